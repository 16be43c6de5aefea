// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/history/phrase.h"

using namespace Qt::Literals::StringLiterals;

namespace history {

Phrase &Phrase::add(const QString &text, Style style)
{
    if (!text.isEmpty())
        parts.push_back({text, style});
    return *this;
}

Phrase &Phrase::add(const Phrase &other)
{
    parts.insert(parts.end(), other.parts.begin(), other.parts.end());
    return *this;
}

QString Phrase::plain() const
{
    QString text;
    for (const Part &part : parts)
        text += part.text;
    return text;
}

QString oneLine(const QString &text, qsizetype longest)
{
    // Of a text of a megabyte, what could be shown is enough to look at.
    const QString line = text.left(longest * 4).simplified();
    const bool whole = line.size() <= longest && text.size() <= longest * 4;
    return whole ? line : line.left(longest - 1) + u'…';
}

} // namespace history
