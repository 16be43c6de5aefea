// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/dashboard/statusslots.h"

#include "models/dashboard/codegroups.h"
#include "models/filter/meaning.h"

using namespace Qt::Literals::StringLiterals;

namespace dashboard {

using catalog::Code;
using catalog::Facet;

namespace {

constexpr std::size_t mostWords = 8; // more are no line to read

} // namespace

const QStringList &statusOrder()
{
    static const QStringList symbols {u"IN_SERVICE"_s,   u"UPDATING"_s,       u"CREATING"_s,
                                      u"ROLLING_BACK"_s, u"OUT_OF_SERVICE"_s, u"FAILED"_s,
                                      u"DELETING"_s,     u"UNKNOWN"_s};
    return symbols;
}

std::vector<std::uint8_t> slotsByCode(const catalog::Catalog &catalog)
{
    std::vector<std::uint8_t> slotOf(catalog.dictionary(Facet::Status).size(),
                                     std::uint8_t(unknownSlot));
    for (std::size_t slot = 0; slot < unknownSlot; ++slot) {
        const auto meant
            = filter::codesMeant(catalog, {Facet::Status, {statusOrder()[qsizetype(slot)]}});
        for (Code code = 0; code < meant.size(); ++code) {
            if (meant[code])
                slotOf[code] = std::uint8_t(slot);
        }
    }
    return slotOf;
}

filter::Term statusTerm(const catalog::Catalog &catalog, std::size_t slot)
{
    if (slot != unknownSlot)
        return {filter::AnyOf {Facet::Status, {statusOrder()[qsizetype(slot)]}}};
    // By name where that says the same, since it reads better than all that it is not.
    const auto slotOf = slotsByCode(catalog);
    std::vector<Code> codes;
    std::vector<std::uint8_t> wanted(slotOf.size());
    for (Code code = 0; code < slotOf.size(); ++code) {
        wanted[code] = slotOf[code] == unknownSlot;
        if (wanted[code])
            codes.push_back(code);
    }
    filter::AnyOf named = anyOf(catalog, Facet::Status, codes);
    if (!named.values.contains(statusOrder().last()))
        named.values.append(statusOrder().last());
    if (codes.size() <= mostWords && filter::codesMeant(catalog, named) == wanted)
        return {named};
    return {filter::AnyOf {Facet::Status, statusOrder().first(qsizetype(unknownSlot))}, true};
}

} // namespace dashboard
