// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/fold.h"
#include "models/domain/vocabulary.h"
#include "models/items/deploymenttreemodel.h"
#include "tests/support/sampledata.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace Qt::Literals::StringLiterals;
using Kind = DeploymentTreeModel::Kind;
using catalog::Row;

namespace {

support::Made made(const char *name, const char *platform, const char *status,
                   const char *instance = "", const char *container = "")
{
    support::Made made;
    made.urn = std::string("urn:li:mlModelDeployment:(urn:li:dataPlatform:") + platform + ',' + name
             + ",PROD)";
    made.status = status;
    made.instance = instance;
    made.container = container;
    return made;
}

std::vector<Row> all(const catalog::Catalog &catalog)
{
    std::vector<Row> rows(catalog.size());
    std::iota(rows.begin(), rows.end(), Row(0));
    return rows;
}

catalog::CatalogPtr withDirectory(const catalog::CatalogPtr &catalog)
{
    auto directory = std::make_shared<catalog::Directory>();
    catalog::Neighbour outer;
    outer.name = u"risk"_s;
    catalog::Neighbour inner;
    inner.name = u"endpoints"_s;
    inner.parent = u"urn:li:container:outer"_s;
    directory->insert(u"urn:li:container:outer"_s, outer);
    directory->insert(u"urn:li:container:inner"_s, inner);
    auto parts = catalog->parts();
    parts.directory = directory;
    return std::make_shared<const catalog::Catalog>(parts);
}

//! The tree in words, a line an index.
QStringList lines(const QAbstractItemModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QStringList result;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        QString line = QString(depth, u'>') + index.data().toString();
        if (const QVariant count = index.data(DeploymentTreeModel::CountRole); count.isValid())
            line += u' ' + count.toString();
        line += u' ' + index.data(DeploymentTreeModel::StatusRole).toString();
        result += line.trimmed();
        result += lines(model, index, depth + 1);
    }
    return result;
}

//! Of all deployments below \a parent: their URNs, counted by walking.
void walk(const QAbstractItemModel &model, const QModelIndex &parent, QStringList &urns)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (index.data(DeploymentTreeModel::KindRole).isValid())
            walk(model, index, urns);
        else
            urns.append(index.data(DeploymentTreeModel::UrnRole).toString());
    }
}

} // namespace

class TestDeploymentTreeModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void levelsThatAreNotNamedAreLeftOut()
    {
        const auto catalog = withDirectory(support::makeCatalog(
            {made("b", "vertexai", "IN_SERVICE", "eu", "urn:li:container:inner"),
             made("a", "vertexai", "FAILED", "eu", "urn:li:container:outer"),
             made("c", "vertexai", "IN_SERVICE", "", "urn:li:container:inner"),
             made("plain", "kserve", "", ""), made("i", "vertexai", "UPDATING", "eu")}));
        DeploymentTreeModel model;
        const QAbstractItemModelTester tester(&model);

        model.show(catalog, all(*catalog));

        QCOMPARE(lines(model),
                 (QStringList {u"kserve 1"_s, u">plain"_s, u"vertexai 4 FAILED"_s,
                               u">eu 3 FAILED"_s, u">>risk 2 FAILED"_s,
                               u">>>endpoints 1 IN_SERVICE"_s, u">>>>b IN_SERVICE"_s,
                               u">>>a FAILED"_s, u">>i UPDATING"_s, u">risk 1 IN_SERVICE"_s,
                               u">>endpoints 1 IN_SERVICE"_s, u">>>c IN_SERVICE"_s}));
    }

    void aBranchSaysItsKindAndItsValue()
    {
        const auto catalog = withDirectory(support::makeCatalog(
            {made("b", "vertexai", "IN_SERVICE", "eu", "urn:li:container:inner"),
             made("a", "vertexai", "FAILED", "eu", "urn:li:container:outer")}));
        DeploymentTreeModel model;
        model.show(catalog, all(*catalog));
        const QModelIndex platform = model.index(0, 0);
        const QModelIndex instance = model.index(0, 0, platform);
        const QModelIndex outer = model.index(0, 0, instance);

        QCOMPARE(model.valueOf(platform).values, QStringList {u"urn:li:dataPlatform:vertexai"_s});
        QCOMPARE(model.valueOf(instance).facet, catalog::Facet::Instance);
        // The outer container alone would not find what is in the inner one.
        QCOMPARE(model.valueOf(outer).facet, catalog::Facet::Container);
        QCOMPARE(model.valueOf(outer).values,
                 (QStringList {u"urn:li:container:outer"_s, u"urn:li:container:inner"_s}));
        QCOMPARE(platform.data(DeploymentTreeModel::KindNameRole).toString(), QString());
        QCOMPARE(instance.data(DeploymentTreeModel::KindNameRole).toString(), u"instance"_s);
        QCOMPARE(outer.data(DeploymentTreeModel::KindNameRole).toString(), u"container"_s);
    }

    void everyDeploymentOfTheResultStandsOnceAndInItsOrder()
    {
        const auto catalog = support::makeCatalog(support::makeDeployments(4000, 31), 600);
        std::vector<Row> rows;
        for (Row row = Row(catalog->size()); row-- > 0;) {
            if (row % 3 != 0)
                rows.push_back(row);
        }
        DeploymentTreeModel model;
        model.show(catalog, rows);

        QStringList urns;
        walk(model, {}, urns);
        QCOMPARE(urns.size(), qsizetype(rows.size()));
        QCOMPARE(QSet<QString>(urns.begin(), urns.end()).size(), urns.size());
        for (const Row row : rows) {
            const QModelIndex index = model.indexOfUrn(catalog->urn(row));
            QVERIFY(index.isValid());
            QCOMPARE(index.data(DeploymentTreeModel::UrnRole).toString(), catalog->urn(row));
        }
        QVERIFY(!model.indexOfUrn(catalog->urn(0)).isValid());
        for (int p = 0; p < model.rowCount(); ++p) {
            const QModelIndex platform = model.index(p, 0);
            QStringList below;
            walk(model, platform, below);
            QCOMPARE(platform.data(DeploymentTreeModel::CountRole).toUInt(), uint(below.size()));
            const auto rowsBelow = model.rowsBelow(platform);
            QCOMPARE(qsizetype(rowsBelow.size()), below.size());
            int worst = domain::statusSeverity({});
            for (const Row row : rowsBelow)
                worst = std::min(
                    worst, domain::statusSeverity(catalog->text(row, catalog::Facet::Status)));
            const QString status = platform.data(DeploymentTreeModel::StatusRole).toString();
            QCOMPARE(domain::statusSeverity(status), worst);
        }
    }

    void branchesAreFoundAgainByTheirKey()
    {
        const auto before = support::makeCatalog({made("a", "x", "FAILED", "eu")});
        const auto after
            = support::makeCatalog({made("b", "w", "FAILED", "eu"), made("c", "x", "", "eu")});
        DeploymentTreeModel model;
        model.show(before, all(*before));
        const QString key
            = model.index(0, 0, model.index(0, 0)).data(DeploymentTreeModel::KeyRole).toString();
        QVERIFY(!key.isEmpty());

        model.show(after, all(*after));

        const QModelIndex found = model.indexOfKey(key);
        QCOMPARE(found.data().toString(), u"eu"_s);
        QCOMPARE(found.parent().data().toString(), u"x"_s);
        QVERIFY(!model.indexOfKey(u"no such key"_s).isValid());
    }

    void aRefreshThatMovesNothingResetsNothing()
    {
        const auto before
            = support::makeCatalog({made("a", "x", "FAILED"), made("b", "x", "FAILED")});
        const auto after
            = support::makeCatalog({made("a", "x", "FAILED"), made("b", "x", "IN_SERVICE")});
        DeploymentTreeModel model;
        const QAbstractItemModelTester tester(&model);
        model.show(before, all(*before));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);

        model.show(after, all(*after));
        QCOMPARE(resets.size(), 0);
        QVERIFY(!changes.isEmpty());
        QCOMPARE(model.index(1, 0, model.index(0, 0)).data(DeploymentTreeModel::StatusRole),
                 QVariant(u"IN_SERVICE"_s));

        model.show(after, {1, 0});
        QCOMPARE(resets.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestDeploymentTreeModel)
#include "tst_deploymenttreemodel.moc"
