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

    void linksThatWaitAreThereAlready()
    {
        const QString model = u"urn:li:mlModel:(urn:li:dataPlatform:kserve,m,PROD)"_s;
        const QString other = u"urn:li:mlModel:(urn:li:dataPlatform:kserve,n,PROD)"_s;
        const auto bare = twoChunks();
        catalog::Catalog::Parts parts = bare->parts();
        parts.links = std::make_shared<const catalog::Links>(catalog::Links::resolve(
            *bare, {{model, urnOf(1)}, {model, urnOf(6)}, {other, urnOf(6)}},
            {{model, u"m"_s, {}, {}}, {other, u"n"_s, {}, {}}}));
        const auto catalog = std::make_shared<const catalog::Catalog>(std::move(parts));

        ChangeSet set;
        const auto link = [&](const QString &of, int deployment, bool linked) {
            put(set, of, aspect::modelProperties, {u"deployments"_s, urnOf(deployment)},
                linked ? Json(urnOf(deployment).toStdString()) : Json());
        };
        set.apply({{},
                   {},
                   {set.added({model, aspect::modelProperties}, 0,
                              {{{u"deployments"_s, urnOf(6)}, urnOf(6).toStdString(), nullptr}})}});
        link(model, 3, true);
        link(u"urn:li:mlModel:(urn:li:dataPlatform:kserve,new,PROD)"_s, 1, true);
        const auto shown = Overlay().of(catalog, set);

        const auto names = [&](int row) {
            QStringList result;
            for (const catalog::ModelEntry &entry : shown->record(catalog::Row(row)).models)
                result.append(entry.name);
            return result;
        };
        QCOMPARE(names(1), (QStringList {u"m"_s, u"new"_s}));
        QCOMPARE(names(3), (QStringList {u"m"_s}));
        QCOMPARE(names(6), (QStringList {u"n"_s}));
        QVERIFY(shown->has(1, catalog::Pending) && shown->has(3, catalog::Pending)
                && shown->has(6, catalog::Pending));
        QVERIFY(!shown->has(2, catalog::Pending));
        QCOMPARE(catalog->record(6).models.size(), std::size_t(2));
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
        QCOMPARE(shown->record(catalog::Row(catalog->size())).models.size(), std::size_t(1));
        for (catalog::Row row = 0; row < catalog->size(); ++row)
            QCOMPARE(shown->urn(row), catalog->urn(row));
    }
};

QTEST_APPLESS_MAIN(TestOverlay)
#include "tst_overlay.moc"
