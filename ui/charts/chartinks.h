// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/dashboard/chartmodel.h"
#include "ui/common/theme.h"

#include <QString>
#include <QVector>

//! The colours and shapes that the inks of a chart have in this program: those of the table.
namespace chartinks {

QColor color(dashboard::Ink ink, const Theme &theme);
//! The name of an icon; empty for what is a plain square.
QString shape(dashboard::Ink ink);
//! The dashes of a line, as QPen has them; empty for a solid one.
QVector<qreal> dashes(dashboard::Ink ink);

} // namespace chartinks
