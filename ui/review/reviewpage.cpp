// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/review/reviewpage.h"

#include "models/changes/aspects.h"
#include "ui/common/buttons.h"
#include "ui/common/emptystate.h"
#include "ui/common/icons.h"
#include "ui/common/messageslot.h"
#include "ui/common/panes.h"
#include "ui/common/segments.h"
#include "ui/review/boardview.h"
#include "ui/review/calendarpane.h"
#include "ui/review/checkstree.h"
#include "ui/review/monthgrid.h"
#include "ui/review/reviewacts.h"
#include "ui/review/reviewlists.h"
#include "ui/review/verdictpanel.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int panelWidth = 396;

QTableView *makeTable(QAbstractItemModel *model, const QString &name, const QString &spoken,
                      QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setObjectName(name);
    table->setAccessibleName(spoken);
    table->setModel(model);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(26);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return table;
}

void setWidths(QTableView *table, const QList<int> &widths)
{
    for (int i = 0; i < widths.size(); ++i)
        table->setColumnWidth(i, widths[i]);
}

} // namespace

ReviewPage::ReviewPage(review::Reviewer &reviewer, QWidget *filterLine, QWidget *parent)
    : QWidget(parent), m_reviewer(reviewer), m_answer(reviewer.answer())
{
    setObjectName(u"reviewPage"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildTop(filterLine);
    auto *slot = new MessageSlot(this);
    m_banners = new BannerArea(this);
    m_progress = new ProgressStrip(this);
    column->addWidget(slot);
    column->addWidget(m_banners);
    column->addWidget(m_progress);
    m_splitter = new QSplitter(this);
    m_splitter->setChildrenCollapsible(false);
    buildViews();
    buildPanel();
    column->addWidget(m_splitter, 1);
    buildKeys();
    connectParts();
    take();
}

ReviewPage::~ReviewPage() = default;

void ReviewPage::buildTop(QWidget *filterLine)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 6, 8, 6);
    row->setSpacing(6);
    if (filterLine)
        row->addWidget(filterLine, 1);
    else
        row->addStretch(1);
    m_segments = new Segments(this);
    m_segments->setAccessibleName(tr("Views of the review"));
    m_segments->add(tr("Board"), u"showBoard"_s);
    m_segments->add(tr("Table"), u"showTable"_s);
    m_segments->add(tr("Calendar"), u"showCalendar"_s);
    m_segments->add(tr("Candidates"), u"showCandidates"_s);
    row->addWidget(m_segments);
    m_checksButton = makeButton(tr("Checks…"), u"settings"_s, this);
    m_checksButton->setObjectName(u"checksButton"_s);
    m_checksButton->setToolTip(tr("Which checks warn, block, or are off"));
    row->addWidget(m_checksButton);
    m_reportButton = makeButton(tr("Report"), u"export"_s, this);
    m_reportButton->setObjectName(u"reportButton"_s);
    m_reports = new QMenu(m_reportButton);
    m_reportButton->setMenu(m_reports);
    row->addWidget(m_reportButton);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void ReviewPage::buildViews()
{
    m_stack = new QStackedWidget(m_splitter);
    m_board = new BoardView;
    m_rows = new ReviewTable(this);
    m_table = makeTable(m_rows, u"reviewTable"_s, tr("Deprecated deployments"), nullptr);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ReviewTable::Decommission, Qt::AscendingOrder);
    setWidths(m_table, {210, 72, 124, 122, 164, 150});
    m_calendar = new CalendarPane;
    m_candidateRows = new CandidateTable(this);
    m_candidatePane = new QWidget;
    auto *candidates = new QVBoxLayout(m_candidatePane);
    candidates->setContentsMargins(0, 0, 0, 0);
    candidates->setSpacing(0);
    m_candidates = makeTable(m_candidateRows, u"candidates"_s,
                             tr("Deployments that nobody has deprecated"), m_candidatePane);
    m_candidates->setSelectionMode(QAbstractItemView::ExtendedSelection);
    setWidths(m_candidates, {240, 66, 130, 76, 250});
    candidates->addWidget(m_candidates, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(12, 8, 12, 8);
    foot->addStretch(1);
    m_deprecate = makeButton(tr("Deprecate…"), u"deprecate"_s, m_candidatePane);
    m_deprecate->setObjectName(u"deprecateCandidates"_s);
    foot->addWidget(m_deprecate);
    candidates->addLayout(foot);
    m_empty = new EmptyState;
    m_error = new ErrorPage;
    for (QWidget *view : {static_cast<QWidget *>(m_board), static_cast<QWidget *>(m_table),
                          static_cast<QWidget *>(m_calendar), m_candidatePane,
                          static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_error)})
        m_stack->addWidget(view);
    for (QWidget *view :
         {static_cast<QWidget *>(m_board), static_cast<QWidget *>(m_table),
          static_cast<QWidget *>(m_calendar->grid()), static_cast<QWidget *>(m_candidates)})
        panes::mark(view);
    m_splitter->addWidget(m_stack);
    m_splitter->setStretchFactor(0, 1);
}

