// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/pagememory.h"

#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto lastKey = "deployments/last"_L1;
constexpr auto seenKey = "/seen"_L1;

//! A filter, and what goes with it, is of one server.
bool isOfOneServer(const QString &key)
{
    return key == "filter"_L1 || key == "view"_L1 || key.startsWith("base/"_L1);
}

} // namespace

void pagememory::begin(QSettings &settings, const QString &group)
{
    const QString last = settings.value(lastKey).toString();
    if (!last.isEmpty() && last != group && !settings.contains(group + seenKey)
        && !settings.contains(group + "/columns"_L1)) {
        settings.beginGroup(last);
        const QStringList keys = settings.allKeys();
        settings.endGroup();
        const bool ownBase = settings.contains(last + "/base/columns"_L1);
        for (const QString &key : keys) {
            if (!isOfOneServer(key))
                settings.setValue(group + u'/' + key, settings.value(last + u'/' + key));
        }
        // Where a view was shown, the columns are the view's.
        for (const QString &key : {u"columns"_s, u"sortedBy"_s}) {
            if (ownBase)
                settings.setValue(group + u'/' + key, settings.value(last + u"/base/"_s + key));
        }
    }
    settings.setValue(group + seenKey, true);
    settings.setValue(lastKey, group);
}
