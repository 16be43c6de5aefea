// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/link.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

const auto urn = u"urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,fraud-eu,PROD)"_s;

QString deploymentLink(const QString &more = {})
{
    return u"slipway:deployment?urn="_s + urn + more;
}

} // namespace

class TestLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDeploymentIsRead()
    {
        const LinkReading reading = readLink(deploymentLink());

        QVERIFY2(reading.target, qPrintable(reading.problem));
        QCOMPARE(reading.target->kind, LinkTarget::Kind::Deployment);
        QCOMPARE(reading.target->urn, urn);
        QVERIFY(reading.target->server.isEmpty());
    }

    void aFilterAndItsServerAreRead()
    {
        const LinkReading reading
            = readLink(u"SlipWay:filter?server=https%3A%2F%2Fdatahub.acme.example%2Fapi%2Fgms"
                       "&q=status%3AFAILED%20owner%3A%22Zo%C3%AB%22"_s);

        QVERIFY2(reading.target, qPrintable(reading.problem));
        QCOMPARE(reading.target->kind, LinkTarget::Kind::Filter);
        QCOMPARE(reading.target->filter, u"status:FAILED owner:\"Zoë\""_s);
        QCOMPARE(reading.target->server, QUrl(u"https://datahub.acme.example/api/gms"_s));
    }

    //! A name may hold what is encoded in the URN itself: it is kept to the character.
    void whatIsWrittenIsReadBack_data()
    {
        QTest::addColumn<LinkTarget>("target");
        using Kind = LinkTarget::Kind;
        QTest::newRow("plain") << LinkTarget {Kind::Deployment, urn, {}, {}};
        QTest::newRow("encoded name") << LinkTarget {
            Kind::Deployment,
            u"urn:li:mlModelDeployment:(urn:li:dataPlatform:mlflow,a%28b%29+&=é,X)"_s,
            {},
            QUrl(u"http://localhost:8080"_s)};
        QTest::newRow("filter") << LinkTarget {Kind::Filter,
                                               {},
                                               u"decommission<+30d -owner:* \"a & b\" #1 100%"_s,
                                               QUrl(u"https://[::1]:8443/gms"_s)};
        QTest::newRow("beyond the plane") << LinkTarget {Kind::Filter, {}, u"text:𝛼"_s, {}};
    }

    void whatIsWrittenIsReadBack()
    {
        QFETCH(const LinkTarget, target);

        const LinkReading reading = readLink(linkText(target));

        QVERIFY2(reading.target, qPrintable(reading.problem));
        QCOMPARE(*reading.target, target);
    }

    void everythingElseIsRefused_data()
    {
        QTest::addColumn<QString>("link");
        const auto row = [](const char *name, const QString &link) { QTest::newRow(name) << link; };
        row("nothing", {});
        row("another scheme", u"https:deployment?urn="_s + urn);
        row("only the scheme", u"slipway:"_s);
        row("slashes", u"slipway://deployment?urn="_s + urn);
        row("another kind", u"slipway:delete?urn="_s + urn);
        row("capitals", u"slipway:Deployment?urn="_s + urn);
        row("a path", u"slipway:deployment/x?urn="_s + urn);
        row("no parameters", u"slipway:deployment"_s);
        row("an empty query", u"slipway:deployment?"_s);
        row("no value", u"slipway:deployment?urn="_s);
        row("no name", u"slipway:deployment?="_s + urn);
        row("the other kind's", u"slipway:deployment?q=a"_s);
        row("both", deploymentLink(u"&q=a"_s));
        row("unknown", deploymentLink(u"&token=abc"_s));
        row("twice", deploymentLink(u"&urn="_s + urn));
        row("server twice", deploymentLink(u"&server=http://a&server=http://b"_s));
        row("an empty server", deploymentLink(u"&server="_s));
        row("a trailing &", deploymentLink(u"&"_s));
        row("a fragment", deploymentLink(u"#x"_s));
        row("a name in code", u"slipway:deployment?%75rn="_s + urn);
        row("not a URN", u"slipway:deployment?urn=abc"_s);
        row("a model's URN",
            u"slipway:deployment?urn=urn:li:mlModel:(urn:li:dataPlatform:sagemaker,a,PROD)"_s);
        row("two URNs", deploymentLink(u"%0A"_s + urn));
        row("a space", u"slipway:filter?q=a b"_s);
        row("a plus", u"slipway:filter?q=a+b"_s);
        row("a quote", u"slipway:filter?q=\"a\""_s);
        row("an angle", u"slipway:filter?q=<a>"_s);
        row("a letter beyond ASCII", u"slipway:filter?q=é"_s);
        row("a line break", u"slipway:filter?q=a\nb"_s);
        row("an encoded NUL", u"slipway:filter?q=a%00b"_s);
        row("an encoded line break", u"slipway:filter?q=a%0Ab"_s);
        row("an encoded DEL", u"slipway:filter?q=a%7Fb"_s);
        row("a C1 control", u"slipway:filter?q=a%C2%85b"_s);
        row("right to left", u"slipway:filter?q=a%E2%80%AEb"_s);
        row("a zero-width space", u"slipway:filter?q=a%E2%80%8Bb"_s);
        row("a line separator", u"slipway:filter?q=a%E2%80%A8b"_s);
        row("a non-character", u"slipway:filter?q=a%EF%BF%BEb"_s);
        row("a private character", u"slipway:filter?q=a%EE%80%80b"_s);
        row("an overlong slash", u"slipway:filter?q=a%C0%AFb"_s);
        row("a surrogate", u"slipway:filter?q=a%ED%A0%80b"_s);
        row("half a character", u"slipway:filter?q=a%C3"_s);
        row("not UTF-8", u"slipway:filter?q=%FF"_s);
        row("half an encoding", u"slipway:filter?q=a%2"_s);
        row("no hexadecimal", u"slipway:filter?q=a%2Gb"_s);
        row("a lone %", u"slipway:filter?q=a%"_s);
        row("too long", u"slipway:filter?q="_s + QString(9000, u'a'));
        row("a long filter", u"slipway:filter?q="_s + QString(5000, u'a'));
        row("a long URN", u"slipway:deployment?urn=urn:li:mlModelDeployment:"
                          "(urn:li:dataPlatform:sagemaker,"_s
                              + QString(3000, u'a') + u",PROD)"_s);
        row("a server without a scheme", deploymentLink(u"&server=evil.example"_s));
        row("a file as server", deploymentLink(u"&server=file:///etc/passwd"_s));
        row("a script as server", deploymentLink(u"&server=javascript:alert(1)"_s));
        row("a user in the server", deploymentLink(u"&server=https://a@evil.example"_s));
        row("a hidden user", deploymentLink(u"&server=https://datahub%2540evil.example"_s));
        row("a query in the server", deploymentLink(u"&server=https://a.example/?x=1"_s));
        row("no host", deploymentLink(u"&server=https:///gms"_s));
        row("an option", u"--data=/tmp/x"_s);
    }

    void everythingElseIsRefused()
    {
        QFETCH(const QString, link);

        const LinkReading reading = readLink(link);

        QVERIFY(!reading.target);
        QVERIFY(!reading.problem.isEmpty());
        QVERIFY(!reading.problem.contains(u"evil"_s)); // what came is not repeated
    }

    //! Whatever it is made of, a link that is read is one that would be written.
    void noiseIsRefusedOrReadBack()
    {
        const QString alphabet
            = u"slipway:deploymntfr?&=%0123456789abcdefAF#+ ()/,.\u0000\u202eé"_s;
        QRandomGenerator random(7);
        int read = 0;
        for (int round = 0; round < 20'000; ++round) {
            QString link = round % 2 ? deploymentLink(u"&server=http://a"_s)
                                     : u"slipway:filter?q=status%3AFAILED%20a"_s;
            for (int change = random.bounded(3); change >= 0; --change)
                link[random.bounded(link.size())] = alphabet[random.bounded(alphabet.size())];
            const LinkReading reading = readLink(link);
            QCOMPARE(reading.problem.isEmpty(), reading.target.has_value());
            if (!reading.target)
                continue;
            ++read;
            QCOMPARE(readLink(linkText(*reading.target)).target, reading.target);
        }
        QVERIFY(read > 100);
    }
};

QTEST_GUILESS_MAIN(TestLink)
#include "tst_link.moc"
