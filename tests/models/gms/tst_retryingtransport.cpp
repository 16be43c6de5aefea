// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/retryingtransport.h"

#include <QTest>

#include <deque>

using namespace gms;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Held
{
    HttpRequest request;
    Done<HttpReply> done;
    bool cancelled = false;
};

class HeldOperation final : public Operation
{
public:
    explicit HeldOperation(std::shared_ptr<Held> held) : m_held(std::move(held)) { }
    ~HeldOperation() override
    {
        if (m_held->done)
            m_held->cancelled = true;
        m_held->done = nullptr;
    }

private:
    std::shared_ptr<Held> m_held;
};

//! Keeps every request until the test answers it.
class FakeTransport final : public Transport
{
public:
    using Transport::send;
    Pending send(HttpRequest request, Done<HttpReply> done, Hearing) override
    {
        calls.push_back(std::make_shared<Held>(Held {std::move(request), std::move(done)}));
        return std::make_unique<HeldOperation>(calls.back());
    }
    QString origin() const override { return u"http://fake"_s; }
    QByteArray basePath() const override { return {}; }
    void setBasePath(const QByteArray &) override { }

    void answer(Result<HttpReply> reply)
    {
        const auto done = std::move(calls.back()->done);
        calls.back()->done = nullptr;
        done(std::move(reply));
    }

    std::deque<std::shared_ptr<Held>> calls;
};

//! Time passes when the test says so.
class FakeTimers final : public Timers
{
public:
    Pending after(int ms, std::function<void()> run) override
    {
        waits.append(ms);
        m_run = std::make_shared<std::function<void()>>(std::move(run));
        return std::make_unique<Stop>(m_run);
    }
    bool pass()
    {
        const auto run = m_run ? std::exchange(*m_run, nullptr) : nullptr;
        if (run)
            run();
        return bool(run);
    }

    QList<int> waits;

private:
    struct Stop final : Operation
    {
        explicit Stop(std::shared_ptr<std::function<void()>> work) : run(std::move(work)) { }
        ~Stop() override { *run = nullptr; }
        std::shared_ptr<std::function<void()>> run;
    };

    std::shared_ptr<std::function<void()>> m_run;
};

Failure failure(Error::Kind kind)
{
    Error error;
    error.kind = kind;
    return Failure(error);
}

} // namespace

class TestRetryingTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fake = std::make_unique<FakeTransport>();
        m_timers = std::make_unique<FakeTimers>();
        m_transport = std::make_unique<RetryingTransport>(*m_fake, *m_timers, RetryPolicy(),
                                                          [this] { return m_chance; });
        m_chance = 0;
        m_got.reset();
        m_pending.reset();
    }

    void aReadIsRepeatedWithGrowingWaits()
    {
        read();
        for (int i = 0; i < 3; ++i) {
            m_fake->answer(failure(Error::Kind::Offline));
            QVERIFY(!m_got);
            QVERIFY(m_timers->pass());
        }
        m_fake->answer(HttpReply {200, {}, "ok"});

        QVERIFY(m_got && m_got->has_value());
        QCOMPARE((*m_got)->body, QByteArray("ok"));
        QCOMPARE(m_timers->waits, (QList<int> {400, 800, 1600}));
    }

    void chanceSpreadsTheWaits()
    {
        m_chance = 0.5;
        read();

        m_fake->answer(failure(Error::Kind::Timeout));

        QCOMPARE(m_timers->waits, QList<int> {500});
    }

    void itGivesUpInTheEnd()
    {
        read();
        for (int i = 0; i < 4; ++i) {
            QVERIFY(!m_got);
            m_fake->answer(HttpReply {500, {}, {}});
            m_timers->pass();
        }

        QVERIFY(m_got && m_got->has_value());
        QCOMPARE((*m_got)->status, 500);
        QCOMPARE(m_fake->calls.size(), 4u);
    }

    void whatWillNotPassIsNotRepeated_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {200, 302, 400, 401, 403, 404, 409, 412, 422})
            QTest::addRow("%d", status) << status;
    }

    void whatWillNotPassIsNotRepeated()
    {
        QFETCH(int, status);
        read();

        m_fake->answer(HttpReply {status, {}, {}});

        QVERIFY(m_got);
        QCOMPARE(m_fake->calls.size(), 1u);
    }

    void aRefusedCertificateIsNotRepeated()
    {
        read();

        m_fake->answer(failure(Error::Kind::Tls));

        QVERIFY(m_got);
    }

    void theServersWishIsHonoured()
    {
        read();

        m_fake->answer(HttpReply {429, {{"Retry-After", "3"}}, {}});

        QVERIFY(!m_got);
        QCOMPARE(m_timers->waits, QList<int> {3000});
    }

    void aWishForTooMuchIsHandedOn()
    {
        read();

        m_fake->answer(HttpReply {503, {{"Retry-After", "600"}}, {}});

        QVERIFY(m_got && m_got->has_value());
        QCOMPARE((*m_got)->status, 503);
    }

    void aWriteIsNeverRepeated()
    {
        for (const Error::Kind kind : {Error::Kind::Offline, Error::Kind::Timeout}) {
            init();
            HttpRequest request;
            request.method = "POST";
            request.path = "/aspects?action=ingestProposal";
            send(request);

            m_fake->answer(failure(kind));

            QVERIFY(m_got && !m_got->has_value());
            QCOMPARE(m_fake->calls.size(), 1u);
        }
    }

    void aReadThatMustNotIsNotRepeated()
    {
        HttpRequest request;
        request.mayRetry = false;
        send(request);

        m_fake->answer(failure(Error::Kind::Offline));

        QVERIFY(m_got);
    }

    void lettingGoCancelsTheRequest()
    {
        read();

        m_pending.reset();

        QVERIFY(m_fake->calls.back()->cancelled);
    }

    void lettingGoEndsTheWait()
    {
        read();
        m_fake->answer(failure(Error::Kind::Offline));

        m_pending.reset();

        QVERIFY(!m_timers->pass());
        QCOMPARE(m_fake->calls.size(), 1u);
        QVERIFY(!m_got);
    }

private:
    void read() { send(HttpRequest()); }
    void send(const HttpRequest &request)
    {
        m_pending = m_transport->send(request, [this](Result<HttpReply> reply) {
            m_got = std::move(reply);
            m_pending.reset(); // as an asker may
        });
    }

    std::unique_ptr<FakeTransport> m_fake;
    std::unique_ptr<FakeTimers> m_timers;
    std::unique_ptr<RetryingTransport> m_transport;
    std::optional<Result<HttpReply>> m_got;
    Pending m_pending;
    double m_chance = 0;
};

QTEST_GUILESS_MAIN(TestRetryingTransport)

#include "tst_retryingtransport.moc"
