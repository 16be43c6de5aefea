// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/deploymentquery.h"
#include "models/items/deploymentrows.h"
#include "tests/support/sampledata.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Column = DeploymentRows::Column;

namespace {

std::vector<catalog::Row> allRows(const catalog::Catalog &catalog)
{
    return filter::arrange(filter::order(catalog, filter::SortKey::Name),
                           filter::Mask(catalog.size(), 1), false);
}

std::vector<support::Made> two()
{
    std::vector<support::Made> made(2);
    made[0].urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:x,a,PROD)";
    made[0].status = "IN_SERVICE";
    made[1].urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:x,b,PROD)";
    made[1].status = "FAILED";
    return made;
}

} // namespace

class TestDeploymentRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAModel()
    {
        DeploymentRows rows;
        const QAbstractItemModelTester tester(
            &rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto catalog = support::makeCatalog(support::makeDeployments(200, 3), 60);

        rows.show(catalog, allRows(*catalog));
        rows.show(catalog, {3, 1, 2});
        rows.show(catalog, {1, 2, 3});
        rows.show(catalog, {});

        QCOMPARE(rows.rowCount(), 0);
    }

    void anUnchangedRefreshIsSilent()
    {
        DeploymentRows rows;
        const auto before = support::makeCatalog(two());
        rows.show(before, {0, 1});
        QSignalSpy changed(&rows, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&rows, &QAbstractItemModel::modelReset);
        QSignalSpy moved(&rows, &QAbstractItemModel::layoutChanged);

        rows.show(support::makeCatalog(two()), {0, 1});

        QCOMPARE(changed.size() + reset.size() + moved.size(), 0);
    }

    void oneChangedRowIsTold()
    {
        DeploymentRows rows;
        rows.show(support::makeCatalog(two()), {0, 1});
        QSignalSpy changed(&rows, &QAbstractItemModel::dataChanged);
        auto made = two();
        made[1].status = "UPDATING";

        rows.show(support::makeCatalog(made), {0, 1});

        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 1);
        QCOMPARE(changed[0][1].toModelIndex().row(), 1);
        QCOMPARE(rows.index(1, int(Column::Status)).data().toString(), u"Updating"_s);
    }

    void aChangedLinkIsTold()
    {
        const std::string b = two()[1].urn;
        const auto linked = [&](const QString &model) {
            catalog::CatalogBuilder builder;
            catalog::ChunkBuilder chunk;
            for (const support::Made &made : two())
                support::addTo(chunk, made);
            builder.append(chunk);
            const catalog::CatalogPtr bare = builder.snapshot();
            builder.setLinks(std::make_shared<const catalog::Links>(catalog::Links::resolve(
                *bare, {{model, QString::fromStdString(b)}}, {{model, model, {}, {}}})));
            return builder.snapshot();
        };
        DeploymentRows rows;
        rows.show(linked(u"urn:li:mlModel:x"_s), {0, 1});
        QSignalSpy changed(&rows, &QAbstractItemModel::dataChanged);

        rows.show(linked(u"urn:li:mlModel:x"_s), {0, 1});
        QCOMPARE(changed.size(), 0);
        rows.show(linked(u"urn:li:mlModel:y"_s), {0, 1});

        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 1);
    }

    void newNamesConcernAllRows()
    {
        DeploymentRows rows;
        rows.show(support::makeCatalog(two()), {0, 1});
        QSignalSpy changed(&rows, &QAbstractItemModel::dataChanged);
        catalog::CatalogBuilder builder;
        catalog::ChunkBuilder chunk;
        for (const support::Made &made : two())
            support::addTo(chunk, made);
        builder.append(chunk);
        auto names = std::make_shared<catalog::Directory>();
        names->insert(u"urn:li:corpuser:ana"_s, {});
        builder.setDirectory(names);

        rows.show(builder.snapshot(), {0, 1});

        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][1].toModelIndex().row(), 1);
    }

    void anIndexFollowsItsUrn()
    {
        DeploymentRows rows;
        rows.show(support::makeCatalog(two()), {0, 1});
        const QPersistentModelIndex kept = rows.index(1, 0);

        rows.show(support::makeCatalog({two()[1], two()[0]}), {0, 1});

        QCOMPARE(kept.row(), 0);
        QCOMPARE(kept.data().toString(), u"b"_s);
    }

    void dueDatesAreSaidAgainstToday_data()
    {
        QTest::addColumn<bool>("deprecated");
        QTest::addColumn<qint64>("hours");
        QTest::addColumn<QString>("distance");
        QTest::newRow("not deprecated") << false << qint64(5) << QString();
        QTest::newRow("in a week") << true << qint64(7 * 24) << u"in 7 d"_s;
        QTest::newRow("later today") << true << qint64(3) << u"today"_s;
        QTest::newRow("an hour ago") << true << qint64(-1) << u"overdue today"_s;
        QTest::newRow("nine days ago") << true << qint64(-9 * 24) << u"9 d overdue"_s;
    }

    void dueDatesAreSaidAgainstToday()
    {
        QFETCH(bool, deprecated);
        QFETCH(qint64, hours);
        QFETCH(QString, distance);
        const QDateTime noon(QDate(2026, 10, 14), QTime(12, 0));

        const auto due
            = items::dueText(deprecated, noon.addSecs(hours * 3600).toMSecsSinceEpoch(), noon);

        QCOMPARE(due.distance, distance);
    }

    void undatedOnesSaySo()
    {
        QCOMPARE(items::dueText(true, catalog::noTime, QDateTime::currentDateTime()).distance,
                 u"no date"_s);
    }

    void theQueryAnswersFilterAndSorting()
    {
        DeploymentQuery query;
        QSignalSpy answered(&query, &DeploymentQuery::answered);
        query.setCatalog(support::makeCatalog(two()));
        query.setSorting({filter::SortKey::Status, false});
        filter::Filter filter;
        filter.setValues(catalog::Facet::Status, {u"IN_SERVICE"_s});

        QCOMPARE(query.answer().rows, (std::vector<catalog::Row> {1, 0}));
        query.setFilter(filter);

        QCOMPARE(query.answer().rows, std::vector<catalog::Row> {0});
        QCOMPARE(query.answer().counts.matching, 1u);
        QCOMPARE(answered.size(), 3);
    }

    void aLargeCatalogIsAskedInAWorkerAndTheLastQuestionWins()
    {
        DeploymentQuery query;
        QSignalSpy answered(&query, &DeploymentQuery::answered);
        const auto catalog = support::makeCatalog(support::makeDeployments(30'000, 4), 5000);
        filter::Filter filter;
        filter.setText(u"churn"_s);

        query.setCatalog(catalog);
        QVERIFY(query.isBusy());
        query.setFilter(filter);

        QTRY_VERIFY_WITH_TIMEOUT(!query.isBusy(), 20'000);
        QCOMPARE(answered.size(), 1);
        const auto expected = filter::matchingRows(*catalog, filter);
        QCOMPARE(query.answer().rows.size(), expected.size());
    }
};

QTEST_GUILESS_MAIN(TestDeploymentRows)
#include "tst_deploymentrows.moc"
