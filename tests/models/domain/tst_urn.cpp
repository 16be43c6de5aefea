// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/urn.h"

#include "tests/models/domain/fixtures.h"

#include <QTest>

#include <unordered_set>

using namespace domain;
using namespace Qt::Literals::StringLiterals;

namespace {

QString text(const nlohmann::json &json)
{
    return QString::fromStdString(json.get<std::string>());
}

//! What the SDK calls by \a factory; nothing for a name that this test does not know.
std::optional<Urn> make(const QString &factory, const QStringList &a)
{
    if (factory == "deployment"_L1)
        return Urn::deployment(a[0], a[1], a[2]);
    if (factory == "model"_L1)
        return Urn::model(a[0], a[1], a[2]);
    if (factory == "modelGroup"_L1)
        return Urn::modelGroup(a[0], a[1], a[2]);
    if (factory == "platformInstance"_L1)
        return Urn::platformInstance(a[0], a[1]);
    if (factory == "platform"_L1)
        return Urn::platform(a[0]);
    if (factory == "container"_L1)
        return Urn::container(a[0]);
    if (factory == "user"_L1)
        return Urn::user(a[0]);
    if (factory == "group"_L1)
        return Urn::group(a[0]);
    if (factory == "tag"_L1)
        return Urn::tag(a[0]);
    if (factory == "ownershipType"_L1)
        return Urn::ownershipType(a[0]);
    return std::nullopt;
}

} // namespace

