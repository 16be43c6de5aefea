// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/editing.h"

#include <QAction>
#include <QPointer>

class DeploymentTable;

//! What leads from the chosen deployments to an edit of them: into a form, or into the change set
//! at once where nothing has to be asked. On a read-only connection all are off and say why.
class EditActions final : public QObject
{
    Q_OBJECT

public:
    EditActions(DeploymentTable &table, QWidget *page);

    //! Null: nothing can be edited. \a editing outlives this or is taken away by another call.
    void setEditing(store::Editing *editing);
    //! Enables what fits the present choice.
    void update();

    QList<QAction *> all() const;
    QAction *edit() const { return m_edit; }

Q_SIGNALS:
    //! \a aspect is empty where any will do.
    void editRequested(const QStringList &urns, const QString &aspect);
    void newRequested(const QString &copyOf); //!< empty: from nothing
    void message(const QString &text); //!< what was done, for the status bar

private:
    QAction *make(const QString &name, const QString &text, const QString &icon,
                  const QList<QKeySequence> &keys = {});
    void requestEdit(const QString &aspect);
    void addMe();
    void setRemoved(bool removed);
    void discard();
    void say(bool changed, const QString &text);

    DeploymentTable &m_table;
    QPointer<store::Editing> m_editing;
    QAction *m_edit;
    QAction *m_deprecate;
    QAction *m_addMe;
    QAction *m_remove;
    QAction *m_restore;
    QAction *m_discard;
    QAction *m_copy;
    QAction *m_new;
};
