// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/dashboard/codegroups.h"

#include "models/core/fold.h"
#include "models/filter/meaning.h"

#include <numeric>
#include <unordered_map>

namespace dashboard {

using catalog::Code;
using catalog::Facet;

namespace {

//! To ask for a value by its name costs a pass over the dictionary: facets of a server have few
//! such values.
constexpr int mostNames = 256;

class Union
{
public:
    explicit Union(std::size_t size) : m_parents(size)
    {
        std::iota(m_parents.begin(), m_parents.end(), Code(0));
    }

    Code find(Code code)
    {
        while (m_parents[code] != code)
            code = m_parents[code] = m_parents[m_parents[code]];
        return code;
    }
    void join(Code a, Code b)
    {
        a = find(a);
        b = find(b);
        m_parents[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<Code> m_parents;
};

//! Only a platform is also meant by its id where the filter says its URN.
bool isMeantByName(Facet facet, std::string_view wire)
{
    return facet == Facet::Platform || !wire.starts_with("urn:li:");
}

} // namespace

CodeGroups::CodeGroups(const catalog::Catalog &catalog, Facet facet)
{
    const catalog::DictionaryView &dictionary = catalog.dictionary(facet);
    Union same(dictionary.size());
    std::unordered_map<std::string, Code> folded;
    folded.reserve(dictionary.size());
    int names = 0;
    for (Code code = 1; code < dictionary.size(); ++code) {
        const auto [first, isNew] = folded.emplace(foldedUtf8(dictionary[code]), code);
        if (!isNew)
            same.join(first->second, code);
        if (!isNew || !isMeantByName(facet, dictionary[code]) || ++names > mostNames)
            continue;
        const filter::Term term = filter::normalised({anyOf(catalog, facet, {code}), false});
        const auto meant = filter::codesMeant(catalog, std::get<filter::AnyOf>(term.what));
        for (Code other = 1; other < meant.size(); ++other) {
            if (meant[other])
                same.join(code, other);
        }
    }
    constexpr std::uint32_t unset = ~0u;
    std::vector<std::uint32_t> groupOfRoot(dictionary.size(), unset);
    m_groups.resize(dictionary.size());
    for (Code code = 0; code < dictionary.size(); ++code) {
        std::uint32_t &group = groupOfRoot[same.find(code)];
        if (group == unset) {
            group = std::uint32_t(m_codes.size());
            m_codes.emplace_back();
        }
        m_groups[code] = group;
        m_codes[group].push_back(code);
    }
}

filter::AnyOf anyOf(const catalog::Catalog &catalog, Facet facet, const std::vector<Code> &codes)
{
    filter::AnyOf result {facet, {}};
    for (const Code code : codes)
        result.values.append(fromUtf8(catalog.dictionary(facet)[code]));
    return result;
}

} // namespace dashboard
