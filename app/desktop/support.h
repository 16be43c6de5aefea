// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/diagnostics/crashreport.h"
#include "app/diagnostics/logfile.h"
#include "app/diagnostics/summary.h"

#include <QObject>

#include <functional>

class MainWindow;
class QAction;

//! What helps where something went wrong: the log file on request, diagnostics to be copied, and
//! the reports of earlier crashes. None of it leaves the computer by itself.
class Support final : public QObject
{
    Q_OBJECT

public:
    //! Adds its entries to Help. \a window outlives this.
    Support(MainWindow &window, std::function<diagnostics::Facts()> facts);

    //! Tells of the last crash that left a report, once the window is there.
    void begin();

private:
    void setLogging(bool on);
    void copyDiagnostics();
    void onBanner(const QString &key, const QString &action);
    void showCrash();
    void forgetCrashes();

    MainWindow &m_window;
    std::function<diagnostics::Facts()> m_facts;
    std::unique_ptr<diagnostics::LogFile> m_log;
    QAction *m_writeLog;
    QList<diagnostics::CrashReport> m_crashes; //!< that were there at the start
};
