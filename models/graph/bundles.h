// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/graph.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

//! What is folded where a model has many deployments, or a group many models. Everything folded has
//! a key; what is open is a plain set of such keys.
namespace graph {

//! A model with at most this many deployments shows each.
inline constexpr std::size_t fewDeployments = 6;
//! Above that, an environment with more than this many is a bundle …
inline constexpr std::size_t mostInProduction = 4;
inline constexpr std::size_t mostElsewhere = 2;
//! … and what opens is in bundles by status again where there are more than this many.
inline constexpr std::size_t mostInOpenBundle = 60;
//! A group with at most this many models shows each; above that, those that serve nothing fold.
inline constexpr std::size_t fewModels = 4;

//! A deployment in the stack of a model.
struct Served
{
    Node node = noNode;
    std::uint16_t environment = 0; //!< number in the list of stackOf(), which is in stacking order
    std::uint8_t status = 0; //!< 0 … 7 as in domain::statusSymbols()
    bool production = false;
    bool single = false; //!< stands for itself whatever its number, such as a selected one
};

//! One card of the stack.
struct StackEntry
{
    Node node = noNode; //!< a deployment; noNode: a bundle
    QString key; //!< of a bundle
    std::size_t first = 0; //!< a bundle stands for [first, last) of what was stacked
    std::size_t last = 0;
    std::uint32_t around = UINT32_MAX; //!< the entry of the open bundle that it is in
    bool open = false; //!< a bundle whose content follows
    bool byStatus = false; //!< a bundle inside a bundle
};

//! Puts \a served, in order of environment and then of name, below the model (or whatever it is)
//! with the key \a owner. May reorder inside an environment: single ones come first, and those in
//! bundles by status worst first.
std::vector<StackEntry> stackOf(const QString &owner, std::vector<Served> &served,
                                const QStringList &environments, const QSet<QString> &open);

//! The key of the bundle of one environment.
QString bundleKey(const QString &owner, const QString &environment);
//! The key of what folds the idle models of a group.
QString idleModelsKey(const QString &group);

} // namespace graph
