// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/report/report.h"
#include "models/review/report/text.h"
#include "tests/models/review/world.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QUrlQuery>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;
using namespace review;
using namespace reviewtest;

namespace {

Report reportOf(const World &world)
{
    const Index index(world.catalog());
    return makeReport(index, world.context, Policy(),
                      assess(index, world.context, Policy(), index.deprecated()),
                      {u"Production EU"_s, u"is:deprecated"_s});
}

//! Notes and names that try to get out of where they stand.
World hostileWorld()
{
    World world = goodWorld();
    const support::Made model = world.made.front();
    const auto add = [&](const std::string &name, const std::string &note) {
        support::Made made = model;
        made.urn = urnOf(name);
        made.note = note;
        world.made.push_back(made);
    };
    add("script", "<script>alert(1)</script><img src=x onerror=alert(1)>");
    add("link", "[click](javascript:alert(1)) javascript:alert(2) \042onmouseover=\042alert(3)");
    add("<b>name</b>", "]]>--></style></body></html>&amp;&lt;");
    add("formula", "=HYPERLINK(\042http://evil.example\042)");
    add("lines", "one\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:stolen\r\n;,\\: two");
    add("rtl", "abc \u202E gnp.exe \u2066 \u05D0\u05D1");
    std::string marks = "z";
    for (int i = 0; i < 500; ++i)
        marks += "\u0301";
    add("marks", marks + " a\u0000b" + std::string("\x01\x1b[31m\x7f", 7));
    add("large", std::string(1024 * 1024, 'x') + " %1 %2");
    add("percent", "%1 %2 %99 %n");
    world.at("percent").owners = {{"urn:li:corpuser:%1", "TECHNICAL_OWNER"}};
    world.directory.insert(u"urn:li:corpuser:mallory"_s,
                           {u"<i>M</i>\u202E"_s,
                            u"m@example.com?bcc=all@example.com&body=x"_s,
                            {},
                            {},
                            {},
                            true,
                            true});
    world.at("script").owners = {{"urn:li:corpuser:mallory", "TECHNICAL_OWNER"}};
    world.at("large").owners = {};
    return world;
}

//! The lines of an iCalendar text with folded ones put together again.
QList<QByteArray> unfolded(const QByteArray &calendar)
{
    QByteArray text = calendar;
    text.replace("\r\n ", "").replace("\r\n\t", "");
    QList<QByteArray> lines;
    for (const QByteArray &line : text.split('\n'))
        lines.append(line.endsWith('\r') ? line.chopped(1) : line + "<no CR>");
    lines.removeLast();
    return lines;
}

QString pythonWith(const QString &module)
{
    for (const QString &python : {u"/usr/bin/python3"_s, u"python3"_s}) {
        if (QProcess::execute(python, {u"-c"_s, u"import "_s + module}) == 0)
            return python;
    }
    return {};
}

} // namespace

class TestReviewReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonIsWhatTheDocumentSays()
    {
        const auto json
            = nlohmann::json::parse(report::toJson(reportOf(goodWorld())).toStdString());
        QVERIFY(json.is_array() && json.size() == 1);
        const auto &one = json[0];
        QCOMPARE(one.size(), 3U);
        QCOMPARE(one["urn"].get<std::string>(), urnOf("old"));
        QCOMPARE(one["verdict"].get<std::string>(), std::string("ready"));
        QCOMPARE(one["checks"].size(), checkCount);
        for (const auto &check : one["checks"]) {
            QCOMPARE(check.size(), 3U);
            QVERIFY(checkOf(QString::fromStdString(check["id"].get<std::string>())));
            QCOMPARE(check["outcome"].get<std::string>(), std::string("pass"));
            QVERIFY(!check["evidence"]["rule"].get<std::string>().empty());
            QVERIFY(!check["evidence"]["value"].get<std::string>().empty());
            QCOMPARE(check["evidence"]["time"].get<std::string>(),
                     std::string("2026-10-14T09:50:00Z"));
        }
        QCOMPARE(report::toJson({}), QByteArray("[]\n"));
    }

    void jsonCarriesHostileTextAsText()
    {
        const Report report = reportOf(hostileWorld());
        const auto json = nlohmann::json::parse(report::toJson(report).toStdString());
        QCOMPARE(json.size(), report.lines.size());
        QVERIFY(report::toJson(report).size() < 1024 * 1024); // of the large note there is a part
    }

    void csvHoldsOneLineEachAndNoFormula()
    {
        const Report report = reportOf(hostileWorld());
        const QByteArray csv = report::toCsv(report);
        QVERIFY(csv.startsWith("urn,name,platform,env,status,owners,decommission,due,verdict,"
                               "block,warn,unknown,replacement,note\r\n"));
        QVERIFY(csv.contains(",\"'=HYPERLINK(\"\"http://evil.example\"\")\"\r\n"));
        // By hand: records end where no quote is open.
        int records = 0;
        bool open = false;
        for (qsizetype i = 0; i < csv.size(); ++i) {
            open = csv[i] == '"' ? !open : open;
            records += csv[i] == '\n' && !open ? 1 : 0;
        }
        QCOMPARE(records, int(report.lines.size()) + 1);
        QVERIFY(csv.size() < 100'000);
    }

    void htmlIsWellFormedAndHarmless_data()
    {
        QTest::addColumn<bool>("hostile");
        QTest::newRow("plain") << false;
        QTest::newRow("hostile") << true;
    }
    void htmlIsWellFormedAndHarmless()
    {
        QFETCH(const bool, hostile);
        const Report report = reportOf(hostile ? hostileWorld() : goodWorld());
        const QByteArray html = report::toHtml(report);
        QVERIFY(html.startsWith("<!DOCTYPE html>\n"));
        QVERIFY(html.size() < 200'000);
        // All tags are closed but those of HTML that never are.
        QByteArray xml = html.mid(sizeof("<!DOCTYPE html>"));
        static const QRegularExpression alone(u"<meta([^>]*)>"_s);
        QXmlStreamReader reader(QString::fromUtf8(xml).replace(alone, u"<meta\\1/>"_s));
        const QStringList known {u"html"_s,  u"head"_s, u"meta"_s, u"title"_s,   u"style"_s,
                                 u"body"_s,  u"h1"_s,   u"h2"_s,   u"h3"_s,      u"p"_s,
                                 u"span"_s,  u"bdi"_s,  u"code"_s, u"div"_s,     u"nav"_s,
                                 u"ul"_s,    u"li"_s,   u"a"_s,    u"section"_s, u"article"_s,
                                 u"table"_s, u"tr"_s,   u"td"_s,   u"th"_s,      u"caption"_s};
        int articles = 0;
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            QVERIFY2(known.contains(reader.name().toString()),
                     qPrintable(reader.name().toString()));
            articles += reader.name() == "article"_L1 ? 1 : 0;
            for (const QXmlStreamAttribute &attribute : reader.attributes()) {
                QVERIFY(!attribute.name().startsWith("on"_L1));
                QVERIFY(attribute.name() != "src"_L1);
                if (attribute.name() == "href"_L1)
                    QVERIFY(attribute.value().startsWith(u'#')
                            || attribute.value().startsWith("mailto:"_L1));
            }
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(articles >= int(report.lines.size()));
        QVERIFY(!html.contains("<script"));
        QVERIFY(!html.contains("\xE2\x80\xAE")); // U+202E
        if (hostile) {
            QVERIFY(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
            QVERIFY(html.contains("(1048582 characters in all)"));
            QVERIFY(html.contains("%1 %2 %99 %n"));
        }
    }

    void ownersHaveTheirPages()
    {
        World world = goodWorld();
        world.at("third").deprecated = true;
        world.at("third").owners = {{"urn:li:corpuser:bo", "TECHNICAL_OWNER"},
                                    {"urn:li:corpuser:ana", "BUSINESS_OWNER"},
                                    {"urn:li:corpuser:ana", "TECHNICAL_OWNER"}};
        world.at("new").deprecated = true;
        world.at("new").owners = {};
        const Report report = reportOf(world);
        QCOMPARE(report.owners.size(), 3U);
        QCOMPARE(report.owners[0].name, u"Ana"_s);
        QCOMPARE(report.owners[0].mail, u"ana@example.com"_s);
        QCOMPARE(report.owners[0].lines.size(), 2U);
        QCOMPARE(report.owners[1].name, u"Bo"_s);
        QCOMPARE(report.owners[2].urn, QString());
        QCOMPARE(report.owners[2].lines.size(), 1U);
    }

    void aDraftNamesNobodyElse()
    {
        const Report report = reportOf(hostileWorld());
        for (const ReportOwner &owner : report.owners) {
            const QUrl url = report::mailDraft(report, owner);
            QCOMPARE(url.scheme(), u"mailto"_s);
            QCOMPARE(url.path(), owner.name == "Ana"_L1 ? u"ana@example.com"_s : QString());
            const QUrlQuery query(url);
            QStringList keys;
            for (const auto &[key, value] : query.queryItems())
                keys.append(key);
            QCOMPARE(keys, (QStringList {u"subject"_s, u"body"_s}));
            QVERIFY(url.toEncoded().size() < 6000);
            QVERIFY(!query.queryItemValue(u"body"_s, QUrl::FullyDecoded).contains(u'\u202E'));
        }
    }

    void theCalendarIsReadByHand()
    {
        const Report report = reportOf(hostileWorld());
        const QByteArray calendar = report::toCalendar(report);
        for (const QByteArray &line : calendar.split('\n'))
            QVERIFY2(line.size() <= 76, line.constData()); // 75 and CR
        const auto lines = unfolded(calendar);
        QCOMPARE(lines.first(), QByteArray("BEGIN:VCALENDAR"));
        QCOMPARE(lines.last(), QByteArray("END:VCALENDAR"));
        QCOMPARE(lines.count("BEGIN:VEVENT"), qsizetype(report.lines.size()));
        QCOMPARE(lines.count("END:VEVENT"), qsizetype(report.lines.size()));
        QSet<QByteArray> uids;
        for (const QByteArray &line : lines) {
            QVERIFY(!line.contains("<no CR>"));
            QVERIFY(!line.contains('\x1b'));
            if (line.startsWith("UID:"))
                uids.insert(line);
        }
        QCOMPARE(uids.size(), qsizetype(report.lines.size()));
        QVERIFY(!uids.contains("UID:stolen"));
        QVERIFY(lines.contains("DTSTART;VALUE=DATE:20261120"));
        QVERIFY(lines.contains("DTEND;VALUE=DATE:20261121"));
        QVERIFY(lines.contains("TRIGGER:-P7D") || lines.contains("TRIGGER:-P1W"));
        QVERIFY(calendar.size() < 100'000);
    }

    void anEventKeepsItsUid()
    {
        World world = goodWorld();
        const auto uidOf = [&] {
            for (const QByteArray &line : unfolded(report::toCalendar(reportOf(world)))) {
                if (line.startsWith("UID:"))
                    return line;
            }
            return QByteArray();
        };
        const QByteArray before = uidOf();
        QVERIFY(!before.isEmpty());
        world.at("old").decommission += 86'400'000;
        world.at("old").note = "Another note says why";
        world.context = noon("Asia/Tokyo");
        QCOMPARE(uidOf(), before);
        world.at("old").urn = urnOf("older");
        QVERIFY(uidOf() != before);
    }

    void anotherParserReadsTheCalendar()
    {
        const QString python = pythonWith(u"icalendar"_s);
        if (python.isEmpty())
            QSKIP("python3-icalendar is not installed");
        const Report report = reportOf(hostileWorld());
        QProcess process;
        process.start(
            python, {u"-c"_s,
                     u"import sys, icalendar\n"
                     "c = icalendar.Calendar.from_ical(sys.stdin.buffer.read())\n"
                     "for e in c.walk('VEVENT'):\n"
                     "    assert not e.errors, e.errors\n"
                     "    print(e['UID'], e.decoded('DTSTART'), e.decoded('DTEND'), e['SUMMARY'],\n"
                     "          len(e['DESCRIPTION']), len(e.walk('VALARM')), sep='|')\n"_s});
        QVERIFY(process.waitForStarted());
        process.write(report::toCalendar(report));
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        const QString out = QString::fromUtf8(process.readAllStandardOutput()).trimmed();
        const QStringList lines = out.split(u'\n');
        QCOMPARE(lines.size(), qsizetype(report.lines.size()));
        for (const QString &line : lines) {
            const QStringList parts = line.split(u'|');
            QCOMPARE(parts.size(), 6);
            QCOMPARE(parts[1], u"2026-11-20"_s);
            QCOMPARE(parts[2], u"2026-11-21"_s);
            QVERIFY(parts[3].startsWith("Decommission "_L1));
            QVERIFY(parts[4].toInt() < 4000);
            QCOMPARE(parts[5], u"1"_s);
        }
    }

    void tamedTextKeepsItsLettersOnly()
    {
        QCOMPARE(report::tame(u"a\u202Eb\u0000c\u2069"_s), u"abc"_s);
        QCOMPARE(report::tame(u"é😀\n\tx"_s), u"é😀\n x"_s);
        QCOMPARE(report::tame(u"z\u0301\u0301\u0301\u0301\u0301"_s), u"z\u0301\u0301\u0301"_s);
        QCOMPARE(report::tame(QString(QChar(0xD800)) + u"x"_s), u"\uFFFDx"_s);
        QVERIFY(report::tame(QString(5000, u'x')).endsWith("(5000 characters in all)"_L1));
        QCOMPARE(report::tame(u"😀😀😀"_s, 3).left(4), u"😀😀"_s);
        QCOMPARE(report::tameLine(u"a\n\n  b"_s), u"a b"_s);
    }
};

QTEST_GUILESS_MAIN(TestReviewReport)
#include "tst_report.moc"
