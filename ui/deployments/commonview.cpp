// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/commonview.h"

#include "models/domain/vocabulary.h"
#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"
#include "ui/deployments/panesection.h"
#include "ui/deployments/recordparts.h"
#include "ui/deployments/wording.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>
#include <unordered_set>

using namespace Qt::Literals::StringLiterals;
using catalog::Catalog;
using catalog::Code;
using catalog::Facet;
using catalog::Row;

namespace common {

namespace {

std::size_t distinctLists(const Catalog &catalog, const std::vector<Row> &rows,
                          catalog::CodeLists catalog::Chunk::*lists)
{
    std::set<std::vector<Code>> seen;
    for (const Row row : rows) {
        const auto [chunk, i] = catalog.place(row);
        const std::span<const Code> codes = (chunk.*lists).row(i);
        std::vector<Code> sorted(codes.begin(), codes.end());
        std::sort(sorted.begin(), sorted.end());
        sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
        seen.insert(std::move(sorted));
    }
    return seen.size();
}

} // namespace

std::size_t distinct(const Catalog &catalog, const std::vector<Row> &rows, Facet facet)
{
    if (facet == Facet::Owner)
        return distinctLists(catalog, rows, &catalog::Chunk::owners);
    if (facet == Facet::Tag)
        return distinctLists(catalog, rows, &catalog::Chunk::tags);
    std::unordered_set<Code> seen;
    for (const Row row : rows) {
        const auto [chunk, i] = catalog.place(row);
        seen.insert(chunk.facets[std::size_t(facet)][i]);
    }
    return seen.size();
}

std::size_t distinctTexts(const Catalog &catalog, const std::vector<Row> &rows,
                          catalog::PooledColumn catalog::Chunk::*column)
{
    std::unordered_set<std::string_view> seen; // the texts live as long as the catalog
    for (const Row row : rows) {
        const auto [chunk, i] = catalog.place(row);
        seen.insert((chunk.*column)[i]);
    }
    return seen.size();
}

} // namespace common

namespace {

std::size_t distinctFlags(const Catalog &catalog, const std::vector<Row> &rows, catalog::Flag flag)
{
    const auto count
        = std::count_if(rows.begin(), rows.end(), [&](Row row) { return catalog.has(row, flag); });
    return count == 0 || count == std::ptrdiff_t(rows.size()) ? 1 : 2;
}

QString title(const catalog::Directory &directory, const QString &urn)
{
    return urn.isEmpty() ? QString() : directory.displayName(urn);
}

QString containerTitle(const catalog::Directory &directory, const QString &urn)
{
    QStringList names;
    for (const QString &container : directory.containerPath(urn))
        names.append(directory.displayName(container));
    return names.join(u" ▸ "_s);
}

} // namespace

CommonView::CommonView(const Catalog &catalog, const std::vector<Row> &rows, QMenu *copyMenu,
                       QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"commonView"_s);
    const catalog::Directory &directory = catalog.directory();
    const catalog::Record first = catalog.record(rows.front());

    auto *head = new PaneSection(this);
    auto *name
        = new ElidedLabel(tr("%1 deployments").arg(wording::number(qint64(rows.size()))), head);
    name->setFont(fonts::ui(fonts::Size::Title, QFont::DemiBold));
    name->setObjectName(u"commonTitle"_s);
    setAccessibleName(name->text());
    head->column()->addWidget(name);
    auto *hint = new ElidedLabel(tr("What they have in common"), head);
    hint->setMuted(true);
    head->column()->addWidget(hint);
    QPushButton *copy = makeButton(tr("Copy"), u"copy"_s, head);
    looks::setSmall(copy);
    copy->setMenu(copyMenu);
    head->column()->addSpacing(3);
    head->column()->addWidget(copy, 0, Qt::AlignLeft);

    auto *fields = new PaneSection(this);
    const auto differs = [&](const QString &label, std::size_t kinds) {
        if (kinds < 2)
            return false;
        fields->addField(label, tr("differs (%1)").arg(wording::number(qint64(kinds))))
            ->setMuted(true);
        return true;
    };
    const auto words = [&](const QString &label, std::size_t kinds, const QString &text) {
        if (differs(label, kinds))
            return;
        fields->addField(label, text.isEmpty() ? tr("none") : text)->setMuted(text.isEmpty());
    };
    words(tr("Platform"), common::distinct(catalog, rows, Facet::Platform),
          title(directory, first.platform));
    if (const auto kinds = common::distinct(catalog, rows, Facet::Environment);
        !differs(tr("Environment"), kinds))
        fields->addField(tr("Environment"),
                         new EnvironmentMark(first.env, wording::isProduction(first.env), fields));
    if (const auto kinds = common::distinct(catalog, rows, Facet::Status);
        !differs(tr("Status"), kinds))
        fields->addField(tr("Status"), new StatusMark(first.status, fields));
    words(tr("Version"), common::distinctTexts(catalog, rows, &catalog::Chunk::versions),
          first.version);
    words(tr("Deprecated"), distinctFlags(catalog, rows, catalog::Deprecated),
          first.deprecated ? tr("all") : QString());
    words(tr("Removed"), distinctFlags(catalog, rows, catalog::Removed),
          first.removed ? tr("all") : QString());
    words(tr("Instance"), common::distinct(catalog, rows, Facet::Instance),
          title(directory, first.instance));
    words(tr("Container"), common::distinct(catalog, rows, Facet::Container),
          containerTitle(directory, first.container));
    words(tr("Description"), common::distinctTexts(catalog, rows, &catalog::Chunk::descriptions),
          first.description);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(fields);

    const auto several = [&](const QString &label, Facet facet, bool none) {
        const std::size_t kinds = common::distinct(catalog, rows, facet);
        const QString aside = kinds > 1 ? tr("differs (%1)").arg(wording::number(qint64(kinds)))
                            : none      ? tr("none")
                                        : QString();
        auto *section = new PaneSection(label, aside, this);
        column->addWidget(section);
        return kinds > 1 || none ? nullptr : section;
    };
    if (auto *owners = several(tr("Owners"), Facet::Owner, first.owners.empty())) {
        for (const catalog::OwnerEntry &owner : first.owners)
            owners->column()->addWidget(new OwnerLine(directory, owner.urn, owner.type, owners));
    }
    if (auto *tags = several(tr("Tags"), Facet::Tag, first.tags.isEmpty()))
        tags->column()->addWidget(new TagFlow(directory, first.tags, tags));
    column->addStretch(1);
}
