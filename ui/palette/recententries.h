// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/palette/paletteentry.h"

#include <QList>

class QSettings;

//! What was chosen in the palette lately, the last one first, kept in the settings.
class RecentEntries final
{
public:
    struct Key
    {
        PaletteEntry::Kind kind;
        QString id;
        bool operator==(const Key &) const = default;
    };
    static constexpr int most = 8;

    //! \a settings outlives this.
    explicit RecentEntries(QSettings &settings);

    const QList<Key> &keys() const { return m_keys; }
    void add(const PaletteEntry &entry);

private:
    QSettings &m_settings;
    QList<Key> m_keys;
};
