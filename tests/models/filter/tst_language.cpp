// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/language.h"
#include "models/filter/scan.h"
#include "tests/models/filter/naive.h"
#include "tests/models/filter/randomfilter.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using filter::AtCursor;
using filter::Token;

namespace {

const QString one = u"urn:li:mlModelDeployment:(urn:li:dataPlatform:kserve,a b,PROD)"_s;

QString mended(const QString &text, const filter::Remedy &remedy)
{
    QString result = text;
    return result.replace(remedy.position, remedy.length, remedy.text);
}

} // namespace

class TestLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    //! What is typed, and how the same filter is printed.
    void saysTheSameInNormalForm_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("printed");
        const auto same
            = [](const char *name, const QString &text) { QTest::newRow(name) << text << text; };
        QTest::newRow("nothing") << u"  "_s << QString();
        same("word", u"fraud"_s);
        same("words", u"fraud churn"_s);
        same("quoted", u"\"two words\""_s);
        same("escapes", u"\"a \\\"b\\\" \\\\c\""_s);
        QTest::newRow("needless quotes") << u"\"fraud\""_s << u"fraud"_s;
        same("quotes against a key", u"\"status:x\""_s);
        same("quotes against an operator", u"\"OR\""_s);
        QTest::newRow("small or is a word") << u"a or b"_s << u"a \"or\" b"_s;
        same("a dash inside", u"two-tower"_s);
        same("a star in a word is a star", u"a*b"_s);
        same("a version as a word", u"12:30"_s);
        same("parentheses in a word", u"churn(v2)"_s);
        QTest::newRow("and") << u"a AND b"_s << u"a b"_s;
        same("or", u"a OR b OR c"_s);
        same("and binds closer", u"a b OR c d"_s);
        QTest::newRow("needless parentheses")
            << u"((a) (b c)) OR (d OR e)"_s << u"a b c OR d OR e"_s;
        same("parentheses", u"(a OR b) c"_s);
        QTest::newRow("not") << u"NOT a NOT (b OR c)"_s << u"-a -(b OR c)"_s;
        QTest::newRow("not before a parenthesis") << u"NOT(a b)"_s << u"-(a b)"_s;
        QTest::newRow("not not") << u"NOT -a --b"_s << u"a b"_s;
        QTest::newRow("not of one") << u"-(-(a))"_s << u"a"_s;
        QTest::newRow("keys in any case")
            << u"STATUS:Failed Prop.Team:x"_s << u"status:Failed prop.Team:x"_s;
        same("any of", u"status:FAILED,\"In service\" owner:ana,bo"_s);
        QTest::newRow("twice") << u"tag:a,a,b"_s << u"tag:a,b"_s;
        same("platform", u"platform:sagemaker,\"Amazon SageMaker\""_s);
        QTest::newRow("platform by URN")
            << u"platform:urn:li:dataPlatform:kserve"_s << u"platform:kserve"_s;
        same("has one", u"owner:* -tag:*"_s);
        QTest::newRow("has none") << u"owner:\"\""_s << u"-owner:*"_s;
        same("none or", u"tag:\"\",pii"_s);
        same("pattern", u"name:churn* tag:?ii"_s);
        same("stars in quotes are stars", u"name:\"a*b\""_s);
        QTest::newRow("quoted pieces of a pattern")
            << u"name:\"two words\"*\"*\""_s << u"name:\"two words\"*\"*\""_s;
        same("property", u"prop.instance_type:ml.m5*"_s);
        same("property in quotes", u"prop.\"my key: x\":1"_s);
        same("dates", u"created<2027-01-01 created>=2026-10 decommission:2027"_s);
        QTest::newRow("relative dates")
            << u"decommission<=+30D created>-2w created:yesterday,today,tomorrow,-0m"_s
            << u"decommission<=+30d created>-2w created:-1d,today,+1d,today"_s;
        QTest::newRow("a colon before the sign")
            << u"created:>=2027 version:<2"_s << u"created>=2027 version<2"_s;
        same("undated", u"created:* -decommission:*"_s);
        same("version", u"version>=2.10 version:2"_s);
        same("facts", u"is:deprecated -is:removed,present is:orphan"_s);
        QTest::newRow("facts in any case") << u"is:Overdue"_s << u"is:overdue"_s;
        same("URN", one);
        QTest::newRow("URN by key") << u"urn:"_s + one << one;
        same("part of a URN", u"urn:endpoint"_s);
        same("URNs in parentheses", u"("_s + one + u" OR a) b"_s);
        QTest::newRow("other URNs are of their key")
            << u"urn:li:corpuser:ana urn:li:tag:PII -urn:li:dataPlatform:kserve"_s
            << u"owner:urn:li:corpuser:ana tag:urn:li:tag:PII -platform:kserve"_s;
        same("URNs as values",
             u"container:urn:li:container:a,urn:li:container:b replacement:"_s + one);
        same("a pattern over URNs", u"urn:urn:li:*kserve*"_s);
    }

    void saysTheSameInNormalForm()
    {
        QFETCH(QString, typed);
        QFETCH(QString, printed);

        const filter::Parsed parsed = filter::parse(typed);

        QVERIFY2(!parsed.error, parsed.error ? qPrintable(parsed.error->reason) : "");
        QCOMPARE(filter::toText(parsed.filter), printed.simplified());
        QCOMPARE(filter::parse(printed).filter, parsed.filter);
    }

    void aFilterIsTheTextOfItself()
    {
        std::mt19937 random(17);
        for (int round = 0; round < 3000; ++round) {
            const filter::Filter filter = naive::randomFilter(random);
            const QString text = filter::toText(filter);

            const filter::Parsed parsed = filter::parse(text);

            QVERIFY2(!parsed.error,
                     qPrintable(text + u'\n' + (parsed.error ? parsed.error->reason : QString())));
            QVERIFY2(parsed.filter == filter,
                     qPrintable(text + u'\n' + filter::toText(parsed.filter)));
        }
    }

    void wrongInputsAreExplained_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("position");
        QTest::addColumn<bool>("unfinished");
        QTest::addColumn<QString>("mended"); // by the first remedy
        const auto wrong = [](const QString &text, int position, const QString &better) {
            QTest::newRow(qPrintable(text)) << text << position << false << better;
        };
        const auto unfinished = [](const QString &text, int position, const QString &better) {
            QTest::newRow(qPrintable(text)) << text << position << true << better;
        };
        wrong(u"plattform:kserve"_s, 0, u"platform:kserve"_s);
        wrong(u"a environment:PROD"_s, 2, u"a env:PROD"_s);
        wrong(u"foo:bar"_s, 0, u"\"foo:bar\""_s);
        wrong(u"https://example.com"_s, 0, u"\"https://example.com\""_s);
        wrong(u"foo:a,,b"_s, 0, u"\"foo:a,,b\""_s);
        wrong(u"creatd<2027-01-01"_s, 0, u"created<2027-01-01"_s);
        wrong(u"due:today"_s, 0, u"decommission:today"_s);
        unfinished(u"\"two words"_s, 0, u"\"two words\""_s);
        unfinished(u"tag:a,\"b c"_s, 6, u"tag:a,\"b c\""_s);
        unfinished(u"prop.\"a:b"_s, 5, u"prop.\"a:b\""_s);
        unfinished(u"(a OR b"_s, 0, u"(a OR b)"_s);
        unfinished(u"a (b (c)"_s, 2, u"a (b (c))"_s);
        unfinished(u"("_s, 0, QString());
        unfinished(u"(a OR"_s, 3, u"(a )"_s);
        unfinished(u"(a \"b OR c"_s, 3, u"(a \"b OR c\")"_s);
        wrong(u"owners<2"_s, 0, u"\"owners<2\""_s);
        wrong(u"environment:"_s, 0, u"env:"_s);
        wrong(u"is:failed"_s, 3, u"status:FAILED"_s);
        wrong(u"a -is:In-Service"_s, 6, u"a -status:IN_SERVICE"_s);
        wrong(u"is:qa"_s, 3, u"env:QA"_s);
        wrong(u"is:SageMaker"_s, 3, u"platform:sagemaker"_s);
        wrong(u"is:removed,failed"_s, 11, QString());
        wrong(u"a)"_s, 1, u"a"_s);
        wrong(u"a (b)) c"_s, 5, u"a (b) c"_s);
        wrong(u"a ()"_s, 2, u"a "_s);
        wrong(u"a ( ) b"_s, 2, u"a  b"_s);
        unfinished(u"status:"_s, 6, u"status:*"_s);
        wrong(u"status: FAILED"_s, 6, u"status:FAILED"_s);
        unfinished(u"status:FAILED,"_s, 13, u"status:FAILED"_s);
        wrong(u"status:a, b"_s, 8, u"status:a,b"_s);
        wrong(u"status:,a"_s, 7, u"status:a"_s);
        wrong(u"status=FAILED"_s, 6, u"status:FAILED"_s);
        wrong(u"(status:)"_s, 7, u"(status:*)"_s);
        unfinished(u"a OR"_s, 2, u"a "_s);
        wrong(u"OR a"_s, 0, u" a"_s);
        wrong(u"a OR OR b"_s, 2, u"a  OR b"_s);
        wrong(u"(a OR)"_s, 3, u"(a )"_s);
        unfinished(u"a AND"_s, 2, u"a "_s);
        wrong(u"AND a"_s, 0, u" a"_s);
        unfinished(u"NOT"_s, 0, QString());
        unfinished(u"a -"_s, 2, u"a "_s);
        wrong(u"NOT OR a"_s, 0, u" OR a"_s);
        wrong(u"!status:FAILED"_s, 0, u"-status:FAILED"_s);
        wrong(u"a || b"_s, 2, u"a OR b"_s);
        wrong(u"a && b"_s, 2, u"a  b"_s);
        wrong(u":x"_s, 0, u"\":x\""_s);
        wrong(u"<5"_s, 0, u"\"<5\""_s);
        wrong(u"is:depricated"_s, 3, u"is:deprecated"_s);
        wrong(u"is:removed,deleted"_s, 11, u"is:removed,removed"_s);
        wrong(u"is:*"_s, 3, QString());
        wrong(u"is>deprecated"_s, 2, u"is:deprecated"_s);
        unfinished(u"is:"_s, 2, u"\"is:\""_s);
        wrong(u"name<b"_s, 4, u"name:b"_s);
        wrong(u"status>=FAILED"_s, 6, u"status:FAILED"_s);
        unfinished(u"created<"_s, 7, u"\"created<\""_s);
        wrong(u"created<tomorow"_s, 8, u"created<tomorrow"_s);
        wrong(u"created<2027-13-01"_s, 8, u"created<today"_s);
        wrong(u"created:2027-02-30"_s, 8, u"created:today"_s);
        wrong(u"created>2027-1-5"_s, 8, u"created>2027-01-05"_s);
        wrong(u"created>20270105"_s, 8, u"created>2027-01-05"_s);
        wrong(u"decommission<30d"_s, 13, u"decommission<+30d"_s);
        wrong(u"created>-3x"_s, 8, u"created>today"_s);
        wrong(u"created<2026,2027"_s, 12, u"created<2026"_s);
        wrong(u"created:*,2027"_s, 8, u"created:today,2027"_s);
        wrong(u"created<*"_s, 8, u"created<today"_s);
        wrong(u"version>=latest"_s, 9, u"version:latest"_s);
        wrong(u"version<1,2"_s, 9, u"version<1"_s);
        wrong(u"prop:x"_s, 0, u"\"prop:x\""_s);
        wrong(u"prop.:x"_s, 0, u"\"prop.:x\""_s);
        unfinished(u"urn:li:mlModelDeployment:(a,b"_s, 0, u"urn:li:mlModelDeployment:(a,b)"_s);
        unfinished(u"churn(v2"_s, 0, u"\"churn(v2\""_s);
        wrong(u"churn(v2 x"_s, 0, u"\"churn(v2\" x"_s);
    }

    void wrongInputsAreExplained()
    {
        QFETCH(QString, text);
        QFETCH(int, position);
        QFETCH(bool, unfinished);
        QFETCH(QString, mended);

        const filter::Parsed parsed = filter::parse(text);

        QVERIFY(parsed.error);
        QVERIFY(parsed.filter.isEmpty());
        QCOMPARE(parsed.error->position, qsizetype(position));
        QVERIFY(parsed.error->length >= 0);
        QVERIFY(parsed.error->position + parsed.error->length <= text.size());
        QCOMPARE(parsed.error->unfinished, unfinished);
        QVERIFY(parsed.error->reason.endsWith(u'.') || parsed.error->reason.contains(u':'));
        for (const filter::Remedy &remedy : parsed.error->remedies) {
            QVERIFY(!remedy.label.isEmpty());
            QVERIFY(::mended(text, remedy) != text);
        }
        if (!parsed.error->remedies.empty())
            QCOMPARE(::mended(text, parsed.error->remedies.front()), mended);
        else
            QVERIFY(mended.isEmpty());
    }

    void everyRemedyHelps_data() { wrongInputsAreExplained_data(); }

    //! What is left wrong, if anything, stands behind what was mended.
    void everyRemedyHelps()
    {
        QFETCH(QString, text);
        const filter::ParseError error = *filter::parse(text).error;

        for (const filter::Remedy &remedy : error.remedies) {
            const QString better = mended(text, remedy);
            const auto rest = filter::parse(better).error;

            QVERIFY2(!rest || better.size() - rest->position < text.size() - error.position,
                     qPrintable(better));
        }
    }

    void lookingForTheTextIsAlwaysAWayOut()
    {
        for (const QString &text : {u"foo:bar"_s, u"plattform:x"_s, u"a foo:b,c d"_s}) {
            const filter::Parsed parsed = filter::parse(text);

            QVERIFY(!filter::parse(mended(text, parsed.error->remedies.back())).error);
        }
    }

    void anyTextIsReadToItsEnd()
    {
        const QString alphabet = u"ab -:<>=,*?()\"\\.!|OR NOTis:created2027+1d\u00fc"_s;
        std::mt19937 random(3);
        for (int round = 0; round < 20'000; ++round) {
            QString text;
            for (std::size_t n = random() % 24; n > 0; --n)
                text += alphabet[qsizetype(random() % std::size_t(alphabet.size()))];

            const filter::Parsed parsed = filter::parse(text);

            qsizetype at = 0;
            for (const Token &token : parsed.tokens) {
                QVERIFY2(token.position >= at && token.length > 0, qPrintable(text));
                QVERIFY2(text.mid(at, token.position - at).trimmed().isEmpty(), qPrintable(text));
                at = token.position + token.length;
            }
            QVERIFY2(text.mid(at).trimmed().isEmpty(), qPrintable(text));
            if (parsed.error)
                QVERIFY2(parsed.error->position >= 0
                             && parsed.error->position + parsed.error->length <= text.size(),
                         qPrintable(text));
            else
                QVERIFY2(filter::parse(filter::toText(parsed.filter)).filter == parsed.filter,
                         qPrintable(text + u'\n' + filter::toText(parsed.filter)));
        }
    }

    void deepNestingIsRefusedAndHarmless()
    {
        QVERIFY(filter::parse(QString(100'000, u'(')).error);
        QVERIFY(!filter::parse(QString(100'000, u'-') + u'a').error);
        QVERIFY(!filter::parse(QString(50, u'(') + u'a' + QString(50, u')')).error);
    }

    void tokensAreColoured()
    {
        const auto tokens = filter::parse(u"-status:a,\"b c\" OR (word created<today)").tokens;
        using Kind = Token::Kind;

        const std::vector<Token> expected {
            {Kind::Operator, 0, 1},    {Kind::Key, 1, 6},          {Kind::Operator, 7, 1},
            {Kind::Value, 8, 1},       {Kind::Operator, 9, 1},     {Kind::Value, 10, 5},
            {Kind::Keyword, 16, 2},    {Kind::Parenthesis, 19, 1}, {Kind::Word, 20, 4},
            {Kind::Key, 25, 7},        {Kind::Operator, 32, 1},    {Kind::Value, 33, 5},
            {Kind::Parenthesis, 38, 1}};
        QVERIFY(tokens == expected);
    }

    void whatIsAtTheCursorIsKnown_data()
    {
        QTest::addColumn<QString>("text"); // | is the cursor
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<QString>("replaced");
        QTest::newRow("nothing") << u"|"_s << QString() << QString() << QString();
        QTest::newRow("a key begins") << u"a sta|"_s << QString() << u"sta"_s << u"sta"_s;
        QTest::newRow("inside a word") << u"sta|tus x"_s << QString() << u"sta"_s << u"status"_s;
        QTest::newRow("behind a colon") << u"Status:|"_s << u"status"_s << QString() << QString();
        QTest::newRow("a value") << u"status:FA|"_s << u"status"_s << u"FA"_s << u"FA"_s;
        QTest::newRow("before a value") << u"status:|FA"_s << u"status"_s << QString() << u"FA"_s;
        QTest::newRow("the second value") << u"tag:a,b|c d"_s << u"tag"_s << u"b"_s << u"bc"_s;
        QTest::newRow("behind a comma") << u"tag:a,|"_s << u"tag"_s << QString() << QString();
        QTest::newRow("open quotes")
            << u"owner:\"Ana L|"_s << u"owner"_s << u"Ana L"_s << u"\"Ana L"_s;
        QTest::newRow("after a minus") << u"-sta|"_s << QString() << u"sta"_s << u"sta"_s;
        QTest::newRow("after a term") << u"status:a |"_s << QString() << QString() << QString();
        QTest::newRow("a property") << u"prop.team:r|"_s << u"prop"_s << u"r"_s << u"r"_s;
        QTest::newRow("a date") << u"created<20|"_s << u"created"_s << u"20"_s << u"20"_s;
    }

    void whatIsAtTheCursorIsKnown()
    {
        QFETCH(QString, text);
        QFETCH(QString, key);
        QFETCH(QString, prefix);
        QFETCH(QString, replaced);
        const qsizetype cursor = text.indexOf(u'|');
        text.remove(cursor, 1);

        const AtCursor found = filter::atCursor(text, cursor);

        QCOMPARE(found.kind, key.isEmpty() ? AtCursor::Kind::Term : AtCursor::Kind::Value);
        QCOMPARE(found.key, key);
        QCOMPARE(found.prefix, prefix);
        QCOMPARE(text.mid(found.position, found.length), replaced);
        QCOMPARE(found.property, key == u"prop"_s ? u"team"_s : QString());
    }

    void daysAreThoseOfTheZone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("holds");
        // 20:00 in UTC, and 01:30 of the day after in the zone; its today is 2026-08-16.
        QTest::newRow("in the day") << u"created:2026-08-15"_s << true;
        QTest::newRow("not in the day of UTC") << u"created:2026-08-14"_s << false;
        QTest::newRow("before it begins") << u"created<2026-08-15"_s << false;
        QTest::newRow("up to its end") << u"created<=2026-08-15"_s << true;
        QTest::newRow("behind it") << u"created>2026-08-15"_s << false;
        QTest::newRow("from it on") << u"created>=2026-08-15"_s << true;
        QTest::newRow("month") << u"created:2026-08"_s << true;
        QTest::newRow("behind the month") << u"created>2026-08"_s << false;
        QTest::newRow("year") << u"created:2026"_s << true;
        QTest::newRow("yesterday") << u"created:yesterday"_s << true;
        QTest::newRow("today") << u"created:today"_s << false;
        QTest::newRow("week") << u"created>=-1w"_s << true;
        QTest::newRow("has one") << u"created:*"_s << true;
        QTest::newRow("decommission") << u"decommission:*"_s << false;
    }

    void daysAreThoseOfTheZone()
    {
        QFETCH(QString, text);
        QFETCH(bool, holds);
        support::Made made;
        made.urn = one.toStdString();
        made.created = QDateTime(QDate(2026, 8, 14), QTime(20, 0), Qt::UTC).toMSecsSinceEpoch();
        made.decommission = made.created; // of one that is not deprecated
        const auto catalog = support::makeCatalog({made});

        const auto parsed = filter::parse(text);

        QVERIFY(!parsed.error);
        QCOMPARE(filter::matchingRows(*catalog, parsed.filter, naive::context()).size(),
                 std::size_t(holds ? 1 : 0));
    }

    void versionsAreComparedByTheirNumbers_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<bool>("holds"); // version>=2.10
        QTest::newRow("below") << u"2.9"_s << false;
        QTest::newRow("equal") << u"2.10"_s << true;
        QTest::newRow("above") << u"10.0"_s << true;
        QTest::newRow("with a v") << u"v2.11"_s << true;
        QTest::newRow("a word") << u"latest"_s << false;
        QTest::newRow("none") << QString() << false;
    }

    void versionsAreComparedByTheirNumbers()
    {
        QFETCH(QString, version);
        QFETCH(bool, holds);
        support::Made made;
        made.urn = one.toStdString();
        made.version = version.toStdString();
        const auto catalog = support::makeCatalog({made});

        const auto filter = filter::parse(u"version>=2.10").filter;

        QCOMPARE(filter::matchingRows(*catalog, filter).size(), std::size_t(holds ? 1 : 0));
    }
    void theRemedyOfAContraryIsTheContrary()
    {
        const filter::Parsed parsed = filter::parse(u"is:unowned");

        QVERIFY(parsed.error && !parsed.error->remedies.empty());
        const filter::Remedy &first = parsed.error->remedies.front();
        QString mended = u"is:unowned"_s;
        mended.replace(first.position, first.length, first.text);
        QCOMPARE(mended, u"-is:owned"_s);
    }
};

QTEST_GUILESS_MAIN(TestLanguage)
#include "tst_language.moc"
