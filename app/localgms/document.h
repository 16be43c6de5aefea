// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace localgms {

//! The latest version of one aspect, as texts that go into an answer as they are.
struct Segment
{
    std::uint16_t aspect = 0; //!< id of the name
    std::string value; //!< JSON
    std::string meta; //!< systemMetadata as JSON
    std::string audit; //!< {"time":…,"actor":…}
};

struct SegmentView
{
    std::uint16_t aspect = 0;
    std::string_view value;
    std::string_view meta;
    std::string_view audit;
};

//! All latest aspects of an entity in one blob: a table of ids and lengths, then the texts.
std::string encodeDocument(const std::vector<Segment> &segments);
//! The views point into \a blob. Empty where it is no such blob.
std::vector<SegmentView> decodeDocument(std::string_view blob);

//! The values that an entity is searched by: id of the field's name and text, one after another.
struct SearchValue
{
    std::uint16_t field = 0;
    std::string text;
};

std::string encodeSearchValues(const std::vector<SearchValue> &values);

//! Walks over encodeSearchValues() without copying.
class SearchReader
{
public:
    explicit SearchReader(std::string_view blob) : m_rest(blob) { }
    bool next(); //!< false at the end
    std::uint16_t field() const { return m_field; }
    std::string_view text() const { return m_text; }

private:
    std::string_view m_rest;
    std::uint16_t m_field = 0;
    std::string_view m_text;
};

} // namespace localgms
