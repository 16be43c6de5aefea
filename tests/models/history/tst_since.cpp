// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/vocabulary.h"
#include "models/filter/language.h"
#include "models/filter/scan.h"
#include "models/history/changessince.h"
#include "models/history/sincewords.h"
#include "tests/support/sampledata.h"

#include <QTest>

#include <map>
#include <random>
#include <set>

using namespace Qt::Literals::StringLiterals;
using history::Change;
using history::ChangeKind;
using support::Made;

namespace {

const QStringList production {u"PROD"_s, u"PRD"_s};

//! What happens to deployments in a day, by chance.
std::vector<Made> later(std::vector<Made> made, std::uint32_t seed)
{
    std::mt19937 random(seed);
    const auto chance = [&](int percent) { return int(random() % 100) < percent; };
    std::vector<Made> result;
    for (Made &one : made) {
        if (chance(3))
            continue;
        if (chance(10))
            one.status = chance(50) ? "FAILED" : chance(50) ? "IN_SERVICE" : "";
        if (chance(5))
            one.removed = !one.removed;
        if (chance(8)) {
            one.deprecated = !one.deprecated;
            one.decommission = one.deprecated ? 1'800'000'000'000 : catalog::noTime;
        }
        if (chance(8))
            one.decommission = 1'790'000'000'000 + random() % 1000;
        if (chance(5))
            one.replacement = chance(50) ? "" : made.front().urn;
        if (chance(8))
            one.version = "9." + std::to_string(random() % 9);
        if (chance(6))
            one.owners.clear();
        if (chance(6))
            one.owners.emplace_back("urn:li:corpuser:new" + std::to_string(random() % 5),
                                    "TECHNICAL_OWNER");
        if (chance(4) && !one.owners.empty())
            one.owners.front().second = "DATA_STEWARD";
        if (chance(4))
            std::ranges::reverse(one.owners);
        if (chance(6))
            one.tags.push_back("urn:li:tag:t" + std::to_string(random() % 5));
        if (chance(4) && !one.tags.empty())
            one.tags.erase(one.tags.begin());
        if (chance(4))
            one.description += '.';
        if (chance(4))
            one.note += '!';
        if (chance(4))
            one.container = "urn:li:container:c";
        if (chance(4))
            one.instance = "urn:li:dataPlatformInstance:(urn:li:dataPlatform:x,i)";
        if (chance(4))
            one.url += "/new";
        if (chance(6))
            one.properties.emplace_back("key" + std::to_string(random() % 4), "value");
        if (chance(4) && !one.properties.empty())
            one.properties.front().second += "0";
        result.push_back(one);
    }
    auto news = support::makeDeployments(made.size() / 20, seed + 99);
    for (Made &one : news)
        one.urn.insert(one.urn.rfind(','), "-new");
    result.insert(result.end(), news.begin(), news.end());
    std::shuffle(result.begin(), result.end(), random);
    return result;
}

using Plain = std::pair<std::string, ChangeKind>;

//! As the documentation of the kinds has it, of the generator's values and not of a catalog.
std::set<Plain> plainly(const std::vector<Made> &before, const std::vector<Made> &after)
{
    static const std::map<std::string, int> ranks {
        {"FAILED", 0},   {"ROLLING_BACK", 1}, {"DELETING", 2},       {"UNKNOWN", 3},   {"", 3},
        {"UPDATING", 4}, {"CREATING", 5},     {"OUT_OF_SERVICE", 6}, {"IN_SERVICE", 7}};
    const auto rank = [](const std::string &status) {
        const auto found = ranks.find(status);
        return found == ranks.end() ? domain::statusSeverity(QString::fromStdString(status))
                                    : found->second;
    };
    std::map<std::string, Made> was;
    std::map<std::string, Made> is;
    for (const Made &one : before)
        was.emplace(one.urn, one);
    for (const Made &one : after)
        is.emplace(one.urn, one);
    std::set<Plain> found;
    for (const auto &[urn, a] : was) {
        if (!is.contains(urn) && !a.removed)
            found.insert({urn, ChangeKind::Gone});
    }
    for (const auto &[urn, b] : is) {
        const auto put = [&found, &urn = urn](ChangeKind kind) { found.insert({urn, kind}); };
        const auto there = was.find(urn);
        if (there == was.end()) {
            if (!b.removed)
                put(ChangeKind::New);
            continue;
        }
        const Made &a = there->second;
        if (b.removed) {
            if (!a.removed)
                put(ChangeKind::SoftDeleted);
            continue;
        }
        if (a.removed)
            put(ChangeKind::Restored);
        if (a.status != b.status)
            put(rank(b.status) < rank(a.status) ? ChangeKind::GotWorse : ChangeKind::StatusChanged);
        if (a.deprecated != b.deprecated)
            put(b.deprecated ? ChangeKind::Deprecated : ChangeKind::Undeprecated);
        else if (b.deprecated && a.decommission != b.decommission)
            put(ChangeKind::DateMoved);
        if (a.replacement != b.replacement)
            put(ChangeKind::ReplacementChanged);
        if (a.version != b.version)
            put(ChangeKind::VersionChanged);
        using Owners = std::set<std::pair<std::string, std::string>>;
        const Owners hadOwners(a.owners.begin(), a.owners.end());
        const Owners hasOwners(b.owners.begin(), b.owners.end());
        if (hadOwners != hasOwners)
            put(hasOwners.empty() ? ChangeKind::LostOwners : ChangeKind::OwnersChanged);
        if (std::set(a.tags.begin(), a.tags.end()) != std::set(b.tags.begin(), b.tags.end()))
            put(ChangeKind::TagsChanged);
        std::map<std::string, std::string> hadProperties;
        std::map<std::string, std::string> hasProperties;
        for (const auto &[key, value] : a.properties)
            hadProperties.insert_or_assign(key, value);
        for (const auto &[key, value] : b.properties)
            hasProperties.insert_or_assign(key, value);
        if (a.description != b.description || a.note != b.note || a.url != b.url
            || a.instance != b.instance || a.container != b.container
            || hadProperties != hasProperties)
            put(ChangeKind::OtherChanged);
    }
    return found;
}

Made deployment(const char *name, const char *env, const char *status)
{
    Made made;
    made.urn = std::string("urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,") + name + ','
             + env + ')';
    made.status = status;
    return made;
}

const changes::Naming naming {[](const QString &urn) { return urn.section(u':', -1); },
                              QTimeZone::utc()};

} // namespace

