// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/changeset/editingbed.h"
#include "tests/ui/shell/accessibilitywalk.h"
#include "ui/changeset/applyband.h"
#include "ui/changeset/changesetpane.h"
#include "ui/changeset/changesetview.h"
#include "ui/changeset/diffview.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/emptystate.h"
#include "ui/common/slipwaystyle.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using Phase = ApplyBand::Phase;

class TestPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new SlipwayStyle(ThemeChoice::Light)); }

    void init()
    {
        m_pane.reset();
        m_bed = std::make_unique<EditingBed>();
        m_settings
            = std::make_unique<QSettings>(m_bed->folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        begin(false);
    }

    void cleanup() { m_pane.reset(); }

    void saysWhatItIsForWhereNothingWaits()
    {
        QVERIFY(find<EmptyState>(u"emptyState"_s)->isVisible());
        QVERIFY(!find<QPushButton>(u"apply"_s)->isVisible());
        QVERIFY(!m_pane->applyAction()->isEnabled());
    }

    void theButtonCountsAndNamesTheServer()
    {
        m_bed->note(1, u"a"_s);
        m_bed->addTag(2, u"pii"_s);
        QCOMPARE(find<QPushButton>(u"apply"_s)->text(), u"Apply 3 to Production EU"_s);
        QTest::keyClick(view(), Qt::Key_Space);
        QCOMPARE(find<QPushButton>(u"apply"_s)->text(), u"Apply 1 to Production EU"_s);
    }

    void deleteDropsTheChangeOrTheDeploymentAndUndoBringsItBack()
    {
        m_bed->note(1, u"a"_s);
        m_bed->addTag(1, u"pii"_s);
        view()->setCurrentIndex(m_model(0, 0));
        QTest::keyClick(view(), Qt::Key_Delete);
        QCOMPARE(m_bed->editing->changes().changeCount(), std::size_t(2));
        view()->setCurrentIndex(view()->model()->index(0, 0));
        QTest::keyClick(view(), Qt::Key_Delete);
        QVERIFY(m_bed->editing->changes().isEmpty());
        QVERIFY(find<EmptyState>(u"emptyState"_s)->isVisible());

        m_pane->undoAction()->trigger();
        m_pane->undoAction()->trigger();
        QCOMPARE(m_bed->editing->changes().changeCount(), std::size_t(3));
        m_pane->discardAction()->trigger();
        QVERIFY(m_bed->editing->changes().isEmpty());
        m_pane->undoAction()->trigger();
        QCOMPARE(m_bed->editing->changes().changeCount(), std::size_t(3));
    }

    void theAspectIsReadAndShownAsItWillBe()
    {
        m_bed->note(7, u"said anew"_s);
        view()->setCurrentIndex(m_model(0, 0));
        auto *diff = find<DiffView>(u"aspectDiff"_s);
        QTRY_VERIFY(m_bed->editing->presentOf(EditingBed::key(7, "deprecation")).fromServer);
        bool before = false;
        bool after = false;
        for (const aspectdiff::Row &row : diff->rows()) {
            before = before || (row.changed && row.before.text.contains(u"Replaced"_s));
            after = after || (row.changed && row.after.text.contains(u"said anew"_s));
        }
        QVERIFY(before && after);
        QCOMPARE(find<QLabel>(u"place"_s)->text(), u"1 of 1"_s);
    }

    void appliesAfterAQuestionAndSaysWhatCameOfIt()
    {
        m_bed->note(1, u"a"_s);
        m_bed->note(2, u"b"_s);
        m_bed->noteOfSomeoneElse(2, u"theirs"_s);
        QTest::keySequence(view(), QKeySequence::Save);
        auto *band = find<ApplyBand>(u"applyBand"_s);
        QCOMPARE(band->phase(), Phase::Question);
        QCOMPARE(m_bed->gms.writes(), 0);
        auto *confirm = find<QPushButton>(u"confirmApply"_s);
        QTRY_VERIFY(confirm->hasFocus());

        QTest::keyClick(confirm, Qt::Key_Return);
        QTRY_COMPARE(band->phase(), Phase::Summary);
        QVERIFY(band->accessibleName().startsWith(u"1 applied and read back, 1 conflict"_s));
        QCOMPARE(m_bed->noteOnServer(1), std::string("a"));
        QCOMPARE(view()->model()->rowCount(), 2);
        QSignalSpy conflicts(m_pane.get(), &ChangeSetPane::conflictsRequested);
        find<QPushButton>(u"showConflicts"_s)->click();
        QCOMPARE(conflicts.size(), 1);

        find<QPushButton>(u"closeSummary"_s)->click();
        QCOMPARE(view()->model()->rowCount(), 1);
    }

    void whatWasThereBeforeAnApplyIsShownAsItWas()
    {
        const auto *was = m_bed->gms.data().find(EditingBed::urn(7).toStdString(), "deprecation");
        QVERIFY(was);
        const nlohmann::json before = was->value;
        m_bed->note(1, u"the first there"_s);
        m_bed->note(7, u"said anew"_s);
        m_pane->applyAction()->trigger();
        find<QPushButton>(u"confirmApply"_s)->click();
        QTRY_COMPARE(find<ApplyBand>(u"applyBand"_s)->phase(), Phase::Summary);
        auto *diff = find<DiffView>(u"aspectDiff"_s);
        const auto shown = [diff](aspectdiff::Side aspectdiff::Row::*side) {
            QString text;
            for (const aspectdiff::Row &row : diff->rows())
                text += (row.*side).text;
            return text.isEmpty() ? nlohmann::json()
                                  : nlohmann::json::parse(text.toStdString(), nullptr, false);
        };
        view()->setCurrentIndex(m_model(1, 0));
        QVERIFY(shown(&aspectdiff::Row::before) == before);
        QVERIFY(shown(&aspectdiff::Row::after)["note"] == "said anew");
        view()->setCurrentIndex(m_model(0, 0));
        QVERIFY(shown(&aspectdiff::Row::before).is_null());
        QVERIFY(shown(&aspectdiff::Row::after)["note"] == "the first there");
    }

    void escapeTakesTheQuestionBack()
    {
        m_bed->note(1, u"a"_s);
        m_pane->applyAction()->trigger();
        QTRY_VERIFY(find<QPushButton>(u"confirmApply"_s)->hasFocus());
        QSignalSpy closed(m_pane.get(), &ChangeSetPane::closed);
        QTest::keyClick(find<QPushButton>(u"confirmApply"_s), Qt::Key_Escape);
        QCOMPARE(find<ApplyBand>(u"applyBand"_s)->phase(), Phase::Nothing);
        QCOMPARE(closed.size(), 0);
        QVERIFY(view()->hasFocus());
        QVERIFY(m_pane->applyAction()->isEnabled());
    }

    void theQuestionSaysWhatIsNotFinished()
    {
        m_bed->note(1, u"a"_s);
        m_bed->editing->setDraft(EditingBed::urn(2) + u"/note"_s, u"half"_s);
        m_bed->editing->setDraft(u"bulk"_s, u"{}"_s);
        m_pane->applyAction()->trigger();
        auto *said = find<ElidedLabel>(u"unfinished"_s);
        QVERIFY(said->isVisible());
        QVERIFY(said->text().startsWith(u"1 field"_s));
        QVERIFY(find<ApplyBand>(u"applyBand"_s)->accessibleName().contains(said->text()));
        find<QPushButton>(u"cancelApply"_s)->click();
        m_bed->editing->setDraft(EditingBed::urn(2) + u"/note"_s, {});
        m_pane->applyAction()->trigger();
        QVERIFY(!said->isVisible());
    }

    void theKeyboardGoesBackToWhereItWas()
    {
        QWidget window;
        QLineEdit beside(&window);
        m_pane->setParent(&window);
        const auto back = qScopeGuard([this] { m_pane->setParent(nullptr); });
        window.show();
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        m_bed->note(1, u"a"_s);
        beside.setFocus();
        m_pane->applyAction()->trigger();
        auto *confirm = find<QPushButton>(u"confirmApply"_s);
        QTRY_VERIFY(confirm->hasFocus());
        QTest::keyClick(confirm, Qt::Key_Escape);
        QVERIFY(beside.hasFocus());

        m_pane->applyAction()->trigger();
        QTest::keyClick(confirm, Qt::Key_Return);
        QTRY_COMPARE(find<ApplyBand>(u"applyBand"_s)->phase(), Phase::Summary);
        auto *close = find<QPushButton>(u"closeSummary"_s);
        QTRY_VERIFY(close->hasFocus());
        QTest::keyClick(close, Qt::Key_Return);
        QCOMPARE(find<ApplyBand>(u"applyBand"_s)->phase(), Phase::Nothing);
        QVERIFY(beside.hasFocus());
    }

    void fromTheEmptyPaneTheKeyboardGoesOn()
    {
        m_bed->note(1, u"a"_s);
        QSignalSpy left(m_pane.get(), &ChangeSetPane::left);
        QTest::keySequence(view(), QKeySequence::Save);
        QTest::keyClick(find<QPushButton>(u"confirmApply"_s), Qt::Key_Return);
        auto *close = find<QPushButton>(u"closeSummary"_s);
        QTRY_VERIFY(close->hasFocus());
        QTest::keyClick(close, Qt::Key_Return);
        QCOMPARE(left.size(), 1);
    }

    void productionAsksTwiceForMoreThanOne()
    {
        begin(true);
        m_bed->note(1, u"a"_s);
        m_bed->note(2, u"b"_s);
        m_pane->applyAction()->trigger();
        auto *confirm = find<QPushButton>(u"confirmApply"_s);
        QVERIFY(!confirm->isEnabled());
        QVERIFY(!confirm->isDefault());
        find<QCheckBox>(u"sure"_s)->click();
        QVERIFY(confirm->isEnabled());
        find<QPushButton>(u"cancelApply"_s)->click();

        QTest::keyClick(view(), Qt::Key_Space);
        m_pane->applyAction()->trigger();
        QVERIFY(!find<QCheckBox>(u"sure"_s)->isVisible());
        QVERIFY(confirm->isEnabled());
    }

    void whatIsNotCheckedStays()
    {
        m_bed->note(1, u"a"_s);
        m_bed->note(2, u"b"_s);
        view()->setCurrentIndex(view()->model()->index(0, 0));
        QTest::keyClick(view(), Qt::Key_Space);
        m_pane->applyAction()->trigger();
        find<QPushButton>(u"confirmApply"_s)->click();
        QTRY_COMPARE(find<ApplyBand>(u"applyBand"_s)->phase(), Phase::Summary);
        QCOMPARE(m_bed->noteOnServer(2), std::string("b"));
        QVERIFY(m_bed->editing->changes().touches(EditingBed::urn(1)));
    }

    void pausesAndGoesOn()
    {
        for (int i = 0; i < 12; ++i)
            m_bed->note(i, u"n"_s);
        bool paused = false;
        connect(m_bed->editing.get(), &store::Editing::applyChanged, this, [this, &paused] {
            if (!std::exchange(paused, paused || m_bed->editing->applyState().applied > 0)
                && paused)
                find<QPushButton>(u"pauseApply"_s)->click();
        });
        m_pane->applyAction()->trigger();
        find<QPushButton>(u"confirmApply"_s)->click();
        QTRY_VERIFY(m_bed->editing->applyState().paused);
        auto *pause = find<QPushButton>(u"pauseApply"_s);
        QCOMPARE(pause->text(), u"Resume"_s);
        QVERIFY(m_bed->editing->applyState().done() < 12);
        pause->click();
        QTRY_COMPARE(m_bed->editing->applyState().applied, 12);
    }

    void stopsAndKeepsTheRest()
    {
        for (int i = 0; i < 12; ++i)
            m_bed->note(i, u"n"_s);
        connect(m_bed->editing.get(), &store::Editing::applyChanged, this, [this] {
            if (m_bed->editing->applyState().applied == 1)
                find<QPushButton>(u"stopApply"_s)->click();
        });
        m_pane->applyAction()->trigger();
        find<QPushButton>(u"confirmApply"_s)->click();
        auto *band = find<ApplyBand>(u"applyBand"_s);
        QTRY_COMPARE(band->phase(), Phase::Summary);
        const int applied = m_bed->editing->applyState().applied;
        QVERIFY(applied < 12);
        QCOMPARE(m_bed->editing->changes().entityCount(), 12 - applied);
        QVERIFY(band->accessibleName().contains(u"stays here"_s));
    }

    void withoutAServerItSaysWhyNothingGoes()
    {
        m_bed->note(1, u"a"_s);
        m_bed->gms.fault("", Fault::Refuse, -1);
        m_bed->store->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!m_bed->store->state().isBusy(), 60'000);
        QVERIFY(m_pane->whyNot().contains(u"cannot be reached"_s));
        QVERIFY(!find<QPushButton>(u"apply"_s)->isEnabled());
        QCOMPARE(find<ElidedLabel>(u"hint"_s)->text(), m_pane->whyNot());
    }

    void theMenuActsOnItsRow()
    {
        m_bed->note(1, u"a"_s);
        QSignalSpy shown(m_pane.get(), &ChangeSetPane::showRequested);
        Q_EMIT view()->menuRequested(m_model(0, 1), m_pane->mapToGlobal(QPoint(10, 10)));
        auto *menu = find<QMenu>(u"changeMenu"_s);
        menu->findChild<QAction *>(u"showInTable"_s)->trigger();
        QCOMPARE(shown.front().front().toString(), EditingBed::urn(1));
        menu->findChild<QAction *>(u"dropChange"_s)->trigger();
        QCOMPARE(m_bed->editing->changes().changeCount(), std::size_t(1));
    }

    void whatFailedIsTriedAgain()
    {
        m_bed->note(1, u"a"_s);
        m_bed->gms.fault("deprecation?", Fault::Forbidden, 1);
        m_pane->applyAction()->trigger();
        find<QPushButton>(u"confirmApply"_s)->click();
        auto *band = find<ApplyBand>(u"applyBand"_s);
        QTRY_COMPARE(band->phase(), Phase::Summary);
        QVERIFY(band->accessibleName().contains(u"1 failed"_s));
        QVERIFY(find<ElidedLabel>(u"reason"_s)->isVisible());
        find<QPushButton>(u"retryFailed"_s)->click();
        QTRY_COMPARE(m_bed->noteOnServer(1), std::string("a"));
        QTRY_COMPARE(band->phase(), Phase::Summary);
        QVERIFY(band->accessibleName().startsWith(u"1 applied"_s));
    }

    void copiesWithoutAToken()
    {
        m_bed->note(1, u"copied"_s);
        auto *menu = find<QPushButton>(u"copyAs"_s)->menu();
        for (const char *name : {"copy-sh", "copy-py", "copy-json"}) {
            QGuiApplication::clipboard()->clear();
            menu->findChild<QAction *>(QString::fromLatin1(name))->trigger();
            QVERIFY(QGuiApplication::clipboard()->text().contains(u"copied"_s));
        }
    }

    void everyControlHasANameAndAKey()
    {
        m_bed->note(1, u"a"_s);
        m_pane->applyAction()->trigger();
        const QStringList faults = accessibilitywalk::faults(m_pane.get());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void aReadOnlyConnectionSaysWhyNothingGoes()
    {
        const EditingBed bed(3, true);
        m_pane->setEditing(bed.editing.get());
        QVERIFY(m_pane->whyNot().contains(u"read-only"_s));
        QVERIFY(!m_pane->applyAction()->isEnabled());
        m_pane->setEditing(nullptr);
    }

private:
    void begin(bool production)
    {
        m_pane = std::make_unique<ChangeSetPane>(*m_settings);
        m_pane->setServer(u"Production EU"_s, QColor(200, 60, 20), production);
        m_pane->setNow(QDateTime(QDate(2026, 10, 14), QTime(12, 0)));
        m_pane->setEditing(m_bed->editing.get());
        m_pane->resize(1040, 268);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
        m_pane->setFocus();
    }
    ChangeSetView *view() { return find<ChangeSetView>(u"changes"_s); }
    QModelIndex m_model(int entity, int line)
    {
        return view()->model()->index(line, 0, view()->model()->index(entity, 0));
    }
    template <typename T>
    T *find(const QString &name)
    {
        auto *found = m_pane->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }

    std::unique_ptr<EditingBed> m_bed;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ChangeSetPane> m_pane;
};

QTEST_MAIN(TestPane)
#include "tst_pane.moc"
