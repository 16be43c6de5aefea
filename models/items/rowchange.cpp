// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/rowchange.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace items {

namespace {

struct RowChangeWords
{
    Q_DECLARE_TR_FUNCTIONS(RowChange)
};

} // namespace

QString words(const RowChange &change)
{
    if (!change.meant)
        return RowChangeWords::tr("not selected");
    QStringList parts;
    if (change.kinds & RowChange::Owners)
        parts.append(RowChangeWords::tr("owners"));
    if (change.kinds & RowChange::Tags)
        parts.append(RowChangeWords::tr("tags"));
    if (change.kinds & RowChange::Deprecation)
        parts.append(RowChangeWords::tr("deprecation"));
    if (change.kinds & RowChange::Properties)
        parts.append(RowChangeWords::tr("properties"));
    if (change.kinds & RowChange::Lifecycle)
        parts.append(RowChangeWords::tr("lifecycle"));
    const QString count
        = change.changes == 0 ? RowChangeWords::tr("no change")
        : change.changes == 1
            ? RowChangeWords::tr("1 change: %1").arg(parts.join(u", "_s))
            : RowChangeWords::tr("%1 changes: %2").arg(change.changes).arg(parts.join(u", "_s));
    return change.keepsDate ? RowChangeWords::tr("%1; keeps its date").arg(count) : count;
}

} // namespace items
