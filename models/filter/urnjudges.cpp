// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/urnjudges.h"

#include "models/catalog/chunkbuilder.h"
#include "models/core/fold.h"
#include "models/filter/texttest.h"

#include <algorithm>
#include <cstring>

using namespace Qt::Literals::StringLiterals;

namespace filter::detail {

namespace {

constexpr std::string_view urnHead = "urn:li:mlModelDeployment:(";

//! Tells links, of which a column has templates with the place of the name marked.
class UrlJudge final : public Judge
{
public:
    explicit UrlJudge(const Matches &matches) : m_test(matches.values, matches.patterns) { }

    Cost cost() const override { return Cost::Texts; }
    void judge(const Place &place, std::uint8_t *mask, masks::Scratch &scratch) const override
    {
        constexpr std::uint8_t askEachRow = 2;
        const catalog::PooledColumn &urls = place.chunk.urls;
        const std::size_t texts = urls.texts().size();
        const masks::Scratch::Loan answers(scratch, texts);
        answers.data()[catalog::absent] = m_test.wantsAbsent() ? 1 : 0;
        for (std::size_t t = 1; t < texts; ++t) {
            const std::string_view text = urls.texts()[t];
            const bool named = !text.starts_with('\x02') && text.find('\x01') != text.npos;
            answers.data()[t] = named
                                  ? askEachRow
                                  : std::uint8_t(m_test.holds(catalog::urlFromTemplate(text, {})));
        }
        for (std::size_t i = 0; i < urls.codes().size(); ++i) {
            const std::uint8_t answer = answers.data()[urls.codes()[i]];
            mask[i] = answer != askEachRow
                        ? answer
                        : std::uint8_t(
                            m_test.holds(catalog::urlFromTemplate(urls[i], place.chunk.names[i])));
        }
    }

private:
    TextTest m_test;
};

class UrnJudge final : public Judge
{
public:
    UrnJudge(const Catalog &catalog, const Matches &matches)
        : m_catalog(catalog)
        , m_patterns({}, matches.patterns)
        , m_hasPatterns(!matches.patterns.isEmpty())
    {
        for (const QString &value : matches.values) {
            if (value.isEmpty())
                continue; // no deployment is without a URN
            if (value.startsWith("urn:li:"_L1))
                m_exact.push_back({foldedUtf8(QStringView(value)), Needle(nameIn(value))});
            else
                m_parts.push_back(part(value));
        }
    }

    Cost cost() const override { return Cost::Texts; }
    void judge(const Place &place, std::uint8_t *mask, masks::Scratch &scratch) const override
    {
        const std::size_t size = place.chunk.size();
        std::memset(mask, 0, size);
        const masks::Scratch::Loan near(scratch, size);
        for (const Exact &exact : m_exact) {
            std::memset(near.data(), 0, size);
            exact.name.mark(place.chunk.names, near.data());
            for (std::size_t i = 0; i < size; ++i) {
                if (near.data()[i] && !mask[i])
                    mask[i] = foldedUtf8(m_catalog.urnUtf8(place.start + Row(i))) == exact.urn;
            }
        }
        for (const Part &part : m_parts)
            judgePart(part, place, mask);
        if (!m_hasPatterns)
            return;
        for (std::size_t i = 0; i < size; ++i)
            mask[i] |= std::uint8_t(m_patterns.holds(m_catalog.urnUtf8(place.start + Row(i))));
    }

private:
    struct Exact
    {
        std::string urn; //!< folded
        Needle name; //!< to be looked for first
    };

    struct Part
    {
        Needle needle;
        bool inAll = false; //!< every deployment's URN contains it
        bool spans = false; //!< it may lie over the edge of a column
        std::vector<std::uint8_t> platforms;
        std::vector<std::uint8_t> environments;
    };

    //! The name in a URN of three parts, else all of it: so the column of names has it.
    static QString nameIn(const QString &urn)
    {
        const qsizetype first = urn.indexOf(u',');
        const qsizetype last = urn.lastIndexOf(u',');
        return first < last ? urn.mid(first + 1, last - first - 1) : urn;
    }

    Part part(const QString &value) const
    {
        Part part {Needle(value), false, false, {}, {}};
        part.inAll = part.needle.isIn(urnHead);
        part.spans = value.contains(u',') || value.contains(u'(') || value.contains(u')');
        part.platforms = containing(Facet::Platform, part.needle);
        part.environments = containing(Facet::Environment, part.needle);
        return part;
    }

    std::vector<std::uint8_t> containing(Facet facet, const Needle &needle) const
    {
        const auto &dictionary = m_catalog.dictionary(facet);
        std::vector<std::uint8_t> set(dictionary.size());
        for (catalog::Code code = 1; code < set.size(); ++code)
            set[code] = needle.isIn(dictionary[code]);
        return set;
    }

    void judgePart(const Part &part, const Place &place, std::uint8_t *mask) const
    {
        const catalog::Chunk &chunk = place.chunk;
        const std::size_t size = chunk.size();
        const auto &platforms = chunk.facets[std::size_t(Facet::Platform)];
        const auto &environments = chunk.facets[std::size_t(Facet::Environment)];
        part.needle.mark(chunk.names, mask);
        for (std::size_t i = 0; i < size; ++i) {
            if (chunk.urns.codes()[i] != catalog::absent)
                continue; // the name is the whole URN
            mask[i] |= part.platforms[platforms[i]] | part.environments[environments[i]]
                     | std::uint8_t(part.inAll);
            if (part.spans && !mask[i])
                mask[i] = part.needle.isIn(m_catalog.urnUtf8(place.start + Row(i)));
        }
    }

    const Catalog &m_catalog;
    TextTest m_patterns;
    bool m_hasPatterns;
    std::vector<Exact> m_exact;
    std::vector<Part> m_parts;
};

} // namespace

std::unique_ptr<const Judge> urlJudge(const Matches &matches)
{
    return std::make_unique<UrlJudge>(matches);
}

std::unique_ptr<const Judge> urnJudge(const Catalog &catalog, const Matches &matches)
{
    return std::make_unique<UrnJudge>(catalog, matches);
}

} // namespace filter::detail
