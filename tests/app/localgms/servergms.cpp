// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/server.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <csignal>
#include <cstdio>

namespace {

int checkFile(const QString &path)
{
    const auto found = localgms::checkDataFile(path);
    if (!found) {
        std::fprintf(stderr, "%s\n", qPrintable(found.error().detail));
        return 1;
    }
    for (const QString &sentence : *found)
        std::printf("%s\n", qPrintable(sentence));
    return found->isEmpty() ? 0 : 1;
}

} // namespace

//! The embedded GMS alone, for tests that drive it from outside.
int main(int argc, char **argv)
{
    // Blocked before any thread starts, so that only this one takes them.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);

    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption port(QStringLiteral("port"), QString(), QStringLiteral("N"),
                                  QStringLiteral("0"));
    const QCommandLineOption data(QStringLiteral("data"), QString(), QStringLiteral("FILE"));
    const QCommandLineOption token(QStringLiteral("token"), QString(), QStringLiteral("T"));
    const QCommandLineOption actAs(QStringLiteral("act-as"), QString(), QStringLiteral("VERSION"));
    const QCommandLineOption check(QStringLiteral("check"));
    parser.addOptions({port, data, token, actAs, check});
    parser.process(app);
    if (parser.isSet(check))
        return checkFile(parser.value(data));

    localgms::Options options;
    options.port = quint16(parser.value(port).toUInt());
    options.dataFile = parser.value(data);
    options.token = parser.value(token);
    options.actAs = parser.value(actAs);
    const auto server = localgms::Server::start(options);
    if (!server) {
        std::fprintf(stderr, "%s\n", qPrintable(server.error().detail));
        return 1;
    }
    std::printf("listening on %s\n", qPrintable((*server)->url().toString()));
    std::fflush(stdout);
    int signal = 0;
    sigwait(&signals, &signal);
    return 0;
}
