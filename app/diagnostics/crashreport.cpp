// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/diagnostics/crashreport.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSysInfo>

#include <backward.hpp>

#include <array>
#include <csignal>
#include <execinfo.h>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace diagnostics {

namespace {

constexpr int mostFrames = 96;
constexpr unsigned mostSeconds = 10; // to name the functions; the addresses are there by then
constexpr std::array fatal {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};

//! All that the handler needs, made before: it must not allocate.
struct Prepared
{
    QList<QByteArray> folders; //!< from the root on: none of them need be there
    QByteArray file;
    QByteArray head;
    std::array<char, 4 << 20> stack; // untouched, it is no memory yet
};
Prepared *prepared = nullptr; // a signal handler is a plain function

class Report
{
public:
    explicit Report(int file) : m_file(file) { }

    void text(std::string_view words) const
    {
        while (!words.empty()) {
            const ssize_t written = ::write(m_file, words.data(), words.size());
            if (written <= 0)
                return;
            words.remove_prefix(std::size_t(written));
        }
    }

    void hex(std::uintptr_t number) const
    {
        std::array<char, 2 + 2 * sizeof number> digits;
        std::size_t at = digits.size();
        do {
            digits[--at] = "0123456789abcdef"[number & 15];
            number >>= 4;
        } while (number != 0);
        text("0x");
        text({digits.data() + at, digits.size() - at});
    }

    //! The lines of /proc/self/maps that hold code: by them an address belongs to a file.
    void modules() const
    {
        const int maps = ::open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
        if (maps < 0)
            return;
        std::array<char, 1024> line;
        std::size_t length = 0;
        char byte = 0;
        while (::read(maps, &byte, 1) == 1) {
            if (length < line.size())
                line[length++] = byte;
            if (byte != '\n')
                continue;
            const std::string_view whole(line.data(), length);
            if (whole.find(" r-xp ") != std::string_view::npos)
                text(whole);
            length = 0;
        }
        ::close(maps);
    }

private:
    int m_file;
};

std::string_view nameOf(int signal)
{
    switch (signal) {
    case SIGSEGV:
        return "SIGSEGV";
    case SIGBUS:
        return "SIGBUS";
    case SIGILL:
        return "SIGILL";
    case SIGFPE:
        return "SIGFPE";
    case SIGABRT:
        return "SIGABRT";
    default:
        return "?";
    }
}

//! Names functions where the files say them. Allocates, which may hang where the heap is what
//! broke: the alarm ends the program then.
void nameFunctions(int file)
{
    std::FILE *stream = ::fdopen(file, "a");
    if (!stream)
        return;
    backward::StackTrace trace;
    trace.load_here(mostFrames);
    backward::Printer printer;
    printer.snippet = false;
    printer.color_mode = backward::ColorMode::never;
    printer.address = true;
    printer.object = true;
    printer.print(trace, stream);
    std::fflush(stream);
}

void crashed(int signal, siginfo_t *info, void *)
{
    // A second crash, in here or in another thread, ends the program at once.
    for (const int other : fatal)
        std::signal(other, SIG_DFL);
    for (const QByteArray &folder : std::as_const(prepared->folders))
        ::mkdir(folder.constData(), 0700);
    const int file = ::open(prepared->file.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                            S_IRUSR | S_IWUSR);
    if (file >= 0) {
        const Report report(file);
        report.text({prepared->head.constData(), std::size_t(prepared->head.size())});
        report.text("Signal: ");
        report.text(nameOf(signal));
        if (signal != SIGABRT) {
            report.text(" at ");
            report.hex(reinterpret_cast<std::uintptr_t>(info->si_addr));
        }
        report.text("\n\nAddresses:\n");
        std::array<void *, mostFrames> frames;
        const int count = ::backtrace(frames.data(), mostFrames);
        for (int i = 0; i < count; ++i) {
            report.hex(reinterpret_cast<std::uintptr_t>(frames[std::size_t(i)]));
            report.text("\n");
        }
        report.text("\nModules:\n");
        report.modules();
        report.text("\nFunctions:\n");
        std::signal(SIGALRM, SIG_DFL);
        ::alarm(mostSeconds);
        nameFunctions(file);
        ::alarm(0);
    }
    ::raise(signal); // as it would have ended: the system may want a core
}

bool underSanitizer()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return true;
#else
    return false;
#endif
}

} // namespace

void catchCrashes(const QString &folder, const QByteArray &head)
{
    if (underSanitizer() || prepared)
        return;
    prepared = new Prepared; // for as long as the program runs
    const QString whole = QDir::cleanPath(folder);
    for (qsizetype at = whole.indexOf(u'/', 1); at > 0; at = whole.indexOf(u'/', at + 1))
        prepared->folders.append(QFile::encodeName(whole.first(at)));
    prepared->folders.append(QFile::encodeName(whole));
    prepared->head = head;
    prepared->file = QFile::encodeName(
        u"%1/crash-%2-%3.txt"_s
            .arg(folder, QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-hhmmss"_s))
            .arg(::getpid()));
    void *frame = nullptr;
    ::backtrace(&frame, 1); // what it loads the first time is loaded now

    stack_t stack = {};
    stack.ss_sp = prepared->stack.data();
    stack.ss_size = prepared->stack.size();
    ::sigaltstack(&stack, nullptr);
    struct sigaction action = {};
    action.sa_sigaction = crashed;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
    sigemptyset(&action.sa_mask);
    for (const int signal : fatal)
        ::sigaction(signal, &action, nullptr);
}

QByteArray crashHead()
{
    return u"Slipway %1, Qt %2\n%3, %4\n"_s
        .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()),
             QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture())
        .toUtf8();
}

QList<CrashReport> crashReports(const QString &folder)
{
    QList<CrashReport> reports;
    const QFileInfoList files = QDir(folder).entryInfoList(
        {u"crash-*.txt"_s}, QDir::Files | QDir::NoSymLinks, QDir::Time);
    for (const QFileInfo &file : files)
        reports.append({file.absoluteFilePath(), file.lastModified()});
    return reports;
}

QString crashText(const CrashReport &report)
{
    QFile file(report.file);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(1 << 20)) : QString();
}

} // namespace diagnostics
