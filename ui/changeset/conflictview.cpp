// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/conflictview.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/marks.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionButton>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using Kind = ConflictModel::Kind;
using Choice = store::Editing::Choice;

namespace {

constexpr qreal cellPad = 12;
constexpr int radioSide = 14;
constexpr int plainRow = 30;
constexpr int openRow = 40;

void paintWords(QPainter &painter, const QRectF &room, const QFont &font, const QColor &ink,
                const QString &text)
{
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(
        room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetricsF(font).elidedText(text.left(400).simplified(), Qt::ElideRight, room.width()));
}

QRectF radioRect(const QRectF &place)
{
    return {place.left(), std::floor(place.center().y() - radioSide / 2.0), radioSide, radioSide};
}

Kind kindAt(const QModelIndex &index)
{
    return Kind(index.data(ConflictModel::KindRole).toInt());
}

} // namespace

ConflictHeader::ConflictHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(false);
    setHighlightSections(false);
}

QSize ConflictHeader::sectionSizeFromContents(int) const
{
    const int lines
        = QFontMetrics(fonts::ui()).height() + QFontMetrics(fonts::ui(fonts::Size::Small)).height();
    return {80, qMax(42, lines + 10)};
}

void ConflictHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Theme &theme = Theme::of(this);
    const QRectF area(rect);
    painter->save();
    painter->fillRect(area, theme.header);
    flat::edge(*painter, area, Qt::BottomEdge, theme.border);
    flat::edge(*painter, area, Qt::RightEdge, theme.border);
    QColor ink = theme.text;
    if (section == ConflictModel::Theirs || section == ConflictModel::Mine) {
        ink = section == ConflictModel::Theirs ? theme.theirs : theme.pending;
        painter->fillRect(QRectF(area.left(), area.top(), area.width() - 1, 3), ink);
    }
    const QString head = model()->headerData(section, Qt::Horizontal).toString();
    const QString aside
        = model()->headerData(section, Qt::Horizontal, ConflictModel::AsideRole).toString();
    QRectF room = area.adjusted(cellPad, 4, -6, -3);
    const bool quiet = section == ConflictModel::Field;
    if (!aside.isEmpty())
        room.setHeight(room.height() / 2);
    paintWords(*painter, room,
               fonts::ui(fonts::Size::Base, quiet ? QFont::Normal : QFont::DemiBold),
               quiet ? theme.muted : ink, head);
    room.translate(0, room.height());
    if (!aside.isEmpty())
        paintWords(*painter, room, fonts::ui(fonts::Size::Small), theme.muted, aside);
    painter->restore();
}

ConflictDelegate::Buttons ConflictDelegate::buttons(const QStyleOptionViewItem &option,
                                                    const QModelIndex &index)
{
    const QFontMetricsF metrics(fonts::ui(fonts::Size::Base, QFont::DemiBold));
    QRectF room = QRectF(option.rect).adjusted(cellPad, 0, -cellPad, 0);
    Buttons result;
    const auto take = [&](const QString &word) {
        QRectF place = room;
        place.setWidth(radioSide + 6 + std::ceil(metrics.horizontalAdvance(word)));
        room.setLeft(place.right() + 14);
        return place;
    };
    result.theirs = take(ConflictView::tr("theirs"));
    result.mine = take(ConflictView::tr("mine"));
    if (index.data(ConflictModel::HasOtherRole).toBool())
        result.other = room;
    return result;
}

void ConflictDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const QRectF area(option.rect);
    const Kind kind = kindAt(index);
    painter->save();
    if (kind == Kind::Section) {
        paintSection(*painter, option, index);
        painter->restore();
        return;
    }
    const int column = index.column();
    QColor ground = column == ConflictModel::Field ? theme.window : theme.base;
    if (kind == Kind::Collision)
        ground = theme.warnTint;
    else if (index.data(ConflictModel::DiffersRole).toBool())
        ground = column == ConflictModel::Theirs ? theme.theirsTint : theme.pendingTint;
    painter->fillRect(area, ground);
    flat::edge(*painter, area, Qt::BottomEdge, theme.border);
    flat::edge(*painter, area, Qt::RightEdge, theme.border);
    QRectF room = area.adjusted(cellPad, 0, -8, 0);
    if (column == ConflictModel::Result) {
        paintResult(*painter, option, index);
    } else if (column == ConflictModel::Field) {
        const bool collides = kind == Kind::Collision;
        if (collides) {
            icons::paint(*painter, {room.left(), std::floor(room.center().y() - 7)}, u"warning"_s,
                         theme.warn, 14);
            room.setLeft(room.left() + 20);
        }
        paintWords(*painter, room,
                   fonts::ui(fonts::Size::Base, collides ? QFont::Medium : QFont::Normal),
                   collides ? theme.warn : theme.muted, index.data().toString());
    } else {
        const bool strong = kind == Kind::Collision && column != ConflictModel::Base;
        const QString text = index.data().toString();
        const bool quiet = text == u"–"_s || kind == Kind::Untouched;
        paintWords(*painter, room,
                   fonts::ui(fonts::Size::Base, strong ? QFont::Medium : QFont::Normal),
                   quiet && column != ConflictModel::Theirs ? theme.muted : theme.text, text);
    }
    const bool focused = option.widget && option.widget->hasFocus();
    if (option.state.testFlag(QStyle::State_Selected)) {
        const QColor ink = focused ? theme.focus : theme.control;
        if (column == ConflictModel::Field)
            painter->fillRect(QRectF(area.left(), area.top(), 3, area.height()), ink);
        if (focused) {
            flat::edge(*painter, area, Qt::TopEdge, ink);
            flat::edge(*painter, area, Qt::BottomEdge, ink);
        }
    }
    painter->restore();
}

void ConflictDelegate::paintSection(QPainter &painter, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const QRectF area(option.rect);
    painter.fillRect(area, theme.window);
    flat::edge(painter, area, Qt::BottomEdge, theme.border);
    QRectF room = area.adjusted(cellPad, 0, -8, 0);
    icons::paint(painter, {room.left(), std::floor(room.center().y() - 7)},
                 index.data(ConflictModel::IconRole).toString(), theme.muted, 14);
    room.setLeft(room.left() + 22);
    const QFont strong = fonts::ui(fonts::Size::Base, QFont::DemiBold);
    const QString title = index.data().toString();
    paintWords(painter, room, strong, theme.text, title);
    room.setLeft(room.left() + QFontMetricsF(strong).horizontalAdvance(title) + 10);
    paintWords(painter, room, fonts::ui(fonts::Size::Small), theme.muted,
               index.data(ConflictModel::AsideRole).toString());
}

void ConflictDelegate::paintResult(QPainter &painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    QRectF room = QRectF(option.rect).adjusted(cellPad, 0, -cellPad, 0);
    if (kindAt(index) != Kind::Collision) {
        icons::paint(painter, {room.left(), std::floor(room.center().y() - 7)}, u"ok"_s, theme.ok,
                     14);
        const QString badge = index.data(ConflictModel::BadgeRole).toString();
        const qreal width = marks::badgeWidth(badge);
        QRectF end = room;
        end.setLeft(room.right() - width);
        marks::badge(painter, end, badge, Tone(index.data(ConflictModel::BadgeToneRole).toInt()),
                     theme);
        paintWords(painter, room.adjusted(22, 0, -width - 6, 0), fonts::ui(), theme.text,
                   index.data().toString());
        return;
    }
    const Buttons places = buttons(option, index);
    const int choice = index.data(ConflictModel::ChoiceRole).toInt();
    const auto radio = [&](const QRectF &place, const QString &word, Choice::Kind kind) {
        const bool on = choice == int(kind);
        QStyleOptionButton button;
        button.palette = option.palette;
        button.rect = radioRect(place).toRect();
        button.state = QStyle::State_Enabled | (on ? QStyle::State_On : QStyle::State_Off);
        option.widget->style()->drawPrimitive(QStyle::PE_IndicatorRadioButton, &button, &painter,
                                              option.widget);
        paintWords(painter, place.adjusted(radioSide + 6, 0, 2, 0),
                   fonts::ui(fonts::Size::Base, on ? QFont::DemiBold : QFont::Normal), theme.text,
                   word);
    };
    radio(places.theirs, ConflictView::tr("theirs"), Choice::Kind::Theirs);
    radio(places.mine, ConflictView::tr("mine"), Choice::Kind::Mine);
    if (places.other.isEmpty())
        return;
    if (choice == int(Choice::Kind::Other))
        radio(places.other, index.data().toString(), Choice::Kind::Other);
    else
        paintWords(painter, places.other, fonts::ui(), theme.accent, ConflictView::tr("other…"));
}

