// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/index.h"

#include "models/core/fold.h"
#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"
#include "models/review/traffic.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using catalog::Chunk;
using catalog::Facet;

namespace review {

namespace {

Serving servingOf(std::string_view status)
{
    switch (domain::deploymentStatus(fromUtf8(status))) {
    case domain::DeploymentStatus::InService:
        return Serving::Yes;
    case domain::DeploymentStatus::OutOfService:
    case domain::DeploymentStatus::Failed:
    case domain::DeploymentStatus::Deleting:
        return Serving::No;
    default:
        return Serving::Unclear;
    }
}

Index::Ownership ownershipOf(const QString &type)
{
    // DEVELOPER is what TECHNICAL_OWNER was called once.
    for (const QString &symbol : {u"TECHNICAL_OWNER"_s, u"DEVELOPER"_s}) {
        if (type == symbol || (!type.isEmpty() && type == domain::systemOwnershipTypeUrn(symbol)))
            return Index::Ownership::Technical;
    }
    for (const QString &symbol : {u"BUSINESS_OWNER"_s, u"DATA_STEWARD"_s, u"NONE"_s, u"DATAOWNER"_s,
                                  u"DELEGATE"_s, u"PRODUCER"_s, u"CONSUMER"_s, u"STAKEHOLDER"_s}) {
        if (type == symbol || (!type.isEmpty() && type == domain::systemOwnershipTypeUrn(symbol)))
            return Index::Ownership::Other;
    }
    return type.isEmpty() ? Index::Ownership::Other : Index::Ownership::Custom;
}

} // namespace

Index::Index(CatalogPtr catalog) : m_catalog(std::move(catalog))
{
    readWords();
    readPeople();
    findDeprecated();
    followChains();
    countServing();
}

void Index::readWords()
{
    const auto &statuses = m_catalog->dictionary(Facet::Status);
    for (Code code = 0; code < statuses.size(); ++code)
        m_serving.push_back(servingOf(statuses[code]));
    for (Code code = 0; code < m_catalog->ownerTypes().size(); ++code)
        m_ownership.push_back(ownershipOf(fromUtf8(m_catalog->ownerTypes()[code])));
    const auto &keys = m_catalog->propertyKeys();
    m_traffic.reserve(keys.size());
    for (Code code = 0; code < keys.size(); ++code)
        m_traffic.push_back(traffic::isKey(keys[code]));
}

void Index::readPeople()
{
    const auto &owners = m_catalog->dictionary(Facet::Owner);
    m_people.reserve(owners.size());
    for (Code code = 0; code < owners.size(); ++code) {
        const catalog::Neighbour *known = m_catalog->directory().find(fromUtf8(owners[code]));
        m_people.push_back(!known           ? Person::NotKnown
                           : !known->exists ? Person::Missing
                           : !known->active ? Person::Inactive
                                            : Person::Active);
    }
}

void Index::findDeprecated()
{
    m_replacements.emplace_back();
    for (std::size_t c = 0; c < m_catalog->chunkCount(); ++c) {
        const Chunk &chunk = m_catalog->chunk(c);
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            if ((chunk.flags[i] & catalog::Deprecated) == 0)
                continue;
            Replacement replacement;
            const QString urn = fromUtf8(chunk.replacements[i]).trimmed();
            if (const auto parsed = domain::Urn::tryParse(urn); urn.isEmpty()) {
                replacement.target = Target::None;
            } else if (!parsed) {
                replacement.target = Target::NoUrn;
            } else if (const auto row = m_catalog->find(urn)) {
                replacement.target = Target::Here;
                replacement.row = *row;
            } else {
                replacement.target = parsed->isDeployment() ? Target::Absent : Target::OtherEntity;
            }
            const Row row = m_catalog->chunkStart(c) + Row(i);
            if (replacement.target == Target::Here && (chunk.flags[i] & catalog::Removed) == 0)
                m_namedBy.emplace_back(replacement.row, row);
            m_deprecated.push_back(row);
            m_replacements.push_back(replacement);
        }
    }
    std::ranges::sort(m_namedBy);
    if (m_deprecated.empty())
        return;
    m_position.assign(m_catalog->size(), 0);
    for (std::uint32_t k = 0; k < m_deprecated.size(); ++k)
        m_position[m_deprecated[k]] = k + 1;
}

