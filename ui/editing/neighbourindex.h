// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/directory.h"

#include <string>
#include <vector>

//! Users, groups, tags or containers by what they are called, to complete what is typed. Ten
//! thousand of them are looked through within a few milliseconds.
class NeighbourIndex
{
public:
    struct Entry
    {
        QString urn;
        QString name; //!< of the server, else of the URN
        QString detail;

        bool operator==(const Entry &) const = default;
    };

    //! By name. What does not exist or is not active comes last.
    void build(const QHash<QString, catalog::Neighbour> &neighbours);
    //! Those whose name, id or detail have \a text in them, ignoring case: whose name or id begins
    //! with it, then those of which some word does, then the rest; each by name.
    std::vector<const Entry *> search(const QString &text, std::size_t atMost) const;
    //! Whose name or id is \a text and nothing else, ignoring case; null where there is none.
    const Entry *exactly(const QString &text) const;
    std::size_t size() const { return m_entries.size(); }

private:
    struct Folded
    {
        std::string name;
        std::string id;
        std::string detail;
    };

    std::vector<Entry> m_entries;
    std::vector<Folded> m_folded;
};
