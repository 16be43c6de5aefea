// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/review/world.h"

#include <QTest>

#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace review;
using namespace reviewtest;

Q_DECLARE_METATYPE(std::function<void(World &)>)

namespace {

using Change = std::function<void(World &)>;

std::map<std::string, std::string> severitiesOf(const Policy &policy)
{
    std::map<std::string, std::string> words;
    for (const Check check : allChecks())
        words[infoOf(check).id.toStdString()] = wordOf(policy[check]).toStdString();
    return words;
}

std::map<std::string, std::string> outcomesOf(const Assessment &assessment)
{
    std::map<std::string, std::string> words;
    for (const Check check : allChecks()) {
        const Outcome outcome = assessment.outcomes[std::size_t(check)];
        if (outcome != Outcome::LeftOut)
            words[infoOf(check).id.toStdString()] = wordOf(outcome).toStdString();
    }
    return words;
}

Change set(std::string support::Made::*field, const std::string &value,
           const std::string &whose = "old")
{
    return [=](World &world) { world.at(whose).*field = value; };
}

Change traffic(const std::string &key, const std::string &value)
{
    return [=](World &world) {
        world.at("old").status = "IN_SERVICE";
        world.at("old").properties = {{key, value}};
    };
}

Change owners(const std::vector<std::pair<std::string, std::string>> &list)
{
    return [=](World &world) { world.at("old").owners = list; };
}

Change due(const std::int64_t ms, const std::string &status)
{
    return [=](World &world) {
        world.at("old").decommission = ms;
        world.at("old").status = status;
    };
}

} // namespace

class TestReviewChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDeploymentThatCanGoPassesAll()
    {
        const World world = goodWorld();
        const Index index(world.catalog());
        const Assessment old = assess(index, world.context, Policy(), 0);
        QCOMPARE(old.count(Outcome::Pass), int(checkCount));
        QCOMPARE(old.verdict, Verdict::Ready);
        QCOMPARE(index.deprecated(), std::vector<Row> {0});
    }

    void aCheckEndsAs_data();
    void aCheckEndsAs();

    void theVerdictIsTheWorst_data()
    {
        QTest::addColumn<QStringList>("outcomes");
        QTest::addColumn<QString>("verdict");
        QTest::newRow("nothing asked") << QStringList {} << u"ready"_s;
        QTest::newRow("passes") << QStringList {u"pass"_s} << u"ready"_s;
        QTest::newRow("warns") << QStringList {u"pass"_s, u"warn"_s} << u"warnings"_s;
        QTest::newRow("not known") << QStringList {u"pass"_s, u"unknown"_s} << u"unknown"_s;
        QTest::newRow("not known weighs more than a warning")
            << QStringList {u"warn"_s, u"unknown"_s, u"pass"_s} << u"unknown"_s;
        QTest::newRow("blocks") << QStringList {u"unknown"_s, u"block"_s, u"warn"_s}
                                << u"blocked"_s;
    }
    void theVerdictIsTheWorst()
    {
        QFETCH(const QStringList, outcomes);
        QFETCH(const QString, verdict);
        std::array<Outcome, checkCount> all {};
        all.fill(Outcome::LeftOut);
        for (qsizetype i = 0; i < outcomes.size(); ++i) {
            for (const Outcome outcome :
                 {Outcome::Pass, Outcome::Warn, Outcome::Block, Outcome::Unknown}) {
                if (wordOf(outcome) == outcomes[i])
                    all[std::size_t(i)] = outcome;
            }
        }
        QCOMPARE(wordOf(verdictOf(all)), verdict);
    }

    void randomCatalogsAreJudgedAsByPlainReading_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 25; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void randomCatalogsAreJudgedAsByPlainReading()
    {
        QFETCH(const quint32, seed);
        const World world = randomWorld(seed);
        const auto catalog = world.catalog();
        const Index index(catalog);
        Policy policy;
        for (const Check check : allChecks())
            policy.set(check, Severity((seed * 7 + quint32(check) * 5 + seed / 3) % 3));
        const auto severities = severitiesOf(policy);
        const auto assessments = assess(index, world.context, policy, index.deprecated());
        QVERIFY(assessments.size() > 50);
        std::map<std::string, int> verdicts;
        for (const Assessment &one : assessments) {
            const PlainReview plain = plainReview(world, world.made[one.row], severities);
            const std::string urn = world.made[one.row].urn;
            QVERIFY2(outcomesOf(one) == plain.outcomes, urn.c_str());
            QCOMPARE(wordOf(one.verdict).toStdString(), plain.verdict);
            QCOMPARE(wordOf(one.bucket).toStdString(), plain.bucket);
            ++verdicts[plain.verdict];
            // With its evidence each check says the same.
            const auto list = findings(index, world.context, policy, one.row);
            QCOMPARE(list.size(), plain.outcomes.size());
            for (const Finding &finding : list) {
                QCOMPARE(wordOf(finding.outcome).toStdString(),
                         plain.outcomes.at(infoOf(finding.check).id.toStdString()));
                QVERIFY2(!finding.evidence.value.isEmpty(), urn.c_str());
            }
        }
        QVERIFY(verdicts.size() > 1);
    }

    void whatIsSetIsKeptAsWords()
    {
        Policy policy;
        QVERIFY(policy.toWords().isEmpty());
        policy.set(Check::NoteSaysWhy, Severity::Off);
        policy.set(Check::DateSet, Severity::Block);
        QCOMPARE(policy.toWords(),
                 (QMap<QString, QString> {{u"note"_s, u"off"_s}, {u"date-set"_s, u"block"_s}}));
        QVERIFY(Policy::fromWords(policy.toWords()) == policy);
        QVERIFY(Policy::fromWords({{u"note"_s, u"loud"_s}, {u"what"_s, u"off"_s}}) == Policy());
    }

    void idsAreWhatTheDocumentSays()
    {
        QFile file(QStringLiteral(SLIPWAY_SOURCE_DIR "/docs/review.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (const Check check : allChecks()) {
            const CheckInfo info = infoOf(check);
            QVERIFY2(text.contains(u"| `"_s + info.id + u"` | "_s + wordOf(info.usual)),
                     qPrintable(info.id));
            QVERIFY(checkOf(info.id) == check);
        }
        QVERIFY(!checkOf(u"whatever"_s));
    }

    void aLongChainIsFollowedToItsEnd()
    {
        World world = goodWorld();
        world.made.clear();
        constexpr int length = 20'000;
        for (int i = 0; i < length; ++i) {
            support::Made made;
            made.urn = urnOf("d" + std::to_string(i));
            made.deprecated = i + 1 < length;
            made.replacement = urnOf("d" + std::to_string(i + 1));
            world.made.push_back(made);
        }
        const Index index(world.catalog());
        QCOMPARE(index.replacementOf(0).chain, Index::Chain::Ends);
        QCOMPARE(index.replacementOf(0).length, std::uint32_t(length - 1));
        // What was said of a deployment before it was taken back leads nowhere.
        QCOMPARE(index.replacementOf(length - 1).target, Index::Target::None);
    }

    void evidenceSaysWhereItStands()
    {
        const World world = goodWorld();
        const Index index(world.catalog());
        for (const Finding &finding : findings(index, world.context, Policy(), 0)) {
            if (finding.check == Check::ReplacementInService) {
                QCOMPARE(finding.evidence.urn.toStdString(), urnOf("new"));
                QCOMPARE(finding.evidence.aspect, u"mlModelDeploymentProperties"_s);
                QCOMPARE(finding.evidence.value, u"IN_SERVICE"_s);
            }
            if (finding.check == Check::ReplacementChain)
                QCOMPARE(finding.evidence.value, u"old → new"_s);
            if (finding.check == Check::DateSet)
                QCOMPARE(finding.evidence.value, u"2026-11-20 Europe/Berlin"_s);
        }
    }
};

