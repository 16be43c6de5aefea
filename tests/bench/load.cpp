// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/server.h"
#include "models/domain/aspects/proposal.h"
#include "models/gms/codec/pagedecoder.h"
#include "models/gms/requests.h"
#include "models/store/gmsstore.h"
#include "tests/bench/groups.h"
#include "tests/bench/pages.h"
#include "tests/bench/rounds.h"

#include <nlohmann/json.hpp>

#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace bench {

namespace {

constexpr std::size_t deploymentTotal = 100'000;
constexpr std::size_t batchSize = 500;

store::Connection connectionTo(const localgms::Server &server)
{
    store::Connection connection;
    connection.server.url = server.url();
    connection.server.name = u"bench"_s;
    connection.server.readOnly = false;
    return connection;
}

std::vector<domain::Proposal> proposalsOf(const nlohmann::json &entity)
{
    std::vector<domain::Proposal> proposals;
    for (const auto &[name, aspect] : entity.items()) {
        if (name == "urn" || name == "mlModelDeploymentKey")
            continue;
        domain::Proposal proposal;
        proposal.entityType = u"mlModelDeployment"_s;
        proposal.entityUrn = QString::fromStdString(entity["urn"]);
        proposal.aspectName = QString::fromStdString(name);
        proposal.aspect = aspect["value"].dump();
        proposals.push_back(std::move(proposal));
    }
    return proposals;
}

qint64 fill(gms::Client &client)
{
    qint64 written = 0;
    const auto made = support::makeDeployments(deploymentTotal, 5);
    for (std::size_t first = 0; first < made.size(); first += batchSize) {
        const auto page
            = nlohmann::json::parse(pageOf(made, first, batchSize, false).toStdString());
        std::vector<domain::Proposal> batch;
        for (const auto &entity : page["entities"]) {
            auto proposals = proposalsOf(entity);
            batch.insert(batch.end(), std::make_move_iterator(proposals.begin()),
                         std::make_move_iterator(proposals.end()));
        }
        written += qint64(batch.size());
        QEventLoop loop;
        const Pending call = client.ingest(batch, [&loop](Result<void>) { loop.quit(); });
        loop.exec();
    }
    return written;
}

void load(const localgms::Server &server)
{
    store::GmsStore store(connectionTo(server));
    QEventLoop loop;
    QObject::connect(&store, &store::CatalogStore::stateChanged, &loop, [&] {
        if (!store.state().isBusy() || store.state().phase == store::LoadState::Phase::Completing)
            loop.quit();
    });
    store.refresh();
    loop.exec();
    keep(store.catalog()->size());
}

//! The requests of one listing, for a curl that sends them over one connection.
QByteArray recordedListing(const localgms::Server &server, const QString &folder)
{
    store::GmsStore store(connectionTo(server));
    gms::Client &client = store.client();
    QByteArray config;
    QString scrollId;
    int n = 0;
    do {
        const gms::HttpRequest request
            = gms::scrollRequest(u"mlModelDeployment"_s,
                                 {u"mlModelDeploymentKey"_s, u"mlModelDeploymentProperties"_s,
                                  u"ownership"_s, u"globalTags"_s, u"status"_s, u"deprecation"_s,
                                  u"container"_s, u"dataPlatformInstance"_s},
                                 scrollId, 1000);
        const QString body = folder + u"/body%1"_s.arg(n++);
        QFile file(body);
        if (file.open(QIODevice::WriteOnly))
            file.write(request.body);
        config += "next\nurl = \"" + server.url().toEncoded() + request.path
                + "\"\nheader = \"Content-Type: application/json\"\ndata-binary = \"@"
                + body.toUtf8() + "\"\noutput = \"/dev/null\"\nsilent\n";
        QEventLoop loop;
        const Pending call
            = client.deploymentsPage(scrollId, 1000, [&](const Result<QByteArray> &page) {
                  scrollId = page ? gms::decodePage(*page)->nextScrollId : QString();
                  loop.quit();
              });
        loop.exec();
    } while (!scrollId.isEmpty());
    return config.mid(5); // without the first "next"
}

void replay(const QString &config)
{
    QProcess curl;
    curl.start(u"curl"_s, {u"-K"_s, config});
    curl.waitForFinished(-1);
}

} // namespace

void benchLoad()
{
    const QTemporaryDir folder;
    localgms::Options options;
    options.dataFile = folder.filePath(u"bench.db"_s);
    options.port = 0;
    const auto server = localgms::Server::start(options);
    if (!server) {
        std::printf("the embedded GMS does not start: %s\n",
                    server.error().detail.toUtf8().constData());
        return;
    }
    {
        store::GmsStore writer(connectionTo(**server));
        qint64 aspects = 0;
        const double time = seconds([&] { aspects = fill(writer.client()); });
        std::printf("filled with %zu deployments: %.0f aspects/s\n", deploymentTotal,
                    double(aspects) / time);
    }
    const QString config = folder.filePath(u"curl.conf"_s);
    QFile file(config);
    if (file.open(QIODevice::WriteOnly))
        file.write(recordedListing(**server, folder.path()));
    file.close();
    compare(
        {u"full load of 100,000 from the embedded GMS"_s, u"curl of the same requests"_s, 1.5},
        [&] { load(**server); }, [&] { replay(config); }, 7);
}

} // namespace bench
