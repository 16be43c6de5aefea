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

} // namespace

void fillColumnMenu(QMenu &menu, DeploymentTable &table, int logical)
{
    menu.clear();
    const ColumnLayout layout = table.columnLayout();
    if (logical >= 0) {
        const auto column = DeploymentRows::Column(logical);
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
