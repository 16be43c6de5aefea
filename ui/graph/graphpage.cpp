// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/graph/graphpage.h"

#include "models/changes/aspects.h"
#include "ui/common/banner.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/emptystate.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/common/panes.h"
#include "ui/common/windowstate.h"
#include "ui/graph/answerspane.h"
#include "ui/graph/comparisonview.h"
#include "ui/graph/graphlegend.h"
#include "ui/graph/graphmenu.h"
#include "ui/graph/graphoutline.h"
#include "ui/graph/graphview.h"
#include "ui/graph/graphwords.h"
#include "ui/graph/matrixview.h"
#include "ui/graph/orphansview.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using graph::Kind;
using graphexport::Format;

namespace {

constexpr int outlineWidth = 262;
constexpr int answersWidth = 276;
constexpr int outlineNeeds = 1000; // narrower pages go without the outline
constexpr int answersNeed = 760;

} // namespace

GraphPage::GraphPage(QWidget *parent)
    : QWidget(parent)
    , m_bar(new GraphBar(this))
    , m_banner(new Banner(this))
    , m_views(new QStackedWidget(this))
{
    setObjectName(u"graphPage"_s);
    buildGraph();
    buildOthers();
    m_banner->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_banner);
    column->addWidget(m_views, 1);
    makeExportMenu();
    connectParts();
    connectView();
    showState();
}

GraphPage::~GraphPage() = default;

void GraphPage::buildGraph()
{
    m_split = new QSplitter(Qt::Horizontal, m_views);
    m_split->setObjectName(u"graphSplit"_s);
    m_split->setChildrenCollapsible(false);
    m_left = new QWidget(m_split);
    m_outline = new GraphOutline(m_left);
    m_legend = new GraphLegend(m_left);
    auto *title = new QLabel(tr("Outline"), m_left);
    title->setFont(fonts::ui(fonts::Size::Base, QFont::DemiBold));
    title->setBuddy(m_outline);
    auto *hint = new QLabel(tr("same selection"), m_left);
    hint->setFont(fonts::ui(fonts::Size::Small));
    hint->setForegroundRole(QPalette::PlaceholderText);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 12, 6);
    head->setSpacing(8);
    head->addWidget(new Glyph(u"tree"_s, Tone::Neutral, 14, m_left));
    head->addWidget(title);
    head->addWidget(hint);
    head->addStretch(1);
    auto *left = new QVBoxLayout(m_left);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(0);
    left->addLayout(head);
    left->addWidget(new Line(Qt::Horizontal, m_left));
    left->addWidget(m_outline, 1);
    left->addWidget(m_legend);
    m_left->setMinimumWidth(180);

    m_middle = new QStackedWidget(m_split);
    m_view = new GraphView(m_middle);
    m_empty = new EmptyState(m_middle);
    m_middle->addWidget(m_empty);
    m_middle->addWidget(m_view);
    m_middle->setMinimumWidth(260);
    m_answers = new AnswersPane(m_split);
    m_split->addWidget(m_left);
    m_split->addWidget(m_middle);
    m_split->addWidget(m_answers);
    m_split->setStretchFactor(1, 1);
    m_split->setSizes({outlineWidth, 900, answersWidth});
    m_views->addWidget(m_split);
    panes::mark(m_outline);
    panes::mark(m_view);
    panes::mark(m_answers);
}

void GraphPage::buildOthers()
{
    auto *matrix = new QSplitter(Qt::Vertical, m_views);
    matrix->setObjectName(u"matrixSplit"_s);
    matrix->setChildrenCollapsible(false);
    m_matrix = new MatrixView(matrix);
    m_comparison = new ComparisonView(matrix);
    matrix->addWidget(m_matrix);
    matrix->addWidget(m_comparison);
    matrix->setStretchFactor(0, 1);
    matrix->setStretchFactor(1, 1);
    m_orphans = new OrphansView(m_views);
    m_views->addWidget(matrix);
    m_views->addWidget(m_orphans);
    panes::mark(m_matrix);
    panes::mark(m_orphans);
}

