// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/fold.h"
#include "models/filter/days.h"
#include "models/filter/judge.h"
#include "models/filter/meaning.h"

#include <algorithm>
#include <cstring>

namespace filter {

namespace {

using CodeSet = std::vector<std::uint8_t>; //!< by code: 1 when in the set

class SingleFacetJudge final : public Judge
{
public:
    SingleFacetJudge(Facet facet, CodeSet codes) : m_facet(facet), m_codes(std::move(codes)) { }

    Cost cost() const override { return Cost::Codes; }
    void judge(const Place &place, std::uint8_t *mask, masks::Scratch &) const override
    {
        const auto &codes = place.chunk.facets[std::size_t(m_facet)];
        const std::uint8_t *const set = m_codes.data();
        for (std::size_t i = 0; i < codes.size(); ++i)
            mask[i] = set[codes[i]];
    }

private:
    Facet m_facet;
    CodeSet m_codes;
};

class ListFacetJudge final : public Judge
{
public:
    ListFacetJudge(Facet facet, CodeSet codes) : m_facet(facet), m_codes(std::move(codes)) { }

    Cost cost() const override { return Cost::Lists; }
    void judge(const Place &place, std::uint8_t *mask, masks::Scratch &) const override
    {
        const auto &lists = m_facet == Facet::Owner ? place.chunk.owners : place.chunk.tags;
        const std::uint8_t *const set = m_codes.data();
        const std::uint8_t none = set[catalog::absent];
        for (std::size_t i = 0; i + 1 < lists.start.size(); ++i) {
            std::uint8_t found = lists.start[i] == lists.start[i + 1] ? none : 0;
            for (std::size_t k = lists.start[i]; k < lists.start[i + 1]; ++k)
                found |= set[lists.values[k]];
            mask[i] = found;
        }
    }

private:
    Facet m_facet;
    CodeSet m_codes;
};

class FactJudge final : public Judge
{
public:
    FactJudge(const Catalog &catalog, Fact fact, const Context &context)
        : m_catalog(catalog), m_fact(fact), m_now(context.now.toMSecsSinceEpoch())
    {
        if (fact != Fact::Production)
            return;
        const auto &environments = catalog.dictionary(Facet::Environment);
        m_production.resize(environments.size());
        for (catalog::Code code = 1; code < m_production.size(); ++code)
            m_production[code] = context.production.contains(fromUtf8(environments[code]));
    }

    Cost cost() const override
    {
        return m_fact == Fact::Linked || m_fact == Fact::Orphan || m_fact == Fact::Owned
                 ? Cost::Lists
                 : Cost::Codes;
    }

    void judge(const Place &place, std::uint8_t *mask, masks::Scratch &) const override
    {
        const catalog::Chunk &chunk = place.chunk;
        const std::size_t size = chunk.size();
        std::memset(mask, 0, size);
        switch (m_fact) {
        case Fact::Deprecated:
            masks::orBit(mask, chunk.flags.data(), catalog::Deprecated, size);
            break;
        case Fact::Removed:
        case Fact::Present:
            masks::orBit(mask, chunk.flags.data(), catalog::Removed, size);
            break;
        case Fact::Evaluation:
            masks::orBit(mask, chunk.flags.data(), catalog::Evaluation, size);
            break;
        case Fact::Ephemeral:
            masks::orBit(mask, chunk.flags.data(), catalog::Ephemeral, size);
            break;
        case Fact::Pending:
            masks::orBit(mask, chunk.flags.data(), catalog::Pending, size);
            break;
        case Fact::Overdue:
            for (std::size_t i = 0; i < size; ++i)
                mask[i] = (chunk.flags[i] & catalog::Deprecated) != 0
                       && chunk.decommission[i] != catalog::noTime && chunk.decommission[i] < m_now;
            break;
        case Fact::Linked:
        case Fact::Orphan:
            for (std::size_t i = 0; i < size; ++i)
                mask[i] = !m_catalog.links().ofRow(place.start + Row(i)).empty();
            break;
        case Fact::Owned:
            for (std::size_t i = 0; i < size; ++i)
                mask[i] = chunk.owners.start[i] != chunk.owners.start[i + 1];
            break;
        case Fact::Production: {
            const auto &codes = chunk.facets[std::size_t(Facet::Environment)];
            for (std::size_t i = 0; i < size; ++i)
                mask[i] = m_production[codes[i]];
            break;
        }
        }
        if (m_fact == Fact::Present || m_fact == Fact::Orphan)
            masks::flip(mask, size);
    }

private:
    const Catalog &m_catalog;
    Fact m_fact;
    std::int64_t m_now;
    CodeSet m_production;
};

class FactsJudge final : public Judge
{
public:
    FactsJudge(const Catalog &catalog, const Is &is, const Context &context)
    {
        for (const Fact fact : is.facts)
            m_facts.emplace_back(catalog, fact, context);
    }

    Cost cost() const override { return Cost::Lists; }
    void judge(const Place &place, std::uint8_t *mask, masks::Scratch &scratch) const override
    {
        const std::size_t size = place.chunk.size();
        std::memset(mask, 0, size);
        const masks::Scratch::Loan one(scratch, size);
        for (const FactJudge &fact : m_facts) {
            fact.judge(place, one.data(), scratch);
            masks::orInto(mask, one.data(), size);
        }
    }

private:
    std::vector<FactJudge> m_facts;
};

class TimeJudge final : public Judge
{
public:
    TimeJudge(Field field, std::vector<Span> spans) : m_field(field), m_spans(std::move(spans)) { }

    Cost cost() const override { return Cost::Lists; }
    void judge(const Place &place, std::uint8_t *mask, masks::Scratch &) const override
    {
        const catalog::Chunk &chunk = place.chunk;
        const auto &times = m_field == Field::Created ? chunk.created : chunk.decommission;
        for (std::size_t i = 0; i < times.size(); ++i)
            mask[i] = std::any_of(m_spans.begin(), m_spans.end(),
                                  [&](const Span &span) { return span.contains(times[i]); });
        if (m_field == Field::Decommission) {
            for (std::size_t i = 0; i < times.size(); ++i)
                mask[i] &= std::uint8_t((chunk.flags[i] & catalog::Deprecated) != 0);
        }
    }

private:
    Field m_field;
    std::vector<Span> m_spans;
};

} // namespace

namespace detail {

std::unique_ptr<const Judge> judgeOf(const Catalog &catalog, const AnyOf &anyOf)
{
    CodeSet codes = codesMeant(catalog, anyOf);
    if (std::size_t(anyOf.facet) < catalog::singleFacetCount)
        return std::make_unique<SingleFacetJudge>(anyOf.facet, std::move(codes));
    return std::make_unique<ListFacetJudge>(anyOf.facet, std::move(codes));
}

std::unique_ptr<const Judge> judgeOf(const Catalog &catalog, const Is &is, const Context &context)
{
    if (is.facts.size() == 1)
        return std::make_unique<FactJudge>(catalog, is.facts.front(), context);
    return std::make_unique<FactsJudge>(catalog, is, context);
}

std::unique_ptr<const Judge> judgeOf(const When &when, const Context &context)
{
    return std::make_unique<TimeJudge>(when.field, spansOf(when, context));
}

} // namespace detail

} // namespace filter
