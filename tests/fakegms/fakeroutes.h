// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/fakegms/fakegms.h"

//! The answers of a FakeGms, endpoint by endpoint.
class FakeRoutes
{
public:
    explicit FakeRoutes(FakeGms &gms) : m_gms(gms) { }

    FakeReply answer(const FakeRequest &request);

private:
    using json = nlohmann::json;

    FakeReply config() const;
    FakeReply getPath(const FakeRequest &request);
    FakeReply postPath(const FakeRequest &request);

    FakeReply page(const std::string &entityType, const QStringList &aspects,
                   const FakeRequest &request, const json &filter);
    FakeReply scroll(const FakeRequest &request);
    FakeReply batchGet(const std::string &entityType, const FakeRequest &request);
    FakeReply entity(const FakeRequest &request, const QByteArray &urn);
    FakeReply edges(const FakeRequest &request);

    FakeReply listUrns(const FakeRequest &request);
    FakeReply snapshot(const QByteArray &urn);
    FakeReply entitiesV2(const FakeRequest &request);
    FakeReply entityV2(const QByteArray &urn);
    FakeReply related(const FakeRequest &request);
    FakeReply ingest(const FakeRequest &request);
    std::string refusal(const json &proposal) const;

    json v3Entity(const std::string &urn, const QStringList &aspects, bool systemMetadata) const;
    json v2Entity(const std::string &urn, const QStringList &aspects) const;
    bool registered(const std::string &entityType, const std::string &aspect) const;

    FakeGms &m_gms;
};
