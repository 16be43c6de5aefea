// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/localgms/api.h"

namespace localgms {

//! Writes entities as OpenAPI v3 has them by copying the stored texts.
class EntityWriter
{
public:
    //! \a aspects empty: all.
    EntityWriter(const Database &database, const std::vector<std::string> &aspects,
                 bool systemMetadata);

    //! False, and nothing written, where the entity has none of the wanted aspects.
    bool append(std::string &out, std::string_view urn, std::string_view document);
    void append(std::string &out, std::string_view urn, const std::vector<SegmentView> &segments);

private:
    const std::string &nameFragment(std::uint16_t id);
    bool isWanted(std::uint16_t id) const;

    const Database &m_database;
    std::vector<std::uint16_t> m_wanted;
    bool m_all;
    bool m_systemMetadata;
    std::vector<std::string> m_fragments; //!< "name":{"value": by id
};

//! {"value":…[,"systemMetadata":…,"auditStamp":…]}
void appendAspect(std::string &out, const SegmentView &segment, bool systemMetadata);
//! With quotes.
void appendJsonString(std::string &out, std::string_view text);

//! What a path /openapi/v3/entity/{entity}/… names.
struct Target
{
    const EntitySpec *entity = nullptr;
    std::string urn;
    const AspectSpec *aspect = nullptr; //!< null: the whole entity
};

//! \a args: the entity's name and all segments behind it; the urn may have slashes in it.
//! ApiError BadRequest for an unknown entity name, a bad urn, an urn of another type.
Target targetOf(const Gms &gms, const std::vector<std::string> &args);
const EntitySpec &entityInPath(const Gms &gms, const std::string &name);
//! Exact names for those of a request; unknown ones are left out.
std::vector<std::string> aspectNames(const Gms &gms, const std::vector<std::string> &names);

} // namespace localgms
