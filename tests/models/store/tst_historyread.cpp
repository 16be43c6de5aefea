// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changes/aspects.h"
#include "models/store/gmsstore.h"
#include "models/store/historyread.h"
#include "models/store/snapshotstore.h"
#include "tests/fakegms/fakegms.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using history::MemoryEnd;
using store::HistoryRead;
namespace aspect = changes::aspect;

namespace {

const QString urn = fakeDeploymentUrn(0);

nlohmann::json tagged(int count)
{
    nlohmann::json tags = nlohmann::json::array();
    for (int i = 0; i < count; ++i)
        tags.push_back({{"tag", "urn:li:tag:t" + std::to_string(i)}});
    return {{"tags", tags}};
}

//! A server with a deployment that was edited, and a connection to it.
struct Room
{
    explicit Room(const QString &release = u"1.6"_s, int tagVersions = 5)
    {
        gms.setRelease(release);
        gms.addDeployments(3);
        gms.data().eraseAspect(urn, aspect::tags);
        for (int i = 1; i <= tagVersions; ++i)
            gms.data().set(
                urn, aspect::tags, tagged(i),
                {"slipway-" + std::to_string(i), 1'790'000'000'000 + i, "urn:li:corpuser:ana"});
        store::Connection connection;
        connection.server.url = gms.url();
        connection.server.name = u"Test"_s;
        connection.silenceMs = 2'000;
        connected = std::make_unique<store::GmsStore>(connection);
        connected->refresh();
        if (!QTest::qWaitFor([&] { return !connected->state().isBusy(); }, 30'000))
            qFatal("no answer");
        gms.clearRequests();
        read = std::make_unique<HistoryRead>(connected->client(), *domain::Urn::tryParse(urn));
    }
    bool settle() const
    {
        return QTest::qWaitFor([this] { return !read->isReading(); }, 30'000);
    }
    const history::AspectVersions &tags() const
    {
        const auto found
            = std::ranges::find(read->aspects(), aspect::tags, &history::AspectVersions::aspect);
        if (found == read->aspects().end())
            qFatal("no tags");
        return *found;
    }

    FakeGms gms;
    std::unique_ptr<store::GmsStore> connected;
    std::unique_ptr<HistoryRead> read;
};

} // namespace

class TestHistoryRead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allVersionsAreReadNewestFirst()
    {
        Room room;
        room.read->start();
        QVERIFY(room.read->isReading());
        QVERIFY(room.settle());
        QCOMPARE(room.read->aspects().size(), std::size_t(aspect::ofDeployment.size()));
        QCOMPARE(room.read->aspectsDone(), int(aspect::ofDeployment.size()));
        QCOMPARE(room.tags().end, MemoryEnd::Start);
        QCOMPARE(room.tags().versions.size(), std::size_t(5));
        for (std::size_t i = 0; i < 5; ++i) {
            const history::AspectVersion &version = room.tags().versions[i];
            QCOMPARE(version.version, qint64(5 - i));
            QVERIFY(version.value == tagged(int(5 - i)));
            QCOMPARE(version.actor, u"urn:li:corpuser:ana"_s);
            QCOMPARE(version.timeMs, 1'790'000'000'000 + qint64(5 - i));
            QVERIFY(history::isBySlipway(version));
        }
        QCOMPARE(room.gms.writes(), 0);
    }

    void itIsBoundedAndGoesOnWhereItEnded()
    {
        Room room(u"1.6"_s, 12);
        room.read->start(4);
        QVERIFY(room.settle());
        QCOMPARE(room.tags().versions.size(), std::size_t(4));
        QCOMPARE(room.tags().end, MemoryEnd::Unread);
        room.read->more(5);
        QVERIFY(room.settle());
        QCOMPARE(room.tags().versions.size(), std::size_t(9));
        room.read->more(100);
        QVERIFY(room.settle());
        QCOMPARE(room.tags().versions.size(), std::size_t(12));
        QCOMPARE(room.tags().end, MemoryEnd::Start);
        QCOMPARE(room.gms.count("version=" + QByteArray::number(7)), 1);
        room.gms.clearRequests();
        room.read->more();
        QVERIFY(room.settle());
        QCOMPARE(room.gms.requests().size(), 0);
    }

    void whatTheServerForgotIsSaid()
    {
        Room room;
        room.gms.data().forgetHistory(urn, aspect::tags);
        room.gms.data().set(urn, aspect::tags, tagged(9));
        room.read->start();
        QVERIFY(room.settle());
        QCOMPARE(room.tags().versions.size(), std::size_t(2));
        QCOMPARE(room.tags().end, MemoryEnd::Forgotten);
    }

    void faultsKeepWhatCame()
    {
        Room room;
        room.gms.fault("globalTags?version=2", Fault::Forbidden);
        room.read->start();
        QVERIFY(room.settle());
        QCOMPARE(room.tags().versions.size(), std::size_t(3));
        QCOMPARE(room.tags().end, MemoryEnd::Failed);
        QCOMPARE(room.tags().error.kind, Error::Kind::Forbidden);
        room.read->more();
        QVERIFY(room.settle());
        QCOMPARE(room.tags().versions.size(), std::size_t(5));
        QCOMPARE(room.tags().end, MemoryEnd::Start);
    }

    void whereNothingComesTheReasonIsKept()
    {
        Room room;
        room.gms.fault("GET /openapi/v3/entity", Fault::Forbidden);
        room.read->start();
        QVERIFY(room.settle());
        QVERIFY(room.read->aspects().empty());
        QVERIFY(room.read->error());
        QCOMPARE(room.read->error()->kind, Error::Kind::Forbidden);
        room.read->more();
        QVERIFY(room.settle());
        QVERIFY(!room.read->error());
        QCOMPARE(room.tags().end, MemoryEnd::Start);
    }

    void anOldServerSaysThatItDoesNotTell()
    {
        Room room(u"0.12"_s);
        room.read->start();
        QVERIFY(room.settle());
        QVERIFY(!room.read->error());
        QVERIFY(room.tags().versions.size() >= 1);
        QVERIFY(room.tags().end == MemoryEnd::Untold || room.tags().end == MemoryEnd::Start);
        const auto events = history::timelineOf(room.read->aspects());
        QVERIFY(!events.empty());
    }

    void stoppedAndDestroyedItSaysNoMore()
    {
        Room room(u"1.6"_s, 12);
        room.read->start();
        QVERIFY(QTest::qWaitFor([&] { return room.read->versionCount() > 8; }, 30'000));
        room.read->stop();
        QVERIFY(!room.read->isReading());
        QSignalSpy changed(room.read.get(), &HistoryRead::changed);
        const int count = room.read->versionCount();
        const auto other
            = std::make_unique<HistoryRead>(room.connected->client(), *domain::Urn::tryParse(urn));
        other->start(); // by whose end an answer to the first would have come
        QVERIFY(QTest::qWaitFor([&] { return !other->isReading(); }, 30'000));
        QCOMPARE(changed.size(), 0);
        QCOMPARE(room.read->versionCount(), count);
        room.read->more();
        QVERIFY(QTest::qWaitFor([&] { return room.read->versionCount() > count; }, 30'000));
        room.read.reset(); // with calls under way
    }

    void aSnapshotIsAStoreWithoutAServer()
    {
        const Room room;
        history::SnapshotInfo info;
        info.server = {room.gms.url().toString(), u"Production"_s, u"1.6.0"_s, {u"LIVE"_s}};
        info.day = QDate(2026, 10, 14);
        info.takenAt = QDateTime(info.day, QTime(12, 0));
        store::SnapshotStore snapshot(room.connected->catalog(), info);
        QCOMPARE(snapshot.state().phase, store::LoadState::Phase::Complete);
        QVERIFY(snapshot.server().readOnly);
        QCOMPARE(snapshot.server().name, u"Production, snapshot of 14 Oct 2026"_s);
        QCOMPARE(snapshot.server().productionEnvironments, QStringList {u"LIVE"_s});
        QCOMPARE(snapshot.catalog(), room.connected->catalog());
        std::optional<Result<store::ServedModels>> models;
        const auto call = snapshot.fetchModels(
            *domain::Urn::tryParse(urn),
            [&](Result<store::ServedModels> found) { models = std::move(found); });
        QVERIFY(!models); // later
        QTRY_VERIFY(models);
        QCOMPARE((*models)->models,
                 snapshot.catalog()->record(*snapshot.catalog()->find(urn)).models);
        std::optional<Result<QString>> json;
        const auto other = snapshot.fetchJson(*domain::Urn::tryParse(urn),
                                              [&](Result<QString> found) { json = found; });
        QTRY_VERIFY(json);
        QVERIFY(!*json);
    }
};

QTEST_GUILESS_MAIN(TestHistoryRead)
#include "tst_historyread.moc"
