// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/bundles.h"
#include "models/graph/export.h"
#include "tests/support/sampledata.h"
#include "ui/common/slipwaystyle.h"
#include "ui/graph/answerspane.h"
#include "ui/graph/comparisonview.h"
#include "ui/graph/graphoutline.h"
#include "ui/graph/graphpage.h"
#include "ui/graph/graphview.h"
#include "ui/graph/matrixview.h"
#include "ui/graph/orphansview.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;
using support::Made;

namespace {

const QString modelUrn = u"urn:li:mlModel:(urn:li:dataPlatform:sagemaker,fraud,PROD)"_s;

Made made(const std::string &name, const std::string &env, const std::string &status,
          const std::string &model = "fraud")
{
    Made one;
    one.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker," + name + ',' + env + ')';
    one.status = status;
    one.version = "7.3.1";
    one.owners = {{"urn:li:corpuser:ana", "TECHNICAL_OWNER"}};
    if (!model.empty())
        one.models = {"urn:li:mlModel:(urn:li:dataPlatform:sagemaker," + model + ",PROD)"};
    return one;
}

QString urnOf(const std::string &name, const std::string &env)
{
    return QString::fromStdString(made(name, env, {}).urn);
}

//! Two in production, one of them replaced by the other, and twelve in staging.
std::vector<Made> fraud()
{
    std::vector<Made> all {made("prod-a", "PROD", "IN_SERVICE"), made("prod-b", "PROD", "FAILED")};
    all[1].deprecated = true;
    all[1].replacement = all[0].urn;
    for (int i = 0; i < 12; ++i)
        all.push_back(made("stg-" + std::to_string(100 + i), "STG", "IN_SERVICE"));
    return all;
}

GraphSource sourceOf(const std::vector<Made> &deployments)
{
    GraphSource source;
    source.catalog = support::makeCatalog(deployments);
    for (catalog::Row row = 0; row < source.catalog->size(); ++row)
        source.rows.push_back(row);
    source.state.phase = store::LoadState::Phase::Complete;
    source.production = {u"PROD"_s};
    source.server = u"Test"_s;
    return source;
}

struct Shown
{
    explicit Shown(const std::vector<Made> &deployments, QSize size = {1400, 900})
        : Shown(sourceOf(deployments), size)
    {
    }
    explicit Shown(const GraphSource &source, QSize size = {1400, 900})
    {
        page.resize(size);
        page.setNow(QDateTime(QDate(2026, 10, 14), QTime(12, 0), Qt::UTC));
        page.show();
        page.setSource(source);
        settle();
    }
    void settle()
    {
        QVERIFY(QTest::qWaitFor([this] { return !page.isBusy(); }, 20'000));
        QCoreApplication::processEvents();
    }
    GraphView &view() { return page.view(); }
    GraphOutline &outline() { return *page.findChild<GraphOutline *>(); }
    AnswersPane &answers() { return *page.findChild<AnswersPane *>(); }
    QStringList answered() const
    {
        QStringList texts;
        for (const QLabel *label : page.findChild<AnswersPane *>()->findChildren<QLabel *>())
            texts += label->text();
        for (const QPushButton *button :
             page.findChild<AnswersPane *>()->findChildren<QPushButton *>())
            texts += button->text();
        return texts;
    }
    bool has(const QString &key) { return view().picture()->find(key) != graph::noCard; }
    QImage painted() { return view().viewport()->grab().toImage(); }
    void click(const QString &key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::mouseClick(view().viewport(), Qt::LeftButton, modifiers,
                          view().cardCentre(key).toPoint());
    }

    GraphPage page;
};

//! How often a colour is there, near enough for smoothed edges.
int pixelsOf(const QImage &image, const QRect &where, const QColor &colour)
{
    int count = 0;
    const QRect area = where.intersected(image.rect());
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            count += std::abs(pixel.red() - colour.red()) < 6
                  && std::abs(pixel.green() - colour.green()) < 6
                  && std::abs(pixel.blue() - colour.blue()) < 6;
        }
    }
    return count;
}

QRect around(GraphView &view, const QString &key)
{
    const QPoint centre = view.cardCentre(key).toPoint();
    const QSize size(int(268 * view.scale()), int(40 * view.scale()));
    return {centre.x() - size.width() / 2, centre.y() - size.height() / 2, size.width(),
            size.height()};
}

//! The longest time for which the event loop did not turn, without what painting took.
class Watchdog : public QObject
{
public:
    Watchdog()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.start(1);
        m_clock.start();
        connect(&m_timer, &QTimer::timeout, this, [this] {
            ++turns;
            longest = std::max(longest, m_clock.restart() - std::exchange(m_painted, 0));
        });
    }
    void watch(QWidget *widget) { widget->installEventFilter(this); }
    qint64 longest = 0;
    int turns = 0;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Paint || m_inside)
            return false;
        // Sent again from here, so that its time can be taken off.
        m_inside = true;
        QElapsedTimer clock;
        clock.start();
        QCoreApplication::sendEvent(watched, event);
        m_painted += clock.elapsed();
        m_inside = false;
        return true;
    }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_painted = 0;
    bool m_inside = false;
};

} // namespace

