// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dashboard/dashboardpage.h"

#include "models/filter/language.h"
#include "ui/common/banner.h"
#include "ui/common/emptystate.h"
#include "ui/common/markwidgets.h"
#include "ui/common/panes.h"
#include "ui/common/servertext.h"
#include "ui/dashboard/cardgrid.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/countednote.h"
#include "ui/dashboard/dashboardtile.h"

#include <QEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using dashboard::Aggregates;
using dashboard::ChartTable;
using dashboard::Choice;
using store::LoadState;

namespace {

const auto tilesId = u"tiles"_s;
const auto timeId = u"time"_s;

struct Chart
{
    QString id;
    ChartKind kind;
    ChartTable (*table)(const Aggregates &);
};

const QList<Chart> &charts()
{
    static const QList<Chart> all {
        {u"status"_s, ChartKind::Stacked, dashboard::statusByEnvironment},
        {u"platform"_s, ChartKind::Bars, dashboard::platforms},
        {timeId, ChartKind::Lines, nullptr},
        {u"due"_s, ChartKind::Columns, dashboard::dueMonthsChart},
        {u"owner"_s, ChartKind::Bars, dashboard::owners},
        {u"completeness"_s, ChartKind::Shares, dashboard::completeness},
        {u"age"_s, ChartKind::Columns, dashboard::ages},
    };
    return all;
}

Choice choiceOf(Qt::KeyboardModifiers modifiers)
{
    if (modifiers & Qt::ShiftModifier)
        return Choice::Exclude;
    return modifiers & Qt::ControlModifier ? Choice::Add : Choice::Only;
}

} // namespace

DashboardPage::DashboardPage(DeploymentQuery &query, QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_query(query)
    , m_settings(settings)
    , m_aggregator(this)
    , m_column(new QVBoxLayout(this))
    , m_pages(new QStackedWidget(this))
    , m_content(new QWidget(this))
    , m_empty(new EmptyState(this))
    , m_banners(new BannerArea(this))
    , m_note(new CountedNote(this))
    , m_tileRow(new QHBoxLayout)
    , m_scroll(new QScrollArea(this))
    , m_clock(this)
{
    setObjectName(u"dashboardPage"_s);
    m_tileRow->setContentsMargins(0, 0, 0, 0);
    m_tileRow->setSpacing(0);
    m_scroll->setObjectName(u"dashboardScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->installEventFilter(this);
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(0);
    content->addWidget(new Line(Qt::Horizontal, m_content));
    content->addWidget(m_banners);
    content->addLayout(m_tileRow);
    content->addWidget(new Line(Qt::Horizontal, m_content));
    content->addWidget(m_note);
    content->addWidget(m_scroll, 1);
    m_pages->addWidget(m_content);
    m_pages->addWidget(m_empty);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_pages, 1);

    connect(&m_query, &DeploymentQuery::filterChanged, this, [this] {
        m_narrowing.follow(m_query.filter());
        showChosen();
    });
    connect(&m_query, &DeploymentQuery::answered, this, &DashboardPage::askSoon);
    connect(&m_aggregator, &dashboard::Aggregator::answered, this, &DashboardPage::showAnswer);
    connect(m_note, &CountedNote::clearRequested, this, [this] { Q_EMIT filterRequested({}); });
    connect(m_note, &CountedNote::showRequested, this, &DashboardPage::showRequested);
    connect(m_banners, &BannerArea::actionTriggered, this, [this](const QString &key) {
        if (m_store && key == "load"_L1)
            m_store->state().phase == LoadState::Phase::Failed ? m_store->refresh()
                                                               : m_store->retryMissing();
    });
    connect(m_banners, &BannerArea::closed, m_banners, &BannerArea::remove);
    m_clock.setInterval(10min);
    connect(&m_clock, &QTimer::timeout, this, &DashboardPage::askSoon);
    m_clock.start();
    showPage();
}

DashboardPage::~DashboardPage() = default;

QList<ShortcutHelp> DashboardPage::keys()
{
    const QString section = tr("In the dashboard");
    return {{section, tr("From bar to bar"), tr("Arrow keys")},
            {section, tr("Filter to the bar"), tr("Enter")},
            {section, tr("Add the bar to the filter"), tr("Ctrl+Enter")},
            {section, tr("Leave the bar out"), tr("Shift+Enter")}};
}

void DashboardPage::build()
{
    if (m_grid)
        return;
    Aggregates none;
    none.catalog = m_query.catalog();
    for (const dashboard::Tile &content : dashboard::tiles(none, {}, false)) {
        auto *tile = new DashboardTile(m_content);
        tile->setObjectName(content.id + u"Tile"_s);
        tile->setContent(content);
        m_tileRow->addWidget(tile, 1);
        m_tiles.append(tile);
        connect(tile, &DashboardTile::chosen, this, [this, tile](Qt::KeyboardModifiers modifiers) {
            if (tile->content().term)
                choose(tilesId, *tile->content().term, modifiers);
            else
                Q_EMIT showRequested();
        });
    }
    auto *board = new QWidget;
    board->setObjectName(u"dashboardCards"_s);
    m_grid = new CardGrid(board);
    m_scroll->setWidget(board);
    for (const Chart &chart : charts()) {
        auto *card = new ChartCard(chart.id, chart.kind, m_settings, board);
        m_grid->addWidget(card);
        m_cards.append(card);
        connectCard(card);
    }
    panes::mark(&m_cards.first()->chart());
    panes::mark(m_tiles.first());
    m_grid->setRoom(m_scroll->viewport()->height());
}

void DashboardPage::connectCard(ChartCard *card)
{
    connect(card, &ChartCard::chosen, this,
            [this, card](int row, int column, Qt::KeyboardModifiers modifiers) {
                choose(card->id(), *card->model().term(row, column), modifiers);
            });
    connect(card, &ChartCard::written, this, [this] { m_banners->remove(u"export"_s); });
    connect(card, &ChartCard::failed, this, [this](const QString &path, const Error &error) {
        m_banners->set(u"export"_s,
                       {Tone::Danger,
                        tr("%1 could not be written.").arg(servertext::oneLine(path, 200)),
                        error.detail,
                        {},
                        true});
    });
}

bool DashboardPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_scroll->viewport() && event->type() == QEvent::Resize && m_grid)
        m_grid->setRoom(m_scroll->viewport()->height());
    return QWidget::eventFilter(watched, event);
}

