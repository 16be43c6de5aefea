// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/fold.h"
#include "models/filter/judge.h"
#include "models/filter/meaning.h"
#include "models/filter/texttest.h"
#include "models/filter/urnjudges.h"
#include "models/filter/versions.h"

#include <algorithm>
#include <cstring>

namespace filter {

using catalog::Chunk;
using catalog::Code;
using catalog::PooledColumn;
using masks::Scratch;

namespace {

using CodeMarks = std::vector<std::uint8_t>; //!< by code of a dictionary

void orCodes(std::span<const Code> codes, const std::uint8_t *set, std::uint8_t *mask)
{
    for (std::size_t i = 0; i < codes.size(); ++i)
        mask[i] |= set[codes[i]];
}

void orLists(const catalog::CodeLists &lists, const CodeMarks &set, std::uint8_t *mask)
{
    for (std::size_t i = 0; i + 1 < lists.start.size(); ++i) {
        for (std::size_t k = lists.start[i]; k < lists.start[i + 1]; ++k)
            mask[i] |= set[lists.values[k]];
    }
}

//! Contains: in the name, the description, an owner, a tag or a custom property.
class AnywhereJudge final : public Judge
{
public:
    AnywhereJudge(const Catalog &catalog, const QString &text)
        : m_needle(text), m_encoded(encodedName(text)), m_isEncoded(encodedName(text) != text)
    {
        m_owners = named(catalog, Facet::Owner);
        m_tags = named(catalog, Facet::Tag);
        m_keys.resize(catalog.propertyKeys().size());
        for (Code code = 0; code < m_keys.size(); ++code)
            m_keys[code] = m_needle.isIn(catalog.propertyKeys()[code]);
        for (auto *set : {&m_owners, &m_tags, &m_keys}) {
            if (!masks::any(set->data(), set->size()))
                set->clear();
        }
    }

    Cost cost() const override { return Cost::Texts; }
    void judge(const Place &place, std::uint8_t *mask, Scratch &scratch) const override
    {
        const Chunk &chunk = place.chunk;
        std::memset(mask, 0, chunk.size());
        m_needle.mark(chunk.names, mask);
        if (m_isEncoded)
            m_encoded.mark(chunk.names, mask);
        if (!m_owners.empty())
            orLists(chunk.owners, m_owners, mask);
        if (!m_tags.empty())
            orLists(chunk.tags, m_tags, mask);
        if (!m_keys.empty())
            orLists(chunk.propertyKeys, m_keys, mask);
        {
            const Scratch::Loan texts(scratch, chunk.descriptions.texts().size());
            mark(chunk.descriptions, texts.data());
            if (masks::any(texts.data(), chunk.descriptions.texts().size()))
                orCodes(chunk.descriptions.codes(), texts.data(), mask);
        }
        const Scratch::Loan values(scratch, chunk.propertyValues.texts().size());
        mark(chunk.propertyValues, values.data());
        if (!masks::any(values.data(), chunk.propertyValues.texts().size()))
            return;
        const auto &codes = chunk.propertyValues.codes();
        const auto &start = chunk.propertyKeys.start;
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            for (std::size_t k = start[i]; k < start[i + 1]; ++k)
                mask[i] |= values.data()[codes[k]];
        }
    }

private:
    void mark(const PooledColumn &column, std::uint8_t *marks) const
    {
        std::memset(marks, 0, column.texts().size());
        m_needle.mark(column.texts(), marks);
    }

    CodeMarks named(const Catalog &catalog, Facet facet) const
    {
        const auto &dictionary = catalog.dictionary(facet);
        const catalog::Directory &directory = catalog.directory();
        CodeMarks set(dictionary.size());
        for (Code code = 1; code < set.size(); ++code) {
            const std::string_view urn = dictionary[code];
            set[code] = m_needle.isIn(urn);
            if (set[code] || (directory.size() == 0 && urn.find('%') == std::string_view::npos))
                continue; // what the URN itself says of a name is part of the URN
            set[code] = m_needle.isIn(toUtf8(directory.displayName(fromUtf8(urn))));
        }
        return set;
    }