class TestGraph : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new SlipwayStyle(ThemeChoice::Light)); }

    void theWorstStatusOfACardIsPaintedInItsColour()
    {
        Shown shown(fraud());
        const Theme &theme = Theme::light();
        shown.view().setScale(1);

        const QImage image = shown.painted();

        const QRect failed = around(shown.view(), urnOf("prod-b", "PROD"));
        const QRect serving = around(shown.view(), urnOf("prod-a", "PROD"));
        QVERIFY(pixelsOf(image, failed, theme.failed) > 10);
        QVERIFY(pixelsOf(image, serving, theme.inService) > 10);
        QCOMPARE(pixelsOf(image, serving, theme.failed), 0);
    }

    void detailFollowsTheScale()
    {
        QVERIFY(GraphPainter::detailAt(1) == GraphDetail::Full);
        QVERIFY(GraphPainter::detailAt(0.55) == GraphDetail::Titles);
        QVERIFY(GraphPainter::detailAt(0.3) == GraphDetail::Fields);
        QVERIFY(GraphPainter::detailAt(0.1) == GraphDetail::Dots);
        Shown shown(fraud());
        const QString key = urnOf("prod-a", "PROD");
        const auto inked = [&](double scale) {
            shown.view().setScale(scale);
            return pixelsOf(shown.painted(), around(shown.view(), key), Theme::light().text);
        };

        QVERIFY(inked(1) > 20); // there are letters
        QCOMPARE(inked(0.4), 0);
    }

    void arrowsWalkAlongEdges()
    {
        Shown shown(fraud());
        shown.view().setFocus();
        shown.view().setCurrentKey(urnOf("prod-b", "PROD"));

        QTest::keyClick(&shown.view(), Qt::Key_Up);
        QCOMPARE(shown.view().currentKey(), urnOf("prod-a", "PROD"));
        QTest::keyClick(&shown.view(), Qt::Key_Left);
        QCOMPARE(shown.view().currentKey(), modelUrn);
        QTest::keyClick(&shown.view(), Qt::Key_Right);
        QCOMPARE(shown.view()
                     .picture()
                     ->cards[shown.view().picture()->find(shown.view().currentKey())]
                     .environment,
                 u"PROD"_s);
        QTest::keyClick(&shown.view(), Qt::Key_Down);
        QTest::keyClick(&shown.view(), Qt::Key_Down);
        QCOMPARE(shown.view().currentKey(), graph::bundleKey(modelUrn, u"STG"_s));
    }

    void arrowRightFollowsAReplacement()
    {
        Shown shown(fraud());
        shown.view().setCurrentKey(urnOf("prod-b", "PROD"));

        QTest::keyClick(&shown.view(), Qt::Key_Right);

        QCOMPARE(shown.view().currentKey(), urnOf("prod-a", "PROD"));
    }

    void enterOpensABundleAndBackspaceClosesIt()
    {
        Shown shown(fraud());
        const QString bundle = graph::bundleKey(modelUrn, u"STG"_s);
        shown.view().setCurrentKey(bundle);
        const QPointF before = shown.view().cardCentre(bundle);

        QTest::keyClick(&shown.view(), Qt::Key_Return);
        shown.settle();
        QVERIFY(shown.has(urnOf("stg-103", "STG")));
        QVERIFY((shown.view().cardCentre(bundle) - before).manhattanLength() <= 2);

        shown.view().setCurrentKey(urnOf("stg-103", "STG"));
        QTest::keyClick(&shown.view(), Qt::Key_Backspace);
        shown.settle();
        QVERIFY(!shown.has(urnOf("stg-103", "STG")));
        QCOMPARE(shown.view().currentKey(), bundle);
    }

    void aClickOnTheChevronOpens()
    {
        Shown shown(fraud());
        shown.view().setScale(1);
        const QString bundle = graph::bundleKey(modelUrn, u"STG"_s);
        shown.view().reveal(bundle);
        QTRY_VERIFY(
            shown.view().viewport()->rect().contains(shown.view().cardCentre(bundle).toPoint()));
        const QPoint chevron = shown.view().cardCentre(bundle).toPoint() - QPoint(121, 2);

        QTest::mouseClick(shown.view().viewport(), Qt::LeftButton, Qt::NoModifier, chevron);
        shown.settle();

        QVERIFY(shown.has(urnOf("stg-103", "STG")));
    }

    void keysAndButtonsZoom()
    {
        Shown shown(fraud());
        shown.view().setScale(1);

        QTest::keyClick(&shown.view(), Qt::Key_Plus);
        QVERIFY(shown.view().scale() > 1.2);
        QTest::keyClick(&shown.view(), Qt::Key_0);
        QCOMPARE(shown.view().scale(), 1.0);
        QTest::keyClick(&shown.view(), Qt::Key_Minus);
        QVERIFY(shown.view().scale() < 0.9);
        QTest::keyClick(&shown.view(), Qt::Key_F);
        QVERIFY(shown.view().window().contains(shown.view().picture()->bounds));
    }

    void theWheelZoomsWhereThePointerIs()
    {
        Shown shown(fraud());
        shown.view().setScale(1);
        const QString key = urnOf("prod-a", "PROD");
        const QPointF at = shown.view().cardCentre(key);
        QWheelEvent turn(at, shown.view().viewport()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton,
                         Qt::ControlModifier, Qt::NoScrollPhase, false);

        QCoreApplication::sendEvent(shown.view().viewport(), &turn);

        QVERIFY(shown.view().scale() > 1.2);
        QVERIFY((shown.view().cardCentre(key) - at).manhattanLength() < 3);
    }

    void choosingIsSharedWithTheOutline()
    {
        Shown shown(fraud());
        QSignalSpy chosen(&shown.page, &GraphPage::selectionChanged);
        const QString key = urnOf("prod-b", "PROD");

        shown.click(key);
        QCOMPARE(chosen.last().first().toStringList(), QStringList {key});
        QCOMPARE(shown.outline().currentIndex().data(GraphOutlineModel::KeyRole).toString(), key);

        const QModelIndex other = shown.outline().outline().indexOf(urnOf("prod-a", "PROD"));
        shown.outline().setCurrentIndex(other);
        QCOMPARE(shown.view().currentKey(), urnOf("prod-a", "PROD"));
        QCOMPARE(shown.page.selection(), QStringList {urnOf("prod-a", "PROD")});
    }

    void aChoiceFromElsewhereShowsWhatIsFolded()
    {
        Shown shown(fraud());
        QSignalSpy chosen(&shown.page, &GraphPage::selectionChanged);
        const QString key = urnOf("stg-105", "STG");
        QVERIFY(!shown.has(key));

        shown.page.setSelection({key});
        shown.settle();

        QVERIFY(shown.has(key));
        QCOMPARE(shown.view().currentKey(), key);
    }

    void controlClickChoosesSeveral()
    {
        Shown shown(fraud());
        shown.click(urnOf("prod-a", "PROD"));

        shown.click(urnOf("prod-b", "PROD"), Qt::ControlModifier);

        QCOMPARE(shown.page.selection().size(), 2);
    }

    void whatIsChosenFirstIsTheFocus()
    {
        auto all = fraud();
        all.push_back(made("other", "PROD", "IN_SERVICE", "churn"));
        GraphPage page;
        page.resize(1200, 800);
        page.setSource(sourceOf(all));
        page.setSelection({urnOf("prod-a", "PROD")});

        page.show();
        QTRY_VERIFY(!page.isBusy() && page.view().picture());

        QVERIFY(page.bar().from() == GraphBar::From::Focus);
        QVERIFY(page.view().picture()->find(urnOf("prod-a", "PROD")) != graph::noCard);
        QCOMPARE(page.view().picture()->find(urnOf("other", "PROD")), graph::noCard);
        QCOMPARE(page.view().selectedUrns(), QStringList {urnOf("prod-a", "PROD")});
    }

    void searchMarksAndCentres()
    {
        Shown shown(fraud());
        auto *field = shown.page.findChild<QLineEdit *>(u"graphFind"_s);

        QTest::keyClicks(field, u"prod-b"_s);
        QCOMPARE(shown.view().currentKey(), urnOf("prod-b", "PROD"));
        QCOMPARE(shown.view().hitCount(), 1);
        const QPointF middle(shown.view().viewport()->width() / 2.0,
                             shown.view().viewport()->height() / 2.0);
        QTRY_VERIFY((shown.view().cardCentre(urnOf("prod-b", "PROD")) - middle).manhattanLength()
                    < 400); // as near as the edge of the picture lets it come

        field->clear();
        QTest::keyClicks(field, u"stg-107"_s);
        QCOMPARE(shown.view().hitCount(), 0);
        QTest::keyClick(field, Qt::Key_Return); // it is folded away
        shown.settle();
        QCOMPARE(shown.view().currentKey(), urnOf("stg-107", "STG"));
    }

    void slashGoesToTheSearch()
    {
        Shown shown(fraud());
        shown.page.activateWindow();
        shown.view().setFocus();
        QTRY_VERIFY(shown.view().hasFocus());

        QTest::keyClick(&shown.view(), Qt::Key_Slash);

        QVERIFY(shown.page.findChild<QLineEdit *>(u"graphFind"_s)->hasFocus());
    }

    void answersSayWhatHangsOnADeployment()
    {
        Shown shown(fraud());
        QSignalSpy answered(&shown.answers(), &AnswersPane::answered);
        shown.click(urnOf("prod-a", "PROD"));
        QTRY_VERIFY(!answered.isEmpty() && shown.answered().contains(u"If it is taken down"_s));

        const QStringList texts = shown.answered();

        QVERIFY(texts.contains(u"Nothing else serves the model in PROD"_s));
        QVERIFY(texts.contains(u"1 deployment names it as replacement"_s));
        QVERIFY(texts.contains(u"prod-b"_s));
        QVERIFY(texts.contains(u"Who calls it: unknown"_s));
        QVERIFY(texts.contains(u"ana"_s));
    }

    void aReadOnlyServerGreysEditing()
    {
        GraphSource source = sourceOf(fraud());
        source.whyReadOnly = u"Test is read-only"_s;
        Shown shown(source);
        shown.click(urnOf("prod-a", "PROD"));

        QTRY_VERIFY(shown.answers().findChild<QPushButton *>(u"answersEdit"_s));

        const auto *edit = shown.answers().findChild<QPushButton *>(u"answersEdit"_s);
        QVERIFY(!edit->isEnabled());
        QCOMPARE(edit->toolTip(), source.whyReadOnly);
    }

    void buttonsAskForEditingAndTheTable()
    {
        Shown shown(fraud());
        QSignalSpy edits(&shown.page, &GraphPage::editRequested);
        QSignalSpy table(&shown.page, &GraphPage::openInTableRequested);
        shown.click(urnOf("prod-a", "PROD"));
        QTRY_VERIFY(shown.answers().findChild<QPushButton *>(u"answersEdit"_s));

        shown.answers().findChild<QPushButton *>(u"answersEdit"_s)->click();
        shown.answers().findChild<QPushButton *>(u"answersTable"_s)->click();

        QCOMPARE(edits.first().first().toStringList(), QStringList {urnOf("prod-a", "PROD")});
        QCOMPARE(table.first().first().toString(), urnOf("prod-a", "PROD"));
    }

    void aDanglingLinkIsShownAndSaid()
    {
        auto all = fraud();
        all[0].deprecated = true;
        all[0].replacement = urnOf("gone", "PROD").toStdString();
        Shown shown(all);
        shown.click(urnOf("prod-a", "PROD"));

        QTRY_VERIFY(shown.answers().findChild<QWidget *>(u"ghostNote"_s));

        QVERIFY(shown.answered().contains(u"Its replacement is not on the server"_s));
    }

    void theViewSpeaksTheCurrentCard()
    {
        Shown shown(fraud());
        shown.view().setCurrentKey(urnOf("prod-b", "PROD"));

        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&shown.view());

        QVERIFY(interface);
        const QString value = interface->text(QAccessible::Value);
        QVERIFY(value.contains(u"prod-b"_s));
        QVERIFY(value.contains(u"Failed"_s));
        QVERIFY(value.contains(u"deprecated"_s));
        QVERIFY(!interface->text(QAccessible::Name).isEmpty());
    }

    void theOutlineIsAnHonestModel()
    {
        Shown shown(fraud());
        GraphOutlineModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);

        model.show(shown.view().picture());

        QCOMPARE(model.rowCount(), 1);
        const QModelIndex root = model.index(0, 0);
        QCOMPARE(root.data(GraphOutlineModel::KeyRole).toString(), modelUrn);
        QCOMPARE(model.rowCount(root), 3);
        const QModelIndex bundle = model.index(2, 0, root);
        QVERIFY(model.hasChildren(bundle));
        QCOMPARE(model.rowCount(bundle), 0);
        QCOMPARE(bundle.data(GraphOutlineModel::EndRole).toString(), u"12"_s);
        model.show(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void expandingInTheOutlineOpens()
    {
        Shown shown(fraud());
        shown.outline().expand(
            shown.outline().outline().indexOf(graph::bundleKey(modelUrn, u"STG"_s)));

        shown.settle();

        QVERIFY(shown.has(urnOf("stg-103", "STG")));
    }

    void theMatrixComparesWhatIsChosen()
    {
        auto all = fraud();
        all[0].properties = {{"threshold", "0.82"}};
        all[1].properties = {{"threshold", "0.79"}};
        Shown shown(all);
        auto *matrix = shown.page.findChild<MatrixView *>();
        QTRY_VERIFY(matrix->matrixModel().rowCount() > 0);
        QAbstractItemModelTester tester(matrix->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        shown.page.bar().setView(GraphBar::View::Matrix);
        const int production = int(matrix->matrixModel().matrix().environments.indexOf(u"PROD"_s));
        QVERIFY(production >= 0);

        matrix->setCurrentIndex(matrix->model()->index(0, production));

        const auto &compared = shown.page.findChild<ComparisonView *>()->comparisonModel();
        QCOMPARE(compared.columnCount(), 2);
        QStringList fields;
        for (int row = 0; row < compared.rowCount(); ++row)
            fields += compared.headerData(row, Qt::Vertical).toString();
        QVERIFY(fields.contains(u"threshold"_s));
        QVERIFY(fields.contains(u"Status"_s));
        QVERIFY(!fields.contains(u"Environment"_s));
        QVERIFY(compared.asTable().contains(u"threshold\t0.82\t0.79"_s));
    }

    void orphansAreCountedAndLeadToTheGraph()
    {
        auto all = fraud();
        all.push_back(made("nobody", "PROD", "IN_SERVICE", ""));
        Shown shown(all);
        auto *orphans = shown.page.findChild<OrphansView *>();
        QTRY_VERIFY(orphans->model()->rowCount() == 4);

        const QModelIndex first = orphans->model()->index(0, 0);
        QCOMPARE(first.siblingAtColumn(1).data().toString(), u"1"_s);
        Q_EMIT orphans->openRequested(urnOf("nobody", "PROD"));
        shown.settle();

        QVERIFY(shown.page.bar().view() == GraphBar::View::Graph);
        QCOMPARE(shown.view().currentKey(), urnOf("nobody", "PROD"));
    }

    void nothingSaysWhichKindOfNothing()
    {
        GraphPage page;
        page.resize(900, 600);
        page.show();
        QVERIFY(!page.findChild<GraphView *>()->isVisible());

        GraphSource empty = sourceOf(fraud());
        empty.rows.clear();
        empty.filtered = true;
        page.setSource(empty);
        QTRY_VERIFY(!page.isBusy());
        QStringList texts;
        for (const QLabel *label : page.findChildren<QLabel *>()) {
            if (label->isVisible())
                texts += label->text();
        }
        QVERIFY(texts.contains(u"The filter leaves nothing"_s));
    }

    void aPartialLoadKeepsTheGraphAndSaysIt()
    {
        GraphSource source = sourceOf(fraud());
        source.state.phase = store::LoadState::Phase::Partial;
        source.state.missing = u"12 deployments were not fetched."_s;
        Shown shown(source);
        QSignalSpy retries(&shown.page, &GraphPage::retryRequested);

        QVERIFY(shown.view().isVisible());
        const auto buttons = shown.page.findChildren<QPushButton *>();
        const auto retry = std::find_if(buttons.begin(), buttons.end(), [](QPushButton *button) {
            return button->isVisible() && button->text() == "Retry"_L1;
        });
        QVERIFY(retry != buttons.end());
        (*retry)->click();
        QCOMPARE(retries.size(), 1);
    }

    void filesAreWritten_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QByteArray>("begin");
        using graphexport::Format;
        QTest::addRow("SVG") << int(Format::Svg) << QByteArray("<svg ");
        QTest::addRow("PNG") << int(Format::Png) << QByteArray("\x89PNG");
        QTest::addRow("PDF") << int(Format::Pdf) << QByteArray("%PDF");
        QTest::addRow("DOT") << int(Format::Dot) << QByteArray("digraph");
    }
    void filesAreWritten()
    {
        QFETCH(int, format);
        QFETCH(QByteArray, begin);
        Shown shown(fraud());
        const graph::Graph graph = graph::fromCatalog(support::makeCatalog(fraud()));
        QTemporaryDir folder;
        const QString path = folder.filePath(u"out"_s);

        const auto written = graphexport::write(path, graphexport::Format(format), graph,
                                                graph::whole(graph), shown.view().picture());

        QVERIFY(written.has_value());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith(begin));
        QVERIFY(!graphexport::write(u"/nowhere/at/all"_s, graphexport::Format(format), graph, {},
                                    shown.view().picture()));
    }

    void theImageShowsEverything()
    {
        Shown shown(fraud());

        const QImage image = graphexport::image(shown.view().picture());

        QVERIFY(image.width() >= int(shown.view().picture()->bounds.width() * 2));
        QVERIFY(pixelsOf(image, image.rect(), Theme::light().failed) > 40);
    }

    void tenThousandNodesNeverStopTheWindow()
    {
        const GraphSource source = sourceOf(support::makeDeployments(10'000, 2));
        Shown shown(fraud());
        Watchdog dog;
        dog.watch(shown.view().viewport());

        shown.page.setSource(source);
        QVERIFY(QTest::qWaitFor([&] { return !shown.page.isBusy(); }, 30'000));
        QTRY_VERIFY(shown.view().picture()->deployments > 5000);
        shown.view().fit();
        shown.view().setScale(1);
        QTest::keyClick(&shown.view(), Qt::Key_Down);
        const int turns = dog.turns;
        QTRY_VERIFY(dog.turns > turns + 20);

        QVERIFY2(dog.longest < 50, qPrintable(u"%1 ms"_s.arg(dog.longest)));
    }
};

QTEST_MAIN(TestGraph)
#include "tst_graph.moc"
