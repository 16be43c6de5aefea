// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changes/aspects.h"
#include "tests/ui/editing/world.h"
#include "ui/common/segments.h"
#include "ui/editing/bulkform.h"
#include "ui/editing/bulkrow.h"
#include "ui/editing/formgroup.h"
#include "ui/editing/pickfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int rows = 10;

//! Ten deployments, of which the first three are owned by ana, the first two have a tag, and the
//! first is deprecated with a date.
struct Bed
{
    explicit Bed(bool readOnly = false) : world(readOnly)
    {
        for (int i = 0; i < rows; ++i) {
            samples::Sample sample;
            sample.name = u"one-%1"_s.arg(i);
            if (i < 3)
                sample.owners = {u"ana"_s};
            if (i < 2)
                sample.tags = {u"pii"_s};
            if (i == 0) {
                sample.deprecated = true;
                sample.decommission = samples::daysFromToday(5);
            }
            world.add(sample);
            urns.append(sample.urn());
        }
        world.addUser(u"mei"_s, u"Mei Tanaka"_s, u"mei@example.com"_s);
        world.show();
        form.setNow(samples::today());
        form.setEditing(&world.editing());
        form.resize(404, 700);
        form.show();
    }

    BulkRow *row(const char *name) { return part<BulkRow>(&form, QString::fromLatin1(name)); }
    QString sum() { return part<QLabel>(&form, u"bulkSum"_s)->text(); }
    QPushButton *add() { return part<QPushButton>(&form, u"addToSet"_s); }
    QString counted(const char *name) { return row(name)->box()->accessibleDescription(); }

    World world;
    QStringList urns;
    BulkForm form;
};

} // namespace

class TestBulk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsOnAndNothingWouldChange();
    void eachKindSaysHowManyItChanges();
    void allThatMatchIsAnotherScope();
    void datesThatAreThereStayUnlessAsked();
    void contradictionsTakeEachOthersPlace();
    void whatIsStagedIsOneStep();
    void aWrongDateIsNamedAndCountsNothing();
    void whatWaitsAlreadyCounts();
    void eachRowSaysWhatWouldChange();
    void whatWasChosenComesBack();
    void aTimeOfDayCanBeSet();
    void aReplacementIsRefusedOnlyWhereItLeadsBack();
    void whatIsRedIsNotStagedWithTheRest();
};

void TestBulk::nothingIsOnAndNothingWouldChange()
{
    Bed bed;
    bed.form.edit(bed.urns.mid(0, 5), bed.urns);
    QTRY_VERIFY(!bed.sum().isEmpty());
    QVERIFY(!bed.add()->isEnabled());
    for (const BulkRow *row : bed.form.findChildren<BulkRow *>()) {
        QVERIFY(!row->isOn());
        QVERIFY(!row->box()->text().isEmpty());
    }
}

void TestBulk::eachKindSaysHowManyItChanges()
{
    Bed bed;
    bed.form.edit(bed.urns.mid(0, 5), bed.urns);
    bed.row("bulkAddTag")->setOn(true);
    auto *tag = part<PickField>(&bed.form, u"bulkTag"_s);
    type(tag, u"pii"_s);
    QTest::keyClick(tag, Qt::Key_Return);
    QTRY_COMPARE(bed.counted("bulkAddTag"), u"3 of 5 change"_s);
    bed.row("bulkRemoveOwner")->setOn(true);
    QTRY_COMPARE(bed.counted("bulkRemoveOwner"), u"3 of 5 change"_s);
    QTRY_VERIFY(bed.sum().contains(u"6 changes"_s));
    QVERIFY(bed.add()->isEnabled());
    QVERIFY(bed.world.editing().changes().isEmpty());
}

void TestBulk::allThatMatchIsAnotherScope()
{
    Bed bed;
    bed.form.edit(bed.urns.mid(0, 5), bed.urns);
    bed.row("bulkRemove")->setOn(true);
    QTRY_COMPARE(bed.counted("bulkRemove"), u"5 of 5 change"_s);
    bed.form.findChild<Segments *>()->setCurrent(1);
    QTRY_COMPARE(bed.counted("bulkRemove"), u"10 of 10 change"_s);
    QSignalSpy staged(&bed.form, &BulkForm::staged);
    bed.add()->click();
    QCOMPARE(staged.size(), 1);
    QCOMPARE(bed.world.editing().changes().entityCount(), qsizetype(10));
}

