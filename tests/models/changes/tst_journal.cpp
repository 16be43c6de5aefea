// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changes/aspects.h"
#include "models/changes/journal.h"
#include "models/sql/sqlite.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace changes;

namespace {

Step tagStep(const ChangeSet &set, const QString &urn, const QString &tag)
{
    const Delta delta {{{u"tags"_s, tag}, Json(), Json {{"tag", tag.toStdString()}}}};
    return {u"Add tag"_s, {}, {set.added({urn, aspect::tags}, 3, delta)}};
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasWrittenIsThereAgain();
    void droppedEditsTakeTheirStateAlong();
    void appliedChangesGoIntoTheLog();
    void twoProgramsHaveAFileEach();
    void anotherServerHasAnotherFile();
    void anUnreadableFileIsSetAside();
    void theFileIsForItsOwnerOnly();

private:
    std::unique_ptr<Journal> opened(const QTemporaryDir &folder, const QString &identity = u"s"_s)
    {
        auto journal = Journal::open(folder.path() + u"/j"_s, identity);
        if (!journal)
            qWarning() << journal.error().detail;
        return journal ? std::move(*journal) : nullptr;
    }
};

void TestJournal::whatWasWrittenIsThereAgain()
{
    QTemporaryDir folder;
    ChangeSet set;
    EditState conflict;
    conflict.kind = EditState::Kind::Conflict;
    conflict.reason = u"Jonas changed it"_s;
    conflict.theirs = Json {{"tags", Json::array()}};
    conflict.theirsVersion = 6;
    conflict.theirsTimeMs = 77;
    conflict.theirsActor = u"urn:li:corpuser:jonas"_s;
    const EditKey key {u"urn:li:x:b"_s, aspect::tags};
    {
        const auto journal = opened(folder);
        QVERIFY(journal);
        for (const QString &urn : {u"urn:li:x:b"_s, u"urn:li:x:a"_s, u"urn:li:x:b"_s}) {
            const Step step = tagStep(set, urn, u"urn:li:tag:%1"_s.arg(set.changeCount()));
            set.apply(step);
            QVERIFY(journal->write(step));
        }
        QVERIFY(journal->setStates({{key, conflict}}));
        QVERIFY(journal->setDraft(u"url"_s, u"htt:/"_s));
    }
    const auto journal = opened(folder);
    QVERIFY(journal);
    QVERIFY(journal->restored() == set);
    QCOMPARE(journal->restored().entities(), QStringList({u"urn:li:x:b"_s, u"urn:li:x:a"_s}));
    QCOMPARE(journal->restored().changeCount(), std::size_t(3));
    QVERIFY(journal->restoredStates().value(key) == conflict);
    QCOMPARE(journal->restoredDrafts().value(u"url"_s), u"htt:/"_s);
}

void TestJournal::droppedEditsTakeTheirStateAlong()
{
    QTemporaryDir folder;
    ChangeSet set;
    const EditKey key {u"urn:li:x:b"_s, aspect::tags};
    {
        const auto journal = opened(folder);
        const Step step = tagStep(set, key.urn, u"urn:li:tag:1"_s);
        set.apply(step);
        QVERIFY(journal->write(step));
        EditState failed;
        failed.kind = EditState::Kind::Failed;
        QVERIFY(journal->setStates({{key, failed}}));
        QVERIFY(journal->write(reversed(step)));
    }
    const auto journal = opened(folder);
    QVERIFY(journal->restored().isEmpty());
    QVERIFY(journal->restoredStates().isEmpty());
}

void TestJournal::appliedChangesGoIntoTheLog()
{
    QTemporaryDir folder;
    ChangeSet set;
    const EditKey key {u"urn:li:x:b"_s, aspect::tags};
    LogEntry entry;
    {
        const auto journal = opened(folder);
        const Step step = tagStep(set, key.urn, u"urn:li:tag:1"_s);
        set.apply(step);
        QVERIFY(journal->write(step));
        entry.timeMs = 5;
        entry.batch = 2;
        entry.key = key;
        entry.delta = set.find(key)->delta;
        entry.versionBefore = 3;
        entry.versionAfter = 4;
        QVERIFY(journal->applied({{}, {}, {set.dropped(key)}}, entry));
        entry.versionAfter = 5;
        QVERIFY(journal->applied({}, entry));
    }
    const auto journal = opened(folder);
    QVERIFY(journal->restored().isEmpty());
    auto log = journal->log(10);
    QVERIFY(log);
    QCOMPARE(log->size(), std::size_t(2));
    entry.id = log->front().id;
    QVERIFY(log->front() == entry);
    QVERIFY(log->front().id > log->back().id);
    QVERIFY(journal->markReverted({log->back().id}));
    log = journal->log(10);
    QVERIFY(log->back().reverted && !log->front().reverted);
}

void TestJournal::twoProgramsHaveAFileEach()
{
    QTemporaryDir folder;
    const auto first = opened(folder);
    const auto second = opened(folder);
    QVERIFY(first && second);
    QVERIFY(!first->isBesideAnother());
    QVERIFY(second->isBesideAnother());
    QVERIFY(first->path() != second->path());
}

void TestJournal::anotherServerHasAnotherFile()
{
    QTemporaryDir folder;
    const auto one = opened(folder, u"https://a"_s);
    const auto other = opened(folder, u"https://b"_s);
    QVERIFY(one->path() != other->path());
    QVERIFY(!other->isBesideAnother());
}

void TestJournal::anUnreadableFileIsSetAside()
{
    QTemporaryDir folder;
    QString path;
    {
        path = opened(folder)->path();
    }
    QFile::remove(path + u"-wal"_s);
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly | QFile::Truncate));
    file.write(QByteArray("no database, no database, no database").repeated(200));
    file.close();
    auto journal = opened(folder);
    QVERIFY(journal);
    QVERIFY(QFile::exists(journal->setAside()));
    QVERIFY(journal->restored().isEmpty());
    journal.reset();

    // What a newer release wrote is not touched either.
    {
        sql::Connection newer(path.toStdString(), SQLITE_OPEN_READWRITE);
        newer.execute("PRAGMA user_version=99");
    }
    journal = opened(folder);
    QVERIFY(journal);
    QVERIFY(journal->setAside().endsWith(u"-2"_s));
}

void TestJournal::theFileIsForItsOwnerOnly()
{
    QTemporaryDir folder;
    const auto journal = opened(folder);
    QVERIFY(!(QFile::permissions(journal->path())
              & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
