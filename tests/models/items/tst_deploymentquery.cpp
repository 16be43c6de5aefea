// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/deploymentquery.h"
#include "tests/support/sampledata.h"

#include <QTest>

#include <numeric>

using catalog::Row;

class TestDeploymentQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstPictureOfAKnownOrderIsThereAtOnce()
    {
        const auto plain = support::makeCatalog(support::makeDeployments(30'000, 1));
        std::vector<Row> backwards(plain->size());
        std::iota(backwards.rbegin(), backwards.rend(), Row(0));
        catalog::Catalog::Parts parts = plain->parts();
        parts.byName = std::make_shared<const std::vector<Row>>(backwards);
        const auto known = std::make_shared<const catalog::Catalog>(std::move(parts));
        DeploymentQuery query;
        filter::Filter all;
        all.setShowsRemoved(true);
        query.setFilter(all);

        query.setCatalog(known);

        QVERIFY(!query.isBusy());
        QVERIFY(query.answer().rows == backwards);

        query.setCatalog(plain); // takes longer than a frame may
        QVERIFY(query.isBusy());
        QTRY_VERIFY(!query.isBusy());
        QVERIFY(query.answer().rows == filter::order(*plain, filter::SortKey::Name));
    }
};

QTEST_GUILESS_MAIN(TestDeploymentQuery)
#include "tst_deploymentquery.moc"
