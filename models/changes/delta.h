// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/fields.h"

namespace changes {

//! One field of an aspect from one value to another. null stands for a field that is not there.
struct FieldChange
{
    FieldKey key;
    Json before; //!< what it was for whoever changed it
    Json after;

    bool operator==(const FieldChange &) const = default;
};

//! At most one change per field.
using Delta = std::vector<FieldChange>;

//! What was changed from \a base to \a mine; either may be null. Of a list, what came and what
//! went; its order is no change, nor is another context or attribution of what is in both.
Delta difference(const QString &aspect, const Json &base, const Json &mine);

//! \a first and then \a second as one. What ends where it began is gone from it.
Delta combined(const QString &aspect, const Delta &first, const Delta &second);
Delta inverted(const Delta &delta);

//! Where two changed the same field to different values.
struct Collision
{
    FieldKey key;
    Json base;
    Json theirs;
    Json mine;

    bool operator==(const Collision &) const = default;
};

struct Merged
{
    Json value; //!< theirs with all of mine that does not collide; null where there is nothing
    Delta made; //!< what of mine was not there already
    std::vector<Collision> collisions;
};

//! \a delta made to what is there now. A field that is still as it was before, or by now as it is
//! to be, is no collision. Members of lists never collide: what is to be added may be there, and
//! what is to go may be gone.
Merged merged(const QString &aspect, const Json &theirs, const Delta &delta);

//! Three-way: what \a mine changed of \a base, made to \a theirs.
Merged merge(const QString &aspect, const Json &base, const Json &theirs, const Json &mine);

//! True where \a present has everything that \a delta wanted: what a read-back must find.
bool holds(const QString &aspect, const Json &present, const Delta &delta);

} // namespace changes
