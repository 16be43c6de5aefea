// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changes/wish.h"

#include "models/changes/aspects.h"

using namespace Qt::Literals::StringLiterals;

namespace changes {

namespace {

void wantOwners(const Wish &wish, Cells &cells)
{
    for (const Wish::Owner &owner : wish.removeOwners) {
        const std::vector<Cell> all = cells.all();
        const QString wholly = ownerItem(ownerEntry(owner.urn, owner.type));
        for (const Cell &cell : all) {
            const bool meant = owner.type.isEmpty() ? cell.key.item.startsWith(owner.urn + u'|')
                                                    : cell.key.item == wholly;
            if (cell.key.field == "owners"_L1 && meant)
                cells.remove(cell.key);
        }
    }
    for (const Wish::Owner &owner : wish.addOwners) {
        const Json entry = ownerEntry(owner.urn, owner.type);
        const FieldKey key {u"owners"_s, ownerItem(entry)};
        if (!cells.find(key))
            cells.set(key, entry);
    }
}

void wantTags(const Wish &wish, Cells &cells)
{
    for (const QString &tag : wish.removeTags)
        cells.remove({u"tags"_s, tag});
    for (const QString &tag : wish.addTags) {
        const FieldKey key {u"tags"_s, tag};
        if (!cells.find(key))
            cells.set(key, {{"tag", tag.toStdString()}});
    }
}

void wantDeprecation(const Wish &wish, const QString &urn, Cells &cells)
{
    const FieldKey flag {u"deprecated"_s, {}};
    const FieldKey date {u"decommissionTime"_s, {}};
    const FieldKey note {u"note"_s, {}};
    const FieldKey replacement {u"replacement"_s, {}};
    if (wish.undeprecate) {
        cells.set(flag, false);
        for (const FieldKey &key : {date, note, replacement})
            cells.remove(key);
    }
    if (!wish.deprecate)
        return;
    cells.set(flag, true);
    if (wish.deprecate->decommissionMs && !(wish.deprecate->keepsDates && cells.find(date)))
        cells.set(date, *wish.deprecate->decommissionMs);
    if (wish.deprecate->note)
        cells.set(note, wish.deprecate->note->toStdString());
    if (wish.deprecate->replacement && *wish.deprecate->replacement != urn)
        cells.set(replacement, wish.deprecate->replacement->toStdString());
}

} // namespace

QStringList Wish::aspects() const
{
    QStringList result;
    if (!properties.empty() || !removeProperties.isEmpty())
        result.append(aspect::properties);
    if (!addOwners.empty() || !removeOwners.empty())
        result.append(aspect::ownership);
    if (!addTags.isEmpty() || !removeTags.isEmpty())
        result.append(aspect::tags);
    if (deprecate || undeprecate)
        result.append(aspect::deprecation);
    if (removed)
        result.append(aspect::status);
    return result;
}

Delta wanted(const Wish &wish, const QString &urn, const QString &aspect, const Json &present)
{
    Cells cells = Cells::of(aspect, present);
    if (aspect == aspect::ownership) {
        wantOwners(wish, cells);
    } else if (aspect == aspect::tags) {
        wantTags(wish, cells);
    } else if (aspect == aspect::deprecation) {
        wantDeprecation(wish, urn, cells);
    } else if (aspect == aspect::status && wish.removed) {
        cells.set({u"removed"_s, {}}, *wish.removed);
    } else if (aspect == aspect::properties) {
        for (const QString &key : wish.removeProperties)
            cells.remove({u"customProperties"_s, key});
        for (const auto &[key, value] : wish.properties)
            cells.set({u"customProperties"_s, key}, value.toStdString());
    }
    return difference(aspect, present, cells.document(aspect));
}

} // namespace changes
