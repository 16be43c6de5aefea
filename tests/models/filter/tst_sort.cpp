// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/vocabulary.h"
#include "models/filter/sort.h"
#include "tests/support/sampledata.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;
using catalog::Row;
using filter::SortKey;

namespace {

QStringList inOrder(const QStringList &names)
{
    std::vector<support::Made> made;
    for (const QString &name : names) {
        support::Made one;
        one.urn
            = "urn:li:mlModelDeployment:(urn:li:dataPlatform:x," + name.toStdString() + ",PROD)";
        made.push_back(one);
    }
    const auto catalog = support::makeCatalog(made, 2);
    QStringList sorted;
    for (const Row row : filter::order(*catalog, SortKey::Name))
        sorted.append(catalog->name(row));
    return sorted;
}

} // namespace

class TestSort : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreOrderedAsPeopleDo()
    {
        QCOMPARE(inOrder({u"model-10"_s, u"Model-9"_s, u"model-009a"_s, u"alpha"_s, u"Beta"_s,
                          u"model"_s}),
                 (QStringList {u"alpha"_s, u"Beta"_s, u"model"_s, u"Model-9"_s, u"model-009a"_s,
                               u"model-10"_s}));
    }

    void longNamesThatBeginAlikeAreOrdered()
    {
        QCOMPARE(
            inOrder({u"a-very-long-common-beginning-2"_s, u"a-very-long-common-beginning-10"_s,
                     u"a-very-long-common-beginning"_s}),
            (QStringList {u"a-very-long-common-beginning"_s, u"a-very-long-common-beginning-2"_s,
                          u"a-very-long-common-beginning-10"_s}));
    }

    void versionsAreNumbers()
    {
        QVERIFY(filter::naturalCompare("2.9", "2.10") < 0);
        QVERIFY(filter::naturalCompare("v2", "V2") == 0);
        QVERIFY(filter::naturalCompare("1.0", "1.0.1") < 0);
    }

    void everyOrderIsAPermutationThatAscends_data()
    {
        QTest::addColumn<SortKey>("key");
        for (int key = 0; key <= int(SortKey::Description); ++key)
            QTest::addRow("key %d", key) << SortKey(key);
    }

    void everyOrderIsAPermutationThatAscends()
    {
        QFETCH(SortKey, key);
        const auto catalog = support::makeCatalog(support::makeDeployments(2500, 21), 600);

        const auto rows = filter::order(*catalog, key);

        QCOMPARE(std::set<Row>(rows.begin(), rows.end()).size(), catalog->size());
        for (std::size_t i = 1; i < rows.size(); ++i)
            QVERIFY2(compare(*catalog, key, rows[i - 1], rows[i]) <= 0,
                     qPrintable(catalog->urn(rows[i])));
    }

    void theFailedComeFirstAndProductionBeforeTheRest()
    {
        const auto catalog = support::makeCatalog(support::makeDeployments(2500, 22), 600);

        QCOMPARE(catalog->text(filter::order(*catalog, SortKey::Status).front(), Facet::Status),
                 u"FAILED"_s);
        QCOMPARE(catalog->text(filter::order(*catalog, SortKey::Environment).front(),
                               Facet::Environment),
                 u"PROD"_s);
    }

    void descendingIsTheReverse()
    {
        const auto catalog = support::makeCatalog(support::makeDeployments(500, 23), 200);
        const auto rows = filter::order(*catalog, SortKey::Created);
        const filter::Mask mask = filter::scan(*catalog, {});

        auto ascending = filter::arrange(rows, mask, false);
        const auto descending = filter::arrange(rows, mask, true);

        std::reverse(ascending.begin(), ascending.end());
        QCOMPARE(ascending, descending);
        QCOMPARE(ascending.size(), std::size_t(std::count(mask.begin(), mask.end(), 1)));
    }

    void severalKeysOrderAsAStableSortDoes_data()
    {
        QTest::addColumn<QList<int>>("keys");
        QTest::addColumn<int>("turned");
        QTest::newRow("two") << QList<int> {int(SortKey::Status), int(SortKey::Created)} << 0b10;
        QTest::newRow("three") << QList<int> {int(SortKey::Platform), int(SortKey::Status),
                                              int(SortKey::Version)}
                               << 0b101;
        QTest::newRow("name first")
            << QList<int> {int(SortKey::Name), int(SortKey::Status)} << 0b11;
        QTest::newRow("name last") << QList<int> {int(SortKey::Status), int(SortKey::Name)} << 0b10;
    }

    void severalKeysOrderAsAStableSortDoes()
    {
        QFETCH(QList<int>, keys);
        QFETCH(int, turned);
        const auto catalog = support::makeCatalog(support::makeDeployments(2500, 31), 600);
        const auto byName = filter::order(*catalog, SortKey::Name);
        auto naive = byName;
        auto rows = byName;
        for (qsizetype k = keys.size() - 1; k >= 0; --k) {
            const filter::SortBy by {SortKey(keys[k]), (turned >> k & 1) == 1};
            rows = filter::order(*catalog, by, rows, byName);
            std::stable_sort(naive.begin(), naive.end(),
                             [&](Row a, Row b) { return compareBy(*catalog, by, a, b) < 0; });
        }

        QVERIFY(rows == naive);
        QVERIFY(rows != byName);
    }

    void whatHasNoValueComesLastEitherWay()
    {
        const auto catalog = support::makeCatalog(support::makeDeployments(2500, 32), 600);
        const auto byName = filter::order(*catalog, SortKey::Name);
        for (const bool descending : {false, true}) {
            const auto rows
                = filter::order(*catalog, {SortKey::Decommission, descending}, byName, byName);
            // Dated, then undated deprecated ones, then the rest.
            const auto part = [&](Row row) {
                return !catalog->has(row, catalog::Deprecated)       ? 2
                     : catalog->decommission(row) == catalog::noTime ? 1
                                                                     : 0;
            };
            QVERIFY(std::is_sorted(rows.begin(), rows.end(),
                                   [&](Row a, Row b) { return part(a) < part(b); }));
            QCOMPARE(part(rows.front()), 0);
            QCOMPARE(part(rows.back()), 2);
            for (std::size_t i = 1; part(rows[i]) == 0; ++i)
                QVERIFY(descending
                            ? catalog->decommission(rows[i - 1]) >= catalog->decommission(rows[i])
                            : catalog->decommission(rows[i - 1]) <= catalog->decommission(rows[i]));
        }
    }

    void timesAtTheEdgesAreInOrder()
    {
        std::vector<support::Made> made;
        for (const std::int64_t time : {std::int64_t(INT64_MIN + 1), std::int64_t(INT64_MAX - 1),
                                        std::int64_t(0), catalog::noTime}) {
            support::Made one;
            one.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:x,n"
                    + std::to_string(made.size()) + ",PROD)";
            one.created = time;
            made.push_back(one);
        }
        const auto catalog = support::makeCatalog(made, 2);
        const auto byName = filter::order(*catalog, SortKey::Name);

        QCOMPARE(filter::order(*catalog, {SortKey::Created, false}, byName, byName),
                 (std::vector<Row> {0, 2, 1, 3}));
        QCOMPARE(filter::order(*catalog, {SortKey::Created, true}, byName, byName),
                 (std::vector<Row> {1, 2, 0, 3}));
    }

    void containersAreOrderedByTheirPath()
    {
        catalog::Directory directory;
        const auto add
            = [&directory](const QString &id, const QString &name, const QString &parent) {
                  catalog::Neighbour container;
                  container.name = name;
                  container.parent = parent;
                  directory.insert(u"urn:li:container:"_s + id, container);
              };
        add(u"a"_s, u"zebra"_s, {});
        add(u"b"_s, u"alpha"_s, u"urn:li:container:a"_s);
        add(u"c"_s, u"mule"_s, {});
        std::vector<support::Made> made;
        for (const char *id : {"b", "a", "c", ""}) {
            support::Made one;
            one.urn
                = std::string("urn:li:mlModelDeployment:(urn:li:dataPlatform:x,n") + id + ",PROD)";
            one.container = *id ? std::string("urn:li:container:") + id : std::string();
            made.push_back(one);
        }
        const auto catalog = support::makeCatalog(made, 2, directory);

        QCOMPARE(filter::order(*catalog, SortKey::Container), (std::vector<Row> {2, 1, 0, 3}));
    }

    void aVersionMayBeginWithV()
    {
        std::vector<support::Made> made;
        for (const char *version : {"v10", "9", "V2", "latest", "2.0"}) {
            support::Made one;
            one.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:x,n"
                    + std::to_string(made.size()) + ",PROD)";
            one.version = version;
            made.push_back(one);
        }
        const auto catalog = support::makeCatalog(made, 2);

        QCOMPARE(filter::order(*catalog, SortKey::Version), (std::vector<Row> {2, 4, 1, 0, 3}));
    }

    void whatIsEmptyCanBeOrdered()
    {
        for (int key = 0; key <= int(SortKey::Description); ++key)
            QVERIFY(filter::order(catalog::Catalog(), SortKey(key)).empty());
    }

    void aSortingIsBuiltKeyByKey()
    {
        filter::Sorting sorting = filter::Sorting().by(SortKey::Status);
        QCOMPARE(sorting, filter::Sorting(SortKey::Status));
        QCOMPARE(sorting.by(SortKey::Status), filter::Sorting(SortKey::Status, true));
        sorting = sorting.alsoBy(SortKey::Version).alsoBy(SortKey::Version);
        QCOMPARE(sorting.keys(), (std::vector<filter::SortBy> {{SortKey::Status, false},
                                                               {SortKey::Version, true}}));
        QCOMPARE(*sorting.placeOf(SortKey::Version), std::size_t(1));
        QCOMPARE(sorting.alsoBy(SortKey::Version), filter::Sorting(SortKey::Status));
        QCOMPARE(sorting.without(SortKey::Status), filter::Sorting(SortKey::Version, true));
        QCOMPARE(filter::Sorting(SortKey::Status).without(SortKey::Status), filter::Sorting());
        for (const SortKey key : {SortKey::Name, SortKey::Owners, SortKey::Tags, SortKey::Urn})
            sorting = sorting.alsoBy(key);
        QCOMPARE(sorting.keys().size(), filter::Sorting::mostKeys);
        QVERIFY(!sorting.placeOf(SortKey::Tags));
        QCOMPARE(filter::Sorting({{SortKey::Urn, true}, {SortKey::Urn, false}}),
                 filter::Sorting(SortKey::Urn, true));
    }