void DashboardPage::setStore(store::CatalogStore *store)
{
    if (m_store)
        m_store->disconnect(this);
    m_store = store;
    m_narrowing = {};
    if (store) {
        connect(store, &store::CatalogStore::stateChanged, this, &DashboardPage::showState);
        connect(store, &QObject::destroyed, this, [this] { setStore(nullptr); });
    }
    showState();
}

void DashboardPage::setFilterLine(QWidget *line)
{
    m_column->insertWidget(0, line);
}

void DashboardPage::setDays(std::vector<dashboard::DayCounts> days)
{
    if (days == m_days)
        return;
    m_days = std::move(days);
    if (m_grid && m_aggregator.answer())
        showAnswer();
}

ChartCard *DashboardPage::card(const QString &id) const
{
    for (ChartCard *card : m_cards) {
        if (card->id() == id)
            return card;
    }
    return nullptr;
}

DashboardTile *DashboardPage::tile(const QString &id) const
{
    for (DashboardTile *tile : m_tiles) {
        if (tile->content().id == id)
            return tile;
    }
    return nullptr;
}

void DashboardPage::focusCharts()
{
    if (!m_cards.isEmpty())
        m_cards.first()->chart().setFocus(Qt::OtherFocusReason);
}

void DashboardPage::showEvent(QShowEvent *event)
{
    build();
    showState();
    if (m_stale)
        ask();
    QWidget::showEvent(event);
}

void DashboardPage::askSoon()
{
    m_stale = true;
    showPage();
    if (!isVisible())
        return;
    // While a catalog grows, each count would be broken off by the next.
    if (m_aggregator.isBusy() && m_asked == m_query.filter())
        m_again = true;
    else
        ask();
}

void DashboardPage::ask()
{
    m_stale = false;
    m_again = false;
    m_asked = m_query.filter();
    const DeploymentQuery::Answer &answer = m_query.answer();
    m_aggregator.ask(
        {answer.catalog, answer.rows, m_query.productionEnvironments(),
         m_narrowing.chart().isEmpty() ? std::nullopt : std::optional(m_narrowing.base())});
}

const Aggregates &DashboardPage::sumsFor(const QString &chart) const
{
    const dashboard::Aggregator::Answer &answer = *m_aggregator.answer();
    return answer.base && m_narrowing.chart() == chart ? *answer.base : answer.sums;
}

void DashboardPage::showAnswer()
{
    for (const Chart &chart : charts())
        card(chart.id)->show(chart.table ? chart.table(sumsFor(chart.id))
                                         : dashboard::statusOverTime(m_days));
    showTiles();
    showChosen();
    showNote();
    if (m_again)
        ask();
}

