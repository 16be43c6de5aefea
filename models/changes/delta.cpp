// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changes/delta.h"

#include <algorithm>

namespace changes {

namespace {

Json valueAt(const Cells &cells, const FieldKey &key)
{
    const Json *found = cells.find(key);
    return found ? *found : Json();
}

bool same(const QString &aspect, const FieldKey &key, const Json &a, const Json &b)
{
    if (a == b)
        return true;
    const Json fallback = defaultOf(aspect, key);
    return !fallback.is_null() && (a.is_null() ? fallback : a) == (b.is_null() ? fallback : b);
}

//! Whether \a now is what a change wanted. Of members only whether they are there: theirs may have
//! a context or an attribution that mine has not.
bool satisfied(const QString &aspect, const FieldKey &key, const Json &now, const Json &wanted)
{
    if (isMembership(aspect, key))
        return now.is_null() == wanted.is_null();
    return same(aspect, key, now, wanted);
}

} // namespace

Delta difference(const QString &aspect, const Json &base, const Json &mine)
{
    const Cells before = Cells::of(aspect, base);
    const Cells after = Cells::of(aspect, mine);
    Delta delta;
    for (const Cell &cell : before.all()) {
        const Json now = valueAt(after, cell.key);
        if (!isKept(cell.key) && !satisfied(aspect, cell.key, cell.value, now))
            delta.push_back({cell.key, cell.value, now});
    }
    for (const Cell &cell : after.all()) {
        if (!isKept(cell.key) && !before.find(cell.key)
            && !satisfied(aspect, cell.key, {}, cell.value))
            delta.push_back({cell.key, {}, cell.value});
    }
    return delta;
}

Delta combined(const QString &aspect, const Delta &first, const Delta &second)
{
    Delta result = first;
    for (const FieldChange &change : second) {
        const auto it = std::ranges::find_if(
            result, [&](const FieldChange &one) { return one.key == change.key; });
        if (it == result.end())
            result.push_back(change);
        else
            it->after = change.after;
    }
    std::erase_if(result, [&](const FieldChange &change) {
        return satisfied(aspect, change.key, change.before, change.after);
    });
    return result;
}

Delta inverted(const Delta &delta)
{
    Delta result = delta;
    for (FieldChange &change : result)
        std::swap(change.before, change.after);
    return result;
}

Merged merged(const QString &aspect, const Json &theirs, const Delta &delta)
{
    Merged result;
    Cells cells = Cells::of(aspect, theirs);
    for (const FieldChange &change : delta) {
        const Json now = valueAt(cells, change.key);
        if (satisfied(aspect, change.key, now, change.after))
            continue;
        // Of a member, before and after differ in whether it is there: now is as before.
        const bool untouched
            = isMembership(aspect, change.key) || same(aspect, change.key, now, change.before);
        if (!untouched) {
            result.collisions.push_back({change.key, change.before, now, change.after});
            continue;
        }
        result.made.push_back({change.key, now, change.after});
        if (change.after.is_null())
            cells.remove(change.key);
        else
            cells.set(change.key, change.after);
    }
    result.value = cells.document(aspect);
    return result;
}

Merged merge(const QString &aspect, const Json &base, const Json &theirs, const Json &mine)
{
    return merged(aspect, theirs, difference(aspect, base, mine));
}

bool holds(const QString &aspect, const Json &present, const Delta &delta)
{
    const Cells cells = Cells::of(aspect, present);
    return std::ranges::all_of(delta, [&](const FieldChange &change) {
        return satisfied(aspect, change.key, valueAt(cells, change.key), change.after);
    });
}

} // namespace changes
