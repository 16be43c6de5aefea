// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/chunkbuilder.h"
#include "models/catalog/directory.h"
#include "models/catalog/links.h"
#include "models/catalog/record.h"

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace catalog {

using Row = std::uint32_t;

//! A snapshot of all deployments of a server. Never changes: loading, refreshing and editing make a
//! new one that shares the unchanged chunks, so any thread may read it without a lock. Rows are
//! numbered from 0 in the order of loading; a number means something in this snapshot only, the URN
//! is what lasts.
class Catalog
{
public:
    //! Where the rows of URNs are; made by the first who asks. Holds for every snapshot with the
    //! same URNs in the same rows.
    struct UrnIndex
    {
        std::once_flag made;
        std::vector<Row> slots; //!< open addressing by the URN's hash; row + 1, 0 is free
    };

    //! Everything that a snapshot is made of.
    struct Parts
    {
        std::vector<std::shared_ptr<const Chunk>> chunks;
        std::array<DictionaryView, facetCount> dictionaries;
        DictionaryView ownerTypes;
        DictionaryView propertyKeys;
        std::shared_ptr<const Directory> directory;
        std::shared_ptr<const Links> links;
        //! All rows as filter::order() has them by name, where that is known already; else null.
        std::shared_ptr<const std::vector<Row>> byName;
        std::shared_ptr<UrnIndex> urns; //!< of another snapshot with these URNs; else null
    };

    Catalog();
    explicit Catalog(Parts parts);

    std::size_t size() const { return m_starts.back(); }
    bool isEmpty() const { return size() == 0; }

    std::size_t chunkCount() const { return m_parts.chunks.size(); }
    const Chunk &chunk(std::size_t i) const { return *m_parts.chunks[i]; }
    //! The row number of the first row of chunk \a i; of one past the last chunk, size().
    Row chunkStart(std::size_t i) const { return m_starts[i]; }

    struct Place
    {
        const Chunk &chunk;
        std::size_t i; //!< in the chunk
    };
    Place place(Row row) const;

    const DictionaryView &dictionary(Facet facet) const
    {
        return m_parts.dictionaries[std::size_t(facet)];
    }
    const DictionaryView &ownerTypes() const { return m_parts.ownerTypes; }
    const DictionaryView &propertyKeys() const { return m_parts.propertyKeys; }
    const Directory &directory() const { return *m_parts.directory; }
    const Links &links() const { return *m_parts.links; }
    const Parts &parts() const { return m_parts; }

    // One cell, for what is painted.
    QString urn(Row row) const;
    std::string urnUtf8(Row row) const;
    QString name(Row row) const; //!< with %28 %29 %2C decoded for the eye
    QString text(Row row, Facet facet) const; //!< as on the wire; of a facet with one value
    QString description(Row row) const;
    QString version(Row row) const;
    QString url(Row row) const;
    QString note(Row row) const;
    QString replacement(Row row) const;
    std::int64_t created(Row row) const; //!< ms or noTime
    std::int64_t decommission(Row row) const; //!< ms or noTime
    bool has(Row row, Flag flag) const;
    std::vector<OwnerEntry> owners(Row row) const;
    QStringList tags(Row row) const;
    Record record(Row row) const;

    //! By an index that the first call builds; any thread.
    std::optional<Row> find(const QString &urn) const;

    //! Bytes held by the chunks, without dictionaries and directory.
    std::size_t chunkMemory() const;

private:
    void buildIndex(std::vector<Row> &index) const;

    Parts m_parts;
    std::vector<Row> m_starts {0};
};

using CatalogPtr = std::shared_ptr<const Catalog>;

//! What a snapshot is made from, over its life: owns the dictionaries. Used by one thread at a
//! time.
class CatalogBuilder
{
public:
    CatalogBuilder();
    //! Goes on from \a parts, of which the dictionaries are the views of \a dictionaries.
    CatalogBuilder(std::unique_ptr<Dictionaries> dictionaries, Catalog::Parts parts);

    void append(ChunkBuilder &builder);
    //! Puts \a chunk in, made by finish() with this builder's dictionaries.
    void append(std::shared_ptr<const Chunk> chunk);
    void setDirectory(std::shared_ptr<const Directory> directory);
    void setLinks(std::shared_ptr<const Links> links);
    void clearChunks() { m_chunks.clear(); }
    Dictionaries &dictionaries() { return *m_dictionaries; }
    const std::vector<std::shared_ptr<const Chunk>> &chunks() const { return m_chunks; }
    const Links &links() const { return *m_links; }

    //! The snapshot as of now. Cheap: chunks and dictionaries are shared.
    CatalogPtr snapshot() const;

private:
    std::unique_ptr<Dictionaries> m_dictionaries;
    std::vector<std::shared_ptr<const Chunk>> m_chunks;
    std::shared_ptr<const Directory> m_directory;
    std::shared_ptr<const Links> m_links;
};

} // namespace catalog