void GraphPage::connectParts()
{
    connect(&m_maker, &PictureMaker::made, this, &GraphPage::take);
    connect(&m_maker, &PictureMaker::found, this, &GraphPage::takeFindings);
    connect(m_bar, &GraphBar::viewChanged, this, [this] {
        m_views->setCurrentIndex(int(m_bar->view()));
        setStatus(m_answer.picture && m_bar->view() == GraphBar::View::Graph
                      ? graphwords::status(*m_answer.picture, m_answer.layoutMs)
                      : QString());
    });
    connect(m_bar, &GraphBar::fromChanged, this, [this] {
        if (m_bar->from() == GraphBar::From::Focus && !m_selection.isEmpty() && m_focus.isEmpty())
            m_focus = m_selection;
        m_revealed.clear();
        ask();
    });
    connect(m_bar, &GraphBar::colourChanged, this, [this] { ask(); });
    connect(m_bar, &GraphBar::findEdited, this, &GraphPage::find);
    connect(m_bar, &GraphBar::findNextRequested, this, [this](bool forward) {
        if (m_view->hitCount() > 0)
            m_view->findNext(forward);
        else
            findFolded();
    });
    connect(m_bar, &GraphBar::findLeft, this, [this] { m_view->setFocus(); });
    connect(m_bar, &GraphBar::zoomRequested, m_view, &GraphView::zoomBy);
    connect(m_bar, &GraphBar::actualSizeRequested, this, [this] { m_view->setScale(1); });
    connect(m_bar, &GraphBar::fitRequested, m_view, &GraphView::fit);
    connect(m_bar, &GraphBar::matrixGroupChosen, this, &GraphPage::showMatrix);
    connect(m_banner, &Banner::actionTriggered, this, &GraphPage::retryRequested);
    connect(m_matrix, &MatrixView::chosenChanged, this, [this] {
        if (m_findings)
            m_comparison->show(m_findings->graph, m_matrix->chosen());
    });
    connect(m_comparison, &ComparisonView::cleared, m_matrix, &MatrixView::clearChoice);
    connect(m_matrix, &MatrixView::openRequested, this, &GraphPage::openInTableRequested);
    connect(m_orphans, &OrphansView::openRequested, this, &GraphPage::focusOn);
}

void GraphPage::connectView()
{
    connect(m_view, &GraphView::scaleChanged, m_bar, &GraphBar::setScale);
    connect(m_view, &GraphView::currentChanged, this, [this](const QString &key) {
        m_outline->setCurrentKey(key);
        showAnswers();
    });
    connect(m_view, &GraphView::selectionChanged, this, &GraphPage::choose);
    connect(m_view, &GraphView::toggleRequested, this, &GraphPage::toggle);
    connect(m_view, &GraphView::activated, this, [this] { m_answers->setFocus(); });
    connect(m_view, &GraphView::menuRequested, this, &GraphPage::showMenu);
    connect(m_outline, &GraphOutline::currentKeyChosen, m_view, &GraphView::setCurrentKey);
    connect(m_outline, &GraphOutline::toggleRequested, this, &GraphPage::toggle);
    connect(m_outline, &GraphOutline::activatedKey, this, [this](const QString &key) {
        m_view->centreOn(key);
        m_view->setFocus();
    });
    connect(m_outline, &GraphOutline::menuRequested, this, &GraphPage::showMenu);
    connect(m_answers, &AnswersPane::nodeRequested, this, &GraphPage::chooseNode);
    connect(m_answers, &AnswersPane::focusRequested, this, &GraphPage::focusOn);
    connect(m_answers, &AnswersPane::editRequested, this,
            [this](const QString &urn) { Q_EMIT editRequested({urn}, {}); });
    connect(m_answers, &AnswersPane::tableRequested, this, [this](const QString &urn) {
        const std::uint32_t card = m_answer.picture ? m_answer.picture->find(urn) : graph::noCard;
        const auto node = m_answer.graph ? m_answer.graph->find(urn) : std::nullopt;
        if (node && m_answer.graph->kind(*node) == Kind::Model && card != graph::noCard) {
            if (const auto filter = graphwords::filterFor(*m_answer.graph, *m_answer.picture, card))
                Q_EMIT filterRequested(*filter);
        } else {
            Q_EMIT openInTableRequested(urn);
        }
    });
}

