// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/deploymentspage.h"

#include "ui/common/banner.h"
#include "ui/common/emptystate.h"
#include "ui/common/errorpage.h"
#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/common/progressstrip.h"
#include "ui/deployments/columnmenu.h"
#include "ui/deployments/deploymentactions.h"
#include "ui/deployments/deploymenttable.h"
#include "ui/deployments/deploymenttree.h"
#include "ui/deployments/detailspane.h"
#include "ui/deployments/editactions.h"
#include "ui/deployments/emptycatalog.h"
#include "ui/deployments/emptyresult.h"
#include "ui/deployments/facetpanel.h"
#include "ui/deployments/filterbar.h"
#include "ui/deployments/filteredit.h"
#include "ui/deployments/filterline.h"
#include "ui/deployments/loadwords.h"
#include "ui/deployments/pagelayout.h"
#include "ui/deployments/pagememory.h"
#include "ui/deployments/pendingrows.h"
#include "ui/deployments/sidepanel.h"
#include "ui/deployments/suggestions.h"
#include "ui/deployments/tableexport.h"
#include "ui/deployments/viewbar.h"
#include "ui/deployments/viewswitch.h"
#include "ui/deployments/wording.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using store::LoadState;

namespace {

constexpr int mostPlaceholders = 40; // more than a screen has

//! The table, and over its rows what is said when there are none.
class TableStack final : public QWidget
{
public:
    TableStack(QWidget *table, QWidget *over, QWidget *header, QWidget *parent)
        : QWidget(parent), m_over(over), m_header(header)
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(table);
        over->setParent(this);
        over->hide();
    }

protected:
    void resizeEvent(QResizeEvent *) override
    {
        m_over->setGeometry(0, m_header->height(), width(), height() - m_header->height());
    }

private:
    QWidget *m_over;
    QWidget *m_header;
};

} // namespace

DeploymentsPage::DeploymentsPage(DeploymentQuery &query, QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_query(query)
    , m_settings(settings)
    , m_filterBar(new FilterBar(query, this))
    , m_banners(new BannerArea(this))
    , m_progress(new ProgressStrip(this))
    , m_facets(new FacetPanel(query, this))
    , m_tree(new DeploymentTree(query, this))
    , m_side(new SidePanel(m_facets, m_tree, this))
    , m_table(new DeploymentTable(query, this))
    , m_emptyResult(new EmptyResult(query, this))
    , m_details(new DetailsPane(this))
    , m_pages(new QStackedWidget(this))
    , m_content(new QWidget(this))
    , m_emptyCatalog(new EmptyCatalog(this))
    , m_notConnected(new EmptyState(this))
    , m_error(new ErrorPage(this))
    , m_deploymentActions(new DeploymentActions(query, *m_table, this))
    , m_pending(new PendingRows(query, this))
    , m_editActions(new EditActions(*m_table, *m_pending, this))
    , m_export(new TableExport(*m_table, settings, this))
    , m_views(new ViewSwitch(*m_table, *m_banners, this))
{
    setObjectName(u"deploymentsPage"_s);
    m_layout = new PageLayout(
        m_side, new TableStack(m_table, m_emptyResult, m_table->horizontalHeader(), this),
        m_details, this);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filterBar);
    column->addWidget(m_views->bar());
    column->addWidget(new Line(Qt::Horizontal, m_content));
    column->addWidget(m_banners);
    column->addWidget(m_progress);
    column->addWidget(m_layout, 1);

    m_notConnected->setContent(u"offline"_s, tr("Not connected"),
                               tr("Choose a connection to see its deployments."));
    connect(m_notConnected->addAction(tr("Connect…"), u"server"_s), &QPushButton::clicked, this,
            &DeploymentsPage::connectRequested);
    for (QWidget *page : {m_content, static_cast<QWidget *>(m_emptyCatalog),
                          static_cast<QWidget *>(m_notConnected), static_cast<QWidget *>(m_error)})
        m_pages->addWidget(page);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);

    m_details->setCopyMenu(m_deploymentActions->copyMenu());
    m_choiceSettles.setSingleShot(true);
    m_choiceSettles.setInterval(0ms);
    m_messageEnds.setSingleShot(true);
    m_messageEnds.setInterval(5s);
    m_clock.setInterval(10min);
    makeActions();
    connectParts();
    connectTree();
    m_clock.start();
    showAnswer();
    showState();
    showChoice();
}

