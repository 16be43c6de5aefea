// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/graph/graphbar.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/segments.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int graphBarHeight = 40;
constexpr double zoomFactor = 1.25;
constexpr int wordsNeed = 1180; // narrower bars go without the words before the fields
constexpr int placesNeed = 1000;

QLabel *mutedLabel(const QString &text, QWidget *buddy, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setBuddy(buddy);
    return label;
}

QHBoxLayout *rowIn(QWidget *widget, int spacing = 6)
{
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    return row;
}

} // namespace

GraphBar::GraphBar(QWidget *parent)
    : QWidget(parent)
    , m_views(new Segments(this))
    , m_graphTools(new QWidget(this))
    , m_graphEnd(new QWidget(this))
    , m_matrixTools(new QWidget(this))
{
    setObjectName(u"graphBar"_s);
    setFixedHeight(graphBarHeight);
    m_views->setObjectName(u"graphViews"_s);
    m_views->setAccessibleName(tr("View"));
    m_views->add(tr("Graph"), u"viewGraph"_s);
    m_views->add(tr("Version matrix"), u"viewMatrix"_s);
    m_views->add(tr("Orphans"), u"viewOrphans"_s);
    buildGraphTools();
    buildMatrixTools();
    m_export = makeTool(u"graphExport"_s, u"export"_s, tr("Export"));
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setText(tr("Export"));
    m_export->setPopupMode(QToolButton::InstantPopup);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(10);
    row->addWidget(m_views);
    row->addWidget(m_graphTools);
    row->addWidget(m_matrixTools);
    row->addStretch(1);
    row->addWidget(m_graphEnd);
    row->addWidget(m_export);
    connect(m_views, &Segments::currentChanged, this, [this] {
        showTools();
        Q_EMIT viewChanged();
    });
    showTools();
}

QToolButton *GraphBar::makeTool(const QString &name, const QString &icon, const QString &text)
{
    auto *tool = new QToolButton(this);
    tool->setObjectName(name);
    tool->setIcon(icons::icon(icon));
    tool->setIconSize({16, 16});
    tool->setToolTip(text);
    tool->setAccessibleName(text);
    tool->setFocusPolicy(Qt::TabFocus);
    tool->setAutoRaise(true);
    return tool;
}

void GraphBar::buildGraphTools()
{
    m_from = new QComboBox(m_graphTools);
    m_from->setObjectName(u"graphFrom"_s);
    m_from->setAccessibleName(tr("From"));
    m_from->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_from->setMinimumContentsLength(18);
    m_from->addItem(icons::icon(u"fit"_s, icons::Ink::Muted), tr("Selection"));
    m_from->addItem(icons::icon(u"filter"_s, icons::Ink::Muted), tr("Filter"));
    m_from->addItem(icons::icon(u"graph"_s, icons::Ink::Muted), tr("Everything"));
    m_from->setCurrentIndex(1);
    m_hops = new Segments(m_graphTools);
    m_hops->setObjectName(u"graphHops"_s);
    m_hops->setAccessibleName(tr("Hops"));
    m_hops->add(u"1"_s, u"hops1"_s);
    m_hops->add(u"2"_s, u"hops2"_s);
    m_hops->add(tr("all"), u"hopsAll"_s);
    m_hops->setCurrent(1);
    m_colour = new QComboBox(m_graphTools);
    m_colour->setObjectName(u"graphColour"_s);
    m_colour->setAccessibleName(tr("Colour"));
    m_colour->addItems({tr("Status"), tr("Environment"), tr("Owner"), tr("Platform")});
    m_places = makeTool(u"graphPlaces"_s, u"kind-container"_s,
                        tr("Show containers and platform instances too"));
    m_places->setCheckable(true);
    m_fromLabel = mutedLabel(tr("From"), m_from, m_graphTools);
    m_hopsLabel = mutedLabel(tr("Hops"), m_hops, m_graphTools);
    m_colourLabel = mutedLabel(tr("Colour"), m_colour, m_graphTools);
    QHBoxLayout *row = rowIn(m_graphTools);
    row->addWidget(m_fromLabel);
    row->addWidget(m_from);
    row->addSpacing(6);
    row->addWidget(m_hopsLabel);
    row->addWidget(m_hops);
    row->addSpacing(6);
    row->addWidget(m_colourLabel);
    row->addWidget(m_colour);
    row->addWidget(m_places);

    m_find = new QLineEdit(m_graphEnd);
    m_find->setObjectName(u"graphFind"_s);
    m_find->setAccessibleName(tr("Find in the graph"));
    m_find->setPlaceholderText(tr("Find in the graph"));
    m_find->addAction(icons::icon(u"search"_s, icons::Ink::Muted), QLineEdit::LeadingPosition);
    m_find->setClearButtonEnabled(true);
    m_find->setMinimumWidth(110);
    m_find->setMaximumWidth(180);
    m_find->installEventFilter(this);
    m_found = new QLabel(m_graphEnd);
    m_found->setObjectName(u"graphFound"_s);
    m_found->setForegroundRole(QPalette::PlaceholderText);
    m_found->setFont(fonts::ui(fonts::Size::Small));
    QToolButton *out = makeTool(u"zoomOut"_s, u"minus"_s, tr("Smaller (−)"));
    QToolButton *in = makeTool(u"zoomIn"_s, u"plus"_s, tr("Larger (+)"));
    m_percent = makeTool(u"zoomActual"_s, {}, tr("Actual size (0)"));
    m_percent->setToolButtonStyle(Qt::ToolButtonTextOnly);
    QToolButton *fit = makeTool(u"zoomFit"_s, u"fit"_s, tr("Fit everything (F)"));
    QHBoxLayout *end = rowIn(m_graphEnd, 4);
    end->addWidget(m_found);
    end->addWidget(m_find);
    end->addSpacing(2);
    end->addWidget(out);
    end->addWidget(m_percent);
    end->addWidget(in);
    end->addWidget(fit);
    setScale(1);

    connect(m_from, &QComboBox::activated, this, [this] {
        showTools();
        Q_EMIT fromChanged();
    });
    connect(m_hops, &Segments::currentChanged, this, &GraphBar::fromChanged);
    connect(m_places, &QToolButton::toggled, this, &GraphBar::fromChanged);
    connect(m_colour, &QComboBox::activated, this, &GraphBar::colourChanged);
    connect(m_find, &QLineEdit::textChanged, this, &GraphBar::findEdited);
    connect(out, &QToolButton::clicked, this, [this] { Q_EMIT zoomRequested(1 / zoomFactor); });
    connect(in, &QToolButton::clicked, this, [this] { Q_EMIT zoomRequested(zoomFactor); });
    connect(m_percent, &QToolButton::clicked, this, &GraphBar::actualSizeRequested);
    connect(fit, &QToolButton::clicked, this, &GraphBar::fitRequested);
}

