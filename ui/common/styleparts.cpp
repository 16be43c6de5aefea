// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/styleparts.h"

#include "ui/common/buttons.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QPainter>
#include <QStyleOption>
#include <QToolButton>

#include <cmath>

namespace styleparts {

namespace {

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

bool isEnabled(const QStyleOption &option)
{
    return has(option, QStyle::State_Enabled);
}

//! Focus that came by the keyboard; a click needs no ring on what was clicked.
bool showsRing(const QStyleOption &option)
{
    return has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
}

QColor buttonFill(const QStyleOption &option, const Theme &theme, bool primary)
{
    const bool down = has(option, QStyle::State_Sunken);
    const bool hover = has(option, QStyle::State_MouseOver) && isEnabled(option);
    if (primary)
        return down  ? theme.accentFill.darker(115)
             : hover ? theme.accentFill.darker(107)
                     : theme.accentFill;
    if (has(option, QStyle::State_On))
        return theme.selection;
    if (!isEnabled(option))
        return theme.isDark ? theme.window : theme.base;
    return down ? theme.header : hover ? theme.alternate : theme.base;
}

struct ButtonKind
{
    bool primary = false;
    bool flat = false;
    bool menu = false;
};

ButtonKind kindOf(const QStyleOption &option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    if (!button)
        return {};
    const auto features = button->features;
    return {features.testFlag(QStyleOptionButton::DefaultButton) && isEnabled(option),
            features.testFlag(QStyleOptionButton::Flat),
            features.testFlag(QStyleOptionButton::HasMenu)};
}

QFont labelFont(const QWidget *widget, const ButtonKind &kind)
{
    QFont font = widget ? widget->font() : QApplication::font();
    if (kind.primary)
        font.setWeight(QFont::DemiBold);
    else if (looks::isLink(widget))
        font.setWeight(QFont::Medium);
    return font;
}

QColor labelColor(const QStyleOption &option, const Theme &theme, const ButtonKind &kind,
                  const QWidget *widget)
{
    if (!isEnabled(option))
        return theme.control;
    if (kind.primary)
        return theme.onAccent;
    return looks::isLink(widget) ? theme.accent : theme.text;
}

//! Our icons have one ink, so any colour can be laid over what they cover.
QPixmap inked(QPixmap pixmap, const QColor &color)
{
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRectF(QPointF(), pixmap.deviceIndependentSize()), color);
    return pixmap;
}

constexpr int gap = 6;
constexpr int chevronWidth = 12;

//! What stands in a button, left to right, and how wide it is.
struct Label
{
    qreal icon = 0;
    qreal text = 0;
    qreal key = 0;
    qreal menu = 0;

    qreal total() const
    {
        qreal sum = 0;
        for (const qreal part : {icon, text, key, menu})
            sum += part > 0 ? part + (sum > 0 ? gap : 0) : 0;
        return sum;
    }
};

Label measure(const QStyleOptionButton &option, const QWidget *widget)
{
    const ButtonKind kind = kindOf(option);
    const QFontMetricsF metrics(labelFont(widget, kind));
    Label label;
    label.icon = option.icon.isNull() ? 0 : option.iconSize.width();
    label.text = option.text.isEmpty()
                   ? 0
                   : std::ceil(metrics.size(Qt::TextShowMnemonic, option.text).width());
    const QString key = looks::keyHint(widget);
    label.key = key.isEmpty() ? 0 : std::ceil(flat::keyBadgeWidth(key));
    label.menu = kind.menu ? chevronWidth : 0;
    return label;
}

} // namespace

void button(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    const Theme &theme = Theme::of(option.palette);
    const ButtonKind kind = kindOf(option);
    const bool touched = has(option, QStyle::State_Sunken) || has(option, QStyle::State_MouseOver);
    QRectF rect(option.rect);
    if (showsRing(option)) {
        flat::box(painter, rect, {}, theme.focus, 5, 2);
        rect.adjust(3, 3, -3, -3);
    }
    if (looks::isLink(widget))
        return;
    if (kind.flat) {
        if (touched && isEnabled(option))
            flat::box(painter, rect, theme.header, {});
        return;
    }
    const QColor fill = buttonFill(option, theme, kind.primary);
    const QColor outline = kind.primary ? fill : isEnabled(option) ? theme.edge : theme.border;
    flat::box(painter, rect, fill, outline);
}

QSize buttonSize(const QStyleOptionButton &option, const QWidget *widget)
{
    const bool small = looks::isSmall(widget);
    const QFontMetrics metrics(labelFont(widget, kindOf(option)));
    const int height = qMax(small ? 22 : 26, metrics.height() + (small ? 5 : 8));
    const bool square = option.text.isEmpty();
    const int margin = looks::isLink(widget) ? 4 : small ? 7 : 10;
    const int width = qCeil(measure(option, widget).total()) + 2 * margin + 2;
    return {square && !kindOf(option).menu ? height : width, height};
}

