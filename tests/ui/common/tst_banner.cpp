// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/banner.h"

#include <QAccessible>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace {

BannerContent content(Tone tone, const QString &title)
{
    return {tone, title, u"text"_s, {{u"retry"_s, u"Retry"_s, u"refresh"_s}}, true};
}

} // namespace

class TestBanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWorstIsShownAndTheOthersAreCounted()
    {
        BannerArea area;

        area.set(u"info"_s, content(Tone::Info, u"Info"_s));
        QCOMPARE(area.shownKey(), u"info"_s);
        area.set(u"danger"_s, content(Tone::Danger, u"Danger"_s));
        QCOMPARE(area.shownKey(), u"danger"_s);
        area.set(u"warn"_s, content(Tone::Warn, u"Warn"_s));

        QCOMPARE(area.shownKey(), u"danger"_s);
        area.remove(u"danger"_s);
        QCOMPARE(area.shownKey(), u"warn"_s);
        area.remove(u"warn"_s);
        area.remove(u"info"_s);
        QVERIFY(area.shownKey().isEmpty());
        QVERIFY(area.isHidden());
    }

    void settingAKeyAgainReplacesIt()
    {
        BannerArea area;
        area.set(u"a"_s, content(Tone::Danger, u"One"_s));
        area.set(u"b"_s, content(Tone::Warn, u"Two"_s));

        area.set(u"a"_s, content(Tone::Info, u"Milder"_s));

        QCOMPARE(area.shownKey(), u"b"_s);
    }

    void actionsNameTheBannerAndThemselves()
    {
        BannerArea area;
        QSignalSpy triggered(&area, &BannerArea::actionTriggered);
        area.set(u"missing"_s, content(Tone::Warn, u"Missing"_s));

        area.findChild<QPushButton *>(u"banner-retry"_s)->click();

        QCOMPARE(triggered.count(), 1);
        QCOMPARE(triggered.at(0).at(0).toString(), u"missing"_s);
        QCOMPARE(triggered.at(0).at(1).toString(), u"retry"_s);
    }

    void anActionMayReplaceItsOwnBanner()
    {
        BannerArea area;
        area.set(u"a"_s, content(Tone::Warn, u"One"_s));
        connect(&area, &BannerArea::actionTriggered, &area,
                [&] { area.set(u"a"_s, content(Tone::Info, u"Two"_s)); });

        area.findChild<QPushButton *>(u"banner-retry"_s)->click();

        QCOMPARE(area.shownKey(), u"a"_s);
    }

    void closingRemovesAndTells()
    {
        BannerArea area;
        QSignalSpy closed(&area, &BannerArea::closed);
        area.set(u"a"_s, content(Tone::Warn, u"One"_s));
        area.show();

        area.findChild<QToolButton *>(u"closeBanner"_s)->click();

        QCOMPARE(closed.count(), 1);
        QVERIFY(area.shownKey().isEmpty());
    }

    void whatSaysThatDataIsMissingCannotBeClosed()
    {
        Banner banner;
        BannerContent missing = content(Tone::Warn, u"Missing"_s);
        missing.closable = false;

        banner.setContent(missing);

        QVERIFY(banner.findChild<QToolButton *>(u"closeBanner"_s)->isHidden());
    }

    void screenReadersHearAnAlert()
    {
        Banner banner;

        banner.setContent(content(Tone::Warn, u"About 250 are missing."_s));

        const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&banner);
        QCOMPARE(spoken->role(), QAccessible::AlertMessage);
        QVERIFY(spoken->text(QAccessible::Name).contains(u"Warning"_s));
        QVERIFY(spoken->text(QAccessible::Name).contains(u"About 250 are missing."_s));
    }
};

QTEST_MAIN(TestBanner)
#include "tst_banner.moc"
