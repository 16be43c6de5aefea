// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changes/aspects.h"
#include "models/changes/changeset.h"
#include "models/changes/wish.h"

#include <QTest>

#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace changes;

namespace {

//! Makes aspects and changes to them; the same seed makes the same.
class Dice
{
public:
    explicit Dice(quint32 seed) : m_engine(seed) { }

    int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(m_engine); }
    bool coin() { return below(2) == 0; }

    Json owner()
    {
        static const char *const types[] = {"TECHNICAL_OWNER", "BUSINESS_OWNER",
                                            "urn:li:ownershipType:a", "urn:li:ownershipType:b"};
        Json entry = ownerEntry(u"urn:li:corpuser:u%1"_s.arg(below(5)),
                                QString::fromLatin1(types[below(4)]));
        if (below(4) == 0)
            entry["source"] = {{"type", "MANUAL"}};
        return entry;
    }
    Json tag()
    {
        Json entry {{"tag", "urn:li:tag:t" + std::to_string(below(6))}};
        if (below(4) == 0)
            entry["context"] = "{\"from\":\"rule\"}";
        return entry;
    }

    //! One random change of \a value.
    Json changed(const QString &aspect, Json value)
    {
        Cells cells = Cells::of(aspect, value);
        if (aspect == aspect::ownership) {
            const Json entry = owner();
            toggle(cells, {u"owners"_s, ownerItem(entry)}, entry);
        } else if (aspect == aspect::tags) {
            const Json entry = tag();
            toggle(cells, {u"tags"_s, QString::fromStdString(entry["tag"])}, entry);
        } else if (aspect == aspect::deprecation) {
            static const char *const fields[]
                = {"deprecated", "note", "decommissionTime", "replacement"};
            const int i = below(4);
            const FieldKey key {QString::fromLatin1(fields[i]), {}};
            if (i == 0)
                cells.set(key, coin());
            else if (below(3) == 0)
                cells.remove(key);
            else if (i == 2)
                cells.set(key, 1700000000000 + below(4));
            else
                cells.set(key, "text " + std::to_string(below(4)));
        } else {
            const FieldKey key {u"customProperties"_s, u"k%1"_s.arg(below(4))};
            if (below(3) == 0)
                cells.remove(key);
            else
                cells.set(key, "v" + std::to_string(below(3)));
            if (coin())
                cells.set({u"version"_s, u"versionTag"_s}, std::to_string(below(3)));
        }
        return cells.document(aspect);
    }
    Json several(const QString &aspect, Json value, int times)
    {
        for (int i = 0; i < times; ++i)
            value = changed(aspect, std::move(value));
        return value;
    }
    Json fresh(const QString &aspect)
    {
        if (below(6) == 0)
            return nullptr;
        Json value = several(aspect, Json::object(), 1 + below(8));
        if (value.is_object())
            value["unheardOf"] = {{"kept", true}};
        return value;
    }
    const QString &aspect()
    {
        static const QString all[]
            = {aspect::ownership, aspect::tags, aspect::deprecation, aspect::properties};
        return all[below(4)];
    }

private:
    static void toggle(Cells &cells, const FieldKey &key, const Json &entry)
    {
        if (cells.find(key))
            cells.remove(key);
        else
            cells.set(key, entry);
    }

    std::mt19937 m_engine;
};

//! What schemas take for the same is the same here: an absent field and its default.
bool alike(const QString &aspect, const Json &a, const Json &b)
{
    return difference(aspect, a, b).empty();
}

} // namespace

//! What merging, undoing and dropping promise, over random aspects and changes.
class TestLaws : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAspectTakenApartIsTheAspect();
    void theirsUntouchedGivesMine();
    void mineUntouchedGivesTheirs();
    void mergingAgainChangesNothing();
    void whatDoesNotCollideKeepsBoth();
    void membersNeverCollideAndAreNeverTwice();
    void aFieldThatBothChangedCollides();
    void unknownFieldsStay();
    void whatTheServerMaintainsIsNoChange();
    void removingAMemberTakesItsDoubles();
    void doThenUndoIsNothing();
    void undoThenRedoIsDone();
    void changesThatLeadBackVanish();
    void typingInOneFieldIsOneStep();
    void aWishIsWhatItSaysForEachDeployment();
    void whatIsSentHasWhatTheSchemaRequires();
};

