// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/commonview.h"

#include "models/domain/vocabulary.h"
#include "models/items/selectionsummary.h"
#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"
#include "ui/deployments/differsfield.h"
#include "ui/deployments/panesection.h"
#include "ui/deployments/recordparts.h"
#include "ui/deployments/wording.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;
using catalog::Row;
using items::FieldSummary;

namespace {

using NameOf = std::function<QString(const QString &)>;

QString asWritten(const QString &value)
{
    return value;
}

QString onlyValue(const FieldSummary &field)
{
    return field.values.empty() ? QString() : field.values.front().value;
}

QString containerTitle(const catalog::Directory &directory, const QString &urn)
{
    QStringList names;
    for (const QString &container : directory.containerPath(urn))
        names.append(directory.displayName(container));
    return names.join(u" ▸ "_s);
}

QString dateOf(const QString &iso)
{
    const QDateTime time = QDateTime::fromString(iso, Qt::ISODateWithMs);
    return wording::timeWords(time).local;
}

} // namespace

CommonView::CommonView(catalog::CatalogPtr catalog, const std::vector<Row> &rows, QMenu *copyMenu,
                       const QStringList &production, QWidget *parent)
    : QWidget(parent)
    , m_catalog(std::move(catalog))
    , m_production(production)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(u"commonView"_s);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    const items::SelectionSummary summary = items::summarize(*m_catalog, rows);
    addHead(rows.size(), copyMenu);
    addFields(summary);
    addOwners(summary.of(Facet::Owner), m_catalog->record(rows.front()));
    addTags(summary.of(Facet::Tag), m_catalog->record(rows.front()));
    m_column->addStretch(1);
}

void CommonView::addHead(std::size_t count, QMenu *copyMenu)
{
    auto *head = new PaneSection(this);
    auto *name = new ElidedLabel(tr("%1 deployments").arg(wording::number(qint64(count))), head);
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
    m_column->addWidget(head);
}

void CommonView::addFields(const items::SelectionSummary &summary)
{
    const catalog::Directory &directory = m_catalog->directory();
    auto *fields = new PaneSection(this);
    //! The field where the value is not the same in all; else what \a make makes of it.
    const auto add = [&](const QString &label, const FieldSummary &field, const NameOf &nameOf,
                         const std::function<QWidget *(const QString &)> &make = {},
                         const QString &none = tr("none")) {
        const QString value = onlyValue(field);
        if (!field.isCommon())
            fields->addField(label, new DiffersField(label, field, nameOf, fields, none));
        else if (value.isEmpty())
            fields->addField(label, none)->setMuted(true);
        else if (make)
            fields->addField(label, make(value));
        else
            fields->addField(label, nameOf(value), value);
    };
    const NameOf named = [&](const QString &urn) { return directory.displayName(urn); };
    const NameOf container = [&](const QString &urn) { return containerTitle(directory, urn); };
    const NameOf all = [](const QString &) { return tr("yes"); };
    add(tr("Platform"), summary.of(Facet::Platform), named);
    add(tr("Environment"), summary.of(Facet::Environment), asWritten, [&](const QString &env) {
        return new EnvironmentMark(env, wording::isProduction(env, m_production), fields);
    });
    add(tr("Status"), summary.of(Facet::Status), domain::statusLabel,
        [&](const QString &status) { return new StatusMark(status, fields); });
    add(tr("Version"), summary.version, asWritten);
    add(tr("Model"), summary.model, [&](const QString &urn) { return modelName(urn); });
    add(tr("Deprecated"), summary.deprecated, all, {}, tr("no"));
    if (!summary.deprecated.isCommon() || !onlyValue(summary.deprecated).isEmpty())
        add(tr("Decommission"), summary.decommission, dateOf);
    add(tr("Removed"), summary.removed, all, {}, tr("no"));
    add(tr("Instance"), summary.of(Facet::Instance), named);
    add(tr("Container"), summary.of(Facet::Container), container);
    add(tr("Description"), summary.description, asWritten);
    m_column->addWidget(fields);
}

QString CommonView::modelName(const QString &urn) const
{
    for (const catalog::Model &model : m_catalog->links().models()) {
        if (model.urn == urn)
            return model.version.isEmpty() ? model.name : model.name + u' ' + model.version;
    }
    return urn;
}

//! Null where there is nothing more to say than "none", or where the values were listed.
PaneSection *CommonView::addList(const QString &label, const FieldSummary &field)
{
    const catalog::Directory &directory = m_catalog->directory();
    const bool none = field.isCommon() && onlyValue(field).isEmpty();
    auto *section = new PaneSection(label, none ? tr("none") : QString(), this);
    m_column->addWidget(section);
    if (field.isCommon())
        return none ? nullptr : section;
    section->column()->addWidget(new DiffersField(
        label, field, [&](const QString &urn) { return directory.displayName(urn); }, section));
    return nullptr;
}

void CommonView::addOwners(const FieldSummary &field, const catalog::Record &first)
{
    PaneSection *section = addList(tr("Owners"), field);
    if (!section)
        return;
    for (const catalog::OwnerEntry &owner : first.owners)
        section->column()->addWidget(
            new OwnerLine(m_catalog->directory(), owner.urn, owner.type, section));
}

void CommonView::addTags(const FieldSummary &field, const catalog::Record &first)
{
    if (PaneSection *section = addList(tr("Tags"), field))
        section->column()->addWidget(new TagFlow(m_catalog->directory(), first.tags, section));
}
