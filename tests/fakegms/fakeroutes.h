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
    //! True for what changes something when all goes well.
    static bool isWrite(const FakeRequest &request);

private:
    using json = nlohmann::json;

    //! /openapi/v3/entity/<type>/<urn>/<aspect>
    struct AspectPath
    {
        std::string type;
        std::string urn;
        std::string aspect;

        static AspectPath of(const QByteArray &path);
    };
    static bool isAspectPath(const QByteArray &path);

    //! One aspect to write, over whatever endpoint.
    struct Write
    {
        std::string type;
        std::string urn;
        std::string aspect;
        std::string change = "UPSERT";
        json value; //!< of PATCH the operations, bare or as {"patch": …}
        json headers;
        json systemMetadata;
    };
    //! Why a write is refused; an empty message: it is not.
    struct Refusal
    {
        std::string message;
        bool precondition = false;
    };

    FakeReply config() const;
    FakeReply getPath(const FakeRequest &request);
    FakeReply postPath(const FakeRequest &request);

    FakeReply page(const std::string &entityType, const QStringList &aspects,
                   const FakeRequest &request, const json &filter);
    FakeReply scroll(const FakeRequest &request);
    FakeReply batchGet(const std::string &entityType, const FakeRequest &request);
    FakeReply entity(const FakeRequest &request, const QByteArray &urn);
    FakeReply aspect(const FakeRequest &request);
    FakeReply edges(const FakeRequest &request);

    FakeReply listUrns(const FakeRequest &request);
    FakeReply snapshot(const QByteArray &urn);
    FakeReply entitiesV2(const FakeRequest &request);
    FakeReply entityV2(const FakeRequest &request, const QByteArray &urn);
    FakeReply restLiAspect(const FakeRequest &request, const QByteArray &urn);
    FakeReply related(const FakeRequest &request);

    FakeReply ingest(const FakeRequest &request);
    FakeReply postAspect(const FakeRequest &request);
    FakeReply patchAspect(const FakeRequest &request);
    FakeReply graphql(const FakeRequest &request);
    Refusal refusal(const Write &write) const;
    Refusal refusalByPrecondition(const Write &write) const;
    json valueOf(const Write &write) const;
    json patched(const Write &write) const;
    void store(const Write &write);
    FakeReply written(const FakeRequest &request, const Write &write);

    static json v3Aspect(const FakeData::AspectValue &aspect, bool systemMetadata);
    json v3Entity(const std::string &urn, const QStringList &aspects, bool systemMetadata) const;
    json v2Entity(const std::string &urn, const QStringList &aspects) const;
    bool registered(const std::string &entityType, const std::string &aspect) const;

    FakeGms &m_gms;
};
