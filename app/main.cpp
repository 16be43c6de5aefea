// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/run.h"
#include "app/desktop/application.h"
#include "app/desktop/singleinstance.h"
#include "app/diagnostics/crashreport.h"
#include "app/diagnostics/logfile.h"
#include "app/diagnostics/statefolder.h"
#include "ui/common/slipwaystyle.h"
#include "ui/report/pdfreport.h"

#include <QApplication>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QIcon>
#include <QTranslator>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace {

template <typename... Functions>
struct Overloaded : Functions...
{
    using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>; // Clang 14 does not deduce it

void setNames()
{
    QCoreApplication::setApplicationName(u"slipway"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SLIPWAY_VERSION));
}

//! What every run has: plural forms, reports of crashes, and the log that --log or SLIPWAY_LOG asks
//! for.
std::unique_ptr<diagnostics::LogFile> prepare(const QString &logFile)
{
    setNames();
    auto *english = new QTranslator(QCoreApplication::instance());
    if (english->load(u":/slipway/translations/slipway_en.qm"_s))
        QCoreApplication::installTranslator(english);
    diagnostics::catchCrashes(diagnostics::stateFolder(), diagnostics::crashHead());
    const QString path = logFile.isEmpty() ? qEnvironmentVariable("SLIPWAY_LOG") : logFile;
    if (path.isEmpty())
        return nullptr;
    auto log = diagnostics::LogFile::open(path);
    if (!log) {
        std::fprintf(stderr, "slipway: %s\n", qPrintable(log.error().detail));
        return nullptr;
    }
    return std::move(*log);
}

template <typename Run>
int runWithoutDisplay(int &argc, char **argv, const QString &logFile, Run run)
{
    const QCoreApplication application(argc, argv);
    const auto log = prepare(logFile);
    return run();
}

//! A PDF is laid out with fonts, which need the platform; the one without a screen does.
template <typename Run>
int runWithFonts(int &argc, char **argv, const QString &logFile, Run run)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const auto log = prepare(logFile);
    return run();
}

int runWindow(int &argc, char **argv, const QString &logFile,
              const commands::WindowOptions &options)
{
    QApplication application(argc, argv);
    const auto log = prepare(logFile);
    SingleInstance instance(InstanceKey::of(options.target));
    if (instance.begin(requestOf(options)) == SingleInstance::Role::Second)
        return 0;
    QGuiApplication::setApplicationDisplayName(u"Slipway"_s);
    QGuiApplication::setDesktopFileName(u"org.slipway.Slipway"_s);
    QApplication::setWindowIcon(QIcon(u":/slipway/icons/slipway.svg"_s));
    auto *style = new SlipwayStyle;
    QApplication::setStyle(style); // owns it
    Application window(options, *style);
    // Queued: who asks has the answer before the window does anything.
    QObject::connect(&instance, &SingleInstance::requested, &window, &Application::take,
                     Qt::QueuedConnection);
    window.start();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QString log;
    const commands::Invocation invocation = commands::parseCommandLine(argc, argv, &log);
    const auto command = [&](auto run) { return runWithoutDisplay(argc, argv, log, run); };
    return std::visit(Overloaded {
                          [](const commands::Ended &ended) { return ended.exitCode; },
                          [&](const commands::WindowOptions &options) {
                              return runWindow(argc, argv, log, options);
                          },
                          [&](const commands::ListOptions &options) {
                              return command([&] { return commands::runList(options); });
                          },
                          [&](const commands::ShowOptions &options) {
                              return command([&] { return commands::runShow(options); });
                          },
                          [&](const commands::ImportOptions &options) {
                              return command([&] { return commands::runImport(options); });
                          },
                          [&](const commands::EditOptions &options) {
                              return command([&] { return commands::runEdit(options); });
                          },
                          [&](const commands::ReviewOptions &options) {
                              const auto run
                                  = [&] { return commands::runReview(options, pdfreport::write); };
                              return options.format == "pdf"_L1 ? runWithFonts(argc, argv, log, run)
                                                                : command(run);
                          },
                          [&](const commands::ChangesOptions &options) {
                              return command([&] { return commands::runChanges(options); });
                          },
                          [&](const commands::ServeOptions &options) {
                              return command([&] { return commands::runServe(options); });
                          },
                          [&](const commands::GraphOptions &options) {
                              return command([&] { return commands::runGraph(options); });
                          },
                          [&](const commands::ImpactOptions &options) {
                              return command([&] { return commands::runImpact(options); });
                          },
                          [&](const commands::RollbackOptions &options) {
                              return command([&] { return commands::runRollback(options); });
                          },
                          [&](const commands::OrphansOptions &options) {
                              return command([&] { return commands::runOrphans(options); });
                          },
                          [&](const commands::MatrixOptions &options) {
                              return command([&] { return commands::runMatrix(options); });
                          },
                          [&](const commands::CompareOptions &options) {
                              return command([&] { return commands::runCompare(options); });
                          },
                      },
                      invocation);
}
