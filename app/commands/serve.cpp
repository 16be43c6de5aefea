// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/run.h"
#include "app/commands/session.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace commands {

namespace {

//! SIGTERM and SIGINT as something to be read, so that the end is an event like any other. Blocked
//! before any thread is started, since threads take the mask over.
int blockedEndSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

localgms::Options serverOptions(const ServeOptions &options)
{
    localgms::Options server;
    server.dataFile = options.dataFile.isEmpty() ? defaultDataFile() : options.dataFile;
    server.port = quint16(options.port);
    server.token = options.token;
    server.actAs = options.actAs;
    return server;
}

int checkFile(const QString &file)
{
    const auto problems = localgms::checkDataFile(file);
    if (!problems) {
        complain(problems.error().detail);
        return failed;
    }
    for (const QString &problem : *problems)
        complain(problem);
    if (problems->isEmpty())
        print(QCoreApplication::translate("Serve", "%1 is sound").arg(file).toUtf8() + '\n');
    return problems->isEmpty() ? succeeded : failed;
}

} // namespace

int runServe(const ServeOptions &options)
{
    if (options.check)
        return checkFile(serverOptions(options).dataFile);
    const int signals = blockedEndSignals();
    const auto server = localgms::Server::start(serverOptions(options));
    if (!server) {
        complain(server.error().detail.isEmpty() ? oneLine(server.error(), u"127.0.0.1"_s)
                                                 : server.error().detail);
        return failed;
    }
    print("listening on http://127.0.0.1:" + QByteArray::number((*server)->port()) + '\n');
    QSocketNotifier ended(signals, QSocketNotifier::Read);
    QObject::connect(&ended, &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
    QCoreApplication::exec();
    close(signals);
    return succeeded;
}

} // namespace commands
