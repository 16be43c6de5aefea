// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/dataset.h"

#include "models/gms/codec/pagedecoder.h"
#include "models/gms/requests.h"
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

constexpr std::size_t total = 100'000;

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
        // A server refuses the words that the generator makes up.
        nlohmann::json value = aspect["value"];
        if (value.value("status", "") == "HALF_DRAINED")
            value["status"] = "UNKNOWN";
        if (name == "dataPlatformInstance" && !value.value("instance", "").starts_with("urn:li:"))
            value.erase("instance");
        proposal.aspect = value.dump();
        proposals.push_back(std::move(proposal));
    }
    return proposals;
}

std::unique_ptr<Dataset> make(const QString &folder)
{
    auto made = std::make_unique<Dataset>();
    made->folder = folder;
    made->file = folder + u"/bench.db"_s;
    localgms::Options options;
    options.dataFile = made->file;
    options.port = 0;
    auto server = localgms::Server::start(options);
    if (!server) {
        std::printf("the embedded GMS does not start: %s\n",
                    server.error().detail.toUtf8().constData());
        return nullptr;
    }
    made->server = std::move(*server);
    const auto batches = batchesOf(total, 500, 5);
    store::GmsStore writer(connectionTo(*made->server));
    std::size_t aspects = 0;
    bool written = true;
    const double time = seconds([&] {
        for (const auto &batch : batches) {
            written = written && ingest(writer.client(), batch);
            aspects += batch.size();
        }
    });
    made->aspectsPerSecond = double(aspects) / time;
    made->deployments = made->server->deploymentCount();
    return written ? std::move(made) : nullptr;
}

} // namespace

const Dataset *dataset()
{
    static const QTemporaryDir folder;
    static const std::unique_ptr<Dataset> made = make(folder.path());
    return made.get();
}

store::Connection connectionTo(const localgms::Server &server)
{
    store::Connection connection;
    connection.server.url = server.url();
    connection.server.name = u"bench"_s;
    connection.server.readOnly = false;
    return connection;
}

std::vector<std::vector<domain::Proposal>> batchesOf(std::size_t count, std::size_t batchSize,
                                                     std::uint32_t seed)
{
    std::vector<std::vector<domain::Proposal>> batches;
    const auto made = support::makeDeployments(count, seed);
    for (std::size_t first = 0; first < made.size(); first += batchSize) {
        // A server refuses the environment that the generator makes up.
        const QByteArray text = pageOf(made, first, batchSize, false).replace("STAGING", "STG");
        const auto page = nlohmann::json::parse(text.toStdString());
        auto &batch = batches.emplace_back();
        for (const auto &entity : page["entities"]) {
            auto proposals = proposalsOf(entity);
            batch.insert(batch.end(), std::make_move_iterator(proposals.begin()),
                         std::make_move_iterator(proposals.end()));
        }
    }
    return batches;
}

bool ingest(gms::Client &client, const std::vector<domain::Proposal> &batch)
{
    bool done = false;
    QEventLoop loop;
    const Pending call = client.ingest(batch, [&](const Result<void> &result) {
        done = result.has_value();
        if (!done)
            std::printf("refused: %s\n", result.error().detail.toUtf8().constData());
        loop.quit();
    });
    loop.exec();
    return done;
}

int fetchOnly(gms::Client &client)
{
    QString scrollId;
    int count = 100;
    int pages = 0;
    do {
        QEventLoop loop;
        const Pending call
            = client.deploymentsPage(scrollId, count, [&](const Result<QByteArray> &page) {
                  const QByteArray head = page ? page->left(200) : QByteArray();
                  const qsizetype start = head.indexOf("\"scrollId\":\"");
                  const qsizetype end = head.indexOf('"', start + 12);
                  scrollId = start < 0 ? QString()
                                       : QString::fromUtf8(head.mid(start + 12, end - start - 12));
                  keep(std::uint64_t(page ? page->size() : 0));
                  loop.quit();
              });
        loop.exec();
        count = 1000;
        ++pages;
    } while (!scrollId.isEmpty());
    return pages;
}

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

} // namespace bench
