// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shownpage.h"

#include "ui/common/banner.h"
#include "ui/common/markwidgets.h"
#include "ui/deployments/emptyresult.h"
#include "ui/deployments/facetpanel.h"
#include "ui/deployments/propertylist.h"

#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

class TestPage : public samples::ShownPage
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

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

private:
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
};

QTEST_MAIN(TestPage)
#include "tst_page.moc"
