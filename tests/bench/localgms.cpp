// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/qnamtransport.h"
#include "models/gms/requests.h"
#include "tests/bench/dataset.h"
#include "tests/bench/groups.h"
#include "tests/bench/rounds.h"
#include "tests/bench/started.h"

#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>
#include <cstring>

using namespace Qt::Literals::StringLiterals;

namespace bench {

namespace {

//! SQLite and nothing else: what the embedded GMS could reach at best.
class Raw
{
public:
    explicit Raw(const QString &file) { sqlite3_open(file.toUtf8().constData(), &m_database); }
    ~Raw() { sqlite3_close(m_database); }
    Raw(const Raw &) = delete;
    Raw &operator=(const Raw &) = delete;

    void run(const char *sql) { sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr); }
    sqlite3_stmt *prepare(const char *sql)
    {
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(m_database, sql, -1, &statement, nullptr);
        return statement;
    }

private:
    sqlite3 *m_database = nullptr;
};

//! Copies a ready document for each entity, in the order of their URNs. Bytes.
std::size_t copyDocuments(Raw &raw)
{
    sqlite3_stmt *query = raw.prepare("SELECT body FROM documents ORDER BY urn");
    std::string page;
    std::size_t bytes = 0;
    while (sqlite3_step(query) == SQLITE_ROW) {
        page.append(static_cast<const char *>(sqlite3_column_blob(query, 0)),
                    std::size_t(sqlite3_column_bytes(query, 0)));
        if (page.size() > 1'400'000) {
            bytes += page.size();
            page.clear();
        }
    }
    bytes += page.size();
    sqlite3_finalize(query);
    return bytes;
}

//! A transaction for each entity, one row for each aspect.
void insertPlainly(Raw &raw, const std::vector<std::vector<domain::Proposal>> &batches)
{
    raw.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; DROP TABLE IF EXISTS plain;"
            "CREATE TABLE plain(urn TEXT, aspect TEXT, version INTEGER, value TEXT,"
            " PRIMARY KEY(urn, aspect, version)) WITHOUT ROWID");
    sqlite3_stmt *insert = raw.prepare("INSERT OR REPLACE INTO plain VALUES(?,?,0,?)");
    for (const auto &batch : batches) {
        QString urn;
        for (const domain::Proposal &proposal : batch) {
            if (proposal.entityUrn != urn) {
                if (!urn.isEmpty())
                    raw.run("COMMIT");
                raw.run("BEGIN");
                urn = proposal.entityUrn;
            }
            const std::string key = urn.toStdString();
            const std::string aspect = proposal.aspectName.toStdString();
            sqlite3_bind_text(insert, 1, key.data(), int(key.size()), SQLITE_TRANSIENT);
            sqlite3_bind_text(insert, 2, aspect.data(), int(aspect.size()), SQLITE_TRANSIENT);
            sqlite3_bind_text(insert, 3, proposal.aspect.data(), int(proposal.aspect.size()),
                              SQLITE_TRANSIENT);
            sqlite3_step(insert);
            sqlite3_reset(insert);
        }
        raw.run("COMMIT");
    }
    sqlite3_finalize(insert);
}

std::size_t sizeOf(const std::vector<std::vector<domain::Proposal>> &batches)
{
    std::size_t size = 0;
    for (const auto &batch : batches)
        size += batch.size();
    return size;
}

gms::HttpReply call(gms::Transport &transport, gms::HttpRequest request)
{
    gms::HttpReply reply;
    QEventLoop loop;
    const Pending pending = transport.send(std::move(request), [&](Result<gms::HttpReply> result) {
        if (result)
            reply = std::move(*result);
        loop.quit();
    });
    loop.exec();
    return reply;
}

gms::HttpRequest readOf(const QString &urn)
{
    gms::HttpRequest request;
    request.path = "/openapi/v3/entity/mlmodeldeployment/" + gms::encoded(urn)
                 + "/globaltags?systemMetadata=true";
    return request;
}

