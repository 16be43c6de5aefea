// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/graph/graphoutline.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/servertext.h"
#include "ui/common/theme.h"

#include <QContextMenuEvent>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::Literals::StringLiterals;
using graph::Card;
using graph::CardKind;

namespace {

constexpr int glyphSize = 14;
constexpr std::size_t mostExpanded = 1500; // more are expanded when they are asked for

//! With the version of a model, unless its name says it.
QString named(const Card &card)
{
    if (card.kind != CardKind::Model || card.has(graph::MissingCard)
        || !card.detail.contains(u" · "_s))
        return card.title;
    const QString version = card.detail.section(u" · "_s, 0, 0);
    return card.title.endsWith(version) ? card.title : QString(card.title + u' ' + version);
}

class OutlineDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {120, std::max(22, option.fontMetrics.height() + 4)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const auto *model = static_cast<const GraphOutlineModel *>(index.model());
        const Card &card = model->cardAt(index);
        const Theme &theme = Theme::of(option.palette);
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, groundOf(option, theme));
        QRectF room = QRectF(option.rect).adjusted(3, 0, -8, 0);
        const QPointF mark(room.left(), room.top() + (room.height() - glyphSize) / 2);
        const QString glyph = glyphOf(card);
        if (!glyph.isEmpty())
            icons::paint(*painter, mark, glyph, inkOf(card, theme), glyphSize);
        room.setLeft(room.left() + (glyph.isEmpty() ? 2 : glyphSize + 6));

        const bool production
            = card.has(graph::ProductionCard) && card.kind == CardKind::Deployment;
        const QFont small = fonts::scaled(option.font, fonts::Size::Small,
                                          production ? QFont::DemiBold : QFont::Normal);
        const QString end = index.data(GraphOutlineModel::EndRole).toString();
        const qreal width = QFontMetricsF(small).horizontalAdvance(end);
        painter->setFont(small);
        painter->setPen(production ? theme.text : theme.muted);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, end);
        room.setRight(room.right() - width - 8);

        QFont font = fonts::scaled(option.font, fonts::Size::Base);
        font.setStrikeOut(card.has(graph::RemovedCard));
        painter->setFont(font);
        painter->setPen(card.has(graph::RemovedCard) ? theme.removed : theme.text);
        const QString name = QFontMetricsF(font).elidedText(
            servertext::oneLine(index.data().toString(), 200), Qt::ElideMiddle, room.width());
        painter->drawText(room, Qt::AlignVCenter | Qt::TextSingleLine, name);
        painter->restore();
    }

private:
    static QColor groundOf(const QStyleOptionViewItem &option, const Theme &theme)
    {
        return option.widget && option.widget->hasFocus() ? theme.selection : theme.selectionIdle;
    }
    static QString glyphOf(const Card &card)
    {
        switch (card.kind) {
        case CardKind::Group:
            return u"kind-group"_s;
        case CardKind::Model:
            return u"kind-model"_s;
        case CardKind::Deployment:
            return card.has(graph::MissingCard) ? u"unlink"_s
                 : card.status.isEmpty()        ? QString()
                                                : icons::forStatus(card.status);
        case CardKind::Nobody:
            return u"unlink"_s;
        case CardKind::Place:
            return u"kind-container"_s;
        case CardKind::Bundle:
        case CardKind::More:
            break;
        }
        return {};
    }
    static QColor inkOf(const Card &card, const Theme &theme)
    {
        if (card.kind != CardKind::Deployment)
            return theme.muted;
        return card.has(graph::MissingCard) ? theme.danger : theme.statusColor(card.status);
    }
};

} // namespace

void GraphOutlineModel::show(graph::PicturePtr picture)
{
    beginResetModel();
    m_picture = std::move(picture);
    const std::size_t count = m_picture ? m_picture->cards.size() : 0;
    m_start.assign(count + 2, 0);
    m_rows.assign(count, 0);
    m_children.resize(count);
    const auto parentOf = [&](std::size_t card) {
        const std::uint32_t parent = m_picture->cards[card].parent;
        return parent == graph::noCard ? count : std::size_t(parent);
    };
    for (std::size_t i = 0; i < count; ++i)
        m_rows[i] = int(m_start[parentOf(i) + 1]++);
    for (std::size_t i = 1; i < m_start.size(); ++i)
        m_start[i] += m_start[i - 1];
    for (std::size_t i = 0; i < count; ++i)
        m_children[m_start[parentOf(i)] + std::size_t(m_rows[i])] = std::uint32_t(i);
    endResetModel();
}

QModelIndex GraphOutlineModel::indexOf(const QString &key) const
{
    const std::uint32_t card = m_picture && !key.isEmpty() ? m_picture->find(key) : graph::noCard;
    return card == graph::noCard ? QModelIndex() : createIndex(m_rows[card], 0, quintptr(card));
}

QModelIndex GraphOutlineModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const std::size_t around = parent.isValid() ? parent.internalId() : m_rows.size();
    return createIndex(row, column, quintptr(m_children[m_start[around] + std::size_t(row)]));
}

