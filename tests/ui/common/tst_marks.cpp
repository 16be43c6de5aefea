// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/marks.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initialsAreTwoLetters_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("initials");
        QTest::addRow("two words") << u"Olu Adeyemi"_s << u"OA"_s;
        QTest::addRow("a hyphen") << u"fraud-platform"_s << u"FP"_s;
        QTest::addRow("an underscore") << u"mlops_team"_s << u"MT"_s;
        QTest::addRow("an address") << u"jonas.weber@acme.example"_s << u"JW"_s;
        QTest::addRow("one word") << u"datahub"_s << u"DA"_s;
        QTest::addRow("one letter") << u"x"_s << u"X"_s;
        QTest::addRow("not ASCII") << u"étienne øst"_s << u"ÉØ"_s;
        QTest::addRow("nothing") << u" - "_s << u"?"_s;
    }

    void initialsAreTwoLetters()
    {
        QFETCH(QString, name);
        QFETCH(QString, initials);

        QCOMPARE(marks::initials(name), initials);
    }

    void marksTakeTheWidthTheySaid()
    {
        QImage image(400, 40, QImage::Format_ARGB32);
        QPainter painter(&image);
        const QRectF area(10, 0, 300, 40);
        const Theme &t = Theme::light();

        QCOMPARE(marks::environment(painter, area, u"PROD"_s, true, t),
                 marks::environmentWidth(u"PROD"_s, true));
        QCOMPARE(marks::tag(painter, area, u"tier-1"_s, Qt::red, t), marks::tagWidth(u"tier-1"_s));
        QCOMPARE(marks::badge(painter, area, u"new"_s, Tone::Ok, t, u"lock"_s),
                 marks::badgeWidth(u"new"_s, u"lock"_s));
        QVERIFY(marks::badgeWidth(u"new"_s, u"lock"_s) > marks::badgeWidth(u"new"_s));
    }

    void marksStayInTheirArea()
    {
        QImage image(200, 26, QImage::Format_ARGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        const qreal width
            = marks::tag(painter, {20, 0, 150, 26}, u"tier-1"_s, Qt::red, Theme::light());
        painter.end();

        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (x < 20 || x > 20 + width)
                    QCOMPARE(image.pixelColor(x, y), QColor(Qt::white));
            }
        }
    }
};

QTEST_MAIN(TestMarks)
#include "tst_marks.moc"
