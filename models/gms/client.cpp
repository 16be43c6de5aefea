// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/client.h"

#include "models/gms/aspectcalls.h"
#include "models/gms/codec/json.h"
#include "models/gms/codec/pagedecoder.h"
#include "models/gms/fetch.h"
#include "models/gms/lookup.h"
#include "models/gms/neighbourlist.h"
#include "models/gms/probe.h"

using namespace Qt::Literals::StringLiterals;

namespace gms {

namespace {

const QString deploymentType = u"mlModelDeployment"_s;
const QString modelType = u"mlModel"_s;
//! Marks what continues a list of edges that is made from models.
constexpr QLatin1StringView modelsMark("slipway-models:");

QStringList deploymentAspects(const ServerInfo &server)
{
    QStringList aspects {u"mlModelDeploymentKey"_s,
                         u"mlModelDeploymentProperties"_s,
                         u"ownership"_s,
                         u"globalTags"_s,
                         u"deprecation"_s,
                         u"status"_s,
                         u"dataPlatformInstance"_s};
    if (server.hasContainer())
        aspects.append(u"container"_s);
    return aspects;
}

//! The URNs among \a urns that are of this type, once each.
QStringList askable(const QString &entityType, const QStringList &urns)
{
    QStringList result;
    for (const QString &text : urns) {
        const auto urn = domain::Urn::tryParse(text);
        if (urn && urn->entityType() == entityType)
            result.append(text);
    }
    result.removeDuplicates();
    return result;
}

Result<QByteArray> convertedFromV2(const QByteArray &body)
{
    return parseJson(body).map(entityFromV2).map(toBytes);
}

} // namespace

Pending Client::probe(Done<ServerInfo> done)
{
    return probeServer(m_transport, [this, done = std::move(done)](Result<ServerInfo> info) {
        if (info)
            setServer(*info);
        done(std::move(info));
    });
}

void Client::setServer(const ServerInfo &server)
{
    m_server = server;
    m_deployments = {};
    m_models = {};
    m_neighbours = {};
    m_oldLookup = false;
    m_oldAspects = false;
    m_oldEdges = false;
}

Pending Client::deploymentsPage(const QString &scrollId, int count, Done<QByteArray> done,
                                std::function<void(QString)> nextKnown)
{
    Hearing hearing;
    if (nextKnown) {
        hearing.head = [nextKnown = std::move(nextKnown)](const QByteArray &head) {
            if (const auto next = peekScrollId(head))
                nextKnown(*next);
        };
    }
    return listPage(m_transport, m_server, m_deployments,
                    {deploymentType, deploymentAspects(m_server), scrollId, count}, std::move(done),
                    std::move(hearing));
}

Pending Client::edgesPage(const QString &scrollId, int count, Done<EdgesPage> done)
{
    auto chain = std::make_unique<Chain>();
    const auto fromModels = [this, count, done](Chain &holder, const QString &modelScrollId) {
        holder.step
            = listPage(m_transport, m_server, m_models,
                       {modelType, {u"mlModelKey"_s, u"mlModelProperties"_s}, modelScrollId, count},
                       [done](Result<QByteArray> body) {
                           auto page = std::move(body).and_then(readModelEdges);
                           if (page && !page->nextScrollId.isEmpty())
                               page->nextScrollId.prepend(modelsMark);
                           done(std::move(page));
                       });
    };
    if (scrollId.startsWith(modelsMark) || m_oldEdges) {
        fromModels(*chain, scrollId.mid(scrollId.startsWith(modelsMark) ? modelsMark.size() : 0));
        return chain;
    }
    chain->step = fetchAs<EdgesPage>(
        m_transport, edgesRequest(u"DeployedTo"_s, scrollId, count), readEdges,
        [this, holder = chain.get(), fromModels, done](Result<EdgesPage> page) {
            const bool missing
                = !page && (saysNoSuchEndpoint(page.error()) || page.error().httpStatus == 400);
            if (!missing)
                return done(std::move(page));
            m_oldEdges = true;
            fromModels(*holder, {});
        });
    return chain;
}

Pending Client::neighbours(const QString &entityType, const QStringList &urns,
                           Done<QHash<QString, catalog::Neighbour>> done)
{
    const QStringList asked = askable(entityType, urns);
    return lookUp(m_transport, m_oldLookup, entityType, asked, neighbourAspects(entityType),
                  [entityType, asked, done = std::move(done)](Result<Entities> found) {
                      if (!found)
                          return done(Failure(std::move(found.error())));
                      QHash<QString, catalog::Neighbour> result;
                      for (const QString &urn : asked) {
                          const auto it = found->constFind(urn);
                          const bool exists = it != found->constEnd();
                          auto neighbour
                              = exists ? readNeighbour(entityType, *it) : catalog::Neighbour();
                          neighbour.exists = exists;
                          result.emplace(urn, std::move(neighbour));
                      }
                      done(std::move(result));
                  });
}

Pending Client::models(const QStringList &urns, Done<std::vector<catalog::Model>> done)
{
    return lookUp(m_transport, m_oldLookup, modelType, askable(modelType, urns),
                  {u"mlModelKey"_s, u"mlModelProperties"_s},
                  [urns, done = std::move(done)](Result<Entities> found) {
                      if (!found)
                          return done(Failure(std::move(found.error())));
                      std::vector<catalog::Model> result;
                      for (const QString &urn : urns) {
                          catalog::Model model = readModel(urn, found->value(urn));
                          if (model.name.isEmpty()) {
                              const auto parsed = domain::Urn::tryParse(urn);
                              model.name = parsed ? parsed->displayName() : urn;
                          }
                          result.push_back(std::move(model));
                      }
                      done(std::move(result));
                  });
}

Pending Client::related(const domain::Urn &urn, Direction direction, const QStringList &types,
                        int start, int count, Done<Related> done)
{
    return fetchAs<Related>(m_transport, relatedRequest(urn, direction, types, start, count),
                            readRelated, std::move(done));
}

Pending Client::entitySnapshot(const domain::Urn &urn, Done<nlohmann::json> done)
{
    return fetchAs<nlohmann::json>(
        m_transport, snapshotRequest(urn), [](const QByteArray &body) { return parseJson(body); },
        std::move(done));
}

Pending Client::entityJson(const domain::Urn &urn, Done<QByteArray> done)
{
    auto chain = std::make_unique<Chain>();
    const HttpRequest request = entityRequest(urn);
    chain->step = m_transport.send(
        request, [this, holder = chain.get(), request, urn, done](Result<HttpReply> reply) {
            const bool old = reply && !isMissingEntity(*reply)
                          && (reply->status == 404 || reply->status == 405 || reply->status == 501);
            if (!old) {
                auto answer = accepted(request, std::move(reply));
                return done(std::move(answer).map([](HttpReply got) { return got.body; }));
            }
            holder->step
                = fetchAs<QByteArray>(m_transport, entityV2Request(urn), convertedFromV2, done);
        });
    return chain;
}

Pending Client::ingest(const std::vector<domain::Proposal> &proposals, Done<void> done)
{
    return fetch(m_transport, ingestRequest(proposals),
                 [done = std::move(done)](Result<HttpReply> reply) {
                     if (!reply)
                         return done(Failure(std::move(reply.error())));
                     done({}); // the answer's text is a constant without meaning
                 });
}

Pending Client::aspects(const domain::Urn &urn, const QStringList &names,
                        Done<std::map<QString, AspectState>> done)
{
    return readAspects(m_transport, m_server, m_oldAspects, urn, names, std::move(done));
}

Pending Client::aspectAt(const domain::Urn &urn, const QString &name, qint64 version,
                         Done<AspectState> done)
{
    return readAspectAt(m_transport, m_server, m_oldAspects, urn, {name, version}, std::move(done));
}

Pending Client::writeAspect(const AspectWrite &write, Done<void> done)
{
    return sendWrite(m_transport, m_server.hasOpenApiV3() && !m_oldAspects, write, std::move(done));
}

Pending Client::patchAspect(const AspectPatch &patch, Done<void> done)
{
    return sendPatch(m_transport, patch, std::move(done));
}

Pending Client::whoAmI(Done<QString> done)
{
    return askMe(m_transport, std::move(done));
}

Pending Client::listNeighbours(const QString &entityType, int limit,
                               Done<QHash<QString, catalog::Neighbour>> done)
{
    return listAllNeighbours(m_transport, m_server, m_neighbours, {entityType, limit},
                             std::move(done));
}

QString Client::curlFor(const domain::Urn &urn, bool withToken) const
{
    return curlLine(entityRequest(urn), m_transport.origin(), m_transport.basePath(), withToken);
}

} // namespace gms
