// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/glob.h"
#include "models/filter/masks.h"
#include "models/filter/textsearch.h"

#include <QStringList>

namespace filter {

//! Tells texts that contain one of some values, or fit one of some patterns, ignoring case.
class TextTest
{
public:
    TextTest(const QStringList &values, const QStringList &patterns);
    //! The same for names, which have ( ) , encoded in the column but not for the eye.
    static TextTest forNames(const QStringList &values, const QStringList &patterns);

    bool wantsAbsent() const { return m_absent; }
    //! Sets mask[i] to 1 for each text of \a column that is meant; leaves the others.
    void mark(const catalog::TextColumn &column, std::uint8_t *mask, masks::Scratch &scratch) const;
    bool holds(std::string_view utf8) const;

private:
    struct Pattern
    {
        Glob glob;
        std::optional<Needle> literal; //!< to be looked for first
    };

    bool fits(const Pattern &pattern, std::string_view utf8) const;

    bool m_absent;
    bool m_names = false;
    std::vector<Needle> m_needles;
    std::vector<Pattern> m_patterns;
};

//! \a name with ( ) , as the column of names has them.
QString encodedName(QString name);

} // namespace filter
