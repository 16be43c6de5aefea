// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/catalogentries.h"

#include "models/core/fold.h"
#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"
#include "models/filter/language.h"
#include "ui/common/icons.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;
using catalog::Catalog;
using catalog::Facet;
using Kind = PaletteEntry::Kind;

namespace {

struct CatalogWords
{
    Q_DECLARE_TR_FUNCTIONS(PaletteEntries)
};

PaletteEntry deployment(const Catalog &catalog, catalog::Row row)
{
    PaletteEntry entry;
    entry.kind = Kind::Deployment;
    entry.id = catalog.urn(row);
    entry.title = catalog.name(row).simplified();
    entry.status = catalog.text(row, Facet::Status);
    const QString platform = catalog.text(row, Facet::Platform);
    QStringList parts {platform.isEmpty() ? QString() : catalog.directory().displayName(platform),
                       catalog.text(row, Facet::Environment), domain::statusLabel(entry.status)};
    if (catalog.has(row, catalog::Removed))
        parts.append(CatalogWords::tr("removed"));
    parts.removeAll(QString());
    entry.detail = parts.join(u" · "_s);
    if (entry.status.isEmpty())
        entry.icon = u"kind-deployment"_s;
    return entry;
}

PaletteEntry named(const Catalog &catalog, Kind kind, const QString &urn)
{
    PaletteEntry entry;
    entry.kind = kind;
    entry.id = urn;
    entry.title = catalog.directory().displayName(urn).simplified();
    if (kind == Kind::Owner) {
        const bool group = urn.startsWith(u"urn:li:corpGroup:");
        entry.icon = group ? u"owner-group"_s : u"owner"_s;
        entry.detail = group ? CatalogWords::tr("group") : CatalogWords::tr("owner");
    } else {
        entry.icon = u"tag"_s;
        entry.detail = CatalogWords::tr("tag");
        if (const auto *known = catalog.directory().find(urn))
            entry.color = QColor(known->colour);
    }
    return entry;
}

PaletteEntry model(const catalog::Model &of)
{
    PaletteEntry entry;
    entry.kind = Kind::Model;
    entry.id = of.urn;
    entry.title = of.name.simplified();
    entry.icon = u"kind-model"_s;
    entry.detail = of.version.isEmpty() ? CatalogWords::tr("model")
                                        : CatalogWords::tr("model · version %1").arg(of.version);
    return entry;
}

} // namespace

PaletteEntry palette::entryOf(const Catalog &catalog, const items::SearchHit &hit)
{
    switch (hit.kind) {
    case items::SearchHit::Kind::Owner:
        return named(catalog, Kind::Owner, fromUtf8(catalog.dictionary(Facet::Owner)[hit.at]));
    case items::SearchHit::Kind::Tag:
        return named(catalog, Kind::Tag, fromUtf8(catalog.dictionary(Facet::Tag)[hit.at]));
    case items::SearchHit::Kind::Model:
        return model(catalog.links().models()[hit.at]);
    case items::SearchHit::Kind::Deployment:
        break;
    }
    return deployment(catalog, hit.at);
}

std::optional<PaletteEntry> palette::findEntry(const Catalog &catalog, Kind kind,
                                               const QString &urn)
{
    switch (kind) {
    case Kind::Action:
    case Kind::View:
        return std::nullopt;
    case Kind::Owner:
    case Kind::Tag:
        if (catalog.dictionary(kind == Kind::Owner ? Facet::Owner : Facet::Tag).find(toUtf8(urn)))
            return named(catalog, kind, urn);
        return std::nullopt;
    case Kind::Model:
        for (const catalog::Model &each : catalog.links().models()) {
            if (each.urn == urn)
                return model(each);
        }
        return std::nullopt;
    case Kind::Deployment:
        break;
    }
    const auto row = catalog.find(urn);
    return row ? std::optional(deployment(catalog, *row)) : std::nullopt;
}

filter::Filter palette::filterFor(const PaletteEntry &entry)
{
    filter::Filter filter;
    if (entry.kind == Kind::Owner)
        filter.setValues(Facet::Owner, {entry.id});
    else if (entry.kind == Kind::Tag)
        filter.setValues(Facet::Tag, {entry.id});
    else if (entry.kind == Kind::Model)
        filter = filter::parse(u"model:"_s + filter::asValue(entry.id)).filter;
    return filter;
}
