// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/graph/orphansview.h"

#include "models/domain/urn.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/servertext.h"

#include <QHeaderView>
#include <QLocale>
#include <QStandardItemModel>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int urnRole = Qt::UserRole;
constexpr int mostListed = 2000; // of a kind; the filter has the rest

QStandardItem *plainItem(const QString &text)
{
    auto *item = new QStandardItem(servertext::oneLine(text, 300));
    item->setEditable(false);
    return item;
}

QString outcomeWord(graph::Outcome outcome, std::size_t count)
{
    switch (outcome) {
    case graph::Outcome::Unknown:
        return OrphansView::tr("not known: models were not read");
    case graph::Outcome::Partly:
        return OrphansView::tr("%1 that are known").arg(QLocale().toString(qulonglong(count)));
    case graph::Outcome::Yes:
    case graph::Outcome::No:
        break;
    }
    return QLocale().toString(qulonglong(count));
}

class Rows
{
public:
    Rows(QStandardItemModel &model, const graph::Graph &graph) : m_model(model), m_graph(graph) { }

    void begin(const QString &title, const QString &icon, graph::Outcome outcome, std::size_t count)
    {
        QStandardItem *head = plainItem(title);
        head->setIcon(icons::icon(icon, outcome == graph::Outcome::Unknown ? icons::Ink::Muted
                                        : count > 0                        ? icons::Ink::Warn
                                                                           : icons::Ink::Ok));
        head->setFont(fonts::ui(fonts::Size::Base, QFont::DemiBold));
        QStandardItem *number = plainItem(outcomeWord(outcome, count));
        m_model.appendRow({head, number, plainItem({})});
        m_head = head;
    }

    void add(graph::Node node, const QString &what)
    {
        if (m_head->rowCount() >= mostListed)
            return;
        QStandardItem *name = plainItem(m_graph.displayName(node));
        const QString urn = m_graph.urn(node);
        name->setData(urn, urnRole);
        name->setToolTip(servertext::toolTip(urn));
        QStandardItem *place = plainItem(m_graph.environment(node));
        m_head->appendRow({name, plainItem(what), place});
    }

    void addUrns(const QStringList &urns, const QString &what)
    {
        for (const QString &urn : urns) {
            if (const auto node = m_graph.find(urn))
                add(*node, what);
        }
    }

private:
    QStandardItemModel &m_model;
    const graph::Graph &m_graph;
    QStandardItem *m_head = nullptr;
};

QString chainWords(const graph::Graph &graph, const graph::Orphans::Chain &chain)
{
    QStringList names;
    for (const graph::Node node : chain.nodes) {
        if (names.size() == 6) {
            names += u"…"_s;
            break;
        }
        names += graph.displayName(node);
    }
    switch (chain.fault) {
    case graph::Orphans::Chain::Fault::Cyclic:
        return OrphansView::tr("in a circle: %1").arg(names.join(u" → "_s));
    case graph::Orphans::Chain::Fault::Dead:
        return OrphansView::tr("ends in what is gone or going: %1").arg(names.join(u" → "_s));
    case graph::Orphans::Chain::Fault::TooLong:
        return OrphansView::tr("%1 steps: %2")
            .arg(chain.nodes.size() - 1)
            .arg(names.join(u" → "_s));
    }
    return {};
}

} // namespace

OrphansView::OrphansView(QWidget *parent)
    : QTreeView(parent), m_model(new QStandardItemModel(0, 3, this))
{
    setObjectName(u"orphansView"_s);
    setAccessibleName(tr("Orphans and ghosts"));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setAllColumnsShowFocus(true);
    setModel(m_model);
    setIndentation(18);
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        const QString urn = index.siblingAtColumn(0).data(urnRole).toString();
        if (!urn.isEmpty())
            Q_EMIT openRequested(urn);
    });
}

int OrphansView::count(const graph::Orphans &orphans)
{
    if (orphans.deploymentsWithoutModel.outcome == graph::Outcome::Unknown)
        return -1;
    return int(orphans.deploymentsWithoutModel.urns.size()
               + orphans.modelsWithoutDeployment.urns.size() + qsizetype(orphans.ghosts.size())
               + qsizetype(orphans.chains.size()));
}

void OrphansView::show(const std::shared_ptr<const graph::Graph> &graph,
                       const graph::Orphans &orphans)
{
    m_model->clear();
    m_model->setHorizontalHeaderLabels({tr("What"), tr("Why"), tr("Environment")});
    Rows rows(*m_model, *graph);
    rows.begin(tr("Deployments that no model names"), u"unlink"_s,
               orphans.deploymentsWithoutModel.outcome,
               std::size_t(orphans.deploymentsWithoutModel.urns.size()));
    rows.addUrns(orphans.deploymentsWithoutModel.urns, tr("no model names it"));
    rows.begin(tr("Models without a deployment"), u"kind-model"_s,
               orphans.modelsWithoutDeployment.outcome,
               std::size_t(orphans.modelsWithoutDeployment.urns.size()));
    rows.addUrns(orphans.modelsWithoutDeployment.urns, tr("nothing of it is deployed"));
    rows.begin(tr("Links that lead nowhere"), u"unlink"_s, orphans.ghostsOutcome,
               orphans.ghosts.size());
    for (const graph::Orphans::Ghost &ghost : orphans.ghosts) {
        const bool replaces = ghost.type == graph::EdgeType::Replaces;
        const graph::Node names = replaces ? ghost.to : ghost.from;
        const graph::Node named = replaces ? ghost.from : ghost.to;
        rows.add(names,
                 tr("names %1, which is %2")
                     .arg(graph->displayName(named), graph->state(named) == graph::State::Removed
                                                         ? tr("removed")
                                                         : tr("not on the server")));
    }
    rows.begin(tr("Chains of replacements"), u"history"_s, orphans.chainsOutcome,
               orphans.chains.size());
    for (const graph::Orphans::Chain &chain : orphans.chains) {
        if (!chain.nodes.empty())
            rows.add(chain.nodes.front(), chainWords(*graph, chain));
    }
    header()->resizeSection(0, 340);
    header()->resizeSection(1, 420);
    if (m_model->rowCount() > 0 && count(orphans) < 400)
        expandAll();
}