void GraphBar::buildMatrixTools()
{
    m_group = new QComboBox(m_matrixTools);
    m_group->setObjectName(u"matrixGroup"_s);
    m_group->setAccessibleName(tr("Group"));
    m_group->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_group->setMinimumContentsLength(24);
    m_drifts = new ElidedLabel(m_matrixTools);
    m_drifts->setObjectName(u"matrixDrifts"_s);
    QHBoxLayout *row = rowIn(m_matrixTools, 10);
    row->addWidget(mutedLabel(tr("Group"), m_group, m_matrixTools));
    row->addWidget(m_group);
    row->addWidget(m_drifts);
    connect(m_group, &QComboBox::activated, this, &GraphBar::matrixGroupChosen);
}

void GraphBar::showTools()
{
    m_graphTools->setVisible(view() == View::Graph);
    m_graphEnd->setVisible(view() == View::Graph);
    m_matrixTools->setVisible(view() == View::Matrix);
    m_hops->setEnabled(from() == From::Focus);
    m_hopsLabel->setEnabled(from() == From::Focus);
}

GraphBar::View GraphBar::view() const
{
    return View(m_views->current());
}

void GraphBar::setView(View view)
{
    m_views->setCurrent(int(view));
}

GraphBar::From GraphBar::from() const
{
    return From(m_from->currentIndex());
}

void GraphBar::setFrom(From from)
{
    m_from->setCurrentIndex(int(from));
    showTools();
}

std::optional<int> GraphBar::hops() const
{
    return m_hops->current() < 2 ? std::optional(m_hops->current() + 1) : std::nullopt;
}

graph::ColourBy GraphBar::colour() const
{
    return graph::ColourBy(m_colour->currentIndex());
}

bool GraphBar::showsPlaces() const
{
    return m_places->isChecked();
}

void GraphBar::setPlaces(const QString &focus, const QString &filter, const QString &all)
{
    m_from->setItemText(0, focus);
    m_from->setItemText(1, filter);
    m_from->setItemText(2, all);
    m_from->setToolTip(m_from->currentText());
}

void GraphBar::setOrphans(int count)
{
    m_views->setText(int(View::Orphans),
                     count < 0 ? tr("Orphans") : tr("Orphans %1").arg(QLocale().toString(count)));
}

void GraphBar::setScale(double scale)
{
    const double percent = scale * 100;
    const int decimals = percent < 1 ? 2 : percent < 10 ? 1 : 0;
    m_percent->setText(tr("%1 %").arg(QLocale().toString(percent, 'f', decimals)));
}

void GraphBar::setFound(int count)
{
    m_found->setText(count < 0 ? QString() : count == 0 ? tr("none") : QLocale().toString(count));
}

void GraphBar::setExportMenu(QMenu *menu)
{
    m_export->setMenu(menu);
}

void GraphBar::setMatrixGroups(const QStringList &names, int current)
{
    m_group->clear();
    for (const QString &name : names)
        m_group->addItem(icons::icon(u"kind-group"_s, icons::Ink::Muted), name);
    m_group->setCurrentIndex(current);
}

int GraphBar::matrixGroup() const
{
    return m_group->currentIndex();
}

void GraphBar::setDrifts(Tone tone, const QString &words)
{
    m_drifts->setTone(tone);
    m_drifts->setMuted(tone == Tone::Neutral);
    m_drifts->setText(words);
}

bool GraphBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_find && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Down:
            Q_EMIT findNextRequested(!(key->modifiers() & Qt::ShiftModifier));
            return true;
        case Qt::Key_Up:
            Q_EMIT findNextRequested(false);
            return true;
        case Qt::Key_Escape:
            m_find->clear();
            Q_EMIT findLeft();
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void GraphBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    for (QLabel *label : {m_fromLabel, m_hopsLabel, m_colourLabel})
        label->setVisible(width() >= wordsNeed);
    m_places->setVisible(width() >= placesNeed);
    m_from->setMinimumContentsLength(width() >= wordsNeed ? 18 : 11);
    m_find->setMaximumWidth(width() >= wordsNeed ? 180 : 110);
}

void GraphBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(rect(), theme.window);
    flat::edge(painter, rect(), Qt::BottomEdge, theme.border);
}