ConflictView::ConflictView(ConflictModel &model, QWidget *parent)
    : QTableView(parent), m_model(model)
{
    setObjectName(u"conflictFields"_s);
    setAccessibleName(tr("Fields in conflict"));
    setAccessibleDescription(
        tr("1 takes theirs, 2 takes mine, 3 another value, F8 goes to the next open one, "
           "Ctrl+Enter writes the result."));
    setHorizontalHeader(new ConflictHeader(this));
    setModel(&model);
    setItemDelegate(new ConflictDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(22);
    QHeaderView *head = horizontalHeader();
    head->setSectionResizeMode(QHeaderView::Stretch);
    head->setSectionResizeMode(ConflictModel::Field, QHeaderView::Fixed);
    head->setSectionResizeMode(ConflictModel::Result, QHeaderView::Fixed);
    head->resizeSection(ConflictModel::Field, 150);
    head->resizeSection(ConflictModel::Result, 236);
    connect(&model, &QAbstractItemModel::modelReset, this, &ConflictView::layOut);
    layOut();
}

void ConflictView::layOut()
{
    clearSpans();
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const bool section = kindAt(m_model.index(row, 0)) == Kind::Section;
        if (section)
            setSpan(row, 0, 1, ConflictModel::columns);
        setRowHeight(
            row, qMax(m_model.isCollision(row) ? openRow : plainRow, fontMetrics().height() + 10));
    }
    const int open = m_model.nextOpen(-1);
    if (const int row = open >= 0 ? open : qMin(1, m_model.rowCount() - 1); row >= 0)
        setCurrentIndex(m_model.index(row, ConflictModel::Field));
}

void ConflictView::choose(Choice::Kind kind)
{
    const int row = currentIndex().row();
    if (!m_model.isCollision(row))
        return;
    if (kind != Choice::Kind::Other)
        m_model.choose(row, {kind, {}});
    else if (m_model.index(row, 0).data(ConflictModel::HasOtherRole).toBool())
        Q_EMIT otherRequested(row);
}

void ConflictView::goToNextOpen()
{
    const int row = m_model.nextOpen(currentIndex().row());
    if (row < 0)
        return;
    setCurrentIndex(m_model.index(row, ConflictModel::Field));
    setFocus(Qt::OtherFocusReason);
}

void ConflictView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_1:
        return choose(Choice::Kind::Theirs);
    case Qt::Key_2:
        return choose(Choice::Kind::Mine);
    case Qt::Key_3:
        return choose(Choice::Kind::Other);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F8:
    case Qt::Key_Escape:
        return event->ignore(); // the page's
    default:
        QTableView::keyPressEvent(event);
    }
}

void ConflictView::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || index.column() != ConflictModel::Result
        || !m_model.isCollision(index.row()))
        return;
    setCurrentIndex(index);
    QStyleOptionViewItem option;
    option.rect = visualRect(index);
    const ConflictDelegate::Buttons places = ConflictDelegate::buttons(option, index);
    if (places.theirs.contains(event->position()))
        choose(Choice::Kind::Theirs);
    else if (places.mine.contains(event->position()))
        choose(Choice::Kind::Mine);
    else if (places.other.contains(event->position()))
        choose(Choice::Kind::Other);
}
