// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/document.h"

#include <cstring>

namespace localgms {

namespace {

template <typename T>
void put(std::string &out, T number)
{
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    out.append(bytes, sizeof number);
}

template <typename T>
bool take(std::string_view &in, T &number)
{
    if (in.size() < sizeof number)
        return false;
    std::memcpy(&number, in.data(), sizeof number);
    in.remove_prefix(sizeof number);
    return true;
}

bool takeText(std::string_view &in, std::uint32_t size, std::string_view &text)
{
    if (in.size() < size)
        return false;
    text = in.substr(0, size);
    in.remove_prefix(size);
    return true;
}

} // namespace

std::string encodeDocument(const std::vector<Segment> &segments)
{
    std::string out;
    std::size_t bytes = 2;
    for (const Segment &s : segments)
        bytes += 14 + s.value.size() + s.meta.size() + s.audit.size();
    out.reserve(bytes);
    put(out, std::uint16_t(segments.size()));
    for (const Segment &s : segments) {
        put(out, s.aspect);
        put(out, std::uint32_t(s.value.size()));
        put(out, std::uint32_t(s.meta.size()));
        put(out, std::uint32_t(s.audit.size()));
    }
    for (const Segment &s : segments)
        out.append(s.value).append(s.meta).append(s.audit);
    return out;
}

std::vector<SegmentView> decodeDocument(std::string_view blob)
{
    struct Sizes
    {
        std::uint32_t value = 0;
        std::uint32_t meta = 0;
        std::uint32_t audit = 0;
    };
    std::uint16_t count = 0;
    if (!take(blob, count))
        return {};
    std::vector<SegmentView> result(count);
    std::vector<Sizes> sizes(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (!take(blob, result[i].aspect) || !take(blob, sizes[i].value)
            || !take(blob, sizes[i].meta) || !take(blob, sizes[i].audit))
            return {};
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (!takeText(blob, sizes[i].value, result[i].value)
            || !takeText(blob, sizes[i].meta, result[i].meta)
            || !takeText(blob, sizes[i].audit, result[i].audit))
            return {};
    }
    return result;
}

std::string encodeSearchValues(const std::vector<SearchValue> &values)
{
    std::string out;
    for (const SearchValue &value : values) {
        put(out, value.field);
        put(out, std::uint32_t(value.text.size()));
        out += value.text;
    }
    return out;
}

bool SearchReader::next()
{
    std::uint32_t size = 0;
    return take(m_rest, m_field) && take(m_rest, size) && takeText(m_rest, size, m_text);
}

} // namespace localgms
