// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/changes/changeset.h"
#include "ui/common/tone.h"

#include <QStringList>

//! Whether a deployment can take over from another, and whether that is a good idea.
namespace replacement {

struct Verdict
{
    bool refused = false; //!< itself, or a circle
    Tone tone = Tone::Ok;
    QString text; //!< "In service, same environment, same model"
};

//! \a catalog is the server's, \a set what waits: replacements of both count. \a candidate need not
//! be in the catalog.
Verdict judge(const catalog::Catalog &catalog, const changes::ChangeSet &set, const QString &urn,
              const QString &candidate);
//! The same for many that \a candidate shall replace: refused where it is one of \a urns or leads
//! back to one.
Verdict judgeForAll(const catalog::Catalog &catalog, const changes::ChangeSet &set,
                    const QStringList &urns, const QString &candidate);

//! True where both serve a model, or models, of which one is the same (or of the same group).
bool sharesModel(const catalog::Catalog &catalog, catalog::Row a, catalog::Row b);
bool sharesGroup(const catalog::Catalog &catalog, catalog::Row a, catalog::Row b);

//! Rows that serve a model that \a row serves, without \a row, at most \a atMost.
std::vector<catalog::Row> sameModel(const catalog::Catalog &catalog, catalog::Row row,
                                    std::size_t atMost);

} // namespace replacement
