// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/fuzzy.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace Qt::Literals::StringLiterals;
using filter::FuzzyPattern;

namespace {

std::optional<int> score(const QString &pattern, const QString &text)
{
    return FuzzyPattern(pattern).score(QStringView(text));
}

//! \a texts with the best first.
QStringList ranked(const QString &pattern, QStringList texts)
{
    std::stable_sort(texts.begin(), texts.end(), [&](const QString &a, const QString &b) {
        return score(pattern, a).value_or(-1'000'000) > score(pattern, b).value_or(-1'000'000);
    });
    return texts;
}

QString marked(const QString &pattern, const QString &text)
{
    QString result;
    const QList<int> positions = FuzzyPattern(pattern).positions(text);
    for (int i = 0; i < text.size(); ++i)
        result += positions.contains(i) ? text[i] : u'.';
    return result;
}

} // namespace

class TestFuzzy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lettersInTheirOrderMatch()
    {
        QVERIFY(score(u"frtw"_s, u"fraud-two-tower"_s));
        QVERIFY(!score(u"wtrf"_s, u"fraud-two-tower"_s));
        QVERIFY(!score(u"fraudx"_s, u"fraud"_s));
        QVERIFY(score({}, u"fraud"_s) == 0);
        QVERIFY(!score(u"a"_s, {}));
    }

    void caseIsIgnoredBeyondAsciiToo()
    {
        QVERIFY(score(u"ÜBER"_s, u"über-modell"_s));
        QVERIFY(score(u"σίσυφος"_s, u"ΣΊΣΥΦΟΣ"_s));
    }

    void halfALetterIsNoMatch()
    {
        // C3 A3, then C4 A9: the bytes of "é", C3 A9, stand there in order.
        QVERIFY(!score(u"é"_s, u"ãĩ"_s));
        QCOMPARE(marked(u"é"_s, u"ãĩ"_s), u".."_s);
        QVERIFY(score(u"é"_s, u"aé"_s));
    }

    void theBetterMatchRanksHigher()
    {
        QCOMPARE(ranked(u"fraud"_s, {u"far-audit"_s, u"anti-fraud"_s, u"fraud-two"_s, u"fraud"_s}),
                 (QStringList {u"fraud"_s, u"fraud-two"_s, u"anti-fraud"_s, u"far-audit"_s}));
        QCOMPARE(ranked(u"tt"_s, {u"attic-bottle"_s, u"two-tower"_s}).first(), u"two-tower"_s);
        QCOMPARE(ranked(u"tt"_s, {u"attribute"_s, u"twoTower"_s}).first(), u"twoTower"_s);
        QCOMPARE(ranked(u"rank"_s, {u"rank-dlrm-home-page-eu"_s, u"rank-dlrm"_s}).first(),
                 u"rank-dlrm"_s);
    }

    void allWordsMustMatchInAnyOrder()
    {
        QVERIFY(score(u"tower fraud"_s, u"fraud-two-tower"_s));
        QVERIFY(!score(u"tower kyc"_s, u"fraud-two-tower"_s));
        QVERIFY(score(u"  fraud  "_s, u"fraud"_s) == filter::exactMatch);
    }

    void theBestWayToMatchIsMarked()
    {
        QCOMPARE(marked(u"tow"_s, u"fraud-two-tower"_s), u"..........tow.."_s);
        QCOMPARE(marked(u"ftt"_s, u"fraud-two-tower"_s), u"f.....t...t...."_s);
        QCOMPARE(marked(u"üm"_s, u"Das-Über-Modell"_s), u"....Ü....M....."_s);
        QCOMPARE(marked(u"😀x"_s, u"a😀bx"_s), u".😀.x"_s);
        QCOMPARE(marked(u"zz"_s, u"fraud"_s), u"....."_s);
        QCOMPARE(marked(u"aud fr"_s, u"fraud-a"_s), u"fraud.."_s);
    }

    void whatIsMarkedSpellsTheWord()
    {
        std::mt19937 random(7);
        const auto any = [&](int most) {
            QString text;
            for (int n = int(random() % unsigned(most)) + 1; n > 0; --n)
                text += u"abAB-é"_s[int(random() % 6)];
            return text;
        };
        int matches = 0;
        for (int round = 0; round < 20'000; ++round) {
            const QString word = any(4);
            const QString text = any(14);
            const QList<int> positions = FuzzyPattern(word).positions(text);
            QCOMPARE(!positions.isEmpty(), score(word, text).has_value());
            if (positions.isEmpty())
                continue;
            ++matches;
            QString spelled;
            for (const int position : positions)
                spelled += text[position];
            QCOMPARE(spelled.toCaseFolded(), word.toCaseFolded());
        }
        QVERIFY(matches > 1000);
    }

    void longTextsAreCutNotRefused()
    {
        const QString longText = u"fraud"_s + QString(100'000, u'x');
        QVERIFY(score(u"fraud"_s, longText));
        QCOMPARE(FuzzyPattern(u"fraud"_s).positions(longText).size(), 5);
        QVERIFY(!score(QString(300, u'x'), longText));
    }
};

QTEST_GUILESS_MAIN(TestFuzzy)
#include "tst_fuzzy.moc"