void TestBulk::datesThatAreThereStayUnlessAsked()
{
    Bed bed;
    bed.form.edit(bed.urns.mid(0, 2), bed.urns);
    bed.form.begin(changes::aspect::deprecation);
    QVERIFY(bed.row("bulkDeprecate")->isOn());
    type(part<QLineEdit>(&bed.form, u"bulkDateDay"_s), u"+60d"_s);
    QTRY_COMPARE(bed.counted("bulkDeprecate"), u"1 of 2 change"_s);
    part<QCheckBox>(&bed.form, u"bulkKeepsDates"_s)->setChecked(false);
    QTRY_COMPARE(bed.counted("bulkDeprecate"), u"2 of 2 change"_s);
}

void TestBulk::contradictionsTakeEachOthersPlace()
{
    Bed bed;
    bed.form.edit(bed.urns, bed.urns);
    bed.row("bulkDeprecate")->setOn(true);
    bed.row("bulkUndeprecate")->setOn(true);
    QVERIFY(!bed.row("bulkDeprecate")->isOn());
    bed.row("bulkRestore")->setOn(true);
    bed.row("bulkRemove")->setOn(true);
    QVERIFY(!bed.row("bulkRestore")->isOn());
}

void TestBulk::whatIsStagedIsOneStep()
{
    Bed bed;
    bed.form.edit(bed.urns, bed.urns);
    bed.row("bulkRemove")->setOn(true);
    bed.row("bulkDeprecate")->setOn(true);
    part<QPlainTextEdit>(&bed.form, u"bulkNote"_s)->setPlainText(u"all go"_s);
    QTRY_VERIFY(bed.add()->isEnabled());
    QTest::keyClick(&bed.form, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(bed.world.editing().changes().entityCount(), qsizetype(rows));
    QVERIFY(bed.world.pending(bed.urns.last(), changes::aspect::deprecation)["note"] == "all go");
    bed.world.editing().undo();
    QVERIFY(bed.world.editing().changes().isEmpty());
}

void TestBulk::aWrongDateIsNamedAndCountsNothing()
{
    Bed bed;
    bed.form.edit(bed.urns, bed.urns);
    bed.row("bulkDeprecate")->setOn(true);
    QTRY_VERIFY(bed.add()->isEnabled());
    type(part<QLineEdit>(&bed.form, u"bulkDateDay"_s), u"soon"_s);
    QTRY_VERIFY(!bed.add()->isEnabled());
}

void TestBulk::whatWaitsAlreadyCounts()
{
    Bed bed;
    changes::Wish wish;
    wish.removed = true;
    QVERIFY(bed.world.editing().setWish(bed.urns.mid(0, 4), wish, u"w"_s));
    bed.form.edit(bed.urns, bed.urns);
    bed.row("bulkRemove")->setOn(true);
    QTRY_COMPARE(bed.counted("bulkRemove"), u"6 of 10 change"_s);
}

void TestBulk::eachRowSaysWhatWouldChange()
{
    Bed bed;
    items::RowChanges changes;
    connect(&bed.form, &BulkForm::previewChanged, this,
            [&](const items::RowChanges &now) { changes = now; });
    bed.form.edit(bed.urns.mid(0, 2), bed.urns);
    bed.form.begin(changes::aspect::deprecation);
    type(part<QLineEdit>(&bed.form, u"bulkDateDay"_s), u"+60d"_s);
    bed.row("bulkRemoveOwner")->setOn(true);
    QTRY_COMPARE(bed.counted("bulkRemoveOwner"), u"2 of 2 change"_s);
    QTRY_VERIFY(changes && changes(bed.urns[1]).changes == 3);
    using items::RowChange;
    QCOMPARE(changes(bed.urns[0]),
             (RowChange {true, 1, RowChange::Owners, true})); // has its date, is deprecated
    QCOMPARE(changes(bed.urns[1]),
             (RowChange {true, 3, RowChange::Owners | RowChange::Deprecation, false}));
    QVERIFY(!changes(bed.urns[2]).meant);
    bed.form.hide();
    QVERIFY(!changes);
}

void TestBulk::whatWasChosenComesBack()
{
    Bed bed;
    bed.form.edit(bed.urns, bed.urns);
    bed.row("bulkDeprecate")->setOn(true);
    part<QPlainTextEdit>(&bed.form, u"bulkNote"_s)->setPlainText(u"typed for long"_s);
    BulkForm again;
    again.setNow(samples::today());
    again.setEditing(&bed.world.editing());
    again.edit(bed.urns, bed.urns);
    QVERIFY(part<BulkRow>(&again, u"bulkDeprecate"_s)->isOn());
    QCOMPARE(part<QPlainTextEdit>(&again, u"bulkNote"_s)->toPlainText(), u"typed for long"_s);
    part<QPushButton>(&again, u"cancelBulk"_s)->click();
    QVERIFY(part<QPlainTextEdit>(&again, u"bulkNote"_s)->toPlainText().isEmpty());
    QVERIFY(bed.world.editing().draft(u"bulk"_s).isEmpty());
}

void TestBulk::aTimeOfDayCanBeSet()
{
    Bed bed;
    bed.form.edit(bed.urns.mid(3, 2), bed.urns);
    bed.form.begin(changes::aspect::deprecation);
    type(part<QLineEdit>(&bed.form, u"bulkDateDay"_s), u"2027-01-31"_s);
    type(part<QLineEdit>(&bed.form, u"bulkDateTime"_s), u"18:30"_s);
    QTRY_VERIFY(bed.add()->isEnabled());
    bed.add()->click();
    const qint64 ms = QDateTime(QDate(2027, 1, 31), QTime(18, 30)).toMSecsSinceEpoch();
    QVERIFY(bed.world.pending(bed.urns[3], changes::aspect::deprecation)["decommissionTime"] == ms);
}

void TestBulk::aReplacementIsRefusedOnlyWhereItLeadsBack()
{
    Bed bed;
    changes::Json back {{"deprecated", true}, {"replacement", bed.urns[1].toStdString()}};
    QVERIFY(bed.world.editing().setAspect({bed.urns[7], changes::aspect::deprecation}, back,
                                          u"test"_s));
    bed.form.edit(bed.urns.mid(1, 3), bed.urns);
    bed.row("bulkDeprecate")->setOn(true);
    auto *line = part<PickField>(&bed.form, u"replacement"_s);
    const auto enter = [&](const QString &urn) {
        type(line, urn);
        line->closePopup();
        QTest::keyClick(line, Qt::Key_Return);
    };
    const auto said
        = [&] { return part<FieldMessage>(&bed.form, u"replacementMessage"_s)->text(); };
    QTRY_COMPARE(bed.counted("bulkDeprecate"), u"3 of 3 change"_s);
    enter(bed.urns[2]);
    QCOMPARE(said(), u"one-2 is itself one of those to be replaced."_s);
    QTRY_VERIFY(!bed.add()->isEnabled());
    enter(bed.urns[7]);
    QCOMPARE(said(), u"That would be a circle: one-1 → one-7 → one-1."_s);
    QTRY_VERIFY(!bed.add()->isEnabled());
    enter(bed.urns[5]);
    QVERIFY2(!said().contains(u"circle"_s), qPrintable(said()));
    QTRY_VERIFY(bed.add()->isEnabled());
    // Of all that match it is one.
    bed.form.findChild<Segments *>()->setCurrent(1);
    QTRY_COMPARE(said(), u"one-5 is itself one of those to be replaced."_s);
    QTRY_VERIFY(!bed.add()->isEnabled());
    bed.form.findChild<Segments *>()->setCurrent(0);
    QTRY_VERIFY(bed.add()->isEnabled());
    bed.add()->click();
    QVERIFY(bed.world.pending(bed.urns[3], changes::aspect::deprecation)["replacement"]
            == bed.urns[5].toStdString());
}

void TestBulk::whatIsRedIsNotStagedWithTheRest()
{
    Bed bed;
    bed.form.edit(bed.urns.mid(1, 3), bed.urns);
    bed.row("bulkRemove")->setOn(true);
    bed.row("bulkDeprecate")->setOn(true);
    QTRY_VERIFY(bed.add()->isEnabled());
    auto *line = part<PickField>(&bed.form, u"replacement"_s);
    type(line, u"nothing like it"_s);
    QTest::keyClick(line, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(bed.world.editing().changes().isEmpty());
    QTRY_VERIFY(!bed.add()->isEnabled());
    QTRY_VERIFY(bed.sum().contains(u"Not finished"_s));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(!bed.add()->isEnabled());
    type(line, {});
    QTRY_VERIFY(bed.add()->isEnabled());
}

QTEST_MAIN(TestBulk)
#include "tst_bulk.moc"
