// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/literal.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Json = nlohmann::ordered_json;

class TestLiteral : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPythonWrites_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("json");
        const auto add = [](const char *row, const QString &text, const QString &json) {
            QTest::newRow(row) << text << json;
        };
        add("dict", u"{'a': 1, 'b': [True, False, None]}"_s,
            u"{\042a\042:1,\042b\042:[true,false,null]}"_s);
        add("json", u"{\042a\042:1.5,\042b\042:[true,null]}"_s,
            u"{\042a\042:1.5,\042b\042:[true,null]}"_s);
        add("tuple", u"(1, 'x',)"_s, u"[1,\042x\042]"_s);
        add("set", u"{1, 2}"_s, u"[1,2]"_s);
        add("nothing in it", u"[{}, [], ()]"_s, u"[{},[],[]]"_s);
        add("number as key", u"{1: 2}"_s, u"{\0421\042:2}"_s);
        add("escapes", u"'it\\'s \\x41 \\u00e4'"_s, u"\042it's A ä\042"_s);
        add("an apostrophe within", u"\042it's\042"_s, u"\042it's\042"_s);
        add("bytes", u"b'ab'"_s, u"\042ab\042"_s);
        add("negative", u"-0.5"_s, u"-0.5"_s);
        add("exponent", u"1e3"_s, u"1000.0"_s);
        add("call", u"{'t': datetime.datetime(2015, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)}"_s,
            u"{\042t\042:\042datetime.datetime(2015, 1, 1, 0, 0, "
            "tzinfo=datetime.timezone.utc)\042}"_s);
        add("brackets in a call's text", u"[f(')'), 1]"_s, u"[\042f(')')\042,1]"_s);
    }

    void readsWhatPythonWrites()
    {
        QFETCH(QString, text);
        QFETCH(QString, json);

        const auto value = domain::parseLiteral(text);

        QVERIFY(value);
        QCOMPARE(QString::fromStdString(value->dump()), json);
    }

    void whatIsBrokenIsNothing_data()
    {
        QTest::addColumn<QString>("text");
        int row = 0;
        for (const QString &text :
             {u""_s, u"{"_s, u"{'a': }"_s, u"{'a': 1"_s, u"[1 2]"_s, u"'open"_s, u"'\\"_s,
              u"'\\x4'"_s, u"{'a': 1, 2}"_s, u"1 2"_s, u"1.2.3"_s, u"datetime(1, 2"_s,
              u"two words"_s, u"{'a': <object at 0x7f>}"_s, QString(200, u'['),
              QString(200'000, u'(')})
            QTest::addRow("%d", row++) << text;
    }

    void whatIsBrokenIsNothing()
    {
        QFETCH(QString, text);

        QVERIFY(!domain::parseLiteral(text));
    }

    void everyPrefixIsReadWithoutHarm()
    {
        const QString whole
            = u"[{'V': 's', 'D': [{'R': datetime.datetime(2015, tz=u'x')}], 'W': 0.1, "
              "\042q\042: (1, None), 'e': '\\u00e4\\n'}]"_s;
        int read = 0;
        for (qsizetype n = 0; n <= whole.size(); ++n)
            read += domain::parseLiteral(QStringView(whole).left(n)) ? 1 : 0;

        QCOMPARE(read, 1); // only the whole
    }
};

QTEST_GUILESS_MAIN(TestLiteral)
#include "tst_literal.moc"
