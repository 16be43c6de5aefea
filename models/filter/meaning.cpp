// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/meaning.h"

#include "models/core/fold.h"
#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"
#include "models/filter/glob.h"

#include <algorithm>
#include <unordered_set>

using namespace Qt::Literals::StringLiterals;

namespace filter {

using catalog::Code;

namespace {

constexpr std::string_view urnBegin = "urn:li:";
constexpr std::string_view platformBegin = "urn:li:dataPlatform:";

//! The server's own name of what \a wire is, or the label of a status; empty where there is none.
std::string displayOf(const Catalog &catalog, Facet facet, std::string_view wire)
{
    if (facet == Facet::Status)
        return toUtf8(domain::statusLabel(fromUtf8(wire)));
    if (facet == Facet::Environment || catalog.directory().size() == 0)
        return {};
    const catalog::Neighbour *neighbour = catalog.directory().find(fromUtf8(wire));
    return neighbour ? toUtf8(neighbour->name) : std::string();
}

} // namespace

std::string idOf(std::string_view urn)
{
    if (!urn.starts_with(urnBegin))
        return std::string(urn);
    const std::size_t colon = urn.find(':', urnBegin.size());
    if (colon == std::string_view::npos)
        return std::string(urn);
    const std::string_view id = urn.substr(colon + 1);
    if (id.find_first_of("(%") == std::string_view::npos)
        return std::string(id);
    const auto parsed = domain::Urn::tryParse(fromUtf8(urn));
    return parsed ? toUtf8(parsed->displayName()) : std::string(urn);
}

struct NameTest::Parts
{
    std::unordered_set<std::string> urns; //!< folded, as all of these
    std::unordered_set<std::string> names;
    std::vector<Glob> globs;
};

NameTest::NameTest(const QStringList &values, const QStringList &patterns)
    : m_absent(values.contains(QString())), m_parts(std::make_unique<Parts>())
{
    for (const QString &value : values) {
        if (value.isEmpty())
            continue;
        const std::string folded = foldedUtf8(QStringView(value));
        (folded.starts_with(urnBegin) ? m_parts->urns : m_parts->names).insert(folded);
        // An id of a platform is kept as the URN that it says, but may be a name as well.
        if (value.startsWith("urn:li:dataPlatform:"_L1))
            m_parts->names.insert(folded.substr(platformBegin.size()));
    }
    for (const QString &pattern : patterns)
        m_parts->globs.emplace_back(pattern);
}

NameTest::~NameTest() = default;
NameTest::NameTest(NameTest &&) noexcept = default;

bool NameTest::holds(std::string_view urn, std::string_view display) const
{
    const Parts &parts = *m_parts;
    const std::string folded = foldedUtf8(urn);
    if (parts.urns.contains(folded) || parts.names.contains(folded))
        return true;
    if (parts.names.empty() && parts.globs.empty())
        return false;
    const std::string id = foldedUtf8(idOf(urn));
    const std::string name = foldedUtf8(display);
    if (parts.names.contains(id) || (!name.empty() && parts.names.contains(name)))
        return true;
    return std::any_of(parts.globs.begin(), parts.globs.end(), [&](const Glob &glob) {
        return glob.fitsFolded(folded) || glob.fitsFolded(id)
            || (!name.empty() && glob.fitsFolded(name));
    });
}

std::vector<std::uint8_t> codesMeant(const Catalog &catalog, const AnyOf &anyOf)
{
    const catalog::DictionaryView &dictionary = catalog.dictionary(anyOf.facet);
    std::vector<std::uint8_t> set(dictionary.size());
    const NameTest test(anyOf.values, anyOf.patterns);
    set[catalog::absent] = test.wantsAbsent() ? 1 : 0;
    for (Code code = 1; code < set.size(); ++code)
        set[code] = test.holds(dictionary[code], displayOf(catalog, anyOf.facet, dictionary[code]));
    return set;
}

Filter resolved(const Filter &filter, const Catalog &catalog)
{
    Filter result;
    for (Term term : filter.terms()) {
        auto *anyOf = std::get_if<AnyOf>(&term.what);
        if (anyOf && anyOf->patterns.isEmpty()) {
            const catalog::DictionaryView &dictionary = catalog.dictionary(anyOf->facet);
            QStringList wires;
            for (const QString &value : std::as_const(anyOf->values)) {
                const qsizetype before = wires.size();
                const std::vector<std::uint8_t> codes
                    = codesMeant(catalog, {anyOf->facet, {value}});
                for (Code code = 0; code < codes.size(); ++code) {
                    if (codes[code])
                        wires.append(fromUtf8(dictionary[code]));
                }
                if (wires.size() == before)
                    wires.append(value);
            }
            anyOf->values = wires;
        }
        result.add(term);
    }
    return result;
}

Filter spelled(const Filter &filter, const Catalog &catalog)
{
    Filter result;
    for (Term term : filter.terms()) {
        if (auto *anyOf = std::get_if<AnyOf>(&term.what)) {
            for (QString &value : anyOf->values) {
                const QString id = fromUtf8(idOf(toUtf8(value)));
                if (id.isEmpty() || id == value)
                    continue;
                const std::vector<std::uint8_t> byId = codesMeant(catalog, {anyOf->facet, {id}});
                if (std::count(byId.begin(), byId.end(), 1) == 1
                    && byId == codesMeant(catalog, {anyOf->facet, {value}}))
                    value = id;
            }
        }
        result.add(term);
    }
    return result;
}

} // namespace filter
