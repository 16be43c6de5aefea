// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/editing.h"
#include "models/store/gmsstore.h"
#include "ui/shell/connectioninfo.h"

#include <QObject>
#include <QTimer>

#include <memory>

class AppliedPage;
class BulkForm;
class ChangeSetPane;
class ConflictPage;
class DeploymentsPage;
class EditPanel;
class MainWindow;
class QAction;
class QSettings;
class QStackedWidget;
class Segments;

//! Editing in the window: the edits of the connection, the forms beside the table, the change set
//! below it, the pages of conflicts and of what was applied, and what leads from one to another.
class Editor final : public QObject
{
    Q_OBJECT

public:
    //! All outlive it. \a deploymentsId is the window's name for \a page; \a dataFile that of the
    //! embedded GMS, empty for the user's own.
    Editor(MainWindow &window, const QString &deploymentsId, DeploymentsPage &page,
           QSettings &settings, const QString &dataFile);
    ~Editor() override;

    //! The connection whose deployments are edited; null before its store goes.
    void setStore(store::GmsStore *store, const store::Connection &connection,
                  const ConnectionInfo &info);
    //! The edits of the store; null where there is none.
    store::Editing *editing() const { return m_editing.get(); }
    //! Puts \a view beside what was applied, on the page of changes, and names it there.
    void addChangesView(const QString &title, const QString &name, QWidget *view);
    //! Shows \a view, one of those, on the page of changes.
    void showChangesView(QWidget *view);
    //! The pane of what waits, on the page of deployments.
    void showChanges(bool shown);
    //! The name and the colour of the connection changed.
    void setInfo(const ConnectionInfo &info);
    //! One step for many, wished for elsewhere in the window; nothing without a connection.
    void stage(const QStringList &urns, const changes::Wish &wish, const QString &title);

Q_SIGNALS:
    void openUrlRequested(const QUrl &url);

private:
    void makeActions();
    void connectParts();
    void connectPage();
    void share(store::Editing *editing);
    void edit(const QStringList &urns, const QString &aspect);
    void showForm(const QStringList &urns, const QString &aspect);
    void editNext();
    void closeForm();
    void showConflicts(const QString &urn);
    void showChosenView();
    void countChanges();
    void showNotice();
    void tellTime();

    MainWindow &m_window;
    const QString m_deploymentsId;
    const QString m_dataFile;
    DeploymentsPage &m_page;
    std::unique_ptr<store::Editing> m_editing;
    QStackedWidget *m_forms; //!< the page's
    EditPanel *m_panel;
    BulkForm *m_bulk;
    ChangeSetPane *m_changes;
    ConflictPage *m_conflicts;
    AppliedPage *m_applied;
    QStackedWidget *m_changesPages; //!< the window's: what was applied, and what is in conflict
    Segments *m_changesViews; //!< above them: applied, and the views of others
    QAction *m_showChanges;
    std::size_t m_count = 0;
    QTimer m_clock; //!< for "today" and what lies in the past
};
