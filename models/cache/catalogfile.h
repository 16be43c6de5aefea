// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/core/result.h"

#include <QDateTime>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

//! The last catalog of a connection in a file, in the columns in which it lies in memory: a start
//! maps it, judges it, and reads it in place. It holds what the server says of deployments, never a
//! token. A file of another version, another computer's byte order, another connection, or with a
//! damage is refused: nothing in it can lead outside of it.
namespace cache {

//! What a store needs beside the catalog to go on where it was.
struct Origin
{
    QString identity; //!< of the connection: see identityOf()
    QDateTime savedAt; //!< when the server said all of it
    std::vector<int> pageSizes; //!< that the load asked for: the same again make the same chunks
    std::uint64_t linksDigest = 0; //!< of the answers that the links were made of
};

//! Writes the file whole or not at all, readable by its owner only. For any thread. \a byName has
//! all rows as filter::order() has them: to sort is what would take the next start longest.
Result<void> write(const QString &path, const catalog::Catalog &catalog, const Origin &origin,
                   const std::vector<catalog::Row> &byName);

//! A catalog that can be gone on from: see CatalogBuilder.
struct Restored
{
    Origin origin;
    std::unique_ptr<catalog::Dictionaries> dictionaries;
    catalog::Catalog::Parts parts; //!< chunks keep the mapped file; with byName, without links
    //! Which models the deployments serve, of all things in the file the slowest to be read; in any
    //! thread, once. Null where they make no sense.
    std::function<std::shared_ptr<const catalog::Links>()> readLinks;
};

//! NotFound where there is no file; File where it is not what write() wrote for \a identity.
Result<Restored> read(const QString &path, const QString &identity);

//! Notes that at \a savedAt the server said the same as the file. False where there is no such
//! file.
bool confirm(const QString &path, const QDateTime &savedAt);

} // namespace cache
