// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/segments.h"

#include <QtTest>

using namespace Qt::Literals::StringLiterals;

class TestSegments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_segments = std::make_unique<Segments>();
        for (const QString &word : {u"One"_s, u"Two"_s, u"Three"_s})
            m_segments->add(word, word.toLower());
        m_segments->show();
        QVERIFY(QTest::qWaitForWindowActive(m_segments.get()));
    }

    void theFirstIsChosenUntilAnotherIs()
    {
        QCOMPARE(m_segments->current(), 0);
        QSignalSpy changes(m_segments.get(), &Segments::currentChanged);

        QTest::mouseClick(segment(u"three"_s), Qt::LeftButton);

        QCOMPARE(m_segments->current(), 2);
        QCOMPARE(changes.size(), 1);
        QTest::mouseClick(segment(u"three"_s), Qt::LeftButton);
        QCOMPARE(m_segments->current(), 2); // never none
        QCOMPARE(changes.size(), 1);
        m_segments->setCurrent(9);
        QCOMPARE(m_segments->current(), 2);
    }

    void arrowsChoose()
    {
        segment(u"one"_s)->setFocus();

        QTest::keyClick(segment(u"one"_s), Qt::Key_Right);

        QCOMPARE(m_segments->current(), 1);
        QVERIFY(segment(u"two"_s)->hasFocus());
    }

    void theyTouchAndFitTheirWords()
    {
        QCOMPARE(segment(u"one"_s)->geometry().right() + 1, segment(u"two"_s)->geometry().left());
        for (const auto *one : m_segments->findChildren<QAbstractButton *>()) {
            QVERIFY(one->width() > one->fontMetrics().horizontalAdvance(one->text()));
            QCOMPARE(one->accessibleName(), one->text());
        }
    }

    void theChosenOneLooksDifferent()
    {
        const QImage before = m_segments->grab().toImage();

        m_segments->setCurrent(1);

        const QImage after = m_segments->grab().toImage();
        const QPoint inFirst = segment(u"one"_s)->geometry().topLeft() + QPoint(5, 5);
        const QPoint inSecond = segment(u"two"_s)->geometry().topLeft() + QPoint(5, 5);
        QCOMPARE(before.pixelColor(inFirst), after.pixelColor(inSecond));
        QVERIFY(before.pixelColor(inFirst) != after.pixelColor(inFirst));
    }

private:
    QAbstractButton *segment(const QString &name) const
    {
        return m_segments->findChild<QAbstractButton *>(name);
    }

    std::unique_ptr<Segments> m_segments;
};

QTEST_MAIN(TestSegments)
#include "tst_segments.moc"
