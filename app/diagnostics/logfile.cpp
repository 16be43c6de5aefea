// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/diagnostics/logfile.h"

#include "app/diagnostics/redaction.h"
#include "app/diagnostics/statefolder.h"
#include "models/core/privatefiles.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/rotating_file_sink.h>

#include <atomic>
#include <sys/stat.h>

using namespace Qt::Literals::StringLiterals;

namespace diagnostics {

namespace {

constexpr std::size_t mostBytes = 4 << 20;
constexpr std::size_t mostOldFiles = 4;

char letterOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return 'D';
    case QtInfoMsg:
        return 'I';
    case QtWarningMsg:
        return 'W';
    case QtCriticalMsg:
        return 'E';
    case QtFatalMsg:
        return 'F';
    }
    return '?';
}

spdlog::file_event_handlers closedToOthers()
{
    spdlog::file_event_handlers handlers;
    handlers.after_open = [](const spdlog::filename_t &, std::FILE *file) {
        ::fchmod(::fileno(file), S_IRUSR | S_IWUSR);
    };
    return handlers;
}

} // namespace

class LogFile::Sink
{
public:
    explicit Sink(const QString &path)
        : m_file(QFile::encodeName(path).toStdString(), mostBytes, mostOldFiles, false,
                 closedToOthers())
    {
        m_file.set_formatter(std::make_unique<spdlog::pattern_formatter>("%v"));
        s_current = this;
        m_before = qInstallMessageHandler(handle);
        QLoggingCategory::setFilterRules(u"slipway.*.debug=true"_s);
    }

    ~Sink()
    {
        QLoggingCategory::setFilterRules({});
        qInstallMessageHandler(m_before);
        s_current = nullptr;
    }

    Sink(const Sink &) = delete;
    Sink &operator=(const Sink &) = delete;

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &text)
    {
        Sink *sink = s_current;
        if (!sink)
            return;
        sink->write(type, context, text);
        // What only the file asked for stays out of the terminal.
        if (sink->m_before && type != QtDebugMsg && type != QtInfoMsg)
            sink->m_before(type, context, redacted(text));
    }

    void write(QtMsgType type, const QMessageLogContext &context, const QString &text)
    {
        const QString line = u"%1 %2 %3: %4"_s.arg(
            QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs),
            QChar::fromLatin1(letterOf(type)), QString::fromUtf8(context.category),
            // A line break would let a text pass for another line.
            redacted(text).replace(u'\n', u"\\n"_s).replace(u'\r', u"\\r"_s));
        const QByteArray bytes = line.toUtf8();
        try {
            m_file.log({spdlog::string_view_t(), spdlog::level::info,
                        spdlog::string_view_t(bytes.constData(), std::size_t(bytes.size()))});
            m_file.flush(); // the last lines before a crash are those that count
        } catch (const spdlog::spdlog_ex &) {
            // A full disk is no reason to stop.
        }
    }

    inline static std::atomic<Sink *> s_current = nullptr; // Qt's handler is a plain function

    spdlog::sinks::rotating_file_sink_mt m_file;
    QtMessageHandler m_before = nullptr;
};

LogFile::LogFile(QString path) : m_path(std::move(path)) { }

LogFile::~LogFile() = default;

Result<std::unique_ptr<LogFile>> LogFile::open(const QString &path)
{
    std::unique_ptr<LogFile> log(new LogFile(path));
    if (path == defaultPath())
        privatefiles::makeFolder(QFileInfo(path).path());
    try {
        log->m_sink = std::make_unique<Sink>(path);
    } catch (const std::exception &problem) {
        Error error;
        error.kind = Error::Kind::File;
        error.detail = QString::fromUtf8(problem.what());
        return Failure(error);
    }
    return log;
}

QString LogFile::defaultPath()
{
    return stateFolder() + u"/slipway.log"_s;
}

} // namespace diagnostics
