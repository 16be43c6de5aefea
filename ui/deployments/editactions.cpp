// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/editactions.h"

#include "models/changes/aspects.h"
#include "ui/common/icons.h"
#include "ui/deployments/deploymenttable.h"
#include "ui/deployments/pendingrows.h"
#include "ui/deployments/wording.h"

#include <QMenu>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

EditActions::EditActions(DeploymentTable &table, PendingRows &pending, QWidget *page)
    : QObject(page)
    , m_table(table)
    , m_pending(pending)
    , m_edit(makeEdit(u"editDeployments"_s, tr("&Edit"), u"edit"_s, {},
                      {QKeySequence(Qt::Key_F2), QKeySequence(Qt::CTRL | Qt::Key_E)}))
    , m_owners(
          makeEdit(u"editOwners"_s, tr("Edit &owners…"), u"owner"_s, changes::aspect::ownership))
    , m_tags(makeEdit(u"editTags"_s, tr("Edit &tags…"), u"tag"_s, changes::aspect::tags))
    , m_deprecation(makeEdit(u"editDeprecation"_s, tr("&Deprecate…"), u"deprecate"_s,
                             changes::aspect::deprecation))
    , m_addMe(make(u"addMeAsOwner"_s, tr("Add &me as owner"), u"plus"_s))
    , m_remove(make(u"softDelete"_s, tr("&Soft-delete"), u"discard"_s))
    , m_restore(make(u"restoreRemoved"_s, tr("&Restore"), u"restore"_s))
    , m_copy(make(u"copyDeployment"_s, tr("Co&py of deployment…"), u"copy"_s))
    , m_new(make(u"newDeployment"_s, tr("&New deployment…"), u"plus"_s))
    , m_discard(make(u"discardChanges"_s, tr("Discard the &changes of this deployment"), u"undo"_s))
{
    connect(m_addMe, &QAction::triggered, this, &EditActions::addMe);
    connect(m_remove, &QAction::triggered, this, [this] { setRemoved(true); });
    connect(m_restore, &QAction::triggered, this, [this] { setRemoved(false); });
    connect(m_copy, &QAction::triggered, this,
            [this] { Q_EMIT newRequested(m_table.chosenUrns().value(0)); });
    connect(m_new, &QAction::triggered, this, [this] { Q_EMIT newRequested({}); });
    connect(m_discard, &QAction::triggered, this, &EditActions::discard);
    update();
}

