// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/expression.h"

#include <QStringView>

#include <string>
#include <string_view>

namespace filter {

//! After a v or V, if there is one: only such versions have an order.
bool beginsWithNumber(QStringView version);

//! Tells versions (UTF-8) that are as \a versionIs asks.
class VersionTest
{
public:
    explicit VersionTest(const VersionIs &versionIs);
    bool holds(std::string_view version) const;

private:
    Order m_order;
    std::string m_key;
};

} // namespace filter
