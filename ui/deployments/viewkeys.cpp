// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/deploymentspage.h"

#include <QKeySequence>

QList<ShortcutHelp> DeploymentsPage::keys()
{
    const auto key
        = [](const QKeySequence &sequence) { return sequence.toString(QKeySequence::NativeText); };
    const QString filter = tr("In the filter");
    const QString table = tr("In the table");
    const QString tree = tr("In the tree");
    const QString facets = tr("In the facets");
    const QString details = tr("In the details");
    const QString views = tr("In the saved views");
    return {
        {filter, tr("To the table"), key(Qt::Key_Down)},
        {filter, tr("Clear the text, then to the table"), key(Qt::Key_Escape)},
        {views, tr("All deployments, from anywhere"), key(Qt::ALT | Qt::Key_0)},
        {views, tr("First to ninth view, from anywhere"),
         key(Qt::ALT | Qt::Key_1) + u'–' + key(Qt::Key_9)},
        {views, tr("Rename"), key(Qt::Key_F2)},
        {views, tr("Delete"), key(Qt::Key_Delete)},
        {views, tr("Move to the right"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_Right)},
        {table, tr("Sort by a column as well"), tr("Shift+Click")},
        {table, tr("To the details"), key(Qt::Key_Return)},
        {table, tr("Choose all"), key(Qt::CTRL | Qt::Key_A)},
        {table, tr("Choose from here to the next row"), key(Qt::SHIFT | Qt::Key_Down)},
        {table, tr("First row"), key(Qt::Key_Home)},
        {table, tr("Last row"), key(Qt::Key_End)},
        {table, tr("Choose none"), key(Qt::Key_Escape)},
        {table, tr("What can be done with the cell"), key(Qt::Key_Menu)},
        {tree, tr("Open and close a branch"), key(Qt::Key_Right) + u' ' + key(Qt::Key_Left)},
        {tree, tr("Choose what is below it"), key(Qt::Key_Space)},
        {tree, tr("Filter for a branch; from a deployment to the table"), key(Qt::Key_Return)},
        {facets, tr("Choose a value"), key(Qt::Key_Space)},
        {facets, tr("Leave a value out"), key(Qt::ALT | Qt::Key_Space)},
        {details, tr("Back to the table"), key(Qt::Key_Escape)},
    };
}
