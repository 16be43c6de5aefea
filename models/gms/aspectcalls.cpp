// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/aspectcalls.h"

#include "models/gms/fetch.h"
#include "models/gms/requests.h"
#include "models/gms/writerequests.h"

#include <QDateTime>

using namespace Qt::Literals::StringLiterals;

namespace gms {

namespace {

//! A server answers that it has no such endpoint, and not that it lacks the entity.
bool lacksEndpoint(const Result<HttpReply> &reply)
{
    return reply && !isMissingEntity(*reply)
        && (reply->status == 404 || reply->status == 405 || reply->status == 501);
}

//! What can be asked for: some releases refuse the whole question for an aspect they do not know.
QStringList knownAspects(const ServerInfo &server, const domain::Urn &urn, QStringList names)
{
    if (urn.isDeployment() && !server.hasContainer())
        names.removeAll(u"container"_s);
    return names;
}

//! \a reply read with \a read, a function from a body to a Result<T>; its errors name \a request.
template <typename T, typename Read>
Result<T> readReply(const HttpRequest &request, Result<HttpReply> reply, Read read)
{
    const auto answer = accepted(request, std::move(reply));
    if (!answer)
        return Failure(answer.error());
    Result<T> value = read(answer->body);
    if (!value)
        value.error().request = requestName(request);
    return value;
}

bool isAnyThere(const AspectStates &states)
{
    return std::any_of(states.begin(), states.end(),
                       [](const auto &entry) { return entry.second.version >= 0; });
}

qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

Pending readAspects(Transport &transport, const ServerInfo &server, bool &old,
                    const domain::Urn &urn, const QStringList &names, Done<AspectStates> done)
{
    const QStringList asked = knownAspects(server, urn, names);
    const auto read = [names](const QByteArray &body) { return readAspectStates(body, names); };
    const auto readV2 = [names](const QByteArray &body) { return readAspectStatesV2(body, names); };
    if (old || !server.hasOpenApiV3())
        return fetchAs<AspectStates>(transport, entityV2Request(urn, asked), readV2,
                                     std::move(done));
    auto chain = std::make_unique<Chain>();
    const HttpRequest request = entityRequest(urn, asked);
    chain->step = transport.send(
        request, [=, &transport, &old, holder = chain.get()](Result<HttpReply> reply) {
            if (reply && isMissingEntity(*reply)) // it has none of them, if it exists at all
                return done(absentAspects(names));
            if (!lacksEndpoint(reply))
                return done(readReply<AspectStates>(request, std::move(reply), read));
            holder->step = fetchAs<AspectStates>(transport, entityV2Request(urn, asked), readV2,
                                                 [&old, done](Result<AspectStates> states) {
                                                     // An entity without them gives a 404, too.
                                                     old = old || (states && isAnyThere(*states));
                                                     done(std::move(states));
                                                 });
        });
    return chain;
}

Pending readAspectAt(Transport &transport, const ServerInfo &server, bool old,
                     const domain::Urn &urn, const VersionOf &wanted, Done<AspectState> done)
{
    const HttpRequest restLi = restLiAspectRequest(urn, wanted.aspect, wanted.version);
    const auto readRestLi = [version = wanted.version](const QByteArray &body) {
        return readRestLiAspect(body, version);
    };
    if (old || !server.hasOpenApiV3())
        return fetchAs<AspectState>(transport, restLi, readRestLi, std::move(done));
    auto chain = std::make_unique<Chain>();
    const HttpRequest request = aspectRequest(urn, wanted.aspect, wanted.version);
    chain->step
        = transport.send(request, [=, &transport, holder = chain.get()](Result<HttpReply> reply) {
              if (!lacksEndpoint(reply))
                  return done(readReply<AspectState>(request, std::move(reply), readAspectState));
              holder->step = fetchAs<AspectState>(transport, restLi, readRestLi, done);
          });
    return chain;
}

Pending sendWrite(Transport &transport, bool v3, const AspectWrite &write, Done<void> done)
{
    if (v3)
        return fetchAs<void>(
            transport, writeRequest(write, nowMs()),
            [aspect = write.aspect](const QByteArray &body) { return readWritten(body, aspect); },
            std::move(done));
    HttpRequest request = proposalRequest(proposalOf(write, nowMs()));
    request.mayRetry = false;
    return fetchAs<void>(transport, std::move(request), readIngested, std::move(done));
}

Pending sendPatch(Transport &transport, const AspectPatch &patch, Done<void> done)
{
    HttpRequest request = patchRequest(patch, nowMs());
    if (hasPatchTemplate(patch.aspect))
        return fetchAs<void>(transport, std::move(request), readIngested, std::move(done));
    return fetchAs<void>(
        transport, std::move(request),
        [aspect = patch.aspect](const QByteArray &body) { return readWritten(body, aspect); },
        std::move(done));
}

Pending askMe(Transport &transport, Done<QString> done)
{
    return fetchAs<QString>(transport, meRequest(), readMe, std::move(done));
}

} // namespace gms
