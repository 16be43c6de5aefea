// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/ingest/importrun.h"

#include <QBuffer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace ingest;
using namespace Qt::Literals::StringLiterals;

namespace {

//! \a count proposals a line each; those whose number is in \a bad are of an aspect that nobody
//! knows.
std::unique_ptr<QIODevice> file(int count, const QSet<int> &bad = {})
{
    auto buffer = std::make_unique<QBuffer>();
    QByteArray bytes;
    for (int i = 1; i <= count; ++i) {
        bytes += "{\"entityUrn\":\"urn:li:tag:" + QByteArray::number(i) + "\",\"aspectName\":\"";
        bytes += bad.contains(i) ? "unheardOf" : "status";
        bytes += "\",\"aspect\":{\"json\":{\"removed\":true}}}\n";
    }
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    return buffer;
}

struct Timed final : Operation
{
    QTimer timer;
};

//! A server that takes everything but what it does not know, and all or nothing of a batch.
struct Server
{
    ImportRun::Sink sink()
    {
        return [this](std::vector<domain::Proposal> proposals, Done<void> done) -> Pending {
            ++requests;
            largest = std::max(largest, proposals.size());
            auto call = std::make_unique<Timed>();
            call->timer.setSingleShot(true);
            QObject::connect(&call->timer, &QTimer::timeout, &call->timer,
                             [this, proposals = std::move(proposals), done = std::move(done)] {
                                 const auto answer
                                     = std::exchange(const_cast<Done<void> &>(done), nullptr);
                                 answer(judge(proposals));
                             });
            call->timer.start(0);
            return call;
        };
    }

    Result<void> judge(const std::vector<domain::Proposal> &proposals)
    {
        if (requests > failAfter) {
            Error error;
            error.kind = failure;
            return Failure(error);
        }
        for (const domain::Proposal &proposal : proposals) {
            if (proposal.aspectName != "status"_L1) {
                Error error;
                error.kind = refusal;
                error.detail = u"Unknown aspect"_s;
                return Failure(error);
            }
        }
        for (const domain::Proposal &proposal : proposals)
            written.append(proposal.entityUrn);
        return {};
    }

