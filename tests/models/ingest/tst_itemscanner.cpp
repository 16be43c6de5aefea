// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/ingest/itemscanner.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace ingest;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Piece
{
    qint64 line;
    std::string text;
    Break broken;

    bool operator==(const Piece &) const = default;
};

std::vector<Piece> scan(const QByteArray &bytes, qsizetype step = 1 << 20)
{
    std::vector<Piece> pieces;
    ItemScanner scanner([&pieces](qint64 line, std::string text, Break broken) {
        pieces.push_back({line, std::move(text), broken});
    });
    for (qsizetype i = 0; i < bytes.size(); i += step)
        scanner.feed(QByteArrayView(bytes).sliced(i, qMin(step, bytes.size() - i)));
    scanner.finish();
    return pieces;
}

//! "line:text" of whole items, "line!" of broken ones.
QStringList told(const QByteArray &bytes)
{
    QStringList result;
    for (const Piece &piece : scan(bytes)) {
        const QString line = QString::number(piece.line);
        result.append(piece.broken == Break::None ? line + u':' + QString::fromStdString(piece.text)
                                                  : line + u'!');
    }
    return result;
}

} // namespace

class TestItemScanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itemsAreFoundInEveryForm_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("items");
        const auto row = [](const char *name, const char *bytes, const QStringList &items) {
            QTest::newRow(name) << QByteArray(bytes) << items;
        };
        row("nothing", "", {});
        row("blanks", " \n\t\r\n", {});
        row("an empty list", "[]", {});
        row("one", "{}", {u"1:{}"_s});
        row("lines", "{\"a\":1}\n{\"b\":2}\n", {u"1:{\"a\":1}"_s, u"2:{\"b\":2}"_s});
        row("lines of Windows", "{\"a\":1}\r\n{\"b\":2}\r\n", {u"1:{\"a\":1}"_s, u"2:{\"b\":2}"_s});
        row("empty lines between", "{}\n\n\n{}", {u"1:{}"_s, u"4:{}"_s});
        row("no line end at the end", "{}\n{}", {u"1:{}"_s, u"2:{}"_s});
        row("a list in one line", "[{\"a\":1},{\"b\":2}]", {u"1:{\"a\":1}"_s, u"1:{\"b\":2}"_s});
        row("a list over lines", "[\n{\n\"a\": 1\n},\n{}\n]\n", {u"2:{\n\"a\": 1\n}"_s, u"5:{}"_s});
        row("the mark of the byte order", "\xef\xbb\xbf{}", {u"1:{}"_s});
        row("brackets in texts", "{\"a\":\"}]{[\"}{}", {u"1:{\"a\":\"}]{[\"}"_s, u"1:{}"_s});
        row("quotes in texts", "{\"a\":\"\\\"}\\\\\"}{}",
            {u"1:{\"a\":\"\\\"}\\\\\"}"_s, u"1:{}"_s});
        row("nested", "{\"a\":{\"b\":[{}]}}", {u"1:{\"a\":{\"b\":[{}]}}"_s});
    }

    void itemsAreFoundInEveryForm()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, items);

        QCOMPARE(told(bytes), items);
        for (const qsizetype step : {1, 2, 3, 7})
            QCOMPARE(scan(bytes, step), scan(bytes));
    }

    void aBrokenItemCostsNoOther_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("items");
        const auto row = [](const char *name, const char *bytes, const QStringList &items) {
            QTest::newRow(name) << QByteArray(bytes) << items;
        };
        const QStringList middle {u"1:{\"a\":1}"_s, u"2!"_s, u"3:{\"c\":3}"_s};
        row("a line cut short", "{\"a\":1}\n{\"b\":\n{\"c\":3}", middle);
        row("a line cut in a text", "{\"a\":1}\n{\"b\":\"x\n{\"c\":3}", middle);
        row("a line cut in a list", "{\"a\":1}\n{\"b\":[1,\n{\"c\":3}", middle);
        row("a bracket too many", "{\"a\":1}\n{\"b\":{{}\n{\"c\":3}", middle);
        row("the first line cut", "{\"a\":{}\n{\"b\":2}", {u"1!"_s, u"2:{\"b\":2}"_s});
        row("the last line cut", "{\"a\":1}\n{\"b\":2", {u"1:{\"a\":1}"_s, u"2!"_s});
        row("text between", "{\"a\":1}\nhello\n{\"c\":3}", middle);
        row("text behind an item", "{\"a\":1} x\n{\"b\":2}",
            {u"1:{\"a\":1}"_s, u"1!"_s, u"2:{\"b\":2}"_s});
        row("numbers", "1 2\n{}", {u"1!"_s, u"2:{}"_s});
        row("a web page", "<html>\n<p>x</p>\n", {u"1!"_s, u"2!"_s});
        row("in a list over lines",
            "[\n  {\n    \"a\": 1\n  },\n  {\n    \"b\": [\n  },\n  {\n    \"c\": 3\n  }\n]",
            {u"2:{\n    \"a\": 1\n  }"_s, u"5!"_s, u"8:{\n    \"c\": 3\n  }"_s});
    }

    void aBrokenItemCostsNoOther()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, items);

        QCOMPARE(told(bytes), items);
        for (const qsizetype step : {1, 2, 3, 7})
            QCOMPARE(scan(bytes, step), scan(bytes));
    }

    //! Python's indent=0 begins inner objects where outer ones begin; those files are read all the
    //! same.
    void innerObjectsAtTheMarginAreNoItems()
    {
        const QByteArray bytes = "[\n{\n\"a\": [\n{\n\"b\": 1\n},\n{\n\"b\": "
                                 "2\n}\n]\n},\n{\n\"a\": [\n{\n}\n]\n}\n]\n";

        const auto pieces = scan(bytes);

        QCOMPARE(pieces.size(), 2u);
        for (const Piece &piece : pieces) {
            QCOMPARE(int(piece.broken), int(Break::None));
            QVERIFY(nlohmann::json::accept(piece.text));
        }
        QCOMPARE(pieces[1].line, 12);
    }

    void deepNestingIsRefused()
    {
        const QByteArray bytes = "{\"a\":" + QByteArray(100'000, '[') + "\n{\"b\":2}\n";

        const auto pieces = scan(bytes);

        QCOMPARE(pieces.size(), 2u);
        QCOMPARE(int(pieces[0].broken), int(Break::TooDeep));
        QCOMPARE(pieces[1].text, std::string("{\"b\":2}"));
    }

    void aHugeItemIsRefusedAndNotKept()
    {
        std::size_t largest = 0;
        int whole = 0;
        ItemScanner scanner([&](qint64, std::string text, Break broken) {
            largest = std::max(largest, text.size());
            whole += broken == Break::None ? 1 : 0;
        });
        const QByteArray block(1 << 20, 'x');
        scanner.feed("{\"a\":\"");
        for (int i = 0; i < 70; ++i)
            scanner.feed(block);
        scanner.feed("\"}\n{}\n");
        scanner.finish();

        QVERIFY(largest < (66u << 20));
        QCOMPARE(whole, 1);
    }

    void longStrayTextIsShortened()
    {
        const auto pieces = scan(QByteArray(1 << 20, 'x'));

        QCOMPARE(pieces.size(), 1u);
        QVERIFY(pieces[0].text.size() < 200);
    }
};

QTEST_GUILESS_MAIN(TestItemScanner)

#include "tst_itemscanner.moc"
