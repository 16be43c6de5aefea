// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/handler.h"

#include "app/localgms/guard.h"

namespace localgms {

namespace {

int statusOf(Fault fault, bool restli, const Features &features)
{
    switch (fault) {
    case Fault::BadRequest:
    case Fault::BadJson:
        return 400;
    case Fault::Validation:
        return restli ? 422 : 400;
    case Fault::Precondition:
        return restli ? 422 : features.precondition412 ? 412 : 400;
    case Fault::NotFound:
    case Fault::NoEndpoint:
        return 404;
    case Fault::TooLarge:
        return 413;
    case Fault::Busy:
        return 503;
    case Fault::Internal:
        break;
    }
    return 500;
}

std::string titleOf(const ApiError &error, const Features &features)
{
    switch (error.fault()) {
    case Fault::Validation:
        return "Validation Error";
    case Fault::Precondition:
        return features.precondition412 ? "Precondition Error" : "Validation Error";
    case Fault::BadJson:
        return std::string_view(error.what()).starts_with("Malformed") ? "Malformed request body"
                                                                       : "Invalid JSON format";
    case Fault::Internal:
        return "Internal server error occurred";
    default:
        return error.what();
    }
}

} // namespace

Response faultResponse(const ApiError &error, const Request &request, const Features &features)
{
    const bool openApi = request.path.starts_with("/openapi/");
    const int status = statusOf(error.fault(), !openApi, features);
    if (openApi && error.fault() == Fault::NotFound)
        return {404, {}, {}, {{"Not-Found-Reason", "ENTITY"}}};
    Json body {{"message", error.what()}};
    if (openApi) {
        body["error"] = titleOf(error, features);
    } else {
        body["status"] = status;
        body["exceptionClass"] = "com.linkedin.restli.server.RestLiServiceException";
    }
    Response response = jsonResponse(body, status);
    if (status == 503)
        response.headers.emplace_back("Retry-After", "1");
    return response;
}

Handler::Handler(Database &database, const Features &features, bool asksForToken)
    : m_gms {database, features, asksForToken}
{
    addSystemRoutes(m_router, m_gms);
    addAspectRoutes(m_router, m_gms);
    addEntityRoutes(m_router, m_gms);
    addRelationshipRoutes(m_router, m_gms);
    addOpenApiReads(m_router, m_gms);
    addOpenApiWrites(m_router, m_gms);
    addGraphqlRoutes(m_router, m_gms);
}

Response Handler::handle(const Request &request)
{
    try {
        return m_router.route(request);
    } catch (const ApiError &error) {
        return faultResponse(error, request, m_gms.features);
    } catch (const Json::exception &error) {
        // A field of a request of another type than the endpoint expects.
        return faultResponse(ApiError(Fault::BadRequest, error.what()), request, m_gms.features);
    } catch (const SqlError &error) {
        const bool busy = (error.code() & 0xff) == SQLITE_BUSY;
        return faultResponse(ApiError(busy ? Fault::Busy : Fault::Internal, error.what()), request,
                             m_gms.features);
    }
}

} // namespace localgms