gms::HttpRequest writeOf(const QString &urn, const QByteArray &version, int n)
{
    gms::HttpRequest request;
    request.method = "POST";
    request.path = "/openapi/v3/entity/mlmodeldeployment/" + gms::encoded(urn)
                 + "/globaltags?async=false&systemMetadata=true&createIfNotExists=false";
    request.body = R"({"value":{"tags":[{"tag":"urn:li:tag:bench)" + QByteArray::number(n)
                 + R"("}]},"headers":{"If-Version-Match":")" + version + R"("}})";
    return request;
}

//! Read, write on condition, read back. False where the condition or a request failed.
bool edit(gms::Transport &transport, const QString &urn, int n)
{
    const auto versionIn = [](const gms::HttpReply &reply) -> QByteArray {
        const auto json = nlohmann::json::parse(reply.body.toStdString(), nullptr, false);
        if (!json.is_object() || !json.contains("systemMetadata"))
            return "-1";
        return QByteArray::fromStdString(json["systemMetadata"].value("version", "-1"));
    };
    const QByteArray version = versionIn(call(transport, readOf(urn)));
    if (call(transport, writeOf(urn, version, n)).status != 200)
        return false;
    return versionIn(call(transport, readOf(urn))) != version;
}

void curlEdits(const QString &folder, const QString &base, const QStringList &urns, bool each)
{
    QByteArray config;
    const auto run = [&] {
        QFile file(folder + u"/edits.conf"_s);
        if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            file.write(config);
        file.close();
        replay(file.fileName());
        config.clear();
    };
    const auto add = [&](const gms::HttpRequest &request) {
        if (!config.isEmpty())
            config += "next\n";
        config
            += "url = \"" + base.toUtf8() + request.path + "\"\noutput = \"/dev/null\"\nsilent\n";
        if (!request.body.isEmpty()) {
            QByteArray body = request.body;
            body.replace('"', "\\\"");
            config
                += "header = \"Content-Type: application/json\"\ndata-binary = \"" + body + "\"\n";
        }
        if (each)
            run();
    };
    static int n = 1'000'000;
    for (const QString &urn : urns) {
        add(readOf(urn));
        gms::HttpRequest write = writeOf(urn, "", ++n);
        write.body
            = R"({"value":{"tags":[{"tag":"urn:li:tag:bench)" + QByteArray::number(n) + R"("}]}})";
        add(write);
        add(readOf(urn));
    }
    if (!config.isEmpty())
        run();
}

void benchEdits(const Dataset &data)
{
    QStringList urns;
    for (const auto &batch : batchesOf(200, 200, 5)) {
        for (const domain::Proposal &proposal : batch) {
            if (urns.isEmpty() || urns.last() != proposal.entityUrn)
                urns.append(proposal.entityUrn);
        }
    }
    gms::QnamTransport transport({data.server->url(), {}, false});
    int failed = 0;
    static int n = 0;
    const auto edits = [&] {
        for (const QString &urn : urns)
            failed += edit(transport, urn, ++n) ? 0 : 1;
    };
    const QString base = data.server->url().toString();
    Figure kept {u"edits: read, written on condition, read back"_s, u"curl, connections kept"_s};
    kept.target = 1 / 0.4;
    compare(
        kept, edits, [&] { curlEdits(data.folder, base, urns, false); }, 7);
    Figure each {u"the same"_s, u"curl, a process each"_s};
    each.target = 1 / 15.0;
    compare(
        each, edits, [&] { curlEdits(data.folder, base, urns, true); }, 3);
    const double time = seconds(edits);
    std::printf("    %.0f edits/s; %d failed\n", double(urns.size()) / time, failed);
    const double reads = seconds([&] {
        for (int i = 0; i < 1000; ++i)
            keep(std::uint64_t(call(transport, readOf(urns[i % urns.size()])).status));
    });
    std::printf("    %.0f point reads/s\n", 1000 / reads);
}

