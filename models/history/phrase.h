// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <vector>

namespace history {

//! A sentence whose parts look different: what was is struck, what is now stands out.
struct Phrase
{
    enum class Style {
        Plain,
        Strong,
        Struck,
        Code, //!< a key or a name as a machine has it
        Warn,
    };
    struct Part
    {
        QString text;
        Style style = Style::Plain;

        bool operator==(const Part &) const = default;
    };

    std::vector<Part> parts;

    Phrase &add(const QString &text, Style style = Style::Plain);
    Phrase &add(const Phrase &other);
    bool isEmpty() const { return parts.empty(); }
    QString plain() const; //!< for tooltips, screen readers and the command line

    bool operator==(const Phrase &) const = default;
};

//! One line of at most \a longest characters, its end left out where there is more.
QString oneLine(const QString &text, qsizetype longest);

} // namespace history
