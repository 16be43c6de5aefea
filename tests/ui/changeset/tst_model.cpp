// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/changeset/editingbed.h"
#include "ui/changeset/changesetmodel.h"
#include "ui/common/tone.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using Model = ChangeSetModel;

namespace {

changes::Step manyEdits(const changes::ChangeSet &set, int count)
{
    changes::Step step {u"Many"_s, {}, {}};
    for (int i = 0; i < count; ++i) {
        const changes::EditKey key {
            domain::Urn::deployment(u"x"_s, u"d%1"_s.arg(i), u"PROD"_s).toString(),
            u"deprecation"_s};
        step.swaps.push_back(set.added(key, -1, {{{u"note"_s, {}}, nullptr, "gone soon"}}));
    }
    return step;
}

} // namespace

class TestModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsEveryStep()
    {
        EditingBed bed;
        Model model;
        const QAbstractItemModelTester tester(&model);
        model.setEditing(bed.editing.get());
        QCOMPARE(model.rowCount(), 0);

        bed.note(1, u"first"_s);
        bed.note(2, u"second"_s);
        bed.addTag(1, u"pii"_s);
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex one = model.index(0, 0);
        QCOMPARE(one.data(Model::UrnRole).toString(), EditingBed::urn(1));
        QCOMPARE(one.data(Model::CountRole).toInt(), 3);
        QCOMPARE(model.index(0, 0, one).data().toString(), u"Add tag pii"_s);
        QCOMPARE(model.index(0, 0, one).data(Model::IconRole).toString(), u"tag"_s);

        bed.editing->drop(EditingBed::key(1, "globalTags"));
        QCOMPARE(model.rowCount(one), 2);
        bed.editing->dropEntity(EditingBed::urn(1));
        QCOMPARE(model.rowCount(), 1);
        bed.editing->undo();
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, 0).data(Model::UrnRole).toString(), EditingBed::urn(1));
        bed.editing->discardAll();
        QCOMPARE(model.rowCount(), 0);
    }

    void rowsThatStayKeepTheirIndexes()
    {
        EditingBed bed;
        Model model;
        const QAbstractItemModelTester tester(&model);
        model.setEditing(bed.editing.get());
        for (int i = 1; i < 5; ++i)
            bed.note(i, u"n"_s);
        const QPersistentModelIndex third = model.indexOf(EditingBed::key(3, "deprecation"));
        QVERIFY(third.isValid());
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);

        bed.editing->dropEntity(EditingBed::urn(1));
        bed.note(6, u"n"_s);
        bed.editing->undo();
        bed.editing->undo();

        QCOMPARE(resets.size(), 0);
        QCOMPARE(third.data(Model::UrnRole).toString(), EditingBed::urn(3));
        QCOMPARE(third.parent().row(), 2);
    }

    void whatIsNotCheckedDoesNotGo()
    {
        EditingBed bed;
        Model model;
        model.setEditing(bed.editing.get());
        bed.note(1, u"a"_s);
        bed.note(2, u"b"_s);
        QVERIFY(model.chosen().isAll);
        QCOMPARE(model.chosen().keys.size(), 2);

        QVERIFY(model.setData(model.index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(!model.chosen().isAll);
        QCOMPARE(model.chosen().urns, QStringList {EditingBed::urn(2)});
        QVERIFY(
            model.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"stays here"_s));
    }

    void whatIsAppliedStaysWithAMarkUntilItIsLetGo()
    {
        EditingBed bed;
        Model model;
        const QAbstractItemModelTester tester(&model);
        model.setEditing(bed.editing.get());
        bed.note(1, u"a"_s);
        bed.note(2, u"b"_s);
        bed.noteOfSomeoneElse(2, u"theirs"_s);
        model.keepApplied();

        QVERIFY(bed.apply());

        QCOMPARE(bed.noteOnServer(1), std::string("a"));
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.isApplied(model.index(0, 0)));
        QCOMPARE(model.index(0, 0).data(Model::MarkIconRole).toString(), u"ok"_s);
        const QModelIndex two = model.index(0, 0, model.index(1, 0));
        QCOMPARE(two.data(Model::MarkIconRole).toString(), u"conflict"_s);
        QVERIFY(!two.data(Model::ReasonRole).toString().isEmpty());
        QVERIFY(model.chosen().keys.isEmpty());

        model.letGoApplied();
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, 0).data(Model::UrnRole).toString(), EditingBed::urn(2));
    }

    void whatCameBackAndIsDroppedIsNotApplied()
    {
        EditingBed bed;
        Model model;
        model.setEditing(bed.editing.get());
        bed.note(1, u"a"_s);
        bed.note(2, u"b"_s);
        bed.noteOfSomeoneElse(2, u"theirs"_s);
        model.keepApplied();
        QVERIFY(bed.apply());
        bed.editing->dropEntity(EditingBed::urn(2));
        QCOMPARE(model.rowCount(), 1);

        bed.note(1, u"anew"_s);
        QVERIFY(!model.isApplied(model.index(0, 0)));
        bed.editing->dropEntity(EditingBed::urn(1));
        QCOMPARE(model.rowCount(), 0);
    }

    void tensOfThousandsComeAndGoInOneChangeEach()
    {
        EditingBed bed(1, false, false);
        Model model;
        model.setEditing(bed.editing.get());
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);

        QVERIFY(bed.editing->make(manyEdits(bed.editing->changes(), 30'000)));
        QTRY_COMPARE(model.rowCount(), 30'000);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(model.positionOf(model.index(0, 0, model.index(29'999, 0))), 30'000);

        bed.editing->undo();
        QTRY_COMPARE(model.rowCount(), 0);
        QCOMPARE(removed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestModel)
#include "tst_model.moc"
