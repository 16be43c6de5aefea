// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/directory.h"
#include "models/catalog/links.h"
#include "models/gms/client.h"

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace store {

//! What surrounds the deployments: the edges DeployedTo, the models at their ends, and the names of
//! all that a deployment points at. Read with a few requests in flight; what fails is said, the
//! rest goes on.
class Names
{
public:
    struct Found
    {
        catalog::Directory directory;
        std::vector<catalog::Edge> edges;
        std::vector<catalog::Model> models;
        bool edgesKnown = false;
        std::optional<Error> error; //!< the first one
    };

    Names(gms::Client &client, std::map<QString, QStringList> references,
          std::function<void(Found)> done);

    void start();

private:
    void nextEdges(const QString &scrollId);
    void readModels();
    void readGroups();
    void readNeighbours(const QString &type, const QStringList &urns);
    void takeContainers(const QHash<QString, catalog::Neighbour> &containers);
    void fail(const Error &error);
    void finishOne();

    gms::Client &m_client;
    std::map<QString, QStringList> m_references;
    std::function<void(Found)> m_done;
    Found m_found;
    int m_open = 0; //!< chains of requests that have not ended
    std::map<QString, Pending> m_pending; //!< by chain: an entity type, or "edges"
    std::vector<Pending> m_ended; //!< a call must not be destroyed inside its own answer
};

} // namespace store
