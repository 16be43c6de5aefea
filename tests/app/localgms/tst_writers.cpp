// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/server.h"
#include "models/changes/aspects.h"
#include "models/gms/qnamtransport.h"
#include "models/store/editwrite.h"

#include <QEventLoop>
#include <QProcess>
#include <QTest>
#include <QThread>

#include <map>
#include <random>
#include <set>

using namespace Qt::Literals::StringLiterals;
using changes::Json;
namespace aspect = changes::aspect;

namespace {

constexpr int deployments = 50;
constexpr int threads = 8;
constexpr int editsPerThread = 400;
constexpr int editsOfTheSdk = 400;

QString urnOf(int i)
{
    return u"urn:li:mlModelDeployment:(urn:li:dataPlatform:kserve,contended-%1,PROD)"_s.arg(i);
}

//! Members that should be there at the end: deployment, aspect, item key.
using Members = std::set<std::tuple<int, QString, QString>>;

//! The official SDK; empty where there is none.
QString pythonOfSdk()
{
    const QString python = qEnvironmentVariable("SLIPWAY_VENV") + u"/bin/python"_s;
    return QFile::exists(python) ? python : QString();
}

//! One client in a thread of its own. It adds owners and tags, and removes some of those that it
//! added: what others add and remove is none of its business.
class Writer final : public QThread
{
public:
    Writer(const QUrl &server, int number) : m_server(server), m_number(number) { }

    Members expected;
    int applied = 0;
    QStringList complaints;

protected:
    void run() override
    {
        gms::QnamTransport transport(gms::QnamTransport::Options {m_server, {}, false});
        gms::Client client(transport);
        await(client);
        std::mt19937 dice(quint32(m_number) + 1);
        std::vector<std::tuple<int, QString, QString>> mine;
        for (int i = 0; i < editsPerThread; ++i) {
            const bool removes = !mine.empty() && dice() % 3 == 0;
            const auto at = removes ? dice() % mine.size() : 0;
            const int deployment = removes ? std::get<0>(mine[at]) : int(dice() % deployments);
            const bool owners
                = removes ? std::get<1>(mine[at]) == aspect::ownership : dice() % 2 == 0;
            Json entry;
            changes::FieldKey key;
            if (owners) {
                const QString who = u"urn:li:corpuser:w%1-%2"_s.arg(m_number).arg(i);
                entry = changes::ownerEntry(who, dice() % 2 == 0 ? u"TECHNICAL_OWNER"_s
                                                                 : u"urn:li:ownershipType:pager"_s);
                key = {u"owners"_s, changes::ownerItem(entry)};
            } else {
                const QString tag = u"urn:li:tag:w%1-%2"_s.arg(m_number).arg(i);
                entry = Json {{"tag", tag.toStdString()}};
                key = {u"tags"_s, tag};
            }
            if (removes) {
                key.item = std::get<2>(mine[at]);
                entry = m_entries.at(key.item);
            }
            const changes::FieldChange change = removes ? changes::FieldChange {key, entry, Json()}
                                                        : changes::FieldChange {key, Json(), entry};
            const QString name = owners ? aspect::ownership : aspect::tags;
            if (!write(client, {{urnOf(deployment), name}, 0, {change}}))
                continue;
            ++applied;
            if (removes) {
                expected.erase(mine[at]);
                mine.erase(mine.begin() + std::ptrdiff_t(at));
            } else {
                mine.emplace_back(deployment, name, key.item);
                expected.insert(mine.back());
                m_entries[key.item] = entry;
            }
        }
    }

private:
    void await(gms::Client &client)
    {
        QEventLoop loop;
        const Pending call
            = client.probe([&loop](const Result<gms::ServerInfo> &) { loop.quit(); });
        loop.exec();
    }

    bool write(gms::Client &client, const changes::AspectEdit &edit)
    {
        QEventLoop loop;
        store::WriteOutcome outcome;
        store::EditWrite::Options options;
        options.stamp.actor = u"urn:li:corpuser:w%1"_s.arg(m_number);
        options.attempts = 200;
        store::EditWrite writer(client, edit, options, {}, [&](store::WriteOutcome result) {
            outcome = std::move(result);
            loop.quit();
        });
        writer.start();
        loop.exec();
        const bool good
            = outcome.kind == store::WriteOutcome::Kind::Applied && outcome.overwritten.empty();
        if (!good)
            complaints.append(outcome.reason + u' ' + outcome.error.detail);
        return good;
    }