//! Each deployment names at most one other, so a walk that remembers where it has been judges each
//! once.
void Index::followChains()
{
    enum class Seen : std::uint8_t { No, OnThisWalk, Yes };
    std::vector<Seen> seen(m_replacements.size(), Seen::No);
    std::vector<std::uint32_t> walk;
    for (std::uint32_t first = 1; first < m_replacements.size(); ++first) {
        walk.clear();
        std::uint32_t at = first;
        Chain chain = Chain::Ends;
        std::uint32_t length = 0;
        while (true) {
            if (at == 0) // not deprecated: it names no other
                break;
            if (seen[at] == Seen::OnThisWalk) {
                chain = Chain::Circles;
                break;
            }
            if (seen[at] == Seen::Yes) {
                chain = m_replacements[at].chain;
                length = m_replacements[at].length;
                break;
            }
            seen[at] = Seen::OnThisWalk;
            walk.push_back(at);
            const Replacement &replacement = m_replacements[at];
            if (replacement.target == Target::None) {
                seen[at] = Seen::Yes;
                walk.pop_back();
                break;
            }
            if (replacement.target != Target::Here) {
                chain = Chain::Lost;
                break;
            }
            at = m_position[replacement.row];
        }
        for (; !walk.empty(); walk.pop_back()) {
            Replacement &replacement = m_replacements[walk.back()];
            replacement.chain = chain;
            replacement.length = ++length;
            seen[walk.back()] = Seen::Yes;
        }
    }
}

void Index::countServing()
{
    const catalog::Links &links = m_catalog->links();
    m_environments = m_catalog->dictionary(Facet::Environment).size();
    m_models.assign(links.models().size(), 0);
    std::uint32_t places = 0;
    for (const Row row : m_deprecated) {
        for (const catalog::Link &link : links.ofRow(row)) {
            if (m_models[link.model] == 0)
                m_models[link.model] = ++places;
        }
    }
    m_inService.assign(places * m_environments, 0);
    if (places == 0)
        return;
    for (std::size_t c = 0; c < m_catalog->chunkCount(); ++c) {
        const Chunk &chunk = m_catalog->chunk(c);
        const auto &statuses = chunk.facets[std::size_t(Facet::Status)];
        const auto &environments = chunk.facets[std::size_t(Facet::Environment)];
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            if (m_serving[statuses[i]] != Serving::Yes || (chunk.flags[i] & catalog::Removed) != 0)
                continue;
            const auto ofRow = links.ofRow(m_catalog->chunkStart(c) + Row(i));
            for (std::size_t k = 0; k < ofRow.size(); ++k) {
                const std::uint32_t place = m_models[ofRow[k].model];
                // A model may name a deployment twice, by its URN and by its ARN.
                const bool again
                    = std::ranges::any_of(ofRow.first(k), [&](const catalog::Link &link) {
                          return link.model == ofRow[k].model;
                      });
                if (place != 0 && !again)
                    ++m_inService[(place - 1) * m_environments + environments[i]];
            }
        }
    }
}

bool Index::isNamed(Row row) const
{
    const auto it = std::ranges::lower_bound(m_namedBy, std::pair<Row, Row> {row, 0});
    for (auto at = it; at != m_namedBy.end() && at->first == row; ++at) {
        if (at->second != row)
            return true;
    }
    return false;
}

std::vector<Row> Index::namedBy(Row row) const
{
    std::vector<Row> rows;
    auto it = std::ranges::lower_bound(m_namedBy, std::pair<Row, Row> {row, 0});
    for (; it != m_namedBy.end() && it->first == row; ++it) {
        if (it->second != row)
            rows.push_back(it->second);
    }
    return rows;
}

std::uint32_t Index::inService(std::uint32_t model, Code environment) const
{
    const std::uint32_t place = m_models[model];
    return place == 0 ? 0 : m_inService[(place - 1) * m_environments + environment];
}

} // namespace review
