// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/names.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace store {

namespace {

constexpr int edgesAPage = 1000;
const auto edgesChain = u"edges"_s;
const auto containerType = u"container"_s;

} // namespace

Names::Names(gms::Client &client, std::map<QString, QStringList> references,
             std::function<void(Found)> done)
    : m_client(client), m_references(std::move(references)), m_done(std::move(done))
{
}

void Names::start()
{
    m_open = 1 + int(m_references.size());
    nextEdges({});
    for (const auto &[type, urns] : m_references)
        readNeighbours(type, urns);
}

void Names::nextEdges(const QString &scrollId)
{
    auto call = m_client.edgesPage(scrollId, edgesAPage, [this](Result<gms::EdgesPage> page) {
        if (!page) {
            fail(page.error());
            readModels();
            return;
        }
        m_found.edges.insert(m_found.edges.end(), page->edges.begin(), page->edges.end());
        if (!page->nextScrollId.isEmpty() && !page->edges.empty()) {
            nextEdges(page->nextScrollId);
            return;
        }
        m_found.edgesKnown = true;
        readModels();
    });
    m_ended.push_back(std::exchange(m_pending[edgesChain], std::move(call)));
}

void Names::readModels()
{
    QStringList urns;
    QSet<QString> seen;
    for (const catalog::Edge &edge : m_found.edges) {
        if (!seen.contains(edge.model)) {
            seen.insert(edge.model);
            urns.append(edge.model);
        }
    }
    if (urns.isEmpty()) {
        finishOne();
        return;
    }
    auto call = m_client.models(urns, [this](Result<std::vector<catalog::Model>> models) {
        if (models) {
            m_found.models = std::move(*models);
            readGroups();
            return;
        }
        fail(models.error());
        finishOne();
    });
    m_ended.push_back(std::exchange(m_pending[edgesChain], std::move(call)));
}

void Names::readGroups()
{
    QStringList urns;
    QSet<QString> seen;
    for (const catalog::Model &model : m_found.models) {
        for (const QString &group : model.groups) {
            if (!seen.contains(group))
                urns.append(group);
            seen.insert(group);
        }
    }
    if (urns.isEmpty())
        finishOne();
    else
        readNeighbours(u"mlModelGroup"_s, urns);
}

void Names::readNeighbours(const QString &type, const QStringList &urns)
{
    auto call = m_client.neighbours(
        type, urns, [this, type](Result<QHash<QString, catalog::Neighbour>> neighbours) {
            if (!neighbours) {
                fail(neighbours.error());
                finishOne();
                return;
            }
            for (auto it = neighbours->begin(); it != neighbours->end(); ++it)
                m_found.directory.insert(it.key(), it.value());
            if (type == containerType)
                takeContainers(*neighbours);
            else
                finishOne();
        });
    m_ended.push_back(std::exchange(m_pending[type], std::move(call)));
}

void Names::takeContainers(const QHash<QString, catalog::Neighbour> &containers)
{
    QStringList unknown;
    for (const catalog::Neighbour &container : containers) {
        if (!container.parent.isEmpty() && !m_found.directory.find(container.parent)
            && !unknown.contains(container.parent))
            unknown.append(container.parent);
    }
    if (unknown.isEmpty())
        finishOne();
    else
        readNeighbours(containerType, unknown);
}

void Names::fail(const Error &error)
{
    if (!m_found.error)
        m_found.error = error;
}

void Names::finishOne()
{
    if (--m_open == 0)
        m_done(std::move(m_found));
}

} // namespace store
