// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shownpage.h"

#include "models/filter/language.h"
#include "ui/common/segments.h"
#include "ui/deployments/deploymenttree.h"
#include "ui/deployments/facetpanel.h"
#include "ui/deployments/sidepanel.h"

#include <QAbstractButton>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>

using namespace Qt::Literals::StringLiterals;
using samples::Sample;

class TestTree : public samples::ShownPage
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        begin();
        side()->showTree(true);
        QVERIFY(tree()->isVisible());
    }

    void cleanup() { end(); }

    void theSwitchWorksByKeyboardAndIsRemembered()
    {
        auto *facets = m_page->findChild<QAbstractButton *>(u"showFacetsSegment"_s);
        auto *segment = m_page->findChild<QAbstractButton *>(u"showTreeSegment"_s);
        QVERIFY(segment->isChecked());
        segment->setFocus();
        QTest::keyClick(segment, Qt::Key_Left);
        QVERIFY(facets->isChecked());
        QVERIFY(facets->hasFocus());
        QVERIFY(!tree()->isVisible());
        QVERIFY(m_page->findChild<FacetPanel *>()->isVisible());

        m_page->findChild<QAction *>(u"showTree"_s)->trigger();
        QVERIFY(tree()->isVisible());

        DeploymentsPage other(*m_query, *m_settings);
        other.setStore(m_store.get());
        QVERIFY(other.findChild<SidePanel *>()->showsTree());
        other.setStore(nullptr);
    }

    void itShowsWhatTheFilterLeaves()
    {
        QCOMPARE(tree()->model()->rowCount(), 7);

        filter::Filter filter;
        filter.setText(u"on-"_s);
        m_query->setFilter(filter);

        QCOMPARE(tree()->model()->rowCount(), 6);
        QCOMPARE(tree()->model()->index(0, 0).data(DeploymentTreeModel::CountRole).toUInt(), 1U);
    }

    void goingToADeploymentChoosesItInTheTable()
    {
        const QString urn = Sample {.name = u"overdue"_s}.urn();
        tree()->setFocus();

        tree()->setCurrentIndex(tree()->tree().indexOfUrn(urn));

        QCOMPARE(m_page->selectedUrns(), QStringList {urn});
        QVERIFY(tree()->hasFocus());
        QTest::keyClick(tree(), Qt::Key_Return);
        QVERIFY(table()->hasFocus());
        QCOMPARE(m_page->selectedUrns(), QStringList {urn});
    }

    void choosingInTheTableRevealsItInTheTree()
    {
        const QString urn
            = Sample {.name = u"on-kserve"_s, .platform = u"kserve"_s, .env = u"DEV"_s}.urn();
        table()->setFocus();
        QVERIFY(table()->choose(urn));

        QTRY_COMPARE(current(), urn);
        QVERIFY(table()->hasFocus());
        for (QModelIndex up = tree()->currentIndex().parent(); up.isValid(); up = up.parent())
            QVERIFY(tree()->isExpanded(up));
        QVERIFY(tree()->viewport()->rect().intersects(tree()->visualRect(tree()->currentIndex())));

        QCOMPARE(m_page->selectedUrns(), QStringList {urn}); // not sent back
    }

    void whatIsChosenWhileTheFacetsAreShownIsRevealedLater()
    {
        side()->showTree(false);
        const QString urn = Sample {.name = u"overdue"_s}.urn();
        m_page->select(urn);
        QTRY_COMPARE(m_page->statusText().contains(u"1 selected"_s), true);

        side()->showTree(true);

        QCOMPARE(current(), urn);
    }

    void spaceOnABranchChoosesAllBelow()
    {
        const QModelIndex branch = branchNamed(u"kserve"_s);
        tree()->setFocus();
        tree()->setCurrentIndex(branch);
        QVERIFY(m_page->selectedUrns().isEmpty());
        QTest::keyClick(tree(), Qt::Key_Space);
        QCOMPARE(m_page->selectedUrns().size(), 1);

        tree()->setCurrentIndex(branchNamed(u"sagemaker"_s));
        QTest::keyClick(tree(), Qt::Key_Space);

        QCOMPARE(m_page->selectedUrns().size(), 15);
        QVERIFY(tree()->hasFocus());
        QCOMPARE(tree()->currentIndex(), branchNamed(u"sagemaker"_s));
        QTRY_VERIFY(m_page->statusText().contains(u"15 selected"_s));
    }

    //! Its kind is painted, be the room as small as it may.
    void branchesOfOneNameLookDifferent()
    {
        std::vector<Sample> rows {{.name = u"a"_s,
                                   .instance = u"azureml-uksouth"_s,
                                   .container = u"urn:li:container:azureml-uksouth"_s},
                                  {.name = u"b"_s, .instance = u"azureml-uksouth"_s}};
        m_store->setCatalog(samples::catalogOf(rows));
        const QModelIndex platform = branchNamed(u"sagemaker"_s);
        tree()->expandAll();
        const QModelIndex instance = platform.model()->index(0, 0, platform);
        const QModelIndex container = platform.model()->index(0, 0, instance);
        QCOMPARE(container.data(), instance.data());
        const auto inked = [this](const QModelIndex &index) {
            QImage image(100, 22, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            QStyleOptionViewItem option;
            option.palette = tree()->palette();
            option.font = tree()->font();
            option.rect = image.rect();
            tree()->itemDelegate()->paint(&painter, option, index);
            painter.end();
            return image.copy(20, 0, 80, 22); // without the mark
        };

        QVERIFY(inked(container) != inked(instance));
    }

    void enterAndADoubleClickFilterForABranch()
    {
        tree()->setFocus();
        tree()->setCurrentIndex(branchNamed(u"kserve"_s));
        QTest::keyClick(tree(), Qt::Key_Return);
        QCOMPARE(filter::toText(m_query->filter()), u"platform:kserve"_s);
        QCOMPARE(tree()->model()->rowCount(), 1);
        QVERIFY(tree()->hasFocus());

        m_query->setFilter({});
        const QModelIndex branch = branchNamed(u"sagemaker"_s);
        const bool open = tree()->isExpanded(branch);
        const QPoint at = tree()->visualRect(branch).center();
        QTest::mouseClick(tree()->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(tree()->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(filter::toText(m_query->filter()), u"platform:sagemaker"_s);
        m_query->setFilter({});
        QCOMPARE(tree()->isExpanded(branchNamed(u"sagemaker"_s)), open);
    }

    void theMenuOfABranchFiltersAndExcludes()
    {
        tree()->setFocus();
        tree()->setCurrentIndex(branchNamed(u"kserve"_s));
        for (const auto &[place, text] :
             {std::pair {0, u"platform:kserve"_s}, {1, u"-platform:kserve"_s}}) {
            m_query->setFilter({});
            tree()->setCurrentIndex(branchNamed(u"kserve"_s));
            QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
            QCoreApplication::sendEvent(tree()->viewport(), &event);
            auto *menu = tree()->findChild<QMenu *>(u"branchMenu"_s);
            QVERIFY(menu);
            menu->actions().at(place)->trigger();
            QCOMPARE(filter::toText(m_query->filter()), text);
            delete menu;
        }
    }

    void whatIsOpenAndCurrentOutlivesARefresh()
    {
        tree()->expand(branchNamed(u"sagemaker"_s));
        tree()->expand(branchNamed(u"kserve"_s));
        const QString urn = Sample {.name = u"overdue"_s}.urn();
        tree()->setCurrentIndex(tree()->tree().indexOfUrn(urn));

        auto rows = samples::manyKinds();
        rows.insert(rows.begin(), {.name = u"aaa-new"_s, .platform = u"aaa"_s});
        m_store->setCatalog(samples::catalogOf(rows, samples::names()));

        QCOMPARE(tree()->model()->rowCount(), 8);
        QVERIFY(tree()->isExpanded(branchNamed(u"sagemaker"_s)));
        QVERIFY(tree()->isExpanded(branchNamed(u"kserve"_s)));
        QVERIFY(!tree()->isExpanded(branchNamed(u"mlflow"_s)));
        QCOMPARE(current(), urn);
        QCOMPARE(m_page->selectedUrns(), QStringList {urn});
    }

    void whatIsOpenComesBackWithTheFilter()
    {
        tree()->expand(branchNamed(u"sagemaker"_s));
        filter::Filter filter;
        filter.setText(u"on-kserve"_s);
        m_query->setFilter(filter);
        QVERIFY(tree()->isExpanded(branchNamed(u"kserve"_s))); // the only one there is

        m_query->setFilter({});

        QVERIFY(tree()->isExpanded(branchNamed(u"sagemaker"_s)));
        QVERIFY(!tree()->isExpanded(branchNamed(u"kserve"_s)));
    }

    void f6StopsAtTheTree()
    {
        table()->setFocus();
        QSet<QWidget *> stops;
        for (int i = 0; i < 4; ++i) {
            m_page->findChild<QAction *>(u"nextPane"_s)->trigger();
            stops.insert(QApplication::focusWidget());
        }

        QVERIFY(stops.contains(tree()));
        QCOMPARE(stops.size(), 4);
    }

    void everyRowIsSaidInWords()
    {
        QCOMPARE(branchNamed(u"sagemaker"_s).data(Qt::AccessibleTextRole).toString(),
                 u"sagemaker, 15 deployments, worst status: Failed"_s);
        const QString urn = Sample {.name = u"overdue"_s}.urn();
        QCOMPARE(tree()->tree().indexOfUrn(urn).data(Qt::AccessibleTextRole).toString(),
                 u"overdue, In service, PROD"_s);
        QVERIFY(!tree()->accessibleName().isEmpty());
    }

private:
    SidePanel *side() const { return m_page->findChild<SidePanel *>(); }
    DeploymentTree *tree() const { return m_page->findChild<DeploymentTree *>(); }
    QString current() const
    {
        return tree()->currentIndex().data(DeploymentTreeModel::UrnRole).toString();
    }

    QModelIndex branchNamed(const QString &name) const
    {
        for (int row = 0; row < tree()->model()->rowCount(); ++row) {
            const QModelIndex index = tree()->model()->index(row, 0);
            if (index.data().toString() == name)
                return index;
        }
        return {};
    }
};

QTEST_MAIN(TestTree)
#include "tst_tree.moc"
