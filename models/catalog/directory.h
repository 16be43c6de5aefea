// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <cstdint>

namespace catalog {

//! What the table and the details say of something that a deployment points at.
struct Neighbour
{
    QString name; //!< for people; empty where the server knows none
    QString detail; //!< e-mail, description or qualified name
    QString colour; //!< of a tag: #rrggbb as the server has it
    QString parent; //!< of a container: the URN of the container around it
    QString subType; //!< of a container: "ML Workspace", "Project"
    bool exists = true; //!< false: the server was asked and does not have it
    bool active = true; //!< of a user

    bool operator==(const Neighbour &) const = default;
};

//! Names of users, groups, tags, containers, platforms, instances and ownership types, by URN.
class Directory
{
public:
    void insert(const QString &urn, const Neighbour &neighbour)
    {
        m_entries.insert(urn, neighbour);
    }
    const Neighbour *find(const QString &urn) const
    {
        const auto it = m_entries.constFind(urn);
        return it == m_entries.constEnd() ? nullptr : &*it;
    }
    //! The server's name for \a urn, or what the URN itself says.
    QString displayName(const QString &urn) const;
    //! From the outermost container to \a container itself; ends where a parent repeats.
    QStringList containerPath(const QString &container) const;
    qsizetype size() const { return m_entries.size(); }
    const QHash<QString, Neighbour> &entries() const { return m_entries; }

    bool operator==(const Directory &) const = default;

private:
    QHash<QString, Neighbour> m_entries;
};

} // namespace catalog
