// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/graph.h"

#include <compare>
#include <optional>

namespace graph {

//! What version a deployment serves. Models of a group are numbered by whoever registers them, so
//! that their versions have an order among each other; the deployment's own tag, which may be a
//! number, a date or a build of whatever writes it, counts between deployments of one model version
//! and where no model says one.
struct ServedVersion
{
    QString ofModel;
    QString ofDeployment;

    bool isEmpty() const { return ofModel.isEmpty() && ofDeployment.isEmpty(); }
    //! For people: the deployment's own, else the model's.
    QString text() const { return ofDeployment.isEmpty() ? ofModel : ofDeployment; }
    bool operator==(const ServedVersion &) const = default;
};

//! Of \a deployment, as far as it serves one of \a models; the newest of several. Empty \a models:
//! whichever it serves.
ServedVersion servedVersion(const Graph &graph, Node deployment,
                            const std::vector<Node> &models = {});

//! Nothing where the two have no order: only versions that begin with a number (after a v) have
//! one, by natural order, and any is equal to itself.
std::optional<std::strong_ordering> compareVersions(const QString &a, const QString &b);
std::optional<std::strong_ordering> compareVersions(const ServedVersion &a, const ServedVersion &b);

//! An order for sorting: what has no number comes first, then ascending.
bool sortsBefore(const QString &a, const QString &b);
bool sortsBefore(const ServedVersion &a, const ServedVersion &b);

} // namespace graph