void benchIngest()
{
    const QTemporaryDir folder;
    localgms::Options options;
    options.dataFile = folder.filePath(u"ingest.db"_s);
    options.port = 0;
    const auto server = localgms::Server::start(options);
    if (!server)
        return;
    store::GmsStore writer(connectionTo(**server));
    Raw raw(folder.filePath(u"raw.db"_s));
    // Each round writes entities that are new to both.
    std::vector<double> ratios;
    double rate = 0;
    for (std::uint32_t round = 0; round < 7; ++round) {
        const auto batches = batchesOf(4000, 500, 100 + round);
        const double plain = seconds([&] { insertPlainly(raw, batches); });
        const double ours = seconds([&] {
            for (const auto &batch : batches)
                ingest(writer.client(), batch);
        });
        ratios.push_back(plain / ours);
        rate = double(sizeOf(batches)) / ours;
    }
    std::sort(ratios.begin(), ratios.end());
    Figure figure {u"ingest by the batch endpoint, rate"_s,
                   u"raw SQLite, a transaction an entity"_s, 0.33, true};
    tell(figure, ratios[ratios.size() / 2],
         u"%1–%2; %3 aspects/s"_s.arg(ratios.front(), 0, 'f', 2)
             .arg(ratios.back(), 0, 'f', 2)
             .arg(rate, 0, 'f', 0));
}

} // namespace

void benchLocalGms()
{
    const Dataset *data = dataset();
    if (!data)
        return;
    std::printf("filled with %lld deployments: %.0f aspects/s\n",
                static_cast<long long>(data->deployments), data->aspectsPerSecond);
    const QString config = data->folder + u"/list.conf"_s;
    QFile file(config);
    if (file.open(QIODevice::WriteOnly))
        file.write(recordedListing(*data->server, data->folder));
    file.close();
    Raw raw(data->file);
    const std::size_t bytes = copyDocuments(raw);
    Figure list {u"listing 100,000 through curl"_s, u"SQLite: a document an entity"_s};
    list.target = 1 / 0.4;
    compare(
        list, [&] { replay(config); }, [&] { keep(copyDocuments(raw)); }, 7);
    const double time = seconds([&] { replay(config); });
    std::printf("    %.0f MB/s of stored documents\n", double(bytes) / 1e6 / time);
    benchIngest();
    benchEdits(*data);
}

void benchMillion()
{
    const Dataset *data = dataset();
    if (!data)
        return;
    const QString file = data->folder + u"/million.db"_s;
    {
        Raw original(data->file);
        original.run(("VACUUM INTO '" + file.toUtf8() + "'").constData());
        Raw raw(file);
        raw.run("PRAGMA synchronous=OFF; BEGIN");
        for (int copy = 1; copy < 10; ++copy) {
            const QByteArray urn = "replace(urn, 'dataPlatform:', 'dataPlatform:x"
                                 + QByteArray::number(copy) + "-')";
            const QByteArray which = " WHERE urn LIKE 'urn:li:mlModelDeployment:%' AND urn NOT "
                                     "LIKE '%dataPlatform:x%'";
            raw.run(("INSERT INTO documents SELECT " + urn
                     + ", removed, created, body FROM documents" + which)
                        .constData());
        }
        raw.run("COMMIT");
    }
    Started server(QCoreApplication::applicationDirPath() + u"/slipway"_s,
                   {u"serve"_s, u"--port"_s, u"0"_s, u"--data"_s, file}, data->folder);
    server.until("listening on ");
    server.until("\n");
    const qsizetype at = server.said().indexOf("http://");
    const QByteArray url = server.said().mid(at, server.said().indexOf('\n', at) - at).trimmed();
    store::Connection connection;
    connection.server.url = QUrl(QString::fromUtf8(url));
    store::GmsStore store(connection);
    const double before = server.megabytes("VmRSS");
    const int pages = fetchOnly(store.client());
    std::printf("a listing of 1,000,000 (%d pages): the server takes %.0f MB before it, %.0f MB at "
                "most, %.0f MB after it\n",
                pages, before, server.megabytes("VmHWM"), server.megabytes("VmRSS"));
}

} // namespace bench
