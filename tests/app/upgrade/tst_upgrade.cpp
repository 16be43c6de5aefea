// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/server.h"
#include "models/cache/catalogfile.h"
#include "models/cache/folder.h"
#include "models/changes/journal.h"
#include "models/settings/profiles.h"
#include "models/settings/savedviews.h"
#include "models/settings/settings.h"
#include "models/sql/sqlite.h"
#include "tests/support/sampledata.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace {

const auto release = u"0.1.0"_s;
const auto identity = u"https://gms.example:443"_s;
const auto fraud = u"urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,fraud-eu,PROD)"_s;
const changes::EditKey ownership {fraud, u"ownership"_s};

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray fixture(const QString &name)
{
    return contents(QStringLiteral(SLIPWAY_SOURCE_DIR) + u"/tests/app/upgrade/"_s + release + u'/'
                    + name);
}

bool put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return !bytes.isEmpty() && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

//! A database of the statements in a fixture.
bool build(const QString &path, const QString &name)
{
    const QByteArray statements = fixture(name);
    if (statements.isEmpty())
        return false;
    sql::Connection file(path.toStdString(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    file.execute(statements.toStdString());
    return true;
}

catalog::CatalogPtr smallCatalog()
{
    catalog::CatalogBuilder builder;
    catalog::ChunkBuilder chunk;
    for (const support::Made &deployment : support::makeDeployments(5, 3))
        support::addTo(chunk, deployment);
    builder.append(chunk);
    return builder.snapshot();
}

changes::Delta addedOwner()
{
    return {{{u"owners"_s, u"urn:li:corpuser:ana"_s},
             nullptr,
             {{"owner", "urn:li:corpuser:ana"}, {"type", "TECHNICAL_OWNER"}}}};
}

//! What make_fixtures.py makes the fixtures of.
bool writeFixtures(const QString &folder)
{
    Profiles profiles(folder + u"/connections.json"_s);
    ConnectionProfile profile;
    profile.name = u"Production EU"_s;
    profile.url = QUrl(u"https://datahub.acme.example/api/gms"_s);
    profile.colour = u"#C8421F"_s;
    profile.readOnly = false;
    profile.production = true;
    profile.productionEnvironments = {u"PROD"_s, u"EI"_s};
    profile.refreshMinutes = 15;
    profiles.add(profile);
    SavedViews views;
    QSettings backend(folder + u"/slipway.ini"_s, QSettings::IniFormat);
    Settings settings(backend);
    settings.theme.set(ThemeChoice::Dark);
    settings.localPort.set(8123);
    backend.sync();
    auto journal = changes::Journal::open(folder, identity);
    if (!profiles.save() || !views.open(folder + u"/views.json"_s) || !journal)
        return false;
    views.remove(u"shipped.orphans"_s);
    views.add({{}, u"Mine"_s, u"status:FAILED"_s, {{u"Status"_s, true, 90}}, {u"-Version"_s}});
    changes::Step step;
    step.swaps.push_back(
        {ownership, std::nullopt, changes::AspectEdit {ownership, 3, addedOwner()}});
    changes::LogEntry entry;
    entry.timeMs = 1'790'000'000'000;
    entry.batch = 1;
    entry.key = {fraud, u"globalTags"_s};
    entry.delta = {{{u"tags"_s, u"urn:li:tag:gold"_s}, nullptr, {{"tag", "urn:li:tag:gold"}}}};
    entry.versionBefore = 1;
    entry.versionAfter = 2;
    const catalog::CatalogPtr catalog = smallCatalog();
    std::vector<catalog::Row> byName(catalog->size());
    std::iota(byName.begin(), byName.end(), catalog::Row(0));
    return (*journal)->write(step) && (*journal)->setDraft(u"note"_s, u"half a sent"_s)
        && (*journal)->applied({}, entry)
        && cache::write(folder + u"/cache.bin"_s, *catalog,
                        {identity, QDateTime::fromMSecsSinceEpoch(1'790'000'000'000), {100}, 42},
                        byName);
}

} // namespace

//! The files of earlier releases, kept as they were written, are read by this one.
class TestUpgrade : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void connections()
    {
        const QString path = m_folder->filePath(u"connections.json"_s);
        QVERIFY(put(path, fixture(u"connections.json"_s)));
        Profiles profiles(path);

        QVERIFY(profiles.load());

        QCOMPARE(profiles.all().size(), 1);
        const ConnectionProfile &profile = profiles.all().first();
        QCOMPARE(profile.name, u"Production EU"_s);
        QCOMPARE(profile.url, QUrl(u"https://datahub.acme.example/api/gms"_s));
        QVERIFY(!profile.readOnly && profile.production);
        QCOMPARE(profile.productionEnvironments, (QStringList {u"PROD"_s, u"EI"_s}));
        QCOMPARE(profile.refreshMinutes, 15);
        QVERIFY(profiles.save());
        Profiles again(path);
        QVERIFY(again.load());
        QCOMPARE(again.all(), profiles.all());
    }

    //! Those before there was a version in the file.
    void connectionsWithoutAVersion()
    {
        const QString path = m_folder->filePath(u"connections.json"_s);
        QByteArray text = fixture(u"connections.json"_s);
        QVERIFY(text.contains("\042version\042: 1"));
        text.replace("\042version\042: 1", "\042something\042: 1");
        QVERIFY(put(path, text));
        Profiles profiles(path);
        QVERIFY(profiles.load());
        QCOMPARE(profiles.all().size(), 1);
    }

    void savedViews()
    {
        const QString path = m_folder->filePath(u"views.json"_s);
        QVERIFY(put(path, fixture(u"views.json"_s)));
        SavedViews views;

        QVERIFY(views.open(path));

        QVERIFY(!views.find(u"shipped.orphans"_s));
        const SavedView &mine = views.views().last();
        QCOMPARE(mine.name, u"Mine"_s);
        QCOMPARE(mine.filter, u"status:FAILED"_s);
        QCOMPARE(mine.sorting, QStringList {u"-Version"_s});
        QCOMPARE(mine.columns.size(), 1);
    }

    void savedViewsOfALaterVersionAreSetAside()
    {
        const QString path = m_folder->filePath(u"views.json"_s);
        QByteArray text = fixture(u"views.json"_s);
        text.replace("\042version\042: 1", "\042version\042: 2");
        QVERIFY(put(path, text));
        SavedViews views;

        QVERIFY(!views.open(path));

        QCOMPARE(contents(path + u".broken"_s), text);
    }

    void settings()
    {
        const QString path = m_folder->filePath(u"slipway.ini"_s);
        QVERIFY(put(path, fixture(u"slipway.ini"_s)));
        QSettings backend(path, QSettings::IniFormat);
        const Settings settings(backend);

        QCOMPARE(settings.theme.value(), ThemeChoice::Dark);
        QCOMPARE(settings.localPort.value(), 8123);
        QVERIFY(!settings.density.isSet());
    }

    void journalOfEdits()
    {
        QString path;
        {
            const auto fresh = changes::Journal::open(m_folder->path(), identity);
            QVERIFY(fresh);
            path = (*fresh)->path();
        }
        for (const QString &end : {QString(), u"-wal"_s, u"-shm"_s})
            QFile::remove(path + end);
        QVERIFY(build(path, u"journal.sql"_s));

        const auto journal = changes::Journal::open(m_folder->path(), identity);

        QVERIFY(journal);
        QVERIFY((*journal)->setAside().isEmpty());
        const auto edits = (*journal)->restored().edits();
        QCOMPARE(edits.size(), std::size_t(1));
        QVERIFY(edits.front() == (changes::AspectEdit {ownership, 3, addedOwner()}));
        QCOMPARE((*journal)->restoredDrafts().value(u"note"_s), u"half a sent"_s);
        const auto log = (*journal)->log(10);
        QVERIFY(log);
        QCOMPARE(log->size(), std::size_t(1));
        QCOMPARE(log->front().versionAfter, 2);
    }

    void embeddedCatalog()
    {
        const QString path = m_folder->filePath(u"catalog.db"_s);
        QVERIFY(build(path, u"catalog.sql"_s));
        const auto problems = localgms::checkDataFile(path);
        QVERIFY(problems);
        QVERIFY2(problems->isEmpty(), qPrintable(problems->join(u'\n')));
        localgms::Options options;
        options.dataFile = path;
        options.port = 0;
        const auto server = localgms::Server::start(options);
        QVERIFY(server);

        QNetworkAccessManager manager;
        QUrl url = (*server)->url();
        url.setPath(u"/openapi/v3/entity/mlModelDeployment/"_s + fraud);
        const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(url)));
        QTRY_VERIFY(reply->isFinished());

        QCOMPARE(reply->error(), QNetworkReply::NoError);
        const QByteArray body = reply->readAll();
        QVERIFY2(body.contains("FAILED"), body.constData());
        QVERIFY2(body.contains("urn:li:corpuser:ana"), body.constData());
    }

    //! Of the cache alone it is enough that nothing bad comes of it; while its format is the same,
    //! it is read.
    void keptCatalog()
    {
        const QString path = m_folder->filePath(u"a.catalog"_s);
        QVERIFY(put(path, QByteArray::fromBase64(fixture(u"cache.base64"_s))));

        const auto restored = cache::read(path, identity);

        QVERIFY(restored);
        QCOMPARE(restored->origin.linksDigest, 42U);
        std::size_t rows = 0;
        for (const auto &chunk : restored->parts.chunks)
            rows += chunk->size();
        QCOMPARE(rows, std::size_t(5));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (const QString folder = qEnvironmentVariable("SLIPWAY_WRITE_FIXTURES"); !folder.isEmpty())
        return writeFixtures(folder) ? 0 : 1;
    TestUpgrade test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_upgrade.moc"
