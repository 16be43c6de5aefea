// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/textcolumn.h"

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>

namespace filter {

//! A text to be found inside others, ignoring case.
class Needle
{
public:
    explicit Needle(const QString &text);

    bool isEmpty() const { return m_folded.empty(); }
    //! Sets mask[i] to 1 for each text of \a column that contains the needle; leaves the others.
    void mark(const catalog::TextColumn &column, std::uint8_t *mask) const;
    bool isIn(std::string_view utf8) const;

private:
    void markPlain(std::string_view arena, std::span<const std::uint32_t> offsets,
                   std::uint8_t *mask) const;

    std::string m_folded; //!< case-folded UTF-8
};

//! Where \a needle (folded) begins in \a text at or behind \a from, taking A–Z for a–z; npos if
//! nowhere. Uses AVX2 where the processor has it.
std::size_t findIgnoringAsciiCase(std::string_view text, std::string_view needle, std::size_t from);

namespace detail {
std::size_t findScalar(std::string_view text, std::string_view needle, std::size_t from);
} // namespace detail

} // namespace filter
