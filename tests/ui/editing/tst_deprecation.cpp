// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/editing/shownform.h"
#include "ui/common/elidedlabel.h"
#include "ui/editing/datefield.h"
#include "ui/editing/deprecationform.h"
#include "ui/editing/pickfield.h"
#include "ui/editing/replacement.h"
#include "ui/editing/textfields.h"

#include <QCalendarWidget>
#include <QCheckBox>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
namespace aspect = changes::aspect;

namespace {

const QTimeZone berlin("Europe/Berlin");
const QString modelUrn = u"urn:li:mlModel:(urn:li:dataPlatform:mlflow,two-tower,PROD)"_s;

qint64 berlinMs(int year, int month, int day, int hour = 0, int minute = 0)
{
    return QDateTime(QDate(year, month, day), QTime(hour, minute), berlin).toMSecsSinceEpoch();
}

samples::Sample named(const QString &name, const QString &status = u"IN_SERVICE"_s,
                      const QString &env = u"PROD"_s)
{
    return {.name = name, .env = env, .status = status};
}

void addCandidates(World &world)
{
    const samples::Sample good = named(u"fraud-graphsage"_s);
    world.add(good);
    world.add(named(u"fraud-failed"_s, u"FAILED"_s));
    samples::Sample old = named(u"fraud-old"_s);
    old.deprecated = true;
    world.add(old);
    samples::Sample back = named(u"fraud-back"_s);
    back.deprecated = true;
    back.replacement = fraud().urn();
    world.add(back);
    world.add(named(u"fraud-dev"_s, u"IN_SERVICE"_s, u"DEV"_s));
    world.addModel(modelUrn, u"two-tower"_s, {fraud().urn(), good.urn()});
}

struct Shown : ShownForm<DeprecationForm>
{
    explicit Shown(bool readOnly = false) : ShownForm(readOnly, addCandidates) { }

    QLineEdit *day() { return part<QLineEdit>("decommissionTimeDay"); }
    PickField *replacement() { return part<PickField>("replacement"); }
    std::optional<qint64> date()
    {
        return aspecttext::number(pending(aspect::deprecation), "decommissionTime");
    }
    QString replacedBy() { return aspecttext::text(pending(aspect::deprecation), "replacement"); }
    //! Types and takes the candidate that is called \a name.
    bool choose(const QString &name)
    {
        type(replacement(), name);
        const bool found = QTest::qWaitFor([&] {
            return replacement()->isOpen() && !replacement()->offered().empty()
                && replacement()->offered().front().name == name;
        });
        QTest::keyClick(replacement(), Qt::Key_Return);
        return found;
    }
};

} // namespace