class TestUrn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void factoriesWriteWhatTheSdkWrites()
    {
        const auto cases = readJsonFile(
            QStringLiteral(SLIPWAY_SOURCE_DIR "/tests/models/domain/data/sdk_urns.json"));
        QVERIFY(cases.is_array() && cases.size() > 100);
        for (const auto &row : cases) {
            QStringList args;
            for (const auto &arg : row["args"])
                args.append(text(arg));

            const auto urn = make(text(row["factory"]), args);

            QVERIFY2(urn, qPrintable(text(row["factory"])));
            QCOMPARE(urn->toString(), text(row["urn"]));
        }
    }

    void whatTheSdkWritesIsParsedToTheCharacter()
    {
        const auto cases = readJsonFile(
            QStringLiteral(SLIPWAY_SOURCE_DIR "/tests/models/domain/data/sdk_urns.json"));
        for (const auto &row : cases) {
            const QString urn = text(row["urn"]);
            const bool blankAtEnd = urn.endsWith(u' '); // which a server refuses, too

            const auto parsed = Urn::parse(urn);

            QCOMPARE(parsed.has_value(), !blankAtEnd);
            if (parsed)
                QCOMPARE(parsed->toString(), urn);
        }
    }

    void partsAndNames_data()
    {
        QTest::addColumn<QString>("urn");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QStringList>("parts");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *test, const QString &urn, const QString &type,
                            const QStringList &parts, const QString &name) {
            QTest::newRow(test) << urn << type << parts << name;
        };
        row("deployment", u"urn:li:mlModelDeployment:(urn:li:dataPlatform:s,n,PROD)"_s,
            u"mlModelDeployment"_s, {u"urn:li:dataPlatform:s"_s, u"n"_s, u"PROD"_s}, u"n"_s);
        row("encoded name", u"urn:li:mlModel:(urn:li:dataPlatform:s,a%2Cb%28c%29,PROD)"_s,
            u"mlModel"_s, {u"urn:li:dataPlatform:s"_s, u"a%2Cb%28c%29"_s, u"PROD"_s}, u"a,b(c)"_s);
        row("encoded in lower case", u"urn:li:tag:a%2cb"_s, u"tag"_s, {u"a%2cb"_s}, u"a,b"_s);
        row("other percent signs stay", u"urn:li:tag:100%25 %20"_s, u"tag"_s, {u"100%25 %20"_s},
            u"100%25 %20"_s);
        row("user", u"urn:li:corpuser:jdoe"_s, u"corpuser"_s, {u"jdoe"_s}, u"jdoe"_s);
        row("id with colons", u"urn:li:corpuser:a:b:c"_s, u"corpuser"_s, {u"a:b:c"_s}, u"a:b:c"_s);
        row("id with commas", u"urn:li:tag:a,b"_s, u"tag"_s, {u"a,b"_s}, u"a,b"_s);
        row("unknown type", u"urn:li:dataset:(urn:li:dataPlatform:hive,db.t,PROD)"_s, u"dataset"_s,
            {u"urn:li:dataPlatform:hive"_s, u"db.t"_s, u"PROD"_s}, u"db.t"_s);
        row("nested", u"urn:li:schemaField:(urn:li:dataset:(urn:li:dataPlatform:h,t,PROD),f)"_s,
            u"schemaField"_s, {u"urn:li:dataset:(urn:li:dataPlatform:h,t,PROD)"_s, u"f"_s}, u"f"_s);
        row("one part in parentheses", u"urn:li:foo:(a)"_s, u"foo"_s, {u"a"_s}, u"a"_s);
    }

    void partsAndNames()
    {
        QFETCH(QString, urn);
        QFETCH(QString, type);
        QFETCH(QStringList, parts);
        QFETCH(QString, name);

        const auto parsed = Urn::parse(urn);

        QVERIFY2(parsed, qPrintable(parsed ? QString() : parsed.error().reason));
        QCOMPARE(parsed->toString(), urn);
        QCOMPARE(parsed->entityType(), type);
        QCOMPARE(parsed->parts(), parts);
        QCOMPARE(parsed->displayName(), name);
    }

    void whatIsNoUrnIsNamedByPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("position");
        const auto row = [](const char *test, const QString &text, int position) {
            QTest::newRow(test) << text << position;
        };
        row("nothing", QString(), 0);
        row("other scheme", u"https://x"_s, 0);
        row("other namespace", u"urn:x:tag:a"_s, 4);
        row("prefix cut", u"urn:l"_s, 5);
        row("prefix only", u"urn:li:"_s, 7);
        row("no id", u"urn:li:tag"_s, 10);
        row("empty id", u"urn:li:tag:"_s, 11);
        row("empty type", u"urn:li::a"_s, 7);
        row("type with a dash", u"urn:li:my-tag:a"_s, 9);
        row("type with a space", u"urn:li:my tag:a"_s, 9);
        row("type with an umlaut", u"urn:li:täg:a"_s, 8);
        row("upper-case scheme", u"URN:li:tag:a"_s, 0);
        row("space before", u" urn:li:tag:a"_s, 0);
        row("space behind", u"urn:li:tag:a "_s, 12);
        row("line end behind", u"urn:li:tag:a\n"_s, 12);
        row("control character", u"urn:li:tag:a\u0001b"_s, 12);
        row("two parts", u"urn:li:mlModelDeployment:(urn:li:dataPlatform:s,n)"_s, 50);
        row("four parts", u"urn:li:mlModelDeployment:(urn:li:dataPlatform:s,a,b,PROD)"_s, 52);
        row("no tuple", u"urn:li:mlModelDeployment:n"_s, 26);
        row("a tuple of a tag", u"urn:li:tag:(a,b)"_s, 14);
        row("one part in a tuple of a tag", u"urn:li:tag:(a)"_s, 12);
        row("first part is no platform", u"urn:li:mlModelDeployment:(sagemaker,n,PROD)"_s, 26);
        row("empty platform", u"urn:li:mlModelDeployment:(urn:li:dataPlatform:,n,PROD)"_s, 26);
        row("empty name", u"urn:li:mlModelDeployment:(urn:li:dataPlatform:s,,PROD)"_s, 48);
        row("empty environment", u"urn:li:mlModelDeployment:(urn:li:dataPlatform:s,n,)"_s, 50);
        row("not closed", u"urn:li:mlModelDeployment:(urn:li:dataPlatform:s,n,PROD"_s, 54);
        row("closed twice", u"urn:li:mlModelDeployment:(urn:li:dataPlatform:s,n,PROD))"_s, 55);
        row("text behind", u"urn:li:mlModelDeployment:(urn:li:dataPlatform:s,n,PROD)x"_s, 55);
        row("parenthesis in a name",
            u"urn:li:mlModelDeployment:(urn:li:dataPlatform:s,n(1),PROD)"_s, 49);
        row("parenthesis in a tag", u"urn:li:tag:a(b"_s, 12);
        row("closing parenthesis first", u"urn:li:tag:a)b"_s, 12);
        row("empty tuple of an unknown type", u"urn:li:foo:()"_s, 12);
    }

    void whatIsNoUrnIsNamedByPlace()
    {
        QFETCH(QString, text);
        QFETCH(int, position);

        const auto urn = Urn::parse(text);

        QVERIFY(!urn);
        QCOMPARE(int(urn.error().position), position);
        QVERIFY(!urn.error().reason.isEmpty());
        QVERIFY(!Urn::tryParse(text));
    }

    //! A position lies in the text or at its end, whatever is put in, and what parses prints
    //! itself.
    void anyTextIsAnsweredFor()
    {
        const QString whole = u"urn:li:mlModelDeployment:(urn:li:dataPlatform:s,n,PROD)"_s;
        for (qsizetype i = 0; i <= whole.size(); ++i) {
            for (const QChar c : u"(),:% \\é\0x"_s) {
                for (const QString &text : {whole.first(i), whole.first(i) + c + whole.mid(i),
                                            whole.first(i) + c + whole.mid(i + 1)}) {
                    const auto urn = Urn::parse(text);
                    if (urn) {
                        QCOMPARE(urn->toString(), text);
                        QVERIFY(!urn->parts().isEmpty());
                        QVERIFY(!urn->entityType().isEmpty());
                    } else {
                        QVERIFY(urn.error().position >= 0 && urn.error().position <= text.size());
                    }
                }
            }
        }
    }

    void pathAndQueryHaveNothingToTripOver()
    {
        const Urn urn = Urn::deployment(u"s"_s, u"a b/c?d&e=f#g%h+i,é"_s, u"PROD"_s);

        QCOMPARE(urn.toPathSegment(),
                 QByteArray(
                     "urn%3Ali%3AmlModelDeployment%3A%28urn%3Ali%3AdataPlatform%3As%2Ca%20b%2Fc%3Fd"
                     "%26e%3Df%23g%25h%2Bi%252C%C3%A9%2CPROD%29"));
        QCOMPARE(QString::fromUtf8(QByteArray::fromPercentEncoding(urn.toQueryValue())),
                 urn.toString());
    }

    void aPlatformMayBeGivenAsUrn()
    {
        QCOMPARE(Urn::deployment(u"urn:li:dataPlatform:s"_s, u"n"_s, u"PROD"_s),
                 Urn::deployment(u"s"_s, u"n"_s, u"PROD"_s));
        QCOMPARE(platformId(u"urn:li:dataPlatform:s"_s), u"s"_s);
        QCOMPARE(platformId(u"other"_s), u"other"_s);
    }

    void keysOfThreePartsOnly()
    {
        QCOMPARE(platformKey(Urn::deployment(u"s"_s, u"a,b"_s, u"PROD"_s)),
                 (PlatformKey {u"urn:li:dataPlatform:s"_s, u"a%2Cb"_s, u"PROD"_s}));
        QVERIFY(!platformKey(Urn::tag(u"t"_s)));
        QVERIFY(!platformKey(*Urn::tryParse(u"urn:li:schemaField:(a,b)"_s)));
    }

    void deploymentsAreToldFromModels()
    {
        QVERIFY(Urn::deployment(u"s"_s, u"n"_s, u"PROD"_s).isDeployment());
        QVERIFY(!Urn::model(u"s"_s, u"n"_s, u"PROD"_s).isDeployment());
    }

    void equalTextsAreEqualUrns()
    {
        const Urn a = Urn::tag(u"a"_s);
        const Urn b = Urn::tag(u"b"_s);

        QVERIFY(a == *Urn::tryParse(u"urn:li:tag:a"_s));
        QVERIFY(a != b && a < b);
        QCOMPARE(qHash(a), qHash(*Urn::tryParse(u"urn:li:tag:a"_s)));
        QCOMPARE((QSet<Urn> {a, b, a}).size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestUrn)

#include "tst_urn.moc"