void GraphPage::makeExportMenu()
{
    auto *menu = new QMenu(this);
    const auto add = [&](const QString &text, const QString &name, Format format) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, [this, format] { exportAs(format); });
    };
    add(tr("Picture as &SVG…"), u"exportSvg"_s, Format::Svg);
    add(tr("Picture as P&NG…"), u"exportPng"_s, Format::Png);
    add(tr("Picture as &PDF…"), u"exportPdf"_s, Format::Pdf);
    menu->addSeparator();
    add(tr("Graph as &DOT…"), u"exportDot"_s, Format::Dot);
    add(tr("Graph as &JSON…"), u"exportJson"_s, Format::Json);
    menu->addSeparator();
    QAction *print = menu->addAction(tr("P&rint…"));
    print->setObjectName(u"printGraph"_s);
    connect(print, &QAction::triggered, this, &GraphPage::printPicture);
    m_bar->setExportMenu(menu);
}

void GraphPage::keepSplitters(WindowState &state)
{
    state.keepSplitter(u"graph"_s, m_split);
}

void GraphPage::setNow(const QDateTime &now)
{
    m_now = now;
}

QList<ShortcutHelp> GraphPage::keys()
{
    const QString section = tr("Graph");
    return {{section, tr("Along the edges"), u"← ↑ → ↓"_s},
            {section, tr("Open or close"), u"Enter"_s},
            {section, tr("Close what is around"), u"Backspace"_s},
            {section, tr("Larger, smaller, actual size"), u"+ − 0"_s},
            {section, tr("Fit everything"), u"F"_s},
            {section, tr("Find"), u"/"_s},
            {section, tr("Pan"), tr("Ctrl+arrows, Space and drag")}};
}

// What is shown.

void GraphPage::setSource(const GraphSource &source)
{
    const bool sameCatalog = source.catalog && source.catalog == m_source.catalog;
    const bool gone = !source.catalog;
    const bool changed = !sameCatalog || source.rows != m_source.rows
                      || source.production != m_source.production
                      || source.state.isBusy() != m_source.state.isBusy();
    m_source = source;
    m_answers->setProduction(source.production);
    m_answers->setReadOnly(source.whyReadOnly);
    if (gone) {
        m_maker.clear();
        m_answer = {};
        m_findings.reset();
        m_asked = false;
        m_focus.clear();
        m_toggled.clear();
        m_revealed.clear();
        m_view->setPicture(nullptr);
        m_outline->setPicture(nullptr);
        m_answers->show(nullptr, graph::noNode);
        m_bar->setOrphans(-1);
        m_bar->setFrom(GraphBar::From::Filter);
    }
    showState();
    if (changed && !gone)
        askSoon();
}

//! Nothing is computed for a page that nobody sees.
void GraphPage::askSoon()
{
    m_stale = true;
    if (isVisible())
        ask();
}

void GraphPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    arrange();
    if (!m_asked && !m_selection.isEmpty()) {
        m_focus = m_selection;
        m_bar->setFrom(GraphBar::From::Focus);
    } else if (m_bar->from() == GraphBar::From::Focus && !m_selection.isEmpty()
               && m_selection != m_focus) {
        const bool shown
            = m_answer.picture
           && std::any_of(m_selection.begin(), m_selection.end(), [this](const QString &urn) {
                  return m_answer.picture->find(urn) != graph::noCard;
              });
        if (!shown) {
            m_focus = m_selection;
            m_stale = true;
        }
    }
    if (m_stale)
        ask();
}

