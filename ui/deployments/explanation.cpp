// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/explanation.h"

#include "models/filter/scan.h"

#include <algorithm>
#include <numeric>

namespace {

std::uint32_t matches(const catalog::Catalog &catalog, const filter::Filter &filter)
{
    const filter::Mask mask = filter::scan(catalog, filter);
    return std::accumulate(mask.begin(), mask.end(), std::uint32_t(0));
}

} // namespace

std::optional<std::size_t> Explanation::culprit() const
{
    const auto emptying
        = std::find_if(parts.begin(), parts.end(), [](const Part &part) { return part.left == 0; });
    if (emptying != parts.end() && emptying->without > 0)
        return std::size_t(emptying - parts.begin());
    const auto best
        = std::max_element(parts.begin(), parts.end(),
                           [](const Part &a, const Part &b) { return a.without < b.without; });
    if (best == parts.end() || best->without == 0)
        return std::nullopt;
    return std::size_t(best - parts.begin());
}

Explanation explain(const catalog::Catalog &catalog, const filter::Filter &filter)
{
    Explanation explanation;
    explanation.filter = filter;
    explanation.total = std::uint32_t(catalog.size());
    filter::Filter first;
    for (std::size_t i = 0; i < filter.terms().size(); ++i) {
        first.add(filter.terms()[i]);
        explanation.parts.push_back(
            {filter.terms()[i], matches(catalog, first), matches(catalog, withoutTerm(filter, i))});
    }
    if (!filter.asksAbout(filter::Fact::Removed)) {
        filter::Filter removed = filter;
        removed.setFact(filter::Fact::Removed, true);
        explanation.removed = matches(catalog, removed);
    }
    return explanation;
}

filter::Filter withoutTerm(const filter::Filter &filter, std::size_t index)
{
    filter::Filter rest;
    for (std::size_t i = 0; i < filter.terms().size(); ++i) {
        if (i != index)
            rest.add(filter.terms()[i]);
    }
    return rest;
}
