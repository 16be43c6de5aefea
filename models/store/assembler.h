// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

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

private:
    catalog::CatalogBuilder m_builder;
    qint64 m_rows = 0;
    std::vector<catalog::Edge> m_edges; //!< that the present links were made of
    std::vector<catalog::Model> m_models;
    std::shared_ptr<const catalog::Directory> m_directory = std::make_shared<catalog::Directory>();
    std::vector<std::shared_ptr<const catalog::Chunk>> m_linkedChunks;
};

} // namespace store