void GraphPage::ask(const QString &anchor)
{
    showPlaces();
    if (!m_source.catalog)
        return;
    m_stale = false;
    m_asked = true;
    m_anchor = anchor;
    PictureMaker::Question question;
    question.catalog = m_source.catalog;
    question.complete = !m_source.state.isBusy()
                     && m_source.state.phase != store::LoadState::Phase::Partial
                     && m_source.state.phase != store::LoadState::Phase::Stopped;
    switch (m_bar->from()) {
    case GraphBar::From::Focus:
        question.from = PictureMaker::Question::From::Focus;
        question.focus = m_focus;
        break;
    case GraphBar::From::Filter:
        question.from = PictureMaker::Question::From::Rows;
        question.rows = m_source.rows;
        break;
    case GraphBar::From::All:
        question.from = PictureMaker::Question::From::All;
        break;
    }
    question.hops = m_bar->hops();
    graph::DrawOptions &draw = question.draw;
    draw.toggled = m_toggled;
    draw.singles = m_revealed;
    for (const QString &urn : std::as_const(m_focus))
        draw.singles.insert(urn);
    draw.production = m_source.production;
    draw.now = m_now.isValid() ? m_now : QDateTime::currentDateTime();
    draw.colour = m_bar->colour();
    draw.places = m_bar->showsPlaces();
    draw.removed = m_bar->from() != GraphBar::From::All;
    // The view itself may not be laid out yet.
    const double room = width() - (width() >= outlineNeeds ? outlineWidth : 0)
                      - (width() >= answersNeed ? answersWidth : 0);
    draw.aspect = std::max(0.5, room / std::max(1, height() - m_bar->height()));
    m_maker.ask(question);
    showState();
}

void GraphPage::take(const PictureMaker::Answer &answer)
{
    const bool first = !m_answer.picture;
    m_answer = answer;
    m_view->setPicture(m_answer.picture, m_anchor);
    m_outline->setPicture(m_answer.picture);
    m_legend->setPicture(m_answer.picture);
    if (first && m_wanted.isEmpty() && !m_selection.isEmpty())
        m_view->setSelection(m_selection);
    if (!m_wanted.isEmpty()) {
        const QString wanted = std::exchange(m_wanted, {});
        if (m_view->setCurrentKey(wanted))
            m_view->centreOn(wanted);
    }
    m_outline->setCurrentKey(m_view->currentKey());
    if (!m_bar->findField()->text().isEmpty())
        m_bar->setFound(int(m_view->find(m_bar->findField()->text())));
    showPlaces();
    showState();
    showAnswers();
    if (m_bar->view() == GraphBar::View::Graph)
        setStatus(graphwords::status(*m_answer.picture, m_answer.layoutMs));
}

void GraphPage::takeFindings(const PictureMaker::Findings &findings)
{
    const QString group = m_findings && m_findings->graph && m_matrix->matrixModel().rowCount() > 0
                               && m_matrix->matrixModel().matrix().group != graph::noNode
                            ? m_findings->graph->urn(m_matrix->matrixModel().matrix().group)
                            : QString();
    m_findings = findings;
    m_bar->setOrphans(OrphansView::count(findings.orphans));
    m_orphans->show(findings.graph, findings.orphans);
    QStringList names;
    int current = -1;
    for (const graph::Matrix &matrix : findings.matrices) {
        const bool none = matrix.group == graph::noNode;
        if (!none && findings.graph->urn(matrix.group) == group)
            current = int(names.size());
        names += none ? tr("Without a group") : findings.graph->displayName(matrix.group);
    }
    if (current < 0 && !findings.matrices.empty()) { // the group of most versions says most
        const auto most = std::max_element(findings.matrices.begin(), findings.matrices.end(),
                                           [](const graph::Matrix &a, const graph::Matrix &b) {
                                               const auto rank = [](const graph::Matrix &matrix) {
                                                   return matrix.group == graph::noNode
                                                            ? std::size_t(0)
                                                            : matrix.lines.size();
                                               };
                                               return rank(a) < rank(b);
                                           });
        current = int(most - findings.matrices.begin());
    }
    m_bar->setMatrixGroups(names, current);
    showMatrix();
}

