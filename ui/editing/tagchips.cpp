// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/tagchips.h"

#include "ui/common/flatpaint.h"
#include "ui/common/icons.h"
#include "ui/common/marks.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTextDocument>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int crossRoom = 13;
constexpr int crossSize = 9;

} // namespace

EditChip::EditChip(const QString &urn, const QString &name, const QColor &color, State state,
                   bool readOnly, QWidget *parent)
    : QAbstractButton(parent)
    , m_urn(urn)
    , m_name(name)
    , m_color(color)
    , m_state(state)
    , m_readOnly(readOnly)
{
    setObjectName(u"chip:"_s + urn);
    setFocusPolicy(readOnly ? Qt::NoFocus : Qt::StrongFocus);
    setEnabled(!readOnly);
    setAttribute(Qt::WA_Hover);
    const QString said = state == State::Removed ? tr("Tag %1, removed").arg(name)
                       : state == State::Added   ? tr("Tag %1, added").arg(name)
                                                 : tr("Tag %1").arg(name);
    setAccessibleName(said);
    const QString what = readOnly                ? QString()
                       : state == State::Removed ? tr("Space puts it back")
                                                 : tr("Space takes it off");
    setAccessibleDescription(what);
    setToolTip(Qt::convertFromPlainText(urn + (what.isEmpty() ? QString() : u'\n' + what)));
}

QSize EditChip::sizeHint() const
{
    const int cross = m_readOnly ? 0 : crossRoom;
    return {int(std::ceil(marks::tagWidth(m_name))) + cross, 22};
}

void EditChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    const QRectF area = rect();
    const qreal chip = marks::tagWidth(m_name);
    const bool removed = m_state == State::Removed;
    if (m_state == State::Added)
        flat::box(painter, area, theme.pendingTint, theme.pending, 3);
    painter.setOpacity(removed ? 0.75 : 1);
    marks::tag(painter, QRectF(area.left(), area.top() + 1, chip, area.height() - 2), m_name,
               m_color, theme);
    painter.setOpacity(1);
    if (removed) {
        const qreal y = std::floor(area.center().y()) + 0.5;
        painter.setPen(QPen(theme.removed, 1));
        painter.drawLine(QPointF(area.left() + 4, y), QPointF(area.left() + chip - 4, y));
    }
    if (!m_readOnly) {
        icons::paint(painter,
                     QPointF(area.right() - crossRoom + 2, std::floor(area.center().y() - 4)),
                     removed ? u"undo"_s : u"close"_s,
                     underMouse() || hasFocus() ? theme.text : theme.muted, crossSize);
    }
    if (hasFocus())
        flat::box(painter, area, {}, theme.focus, 3, 2);
}

void EditChip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        Q_EMIT stepped(-1);
        return;
    case Qt::Key_Right:
        Q_EMIT stepped(1);
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (m_state != State::Removed)
            click();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}
