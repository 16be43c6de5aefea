// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samples.h"

#include "ui/common/banner.h"
#include "ui/common/errorpage.h"
#include "ui/common/markwidgets.h"
#include "ui/common/progressstrip.h"
#include "ui/deployments/deploymentspage.h"
#include "ui/deployments/deploymenttable.h"
#include "ui/deployments/detailspane.h"
#include "ui/deployments/emptycatalog.h"
#include "ui/deployments/emptyresult.h"
#include "ui/deployments/facetpanel.h"
#include "ui/deployments/filteredit.h"
#include "ui/deployments/loadwords.h"
#include "ui/deployments/propertylist.h"

#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using Phase = store::LoadState::Phase;

class TestPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings
            = std::make_unique<QSettings>(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat);
        m_query = std::make_unique<DeploymentQuery>();
        m_store = std::make_unique<samples::FakeStore>();
        m_page = std::make_unique<DeploymentsPage>(*m_query, *m_settings);
        m_page->setNow(samples::today());
        m_page->resize(1440, 800);
        m_store->setCatalog(samples::catalogOf(samples::manyKinds(), samples::names()));
        m_store->setPhase(Phase::Complete);
        m_page->setStore(m_store.get());
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    void cleanup()
    {
        m_page.reset();
        m_store.reset();
        m_query.reset();
        m_settings.reset();
    }

    void keysAloneLeadFromAWordToTheDetailsAndBack()
    {
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Slash);
        QTRY_VERIFY(edit()->hasFocus());
        QTest::keyClicks(edit(), u"status-"_s);
        QCOMPARE(table()->model()->rowCount(), 10);
        QCOMPARE(edit()->text(), u"status-"_s);

        QTest::keyClick(edit(), Qt::Key_Return);
        QVERIFY(table()->hasFocus());
        QCOMPARE(m_page->selectedUrns().size(), 1);
        const QStringList first = m_page->selectedUrns();
        QTest::keyClick(table(), Qt::Key_Down);
        QVERIFY(m_page->selectedUrns() != first);

        QTest::keyClick(table(), Qt::Key_Return);
        QVERIFY(details()->hasFocus());
        QTest::keyClick(details(), Qt::Key_Escape);
        QVERIFY(table()->hasFocus());

        QTest::keyClick(table(), Qt::Key_Slash);
        QTest::keyClick(edit(), Qt::Key_Escape);
        QVERIFY(table()->hasFocus());
        QCOMPARE(table()->model()->rowCount(), 10);
    }

    void aSlashInTheLineIsASlash()
    {
        edit()->setFocus();
        QTest::keyClicks(edit(), u"a/b"_s);

        QCOMPARE(m_query->filter().text(), u"a/b"_s);
    }

    void lineAndPanelAreViewsOfOneFilter()
    {
        filter::Filter filter;
        filter.setText(u"on-"_s);
        filter.setValues(catalog::Facet::Platform, {u"urn:li:dataPlatform:kserve"_s});
        m_query->setFilter(filter);

        QCOMPARE(edit()->text(), u"on- platform:kserve"_s);
        QCOMPARE(m_page->findChild<FacetPanel *>()->activeCount(), 1);
        QCOMPARE(m_page->statusText(), u"1 shown of 23"_s);
    }

    void theStatusSaysWhatIsShownChosenAndHidden()
    {
        QSignalSpy texts(m_page.get(), &DeploymentsPage::statusTextChanged);
        m_page->select(samples::Sample {.name = u"overdue"_s}.urn());

        QTRY_COMPARE(m_page->statusText(), u"22 shown of 23   1 selected   1 removed are hidden"_s);
        QCOMPARE(texts.last().value(0).toString(), m_page->statusText());
    }

    void choosingTellsTheWindow()
    {
        QSignalSpy chosen(m_page.get(), &DeploymentsPage::selectionChanged);
        const QString urn = samples::Sample {.name = u"overdue"_s}.urn();

        m_page->select(urn);

        QTRY_COMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().value(0).toStringList(), QStringList {urn});
    }

    void choosingWhatTheFilterHidesTakesItAway()
    {
        filter::Filter filter;
        filter.setText(u"kserve"_s);
        m_query->setFilter(filter);

        m_page->select(samples::Sample {.name = u"overdue"_s}.urn());
        QVERIFY(m_query->filter().isEmpty());
        QCOMPARE(m_page->selectedUrns(),
                 QStringList {samples::Sample {.name = u"overdue"_s}.urn()});

        m_page->select(samples::Sample {.name = u"gone"_s}.urn()); // a removed one
        QCOMPARE(m_page->selectedUrns(), QStringList {samples::Sample {.name = u"gone"_s}.urn()});

        m_page->select(u"urn:li:mlModelDeployment:nowhere"_s);
        QCOMPARE(m_page->selectedUrns(), QStringList {samples::Sample {.name = u"gone"_s}.urn()});
    }

    void urnJsonAndCurlAreCopied()
    {
        const QString urn = samples::Sample {.name = u"overdue"_s}.urn();
        m_page->select(urn);
        QTRY_VERIFY(action(u"copyJson"_s)->isEnabled());
        table()->setFocus();

        QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), urn);
        action(u"copyCurl"_s)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"curl "_s + urn);
        action(u"copyJson"_s)->trigger();
        QVERIFY(m_store->answerJson(u"{ \"urn\": 1 }"_s));
        QCOMPARE(QGuiApplication::clipboard()->text(), u"{ \"urn\": 1 }"_s);
        QVERIFY(m_page->statusText().contains(u"copied"_s));
    }

    void severalUrnsAreCopiedAsLines()
    {
        table()->selectAll();
        QTRY_VERIFY(action(u"copyUrn"_s)->isEnabled());

        action(u"copyUrn"_s)->trigger();

        QCOMPARE(QGuiApplication::clipboard()->text().split(u'\n').size(), 22);
        QVERIFY(!action(u"copyJson"_s)->isEnabled()); // one at a time
    }

    void rowsAreCopiedAsTheTableShowsThem()
    {
        filter::Filter filter;
        filter.setText(u"status-"_s);
        m_query->setFilter(filter);
        table()->selectAll();
        QTRY_VERIFY(action(u"copyRows"_s)->isEnabled());

        action(u"copyRows"_s)->trigger();

        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 12); // a head, ten rows, and what stands behind the last line end
        QVERIFY(lines[0].startsWith(u"Name\tPlatform\tEnv\tStatus\tVersion"_s));
        for (int row = 0; row < 10; ++row) {
            const QModelIndex name = table()->model()->index(row, 0);
            QCOMPARE(lines[row + 1].section(u'\t', 0, 0), name.data().toString());
        }
        QVERIFY(m_page->statusText().contains(u"10 rows copied"_s));
    }

    void jsonThatCannotBeReadIsSaid()
    {
        m_page->select(samples::Sample {.name = u"overdue"_s}.urn());
        QTRY_VERIFY(action(u"copyJson"_s)->isEnabled());
        action(u"copyJson"_s)->trigger();

        QVERIFY(m_store->answerJson(Failure(samples::errorOf(Error::Kind::Forbidden, 403))));

        QCOMPARE(m_page->findChild<BannerArea *>()->shownKey(), u"copy"_s);
    }

    void aCellCanBeFilteredForAndExcluded()
    {
        m_page->select(
            samples::Sample {.name = u"on-kserve"_s, .platform = u"kserve"_s, .env = u"DEV"_s}
                .urn());
        const QModelIndex cell
            = table()->currentIndex().siblingAtColumn(int(DeploymentRows::Column::Platform));

        trigger(cell, u"Filter for “kserve”"_s);
        QCOMPARE(m_query->filter().values(catalog::Facet::Platform),
                 QStringList {u"urn:li:dataPlatform:kserve"_s});
        trigger(table()->model()->index(0, int(DeploymentRows::Column::Platform)),
                u"Exclude “kserve”"_s);
        QVERIFY(m_query->filter().values(catalog::Facet::Platform).isEmpty());
        QCOMPARE(m_query->filter().values(catalog::Facet::Platform, true),
                 QStringList {u"urn:li:dataPlatform:kserve"_s});
    }

    void datesTextsAndSeveralValuesCanBeFilteredForAsWell()
    {
        using Column = DeploymentRows::Column;
        const auto cell = [this](const QString &name, Column column) {
            for (int row = 0; row < table()->model()->rowCount(); ++row) {
                if (table()->model()->index(row, 0).data().toString() == name)
                    return table()->model()->index(row, int(column));
            }
            return QModelIndex();
        };
        trigger(cell(u"due-soon"_s, Column::Decommission), u"Filter for 21 Oct 2026 and before"_s);
        QCOMPARE(edit()->text(), u"decommission<=2026-10-21"_s);
        QCOMPARE(table()->model()->rowCount(), 2); // the overdue one, too

        m_query->setFilter({});
        trigger(cell(u"status-failed"_s, Column::Version), u"Exclude “1.2.3”"_s);
        QCOMPARE(edit()->text(), u"-version:1.2.3"_s);
        trigger(cell(u"on-kserve"_s, Column::Name), u"Filter for this text anywhere"_s);
        QCOMPARE(edit()->text(), u"-version:1.2.3 on-kserve"_s);

        m_query->setFilter({});
        trigger(cell(u"on-kserve"_s, Column::Owners), u"mlops_team"_s);
        QCOMPARE(edit()->text(), u"owner:ml"_s);
    }

    void aPropertyCanBeFilteredForFromTheDetails()
    {
        m_store->setCatalog(samples::catalogOf(
            {{.name = u"big"_s, .properties = {{u"size"_s, u"ml.m5"_s}}}, {.name = u"small"_s}}));
        QVERIFY(table()->choose(samples::Sample {.name = u"big"_s}.urn()));
        QTRY_VERIFY(details()->findChild<PropertyList *>());
        auto *list = details()->findChild<PropertyList *>();

        Q_EMIT list->view()->customContextMenuRequested(
            list->view()->visualRect(list->view()->model()->index(0, 0)).center());
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QCOMPARE(menu->actions().first()->text(), u"Filter for “ml.m5”"_s);
        menu->actions().first()->trigger();
        menu->close();

        QCOMPARE(edit()->text(), u"prop.size:ml.m5"_s);
        QCOMPARE(table()->model()->rowCount(), 1);
    }

    void countsOfAnotherFilterThanTheTextSaySo()
    {
        auto *note = m_page->findChild<QLabel *>(u"facetNote"_s);
        edit()->setText(u"env:DEV )"_s);
        QVERIFY(note->isVisible());
        QCOMPARE(note->text(), u"Counts are those of the last complete filter"_s);
        edit()->setText(u"env:DEV"_s);
        QVERIFY(!note->isVisible());
    }

    void productionIsWhatTheConnectionSays()
    {
        store::ServerDescription server = m_store->server();
        server.url = QUrl(u"http://127.0.0.1:2"_s);
        server.productionEnvironments = {u"DEV"_s};
        m_page->setStore(nullptr);
        m_store->setServer(server);
        m_page->setStore(m_store.get());
        edit()->setText(u"is:production"_s);

        QCOMPARE(table()->model()->rowCount(), 6);
        QVERIFY(m_page->findChild<QLabel *>(u"facetBeyond"_s)->text().contains(u"the set DEV"_s));
        const FacetModel &facets = m_page->findChild<FacetPanel *>()->model();
        QCOMPARE(facets.query().productionEnvironments(), QStringList {u"DEV"_s});
    }

    void aChangedSetOfProductionIsSeenAtOnce()
    {
        edit()->setText(u"is:production"_s);
        const int before = table()->model()->rowCount();
        m_page->select(table()->model()->index(0, 0).data(DeploymentRows::UrnRole).toString());
        QTRY_VERIFY(details()->findChild<EnvironmentMark *>());
        const QPointer<QWidget> mark = details()->findChild<EnvironmentMark *>();

        m_query->setProductionEnvironments({u"DEV"_s});

        QVERIFY(before != 6);
        QCOMPARE(table()->model()->rowCount(), 6);
        QVERIFY(m_page->findChild<QLabel *>(u"facetBeyond"_s)->text().contains(u"the set DEV"_s));
        QTRY_VERIFY(!mark); // made anew
    }

    void whatIsFilteredToNothingIsExplained()
    {
        auto *result = m_page->findChild<EmptyResult *>();
        QSignalSpy explained(result, &EmptyResult::explained);
        filter::Filter filter;
        filter.setValues(catalog::Facet::Status, {u"FAILED"_s});
        filter.setText(u"kserve"_s);
        m_query->setFilter(filter);

        QVERIFY(result->isVisible());
        QTRY_COMPARE(explained.size(), 1);
        auto *drop = result->findChild<QPushButton *>(u"dropTerm"_s);
        QCOMPARE(drop->text(), u"Drop kserve"_s);
        edit()->setFocus();
        QTest::keyClick(edit(), Qt::Key_Return);
        QVERIFY(drop->hasFocus());
        QTest::keyClick(drop, Qt::Key_Return);

        QVERIFY(!result->isVisible());
        QCOMPARE(table()->model()->rowCount(), 1);
    }

    void loadingShowsWhatCameAndCanBeStopped()
    {
        store::LoadState state;
        state.phase = Phase::Loading;
        state.loaded = 23;
        state.total = 5120;
        m_store->setState(state);
        auto *strip = m_page->findChild<ProgressStrip *>();
        QTRY_VERIFY(strip->isVisible());
        QVERIFY(table()->isVisible());
        QVERIFY(m_page->statusText().startsWith(u"22 shown, loading"_s));

        Q_EMIT strip->stopRequested();
        QCOMPARE(m_store->stops, 1);
        m_store->setPhase(Phase::Complete);
        QVERIFY(!strip->isVisible());
    }

    void whatIsMissingIsSaidAndCanBeRetried()
    {
        store::LoadState state;
        state.phase = Phase::Partial;
        state.missing = u"About 250 deployments are missing."_s;
        state.error = samples::errorOf(Error::Kind::ServerFault, 500);
        m_store->setState(state);
        auto *retry = m_page->findChild<QPushButton *>(u"banner-retry-missing"_s);
        QVERIFY(retry && retry->isVisible());
        QVERIFY(table()->isVisible()); // what came stays

        QTest::mouseClick(retry, Qt::LeftButton);
        QCOMPARE(m_store->retries, 1);
        m_store->setPhase(Phase::Complete);
        QVERIFY(!m_page->findChild<BannerArea *>()->isVisible());
    }

    void aFailureWithRowsIsABannerAndWithoutThemAPage()
    {
        store::LoadState state;
        state.phase = Phase::Failed;
        state.error = samples::errorOf(Error::Kind::Unauthorized, 401);
        m_store->setState(state);
        QVERIFY(m_page->findChild<BannerArea *>()->isVisible());
        QVERIFY(table()->isVisible());

        m_store->setCatalog(samples::catalogOf({}));
        m_store->setState(state);
        auto *error = m_page->findChild<ErrorPage *>();
        QVERIFY(error->isVisible());
        QVERIFY(!table()->isVisible());

        Q_EMIT error->actionTriggered(u"reload"_s);
        QCOMPARE(m_store->refreshes, 1);
        QSignalSpy connectWanted(m_page.get(), &DeploymentsPage::connectRequested);
        Q_EMIT error->actionTriggered(u"connections"_s);
        QCOMPARE(connectWanted.size(), 1);
    }

    void aRefreshThatFailsSaysOfWhenTheRowsAreAndTakesNoFocus()
    {
        table()->setFocus();
        m_page->select(samples::Sample {.name = u"overdue"_s}.urn());
        const QStringList chosen = m_page->selectedUrns();
        store::LoadState state;
        state.phase = Phase::Connecting;
        state.refreshing = true;
        state.kept = true;
        state.started = samples::today();
        state.finished = samples::today().addDays(-1);
        m_store->setState(state);
        state.phase = Phase::Partial;
        state.error = samples::errorOf(Error::Kind::Offline);
        state.missing = u"The refresh failed."_s;
        m_store->setState(state);

        auto *retry = m_page->findChild<QPushButton *>(u"banner-reload"_s);
        QVERIFY(retry && retry->isVisible());
        QVERIFY(table()->hasFocus());
        QCOMPARE(m_page->selectedUrns(), chosen);
        QTest::mouseClick(retry, Qt::LeftButton);
        QCOMPARE(m_store->refreshes, 1);
    }

    void theAgeOfTheRowsIsSaid()
    {
        const QDateTime now = samples::today();
        store::LoadState state;
        QCOMPARE(loadwords::asOf(state, now), QString());

        state.phase = Phase::Complete;
        state.finished = now.addSecs(-60);
        const QString today = loadwords::asOf(state, now);
        state.finished = now.addDays(-1);
        const QString yesterday = loadwords::asOf(state, now);
        state.phase = Phase::Connecting;

        QVERIFY(today.startsWith(u"as of "_s));
        QVERIFY(yesterday.size() > today.size()); // with the day
        QCOMPARE(loadwords::asOf(state, now), yesterday + u", refreshing…"_s);
    }

    void anEmptyCatalogSaysWhatToDo()
    {
        m_store->setCatalog(samples::catalogOf({}));
        auto *empty = m_page->findChild<EmptyCatalog *>();
        QVERIFY(empty->isVisible());
        QVERIFY(empty->snippet().contains(u"gms_server=\"http://127.0.0.1:1\""_s));
        QSignalSpy importWanted(m_page.get(), &DeploymentsPage::importRequested);

        QTest::mouseClick(empty->findChild<QPushButton *>(u"importButton"_s), Qt::LeftButton);

        QCOMPARE(importWanted.size(), 1);
        m_store->setCatalog(samples::catalogOf(samples::manyKinds()));
        QVERIFY(!empty->isVisible());
    }

    void aStoreMayGoBeforeThePage()
    {
        m_store.reset();

        QCOMPARE(table()->model()->rowCount(), 0);
        QVERIFY(!table()->isVisible());
        m_store = std::make_unique<samples::FakeStore>();
        m_store->setCatalog(samples::catalogOf(samples::manyKinds()));
        m_page->setStore(m_store.get());
        QCOMPARE(table()->model()->rowCount(), 22);
    }

    void whatWasAskedIsLetGoWithTheStore()
    {
        m_page->select(samples::Sample {.name = u"overdue"_s}.urn());
        QTRY_COMPARE(m_store->modelQuestions, 1);

        m_page->setStore(nullptr);

        QVERIFY(!m_store->answerModels(store::ServedModels {}));
    }

    void theSameServerAgainKeepsFilterAndChoice()
    {
        const QString urn = samples::Sample {.name = u"overdue"_s}.urn();
        m_page->select(urn);
        filter::Filter filter;
        filter.setText(u"overdue"_s);
        m_query->setFilter(filter);

        m_page->setStore(nullptr);
        m_page->setStore(m_store.get());

        QCOMPARE(m_query->filter(), filter);
        QCOMPARE(m_page->selectedUrns(), QStringList {urn});
    }

    void anotherConnectionHasItsOwnColumns()
    {
        table()->setColumnVisible(DeploymentRows::Column::Version, false);
        samples::FakeStore other;
        other.setServer({u"Other"_s, QUrl(u"http://127.0.0.1:2"_s), {}, false, false});
        m_page->setStore(&other);
        table()->setColumnVisible(DeploymentRows::Column::Version, true);

        m_page->setStore(m_store.get());

        QVERIFY(!table()->isColumnVisible(DeploymentRows::Column::Version));
    }

    void narrowWindowsFold_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("facets");
        QTest::addColumn<bool>("beside");
        QTest::addRow("wide") << QSize(1440, 800) << true << true;
        QTest::addRow("below 1280") << QSize(1270, 800) << true << false;
        QTest::addRow("below 1120") << QSize(1100, 800) << false << false;
        QTest::addRow("least") << QSize(900, 560) << false << false;
    }

    void narrowWindowsFold()
    {
        QFETCH(QSize, size);
        QFETCH(bool, facets);
        QFETCH(bool, beside);
        m_page->resize(size);
        QTRY_COMPARE(m_page->size(), size);

        QCOMPARE(m_page->findChild<FacetPanel *>()->isVisible(), facets);
        if (details()->isVisible())
            QCOMPARE(details()->mapTo(m_page.get(), QPoint()).x() > size.width() / 2, beside);
        if (!facets) { // a drawer
            QTest::mouseClick(m_page->findChild<QPushButton *>(u"facetsButton"_s), Qt::LeftButton);
            QVERIFY(m_page->findChild<FacetPanel *>()->isVisible());
        }
    }

    void detailsBelowWaitForAChoice()
    {
        m_page->resize(950, 600);
        QTRY_COMPARE(m_page->size(), QSize(950, 600));
        table()->clearSelection();
        QTRY_VERIFY(!details()->isVisible());

        m_page->select(table()->model()->index(12, 0).data(DeploymentRows::UrnRole).toString());

        QTRY_VERIFY(details()->isVisible());
        QVERIFY(details()->height() <= details()->parentWidget()->height() * 2 / 5);
        const QModelIndex current = table()->currentIndex();
        QVERIFY(table()->viewport()->rect().contains(
            table()->visualRect(current).center())); // not below the pane
        table()->clearSelection();
        QTRY_VERIFY(!details()->isVisible());
    }

    void anEmptyResultIsReachedWhole()
    {
        m_page->resize(950, 480);
        QTRY_COMPARE(m_page->size(), QSize(950, 480));
        filter::Filter filter;
        for (const QString &text : {u"aa"_s, u"bb"_s, u"cc"_s, u"dd"_s, u"ee"_s, u"ff"_s, u"gg"_s})
            filter.add({filter::Contains {text}, false});
        m_query->setFilter(filter);
        auto *empty = m_page->findChild<EmptyResult *>();
        QTRY_VERIFY(empty->isVisible());
        auto *clear = empty->findChild<QPushButton *>(u"clearFilter"_s);
        QTRY_VERIFY(empty->verticalScrollBar()->maximum() > 0);

        empty->ensureWidgetVisible(clear);

        QVERIFY(!clear->visibleRegion().isEmpty());
        QCOMPARE(clear->visibleRegion().boundingRect().height(), clear->height());
    }

    void panesOpenAndCloseAndAreRemembered()
    {
        action(u"toggleFacets"_s)->trigger();
        action(u"toggleDetails"_s)->trigger();
        QVERIFY(!m_page->findChild<FacetPanel *>()->isVisible());
        QVERIFY(!details()->isVisible());

        DeploymentsPage other(*m_query, *m_settings);
        other.resize(1440, 800);
        other.setStore(m_store.get());
        other.show();
        QVERIFY(!other.findChild<FacetPanel *>()->isVisible());
        QVERIFY(!other.findChild<DetailsPane *>()->isVisible());
    }

    void f6WalksThePanes()
    {
        edit()->setFocus();
        action(u"nextPane"_s)->trigger();
        QVERIFY(m_page->findChild<FacetPanel *>()->view()->hasFocus());
        action(u"nextPane"_s)->trigger();
        QVERIFY(table()->hasFocus());
        action(u"nextPane"_s)->trigger();
        QVERIFY(details()->hasFocus());
        action(u"nextPane"_s)->trigger();
        QVERIFY(edit()->hasFocus());
    }

    void whatTakesTheFocusHasAName()
    {
        for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus)
                || widget->focusProxy())
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                     qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' '
                                + widget->objectName()));
        }
    }

    void thePageOffersItsActions()
    {
        QStringList names;
        for (const QAction *offered : m_page->actions())
            names.append(offered->objectName());
        for (const QString &wanted :
             {u"copyUrn"_s, u"copyJson"_s, u"copyCurl"_s, u"openUrl"_s, u"showReplacement"_s,
              u"focusFilter"_s, u"clearFilterAction"_s, u"toggleFacets"_s, u"toggleDetails"_s,
              u"columns"_s})
            QVERIFY2(names.contains(wanted), qPrintable(wanted));
    }

