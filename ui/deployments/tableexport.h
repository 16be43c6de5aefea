// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/exportfile.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

class DeploymentTable;
class QAction;
class QFileDialog;
class QSettings;

//! Writes what the table shows to a file of the user's choice, in a worker. One at a time: while it
//! runs, the action stops it.
class TableExport final : public QObject
{
    Q_OBJECT

public:
    //! \a settings remembers the folder; both outlive this.
    TableExport(DeploymentTable &table, QSettings &settings, QWidget *page);
    ~TableExport() override;

    //! What is shown, in words: asked for when a file is to be named, and to say what is exported
    //! where that is not what the filter line seems to say.
    struct Shown
    {
        QString view; //!< empty where it is none, or all deployments
        QString filter; //!< the text of the last complete one
        bool understood = true; //!< what is typed is that filter
    };
    void setShown(std::function<Shown()> shown);

    QAction *action() const { return m_action; }
    bool isRunning() const { return m_progress != nullptr; }
    //! Rows and columns are those of this moment, whatever the table shows later.
    void write(const QString &path, items::ExportFormat format);
    //! Whether there is anything to write.
    void update();

Q_SIGNALS:
    void message(const QString &text); //!< how it stands, for the status bar
    void failed(const QString &path, const Error &error);
    void started();

private:
    void onTriggered();
    void askForFile();
    items::ExportJob job(items::ExportFormat format) const;
    static QString lastComplete(const QString &filter);
    void finish(const QString &path, const Result<qint64> &result);
    void showAction();
    Shown shown() const { return m_shown ? m_shown() : Shown(); }

    DeploymentTable &m_table;
    QSettings &m_settings;
    QWidget *m_page;
    QAction *m_action;
    std::function<Shown()> m_shown;
    QTimer m_tick;
    qint64 m_total = 0;
    std::shared_ptr<items::ExportProgress> m_progress; //!< null: none runs
};
