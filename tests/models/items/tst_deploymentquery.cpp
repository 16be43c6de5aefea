// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/language.h"
#include "models/items/deploymentquery.h"
#include "tests/support/sampledata.h"

#include <QTest>

#include <numeric>

using namespace Qt::Literals::StringLiterals;
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

    void aTermNarrowsTheFilterAndItsContraryGoes()
    {
        DeploymentQuery query;
        const filter::Matches version {filter::Field::Version, {}, {u"2"_s}};
        query.add({version, true});
        query.add({filter::Contains {u"fraud"_s}, false});
        query.add({version, false});
        query.add({version, false}); // is there
        QCOMPARE(filter::toText(query.filter()), u"fraud version:2"_s);
    }

    void aValueTakesThePlaceOfTheOthers()
    {
        DeploymentQuery query;
        const auto env = [](const QString &value) {
            return filter::AnyOf {filter::Facet::Environment, {value}};
        };
        query.add({env(u"PROD"_s), false});
        query.add({env(u"DEV"_s), false});
        QCOMPARE(filter::toText(query.filter()), u"env:DEV"_s);
        query.add({env(u"DEV"_s), true});
        query.add({env(u"QA"_s), true});
        QCOMPARE(filter::toText(query.filter()), u"-env:DEV,QA"_s);
    }
};

QTEST_GUILESS_MAIN(TestDeploymentQuery)
#include "tst_deploymentquery.moc"