DeploymentsPage::~DeploymentsPage() = default;

void DeploymentsPage::makeActions()
{
    const auto make = [this](const QString &name, const QString &text, const QKeySequence &keys) {
        auto *action = new QAction(text, this);
        action->setObjectName(name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        return action;
    };
    m_focusFilter = make(u"focusFilter"_s, tr("&Filter"), QKeySequence(Qt::Key_Slash));
    m_focusFilter->setIcon(icons::icon(u"filter"_s));
    m_clearFilter = make(u"clearFilterAction"_s, tr("&Clear the filter"), {});
    m_toggleFacets = make(u"toggleFacets"_s, tr("F&acets"), QKeySequence(Qt::Key_F7));
    m_toggleFacets->setIcon(icons::icon(u"facets"_s));
    m_toggleFacets->setCheckable(true);
    m_toggleDetails = make(u"toggleDetails"_s, tr("&Details"), QKeySequence(Qt::Key_F8));
    m_toggleDetails->setCheckable(true);
    m_showRemoved = make(u"showRemoved"_s, tr("Show &removed ones, too"), {});
    m_showRemoved->setCheckable(true);
    m_columns = make(u"columns"_s, tr("C&olumns"), {});
    m_columns->setIcon(icons::icon(u"columns"_s));
    m_columns->setMenu(m_filterBar->columnMenu());
    m_nextPane = make(u"nextPane"_s, tr("&Next pane"), QKeySequence(Qt::Key_F6));
    addActions(m_editActions->all());
    addActions(m_deploymentActions->all());
    addAction(m_export->action());
    m_filterBar->addButton(m_views->saveAction(), true);
    m_filterBar->addButton(m_export->action());
    m_views->bar()->followInTabOrder(m_filterBar->lastStop());
    addAction(m_side->treeAction());
    addActions({m_focusFilter, m_clearFilter, m_showRemoved, m_toggleFacets, m_toggleDetails,
                m_columns, m_views->menuAction(), m_views->saveAction(), m_nextPane});

    connect(m_focusFilter, &QAction::triggered, m_filterBar->line(), &FilterLine::focus);
    connect(m_clearFilter, &QAction::triggered, this, [this] { m_query.setFilter({}); });
    connect(m_showRemoved, &QAction::triggered, this, [this](bool show) {
        filter::Filter filter = m_query.filter();
        filter.setShowsRemoved(show);
        m_query.setFilter(filter);
    });
    connect(&m_query, &DeploymentQuery::filterChanged, this,
            [this] { m_showRemoved->setChecked(m_query.filter().showsRemoved()); });
    connect(m_toggleFacets, &QAction::triggered, m_layout, &PageLayout::showFacets);
    connect(m_toggleDetails, &QAction::triggered, m_layout, &PageLayout::showDetails);
    connect(m_nextPane, &QAction::triggered, this, &DeploymentsPage::focusNext);
}

//! The filter line completes their names.
void DeploymentsPage::offerViews()
{
    QList<SavedFilter> saved;
    for (const SavedView &view : m_views->views().views())
        saved.append({view.name, view.filter});
    m_filterBar->setSavedFilters(saved);
}

void DeploymentsPage::connectParts()
{
    connect(&m_query, &DeploymentQuery::answered, this, &DeploymentsPage::showAnswer);
    connect(&m_query, &DeploymentQuery::productionEnvironmentsChanged, this, [this] {
        m_details->setProduction(m_query.productionEnvironments());
        showChoice();
    });
    connect(m_table, &DeploymentTable::choiceChanged, &m_choiceSettles,
            qOverload<>(&QTimer::start));
    connect(&m_choiceSettles, &QTimer::timeout, this, &DeploymentsPage::showChoice);
    connect(&m_clock, &QTimer::timeout, this,
            [this] { m_table->setNow(QDateTime::currentDateTime()); });
    connect(&m_clock, &QTimer::timeout, m_views, &ViewSwitch::recount);
    connect(&m_views->views(), &SavedViews::changed, this, &DeploymentsPage::offerViews);
    m_views->setFilterCheck([this] { return m_filterBar->isUnderstood(); });
    connect(m_views, &ViewSwitch::message, this, &DeploymentsPage::showMessage);
    connect(m_views, &ViewSwitch::left, this, &DeploymentsPage::focusTable);
    connect(&m_messageEnds, &QTimer::timeout, this, [this] { showMessage({}); });

    connect(m_table, &DeploymentTable::opened, this, &DeploymentsPage::openDetails);
    connect(m_table, &DeploymentTable::menuRequested, this, &DeploymentsPage::showCellMenu);
    connect(m_table, &DeploymentTable::columnMenuRequested, this, &DeploymentsPage::showColumnMenu);
    connect(m_filterBar, &FilterBar::columnMenuAboutToShow, this,
            [this] { fillColumnMenu(*m_filterBar->columnMenu(), *m_table); });
    connect(m_filterBar, &FilterBar::left, this, &DeploymentsPage::focusTable);
    connect(m_filterBar->line(), &FilterLine::stateChanged, this, &DeploymentsPage::showFacetNote);
    connect(m_filterBar, &FilterBar::facetsToggled, m_layout, &PageLayout::showFacets);
    const auto showPanes = [this] {
        m_filterBar->setFacets(m_layout->facetsShown(), m_facets->activeCount());
        m_filterBar->setCompact(m_layout->isCompact());
        m_toggleFacets->setChecked(m_layout->facetsShown());
        m_toggleDetails->setChecked(m_layout->detailsShown());
    };
    connect(m_layout, &PageLayout::arranged, this, showPanes);
    connect(m_facets, &FacetPanel::activeCountChanged, this, showPanes);

    connect(m_details, &DetailsPane::left, this, &DeploymentsPage::focusTable);
    connect(m_details, &DetailsPane::replacementRequested, this, &DeploymentsPage::select);
    connect(m_details, &DetailsPane::urlRequested, this, &DeploymentsPage::openUrlRequested);
    connect(m_details, &DetailsPane::filterRequested, &m_query, &DeploymentQuery::add);
    connect(m_details, &DetailsPane::copyRequested, this,
            [this](const QString &text) { m_deploymentActions->copy(text, tr("URN copied")); });
    connect(m_details, &DetailsPane::historyRequested, this, &DeploymentsPage::historyRequested);
    connect(m_deploymentActions, &DeploymentActions::historyRequested, this,
            &DeploymentsPage::historyRequested);
    connect(m_deploymentActions, &DeploymentActions::urlRequested, this,
            &DeploymentsPage::openUrlRequested);
    connect(m_deploymentActions, &DeploymentActions::replacementRequested, this,
            &DeploymentsPage::select);
    connect(m_deploymentActions, &DeploymentActions::message, this, &DeploymentsPage::showMessage);
    connect(m_deploymentActions, &DeploymentActions::failed, this, [this](const Error &error) {
        const ErrorText text = describe(error, serverName());
        m_banners->set(u"copy"_s, {Tone::Warn, text.title, text.advice, {}, true});
    });

    connect(m_pending, &PendingRows::changed, this, &DeploymentsPage::showPending);
    connect(m_editActions, &EditActions::editRequested, this, &DeploymentsPage::editRequested);
    connect(m_editActions, &EditActions::newRequested, this, &DeploymentsPage::newRequested);
    connect(m_editActions, &EditActions::message, this, &DeploymentsPage::showMessage);
    connect(m_details, &DetailsPane::editRequested, this,
            [this] { Q_EMIT editRequested(m_table->chosenUrns(), {}); });

    m_export->setShown([this] {
        return TableExport::Shown {m_views->activeName(), filter::toText(m_query.filter()),
                                   m_filterBar->isUnderstood()};
    });
    connect(m_filterBar->line(), &FilterLine::stateChanged, m_export, &TableExport::update);
    connect(m_export, &TableExport::started, m_banners, [this] { m_banners->remove(u"export"_s); });
    connect(m_export, &TableExport::message, this, &DeploymentsPage::showMessage);
    connect(m_export, &TableExport::failed, this, [this](const QString &path, const Error &error) {
        m_banners->set(u"export"_s,
                       {Tone::Danger,
                        tr("%1 could not be written.").arg(wording::oneLine(path, 200)),
                        error.detail,
                        {},
                        true});
    });

    connect(m_progress, &ProgressStrip::stopRequested, this, [this] {
        if (m_store)
            m_store->stop();
    });
    connect(m_banners, &BannerArea::actionTriggered, this, &DeploymentsPage::onBanner);
    connect(m_error, &ErrorPage::actionTriggered, this,
            [this](const QString &id) { onBanner({}, id); });
    connect(m_emptyCatalog, &EmptyCatalog::importRequested, this,
            &DeploymentsPage::importRequested);
    connect(m_emptyCatalog, &EmptyCatalog::connectRequested, this,
            &DeploymentsPage::connectRequested);
    connect(m_emptyCatalog, &EmptyCatalog::copyRequested, this,
            [this](const QString &text) { m_deploymentActions->copy(text, tr("Snippet copied")); });
}

void DeploymentsPage::connectTree()
{
    connect(m_tree, &DeploymentTree::chosen, m_table,
            qOverload<const QString &>(&DeploymentTable::choose));
    connect(m_tree, &DeploymentTree::chosenBelow, m_table,
            qOverload<const std::vector<catalog::Row> &>(&DeploymentTable::choose));
    connect(m_tree, &DeploymentTree::left, this, &DeploymentsPage::focusTable);
    connect(m_tree, &DeploymentTree::menuRequested, this,
            [this](const QPoint &at) { showCellMenu(at, m_table->currentIndex()); });
    connect(this, &DeploymentsPage::selectionChanged, m_tree, &DeploymentTree::reveal);
    connect(m_side->treeAction(), &QAction::triggered, this,
            [this] { m_layout->showFacets(true); });
}

void DeploymentsPage::setStore(store::CatalogStore *store)
{
    if (m_store)
        m_store->disconnect(this);
    m_store = store;
    m_deploymentActions->setStore(store);
    m_details->setStore(store);
    if (store) {
        connect(store, &store::CatalogStore::stateChanged, this, &DeploymentsPage::showState);
        connect(store, &QObject::destroyed, this, [this] { setStore(nullptr); });
    }
    // Without a connection the look of the last one stays: it may well be the next one, too.
    if (const QString group = settingsGroup(); store && group != m_group) {
        m_group = group;
        pagememory::begin(m_settings, group);
        m_table->useSettings(m_settings, group);
        m_layout->useSettings(m_settings, group);
        m_filterBar->useSettings(m_settings, group);
        m_side->useSettings(m_settings, group);
        m_views->useSettings(m_settings, group); // and the filter: values are of one server
        offerViews();
    }
    if (store)
        m_query.setProductionEnvironments(store->server().productionEnvironments);
    m_pending->setStore(store);
    m_editActions->setStore(store);
    showState();
    showChoice();
}

void DeploymentsPage::setEditing(store::Editing *editing)
{
    m_pending->setEditing(editing);
    m_editActions->update();
}

//! Before the query answers of a catalog with other edits: the rows take theirs with it.
void DeploymentsPage::showPending()
{
    m_table->setPending(m_pending->cells());
    m_choiceSettles.start();
}

//! Where the look of a connection is kept: by its address, which outlives its name.
QString DeploymentsPage::settingsGroup() const
{
    if (!m_store)
        return m_group;
    const store::ServerDescription &server = m_store->server();
    if (server.embedded)
        return u"deployments/embedded"_s;
    const QString address = server.url.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash);
    return u"deployments/"_s + QString::fromLatin1(QUrl::toPercentEncoding(address));
}

