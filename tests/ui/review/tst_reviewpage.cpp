// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/review/world.h"
#include "ui/review/boardview.h"
#include "ui/review/calendarpane.h"
#include "ui/review/checksdialog.h"
#include "ui/review/checkstree.h"
#include "ui/review/monthgrid.h"
#include "ui/review/reportsaver.h"
#include "ui/review/reviewacts.h"
#include "ui/review/reviewlists.h"
#include "ui/review/reviewpage.h"
#include "ui/review/verdictpanel.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace review;
using namespace reviewtest;

namespace {

//! "old" due later, "late" overdue and in service, "soon" due in a week, "someday" without a date.
World reviewedWorld()
{
    World world = goodWorld();
    const support::Made model = world.made.front();
    const auto add = [&](const std::string &name, std::int64_t due, const std::string &status) {
        support::Made made = model;
        made.urn = urnOf(name);
        made.decommission = due;
        made.status = status;
        world.made.push_back(made);
    };
    add("late", msOf(QDate(2026, 9, 30), QTime(0, 0)), "IN_SERVICE");
    add("soon", msOf(QDate(2026, 10, 17), QTime(18, 0)), "OUT_OF_SERVICE"); // a Saturday
    add("someday", catalog::noTime, "OUT_OF_SERVICE");
    world.at("third").owners = {{"urn:li:corpuser:bo", "TECHNICAL_OWNER"}};
    return world;
}

QStringList texts(const QMenu &menu)
{
    QStringList list;
    for (const QAction *action : menu.actions()) {
        if (!action->isSeparator())
            list.append(action->text());
    }
    return list;
}

} // namespace

class TestReviewPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qRegisterMetaType<changes::Wish>();
        m_reviewer = std::make_unique<Reviewer>();
        m_page = std::make_unique<ReviewPage>(*m_reviewer, nullptr);
        m_page->setServer(u"Production EU"_s, false);
        m_page->resize(1389, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        ask(reviewedWorld());
    }
    void cleanup() { m_page.reset(); }

    void theBoardIsWalkedByKeys()
    {
        auto *board = m_page->findChild<BoardView *>();
        m_page->focusView();
        QTRY_VERIFY(board->hasFocus());
        QCOMPARE(chosen(), u"late"_s);
        QVERIFY(board->accessibleDescription().startsWith("Overdue: late, PROD, In service"_L1));
        QVERIFY(board->accessibleDescription().contains("blocked"_L1));
        for (const auto &[key, name] : {std::pair {Qt::Key_Right, u"soon"_s},
                                        {Qt::Key_Right, u"old"_s},
                                        {Qt::Key_Right, u"someday"_s},
                                        {Qt::Key_Right, u"someday"_s},
                                        {Qt::Key_Left, u"old"_s},
                                        {Qt::Key_K, u"soon"_s},
                                        {Qt::Key_K, u"late"_s},
                                        {Qt::Key_J, u"soon"_s}}) {
            QTest::keyClick(board, key);
            QCOMPARE(chosen(), name);
        }
        QTest::keyClick(board, Qt::Key_Return);
        QTRY_VERIFY(m_page->findChild<ChecksTree *>()->hasFocus());
        QTest::keyClick(m_page->findChild<ChecksTree *>(), Qt::Key_Escape);
        QTRY_VERIFY(board->hasFocus());
    }

    void theCardStaysChosenWhenItsDateMoves()
    {
        m_page->choose(urn("soon"));
        World world = reviewedWorld();
        world.at("soon").decommission = msOf(QDate(2027, 5, 1), QTime(0, 0));
        ask(world);
        QCOMPARE(chosen(), u"soon"_s);
    }

    void thePanelSaysWhyWithEvidence()
    {
        m_page->choose(urn("late"));
        auto *tree = m_page->findChild<ChecksTree *>();
        QCOMPARE(tree->topLevelItemCount(), int(checkCount));
        QCOMPARE(tree->topLevelItem(0)->text(0), infoOf(Check::DateNotPassed).title);
        QVERIFY(tree->topLevelItem(0)->isExpanded());
        QStringList evidence;
        for (int i = 0; i < tree->topLevelItem(0)->childCount(); ++i)
            evidence.append(
                tree->topLevelItem(0)->child(i)->data(0, Qt::AccessibleTextRole).toString());
        QVERIFY(evidence.contains(u"Value: 2026-09-30 Europe/Berlin; IN_SERVICE"_s));
        QVERIFY(evidence.filter(u"Source: deprecation"_s).size() == 1);
        QTest::keyClick(tree, Qt::Key_Return);
        QVERIFY(!tree->topLevelItem(0)->isExpanded());

        auto *board = m_page->findChild<BoardView *>();
        board->setFocus();
        QTest::keyClick(board, Qt::Key_A);
        const QString copied = QApplication::clipboard()->text();
        QVERIFY(copied.startsWith(urn("late")));
        QVERIFY(copied.contains("- blocks: Date not passed while in service"_L1));
    }

    void softDeleteWaitsUntilItIsReady()
    {
        auto *button = m_page->findChild<QPushButton *>(u"softDelete"_s);
        m_page->choose(urn("late"));
        QVERIFY(!button->isEnabled());
        QVERIFY(button->toolTip().contains("Date has passed"_L1));
        m_page->choose(urn("soon"));
        QVERIFY(button->isEnabled());
        QSignalSpy wishes(m_page.get(), &ReviewPage::wishRequested);
        button->click();
        QCOMPARE(wishes.size(), 1);
        QCOMPARE(wishes[0][0].toStringList(), QStringList {urn("soon")});
        QCOMPARE(wishes[0][1].value<changes::Wish>().removed, std::optional(true));
    }

    void aReadOnlyConnectionChangesNothing()
    {
        m_page->setServer(u"Production EU"_s, true);
        m_page->choose(urn("soon"));
        auto *button = m_page->findChild<QPushButton *>(u"softDelete"_s);
        QVERIFY(!button->isEnabled());
        QCOMPARE(button->toolTip(), u"Production EU is read-only."_s);
        QSignalSpy wishes(m_page.get(), &ReviewPage::wishRequested);
        m_page->setView(ReviewPage::View::Calendar);
        auto *grid = m_page->findChild<MonthGrid *>();
        QTest::keyClick(grid, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(wishes.size(), 0);
    }

    void menusOfferDatesReplacementsAndOwners()
    {
        m_page->choose(urn("soon"));
        auto *panel = m_page->findChild<VerdictPanel *>();
        QSignalSpy wishes(m_page.get(), &ReviewPage::wishRequested);
        QSignalSpy edits(m_page.get(), &ReviewPage::editRequested);
        Q_EMIT panel->dateMenu()->aboutToShow();
        QCOMPARE(texts(*panel->dateMenu()).size(), 4);
        panel->dateMenu()->actions().first()->trigger();
        QCOMPARE(dateOf(wishes.takeFirst()), // a week later, at its time of day
                 msOf(QDate(2026, 10, 24), QTime(18, 0)));
        panel->dateMenu()->actions().last()->trigger();
        QCOMPARE(edits.takeFirst()[1].toString(), u"deprecation"_s);

        m_page->choose(urn("late"));
        Q_EMIT panel->dateMenu()->aboutToShow();
        panel->dateMenu()->actions().at(1)->trigger();
        QCOMPARE(dateOf(wishes.takeFirst()), // from today, since it is past
                 msOf(QDate(2026, 11, 13), QTime(0, 0)));

        Q_EMIT panel->replacementMenu()->aboutToShow();
        QCOMPARE(texts(*panel->replacementMenu()).mid(0, 2), (QStringList {u"new"_s, u"third"_s}));
        QVERIFY(panel->replacementMenu()->actions().first()->isChecked());
        panel->replacementMenu()->actions().at(1)->trigger();
        QCOMPARE(wishes.takeFirst()[1].value<changes::Wish>().deprecate->replacement,
                 std::optional(urn("third")));

        Q_EMIT panel->ownerMenu()->aboutToShow();
        QCOMPARE(texts(*panel->ownerMenu()).first(), u"Add Bo"_s);
        panel->ownerMenu()->actions().first()->trigger();
        const auto wish = wishes.takeFirst()[1].value<changes::Wish>();
        QCOMPARE(wish.addOwners.size(), 1U);
        QCOMPARE(wish.addOwners[0].urn, u"urn:li:corpuser:bo"_s);
    }

    void theCalendarWalksAndMovesDates()
    {
        m_page->setView(ReviewPage::View::Calendar);
        auto *grid = m_page->findChild<MonthGrid *>();
        m_page->focusView();
        QTRY_VERIFY(grid->hasFocus());
        QTest::keyClick(grid, Qt::Key_T);
        QCOMPARE(grid->day(), QDate(2026, 10, 14));
        QVERIFY(grid->accessibleDescription().contains("today"_L1));
        QTest::keyClick(grid, Qt::Key_J);
        QCOMPARE(grid->day(), QDate(2026, 10, 17));
        QCOMPARE(chosen(), u"soon"_s);
        QVERIFY(grid->accessibleDescription().contains("weekend"_L1));
        QSignalSpy wishes(m_page.get(), &ReviewPage::wishRequested);
        QTest::keyClick(grid, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(dateOf(wishes.takeFirst()), msOf(QDate(2026, 10, 24), QTime(18, 0)));
        QTest::keyClick(grid, Qt::Key_PageDown);
        QCOMPARE(grid->month(), QDate(2026, 11, 1));
        QCOMPARE(grid->countOf(grid->month()), (std::pair {1, 0}));
        QTest::keyClick(grid, Qt::Key_J);
        QCOMPARE(chosen(), u"old"_s);
    }

    void aDateIsDraggedToAnotherDay()
    {
        m_page->setView(ReviewPage::View::Calendar);
        auto *grid = m_page->findChild<MonthGrid *>();
        m_page->choose(urn("soon"));
        QSignalSpy wishes(m_page.get(), &ReviewPage::wishRequested);
        // By where a click chooses which day: where cells lie is the grid's business.
        const auto pointOf = [&](const QDate &day) {
            for (int y = 40; y < grid->height(); y += 10) {
                for (int x = 40; x < grid->width(); x += 20) {
                    QTest::mouseClick(grid, Qt::LeftButton, {}, {x, y});
                    if (grid->day() == day && grid->month().month() == 10)
                        return QPoint(x + 12, y + 34);
                    m_page->choose(urn("soon"));
                }
            }
            return QPoint();
        };
        const QPoint to = pointOf(QDate(2026, 10, 20));
        m_page->choose(urn("soon"));
        const QPoint from = pointOf(QDate(2026, 10, 17));
        QVERIFY(!from.isNull() && !to.isNull());
        QTest::mousePress(grid, Qt::LeftButton, {}, from);
        QTest::mouseMove(grid, (from + to) / 2);
        QTest::mouseMove(grid, to);
        QTest::mouseRelease(grid, Qt::LeftButton, {}, to);
        QCOMPARE(wishes.size(), 1);
        QCOMPARE(dateOf(wishes.takeFirst()), msOf(QDate(2026, 10, 20), QTime(18, 0)));
    }

    void theTableSortsByVerdict()
    {
        m_page->setView(ReviewPage::View::Table);
        auto *table = m_page->findChild<QTableView *>(u"reviewTable"_s);
        table->sortByColumn(ReviewTable::VerdictColumn, Qt::AscendingOrder);
        QCOMPARE(table->model()->rowCount(), 4);
        QCOMPARE(table->model()->index(0, 0).data().toString(), u"late"_s);
        QCOMPARE(table->model()->index(0, ReviewTable::VerdictColumn).data().toString(),
                 u"blocked"_s);
        table->setCurrentIndex(table->model()->index(0, 0));
        QCOMPARE(chosen(), u"late"_s);
        QVERIFY(table->model()
                    ->index(0, ReviewTable::Why)
                    .data()
                    .toString()
                    .contains("Date has passed"_L1));
    }

    void candidatesAreHandedOn()
    {
        World world = reviewedWorld();
        world.at("third").status = "FAILED";
        ask(world);
        m_page->setView(ReviewPage::View::Candidates);
        auto *table = m_page->findChild<QTableView *>(u"candidates"_s);
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, CandidateTable::Reasons).data().toString(), u"failed"_s);
        auto *button = m_page->findChild<QPushButton *>(u"deprecateCandidates"_s);
        QVERIFY(!button->isEnabled());
        table->selectAll();
        QSignalSpy edits(m_page.get(), &ReviewPage::editRequested);
        button->click();
        QCOMPARE(edits.takeFirst()[0].toStringList(), QStringList {urn("third")});
    }

    void nothingDeprecatedOffersCandidates()
    {
        World world = reviewedWorld();
        for (support::Made &made : world.made)
            made.deprecated = false;
        world.at("third").status = "FAILED";
        ask(world);
        QVERIFY(shownTexts().contains(u"Nothing is deprecated"_s));
        m_page->setFiltered(true);
        ask(world);
        QVERIFY(shownTexts().contains(u"The filter leaves nothing deprecated"_s));
        QVERIFY(m_page->statusText().isEmpty());
    }

    void whatFailedIsSaidInPlaceOfTheViews()
    {
        World world = reviewedWorld();
        world.made.clear();
        ask(world);
        ErrorPageContent content;
        content.title = u"The server does not answer."_s;
        m_page->setError(content);
        QVERIFY(shownTexts().contains(content.title));
        m_page->setError({});
        QVERIFY(!shownTexts().contains(content.title));
    }

    void sumsAreInTheStatusLine()
    {
        QCOMPARE(m_page->statusText(),
                 u"2 ready   1 with warnings   1 blocked   0 not known   1 overdue"_s);
    }

    void choosingASeverityHoldsAtOnce()
    {
        ChecksDialog dialog({}, u"Production EU"_s);
        QSignalSpy chosen(&dialog, &ChecksDialog::chosen);
        auto *combo = dialog.findChild<QComboBox *>(u"severity-note"_s);
        QCOMPARE(combo->accessibleName(), infoOf(Check::NoteSaysWhy).title);
        combo->setCurrentIndex(0);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(dialog.choices().checks, (QMap<QString, QString> {{u"note"_s, u"off"_s}}));
        auto *filter = dialog.findChild<QLineEdit *>(u"ephemeralFilter"_s);
        filter->setText(u"tag:tmp"_s);
        QCOMPARE(dialog.choices().ephemeral, u"tag:tmp"_s);
        filter->setText(u"nonsense:"_s);
        QCOMPARE(dialog.choices().ephemeral, u"tag:tmp"_s); // what is no filter is not taken
    }

    void reportsAreWrittenByAWorker()
    {
        QMenu menu;
        ReportSaver saver(*m_reviewer, menu);
        saver.setOrigin({u"Production EU"_s, {}});
        QSignalSpy saved(&saver, &ReportSaver::saved);
        QSignalSpy failures(&saver, &ReportSaver::failed);
        const QTemporaryDir folder;
        for (const auto &[format, begin] :
             {std::pair {ReportSaver::Format::Html, QByteArray("<!DOCTYPE html>")},
              {ReportSaver::Format::Pdf, QByteArray("%PDF-1.")},
              {ReportSaver::Format::Csv, QByteArray("urn,name,")},
              {ReportSaver::Format::Json, QByteArray("[\n{")},
              {ReportSaver::Format::Calendar, QByteArray("BEGIN:VCALENDAR")}}) {
            const QString path = folder.filePath(u"report"_s);
            saver.save(format, path);
            QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 30'000);
            saved.clear();
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(file.readAll().startsWith(begin));
        }
        saver.save(ReportSaver::Format::Csv, u"/nowhere/report.csv"_s);
        QTRY_COMPARE(failures.size(), 1);
        Q_EMIT menu.aboutToShow();
        QSignalSpy mails(&saver, &ReportSaver::mailRequested);
        menu.actions().last()->menu()->actions().first()->trigger();
        QCOMPARE(mails.takeFirst()[0].toUrl().path(), u"ana@example.com"_s);
    }

private:
    void ask(const World &world)
    {
        Reviewer::Question question;
        question.catalog = world.catalog();
        for (Row row = 0; row < question.catalog->size(); ++row)
            question.rows.push_back(row);
        question.context = world.context;
        question.clashRules.workdays
            = {Qt::Monday, Qt::Tuesday, Qt::Wednesday, Qt::Thursday, Qt::Friday};
        m_reviewer->ask(question);
    }
    static QString urn(const char *name) { return QString::fromStdString(urnOf(name)); }
    QString chosen() const { return m_page->chosenUrn().section(u',', 1, 1); }
    static std::int64_t dateOf(const QList<QVariant> &arguments)
    {
        return arguments[1].value<changes::Wish>().deprecate->decommissionMs.value_or(0);
    }
    QStringList shownTexts() const
    {
        QStringList list;
        for (const QLabel *label : m_page->findChildren<QLabel *>()) {
            if (label->isVisible())
                list.append(label->text());
        }
        return list;
    }

    std::unique_ptr<Reviewer> m_reviewer;
    std::unique_ptr<ReviewPage> m_page;
};

QTEST_MAIN(TestReviewPage)
#include "tst_reviewpage.moc"
