// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/picture.h"

#include <QDateTime>

#include <atomic>

namespace graph {

struct DrawOptions
{
    //! Keys that are not as they are by themselves: a bundle in it is open, a group or a model in
    //! it is closed.
    QSet<QString> toggled;
    QSet<QString> singles; //!< URNs of deployments that never hide in a bundle
    QStringList production; //!< environments, as on the wire
    QDateTime now;
    ColourBy colour = ColourBy::Status;
    bool removed = false; //!< show what is soft-deleted
    bool places = false; //!< containers and platform instances too, laid out by Graphviz
    double aspect = 1.6; //!< of the window: a tall picture goes on in strips beside each other
};

//! Draws the nodes \a part of \a graph. Pure, any thread; the same input gives the same picture.
//! Models stand below the first of their groups that is in the part, deployments below the first
//! of their models; other edges are drawn across. Ends early, with an empty picture, once
//! \a cancelled is set.
Picture draw(const Graph &graph, std::span<const Node> part, const DrawOptions &options,
             const std::atomic_bool *cancelled = nullptr);

} // namespace graph
