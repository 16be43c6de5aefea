// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/language.h"
#include "models/filter/scan.h"
#include "models/items/propertyvalues.h"
#include "tests/support/sampledata.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestPropertyValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesOfAFieldAreCounted()
    {
        support::Made one;
        one.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:x,churn-eu,PROD)";
        one.version = "1.2";
        support::Made two;
        two.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:x,CHURN-us,PROD)";
        two.version = "1.2";
        two.deprecated = true;
        two.replacement = one.urn;
        support::Made three;
        three.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:x,fraud,DEV)";
        const auto catalog = support::makeCatalog({one, two, three}, 2);

        using filter::Field;
        using Values = std::vector<items::PropertyValue>;
        QVERIFY((items::fieldValues(*catalog, Field::Version, {}, 9) == Values {{u"1.2"_s, 2}}));
        QVERIFY((items::fieldValues(*catalog, Field::Name, u"Churn"_s, 9)
                 == Values {{u"CHURN-us"_s, 1}, {u"churn-eu"_s, 1}}));
        QVERIFY((items::fieldValues(*catalog, Field::Replacement, {}, 9)
                 == Values {{QString::fromStdString(one.urn), 1}}));
    }

    void everyFactIsCountedWithTheRestOfTheFilter()
    {
        const auto catalog = support::makeCatalog(support::makeDeployments(500, 7), 200);
        filter::Filter filter;
        filter.setText(u"a"_s);
        const filter::Context context = filter::Context::current();

        const auto counts = items::factCounts(*catalog, filter, context);

        QCOMPARE(counts.size(), filter::allFacts().size());
        for (std::size_t i = 0; i < counts.size(); ++i) {
            filter::Filter narrowed = filter;
            narrowed.add({filter::Is {filter::allFacts()[i]}, false});
            QCOMPARE(counts[i].value, filter::wordOf(filter::allFacts()[i]));
            QCOMPARE(std::size_t(counts[i].deployments),
                     filter::matchingRows(*catalog, narrowed, context).size());
        }
    }

    //! Two chunks, so that a value has two codes.
    void initTestCase()
    {
        catalog::CatalogBuilder builder;
        catalog::ChunkBuilder rows;
        const auto add = [&](std::string_view name, std::string_view key, std::string_view value) {
            rows.beginRow("urn:li:mlModelDeployment:(urn:li:dataPlatform:kserve,"
                          + std::string(name) + ",PROD)");
            rows.addProperty(key, value);
            rows.endRow();
        };
        add("a", "zone", "eu");
        add("b", "Zone", "us");
        add("c", "team", "us");
        builder.append(rows);
        add("d", "zone", "us");
        add("e", "zone", "asia");
        builder.append(rows);
        m_catalog = builder.snapshot();
    }

    void theMostFrequentStandFirst()
    {
        const std::vector<items::PropertyValue> wanted {{u"us"_s, 2}, {u"asia"_s, 1}, {u"eu"_s, 1}};
        QVERIFY(items::propertyValues(*m_catalog, u"ZONE"_s, 10) == wanted);
    }

    void noMoreThanAskedFor()
    {
        QCOMPARE(items::propertyValues(*m_catalog, u"zone"_s, 1).size(), std::size_t(1));
        QVERIFY(items::propertyValues(*m_catalog, u"region"_s, 10).empty());
    }

    void itEndsEarly()
    {
        const std::atomic_bool cancelled(true);
        QVERIFY(items::propertyValues(*m_catalog, u"zone"_s, 10, &cancelled).empty());
    }

private:
    catalog::CatalogPtr m_catalog;
};

QTEST_APPLESS_MAIN(TestPropertyValues)
#include "tst_propertyvalues.moc"