QString DeploymentsPage::serverName() const
{
    if (!m_store)
        return {};
    const store::ServerDescription &server = m_store->server();
    return server.name.isEmpty() ? server.url.host() : server.name;
}

void DeploymentsPage::showState()
{
    const LoadState state = m_store ? m_store->state() : LoadState();
    const bool loading = state.phase == LoadState::Phase::Loading;
    m_filterBar->setLoading(state.isBusy());
    showProgress(state);
    showBanner(state);
    if (loading && !state.refreshing && m_query.filter().isEmpty()) {
        const qint64 left
            = state.total > state.loaded ? state.total - state.loaded : mostPlaceholders;
        m_table->setUnderWay(int(qMin<qint64>(left, mostPlaceholders)));
    } else {
        m_table->setUnderWay(state.phase == LoadState::Phase::Connecting
                                     && m_query.catalog()->isEmpty()
                                 ? mostPlaceholders
                                 : 0);
    }
    showPage();
    showFacetNote();
    showStatus();
}

void DeploymentsPage::showProgress(const LoadState &state)
{
    if (state.isBusy())
        m_progress->setContent(loadwords::progress(state));
    else
        m_progress->finish();
}

void DeploymentsPage::showBanner(const LoadState &state)
{
    const auto content = loadwords::banner(state, serverName(), qint64(m_query.catalog()->size()));
    if (content)
        m_banners->set(u"load"_s, *content);
    else
        m_banners->remove(u"load"_s);
}

