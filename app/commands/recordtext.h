// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/record.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <string>
#include <vector>

namespace commands {

//! The keys of a deployment in JSON, CSV and --columns, in their order.
const std::vector<std::string> &recordKeyNames();

//! An array of objects with the given keys (all of them where none are given): references are URNs,
//! times ISO 8601 in UTC, what is absent is null, lists are empty.
QByteArray toJson(const std::vector<catalog::Record> &records, const QStringList &keys = {});
QByteArray toJson(const catalog::Record &record);

//! RFC 4180, UTF-8, with a head; lists are separated by spaces. What a spreadsheet would take for a
//! formula is defused, see items::csvLine().
QByteArray toCsv(const std::vector<catalog::Record> &records, const QStringList &keys = {});

//! Cells in columns as wide as they need, a line each.
QString aligned(const std::vector<QStringList> &lines);

//! Columns aligned for a terminal.
QByteArray toTable(const std::vector<catalog::Record> &records, const QStringList &keys = {});
//! One deployment, a line a field.
QByteArray toFields(const catalog::Record &record);

} // namespace commands