    int requests = 0;
    std::size_t largest = 0;
    QStringList written;
    int failAfter = 1'000'000;
    Error::Kind failure = Error::Kind::Offline;
    Error::Kind refusal = Error::Kind::Rejected;
};

bool finish(ImportRun &run)
{
    QSignalSpy finished(&run, &ImportRun::finished);
    run.start();
    return finished.wait(20'000) && finished.size() == 1;
}

} // namespace

class TestImportRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsWrittenInOrder()
    {
        Server server;
        ImportRun run(file(1'001), server.sink());
        QSignalSpy progress(&run, &ImportRun::progressed);

        QVERIFY(finish(run));

        const ImportSummary &summary = run.summary();
        QVERIFY(summary.isComplete());
        QCOMPARE(summary.read, 1'001);
        QCOMPARE(summary.written, 1'001);
        QCOMPARE(summary.writtenByAspect.at(u"status"_s), 1'001);
        QCOMPARE(server.written.size(), 1'001);
        for (int i = 0; i < 1'001; ++i)
            QCOMPARE(server.written[i], u"urn:li:tag:%1"_s.arg(i + 1));
        QVERIFY(server.largest <= 200);
        QCOMPARE(progress.last().at(0).toLongLong(), progress.last().at(1).toLongLong());
    }

    void anEmptyFileIsDone()
    {
        Server server;
        ImportRun run(file(0), server.sink());

        QVERIFY(finish(run));

        QVERIFY(run.summary().isComplete());
        QCOMPARE(server.requests, 0);
    }

    void whatIsRefusedIsFoundAndTheRestWritten()
    {
        const QSet<int> bad {1, 77, 78, 300, 450};
        Server server;
        ImportRun run(file(450, bad), server.sink());

        QVERIFY(finish(run));

        const ImportSummary &summary = run.summary();
        QCOMPARE(summary.written, 445);
        QCOMPARE(summary.errorCount, 5);
        QSet<int> lines;
        for (const ImportError &error : summary.errors) {
            lines.insert(int(error.line));
            QCOMPARE(error.urn, u"urn:li:tag:%1"_s.arg(error.line));
            QCOMPARE(error.aspect, u"unheardOf"_s);
            QCOMPARE(error.reason, u"Unknown aspect"_s);
        }
        QCOMPARE(lines, bad);
        QVERIFY(server.requests < 90);
        QCOMPARE(server.written.size(), 445);
        QVERIFY(std::is_sorted(server.written.begin(), server.written.end(), [](auto &a, auto &b) {
            return a.mid(11).toInt() < b.mid(11).toInt();
        }));
    }

    void badLinesAreReportedAndTheRestWritten()
    {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData("{\"entityUrn\":\"urn:li:tag:1\",\"aspectName\":\"status\",\"aspect\":{"
                        "\"removed\":true}}\n"
                        "broken\n"
                        "{\"entityUrn\":\"urn:li:tag:3\",\"aspectName\":\"status\",\"aspect\":{"
                        "\"removed\":true}}\n");
        buffer->open(QIODevice::ReadOnly);
        Server server;
        ImportRun run(std::move(buffer), server.sink());

        QVERIFY(finish(run));

        QCOMPARE(run.summary().read, 3);
        QCOMPARE(run.summary().written, 2);
        QCOMPARE(run.summary().errors.at(0).line, 2);
    }

    void aServerThatGoesAwayEndsTheRun_data()
    {
        QTest::addColumn<int>("kind");
        for (const Error::Kind kind :
             {Error::Kind::Offline, Error::Kind::Timeout, Error::Kind::Unauthorized,
              Error::Kind::ReadOnly, Error::Kind::Busy, Error::Kind::Tls})
            QTest::addRow("%d", int(kind)) << int(kind);
    }

    void aServerThatGoesAwayEndsTheRun()
    {
        QFETCH(int, kind);
        Server server;
        server.failAfter = 2;
        server.failure = Error::Kind(kind);
        ImportRun run(file(1'000), server.sink());

        QVERIFY(finish(run));

        QVERIFY(run.summary().stopped);
        QCOMPARE(int(run.summary().stopped->kind), kind);
        QCOMPARE(run.summary().written, 400);
        QCOMPARE(server.requests, 3);
    }

    void whoMayWriteNothingIsToldSoSoon()
    {
        Server server;
        server.failAfter = 0;
        server.failure = Error::Kind::Forbidden;
        ImportRun run(file(5'000), server.sink());

        QVERIFY(finish(run));

        QVERIFY(run.summary().stopped);
        QCOMPARE(int(run.summary().stopped->kind), int(Error::Kind::Forbidden));
        QVERIFY(server.requests < 200);
    }

    void whoMayWriteSomeWritesThem()
    {
        Server server;
        server.refusal = Error::Kind::Forbidden;
        ImportRun run(file(400, {10, 20}), server.sink());

        QVERIFY(finish(run));

        QVERIFY(!run.summary().stopped);
        QCOMPARE(run.summary().written, 398);
        QCOMPARE(run.summary().errorCount, 2);
    }

    void cancellingEndsTheRun()
    {
        Server server;
        ImportRun run(file(10'000), server.sink());
        connect(&run, &ImportRun::progressed, &run, [&run](qint64, qint64, qint64 written) {
            if (written >= 600)
                run.cancel();
        });

        QVERIFY(finish(run));

        QVERIFY(run.summary().cancelled);
        QCOMPARE(run.summary().written, 600);
        QCOMPARE(server.written.size(), 600);
    }

    void cancellingLetsTheRequestUnderWayGo()
    {
        int alive = 0;
        ImportRun run(file(10), [&alive](const auto &, const auto &) -> Pending {
            struct Unanswered final : Operation
            {
                explicit Unanswered(int &count) : alive(count) { ++alive; }
                ~Unanswered() override { --alive; }
                int &alive;
            };
            return std::make_unique<Unanswered>(alive);
        });
        QSignalSpy finished(&run, &ImportRun::finished);
        run.start();
        QTRY_COMPARE(alive, 1);

        run.cancel();
        run.cancel();

        QCOMPARE(alive, 0);
        QCOMPARE(finished.size(), 1);
        QVERIFY(run.summary().cancelled);
    }

    void manyErrorsAreCountedAndNotAllKept()
    {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(QByteArray("broken\n").repeated(12'000));
        buffer->open(QIODevice::ReadOnly);
        Server server;
        ImportRun run(std::move(buffer), server.sink());

        QVERIFY(finish(run));

        QCOMPARE(run.summary().errorCount, 12'000);
        QCOMPARE(run.summary().errors.size(), 10'000u);
    }
};

QTEST_GUILESS_MAIN(TestImportRun)

#include "tst_importrun.moc"
