// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/selectionsummary.h"
#include "tests/support/sampledata.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <set>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;
using catalog::Record;
using catalog::Row;
using items::FieldSummary;
using items::SelectionSummary;
using items::ValueCount;

namespace {

using Values = std::set<QString>;

//! The same by records, one after the other.
FieldSummary naive(const catalog::Catalog &catalog, const std::vector<Row> &rows,
                   const std::function<Values(const Record &)> &valuesOf)
{
    std::set<Values> sets;
    std::map<QString, std::uint32_t> counts;
    for (const Row row : rows) {
        const Values values = valuesOf(catalog.record(row));
        sets.insert(values);
        for (const QString &value : values)
            ++counts[value];
        if (values.empty())
            ++counts[QString()];
    }
    std::vector<ValueCount> all;
    for (const auto &[value, count] : counts)
        all.push_back({value, count});
    std::stable_sort(all.begin(), all.end(), [](const ValueCount &a, const ValueCount &b) {
        return a.rows != b.rows ? a.rows > b.rows : a.value.toUtf8() < b.value.toUtf8();
    });
    FieldSummary summary;
    summary.kinds = sets.size();
    summary.valueTotal = all.size();
    all.resize(std::min(all.size(), SelectionSummary::valuesKept));
    summary.values = std::move(all);
    return summary;
}

Values one(const QString &value)
{
    return value.isEmpty() ? Values() : Values {value};
}

} // namespace

class TestSelectionSummary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheRecordsSay_data()
    {
        QTest::addColumn<int>("chosen");
        QTest::newRow("one") << 1;
        QTest::newRow("two") << 2;
        QTest::newRow("some") << 60;
        QTest::newRow("many") << 1900;
        QTest::newRow("all") << 3000;
    }

    void saysWhatTheRecordsSay()
    {
        QFETCH(int, chosen);
        const auto catalog = support::makeCatalog(support::makeDeployments(3000, 21), 400);
        std::vector<Row> rows(catalog->size());
        for (Row row = 0; row < rows.size(); ++row)
            rows[row] = row;
        std::shuffle(rows.begin(), rows.end(), std::mt19937(5));
        rows.resize(std::size_t(chosen));

        const SelectionSummary summary = items::summarize(*catalog, rows);

        const auto same = [&](const FieldSummary &field, auto valuesOf) {
            return field == naive(*catalog, rows, valuesOf);
        };
        QCOMPARE(summary.rows, rows.size());
        QVERIFY(same(summary.of(Facet::Platform), [](const Record &r) { return one(r.platform); }));
        QVERIFY(same(summary.of(Facet::Environment), [](const Record &r) { return one(r.env); }));
        QVERIFY(same(summary.of(Facet::Status), [](const Record &r) { return one(r.status); }));
        QVERIFY(same(summary.of(Facet::Instance), [](const Record &r) { return one(r.instance); }));
        QVERIFY(
            same(summary.of(Facet::Container), [](const Record &r) { return one(r.container); }));
        QVERIFY(same(summary.of(Facet::Owner), [](const Record &r) {
            Values values;
            for (const catalog::OwnerEntry &owner : r.owners)
                values.insert(owner.urn);
            return values;
        }));
        QVERIFY(same(summary.of(Facet::Tag),
                     [](const Record &r) { return Values(r.tags.begin(), r.tags.end()); }));
        QVERIFY(same(summary.version, [](const Record &r) { return one(r.version); }));
        QVERIFY(same(summary.description, [](const Record &r) { return one(r.description); }));
        QVERIFY(same(summary.deprecated,
                     [](const Record &r) { return one(r.deprecated ? u"yes"_s : QString()); }));
        QVERIFY(same(summary.removed,
                     [](const Record &r) { return one(r.removed ? u"yes"_s : QString()); }));
        QVERIFY(same(summary.decommission, [](const Record &r) {
            return r.deprecated && r.decommission
                     ? one(r.decommission->toUTC().toString(Qt::ISODateWithMs))
                     : Values();
        }));
    }

    void modelsAreCountedByTheirUrn()
    {
        support::Made a;
        a.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:x,a,PROD)";
        support::Made b;
        b.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:x,b,PROD)";
        const auto rows = support::makeCatalog({a, b});
        auto parts = rows->parts();
        const QString model = u"urn:li:mlModel:(urn:li:dataPlatform:x,m,PROD)"_s;
        parts.links = std::make_shared<catalog::Links>(
            catalog::Links::resolve(*rows, {{model, rows->urn(0)}}, {{model, u"m"_s, u"1"_s, {}}}));

        const SelectionSummary summary = items::summarize(catalog::Catalog(parts), {0, 1});

        QCOMPARE(summary.model.kinds, std::size_t(2));
        QVERIFY(summary.model.values == (std::vector<ValueCount> {{QString(), 1}, {model, 1}}));
    }

    void nothingChosenIsNothingSaid()
    {
        const SelectionSummary summary = items::summarize(catalog::Catalog(), {});

        QCOMPARE(summary.rows, std::size_t(0));
        QVERIFY(summary.version.values.empty());
        QVERIFY(summary.version.isCommon());
    }
};

QTEST_GUILESS_MAIN(TestSelectionSummary)
#include "tst_selectionsummary.moc"
