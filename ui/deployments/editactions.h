// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/wish.h"
#include "models/store/catalogstore.h"

#include <QAction>
#include <QPointer>

class DeploymentTable;
class PendingRows;
class QMenu;

//! What edits the chosen deployments, as actions for menus, keys and the palette. What has to be
//! asked first is asked for by signals; the rest goes into the change set at once, where Undo finds
//! it. Disabled ones say why in their tooltips.
class EditActions final : public QObject
{
    Q_OBJECT

public:
    EditActions(DeploymentTable &table, PendingRows &pending, QWidget *page);

    void setStore(store::CatalogStore *store);
    //! Enables what fits the present choice and connection.
    void update();

    QList<QAction *> all() const { return m_all; }
    //! Appends what stands in the menu of a cell.
    void fillMenu(QMenu &menu) const;
    //! "3 changes wait" for what is chosen; empty: none.
    QString pendingNote() const;

Q_SIGNALS:
    void editRequested(const QStringList &urns, const QString &aspect);
    void newRequested(const QString &copyOf);
    void message(const QString &text); //!< what was done, for the status bar

private:
    QAction *make(const QString &name, const QString &text, const QString &icon,
                  const QList<QKeySequence> &keys = {});
    QAction *makeEdit(const QString &name, const QString &text, const QString &icon,
                      const QString &aspect, const QList<QKeySequence> &keys = {});
    void wish(const changes::Wish &wish, const QString &title, const QString &nothing);
    void setRemoved(bool removed);
    void addMe();
    void discard();
    QString why() const;

    DeploymentTable &m_table;
    PendingRows &m_pending;
    QPointer<store::CatalogStore> m_store;
    QList<QAction *> m_all;
    QAction *m_edit;
    QAction *m_owners;
    QAction *m_tags;
    QAction *m_deprecation;
    QAction *m_addMe;
    QAction *m_remove;
    QAction *m_restore;
    QAction *m_copy;
    QAction *m_new;
    QAction *m_discard;
};
