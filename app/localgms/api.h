// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/localgms/apierror.h"
#include "app/localgms/database.h"
#include "app/localgms/document.h"
#include "app/localgms/features.h"
#include "app/localgms/ingest.h"
#include "app/localgms/request.h"
#include "app/localgms/router.h"

#include <mutex>
#include <optional>

namespace localgms {

//! What every endpoint works with.
struct Gms
{
    Database &database;
    const Features features;
    const bool asksForToken;

    std::mutex sliceMutex {};
    std::pair<int, int> stickySlice {-1, 0}; //!< see Features::stickySlices

    const Registry &registry() const { return database.registry(); }
    Author author(const Request &request, const char *source) const;
};

//! ApiError BadJson for what is no JSON or nested too deeply.
Json parseBody(const Request &request);
//! A string of a JSON object, or \a fallback where it is missing; ApiError BadRequest for another
//! type.
std::string textIn(const Json &object, const char *name, const std::string &fallback = {});
std::int64_t numberIn(const Json &object, const char *name, std::int64_t fallback);
bool flagIn(const Json &object, const char *name, bool fallback);
std::int64_t numberParam(const Request &request, const char *name, std::int64_t fallback);
//! More than 10000 becomes 5000, and nonsense too, as GMS does without a word.
std::int64_t cappedCount(std::int64_t count);

Response jsonResponse(const Json &body, int status = 200);
Response textResponse(std::string &&json, int status = 200);
std::string dump(const Json &json);

//! The body of an entity; the blob lives as long as the reader's query is not used again.
std::optional<std::string> documentOf(Connection &reader, const std::string &urn);
//! ApiError BadRequest unless it is a urn of a known entity type with a valid key.
const EntitySpec &checkedEntity(const Gms &gms, const std::string &urn);

//! An action of /entities.
Response deleteReferences(Gms &gms, const Call &call);

void addSystemRoutes(Router &router, Gms &gms);
void addAspectRoutes(Router &router, Gms &gms);
void addEntityRoutes(Router &router, Gms &gms);
void addRelationshipRoutes(Router &router, Gms &gms);
void addOpenApiReads(Router &router, Gms &gms);
void addOpenApiWrites(Router &router, Gms &gms);
void addGraphqlRoutes(Router &router, Gms &gms);

} // namespace localgms
