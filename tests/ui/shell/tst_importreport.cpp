// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/importreport.h"

#include "ui/common/elidedlabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;

namespace {

ImportSummary summary()
{
    ImportSummary result;
    result.target = u"On this computer"_s;
    result.counts = {{u"ownership"_s, 3, 1}, {u"globalTags"_s, 2, 0}};
    result.problems = {{17, u"urn:li:x"_s, u"<b>bad</b>"_s}};
    result.problemCount = 1;
    return result;
}

} // namespace

class TestImportReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_report = std::make_unique<ImportReport>(u"/data/catalog.json"_s, u"On this computer"_s);
        m_report->show();
    }

    void progressIsAShareOrNone()
    {
        auto *bar = m_report->findChild<QProgressBar *>();

        m_report->setProgress(50, 100, u"half"_s);
        QCOMPARE(bar->value() * 2, bar->maximum());
        m_report->setProgress(50, -1, u"some"_s);
        QCOMPARE(bar->maximum(), 0);
    }

    void closingWhileItRunsCancels()
    {
        QSignalSpy cancelled(m_report.get(), &ImportReport::cancelRequested);

        m_report->close();

        QCOMPARE(cancelled.count(), 1);
        QVERIFY(m_report->isVisible());
    }

    void theSummaryCountsByAspect()
    {
        m_report->setSummary(summary());

        const auto *counts = m_report->findChild<QTreeWidget *>(u"counts"_s);
        QCOMPARE(counts->topLevelItemCount(), 2);
        QCOMPARE(counts->topLevelItem(0)->text(0), u"ownership"_s);
        QCOMPARE(counts->topLevelItem(0)->text(1), u"3"_s);
        QCOMPARE(counts->topLevelItem(0)->text(2), u"1"_s);
        QVERIFY(headline().startsWith(u"Imported catalog.json"_s));
        QVERIFY(!m_report->isRunning());
        m_report->close();
        QVERIFY(!m_report->isVisible());
    }

    void problemsAreListedByLineAndCopied()
    {
        m_report->setSummary(summary());

        const auto *problems = m_report->findChild<QTreeWidget *>(u"problems"_s);
        QVERIFY(problems->isVisible());
        QCOMPARE(problems->topLevelItem(0)->text(0), u"17"_s);
        QCOMPARE(problems->topLevelItem(0)->text(2), u"<b>bad</b>"_s);
        QVERIFY(!problems->topLevelItem(0)->toolTip(2).contains(u"<b>"_s));
        for (auto *button : m_report->findChildren<QPushButton *>()) {
            if (button->text().startsWith(u"Copy"_s))
                button->click();
        }
        QCOMPARE(QGuiApplication::clipboard()->text(), u"17\turn:li:x\t<b>bad</b>\n"_s);
    }

    void aCleanImportShowsNoProblems()
    {
        ImportSummary clean = summary();
        clean.problems.clear();
        clean.problemCount = 0;

        m_report->setSummary(clean);

        QVERIFY(!m_report->findChild<QTreeWidget *>(u"problems"_s)->isVisible());
    }

    void endsBeforeTheEndAreSaid()
    {
        ImportSummary cancelled = summary();
        cancelled.cancelled = true;
        m_report->setSummary(cancelled);
        QVERIFY(headline().contains(u"cancelled"_s));

        ImportReport other(u"/data/x.json"_s, u"T"_s);
        ImportSummary failed;
        failed.failure = u"The server went away."_s;
        other.setSummary(failed);
        QVERIFY(other.accessibleName().contains(u"ended early"_s));
    }

private:
    QString headline() const { return m_report->findChild<ElidedLabel *>(u"headline"_s)->text(); }

    std::unique_ptr<ImportReport> m_report;
};

QTEST_MAIN(TestImportReport)
#include "tst_importreport.moc"
