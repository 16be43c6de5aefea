// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/catalog/ephemeral.h"

#include <algorithm>
#include <array>
#include <string>

namespace catalog {

namespace {

constexpr std::size_t longest = 24; // no key or value of the lists below is longer

std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char &c : result)
        c = c >= 'A' && c <= 'Z' ? char(c | 0x20) : c;
    return result;
}

template <std::size_t n>
bool isOneOf(const std::string &text, const std::array<std::string_view, n> &words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

constexpr std::array<std::string_view, 4> yesOrNoKeys {"ephemeral", "is_ephemeral", "temporary",
                                                       "is_temporary"};
constexpr std::array<std::string_view, 3> kindKeys {"lifecycle", "lifespan", "lifetime"};
constexpr std::array<std::string_view, 5> endKeys {"expires", "expires_at", "expires_on", "expiry",
                                                   "expiration"};
constexpr std::array<std::string_view, 2> liveKeys {"ttl", "time_to_live"};
constexpr std::array<std::string_view, 5> units {"", "_seconds", "_minutes", "_hours", "_days"};

} // namespace

EphemeralKey ephemeralKey(std::string_view key)
{
    if (key.size() > longest)
        return EphemeralKey::None;
    std::string name = lowered(key);
    for (char &c : name)
        c = c == '-' || c == '.' ? '_' : c;
    if (isOneOf(name, yesOrNoKeys))
        return EphemeralKey::YesOrNo;
    if (isOneOf(name, kindKeys))
        return EphemeralKey::Kind;
    if (isOneOf(name, endKeys))
        return EphemeralKey::End;
    for (const std::string_view live : liveKeys) {
        if (name.starts_with(live) && isOneOf(name.substr(live.size()), units))
            return EphemeralKey::End;
    }
    return EphemeralKey::None;
}

EphemeralSign ephemeralSign(EphemeralKey key, std::string_view value)
{
    const std::string word = value.size() > longest ? std::string("-") : lowered(value);
    switch (key) {
    case EphemeralKey::None:
        return EphemeralSign::None;
    case EphemeralKey::YesOrNo:
        if (isOneOf<3>(word, {"true", "yes", "1"}))
            return EphemeralSign::Yes;
        return isOneOf<3>(word, {"false", "no", "0"}) ? EphemeralSign::No : EphemeralSign::None;
    case EphemeralKey::Kind:
        return isOneOf<4>(word, {"ephemeral", "temporary", "transient", "short-lived"})
                 ? EphemeralSign::Yes
                 : EphemeralSign::None;
    case EphemeralKey::End:
        return isOneOf<5>(word, {"", "0", "-1", "never", "none"}) ? EphemeralSign::None
                                                                  : EphemeralSign::Yes;
    }
    return EphemeralSign::None;
}

} // namespace catalog
