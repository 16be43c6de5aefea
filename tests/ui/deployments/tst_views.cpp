// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shownpage.h"

#include "models/filter/language.h"
#include "ui/common/banner.h"
#include "ui/deployments/viewbar.h"
#include "ui/deployments/viewfiles.h"
#include "ui/deployments/viewswitch.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using Column = DeploymentRows::Column;

class TestViews : public samples::ShownPage
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        begin();
        table()->setFocus();
    }

    void cleanup() { end(); }

    void theTabsSayWhatEachViewFinds()
    {
        QCOMPARE(names(), (QStringList {u"All"_s, u"Failed in production"_s, u"Without owner"_s,
                                        u"Overdue"_s, u"Due in 30 days"_s, u"Orphans"_s}));
        QTRY_VERIFY(tab(u"Overdue"_s)->content().count);
        QCOMPARE(*tab(u"All"_s)->content().count, 22); // 23, of which one is removed
        for (const SavedView &view : shippedViews())
            QCOMPARE(tab(view.name)->content().count,
                     std::optional(qint64(filter::matchingRows(*m_query->catalog(),
                                                               filter::parse(view.filter).filter)
                                              .size())));
        QVERIFY(tab(u"All"_s)->isActive());
        QVERIFY(tab(u"Overdue"_s)->accessibleName().startsWith(u"Overdue, "_s));
    }

    void aKeystrokeRecallsAView()
    {
        QTest::keyClick(table(), Qt::Key_3, Qt::AltModifier);

        QCOMPARE(filterText(), u"is:overdue"_s);
        QCOMPARE(m_query->sorting(), filter::Sorting(filter::SortKey::Decommission));
        QVERIFY(tab(u"Overdue"_s)->isActive());
        QVERIFY(!tab(u"All"_s)->isActive());
        QVERIFY(!views()->isChanged());

        QTest::keyClick(table(), Qt::Key_0, Qt::AltModifier);
        QVERIFY(m_query->filter().isEmpty());
        QCOMPARE(m_query->sorting(), filter::Sorting()); // as it was before the view
    }

    void arrowsAndEnterRecallOne()
    {
        bar()->focusTab();
        QVERIFY(tab(u"All"_s)->hasFocus());
        QTest::keyClick(focused(), Qt::Key_Right);
        QTest::keyClick(focused(), Qt::Key_Right);
        QVERIFY(tab(u"Without owner"_s)->hasFocus());
        QTest::keyClick(focused(), Qt::Key_Return);
        QCOMPARE(filterText(), u"-owner:*"_s);
        QTest::keyClick(focused(), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(names().indexOf(u"Without owner"_s), 3);
        QTest::keyClick(focused(), Qt::Key_Escape);
        QVERIFY(table()->hasFocus());
    }

    void tabReachesTheActiveOneAlone()
    {
        views()->recall(u"shipped.overdue"_s);
        QStringList reached;
        m_page->findChild<QPushButton *>(u"saveViewButton"_s)->setFocus();
        for (int i = 0; i < 6 && focused() != table(); ++i) {
            reached.append(focused()->objectName());
            QTest::keyClick(focused(), Qt::Key_Tab);
            if (auto *one = qobject_cast<ViewTab *>(focused()))
                reached.append(one->content().name);
        }
        QCOMPARE(reached.mid(0, 6),
                 (QStringList {u"saveViewButton"_s, u"columnsButton"_s, u"exportButton"_s,
                               u"Overdue"_s, QString(), u"addView"_s}));
        table()->setFocus();
        QTest::mouseClick(tab(u"Orphans"_s), Qt::LeftButton);
        QVERIFY(tab(u"Orphans"_s)->isActive());
        QVERIFY(table()->hasFocus());
    }

    void aDraggedTabChangesPlaces()
    {
        const auto move = [](ViewTab *one, QEvent::Type type, int x) {
            const QPointF at(x, one->height() / 2.0);
            const bool pressed = type != QEvent::MouseButtonRelease;
            QMouseEvent event(type, at, one->mapToGlobal(at),
                              type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                              pressed ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
            QApplication::sendEvent(one, &event);
        };
        ViewTab *dragged = tab(u"Without owner"_s);
        move(dragged, QEvent::MouseButtonPress, 10);
        const int goal = tab(u"Overdue"_s)->geometry().right() - dragged->x() - 2;
        move(dragged, QEvent::MouseMove, goal);
        move(dragged, QEvent::MouseButtonRelease, goal);

        QCOMPARE(names().mid(1, 3),
                 (QStringList {u"Failed in production"_s, u"Overdue"_s, u"Without owner"_s}));
        QVERIFY(tab(u"All"_s)->isActive()); // it was moved, not chosen
    }

    void whatIsShownIsSavedUnderATypedName()
    {
        set(u"status:FAILED platform:kserve"_s);
        m_query->setSorting(
            filter::Sorting({{filter::SortKey::Status, true}, {filter::SortKey::Created, false}}));
        table()->setColumnVisible(Column::Urn, true);
        QVERIFY(!views()->active());

        QTest::keyClick(table(), Qt::Key_D, Qt::ControlModifier);
        QVERIFY(nameEdit()->hasFocus());
        QTest::keyClicks(nameEdit(), u"My kserve"_s);
        QTest::keyClick(nameEdit(), Qt::Key_Return);

        QVERIFY(!nameEdit()->isVisible());
        QVERIFY(tab(u"My kserve"_s)->isActive());
        QTRY_VERIFY(tab(u"My kserve"_s)->content().count);
        views()->recall({});
        QVERIFY(table()->isColumnVisible(Column::Urn)); // it was shown before the view was saved
        table()->setColumnVisible(Column::Urn, false);
        QTest::keyClick(table(), Qt::Key_6, Qt::AltModifier);
        QVERIFY(table()->isColumnVisible(Column::Urn));
        QCOMPARE(m_query->sorting().keys().size(), std::size_t(2));
        QCOMPARE(filterText(), u"status:FAILED platform:kserve"_s);
        views()->recall({});
        QVERIFY(!table()->isColumnVisible(Column::Urn));
    }

    void aChangedViewHasAStarAndCanBeUpdated()
    {
        views()->recall(u"shipped.overdue"_s);
        set(u"is:overdue env:PROD"_s);
        QVERIFY(views()->isChanged());
        QVERIFY(tab(u"Overdue"_s)->isActive());
        QVERIFY(tab(u"Overdue"_s)->accessibleName().endsWith(u"changed"_s));

        views()->update(u"shipped.overdue"_s);
        QVERIFY(!views()->isChanged());
        table()->horizontalHeader()->resizeSection(int(Column::Status), 222);
        QVERIFY(!views()->isChanged()); // a width is no other view
        table()->setColumnVisible(Column::Version, false);
        QVERIFY(views()->isChanged());
        table()->setColumnVisible(Column::Version, true);
        QVERIFY(!views()->isChanged());
        m_query->setSorting(filter::SortKey::Version);
        QVERIFY(views()->isChanged());
    }

    void aTypedFilterOfAViewLightsItsTab()
    {
        set(u"is:overdue"_s);
        QCOMPARE(views()->active(), std::optional(u"shipped.overdue"_s));

        set(u"is:orphan"_s);
        QVERIFY(tab(u"Orphans"_s)->isActive());
        QVERIFY(!tab(u"Overdue"_s)->isActive());
        set(u"is:orphan kserve"_s);
        QVERIFY(tab(u"Orphans"_s)->isActive()); // changed, and still it
    }

    void aViewWhoseFilterIsReplacedIsLeft()
    {
        views()->recall(u"shipped.overdue"_s);
        set(u"status:FAILED platform:kserve"_s);
        QVERIFY(!views()->active());
        QVERIFY(!tab(u"Overdue"_s)->isActive());

        views()->recall({});
        QCOMPARE(m_query->sorting(), filter::Sorting()); // that of the view went with it

        views()->recall(u"shipped.overdue"_s);
        set({});
        QVERIFY(tab(u"All"_s)->isActive());
    }

    void theTabsSayTheirKeys()
    {
        QVERIFY(tab(u"Overdue"_s)->toolTip().contains(u"Alt+3"_s));
        QVERIFY(tab(u"All"_s)->toolTip().contains(u"Alt+0"_s));
    }

    void aNameIsChangedInPlace()
    {
        tab(u"Orphans"_s)->setFocus();
        QTest::keyClick(focused(), Qt::Key_F2);
        QCOMPARE(nameEdit()->text(), u"Orphans"_s);
        QTest::keyClicks(nameEdit(), u"Unlinked"_s);
        QTest::keyClick(nameEdit(), Qt::Key_Escape);
        QVERIFY(tab(u"Orphans"_s));
        tab(u"Orphans"_s)->setFocus();
        QTest::keyClick(focused(), Qt::Key_F2);
        QTest::keyClicks(nameEdit(), u"Overdue"_s);
        QTest::keyClick(nameEdit(), Qt::Key_Return);
        QVERIFY(tab(u"Overdue (2)"_s));
    }

    void aViewThatIsDeletedCanComeBack()
    {
        views()->recall(u"shipped.unowned"_s);
        const QStringList before = names();
        tab(u"Without owner"_s)->setFocus();
        QTest::keyClick(focused(), Qt::Key_Delete);
        QVERIFY(!names().contains(u"Without owner"_s));
        QVERIFY(!views()->active()); // the rows stay
        QCOMPARE(filterText(), u"-owner:*"_s);
        QCOMPARE(banners()->shownKey(), u"viewRemoved"_s);

        Q_EMIT banners()->actionTriggered(u"viewRemoved"_s, u"undo"_s);

        QCOMPARE(names(), before);
        QVERIFY(banners()->shownKey().isEmpty());
    }

    void aFilterThatCannotBeReadIsSaidAndKept()
    {
        const QString path = m_folder->filePath(u"in.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(viewfile::print({{{}, u"Of tomorrow"_s, u"mood:good"_s, {}, {}}}));
        file.close();
        files()->importFrom(path);
        QVERIFY(tab(u"Of tomorrow"_s)->content().broken);
        QVERIFY(tab(u"Of tomorrow"_s)->content().toolTip.contains(u"cannot be read"_s));
        set(u"is:owned"_s);

        tab(u"Of tomorrow"_s)->click();

        QCOMPARE(banners()->shownKey(), u"views"_s);
        QCOMPARE(filterText(), u"is:owned"_s);
        const QString out = m_folder->filePath(u"out.json"_s);
        files()->exportTo(out, views()->views().views());
        QFile written(out);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const auto read = viewfile::parse(written.readAll());
        QVERIFY(read);
        QCOMPARE(read->size(), 6);
        QCOMPARE(read->last().filter, u"mood:good"_s);
    }

    void aFileThatHoldsNoViewsIsSaid()
    {
        files()->importFrom(m_folder->filePath(u"nosuch.json"_s));
        QCOMPARE(banners()->shownKey(), u"views"_s);
        QCOMPARE(names().size(), 6);
    }

    void theNextStartShowsWhatWasShown()
    {
        views()->recall(u"shipped.overdue"_s);
        table()->setColumnVisible(Column::Urn, true);
        set(u"is:overdue env:PROD"_s);
        m_page.reset();
        m_query = std::make_unique<DeploymentQuery>();
        makePage();

        QCOMPARE(views()->active(), std::optional(u"shipped.overdue"_s));
        QVERIFY(views()->isChanged());
        QCOMPARE(filterText(), u"is:overdue env:PROD"_s);
        QCOMPARE(m_query->sorting(), filter::Sorting(filter::SortKey::Decommission));
        views()->recall({});
        QCOMPARE(m_query->sorting(), filter::Sorting());
        QVERIFY(table()->isColumnVisible(Column::Urn));
    }

    void aNewConnectionLooksAsTheLastOneDid()
    {
        table()->setColumnVisible(Column::Version, false);
        m_query->setSorting(filter::SortKey::Status);
        views()->recall(u"shipped.overdue"_s);
        samples::FakeStore other;
        other.setServer({u"Other"_s, QUrl(u"http://127.0.0.1:2"_s), {}, false, false});
        m_page->setStore(&other);

        QVERIFY(m_query->filter().isEmpty());
        QVERIFY(!table()->isColumnVisible(Column::Version));
        QCOMPARE(m_query->sorting(), filter::Sorting(filter::SortKey::Status));
        QCOMPARE(views()->active(), std::optional(QString()));
        table()->setColumnVisible(Column::Version, true);
        views()->remove(u"shipped.orphans"_s);

        m_page->setStore(m_store.get());
        QVERIFY(!table()->isColumnVisible(Column::Version));
        QCOMPARE(views()->active(), std::optional(u"shipped.overdue"_s));
        QVERIFY(names().contains(u"Orphans"_s));
    }

    void whatDoesNotFitIsInAMenu()
    {
        views()->recall(u"shipped.orphans"_s);
        m_page->resize(900, 600);
        for (int i = 0; i < 8; ++i) {
            views()->saveAs();
            QTest::keyClicks(nameEdit(), u"A view of the many %1"_s.arg(i));
            QTest::keyClick(nameEdit(), Qt::Key_Return);
        }
        views()->recall(u"shipped.orphans"_s);
        auto *more = m_page->findChild<QToolButton *>(u"moreViews"_s);
        QVERIFY(more->isVisible());
        QVERIFY(tab(u"Orphans"_s)->isVisible());
        QVERIFY(!tab(u"A view of the many 7"_s)->isVisible());
        int right = 0;
        for (const ViewTab *one : bar()->findChildren<ViewTab *>()) {
            if (one->isVisible())
                right = qMax(right, one->geometry().right());
        }
        QVERIFY(right < more->geometry().left());
        Q_EMIT more->menu()->aboutToShow();
        QCOMPARE(more->menu()->actions().size(), names().size());
        more->menu()->actions().last()->trigger();
        QVERIFY(tab(u"A view of the many 7"_s)->isVisible());
    }

    void narrowWindowsFoldTheButtonsIntoOneMenu()
    {
        const auto button
            = [this](const QString &name) { return m_page->findChild<QPushButton *>(name); };
        QVERIFY(button(u"saveViewButton"_s)->isVisible());
        QVERIFY(!button(u"moreButton"_s)->isVisible());
        m_page->resize(950, 700);
        QTRY_VERIFY(button(u"moreButton"_s)->isVisible());
        for (const QString &name : {u"saveViewButton"_s, u"columnsButton"_s, u"exportButton"_s})
            QVERIFY(!button(name)->isVisible());
        QStringList entries;
        for (const QAction *action : button(u"moreButton"_s)->menu()->actions())
            entries.append(action->iconText());
        QCOMPARE(entries, (QStringList {u"Save view"_s, u"Columns"_s, u"Export"_s}));
    }

private:
    QStringList names() const
    {
        QStringList names;
        Q_EMIT m_page->findChild<QToolButton *>(u"moreViews"_s)->menu()->aboutToShow();
        for (const QAction *action :
             m_page->findChild<QToolButton *>(u"moreViews"_s)->menu()->actions())
            names.append(action->text().section(u'\t', 0, 0));
        return names;
    }

    ViewTab *tab(const QString &name) const
    {
        for (ViewTab *one : bar()->findChildren<ViewTab *>()) {
            if (one->content().name == name)
                return one;
        }
        return nullptr;
    }

    void set(const QString &text) { m_query->setFilter(filter::parse(text).filter); }
    QString filterText() const { return filter::toText(m_query->filter()); }
    QWidget *focused() const { return QApplication::focusWidget(); }
    ViewSwitch *views() const { return m_page->findChild<ViewSwitch *>(); }
    ViewFiles *files() const { return m_page->findChild<ViewFiles *>(); }
    ViewBar *bar() const { return m_page->findChild<ViewBar *>(); }
    BannerArea *banners() const { return m_page->findChild<BannerArea *>(); }
    QLineEdit *nameEdit() const { return m_page->findChild<QLineEdit *>(u"viewName"_s); }
};

QTEST_MAIN(TestViews)
#include "tst_views.moc"
