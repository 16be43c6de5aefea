// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/run.h"
#include "app/commands/session.h"
#include "models/ingest/importrun.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>

#include <cstdio>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace commands {

namespace {

struct ImportWords
{
    Q_DECLARE_TR_FUNCTIONS(Import)
};

std::unique_ptr<QFile> openFile(const QString &name)
{
    auto file = std::make_unique<QFile>(name);
    const bool opened
        = name == "-"_L1 ? file->open(stdin, QIODevice::ReadOnly) : file->open(QIODevice::ReadOnly);
    if (opened)
        return file;
    complain(ImportWords::tr("%1: %2").arg(name, file->errorString()));
    return nullptr;
}

void report(const ingest::ImportSummary &summary, const QString &server)
{
    QString text;
    for (const auto &[aspect, count] : summary.writtenByAspect)
        text += QString::number(count).rightJustified(9) + u"  "_s + aspect + u'\n';
    text += QString::number(summary.written).rightJustified(9) + u"  "_s
          + ImportWords::tr("aspects written of %1 read").arg(summary.read) + u'\n';
    print(text.toUtf8());
    for (const ingest::ImportError &error : summary.errors)
        complain(ImportWords::tr("line %1: %2 %3: %4")
                     .arg(QString::number(error.line), error.urn, error.aspect, error.reason));
    if (summary.errorCount > qint64(summary.errors.size()))
        complain(ImportWords::tr("and %1 more errors")
                     .arg(summary.errorCount - qint64(summary.errors.size())));
    if (summary.stopped)
        complain(oneLine(*summary.stopped, server));
}

} // namespace

int runImport(const ImportOptions &options)
{
    auto file = openFile(options.file);
    if (!file)
        return failed;
    const auto session = Session::open(options.target, Session::Access::Write);
    if (!session) {
        complain(oneLine(session.error(), ImportWords::tr("The embedded GMS")));
        return failed;
    }
    gms::Client &client = (*session)->store().client();
    ingest::ImportRun run(std::move(file),
                          [&client](std::vector<domain::Proposal> batch, Done<void> done) {
                              return client.ingest(batch, std::move(done));
                          });
    QEventLoop loop;
    QObject::connect(&run, &ingest::ImportRun::finished, &loop, &QEventLoop::quit);
    if (isatty(STDERR_FILENO)) {
        QObject::connect(&run, &ingest::ImportRun::progressed, &loop,
                         [](qint64, qint64, qint64 written) {
                             std::fprintf(stderr, "\r%lld", static_cast<long long>(written));
                         });
    }
    QMetaObject::invokeMethod(&run, &ingest::ImportRun::start, Qt::QueuedConnection);
    loop.exec();
    if (isatty(STDERR_FILENO))
        std::fputc('\r', stderr);
    report(run.summary(), (*session)->connection().server.name);
    return run.summary().isComplete() ? succeeded : failed;
}

} // namespace commands
