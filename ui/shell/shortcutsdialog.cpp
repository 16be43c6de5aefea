// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/shortcutsdialog.h"

#include "ui/common/buttons.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>

using namespace Qt::Literals::StringLiterals;

namespace {

void addRow(QGridLayout &grid, const ShortcutHelp &help, QWidget *parent)
{
    const int row = grid.rowCount();
    auto *what = new QLabel(help.what, parent);
    auto *keys = new KeyBadge(help.keys, parent);
    keys->setAccessibleName(u"%1: %2"_s.arg(help.what, help.keys));
    grid.addWidget(what, row, 0);
    grid.addWidget(keys, row, 1, Qt::AlignRight);
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<ShortcutHelp> &keys, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"shortcutsDialog"_s);
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *list = new QWidget;
    auto *grid = new QGridLayout(list);
    grid->setContentsMargins(16, 12, 16, 12);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(5);
    grid->setColumnStretch(0, 1);
    QString section;
    for (const ShortcutHelp &help : keys) {
        if (help.section != section) {
            section = help.section;
            auto *head = new QLabel(section, list);
            head->setFont(fonts::ui(fonts::Size::Base, QFont::DemiBold));
            head->setContentsMargins(0, grid->count() > 0 ? 10 : 0, 0, 0);
            grid->addWidget(head, grid->rowCount(), 0, 1, 2);
        }
        addRow(*grid, help, list);
    }
    grid->setRowStretch(grid->rowCount(), 1);

    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(list);
    scroll->setAccessibleName(windowTitle());
    auto *close = makeButton(tr("Close"), {}, this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(14, 10, 14, 10);
    foot->addStretch(1);
    foot->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addLayout(foot);
    resize(460, 560);
    close->setFocus();
}

QList<ShortcutHelp> ShortcutsDialog::fromActions(const QString &section,
                                                 const QList<QAction *> &actions)
{
    QList<ShortcutHelp> keys;
    for (const QAction *action : actions) {
        if (action->menu()) {
            keys += fromActions(section, action->menu()->actions());
            continue;
        }
        if (action->shortcut().isEmpty())
            continue;
        QString what = action->text();
        what.remove(u'&').remove(u'…');
        keys.append({section, what, action->shortcut().toString(QKeySequence::NativeText)});
    }
    return keys;
}
