// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/readonly.h"

#include "models/gms/requests.h"

#include <algorithm>
#include <array>

namespace gms {

namespace {

constexpr std::array<QByteArrayView, 10> readingActions {
    "search",
    "searchAcrossEntities",
    "scrollAcrossEntities",
    "list",
    "filter",
    "listUrns",
    "autocomplete",
    "exists",
    "getTotalEntityCount",
    "batchGetTotalEntityCount",
};

template <std::size_t n>
bool contains(const std::array<QByteArrayView, n> &list, QByteArrayView value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

//! POST /entities?action=… reads for the actions above, if the action is the one parameter.
bool isReadingAction(QByteArrayView path, QByteArrayView query)
{
    constexpr QByteArrayView action = "action=";
    return path == QByteArrayView("/entities") && query.startsWith(action)
        && contains(readingActions, query.sliced(action.size()));
}

//! /openapi/v3/entity/<type>/batchGet, the type in letters only.
bool isBatchGet(QByteArrayView path)
{
    constexpr QByteArrayView head = "/openapi/v3/entity/";
    constexpr QByteArrayView tail = "/batchGet";
    if (!path.startsWith(head) || !path.endsWith(tail) || path.size() <= head.size() + tail.size())
        return false;
    const QByteArrayView type = path.sliced(head.size(), path.size() - head.size() - tail.size());
    return std::all_of(type.begin(), type.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

} // namespace

bool isRead(const HttpRequest &request)
{
    if (request.method == "GET" || request.method == "HEAD")
        return true;
    if (request.method != "POST")
        return false;
    const qsizetype mark = request.path.indexOf('?');
    const QByteArrayView path
        = mark < 0 ? QByteArrayView(request.path) : QByteArrayView(request.path).first(mark);
    const QByteArrayView query
        = mark < 0 ? QByteArrayView() : QByteArrayView(request.path).sliced(mark + 1);
    return path == QByteArrayView("/openapi/v3/entity/scroll")
        || path == QByteArrayView("/openapi/v3/relationship/scroll") || isBatchGet(path)
        || isReadingAction(path, query)
        || (request.path == "/api/graphql" && request.body == meRequest().body);
}

} // namespace gms
