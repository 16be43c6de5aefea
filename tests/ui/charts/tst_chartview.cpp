// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartinks.h"
#include "ui/charts/chartview.h"
#include "ui/common/slipwaystyle.h"

#include <QAccessible>
#include <QApplication>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using dashboard::ChartModel;
using dashboard::ChartTable;
using dashboard::Ink;

namespace {

filter::Term term(const QString &environment)
{
    return {filter::AnyOf {catalog::Facet::Environment, {environment}}};
}

ChartTable statuses()
{
    ChartTable table;
    table.title = u"Status by environment"_s;
    table.lines = u"Environment"_s;
    table.series = {{u"In service"_s, Ink::InService},
                    {u"Creating"_s, Ink::Creating},
                    {u"Failed"_s, Ink::Failed}};
    table.totals = true;
    const auto add = [&table](const QString &label, std::vector<qint64> values) {
        ChartTable::Line line;
        line.label = label;
        line.values = std::move(values);
        line.term = term(label);
        line.terms = {line.term, line.term, line.term};
        table.rows.push_back(std::move(line));
    };
    add(u"PROD"_s, {60, 0, 20});
    add(u"STG"_s, {30, 10, 0});
    add(u"DEV"_s, {20, 20, 40});
    return table;
}

ChartTable days(int count)
{
    ChartTable table = statuses();
    table.rows.clear();
    for (int day = 0; day < count; ++day) {
        ChartTable::Line line;
        line.day = QDate(2026, 10, 1).addDays(day);
        line.label = line.day.toString(Qt::ISODate);
        line.values = {100 + day, 0, 10};
        table.rows.push_back(std::move(line));
    }
    return table;
}

//! Platforms, more than there is room for.
ChartTable many(int count)
{
    ChartTable table;
    table.title = u"Platform"_s;
    table.series = {{u"Deployments"_s, Ink::Plain}};
    table.whole = 1000;
    for (int i = 0; i < count; ++i) {
        ChartTable::Line line;
        line.label = u"platform-"_s + QString::number(i);
        line.values = {count - i};
        line.term = term(line.label);
        line.terms = {line.term};
        table.rows.push_back(std::move(line));
    }
    return table;
}

} // namespace

class TestChartView : public QObject
{
    Q_OBJECT

private:
    void show(ChartKind kind, const ChartTable &table)
    {
        m_model = std::make_unique<ChartModel>();
        m_model->show(table);
        m_view = std::make_unique<ChartView>(kind, *m_model);
        m_view->resize(480, 300);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_view->setFocus();
    }

    QColor colorAt(const QPointF &at) { return m_view->grab().toImage().pixelColor(at.toPoint()); }
    QPointF middle(int row, int column)
    {
        return m_view->geometryOfBars().bar(row, column).center();
    }

