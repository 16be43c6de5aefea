// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/facetpanel.h"

#include "ui/common/buttons.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"
#include "ui/common/theme.h"
#include "ui/deployments/facetdelegate.h"
#include "ui/deployments/wording.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

FacetView::FacetView(FacetModel &model, QWidget *parent) : QTreeView(parent), m_model(model)
{
    setObjectName(u"facets"_s);
    setAccessibleName(tr("Facets"));
    setAccessibleDescription(tr("Space chooses a value, Alt+Space excludes it."));
    setModel(&model);
    setItemDelegate(new FacetDelegate(model, this));
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(false);
    setIndentation(0);
    setExpandsOnDoubleClick(false);
    setSelectionMode(NoSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    header()->hide();
    header()->setStretchLastSection(true);
    viewport()->setAutoFillBackground(false);
    expandAll();
    connect(this, &QTreeView::collapsed, this,
            [this](const QModelIndex &i) { m_collapsed.insert(i.row()); });
    connect(this, &QTreeView::expanded, this,
            [this](const QModelIndex &i) { m_collapsed.remove(i.row()); });
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &FacetView::keepPlace);
    connect(&model, &QAbstractItemModel::modelReset, this, &FacetView::restorePlace);
}

void FacetView::keepPlace()
{
    const QModelIndex current = currentIndex();
    m_scroll = verticalScrollBar()->value();
    m_current = {-1, -1};
    if (current.isValid())
        m_current = current.parent().isValid() ? qMakePair(current.parent().row(), current.row())
                                               : qMakePair(current.row(), -1);
}

void FacetView::restorePlace()
{
    for (int g = 0; g < m_model.rowCount(); ++g)
        setExpanded(m_model.index(g, 0), !m_collapsed.contains(g));
    if (m_current.first >= 0) {
        const QModelIndex group = m_model.index(m_current.first, 0);
        const int row = qMin(m_current.second, m_model.rowCount(group) - 1);
        setCurrentIndex(row < 0 ? group : m_model.index(row, 0, group));
    }
    doItemsLayout();
    verticalScrollBar()->setValue(m_scroll);
}

void FacetView::activate(const QModelIndex &index, FacetModel::State wanted)
{
    if (!index.isValid())
        return;
    if (!index.parent().isValid())
        setExpanded(index, !isExpanded(index));
    else
        m_model.toggle(index, wanted);
}

void FacetView::mousePressEvent(QMouseEvent *event)
{
    m_pressed
        = event->button() == Qt::LeftButton ? indexAt(event->position().toPoint()) : QModelIndex();
    if (m_pressed.isValid())
        setCurrentIndex(m_pressed);
}

void FacetView::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || index != m_pressed)
        return;
    activate(index, event->modifiers().testFlag(Qt::AltModifier) ? FacetModel::State::Excluded
                                                                 : FacetModel::State::Chosen);
}

void FacetView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return
        || event->key() == Qt::Key_Enter) {
        activate(currentIndex(), event->modifiers().testFlag(Qt::AltModifier)
                                     ? FacetModel::State::Excluded
                                     : FacetModel::State::Chosen);
        return;
    }
    QTreeView::keyPressEvent(event);
}

void FacetView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QPersistentModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    const auto kind = FacetModel::Kind(index.data(FacetModel::KindRole).toInt());
    if (!index.isValid() || (kind != FacetModel::Kind::Value && kind != FacetModel::Kind::Fact))
        return;
    const auto state = FacetModel::State(index.data(FacetModel::StateRole).toInt());
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto offer = [&](const QString &text, FacetModel::State wanted) {
        QAction *action = menu->addAction(text);
        connect(action, &QAction::triggered, this,
                [this, index, wanted] { m_model.toggle(index, wanted); });
    };
    constexpr auto chosen = FacetModel::State::Chosen;
    constexpr auto excluded = FacetModel::State::Excluded;
    offer(state == chosen ? tr("Do not choose") : tr("Choose"), chosen);
    offer(state == excluded ? tr("Do not exclude") : tr("Exclude"), excluded);
    menu->popup(byMouse ? event->globalPos()
                        : viewport()->mapToGlobal(visualRect(index).bottomLeft()));
}

FacetPanel::FacetPanel(DeploymentQuery &query, QWidget *parent)
    : QWidget(parent)
    , m_model(query)
    , m_view(new FacetView(m_model, this))
    , m_head(new QWidget(this))
    , m_clear(makeLinkButton({}, this))
    , m_beyond(new QLabel(this))
    , m_note(new QLabel(this))
{
    setObjectName(u"facetPanel"_s);
    auto *title = new QLabel(tr("Facets"), m_head);
    title->setFont(fonts::ui(fonts::Size::Small, QFont::DemiBold));
    title->setBuddy(m_view);
    m_clear->setObjectName(u"clearFacets"_s);
    looks::setSmall(m_clear);
    auto *headColumn = new QVBoxLayout(m_head);
    headColumn->setContentsMargins(0, 0, 0, 0);
    headColumn->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 4, 6, 3);
    head->addWidget(title);
    head->addStretch();
    head->addWidget(m_clear);
    headColumn->addLayout(head);
    headColumn->addWidget(new Line(Qt::Horizontal, m_head));

    m_note->setObjectName(u"facetNote"_s);
    m_beyond->setObjectName(u"facetBeyond"_s);
    for (QLabel *label : {m_beyond, m_note}) {
        label->setFont(fonts::ui(fonts::Size::Tiny));
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setContentsMargins(12, 6, 12, 6);
        label->hide();
    }

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_view, 1);
    column->addWidget(m_beyond);
    column->addWidget(m_note);
    setMinimumWidth(180);
    setFocusProxy(m_view);

    connect(m_clear, &QPushButton::clicked, this, [this] { m_model.clearAll(); });
    connect(&query, &DeploymentQuery::filterChanged, this, &FacetPanel::showActive);
    connect(&query, &DeploymentQuery::filterChanged, this, &FacetPanel::showBeyond);
    connect(&query, &DeploymentQuery::answered, this, &FacetPanel::showBeyond); // names came
    showActive();
    showBeyond();
}

void FacetPanel::lendHead(QHBoxLayout &head)
{
    head.addWidget(m_clear);
    m_head->hide();
}

void FacetPanel::showActive()
{
    const int active = m_model.activeCount();
    if (active == m_active)
        return;
    m_active = active;
    m_clear->setText(tr("Clear %1").arg(active));
    m_clear->setAccessibleName(tr("Clear %n facet(s)", nullptr, active));
    // The place stays, or the head would change its height.
    QSizePolicy policy = m_clear->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_clear->setSizePolicy(policy);
    m_clear->setVisible(active > 0);
    Q_EMIT activeCountChanged();
}

void FacetPanel::showBeyond()
{
    const QStringList parts = m_model.beyond();
    QString text = parts.isEmpty()
                     ? QString()
                     : tr("Also in the filter: %1").arg(wording::oneLine(parts.join(u' '), 200));
    const DeploymentQuery &query = m_model.query();
    if (query.filter().asksAbout(filter::Fact::Production))
        text += u'\n'
              + tr("is:production is the set %1 of this connection")
                    .arg(query.productionEnvironments().join(u", "_s));
    if (text == m_beyond->text())
        return;
    m_beyond->setText(text);
    m_beyond->setVisible(!text.isEmpty());
    update();
}

void FacetPanel::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    update();
}

void FacetPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(this).window);
    for (const QLabel *label : {m_beyond, m_note}) {
        if (label->isVisible())
            flat::edge(painter, QRectF(label->geometry()), Qt::TopEdge, Theme::of(this).border);
    }
}