void GraphPage::showMatrix()
{
    const int at = m_bar->matrixGroup();
    if (!m_findings || at < 0 || std::size_t(at) >= m_findings->matrices.size())
        return;
    const graph::Matrix &matrix = m_findings->matrices[std::size_t(at)];
    m_matrix->show(m_findings->graph, matrix);
    m_comparison->show(m_findings->graph, {});
    const auto drifts = matrix.drifts.size();
    m_bar->setDrifts(drifts > 0 ? Tone::Warn : Tone::Neutral,
                     drifts == 1                                 ? tr("1 drift")
                     : drifts > 1                                ? tr("%1 drifts").arg(drifts)
                     : matrix.drifted == graph::Outcome::Unknown ? tr("drift is unknown")
                                                                 : tr("no drift"));
}

void GraphPage::showPlaces()
{
    const qint64 all = m_source.catalog ? qint64(m_source.catalog->size()) : 0;
    m_bar->setPlaces(graphwords::focusName(m_answer.graph.get(), m_focus),
                     m_source.filtered
                         ? tr("Filter, %1").arg(QLocale().toString(m_source.rows.size()))
                         : tr("Table, %1").arg(QLocale().toString(m_source.rows.size())),
                     tr("Everything, %1").arg(QLocale().toString(all)));
}

void GraphPage::showState()
{
    showBanner();
    const bool hasCards = m_answer.picture && !m_answer.picture->cards.empty();
    if (hasCards) {
        m_middle->setCurrentWidget(m_view);
        return;
    }
    m_middle->setCurrentWidget(m_empty);
    m_empty->clearActions();
    const store::LoadState &state = m_source.state;
    if (!m_source.catalog) {
        m_empty->setContent(u"server"_s, tr("No connection"),
                            tr("The graph shows the models and deployments of a server."));
        connect(m_empty->addAction(tr("Connections…"), u"server"_s), &QPushButton::clicked, this,
                &GraphPage::connectRequested);
    } else if (state.phase == store::LoadState::Phase::Failed) {
        const ErrorText text = state.error ? describe(*state.error, m_source.server) : ErrorText();
        m_empty->setContent(u"error"_s, text.title, text.advice);
        connect(m_empty->addAction(tr("Try again"), u"refresh"_s), &QPushButton::clicked, this,
                &GraphPage::retryRequested);
    } else if (m_maker.isBusy() || state.isBusy()) {
        m_empty->setContent(u"graph"_s, tr("Loading…"),
                            state.isBusy()
                                ? tr("%1 deployments so far").arg(QLocale().toString(state.loaded))
                                : QString());
    } else if (m_bar->from() == GraphBar::From::Focus && m_focus.isEmpty()) {
        m_empty->setContent(u"fit"_s, tr("Nothing to start from"),
                            tr("Choose a deployment in the table, or show all that the filter "
                               "leaves."));
        connect(m_empty->addAction(tr("Show what the filter leaves"), u"filter"_s),
                &QPushButton::clicked, this, [this] {
                    m_bar->setFrom(GraphBar::From::Filter);
                    ask();
                });
    } else if (m_bar->from() == GraphBar::From::Filter && m_source.filtered
               && m_source.rows.empty()) {
        m_empty->setContent(u"filter"_s, tr("The filter leaves nothing"), QString());
        connect(m_empty->addAction(tr("Show everything"), u"graph"_s), &QPushButton::clicked, this,
                [this] {
                    m_bar->setFrom(GraphBar::From::All);
                    ask();
                });
    } else {
        m_empty->setContent(u"graph"_s, tr("No model names a deployment here"),
                            tr("There is nothing to draw."));
        connect(m_empty->addAction(tr("Orphans"), u"unlink"_s), &QPushButton::clicked, this,
                [this] { m_bar->setView(GraphBar::View::Orphans); });
    }
}

