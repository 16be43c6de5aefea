// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/propertyvalues.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestPropertyValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
