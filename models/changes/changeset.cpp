// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changes/changeset.h"

#include "models/changes/aspects.h"

#include <algorithm>

namespace changes {

namespace {

qsizetype rank(const QString &aspect)
{
    const qsizetype i = aspect::ofDeployment.indexOf(aspect);
    return i < 0 ? aspect::ofDeployment.size() : i;
}

} // namespace

Step reversed(const Step &step)
{
    Step result = step;
    std::ranges::reverse(result.swaps);
    for (Step::Swap &swap : result.swaps)
        std::swap(swap.before, swap.after);
    return result;
}

const AspectEdit *ChangeSet::find(const EditKey &key) const
{
    const auto it = m_edits.constFind(key);
    return it == m_edits.constEnd() ? nullptr : &*it;
}

std::vector<AspectEdit> ChangeSet::of(const QString &urn) const
{
    std::vector<AspectEdit> result;
    for (const QString &aspect : m_entities.value(urn))
        result.push_back(*m_edits.constFind({urn, aspect}));
    return result;
}

std::size_t ChangeSet::changeCount() const
{
    std::size_t count = 0;
    for (const AspectEdit &edit : m_edits)
        count += edit.delta.size();
    return count;
}

QStringList ChangeSet::entities() const
{
    QStringList urns = m_entities.keys();
    std::ranges::sort(urns, {}, [this](const QString &urn) { return m_place.value(urn); });
    return urns;
}

std::vector<AspectEdit> ChangeSet::edits() const
{
    std::vector<AspectEdit> result;
    result.reserve(editCount());
    for (const QString &urn : entities()) {
        for (const QString &aspect : m_entities.value(urn))
            result.push_back(*m_edits.constFind({urn, aspect}));
    }
    return result;
}

Step::Swap ChangeSet::added(const EditKey &key, qint64 baseVersion, const Delta &further) const
{
    const AspectEdit *now = find(key);
    // What was seen first is what the changes go back to.
    return replaced(key, now ? now->baseVersion : baseVersion,
                    combined(key.aspect, now ? now->delta : Delta(), further));
}

Step::Swap ChangeSet::replaced(const EditKey &key, qint64 baseVersion, const Delta &delta) const
{
    const AspectEdit *now = find(key);
    Step::Swap swap {key, now ? std::optional(*now) : std::nullopt, std::nullopt};
    if (!delta.empty())
        swap.after = AspectEdit {key, baseVersion, delta};
    return swap;
}

Step::Swap ChangeSet::dropped(const EditKey &key, const std::optional<FieldKey> &field) const
{
    const AspectEdit *now = find(key);
    Delta left = now && field ? now->delta : Delta();
    if (field)
        std::erase_if(left, [&](const FieldChange &change) { return change.key == *field; });
    return replaced(key, now ? now->baseVersion : 0, left);
}

void ChangeSet::apply(const Step &step)
{
    for (const Step::Swap &swap : step.swaps)
        put(swap.key, swap.after);
}

void ChangeSet::put(const EditKey &key, const std::optional<AspectEdit> &edit)
{
    if (edit) {
        if (!m_edits.contains(key)) {
            QStringList &aspects = m_entities[key.urn];
            aspects.insert(std::ranges::upper_bound(aspects, rank(key.aspect), {}, rank),
                           key.aspect);
            if (!m_place.contains(key.urn))
                m_place.insert(key.urn, m_nextPlace++);
        }
        m_edits.insert(key, *edit);
        return;
    }
    if (!m_edits.remove(key))
        return;
    const auto entity = m_entities.find(key.urn);
    entity->removeOne(key.aspect);
    if (entity->isEmpty())
        m_entities.erase(entity);
}

bool History::make(ChangeSet &set, Step step)
{
    std::erase_if(step.swaps, [](const Step::Swap &swap) { return swap.before == swap.after; });
    if (step.isEmpty())
        return false;
    set.apply(step);
    m_undone.clear();
    const bool goesOn = !m_sealed && !step.coalesces.isEmpty() && !m_done.empty()
                     && m_done.back().coalesces == step.coalesces;
    m_sealed = false;
    if (!goesOn) {
        m_done.push_back(std::move(step));
        return true;
    }
    Step &last = m_done.back();
    last.title = step.title;
    for (Step::Swap &swap : step.swaps) {
        const auto it = std::ranges::find_if(
            last.swaps, [&](const Step::Swap &one) { return one.key == swap.key; });
        if (it == last.swaps.end())
            last.swaps.push_back(std::move(swap));
        else
            it->after = std::move(swap.after);
    }
    std::erase_if(last.swaps, [](const Step::Swap &swap) { return swap.before == swap.after; });
    if (last.isEmpty())
        m_done.pop_back();
    return true;
}

std::optional<Step> History::undo(ChangeSet &set)
{
    if (m_done.empty())
        return std::nullopt;
    const Step back = reversed(m_done.back());
    set.apply(back);
    m_undone.push_back(std::move(m_done.back()));
    m_done.pop_back();
    m_sealed = true;
    return back;
}

std::optional<Step> History::redo(ChangeSet &set)
{
    if (m_undone.empty())
        return std::nullopt;
    Step forth = m_undone.back();
    set.apply(forth);
    m_done.push_back(std::move(m_undone.back()));
    m_undone.pop_back();
    m_sealed = true;
    return forth;
}

void History::seal()
{
    m_sealed = true;
}

void History::clear()
{
    m_done.clear();
    m_undone.clear();
    m_sealed = true;
}

} // namespace changes
