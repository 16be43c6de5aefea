// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changes/aspects.h"
#include "models/changes/records.h"
#include "models/changes/wish.h"
#include "tests/support/sampledata.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace changes;
using catalog::CatalogPtr;
using catalog::Record;

namespace {

constexpr int rows = 2500;

ChangeSet setOf(const CatalogPtr &catalog, const std::vector<catalog::Row> &chosen,
                const Wish &wish)
{
    ChangeSet set;
    Step step;
    for (const catalog::Row row : chosen) {
        const Record record = catalog->record(row);
        for (const QString &aspect : wish.aspects()) {
            const Delta delta = wanted(wish, record.urn, aspect, documentOf(record, aspect));
            if (!delta.empty())
                step.swaps.push_back(set.added({record.urn, aspect}, 0, delta));
        }
    }
    set.apply(step);
    return set;
}

Wish everything()
{
    Wish wish;
    wish.addOwners = {{u"urn:li:corpuser:new"_s, u"urn:li:ownershipType:pager"_s}};
    wish.addTags = {u"urn:li:tag:new"_s};
    wish.deprecate = Wish::Deprecation {.decommissionMs = 1'900'000'000'000,
                                        .keepsDates = false,
                                        .note = u"gone soon"_s,
                                        .replacement = u"urn:li:mlModelDeployment:x"_s};
    wish.removed = true;
    wish.properties = {{u"team"_s, u"ml"_s}};
    return wish;
}

} // namespace

//! What table and filter see of a catalog with pending edits.
class TestRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_catalog = support::makeCatalog(support::makeDeployments(rows, 5)); }
    void nothingPendingIsTheCatalogItself();
    void documentsComeBackAsRecords();
    void changedRowsAreChangedAndOthersShared();
    void droppingGivesTheOldRowsBack();
    void newDeploymentsAreRowsAtTheEnd();
    void aDeploymentIsFoundByItsUrn();

private:
    CatalogPtr m_catalog;
};

void TestRecords::nothingPendingIsTheCatalogItself()
{
    Overlay overlay;
    QCOMPARE(overlay.of(m_catalog, {}), m_catalog);
}

void TestRecords::documentsComeBackAsRecords()
{
    for (catalog::Row row = 0; row < rows; row += 7) {
        const Record record = m_catalog->record(row);
        Record again = recordOf(record.urn);
        for (const QString &aspect : aspect::ofDeployment) {
            const Json document = documentOf(record, aspect);
            apply(again, {{record.urn, aspect}, 0, difference(aspect, nullptr, document)});
        }
        again.models = record.models;
        again.evaluation = record.evaluation;
        again.ephemeral = record.ephemeral;
        // A map has no order.
        const auto byKey
            = [](Record &one) { std::ranges::sort(one.properties, {}, &catalog::Property::key); };
        Record expected = record;
        byKey(expected);
        byKey(again);
        expected.tags.removeDuplicates(); // which is what a change set makes of doubles
        // Owners of the four system types come back by their URN.
        for (Record *one : {&expected, &again})
            for (catalog::OwnerEntry &owner : one->owners)
                owner.type = ownerItem(ownerEntry(owner.urn, owner.type));
        std::vector<catalog::OwnerEntry> once;
        for (const catalog::OwnerEntry &owner : expected.owners)
            if (std::ranges::find(once, owner) == once.end())
                once.push_back(owner);
        expected.owners = once;
        QVERIFY(again == expected);
    }
}

void TestRecords::changedRowsAreChangedAndOthersShared()
{
    Overlay overlay;
    const ChangeSet set = setOf(m_catalog, {3, 4, 1001}, everything());
    const CatalogPtr shown = overlay.of(m_catalog, set);
    QCOMPARE(shown->size(), m_catalog->size());
    const Record now = shown->record(3);
    QVERIFY(now.tags.contains(u"urn:li:tag:new"_s));
    QVERIFY(now.deprecated && now.removed);
    QCOMPARE(now.note, u"gone soon"_s);
    QCOMPARE(now.owners.back().type, u"urn:li:ownershipType:pager"_s);
    QVERIFY(std::ranges::any_of(now.properties, [](const catalog::Property &property) {
        return property == catalog::Property {u"team"_s, u"ml"_s};
    }));
    for (catalog::Row row = 0; row < rows; ++row) {
        if (row == 3 || row == 4 || row == 1001)
            continue;
        QVERIFY(shown->record(row) == m_catalog->record(row));
    }
    std::size_t others = 0;
    for (std::size_t i = 0; i < shown->chunkCount(); ++i)
        others += &shown->chunk(i) == &m_catalog->chunk(i) ? 0 : 1;
    QVERIFY(others <= 2);
    QVERIFY(versionOf(*shown, 3, aspect::tags) == versionOf(*m_catalog, 3, aspect::tags));

    // The same set again makes no chunk anew.
    const CatalogPtr again = overlay.of(m_catalog, set);
    for (std::size_t i = 0; i < shown->chunkCount(); ++i)
        QCOMPARE(&again->chunk(i), &shown->chunk(i));
}

void TestRecords::droppingGivesTheOldRowsBack()
{
    Overlay overlay;
    ChangeSet set = setOf(m_catalog, {3, 2000}, everything());
    QVERIFY(overlay.of(m_catalog, set)->record(3).removed);
    const QString urn = m_catalog->urn(3);
    for (const AspectEdit &edit : set.of(urn))
        set.apply({{}, {}, {set.dropped(edit.key)}});
    const CatalogPtr shown = overlay.of(m_catalog, set);
    QVERIFY(shown->record(3) == m_catalog->record(3));
    QVERIFY(shown->record(2000).removed);
}

void TestRecords::newDeploymentsAreRowsAtTheEnd()
{
    Overlay overlay;
    ChangeSet set;
    const QString urn = u"urn:li:mlModelDeployment:(urn:li:dataPlatform:kserve,brand-new,PROD)"_s;
    set.apply({{},
               {},
               {set.added({urn, aspect::properties}, -1,
                          difference(aspect::properties, nullptr, {{"status", "CREATING"}})),
                set.added({u"urn:li:tag:x"_s, aspect::tagProperties}, -1,
                          difference(aspect::tagProperties, nullptr, {{"name", "x"}}))}});
    const CatalogPtr shown = overlay.of(m_catalog, set);
    QCOMPARE(shown->size(), m_catalog->size() + 1);
    const Record made = shown->record(catalog::Row(rows));
    QCOMPARE(made.urn, urn);
    QCOMPARE(made.status, u"CREATING"_s);
    QCOMPARE(made.platform, u"urn:li:dataPlatform:kserve"_s);
    QVERIFY(made.models.empty());
}

void TestRecords::aDeploymentIsFoundByItsUrn()
{
    Overlay overlay;
    const CatalogPtr shown = overlay.of(m_catalog, setOf(m_catalog, {3}, everything()));
    for (catalog::Row row = 0; row < rows; row += 100)
        QCOMPARE(shown->find(m_catalog->urn(row)), std::optional(row));
    QVERIFY(!shown->find(u"urn:li:mlModelDeployment:nobody"_s));
}

QTEST_GUILESS_MAIN(TestRecords)
#include "tst_records.moc"
