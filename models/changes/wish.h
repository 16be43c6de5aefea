// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/delta.h"

#include <QStringList>

#include <map>

namespace changes {

//! What someone wants of any number of deployments, whatever they are now: a bulk edit, or the
//! options of the command line. What it comes to for one of them, wanted() says.
struct Wish
{
    struct Owner
    {
        QString urn;
        //! ownershipType URN, or a symbol of OwnershipType. Of a removal empty: in whatever type.
        QString type;

        bool operator==(const Owner &) const = default;
    };
    struct Deprecation
    {
        std::optional<qint64> decommissionMs; //!< nothing: as it is
        bool keepsDates = false; //!< a date that is there stays
        std::optional<QString> note; //!< nothing: as it is
        std::optional<QString> replacement; //!< URN; nothing: as it is

        bool operator==(const Deprecation &) const = default;
    };

    std::vector<Owner> addOwners;
    std::vector<Owner> removeOwners;
    QStringList addTags; //!< URNs
    QStringList removeTags;
    std::optional<Deprecation> deprecate;
    bool undeprecate = false; //!< clears note, date and replacement, too
    std::optional<bool> removed; //!< soft-deleted or restored
    std::map<QString, QString> properties; //!< custom properties to be set
    QStringList removeProperties;

    bool isEmpty() const { return aspects().isEmpty(); }
    //! Which aspects it may change.
    QStringList aspects() const;
    bool operator==(const Wish &) const = default;
};

//! What \a wish changes of \a present (null where there is no such aspect); empty where all is so
//! already. A deployment is never its own replacement: \a urn is whose aspect it is.
Delta wanted(const Wish &wish, const QString &urn, const QString &aspect, const Json &present);

} // namespace changes
