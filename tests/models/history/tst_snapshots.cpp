// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/history/snapshots.h"
#include "tests/support/sampledata.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using history::SnapshotInfo;
using history::Snapshots;
using history::SnapshotServer;

namespace {

const SnapshotServer server {
    u"https://gms.example:443"_s, u"Production EU – größer"_s, u"1.6.0"_s, {u"PROD"_s, u"LIVE"_s}};

QDateTime at(int day, int hour = 12)
{
    return QDateTime(QDate(2026, 10, day), QTime(hour, 0));
}

bool equal(const catalog::Catalog &a, const catalog::Catalog &b)
{
    if (a.size() != b.size() || a.directory() != b.directory())
        return false;
    for (catalog::Row row = 0; row < a.size(); ++row) {
        if (a.record(row) != b.record(row))
            return false;
    }
    return true;
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool setContents(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) >= 0;
}

} // namespace

class TestSnapshots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatIsKeptComesBackWithoutTheFile()
    {
        catalog::Directory directory;
        directory.insert(u"urn:li:tag:gold"_s, {u"Gold"_s, {}, u"#ffcc00"_s, {}, {}, true, true});
        const auto made = support::makeCatalog(support::makeDeployments(3000, 7), 1000, directory);
        const Snapshots snapshots(m_folder->filePath(u"snapshots"_s));
        const auto kept = snapshots.keep(*made, server, at(14));
        QVERIFY(kept);
        QCOMPARE(kept->deployments, 3000);
        QCOMPARE(kept->day, QDate(2026, 10, 14));
        const auto inspected = history::snapshotfile::inspect(kept->path);
        QVERIFY(inspected);
        QCOMPARE(*inspected, *kept);
        const auto read = history::snapshotfile::read(kept->path);
        QVERIFY(read);
        QVERIFY(snapshots.remove(kept->path));
        QVERIFY(!QFile::exists(kept->path));
        QVERIFY(equal(**read, *made));
        QVERIFY((*read)->parts().byName);
        QCOMPARE((*read)->links().known(), made->links().known());
    }

    void filesAndFoldersAreTheirOwnersOnly()
    {
        const QString folder = m_folder->filePath(u"a/snapshots"_s);
        const auto made = support::makeCatalog(support::makeDeployments(10, 1));
        const auto kept = Snapshots(folder).keep(*made, server, at(14));
        QVERIFY(kept);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
                          | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        for (const QString &path : {kept->path, QFileInfo(kept->path).path(), folder})
            QCOMPARE(QFile::permissions(path) & others, QFile::Permissions());
        QCOMPARE(QDir(QFileInfo(kept->path).path())
                     .entryList(QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot)
                     .size(),
                 1);
        QVERIFY(!kept->path.contains(u"gms.example"_s));
    }

    void theLastOfADayTakesThePlaceOfTheOthers()
    {
        const Snapshots snapshots(m_folder->path());
        const auto few = support::makeCatalog(support::makeDeployments(10, 1));
        const auto more = support::makeCatalog(support::makeDeployments(20, 1));
        QVERIFY(snapshots.keep(*few, server, at(13)));
        QVERIFY(snapshots.keep(*few, server, at(14, 8)));
        QVERIFY(snapshots.keep(*more, server, at(14, 18)));
        const auto list = snapshots.list(server.identity);
        QCOMPARE(list.size(), std::size_t(2));
        QCOMPARE(list[0].deployments, 20);
        QCOMPARE(list[0].takenAt, at(14, 18).toUTC());
        QCOMPARE(list[1].day, QDate(2026, 10, 13));
        QCOMPARE(history::newestUntil(list, QDate(2026, 10, 20)), &list[0]);
        QCOMPARE(history::newestUntil(list, QDate(2026, 10, 13)), &list[1]);
        QVERIFY(!history::newestUntil(list, QDate(2026, 10, 12)));
    }

    void connectionsAreKeptApart()
    {
        const Snapshots snapshots(m_folder->path());
        const auto made = support::makeCatalog(support::makeDeployments(10, 1));
        SnapshotServer other = server;
        other.identity = u"embedded"_s;
        QVERIFY(snapshots.keep(*made, server, at(13)));
        QVERIFY(snapshots.keep(*made, other, at(14)));
        QCOMPARE(snapshots.list(server.identity).size(), std::size_t(1));
        QCOMPARE(snapshots.list(other.identity).size(), std::size_t(1));
        QCOMPARE(snapshots.list().size(), std::size_t(2));
        QCOMPARE(snapshots.list().front().server, other);
        QVERIFY(snapshots.list(u"https://elsewhere"_s).empty());
    }

    void numberAndSizeAreBounded()
    {
        const auto made = support::makeCatalog(support::makeDeployments(50, 1));
        const Snapshots three(m_folder->filePath(u"three"_s), {3, 1 << 30});
        qint64 size = 0;
        for (int day = 1; day <= 8; ++day)
            size = three.keep(*made, server, at(day))->bytes;
        QCOMPARE(three.list().size(), std::size_t(3));
        QCOMPARE(three.list().back().day, QDate(2026, 10, 6));
        const Snapshots small(m_folder->filePath(u"small"_s), {90, size * 5 / 2});
        for (int day = 1; day <= 8; ++day)
            QVERIFY(small.keep(*made, server, at(day)));
        QCOMPARE(small.list().size(), std::size_t(2));
        const Snapshots tiny(m_folder->filePath(u"tiny"_s), {90, 1});
        QVERIFY(tiny.keep(*made, server, at(1)));
        QCOMPARE(tiny.list().size(), std::size_t(1)); // the last one stays whatever it takes
    }

    void anEmptyCatalogIsNotKept()
    {
        const Snapshots snapshots(m_folder->path());
        QVERIFY(!snapshots.keep(catalog::Catalog(), server, at(14)));
        QVERIFY(snapshots.list().empty());
    }

    void nothingButSnapshotsIsRemoved()
    {
        const QString other = m_folder->filePath(u"notes.txt"_s);
        QVERIFY(setContents(other, "mine"));
        const Snapshots snapshots(m_folder->filePath(u"snapshots"_s));
        QVERIFY(!snapshots.remove(other));
        QVERIFY(!snapshots.remove(m_folder->filePath(u"snapshots/../notes.txt"_s)));
        QVERIFY(QFile::exists(other));
    }

    //! Every file that is not whole is refused, whatever of it is wrong.
    void damageIsHarmless()
    {
        const Snapshots snapshots(m_folder->path());
        const auto made = support::makeCatalog(support::makeDeployments(300, 1), 100);
        const auto kept = snapshots.keep(*made, server, at(14));
        QVERIFY(kept);
        const QByteArray whole = contentsOf(kept->path);
        QRandomGenerator random(3);
        int refused = 0;
        for (int i = 0; i < 400; ++i) {
            QByteArray bytes = whole;
            const int at = i < 120 ? i : random.bounded(int(bytes.size()));
            bytes[at] = char(bytes[at] ^ (1 << random.bounded(8)));
            QVERIFY(setContents(kept->path, bytes));
            const auto read = history::snapshotfile::read(kept->path);
            if (!read) {
                QCOMPARE(read.error().kind, Error::Kind::File);
                ++refused;
            } else {
                QVERIFY(equal(**read, *made)); // a bit that says nothing
            }
        }
        QVERIFY(refused > 390);
        for (const qsizetype size : {qsizetype(0), qsizetype(5), qsizetype(24), qsizetype(100),
                                     whole.size() / 2, whole.size() - 1}) {
            QVERIFY(setContents(kept->path, whole.left(size)));
            QVERIFY(!history::snapshotfile::read(kept->path));
        }
        QVERIFY(setContents(kept->path, QByteArray(1000, 'x')));
        QVERIFY(snapshots.list().empty());
        const auto none = history::snapshotfile::read(m_folder->filePath(u"none.snapshot"_s));
        QVERIFY(!none);
        QCOMPARE(none.error().kind, Error::Kind::NotFound);
    }

    //! No benchmark: that a snapshot is worth its place on disk.
    void aSnapshotIsMuchSmallerThanItsColumns()
    {
        const auto made = support::makeCatalog(support::makeDeployments(20'000, 1));
        const auto kept = Snapshots(m_folder->path()).keep(*made, server, at(14));
        QVERIFY(kept);
        QVERIFY2(kept->bytes * 3 < qint64(made->chunkMemory()),
                 qPrintable(u"%1 of %2"_s.arg(kept->bytes).arg(made->chunkMemory())));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSnapshots)
#include "tst_snapshots.moc"