void DashboardPage::showTiles()
{
    const auto contents = dashboard::tiles(sumsFor(tilesId), m_days, m_query.filter().isEmpty());
    for (qsizetype i = 0; i < m_tiles.size(); ++i)
        m_tiles[i]->setContent(contents[std::size_t(i)]);
}

void DashboardPage::showChosen()
{
    const auto isBar = [this](const std::optional<filter::Term> &term, bool excluded) {
        return term
            && std::any_of(m_narrowing.bars().begin(), m_narrowing.bars().end(),
                           [&](const dashboard::Narrowing::Bar &bar) {
                               return bar.term == *term && bar.excluded == excluded;
                           });
    };
    for (ChartCard *card : std::as_const(m_cards)) {
        QSet<ChartBar> chosen;
        QSet<ChartBar> excluded;
        const dashboard::ChartModel &model = card->model();
        for (int row = 0; row < model.rowCount() && card->id() == m_narrowing.chart(); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                if (isBar(model.term(row, column), false))
                    chosen.insert({row, column});
                if (isBar(model.term(row, column), true))
                    excluded.insert({row, column});
            }
        }
        card->chart().setChosen(chosen, excluded);
    }
    for (DashboardTile *tile : std::as_const(m_tiles))
        tile->setChecked(m_narrowing.chart() == tilesId && isBar(tile->content().term, false));
}

void DashboardPage::choose(const QString &chart, const filter::Term &term,
                           Qt::KeyboardModifiers modifiers)
{
    m_narrowing.choose(chart, m_query.filter(), term, choiceOf(modifiers));
    Q_EMIT filterRequested(filter::toText(m_narrowing.result()));
}

void DashboardPage::showNote()
{
    const auto answer = m_aggregator.answer();
    if (!answer)
        return;
    const LoadState state = m_store ? m_store->state() : LoadState();
    const bool incomplete = !state.refreshing && state.phase != LoadState::Phase::Complete
                         && state.phase != LoadState::Phase::Completing;
    m_note->setContent({answer->sums.rows, qint64(answer->sums.catalog->size()),
                        filter::toText(m_query.filter()), m_query.answer().counts.hiddenRemoved,
                        incomplete, !m_narrowing.chart().isEmpty()});
}

void DashboardPage::showState()
{
    const LoadState state = m_store ? m_store->state() : LoadState();
    const bool shown = !m_query.catalog()->isEmpty();
    if (shown && state.phase == LoadState::Phase::Partial)
        m_banners->set(u"load"_s, {Tone::Warn,
                                   state.missing.isEmpty() ? tr("Some deployments are missing.")
                                                           : state.missing,
                                   tr("The numbers are of those that came."),
                                   {{u"retry"_s, tr("Retry"), u"refresh"_s}},
                                   false});
    else if (shown && state.phase == LoadState::Phase::Stopped)
        m_banners->set(u"load"_s, {Tone::Info,
                                   tr("Loading was stopped."),
                                   tr("The numbers are of those that came."),
                                   {{u"retry"_s, tr("Load the rest"), u"refresh"_s}},
                                   true});
    else if (shown && state.phase == LoadState::Phase::Failed)
        m_banners->set(u"load"_s, {Tone::Warn,
                                   tr("The last refresh failed."),
                                   tr("The numbers are of what was loaded before."),
                                   {{u"retry"_s, tr("Retry"), u"refresh"_s}},
                                   false});
    else
        m_banners->remove(u"load"_s);
    showPage();
    showNote();
}

void DashboardPage::showPage()
{
    if (!m_query.catalog()->isEmpty()) {
        m_pages->setCurrentWidget(m_content);
        return;
    }
    const LoadState state = m_store ? m_store->state() : LoadState();
    m_empty->clearActions();
    if (state.isBusy())
        m_empty->setContent(u"clock"_s, tr("Deployments are coming"),
                            tr("The charts appear with the first of them."));
    else if (state.phase == LoadState::Phase::Failed)
        m_empty->setContent(u"offline"_s, tr("Nothing was loaded"),
                            tr("The page Deployments says why."));
    else if (m_store && state.phase != LoadState::Phase::Idle)
        m_empty->setContent(u"dashboard"_s, tr("Nothing to count"),
                            tr("This server has no deployments."));
    else
        m_empty->setContent(u"offline"_s, tr("Not connected"),
                            tr("Choose a connection to see numbers of its deployments."));
    if (!m_store)
        connect(m_empty->addAction(tr("Connect…"), u"server"_s), &QPushButton::clicked, this,
                &DashboardPage::connectRequested);
    m_pages->setCurrentWidget(m_empty);
}
