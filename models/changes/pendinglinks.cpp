// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changes/pendinglinks.h"

#include "models/changes/aspects.h"
#include "models/domain/urn.h"

using namespace Qt::Literals::StringLiterals;

namespace changes {

namespace {

struct Relink
{
    std::uint32_t model = 0;
    bool linked = false;
};

bool isLink(const FieldChange &change)
{
    return change.key.field == "deployments"_L1 && !change.key.item.isEmpty();
}

std::uint32_t indexOf(std::vector<catalog::Model> &models, const QString &urn)
{
    const auto it = std::ranges::find(models, urn, &catalog::Model::urn);
    if (it != models.end())
        return std::uint32_t(it - models.begin());
    const auto parsed = domain::Urn::tryParse(urn);
    models.push_back({urn, parsed ? parsed->displayName() : urn, {}, {}});
    return std::uint32_t(models.size() - 1);
}

} // namespace

std::vector<catalog::Row> relinkedRows(const catalog::Catalog &catalog, const AspectEdit &edit)
{
    std::vector<catalog::Row> rows;
    if (edit.key.aspect != aspect::modelProperties)
        return rows;
    for (const FieldChange &change : edit.delta) {
        if (!isLink(change))
            continue;
        if (const auto row = catalog.find(change.key.item))
            rows.push_back(*row);
    }
    return rows;
}

std::shared_ptr<const catalog::Links> linksWith(const catalog::Catalog &catalog,
                                                const std::vector<AspectEdit> &edits)
{
    const catalog::Links &old = catalog.links();
    catalog::Links::Parts parts;
    parts.models = old.models();
    parts.dangling = old.dangling();
    parts.known = old.known();
    QHash<catalog::Row, std::vector<Relink>> changed;
    for (const AspectEdit &edit : edits) {
        const std::uint32_t model = indexOf(parts.models, edit.key.urn);
        for (const FieldChange &change : edit.delta) {
            const auto row = isLink(change) ? catalog.find(change.key.item) : std::nullopt;
            if (row)
                changed[*row].push_back({model, !change.after.is_null()});
        }
    }
    parts.links.reserve(old.parts().links.size() + edits.size());
    parts.start.reserve(catalog.size() + 1);
    for (catalog::Row row = 0; row < catalog.size(); ++row) {
        parts.start.push_back(std::uint32_t(parts.links.size()));
        const auto mine = changed.constFind(row);
        for (const catalog::Link &link : old.ofRow(row)) {
            const bool touched
                = mine != changed.constEnd()
               && std::ranges::find(*mine, link.model, &Relink::model) != mine->end();
            if (!touched)
                parts.links.push_back(link);
        }
        if (mine == changed.constEnd())
            continue;
        for (const Relink &relink : *mine) {
            if (relink.linked)
                parts.links.push_back({relink.model, false});
        }
    }
    parts.start.push_back(std::uint32_t(parts.links.size()));
    return std::make_shared<const catalog::Links>(std::move(parts));
}

} // namespace changes
