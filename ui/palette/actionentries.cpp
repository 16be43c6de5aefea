// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/actionentries.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>

using namespace Qt::Literals::StringLiterals;

namespace {

struct ActionWords
{
    Q_DECLARE_TR_FUNCTIONS(PaletteActions)
};

QString plain(QString text)
{
    return text.remove(u'&').remove(u'…');
}

PaletteEntry entryOf(QAction *action, const QString &path)
{
    PaletteEntry entry;
    entry.kind = PaletteEntry::Kind::Action;
    entry.title = plain(action->text());
    entry.path = path;
    entry.id = action->objectName().isEmpty() ? path + u'/' + entry.title : action->objectName();
    entry.keys = action->shortcut().toString(QKeySequence::NativeText);
    entry.enabled = action->isEnabled();
    if (!entry.enabled)
        entry.reason = action->statusTip().isEmpty() ? ActionWords::tr("not possible now")
                                                     : action->statusTip();
    entry.detail = entry.enabled ? path : entry.reason;
    if (action->isChecked())
        entry.icon = u"ok"_s;
    else
        entry.picture = action->icon();
    entry.run = [target = QPointer(action)] {
        if (target)
            target->trigger();
    };
    return entry;
}

void collect(const QList<QAction *> &actions, const QString &path, QList<PaletteEntry> &entries)
{
    for (QAction *action : actions) {
        if (!action->isVisible() || action->isSeparator())
            continue;
        if (QMenu *menu = action->menu()) {
            Q_EMIT menu->aboutToShow(); // some menus are filled when they are opened
            const QString title = plain(action->text());
            collect(menu->actions(), path.isEmpty() ? title : path + u" ▸ "_s + title, entries);
            continue;
        }
        const PaletteEntry entry = entryOf(action, path);
        const bool twice = std::any_of(entries.cbegin(), entries.cend(), [&](const auto &other) {
            return other.title == entry.title && other.path == entry.path;
        });
        if (!twice)
            entries.append(entry);
    }
}

} // namespace

QList<PaletteEntry> palette::actionEntries(const QMenuBar &bar)
{
    QList<PaletteEntry> entries;
    collect(bar.actions(), {}, entries);
    return entries;
}
