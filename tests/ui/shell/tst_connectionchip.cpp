// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/connectionchip.h"

#include <QMenu>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestConnectionChip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itSaysThatNothingIsConnected()
    {
        const ConnectionChip chip;

        QCOMPARE(chip.accessibleName(), u"Connection: Not connected"_s);
    }

    void writableIsAWordToo()
    {
        ConnectionChip chip;

        chip.setConnection({u"a"_s, u"A"_s, u"http://h"_s, u"#112233"_s, false, false});

        QCOMPARE(chip.accessibleName(), u"Connection: A, writable"_s);
        QCOMPARE(chip.accessibleDescription(), u"http://h"_s);
    }

    void aLongNameShrinksButNotAway()
    {
        ConnectionChip chip;
        chip.setConnection({u"a"_s, QString(200, u'x'), {}, u"#112233"_s, true, true});

        QVERIFY(chip.sizeHint().width() < 600);
        QVERIFY(chip.minimumSizeHint().width() < chip.sizeHint().width());
        QVERIFY(chip.minimumSizeHint().width() > 150);
    }

    void namesInTheMenuAreNotMnemonics()
    {
        ConnectionChip chip;
        chip.setChoices({{u"a"_s, u"R&D"_s, {}, u"#112233"_s, false, true}});
        Q_EMIT chip.menu()->aboutToShow();

        QVERIFY(chip.menu()->actions().first()->text().startsWith(u"R&&D"_s));
    }

    void tooltipsAreNeverMarkup()
    {
        ConnectionChip chip;

        chip.setConnection({u"a"_s, u"A"_s, u"<img src=x>"_s, u"#112233"_s, false, true});

        QVERIFY(!chip.toolTip().contains(u"<img"_s));
    }
};

QTEST_MAIN(TestConnectionChip)
#include "tst_connectionchip.moc"
