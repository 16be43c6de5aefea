// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/localgms/database.h"
#include "app/localgms/document.h"
#include "app/localgms/features.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace localgms {

//! A MetadataChangeProposal, whichever endpoint it came by.
struct Proposal
{
    std::string urn;
    std::string entityType; //!< empty: as in the urn
    std::string aspect;
    std::string change = "UPSERT"; //!< UPSERT CREATE UPDATE RESTATE CREATE_ENTITY PATCH DELETE
    Json value; //!< of PATCH: an array of operations, or {"patch", "arrayPrimaryKeys",
                //!< "forceGenericPatch"}
    Json systemMetadata;
    std::map<std::string, std::string> headers; //!< the preconditions
};

struct Author
{
    std::string actor; //!< urn
    std::string source; //!< RESTLI, OPENAPI or GRAPHQL
};

//! All writes of one request: a transaction over aspects, documents, search values, edges and
//! counts. Nothing is stored unless commit() returns. Faults are thrown as ApiError.
class Ingest
{
public:
    Ingest(Database &database, const Features &features, Author author);
    ~Ingest();

    void apply(const Proposal &proposal);
    //! How many rows of aspects went; 0 where there is no such entity.
    std::int64_t removeEntity(const std::string &urn);
    bool removeAspect(const std::string &urn, const std::string &aspect);
    void commit();

    struct Written
    {
        std::string urn;
        std::vector<Segment> segments; //!< written, or found equal, in this request; defaults too
    };
    //! After commit(), in the order of the first write.
    const std::vector<Written> &written() const { return m_written; }

private:
    struct State;

    State &load(const std::string &urn);
    const AspectSpec &aspectOf(const EntitySpec &entity, const std::string &name) const;
    void applyTo(State &state, const AspectSpec &aspect, const Proposal &proposal);
    bool refusedCreate(const State &state, const Segment *current, const Proposal &proposal) const;
    void checkPreconditions(const Segment *current, const Proposal &proposal) const;
    Json newValue(const AspectSpec &aspect, const State &state, const Segment *current,
                  const Proposal &proposal) const;
    void store(State &state, const AspectSpec &aspect, const Json &value,
               const Json &systemMetadata);
    void touch(State &state, Segment &segment, const Json &systemMetadata);
    Json metaFor(const AspectSpec &aspect, const Json &sent, const Json &previous) const;
    void addDefaults(State &state);
    void writeEdges(const State &state, const AspectSpec &aspect, std::uint16_t id,
                    const Json *value, bool existed);
    void flush(State &state);
    void erase(State &state);
    void count(const State &state, int total, int removed);

    Database &m_database;
    const Features &m_features;
    Author m_author;
    Database::Writer m_writer;
    std::int64_t m_now;
    std::unordered_map<std::string, std::unique_ptr<State>> m_states;
    std::vector<State *> m_order;
    std::vector<Written> m_written;
};

} // namespace localgms
