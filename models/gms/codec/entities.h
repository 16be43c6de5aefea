// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/directory.h"
#include "models/catalog/links.h"
#include "models/core/result.h"

#include <nlohmann/json.hpp>

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace gms {

//! Entities as OpenAPI v3 has them, {"urn":…, "<aspect>":{"value":…}}, by URN.
using Entities = QHash<QString, nlohmann::json>;

//! The answer of v3 batchGet: an array of entities, those that exist.
Result<Entities> readBatchGet(const QByteArray &body);

//! The answer of rest.li batch_get on /entitiesV2, brought into the shape of v3. An entity that has
//! nothing but its key is left out: rest.li makes one up for every URN.
Result<Entities> readEntitiesV2(const QByteArray &body);

//! One entity of /entitiesV2 in the shape of v3.
nlohmann::json entityFromV2(const nlohmann::json &entity);

//! The aspects that Slipway reads of a neighbour of type \a entityType; empty for a type without
//! names.
QStringList neighbourAspects(const QString &entityType);
//! \a entity in the shape of v3. What is missing or of another type stays empty: names are a
//! courtesy.
catalog::Neighbour readNeighbour(const QString &entityType, const nlohmann::json &entity);

//! One page of a listing of all neighbours of a type, without those that are soft-deleted.
struct NeighboursPage
{
    std::vector<std::pair<QString, catalog::Neighbour>> neighbours; //!< by URN
    bool hasRows = false; //!< soft-deleted ones count
    QString nextScrollId; //!< empty at the end

    bool operator==(const NeighboursPage &) const = default;
};
//! The aspects to list them by: with the key, which each has.
QStringList listedNeighbourAspects(const QString &entityType);
Result<NeighboursPage> readNeighboursPage(const QString &entityType, const QByteArray &body);

catalog::Model readModel(const QString &urn, const nlohmann::json &entity);

//! The edges that the `deployments` of a page of models make, as v3 answers it; and what continues
//! it.
struct EdgesPage
{
    std::vector<catalog::Edge> edges;
    QString nextScrollId; //!< empty at the end

    bool operator==(const EdgesPage &) const = default;
};
Result<EdgesPage> readModelEdges(const QByteArray &body);
//! The answer of GET /openapi/v3/relationship/<type>.
Result<EdgesPage> readEdges(const QByteArray &body);

//! One answer of rest.li GET /relationships.
struct Related
{
    struct Item
    {
        QString type;
        QString entity; //!< URN

        bool operator==(const Item &) const = default;
    };

    int start = 0;
    int count = 0;
    int total = 0;
    std::vector<Item> items;

    bool operator==(const Related &) const = default;
};
Result<Related> readRelated(const QByteArray &body);

//! The answer of rest.li listUrns.
struct UrnsPage
{
    QStringList urns;
    int total = 0;

    bool operator==(const UrnsPage &) const = default;
};
Result<UrnsPage> readUrns(const QByteArray &body);

} // namespace gms
