// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cache/catalogfile.h"
#include "models/catalog/catalog.h"
#include "models/core/result.h"

#include <QByteArray>
#include <QStringList>

#include <map>

namespace store {

//! Makes snapshots of what comes in. Lives in one worker: its functions are called one after
//! another, never in the GUI thread.
class Assembler
{
public:
    struct Page
    {
        catalog::CatalogPtr snapshot; //!< of all that came so far
        qint64 total = -1; //!< of all pages; -1 where the server does not say
        qint64 rows = 0; //!< so far
        QString nextScrollId; //!< empty on the last page
    };

    //! Goes on from \a restored: the snapshot of it, without links. Before anything else is called,
    //! so in any thread.
    catalog::CatalogPtr adopt(cache::Restored restored);
    //! The snapshot with the links of what was adopted; null where they cannot be read.
    catalog::CatalogPtr adoptLinks();

    //! Forgets the rows, for loading them anew; names and links stay until they are replaced.
    void begin();
    //! Decodes \a body and puts its rows behind those that are there.
    Result<Page> addPage(const QByteArray &body);

    //! The snapshot, with those chunks of \a before that came again unchanged in place of their
    //! twins; it is \a before itself where nothing changed.
    catalog::CatalogPtr settle(const catalog::CatalogPtr &before);

    //! URNs that the catalog points at, by entity type.
    std::map<QString, QStringList> references() const;

    //! Puts names and model links in. Nothing stays out: an empty answer replaces what was there.
    catalog::CatalogPtr complete(std::shared_ptr<const catalog::Directory> directory,
                                 const std::vector<catalog::Edge> &edges,
                                 std::vector<catalog::Model> models, bool edgesKnown);

    //! Of the edges and models that the present links were made of.
    std::uint64_t linksDigest() const { return m_linksDigest; }

private:
    catalog::CatalogBuilder m_builder;
    qint64 m_rows = 0;
    std::uint64_t m_linksDigest = 0;
    std::shared_ptr<const catalog::Directory> m_directory = std::make_shared<catalog::Directory>();
    catalog::CatalogPtr adopted() const;

    std::vector<std::shared_ptr<const catalog::Chunk>> m_linkedChunks;
    std::shared_ptr<const std::vector<catalog::Row>> m_byName; //!< of what was adopted
    std::function<std::shared_ptr<const catalog::Links>()> m_readLinks; //!< until they are read
};

} // namespace store