QModelIndex GraphOutlineModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const std::uint32_t around = cardAt(index).parent;
    return around == graph::noCard ? QModelIndex()
                                   : createIndex(m_rows[around], 0, quintptr(around));
}

int GraphOutlineModel::rowCount(const QModelIndex &parent) const
{
    if (!m_picture || parent.column() > 0)
        return 0;
    const std::size_t around = parent.isValid() ? parent.internalId() : m_rows.size();
    return int(m_start[around + 1] - m_start[around]);
}

int GraphOutlineModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool GraphOutlineModel::hasChildren(const QModelIndex &parent) const
{
    if (rowCount(parent) > 0)
        return true;
    return parent.isValid() && cardAt(parent).has(graph::FoldableCard)
        && !cardAt(parent).has(graph::OpenCard);
}

QVariant GraphOutlineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Card &card = cardAt(index);
    switch (role) {
    case Qt::DisplayRole:
        return named(card);
    case Qt::AccessibleTextRole:
        return m_picture->spoken(std::uint32_t(index.internalId()));
    case Qt::ToolTipRole:
        return servertext::toolTip(card.isEntity() ? QString(card.title + u'\n' + card.key)
                                                   : card.title);
    case KeyRole:
        return card.key;
    case EndRole:
        if (card.kind != CardKind::Deployment)
            return card.kind == CardKind::Place ? QString() : QLocale().toString(card.count);
        return card.has(graph::MissingCard) ? tr("missing") : card.environment;
    default:
        return {};
    }
}

GraphOutline::GraphOutline(QWidget *parent)
    : QTreeView(parent), m_model(new GraphOutlineModel(this))
{
    setObjectName(u"graphOutline"_s);
    setAccessibleName(tr("Outline of the graph"));
    setModel(m_model);
    setItemDelegate(new OutlineDelegate(this));
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setIndentation(16);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setExpandsOnDoubleClick(false);
    connect(this, &QTreeView::expanded, this, &GraphOutline::onExpanded);
    connect(this, &QTreeView::collapsed, this, &GraphOutline::onCollapsed);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                if (!m_updating && index.isValid())
                    Q_EMIT currentKeyChosen(m_model->cardAt(index).key);
            });
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        const Card &card = m_model->cardAt(index);
        if (card.has(graph::FoldableCard))
            Q_EMIT toggleRequested(QString(card.key));
        else
            Q_EMIT activatedKey(QString(card.key));
    });
}

void GraphOutline::setPicture(const graph::PicturePtr &picture)
{
    m_updating = true;
    const QString current
        = currentIndex().isValid() ? m_model->cardAt(currentIndex()).key : QString();
    setUpdatesEnabled(false);
    m_model->show(picture);
    expandAgain();
    setCurrentIndex(m_model->indexOf(current));
    setUpdatesEnabled(true);
    m_updating = false;
}

//! The tree stands as the picture does, except for what was collapsed here.
void GraphOutline::expandAgain()
{
    if (!m_model->picture())
        return;
    const auto &cards = m_model->picture()->cards;
    if (cards.size() > mostExpanded)
        return;
    for (const Card &card : cards) {
        if (card.has(graph::OpenCard) && !m_closedHere.contains(card.key))
            expand(m_model->indexOf(card.key));
    }
}

void GraphOutline::setCurrentKey(const QString &key)
{
    const QModelIndex index = m_model->indexOf(key);
    if (index == currentIndex())
        return;
    m_updating = true;
    setCurrentIndex(index);
    if (index.isValid())
        scrollTo(index);
    m_updating = false;
}

void GraphOutline::onExpanded(const QModelIndex &index)
{
    const Card &card = m_model->cardAt(index);
    m_closedHere.remove(card.key);
    if (!m_updating && card.has(graph::FoldableCard) && !card.has(graph::OpenCard))
        Q_EMIT toggleRequested(QString(card.key));
}

void GraphOutline::onCollapsed(const QModelIndex &index)
{
    if (m_updating)
        return;
    const Card &card = m_model->cardAt(index);
    const bool folds = card.kind == CardKind::Bundle || card.kind == CardKind::More;
    if (folds && card.has(graph::OpenCard))
        Q_EMIT toggleRequested(QString(card.key));
    else
        m_closedHere.insert(card.key);
}

void GraphOutline::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index
        = event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (index.isValid())
        Q_EMIT menuRequested(event->globalPos(), m_model->cardAt(index).key);
}

void GraphOutline::drawBranches(QPainter *painter, const QRect &rect,
                                const QModelIndex &index) const
{
    const Theme &theme = Theme::of(this);
    const bool selected = selectionModel()->isSelected(index);
    if (selected) {
        painter->fillRect(rect, hasFocus() ? theme.selection : theme.selectionIdle);
        painter->fillRect(QRect(0, rect.top(), 3, rect.height()),
                          hasFocus() ? theme.accent : theme.control);
    }
    if (!m_model->hasChildren(index))
        return;
    const QRectF cell(rect.right() - indentation() + 1, rect.top(), indentation(), rect.height());
    flat::chevron(*painter, cell, isExpanded(index) ? Qt::DownArrow : Qt::RightArrow, theme.muted);
}
