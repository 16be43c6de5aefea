// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/candidates.h"

#include "models/core/fold.h"
#include "models/domain/vocabulary.h"
#include "models/filter/sort.h"
#include "models/filter/versions.h"

#include <QCoreApplication>

#include <algorithm>
#include <bit>
#include <unordered_map>

using namespace Qt::Literals::StringLiterals;
using catalog::Chunk;
using catalog::Facet;

namespace review {

namespace {

struct CandidateWords
{
    Q_DECLARE_TR_FUNCTIONS(ReviewCandidates)
};

std::string_view plainVersion(std::string_view version)
{
    if (!version.empty() && (version.front() == 'v' || version.front() == 'V'))
        version.remove_prefix(1);
    return version;
}

//! The highest version in service, by model or group and environment.
class Newest
{
public:
    explicit Newest(const Catalog &catalog) : m_catalog(catalog)
    {
        QHash<QString, std::uint32_t> groups;
        std::uint32_t next = std::uint32_t(catalog.links().models().size());
        for (const catalog::Model &model : catalog.links().models()) {
            m_groupsOf.emplace_back();
            for (const QString &group : model.groups) {
                if (!groups.contains(group))
                    groups.insert(group, next++);
                m_groupsOf.back().push_back(groups.value(group));
            }
        }
    }

    //! Takes a row that is in service.
    void add(Row row, std::string_view version, Code environment)
    {
        if (!filter::beginsWithNumber(fromUtf8(version.substr(0, 8))))
            return;
        each(row, [&](std::uint64_t key) {
            auto [it, isNew] = m_best.try_emplace(key | environment, Best {version, row});
            if (!isNew
                && filter::naturalCompare(plainVersion(version), plainVersion(it->second.version))
                       > 0)
                it->second = {version, row};
        });
    }

    //! A row in service with a higher version.
    std::optional<Row> above(Row row, std::string_view version, Code environment) const
    {
        std::optional<Row> found;
        if (m_best.empty() || !filter::beginsWithNumber(fromUtf8(version.substr(0, 8))))
            return found;
        std::string_view highest = version;
        each(row, [&](std::uint64_t key) {
            const auto it = m_best.find(key | environment);
            if (it != m_best.end()
                && filter::naturalCompare(plainVersion(it->second.version), plainVersion(highest))
                       > 0) {
                highest = it->second.version;
                found = it->second.row;
            }
        });
        return found;
    }

private:
    struct Best
    {
        std::string_view version;
        Row row;
    };

    template <typename Visit>
    void each(Row row, Visit visit) const
    {
        for (const catalog::Link &link : m_catalog.links().ofRow(row)) {
            visit(std::uint64_t(link.model) << 32);
            for (const std::uint32_t group : m_groupsOf[link.model])
                visit(std::uint64_t(group) << 32);
        }
    }

    const Catalog &m_catalog;
    std::vector<std::vector<std::uint32_t>> m_groupsOf; //!< by model
    std::unordered_map<std::uint64_t, Best> m_best; //!< by model or group, and environment
};

std::uint8_t bit(Reason reason)
{
    return std::uint8_t(reason);
}

//! What each status alone is a reason for.
std::vector<std::uint8_t> reasonsOfStatuses(const catalog::DictionaryView &statuses)
{
    std::vector<std::uint8_t> reasons;
    for (Code code = 0; code < statuses.size(); ++code) {
        switch (domain::deploymentStatus(fromUtf8(statuses[code]))) {
        case domain::DeploymentStatus::Failed:
            reasons.push_back(bit(Reason::Failed));
            break;
        case domain::DeploymentStatus::OutOfService:
            reasons.push_back(bit(Reason::OutOfService));
            break;
        case domain::DeploymentStatus::Unknown:
        case domain::DeploymentStatus::Other:
        case domain::DeploymentStatus::Absent:
            reasons.push_back(bit(Reason::UnknownStatus));
            break;
        default:
            reasons.push_back(0);
        }
    }
    return reasons;
}

constexpr std::uint8_t outOfQuestion = catalog::Deprecated | catalog::Removed | catalog::Evaluation;

Newest newestOf(const Catalog &catalog)
{
    Newest newest(catalog);
    const auto inService = catalog.dictionary(Facet::Status).find("IN_SERVICE");
    if (!inService || !catalog.links().known())
        return newest;
    for (std::size_t c = 0; c < catalog.chunkCount(); ++c) {
        const Chunk &chunk = catalog.chunk(c);
        const auto &statuses = chunk.facets[std::size_t(Facet::Status)];
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            if (statuses[i] == *inService && (chunk.flags[i] & outOfQuestion) == 0)
                newest.add(catalog.chunkStart(c) + Row(i), chunk.versions[i],
                           chunk.facets[std::size_t(Facet::Environment)][i]);
        }
    }
    return newest;
}

} // namespace

QString labelOf(Reason reason)
{
    switch (reason) {
    case Reason::Failed:
        return CandidateWords::tr("failed");
    case Reason::OutOfService:
        return CandidateWords::tr("out of service");
    case Reason::Superseded:
        return CandidateWords::tr("superseded");
    case Reason::Ephemeral:
        return CandidateWords::tr("short-lived");
    case Reason::NoOwner:
        return CandidateWords::tr("no owner");
    case Reason::UnknownStatus:
        return CandidateWords::tr("unknown status");
    }
    return {};
}

QString usualEphemeralFilter()
{
    return u"is:ephemeral OR tag:ephemeral,temporary,batch OR "
           "name:batch-*,tmp-*,*-tmp,*-tmp-*,*-preview-*"_s;
}

std::vector<Candidate> candidates(const Catalog &catalog, const filter::Filter &within,
                                  const filter::Filter &ephemeral, const filter::Context &context,
                                  const std::atomic_bool *cancelled)
{
    const filter::Mask shown = filter::scan(catalog, within, context, cancelled);
    const filter::Mask shortLived = ephemeral.isEmpty()
                                      ? filter::Mask(catalog.size(), 0)
                                      : filter::scan(catalog, ephemeral, context, cancelled);
    std::vector<Candidate> all;
    if (cancelled && *cancelled)
        return all;
    const Newest newest = newestOf(catalog);
    const auto ofStatus = reasonsOfStatuses(catalog.dictionary(Facet::Status));
    for (std::size_t c = 0; c < catalog.chunkCount(); ++c) {
        const Chunk &chunk = catalog.chunk(c);
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            const Row row = catalog.chunkStart(c) + Row(i);
            if (shown[row] == 0 || (chunk.flags[i] & outOfQuestion) != 0)
                continue;
            Candidate one {row, ofStatus[chunk.facets[std::size_t(Facet::Status)][i]], {}};
            one.successor = newest.above(row, chunk.versions[i],
                                         chunk.facets[std::size_t(Facet::Environment)][i]);
            if (one.successor)
                one.reasons |= bit(Reason::Superseded);
            if (shortLived[row] != 0)
                one.reasons |= bit(Reason::Ephemeral);
            if (chunk.owners.row(i).empty())
                one.reasons |= bit(Reason::NoOwner);
            if (one.reasons != 0)
                all.push_back(one);
        }
    }
    std::ranges::stable_sort(all, std::ranges::greater {}, [](const Candidate &one) {
        return std::popcount(unsigned(one.reasons));
    });
    return all;
}

} // namespace review
