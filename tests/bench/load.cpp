// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/deploymentquery.h"
#include "tests/bench/dataset.h"
#include "tests/bench/groups.h"
#include "tests/bench/rounds.h"
#include "ui/common/slipwaystyle.h"
#include "ui/deployments/deploymenttable.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QScrollBar>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace bench {

namespace {

//! The longest time for which the event loop was busy without a pause.
class LongestStop final : public QObject
{
public:
    LongestStop()
    {
        QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
        connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] { pass(); });
        connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] { pass(); });
        m_clock.start();
    }
    void reset()
    {
        m_longest = 0;
        m_clock.restart();
    }
    double seconds() const { return double(m_longest) / 1e9; }

private:
    void pass()
    {
        m_longest = std::max(m_longest, m_clock.nsecsElapsed());
        m_clock.restart();
    }

    QElapsedTimer m_clock;
    qint64 m_longest = 0;
};

void waitUntilLoaded(store::GmsStore &store, bool withNames)
{
    QEventLoop loop;
    QObject::connect(&store, &store::CatalogStore::stateChanged, &loop, [&] {
        const auto phase = store.state().phase;
        if (!store.state().isBusy() || (!withNames && phase == store::LoadState::Phase::Completing))
            loop.quit();
    });
    store.refresh();
    loop.exec();
}

void load(const localgms::Server &server)
{
    store::GmsStore store(connectionTo(server));
    waitUntilLoaded(store, false);
    keep(store.catalog()->size());
}

void benchStops(const localgms::Server &server)
{
    DeploymentQuery query;
    DeploymentTable table(query);
    table.resize(1400, 900);
    table.show();
    LongestStop stop;
    double longest = 0;
    double scroll = 0;
    for (int round = 0; round < 3; ++round) {
        store::GmsStore store(connectionTo(server));
        QObject::connect(&store, &store::CatalogStore::catalogChanged, &query,
                         [&] { query.setCatalog(store.catalog()); });
        QCoreApplication::processEvents();
        stop.reset();
        waitUntilLoaded(store, true);
        longest = std::max(longest, stop.seconds());
        scroll = seconds([&] {
            table.verticalScrollBar()->setValue(table.verticalScrollBar()->value() + 30);
            QPixmap picture(table.viewport()->size());
            table.viewport()->render(&picture);
        });
    }
    tell({u"longest stop of the GUI thread while loading"_s, u"page scroll"_s, 3}, longest / scroll,
         u"%1 ms of %2 ms"_s.arg(longest * 1000, 0, 'f', 1).arg(scroll * 1000, 0, 'f', 1));
}

void benchRefresh(const localgms::Server &server)
{
    store::GmsStore store(connectionTo(server));
    waitUntilLoaded(store, true);
    int changes = 0;
    QObject::connect(&store, &store::CatalogStore::catalogChanged, &store, [&] { ++changes; });
    compare(
        {u"refresh of 100,000, nothing changed"_s, u"the same fetch, thrown away"_s, 1.15},
        [&] { waitUntilLoaded(store, false); }, [&] { fetchOnly(store.client()); }, 7);
    std::printf("    catalogs published by these refreshes: %d\n", changes);
}

} // namespace

void benchLoad()
{
    const Dataset *data = dataset();
    if (!data)
        return;
    QApplication::setStyle(new SlipwayStyle(ThemeChoice::Light));
    const QString config = data->folder + u"/curl.conf"_s;
    QFile file(config);
    if (file.open(QIODevice::WriteOnly))
        file.write(recordedListing(*data->server, data->folder));
    file.close();
    compare(
        {u"full load of 100,000 from the embedded GMS"_s, u"curl of the same requests"_s, 1.5},
        [&] { load(*data->server); }, [&] { replay(config); }, 7);
    benchStops(*data->server);
    benchRefresh(*data->server);
}

} // namespace bench