void buttonLabel(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget)
{
    const Theme &theme = Theme::of(option.palette);
    const ButtonKind kind = kindOf(option);
    const Label label = measure(option, widget);
    const QColor ink = labelColor(option, theme, kind, widget);
    const QRectF rect(option.rect);
    qreal x = qMax(rect.left() + 2, rect.center().x() - label.total() / 2);

    painter.save();
    if (label.icon > 0) {
        const QIcon::Mode mode = isEnabled(option) ? QIcon::Normal : QIcon::Disabled;
        QPixmap pixmap
            = option.icon.pixmap(option.iconSize, painter.device()->devicePixelRatioF(), mode);
        if (kind.primary || looks::isLink(widget))
            pixmap = inked(pixmap, ink);
        painter.drawPixmap(QPointF(std::round(x), std::round(rect.center().y() - label.icon / 2)),
                           pixmap);
        x += label.icon + gap;
    }
    if (label.text > 0) {
        painter.setFont(labelFont(widget, kind));
        painter.setPen(ink);
        const QRectF area(x, rect.top(), qMin(label.text + 2, rect.right() - x), rect.height());
        painter.drawText(
            area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic | Qt::TextSingleLine,
            option.text);
        x += label.text + gap;
    }
    if (label.key > 0) {
        const QRectF area(x, rect.top(), label.key, rect.height());
        const QColor outline = kind.primary ? theme.onAccent : theme.border;
        flat::keyBadge(painter, area, looks::keyHint(widget), kind.primary ? ink : theme.muted,
                       outline);
        x += label.key + gap;
    }
    if (label.menu > 0)
        flat::chevron(painter, {x, rect.top(), label.menu, rect.height()}, Qt::DownArrow,
                      kind.primary ? ink : theme.muted);
    painter.restore();
}

void toolButton(QPainter &painter, const QStyleOption &option)
{
    const Theme &theme = Theme::of(option.palette);
    QRectF rect(option.rect);
    if (showsRing(option)) {
        flat::box(painter, rect, {}, theme.focus, 5, 2);
        rect.adjust(3, 3, -3, -3);
    }
    const bool on = has(option, QStyle::State_On);
    if (!has(option, QStyle::State_AutoRaise)) {
        flat::box(painter, rect, buttonFill(option, theme, false),
                  isEnabled(option) ? theme.edge : theme.border);
        return;
    }
    if (on)
        flat::box(painter, rect, theme.selection, {});
    else if (isEnabled(option)
             && (has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken)))
        flat::box(painter, rect, theme.header, {});
}

void field(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    const Theme &theme = Theme::of(option.palette);
    const QRectF rect(option.rect);
    const bool focused = has(option, QStyle::State_HasFocus);
    const bool plain = !isEnabled(option) || (has(option, QStyle::State_ReadOnly) && !focused);
    const QColor fill = plain ? theme.window : theme.base;
    if (looks::isInvalid(widget))
        flat::box(painter, rect, fill, theme.danger, 4, focused ? 2 : 1);
    else if (focused)
        flat::box(painter, rect, fill, theme.focus, 4, 2);
    else
        flat::box(painter, rect, fill, plain ? theme.border : theme.control);
}

void comboBox(QPainter &painter, const QStyleOptionComboBox &option, const QWidget *widget)
{
    field(painter, option, widget);
    const Theme &theme = Theme::of(option.palette);
    const QRect rect = option.rect;
    const bool rightToLeft = option.direction == Qt::RightToLeft;
    const QRectF arrow(rightToLeft ? rect.left() + 6 : rect.right() - 19, rect.top(), 14,
                       rect.height());
    flat::chevron(painter, arrow, Qt::DownArrow, isEnabled(option) ? theme.muted : theme.control);
}

void spinBox(QPainter &painter, const QStyleOptionSpinBox &option, const QWidget *widget,
             const QRect &up, const QRect &down)
{
    if (option.frame)
        field(painter, option, widget);
    const Theme &theme = Theme::of(option.palette);
    const auto ink = [&](QAbstractSpinBox::StepEnabledFlag step) {
        return option.stepEnabled.testFlag(step) && isEnabled(option) ? theme.muted : theme.control;
    };
    flat::chevron(painter, QRectF(up), Qt::UpArrow, ink(QAbstractSpinBox::StepUpEnabled));
    flat::chevron(painter, QRectF(down), Qt::DownArrow, ink(QAbstractSpinBox::StepDownEnabled));
}

void checkBox(QPainter &painter, const QStyleOption &option)
{
    const Theme &theme = Theme::of(option.palette);
    const QRectF rect(option.rect);
    const bool mixed = has(option, QStyle::State_NoChange);
    if (!has(option, QStyle::State_On) && !mixed) {
        flat::box(painter, rect, isEnabled(option) ? theme.base : theme.window,
                  isEnabled(option) ? theme.control : theme.border, 3);
        return;
    }
    const QColor fill = isEnabled(option) ? theme.accentFill : theme.control;
    flat::box(painter, rect, fill, fill, 3);
    if (mixed)
        flat::dash(painter, rect, theme.onAccent);
    else
        flat::tick(painter, rect, theme.onAccent);
}

