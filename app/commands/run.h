// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commands/commandline.h"

#include <QByteArray>

#include <functional>

namespace review {
struct Report;
}

//! The commands that need no display. Each prints its result on standard output, its complaints on
//! standard error, and gives the exit code. A QCoreApplication is there.
namespace commands {

int runList(const ListOptions &options);
int runShow(const ShowOptions &options);
int runImport(const ImportOptions &options);
int runEdit(const EditOptions &options);
//! Makes the PDF of a report; what it is made with needs fonts, which no command has otherwise.
using PdfWriter = std::function<QByteArray(const review::Report &)>;
int runReview(const ReviewOptions &options, const PdfWriter &pdf);
int runChanges(const ChangesOptions &options);
int runServe(const ServeOptions &options);
int runGraph(const GraphOptions &options);
int runImpact(const ImpactOptions &options);
int runRollback(const RollbackOptions &options);
int runOrphans(const OrphansOptions &options);
int runMatrix(const MatrixOptions &options);
int runCompare(const CompareOptions &options);

//! True for what --since of `changes` takes: last, or a day as the filter language has it.
bool isSince(const QString &text);

} // namespace commands
