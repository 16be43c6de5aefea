// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/record.h"

#include <optional>
#include <vector>

namespace items {

struct ConceptRow
{
    QString label; //!< a word of ours, or a name that the platform gave, such as a variant's
    QString value; //!< may be empty where there is a share
    std::optional<double> share; //!< of the traffic, in percent
    bool given = false; //!< the label is the platform's, not ours

    bool operator==(const ConceptRow &) const = default;
};

struct ConceptGroup
{
    QString title;
    std::vector<ConceptRow> rows;

    bool operator==(const ConceptGroup &) const = default;
};

//! What the custom properties of a deployment say in the terms of its platform: SageMaker's
//! variants with their weights, shadow variants, update policy and data capture; the blue/green
//! traffic of Azure ML; Vertex AI's traffic split; traffic and autoscaling on Kubernetes (KServe,
//! Knative, Seldon). Told by the names of the properties, however they are capitalised, and by the
//! shape of their values: JSON, or Python literals as DataHub's ingestion writes them. \a platform
//! is the dataPlatform URN or id; it only chooses words. What is not recognised is left out.
std::vector<ConceptGroup> platformConcepts(const std::vector<catalog::Property> &properties,
                                           const QString &platform);

} // namespace items
