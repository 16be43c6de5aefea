// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <nlohmann/json.hpp>

#include <QString>

#include <compare>
#include <optional>
#include <vector>

//! Changes to aspects, as values: what is changed by itself, what two changes have in common, what
//! waits to be sent. Knows the shapes of aspects, and neither a server nor a window.
namespace changes {

using Json = nlohmann::json;

//! What of an aspect can be changed by itself: a field, or one item in a list or a map.
struct FieldKey
{
    QString field; //!< owners, tags, note, customProperties …
    //! In a list or map, which one: an owner as <owner URN>|<ownership type URN>, a tag or a
    //! deployment by its URN, a custom property by its key; else empty.
    QString item;

    bool operator==(const FieldKey &) const = default;
    std::strong_ordering operator<=>(const FieldKey &other) const
    {
        const int order = field.compare(other.field);
        return (order != 0 ? order : item.compare(other.item)) <=> 0;
    }
};

struct Cell
{
    FieldKey key;
    Json value;

    bool operator==(const Cell &) const = default;
};

//! An aspect taken apart, in the aspect's order. What the server keeps of its own accord is not
//! among them: ownerTypes and lastModified of ownership, and the actor of a deprecation.
class Cells
{
public:
    //! \a value is null for an aspect that is not there.
    static Cells of(const QString &aspect, const Json &value);

    const Json *find(const FieldKey &key) const;
    //! Appends what is new; what is there keeps its place.
    void set(const FieldKey &key, const Json &value);
    void remove(const FieldKey &key);
    const std::vector<Cell> &all() const { return m_cells; }

    //! The aspect again. Lists keep the cells' order; what other writers put in that is no list
    //! item or field of ours comes back as it was.
    Json document(const QString &aspect) const;

private:
    std::vector<Cell> m_cells;
    bool m_fromNothing = true;
};

//! True for lists whose items are there or not, and never two values of one: owners, tags, and a
//! model's deployments.
bool isMembership(const QString &aspect, const FieldKey &key);

//! True for what nobody changes by itself: what the server maintains, a list's entry that is there
//! twice or is none. Removing a member takes its doubles along.
bool isKept(const FieldKey &key);

//! What an absent field means by its schema: false, an empty text, an empty map; else null.
Json defaultOf(const QString &aspect, const FieldKey &key);

//! The item key of an owner in an ownership aspect: by typeUrn, or the system type of its type.
QString ownerItem(const Json &owner);
//! An entry of ownership.owners. \a type is an ownershipType URN or a symbol of OwnershipType.
Json ownerEntry(const QString &owner, const QString &type);

//! Who writes, and when: what some aspects must say of it.
struct Stamp
{
    QString actor; //!< corpuser URN
    qint64 timeMs = 0;
};

//! \a value as it is sent: with the fields that its schema requires, the stamp, and without what
//! the server maintains.
Json finished(const QString &aspect, Json value, const Stamp &stamp);

} // namespace changes