void DeploymentsPage::showPage()
{
    const LoadState state = m_store ? m_store->state() : LoadState();
    const bool nothing = m_query.catalog()->isEmpty();
    QWidget *page = m_content;
    if (!m_store || (state.phase == LoadState::Phase::Idle && nothing)) {
        page = m_notConnected;
    } else if (nothing && state.phase == LoadState::Phase::Failed) {
        m_error->setContent(loadwords::errorPage(state, serverName()));
        page = m_error;
    } else if (nothing && state.phase == LoadState::Phase::Complete) {
        m_emptyCatalog->setServer(serverName(), m_store->server().url);
        page = m_emptyCatalog;
    }
    m_pages->setCurrentWidget(page);
}

void DeploymentsPage::showAnswer()
{
    const DeploymentQuery::Answer &answer = m_query.answer();
    const bool emptied
        = answer.rows.empty() && !answer.catalog->isEmpty() && !m_query.filter().isEmpty();
    if (emptied)
        m_emptyResult->explainNow();
    m_emptyResult->setVisible(emptied);
    showFacetNote();
    m_clearFilter->setEnabled(!m_query.filter().isEmpty());
    if (!m_query.filter().isEmpty())
        m_table->setUnderWay(0);
    showPage();
    showStatus();
}

void DeploymentsPage::showFacetNote()
{
    const qint64 loaded = qint64(m_query.catalog()->size());
    const bool growing = m_store && m_store->state().phase == LoadState::Phase::Loading
                      && !m_store->state().refreshing && loaded > 0;
    m_facets->setNote(m_filterBar->line()->state() == FilterLine::State::Invalid
                          ? tr("Counts are those of the last complete filter")
                      : m_emptyResult->isVisibleTo(this)
                          ? tr("A count says what you get if you choose that instead")
                      : growing ? tr("Counts of %1, growing").arg(wording::number(loaded))
                                : QString());
}

