// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QIcon>
#include <QPixmap>
#include <QString>

class QPainter;

//! Our own line drawings, resources/icons/<name>.svg, in any colour, crisp at any size and ratio.
namespace icons {

//! What an icon's ink follows. The colour is looked up in the application's palette when the icon
//! is painted, so that an icon made under one theme is right under the next.
enum class Ink {
    Text,
    Muted,
    Accent,
    OnAccent,
    Danger,
    Warn,
    Ok,
};

bool exists(const QString &name);

//! For actions and buttons. Disabled paints in the theme's control colour whatever the ink.
QIcon icon(const QString &name, Ink ink = Ink::Text);

//! \a size is in logical pixels; the pixmap has size × \a dpr device pixels and says so. Drawn
//! once and then taken from Qt's pixmap cache. Null where there is no such icon.
QPixmap glyph(const QString &name, const QColor &color, int size, qreal dpr);

//! Paints the glyph with its upper left corner at \a topLeft, for the painter's device.
void paint(QPainter &painter, const QPointF &topLeft, const QString &name, const QColor &color,
           int size);

//! "status-in-service" of IN_SERVICE; a word never heard of gets the Unknown shape.
QString forStatus(const QString &symbol);

//! "platform-sagemaker" of sagemaker; "platform-fallback", a frame for initials, for the rest.
QString forPlatform(const QString &platform);

} // namespace icons

//! Glyphs for a delegate: a lookup neither allocates nor builds a text key.
class GlyphCache
{
public:
    const QPixmap &glyph(const QString &name, const QColor &color, int size, qreal dpr);
    void clear() { m_pixmaps.clear(); }

private:
    struct Key
    {
        QString name;
        QRgb color;
        int size;
        int ratio; //!< dpr × 100
        bool operator==(const Key &) const = default;
    };
    friend size_t qHash(const Key &key, size_t seed)
    {
        return qHashMulti(seed, key.name, key.color, key.size, key.ratio);
    }
    QHash<Key, QPixmap> m_pixmaps;
};
