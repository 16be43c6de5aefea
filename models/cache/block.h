// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/array.h"
#include "models/catalog/textcolumn.h"

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>

namespace cache {

//! Where arrays begin in a file; every block begins at a multiple of it, too.
inline constexpr std::size_t alignment = 8;

//! A part of a cache file: arrays one behind the other, each after its length and aligned, so that
//! a mapped file is read in place.
class BlockWriter
{
public:
    template <typename T>
    void put(const catalog::Array<T> &values)
    {
        putRaw(reinterpret_cast<const char *>(values.data()), values.size(), sizeof(T));
    }
    void put(const catalog::TextColumn &column);
    void put(const catalog::PooledColumn &column);
    void put(const QString &text);

    std::string_view bytes() const { return m_bytes; }
    void clear() { m_bytes.clear(); }

private:
    void putRaw(const char *values, std::size_t count, std::size_t size);

    std::string m_bytes;
};

//! Reads what BlockWriter wrote, in the same order. What does not fit makes ok() false, once and
//! for all, and comes out empty: arrays end inside the block, columns are such that none of their
//! texts lies outside them. Nothing is copied: \a bytes, aligned, outlives what is taken.
class BlockReader
{
public:
    explicit BlockReader(std::string_view bytes) : m_bytes(bytes) { }

    template <typename T>
    catalog::Array<T> take()
    {
        std::size_t count = 0;
        const char *const values = takeRaw(count, sizeof(T));
        return catalog::Array<T>::view({reinterpret_cast<const T *>(values), count});
    }
    catalog::TextColumn takeTexts();
    catalog::PooledColumn takePooled(std::size_t size); //!< with \a size codes
    QString takeText();

    bool ok() const { return m_ok; }
    //! Notes that what was taken makes no sense.
    void require(bool holds) { m_ok = m_ok && holds; }
    bool atEnd() const { return m_at == m_bytes.size(); }

private:
    const char *takeRaw(std::size_t &count, std::size_t size);

    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_ok = true;
};

//! True where \a offsets begin at 0, never fall, and end at \a end.
bool areOffsets(const catalog::Array<std::uint32_t> &offsets, std::size_t end);
//! True where none of \a flags has any of \a bits.
bool areWithout(const catalog::Array<std::uint8_t> &flags, std::uint8_t bits);
//! True where all of \a codes are below \a limit.
bool areBelow(const catalog::Array<std::uint32_t> &codes, std::size_t limit);

} // namespace cache