void DeploymentsPage::showChoice()
{
    const auto rows = m_table->chosenRows();
    m_details->showRows(m_table->deployments().catalog(), rows, m_table->deployments().now());
    m_layout->setChosen(!rows.empty());
    m_deploymentActions->update();
    m_editActions->update();
    m_details->setPendingNote(m_editActions->pendingNote());
    QStringList urns = m_table->chosenUrns();
    if (urns != m_selected) {
        m_selected = std::move(urns);
        Q_EMIT selectionChanged(m_selected);
    }
    showStatus();
}

void DeploymentsPage::showStatus()
{
    QString status;
    if (m_store) {
        const LoadState &state = m_store->state();
        status = loadwords::status(m_query, &state, m_selected.size(), m_pending->count());
    }
    if (!m_message.isEmpty())
        status += (status.isEmpty() ? QString() : u"   "_s) + m_message;
    if (status == m_status)
        return;
    m_status = status;
    Q_EMIT statusTextChanged(m_status);
}

void DeploymentsPage::showMessage(const QString &text)
{
    m_message = text;
    if (!text.isEmpty())
        m_messageEnds.start();
    showStatus();
}

QString DeploymentsPage::statusText() const
{
    return m_status;
}

void DeploymentsPage::select(const QString &urn)
{
    if (m_table->choose(urn))
        return;
    const auto row = m_query.catalog()->find(urn);
    if (!row)
        return;
    filter::Filter filter;
    if (m_query.catalog()->has(*row, catalog::Removed))
        filter.setFact(filter::Fact::Removed, true);
    showMessage(tr("The filter hid %1 and was taken away; Back brings it back")
                    .arg(wording::oneLine(m_query.catalog()->name(*row), 80)));
    m_query.setFilter(filter);
    if (m_table->choose(urn))
        return;
    // A large catalog is answered by a worker.
    connect(
        &m_query, &DeploymentQuery::answered, m_table, [this, urn] { m_table->choose(urn); },
        Qt::SingleShotConnection);
}

