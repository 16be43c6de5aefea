// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string_view>

namespace catalog {

//! DataHub has no field that says that a deployment is made for a short life (a batch job, a
//! preview); pipelines write it into custom properties. What such a property says:
//! - ephemeral, is_ephemeral, temporary, is_temporary: true, yes or 1, or the opposite;
//! - lifecycle, lifespan, lifetime: ephemeral, temporary, transient or short-lived;
//! - ttl, time_to_live (each also with _seconds, _minutes, _hours, _days), expires, expires_at,
//!   expires_on, expiry, expiration: any value but an empty one, 0, -1, never and none.
//! Keys and values ignore case, and keys take - and . for _. One that says no has the last word.
enum class EphemeralKey : std::uint8_t { None, YesOrNo, Kind, End };
enum class EphemeralSign : std::uint8_t { None, Yes, No };

EphemeralKey ephemeralKey(std::string_view key);
EphemeralSign ephemeralSign(EphemeralKey key, std::string_view value);

} // namespace catalog