private:
    DeploymentTable *table() const { return m_page->findChild<DeploymentTable *>(); }
    DetailsPane *details() const { return m_page->findChild<DetailsPane *>(); }
    FilterEdit *edit() const { return m_page->findChild<FilterEdit *>(u"filterEdit"_s); }

    QAction *action(const QString &name) const
    {
        for (QAction *offered : m_page->actions()) {
            if (offered->objectName() == name)
                return offered;
        }
        return nullptr;
    }

    //! Of the menu and the menus inside it.
    static QAction *actionIn(const QMenu &menu, const QString &text)
    {
        for (QAction *offered : menu.actions()) {
            if (offered->text() == text)
                return offered;
            if (offered->menu()) {
                if (QAction *found = actionIn(*offered->menu(), text))
                    return found;
            }
        }
        return nullptr;
    }

    void trigger(const QModelIndex &cell, const QString &text)
    {
        QVERIFY(cell.isValid());
        Q_EMIT table()->menuRequested(m_page->mapToGlobal(QPoint(300, 200)), cell);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QAction *found = actionIn(*menu, text);
        QVERIFY2(found, qPrintable(text));
        found->trigger();
        menu->close();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<DeploymentQuery> m_query;
    std::unique_ptr<samples::FakeStore> m_store;
    std::unique_ptr<DeploymentsPage> m_page;
};

QTEST_MAIN(TestPage)
#include "tst_page.moc"
