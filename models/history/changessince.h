// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"

#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <vector>

namespace history {

//! What of a deployment is another than it was. The order is that of importance; of one deployment
//! there may be several.
enum class ChangeKind {
    GotWorse, //!< its status, by domain::statusSeverity(); none counts as UNKNOWN
    Gone, //!< the server does not list it any more
    SoftDeleted,
    LostOwners, //!< it had some, and has none
    Deprecated,
    DateMoved, //!< of a deployment that was deprecated and is: set, moved or cleared
    ReplacementChanged,
    VersionChanged,
    StatusChanged, //!< to a better one
    OwnersChanged,
    TagsChanged,
    New,
    Restored,
    Undeprecated,
    OtherChanged, //!< description, URL, note, instance, container or custom properties
};
inline constexpr std::size_t changeKindCount = 15;

//! new, gone, status-worse …: what a change is called in JSON; never translated.
QString changeKindId(ChangeKind kind);

//! One change of one deployment between two catalogs.
struct Change
{
    ChangeKind kind = ChangeKind::New;
    QString urn;
    QString name; //!< decoded for the eye
    QString environment;
    bool production = false;
    std::optional<catalog::Row> before; //!< in the first catalog
    std::optional<catalog::Row> after; //!< in the second
    //! Of a status its symbol, of a replacement its URN, of a version its text, of a date ms as
    //! decimal digits; empty for absent. Of New, Gone and SoftDeleted the status, of Deprecated and
    //! Undeprecated the date.
    QString was;
    QString is;
    //! Of owners and tags URNs, of OtherChanged what changed: description, url, note, instance,
    //! container, and a custom property by its key behind "property:". Of an owner whose type alone
    //! changed, the URN is in both.
    QStringList added;
    QStringList removed;

    bool operator==(const Change &) const = default;
};

//! What is another in \a after than in \a before, by URN; the most important first: by kind, in
//! each production first, of a status the worst first and among those what was best before, then by
//! name and URN. Of deployments that are there twice the first counts. Pure, any thread; the
//! catalogs need nothing in common. \a production has environments as on the wire.
std::vector<Change> changesBetween(const catalog::Catalog &before, const catalog::Catalog &after,
                                   const QStringList &production);

//! The changes of deployments that one of the two masks has: as a filter leaves them then or now.
std::vector<Change> matching(const std::vector<Change> &changes,
                             const std::vector<std::uint8_t> &before,
                             const std::vector<std::uint8_t> &after);

//! How many there are of each kind.
std::array<int, changeKindCount> counted(const std::vector<Change> &changes);

} // namespace history
