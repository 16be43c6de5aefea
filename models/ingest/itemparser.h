// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/aspects/proposal.h"
#include "models/ingest/itemscanner.h"

#include <tl/expected.hpp>

#include <string_view>
#include <vector>

namespace ingest {

//! Why something in a file was not imported.
struct ItemError
{
    QString urn; //!< as far as it is known
    QString aspect;
    QString reason;

    bool operator==(const ItemError &) const = default;
};

//! One aspect to write, or why there is none.
struct Item
{
    qint64 line = 0; //!< where it begins in the file, from 1
    tl::expected<domain::Proposal, ItemError> proposal;
};

//! What an object of a file says: one aspect where it is a proposal (MCP), several where it is a
//! snapshot (MCE). Knows the forms that DataHub's file source reads: an aspect as {"json":…}, as
//! {"value":"…", "contentType":…}, or as it is; snapshots as Avro's JSON has them.
void parseItem(qint64 line, std::string_view text, std::vector<Item> &items);

//! The item that stands for what is \a broken.
Item brokenItem(qint64 line, std::string_view text, Break broken);

} // namespace ingest
