// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changes/aspects.h"
#include "models/history/timeline.h"
#include "models/history/timelinewords.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using changes::Json;
using history::AspectVersion;
using history::AspectVersions;
using history::Author;
using history::Event;
using history::MemoryEnd;

namespace {

const auto ana = u"urn:li:corpuser:ana"_s;
const auto bo = u"urn:li:corpuser:bo"_s;
constexpr qint64 day = 86'400'000;
constexpr qint64 start = 1'790'000'000'000;
const changes::Naming naming {[](const QString &urn) { return urn.section(u':', -1); },
                              QTimeZone::utc()};

Json tags(std::initializer_list<const char *> names)
{
    Json list = Json::array();
    for (const char *name : names)
        list.push_back({{"tag", std::string("urn:li:tag:") + name}});
    return {{"tags", list}};
}

AspectVersion version(qint64 number, const Json &value, const QString &actor,
                      const QString &runId = {}, const QString &pipeline = {})
{
    return {value, number, start + number * day, actor, runId, pipeline};
}

//! Two edits with Slipway and a pipeline that knows nothing of them.
AspectVersions undoneTags()
{
    return {changes::aspect::tags,
            {version(3, tags({"a"}), bo, u"vertexai-2026_10_01-04_10_00-x"_s, u"vertexai-prod"_s),
             version(2, tags({"a", "gdpr"}), ana, u"slipway-1c9e"_s),
             version(1, tags({"a"}), bo, u"vertexai-2026_09_30-04_10_00-x"_s)},
            MemoryEnd::Start,
            {}};
}

QStringList headlines(const std::vector<Event> &events)
{
    QStringList lines;
    for (const Event &event : events)
        lines.append(history::headline(event, naming).plain());
    return lines;
}

} // namespace

class TestTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void versionsBecomeEventsNewestFirst()
    {
        const AspectVersions owners {
            changes::aspect::ownership,
            {version(2, {{"owners", {{{"owner", ana.toStdString()}, {"type", "TECHNICAL_OWNER"}}}}},
                     ana),
             version(1, {{"owners", Json::array()}}, bo)},
            MemoryEnd::Start,
            {}};
        const auto events = history::timelineOf({undoneTags(), owners});
        QCOMPARE(events.size(), std::size_t(5));
        for (std::size_t i = 1; i < events.size(); ++i)
            QVERIFY(events[i - 1].made.timeMs >= events[i].made.timeMs);
        QCOMPARE(headlines(events),
                 QStringList({u"Tag removed: gdpr"_s, u"Tag added: gdpr"_s,
                              u"Owner added: ana (technical)"_s, u"Tag added: a"_s,
                              u"Written again, nothing changed"_s}));
        QCOMPARE(events[0].versionBefore, 2);
        QVERIFY(events[3].isBeforeKnown);
        QVERIFY(events[3].before.is_null());
    }

    void whoeverWroteItIsToldApart()
    {
        QCOMPARE(history::authorOf(version(1, {}, ana)), Author::Person);
        QCOMPARE(history::authorOf(version(1, {}, ana, u"no-run-id-provided"_s)), Author::Person);
        QCOMPARE(history::authorOf(version(1, {}, ana, u"slipway-1"_s)), Author::Person);
        QCOMPARE(history::authorOf(version(1, {}, ana, u"sagemaker-2026_10_01-x"_s)),
                 Author::Pipeline);
        QCOMPARE(history::authorOf(version(1, {}, ana, {}, u"nightly"_s)), Author::Pipeline);
        QCOMPARE(history::authorOf(version(1, {}, u"urn:li:corpuser:__datahub_system"_s)),
                 Author::Server);
        QCOMPARE(history::authorOf(version(1, {}, {})), Author::Unknown);
        const auto events = history::timelineOf({undoneTags()});
        QCOMPARE(history::authorName(events[0], naming), u"pipeline vertexai-prod"_s);
        QCOMPARE(history::authorName(events[1], naming), u"ana"_s);
        QCOMPARE(history::authorName(events[2], naming), u"run vertexai"_s);
        auto nobody = undoneTags();
        nobody.versions[1].actor = u"urn:li:corpuser:__datahub_system"_s;
        QCOMPARE(history::authorName(history::timelineOf({nobody})[1], naming),
                 u"someone, with Slipway"_s);
        QCOMPARE(history::meansText(events[1]), u"Slipway, run slipway-1c9e"_s);
    }

    void anEditThatAPipelineUndidIsMarked()
    {
        const auto events = history::timelineOf({undoneTags()});
        QCOMPARE(events[0].undone.size(), std::size_t(1));
        QCOMPARE(events[0].undone[0].version, 2);
        QVERIFY(events[1].undone.empty());
        QVERIFY(events[2].undone.empty());
        QCOMPARE(history::undoneText(events[0], ana, naming), u"you had added it on 23 Sep 2026"_s);
        QCOMPARE(history::undoneText(events[0], bo, naming), u"ana had added it on 23 Sep 2026"_s);
        QVERIFY(history::undoneText(events[1], ana, naming).isEmpty());
    }

    void aPersonWhoTakesAnEditBackIsNoPipeline()
    {
        AspectVersions tagged = undoneTags();
        tagged.versions[0].runId.clear();
        tagged.versions[0].pipeline.clear();
        QVERIFY(history::timelineOf({tagged})[0].undone.empty());
        // What was changed again by hand in between is no longer the edit.
        const auto note = [](const char *text) {
            return Json {{"deprecated", true}, {"note", text}};
        };
        const AspectVersions deprecation {
            changes::aspect::deprecation,
            {version(4, note("d"), bo, u"run"_s), version(3, note("c"), bo),
             version(2, note("b"), ana, u"slipway-1"_s), version(1, note("a"), bo)},
            MemoryEnd::Start,
            {}};
        for (const Event &event : history::timelineOf({deprecation}))
            QVERIFY(event.undone.empty());
    }

    void theOldestVersionThatIsKeptSaysThatItIs()
    {
        AspectVersions tagged = undoneTags();
        tagged.versions.pop_back();
        tagged.end = MemoryEnd::Forgotten;
        const auto events = history::timelineOf({tagged});
        QCOMPARE(events.size(), std::size_t(2));
        QVERIFY(!events[1].isBeforeKnown);
        QVERIFY(events[1].delta.empty());
        QCOMPARE(history::headline(events[1], naming).plain(),
                 u"The oldest version that is known"_s);
        QCOMPARE(history::knownSince(tagged), start + 2 * day);
        QCOMPARE(history::memoryText(tagged, naming),
                 u"The server keeps 2 versions of globalTags, from 23 Sep 2026 on."_s);
        // A hole that a failed read left is no beginning either.
        AspectVersions holed = undoneTags();
        holed.versions.erase(holed.versions.begin() + 1);
        const auto around = history::timelineOf({holed});
        QVERIFY(!around[0].isBeforeKnown);
        QVERIFY(around[1].isBeforeKnown);
    }

    void whatTheServerForgotComesFromSnapshots()
    {
        AspectVersions properties {
            changes::aspect::properties,
            {version(9, {{"status", "IN_SERVICE"}, {"version", {{"versionTag", "3"}}}}, bo,
                     u"run"_s)},
            MemoryEnd::Forgotten,
            {}};
        catalog::Record record;
        record.status = u"IN_SERVICE"_s;
        record.version = u"2"_s;
        catalog::Record older = record;
        older.version = u"1"_s;
        catalog::Record after = record;
        after.version = u"3"_s;
        const std::vector<history::SnapshotRecord> snapshots {{start + 10 * day, after},
                                                              {start + 5 * day, record},
                                                              {start + 4 * day, older},
                                                              {start + 3 * day, std::nullopt}};
        const auto events = history::timelineOf({properties}, snapshots);
        QCOMPARE(events.size(), std::size_t(3));
        QCOMPARE(events[1].source, Event::Source::Snapshot);
        QCOMPARE(history::headline(events[1], naming).plain(), u"Version 1 → 2"_s);
        QCOMPARE(events[1].sinceMs, start + 4 * day);
        QCOMPARE(history::authorName(events[1], naming),
                 u"between the snapshots of 25 Sep 2026 and 26 Sep 2026"_s);
        QVERIFY(events[2].before.is_null());
        properties.end = MemoryEnd::Start;
        QCOMPARE(history::timelineOf({properties}, snapshots).size(), std::size_t(1));
    }

    void manyChangesAreSaidInOneLine()
    {
        const AspectVersions properties {
            changes::aspect::properties,
            {version(3,
                     {{"status", "IN_SERVICE"},
                      {"description", "new"},
                      {"customProperties", {{"max", "12"}, {"min", "2"}, {"mode", "x"}}}},
                     bo),
             version(2,
                     {{"status", "FAILED"},
                      {"description", "old"},
                      {"customProperties", {{"max", "8"}, {"min", "1"}}}},
                     bo),
             version(1, {{"status", "FAILED"}, {"customProperties", {{"max", "8"}}}}, bo)},
            MemoryEnd::Start,
            {}};
        const auto events = history::timelineOf({properties});
        QCOMPARE(history::headline(events[0], naming).plain(),
                 u"Status Failed → In service, 3 properties"_s);
        QCOMPARE(history::details(events[0], naming).size(), std::size_t(5));
        QCOMPARE(history::headline(events[2], naming).plain(),
                 u"First written, status: Failed, max: 8"_s);
    }

    void aDeprecationIsToldAsOne()
    {
        const qint64 date = 1'797'811'200'000; // 21 Dec 2026 UTC
        const AspectVersions deprecation {
            changes::aspect::deprecation,
            {version(2, {{"deprecated", true}, {"note", "b"}, {"decommissionTime", date + day}},
                     ana),
             version(1, {{"deprecated", true}, {"note", "a"}, {"decommissionTime", date}}, ana)},
            MemoryEnd::Start,
            {}};
        const auto events = history::timelineOf({deprecation});
        QCOMPARE(history::headline(events[0], naming).plain(),
                 u"Date 21 Dec 2026 → 22 Dec 2026, note changed"_s);
        QCOMPARE(history::headline(events[1], naming).plain(),
                 u"Deprecated, goes on 21 Dec 2026 and 1 more"_s);
    }

    void hostileTextStaysOneShortLine()
    {
        const std::string huge(1 << 20, 'x');
        const AspectVersions properties {
            changes::aspect::properties,
            {version(1, {{"customProperties", {{"a\nb<script>", huge}}}}, ana, u"slipway-\n"_s,
                     QString(100'000, u'p'))},
            MemoryEnd::Start,
            {}};
        const auto events = history::timelineOf({properties});
        const QString line = history::headline(events[0], naming).plain();
        QVERIFY(line.size() < 200);
        QVERIFY(!line.contains(u'\n'));
        QVERIFY(history::authorName(events[0], naming).size() < 200);
    }
};

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