void radioButton(QPainter &painter, const QStyleOption &option)
{
    const Theme &theme = Theme::of(option.palette);
    const QRectF rect(option.rect);
    const qreal radius = rect.width() / 2;
    if (has(option, QStyle::State_On)) {
        const QColor fill = isEnabled(option) ? theme.accentFill : theme.control;
        flat::box(painter, rect, theme.onAccent, fill, radius, 4);
    } else {
        flat::box(painter, rect, isEnabled(option) ? theme.base : theme.window,
                  isEnabled(option) ? theme.control : theme.border, radius);
    }
}

void focusRect(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    // Buttons have painted their ring with their panel.
    if (qobject_cast<const QPushButton *>(widget) || qobject_cast<const QToolButton *>(widget))
        return;
    const Theme &theme = Theme::of(option.palette);
    const bool cell = qobject_cast<const QAbstractItemView *>(widget) != nullptr;
    flat::box(painter, QRectF(option.rect), {}, theme.focus, cell ? 0 : 3, cell ? 1 : 2);
}

void arrow(QPainter &painter, const QStyleOption &option, Qt::ArrowType direction)
{
    const Theme &theme = Theme::of(option.palette);
    flat::chevron(painter, QRectF(option.rect), direction,
                  isEnabled(option) ? theme.muted : theme.control);
}

void headerArrow(QPainter &painter, const QStyleOption &option)
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option);
    if (!header || header->sortIndicator == QStyleOptionHeader::None)
        return;
    // Qt's "down" is the ascending order; the arrow points to where values grow smaller.
    arrow(painter, option,
          header->sortIndicator == QStyleOptionHeader::SortDown ? Qt::UpArrow : Qt::DownArrow);
}

void headerSection(QPainter &painter, const QStyleOption &option)
{
    const Theme &theme = Theme::of(option.palette);
    const QRectF rect(option.rect);
    painter.fillRect(rect, has(option, QStyle::State_Sunken) ? theme.prodFill : theme.header);
    flat::edge(painter, rect, Qt::BottomEdge, theme.border);
    flat::edge(painter, rect, option.direction == Qt::RightToLeft ? Qt::LeftEdge : Qt::RightEdge,
               theme.border);
}

void tabShape(QPainter &painter, const QStyleOptionTab &option)
{
    const Theme &theme = Theme::of(option.palette);
    QRectF rect = QRectF(option.rect).adjusted(1, 1, -1, -1);
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_Selected)) {
        flat::box(painter, rect, theme.header, theme.focus, 4, 2);
        return;
    }
    if (has(option, QStyle::State_Selected))
        flat::box(painter, rect, theme.header, {});
    else if (has(option, QStyle::State_MouseOver) && isEnabled(option))
        flat::box(painter, rect, theme.alternate, {});
}

namespace {

QRectF meterRect(const QStyleOptionProgressBar &option)
{
    QRectF rect(option.rect);
    const qreal height = qMin<qreal>(6, rect.height());
    return {rect.left(), rect.center().y() - height / 2, rect.width(), height};
}

} // namespace

void progressGroove(QPainter &painter, const QStyleOptionProgressBar &option)
{
    flat::box(painter, meterRect(option), Theme::of(option.palette).prodFill, {}, 3);
}

void progressContents(QPainter &painter, const QStyleOptionProgressBar &option)
{
    const Theme &theme = Theme::of(option.palette);
    QRectF rect = meterRect(option);
    QColor fill = theme.accentFill;
    if (option.maximum
        <= option.minimum) { // how much is not known: all of it, faintly; it stands still
        fill.setAlphaF(0.4F);
        flat::box(painter, rect, fill, {}, 3);
        return;
    }
    const qreal share = qreal(option.progress - option.minimum) / (option.maximum - option.minimum);
    const qreal width = qBound(0.0, share, 1.0) * rect.width();
    if (width <= 0)
        return;
    const bool fromRight = (option.direction == Qt::RightToLeft) != option.invertedAppearance;
    if (fromRight)
        rect.setLeft(rect.right() - width);
    else
        rect.setWidth(width);
    flat::box(painter, rect, fill, {}, 3);
}

void scrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &slider)
{
    const Theme &theme = Theme::of(option.palette);
    painter.fillRect(option.rect, theme.window);
    if (option.maximum <= option.minimum)
        return;
    const bool held = has(option, QStyle::State_Sunken)
                   || (has(option, QStyle::State_MouseOver)
                       && option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider));
    const QRectF handle = QRectF(slider).adjusted(3, 3, -3, -3);
    flat::box(painter, handle, held ? theme.control : theme.edge, {},
              qMin(handle.width(), handle.height()) / 2);
}

void menuBarItem(QPainter &painter, const QStyleOption &option)
{
    const Theme &theme = Theme::of(option.palette);
    painter.fillRect(option.rect, theme.window);
    if (has(option, QStyle::State_Selected) || has(option, QStyle::State_Sunken))
        flat::box(painter, QRectF(option.rect).adjusted(0, 2, 0, -2), theme.prodFill, {});
}

} // namespace styleparts