QAction *EditActions::make(const QString &name, const QString &text, const QString &icon,
                           const QList<QKeySequence> &keys)
{
    auto *action = new QAction(icons::icon(icon), text, this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_all.append(action);
    return action;
}

QAction *EditActions::makeEdit(const QString &name, const QString &text, const QString &icon,
                               const QString &aspect, const QList<QKeySequence> &keys)
{
    QAction *action = make(name, text, icon, keys);
    connect(action, &QAction::triggered, this,
            [this, aspect] { Q_EMIT editRequested(m_table.chosenUrns(), aspect); });
    return action;
}

void EditActions::setStore(store::CatalogStore *store)
{
    m_store = store;
    update();
}

//! Why nothing can be edited; empty where it can.
QString EditActions::why() const
{
    const bool knowsNone = m_store && !m_pending.editing();
    if (!m_store || (knowsNone && !m_store->server().readOnly))
        return tr("Not connected");
    if (!knowsNone && !m_pending.editing()->isReadOnly())
        return {};
    const store::ServerDescription &server = m_store->server();
    return tr("%1 is read-only")
        .arg(wording::oneLine(server.name.isEmpty() ? server.url.host() : server.name, 80));
}

void EditActions::update()
{
    const auto rows = m_table.chosenRows();
    const catalog::Catalog &catalog = *m_table.deployments().catalog();
    const auto has = [&](catalog::Flag flag) {
        return [&, flag](auto row) { return catalog.has(row, flag); };
    };
    const QString reason = why();
    const auto set = [&](QAction *action, bool fits, const QString &otherwise) {
        action->setEnabled(reason.isEmpty() && fits);
        action->setToolTip(!reason.isEmpty() ? reason
                           : fits            ? action->text().remove(u'&')
                                             : otherwise);
    };
    const QString choose = tr("Choose a deployment first");
    for (QAction *action : {m_edit, m_owners, m_tags, m_deprecation, m_addMe})
        set(action, !rows.empty(), choose);
    set(m_remove, !std::ranges::all_of(rows, has(catalog::Removed)),
        rows.empty() ? choose : tr("It is removed already"));
    set(m_restore, std::ranges::any_of(rows, has(catalog::Removed)),
        rows.empty() ? choose : tr("It is not removed"));
    set(m_copy, rows.size() == 1, tr("Choose one deployment"));
    set(m_new, true, {});
    set(m_discard, std::ranges::any_of(rows, has(catalog::Pending)),
        rows.empty() ? choose : tr("Nothing of it waits to be sent"));
    m_discard->setText(
        rows.size() > 1
            ? tr("Discard the &changes of %1 deployments").arg(wording::number(qint64(rows.size())))
            : tr("Discard the &changes of this deployment"));
    m_edit->setText(rows.size() > 1
                        ? tr("&Edit %1 deployments").arg(wording::number(qint64(rows.size())))
                        : tr("&Edit"));
}

void EditActions::fillMenu(QMenu &menu) const
{
    menu.setToolTipsVisible(true);
    menu.addSeparator();
    menu.addActions({m_edit, m_owners, m_tags, m_deprecation, m_addMe});
    menu.addAction(m_restore->isEnabled() ? m_restore : m_remove);
    menu.addAction(m_copy);
    if (m_discard->isEnabled())
        menu.addAction(m_discard);
}

QString EditActions::pendingNote() const
{
    const auto rows = m_table.chosenRows();
    int changes = 0;
    qint64 deployments = 0;
    for (const catalog::Row row : rows) {
        if (const items::PendingRow *pending = m_table.deployments().pendingOf(row)) {
            changes += pending->changes;
            ++deployments;
        }
    }
    if (changes == 0)
        return {};
    const QString number = wording::number(changes);
    if (rows.size() == 1)
        return changes == 1 ? tr("1 change waits") : tr("%1 changes wait").arg(number);
    return changes == 1
             ? tr("1 change waits, of %1 chosen").arg(wording::number(qint64(rows.size())))
             : tr("%1 changes wait on %2 of these").arg(number, wording::number(deployments));
}

void EditActions::wish(const changes::Wish &wish, const QString &title, const QString &nothing)
{
    store::Editing *editing = m_pending.editing();
    if (!editing || !why().isEmpty())
        return;
    Q_EMIT message(editing->setWish(m_table.chosenUrns(), wish, title)
                       ? tr("%1: in the change set, not yet sent").arg(title)
                       : nothing);
}

void EditActions::setRemoved(bool removed)
{
    changes::Wish wanted;
    wanted.removed = removed;
    const auto count = qint64(m_table.chosenRows().size());
    const QString one = count == 1 ? wording::oneLine(
                            m_table.deployments().catalog()->name(m_table.chosenRows().front()), 60)
                                   : tr("%1 deployments").arg(wording::number(count));
    wish(wanted, removed ? tr("Soft-delete %1").arg(one) : tr("Restore %1").arg(one),
         removed ? tr("Removed already") : tr("Not removed"));
}

void EditActions::addMe()
{
    if (!m_pending.editing())
        return;
    changes::Wish wanted;
    wanted.addOwners = {{m_pending.editing()->me(), u"TECHNICAL_OWNER"_s}};
    wish(wanted, tr("Add me as owner"), tr("You are an owner already"));
}

//! One step for all that are chosen.
void EditActions::discard()
{
    store::Editing *editing = m_pending.editing();
    if (!editing || !why().isEmpty())
        return;
    changes::Step step {m_discard->text().remove(u'&'), {}, {}};
    for (const QString &urn : m_table.chosenUrns()) {
        for (const changes::AspectEdit &edit : editing->changes().of(urn))
            step.swaps.push_back(editing->changes().dropped(edit.key));
    }
    editing->make(std::move(step));
}
