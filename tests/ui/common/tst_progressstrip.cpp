// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/progressstrip.h"

#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

ProgressContent loading(qint64 done, qint64 total)
{
    ProgressContent content;
    content.title = u"Loading"_s;
    content.done = done;
    content.total = total;
    content.stopLabel = u"Stop here"_s;
    return content;
}

} // namespace

class TestProgressStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsQuickIsNeverShown()
    {
        ProgressStrip strip;
        strip.setContent(loading(1, 2));

        QVERIFY(strip.isRunning());
        QVERIFY(strip.isHidden());
        strip.finish();
        QVERIFY(!QTest::qWaitFor([&] { return !strip.isHidden(); }, 500));
    }

    void whatTakesLongerIs()
    {
        ProgressStrip strip;
        strip.setContent(loading(1, 2));

        QTRY_VERIFY(strip.isVisible());

        strip.finish();
        QVERIFY(strip.isHidden());
    }

    void theBarShowsTheShare()
    {
        ProgressStrip strip;
        auto *bar = strip.findChild<QProgressBar *>();

        strip.setContent(loading(3'500'000'000, 7'000'000'000));
        QCOMPARE(bar->value() * 2, bar->maximum());
        strip.setContent(loading(9, 7));
        QCOMPARE(bar->value(), bar->maximum());
        strip.setContent(loading(9, -1));
        QCOMPARE(bar->maximum(), 0);
    }

    void escapeStopsOnlyWhatIsShown()
    {
        QWidget window;
        ProgressStrip strip(&window);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSignalSpy stopped(&strip, &ProgressStrip::stopRequested);
        QTest::keyClick(&window, Qt::Key_Escape);
        QCOMPARE(stopped.count(), 0);

        strip.setContent(loading(1, 2));
        QTRY_VERIFY(strip.isVisible());
        QTest::keyClick(&window, Qt::Key_Escape);

        QCOMPARE(stopped.count(), 1);
    }
};

QTEST_MAIN(TestProgressStrip)
#include "tst_progressstrip.moc"