void GraphPage::showBanner()
{
    const store::LoadState &state = m_source.state;
    BannerContent content;
    content.closable = false;
    content.tone = Tone::Warn;
    const bool shown = m_answer.picture && !m_answer.picture->cards.empty();
    if (shown && state.phase == store::LoadState::Phase::Partial) {
        content.title = tr("Part of the graph is missing.");
        content.text = state.missing;
        content.actions = {{u"retry"_s, tr("Retry"), u"refresh"_s}};
    } else if (shown && !m_answer.picture->linksKnown && !state.isBusy()) {
        content.title = tr("Which models the deployments serve is not known.");
        content.text = tr("The relationships could not be read.");
        content.actions = {{u"retry"_s, tr("Retry"), u"refresh"_s}};
    } else if (shown && state.phase == store::LoadState::Phase::Failed) {
        content.title = tr("This is what was there before.");
        content.text = state.error ? describe(*state.error, m_source.server).title : QString();
        content.actions = {{u"retry"_s, tr("Retry"), u"refresh"_s}};
    } else if (shown && m_answer.picture->fellBack) {
        content.title = tr("Containers and instances are left out of the layout.");
        content.text = tr("With them it takes at most %1 cards: fold or filter.")
                           .arg(QLocale().toString(1000));
    } else if (shown && m_answer.part.cut) {
        content.title = tr("Not everything around it is shown.");
        content.text = tr("Choose fewer hops.");
    } else {
        m_banner->hide();
        return;
    }
    m_banner->setContent(content);
    m_banner->show();
}

void GraphPage::showAnswers()
{
    const std::uint32_t card
        = m_answer.picture ? m_answer.picture->find(m_view->currentKey()) : graph::noCard;
    m_answers->show(m_answer.graph,
                    card == graph::noCard ? graph::noNode : m_answer.picture->cards[card].node);
}

void GraphPage::setStatus(const QString &text)
{
    m_status = text;
    Q_EMIT statusTextChanged(text);
}

// Choosing.

void GraphPage::setSelection(const QStringList &urns)
{
    if (urns == m_selection)
        return;
    m_selection = urns;
    if (!m_answer.picture)
        return;
    m_view->setSelection(urns);
    if (!urns.isEmpty() && isVisible())
        chooseNode(urns.first());
}

void GraphPage::choose(const QStringList &urns)
{
    QStringList deployments;
    for (const QString &urn : urns) {
        const auto node = m_answer.graph->find(urn);
        if (node && m_answer.graph->row(*node))
            deployments += urn;
    }
    m_selection = deployments;
    Q_EMIT selectionChanged(deployments);
}

//! Opens what it hides in; starts anew from it where it is not in the part that is drawn.
void GraphPage::chooseNode(const QString &urn)
{
    if (m_view->setCurrentKey(urn)) {
        m_view->reveal(urn);
        return;
    }
    const auto node = m_answer.graph ? m_answer.graph->find(urn) : std::nullopt;
    if (!node)
        return;
    const auto &nodes = m_answer.part.nodes;
    if (!std::binary_search(nodes.begin(), nodes.end(), *node)) {
        focusOn(urn);
        return;
    }
    m_revealed.insert(urn);
    for (const graph::Edge &edge : m_answer.graph->in(*node)) {
        if (edge.type == graph::EdgeType::DeployedTo)
            m_toggled.remove(m_answer.graph->urn(edge.node)); // a closed model hides it still
    }
    m_wanted = urn;
    ask();
}

void GraphPage::focusOn(const QString &urn)
{
    m_focus = {urn};
    m_bar->setView(GraphBar::View::Graph);
    m_bar->setFrom(GraphBar::From::Focus);
    m_wanted = urn;
    ask();
}

void GraphPage::toggle(const QString &key)
{
    if (!m_toggled.remove(key))
        m_toggled.insert(key);
    ask(key);
}

void GraphPage::find(const QString &text)
{
    if (text.trimmed().isEmpty()) {
        m_view->find({});
        m_bar->setFound(-1);
        return;
    }
    m_bar->setFound(m_view->find(text));
}

//! What is folded away has no card: the first one that is called so gets one.
void GraphPage::findFolded()
{
    const QString wanted = m_bar->findField()->text().trimmed();
    if (!m_answer.graph || wanted.isEmpty())
        return;
    for (const graph::Node node : m_answer.part.nodes) {
        if (m_answer.graph->kind(node) != Kind::Deployment)
            continue;
        const bool called = m_answer.graph->displayName(node).contains(wanted, Qt::CaseInsensitive);
        if (called && m_answer.picture->find(m_answer.graph->urn(node)) == graph::noCard) {
            chooseNode(m_answer.graph->urn(node));
            return;
        }
    }
}

