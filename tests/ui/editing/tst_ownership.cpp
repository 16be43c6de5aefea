// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/editing/world.h"
#include "ui/editing/formgroup.h"
#include "ui/editing/neighbourindex.h"
#include "ui/editing/ownershipform.h"
#include "ui/editing/pickfield.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString technical = u"|urn:li:ownershipType:__system__technical_owner"_s;
const QString business = u"|urn:li:ownershipType:__system__business_owner"_s;
const QString ana = u"urn:li:corpuser:ana"_s;
const QString mei = u"urn:li:corpuser:mtanaka"_s;
const QString team = u"urn:li:corpGroup:ml"_s;

//! A form over one deployment, shown.
struct Shown
{
    explicit Shown(bool readOnly = false) : world(readOnly)
    {
        world.add(fraud());
        world.show();
        if (!world.read(urn))
            qFatal("not read");
        form = std::make_unique<OwnershipForm>(world.target(urn), &window);
        QObject::connect(&world.editing(), &store::Editing::changed, form.get(),
                         [this] { form->refresh(); });
        window.resize(420, 500);
        form->resize(404, 400);
        window.show();
        window.activateWindow();
        if (!readOnly)
            field = part<PickField>(form.get(), u"addOwner"_s);
    }

    bool knowsPeople()
    {
        return QTest::qWaitFor([&] {
            return world.editing().neighbours(u"corpuser"_s).contains(mei)
                && world.editing().isMeKnown();
        });
    }
    QString message() const { return part<FieldMessage>(form.get(), u"ownerMessage"_s)->text(); }

    World world;
    QString urn = fraud().urn();
    QWidget window;
    std::unique_ptr<OwnershipForm> form;
    PickField *field = nullptr;
};

} // namespace

