// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/changes/changeset.h"

//! Between the catalog's rows and the aspects that edits are about.
namespace changes {

//! The aspect as far as the catalog knows it; null where the deployment has none. Good enough for
//! what was there before, which is compared by value or by who is in a list; attribution, context
//! and what else the catalog does not keep come from the server when it is written.
Json documentOf(const catalog::Record &record, const QString &aspect);

//! Does to \a record what \a edit will do to the deployment.
void apply(catalog::Record &record, const AspectEdit &edit);

//! The version of the aspect that the catalog has seen: -1 absent, 0 not known.
qint64 versionOf(const catalog::Catalog &catalog, catalog::Row row, const QString &aspect);

//! A deployment that is not there yet, as far as its URN tells.
catalog::Record recordOf(const QString &urn);

//! Catalogs as they will be when a change set is applied: what table, filter and sorting see.
class Overlay
{
public:
    //! \a catalog with \a set applied, and behind its rows the deployments that \a set makes.
    //! Rows keep their numbers. Shares all chunks without a pending change; \a catalog itself where
    //! there is none. A chunk is made again only where its edits are others than the last time.
    //! What \a waiting has edits of is marked as catalog::Pending; the rest of \a set was written
    //! already.
    catalog::CatalogPtr of(const catalog::CatalogPtr &catalog, const ChangeSet &set,
                           const ChangeSet &waiting);
    catalog::CatalogPtr of(const catalog::CatalogPtr &catalog, const ChangeSet &set)
    {
        return of(catalog, set, set);
    }

private:
    struct Edit
    {
        AspectEdit edit;
        bool waits = false; //!< something of its deployment does

        bool operator==(const Edit &) const = default;
    };
    struct Made
    {
        std::vector<Edit> edits; //!< by deployment
        std::shared_ptr<const catalog::Chunk> chunk;
    };

    void begin(const catalog::CatalogPtr &catalog);
    std::shared_ptr<const catalog::Chunk> chunkOf(
        std::size_t i, const QHash<catalog::Row, std::vector<Edit>> &edits);
    std::shared_ptr<const catalog::Chunk> chunkOfNew(const std::vector<Edit> &edits);

    catalog::CatalogPtr m_base;
    std::unique_ptr<catalog::Dictionaries> m_dictionaries; //!< those of the base, and more
    QHash<std::size_t, Made> m_made; //!< by the chunk's number; that of new rows has size_t(-1)
};

} // namespace changes