void GraphPage::showMenu(const QPoint &at, const QString &key)
{
    const std::uint32_t place = m_answer.picture ? m_answer.picture->find(key) : graph::noCard;
    if (place == graph::noCard)
        return;
    const graph::Card card = m_answer.picture->cards[place]; // the picture may go meanwhile
    const bool inCatalog = card.node != graph::noNode && m_answer.graph->row(card.node);
    auto *menu = new QMenu(this);
    menu->setObjectName(u"graphMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const GraphMenuActions actions = fillGraphMenu(*menu, card, inCatalog, m_source.whyReadOnly);
    const QString urn = card.key;
    QStringList urns = m_view->selectedUrns();
    if (!urns.contains(urn))
        urns = {urn};
    const auto edits = [&](QAction *action, const QString &aspect) {
        if (action)
            connect(action, &QAction::triggered, this,
                    [this, urns, aspect] { Q_EMIT editRequested(urns, aspect); });
    };
    edits(actions.edit, {});
    edits(actions.owners, changes::aspect::ownership);
    edits(actions.tags, changes::aspect::tags);
    edits(actions.deprecation, changes::aspect::deprecation);
    if (actions.toggle)
        connect(actions.toggle, &QAction::triggered, this, [this, urn] { toggle(urn); });
    if (actions.focus)
        connect(actions.focus, &QAction::triggered, this, [this, urn] { focusOn(urn); });
    if (actions.table)
        connect(actions.table, &QAction::triggered, this,
                [this, urn] { Q_EMIT openInTableRequested(urn); });
    if (actions.copyUrn)
        connect(actions.copyUrn, &QAction::triggered, this, [this, urns] {
            QGuiApplication::clipboard()->setText(urns.join(u'\n'));
            setStatus(tr("%1 copied")
                          .arg(urns.size() == 1 ? urns.first() : tr("%1 URNs").arg(urns.size())));
        });
    const auto filter = graphwords::filterFor(*m_answer.graph, *m_answer.picture, place);
    if (actions.filter && filter)
        connect(actions.filter, &QAction::triggered, this,
                [this, filter = *filter] { Q_EMIT filterRequested(filter); });
    else if (actions.filter)
        actions.filter->setEnabled(false);
    menu->popup(at);
}

// Files and paper.

void GraphPage::exportAs(Format format)
{
    if (!m_answer.picture || m_answer.picture->cards.empty())
        return;
    const QString suffix = graphexport::suffix(format);
    auto *dialog = new QFileDialog(this, tr("Export the graph"), {},
                                   tr("%1 files (*.%2)").arg(suffix.toUpper(), suffix));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(u"graph."_s + suffix);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, format, answer = m_answer](const QString &path) {
                const auto written
                    = graphexport::write(path, format, *answer.graph, answer.part, answer.picture);
                setStatus(
                    written ? tr("Written: %1").arg(path)
                            : tr("%1 could not be written: %2").arg(path, written.error().detail));
            });
    dialog->open();
}

void GraphPage::printPicture()
{
    if (!m_answer.picture || m_answer.picture->cards.empty())
        return;
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    const QSizeF size = m_answer.picture->bounds.size();
    printer->setPageOrientation(size.width() > size.height() ? QPageLayout::Landscape
                                                             : QPageLayout::Portrait);
    auto *dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this,
        [printer, picture = m_answer.picture](QPrinter *to) { graphexport::print(*to, picture); });
    dialog->open();
}

// The window around it.

void GraphPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void GraphPage::arrange()
{
    m_left->setVisible(width() >= outlineNeeds);
    m_answers->setVisible(width() >= answersNeed);
}

void GraphPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Slash && m_bar->view() == GraphBar::View::Graph) {
        m_bar->findField()->setFocus(Qt::ShortcutFocusReason);
        m_bar->findField()->selectAll();
        return;
    }
    QWidget::keyPressEvent(event);
}
