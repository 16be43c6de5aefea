// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shownpage.h"

#include "models/changes/aspects.h"
#include "models/gms/client.h"
#include "models/gms/transport.h"
#include "models/store/editing.h"
#include "ui/common/theme.h"

#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using Column = DeploymentRows::Column;

namespace {

//! Nothing of this test is read or written.
class DeafTransport final : public gms::Transport
{
public:
    Pending send(gms::HttpRequest, Done<gms::HttpReply>, gms::Hearing) override { return {}; }
    QString origin() const override { return u"http://127.0.0.1:1"_s; }
    QByteArray basePath() const override { return {}; }
    void setBasePath(const QByteArray &) override { }
};

QString urnOf(const QString &name)
{
    return samples::Sample {.name = name}.urn();
}

changes::Wish dateWish(int days)
{
    changes::Wish wish;
    wish.deprecate = changes::Wish::Deprecation {samples::daysFromToday(days), false, {}, {}};
    return wish;
}

changes::Wish removal(bool removed)
{
    changes::Wish wish;
    wish.removed = removed;
    return wish;
}

} // namespace

class TestEdits : public samples::ShownPage
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        begin();
        open(false);
    }
    void cleanup()
    {
        m_page->setEditing(nullptr);
        m_editing.reset();
        end();
    }

    void aCellShowsWhatItWillBeAndSaysWhatItWas()
    {
        QVERIFY(m_editing->setWish({urnOf(u"due-soon"_s)}, dateWish(61), u"Move"_s));
        QTRY_COMPARE(cell(u"due-soon"_s, Column::Decommission).data().toString(),
                     u"in 61 d  14 Dec"_s);

        const auto at = cell(u"due-soon"_s, Column::Decommission);
        QVERIFY(at.data(Qt::ToolTipRole).toString().contains(u"was: 21 Oct 2026"_s));
        QVERIFY(at.data(Qt::AccessibleTextRole).toString().endsWith(u", was 21 Oct"_s));
        QCOMPARE(cell(u"due-soon"_s, Column::Name).data(Qt::AccessibleTextRole).toString(),
                 u"due-soon, deprecated, 1 pending change"_s);
        QVERIFY(m_page->statusText().contains(u"1 with pending changes"_s));

        m_editing->undo();
        QTRY_COMPARE(cell(u"due-soon"_s, Column::Decommission).data().toString(),
                     u"in 7 d  21 Oct"_s);
        QCOMPARE(m_query->catalog(), m_store->catalog());
        QVERIFY(!m_page->statusText().contains(u"pending"_s));
    }

    void filterCountsAndSortingSeeWhatWillBe()
    {
        changes::Wish wish;
        wish.addTags = {u"urn:li:tag:fresh"_s};
        wish.deprecate = changes::Wish::Deprecation {};
        const QStringList chosen {urnOf(u"status-failed"_s), urnOf(u"status-updating"_s)};
        QVERIFY(m_editing->setWish(chosen, wish, u"Tag"_s));
        const quint32 before = m_query->answer().counts.deprecated;
        QTRY_COMPARE(m_query->answer().counts.deprecated, before + 2);

        setFilter(u"tag:fresh"_s);
        QCOMPARE(table()->model()->rowCount(), 2);
        setFilter(u"is:pending"_s);
        QCOMPARE(table()->model()->rowCount(), 2);
        setFilter(u"-is:pending"_s);
        QCOMPARE(table()->model()->rowCount(), 20); // of 23, one is removed
    }

    void whatIsToBeRemovedStaysUntilItIs()
    {
        QVERIFY(m_editing->setWish({urnOf(u"later"_s)}, removal(true), u"Remove"_s));
        QTRY_VERIFY(m_query->catalog()->has(*m_query->catalog()->find(urnOf(u"later"_s)),
                                            catalog::Leaving));
        QVERIFY(cell(u"later"_s, Column::Name).isValid());
        QVERIFY(cell(u"later"_s, Column::Name)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(u"removed, 1 pending change"_s));
        QCOMPARE(m_query->answer().counts.hiddenRemoved, 1u);

        // One that is removed on the server is hidden, whatever else of it waits.
        changes::Wish tag;
        tag.addTags = {u"urn:li:tag:x"_s};
        QVERIFY(m_editing->setWish({urnOf(u"gone"_s)}, tag, u"Tag"_s));
        QTRY_VERIFY(m_page->statusText().contains(u"2 with pending changes"_s));
        QVERIFY(!cell(u"gone"_s, Column::Name).isValid());
    }

    void aNewDeploymentIsARow()
    {
        const QString urn = urnOf(u"brand-new"_s);
        QVERIFY(m_editing->setAspect({urn, changes::aspect::properties},
                                     {{"status", "CREATING"}, {"description", "made here"}},
                                     u"New"_s));
        QTRY_VERIFY(cell(u"brand-new"_s, Column::Name).isValid());
        QCOMPARE(cell(u"brand-new"_s, Column::Status).data().toString(), u"Creating"_s);
        QCOMPARE(cell(u"brand-new"_s, Column::Name).data(Qt::AccessibleTextRole).toString(),
                 u"brand-new, new, 2 pending changes"_s);
        m_page->select(urn);
        QTRY_COMPARE(m_page->selectedUrns(), QStringList {urn});
        m_page->grab(); // its cells have nothing on the server to be compared with
    }

    void aRefreshKeepsTheEditsOnTop()
    {
        QVERIFY(m_editing->setWish({urnOf(u"due-soon"_s)}, dateWish(61), u"Move"_s));
        QTRY_VERIFY(m_page->statusText().contains(u"pending"_s));
        auto rows = samples::manyKinds();
        rows.push_back({.name = u"came-later"_s});
        m_store->setCatalog(samples::catalogOf(rows, samples::names()));

        QTRY_VERIFY(cell(u"came-later"_s, Column::Name).isValid());
        QCOMPARE(cell(u"due-soon"_s, Column::Decommission).data().toString(), u"in 61 d  14 Dec"_s);
        QVERIFY(m_page->statusText().contains(u"1 with pending changes"_s));
    }

    void theDetailsLeadToWhatWaits()
    {
        QVERIFY(m_editing->setWish({urnOf(u"due-soon"_s)}, dateWish(61), u"Move"_s));
        m_page->select(urnOf(u"due-soon"_s));
        QTRY_VERIFY(details()->findChild<QWidget *>(u"pendingNote"_s));
        QSignalSpy asked(m_page.get(), &DeploymentsPage::editRequested);
        details()->findChild<QWidget *>(u"pendingNote"_s)->findChild<QPushButton *>()->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toStringList(), QStringList {urnOf(u"due-soon"_s)});

        m_page->select(urnOf(u"overdue"_s));
        QTRY_VERIFY(!details()->findChild<QWidget *>(u"pendingNote"_s));
    }

    void whatNeedsNoQuestionIsDoneAtOnceAndByUndoTakenBack()
    {
        m_page->select(urnOf(u"later"_s));
        QTRY_VERIFY(action(u"softDelete"_s)->isEnabled());
        action(u"softDelete"_s)->trigger();
        QCOMPARE(m_editing->undoTitle(), u"Soft-delete later"_s);
        QTRY_VERIFY(action(u"restoreRemoved"_s)->isEnabled());
        QVERIFY(!action(u"softDelete"_s)->isEnabled());
        action(u"restoreRemoved"_s)->trigger();
        QVERIFY(m_editing->changes().isEmpty());

        action(u"addMeAsOwner"_s)->trigger();
        const auto owners = m_editing->pendingOf({urnOf(u"later"_s), changes::aspect::ownership});
        QCOMPARE(owners["owners"].size(), 1u);
        QTRY_VERIFY(action(u"discardChanges"_s)->isEnabled());
        action(u"discardChanges"_s)->trigger();
        QVERIFY(m_editing->changes().isEmpty());
        m_editing->undo();
        QCOMPARE(m_editing->changes().editCount(), std::size_t(1));
    }

    void theFormsAreAskedFor()
    {
        QSignalSpy edits(m_page.get(), &DeploymentsPage::editRequested);
        QSignalSpy makes(m_page.get(), &DeploymentsPage::newRequested);
        m_page->select(urnOf(u"later"_s));
        QTRY_VERIFY(action(u"editDeployments"_s)->isEnabled());
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_F2);
        QCOMPARE(edits.size(), 1);
        QTest::keyClick(table(), Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(edits.size(), 2);
        action(u"editTags"_s)->trigger();
        QCOMPARE(edits[2][1].toString(), changes::aspect::tags);
        action(u"copyDeployment"_s)->trigger();
        QCOMPARE(makes[0][0].toString(), urnOf(u"later"_s));
        action(u"newDeployment"_s)->trigger();
        QCOMPARE(makes[1][0].toString(), QString());
    }

    void aReadOnlyConnectionSaysWhyNothingCanBeEdited()
    {
        open(true);
        m_page->select(urnOf(u"later"_s));
        QTRY_COMPARE(m_page->selectedUrns().size(), 1);
        for (const QString &name : {u"editDeployments"_s, u"softDelete"_s, u"newDeployment"_s}) {
            QVERIFY(!action(name)->isEnabled());
            QCOMPARE(action(name)->toolTip(), u"Test server is read-only"_s);
        }
    }

    void theTableLetsGoOfEditsThatGo()
    {
        QVERIFY(m_editing->setWish({urnOf(u"due-soon"_s)}, dateWish(61), u"Move"_s));
        QTRY_VERIFY(m_page->statusText().contains(u"pending"_s));
        m_page->setEditing(nullptr);
        QCOMPARE(m_query->catalog(), m_store->catalog());
        QVERIFY(!action(u"editDeployments"_s)->isEnabled());
    }

    void aPendingRowIsMarkedInViolet()
    {
        QVERIFY(m_editing->setWish({urnOf(u"due-soon"_s)}, dateWish(61), u"Move"_s));
        QVERIFY(m_editing->setWish({urnOf(u"later"_s)}, removal(true), u"Remove"_s));
        QTRY_VERIFY(m_page->statusText().contains(u"2 with pending"_s));
        const QImage image = table()->viewport()->grab().toImage();
        const auto pixel = [&](const QString &name, Column column, QPoint in) {
            const QPoint at = table()->visualRect(cell(name, column)).topLeft() + in;
            return image.pixelColor(at * image.devicePixelRatio());
        };
        const Theme &theme = Theme::of(table());
        QCOMPARE(pixel(u"due-soon"_s, Column::Name, {5, 12}), theme.pending);
        QCOMPARE(pixel(u"due-soon"_s, Column::Decommission, {2, 2}), theme.pendingTint);
        QVERIFY(pixel(u"due-soon"_s, Column::Owners, {2, 2}) != theme.pendingTint);
        QVERIFY(pixel(u"overdue"_s, Column::Name, {5, 12}) != theme.pending);
        QCOMPARE(pixel(u"later"_s, Column::Name, {2, 2}), theme.pendingTint);
    }

private:
    void open(bool readOnly)
    {
        m_page->setEditing(nullptr);
        store::Editing::Options options;
        options.fallbackActor = u"urn:li:corpuser:me"_s;
        options.readOnly = readOnly;
        m_editing = std::make_unique<store::Editing>(*m_store, m_client, options);
        m_page->setEditing(m_editing.get());
    }

    void setFilter(const QString &text)
    {
        edit()->setFocus();
        edit()->selectAll();
        QTest::keyClicks(edit(), text);
    }

    QModelIndex cell(const QString &name, Column column) const
    {
        const auto *model = table()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data().toString() == name)
                return model->index(row, int(column));
        }
        return {};
    }

    DeafTransport m_transport;
    gms::Client m_client {m_transport};
    std::unique_ptr<store::Editing> m_editing;
};

QTEST_MAIN(TestEdits)
#include "tst_edits.moc"
