// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/report/report.h"

#include <QByteArray>

namespace pdfreport {

//! A4 pages: charts and a list of owners first, then each owner's deployments on pages of their
//! own, numbered. Of the checks those that do not pass; passed ones are counted. Needs a
//! QGuiApplication, no screen.
QByteArray write(const review::Report &report);

} // namespace pdfreport
