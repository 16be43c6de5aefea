// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/requests.h"
#include "models/store/editing.h"
#include "tests/bench/dataset.h"
#include "tests/bench/groups.h"
#include "tests/bench/rounds.h"

#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace bench {

namespace {

constexpr int lanes = 4;
constexpr int edits = 400;

//! What `curl` does with the same requests: read, write, read back, over a kept connection.
QByteArray curlConfig(const QString &base, const QStringList &urns, int n)
{
    QByteArray config;
    const auto add = [&](const QString &urn, const QByteArray &query, const QByteArray &body) {
        if (!config.isEmpty())
            config += "next\n";
        config += "url = \"" + base.toUtf8() + "/openapi/v3/entity/mlmodeldeployment/"
                + gms::encoded(urn) + "/globalTags?" + query
                + "\"\noutput = \"/dev/null\"\nsilent\n";
        if (!body.isEmpty())
            config
                += "header = \"Content-Type: application/json\"\ndata-binary = \"" + body + "\"\n";
    };
    for (const QString &urn : urns) {
        add(urn, "systemMetadata=true", {});
        add(urn, "async=false&createIfNotExists=false",
            R"({\"value\":{\"tags\":[{\"tag\":\"urn:li:tag:curl)" + QByteArray::number(n)
                + R"(\"}]}})");
        add(urn, "systemMetadata=true", {});
    }
    return config;
}

void curlInLanes(const QTemporaryDir &folder, const QString &base, const QStringList &urns, int n)
{
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int lane = 0; lane < lanes; ++lane) {
        QStringList mine;
        for (qsizetype i = lane; i < urns.size(); i += lanes)
            mine.append(urns[i]);
        QFile file(folder.filePath(u"lane%1.conf"_s.arg(lane)));
        if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            file.write(curlConfig(base, mine, n));
        file.close();
        processes.push_back(std::make_unique<QProcess>());
        processes.back()->start(u"curl"_s, {u"-K"_s, file.fileName()});
    }
    for (const auto &process : processes)
        process->waitForFinished(-1);
}

} // namespace

void benchApply()
{
    localgms::Options options;
    options.port = 0;
    const auto server = localgms::Server::start(options);
    if (!server)
        return;
    store::Connection connection = connectionTo(**server);
    connection.server.readOnly = false;
    store::GmsStore store(connection);
    QStringList urns;
    for (const auto &batch : batchesOf(edits, edits, 5)) {
        if (!ingest(store.client(), batch))
            return;
        for (const domain::Proposal &proposal : batch) {
            if (urns.isEmpty() || urns.last() != proposal.entityUrn)
                urns.append(proposal.entityUrn);
        }
    }
    const QTemporaryDir folder;
    store::Editing editing(store, store.client(),
                           store::Editing::Options {.folder = folder.filePath(u"journal"_s),
                                                    .identity = u"bench"_s,
                                                    .fallbackActor = store::localActor(),
                                                    .parallel = lanes});
    int n = 0;
    const auto stage = [&] {
        changes::Wish wish;
        wish.addTags = {u"urn:li:tag:bench%1"_s.arg(++n)};
        if (n > 1)
            wish.removeTags = {u"urn:li:tag:bench%1"_s.arg(n - 1)};
        editing.setWish(urns, wish, u"tag"_s);
    };
    int failed = 0;
    const auto apply = [&] {
        stage();
        QEventLoop loop;
        QObject::connect(&editing, &store::Editing::applyFinished, &loop, &QEventLoop::quit,
                         Qt::QueuedConnection);
        editing.apply();
        loop.exec();
        failed += editing.applyState().total - editing.applyState().applied;
    };
    Figure figure {u"400 edits in 4 lanes: read, written, read back, journalled"_s,
                   u"4 curls of the same requests, connections kept"_s};
    figure.target = 1 / 0.4;
    compare(
        figure, apply, [&] { curlInLanes(folder, (*server)->url().toString(), urns, ++n); }, 5);
    const double time = seconds(apply);
    std::printf("    %.0f edits/s; %d failed\n", edits / time, failed);
}

} // namespace bench
