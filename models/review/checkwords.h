// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/checks.h"

namespace review {

//! Sentences of the evidence.
struct EvidenceWords
{
    static QString tr(const char *text, int n = -1);
};

namespace detail {

//! Says that \a value stands in \a aspect of the deployment in \a row.
void tell(Evidence *evidence, const Catalog &catalog, Row row, catalog::Aspect aspect,
          const QString &value);
//! "a, b, c and 4 more".
QString listed(const QStringList &names);
//! At most some hundred characters of \a text, in one line.
QString excerpt(const QString &text);

} // namespace detail

} // namespace review