void TestLaws::anAspectTakenApartIsTheAspect()
{
    Dice dice(1);
    for (int i = 0; i < 2000; ++i) {
        const QString aspect = dice.aspect();
        const Json value = dice.fresh(aspect);
        QVERIFY(Cells::of(aspect, value).document(aspect) == value);
    }
    const Json odd {{"owners", Json::array({"no object", Json::object({{"type", "NONE"}}),
                                            ownerEntry(u"urn:li:corpuser:a"_s, u"NONE"_s),
                                            ownerEntry(u"urn:li:corpuser:a"_s, u"NONE"_s)})},
                    {"ownerTypes", {{"x", Json::array()}}},
                    {"lastModified", {{"time", 5}, {"actor", "urn:li:corpuser:z"}}}};
    QVERIFY(Cells::of(aspect::ownership, odd).document(aspect::ownership) == odd);
}

void TestLaws::theirsUntouchedGivesMine()
{
    Dice dice(2);
    for (int i = 0; i < 3000; ++i) {
        const QString aspect = dice.aspect();
        const Json base = dice.fresh(aspect);
        const Json mine = dice.several(aspect, base, dice.below(5));
        const Merged result = merge(aspect, base, base, mine);
        QVERIFY(result.collisions.empty());
        QVERIFY(alike(aspect, result.value, mine));
    }
}

void TestLaws::mineUntouchedGivesTheirs()
{
    Dice dice(3);
    for (int i = 0; i < 3000; ++i) {
        const QString aspect = dice.aspect();
        const Json base = dice.fresh(aspect);
        const Json theirs = dice.several(aspect, base, dice.below(5));
        const Merged result = merge(aspect, base, theirs, base);
        QVERIFY(result.collisions.empty());
        QVERIFY(result.made.empty());
        QVERIFY(result.value == theirs);
    }
}

void TestLaws::mergingAgainChangesNothing()
{
    Dice dice(4);
    for (int i = 0; i < 3000; ++i) {
        const QString aspect = dice.aspect();
        const Json base = dice.fresh(aspect);
        const Json theirs = dice.several(aspect, base, dice.below(4));
        const Json mine = dice.several(aspect, base, dice.below(4));
        const Merged once = merge(aspect, base, theirs, mine);
        const Merged twice = merge(aspect, base, once.value, mine);
        QVERIFY(twice.value == once.value);
        QVERIFY(twice.made.empty());
        QCOMPARE(twice.collisions.size(), once.collisions.size());
        // Both made the same change: nothing is left to do, and nothing collides.
        const Merged same = merge(aspect, base, mine, mine);
        QVERIFY(same.value == mine);
        QVERIFY(same.collisions.empty());
    }
}

void TestLaws::whatDoesNotCollideKeepsBoth()
{
    Dice dice(5);
    for (int i = 0; i < 3000; ++i) {
        const QString aspect = dice.aspect();
        const Json base = dice.fresh(aspect);
        const Json theirs = dice.several(aspect, base, dice.below(4));
        const Json mine = dice.several(aspect, base, dice.below(4));
        const Merged result = merge(aspect, base, theirs, mine);
        if (!result.collisions.empty())
            continue;
        QVERIFY(holds(aspect, result.value, difference(aspect, base, theirs)));
        QVERIFY(holds(aspect, result.value, difference(aspect, base, mine)));
    }
}

void TestLaws::membersNeverCollideAndAreNeverTwice()
{
    Dice dice(6);
    for (int i = 0; i < 2000; ++i) {
        const QString aspect = dice.coin() ? aspect::ownership : aspect::tags;
        const Json base = dice.fresh(aspect);
        const Json theirs = dice.several(aspect, base, dice.below(6));
        const Json mine = dice.several(aspect, base, dice.below(6));
        const Merged result = merge(aspect, base, theirs, mine);
        QVERIFY(result.collisions.empty());
        QSet<QString> seen;
        const Cells cells = Cells::of(aspect, result.value);
        for (const Cell &cell : cells.all()) {
            QVERIFY(!seen.contains(cell.key.field + cell.key.item));
            QVERIFY(!isKept(cell.key));
            seen.insert(cell.key.field + cell.key.item);
        }
    }
}

