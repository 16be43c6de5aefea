// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/core/pending.h"
#include "models/domain/urn.h"
#include "models/store/loadstate.h"
#include "models/store/modeldetails.h"
#include "models/store/relations.h"

#include <QObject>

#include <memory>
#include <vector>

namespace store {

//! A model that a deployment serves, as the relationships API of the server says now.
struct ServedModels
{
    std::vector<catalog::ModelEntry> models;
    bool more = false; //!< there are more than were asked for
};

//! The deployments of one connection: the present snapshot, how loading stands, and what is read on
//! request. What the window talks to; behind it is the client, which the window never sees.
class CatalogStore : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual catalog::CatalogPtr catalog() const = 0; //!< never null; empty before the first page
    virtual const LoadState &state() const = 0;
    virtual const ServerDescription &server() const = 0;

    virtual void refresh() = 0; //!< loads anew; once more where one is under way
    virtual void stop() = 0; //!< what came stays
    virtual void retryMissing() = 0;

    virtual Pending fetchModels(const domain::Urn &deployment, Done<ServedModels> done) = 0;
    //! What the page of a model or a group shows; NotFound where the server does not have it.
    //! Offline where the store has no server: so unless it is overridden.
    virtual Pending fetchModelDetails(const domain::Urn &urn, Done<ModelDetails> done);
    //! The edges DeployedTo of a model or a deployment, as the server has them now; as above.
    virtual Pending fetchRelations(const domain::Urn &urn, Done<Relations> done);
    //! All aspects with their system metadata, indented, as text to be copied.
    virtual Pending fetchJson(const domain::Urn &urn, Done<QString> done) = 0;
    //! A command that reads \a urn; the token stands as $DATAHUB_GMS_TOKEN.
    virtual QString curlCommand(const domain::Urn &urn) const = 0;

Q_SIGNALS:
    void catalogChanged();
    void stateChanged();
};

} // namespace store
