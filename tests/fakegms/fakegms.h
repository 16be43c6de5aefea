// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/fakegms/fakeconnection.h"
#include "tests/fakegms/fakedata.h"

#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <optional>

//! When a fault strikes that keeps a write's answer from coming.
enum FaultMoment {
    BeforeWriting, //!< nothing was written
    AfterWriting, //!< it was
};

//! A GMS on a loopback port that behaves as a given release does, with its limits and defects, and
//! that goes wrong on demand. Runs in the thread that made it; needs its event loop.
class FakeGms final : public QObject
{
    Q_OBJECT

public:
    explicit FakeGms(QObject *parent = nullptr);

    QUrl url() const; //!< with the base path, if any
    FakeData &data() { return m_data; }
    void addDeployments(int count) { m_data.addDeployments(count); }

    //! "0.12" (no OpenAPI v3), "0.14", "1.0", "1.2", "1.3", "1.6", or any text as it stands in
    //! /config.
    void setRelease(const QString &release);
    //! As behind the web frontend: GMS answers below \a path, all else is a web page.
    void setBasePath(const QByteArray &path) { m_basePath = path; }
    //! Everything but /config then answers 401 without it.
    void setToken(const QByteArray &token) { m_token = token; }

    //! Preconditions of writes are then not looked at, as before 0.15.
    void setIgnoresPreconditions(bool ignores) { m_ignoresPreconditions = ignores; }
    //! Aspects that the entity type does not have are then not refused, but forgotten without a
    //! word, as with ALTERNATE_MCP_VALIDATION off.
    void setIgnoresUnknownAspects(bool ignores) { m_ignoresUnknownAspects = ignores; }
    //! Whom GraphQL's `me` and the stamps of writes name. Without one the server's authentication
    //! is off, and it names its own system user.
    void setUser(const QString &urn) { m_user = urn.toStdString(); }
    //! Runs when a request has come and before anything is done about it.
    std::function<void(const FakeRequest &)> beforeAnswer;

    //! The next \a times requests of which "METHOD target" contains \a match go wrong, after \a
    //! skip that go right. Of several faults that match the first is used up first. times < 0: for
    //! ever. A write is not done, unless it is AfterWriting. Slow is none that keeps it from being
    //! done.
    void fault(const QByteArray &match, Fault kind, int times = 1, int skip = 0,
               FaultMoment moment = BeforeWriting);
    void clearFaults() { m_faults.clear(); }

    const QList<FakeRequest> &requests() const { return m_requests; }
    void clearRequests() { m_requests.clear(); }
    int writes() const
    {
        return m_writes;
    } //!< requests that would change something, refused ones too
    //! How many of the requests have \a match in "METHOD target".
    int count(const QByteArray &match) const;

    //! For setRelease(): what the release has.
    struct Abilities
    {
        QByteArray version;
        bool v3 = true;
        bool scroll = true; //!< POST /openapi/v3/entity/scroll
        bool batchGet = true;
        bool v3Relationships = true;
        bool container = true; //!< deployments may have one
        bool filter = true;
        bool counts = true; //!< totalCount and facets
        bool brokenSlices = false; //!< a sliced request spoils those after it
        bool relationshipScroll = true;
        bool preconditions = true; //!< If-Version-Match is looked at
        bool answers412 = true; //!< where it does not hold; else 400
        bool genericPatch = true; //!< forceGenericPatch
    };

private:
    friend class FakeRoutes;

    struct PlannedFault
    {
        QByteArray match;
        Fault kind;
        int times;
        int skip;
        FaultMoment moment;
    };

    void serve(FakeConnection &connection, const FakeRequest &request);
    std::optional<PlannedFault> takeFault(const QByteArray &line);
    FakeReply answer(const FakeRequest &request);
    std::optional<FakeReply> faultReply(Fault fault, const FakeRequest &request) const;

    QTcpServer m_server;
    FakeData m_data;
    Abilities m_abilities;
    QByteArray m_basePath;
    QByteArray m_token;
    QList<PlannedFault> m_faults;
    QList<FakeRequest> m_requests;
    int m_writes = 0;
    bool m_sliced = false;
    bool m_ignoresPreconditions = false;
    bool m_ignoresUnknownAspects = false;
    std::string m_user;
};
