// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/cellfilters.h"

#include "ui/deployments/wording.h"

#include <QMenu>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;
using filter::Field;

namespace {

constexpr qsizetype longestText = 500; // more would be no line to read

//! A value in a menu: without the mnemonics that an ampersand would make.
QString inMenu(const QString &text)
{
    return wording::oneLine(text, 40).replace(u'&', u"&&"_s);
}

filter::Day dayOf(std::int64_t time)
{
    const QDate date = QDateTime::fromMSecsSinceEpoch(time).date(); // of the user's own calendar
    return {date.year(), date.month(), date.day()};
}

} // namespace

CellFilters::CellFilters(DeploymentQuery &query, const DeploymentRows &rows)
    : m_query(query), m_rows(rows)
{
}

void CellFilters::fill(QMenu &menu, const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const qsizetype before = menu.actions().size();
    using Column = DeploymentRows::Column;
    const auto column = Column(index.column());
    const catalog::Row row = m_rows.rowAt(index.row());
    const catalog::Catalog &catalog = *m_rows.catalog();
    if (const auto facet = DeploymentRows::facet(column))
        addValues(menu, *facet, index.data(DeploymentRows::WireRole).toStringList());
    else if (column == Column::Created)
        addTime(menu, Field::Created, catalog.created(row));
    else if (column == Column::Decommission && catalog.has(row, catalog::Deprecated))
        addTime(menu, Field::Decommission, catalog.decommission(row));
    else if (column == Column::Model)
        addModels(menu, row);
    else if (column == Column::Name)
        addText(menu, {Field::Name, {}, {}, {}}, catalog.name(row));
    else if (column == Column::Version)
        addText(menu, {Field::Version, {}, {}, {}}, catalog.version(row));
    else if (column == Column::Description)
        addText(menu, {Field::Description, {}, {}, {}}, catalog.description(row));
    else if (column == Column::Urn)
        addText(menu, {Field::Urn, {}, {}, {}}, catalog.urn(row));
    if (menu.actions().size() > before)
        menu.addSeparator();
}

void CellFilters::addValues(QMenu &menu, Facet facet, QStringList values)
{
    if (values.isEmpty())
        values.append(QString()); // "has none" can be filtered for as well
    const catalog::Directory &directory = m_rows.catalog()->directory();
    const auto term = [facet](const QString &value, bool excluded) {
        return filter::Term {filter::AnyOf {facet, {value}}, excluded};
    };
    if (values.size() == 1) {
        const QString name = inMenu(wording::valueName(directory, facet, values.first()));
        addTerm(menu, tr("Filter for “%1”").arg(name), term(values.first(), false));
        addTerm(menu, tr("Exclude “%1”").arg(name), term(values.first(), true));
        return;
    }
    QMenu *include = menu.addMenu(tr("Filter for"));
    QMenu *exclude = menu.addMenu(tr("Exclude"));
    for (const QString &value : std::as_const(values)) {
        const QString name = inMenu(wording::valueName(directory, facet, value));
        addTerm(*include, name, term(value, false));
        addTerm(*exclude, name, term(value, true));
    }
}

void CellFilters::addTime(QMenu &menu, Field field, std::int64_t time)
{
    filter::Matches none {field, {}, {QString()}, {}};
    if (time == catalog::noTime) {
        addTerm(menu, tr("Filter for “no date”"), {none, false});
        addTerm(menu, tr("Exclude “no date”"), {none, true});
        return;
    }
    const filter::Day day = dayOf(time);
    const QString date = QLocale().toString(QDate(day.year, day.month, day.day), u"d MMM yyyy"_s);
    using filter::Order;
    const auto offer = [&](const QString &text, Order order) {
        addTerm(menu, text.arg(date), {filter::When {field, order, {day}}, false});
    };
    offer(tr("Filter for %1"), Order::In);
    offer(tr("Filter for %1 and before"), Order::UpTo);
    offer(tr("Filter for %1 and after"), Order::From);
}

void CellFilters::addText(QMenu &menu, const filter::Matches &matches, const QString &text)
{
    const QString plain = text.left(longestText).section(u'\n', 0, 0).trimmed();
    if (plain.isEmpty() && matches.field != Field::Version && matches.field != Field::Description)
        return;
    filter::Matches filled = matches;
    filled.values = {plain};
    const QString shown = plain.isEmpty() ? tr("none") : inMenu(plain);
    addTerm(menu, tr("Filter for “%1”").arg(shown), {filled, false});
    addTerm(menu, tr("Exclude “%1”").arg(shown), {filled, true});
    if (!plain.isEmpty() && matches.field != Field::Urn)
        addTerm(menu, tr("Filter for this text anywhere"), {filter::Contains {plain}, false});
}

void CellFilters::addModels(QMenu &menu, catalog::Row row)
{
    const catalog::Links &links = m_rows.catalog()->links();
    QStringList names;
    for (const catalog::Link &link : links.ofRow(row))
        names.append(links.models()[link.model].name);
    names.removeDuplicates();
    if (names.isEmpty() && links.known())
        names.append(QString());
    for (const QString &name : std::as_const(names)) {
        const filter::Matches matches {Field::Model, {}, {name}, {}};
        const QString shown = name.isEmpty() ? tr("no model") : inMenu(name);
        addTerm(menu, tr("Filter for “%1”").arg(shown), {matches, false});
        addTerm(menu, tr("Exclude “%1”").arg(shown), {matches, true});
    }
}

void CellFilters::addTerm(QMenu &menu, const QString &text, const filter::Term &term)
{
    QAction *action = menu.addAction(text);
    connect(action, &QAction::triggered, this, [this, term] { m_query.add(term); });
}