void TestLaws::aFieldThatBothChangedCollides()
{
    const Json base {{"deprecated", true}, {"decommissionTime", 1}, {"note", "n"}};
    Json theirs = base;
    theirs["decommissionTime"] = 2;
    Json mine = base;
    mine["decommissionTime"] = 3;
    mine["replacement"] = "urn:li:mlModelDeployment:x";
    const Merged result = merge(aspect::deprecation, base, theirs, mine);
    QCOMPARE(result.collisions.size(), std::size_t(1));
    const Collision &collision = result.collisions.front();
    QCOMPARE(collision.key.field, u"decommissionTime"_s);
    QVERIFY(collision.base == 1 && collision.theirs == 2 && collision.mine == 3);
    QVERIFY(result.value["decommissionTime"] == 2);
    QVERIFY(result.value["replacement"] == mine["replacement"]);

    // Someone took the whole aspect away.
    QCOMPARE(merge(aspect::deprecation, base, nullptr, mine).collisions.size(), std::size_t(1));
}

void TestLaws::unknownFieldsStay()
{
    const Json theirs {{"removed", false}, {"lifecycleStage", "urn:li:lifecycleStage:x"}};
    const Merged result
        = merged(aspect::status, theirs, {{{u"removed"_s, {}}, Json(), Json(true)}});
    QVERIFY(result.collisions.empty());
    QVERIFY(result.value["lifecycleStage"] == "urn:li:lifecycleStage:x");
    QVERIFY(result.value["removed"] == true);
}

void TestLaws::whatTheServerMaintainsIsNoChange()
{
    const Json base {{"owners", Json::array()}};
    const Json theirs {{"owners", Json::array()},
                       {"ownerTypes", {{"a", Json::array({"b"})}}},
                       {"lastModified", {{"time", 7}, {"actor", "urn:li:corpuser:x"}}}};
    QVERIFY(difference(aspect::ownership, base, theirs).empty());
    const Json sent = finished(aspect::ownership, theirs, {u"urn:li:corpuser:me"_s, 9});
    QVERIFY(!sent.contains("ownerTypes"));
    QVERIFY(sent["lastModified"]["time"] == 9);
    QVERIFY(sent["lastModified"]["actor"] == "urn:li:corpuser:me");
}

void TestLaws::removingAMemberTakesItsDoubles()
{
    const Json owner = ownerEntry(u"urn:li:corpuser:a"_s, u"NONE"_s);
    const Json other = ownerEntry(u"urn:li:corpuser:ab"_s, u"NONE"_s);
    const Json value {{"owners", Json::array({owner, other, owner})}};
    const Merged result
        = merged(aspect::ownership, value, {{{u"owners"_s, ownerItem(owner)}, owner, Json()}});
    QVERIFY(result.value["owners"] == Json::array({other}));
    QVERIFY(holds(aspect::ownership, result.value, result.made));
}

void TestLaws::doThenUndoIsNothing()
{
    Dice dice(7);
    for (int round = 0; round < 200; ++round) {
        ChangeSet set;
        History history;
        std::vector<ChangeSet> states {set};
        for (int i = 0; i < 20; ++i) {
            const QString aspect = dice.aspect();
            const EditKey key {u"urn:li:x:%1"_s.arg(dice.below(4)), aspect};
            const Json base = dice.fresh(aspect);
            Step step {u"step"_s, {}, {}};
            if (dice.below(4) == 0)
                step.swaps = {set.dropped(key)};
            else
                step.swaps = {set.added(key, dice.below(5),
                                        difference(aspect, base, dice.several(aspect, base, 3)))};
            if (history.make(set, step))
                states.push_back(set);
        }
        while (history.canUndo()) {
            QVERIFY(set == states.back());
            states.pop_back();
            history.undo(set);
            QVERIFY(set == states.back());
        }
        QVERIFY(set.isEmpty());
        QCOMPARE(set.entityCount(), qsizetype(0));
    }
}

void TestLaws::undoThenRedoIsDone()
{
    ChangeSet set;
    History history;
    const EditKey key {u"urn:li:x:1"_s, aspect::tags};
    for (int i = 0; i < 5; ++i) {
        const QString tag = u"urn:li:tag:%1"_s.arg(i);
        const Delta delta {{{u"tags"_s, tag}, Json(), Json {{"tag", tag.toStdString()}}}};
        QVERIFY(history.make(set, {tag, {}, {set.added(key, 1, delta)}}));
    }
    const ChangeSet done = set;
    for (int i = 0; i < 5; ++i)
        QVERIFY(history.undo(set));
    QVERIFY(set.isEmpty());
    QVERIFY(!history.undo(set));
    for (int i = 0; i < 5; ++i)
        QVERIFY(history.redo(set));
    QVERIFY(set == done);
    QVERIFY(!history.redo(set));
}

