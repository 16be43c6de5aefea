// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/catalogsearch.h"

#include "tests/support/sampledata.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using items::SearchHit;
using Kind = SearchHit::Kind;
using support::Made;

namespace {

Made made(const char *platform, const char *name, const char *env)
{
    Made result;
    result.urn = std::string("urn:li:mlModelDeployment:(urn:li:dataPlatform:") + platform + ","
               + name + "," + env + ")";
    return result;
}

std::vector<Made> someDeployments()
{
    std::vector<Made> all {
        made("sagemaker", "fraud-two-tower", "DEV"), made("sagemaker", "fraud-two-tower", "PROD"),
        made("vertexai", "über-ranker", "PROD"), made("sagemaker", "kyc-face", "PROD"),
        made("sagemaker", "fraud-two-tower-x", "PROD")};
    all[0].owners = {{"urn:li:corpuser:olu", "TECHNICAL_OWNER"},
                     {"urn:li:corpGroup:fraud-platform", "TECHNICAL_OWNER"}};
    all[0].tags = {"urn:li:tag:champion"};
    all[3].status = "FAILED";
    all[4].removed = true;
    return all;
}

catalog::CatalogPtr catalogOf(const std::vector<Made> &deployments)
{
    catalog::Catalog::Parts parts = support::makeCatalog(deployments, 3)->parts();
    auto directory = std::make_shared<catalog::Directory>();
    directory->insert(u"urn:li:corpuser:olu"_s, {u"Olu Adeyemi"_s, {}, {}, {}, {}, true, true});
    parts.directory = directory;
    catalog::Links::Parts links;
    links.models = {{u"urn:li:mlModel:1"_s, u"fraud-model"_s, u"7"_s, {}}};
    links.start.assign(deployments.size() + 1, 0);
    links.known = true;
    parts.links = std::make_shared<const catalog::Links>(std::move(links));
    return std::make_shared<const catalog::Catalog>(std::move(parts));
}

std::vector<SearchHit> find(const catalog::Catalog &catalog, const QString &text,
                            items::SearchKinds kinds = items::allKinds, std::size_t most = 200)
{
    std::vector<SearchHit> last;
    items::SearchLimits limits;
    limits.hits = most;
    limits.found = [&last](std::vector<SearchHit> hits) { last = std::move(hits); };
    items::search(catalog, text, kinds, limits);
    return last;
}

QList<int> rows(const std::vector<SearchHit> &hits)
{
    QList<int> result;
    for (const SearchHit &hit : hits) {
        if (hit.kind == Kind::Deployment)
            result.append(int(hit.at));
    }
    return result;
}

} // namespace

class TestCatalogSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deploymentsAreFoundByName()
    {
        const auto catalog = catalogOf(someDeployments());

        QCOMPARE(rows(find(*catalog, u"ftt"_s)), (QList<int> {1, 0, 4})); // removed ones last
        QCOMPARE(rows(find(*catalog, u"ÜBER"_s)), QList<int> {2});
        QVERIFY(rows(find(*catalog, u"zzz"_s)).isEmpty());
    }

    void aWordMayNamePlatformEnvironmentOrStatus()
    {
        const auto catalog = catalogOf(someDeployments());

        QCOMPARE(rows(find(*catalog, u"fraud dev"_s)), QList<int> {0});
        QCOMPARE(rows(find(*catalog, u"vertex"_s)), QList<int> {2});
        QCOMPARE(rows(find(*catalog, u"kyc fail"_s)), QList<int> {3});
        QVERIFY(rows(find(*catalog, u"fraud vertex"_s)).isEmpty());
        // "p", "r", "o" and "d" stand in the first name, too, but that is not what is meant.
        const auto two = catalogOf(
            {made("sagemaker", "project/fraud", "DEV"), made("sagemaker", "fraud", "PROD")});
        QCOMPARE(rows(find(*two, u"frau prod"_s)), (QList<int> {1, 0}));
    }

    void aUrnIsLookedForInUrns()
    {
        const auto catalog = catalogOf(someDeployments());

        const auto hits = find(*catalog, catalog->urn(3));

        QCOMPARE(rows(hits).first(), 3);
        QVERIFY(!rows(find(*catalog, u"urn:li:mlModelDeployment"_s)).isEmpty());
    }

    void ownersTagsAndModelsAreFoundByNameAndId()
    {
        const auto catalog = catalogOf(someDeployments());
        const auto first = [&](const QString &text, Kind kind) {
            const auto hits = find(*catalog, text, items::kindBit(kind));
            return hits.empty() ? u"none"_s
                 : kind == Kind::Model
                     ? catalog->links().models()[hits.front().at].urn
                     : QString::fromStdString(std::string(catalog->dictionary(
                         kind == Kind::Tag ? catalog::Facet::Tag
                                           : catalog::Facet::Owner)[hits.front().at]));
        };

        QCOMPARE(first(u"adeyemi"_s, Kind::Owner), u"urn:li:corpuser:olu"_s);
        QCOMPARE(first(u"olu"_s, Kind::Owner), u"urn:li:corpuser:olu"_s);
        QCOMPARE(first(u"plat"_s, Kind::Owner), u"urn:li:corpGroup:fraud-platform"_s);
        QCOMPARE(first(u"chmp"_s, Kind::Tag), u"urn:li:tag:champion"_s);
        QCOMPARE(first(u"fraudm"_s, Kind::Model), u"urn:li:mlModel:1"_s);
        QCOMPARE(first(u"fraud"_s, Kind::Tag), u"none"_s);
    }

    void nothingTypedListsAKindByName()
    {
        const auto catalog = catalogOf(someDeployments());

        const auto hits = find(*catalog, {}, items::kindBit(Kind::Owner));

        QCOMPARE(hits.size(), std::size_t(2));
        QCOMPARE(fromName(*catalog, hits[0]), u"fraud-platform"_s);
        QCOMPARE(fromName(*catalog, hits[1]), u"Olu Adeyemi"_s);
        QVERIFY(rows(find(*catalog, {})).isEmpty());
    }

    void onlyTheBestAreKeptAndTheyAreTheBest()
    {
        const auto catalog = support::makeCatalog(support::makeDeployments(20'000, 5));

        const auto all = find(*catalog, u"ra"_s, items::allKinds, 1'000'000);
        const auto few = find(*catalog, u"ra"_s, items::allKinds, 50);

        QVERIFY(all.size() > 1000);
        QVERIFY(few == std::vector<SearchHit>(all.begin(), all.begin() + 50));
        for (std::size_t i = 1; i < all.size(); ++i)
            QVERIFY(all[i - 1].score >= all[i].score);
    }

    void aCancelledSearchSaysNothingMore()
    {
        const auto catalog = support::makeCatalog(support::makeDeployments(5000, 5));
        std::atomic_bool cancelled = true;
        int told = 0;
        items::SearchLimits limits;
        limits.cancelled = &cancelled;
        limits.found = [&told](const std::vector<SearchHit> &) { ++told; };

        items::search(*catalog, u"r"_s, items::allKinds, limits);

        QCOMPARE(told, 0);
    }

    void theLatestQuestionWins()
    {
        const auto catalog = support::makeCatalog(support::makeDeployments(50'000, 9));
        CatalogSearch search;
        QSignalSpy changed(&search, &CatalogSearch::changed);

        for (const QString &text : {u"r"_s, u"ra"_s, u"rank"_s})
            search.ask(catalog, text, items::allKinds);
        QTRY_VERIFY_WITH_TIMEOUT(!search.isBusy(), 30'000);

        QVERIFY(search.hits() == find(*catalog, u"rank"_s));
        QVERIFY(search.catalog() == catalog);
        QVERIFY(changed.count() >= 2); // hits, and that there are no more

        search.ask(catalog, u"x"_s, items::allKinds);
        search.clear();
        QVERIFY(search.hits().empty());
        QVERIFY(!search.isBusy());
    }

private:
    static QString fromName(const catalog::Catalog &catalog, const SearchHit &hit)
    {
        return catalog.directory().displayName(
            QString::fromStdString(std::string(catalog.dictionary(catalog::Facet::Owner)[hit.at])));
    }
};

QTEST_GUILESS_MAIN(TestCatalogSearch)
#include "tst_catalogsearch.moc"