class TestOwnership : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typingANameAddsTheOwnerInTheChosenRole()
    {
        Shown shown;
        QVERIFY(shown.knowsPeople());
        auto *role = part<QComboBox>(shown.form.get(), u"addRole"_s);
        role->setCurrentIndex(role->findText(u"Business owner"_s));
        type(shown.field, u"tana"_s);
        QTRY_VERIFY(shown.field->isOpen());
        QCOMPARE(shown.field->offered().front().name, u"Mei Tanaka"_s);
        QTest::keyClick(shown.field, Qt::Key_Return);
        QVERIFY(shown.world.owners(shown.urn).contains(mei + business));
        QVERIFY(shown.field->text().isEmpty());
        QCOMPARE(shown.form->lines().back().state, EditedOwner::State::Added);
        QCOMPARE(shown.world.editing().undoTitle(), u"Add owner Mei Tanaka (business)"_s);
    }

    void mailAddressesAndIdsAreFound()
    {
        Shown shown;
        QVERIFY(shown.knowsPeople());
        for (const QString &text : {u"mei.tan"_s, u"mtanaka"_s, u"anak"_s, u"TANAKA"_s}) {
            type(shown.field, text);
            QTRY_VERIFY(shown.field->isOpen());
            QCOMPARE(shown.field->offered().front().urn, mei);
        }
    }

    void anotherRoleIsOneStepAndTheOldOneStaysInSight()
    {
        Shown shown;
        auto *combo = part<QComboBox>(shown.form.get(), u"role:"_s + ana + technical);
        combo->setFocus();
        combo->setCurrentIndex(combo->findText(u"Business owner"_s));
        Q_EMIT combo->activated(combo->currentIndex());
        QCOMPARE(shown.world.owners(shown.urn), (QStringList {team + technical, ana + business}));
        QCOMPARE(shown.form->lines().size(), 3U);
        QCOMPARE(shown.form->lines()[0].state, EditedOwner::State::Removed);
        QCOMPARE(shown.form->lines()[1].item, ana + business);
        shown.world.editing().undo();
        QVERIFY(shown.world.editing().changes().isEmpty());
        QCOMPARE(shown.form->lines().size(), 2U);
        QVERIFY(!shown.world.editing().canUndo());
    }

    void undoOnAChangedRoleBringsTheOldOneBack()
    {
        Shown shown;
        auto *combo = part<QComboBox>(shown.form.get(), u"role:"_s + ana + technical);
        combo->setCurrentIndex(combo->findText(u"Business owner"_s));
        Q_EMIT combo->activated(combo->currentIndex());
        part<QPushButton>(shown.form.get(), u"undo:"_s + ana + technical)->click();
        QVERIFY(shown.world.editing().changes().isEmpty());
    }

    void aRemovedOwnerIsStruckAtItsPlaceAndTheFocusStaysWithIt()
    {
        Shown shown;
        QVERIFY(QTest::qWaitForWindowActive(&shown.window));
        auto *remove = part<QToolButton>(shown.form.get(), u"remove:"_s + ana + technical);
        remove->setFocus();
        QTest::keyClick(remove, Qt::Key_Space);
        QCOMPARE(shown.world.owners(shown.urn), QStringList {team + technical});
        QCOMPARE(shown.form->lines()[0].state, EditedOwner::State::Removed);
        auto *undo = part<QPushButton>(shown.form.get(), u"undo:"_s + ana + technical);
        QCOMPARE(shown.window.focusWidget(), undo);
        QTest::keyClick(undo, Qt::Key_Space);
        QVERIFY(shown.world.editing().changes().isEmpty());
    }

    void theSameOwnerTwiceInOneRoleIsRefusedAndInTwoRolesIsFine()
    {
        Shown shown;
        QVERIFY(shown.knowsPeople());
        type(shown.field, u"ana petr"_s);
        QTRY_VERIFY(shown.field->isOpen());
        QTest::keyClick(shown.field, Qt::Key_Return);
        QVERIFY(shown.world.editing().changes().isEmpty());
        QCOMPARE(shown.message(), u"Ana Petrović is technical owner already."_s);
        auto *role = part<QComboBox>(shown.form.get(), u"addRole"_s);
        role->setCurrentIndex(role->findText(u"Data steward"_s));
        type(shown.field, u"ana petr"_s);
        QTRY_VERIFY(shown.field->isOpen());
        QTest::keyClick(shown.field, Qt::Key_Return);
        QCOMPARE(shown.world.owners(shown.urn).size(), 3);
        QVERIFY(shown.message().isEmpty());
    }

    void whomTheServerDoesNotKnowIsAddedOnlyAfterAWarning()
    {
        Shown shown;
        QVERIFY(shown.knowsPeople());
        type(shown.field, u"jdoe2"_s);
        shown.field->closePopup();
        QTest::keyClick(shown.field, Qt::Key_Return);
        QVERIFY(shown.world.editing().changes().isEmpty());
        QCOMPARE(shown.message(), u"The server does not know jdoe2."_s);
        auto *anyway = part<QPushButton>(shown.form.get(), u"addAnyway"_s);
        QVERIFY(anyway->isVisibleTo(shown.form.get()));
        anyway->setFocus();
        QTest::keyClick(anyway, Qt::Key_Return);
        QVERIFY(shown.world.owners(shown.urn).contains(u"urn:li:corpuser:jdoe2"_s + technical));
        QVERIFY(!anyway->isVisibleTo(shown.form.get()));
    }

    void theRowThatWarnsIsTheWarning()
    {
        Shown shown;
        QVERIFY(QTest::qWaitForWindowActive(&shown.window));
        QVERIFY(shown.knowsPeople());
        type(shown.field, u"jdoe2"_s);
        QTRY_VERIFY(shown.field->isOpen());
        QCOMPARE(shown.field->offered().front().detail, u"unknown to the server"_s);
        QTest::keyClick(shown.field, Qt::Key_Return);
        QVERIFY(shown.world.owners(shown.urn).contains(u"urn:li:corpuser:jdoe2"_s + technical));
        QVERIFY(shown.message().contains(u"the server does not know"_s));
        QVERIFY(shown.field->text().isEmpty());
    }

    void addMeLeavesWhatIsTyped()
    {
        Shown shown;
        QVERIFY(shown.knowsPeople());
        auto *me = part<QPushButton>(shown.form.get(), u"addMe"_s);
        QTRY_VERIFY((shown.form->refresh(), me->isEnabled()));
        type(shown.field, u"tana"_s);
        me->click();
        QVERIFY(shown.world.owners(shown.urn).contains(u"urn:li:corpuser:me"_s + technical));
        QCOMPARE(shown.field->text(), u"tana"_s);
        QCOMPARE(shown.world.editing().draft(shown.urn + u"/owner"_s), u"tana"_s);
    }

    void whatCannotBeAnOwnerIsRefusedAndKept()
    {
        Shown shown;
        QVERIFY(shown.knowsPeople());
        type(shown.field, u"urn:li:tag:x"_s);
        QTest::keyClick(shown.field, Qt::Key_Return);
        QCOMPARE(shown.message(), u"That is not the URN of a user or a group."_s);
        QCOMPARE(shown.world.editing().draft(shown.urn + u"/owner"_s), u"urn:li:tag:x"_s);
        QVERIFY(shown.world.editing().changes().isEmpty());
    }

    void addMeAddsTheUserOfTheConnection()
    {
        Shown shown;
        QVERIFY(shown.knowsPeople());
        auto *me = part<QPushButton>(shown.form.get(), u"addMe"_s);
        QTRY_VERIFY((shown.form->refresh(), me->isEnabled()));
        me->click();
        QVERIFY(shown.world.owners(shown.urn).contains(u"urn:li:corpuser:me"_s + technical));
    }

    void ownRolesAreOfferedAndOldOnesOnlyWhereTheyAre()
    {
        Shown shown;
        auto *role = part<QComboBox>(shown.form.get(), u"addRole"_s);
        QTRY_VERIFY(role->findText(u"On call"_s) >= 0);
        QCOMPARE(role->count(), 5);
        QVERIFY(role->findText(u"Producer (old)"_s) < 0);
        shown.world.editing().setAspect(
            {shown.urn, changes::aspect::ownership},
            {{"owners", {{{"owner", ana.toStdString()}, {"type", "PRODUCER"}}}}}, u"test"_s);
        auto *combo = part<QComboBox>(shown.form.get(), u"role:"_s + ana + u"|PRODUCER"_s);
        QCOMPARE(combo->currentText(), u"Producer (old)"_s);
    }

    void aReadOnlyConnectionShowsText()
    {
        Shown shown(true);
        QCOMPARE(shown.form->lines().size(), 2U);
        QVERIFY(shown.form->findChildren<QComboBox *>().isEmpty());
        QVERIFY(shown.form->findChildren<QLineEdit *>().isEmpty());
        QVERIFY(shown.form->findChildren<QAbstractButton *>().isEmpty());
    }

    void tenThousandPeopleAreRankedByHowTheyBegin()
    {
        QHash<QString, catalog::Neighbour> people;
        for (int i = 0; i < 10'000; ++i) {
            catalog::Neighbour one;
            one.name = u"Person %1"_s.arg(i);
            one.detail = u"p%1@example.com"_s.arg(i);
            people.insert(u"urn:li:corpuser:u%1"_s.arg(i), one);
        }
        people[u"urn:li:corpuser:gone"_s] = {u"Person 77 gone"_s, {}, {}, {}, {}, true, false};
        NeighbourIndex index;
        index.build(people);
        QCOMPARE(index.size(), 10'001U);
        QCOMPARE(index.search(u"person 777"_s, 50).front()->name, u"Person 777"_s);
        QCOMPARE(index.search(u"u777"_s, 50).front()->urn, u"urn:li:corpuser:u777"_s);
        QCOMPARE(index.search(u"777@exam"_s, 50).front()->urn, u"urn:li:corpuser:u1777"_s);
        QVERIFY(index.search(u"nobody"_s, 50).empty());
        QCOMPARE(index.search({}, 50).size(), 50U);
        QVERIFY(index.exactly(u"PERSON 5"_s));
    }
};

QTEST_MAIN(TestOwnership)
#include "tst_ownership.moc"