    std::unique_ptr<ChartModel> m_model;
    std::unique_ptr<ChartView> m_view;

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new SlipwayStyle(ThemeChoice::Light)); }
    void cleanup()
    {
        m_view.reset();
        m_model.reset();
        qApp->setPalette(Theme::light().palette());
    }

    void barsLieWhereTheyAreSaidToBe_data()
    {
        QTest::addColumn<ChartKind>("kind");
        QTest::addRow("lying") << ChartKind::Stacked;
        QTest::addRow("standing") << ChartKind::Columns;
    }

    void barsLieWhereTheyAreSaidToBe()
    {
        QFETCH(ChartKind, kind);
        show(kind, statuses());
        for (int row = 0; row < 3; ++row) {
            for (int column = 1; column <= 3; ++column) {
                if (m_model->value(row, column) == 0) {
                    QVERIFY(m_view->geometryOfBars().bar(row, column).isEmpty());
                    continue;
                }
                const Ink ink = m_model->table().series[std::size_t(column - 1)].ink;
                QCOMPARE(colorAt(middle(row, column)), chartinks::color(ink, Theme::light()));
                QVERIFY(m_view->geometryOfBars().at(middle(row, column))
                        == (ChartBar {row, column}));
            }
        }
        const QRectF first = m_view->geometryOfBars().bar(2, 1);
        const QRectF second = m_view->geometryOfBars().bar(2, 2);
        QCOMPARE(first.size(), second.size());
        const QPointF gap = kind == ChartKind::Stacked
                              ? QPointF(second.left(), second.center().y())
                              : QPointF(second.center().x(), second.bottom());
        bool seen = false;
        for (int by = -1; by <= 1; ++by) {
            const QPointF there
                = gap + (kind == ChartKind::Stacked ? QPointF(by, 0) : QPointF(0, by));
            seen = seen || colorAt(there) == Theme::light().base;
        }
        QVERIFY(seen);
    }

    void theSmallestIsSeen()
    {
        ChartTable table = statuses();
        table.rows[0].values = {100'000, 0, 1};
        show(ChartKind::Stacked, table);
        const QRectF bar = m_view->geometryOfBars().bar(0, 3);
        QVERIFY(bar.width() >= 1.9);
    }

    void aClickNamesItsBar()
    {
        show(ChartKind::Stacked, statuses());
        QSignalSpy clicked(m_view.get(), &ChartView::clicked);

        QTest::mouseClick(m_view.get(), Qt::LeftButton, Qt::ControlModifier,
                          middle(0, 3).toPoint());
        const QRectF band = m_view->geometryOfBars().band(1);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {},
                          QPointF(20, band.center().y()).toPoint());
        QTest::mouseClick(m_view.get(), Qt::RightButton, {}, middle(0, 1).toPoint());

        QCOMPARE(clicked.size(), 2);
        QCOMPARE(clicked[0][0].toInt(), 0);
        QCOMPARE(clicked[0][1].toInt(), 3);
        QVERIFY(clicked[0][2].value<Qt::KeyboardModifiers>() == Qt::ControlModifier);
        QCOMPARE(clicked[1][0].toInt(), 1); // its name: all of it
        QCOMPARE(clicked[1][1].toInt(), 0);
    }

    void arrowsWalkBarsAndEnterIsAClick()
    {
        show(ChartKind::Stacked, statuses());
        QSignalSpy clicked(m_view.get(), &ChartView::clicked);
        QVERIFY(m_view->current() == (ChartBar {0, 1}));

        QTest::keyClick(m_view.get(), Qt::Key_Right); // there is none between
        QVERIFY(m_view->current() == (ChartBar {0, 3}));
        QTest::keyClick(m_view.get(), Qt::Key_Down); // the same series is not there
        QCOMPARE(m_view->current().row, 1);
        QVERIFY(m_model->value(1, m_view->current().column) > 0);
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QVERIFY(m_view->current() == (ChartBar {2, 0})); // the whole line
        QTest::keyClick(m_view.get(), Qt::Key_Return, Qt::ShiftModifier);

        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked[0][0].toInt(), 2);
        QCOMPARE(clicked[0][1].toInt(), 0);
        QVERIFY(clicked[0][2].value<Qt::KeyboardModifiers>() == Qt::ShiftModifier);
    }

    void standingBarsAreWalkedSideways()
    {
        show(ChartKind::Columns, statuses());
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QVERIFY(m_view->current() == (ChartBar {1, 1}));
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QVERIFY(m_view->current() == (ChartBar {1, 2}));
    }

    void readersHearTheCurrentBar()
    {
        show(ChartKind::Stacked, statuses());
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(m_view.get());
        QCOMPARE(spoken->text(QAccessible::Name), u"Status by environment"_s);
        QCOMPARE(spoken->role(), QAccessible::Chart);
        QCOMPARE(spoken->text(QAccessible::Value), u"PROD, In service: 60"_s);
        m_view->setCurrent({2, 3});
        QCOMPARE(spoken->text(QAccessible::Value), u"DEV, Failed: 40"_s);
        m_view->setChosen({{2, 3}}, {});
        QCOMPARE(spoken->text(QAccessible::Value), u"DEV, Failed: 40, chosen"_s);
        m_view->setChosen({}, {{2, 3}});
        QCOMPARE(spoken->text(QAccessible::Value), u"DEV, Failed: 40, left out"_s);
    }

    void chosenBarsLieOnTheSelection()
    {
        show(ChartKind::Bars, many(4));
        const QRectF band = m_view->geometryOfBars().band(1);
        const QPointF ground(band.left() + 6, band.top() + 3);
        QCOMPARE(colorAt(ground), Theme::light().base);
        m_view->setChosen({{1, 1}}, {});
        QCOMPARE(colorAt(ground), Theme::light().selection);
    }

    void colorsFollowTheTheme()
    {
        show(ChartKind::Stacked, statuses());
        m_view->setPalette(Theme::dark().palette());
        QCOMPARE(colorAt(middle(0, 3)), Theme::dark().failed);
        QCOMPARE(colorAt({1, 1}), Theme::dark().base);
    }

    void whatHasNoRoomIsInTheTable()
    {
        show(ChartKind::Bars, many(60));
        QSignalSpy table(m_view.get(), &ChartView::tableRequested);
        QVERIFY(m_view->geometryOfBars().shown() < 20);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {},
                          m_view->geometryOfBars().more().center().toPoint());
        QCOMPARE(table.size(), 1);
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QVERIFY(m_view->current().row < m_view->geometryOfBars().shown());
    }

    void linesEndWithTheLastDay()
    {
        show(ChartKind::Lines, days(30));
        const ChartGeometry &geometry = m_view->geometryOfBars();
        QCOMPARE(geometry.point(29, 1).x(), geometry.plot().right());
        QCOMPARE(geometry.point(0, 1).x(), geometry.plot().left());
        QVERIFY(geometry.at(geometry.point(3, 1)) == (ChartBar {3, 1}));
        QSignalSpy clicked(m_view.get(), &ChartView::clicked);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, geometry.point(3, 1).toPoint());
        QCOMPARE(clicked.size(), 0); // what was is not to be filtered
        QCOMPARE(m_view->spoken(), u"2026-10-04, In service: 103"_s);
    }

    void daysWithoutASnapshotAreMarked()
    {
        ChartTable table = days(21);
        show(ChartKind::Lines, table);
        const ChartGeometry &whole = m_view->geometryOfBars();
        const QPointF at((whole.point(9, 1).x() + whole.point(11, 1).x()) / 2,
                         whole.plot().bottom() - 60);
        const auto marks = [this, &at] {
            const QImage image = m_view->grab().toImage();
            int inked = 0;
            for (int x = int(at.x()) - 1; x <= int(at.x()) + 1; ++x) {
                for (int y = int(at.y()) - 9; y < int(at.y()) + 9; ++y)
                    inked += image.pixelColor(x, y) == Theme::light().control ? 1 : 0;
            }
            return inked;
        };
        QCOMPARE(marks(), 0);
        table.rows.erase(table.rows.begin() + 10);
        m_model->show(table);
        QVERIFY(marks() > 3);
    }

    void emptyChartsSaySo()
    {
        ChartTable none = days(0);
        none.note = u"No snapshot yet"_s;
        show(ChartKind::Lines, none);
        QCOMPARE(m_view->spoken(), u"No snapshot yet"_s);
        QVERIFY(!m_view->current().isValid());
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QVERIFY(!m_view->grab().isNull());
        for (const ChartKind kind :
             {ChartKind::Stacked, ChartKind::Bars, ChartKind::Shares, ChartKind::Columns}) {
            ChartTable table = statuses();
            table.rows.clear();
            show(kind, table);
            QTest::keyClick(m_view.get(), Qt::Key_Right);
            QVERIFY(!m_view->grab().isNull());
        }
    }

    void picturesAreWritten()
    {
        const QTemporaryDir folder;
        show(ChartKind::Stacked, statuses());
        const QString png = folder.filePath(u"a.png"_s);
        const QString svg = folder.filePath(u"a.svg"_s);
        QVERIFY(m_view->write(png, ChartView::Format::Png));
        QVERIFY(m_view->write(svg, ChartView::Format::Svg));

        const QImage image(png);
        QCOMPARE(image.size(), QSize(960, 660));
        const QPointF failed = (middle(0, 3) + QPointF(0, 30)) * 2;
        QCOMPARE(image.pixelColor(failed.toPoint()), Theme::light().failed);
        QFile file(svg);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("<svg"));
        QVERIFY(text.contains("PROD"));
        QVERIFY(text.contains(Theme::light().failed.name().toUtf8()));
        QVERIFY(!m_view->write(folder.filePath(u"no/such/a.png"_s), ChartView::Format::Png));
    }
};

QTEST_MAIN(TestChartView)
#include "tst_chartview.moc"