    Needle m_needle;
    Needle m_encoded;
    bool m_isEncoded;
    CodeMarks m_owners;
    CodeMarks m_tags;
    CodeMarks m_keys;
};

class NameJudge final : public Judge
{
public:
    explicit NameJudge(const Matches &matches)
        : m_test(TextTest::forNames(matches.values, matches.patterns))
    {
    }

    Cost cost() const override { return Cost::Pools; }
    void judge(const Place &place, std::uint8_t *mask, Scratch &scratch) const override
    {
        std::memset(mask, 0, place.chunk.size());
        m_test.mark(place.chunk.names, mask, scratch);
    }

private:
    TextTest m_test;
};

//! A pooled column of which \a holds is asked for each text once.
template <typename Mark>
class PoolJudge final : public Judge
{
public:
    PoolJudge(PooledColumn Chunk::*column, bool absent, Mark mark)
        : m_column(column), m_absent(absent), m_mark(std::move(mark))
    {
    }

    Cost cost() const override { return Cost::Pools; }
    void judge(const Place &place, std::uint8_t *mask, Scratch &scratch) const override
    {
        const PooledColumn &column = place.chunk.*m_column;
        const std::size_t texts = column.texts().size();
        const Scratch::Loan set(scratch, texts);
        std::memset(set.data(), 0, texts);
        m_mark(column.texts(), set.data(), scratch);
        set.data()[catalog::absent] = m_absent ? 1 : 0;
        for (std::size_t i = 0; i < column.codes().size(); ++i)
            mask[i] = set.data()[column.codes()[i]];
    }

private:
    PooledColumn Chunk::*m_column;
    bool m_absent;
    Mark m_mark;
};

template <typename Mark>
std::unique_ptr<const Judge> poolJudge(PooledColumn Chunk::*column, bool absent, Mark mark)
{
    return std::make_unique<PoolJudge<Mark>>(column, absent, std::move(mark));
}

std::unique_ptr<const Judge> textJudge(PooledColumn Chunk::*column, const Matches &matches)
{
    TextTest test(matches.values, matches.patterns);
    const bool absent = test.wantsAbsent();
    return poolJudge(
        column, absent,
        [test = std::move(test)](const catalog::TextColumn &texts, std::uint8_t *marks,
                                 Scratch &scratch) { test.mark(texts, marks, scratch); });
}

std::unique_ptr<const Judge> replacementJudge(const Catalog &catalog, const Matches &matches)
{
    auto test = std::make_shared<NameTest>(matches.values, matches.patterns);
    return poolJudge(
        &Chunk::replacements, test->wantsAbsent(),
        [test, &catalog](const catalog::TextColumn &texts, std::uint8_t *marks, Scratch &) {
            for (std::size_t i = 1; i < texts.size(); ++i) {
                const catalog::Neighbour *known = catalog.directory().find(fromUtf8(texts[i]));
                marks[i] = test->holds(texts[i], known ? toUtf8(known->name) : std::string());
            }
        });
}

class PropertyJudge final : public Judge
{
public:
    PropertyJudge(const Catalog &catalog, const Matches &matches)
        : m_test(matches.values, matches.patterns), m_keys(catalog.propertyKeys().size())
    {
        const std::string wanted = foldedUtf8(QStringView(matches.property));
        for (Code code = 1; code < m_keys.size(); ++code)
            m_keys[code] = foldedUtf8(catalog.propertyKeys()[code]) == wanted;
        m_anyKey = masks::any(m_keys.data(), m_keys.size());
    }

