// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/filterhistory.h"

#include <QSettings>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

//! An entry in the file: the time in ISO 8601, a space, the text.
void FilterHistory::useSettings(QSettings &settings, const QString &group)
{
    m_settings = &settings;
    m_key = group + u"/filterHistory"_s;
    m_entries.clear();
    for (const QString &line : settings.value(m_key).toStringList().mid(0, most)) {
        const qsizetype space = line.indexOf(u' ');
        const QDateTime used = QDateTime::fromString(line.left(space), Qt::ISODate);
        if (space > 0 && used.isValid())
            m_entries.append({line.mid(space + 1), used});
    }
}

void FilterHistory::add(const QString &text, const QDateTime &now)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return;
    m_entries.removeIf([&](const Entry &entry) { return entry.text == trimmed; });
    m_entries.prepend({trimmed, now.toUTC()});
    m_entries = m_entries.mid(0, most);
    if (!m_settings)
        return;
    QStringList lines;
    for (const Entry &entry : std::as_const(m_entries))
        lines.append(entry.used.toString(Qt::ISODate) + u' ' + entry.text);
    m_settings->setValue(m_key, lines);
}