class TestDeprecation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dayAndTimeAreThoseOfTheUsersZone()
    {
        Shown shown;
        QCOMPARE(shown.day()->text(), u"21 Oct 2026"_s);
        type(shown.day(), u"14 Dec 2026"_s);
        QCOMPARE(shown.date(), berlinMs(2026, 12, 14));
        type(shown.part<QLineEdit>("decommissionTimeTime"), u"18:30"_s);
        QCOMPARE(shown.date(), berlinMs(2026, 12, 14, 18, 30));
        auto *before = shown.part<ElidedLabel>("decommissionTimeBefore");
        QVERIFY(before->isVisibleTo(shown.form.get()));
        QCOMPARE(before->text(), u"21 Oct"_s);
        QCOMPARE(shown.editing().undoTitle(), u"Move date 21 Oct 2026 → 14 Dec 2026, 18:30"_s);
    }

    void daysAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QDate>("day");
        QTest::newRow("iso") << u"2026-12-14"_s << QDate(2026, 12, 14);
        QTest::newRow("dots") << u"14.12.2026"_s << QDate(2026, 12, 14);
        QTest::newRow("words") << u"14 December 2026"_s << QDate(2026, 12, 14);
        QTest::newRow("american") << u"Dec 14, 2026"_s << QDate(2026, 12, 14);
        QTest::newRow("distance") << u"+60d"_s << QDate(2026, 12, 13);
        QTest::newRow("weeks") << u"+2w"_s << QDate(2026, 10, 28);
        QTest::newRow("months") << u"+6m"_s << QDate(2027, 4, 14);
        QTest::newRow("years, apart") << u"+ 1 y"_s << QDate(2027, 10, 14);
        QTest::newRow("days by themselves") << u"+6"_s << QDate(2026, 10, 20);
        QTest::newRow("no distance") << u"+6x"_s << QDate();
        QTest::newRow("too far") << u"+9999y"_s << QDate();
        QTest::newRow("today") << u"Today"_s << QDate(2026, 10, 14);
        QTest::newRow("no day") << u"31 Feb 2026"_s << QDate();
        QTest::newRow("too long ago") << u"1.1.0026"_s << QDate();
        QTest::newRow("nonsense") << u"soon"_s << QDate();
    }
    void daysAreReadAsPeopleWriteThem()
    {
        QFETCH(QString, typed);
        QFETCH(QDate, day);
        QCOMPARE(DateField::readDay(typed, QDate(2026, 10, 14)).value_or(QDate()), day);
    }

    void whatIsNoDayIsKeptAsADraftAndChangesNothing()
    {
        Shown shown;
        type(shown.day(), u"soon"_s);
        QCOMPARE(shown.date(), fraud().decommission);
        QVERIFY(!shown.message("decommissionTimeMessage").isEmpty());
        DeprecationForm again(shown.world.target(shown.urn), nullptr);
        QCOMPARE(part<QLineEdit>(&again, u"decommissionTimeDay"_s)->text(), u"soon"_s);
        QVERIFY(!part<FieldMessage>(&again, u"decommissionTimeMessage"_s)->text().isEmpty());
        type(shown.day(), u"+30d"_s);
        QVERIFY(shown.message("decommissionTimeMessage").isEmpty());
        QCOMPARE(shown.date(), berlinMs(2026, 11, 13));
    }

    void aBeginningThatIsADayLeavesNothingBehind()
    {
        Shown shown;
        type(shown.day(), u"+6"_s);
        QCOMPARE(shown.date(), berlinMs(2026, 10, 20));
        QTest::keyClicks(shown.day(), u"x"_s);
        QCOMPARE(shown.date(), fraud().decommission);
        QVERIFY(shown.editing().changes().isEmpty());
        QVERIFY(!shown.editing().canUndo());
        QCOMPARE(shown.editing().unfinishedFields(), 1);
        QCOMPARE(shown.day()->text(), u"+6x"_s);
        // What was there before this typing is a change, too.
        type(shown.day(), u"+60d"_s);
        shown.part<QLineEdit>("decommissionTimeTime")->setFocus();
        type(shown.day(), u"+6m!"_s);
        QCOMPARE(shown.date(), berlinMs(2026, 12, 13));
        QVERIFY(!shown.message("decommissionTimeMessage").isEmpty());
        type(shown.day(), u"+6m"_s);
        QCOMPARE(shown.date(), berlinMs(2027, 4, 14));
        QCOMPARE(shown.editing().unfinishedFields(), 0);
    }

    void theKeysOfTheLabelsLeadIntoTheFields()
    {
        Shown shown;
        const std::pair<Qt::Key, const char *> keys[] {
            {Qt::Key_N, "note"}, {Qt::Key_P, "replacement"}, {Qt::Key_O, "decommissionTimeDay"}};
        for (const auto &[key, name] : keys) {
            QTest::keyClick(&shown.window, key, Qt::AltModifier);
            QTRY_COMPARE(shown.window.focusWidget(), shown.part<QWidget>(name));
        }
    }

    void undoInAPickedFieldIsOfTheSet()
    {
        Shown shown;
        QVERIFY(shown.choose(u"fraud-graphsage"_s));
        QTest::keySequence(shown.replacement(), QKeySequence::Undo);
        QVERIFY(shown.editing().changes().isEmpty());
        QVERIFY(shown.replacement()->text().isEmpty());
    }

    void buttonsSetADistanceAndNoDate()
    {
        Shown shown;
        auto *sixty = shown.part<QPushButton>("decommissionTime+60");
        sixty->click();
        QCOMPARE(shown.date(), berlinMs(2026, 12, 13));
        QCOMPARE(shown.day()->text(), u"13 Dec 2026"_s);
        QVERIFY(sixty->isChecked());
        shown.part<QPushButton>("decommissionTimeNone")->click();
        QVERIFY(!shown.date());
        QVERIFY(shown.day()->text().isEmpty());
        QVERIFY(!sixty->isChecked());
    }

    void theCalendarKeepsTheTimeOfDay()
    {
        Shown shown;
        type(shown.part<QLineEdit>("decommissionTimeTime"), u"09:15"_s);
        shown.day()->setFocus();
        QTest::keyClick(shown.day(), Qt::Key_Down, Qt::AltModifier);
        auto *calendar = shown.form->findChild<QCalendarWidget *>();
        QVERIFY(calendar && calendar->isVisible());
        QCOMPARE(calendar->selectedDate(), QDate(2026, 10, 21));
        Q_EMIT calendar->activated(QDate(2026, 11, 2));
        QVERIFY(!calendar->isVisible());
        QCOMPARE(shown.date(), berlinMs(2026, 11, 2, 9, 15));
    }

    void aPastDateIsTakenWithAWarning()
    {
        Shown shown;
        type(shown.day(), u"1 Oct 2026"_s);
        QCOMPARE(shown.date(), berlinMs(2026, 10, 1));
        QCOMPARE(shown.message("pastMessage"),
                 u"That is in the past: it counts as overdue at once."_s);
    }

    void typingIsOneStepAndUndoFromElsewhereIsShown()
    {
        Shown shown;
        auto *note = shown.part<BlockField>("note");
        note->setFocus();
        note->moveCursor(QTextCursor::End);
        QTest::keyClicks(note, u" Soon."_s);
        QCOMPARE(aspecttext::text(shown.pending(aspect::deprecation), "note"),
                 fraud().note + u" Soon."_s);
        QCOMPARE(note->textCursor().position(), note->toPlainText().size());
        QTest::keyClick(note, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(note->toPlainText(), fraud().note);
        QVERIFY(!shown.editing().canUndo());
        shown.editing().redo();
        QCOMPARE(note->toPlainText(), fraud().note + u" Soon."_s);
    }

    void unDeprecatingSaysWhatItClearsAndCanBeUndone()
    {
        Shown shown;
        QTest::keyClicks(shown.part<BlockField>("note"), u"!"_s);
        const changes::Json before = shown.pending(aspect::deprecation);
        shown.part<QCheckBox>("deprecated")->click();
        const changes::Json now = shown.pending(aspect::deprecation);
        QVERIFY(!aspecttext::flag(now, "deprecated"));
        QVERIFY(!shown.date());
        QVERIFY(aspecttext::text(now, "note").isEmpty());
        QCOMPARE(shown.message("clearedMessage"),
                 u"No longer deprecated. Clears the date 21 Oct 2026 and the note."_s);
        QVERIFY(!shown.day()->isVisibleTo(shown.form.get()));
        shown.part<QPushButton>("undoClearing")->click();
        QVERIFY(shown.pending(aspect::deprecation) == before);
        QVERIFY(shown.part<QCheckBox>("deprecated")->isChecked());
    }

    void candidatesOfTheSameModelComeFirst()
    {
        Shown shown;
        shown.replacement()->setFocus();
        QTest::keyClick(shown.replacement(), Qt::Key_Down);
        QTRY_VERIFY(shown.replacement()->isOpen());
        QCOMPARE(shown.replacement()->offered().size(), 1U);
        QCOMPARE(shown.replacement()->offered().front().name, u"fraud-graphsage"_s);
        QCOMPARE(shown.replacement()->offered().front().status, u"IN_SERVICE"_s);
        QVERIFY(shown.replacement()->offered().front().production);
        type(shown.replacement(), u"fraud"_s);
        QTRY_COMPARE(shown.replacement()->offered().size(), 5U);
        QCOMPARE(shown.replacement()->offered().front().name, u"fraud-graphsage"_s);
    }

    void theLineBelowSaysWhyItIsGoodOrNot()
    {
        Shown shown;
        QVERIFY(shown.choose(u"fraud-graphsage"_s));
        QCOMPARE(shown.replacedBy(), named(u"fraud-graphsage"_s).urn());
        QCOMPARE(shown.message("replacementMessage"),
                 u"In service, same environment, same model"_s);
        QCOMPARE(shown.part<FieldMessage>("replacementMessage")->tone(), Tone::Ok);
        QVERIFY(shown.choose(u"fraud-failed"_s));
        QCOMPARE(shown.message("replacementMessage"), u"Failed, same environment, another model"_s);
        QCOMPARE(shown.part<FieldMessage>("replacementMessage")->tone(), Tone::Danger);
        QVERIFY(shown.choose(u"fraud-old"_s));
        QVERIFY(shown.message("replacementMessage").contains(u"deprecated itself"_s));
        QVERIFY(shown.choose(u"fraud-dev"_s));
        QVERIFY(shown.message("replacementMessage").contains(u"another environment (DEV)"_s));
    }

    void aCircleIsRefusedWithItsChain()
    {
        Shown shown;
        QVERIFY(shown.choose(u"fraud-back"_s));
        QVERIFY(shown.replacedBy().isEmpty());
        QCOMPARE(
            shown.message("replacementMessage"),
            u"That would be a circle: fraud-two-tower-prod → fraud-back → fraud-two-tower-prod."_s);
    }

    void aCircleThatPendingEditsCloseIsRefusedToo()
    {
        Shown shown;
        const QString dev = named(u"fraud-dev"_s, {}, u"DEV"_s).urn();
        shown.editing().setAspect({dev, aspect::deprecation},
                                  {{"deprecated", true},
                                   {"note", ""},
                                   {"replacement", named(u"fraud-back"_s).urn().toStdString()}},
                                  u"test"_s);
        QVERIFY(shown.choose(u"fraud-dev"_s));
        QVERIFY(shown.replacedBy().isEmpty());
        QVERIFY(shown.message("replacementMessage").contains(u"fraud-dev → fraud-back → "_s));
    }

    void whatIsTypedAndLeftIsSaidToBeNothingAndKept()
    {
        Shown shown;
        type(shown.replacement(), u"nothing like it"_s);
        shown.day()->setFocus(Qt::MouseFocusReason);
        QVERIFY(shown.message("replacementMessage").startsWith(u"No deployment is called"_s));
        QVERIFY(shown.replacedBy().isEmpty());
        DeprecationForm again(shown.world.target(shown.urn), nullptr);
        QCOMPARE(part<QLineEdit>(&again, u"replacement"_s)->text(), u"nothing like it"_s);
    }

    void itselfIsNeverTaken()
    {
        Shown shown;
        type(shown.replacement(), shown.urn);
        shown.replacement()->closePopup();
        QTest::keyClick(shown.replacement(), Qt::Key_Return);
        QVERIFY(shown.replacedBy().isEmpty());
        QCOMPARE(shown.message("replacementMessage"), u"A deployment cannot replace itself."_s);
    }

    void deletingTheTextTakesTheReplacementAway()
    {
        Shown shown;
        QVERIFY(shown.choose(u"fraud-graphsage"_s));
        type(shown.replacement(), {});
        shown.replacement()->closePopup();
        QTest::keyClick(shown.replacement(), Qt::Key_Return);
        QVERIFY(shown.replacedBy().isEmpty());
    }

    void aReadOnlyConnectionShowsText()
    {
        Shown shown(true);
        QVERIFY(shown.day()->isReadOnly());
        QVERIFY(shown.replacement()->isReadOnly());
        QVERIFY(!shown.part<QCheckBox>("deprecated")->isEnabled());
        QVERIFY(!shown.form->findChild<QPushButton *>(u"decommissionTime+30"_s));
    }
};

QTEST_MAIN(TestDeprecation)
#include "tst_deprecation.moc"
