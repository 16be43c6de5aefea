// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/run.h"
#include "app/desktop/application.h"
#include "ui/common/slipwaystyle.h"
#include "ui/report/pdfreport.h"

#include <QApplication>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QIcon>

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

template <typename Run>
int runWithoutDisplay(int &argc, char **argv, Run run)
{
    const QCoreApplication application(argc, argv);
    setNames();
    return run();
}

//! A PDF is laid out with fonts, which need the platform; the one without a screen does.
template <typename Run>
int runWithFonts(int &argc, char **argv, Run run)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    setNames();
    return run();
}

int runWindow(int &argc, char **argv, const commands::WindowOptions &options)
{
    QApplication application(argc, argv);
    setNames();
    QGuiApplication::setApplicationDisplayName(u"Slipway"_s);
    QGuiApplication::setDesktopFileName(u"slipway"_s);
    QApplication::setWindowIcon(QIcon(u":/slipway/icons/slipway.svg"_s));
    auto *style = new SlipwayStyle;
    QApplication::setStyle(style); // owns it
    Application window(options, *style);
    window.start();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    const commands::Invocation invocation = commands::parseCommandLine(argc, argv);
    return std::visit(
        Overloaded {
            [](const commands::Ended &ended) { return ended.exitCode; },
            [&](const commands::WindowOptions &options) { return runWindow(argc, argv, options); },
            [&](const commands::ListOptions &options) {
                return runWithoutDisplay(argc, argv, [&] { return commands::runList(options); });
            },
            [&](const commands::ShowOptions &options) {
                return runWithoutDisplay(argc, argv, [&] { return commands::runShow(options); });
            },
            [&](const commands::ImportOptions &options) {
                return runWithoutDisplay(argc, argv, [&] { return commands::runImport(options); });
            },
            [&](const commands::EditOptions &options) {
                return runWithoutDisplay(argc, argv, [&] { return commands::runEdit(options); });
            },
            [&](const commands::ReviewOptions &options) {
                const auto run = [&] { return commands::runReview(options, pdfreport::write); };
                return options.format == "pdf"_L1 ? runWithFonts(argc, argv, run)
                                                  : runWithoutDisplay(argc, argv, run);
            },
            [&](const commands::ServeOptions &options) {
                return runWithoutDisplay(argc, argv, [&] { return commands::runServe(options); });
            },
            [&](const commands::GraphOptions &options) {
                return runWithoutDisplay(argc, argv, [&] { return commands::runGraph(options); });
            },
            [&](const commands::ImpactOptions &options) {
                return runWithoutDisplay(argc, argv, [&] { return commands::runImpact(options); });
            },
            [&](const commands::RollbackOptions &options) {
                return runWithoutDisplay(argc, argv,
                                         [&] { return commands::runRollback(options); });
            },
            [&](const commands::OrphansOptions &options) {
                return runWithoutDisplay(argc, argv, [&] { return commands::runOrphans(options); });
            },
            [&](const commands::MatrixOptions &options) {
                return runWithoutDisplay(argc, argv, [&] { return commands::runMatrix(options); });
            },
            [&](const commands::CompareOptions &options) {
                return runWithoutDisplay(argc, argv, [&] { return commands::runCompare(options); });
            },
        },
        invocation);
}
