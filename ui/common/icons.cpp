// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/icons.h"

#include "models/domain/vocabulary.h"
#include "ui/common/theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::Literals::StringLiterals;

// Not in a namespace: the macro declares a function of the global one.
static void takeResources()
{
    Q_INIT_RESOURCE(app);
}

namespace icons {

namespace {

QString pathOf(const QString &name)
{
    static const bool taken = (takeResources(), true);
    Q_UNUSED(taken)
    return u":/slipway/icons/"_s + name + u".svg"_s;
}

QColor inkColor(Ink ink, const Theme &theme)
{
    switch (ink) {
    case Ink::Text:
        return theme.text;
    case Ink::Muted:
        return theme.muted;
    case Ink::Accent:
        return theme.accent;
    case Ink::OnAccent:
        return theme.onAccent;
    case Ink::Danger:
        return theme.danger;
    case Ink::Warn:
        return theme.warn;
    case Ink::Ok:
        return theme.ok;
    }
    return theme.text;
}

//! QtSvg knows no palette: it paints currentColor black. So the colour is put into the text.
QByteArray sourceOf(const QString &name, const QColor &color)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    return svg;
}

QPixmap render(const QString &name, const QColor &color, int size, qreal dpr)
{
    const QByteArray svg = sourceOf(name, color);
    if (svg.isEmpty())
        return {};
    QSvgRenderer renderer(svg);
    const int pixels = qMax(1, qRound(size * dpr));
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    pixmap.setDevicePixelRatio(dpr);
    return pixmap;
}

class Engine final : public QIconEngine
{
public:
    Engine(QString name, Ink ink) : m_name(std::move(name)), m_ink(ink) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int size = qMin(rect.width(), rect.height());
        const QPointF corner(rect.x() + (rect.width() - size) / 2.0,
                             rect.y() + (rect.height() - size) / 2.0);
        icons::paint(*painter, corner, m_name, color(mode), size);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return squarePixmap(size, mode);
    }

    //! Until Qt 6.7 QIcon has multiplied the size by the ratio already.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State,
                         [[maybe_unused]] qreal scale) override
    {
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
        return squarePixmap((QSizeF(size) * scale).toSize(), mode);
#else
        return squarePixmap(size, mode);
#endif
    }

    QIconEngine *clone() const override
    {
        return new Engine(*this);
    }
    QString key() const override
    {
        return u"slipway"_s;
    }
    QString iconName() override
    {
        return m_name;
    }
    bool isNull() override
    {
        return !exists(m_name);
    }

private:
    QColor color(QIcon::Mode mode) const
    {
        const Theme &theme = Theme::of(QGuiApplication::palette());
        return mode == QIcon::Disabled ? theme.control : inkColor(m_ink, theme);
    }

    QPixmap squarePixmap(const QSize &size, QIcon::Mode mode) const
    {
        return glyph(m_name, color(mode), qMin(size.width(), size.height()), 1);
    }

    QString m_name;
    Ink m_ink;
};

} // namespace

bool exists(const QString &name)
{
    return QFile::exists(pathOf(name));
}

QIcon icon(const QString &name, Ink ink)
{
    return QIcon(new Engine(name, ink));
}

QPixmap glyph(const QString &name, const QColor &color, int size, qreal dpr)
{
    const QString key = u"slipway/%1/%2/%3/%4"_s.arg(name, color.name(QColor::HexArgb))
                            .arg(size)
                            .arg(qRound(dpr * 100));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = render(name, color, size, dpr);
    if (!pixmap.isNull())
        QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paint(QPainter &painter, const QPointF &topLeft, const QString &name, const QColor &color,
           int size)
{
    const qreal dpr = painter.device()->devicePixelRatioF();
    painter.drawPixmap(topLeft, glyph(name, color, size, dpr));
}

QString forStatus(const QString &symbol)
{
    using domain::DeploymentStatus;
    switch (domain::deploymentStatus(symbol)) {
    case DeploymentStatus::Failed:
        return u"status-failed"_s;
    case DeploymentStatus::RollingBack:
        return u"status-rolling-back"_s;
    case DeploymentStatus::Deleting:
        return u"status-deleting"_s;
    case DeploymentStatus::Updating:
        return u"status-updating"_s;
    case DeploymentStatus::Creating:
        return u"status-creating"_s;
    case DeploymentStatus::OutOfService:
        return u"status-out-of-service"_s;
    case DeploymentStatus::InService:
        return u"status-in-service"_s;
    case DeploymentStatus::Unknown:
    case DeploymentStatus::Other:
    case DeploymentStatus::Absent:
        return u"status-unknown"_s;
    }
    return u"status-unknown"_s;
}

QString forPlatform(const QString &platform)
{
    const QString name = u"platform-"_s + platform.toLower();
    return exists(name) ? name : u"platform-fallback"_s;
}

} // namespace icons

const QPixmap &GlyphCache::glyph(const QString &name, const QColor &color, int size, qreal dpr)
{
    const Key key {name, color.rgba(), size, qRound(dpr * 100)};
    auto found = m_pixmaps.constFind(key);
    if (found == m_pixmaps.constEnd())
        found = m_pixmaps.insert(key, icons::glyph(name, color, size, dpr));
    return *found;
}