void ReviewPage::buildPanel()
{
    m_panel = new VerdictPanel;
    m_panel->setMinimumWidth(300);
    m_acts = new ReviewActs(this);
    m_splitter->addWidget(m_panel);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({1000, panelWidth});
    panes::mark(m_panel->checks());
}

//! Letters are keys where cards and days have the focus only: elsewhere one types.
void ReviewPage::buildKeys()
{
    const QList<QWidget *> views {m_board, m_table, m_calendar->grid()};
    const auto add = [&](Qt::Key key, const std::function<void()> &what) {
        for (QWidget *view : views) {
            auto *shortcut = new QShortcut(QKeySequence(key), view);
            shortcut->setContext(Qt::WidgetShortcut);
            connect(shortcut, &QShortcut::activated, this, what);
        }
    };
    add(Qt::Key_J, [this] { step(1); });
    add(Qt::Key_K, [this] { step(-1); });
    add(Qt::Key_D, [this] {
        openPanel();
        m_panel->openMenu(m_panel->dateMenu());
    });
    add(Qt::Key_R, [this] {
        openPanel();
        m_panel->openMenu(m_panel->replacementMenu());
    });
    add(Qt::Key_O, [this] {
        openPanel();
        m_panel->openMenu(m_panel->ownerMenu());
    });
    add(Qt::Key_A, [this] { QApplication::clipboard()->setText(m_panel->text()); });
}

QList<ShortcutHelp> ReviewPage::keys()
{
    const QString section = tr("Review");
    return {{section, tr("Next and previous deployment"), u"J, K"_s},
            {section, tr("Checks of the deployment"), u"Enter"_s},
            {section, tr("Date, replacement, owner"), u"D, R, O"_s},
            {section, tr("Copy the verdict"), u"A"_s},
            {section, tr("Calendar: today, month before, next month"), u"T, PgUp, PgDown"_s},
            {section, tr("Calendar: move the date"), u"Alt+←↑→↓"_s}};
}

void ReviewPage::connectParts()
{
    connect(&m_reviewer, &review::Reviewer::changed, this, &ReviewPage::take);
    connect(m_segments, &Segments::currentChanged, this, [this] {
        m_panelWanted = false;
        showContent();
        choose(m_chosen);
        // Whoever walks the segments by keys stays there.
        if (!m_segments->isAncestorOf(QApplication::focusWidget()))
            focusView();
    });
    connect(m_checksButton, &QPushButton::clicked, this, &ReviewPage::checksRequested);
    connect(m_banners, &BannerArea::actionTriggered, this,
            [this](const QString &, const QString &id) { Q_EMIT loadActionRequested(id); });
    connect(m_error, &ErrorPage::actionTriggered, this, &ReviewPage::loadActionRequested);

    connect(m_board, &BoardView::currentChanged, this, [this] { chooseRow(m_board->current()); });
    connect(m_board, &BoardView::activated, this, &ReviewPage::openPanel);
    connect(m_board, &BoardView::menuRequested, this, &ReviewPage::showMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                if (index.isValid() && view() == View::Table)
                    chooseRow(m_rows->rowAt(index.row()));
            });
    connect(m_table, &QTableView::activated, this, &ReviewPage::openPanel);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { showMenu(m_table->viewport()->mapToGlobal(at)); });
    MonthGrid *grid = m_calendar->grid();
    connect(grid, &MonthGrid::currentChanged, this, [this, grid] { chooseRow(grid->current()); });
    connect(grid, &MonthGrid::activated, this, &ReviewPage::openPanel);
    connect(grid, &MonthGrid::menuRequested, this, &ReviewPage::showMenu);
    connect(grid, &MonthGrid::moveRequested, m_acts, &ReviewActs::moveTo);
    connect(m_calendar, &CalendarPane::undatedRequested, this, [this] {
        const auto &undated = m_answer->columns[std::size_t(review::Bucket::NoDate)];
        setView(View::Board);
        if (!undated.empty())
            m_board->setCurrent(m_answer->assessments[undated.front()].row);
        m_board->setFocus();
    });
    connect(m_candidates->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { showCounts(); });
    connect(m_candidates, &QTableView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT showRequested(m_candidateRows->urnAt(index.row()));
    });
    connect(m_deprecate, &QPushButton::clicked, this, &ReviewPage::deprecateCandidates);

    connect(m_acts, &ReviewActs::wishRequested, this, &ReviewPage::wishRequested);
    connect(m_acts, &ReviewActs::editRequested, this, &ReviewPage::editRequested);
    connect(m_panel, &VerdictPanel::softDeleteRequested, m_acts, &ReviewActs::softDelete);
    const auto fill = [this](QMenu *menu, void (ReviewActs::*how)(QMenu &)) {
        connect(menu, &QMenu::aboutToShow, m_acts, [this, menu, how] { (m_acts->*how)(*menu); });
    };
    fill(m_panel->dateMenu(), &ReviewActs::fillDates);
    fill(m_panel->replacementMenu(), &ReviewActs::fillReplacements);
    fill(m_panel->ownerMenu(), &ReviewActs::fillOwners);
    connect(m_panel->moreMenu(), &QMenu::aboutToShow, this,
            [this] { fillMore(*m_panel->moreMenu()); });
}

