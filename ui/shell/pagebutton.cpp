// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/pagebutton.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/marks.h"
#include "ui/shell/toolbarmetrics.h"

#include <QLocale>
#include <QPainter>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qreal padding = 11;
using toolbar::gap;
using toolbar::glyphSize;

} // namespace

PageButton::PageButton(const QString &iconName, const QString &title, QWidget *parent)
    : QToolButton(parent), m_icon(iconName), m_title(title)
{
    setCheckable(true);
    setAutoExclusive(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    describe();
}

void PageButton::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    describe();
    updateGeometry();
    update();
}

void PageButton::setBadge(int count, bool urgent)
{
    m_count = count;
    m_urgent = urgent;
    describe();
    updateGeometry();
    update();
}

void PageButton::describe()
{
    setAccessibleName(m_count > 0 ? tr("%1, %n waiting", nullptr, m_count).arg(m_title) : m_title);
    setToolTip(m_compact ? m_title : QString());
}

QFont PageButton::titleFont() const
{
    return fonts::ui(fonts::Size::Base,
                     isChecked() && isEnabled() ? QFont::DemiBold : QFont::Normal);
}

QSize PageButton::sizeHint() const
{
    // As wide as when it is checked, so that nothing moves when it is.
    const QFontMetricsF metrics(fonts::ui(fonts::Size::Base, QFont::DemiBold));
    qreal width = 2 * padding + glyphSize;
    if (!m_compact)
        width += gap + metrics.horizontalAdvance(m_title);
    if (m_count > 0)
        width += gap + marks::badgeWidth(QLocale().toString(m_count));
    return {qCeil(width), qMax(28, qCeil(metrics.height() + 8))};
}

void PageButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    const QRectF all(rect());
    const QColor ink = !isEnabled() ? theme.control : isChecked() ? theme.text : theme.muted;
    if (isChecked() && isEnabled())
        flat::box(painter, all, theme.base, theme.border);
    else if (underMouse() && isEnabled())
        flat::box(painter, all, theme.header, {});
    if (hasFocus())
        flat::box(painter, all, {}, theme.focus, 4, 2);

    qreal x = padding;
    icons::paint(painter, {x, std::round((height() - glyphSize) / 2.0)}, m_icon, ink, glyphSize);
    x += glyphSize + gap;
    if (!m_compact) {
        painter.setFont(titleFont());
        painter.setPen(ink);
        painter.drawText(QRectF(x, 0, width() - x, height()), Qt::AlignVCenter, m_title);
        x += std::ceil(QFontMetricsF(titleFont()).horizontalAdvance(m_title)) + gap;
    }
    if (m_count > 0)
        marks::badge(painter, {x, 0, 0, all.height()}, QLocale().toString(m_count),
                     m_urgent ? Tone::Danger : Tone::Neutral, theme);
}
