// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shownpage.h"

#include "ui/deployments/emptyresult.h"
#include "ui/deployments/facetpanel.h"

#include <QPushButton>
#include <QScrollBar>

using namespace Qt::Literals::StringLiterals;

class TestPanes : public samples::ShownPage
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

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
};

QTEST_MAIN(TestPanes)
#include "tst_panes.moc"
