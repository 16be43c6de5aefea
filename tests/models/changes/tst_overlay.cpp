// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changes/aspects.h"
#include "models/changes/records.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace changes;

namespace {

constexpr int rowsEach = 5;

QString urnOf(int i)
{
    return u"urn:li:mlModelDeployment:(urn:li:dataPlatform:kserve,d%1,PROD)"_s.arg(i);
}

//! Two chunks; deployment 1 is removed.
catalog::CatalogPtr twoChunks()
{
    catalog::CatalogBuilder builder;
    for (int chunk = 0; chunk < 2; ++chunk) {
        catalog::ChunkBuilder rows;
        for (int i = chunk * rowsEach; i < (chunk + 1) * rowsEach; ++i) {
            rows.beginRow(urnOf(i).toStdString());
            rows.addTag("urn:li:tag:old");
            rows.setRemoved(i == 1);
            rows.endRow();
        }
        builder.append(rows);
    }
    return builder.snapshot();
}

void put(ChangeSet &set, const QString &urn, const QString &aspect, const FieldKey &key,
         const Json &after)
{
    set.apply({{}, {}, {set.added({urn, aspect}, 0, {{key, nullptr, after}})}});
}

void addTag(ChangeSet &set, const QString &urn)
{
    put(set, urn, aspect::tags, {u"tags"_s, u"urn:li:tag:new"_s}, {{"tag", "urn:li:tag:new"}});
}

} // namespace

class TestOverlay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingToShowIsTheCatalogItself()
    {
        const auto catalog = twoChunks();
        QCOMPARE(Overlay().of(catalog, {}), catalog);
    }

    void onlyChunksWithEditsAreOthers()
    {
        const auto catalog = twoChunks();
        ChangeSet set;
        addTag(set, urnOf(7));
        Overlay overlay;
        const auto shown = overlay.of(catalog, set);

        QCOMPARE(shown->size(), catalog->size());
        QCOMPARE(&shown->chunk(0), &catalog->chunk(0));
        QCOMPARE(shown->tags(7), (QStringList {u"urn:li:tag:old"_s, u"urn:li:tag:new"_s}));
        QVERIFY(shown->has(7, catalog::Pending));
        QVERIFY(!shown->has(6, catalog::Pending));
        QVERIFY(!catalog->has(7, catalog::Pending));
        QCOMPARE(&overlay.of(catalog, set)->chunk(1), &shown->chunk(1)); // made once
    }

    void whatWasWrittenIsShownAndWaitsNoMore()
    {
        const auto catalog = twoChunks();
        ChangeSet set;
        addTag(set, urnOf(7));
        Overlay overlay;
        QVERIFY(overlay.of(catalog, set)->has(7, catalog::Pending));
        const auto written = overlay.of(catalog, set, {});

        QCOMPARE(written->tags(7).size(), 2);
        QVERIFY(!written->has(7, catalog::Pending));
    }

    void onlyWhatTheServerStillHasLeaves()
    {
        const auto catalog = twoChunks();
        ChangeSet set;
        put(set, urnOf(0), aspect::status, {u"removed"_s, {}}, true);
        addTag(set, urnOf(1));
        const auto shown = Overlay().of(catalog, set);

        QVERIFY(shown->has(0, catalog::Removed) && shown->has(0, catalog::Leaving));
        QVERIFY(shown->has(1, catalog::Removed) && !shown->has(1, catalog::Leaving));
    }

    void newDeploymentsStandBehindTheOthers()
    {
        const auto catalog = twoChunks();
        ChangeSet set;
        put(set, urnOf(99), aspect::properties, {u"description"_s, {}}, "made here");
        put(set, u"urn:li:mlModel:(urn:li:dataPlatform:kserve,m,PROD)"_s, aspect::modelProperties,
            {u"deployments"_s, urnOf(99)}, urnOf(99).toStdString());
        const auto shown = Overlay().of(catalog, set);

        QCOMPARE(shown->size(), catalog->size() + 1);
        QCOMPARE(shown->find(urnOf(99)), std::optional(catalog::Row(catalog->size())));
        QCOMPARE(shown->description(catalog::Row(catalog->size())), u"made here"_s);
        for (catalog::Row row = 0; row < catalog->size(); ++row)
            QCOMPARE(shown->urn(row), catalog->urn(row));
    }
};

QTEST_APPLESS_MAIN(TestOverlay)
#include "tst_overlay.moc"
