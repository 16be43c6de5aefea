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

private:
    static int sign(auto a, auto b) { return a < b ? -1 : a > b ? 1 : 0; }

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
            return emptyLast(catalog.version(a), catalog.version(b));
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
