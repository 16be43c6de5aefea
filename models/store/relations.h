// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/core/pending.h"
#include "models/domain/urn.h"

#include <QStringList>

#include <optional>

namespace gms {
class Client;
}

namespace store {

//! The edges DeployedTo of one model or deployment, from both places where a server has them. They
//! differ where the graph index is behind, or where someone deleted its edges.
struct Relations
{
    QString urn;
    QStringList
        related; //!< by the relationships API: deployments of a model, models of a deployment
    qint64 total = 0; //!< how many the server says these are
    //! By mlModelProperties.deployments: of a model what it lists; of a deployment the models that
    //! list it, among those that are related or that the catalog links with it.
    QStringList listed;
    bool listedKnown = false; //!< every aspect that was asked for came
    QStringList groups; //!< of a model

    std::optional<Error> error; //!< the first one; what came is here all the same
    QStringList missing; //!< what did not come, a sentence each

    bool isWhole() const { return missing.isEmpty(); }
    //! Edges that only one of the two knows. Empty where the other one is not whole.
    QStringList onlyRelated() const;
    QStringList onlyListed() const;

    bool operator==(const Relations &) const = default;
};

//! Page by page, a few requests at a time. An error only where nothing came at all. \a urn is that
//! of a model or a deployment; \a catalog says which models may list a deployment.
Pending fetchRelations(gms::Client &client, catalog::CatalogPtr catalog, const domain::Urn &urn,
                       Done<Relations> done);

} // namespace store