void TestLaws::changesThatLeadBackVanish()
{
    ChangeSet set;
    const EditKey key {u"urn:li:x:1"_s, aspect::deprecation};
    const auto date = [](const Json &from, const Json &to) {
        return Delta {{{u"decommissionTime"_s, {}}, from, to}};
    };
    set.apply({{}, {}, {set.added(key, 4, date(1, 2))}});
    set.apply({{}, {}, {set.added(key, 9, date(2, 3))}});
    QCOMPARE(set.find(key)->baseVersion, qint64(4));
    QVERIFY(set.find(key)->delta == date(1, 3));
    set.apply({{}, {}, {set.added(key, 9, date(3, 1))}});
    QVERIFY(set.isEmpty());
}

void TestLaws::typingInOneFieldIsOneStep()
{
    ChangeSet set;
    History history;
    const EditKey key {u"urn:li:x:1"_s, aspect::deprecation};
    const auto type = [&](const char *before, const char *after) {
        const Delta delta {{{u"note"_s, {}}, before, after}};
        history.make(set, {u"Note"_s, u"note of x"_s, {set.added(key, 1, delta)}});
    };
    type("", "a");
    type("a", "ab");
    type("ab", "abc");
    history.seal();
    type("abc", "abcd");
    history.undo(set);
    QVERIFY(set.find(key)->delta.front().after == "abc");
    history.undo(set);
    QVERIFY(set.isEmpty());
    QVERIFY(!history.canUndo());
}

void TestLaws::aWishIsWhatItSaysForEachDeployment()
{
    Wish wish;
    wish.addOwners = {{u"urn:li:corpuser:a"_s, u"TECHNICAL_OWNER"_s}};
    wish.removeOwners = {{u"urn:li:corpuser:b"_s, {}}};
    wish.deprecate = Wish::Deprecation {.decommissionMs = 5,
                                        .keepsDates = true,
                                        .note = u"moved"_s,
                                        .replacement = u"urn:li:x:self"_s};
    wish.properties = {{u"k"_s, u"v"_s}};
    QCOMPARE(wish.aspects(),
             QStringList({aspect::properties, aspect::ownership, aspect::deprecation}));

    const Json owners {
        {"owners", Json::array({ownerEntry(u"urn:li:corpuser:a"_s,
                                           u"urn:li:ownershipType:__system__technical_owner"_s),
                                ownerEntry(u"urn:li:corpuser:b"_s, u"NONE"_s),
                                ownerEntry(u"urn:li:corpuser:b"_s, u"DATA_STEWARD"_s)})}};
    const Delta delta = wanted(wish, u"urn:li:x:1"_s, aspect::ownership, owners);
    QCOMPARE(delta.size(), std::size_t(2)); // a is there already, by whatever spelling of the type
    QVERIFY(delta[0].after.is_null() && delta[1].after.is_null());

    const Json dated {{"deprecated", true}, {"decommissionTime", 3}, {"note", "moved"}};
    QVERIFY(wanted(wish, u"urn:li:x:self"_s, aspect::deprecation, dated).empty());
    QCOMPARE(wanted(wish, u"urn:li:x:1"_s, aspect::deprecation, dated).size(), std::size_t(1));
    QCOMPARE(wanted(wish, u"urn:li:x:1"_s, aspect::deprecation, nullptr).size(), std::size_t(4));

    Wish undo;
    undo.undeprecate = true;
    QCOMPARE(wanted(undo, u"urn:li:x:1"_s, aspect::deprecation, dated).size(), std::size_t(3));
    QVERIFY(wanted(undo, u"urn:li:x:1"_s, aspect::deprecation, nullptr).empty());
}

void TestLaws::whatIsSentHasWhatTheSchemaRequires()
{
    const Stamp stamp {u"urn:li:corpuser:me"_s, 9};
    const Json deprecation = finished(aspect::deprecation, {{"deprecated", true}, {"x", 1}}, stamp);
    QVERIFY(deprecation["note"] == "" && deprecation["actor"] == "urn:li:corpuser:me");
    QVERIFY(deprecation["x"] == 1);
    QVERIFY(!deprecation.contains("decommissionTime"));
    QVERIFY(finished(aspect::tags, nullptr, stamp)["tags"] == Json::array());
    QVERIFY(finished(aspect::status, nullptr, stamp)["removed"] == false);
}

QTEST_GUILESS_MAIN(TestLaws)
#include "tst_laws.moc"
