// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/dashboard/aggregates.h"

#include "models/core/fold.h"
#include "models/filter/chunkwise.h"
#include "models/filter/masks.h"

#include <algorithm>
#include <numeric>

namespace dashboard {

using catalog::Chunk;
using catalog::Code;
using catalog::Facet;

namespace {

//! What all threads share: limits, and what codes stand for.
struct Plan
{
    Plan(const catalog::Catalog &of, const filter::Context &context, const CodeGroups &ownerGroups)
        : catalog(of)
        , owners(ownerGroups)
        , slots(slotsByCode(of))
        , ages(ageBoundaries(context))
        , months(monthBoundaries(context))
        , soon(soonEnd(context))
        , now(context.now.toMSecsSinceEpoch())
    {
        const auto &environments = of.dictionary(Facet::Environment);
        production.resize(environments.size());
        for (Code code = 1; code < production.size(); ++code)
            production[code] = context.production.contains(fromUtf8(environments[code]));
    }

    const catalog::Catalog &catalog;
    const CodeGroups &owners;
    std::vector<std::uint8_t> slots;
    std::vector<std::uint8_t> production; //!< by code of the environment
    std::array<std::int64_t, ageLimits> ages;
    std::array<std::int64_t, dueMonths + 1> months;
    std::int64_t soon;
    std::int64_t now;
};

constexpr std::size_t lanes = 2; // neighbours that are alike do not wait for each other

//! What one thread counts, chunk after chunk.
class Counter
{
public:
    explicit Counter(const Plan &plan)
        : m_plan(plan)
        , m_status(plan.production.size() * statusSlots * lanes)
        , m_platforms(plan.catalog.dictionary(Facet::Platform).size() * lanes)
        , m_owners(plan.owners.size())
        , m_ages(std::size_t(ageBuckets) * lanes)
    {
    }

    void count(std::size_t c, const std::uint8_t *mask)
    {
        const Chunk &chunk = m_plan.catalog.chunk(c);
        if (!filter::masks::any(mask, chunk.size()))
            return;
        m_sums.rows += filter::masks::count(mask, chunk.size());
        countCodes(chunk, mask);
        countOwners(chunk, mask);
        countAges(chunk, mask);
        countDue(chunk, mask);
        countCare(chunk, m_plan.catalog.chunkStart(c), mask);
    }

    void addTo(Aggregates &sums) const
    {
        for (std::size_t i = 0; i < m_status.size(); ++i)
            addStatus(sums, i / (statusSlots * lanes), i / lanes % statusSlots, m_status[i]);
        for (std::size_t i = 0; i < m_platforms.size(); ++i)
            sums.byPlatform[sums.platforms.of(Code(i / lanes))] += m_platforms[i];
        for (std::size_t i = 0; i < m_owners.size(); ++i)
            sums.byOwner[i] += m_owners[i];
        for (std::size_t i = 0; i < m_ages.size(); ++i) {
            const std::size_t reached = i / lanes;
            sums.byAge[reached > ageLimits ? undatedAge : ageLimits - reached] += m_ages[i];
        }
        addSums(sums);
    }

private:
    void countCodes(const Chunk &chunk, const std::uint8_t *mask)
    {
        const Code *const environments = chunk.facets[std::size_t(Facet::Environment)].data();
        const Code *const statuses = chunk.facets[std::size_t(Facet::Status)].data();
        const Code *const platforms = chunk.facets[std::size_t(Facet::Platform)].data();
        const std::uint8_t *const slotOf = m_plan.slots.data();
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            const std::size_t cell = environments[i] * statusSlots + slotOf[statuses[i]];
            m_status[cell * lanes + i % lanes] += mask[i];
            m_platforms[platforms[i] * lanes + i % lanes] += mask[i];
        }
    }

    void countOwners(const Chunk &chunk, const std::uint8_t *mask)
    {
        const auto &start = chunk.owners.start;
        const Code *const values = chunk.owners.values.data();
        const std::uint32_t *const groupOf = m_plan.owners.byCode().data();
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            if (!mask[i])
                continue;
            const std::uint32_t from = start[i];
            const std::uint32_t to = start[i + 1];
            if (from == to)
                countUnowned(chunk, i);
            for (std::uint32_t k = from; k < to; ++k) {
                const std::uint32_t group = groupOf[values[k]];
                bool again = false;
                for (std::uint32_t before = from; before < k; ++before)
                    again = again || groupOf[values[before]] == group;
                m_owners[group] += again ? 0 : 1;
            }
        }
    }

