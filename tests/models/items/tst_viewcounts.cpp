// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/language.h"
#include "models/filter/scan.h"
#include "models/items/viewcounts.h"
#include "tests/support/sampledata.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

qint64 naive(const catalog::Catalog &catalog, const QString &text)
{
    return qint64(filter::matchingRows(catalog, filter::parse(text).filter).size());
}

} // namespace

class TestViewCounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFilterIsCountedInEachCatalog()
    {
        const QStringList texts {u""_s, u"is:deprecated"_s, u"-owner:*"_s, u"nosuch:x"_s};
        ViewCounts counts;
        counts.setFilters(texts);
        for (const int size : {3000, 500}) {
            const auto catalog = support::makeCatalog(support::makeDeployments(size, 9), 600);
            counts.setCatalog(catalog);
            QTRY_VERIFY(!counts.isBusy());
            for (const QString &text : texts.first(3))
                QCOMPARE(counts.count(text), std::optional(naive(*catalog, text)));
            QVERIFY(*counts.count({}) > *counts.count(u"is:deprecated"_s));
            QVERIFY(!counts.count(u"nosuch:x"_s));
        }
    }

    void whatIsEmptyHasNone()
    {
        ViewCounts counts;
        counts.setFilters({u"status:FAILED -owner:*"_s});
        counts.setCatalog(support::makeCatalog(support::makeDeployments(300, 9), 600));
        QTRY_VERIFY(counts.count(u"status:FAILED -owner:*"_s));
        counts.recount();
        counts.setCatalog(std::make_shared<const catalog::Catalog>());
        QTRY_VERIFY(!counts.isBusy());
        QVERIFY(!counts.count(u"status:FAILED -owner:*"_s));
    }

    void onlyWhatIsNewIsCounted()
    {
        const auto catalog = support::makeCatalog(support::makeDeployments(300, 9), 600);
        ViewCounts counts;
        counts.setCatalog(catalog);
        counts.setFilters({u"is:deprecated"_s});
        QTRY_VERIFY(!counts.isBusy());
        QSignalSpy counted(&counts, &ViewCounts::counted);

        counts.setFilters({u"is:deprecated"_s});
        QVERIFY(!counts.isBusy());
        counts.setFilters({u"is:deprecated"_s, u"-owner:*"_s});
        counts.setCatalog(support::makeCatalog(support::makeDeployments(100, 9), 600));
        QTRY_VERIFY(!counts.isBusy());

        QCOMPARE(counted.size(), 1); // both together, after a pause
        QVERIFY(*counts.count(u"-owner:*"_s) <= 100);
        counts.setFilters({u"-owner:*"_s});
        QVERIFY(!counts.isBusy());
    }

    void productionIsWhatTheConnectionSays()
    {
        const auto catalog = support::makeCatalog(support::makeDeployments(500, 9), 600);
        ViewCounts counts;
        counts.setCatalog(catalog);
        counts.setFilters({u"is:production"_s});
        counts.setProductionEnvironments({u"NOWHERE"_s});

        QTRY_VERIFY(!counts.isBusy());
        QCOMPARE(counts.count(u"is:production"_s), std::optional<qint64>(0));
        QVERIFY(naive(*catalog, u"is:production"_s) > 0);
    }
};

QTEST_GUILESS_MAIN(TestViewCounts)
#include "tst_viewcounts.moc"
