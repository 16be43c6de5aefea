// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <nlohmann/json.hpp>

#include <QString>

namespace ingest {

//! An aspect as a GMS wants it, from how a file has it: class names lose the package of the Avro
//! schemas (pegasus2avro), members that are null go, unions with aliases lose their discriminator.
//! In aspects that are known to have no union, the wrappers go that Avro's own JSON puts around
//! optional values:
//! {"string": "x"} and {"com.linkedin.pegasus2avro.common.AuditStamp": {…}}.
nlohmann::json fromAvro(const QString &aspectName, nlohmann::json value);

//! \a value without such a wrapper around it, if it is a text in one.
const nlohmann::json &unwrappedText(const nlohmann::json &value);

} // namespace ingest
