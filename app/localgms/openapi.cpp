// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/openapi.h"

#include <algorithm>

namespace localgms {

void appendJsonString(std::string &out, std::string_view text)
{
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
    });
    if (plain) {
        out += '"';
        out += text;
        out += '"';
    } else {
        out += dump(Json(text));
    }
}

void appendAspect(std::string &out, const SegmentView &segment, bool systemMetadata)
{
    out += "{\"value\":";
    out += segment.value;
    if (systemMetadata) {
        out += ",\"systemMetadata\":";
        out += segment.meta;
        out += ",\"auditStamp\":";
        out += segment.audit;
    }
    out += '}';
}

EntityWriter::EntityWriter(const Database &database, const std::vector<std::string> &aspects,
                           bool systemMetadata)
    : m_database(database), m_all(aspects.empty()), m_systemMetadata(systemMetadata)
{
    for (const std::string &name : aspects)
        m_wanted.push_back(database.idOf(name));
}

const std::string &EntityWriter::nameFragment(std::uint16_t id)
{
    if (m_fragments.size() <= id)
        m_fragments.resize(id + 1u);
    std::string &fragment = m_fragments[id];
    if (fragment.empty())
        fragment = ",\"" + m_database.nameOf(id) + "\":";
    return fragment;
}

bool EntityWriter::isWanted(std::uint16_t id) const
{
    return m_all || std::find(m_wanted.begin(), m_wanted.end(), id) != m_wanted.end();
}

bool EntityWriter::append(std::string &out, std::string_view urn, std::string_view document)
{
    const std::size_t before = out.size();
    out += "{\"urn\":";
    appendJsonString(out, urn);
    bool any = false;
    for (const SegmentView &segment : decodeDocument(document)) {
        if (!isWanted(segment.aspect))
            continue;
        any = true;
        out += nameFragment(segment.aspect);
        appendAspect(out, segment, m_systemMetadata);
    }
    out += '}';
    if (!any)
        out.resize(before);
    return any;
}

void EntityWriter::append(std::string &out, std::string_view urn,
                          const std::vector<SegmentView> &segments)
{
    out += "{\"urn\":";
    appendJsonString(out, urn);
    for (const SegmentView &segment : segments) {
        out += nameFragment(segment.aspect);
        appendAspect(out, segment, m_systemMetadata);
    }
    out += '}';
}

const EntitySpec &entityInPath(const Gms &gms, const std::string &name)
{
    const EntitySpec *entity = gms.registry().entityIgnoringCase(name);
    if (!entity)
        throw ApiError(Fault::BadRequest, "Failed to find entity with name " + name);
    return *entity;
}

namespace {

std::string joined(const std::vector<std::string> &args, std::size_t end)
{
    std::string text = args[1];
    for (std::size_t i = 2; i < end; ++i)
        text += "/" + args[i];
    return text;
}

} // namespace

Target targetOf(const Gms &gms, const std::vector<std::string> &args)
{
    Target target;
    target.aspect = args.size() > 2 ? gms.registry().aspectInPath(args.back()) : nullptr;
    target.urn = joined(args, target.aspect ? args.size() - 1 : args.size());
    const bool tail = args.size() > 2 && !target.aspect;
    if (tail && !parseUrn(target.urn))
        throw ApiError(Fault::BadRequest, "Unknown aspect " + args.back());
    target.entity = &checkedEntity(gms, target.urn);
    const bool generic = args[0] == "generic" && gms.features.genericEntities;
    if (!generic && &entityInPath(gms, args[0]) != target.entity)
        throw ApiError(Fault::BadRequest, "The urn " + target.urn + " is no " + args[0]);
    if (target.aspect && !target.entity->has(target.aspect->name))
        throw ApiError(Fault::Validation, "Unknown aspect " + target.aspect->name + " for entity "
                                              + target.entity->name);
    return target;
}

std::vector<std::string> aspectNames(const Gms &gms, const std::vector<std::string> &names)
{
    std::vector<std::string> result;
    for (const std::string &name : names) {
        if (const AspectSpec *aspect = gms.registry().aspectInPath(name))
            result.push_back(aspect->name);
    }
    // Only unknown ones were asked for: that is not the same as all.
    if (result.empty() && !names.empty())
        result.emplace_back("");
    return result;
}

} // namespace localgms
