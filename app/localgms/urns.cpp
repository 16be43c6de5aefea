// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/urns.h"

namespace localgms {

namespace {

constexpr std::string_view prefix = "urn:li:";
constexpr std::size_t maxEncodedLength = 512; //!< as GMS has it, in bytes of the URL-encoded text
constexpr std::string_view delimiter = "\xE2\x90\x9F"; //!< U+241F, which joins keys inside GMS

tl::unexpected<std::string> invalid(std::string_view urn, std::string_view why)
{
    std::string message = "Invalid urn!: ";
    message.append(urn).append(why.empty() ? "" : " ").append(why);
    return tl::unexpected(std::move(message));
}

bool staysPlain(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.'
        || c == '-' || c == '*' || c == '_' || c == ' ';
}

std::size_t encodedLength(std::string_view text)
{
    std::size_t length = 0;
    for (const char c : text)
        length += staysPlain(static_cast<unsigned char>(c)) ? 1 : 3;
    return length;
}

bool isTypeLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

//! False where the parentheses do not match or a part is empty.
bool splitTuple(std::string_view id, std::vector<std::string_view> &parts)
{
    std::size_t start = 1;
    int depth = 0;
    for (std::size_t i = 0; i < id.size(); ++i) {
        if (id[i] == '(') {
            ++depth;
        } else if (id[i] == ')' || (id[i] == ',' && depth == 1)) {
            depth -= id[i] == ')';
            if (id[i] == ',' || depth == 0) {
                if (i == start)
                    return false;
                parts.push_back(id.substr(start, i - start));
                start = i + 1;
            }
            if (depth == 0 && i + 1 != id.size())
                return false;
        }
    }
    return depth == 0;
}

} // namespace

tl::expected<UrnParts, std::string> parseUrn(std::string_view urn)
{
    if (!urn.starts_with(prefix))
        return invalid(urn, "");
    const std::size_t colon = urn.find(':', prefix.size());
    if (colon == urn.npos || colon == prefix.size() || colon + 1 == urn.size())
        return invalid(urn, "");
    UrnParts result;
    result.entityType = urn.substr(prefix.size(), colon - prefix.size());
    for (const char c : result.entityType) {
        if (!isTypeLetter(c))
            return invalid(urn, "");
    }
    for (const char c : urn) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            return invalid(urn, "A control character is in it.");
    }
    if (urn.front() == ' ' || urn.back() == ' ')
        return invalid(urn, "Error: cannot provide an URN with leading or trailing whitespace");
    if (encodedLength(urn) > maxEncodedLength)
        return invalid(urn,
                       "Error: cannot provide an URN longer than 512 bytes (when URL encoded)");
    if (urn.find(delimiter) != urn.npos)
        return invalid(urn, "Error: URN cannot contain U+241F character");
    const std::string_view id = urn.substr(colon + 1);
    result.tuple = id.front() == '(';
    if (!result.tuple) {
        result.parts.push_back(id);
    } else if (!splitTuple(id, result.parts)) {
        return invalid(urn, "");
    }
    return result;
}

std::string_view entityTypeOf(std::string_view urn)
{
    if (!urn.starts_with(prefix))
        return {};
    const std::size_t colon = urn.find(':', prefix.size());
    return colon == urn.npos ? std::string_view()
                             : urn.substr(prefix.size(), colon - prefix.size());
}

} // namespace localgms
