// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/editactions.h"

#include "models/changes/aspects.h"
#include "models/items/deploymentrows.h"
#include "ui/common/icons.h"
#include "ui/deployments/deploymenttable.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

EditActions::EditActions(DeploymentTable &table, QWidget *page)
    : QObject(page)
    , m_table(table)
    , m_edit(make(u"edit"_s, tr("&Edit…"), u"edit"_s,
                  {QKeySequence(Qt::Key_F2), QKeySequence(u"Ctrl+E"_s)}))
    , m_deprecate(make(u"deprecate"_s, tr("&Deprecate…"), u"deprecate"_s))
    , m_addMe(make(u"addMe"_s, tr("Add &me as owner"), u"owner"_s))
    , m_remove(make(u"softDelete"_s, tr("&Soft-delete"), u"discard"_s))
    , m_restore(make(u"restore"_s, tr("&Restore"), u"restore"_s))
    , m_discard(make(u"discardChanges"_s, tr("D&rop the changes of this deployment"), u"undo"_s))
    , m_copy(make(u"copyDeployment"_s, tr("New as a &copy…"), u"copy"_s))
    , m_new(
          make(u"newDeployment"_s, tr("&New deployment…"), u"plus"_s, {QKeySequence(u"Ctrl+N"_s)}))
{
    connect(m_edit, &QAction::triggered, this, [this] { requestEdit({}); });
    connect(m_deprecate, &QAction::triggered, this,
            [this] { requestEdit(changes::aspect::deprecation); });
    connect(m_addMe, &QAction::triggered, this, &EditActions::addMe);
    connect(m_remove, &QAction::triggered, this, [this] { setRemoved(true); });
    connect(m_restore, &QAction::triggered, this, [this] { setRemoved(false); });
    connect(m_discard, &QAction::triggered, this, &EditActions::discard);
    connect(m_copy, &QAction::triggered, this, [this] {
        if (const QStringList urns = m_table.chosenUrns(); urns.size() == 1)
            Q_EMIT newRequested(urns.first());
    });
    connect(m_new, &QAction::triggered, this, [this] { Q_EMIT newRequested({}); });
    update();
}

QAction *EditActions::make(const QString &name, const QString &text, const QString &icon,
                           const QList<QKeySequence> &keys)
{
    auto *action = new QAction(icons::icon(icon), text, this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    return action;
}

QList<QAction *> EditActions::all() const
{
    return {m_edit, m_deprecate, m_addMe, m_remove, m_restore, m_discard, m_copy, m_new};
}

void EditActions::setEditing(store::Editing *editing)
{
    if (m_editing)
        disconnect(m_editing, nullptr, this, nullptr);
    m_editing = editing;
    if (m_editing)
        connect(m_editing, &store::Editing::changed, this, &EditActions::update);
    update();
}

void EditActions::update()
{
    const bool writable = m_editing && !m_editing->isReadOnly();
    const std::vector<catalog::Row> rows = m_table.chosenRows();
    const bool any = writable && !rows.empty();
    const catalog::CatalogPtr catalog = m_table.deployments().catalog();
    const auto isRemoved = [&](catalog::Row row) { return catalog->has(row, catalog::Removed); };
    // With many rows chosen looking at each would make every step of the selection slow.
    constexpr std::size_t mostLookedAt = 1000;
    const bool many = rows.size() > mostLookedAt;
    // A read-only form shows its fields, too.
    m_edit->setEnabled(m_editing && !rows.empty() && (writable || rows.size() == 1));
    m_edit->setText(m_editing && m_editing->isReadOnly() ? tr("Show the &form") : tr("&Edit…"));
    m_deprecate->setEnabled(any);
    m_addMe->setEnabled(any);
    m_remove->setEnabled(any && (many || !std::ranges::all_of(rows, isRemoved)));
    m_restore->setEnabled(any && (many || std::ranges::any_of(rows, isRemoved)));
    m_copy->setEnabled(writable && rows.size() == 1);
    m_new->setEnabled(writable);
    m_discard->setEnabled(any && !many && std::ranges::any_of(rows, [&](catalog::Row row) {
                              return m_editing->changes().touches(catalog->urn(row));
                          }));
    const QString why = !m_editing ? tr("Not connected")
                      : m_editing->isReadOnly()
                          ? tr("The connection is read-only. Allow writing in "
                               "Connections.")
                          : QString();
    for (QAction *action : all()) {
        action->setToolTip(why);
        action->setStatusTip(why);
    }
}

void EditActions::requestEdit(const QString &aspect)
{
    const QStringList urns = m_table.chosenUrns();
    if (!urns.isEmpty())
        Q_EMIT editRequested(urns, aspect);
}

void EditActions::say(bool changed, const QString &text)
{
    Q_EMIT message(changed ? text : tr("It is so already: nothing to change"));
}

void EditActions::addMe()
{
    if (!m_editing)
        return;
    const QStringList urns = m_table.chosenUrns();
    changes::Wish wish;
    wish.addOwners = {{m_editing->me(), u"TECHNICAL_OWNER"_s}};
    const QString me = m_editing->nameOf(m_editing->me());
    say(m_editing->setWish(urns, wish, tr("Add owner %1").arg(me)),
        tr("%1 is added to %n deployment(s) once you apply", nullptr, int(urns.size())).arg(me));
}

void EditActions::setRemoved(bool removed)
{
    if (!m_editing)
        return;
    const QStringList urns = m_table.chosenUrns();
    changes::Wish wish;
    wish.removed = removed;
    say(m_editing->setWish(urns, wish, removed ? tr("Soft-delete") : tr("Restore")),
        removed
            ? tr("%n deployment(s) will be removed once you apply", nullptr, int(urns.size()))
            : tr("%n deployment(s) will be restored once you apply", nullptr, int(urns.size())));
}

void EditActions::discard()
{
    if (!m_editing)
        return;
    changes::Step step {tr("Drop the changes of a deployment"), {}, {}};
    for (const QString &urn : m_table.chosenUrns()) {
        for (const changes::AspectEdit &edit : m_editing->changes().of(urn))
            step.swaps.push_back(m_editing->changes().dropped(edit.key));
    }
    m_editing->make(std::move(step));
}