void ReviewPage::take()
{
    m_answer = m_reviewer.answer();
    m_board->setAnswer(m_answer);
    m_rows->setAnswer(m_answer);
    m_calendar->setAnswer(m_answer, m_freezes);
    m_candidateRows->setAnswer(m_answer);
    showContent();
    choose(m_chosen);
    showCounts();
}

void ReviewPage::setFreezes(std::vector<review::Freeze> freezes)
{
    m_freezes = std::move(freezes);
    m_calendar->setAnswer(m_answer, m_freezes);
}

void ReviewPage::setServer(const QString &name, bool readOnly)
{
    m_server = name;
    m_readOnly = readOnly;
    m_panel->setReadOnly(readOnly ? tr("%1 is read-only.").arg(name) : QString());
    m_calendar->grid()->setMovable(!readOnly);
    m_deprecate->setToolTip(readOnly ? tr("%1 is read-only.").arg(name) : QString());
    showCounts();
}

void ReviewPage::setBanner(const std::optional<BannerContent> &content)
{
    if (content)
        m_banners->set(u"load"_s, *content);
    else
        m_banners->remove(u"load"_s);
}

void ReviewPage::setProgress(const std::optional<ProgressContent> &content)
{
    if (content)
        m_progress->setContent(*content);
    else
        m_progress->finish();
}

void ReviewPage::setError(const std::optional<ErrorPageContent> &content)
{
    m_failed = content.has_value();
    if (content)
        m_error->setContent(*content);
    showContent();
}

ReviewPage::View ReviewPage::view() const
{
    return View(qMax(0, m_segments->current()));
}

void ReviewPage::setView(View view)
{
    m_segments->setCurrent(int(view));
}

QWidget *ReviewPage::viewWidget() const
{
    switch (view()) {
    case View::Board:
        return m_board;
    case View::Table:
        return m_table;
    case View::Calendar:
        return m_calendar;
    case View::Candidates:
        break;
    }
    return m_candidatePane;
}

void ReviewPage::focusView()
{
    QWidget *shown = m_stack->currentWidget();
    (shown == m_calendar        ? static_cast<QWidget *>(m_calendar->grid())
     : shown == m_candidatePane ? m_candidates
                                : shown)
        ->setFocus();
}

void ReviewPage::showContent()
{
    const bool candidates = view() == View::Candidates;
    const bool none = candidates ? m_answer->candidates.empty() : m_answer->assessments.empty();
    if (m_failed && m_answer->catalog().isEmpty()) {
        m_stack->setCurrentWidget(m_error);
    } else if (none) {
        m_empty->clearActions();
        if (candidates)
            m_empty->setContent(u"ok"_s, tr("Nothing else should go"),
                                tr("No deployment is failed, superseded, short-lived, unowned or "
                                   "of unknown status."));
        else if (m_filtered)
            m_empty->setContent(u"filter"_s, tr("The filter leaves nothing deprecated"),
                                tr("Without it, all deprecated deployments are reviewed."));
        else
            m_empty->setContent(u"review"_s, tr("Nothing is deprecated"),
                                tr("What could be is among the candidates."));
        if (m_filtered)
            connect(m_empty->addAction(tr("Clear the filter"), u"close"_s), &QPushButton::clicked,
                    this, &ReviewPage::clearFilterRequested);
        if (!candidates && !m_answer->candidates.empty())
            connect(m_empty->addAction(tr("Candidates")), &QPushButton::clicked, this,
                    [this] { setView(View::Candidates); });
        m_stack->setCurrentWidget(m_empty);
    } else {
        m_stack->setCurrentWidget(viewWidget());
    }
    m_reportButton->setEnabled(!m_answer->assessments.empty());
    arrange();
}

