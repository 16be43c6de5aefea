// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/outcome.h"
#include "models/graph/versionorder.h"

#include <vector>

namespace graph {

//! The models of one group by the environments in which they run.
struct Matrix
{
    Node group = noNode; //!< noNode: of models without a group

    struct Line
    {
        Node model = noNode;
        std::vector<std::vector<Node>> cells; //!< beside environments: live deployments

        bool operator==(const Line &) const = default;
    };
    //! Those in use: production last, before it from development on; \a production in the order of
    //! domain::environments().
    QStringList environments;
    std::vector<bool> isProduction; //!< beside environments
    std::vector<Line> lines; //!< newest version first, then by name

    //! Versions are those of the models, as the lines have them; where a model has none, those of
    //! its deployments.
    struct Drift
    {
        enum class Kind {
            SeveralVersions, //!< more than one version is IN_SERVICE there
            Behind, //!< its newest version IN_SERVICE is older than the one of `than`
        };
        Kind kind = Kind::SeveralVersions;
        QString environment; //!< of production
        QString than; //!< of Behind: where a newer version serves, the newest of them
        QStringList versions; //!< newest first; of Behind: the one here and the one there
        int steps = 0; //!< of Behind: how many versions that serve somewhere are newer, up to that

        bool operator==(const Drift &) const = default;
    };
    //! Unknown and Partly where versions have no order or a status says nothing.
    Outcome drifted = Outcome::Unknown;
    std::vector<Drift> drifts;

    bool operator==(const Matrix &) const = default;
};

//! Where what is to go to production is tried last: STG, PRE, UAT.
const QStringList &stagingEnvironments();

//! \a production: environments as in filter::Context.
Matrix matrixOf(const Graph &graph, Node group, const QStringList &production);
//! One for each group that has a deployment, by name; at the end one for the models without a
//! group, where there are some, which is not looked through for drift.
std::vector<Matrix> matrices(const Graph &graph, const QStringList &production);

//! several-versions, behind.
QString driftName(Matrix::Drift::Kind kind);

} // namespace graph
