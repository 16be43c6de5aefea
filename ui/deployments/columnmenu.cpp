// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/columnmenu.h"

#include "ui/deployments/deploymenttable.h"

#include <QCoreApplication>
#include <QMenu>

namespace {

struct ColumnMenuWords
{
    Q_DECLARE_TR_FUNCTIONS(ColumnMenu)
};

void sortInto(QMenu &menu, DeploymentTable &table, const QString &text,
              const filter::Sorting &sorting)
{
    QAction *action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(table.query().sorting() == sorting);
    action->setEnabled(!action->isChecked());
    QObject::connect(action, &QAction::triggered, &table,
                     [&query = table.query(), sorting] { query.setSorting(sorting); });
}

//! What Shift and a click on the head of a column do, for the keyboard.
void addSortingBySeveral(QMenu &menu, DeploymentTable &table)
{
    QMenu *sub = menu.addMenu(ColumnMenuWords::tr("Sort also by"));
    const filter::Sorting &now = table.query().sorting();
    for (const ColumnLayout::Entry &entry : table.columnLayout().entries) {
        const filter::SortKey key = DeploymentRows::sortKey(entry.column);
        const auto place = now.placeOf(key);
        const QString title = DeploymentRows::title(entry.column);
        QAction *action = sub->addAction(
            !place ? title
            : now.keys()[*place].descending
                ? ColumnMenuWords::tr("%1. %2, descending").arg(*place + 1).arg(title)
                : ColumnMenuWords::tr("%1. %2").arg(*place + 1).arg(title));
        action->setCheckable(true);
        action->setChecked(place.has_value());
        action->setEnabled(place || now.keys().size() < filter::Sorting::mostKeys);
        QObject::connect(action, &QAction::triggered, &table, [&query = table.query(), key] {
            query.setSorting(query.sorting().alsoBy(key));
        });
    }
}

} // namespace

void fillColumnMenu(QMenu &menu, DeploymentTable &table, int logical)
{
    menu.clear();
    const ColumnLayout layout = table.columnLayout();
    if (logical >= DeploymentRows::columnTotal)
        logical = -1;
    if (logical >= 0) {
        const auto column = DeploymentRows::Column(logical);
        const filter::SortKey key = DeploymentRows::sortKey(column);
        sortInto(menu, table, ColumnMenuWords::tr("Sort ascending"), {key, false});
        sortInto(menu, table, ColumnMenuWords::tr("Sort descending"), {key, true});
        addSortingBySeveral(menu, table);
        menu.addSeparator();
        QAction *fit = menu.addAction(
            ColumnMenuWords::tr("Fit “%1” to what is shown").arg(DeploymentRows::title(column)));
        QObject::connect(fit, &QAction::triggered, &table,
                         [&table, logical] { table.fitColumn(logical); });
        QAction *hide
            = menu.addAction(ColumnMenuWords::tr("Hide “%1”").arg(DeploymentRows::title(column)));
        QObject::connect(hide, &QAction::triggered, &table,
                         [&table, column] { table.setColumnVisible(column, false); });
        menu.addSeparator();
    }
    if (logical < 0) {
        addSortingBySeveral(menu, table);
        menu.addSeparator();
    }
    for (const ColumnLayout::Entry &entry : layout.entries) {
        QAction *box = menu.addAction(DeploymentRows::title(entry.column));
        box->setCheckable(true);
        box->setChecked(entry.visible);
        QObject::connect(box, &QAction::toggled, &table, [&table, column = entry.column](bool on) {
            table.setColumnVisible(column, on);
        });
    }
    menu.addSeparator();
    QAction *fitAll = menu.addAction(ColumnMenuWords::tr("Fit all columns"));
    QObject::connect(fitAll, &QAction::triggered, &table, [&table, layout] {
        for (const ColumnLayout::Entry &entry : layout.entries) {
            if (table.isColumnVisible(entry.column))
                table.fitColumn(int(entry.column));
        }
    });
    QAction *reset = menu.addAction(ColumnMenuWords::tr("Standard columns"));
    QObject::connect(reset, &QAction::triggered, &table, [&table] {
        ColumnLayout standard = ColumnLayout::standard();
        standard.sorting = table.columnLayout().sorting;
        table.setColumnLayout(standard);
    });
}
