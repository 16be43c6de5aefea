// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/graphcontrol.h"

#include "ui/deployments/deploymentspage.h"
#include "ui/graph/graphpage.h"
#include "ui/shell/mainwindow.h"

#include <algorithm>
#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto graphPageId = u"graph"_s;
constexpr auto drawsEvery = 700ms;

} // namespace

GraphControl::GraphControl(MainWindow &window, const QString &deploymentsId,
                           DeploymentsPage &deployments, DeploymentQuery &query)
    : m_window(window)
    , m_deploymentsId(deploymentsId)
    , m_deployments(deployments)
    , m_query(query)
    , m_page(new GraphPage)
    , m_feeds(this)
{
    m_window.addPage(graphPageId, u"graph"_s, tr("Graph"), m_page);
    m_window.addShortcutHelp(GraphPage::keys());
    m_page->keepSplitters(m_window.state());
    m_feeds.setSingleShot(true);
    connect(&m_feeds, &QTimer::timeout, this, &GraphControl::feed);
    connect(&m_query, &DeploymentQuery::answered, this, &GraphControl::feedSoon);
    connect(&m_query, &DeploymentQuery::productionEnvironmentsChanged, this,
            &GraphControl::feedSoon);
    connect(&m_deployments, &DeploymentsPage::selectionChanged, this,
            [this](const QStringList &urns) {
                if (!isShown()) // then it is the graph that chooses
                    m_page->setSelection(urns);
            });
    connect(m_page, &GraphPage::selectionChanged, this, &GraphControl::followGraph);
    connect(m_page, &GraphPage::openInTableRequested, this, &GraphControl::showInTable);
    connect(m_page, &GraphPage::filterRequested, this, [this](const filter::Filter &filter) {
        m_query.setFilter(filter);
        m_window.showPage(m_deploymentsId);
        m_deployments.focusTable();
    });
    connect(m_page, &GraphPage::editRequested, this,
            [this](const QStringList &urns, const QString &aspect) {
                if (urns.isEmpty())
                    return;
                showInTable(urns.first());
                Q_EMIT m_deployments.editRequested(urns, aspect);
            });
    connect(m_page, &GraphPage::retryRequested, this, [this] {
        if (m_store)
            m_store->retryMissing();
    });
    connect(m_page, &GraphPage::connectRequested, this, &GraphControl::connectRequested);
    connect(m_page, &GraphPage::statusTextChanged, this, &GraphControl::tellStatus);
    connect(&m_deployments, &DeploymentsPage::statusTextChanged, this, &GraphControl::tellStatus);
    connect(&m_window, &MainWindow::pageChanged, this, &GraphControl::tellStatus);
}

void GraphControl::setStore(store::CatalogStore *store)
{
    if (m_store)
        disconnect(m_store, nullptr, this, nullptr);
    m_store = store;
    if (m_store)
        connect(m_store, &store::CatalogStore::stateChanged, this, &GraphControl::feedSoon);
    m_page->setSelection({});
    feed();
}

//! A catalog that is being loaded changes thirty times a second.
void GraphControl::feedSoon()
{
    const bool busy = m_store && m_store->state().isBusy();
    if (!busy) {
        m_feeds.stop();
        feed();
    } else if (!m_feeds.isActive()) {
        m_feeds.start(drawsEvery);
    }
}

void GraphControl::feed()
{
    GraphSource source;
    if (m_store) {
        const DeploymentQuery::Answer &answer = m_query.answer();
        source.catalog = answer.catalog ? answer.catalog : m_store->catalog();
        if (answer.catalog)
            source.rows = answer.rows;
        source.filtered = !m_query.filter().isEmpty();
        source.state = m_store->state();
        source.server = m_store->server().name;
        if (m_store->server().readOnly)
            source.whyReadOnly = tr("%1 is read-only").arg(source.server);
        source.production = m_query.productionEnvironments();
    }
    m_page->setSource(source);
}

bool GraphControl::isShown() const
{
    return m_window.currentPage() == graphPageId;
}

void GraphControl::showInTable(const QString &urn)
{
    m_window.showPage(m_deploymentsId);
    m_deployments.select(urn);
    m_deployments.focusTable();
}

//! What the filter hides stays hidden: to look at it in the graph is no wish to change the filter.
void GraphControl::followGraph(const QStringList &urns)
{
    const DeploymentQuery::Answer &answer = m_query.answer();
    if (urns.isEmpty() || !answer.catalog)
        return;
    const auto row = answer.catalog->find(urns.first());
    const auto &rows = answer.rows;
    if (row && std::find(rows.begin(), rows.end(), *row) != rows.end())
        m_deployments.select(urns.first());
}

void GraphControl::tellStatus()
{
    Q_EMIT statusTextChanged(isShown() ? m_page->statusText() : m_deployments.statusText());
}
