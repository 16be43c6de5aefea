// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/localgms/matcher.h"

namespace localgms {

struct SortBy
{
    std::string field;
    bool descending = false;
};

struct SearchRequest
{
    std::vector<std::string> entities; //!< names as in the registry; empty: all
    std::string query = "*";
    Filter filter;
    bool includeSoftDeleted = false; //!< they come too where the filter names `removed`
    std::vector<SortBy> sort; //!< empty: by urn; the urn always decides last
    std::int64_t count = 10;
    std::int64_t start = 0; //!< to skip, where no cursor says it
    std::string cursor; //!< scrollId of the page before
    bool facets = false;
    int sliceId = -1; //!< of sliceMax slices; -1: no slices
    int sliceMax = 0;
};

using Facets = std::map<std::string, std::map<std::string, std::int64_t>>;

struct SearchPage
{
    std::vector<std::string> urns;
    std::int64_t total = 0;
    std::string next; //!< scrollId; empty at the end
    Facets facets;
};

//! ApiError BadRequest for a cursor that is none of ours.
SearchPage search(Connection &reader, const Database &database, const SearchRequest &request);

//! Where search() would only walk along the urns: the total comes from a counter and every row of
//! documents in [from, to) is a hit.
bool isPlainWalk(const SearchRequest &request, const Database &database);

//! Where a walk goes on and what there is in all; the text is the client's to send back.
struct Cursor
{
    std::string after; //!< urn of the last entity given
    std::int64_t total = 0;
    std::vector<std::string> keys; //!< its sort keys

    std::string encode() const;
    static Cursor decode(const std::string &text); //!< ApiError BadRequest
};

//! [first, last) of the urns of each type, in order; a single range of all where \a entities is
//! empty.
std::vector<std::pair<std::string, std::string>> urnRanges(std::vector<std::string> entities);

//! Counted beside the entities: without the soft-deleted unless asked.
std::int64_t countOf(Connection &reader, const std::vector<std::string> &entities,
                     bool includeSoftDeleted);

} // namespace localgms
