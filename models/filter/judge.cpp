// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/judge.h"

#include <algorithm>
#include <cstring>

namespace filter {

namespace {

class NotJudge final : public Judge
{
public:
    explicit NotJudge(std::unique_ptr<const Judge> inner) : m_inner(std::move(inner)) { }

    Cost cost() const override { return m_inner->cost(); }
    void judge(const Place &place, std::uint8_t *mask, masks::Scratch &scratch) const override
    {
        m_inner->judge(place, mask, scratch);
        masks::flip(mask, place.chunk.size());
    }

private:
    std::unique_ptr<const Judge> m_inner;
};

class GroupJudge final : public Judge
{
public:
    GroupJudge(Group::Kind kind, std::vector<std::unique_ptr<const Judge>> judges)
        : m_kind(kind), m_judges(std::move(judges))
    {
        std::stable_sort(m_judges.begin(), m_judges.end(),
                         [](const auto &a, const auto &b) { return a->cost() < b->cost(); });
    }

    Cost cost() const override { return m_judges.empty() ? Cost::Codes : m_judges.back()->cost(); }

    void judge(const Place &place, std::uint8_t *mask, masks::Scratch &scratch) const override
    {
        const std::size_t size = place.chunk.size();
        const bool all = m_kind == Group::Kind::All;
        std::memset(mask, all ? 1 : 0, size);
        const masks::Scratch::Loan one(scratch, size);
        for (const auto &judge : m_judges) {
            judge->judge(place, one.data(), scratch);
            if (all)
                masks::andInto(mask, one.data(), size);
            else
                masks::orInto(mask, one.data(), size);
            // Once all rows are decided, what is dearer need not be asked.
            if (size == 0 || std::memchr(mask, all ? 1 : 0, size) == nullptr)
                return;
        }
    }

private:
    Group::Kind m_kind;
    std::vector<std::unique_ptr<const Judge>> m_judges;
};

class Maker
{
public:
    Maker(const Catalog &catalog, const Context &context) : m_catalog(catalog), m_context(context)
    {
    }

    std::unique_ptr<const Judge> operator()(const Contains &contains) const
    {
        return detail::judgeOf(m_catalog, contains);
    }
    std::unique_ptr<const Judge> operator()(const AnyOf &anyOf) const
    {
        return detail::judgeOf(m_catalog, anyOf);
    }
    std::unique_ptr<const Judge> operator()(const Is &is) const
    {
        return detail::judgeOf(m_catalog, is, m_context);
    }
    std::unique_ptr<const Judge> operator()(const Matches &matches) const
    {
        return detail::judgeOf(m_catalog, matches);
    }
    std::unique_ptr<const Judge> operator()(const When &when) const
    {
        return detail::judgeOf(when, m_context);
    }
    std::unique_ptr<const Judge> operator()(const VersionIs &versionIs) const
    {
        return detail::judgeOf(versionIs);
    }
    std::unique_ptr<const Judge> operator()(const Group &group) const
    {
        std::vector<std::unique_ptr<const Judge>> judges;
        for (const Term &term : group.terms)
            judges.push_back(makeJudge(m_catalog, term, m_context));
        return std::make_unique<GroupJudge>(group.kind, std::move(judges));
    }

private:
    const Catalog &m_catalog;
    const Context &m_context;
};

} // namespace

std::unique_ptr<const Judge> makeJudge(const Catalog &catalog, const Term &term,
                                       const Context &context)
{
    auto judge = std::visit(Maker(catalog, context), term.what);
    if (term.negated)
        return std::make_unique<NotJudge>(std::move(judge));
    return judge;
}

} // namespace filter
