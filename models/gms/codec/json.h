// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

#include <QByteArray>

#include <nlohmann/json.hpp>

namespace gms {

//! A single document. BadReply for what is no JSON, is not UTF-8, or is nested deeper than any
//! answer of a GMS, so that what comes out can be walked and printed by recursion.
Result<nlohmann::json> parseJson(QByteArrayView text);

//! As one line; what is no valid UTF-8 is replaced.
QByteArray toBytes(const nlohmann::json &json);

//! The member \a key of an object as text; empty where it is absent or no text.
QString textAt(const nlohmann::json &object, const char *key);
//! The member \a key as it is; null where \a object is none or lacks it.
const nlohmann::json &member(const nlohmann::json &object, const char *key);

} // namespace gms
