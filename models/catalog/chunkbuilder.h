// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/chunk.h"
#include "models/catalog/ephemeral.h"

#include <memory>

namespace catalog {

//! The dictionaries that the chunks of one catalog share.
struct Dictionaries
{
    std::array<Dictionary, facetCount> facets;
    Dictionary ownerTypes;
    Dictionary propertyKeys;
};

//! Fills a chunk row by row, in any thread, with dictionaries of its own; finish() translates them.
//! All texts are UTF-8 and are copied.
class ChunkBuilder
{
public:
    ChunkBuilder();

    //! Begins a deployment; platform, name and environment are read from \a urn. A URN that is no
    //! three-part deployment URN is kept whole, with its text as the name.
    void beginRow(std::string_view urn);
    void set(Facet facet, std::string_view value); //!< of the facets with one value; "" is absent
    void setDescription(std::string_view text) { m_description = text; }
    void setVersion(std::string_view text) { m_version = text; }
    void setUrl(std::string_view text) { m_url = text; }
    void setCreated(std::int64_t ms) { m_created = ms; }
    void addProperty(std::string_view key, std::string_view value);
    void addOwner(std::string_view urn, std::string_view type);
    void addTag(std::string_view urn);
    void setDeprecation(bool deprecated, std::int64_t decommissionMs, std::string_view note,
                        std::string_view replacement);
    void setRemoved(bool removed);
    void setHasProperties();
    //! An edit of it waits; \a leaving: that removes it.
    void setPending(bool leaving);
    void setAspectVersion(Aspect aspect, std::uint64_t version);
    void endRow();

    std::size_t rows() const { return m_chunk->size(); }
    //! False when the columns are so full that the next row could overflow them: finish first.
    bool hasRoom() const;

    //! The finished chunk, in the codes of \a dictionaries, which take up what they did not know.
    //! The builder is empty afterwards.
    std::shared_ptr<const Chunk> finish(Dictionaries &dictionaries);

private:
    void translate(Array<Code> &codes, const Dictionary &from, Dictionary &to) const;

    std::unique_ptr<Chunk> m_chunk;
    std::unique_ptr<Dictionaries> m_local;
    std::vector<EphemeralKey> m_keyKinds; //!< by code of m_local->propertyKeys

    // The row under way.
    std::array<Code, singleFacetCount> m_codes {};
    std::string m_urn;
    std::string m_name;
    std::string m_description;
    std::string m_version;
    std::string m_url;
    std::string m_urlTemplate;
    std::string m_note;
    std::string m_replacement;
    std::int64_t m_created = noTime;
    std::int64_t m_decommission = noTime;
    std::uint8_t m_flags = 0;
    bool m_saysNotEphemeral = false;
    std::array<std::uint8_t, aspectCount> m_versions {};
};

//! How Chunk::urls keeps a link: with a mark in place of \a name. urlFromTemplate() is its inverse.
std::string urlTemplate(std::string_view url, std::string_view name);
std::string urlFromTemplate(std::string_view text, std::string_view name);

} // namespace catalog