    QUrl m_server;
    int m_number;
    std::map<QString, Json> m_entries;
};

} // namespace

//! Many writers on the same deployments: every addition is there at the end, once, and nothing that
//! was removed has come back; whether the server looks at preconditions or not.
class TestWriters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostOrDoubled_data()
    {
        QTest::addColumn<QString>("actAs");
        QTest::newRow("preconditions enforced") << QString();
        QTest::newRow("preconditions enforced with 400") << u"1.0"_s;
        QTest::newRow("preconditions ignored") << u"0.14"_s;
    }

    void nothingIsLostOrDoubled()
    {
        QFETCH(QString, actAs);
        localgms::Options options;
        options.port = 0;
        options.actAs = actAs;
        const auto server = localgms::Server::start(options);
        QVERIFY(server);

        QProcess sdk;
        sdk.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        const bool withSdk = !pythonOfSdk().isEmpty();
        if (withSdk)
            sdk.start(pythonOfSdk(), {QStringLiteral(SLIPWAY_SOURCE_DIR "/tests/sdk/writer.py"),
                                      (*server)->url().toString(), QString::number(deployments),
                                      QString::number(editsOfTheSdk)});
        std::vector<std::unique_ptr<Writer>> writers;
        for (int i = 0; i < threads; ++i) {
            writers.push_back(std::make_unique<Writer>((*server)->url(), i));
            writers.back()->start();
        }
        Members expected;
        int edits = 0;
        for (const auto &writer : writers) {
            QVERIFY(writer->wait(240'000));
            QVERIFY2(writer->complaints.isEmpty(), qPrintable(writer->complaints.join(u'\n')));
            expected.merge(writer->expected);
            edits += writer->applied;
        }
        if (withSdk) {
            QVERIFY(sdk.waitForFinished(120'000));
            QCOMPARE(sdk.exitCode(), 0);
            const Json told = Json::parse(sdk.readAllStandardOutput().toStdString());
            for (const Json &one : told.at("members"))
                expected.emplace(one[0].get<int>(), QString::fromStdString(one[1]),
                                 QString::fromStdString(one[2]));
            edits += told.at("edits").get<int>();
        } else {
            qInfo("SLIPWAY_VENV names no official SDK: the writers are Slipway's alone");
        }
        QCOMPARE(edits, threads * editsPerThread + (withSdk ? editsOfTheSdk : 0));

        const Members found = readAll((*server)->url());
        for (const auto &[deployment, name, item] : expected)
            QVERIFY2(found.contains({deployment, name, item}), qPrintable(u"lost: "_s + item));
        for (const auto &[deployment, name, item] : found)
            QVERIFY2(expected.contains({deployment, name, item}),
                     qPrintable(u"came back: "_s + item));
        QCOMPARE(found.size(), expected.size());
    }

private:
    Members readAll(const QUrl &url)
    {
        gms::QnamTransport transport(gms::QnamTransport::Options {url, {}, true});
        gms::Client client(transport);
        Members found;
        for (int i = 0; i < deployments; ++i) {
            QEventLoop loop;
            const Pending call = client.aspects(
                *domain::Urn::tryParse(urnOf(i)), {aspect::ownership, aspect::tags},
                [&](Result<std::map<QString, gms::AspectState>> aspects) {
                    for (const auto &[name, state] : *aspects) {
                        const auto cells
                            = changes::Cells::of(name, state.value ? *state.value : Json());
                        for (const changes::Cell &cell : cells.all()) {
                            if (!changes::isMembership(name, cell.key))
                                continue;
                            // An entry that is there twice is kept under another key.
                            if (changes::isKept(cell.key))
                                QFAIL("an entry is there twice");
                            found.emplace(i, name, cell.key.item);
                        }
                    }
                    loop.quit();
                });
            loop.exec();
        }
        return found;
    }
};

QTEST_GUILESS_MAIN(TestWriters)
#include "tst_writers.moc"