    Cost cost() const override { return Cost::Texts; }
    void judge(const Place &place, std::uint8_t *mask, Scratch &scratch) const override
    {
        const Chunk &chunk = place.chunk;
        std::memset(mask, m_test.wantsAbsent() && !m_anyKey ? 1 : 0, chunk.size());
        if (!m_anyKey)
            return;
        const catalog::TextColumn &texts = chunk.propertyValues.texts();
        const Scratch::Loan values(scratch, texts.size());
        std::memset(values.data(), 0, texts.size());
        m_test.mark(texts, values.data(), scratch);
        const auto &codes = chunk.propertyValues.codes();
        const auto &lists = chunk.propertyKeys;
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            bool has = false;
            for (std::size_t k = lists.start[i]; k < lists.start[i + 1]; ++k) {
                const std::uint8_t here = m_keys[lists.values[k]];
                has = has || here;
                mask[i] |= here & values.data()[codes[k]];
            }
            if (!has && m_test.wantsAbsent())
                mask[i] = 1;
        }
    }

private:
    TextTest m_test;
    CodeMarks m_keys;
    bool m_anyKey;
};

class ModelJudge final : public Judge
{
public:
    ModelJudge(const Catalog &catalog, const Matches &matches) : m_catalog(catalog)
    {
        const NameTest test(matches.values, matches.patterns);
        m_absent = test.wantsAbsent();
        for (const catalog::Model &model : catalog.links().models())
            m_models.push_back(test.holds(toUtf8(model.urn), toUtf8(model.name)));
    }

    Cost cost() const override { return Cost::Lists; }
    void judge(const Place &place, std::uint8_t *mask, Scratch &) const override
    {
        for (std::size_t i = 0; i < place.chunk.size(); ++i) {
            const auto links = m_catalog.links().ofRow(place.start + Row(i));
            mask[i] = links.empty() ? m_absent
                                    : std::any_of(links.begin(), links.end(), [this](auto link) {
                                          return m_models[link.model] != 0;
                                      });
        }
    }

private:
    const Catalog &m_catalog;
    CodeMarks m_models;
    bool m_absent;
};

//! Rows without the date: all that is asked of dates as text.
class NoDateJudge final : public Judge
{
public:
    explicit NoDateJudge(Field field) : m_field(field) { }

    Cost cost() const override { return Cost::Lists; }
    void judge(const Place &place, std::uint8_t *mask, Scratch &) const override
    {
        const Chunk &chunk = place.chunk;
        for (std::size_t i = 0; i < chunk.size(); ++i)
            mask[i] = m_field == Field::Created
                        ? chunk.created[i] == catalog::noTime
                        : chunk.decommission[i] == catalog::noTime
                              || (chunk.flags[i] & catalog::Deprecated) == 0;
    }

private:
    Field m_field;
};

} // namespace

namespace detail {

std::unique_ptr<const Judge> judgeOf(const Catalog &catalog, const Contains &contains)
{
    return std::make_unique<AnywhereJudge>(catalog, contains.text);
}

std::unique_ptr<const Judge> judgeOf(const Catalog &catalog, const Matches &matches)
{
    switch (matches.field) {
    case Field::Name:
        return std::make_unique<NameJudge>(matches);
    case Field::Version:
        return textJudge(&Chunk::versions, matches);
    case Field::Description:
        return textJudge(&Chunk::descriptions, matches);
    case Field::Note:
        return textJudge(&Chunk::notes, matches);
    case Field::Url:
        return urlJudge(matches);
    case Field::Urn:
        return urnJudge(catalog, matches);
    case Field::Property:
        return std::make_unique<PropertyJudge>(catalog, matches);
    case Field::Model:
        return std::make_unique<ModelJudge>(catalog, matches);
    case Field::Replacement:
        return replacementJudge(catalog, matches);
    case Field::Created:
    case Field::Decommission:
        return std::make_unique<NoDateJudge>(matches.field);
    }
    return {};
}

std::unique_ptr<const Judge> judgeOf(const VersionIs &versionIs)
{
    return poolJudge(&Chunk::versions, false,
                     [test = VersionTest(versionIs)](const catalog::TextColumn &texts,
                                                     std::uint8_t *marks, Scratch &) {
                         for (std::size_t i = 1; i < texts.size(); ++i)
                             marks[i] = test.holds(texts[i]);
                     });
}

} // namespace detail

} // namespace filter