private:
    //! Naive, with the rule that the absent come last either way.
    static int compareBy(const catalog::Catalog &catalog, filter::SortBy by, Row a, Row b)
    {
        const auto absent = [&](Row row) {
            switch (by.key) {
            case SortKey::Version:
                return catalog.version(row).isEmpty();
            case SortKey::Created:
                return catalog.created(row) == catalog::noTime;
            case SortKey::Status:
                return catalog.text(row, Facet::Status).isEmpty();
            default:
                return false;
            }
        };
        if (absent(a) || absent(b))
            return sign(int(absent(a)), int(absent(b)));
        const int order = by.key == SortKey::Name ? filter::naturalCompare(
                              catalog.name(a).toStdString(), catalog.name(b).toStdString())
                                                  : compare(catalog, by.key, a, b);
        return by.descending ? -order : order;
    }

    static int sign(auto a, auto b) { return a < b ? -1 : a > b ? 1 : 0; }

    static QString withoutV(const QString &version)
    {
        const bool led = version.size() > 1 && version[0].toLower() == u'v' && version[1].isDigit();
        return led ? version.mid(1) : version;
    }

    //! Compares what a user sees; 0 also for keys whose order other tests pin down.
    static int compare(const catalog::Catalog &catalog, SortKey key, Row a, Row b)
    {
        const auto emptyLast = [](const QString &x, const QString &y) {
            if (x.isEmpty() || y.isEmpty())
                return sign(int(x.isEmpty()), int(y.isEmpty()));
            return filter::naturalCompare(x.toStdString(), y.toStdString());
        };
        switch (key) {
        case SortKey::Version:
            return emptyLast(withoutV(catalog.version(a)), withoutV(catalog.version(b)));
        case SortKey::Description:
            return emptyLast(catalog.description(a), catalog.description(b));
        case SortKey::Status:
            if (catalog.text(a, Facet::Status).isEmpty()
                || catalog.text(b, Facet::Status).isEmpty())
                return sign(int(catalog.text(a, Facet::Status).isEmpty()),
                            int(catalog.text(b, Facet::Status).isEmpty()));
            return sign(domain::statusSeverity(catalog.text(a, Facet::Status)),
                        domain::statusSeverity(catalog.text(b, Facet::Status)));
        case SortKey::Created: {
            const auto late
                = [](std::int64_t ms) { return ms == catalog::noTime ? INT64_MAX : ms; };
            return sign(late(catalog.created(a)), late(catalog.created(b)));
        }
        case SortKey::Platform:
            return sign(catalog.text(a, Facet::Platform), catalog.text(b, Facet::Platform));
        case SortKey::Owners:
            return sign(int(catalog.owners(a).empty()), int(catalog.owners(b).empty()));
        case SortKey::Tags:
            return sign(int(catalog.tags(a).empty()), int(catalog.tags(b).empty()));
        case SortKey::Decommission:
            return sign(int(!catalog.has(a, catalog::Deprecated)),
                        int(!catalog.has(b, catalog::Deprecated)));
        default:
            return 0;
        }
    }
};

QTEST_GUILESS_MAIN(TestSort)
#include "tst_sort.moc"
