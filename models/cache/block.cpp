// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/block.h"

#include "models/core/fold.h"

namespace cache {

using catalog::Array;
using catalog::PooledColumn;
using catalog::TextColumn;

void BlockWriter::putRaw(const char *values, std::size_t count, std::size_t size)
{
    const std::uint64_t length = count;
    m_bytes.append(reinterpret_cast<const char *>(&length), sizeof length);
    m_bytes.append(values, count * size);
    m_bytes.resize((m_bytes.size() + alignment - 1) / alignment * alignment, '\0');
}

void BlockWriter::put(const TextColumn &column)
{
    const TextColumn::Parts &parts = column.parts();
    put(parts.offsets);
    put(parts.arena);
    put(parts.foldedRows);
    put(parts.foldedOffsets);
    put(parts.foldedArena);
}

void BlockWriter::put(const PooledColumn &column)
{
    put(column.texts());
    put(column.codes());
}

void BlockWriter::put(const QString &text)
{
    const std::string utf8 = toUtf8(text);
    putRaw(utf8.data(), utf8.size(), 1);
}

const char *BlockReader::takeRaw(std::size_t &count, std::size_t size)
{
    std::uint64_t length = 0;
    const std::size_t left = m_bytes.size() - m_at;
    count = 0;
    if (!m_ok || left < sizeof length) {
        m_ok = false;
        return nullptr;
    }
    std::memcpy(&length, m_bytes.data() + m_at, sizeof length);
    if (length > (left - sizeof length) / size) {
        m_ok = false;
        return nullptr;
    }
    const char *const values = m_bytes.data() + m_at + sizeof length;
    count = std::size_t(length);
    const std::size_t used = (count * size + alignment - 1) / alignment * alignment;
    m_at = std::min(m_at + sizeof length + used, m_bytes.size());
    return values;
}

TextColumn BlockReader::takeTexts()
{
    TextColumn::Parts parts;
    parts.offsets = take<std::uint32_t>();
    parts.arena = take<char>();
    parts.foldedRows = take<std::uint32_t>();
    parts.foldedOffsets = take<std::uint32_t>();
    parts.foldedArena = take<char>();
    require(areOffsets(parts.offsets, parts.arena.size())
            && areOffsets(parts.foldedOffsets, parts.foldedArena.size())
            && parts.foldedOffsets.size() == parts.foldedRows.size() + 1);
    require(m_ok && areBelow(parts.foldedRows, parts.offsets.size() - 1));
    return m_ok ? TextColumn::frozen(std::move(parts)) : TextColumn();
}

PooledColumn BlockReader::takePooled(std::size_t size)
{
    TextColumn texts = takeTexts();
    Array<catalog::Code> codes = take<catalog::Code>();
    require(codes.size() == size && areBelow(codes, texts.size()) && texts.size() > 0
            && texts[catalog::absent].empty());
    return m_ok ? PooledColumn::frozen(std::move(texts), std::move(codes)) : PooledColumn();
}

QString BlockReader::takeText()
{
    std::size_t count = 0;
    const char *const text = takeRaw(count, 1);
    return fromUtf8({text, count});
}

// Without a branch a value, so that some gigabytes a second are judged.

bool areOffsets(const Array<std::uint32_t> &offsets, std::size_t end)
{
    if (offsets.empty() || offsets[0] != 0 || offsets.back() != end)
        return false;
    std::uint32_t falls = 0;
    const std::uint32_t *const values = offsets.data();
    for (std::size_t i = 1; i < offsets.size(); ++i)
        falls |= values[i] < values[i - 1] ? 1u : 0u;
    return falls == 0;
}

bool areWithout(const Array<std::uint8_t> &flags, std::uint8_t bits)
{
    std::uint8_t found = 0;
    for (const std::uint8_t flag : flags)
        found |= flag;
    return (found & bits) == 0;
}

bool areBelow(const Array<std::uint32_t> &codes, std::size_t limit)
{
    std::uint32_t outside = 0;
    for (const std::uint32_t code : codes)
        outside |= code >= limit ? 1u : 0u;
    return outside == 0;
}

} // namespace cache
