// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/viewtab.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/deployments/wording.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int tabPadding = 8;
constexpr int countGap = 6;
constexpr int warningSize = 14;
constexpr int widestName = 200;

QFont nameFont(bool strong)
{
    return fonts::ui(fonts::Size::Small, strong ? QFont::DemiBold : QFont::Normal);
}

int widthIn(const QFont &font, const QString &text)
{
    return int(std::ceil(QFontMetricsF(font).horizontalAdvance(text)));
}

} // namespace

ViewTab::ViewTab(QWidget *parent) : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::NoFocus); // Tab reaches the one that the bar says, a click none
}

void ViewTab::setContent(const ViewTabContent &content)
{
    if (content == m_content)
        return;
    m_content = content;
    setToolTip(wording::toolTip(content.toolTip));
    say();
    updateGeometry();
    update();
}

void ViewTab::setActive(bool active, bool changed)
{
    if (active == m_active && changed == m_changed)
        return;
    m_active = active;
    m_changed = changed;
    say();
    updateGeometry();
    update();
}

void ViewTab::say()
{
    QStringList words {m_content.name};
    if (m_content.count)
        words.append(tr("%1 deployments").arg(wording::number(*m_content.count)));
    if (m_content.broken)
        words.append(tr("cannot be read"));
    if (m_active)
        words.append(tr("shown"));
    if (m_changed)
        words.append(tr("changed"));
    setAccessibleName(words.join(u", "_s));
}

QString ViewTab::title() const
{
    const QString name
        = QFontMetrics(nameFont(true)).elidedText(m_content.name, Qt::ElideMiddle, widestName);
    return m_changed ? name + u'*' : name;
}

QString ViewTab::number() const
{
    return m_content.count ? wording::number(*m_content.count) : QString();
}

QSize ViewTab::sizeHint() const
{
    int width = 2 * tabPadding + widthIn(nameFont(m_active), title());
    if (m_content.broken)
        width += countGap + warningSize;
    else if (m_content.count)
        width += countGap + widthIn(nameFont(false), number());
    return {width, qMax(22, QFontMetrics(nameFont(true)).height() + 6)};
}

QSize ViewTab::minimumSizeHint() const
{
    return sizeHint();
}

void ViewTab::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    if (m_active || underMouse())
        flat::box(painter, rect(), theme.header, {}, 4);
    QRectF room = QRectF(rect()).adjusted(tabPadding, 0, -tabPadding, 0);
    painter.setFont(nameFont(m_active));
    painter.setPen(m_active ? theme.text : theme.muted);
    const QString name = title();
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
    room.setLeft(room.left() + widthIn(nameFont(m_active), name) + countGap);
    if (m_content.broken) {
        icons::paint(painter, {room.left(), std::floor((height() - warningSize) / 2.0)},
                     u"warning"_s, theme.warn, warningSize);
    } else {
        painter.setFont(nameFont(false));
        painter.setPen(m_active ? theme.muted : theme.text);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, number());
    }
    if (hasFocus())
        flat::box(painter, rect(), {}, theme.focus, 4, 2);
}

void ViewTab::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->position().toPoint();
    m_dragging = false;
    QAbstractButton::mousePressEvent(event);
}

void ViewTab::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (event->buttons().testFlag(Qt::LeftButton)
        && (m_dragging || qAbs(at.x() - m_pressed.x()) >= QApplication::startDragDistance())) {
        m_dragging = true;
        Q_EMIT dragged(mapToParent(at).x());
        return;
    }
    QAbstractButton::mouseMoveEvent(event);
}

void ViewTab::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_dragging)
        setDown(false); // it was moved, not chosen
    m_dragging = false;
    QAbstractButton::mouseReleaseEvent(event);
}