    void countUnowned(const Chunk &chunk, std::size_t i)
    {
        ++m_owners[0];
        const bool failed = m_plan.slots[chunk.facets[std::size_t(Facet::Status)][i]] == failedSlot;
        const bool production = m_plan.production[chunk.facets[std::size_t(Facet::Environment)][i]];
        m_sums.unownedFailedProduction += failed && production ? 1 : 0;
    }

    void countAges(const Chunk &chunk, const std::uint8_t *mask)
    {
        const std::int64_t *const created = chunk.created.data();
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            std::size_t bucket = 0;
            for (const std::int64_t limit : m_plan.ages)
                bucket += created[i] >= limit ? 1 : 0;
            if (created[i] == catalog::noTime)
                bucket = undatedAge;
            m_ages[bucket * lanes + i % lanes] += mask[i];
        }
    }

    void countDue(const Chunk &chunk, const std::uint8_t *mask)
    {
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            if (mask[i] && (chunk.flags[i] & catalog::Deprecated) != 0)
                countDate(chunk.decommission[i]);
        }
    }

    void countDate(std::int64_t time)
    {
        ++m_sums.deprecated;
        if (time == catalog::noTime) {
            ++m_sums.dueUndated;
        } else if (time < m_plan.now) {
            ++(time < m_plan.months[0] ? m_sums.overdueBefore : m_sums.overdueThisMonth);
        } else {
            m_sums.dueSoon += time < m_plan.soon ? 1 : 0;
            std::size_t month = 0;
            while (month < dueMonths && time >= m_plan.months[month + 1])
                ++month;
            ++(month < dueMonths ? m_sums.due[month] : m_sums.dueLater);
        }
    }

    void countCare(const Chunk &chunk, catalog::Row first, const std::uint8_t *mask)
    {
        const Code *const descriptions = chunk.descriptions.codes().data();
        const std::uint32_t *const tags = chunk.tags.start.data();
        std::uint32_t described = 0;
        std::uint32_t tagged = 0;
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            described += mask[i] & std::uint8_t(descriptions[i] != catalog::absent);
            tagged += mask[i] & std::uint8_t(tags[i] != tags[i + 1]);
        }
        std::uint32_t linked = 0;
        const std::vector<std::uint32_t> &links = m_plan.catalog.links().parts().start;
        const std::size_t known = links.empty() ? 0 : std::size_t(links.size() - 1);
        const std::size_t end = std::min(chunk.size(), known > first ? known - first : 0);
        for (std::size_t i = 0; i < end; ++i)
            linked += mask[i] & std::uint8_t(links[first + i] != links[first + i + 1]);
        const qint64 rows = filter::masks::count(mask, chunk.size());
        m_sums.withoutDescription += rows - described;
        m_sums.withoutTag += rows - tagged;
        m_sums.withoutModel += rows - linked;
    }

    void addStatus(Aggregates &sums, std::size_t environment, std::size_t slot, qint64 count) const
    {
        sums.byStatus[slot] += count;
        sums.byEnvironment[sums.environments.of(Code(environment))][slot] += count;
        if (m_plan.production[environment]) {
            sums.production += count;
            sums.productionByStatus[slot] += count;
        }
    }

    void addSums(Aggregates &sums) const
    {
        for (qint64 Aggregates::*const sum :
             {&Aggregates::rows, &Aggregates::deprecated, &Aggregates::overdueBefore,
              &Aggregates::overdueThisMonth, &Aggregates::dueLater, &Aggregates::dueUndated,
              &Aggregates::dueSoon, &Aggregates::unownedFailedProduction,
              &Aggregates::withoutDescription, &Aggregates::withoutTag, &Aggregates::withoutModel})
            sums.*sum += m_sums.*sum;
        for (std::size_t i = 0; i < dueMonths; ++i)
            sums.due[i] += m_sums.due[i];
    }

    const Plan &m_plan;
    std::vector<std::uint32_t> m_status; //!< by environment, status and lane
    std::vector<std::uint32_t> m_platforms;
    std::vector<std::uint32_t> m_owners;
    std::vector<std::uint32_t> m_ages; //!< by how many limits are reached, and lane
    Aggregates m_sums; //!< the single numbers of it
};