void DeploymentsPage::importViews(const QString &file)
{
    m_views->importViews(file);
}

void DeploymentsPage::restore(const filter::Filter &filter, const QString &urn)
{
    m_query.setFilter(filter);
    if (!m_query.isBusy())
        return finishRestoring(urn);
    connect(
        &m_query, &DeploymentQuery::answered, m_table, [this, urn] { finishRestoring(urn); },
        Qt::SingleShotConnection);
}

void DeploymentsPage::finishRestoring(const QString &urn)
{
    if (urn.isEmpty() || !m_table->choose(urn))
        m_table->clearSelection();
    showChoice(); // not a moment later
    Q_EMIT restored();
}

QStringList DeploymentsPage::selectedUrns() const
{
    return m_table->chosenUrns();
}

QStringList DeploymentsPage::matchingUrns() const
{
    const DeploymentQuery::Answer &answer = m_query.answer();
    QStringList urns;
    urns.reserve(qsizetype(answer.rows.size()));
    for (const catalog::Row row : answer.rows)
        urns.append(answer.catalog->urn(row));
    return urns;
}

bool DeploymentsPage::selectNext()
{
    const QModelIndex now = m_table->currentIndex();
    const int row = now.isValid() ? now.row() + 1 : 0;
    if (row >= m_table->model()->rowCount())
        return false;
    m_table->selectRow(row);
    m_table->setCurrentIndex(m_table->model()->index(row, qMax(0, now.column())));
    return true;
}

void DeploymentsPage::setChanges(const items::RowChanges &changes)
{
    m_table->setChanges(changes);
}

void DeploymentsPage::setDensity(Density density)
{
    m_table->setDensity(density);
}

void DeploymentsPage::setNow(const QDateTime &now)
{
    m_clock.stop();
    m_table->setNow(now);
    showChoice();
}

void DeploymentsPage::openDetails()
{
    showChoice(); // not a moment later
    m_layout->showDetails(true);
    m_details->setFocus(Qt::ShortcutFocusReason);
}

void DeploymentsPage::focusTable()
{
    if (m_emptyResult->isVisible()) {
        m_emptyResult->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    m_table->setFocus(Qt::ShortcutFocusReason);
}

void DeploymentsPage::focusNext()
{
    QList<QWidget *> panes {m_filterBar->line()->edit(), m_facets->view(), m_tree, m_table,
                            m_details};
    panes.removeIf([](const QWidget *pane) { return !pane->isVisible(); });
    if (panes.isEmpty())
        return;
    qsizetype at = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (panes[i]->hasFocus() || panes[i]->isAncestorOf(focusWidget()))
            at = i;
    }
    panes[(at + 1) % panes.size()]->setFocus(Qt::ShortcutFocusReason);
}

void DeploymentsPage::showCellMenu(const QPoint &at, const QModelIndex &index)
{
    showChoice();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_deploymentActions->fillCellMenu(*menu, index);
    m_editActions->fillMenu(*menu);
    menu->popup(at);
}

void DeploymentsPage::showColumnMenu(const QPoint &at, int logical)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillColumnMenu(*menu, *m_table, logical);
    menu->popup(at);
}

void DeploymentsPage::onBanner(const QString &, const QString &id)
{
    if (id == loadwords::connections)
        Q_EMIT connectRequested();
    else if (id == loadwords::retryMissing && m_store)
        m_store->retryMissing();
    else if (id == loadwords::reload && m_store)
        m_store->refresh();
}

void DeploymentsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!focusWidget())
        m_table->setFocus(Qt::OtherFocusReason);
}

void DeploymentsPage::keyPressEvent(QKeyEvent *event)
{
    // What has the keyboard had nothing to go back from.
    if (event->key() == Qt::Key_Escape && m_progress->isRunning() && m_store)
        m_store->stop();
    else
        QWidget::keyPressEvent(event);
}
