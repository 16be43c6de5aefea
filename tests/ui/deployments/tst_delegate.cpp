// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samples.h"

#include "models/items/deploymentrows.h"
#include "ui/common/theme.h"
#include "ui/deployments/deploymentdelegate.h"

#include <QAbstractItemModelTester>
#include <QPainter>
#include <QTableView>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;

namespace {

using Column = DeploymentRows::Column;

//! Pixels that are not of the colour that fills \a image's corner.
int inked(const QImage &image)
{
    const QRgb ground = image.pixel(image.width() - 1, 0);
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) != ground ? 1 : 0;
    }
    return count;
}

bool holds(const QImage &image, const QColor &color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).rgb() == color.rgb())
                return true;
        }
    }
    return false;
}

} // namespace

class TestDelegate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_rows = std::make_unique<DeploymentRows>();
        m_rows->setNow(samples::today());
        m_delegate = std::make_unique<DeploymentDelegate>(*m_rows, m_query);
        show(samples::manyKinds());
    }

    void everyColumnPaintsEveryKind_data()
    {
        QTest::addColumn<qreal>("ratio");
        QTest::addColumn<bool>("dark");
        QTest::addRow("1x light") << 1.0 << false;
        QTest::addRow("2x light") << 2.0 << false;
        QTest::addRow("1.25x dark") << 1.25 << true;
        QTest::addRow("2x dark") << 2.0 << true;
    }

    void everyColumnPaintsEveryKind()
    {
        QFETCH(qreal, ratio);
        QFETCH(bool, dark);
        for (int column = 0; column < DeploymentRows::columnTotal; ++column) {
            for (int row = 0; row < m_rows->rowCount(); ++row) {
                const QModelIndex index = m_rows->index(row, column);
                const QImage image = paint(index, 160, ratio, dark);
                const bool says = !index.data().toString().isEmpty();
                if (says)
                    QVERIFY2(inked(image) > 0, qPrintable(index.data().toString()));
                QCOMPARE(image, paint(index, 160, ratio, dark)); // from what was kept
            }
        }
    }

    void aNarrowCellStaysInside()
    {
        for (int column = 0; column < DeploymentRows::columnTotal; ++column) {
            for (int row = 0; row < m_rows->rowCount(); ++row) {
                const QModelIndex index = m_rows->index(row, column);
                for (const int width : {1, 18, 30, 44}) {
                    QImage image(200, 26, QImage::Format_RGB32);
                    image.fill(Qt::magenta);
                    QPainter painter(&image);
                    painter.setClipRect(0, 0, width, 26); // as the view does
                    m_delegate->paint(&painter, option(width), index);
                    painter.end();
                    QCOMPARE(image.pixelColor(width, 13), QColor(Qt::magenta));
                }
            }
        }
    }

    //! Names by rule differ at their end.
    void aNameIsCutInItsMiddle()
    {
        show({{.name = u"recommendation-endpoint-europe-west-blue"_s},
              {.name = u"recommendation-endpoint-europe-west-green"_s}});
        QVERIFY(paint(m_rows->index(0, 0), 120) != paint(m_rows->index(1, 0), 120));

        const QImage wide = paint(m_rows->index(0, 0), 500);
        paint(m_rows->index(0, 0), 200);
        paint(m_rows->index(0, 0), 212);
        QCOMPARE(paint(m_rows->index(0, 0), 500), wide); // cut no longer than there is need
    }

    void howLateItIsIsNeverCut()
    {
        show({{.name = u"late"_s,
               .deprecated = true,
               .decommission = samples::daysFromToday(-1234)}});
        const QModelIndex index = m_rows->index(0, int(Column::Decommission));
        const auto redColumns = [](const QImage &image) {
            int count = 0;
            for (int x = 0; x < image.width(); ++x) {
                for (int y = 0; y < image.height(); ++y) {
                    const QColor color = image.pixelColor(x, y);
                    if (color.red() > color.green() + 40) {
                        ++count;
                        break;
                    }
                }
            }
            return count;
        };
        const int whole = redColumns(paint(index, 400));
        QVERIFY(whole > 40);
        const int least = QFontMetrics(QFont()).horizontalAdvance(u"1234 d overdue"_s) * 11 / 10
                        + 2 * int(DeploymentDelegate::padding);
        for (const int width : {least, least + 20, least + 50, least + 100})
            QVERIFY2(qAbs(redColumns(paint(index, width)) - whole) <= 2,
                     qPrintable(u"%1 of %2 in %3"_s.arg(redColumns(paint(index, width)))
                                    .arg(whole)
                                    .arg(width)));
    }

    void marksHaveTheColoursOfTheTheme()
    {
        const Theme &theme = Theme::light();
        QVERIFY(holds(paint(cell(u"status-failed"_s, Column::Status)), theme.failed));
        QVERIFY(holds(paint(cell(u"status-in_service"_s, Column::Status)), theme.inService));
        QVERIFY(holds(paint(cell(u"status-hibernating"_s, Column::Status)), theme.unknown));
        QVERIFY(holds(paint(cell(u"status-failed"_s, Column::Environment)), theme.prodFill));
        QVERIFY(!holds(paint(cell(u"on-kserve"_s, Column::Environment)), theme.prodFill));
        QVERIFY(holds(paint(cell(u"on-kserve"_s, Column::Tags)), QColor(u"#E8A317"_s)));
        QVERIFY(holds(paint(cell(u"on-kserve"_s, Column::Owners)), theme.prodFill));
    }

    void aRemovedRowIsStruck()
    {
        const QImage plain = paint(cell(u"later"_s, Column::Name));
        const QImage struck = paint(cell(u"gone"_s, Column::Name));
        const auto longestRun = [](const QImage &image) {
            int longest = 0;
            for (int y = 8; y < 18; ++y) {
                int run = 0;
                for (int x = 18; x < 60; ++x) {
                    run = image.pixelColor(x, y).rgb() == Theme::light().removed.rgb() ? run + 1
                                                                                       : 0;
                    longest = qMax(longest, run);
                }
            }
            return longest;
        };

        QVERIFY(longestRun(struck) > 20);
        QVERIFY(longestRun(plain) < 10);
    }

    void aSelectedRowHasABarThatFollowsTheFocus()
    {
        QTableView view;
        QStyleOptionViewItem selected = option(160);
        selected.state |= QStyle::State_Selected | QStyle::State_Active;
        selected.widget = &view;
        const QImage idle = paint(cell(u"later"_s, Column::Name), selected, 1);

        QCOMPARE(idle.pixelColor(1, 13), Theme::light().control);
        QCOMPARE(idle.pixelColor(159, 13), Theme::light().selectionIdle);
        QCOMPARE(idle.pixelColor(159, 0), Theme::light().edge); // a quiet ground has edges
        QCOMPARE(idle.pixelColor(159, 25), Theme::light().edge);

        m_delegate->setLeadingColumn(int(Column::Status));
        const QImage second = paint(cell(u"later"_s, Column::Name), selected, 1);
        QCOMPARE(second.pixelColor(1, 13), Theme::light().selectionIdle);
    }

    void whatACellNeedsIsEnoughForIt()
    {
        for (int column = 0; column < DeploymentRows::columnTotal; ++column) {
            const QModelIndex index = cell(u"on-tritonserver"_s, Column(column));
            const int needed = qCeil(m_delegate->neededWidth(index, QFont()));
            // More room changes nothing but the ground at the right, or at the left of numbers.
            const QImage tight = paint(index, needed);
            const QImage loose = paint(index, needed + 40);
            QCOMPARE(inked(tight), inked(loose));
        }
    }

    void whatCountsAsProductionStandsOut()
    {
        const QModelIndex index = cell(u"on-tritonserver"_s, Column::Environment);
        const QImage plain = paint(index);

        m_query.setProductionEnvironments({u"DEV"_s});
        QVERIFY(paint(index) != plain);
        m_query.setProductionEnvironments({u"PROD"_s});
        QCOMPARE(paint(index), plain);
    }

    void textsOfTheServerMakeNoMarkupOfOurs()
    {
        samples::Sample hostile;
        hostile.name = u"<b>bold</b><img src='http://127.0.0.1/x'>"_s;
        hostile.description = hostile.name;
        show({hostile});
        const QString toolTip
            = m_rows->index(0, int(Column::Description)).data(Qt::ToolTipRole).toString();

        QVERIFY(!toolTip.contains(u"<b>"_s));
        QVERIFY(inked(paint(m_rows->index(0, 0))) > 0);
    }

    void theModelKeepsItsPromises()
    {
        QAbstractItemModelTester tester(m_rows.get(),
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        auto rows = samples::manyKinds();
        rows.erase(rows.begin(), rows.begin() + 4);
        show(rows);
        std::reverse(rows.begin(), rows.end());
        show(rows);
        show({});
        QCOMPARE(m_rows->rowCount(), 0);
    }

private:
    void show(const std::vector<samples::Sample> &samples)
    {
        const auto catalog = samples::catalogOf(samples, samples::names());
        std::vector<catalog::Row> rows(catalog->size());
        std::iota(rows.begin(), rows.end(), catalog::Row(0));
        m_rows->show(catalog, rows);
    }

    QModelIndex cell(const QString &name, Column column) const
    {
        for (int row = 0; row < m_rows->rowCount(); ++row) {
            if (m_rows->index(row, 0).data().toString() == name)
                return m_rows->index(row, int(column));
        }
        return {};
    }

    QStyleOptionViewItem option(int width, bool dark = false) const
    {
        QStyleOptionViewItem option;
        option.palette = dark ? Theme::dark().palette() : Theme::light().palette();
        option.rect = QRect(0, 0, width, 26);
        option.font = QFont();
        option.fontMetrics = QFontMetrics(option.font);
        return option;
    }

    QImage paint(const QModelIndex &index, int width = 200, qreal ratio = 1,
                 bool dark = false) const
    {
        return paint(index, option(width, dark), ratio);
    }

    QImage paint(const QModelIndex &index, const QStyleOptionViewItem &option, qreal ratio) const
    {
        QImage image((QSizeF(option.rect.size()) * ratio).toSize(), QImage::Format_RGB32);
        image.setDevicePixelRatio(ratio);
        image.fill(Qt::magenta);
        QPainter painter(&image);
        m_delegate->paint(&painter, option, index);
        return image;
    }

    DeploymentQuery m_query;
    std::unique_ptr<DeploymentRows> m_rows;
    std::unique_ptr<DeploymentDelegate> m_delegate;
};

QTEST_MAIN(TestDelegate)
#include "tst_delegate.moc"
