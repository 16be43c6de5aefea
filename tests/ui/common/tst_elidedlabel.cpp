// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/elidedlabel.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestElidedLabel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itKnowsWhetherItIsCut()
    {
        ElidedLabel label(u"fraud-two-tower-prod-europe-west4"_s);

        label.resize(label.sizeHint());
        QVERIFY(!label.isElided());
        label.resize(40, 20);
        QVERIFY(label.isElided());
    }

    void theWholeIsItsAccessibleName()
    {
        ElidedLabel label;
        label.setText(u"a <b>name</b>"_s);

        QCOMPARE(label.accessibleName(), u"a <b>name</b>"_s);
    }

    void itCanShrink()
    {
        const ElidedLabel label(QString(500, u'x'));

        QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width() / 10);
    }

    void markupIsShownAsWritten()
    {
        ElidedLabel plain(u"<b>x</b>"_s);
        ElidedLabel bold(u"x"_s);

        QVERIFY(plain.sizeHint().width() > bold.sizeHint().width() * 3);
    }
};

QTEST_MAIN(TestElidedLabel)
#include "tst_elidedlabel.moc"