class TestSince : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsFoundIsWhatAPlainComparisonFinds_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 12; ++seed)
            QTest::addRow("seed %d", seed) << seed * 70 << seed;
    }
    void whatIsFoundIsWhatAPlainComparisonFinds()
    {
        QFETCH(int, count);
        QFETCH(int, seed);
        const auto before = support::makeDeployments(std::size_t(count), std::uint32_t(seed));
        const auto after = later(before, std::uint32_t(seed) + 1000);
        const auto changes = history::changesBetween(*support::makeCatalog(before, 64),
                                                     *support::makeCatalog(after, 100), production);
        std::set<Plain> found;
        for (const Change &change : changes)
            QVERIFY(found.insert({change.urn.toStdString(), change.kind}).second);
        const auto expected = plainly(before, after);
        for (const auto &[urn, kind] : expected)
            QVERIFY2(found.contains({urn, kind}),
                     (urn + " lacks " + history::changeKindId(kind).toStdString()).c_str());
        QCOMPARE(found.size(), expected.size());
        if (seed >= 8) { // large enough for all kinds
            for (const int of : history::counted(changes))
                QVERIFY(of > 0);
        }
        for (std::size_t i = 1; i < changes.size(); ++i) {
            const auto rank = [](const Change &change) {
                return std::tuple(int(change.kind), !change.production);
            };
            QVERIFY(rank(changes[i - 1]) <= rank(changes[i]));
        }
    }

    void aCatalogAndItselfHaveNoChanges()
    {
        const auto made = support::makeDeployments(500, 5);
        auto mixed = made;
        std::shuffle(mixed.begin(), mixed.end(), std::mt19937(1));
        QVERIFY(history::changesBetween(*support::makeCatalog(made),
                                        *support::makeCatalog(mixed, 7), production)
                    .empty());
        const catalog::Catalog empty;
        QVERIFY(history::changesBetween(empty, empty, production).empty());
    }

    void whatFailedInProductionComesFirst()
    {
        const std::vector<Made> before {
            deployment("a", "DEV", "IN_SERVICE"), deployment("b", "PROD", "UPDATING"),
            deployment("c", "PROD", "IN_SERVICE"), deployment("d", "PROD", "IN_SERVICE"),
            deployment("e", "PROD", "FAILED")};
        std::vector<Made> after = before;
        after[0].status = "FAILED";
        after[1].status = "FAILED";
        after[2].status = "FAILED";
        after[3].status = "ROLLING_BACK";
        after[4].status = "IN_SERVICE";
        const auto changes = history::changesBetween(*support::makeCatalog(before),
                                                     *support::makeCatalog(after), production);
        QStringList names;
        for (const Change &change : changes)
            names.append(change.name);
        QCOMPARE(names, QStringList({u"c"_s, u"b"_s, u"d"_s, u"a"_s, u"e"_s}));
        QCOMPARE(changes[0].was, u"IN_SERVICE"_s);
        QCOMPARE(changes[0].is, u"FAILED"_s);
        QCOMPARE(history::phraseOf(changes[0], naming).plain(), u"In service → Failed"_s);
        QVERIFY(changes[0].production);
        QCOMPARE(changes[4].kind, ChangeKind::StatusChanged);
    }

    void membersAreSaidByName()
    {
        Made made = deployment("a", "PROD", "IN_SERVICE");
        made.owners = {{"urn:li:corpuser:ana", "TECHNICAL_OWNER"},
                       {"urn:li:corpuser:bo", "TECHNICAL_OWNER"}};
        made.tags = {"urn:li:tag:gdpr"};
        Made changed = made;
        changed.owners = {{"urn:li:corpuser:ana", "DATA_STEWARD"},
                          {"urn:li:corpGroup:mlops", "TECHNICAL_OWNER"}};
        changed.tags = {"urn:li:tag:pii"};
        const auto changes = history::changesBetween(*support::makeCatalog({made}),
                                                     *support::makeCatalog({changed}), production);
        QCOMPARE(changes.size(), std::size_t(2));
        QCOMPARE(history::phraseOf(changes[0], naming).plain(),
                 u"added mlops; removed bo; ana in another role"_s);
        QCOMPARE(history::phraseOf(changes[1], naming).plain(), u"added pii; removed gdpr"_s);
    }

    void aFilterLeavesWhatItLeftThenOrLeavesNow()
    {
        const std::vector<Made> before {deployment("a", "PROD", "IN_SERVICE"),
                                        deployment("b", "PROD", "IN_SERVICE"),
                                        deployment("c", "DEV", "FAILED")};
        std::vector<Made> after {before[0], before[2]};
        after[0].status = "FAILED";
        after[1].status = "UPDATING";
        const auto then = support::makeCatalog(before);
        const auto now = support::makeCatalog(after);
        const auto all = history::changesBetween(*then, *now, production);
        QCOMPARE(all.size(), std::size_t(3));
        const auto left = [&](const QString &text) {
            const auto filter = filter::parse(text).filter;
            QStringList names;
            for (const Change &change :
                 history::matching(all, filter::scan(*then, filter), filter::scan(*now, filter)))
                names.append(change.name);
            return names;
        };
        QCOMPARE(left(u"status:FAILED"_s), QStringList({u"a"_s, u"c"_s}));
        QCOMPARE(left(u"env:PROD"_s), QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(left(u"status:UPDATING"_s), QStringList({u"c"_s}));
    }

    void everyKindHasATitleAndAnIdOfItsOwn()
    {
        QSet<QString> titles;
        QSet<QString> ids;
        for (std::size_t i = 0; i < history::changeKindCount; ++i) {
            titles.insert(history::kindTitle(ChangeKind(i)));
            ids.insert(history::changeKindId(ChangeKind(i)));
        }
        QCOMPARE(titles.size(), qsizetype(history::changeKindCount));
        QCOMPARE(ids.size(), qsizetype(history::changeKindCount));
        QVERIFY(!titles.contains(QString()));
    }
};

QTEST_GUILESS_MAIN(TestSince)
#include "tst_since.moc"
