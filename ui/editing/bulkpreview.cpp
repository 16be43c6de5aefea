// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/bulkpreview.h"

#include "models/changes/aspects.h"
#include "models/changes/records.h"

#include <QHash>

#include <algorithm>

namespace bulkpreview {

namespace {

//! The deployment as it will be by what waits.
catalog::Record recordOf(const Question &question, const QString &urn)
{
    const auto row = question.catalog->find(urn);
    catalog::Record record = row ? question.catalog->record(*row) : changes::recordOf(urn);
    for (const changes::AspectEdit &edit : question.waiting.of(urn))
        changes::apply(record, edit);
    return record;
}

//! Makes \a wish to \a record; calls \a each with what it changes of an aspect.
template <typename Each>
void make(const changes::Wish &wish, catalog::Record &record, Each each)
{
    for (const QString &aspect : wish.aspects()) {
        const changes::Delta delta
            = changes::wanted(wish, record.urn, aspect, changes::documentOf(record, aspect));
        if (delta.empty())
            continue;
        each(aspect, delta);
        changes::apply(record, {{record.urn, aspect}, 0, delta});
    }
}

unsigned kindOf(const QString &aspect)
{
    using Kind = items::RowChange::Kind;
    return aspect == changes::aspect::ownership   ? Kind::Owners
         : aspect == changes::aspect::tags        ? Kind::Tags
         : aspect == changes::aspect::deprecation ? Kind::Deprecation
         : aspect == changes::aspect::status      ? Kind::Lifecycle
                                                  : Kind::Properties;
}

QList<std::pair<QString, int>> byFrequency(const QHash<QString, int> &counts)
{
    QList<std::pair<QString, int>> result;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        result.append({it.key(), it.value()});
    std::ranges::sort(result, [](const auto &a, const auto &b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    return result;
}

} // namespace

Answer answer(const Question &question)
{
    Answer result;
    for (auto it = question.wishes.begin(); it != question.wishes.end(); ++it)
        result.changing.insert(it.key(), 0);
    for (const QString &urn : question.urns) {
        catalog::Record record = recordOf(question, urn);
        for (auto it = question.wishes.begin(); it != question.wishes.end(); ++it) {
            int fields = 0;
            make(*it, record, [&](const QString &, const changes::Delta &delta) {
                fields += int(delta.size());
            });
            result.changes += fields;
            result.changing[it.key()] += fields > 0 ? 1 : 0;
        }
        if (record.deprecated && record.replacement.isEmpty())
            ++result.withoutReplacement;
    }
    return result;
}

items::RowChange changeOf(const Question &question, const QString &urn)
{
    items::RowChange change {.meant = true};
    catalog::Record record = recordOf(question, urn);
    const std::optional<QDateTime> date = record.decommission;
    for (const changes::Wish &wish : question.wishes) {
        make(wish, record, [&](const QString &aspect, const changes::Delta &delta) {
            change.changes += int(delta.size());
            change.kinds |= kindOf(aspect);
        });
        if (wish.deprecate && wish.deprecate->keepsDates && wish.deprecate->decommissionMs)
            change.keepsDate = date.has_value();
    }
    return change;
}

Present present(const Question &question)
{
    Present result;
    QHash<QString, int> owners;
    QHash<QString, int> tags;
    for (const QString &urn : question.urns) {
        const catalog::Record record = recordOf(question, urn);
        QSet<QString> seen;
        for (const catalog::OwnerEntry &owner : record.owners)
            seen.insert(owner.urn);
        for (const QString &owner : std::as_const(seen))
            ++owners[owner];
        for (const QString &tag : record.tags)
            ++tags[tag];
        result.deprecated += record.deprecated ? 1 : 0;
        result.dated += record.decommission ? 1 : 0;
        result.removed += record.removed ? 1 : 0;
    }
    result.owners = byFrequency(owners);
    result.tags = byFrequency(tags);
    return result;
}

} // namespace bulkpreview
