// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/versions.h"

#include "models/core/fold.h"
#include "models/filter/sort.h"

namespace filter {

namespace {

template <typename Text>
Text withoutV(Text version)
{
    const bool v = !version.empty() && (version.front() == 'v' || version.front() == 'V');
    return version.substr(v ? 1 : 0);
}

} // namespace

bool beginsWithNumber(QStringView version)
{
    const bool v = version.startsWith(u'v', Qt::CaseInsensitive);
    const qsizetype first = v ? 1 : 0;
    return version.size() > first && version[first] >= u'0' && version[first] <= u'9';
}

VersionTest::VersionTest(const VersionIs &versionIs)
    : m_order(versionIs.order), m_key(withoutV(toUtf8(versionIs.version)))
{
}

bool VersionTest::holds(std::string_view version) const
{
    version = withoutV(version);
    if (version.empty() || version.front() < '0' || version.front() > '9')
        return false;
    const int compared = naturalCompare(version, m_key);
    switch (m_order) {
    case Order::In:
        return compared == 0;
    case Order::Before:
        return compared < 0;
    case Order::UpTo:
        return compared <= 0;
    case Order::After:
        return compared > 0;
    case Order::From:
        return compared >= 0;
    }
    return false;
}

} // namespace filter
