// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/codec.h"

#include "models/core/fold.h"

namespace cache {

using catalog::Array;
using catalog::Chunk;
using catalog::Code;
using catalog::CodeLists;
using catalog::TextColumn;

namespace {

//! A neighbour's texts, in the order in which they are kept.
constexpr std::array neighbourTexts {&catalog::Neighbour::name, &catalog::Neighbour::detail,
                                     &catalog::Neighbour::colour, &catalog::Neighbour::parent,
                                     &catalog::Neighbour::subType};
constexpr std::uint8_t existsBit = 1;
constexpr std::uint8_t activeBit = 2;
constexpr std::uint32_t reconciledBit = 1u << 31;

void append(TextColumn &texts, const QString &text)
{
    texts.append(toUtf8(text));
}

void putLists(BlockWriter &writer, const CodeLists &lists)
{
    writer.put(lists.start);
    writer.put(lists.values);
}

CodeLists takeLists(BlockReader &reader, std::size_t rows, std::size_t limit)
{
    CodeLists lists;
    lists.start = reader.take<std::uint32_t>();
    lists.values = reader.take<Code>();
    reader.require(lists.start.size() == rows + 1 && areOffsets(lists.start, lists.values.size())
                   && areBelow(lists.values, limit));
    return lists;
}

//! The rows with a value twice come along, since looking for them takes time.
void putCounted(BlockWriter &writer, const CodeLists &lists)
{
    putLists(writer, lists);
    writer.put(lists.repeating.value_or(Array<std::uint32_t>()));
}

CodeLists takeCounted(BlockReader &reader, std::size_t rows, std::size_t limit)
{
    CodeLists lists = takeLists(reader, rows, limit);
    lists.repeating = reader.take<std::uint32_t>();
    reader.require(areBelow(*lists.repeating, rows));
    return lists;
}

template <typename T>
void takeColumn(BlockReader &reader, Array<T> &column, std::size_t rows)
{
    column = reader.take<T>();
    reader.require(column.size() == rows);
}

} // namespace

void put(BlockWriter &writer, const Chunk &chunk)
{
    writer.put(chunk.names);
    writer.put(chunk.urns);
    for (const auto &codes : chunk.facets)
        writer.put(codes);
    putCounted(writer, chunk.owners);
    writer.put(chunk.ownerTypes);
    putCounted(writer, chunk.tags);
    for (const auto *column :
         {&chunk.descriptions, &chunk.versions, &chunk.urls, &chunk.notes, &chunk.replacements})
        writer.put(*column);
    writer.put(chunk.created);
    writer.put(chunk.decommission);
    writer.put(chunk.flags);
    putLists(writer, chunk.propertyKeys);
    writer.put(chunk.propertyValues);
    for (const auto &versions : chunk.aspectVersions)
        writer.put(versions);
}

void take(BlockReader &reader, const CodeLimits &limits, Chunk &chunk)
{
    using catalog::Facet;
    chunk.names = reader.takeTexts();
    const std::size_t rows = chunk.names.size();
    chunk.urns = reader.takePooled(rows);
    for (std::size_t i = 0; i < catalog::singleFacetCount; ++i) {
        takeColumn(reader, chunk.facets[i], rows);
        reader.require(areBelow(chunk.facets[i], limits.facets[i]));
    }
    chunk.owners = takeCounted(reader, rows, limits.facets[std::size_t(Facet::Owner)]);
    takeColumn(reader, chunk.ownerTypes, chunk.owners.values.size());
    reader.require(areBelow(chunk.ownerTypes, limits.ownerTypes));
    chunk.tags = takeCounted(reader, rows, limits.facets[std::size_t(Facet::Tag)]);
    for (auto *column :
         {&chunk.descriptions, &chunk.versions, &chunk.urls, &chunk.notes, &chunk.replacements})
        *column = reader.takePooled(rows);
    takeColumn(reader, chunk.created, rows);
    takeColumn(reader, chunk.decommission, rows);
    takeColumn(reader, chunk.flags, rows);
    reader.require(areWithout(chunk.flags, catalog::Pending | catalog::Leaving));
    chunk.propertyKeys = takeLists(reader, rows, limits.propertyKeys);
    chunk.propertyValues = reader.takePooled(chunk.propertyKeys.values.size());
    for (auto &versions : chunk.aspectVersions)
        takeColumn(reader, versions, rows);
    reader.require(reader.atEnd());
}

void put(BlockWriter &writer, const catalog::DictionaryView &dictionary)
{
    TextColumn texts;
    for (Code code = 0; code < dictionary.size(); ++code)
        texts.append(dictionary[code]);
    writer.put(texts);
}

void take(BlockReader &reader, catalog::Dictionary &dictionary)
{
    const TextColumn texts = reader.takeTexts();
    reader.require(texts.size() > 0);
    for (std::size_t i = 0; reader.ok() && i < texts.size(); ++i)
        reader.require(dictionary.intern(texts[i]) == i);
}

void put(BlockWriter &writer, const catalog::Directory &directory)
{
    TextColumn texts;
    Array<std::uint8_t> flags;
    const auto &entries = directory.entries();
    for (auto it = entries.begin(); it != entries.end(); ++it) {
        append(texts, it.key());
        for (const auto text : neighbourTexts)
            append(texts, (*it).*text);
        flags.push_back(std::uint8_t((it->exists ? existsBit : 0) | (it->active ? activeBit : 0)));
    }
    writer.put(texts);
    writer.put(flags);
}

void take(BlockReader &reader, catalog::Directory &directory)
{
    const TextColumn texts = reader.takeTexts();
    const auto flags = reader.take<std::uint8_t>();
    constexpr std::size_t each = neighbourTexts.size() + 1;
    reader.require(texts.size() == flags.size() * each);
    for (std::size_t i = 0; reader.ok() && i < flags.size(); ++i) {
        catalog::Neighbour neighbour;
        for (std::size_t k = 0; k < neighbourTexts.size(); ++k)
            neighbour.*neighbourTexts[k] = fromUtf8(texts[i * each + 1 + k]);
        neighbour.exists = (flags[i] & existsBit) != 0;
        neighbour.active = (flags[i] & activeBit) != 0;
        directory.insert(fromUtf8(texts[i * each]), neighbour);
    }
}

void put(BlockWriter &writer, const catalog::Links &links)
{
    const catalog::Links::Parts &parts = links.parts();
    TextColumn texts;
    TextColumn groups;
    TextColumn dangling;
    Array<std::uint32_t> groupStart {0};
    Array<std::uint32_t> packed;
    for (const catalog::Model &model : parts.models) {
        for (const QString &text : {model.urn, model.name, model.version})
            append(texts, text);
        for (const QString &group : model.groups)
            append(groups, group);
        groupStart.push_back(std::uint32_t(groups.size()));
    }
    for (const catalog::Edge &edge : parts.dangling) {
        append(dangling, edge.model);
        append(dangling, edge.deployment);
    }
    for (const catalog::Link &link : parts.links)
        packed.push_back(link.model | (link.reconciled ? reconciledBit : 0));
    Array<std::uint32_t> start;
    start.append(parts.start.data(), parts.start.size());
    writer.put(Array<std::uint8_t> {std::uint8_t(parts.known ? 1 : 0)});
    writer.put(texts);
    writer.put(groupStart);
    writer.put(groups);
    writer.put(start);
    writer.put(packed);
    writer.put(dangling);
}

catalog::Links takeLinks(BlockReader &reader, std::size_t rows)
{
    const auto known = reader.take<std::uint8_t>();
    const TextColumn texts = reader.takeTexts();
    const auto groupStart = reader.take<std::uint32_t>();
    const TextColumn groups = reader.takeTexts();
    const auto start = reader.take<std::uint32_t>();
    const auto packed = reader.take<std::uint32_t>();
    const TextColumn dangling = reader.takeTexts();
    reader.require(known.size() == 1 && texts.size() % 3 == 0 && dangling.size() % 2 == 0
                   && groupStart.size() == texts.size() / 3 + 1
                   && areOffsets(groupStart, groups.size()));
    reader.require(start.empty() ? packed.empty()
                                 : start.size() == rows + 1 && areOffsets(start, packed.size()));
    if (!reader.ok())
        return {};
    catalog::Links::Parts parts;
    parts.known = known[0] != 0;
    parts.models.reserve(groupStart.size() - 1);
    for (std::size_t i = 0; i + 1 < groupStart.size(); ++i) {
        catalog::Model model {
            fromUtf8(texts[i * 3]), fromUtf8(texts[i * 3 + 1]), fromUtf8(texts[i * 3 + 2]), {}};
        for (std::size_t k = groupStart[i]; k < groupStart[i + 1]; ++k)
            model.groups.append(fromUtf8(groups[k]));
        parts.models.push_back(std::move(model));
    }
    parts.start.assign(start.begin(), start.end());
    parts.links.reserve(packed.size());
    for (const std::uint32_t link : packed) {
        parts.links.push_back({link & ~reconciledBit, (link & reconciledBit) != 0});
        reader.require(parts.links.back().model < parts.models.size());
    }
    for (std::size_t i = 0; i < dangling.size(); i += 2)
        parts.dangling.push_back({fromUtf8(dangling[i]), fromUtf8(dangling[i + 1])});
    return reader.ok() ? catalog::Links(std::move(parts)) : catalog::Links();
}

} // namespace cache
