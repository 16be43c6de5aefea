// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samples.h"

#include "ui/deployments/columnlayout.h"
#include "ui/deployments/columnmenu.h"
#include "ui/deployments/deploymenttable.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;

namespace {

using Column = DeploymentRows::Column;

std::vector<samples::Sample> numbered(int count, const QString &status = u"IN_SERVICE"_s)
{
    std::vector<samples::Sample> rows;
    for (int i = 0; i < count; ++i)
        rows.push_back({.name = u"d-%1"_s.arg(i, 4, 10, QChar(u'0')), .status = status});
    return rows;
}

QString urn(int number)
{
    return samples::Sample {.name = u"d-%1"_s.arg(number, 4, 10, QChar(u'0'))}.urn();
}

} // namespace

class TestTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_query = std::make_unique<DeploymentQuery>();
        m_table = std::make_unique<DeploymentTable>(*m_query);
        m_table->resize(1000, 26 + 20 * 26);
        m_table->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
        m_query->setCatalog(samples::catalogOf(numbered(200)));
    }

    void cleanup()
    {
        m_table.reset();
        m_query.reset();
    }

    void theChoiceStaysWithItsUrnOverSorting()
    {
        QVERIFY(m_table->choose(urn(3)));

        m_query->setSorting({filter::SortKey::Name, true});

        QCOMPARE(m_table->chosenUrns(), QStringList {urn(3)});
        QCOMPARE(m_table->currentIndex().row(), 196);
        QVERIFY(isOnScreen(196));
    }

    void theChoiceStaysWithItsUrnOverARefresh()
    {
        QVERIFY(m_table->choose(urn(50)));
        QSignalSpy changes(m_table.get(), &DeploymentTable::choiceChanged);
        auto rows = numbered(200);
        rows.erase(rows.begin(), rows.begin() + 10); // other row numbers, other chunks

        m_query->setCatalog(samples::catalogOf(rows));

        QCOMPARE(m_table->chosenUrns(), QStringList {urn(50)});
        QVERIFY(changes.size() > 0); // what the details say may be new
    }

    void whatAFilterHidesComesBackChosen()
    {
        QVERIFY(m_table->choose(urn(7)));
        filter::Filter filter;
        filter.setText(u"d-01"_s);

        m_query->setFilter(filter);
        QCOMPARE(m_table->chosenUrns(), QStringList());
        m_query->setFilter({});

        QCOMPARE(m_table->chosenUrns(), QStringList {urn(7)});
    }

    void whatARefreshLosesComesBackChosen()
    {
        QVERIFY(m_table->choose(urn(0)));
        auto without = numbered(200);
        without.erase(without.begin());

        m_query->setCatalog(samples::catalogOf(without));
        QCOMPARE(m_table->chosenUrns(), QStringList());
        m_query->setCatalog(samples::catalogOf(numbered(200)));

        QCOMPARE(m_table->chosenUrns(), QStringList {urn(0)});
    }

    void severalChosenRowsStayChosen()
    {
        m_table->selectAll();
        QCOMPARE(m_table->chosenUrns().size(), 200);

        filter::Filter filter;
        filter.setText(u"d-00"_s);
        m_query->setFilter(filter);

        QCOMPARE(m_table->chosenUrns().size(), 100);
        m_query->setFilter({});
        QCOMPARE(m_table->chosenUrns().size(), 200);
    }

    void theScrollPositionStaysOverARefresh()
    {
        m_table->verticalScrollBar()->setValue(100);
        auto rows = numbered(200);
        rows.erase(rows.begin(), rows.begin() + 30);

        m_query->setCatalog(samples::catalogOf(rows));

        QCOMPARE(m_table->verticalScrollBar()->value(), 70);
    }

    void rowsThatComeAboveMoveNothingOnScreen()
    {
        QVERIFY(m_table->choose(urn(110)));
        m_table->verticalScrollBar()->setValue(100);
        auto rows = numbered(200);
        for (int i = 0; i < 7; ++i)
            rows.insert(rows.begin(), samples::Sample {.name = u"a-%1"_s.arg(i)});

        m_query->setCatalog(samples::catalogOf(rows));

        QCOMPARE(m_table->verticalScrollBar()->value(), 107);
        QCOMPARE(m_table->chosenUrns(), QStringList {urn(110)});
        QCOMPARE(m_table->currentIndex().row(), 117);
    }

    void aRefreshThatChangesNothingPaintsNothing()
    {
        PaintCounter counter;
        m_table->viewport()->installEventFilter(&counter);
        settle(counter);

        m_query->setCatalog(samples::catalogOf(numbered(200)));

        QCOMPARE(settle(counter), 0);
    }

    void aResetPaintsOnce()
    {
        PaintCounter counter;
        m_table->viewport()->installEventFilter(&counter);
        settle(counter);
        filter::Filter filter;
        filter.setText(u"d-00"_s);

        m_query->setFilter(filter);

        QCOMPARE(settle(counter), 1);
    }

    void keysWalkRowsAndLettersDoNot()
    {
        m_table->clearFocus();
        m_table->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(m_table->hasFocus());
        QCOMPARE(m_table->chosenUrns(), QStringList {urn(0)}); // Tab leads to a row

        QTest::keyClick(m_table.get(), Qt::Key_Down);
        QCOMPARE(m_table->chosenUrns(), QStringList {urn(1)});
        QTest::keyClick(m_table.get(), Qt::Key_End);
        QCOMPARE(m_table->chosenUrns(), QStringList {urn(199)});
        QTest::keyClick(m_table.get(), Qt::Key_Home);
        QCOMPARE(m_table->chosenUrns(), QStringList {urn(0)});
        QTest::keyClick(m_table.get(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_table->chosenUrns(), (QStringList {urn(0), urn(1)}));
        QTest::keyClicks(m_table.get(), u"d-0150"_s);
        QCOMPARE(m_table->currentIndex().row(), 1);
        QTest::keyClick(m_table.get(), Qt::Key_Escape);
        QCOMPARE(m_table->chosenUrns(), QStringList());
    }

    void enterAndDoubleClickOpen()
    {
        QSignalSpy opened(m_table.get(), &DeploymentTable::opened);
        QVERIFY(m_table->choose(urn(2)));

        QTest::keyClick(m_table.get(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        const QPoint at = m_table->visualRect(m_table->model()->index(4, 0)).center();
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(m_table->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(opened.size(), 2);
    }

    void aHeaderClickSortsAndTheNextReverses()
    {
        QHeaderView *header = m_table->horizontalHeader();
        const QPoint at(header->sectionViewportPosition(int(Column::Status)) + 20, 12);

        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(m_query->sorting(), (filter::Sorting {filter::SortKey::Status, false}));
        QCOMPARE(header->sortIndicatorSection(), int(Column::Status));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(m_query->sorting(), (filter::Sorting {filter::SortKey::Status, true}));
    }

    void shiftAndAClickSortByAnotherColumnAsWell()
    {
        QHeaderView *header = m_table->horizontalHeader();
        const auto click = [header](Column column, Qt::KeyboardModifiers keys) {
            const QPoint at(header->sectionViewportPosition(int(column)) + 20, 12);
            QTest::mouseClick(header->viewport(), Qt::LeftButton, keys, at);
        };
        click(Column::Platform, {});
        click(Column::Status, Qt::ShiftModifier);
        click(Column::Status, Qt::ShiftModifier);

        QCOMPARE(m_query->sorting(), filter::Sorting({{filter::SortKey::Platform, false},
                                                      {filter::SortKey::Status, true}}));
        QCOMPARE(header->accessibleDescription(), u"Sorted by platform, then status descending"_s);
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        m_table->columnLayout().save(settings, u"a"_s);
        QCOMPARE(ColumnLayout::load(settings, u"a"_s).sorting, m_query->sorting());
        click(Column::Status, {});
        QCOMPARE(m_query->sorting(), filter::Sorting(filter::SortKey::Status));
    }

    void theColumnMenuSortsByTheKeyboard()
    {
        QMenu menu;
        const auto trigger = [&](QMenu &in, const QString &text) {
            for (QAction *action : in.actions()) {
                if (action->text() == text)
                    return action->trigger();
            }
            QFAIL(qPrintable(text));
        };
        fillColumnMenu(menu, *m_table, int(Column::Version));
        trigger(menu, u"Sort descending"_s);
        QCOMPARE(m_query->sorting(), filter::Sorting(filter::SortKey::Version, true));
        fillColumnMenu(menu, *m_table, int(Column::Status));
        for (QAction *action : menu.actions()) {
            if (action->menu())
                trigger(*action->menu(), u"Owners"_s);
        }

        QCOMPARE(m_query->sorting(), filter::Sorting({{filter::SortKey::Version, true},
                                                      {filter::SortKey::Owners, false}}));
    }

    void columnsAreRememberedPerConnection()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        m_table->useSettings(settings, u"a"_s);
        m_table->setColumnVisible(Column::Version, false);
        m_table->setColumnVisible(Column::Urn, true);
        m_table->horizontalHeader()->moveSection(0, 3);
        m_table->horizontalHeader()->resizeSection(int(Column::Status), 177);
        m_query->setSorting({filter::SortKey::Created, true});
        const ColumnLayout left = m_table->columnLayout();

        m_table->useSettings(settings, u"b"_s);
        QCOMPARE(m_table->columnLayout(), ColumnLayout::standard());
        m_table->useSettings(settings, u"a"_s);

        QCOMPARE(m_table->columnLayout(), left);
        QVERIFY(m_table->isColumnHidden(int(Column::Version)));
        QCOMPARE(m_table->columnWidth(int(Column::Status)), 177);
        QCOMPARE(m_table->horizontalHeader()->visualIndex(0), 3);
        QCOMPARE(m_query->sorting(), (filter::Sorting {filter::SortKey::Created, true}));
    }

    void settingsOfAnotherVersionDoNoHarm()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        settings.setValue(u"a/columns"_s, QStringList {u"Status:90:1"_s, u"Mood:5:1"_s,
                                                       u"Status:1:0"_s, u"Name:-7:1"_s, u":::"_s});
        settings.setValue(u"a/sortedBy"_s, u"Mood"_s);

        const ColumnLayout layout = ColumnLayout::load(settings, u"a"_s);

        QCOMPARE(layout.entries.size(), std::size_t(DeploymentRows::columnTotal));
        QCOMPARE(layout.entries[0], (ColumnLayout::Entry {Column::Status, true, 90}));
        QCOMPARE(layout.entries[1], (ColumnLayout::Entry {Column::Name, true, 0}));
        QCOMPARE(layout.entries[2].visible, false);
        QCOMPARE(layout.sorting, filter::Sorting());
    }

    void theLastColumnCannotBeHidden()
    {
        for (int c = 0; c < DeploymentRows::columnTotal; ++c)
            m_table->setColumnVisible(Column(c), false);

        QCOMPARE(m_table->horizontalHeader()->hiddenSectionCount(),
                 DeploymentRows::columnTotal - 1);
    }

    void theColumnMenuShowsAndHides()
    {
        QMenu menu;
        fillColumnMenu(menu, *m_table);
        QAction *owners = nullptr;
        for (QAction *action : menu.actions()) {
            if (action->isCheckable() && action->text() == DeploymentRows::title(Column::Owners))
                owners = action;
        }

        QVERIFY(owners && owners->isChecked());
        owners->trigger();
        QVERIFY(!m_table->isColumnVisible(Column::Owners));
    }

    void fittingAColumnShowsAllOfIt()
    {
        auto rows = numbered(3);
        rows[1].name = u"a-name-that-is-much-longer-than-the-column-is-wide-by-default"_s;
        m_query->setCatalog(samples::catalogOf(rows));

        m_table->fitColumn(int(Column::Name));

        QVERIFY(m_table->columnWidth(0) > m_table->fontMetrics().horizontalAdvance(rows[1].name));
    }

    void anEditThatIsPreparedHasAColumnOfItsOwn()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        m_table->useSettings(settings, u"a"_s);
        const ColumnLayout before = m_table->columnLayout();
        QVERIFY(m_table->choose(urn(3)));
        QAbstractItemModelTester tester(m_table->model());

        m_table->setChanges([](const QString &of) {
            return of == urn(3) ? items::RowChange {true, 2, items::RowChange::Owners, true}
                                : items::RowChange {};
        });

        const QHeaderView *header = m_table->horizontalHeader();
        QCOMPARE(header->visualIndex(int(Column::Change)), 1);
        QCOMPARE(m_table->columnLayout(), before);
        QCOMPARE(m_table->chosenUrns(), QStringList {urn(3)});
        const auto cell = [&](int row) {
            return m_table->model()->index(row, int(Column::Change)).data().toString();
        };
        QCOMPARE(cell(3), u"2 changes: owners; keeps its date"_s);
        QCOMPARE(cell(4), u"not selected"_s);
        QVERIFY(
            m_table->selectionModel()->isSelected(m_table->model()->index(3, int(Column::Change))));
        m_table->grab();
        Q_EMIT m_table->horizontalHeader()->sectionClicked(int(Column::Change));
        QCOMPARE(m_query->sorting(), before.sorting);

        m_table->setColumnVisible(Column::Version, false);
        m_table->setChanges(nullptr);
        QCOMPARE(m_table->model()->columnCount(), DeploymentRows::columnTotal);
        QVERIFY(!m_table->isColumnVisible(Column::Version));
        QCOMPARE(ColumnLayout::load(settings, u"a"_s).entries.size(),
                 std::size_t(DeploymentRows::columnTotal));
    }

    void denserRowsAreLower()
    {
        m_table->setDensity(Density::Roomy);
        const int roomy = m_table->rowHeight(0);
        m_table->setDensity(Density::Compact);

        QVERIFY(m_table->rowHeight(0) < roomy);
        QCOMPARE(roomy, qMax(30, m_table->fontMetrics().height() + 6));
    }

    void cellsAreSaidInWords()
    {
        m_query->setCatalog(samples::catalogOf(samples::manyKinds(), samples::names()));
        const QAccessibleInterface *table = QAccessible::queryAccessibleInterface(m_table.get());
        QVERIFY(table);
        QCOMPARE(table->text(QAccessible::Name), u"Deployments"_s);
        const auto say = [&](const QString &name, Column column) {
            for (int row = 0; row < m_table->model()->rowCount(); ++row) {
                if (m_table->model()->index(row, 0).data().toString() == name)
                    return m_table->model()
                        ->index(row, int(column))
                        .data(Qt::AccessibleTextRole)
                        .toString();
            }
            return QString();
        };

        QCOMPARE(say(u"status-failed"_s, Column::Status), u"Failed"_s);
        QVERIFY(!say(u"status-failed"_s, Column::Owners).isEmpty());
        QVERIFY(say(u"overdue"_s, Column::Name).contains(u"deprecated"_s, Qt::CaseInsensitive));
    }

    void theRowsPassTheModelTest()
    {
        QAbstractItemModelTester tester(m_table->model(),
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_query->setSorting({filter::SortKey::Status, true});
        m_query->setCatalog(samples::catalogOf(samples::manyKinds()));
        m_query->setCatalog(samples::catalogOf({}));

        QCOMPARE(m_table->model()->rowCount(), 0);
    }

private:
    struct PaintCounter : QObject
    {
        int paints = 0;
        bool eventFilter(QObject *, QEvent *event) override
        {
            paints += event->type() == QEvent::Paint ? 1 : 0;
            return false;
        }
    };

    //! Lets all that is due be painted; how often that was.
    static int settle(PaintCounter &counter)
    {
        counter.paints = 0;
        for (int before = -1; before != counter.paints;) {
            before = counter.paints;
            for (int round = 0; round < 3; ++round)
                QCoreApplication::processEvents();
        }
        return counter.paints;
    }

    bool isOnScreen(int row) const
    {
        const QRect rect = m_table->visualRect(m_table->model()->index(row, 0));
        return m_table->viewport()->rect().contains(rect.center());
    }

    std::unique_ptr<DeploymentQuery> m_query;
    std::unique_ptr<DeploymentTable> m_table;
};

QTEST_MAIN(TestTable)
#include "tst_table.moc"