//! Which owners have the most, and what is left for the others together.
void rankOwners(Aggregates &sums, const filter::Mask &mask, std::size_t workers,
                const std::atomic_bool *cancelled)
{
    std::vector<std::uint32_t> groups;
    for (std::uint32_t group = 1; group < sums.byOwner.size(); ++group) {
        if (sums.byOwner[group] > 0)
            groups.push_back(group);
    }
    sums.ownerCount = groups.size();
    // One more instead of a bar for it alone.
    const std::size_t top = groups.size() <= topOwners + 1 ? groups.size() : topOwners;
    std::partial_sort(groups.begin(), groups.begin() + std::ptrdiff_t(top), groups.end(),
                      [&sums](std::uint32_t a, std::uint32_t b) {
                          return std::pair(-sums.byOwner[a], a) < std::pair(-sums.byOwner[b], b);
                      });
    sums.mostOwning.assign(groups.begin(), groups.begin() + std::ptrdiff_t(top));
    if (groups.size() == top)
        return;
    std::vector<std::uint8_t> isTop(sums.owners.byCode().size());
    for (const std::uint32_t group : sums.mostOwning) {
        for (const Code code : sums.owners.codes(group))
            isTop[code] = 1;
    }
    const catalog::Catalog &catalog = *sums.catalog;
    std::vector<qint64> counts(workers);
    filter::shareOut(
        catalog.chunkCount(), workers, cancelled, [&](std::size_t worker, std::size_t c) {
            const catalog::CodeLists &owners = catalog.chunk(c).owners;
            const std::uint8_t *const rows = mask.data() + catalog.chunkStart(c);
            qint64 count = 0;
            for (std::size_t i = 0; i + 1 < owners.start.size(); ++i) {
                std::uint8_t none = rows[i] & std::uint8_t(owners.start[i] != owners.start[i + 1]);
                for (std::uint32_t k = owners.start[i]; k < owners.start[i + 1]; ++k)
                    none &= std::uint8_t(isTop[owners.values[k]] ^ 1);
                count += none;
            }
            counts[worker] += count;
        });
    sums.ownedByOthers = std::accumulate(counts.begin(), counts.end(), qint64(0));
}

} // namespace

Aggregates aggregate(const catalog::CatalogPtr &catalog, const filter::Mask &mask,
                     const filter::Context &context, const std::atomic_bool *cancelled)
{
    Aggregates sums;
    sums.catalog = catalog;
    sums.context = context;
    sums.environments = CodeGroups(*catalog, Facet::Environment);
    sums.platforms = CodeGroups(*catalog, Facet::Platform);
    sums.owners = CodeGroups(*catalog, Facet::Owner);
    sums.byEnvironment.resize(sums.environments.size());
    sums.byPlatform.resize(sums.platforms.size());
    sums.byOwner.resize(sums.owners.size());
    const Plan plan(*catalog, context, sums.owners);
    const std::size_t workers = filter::workersFor(catalog->size());
    std::vector<Counter> counters(workers, Counter(plan));
    filter::shareOut(catalog->chunkCount(), workers, cancelled,
                     [&](std::size_t worker, std::size_t c) {
                         counters[worker].count(c, mask.data() + catalog->chunkStart(c));
                     });
    for (const Counter &counter : counters)
        counter.addTo(sums);
    sums.withoutOwner = sums.byOwner[0];
    rankOwners(sums, mask, workers, cancelled);
    return sums;
}

filter::Mask maskOf(const std::vector<catalog::Row> &rows, std::size_t size)
{
    filter::Mask mask(size, rows.size() == size ? 1 : 0);
    if (rows.size() != size) {
        for (const catalog::Row row : rows)
            mask[row] = 1;
    }
    return mask;
}

} // namespace dashboard
