// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/bulkpreview.h"

#include "models/changes/aspects.h"
#include "models/changes/records.h"

#include <QHash>

#include <algorithm>

namespace bulkpreview {

namespace {

//! Calls \a each with every deployment that is asked for, as it will be.
template <typename Each>
void forEach(const Question &question, Each each)
{
    for (const QString &urn : question.urns) {
        const auto row = question.catalog->find(urn);
        catalog::Record record = row ? question.catalog->record(*row) : changes::recordOf(urn);
        for (const changes::AspectEdit &edit : question.waiting.of(urn))
            changes::apply(record, edit);
        each(record);
    }
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
    forEach(question, [&](catalog::Record &record) {
        for (auto it = question.wishes.begin(); it != question.wishes.end(); ++it) {
            bool changes = false;
            for (const QString &aspect : it->aspects()) {
                const changes::Delta delta
                    = changes::wanted(*it, record.urn, aspect, changes::documentOf(record, aspect));
                if (delta.empty())
                    continue;
                changes = true;
                result.changes += int(delta.size());
                changes::apply(record, {{record.urn, aspect}, 0, delta});
            }
            result.changing[it.key()] += changes ? 1 : 0;
        }
        if (record.deprecated && record.replacement.isEmpty())
            ++result.withoutReplacement;
    });
    return result;
}

Present present(const Question &question)
{
    Present result;
    QHash<QString, int> owners;
    QHash<QString, int> tags;
    forEach(question, [&](const catalog::Record &record) {
        QSet<QString> seen;
        for (const catalog::OwnerEntry &owner : record.owners)
            seen.insert(owner.urn);
        for (const QString &urn : std::as_const(seen))
            ++owners[urn];
        for (const QString &tag : record.tags)
            ++tags[tag];
        result.deprecated += record.deprecated ? 1 : 0;
        result.dated += record.decommission ? 1 : 0;
        result.removed += record.removed ? 1 : 0;
    });
    result.owners = byFrequency(owners);
    result.tags = byFrequency(tags);
    return result;
}

} // namespace bulkpreview
