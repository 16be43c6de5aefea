// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/api.h"

#include <algorithm>

//! Rest.li: /entities?action=deleteReferences, which takes an urn out of every aspect that names
//! it.

namespace localgms {

namespace {

struct Reference
{
    std::string source;
    std::string relationship;
    std::string aspect;
};

std::vector<Reference> referencesTo(Gms &gms, const std::string &urn)
{
    const Database::Reader reader(gms.database);
    Query query = reader->query("SELECT source, type, aspect FROM edges WHERE destination=?"
                                " ORDER BY source, aspect, type");
    query.bind(std::string_view(urn));
    std::vector<Reference> result;
    while (query.step())
        result.push_back({std::string(query.text(0)),
                          gms.database.nameOf(std::uint16_t(query.integer(1))),
                          gms.database.nameOf(std::uint16_t(query.integer(2)))});
    return result;
}

//! True for the urn itself and for a record that names it, such as {"tag": urn}.
bool names(const Json &value, const std::string &urn)
{
    if (value.is_string())
        return value.get_ref<const std::string &>() == urn;
    if (!value.is_object())
        return false;
    return std::any_of(value.begin(), value.end(),
                       [&urn](const Json &member) { return member.is_string() && member == urn; });
}

void takeOut(Json &value, const std::string &urn)
{
    if (value.is_array()) {
        auto &items = value.get_ref<Json::array_t &>();
        std::erase_if(items, [&urn](const Json &item) { return names(item, urn); });
    } else if (value.is_object()) {
        auto &members = value.get_ref<Json::object_t &>();
        std::erase_if(members,
                      [&urn](const auto &m) { return m.second.is_string() && m.second == urn; });
    } else {
        return;
    }
    for (Json &inner : value)
        takeOut(inner, urn);
}

std::optional<Json> latestValue(Gms &gms, const Reference &reference)
{
    const Database::Reader reader(gms.database);
    const auto document = documentOf(*reader, reference.source);
    const std::uint16_t id = gms.database.idOf(reference.aspect);
    for (const SegmentView &s : document ? decodeDocument(*document) : std::vector<SegmentView>()) {
        if (s.aspect == id)
            return Json::parse(s.value);
    }
    return std::nullopt;
}

//! Without the reference; an aspect that cannot be without it goes as a whole.
void removeReference(Gms &gms, Ingest &ingest, const Reference &reference, const std::string &urn)
{
    std::optional<Json> value = latestValue(gms, reference);
    if (!value)
        return;
    takeOut(*value, urn);
    if (gms.registry().normalise(*gms.registry().aspect(reference.aspect), *value)) {
        Proposal proposal;
        proposal.urn = reference.source;
        proposal.aspect = reference.aspect;
        proposal.value = std::move(*value);
        ingest.apply(proposal);
    } else {
        ingest.removeAspect(reference.source, reference.aspect);
    }
}

} // namespace

Response deleteReferences(Gms &gms, const Call &call)
{
    const Json body = parseBody(call.request);
    const std::string urn = textIn(body, "urn");
    checkedEntity(gms, urn);
    const std::vector<Reference> references = referencesTo(gms, urn);
    if (!flagIn(body, "dryRun", false)) {
        Ingest ingest(gms.database, gms.features, gms.author(call.request, "RESTLI"));
        for (const Reference &reference : references)
            removeReference(gms, ingest, reference, urn);
        ingest.commit();
    }
    Json related = Json::array();
    for (const Reference &reference : references)
        related.push_back({{"entity", reference.source},
                           {"relationship", reference.relationship},
                           {"aspect", reference.aspect}});
    return jsonResponse(
        {{"value", {{"total", references.size()}, {"relatedAspects", std::move(related)}}}});
}

} // namespace localgms
