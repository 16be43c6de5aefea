// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changes/aspects.h"
#include "models/store/editing.h"
#include "models/store/gmsstore.h"
#include "tests/fakegms/fakegms.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using changes::EditState;
using changes::Json;
using store::Editing;
namespace aspect = changes::aspect;

namespace {

constexpr int deployments = 12;

//! A server, a connection to it, and the edits of that connection.
struct Room
{
    explicit Room(const QString &release = u"1.6"_s)
    {
        gms.setRelease(release);
        gms.addDeployments(deployments);
        open();
    }

    void open()
    {
        store::Connection connection;
        connection.server.url = gms.url();
        connection.server.name = u"Test"_s;
        connection.server.readOnly = false;
        connection.silenceMs = silenceMs;
        connected = std::make_unique<store::GmsStore>(connection);
        edits = std::make_unique<Editing>(
            *connected, connected->client(),
            Editing::Options {.folder = folder.path(),
                              .identity = u"test"_s,
                              .fallbackActor = u"urn:li:corpuser:tester"_s});
    }
    //! As if the program had been killed: nothing is said to the journal.
    void reopen()
    {
        edits.reset();
        connected.reset();
        open();
    }
    bool load()
    {
        connected->refresh();
        return QTest::qWaitFor([&] { return !connected->state().isBusy(); }, 30'000);
    }
    bool apply(const QList<changes::EditKey> &keys = {})
    {
        QSignalSpy finished(edits.get(), &Editing::applyFinished);
        edits->apply(keys);
        return QTest::qWaitFor([&] { return !finished.isEmpty(); }, 60'000);
    }
    bool read(const QString &urn)
    {
        QSignalSpy came(edits.get(), &Editing::aspectsRead);
        edits->read(urn, true);
        return QTest::qWaitFor([&] { return !came.isEmpty(); }, 30'000);
    }
    Json onServer(const QString &urn, const QString &name)
    {
        const auto *aspects = gms.data().find(urn.toStdString());
        if (!aspects)
            return nullptr;
        const auto it = aspects->find(name.toStdString());
        return it == aspects->end() ? Json() : it->second.value;
    }
    int tagCount(const QString &urn, const QString &tag)
    {
        const Json tags = onServer(urn, aspect::tags);
        int count = 0;
        for (const Json &one : tags.is_object() ? tags.at("tags") : Json::array())
            count += one.at("tag") == tag.toStdString() ? 1 : 0;
        return count;
    }

    int silenceMs = 60'000;
    FakeGms gms;
    QTemporaryDir folder;
    std::unique_ptr<store::GmsStore> connected;
    std::unique_ptr<Editing> edits;
};

changes::Wish tagWish(const QString &tag)
{
    changes::Wish wish;
    wish.addTags = {tag};
    return wish;
}

QStringList urns(int count = deployments)
{
    QStringList result;
    for (int i = 0; i < count; ++i)
        result.append(fakeDeploymentUrn(i));
    return result;
}

const QString newTag = u"urn:li:tag:new"_s;

Json changed(Json value, const char *key, const Json &to)
{
    if (value.is_null())
        value = Json::object();
    value[key] = to;
    return value;
}

} // namespace

//! Edits on their way to a server that goes wrong, over a real socket. Whatever happens, the set
//! and the server together hold every edit exactly once.
class TestEditing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWishReachesEveryRelease_data();
    void aWishReachesEveryRelease();
    void faultsLoseAndDoubleNothing_data();
    void faultsLoseAndDoubleNothing();
    void lostAnswersAreSettledByAsking_data();
    void lostAnswersAreSettledByAsking();
    void aBusyServerIsWaitedFor();
    void silenceIsNoAnswer();
    void someoneElsesTagStays_data();
    void someoneElsesTagStays();
    void someoneElsesNoteStaysBesideMyDate();
    void aCollisionIsAConflictUntilSomeoneChooses();
    void whatWasWrittenOverIsSaid();
    void twoTypesOfOneOwnerStayTwo();
    void aRunThatIsCancelledKeepsTheRest();
    void aPausedRunGoesOn();
    void editsSurviveTheProgram();
    void aWriteThatOutlivedTheProgramIsNotMadeTwice();
    void whatWasAppliedCanBeTakenBack();
    void whatIsNoLongerOursIsNotTakenBack();
    void aReadOnlyConnectionChangesNothing();
    void theCatalogShowsWhatWaits();
    void unknownFieldsComeBack();
    void copiedTextDoesTheSame();
};

void TestEditing::aWishReachesEveryRelease_data()
{
    QTest::addColumn<QString>("release");
    for (const char *release : {"0.12", "0.14", "1.0", "1.2", "1.6"})
        QTest::addRow("%s", release) << QString::fromLatin1(release);
}

void TestEditing::aWishReachesEveryRelease()
{
    QFETCH(QString, release);
    Room room(release);
    QVERIFY(room.load());
    changes::Wish wish;
    wish.addTags = {newTag};
    wish.addOwners = {{u"urn:li:corpuser:new"_s, u"DATA_STEWARD"_s}};
    wish.deprecate = changes::Wish::Deprecation {
        .decommissionMs = 1800000000000, .keepsDates = false, .note = u"n"_s, .replacement = {}};
    wish.properties = {{u"k"_s, u"v"_s}};
    wish.removed = true;
    QVERIFY(room.edits->setWish(urns(), wish, u"all"_s));
    const std::size_t edits = room.edits->changes().editCount();
    QVERIFY(room.apply());
    QCOMPARE(room.edits->applyState().applied, int(edits));
    QVERIFY(room.edits->changes().isEmpty());
    for (const QString &urn : urns()) {
        QCOMPARE(room.tagCount(urn, newTag), 1);
        const Json deprecation = room.onServer(urn, aspect::deprecation);
        QVERIFY(deprecation["deprecated"] == true && deprecation["note"] == "n");
        QVERIFY(deprecation["actor"] == "urn:li:corpuser:tester");
        QVERIFY(room.onServer(urn, aspect::status)["removed"] == true);
        QVERIFY(room.onServer(urn, aspect::properties)["customProperties"]["k"] == "v");
    }
}

void TestEditing::faultsLoseAndDoubleNothing_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<bool>("after");
    const std::pair<const char *, Fault> faults[] {
        {"refused", Fault::Refuse},         {"cut head", Fault::CutHead},
        {"cut body", Fault::CutOff},        {"garbage", Fault::Garbage},
        {"401", Fault::Unauthorized},       {"403", Fault::Forbidden},
        {"404", Fault::NotFound},           {"400", Fault::BadRequest},
        {"412", Fault::Precondition},       {"422", Fault::Unprocessable},
        {"429", Fault::TooManyRequests},    {"500", Fault::ServerError},
        {"503", Fault::Unavailable},        {"502", Fault::BadGateway},
        {"bad JSON", Fault::MalformedJson}, {"wrong shape", Fault::WrongShape},
        {"web page", Fault::Html},          {"empty", Fault::EmptyBody}};
    for (const auto &[name, fault] : faults) {
        QTest::addRow("%s, not written", name) << int(fault) << false;
        // Who is not let in has not written.
        if (fault != Fault::Unauthorized && fault != Fault::Forbidden)
            QTest::addRow("%s, though written", name) << int(fault) << true;
    }
}

void TestEditing::faultsLoseAndDoubleNothing()
{
    QFETCH(int, fault);
    QFETCH(bool, after);
    Room room;
    QVERIFY(room.load());
    QVERIFY(room.edits->setWish(urns(), tagWish(newTag), u"tag"_s));
    room.gms.fault("POST /openapi/v3/entity/mlmodeldeployment/urn", Fault(fault), 3, 2,
                   after ? AfterWriting : BeforeWriting);
    QVERIFY(room.apply());

    // Each edit is on the server, or it waits; what came through unseen is known to have.
    for (const QString &urn : urns()) {
        const bool waits = room.edits->changes().find({urn, aspect::tags}) != nullptr;
        QCOMPARE(room.tagCount(urn, newTag), waits ? 0 : 1);
        if (waits && room.edits->applyState().stopped.isEmpty())
            QVERIFY(!room.edits->stateOf({urn, aspect::tags}).reason.isEmpty());
    }
    room.gms.clearFaults();
    QVERIFY(room.apply());
    QVERIFY(room.edits->changes().isEmpty());
    for (const QString &urn : urns())
        QCOMPARE(room.tagCount(urn, newTag), 1);
}

void TestEditing::lostAnswersAreSettledByAsking_data()
{
    QTest::addColumn<bool>("readsFail");
    QTest::newRow("the server can be asked") << false;
    QTest::newRow("it cannot") << true;
}

void TestEditing::lostAnswersAreSettledByAsking()
{
    QFETCH(bool, readsFail);
    Room room;
    QVERIFY(room.load());
    const changes::EditKey key {fakeDeploymentUrn(0), aspect::tags};
    QVERIFY(room.edits->setWish({key.urn}, tagWish(newTag), u"tag"_s));
    room.gms.fault("POST /openapi/v3/entity/mlmodeldeployment/urn", Fault::Refuse, 1, 0,
                   AfterWriting);
    if (readsFail)
        room.gms.beforeAnswer = [&room](const FakeRequest &request) {
            if (request.method == "POST" && request.target.contains("/globalTags"))
                room.gms.fault("/openapi/v3/entity/mlmodeldeployment", Fault::Forbidden, -1);
        };
    QVERIFY(room.apply());
    room.gms.beforeAnswer = {};
    room.gms.clearFaults();
    if (readsFail) {
        QCOMPARE(room.edits->stateOf(key).kind, EditState::Kind::Unknown);
        QVERIFY(!room.edits->stateOf(key).runId.isEmpty());
        const int writes = room.gms.writes();
        QVERIFY(room.apply());
        QCOMPARE(room.gms.writes(), writes);
    }
    QVERIFY(room.edits->changes().isEmpty());
    QCOMPARE(room.tagCount(key.urn, newTag), 1);
    QCOMPARE(room.edits->log().size(), std::size_t(1));
}

void TestEditing::aBusyServerIsWaitedFor()
{
    Room room;
    QVERIFY(room.load());
    QVERIFY(room.edits->setWish(urns(2), tagWish(newTag), u"tag"_s));
    room.gms.fault("POST /openapi/v3/entity/mlmodeldeployment/urn", Fault::TooManyRequests, 2);
    QVERIFY(room.apply());
    QCOMPARE(room.edits->applyState().applied, 2);
    QVERIFY(room.edits->changes().isEmpty());
}

void TestEditing::silenceIsNoAnswer()
{
    Room room;
    room.silenceMs = 500;
    room.reopen();
    QVERIFY(room.load());
    QVERIFY(room.edits->setWish(urns(3), tagWish(newTag), u"tag"_s));
    room.gms.fault("POST /openapi/v3/entity/mlmodeldeployment/urn", Fault::Hang, 1, 0,
                   AfterWriting);
    QVERIFY(room.apply());
    QVERIFY(room.edits->changes().isEmpty());
    for (const QString &urn : urns(3))
        QCOMPARE(room.tagCount(urn, newTag), 1);
}

void TestEditing::someoneElsesTagStays_data()
{
    QTest::addColumn<QString>("release");
    QTest::addColumn<bool>("ignores");
    QTest::newRow("412") << u"1.6"_s << false;
    QTest::newRow("400") << u"1.0"_s << false;
    QTest::newRow("422") << u"0.12"_s << false;
    QTest::newRow("known to ignore preconditions") << u"0.14"_s << false;
    QTest::newRow("ignores them unsaid") << u"1.6"_s << true;
}

void TestEditing::someoneElsesTagStays()
{
    QFETCH(QString, release);
    QFETCH(bool, ignores);
    Room room(release);
    room.gms.setIgnoresPreconditions(ignores);
    QVERIFY(room.load());
    const changes::EditKey key {fakeDeploymentUrn(0), aspect::tags};
    QVERIFY(room.edits->setWish({key.urn}, tagWish(newTag), u"tag"_s));
    int times = 0;
    room.gms.beforeAnswer = [&](const FakeRequest &request) {
        const bool writes = (request.method == "POST" && request.target.contains("/globalTags"))
                         || (request.target.contains("ingestProposal"));
        if (!writes || times == 3)
            return;
        Json theirs = room.onServer(key.urn, aspect::tags);
        if (!theirs.is_object())
            theirs = {{"tags", Json::array()}};
        theirs["tags"].push_back({{"tag", "urn:li:tag:theirs" + std::to_string(times++)}});
        room.gms.data().set(key.urn, aspect::tags, theirs);
    };
    QVERIFY(room.apply());
    QCOMPARE(room.edits->applyState().applied, 1);
    QVERIFY(times > 0);
    QCOMPARE(room.tagCount(key.urn, newTag), 1);
    for (int i = 0; i < times; ++i)
        QCOMPARE(room.tagCount(key.urn, u"urn:li:tag:theirs%1"_s.arg(i)), 1);
}

void TestEditing::someoneElsesNoteStaysBesideMyDate()
{
    Room room;
    const changes::EditKey key {fakeDeploymentUrn(0), aspect::deprecation};
    const Json base {{"deprecated", true}, {"note", "old"}, {"actor", "urn:li:corpuser:a"}};
    room.gms.data().set(key.urn, key.aspect, base);
    QVERIFY(room.load());
    QVERIFY(room.read(key.urn));
    QVERIFY(room.edits->setAspect(key, changed(base, "decommissionTime", 5), u"date"_s));
    room.gms.data().set(key.urn, key.aspect, changed(base, "note", "new"));
    QVERIFY(room.apply());
    QCOMPARE(room.edits->applyState().applied, 1);
    const Json now = room.onServer(key.urn, key.aspect);
    QVERIFY(now["note"] == "new" && now["decommissionTime"] == 5);
}

void TestEditing::aCollisionIsAConflictUntilSomeoneChooses()
{
    Room room;
    const changes::EditKey key {fakeDeploymentUrn(0), aspect::deprecation};
    const Json base {{"deprecated", true},
                     {"note", "old"},
                     {"decommissionTime", 1},
                     {"actor", "urn:li:corpuser:a"}};
    room.gms.data().set(key.urn, key.aspect, base);
    QVERIFY(room.load());
    QVERIFY(room.read(key.urn));
    const Json mine = changed(changed(base, "decommissionTime", 5), "note", "mine");
    QVERIFY(room.edits->setAspect(key, mine, u"date"_s));
    const Json theirs = changed(changed(base, "decommissionTime", 7), "note", "theirs");
    room.gms.data().set(key.urn, key.aspect, theirs);
    QVERIFY(room.apply());
    QCOMPARE(room.edits->applyState().conflicts, 1);
    QCOMPARE(room.edits->stateOf(key).kind, EditState::Kind::Conflict);
    QVERIFY(room.onServer(key.urn, key.aspect) == theirs);
    const auto collisions = room.edits->collisionsOf(key);
    QCOMPARE(collisions.size(), std::size_t(2));

    // A conflict is in the journal, too.
    room.reopen();
    QVERIFY(room.load());
    QCOMPARE(room.edits->stateOf(key).kind, EditState::Kind::Conflict);
    QCOMPARE(room.edits->collisionsOf(key).size(), std::size_t(2));
    // Not sent again unasked.
    QVERIFY(room.apply());
    QCOMPARE(room.edits->applyState().total, 0);

    Editing::Choice note;
    Editing::Choice date;
    date.kind = Editing::Choice::Kind::Other;
    date.other = 9;
    room.edits->resolve(key, {{{u"note"_s, {}}, note}, {{u"decommissionTime"_s, {}}, date}});
    QVERIFY(room.apply());
    const Json now = room.onServer(key.urn, key.aspect);
    QVERIFY(now["note"] == "theirs" && now["decommissionTime"] == 9);
    QVERIFY(room.edits->changes().isEmpty());
}

void TestEditing::whatWasWrittenOverIsSaid()
{
    Room room;
    room.gms.setIgnoresPreconditions(true);
    const changes::EditKey key {fakeDeploymentUrn(0), aspect::deprecation};
    const Json base {{"deprecated", true}, {"note", "old"}, {"actor", "urn:li:corpuser:a"}};
    room.gms.data().set(key.urn, key.aspect, base);
    QVERIFY(room.load());
    QVERIFY(room.read(key.urn));
    QVERIFY(room.edits->setAspect(key, changed(base, "decommissionTime", 5), u"date"_s));
    bool once = false;
    room.gms.beforeAnswer = [&](const FakeRequest &request) {
        if (request.method == "POST" && request.target.contains("/deprecation")
            && !std::exchange(once, true))
            room.gms.data().set(key.urn, key.aspect, changed(base, "note", "theirs"));
    };
    QVERIFY(room.apply());
    QVERIFY(once);
    // Mine is there and in the log with a word on it; theirs is offered to be put back.
    QVERIFY(room.onServer(key.urn, key.aspect)["decommissionTime"] == 5);
    QVERIFY(room.onServer(key.urn, key.aspect)["note"] == "old");
    QCOMPARE(room.edits->log().size(), std::size_t(1));
    QVERIFY(!room.edits->log().front().note.isEmpty());
    const changes::AspectEdit *repair = room.edits->changes().find(key);
    QVERIFY(repair);
    QVERIFY(repair->delta.front().after == "theirs");
    QVERIFY(!room.edits->stateOf(key).reason.isEmpty());
    QVERIFY(room.apply());
    QVERIFY(room.onServer(key.urn, key.aspect)["note"] == "theirs");
    QVERIFY(room.onServer(key.urn, key.aspect)["decommissionTime"] == 5);
}

void TestEditing::twoTypesOfOneOwnerStayTwo()
{
    for (const QString &release : {u"1.6"_s, u"0.14"_s}) {
        Room room(release);
        const QString urn = fakeDeploymentUrn(0);
        const QString ana = u"urn:li:corpuser:ana"_s;
        room.gms.data().set(
            urn, aspect::ownership,
            Json {
                {"owners", Json::array({changes::ownerEntry(ana, u"urn:li:ownershipType:a"_s)})}});
        QVERIFY(room.load());
        changes::Wish wish;
        wish.addOwners = {{ana, u"urn:li:ownershipType:b"_s}};
        QVERIFY(room.edits->setWish({urn}, wish, u"b"_s));
        QVERIFY(room.apply());
        QCOMPARE(room.onServer(urn, aspect::ownership)["owners"].size(), std::size_t(2));
        wish.addOwners.clear();
        wish.removeOwners = {{ana, u"urn:li:ownershipType:a"_s}};
        QVERIFY(room.edits->setWish({urn}, wish, u"a"_s));
        QVERIFY(room.apply());
        const Json owners = room.onServer(urn, aspect::ownership)["owners"];
        QCOMPARE(owners.size(), std::size_t(1));
        QVERIFY(owners[0]["typeUrn"] == "urn:li:ownershipType:b");
    }
}

void TestEditing::aRunThatIsCancelledKeepsTheRest()
{
    Room room;
    QVERIFY(room.load());
    QVERIFY(room.edits->setWish(urns(), tagWish(newTag), u"tag"_s));
    QSignalSpy finished(room.edits.get(), &Editing::applyFinished);
    connect(room.edits.get(), &Editing::applyChanged, room.edits.get(), [&room] {
        if (room.edits->applyState().applied == 3)
            room.edits->cancel();
    });
    room.edits->apply();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    int applied = 0;
    for (const QString &urn : urns()) {
        const bool waits = room.edits->changes().find({urn, aspect::tags}) != nullptr;
        QCOMPARE(room.tagCount(urn, newTag), waits ? 0 : 1);
        applied += waits ? 0 : 1;
    }
    QVERIFY(applied >= 3 && applied < deployments);
}

void TestEditing::aPausedRunGoesOn()
{
    Room room;
    QVERIFY(room.load());
    QVERIFY(room.edits->setWish(urns(), tagWish(newTag), u"tag"_s));
    QSignalSpy finished(room.edits.get(), &Editing::applyFinished);
    room.edits->apply();
    room.edits->pause();
    QVERIFY(room.edits->applyState().paused);
    // What is on its way ends; nothing else begins until it goes on.
    QVERIFY(QTest::qWaitFor([&] { return !room.edits->isWriting(); }, 30'000));
    QCOMPARE(finished.size(), 0);
    QVERIFY(!room.edits->changes().isEmpty());
    room.edits->resume();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    QVERIFY(room.edits->changes().isEmpty());
}

void TestEditing::editsSurviveTheProgram()
{
    Room room;
    QVERIFY(room.load());
    QVERIFY(room.edits->setWish(urns(), tagWish(newTag), u"tag"_s));
    room.edits->setDraft(u"x/url"_s, u"htt"_s);
    room.edits->undo();
    room.edits->redo();
    const changes::ChangeSet before = room.edits->changes();
    room.reopen();
    QVERIFY(room.edits->changes() == before);
    QCOMPARE(room.edits->draft(u"x/url"_s), u"htt"_s);
    QVERIFY(!room.edits->notice().isEmpty());
    QVERIFY(room.load());
    QVERIFY(room.apply());
    for (const QString &urn : urns())
        QCOMPARE(room.tagCount(urn, newTag), 1);
}

void TestEditing::aWriteThatOutlivedTheProgramIsNotMadeTwice()
{
    Room room;
    QVERIFY(room.load());
    const changes::EditKey key {fakeDeploymentUrn(0), aspect::tags};
    QVERIFY(room.edits->setWish({key.urn}, tagWish(newTag), u"tag"_s));
    room.gms.fault("POST /openapi/v3/entity/mlmodeldeployment/urn", Fault::Hang, 1, 0,
                   AfterWriting);
    room.edits->apply();
    QTRY_COMPARE_WITH_TIMEOUT(room.tagCount(key.urn, newTag), 1, 30'000);
    room.reopen();
    QCOMPARE(room.edits->stateOf(key).kind, EditState::Kind::Unknown);
    QVERIFY(room.load());
    const int writes = room.gms.writes();
    QVERIFY(room.apply());
    QCOMPARE(room.gms.writes(), writes);
    QVERIFY(room.edits->changes().isEmpty());
    QCOMPARE(room.edits->log().size(), std::size_t(1));
}

void TestEditing::whatWasAppliedCanBeTakenBack()
{
    Room room;
    QVERIFY(room.load());
    std::vector<std::pair<Json, Json>> before;
    for (const QString &urn : urns())
        before.emplace_back(room.onServer(urn, aspect::tags), room.onServer(urn, aspect::status));
    changes::Wish wish = tagWish(newTag);
    wish.removed = true;
    QVERIFY(room.edits->setWish(urns(), wish, u"both"_s));
    QVERIFY(room.apply());
    const auto log = room.edits->log();
    QCOMPARE(room.edits->revert(log), QStringList());
    QVERIFY(room.apply());
    for (int i = 0; i < deployments; ++i) {
        const QString urn = fakeDeploymentUrn(i);
        QVERIFY(changes::difference(aspect::tags, before[std::size_t(i)].first,
                                    room.onServer(urn, aspect::tags))
                    .empty());
        QVERIFY(changes::difference(aspect::status, before[std::size_t(i)].second,
                                    room.onServer(urn, aspect::status))
                    .empty());
    }
    const auto after = room.edits->log();
    QCOMPARE(after.size(), 2 * log.size());
    QVERIFY(std::ranges::all_of(after.end() - std::ptrdiff_t(log.size()), after.end(),
                                [](const auto &entry) { return entry.reverted; }));
}

void TestEditing::whatIsNoLongerOursIsNotTakenBack()
{
    Room room;
    const changes::EditKey key {fakeDeploymentUrn(0), aspect::deprecation};
    const Json base {{"deprecated", true}, {"note", "old"}, {"actor", "urn:li:corpuser:a"}};
    room.gms.data().set(key.urn, key.aspect, base);
    QVERIFY(room.load());
    QVERIFY(room.read(key.urn));
    const Json mine = changed(changed(base, "decommissionTime", 5), "note", "mine");
    QVERIFY(room.edits->setAspect(key, mine, u"both"_s));
    QVERIFY(room.apply());
    room.gms.data().set(key.urn, key.aspect,
                        changed(room.onServer(key.urn, key.aspect), "note", "theirs"));
    QVERIFY(room.read(key.urn));
    QCOMPARE(room.edits->revert(room.edits->log()).size(), 1);
    QVERIFY(room.apply());
    const Json now = room.onServer(key.urn, key.aspect);
    QVERIFY(now["note"] == "theirs" && !now.contains("decommissionTime"));
}

void TestEditing::aReadOnlyConnectionChangesNothing()
{
    Room room;
    QVERIFY(room.load());
    Editing readOnly(
        *room.connected, room.connected->client(),
        Editing::Options {.folder = {}, .identity = {}, .fallbackActor = {}, .readOnly = true});
    QVERIFY(!readOnly.setWish(urns(), tagWish(newTag), u"tag"_s));
    QVERIFY(readOnly.changes().isEmpty());
    readOnly.apply();
    QCOMPARE(room.gms.writes(), 0);
}

void TestEditing::theCatalogShowsWhatWaits()
{
    Room room;
    QVERIFY(room.load());
    const QString urn = fakeDeploymentUrn(0);
    QVERIFY(room.edits->setWish({urn}, tagWish(newTag), u"tag"_s));
    QVERIFY(room.edits->shown().touches(urn));
    QVERIFY(room.apply());
    // Until a refresh has seen it, what was applied is still shown on top.
    QVERIFY(room.edits->changes().isEmpty());
    QVERIFY(room.edits->shown().touches(urn));
    QVERIFY(room.load());
    QVERIFY(!room.edits->shown().touches(urn));
    QVERIFY(room.connected->catalog()
                ->record(*room.connected->catalog()->find(urn))
                .tags.contains(newTag));
}

void TestEditing::unknownFieldsComeBack()
{
    Room room;
    const QString urn = fakeDeploymentUrn(0);
    room.gms.data().set(urn, aspect::status,
                        {{"removed", false}, {"lifecycleStage", "urn:li:lifecycleStage:x"}});
    room.gms.data().set(urn, aspect::tags,
                        {{"tags", Json::array({{{"tag", "urn:li:tag:old"},
                                                {"context", "{}"},
                                                {"attribution", {{"time", 1}}}}})}});
    QVERIFY(room.load());
    changes::Wish wish = tagWish(newTag);
    wish.removed = true;
    QVERIFY(room.edits->setWish({urn}, wish, u"both"_s));
    QVERIFY(room.apply());
    QVERIFY(room.onServer(urn, aspect::status)["lifecycleStage"] == "urn:li:lifecycleStage:x");
    QVERIFY(room.onServer(urn, aspect::tags)["tags"][0]["attribution"]["time"] == 1);
    QVERIFY(room.onServer(urn, aspect::tags)["tags"][0]["context"] == "{}");
}

void TestEditing::copiedTextDoesTheSame()
{
    Room room;
    QVERIFY(room.load());
    QVERIFY(room.edits->setWish(urns(2), tagWish(newTag), u"tag"_s));
    const QString curl = room.edits->copyText(Editing::CopyForm::Curl);
    QCOMPARE(curl.count(u"curl "_s), 2);
    QVERIFY(curl.contains("If-Version-Match"_L1));
    const Json file = Json::parse(
        room.edits->copyText(Editing::CopyForm::McpFile, {{urns(1).front(), aspect::tags}})
            .toStdString());
    QCOMPARE(file.size(), std::size_t(1));
    QVERIFY(room.edits->copyText(Editing::CopyForm::Python).contains(newTag));
}

QTEST_GUILESS_MAIN(TestEditing)
#include "tst_editing.moc"
