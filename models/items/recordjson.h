// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/record.h"

#include <nlohmann/json.hpp>

#include <QByteArray>
#include <QStringList>

#include <functional>
#include <string>
#include <vector>

namespace items {

using Json = nlohmann::ordered_json;

//! One key of a deployment in JSON, in CSV of the command line and in --columns.
struct RecordKey
{
    std::string name;
    //! References are URNs, times ISO 8601 in UTC; what is absent is null, lists are empty.
    std::function<Json(const catalog::Record &)> value;
};

//! All of them, in their order.
const std::vector<RecordKey> &recordKeys();
//! Those of \a names, in that order; all where none are given. Unknown names are left out.
std::vector<RecordKey> recordKeys(const QStringList &names);

Json objectOf(const catalog::Record &record, const std::vector<RecordKey> &keys);
//! A value as one text: what a cell of a table holds. Lists are separated by spaces.
QString cellText(const Json &value);
//! A time, in ms since the epoch: ISO 8601 in UTC.
QString timeText(qint64 ms);
//! UTF-8, indented by two; bytes that are no UTF-8 become U+FFFD.
QByteArray dumped(const Json &json);

//! An array of JSON made one element at a time; the pieces together are dumped() of the whole and a
//! line end.
class JsonArrayText
{
public:
    QByteArray next(const Json &element);
    QByteArray end() const;

private:
    bool m_empty = true;
};

} // namespace items
