// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/support.h"

#include "app/diagnostics/statefolder.h"
#include "ui/shell/crashdialog.h"
#include "ui/shell/mainwindow.h"

#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace {

const auto crashKey = u"crash"_s;
const auto logKey = u"log"_s;
const auto showCrashAction = u"showCrash"_s;
const auto deleteCrashAction = u"deleteCrash"_s;

} // namespace

Support::Support(MainWindow &window, std::function<diagnostics::Facts()> facts)
    : m_window(window)
    , m_facts(std::move(facts))
    , m_writeLog(new QAction(tr("&Write a log file"), &window))
{
    m_writeLog->setObjectName(u"writeLog"_s);
    m_writeLog->setCheckable(true);
    auto *copy = new QAction(tr("&Copy diagnostics"), &window);
    copy->setObjectName(u"copyDiagnostics"_s);
    m_window.addMenuActions(WindowMenu::Help, {copy, m_writeLog});
    connect(m_writeLog, &QAction::toggled, this, &Support::setLogging);
    connect(copy, &QAction::triggered, this, &Support::copyDiagnostics);
    connect(&m_window, &MainWindow::bannerActionTriggered, this, &Support::onBanner);
}

void Support::begin()
{
    m_crashes = diagnostics::crashReports(diagnostics::stateFolder());
    if (m_crashes.isEmpty())
        return;
    const QString when = QLocale().toString(m_crashes.first().time, QLocale::ShortFormat);
    m_window.setBanner(crashKey, {Tone::Warn,
                                  tr("Slipway ended unexpectedly on %1.").arg(when),
                                  tr("A report was kept on this computer. It was sent nowhere."),
                                  {{showCrashAction, tr("Show report"), u"info"_s},
                                   {deleteCrashAction, tr("Delete"), u"discard"_s}},
                                  true});
}

void Support::setLogging(bool on)
{
    m_log.reset();
    if (!on)
        return m_window.clearBanner(logKey);
    auto log = diagnostics::LogFile::open(diagnostics::LogFile::defaultPath());
    if (!log) {
        m_window.setBanner(
            logKey, {Tone::Warn, tr("No log can be written."), log.error().detail, {}, true});
        return m_writeLog->setChecked(false);
    }
    m_log = std::move(*log);
    m_window.setBanner(logKey, {Tone::Info,
                                tr("A log is written until Slipway ends."),
                                tr("%1, without tokens").arg(m_log->path()),
                                {},
                                true});
}

void Support::copyDiagnostics()
{
    diagnostics::Facts facts = m_facts();
    facts.crashReports = int(diagnostics::crashReports(diagnostics::stateFolder()).size());
    QGuiApplication::clipboard()->setText(diagnostics::summary(facts));
    m_window.setBanner(u"diagnostics"_s, {Tone::Info,
                                          tr("Diagnostics were copied."),
                                          tr("Versions and sizes; no host, no name, no token."),
                                          {},
                                          true});
}

void Support::onBanner(const QString &key, const QString &action)
{
    if (key != crashKey)
        return;
    if (action == showCrashAction)
        showCrash();
    else if (action == deleteCrashAction)
        forgetCrashes();
}

void Support::showCrash()
{
    const diagnostics::CrashReport &last = m_crashes.first();
    auto *dialog = new CrashDialog(last.file, diagnostics::crashText(last), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CrashDialog::deleteRequested, this, &Support::forgetCrashes);
    dialog->show();
}

void Support::forgetCrashes()
{
    for (const diagnostics::CrashReport &report : std::as_const(m_crashes))
        QFile::remove(report.file);
    m_window.clearBanner(crashKey);
}
