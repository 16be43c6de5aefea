// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/catalog/chunkbuilder.h"

#include <algorithm>

namespace catalog {

namespace {

constexpr std::string_view deploymentPrefix = "urn:li:mlModelDeployment:(";
constexpr std::string_view platformPrefix = "urn:li:dataPlatform:";

struct Parts
{
    std::string_view platform;
    std::string_view name;
    std::string_view env;
};

//! Three parts without parentheses inside: only then does the text follow from the parts.
bool split(std::string_view urn, Parts &parts)
{
    if (!urn.starts_with(deploymentPrefix) || !urn.ends_with(')'))
        return false;
    const std::string_view inner
        = urn.substr(deploymentPrefix.size(), urn.size() - deploymentPrefix.size() - 1);
    std::size_t first = 0;
    std::size_t last = 0;
    int commas = 0;
    for (std::size_t i = 0; i < inner.size(); ++i) {
        const char c = inner[i];
        if (c == '(' || c == ')')
            return false;
        if (c == ',') {
            (commas == 0 ? first : last) = i;
            ++commas;
        }
    }
    if (commas != 2)
        return false;
    parts = {inner.substr(0, first), inner.substr(first + 1, last - first - 1),
             inner.substr(last + 1)};
    return parts.platform.starts_with(platformPrefix) && !parts.name.empty() && !parts.env.empty();
}

void writeUrlTemplate(std::string &text, std::string_view url, std::string_view name)
{
    // Links differ from row to row by the name alone; with its place marked they are one text.
    text = url;
    const bool marked
        = std::any_of(url.begin(), url.end(), [](char c) { return c == 1 || c == 2; });
    const std::size_t at = marked || name.empty() ? std::string::npos : text.find(name);
    if (marked)
        text.insert(0, 1, '\x02');
    else if (at != std::string::npos)
        text.replace(at, name.size(), 1, '\x01');
}

} // namespace

std::string urlTemplate(std::string_view url, std::string_view name)
{
    std::string text;
    writeUrlTemplate(text, url, name);
    return text;
}

std::string urlFromTemplate(std::string_view text, std::string_view name)
{
    if (text.starts_with('\x02'))
        return std::string(text.substr(1));
    std::string url(text);
    if (const std::size_t at = url.find('\x01'); at != std::string::npos)
        url.replace(at, 1, name);
    return url;
}

ChunkBuilder::ChunkBuilder()
    : m_chunk(std::make_unique<Chunk>()), m_local(std::make_unique<Dictionaries>())
{
}

void ChunkBuilder::beginRow(std::string_view urn)
{
    m_codes = {};
    m_versions = {};
    m_urn.clear();
    m_description.clear();
    m_version.clear();
    m_url.clear();
    m_note.clear();
    m_replacement.clear();
    m_created = noTime;
    m_decommission = noTime;
    m_flags = 0;
    m_saysNotEphemeral = false;
    Parts parts;
    if (split(urn, parts)) {
        set(Facet::Platform, parts.platform);
        set(Facet::Environment, parts.env);
        m_name = parts.name;
    } else {
        m_urn = urn;
        m_name = urn;
    }
    if (m_name.find(".model_evaluation.") != std::string::npos)
        m_flags |= Evaluation;
}

void ChunkBuilder::set(Facet facet, std::string_view value)
{
    const auto i = std::size_t(facet);
    m_codes[i] = m_local->facets[i].intern(value);
}

void ChunkBuilder::addProperty(std::string_view key, std::string_view value)
{
    const Code code = m_local->propertyKeys.intern(key);
    m_chunk->propertyKeys.values.push_back(code);
    m_chunk->propertyValues.append(value);
    if (key == "evaluationId")
        m_flags |= Evaluation;
    while (m_keyKinds.size() <= code)
        m_keyKinds.push_back(ephemeralKey(m_local->propertyKeys[Code(m_keyKinds.size())]));
    if (m_keyKinds[code] == EphemeralKey::None)
        return;
    const EphemeralSign sign = ephemeralSign(m_keyKinds[code], value);
    if (sign == EphemeralSign::Yes)
        m_flags |= Ephemeral;
    m_saysNotEphemeral = m_saysNotEphemeral || sign == EphemeralSign::No;
}

void ChunkBuilder::addOwner(std::string_view urn, std::string_view type)
{
    m_chunk->owners.values.push_back(m_local->facets[std::size_t(Facet::Owner)].intern(urn));
    m_chunk->ownerTypes.push_back(m_local->ownerTypes.intern(type));
}

void ChunkBuilder::addTag(std::string_view urn)
{
    m_chunk->tags.values.push_back(m_local->facets[std::size_t(Facet::Tag)].intern(urn));
}

void ChunkBuilder::setDeprecation(bool deprecated, std::int64_t decommissionMs,
                                  std::string_view note, std::string_view replacement)
{
    m_flags = std::uint8_t(deprecated ? m_flags | Deprecated : m_flags & ~Deprecated);
    m_decommission = decommissionMs;
    m_note = note;
    m_replacement = replacement;
}

void ChunkBuilder::setRemoved(bool removed)
{
    m_flags = std::uint8_t(removed ? m_flags | Removed : m_flags & ~Removed);
}

void ChunkBuilder::setHasProperties()
{
    m_flags |= HasProperties;
}

void ChunkBuilder::setPending(bool leaving)
{
    m_flags |= leaving ? Pending | Leaving : Pending;
}

void ChunkBuilder::setAspectVersion(Aspect aspect, std::uint64_t version)
{
    m_versions[std::size_t(aspect)] = std::uint8_t(std::min<std::uint64_t>(version, 255));
}

void ChunkBuilder::endRow()
{
    Chunk &chunk = *m_chunk;
    chunk.names.append(m_name);
    chunk.urns.append(m_urn);
    for (std::size_t i = 0; i < singleFacetCount; ++i)
        chunk.facets[i].push_back(m_codes[i]);
    chunk.owners.start.push_back(std::uint32_t(chunk.owners.values.size()));
    chunk.tags.start.push_back(std::uint32_t(chunk.tags.values.size()));
    chunk.propertyKeys.start.push_back(std::uint32_t(chunk.propertyKeys.values.size()));
    chunk.descriptions.append(m_description);
    chunk.versions.append(m_version);
    writeUrlTemplate(m_urlTemplate, m_url, m_name);
    chunk.urls.append(m_urlTemplate);
    chunk.notes.append(m_note);
    chunk.replacements.append(m_replacement);
    chunk.created.push_back(m_created);
    chunk.decommission.push_back(m_decommission);
    for (std::size_t i = 0; i < aspectCount; ++i)
        chunk.aspectVersions[i].push_back(m_versions[i]);
    if (m_saysNotEphemeral)
        m_flags = std::uint8_t(m_flags & ~Ephemeral);
    chunk.flags.push_back(m_flags);
}

bool ChunkBuilder::hasRoom() const
{
    // A single answer is never larger than this, so neither is what one row adds.
    constexpr std::size_t largestAnswer = 512u << 20;
    return m_chunk->names.hasRoomFor(largestAnswer)
        && m_chunk->descriptions.texts().hasRoomFor(largestAnswer)
        && m_chunk->notes.texts().hasRoomFor(largestAnswer)
        && m_chunk->propertyValues.texts().hasRoomFor(largestAnswer);
}

void ChunkBuilder::translate(Array<Code> &codes, const Dictionary &from, Dictionary &to) const
{
    std::vector<Code> map(from.size());
    for (Code code = 0; code < from.size(); ++code)
        map[code] = to.intern(from[code]);
    for (Code &code : codes.writable())
        code = map[code];
    codes.shrink_to_fit();
}

std::shared_ptr<const Chunk> ChunkBuilder::finish(Dictionaries &dictionaries)
{
    Chunk &chunk = *m_chunk;
    for (std::size_t i = 0; i < singleFacetCount; ++i)
        translate(chunk.facets[i], m_local->facets[i], dictionaries.facets[i]);
    const auto owner = std::size_t(Facet::Owner);
    const auto tag = std::size_t(Facet::Tag);
    translate(chunk.owners.values, m_local->facets[owner], dictionaries.facets[owner]);
    translate(chunk.tags.values, m_local->facets[tag], dictionaries.facets[tag]);
    translate(chunk.ownerTypes, m_local->ownerTypes, dictionaries.ownerTypes);
    translate(chunk.propertyKeys.values, m_local->propertyKeys, dictionaries.propertyKeys);
    chunk.owners.lookForRepeats();
    chunk.tags.lookForRepeats();
    chunk.names.freeze();
    for (PooledColumn *column : {&chunk.urns, &chunk.descriptions, &chunk.versions, &chunk.urls,
                                 &chunk.notes, &chunk.replacements, &chunk.propertyValues})
        column->freeze();
    for (auto *lists : {&chunk.owners.start, &chunk.tags.start, &chunk.propertyKeys.start})
        lists->shrink_to_fit();
    chunk.created.shrink_to_fit();
    chunk.decommission.shrink_to_fit();
    chunk.flags.shrink_to_fit();
    for (auto &versions : chunk.aspectVersions)
        versions.shrink_to_fit();
    std::shared_ptr<const Chunk> result = std::move(m_chunk);
    *this = ChunkBuilder();
    return result;
}

} // namespace catalog
