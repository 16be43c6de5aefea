// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/connectionchip.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/marks.h"
#include "ui/shell/toolbarmetrics.h"

#include <QMenu>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qreal blockWidth = 6;
using toolbar::gap;
using toolbar::glyphSize;
constexpr qreal chevronWidth = 22;

QFont nameFont()
{
    return fonts::ui(fonts::Size::Base, QFont::Medium);
}

//! A swatch for a menu entry.
QIcon swatch(const QString &colour, qreal dpr)
{
    QPixmap pixmap(QSize(qRound(16 * dpr), qRound(16 * dpr)));
    pixmap.setDevicePixelRatio(dpr);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    flat::box(painter, QRectF(4, 1, 8, 14), QColor(colour), {}, 2);
    painter.end();
    return QIcon(pixmap);
}

QString menuText(const ConnectionInfo &choice)
{
    QStringList marks;
    if (choice.production)
        marks += ConnectionChip::tr("PROD");
    marks += choice.readOnly ? ConnectionChip::tr("read-only") : ConnectionChip::tr("writable");
    QString name = choice.name;
    return u"%1  (%2)"_s.arg(name.replace(u'&', "&&"_L1), marks.join(", "_L1));
}

} // namespace

ConnectionChip::ConnectionChip(QWidget *parent) : QToolButton(parent), m_menu(new QMenu(this))
{
    setObjectName(u"connectionChip"_s);
    setPopupMode(QToolButton::InstantPopup);
    setMenu(m_menu);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    m_menu->setToolTipsVisible(true);
    connect(m_menu, &QMenu::aboutToShow, this, &ConnectionChip::fillMenu);
    setConnection({});
}

QString ConnectionChip::accessWord() const
{
    return m_connection.readOnly ? tr("read-only") : tr("writable");
}

void ConnectionChip::setConnection(const ConnectionInfo &connection)
{
    m_connection = connection;
    QStringList words {tr("Not connected")};
    if (connection.isConnected()) {
        words = {connection.name, accessWord()};
        if (connection.production)
            words.insert(1, tr("production"));
    }
    setAccessibleName(tr("Connection: %1").arg(words.join(", "_L1)));
    setAccessibleDescription(connection.detail);
    // As plain text: the name is the user's, and may look like HTML.
    setToolTip(connection.detail.isEmpty() ? tr("Choose a connection")
                                           : connection.detail.toHtmlEscaped());
    updateGeometry();
    update();
}

void ConnectionChip::setChoices(const QList<ConnectionInfo> &choices)
{
    m_choices = choices;
}

void ConnectionChip::setConnectionsAction(QAction *action)
{
    m_connectionsAction = action;
}

void ConnectionChip::fillMenu()
{
    m_menu->clear();
    for (const ConnectionInfo &choice : std::as_const(m_choices)) {
        QAction *action
            = m_menu->addAction(swatch(choice.colour, devicePixelRatioF()), menuText(choice));
        action->setToolTip(choice.detail.toHtmlEscaped());
        action->setCheckable(true);
        action->setChecked(choice.id == m_connection.id);
        connect(action, &QAction::triggered, this, [this, id = choice.id] { Q_EMIT chosen(id); });
    }
    if (!m_choices.isEmpty())
        m_menu->addSeparator();
    if (m_connectionsAction)
        m_menu->addAction(m_connectionsAction);
}

qreal ConnectionChip::fixedWidth() const
{
    qreal width = blockWidth + gap + glyphSize + gap + chevronWidth;
    if (!m_connection.isConnected())
        return width;
    if (m_connection.production)
        width += gap + marks::badgeWidth(tr("PROD"));
    return width + gap + marks::badgeWidth(accessWord(), u"lock"_s);
}

QSize ConnectionChip::sizeHint() const
{
    const QString name = m_connection.isConnected() ? m_connection.name : tr("Not connected");
    const QFontMetricsF metrics(nameFont());
    return {qCeil(fixedWidth() + qMin(260.0, metrics.horizontalAdvance(name)) + 2),
            qMax(28, qCeil(metrics.height() + 8))};
}

QSize ConnectionChip::minimumSizeHint() const
{
    const QString name = m_connection.isConnected() ? m_connection.name : tr("Not connected");
    const QFontMetricsF metrics(nameFont());
    const qreal least = qMin(metrics.horizontalAdvance(name), metrics.averageCharWidth() * 14);
    return {qCeil(fixedWidth() + least + 2), sizeHint().height()};
}

void ConnectionChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    const QRectF all(rect());
    const bool connected = m_connection.isConnected();
    const bool hover = underMouse() || isDown();
    flat::box(painter, all, hover ? theme.alternate : theme.base,
              hasFocus() ? theme.focus : theme.edge, 4, hasFocus() ? 2 : 1);
    qreal x = gap;
    if (connected) {
        painter.save();
        QPainterPath clip;
        clip.addRoundedRect(all.adjusted(1, 1, -1, -1), 3, 3);
        painter.setClipPath(clip);
        painter.fillRect(flat::snapped(painter, {1, 1, blockWidth, all.height() - 2}),
                         QColor(m_connection.colour));
        painter.restore();
        x += blockWidth;
    }
    icons::paint(painter, {x, std::round((height() - glyphSize) / 2.0)},
                 connected ? u"server"_s : u"offline"_s, theme.muted, glyphSize);
    x += glyphSize + gap;

    const qreal room = width() - fixedWidth() - 1;
    const QString name = connected ? m_connection.name : tr("Not connected");
    painter.setFont(nameFont());
    painter.setPen(theme.text);
    const QFontMetricsF metrics(nameFont());
    const QString shown = metrics.elidedText(name, Qt::ElideMiddle, room);
    painter.drawText(QRectF(x, 0, room, height()), Qt::AlignVCenter | Qt::TextSingleLine, shown);
    x += std::ceil(metrics.horizontalAdvance(shown)) + gap;

    if (connected) {
        if (m_connection.production)
            x += marks::badge(painter, {x, 0, 0, all.height()}, tr("PROD"), Tone::Danger, theme)
               + gap;
        const bool locked = m_connection.readOnly;
        marks::badge(painter, {x, 0, 0, all.height()}, accessWord(),
                     locked ? Tone::Neutral : Tone::Warn, theme, locked ? u"lock"_s : u"edit"_s);
    }
    flat::chevron(painter, {all.right() - chevronWidth, 0, chevronWidth - 2, all.height()},
                  Qt::DownArrow, theme.muted);
}