//! The calendar has what comes next at its right; the checks take its place when asked for. Where
//! there is no room for both, the checks stand below.
void ReviewPage::arrange()
{
    const QWidget *shown = m_stack->currentWidget();
    const bool calendar = shown == m_calendar;
    m_panel->setVisible(shown == m_board || shown == m_table || (calendar && m_panelWanted));
    m_calendar->showAgenda(!m_panelWanted);
    const auto wanted = width() < 1000 ? Qt::Vertical : Qt::Horizontal;
    if (m_splitter->orientation() != wanted) {
        m_splitter->setOrientation(wanted);
        m_splitter->setSizes(wanted == Qt::Vertical
                                 ? QList<int> {height() * 3 / 5, height() * 2 / 5}
                                 : QList<int> {width() - panelWidth, panelWidth});
    }
    m_checksButton->setText(width() < 1000 ? QString() : tr("Checks…"));
    m_checksButton->setAccessibleName(tr("Checks…"));
}

void ReviewPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ReviewPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_panelWanted) {
        m_panelWanted = false;
        arrange();
        return focusView();
    }
    if (event->key() == Qt::Key_Escape && m_panel->isAncestorOf(focusWidget()))
        return focusView();
    QWidget::keyPressEvent(event);
}

QString ReviewPage::chosenUrn() const
{
    return m_chosen;
}

void ReviewPage::choose(const QString &urn)
{
    const auto row = urn.isEmpty() ? std::nullopt : m_answer->catalog().find(urn);
    if (row && m_answer->find(*row)) {
        m_board->setCurrent(*row);
        m_calendar->grid()->setCurrent(*row);
        const QModelIndex index = m_rows->index(m_rows->indexOf(*row), 0);
        m_table->setCurrentIndex(index);
        chooseRow(row);
    } else {
        chooseRow(view() == View::Calendar ? m_calendar->grid()->current() : m_board->current());
    }
}

void ReviewPage::chooseRow(std::optional<catalog::Row> row)
{
    const QString urn = row ? m_answer->catalog().urn(*row) : QString();
    m_panel->show(m_answer, row);
    m_acts->show(m_answer, row);
    if (urn == m_chosen)
        return;
    m_chosen = urn;
    Q_EMIT chosenChanged(urn);
}

void ReviewPage::openPanel()
{
    if (m_chosen.isEmpty())
        return;
    if (view() == View::Calendar)
        m_panelWanted = true;
    arrange();
    m_panel->checks()->setFocus();
}

void ReviewPage::step(int by)
{
    switch (view()) {
    case View::Board:
        return m_board->step(by);
    case View::Calendar:
        return m_calendar->grid()->step(by);
    case View::Table: {
        const QModelIndex next
            = m_table->currentIndex().siblingAtRow(m_table->currentIndex().row() + by);
        if (next.isValid())
            m_table->setCurrentIndex(next);
        return;
    }
    case View::Candidates:
        return;
    }
}

void ReviewPage::fillMore(QMenu &menu)
{
    menu.clear();
    menu.addAction(icons::icon(u"table"_s), tr("Show among all deployments"), this,
                   [this] { Q_EMIT showRequested(m_chosen); });
    menu.addAction(icons::icon(u"copy"_s), tr("Copy the verdict"), this,
                   [this] { QApplication::clipboard()->setText(m_panel->text()); });
    menu.addAction(tr("Copy URN"), this, [this] { QApplication::clipboard()->setText(m_chosen); });
}

void ReviewPage::showMenu(const QPoint &at)
{
    if (m_chosen.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMore(*menu);
    menu->popup(at);
}

void ReviewPage::deprecateCandidates()
{
    QStringList urns;
    for (const QModelIndex &index : m_candidates->selectionModel()->selectedRows())
        urns.append(m_candidateRows->urnAt(index.row()));
    if (!urns.isEmpty())
        Q_EMIT editRequested(urns, changes::aspect::deprecation);
}

QString ReviewPage::statusText() const
{
    const review::Sums &sums = m_answer->sums;
    if (sums.all() == 0)
        return {};
    return tr("%1 ready   %2 with warnings   %3 blocked   %4 not known   %5 overdue")
        .arg(sums.ready)
        .arg(sums.warnings)
        .arg(sums.blocked)
        .arg(sums.unknown)
        .arg(sums.overdue());
}

void ReviewPage::showCounts()
{
    const std::size_t count = m_answer->candidates.size();
    m_segments->setText(int(View::Candidates),
                        count == 0 ? tr("Candidates") : tr("Candidates %1").arg(count));
    m_deprecate->setEnabled(!m_readOnly && m_candidates->selectionModel()->hasSelection());
    if (const QString text = statusText(); text != m_status) {
        m_status = text;
        Q_EMIT statusTextChanged(text);
    }
}
