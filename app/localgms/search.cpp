// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/search.h"

#include "app/localgms/apierror.h"
#include "app/localgms/document.h"
#include "app/localgms/extract.h"

#include <QByteArray>

#include <algorithm>
#include <array>

namespace localgms {

namespace {

constexpr std::array facetFields {"platform", "platformInstance", "origin",   "owners",
                                  "tags",     "deprecated",       "container"};

struct Hit
{
    std::vector<std::string> keys;
    std::string urn;
};

bool namesRemoved(const Filter &filter)
{
    for (const auto &group : filter) {
        if (std::any_of(group.begin(), group.end(),
                        [](const Criterion &c) { return c.field == "removed"; }))
            return true;
    }
    return false;
}

bool isByUrn(const std::vector<SortBy> &sort)
{
    return sort.empty() || (sort.front().field == "urn" && !sort.front().descending);
}

bool isInSlice(std::string_view urn, const SearchRequest &request)
{
    if (request.sliceId < 0 || request.sliceMax < 2)
        return true;
    // FNV-1a: the same in every run and process.
    std::uint64_t hash = 1469598103934665603ull;
    for (const char c : urn)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    return int(hash % std::uint64_t(request.sliceMax)) == request.sliceId;
}

std::vector<std::string> sortKeys(const Candidate &candidate, const std::vector<SortBy> &sort,
                                  const Database &database)
{
    std::vector<std::string> keys;
    for (const SortBy &by : sort) {
        std::string key = by.field == "urn" ? std::string(candidate.urn) : std::string();
        const std::uint16_t field = database.idOf(by.field);
        SearchReader reader(candidate.fields);
        while (key.empty() && reader.next()) {
            if (reader.field() == field)
                key = foldCase(reader.text());
        }
        keys.push_back(std::move(key));
    }
    return keys;
}

//! What has no value comes last either way.
bool comesBefore(const Hit &a, const Hit &b, const std::vector<SortBy> &sort)
{
    for (std::size_t i = 0; i < sort.size() && i < a.keys.size() && i < b.keys.size(); ++i) {
        if (a.keys[i] == b.keys[i])
            continue;
        if (a.keys[i].empty() || b.keys[i].empty())
            return b.keys[i].empty();
        return (a.keys[i] < b.keys[i]) != sort[i].descending;
    }
    return a.urn < b.urn;
}

void addFacets(Facets &facets, const Candidate &candidate,
               const std::map<std::uint16_t, std::string> &fields)
{
    ++facets["_entityType"][std::string(entityTypeOf(candidate.urn))];
    SearchReader reader(candidate.fields);
    while (reader.next()) {
        if (const auto it = fields.find(reader.field()); it != fields.end())
            ++facets[it->second][std::string(reader.text())];
    }
}

//! Every entity that matches, in urn order. \a visit returns false to stop.
template <typename Visit>
void scan(Connection &reader, const Database &database, const SearchRequest &request,
          const std::string &after, Visit visit)
{
    const Matches query = compileQuery(request.query, database);
    const Matches filter = compileFilter(request.filter, database);
    const bool removedToo = request.includeSoftDeleted || namesRemoved(request.filter);
    for (const auto &[first, last] : urnRanges(request.entities)) {
        if (last <= after)
            continue;
        Query rows = reader.query(
            "SELECT urn, removed, fields, words FROM search WHERE urn>=? AND urn<? AND urn>?"
            " ORDER BY urn");
        rows.bind(std::string_view(first))
            .bind(std::string_view(last))
            .bind(std::string_view(after));
        while (rows.step()) {
            const Candidate candidate {rows.text(0), rows.text(2), rows.text(3)};
            const bool meant = (removedToo || rows.integer(1) == 0)
                            && isInSlice(candidate.urn, request) && (!filter || filter(candidate))
                            && (!query || query(candidate));
            if (meant && !visit(candidate))
                return;
        }
    }
}

SearchPage byUrn(Connection &reader, const Database &database, const SearchRequest &request,
                 const Cursor &cursor)
{
    SearchPage page;
    std::map<std::uint16_t, std::string> facetIds;
    for (const char *field : facetFields)
        facetIds.emplace(database.idOf(field), field);
    const bool counted = !request.cursor.empty();
    std::int64_t seen = 0;
    bool more = false;
    scan(reader, database, request, cursor.after, [&](const Candidate &candidate) {
        const bool wanted = seen >= request.start && std::int64_t(page.urns.size()) < request.count;
        if (wanted)
            page.urns.emplace_back(candidate.urn);
        more = more || (!wanted && seen >= request.start);
        ++seen;
        if (request.facets)
            addFacets(page.facets, candidate, facetIds);
        return !counted || !more;
    });
    page.total = counted ? cursor.total : seen;
    if (more && !page.urns.empty())
        page.next = Cursor {page.urns.back(), page.total, {}}.encode();
    return page;
}

SearchPage sorted(Connection &reader, const Database &database, const SearchRequest &request,
                  const Cursor &cursor)
{
    std::vector<Hit> hits;
    scan(reader, database, request, {}, [&](const Candidate &candidate) {
        hits.push_back({sortKeys(candidate, request.sort, database), std::string(candidate.urn)});
        return true;
    });
    const auto before
        = [&request](const Hit &a, const Hit &b) { return comesBefore(a, b, request.sort); };
    std::sort(hits.begin(), hits.end(), before);
    auto it = hits.begin();
    if (!request.cursor.empty()) {
        it = std::upper_bound(hits.begin(), hits.end(), Hit {cursor.keys, cursor.after}, before);
    } else {
        it += std::min<std::int64_t>(request.start, hits.end() - hits.begin());
    }
    SearchPage page;
    page.total = std::int64_t(hits.size());
    const auto end = it + std::min<std::int64_t>(request.count, hits.end() - it);
    if (end != hits.end() && end != it)
        page.next = Cursor {(end - 1)->urn, page.total, (end - 1)->keys}.encode();
    for (; it != end; ++it)
        page.urns.push_back(std::move(it->urn));
    return page;
}

} // namespace

std::string Cursor::encode() const
{
    const std::string text = Json {{"u", after}, {"t", total}, {"k", keys}}.dump();
    return QByteArray(text.data(), qsizetype(text.size()))
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
        .toStdString();
}

Cursor Cursor::decode(const std::string &text)
{
    const auto bytes = QByteArray::fromBase64Encoding(
        QByteArray(text.data(), qsizetype(text.size())),
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals
            | QByteArray::AbortOnBase64DecodingErrors);
    try {
        const Json json = Json::parse(bytes.decoded.toStdString());
        return {json.at("u"), json.at("t"), json.at("k")};
    } catch (const Json::exception &) {
        throw ApiError(Fault::BadRequest, "Invalid scroll ID: " + text.substr(0, 100));
    }
}

std::vector<std::pair<std::string, std::string>> urnRanges(std::vector<std::string> entities)
{
    if (entities.empty())
        return {{"urn:li:", "urn:li;"}};
    std::vector<std::pair<std::string, std::string>> ranges;
    ranges.reserve(entities.size());
    for (const std::string &entity : entities)
        ranges.emplace_back("urn:li:" + entity + ":", "urn:li:" + entity + ";");
    std::sort(ranges.begin(), ranges.end());
    ranges.erase(std::unique(ranges.begin(), ranges.end()), ranges.end());
    return ranges;
}

std::int64_t countOf(Connection &reader, const std::vector<std::string> &entities,
                     bool includeSoftDeleted)
{
    std::int64_t sum = 0;
    Query rows = reader.query("SELECT type, total, removed FROM counts");
    while (rows.step()) {
        const bool meant
            = entities.empty()
           || std::find(entities.begin(), entities.end(), rows.text(0)) != entities.end();
        sum += meant ? rows.integer(1) - (includeSoftDeleted ? 0 : rows.integer(2)) : 0;
    }
    return sum;
}

bool isPlainWalk(const SearchRequest &request, const Database &database)
{
    return request.filter.empty() && request.sliceId < 0 && request.start == 0 && !request.facets
        && isByUrn(request.sort) && !compileQuery(request.query, database);
}

SearchPage search(Connection &reader, const Database &database, const SearchRequest &request)
{
    const Cursor cursor = request.cursor.empty() ? Cursor {} : Cursor::decode(request.cursor);
    return isByUrn(request.sort) ? byUrn(reader, database, request, cursor)
                                 : sorted(reader, database, request, cursor);
}

} // namespace localgms