void TestReviewChecks::aCheckEndsAs_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("says"); // passes, broken, unknown or nothing
    QTest::addColumn<Change>("change");
    const auto add = [](const char *id, const char *says, const char *name, const Change &change) {
        QTest::addRow("%s %s: %s", id, says, name)
            << QString::fromLatin1(id) << QString::fromLatin1(says) << change;
    };
    using M = support::Made;
    const Change nothing = [](World &) {};
    const Change partial = [](World &world) { world.context.complete = false; };
    const auto andPartial = [&](const Change &change) -> Change {
        return [=](World &world) {
            change(world);
            partial(world);
        };
    };
    const Change unlinked = [](World &world) { world.linksKnown = false; };
    const Change serving = set(&M::status, "IN_SERVICE");
    for (const Check check : allChecks())
        add(infoOf(check).id.toLatin1().constData(), "passes", "as it is", nothing);

    add("replacement-named", "broken", "none", set(&M::replacement, ""));
    add("replacement-named", "broken", "blank", set(&M::replacement, "  "));
    add("replacement-named", "unknown", "no URN", set(&M::replacement, "see the wiki"));

    const char *present = "replacement-present";
    add(present, "nothing", "none named", set(&M::replacement, ""));
    add(present, "broken", "missing", set(&M::replacement, urnOf("missing")));
    add(present, "broken", "removed", [](World &world) { world.at("new").removed = true; });
    add(present, "broken", "deprecated", [](World &world) { world.at("new").deprecated = true; });
    add(present, "broken", "itself", set(&M::replacement, urnOf("old")));
    add(present, "broken", "asked for and not there", set(&M::replacement, "urn:li:corpuser:gone"));
    add(present, "unknown", "of another kind", set(&M::replacement, "urn:li:dataset:x"));
    add(present, "unknown", "not all read", andPartial(set(&M::replacement, urnOf("missing"))));

    const char *service = "replacement-in-service";
    add(service, "nothing", "none named", set(&M::replacement, ""));
    for (const char *status : {"FAILED", "OUT_OF_SERVICE", "CREATING", "UPDATING", "ROLLING_BACK"})
        add(service, "broken", status, set(&M::status, status, "new"));
    for (const char *status : {"", "UNKNOWN", "HALF_DRAINED"})
        add(service, "unknown", status, set(&M::status, status, "new"));
    add(service, "broken", "missing", set(&M::replacement, urnOf("missing")));
    add(service, "unknown", "not all read", andPartial(set(&M::replacement, urnOf("missing"))));

    const char *environment = "replacement-environment";
    add(environment, "nothing", "none named", set(&M::replacement, ""));
    add(environment, "broken", "another", [](World &world) {
        world.at("new").urn = urnOf("new", "DEV");
        world.at("old").replacement = urnOf("new", "DEV");
    });
    add(environment, "broken", "another, missing", set(&M::replacement, urnOf("missing", "DEV")));
    add(environment, "passes", "the same, missing", set(&M::replacement, urnOf("missing")));
    add(environment, "unknown", "has none", set(&M::replacement, "urn:li:dataset:x"));

    const char *model = "replacement-model";
    add(model, "nothing", "none named", set(&M::replacement, ""));
    add(model, "passes", "the same group",
        [](World &world) { world.at("new").models = {"urn:li:mlModel:cousin"}; });
    add(model, "broken", "another",
        [](World &world) { world.at("new").models = {"urn:li:mlModel:stranger"}; });
    add(model, "unknown", "another, not all read",
        andPartial([](World &world) { world.at("new").models = {"urn:li:mlModel:stranger"}; }));
    add(model, "unknown", "none of its own", [](World &world) { world.at("old").models.clear(); });
    add(model, "unknown", "none there", [](World &world) { world.at("new").models.clear(); });
    add(model, "unknown", "links not read", unlinked);

    const char *chain = "replacement-chain";
    const auto replaces = [](const char *by, const char *whom) -> Change {
        return [=](World &world) {
            world.at(whom).deprecated = true;
            world.at(whom).replacement = urnOf(by);
        };
    };
    add(chain, "nothing", "none named", set(&M::replacement, ""));
    add(chain, "passes", "of two", replaces("third", "new"));
    add(chain, "broken", "itself", set(&M::replacement, urnOf("old")));
    add(chain, "broken", "circle of two", replaces("old", "new"));
    add(chain, "broken", "leads into a circle", [&](World &world) {
        world.at("new").deprecated = world.at("third").deprecated = true;
        world.at("new").replacement = urnOf("third");
        world.at("third").replacement = urnOf("new");
    });
    add(chain, "passes", "circle that was taken back", [](World &world) {
        world.at("new").replacement = urnOf("old"); // and is not deprecated
    });
    add(chain, "unknown", "ends at what is not there", replaces("missing", "new"));

    const char *away = "out-of-service";
    for (const char *status : {"FAILED", "DELETING"})
        add(away, "passes", status, set(&M::status, status));
    add(away, "broken", "in service", serving);
    for (const char *status :
         {"", "UNKNOWN", "HALF_DRAINED", "CREATING", "UPDATING", "ROLLING_BACK"})
        add(away, "unknown", status, set(&M::status, status));
    add(away, "passes", "no traffic", traffic("traffic_percent", "0"));
    add(away, "passes", "no traffic, with a sign", traffic("TrafficShare", "0 %"));
    add(away, "passes", "no traffic in parts",
        traffic("traffic", "{\042blue\042: 0, \042green\042: 0}"));
    add(away, "broken", "traffic in one part",
        traffic("traffic", "{\042blue\042: 0, \042green\042: 10}"));
    add(away, "passes", "weights of nothing",
        traffic("ProductionVariants", "[{'VariantName': 'A', 'CurrentWeight': 0.0}]"));
    add(away, "broken", "some traffic", traffic("traffic_percent", "0.5"));
    add(away, "broken", "no number", traffic("traffic", "off"));
    add(away, "broken", "another property", traffic("replicas", "0"));
    add(away, "passes", "its own part gets none", [](World &world) {
        world.at("old").status = "IN_SERVICE";
        world.at("old").properties
            = {{"deployment", "blue"}, {"traffic", "{\042blue\042: 0, \042green\042: 100}"}};
    });

    const char *last = "not-last";
    const auto alone = [&](const char *status) -> Change {
        return [=](World &world) {
            world.at("old").status = status;
            world.at("new").status = "OUT_OF_SERVICE";
            world.at("third").status = "FAILED";
        };
    };
    add(last, "passes", "others are", serving);
    add(last, "passes", "does not serve itself", alone("OUT_OF_SERVICE"));
    add(last, "broken", "alone", alone("IN_SERVICE"));
    add(last, "unknown", "alone, not all read", andPartial(alone("IN_SERVICE")));
    add(last, "unknown", "alone, not known whether it serves", alone("UNKNOWN"));
    add(last, "passes", "not known whether it serves", set(&M::status, "UNKNOWN"));
    add(last, "broken", "others elsewhere", [](World &world) {
        world.at("old").status = "IN_SERVICE";
        world.at("new").urn = urnOf("new", "DEV");
        world.at("third").urn = urnOf("third", "STG");
    });
    add(last, "broken", "others removed", [](World &world) {
        world.at("old").status = "IN_SERVICE";
        world.at("new").removed = world.at("third").removed = true;
    });
    add(last, "broken", "of one of two models", [](World &world) {
        world.at("old").status = "IN_SERVICE";
        world.at("old").models.push_back("urn:li:mlModel:stranger");
    });
    add(last, "broken", "named twice by its model", [](World &world) {
        world.at("old").status = "IN_SERVICE";
        world.at("old").models.push_back("urn:li:mlModel:churn");
        world.at("new").models.clear();
        world.at("third").models.clear();
    });
    add(last, "unknown", "no model", [](World &world) {
        world.at("old").status = "IN_SERVICE";
        world.at("old").models.clear();
    });
    add(last, "unknown", "links not read", [](World &world) {
        world.at("old").status = "IN_SERVICE";
        world.linksKnown = false;
    });

    const std::string ana = "urn:li:corpuser:ana";
    const char *tech = "owner-technical";
    add(tech, "broken", "no owner", owners({}));
    add(tech, "broken", "business only", owners({{ana, "BUSINESS_OWNER"}}));
    add(tech, "broken", "no type", owners({{ana, "NONE"}}));
    add(tech, "passes", "by URN",
        owners({{ana, "urn:li:ownershipType:__system__technical_owner"}}));
    add(tech, "passes", "one of two",
        owners({{ana, "BUSINESS_OWNER"}, {"urn:li:corpuser:bo", "TECHNICAL_OWNER"}}));
    add(tech, "unknown", "own types", owners({{ana, "urn:li:ownershipType:on_call"}}));

    const char *exists = "owner-active";
    add(exists, "nothing", "no owner", owners({}));
    add(exists, "broken", "gone", owners({{"urn:li:corpuser:gone", "TECHNICAL_OWNER"}}));
    add(exists, "broken", "one left", owners({{ana, "NONE"}, {"urn:li:corpuser:left", "NONE"}}));
    add(exists, "unknown", "not read", owners({{"urn:li:corpuser:who", "TECHNICAL_OWNER"}}));

    add("date-set", "broken", "none", due(catalog::noTime, "OUT_OF_SERVICE"));
    add("date-set", "unknown", "of 1970", due(1'790'000'000, "OUT_OF_SERVICE"));

    const char *passed = "date-not-passed";
    const QByteArray newYork = "America/New_York";
    const std::int64_t now = noon().when.now.toMSecsSinceEpoch();
    add(passed, "nothing", "none", due(catalog::noTime, "IN_SERVICE"));
    add(passed, "broken", "a moment ago", due(now - 1, "IN_SERVICE"));
    add(passed, "passes", "right now", due(now, "IN_SERVICE"));
    add(passed, "broken", "this midnight",
        due(msOf(QDate(2026, 10, 14), QTime(0, 0)), "IN_SERVICE"));
    add(passed, "passes", "next midnight",
        due(msOf(QDate(2026, 10, 15), QTime(0, 0)), "IN_SERVICE"));
    add(passed, "passes", "this noon elsewhere",
        due(msOf(QDate(2026, 10, 14), QTime(12, 0), newYork), "IN_SERVICE"));
    add(passed, "passes", "past and away", due(now - 1, "OUT_OF_SERVICE"));
    add(passed, "unknown", "past, not known whether it serves", due(now - 1, "UNKNOWN"));
    add(passed, "unknown", "of 1970", due(1'790'000'000, "IN_SERVICE"));

    for (const char *text : {"", "  \n", "old", "deprecated", "see #"})
        add("note", "broken", text, set(&M::note, text));
    for (const char *text :
         {"https://wiki.example.com/why", "ML-12", "ML-12 ML-13", "#4711", "see #4711"})
        add("note", "unknown", text, set(&M::note, text));
    for (const char *text : {"Unused since May", "ML-12: replaced by v2", "旧模型将被替换"})
        add("note", "passes", text, set(&M::note, text));

    const char *named = "not-a-replacement";
    add(named, "broken", "another does", replaces("old", "third"));
    add(named, "passes", "one that is not deprecated",
        [](World &world) { world.at("third").replacement = urnOf("old"); });
    add(named, "passes", "one that is removed", [](World &world) {
        world.at("third").deprecated = world.at("third").removed = true;
        world.at("third").replacement = urnOf("old");
    });
    add(named, "passes", "only itself", set(&M::replacement, urnOf("old")));
    add(named, "unknown", "not all read", partial);
}

void TestReviewChecks::aCheckEndsAs()
{
    QFETCH(const QString, id);
    QFETCH(const QString, says);
    QFETCH(const Change, change);
    const auto check = checkOf(id);
    QVERIFY(check);
    World world = goodWorld();
    change(world);
    const Index index(world.catalog());
    for (const Severity severity : {Severity::Warn, Severity::Block, Severity::Off}) {
        Policy policy;
        policy.set(*check, severity);
        const Assessment old = assess(index, world.context, policy, 0);
        const QString expected = severity == Severity::Off || says == "nothing"_L1 ? QString()
                               : says == "passes"_L1                               ? u"pass"_s
                               : says == "broken"_L1 ? wordOf(severity)
                                                     : u"unknown"_s;
        QCOMPARE(wordOf(old.outcomes[std::size_t(*check)]), expected);
        if (expected == "unknown"_L1)
            QVERIFY(old.verdict == Verdict::Unknown || old.verdict == Verdict::Blocked);
        if (expected == "block"_L1)
            QCOMPARE(old.verdict, Verdict::Blocked);
        const PlainReview plain = plainReview(world, world.made.front(), severitiesOf(policy));
        QVERIFY(outcomesOf(old) == plain.outcomes || id == "out-of-service"_L1);
    }
}

QTEST_GUILESS_MAIN(TestReviewChecks)
#include "tst_checks.moc"
