// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/catalogfile.h"
#include "models/cache/folder.h"
#include "models/filter/sort.h"
#include "tests/bench/dataset.h"
#include "tests/bench/groups.h"
#include "tests/bench/rounds.h"
#include "tests/bench/started.h"
#include "tests/support/sampledata.h"

#include <QApplication>
#include <QMainWindow>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace bench {

namespace {

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void print(const Figure &figure, const std::vector<double> &times, const std::vector<double> &bases)
{
    std::vector<double> ratios;
    for (std::size_t i = 0; i < times.size(); ++i)
        ratios.push_back(times[i] / bases[i]);
    tell(figure, median(ratios),
         u"%1 ms of %2 ms"_s.arg(median(times), 0, 'f', 1).arg(median(bases), 0, 'f', 1));
}

//! Keeps \a count deployments as the last catalog of \a server, where nobody listens.
bool keepCatalog(const QString &home, const QUrl &server, std::size_t count)
{
    const QString folder = home + u"/slipway/catalogs"_s;
    const auto catalog = support::makeCatalog(support::makeDeployments(count, 6), 1000);
    const QString identity = cache::identityOf(server);
    return cache::makeFolder(folder)
        && cache::write(cache::fileFor(folder, identity), *catalog,
                        {identity, QDateTime::currentDateTimeUtc(), {}, 0},
                        filter::order(*catalog, filter::SortKey::Name));
}

} // namespace

int runBareWindow()
{
    QMainWindow window;
    window.resize(1440, 900);
    window.statusBar()->showMessage(u"bare"_s);
    window.show();
    QTimer::singleShot(0, &window, [] {
        QTimer::singleShot(0, qApp, [] { std::fprintf(stderr, "window painted\n"); });
    });
    return QApplication::exec();
}

void benchStart()
{
    const Dataset *data = dataset();
    if (!data)
        return;
    const QString folder = QCoreApplication::applicationDirPath();
    const QTemporaryDir home;
    const QStringList local {u"--data"_s, data->file};
    const QStringList remote {u"--server"_s, data->server->url().toString()};
    const QStringList empty {u"--data"_s, home.filePath(u"empty.db"_s)};
    std::vector<double> bare;
    std::vector<double> window;
    std::vector<double> full;
    std::vector<double> rows;
    double bareSize = 0;
    double size = 0;
    double store = 0;
    double withServer = 0;
    for (int round = 0; round < 7; ++round) {
        {
            Started started(folder + u"/slipway_bench"_s, {u"--bare-window"_s}, home.path());
            bare.push_back(started.until("window painted"));
            bareSize = started.megabytes("VmRSS");
        }
        {
            Started started(folder + u"/slipway"_s, empty, home.path());
            window.push_back(started.until("window painted"));
        }
        {
            Started started(folder + u"/slipway"_s, local, home.path());
            full.push_back(started.until("window painted"));
            rows.push_back(started.until("rows painted"));
            if (started.until("complete ") > 0)
                withServer = started.megabytes("VmRSS");
        }
        Started started(folder + u"/slipway"_s, remote, home.path());
        if (started.until("complete ") > 0) {
            size = started.megabytes("VmRSS");
            const QByteArrayList words
                = started.said().mid(started.said().indexOf("complete ")).split(' ');
            store = words.size() > 3 ? words[3].toDouble() / 1e6 : 0;
        }
    }
    print({u"start → first paint, empty catalog"_s, u"bare window, same libraries"_s, 1.2}, window,
          bare);
    print(
        {u"start → first rows, 100,000 in the catalog"_s, u"first paint of the same start"_s, 1.05},
        rows, full);
    tell(
        {u"RSS with 100,000 loaded"_s, u"bare window + the store's bytes"_s, 1.15},
        size / (bareSize + store),
        u"%1 MB; %2 + %3 MB"_s.arg(size, 0, 'f', 0).arg(bareSize, 0, 'f', 0).arg(store, 0, 'f', 0));
    std::printf("    %.0f MB where the embedded GMS is in the program\n", withServer);
}

void benchKept()
{
    const QString folder = QCoreApplication::applicationDirPath();
    const QUrl nobody(u"http://127.0.0.1:9"_s);
    for (const auto &[count, target] : {std::pair {100'000, 1.3}, std::pair {1'000'000, 1.6}}) {
        const QTemporaryDir home;
        if (!keepCatalog(home.path(), nobody, std::size_t(count))) {
            std::printf("a catalog cannot be kept in %s\n", home.path().toUtf8().constData());
            return;
        }
        std::vector<double> bare;
        std::vector<double> rows;
        for (int round = 0; round < 7; ++round) {
            Started window(folder + u"/slipway_bench"_s, {u"--bare-window"_s}, home.path());
            bare.push_back(window.until("window painted"));
            Started started(folder + u"/slipway"_s, {u"--server"_s, nobody.toString()},
                            home.path());
            rows.push_back(started.until("rows painted"));
            if (rows.back() < 0) {
                std::printf("no rows were painted: %s\n", started.said().constData());
                return;
            }
        }
        print({u"start → rows of a kept catalog of %1"_s.arg(count),
               u"bare window, same libraries"_s, target},
              rows, bare);
    }
}

} // namespace bench
