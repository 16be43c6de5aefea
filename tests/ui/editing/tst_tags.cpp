// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/editing/shownform.h"
#include "ui/editing/newtagform.h"
#include "ui/editing/pickfield.h"
#include "ui/editing/tagsform.h"

#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString tier = u"urn:li:tag:tier-1"_s;
const QString pii = u"urn:li:tag:pii"_s;
const QString canary = u"urn:li:tag:canary"_s;

struct Shown : ShownForm<TagsForm>
{
    explicit Shown(bool readOnly = false) : ShownForm(readOnly)
    {
        if (!QTest::qWaitFor([&] { return editing().neighbours(u"tag"_s).contains(tier); }))
            qFatal("no tags");
    }
    PickField *field() { return part<PickField>("addTag"); }
    EditChip *chip(const QString &tag) { return ::part<EditChip>(form.get(), u"chip:"_s + tag); }
};

} // namespace

class TestTags : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typingANameAddsTheTag()
    {
        Shown shown;
        type(shown.field(), u"cana"_s);
        QTRY_VERIFY(shown.field()->isOpen());
        QTest::keyClick(shown.field(), Qt::Key_Return);
        QCOMPARE(shown.world.tags(shown.urn), (QStringList {tier, pii, canary}));
        QCOMPARE(shown.chip(canary)->state(), EditChip::State::Added);
        QVERIFY(shown.field()->text().isEmpty());
    }

    void whatIsThereIsNotOffered()
    {
        Shown shown;
        type(shown.field(), u"pii"_s);
        QVERIFY(!shown.field()->isOpen());
        QTest::keyClick(shown.field(), Qt::Key_Return);
        QCOMPARE(shown.message("tagMessage"), u"The tag pii is there already."_s);
        QVERIFY(shown.editing().changes().isEmpty());
    }

    void backspaceInTheEmptyLineRemovesTheLast()
    {
        Shown shown;
        shown.field()->setFocus();
        QTest::keyClick(shown.field(), Qt::Key_Backspace);
        QCOMPARE(shown.world.tags(shown.urn), QStringList {tier});
        QCOMPARE(shown.chip(pii)->state(), EditChip::State::Removed);
        QTest::keyClick(shown.field(), Qt::Key_Backspace);
        QVERIFY(shown.world.tags(shown.urn).isEmpty());
        shown.editing().undo();
        shown.editing().undo();
        QCOMPARE(shown.world.tags(shown.urn), (QStringList {tier, pii}));
    }

    void theArrowsWalkTheChipsAndSpaceTakesThemOff()
    {
        Shown shown;
        QVERIFY(QTest::qWaitForWindowActive(&shown.window));
        shown.field()->setFocus();
        QTest::keyClick(shown.field(), Qt::Key_Left);
        QCOMPARE(shown.window.focusWidget(), shown.chip(pii));
        QTest::keyClick(shown.chip(pii), Qt::Key_Left);
        QCOMPARE(shown.window.focusWidget(), shown.chip(tier));
        QTest::keyClick(shown.chip(tier), Qt::Key_Space);
        QCOMPARE(shown.world.tags(shown.urn), QStringList {pii});
        QCOMPARE(shown.window.focusWidget(), shown.chip(tier));
        QTest::keyClick(shown.chip(tier), Qt::Key_Space);
        QVERIFY(shown.editing().changes().isEmpty());
    }

    void aClickAnywhereInTheFrameMeansTheLine()
    {
        Shown shown;
        QVERIFY(QTest::qWaitForWindowActive(&shown.window));
        shown.chip(pii)->setFocus();
        auto *box = shown.part<QWidget>("tagBox");
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(box->width() - 2, 2));
        QCOMPARE(shown.window.focusWidget(), shown.field());
    }

    void undoIsOfTheSetUnlessSomethingIsTyped()
    {
        Shown shown;
        type(shown.field(), u"cana"_s);
        QTRY_VERIFY(shown.field()->isOpen());
        QTest::keyClick(shown.field(), Qt::Key_Return);
        QVERIFY(shown.world.tags(shown.urn).contains(canary));
        type(shown.field(), u"x"_s);
        QTest::keySequence(shown.field(), QKeySequence::Undo);
        QVERIFY(shown.world.tags(shown.urn).contains(canary));
        QVERIFY(shown.field()->text().isEmpty());
        QTest::keySequence(shown.field(), QKeySequence::Undo);
        QVERIFY(shown.editing().changes().isEmpty());
        QVERIFY(shown.field()->text().isEmpty());
        QTest::keySequence(shown.field(), QKeySequence::Redo);
        QVERIFY(shown.world.tags(shown.urn).contains(canary));
    }

    void anUnknownNameMakesATagAndPutsItOnInOneStep()
    {
        Shown shown;
        type(shown.field(), u"growth"_s);
        QTRY_VERIFY(shown.field()->isOpen());
        QCOMPARE(shown.field()->offered().back().name, u"Create tag “growth”"_s);
        QTest::keyClick(shown.field(), Qt::Key_Return);
        auto *form = shown.form->findChild<NewTagForm *>();
        QVERIFY(form->isVisible());
        type(shown.part<QLineEdit>("newTagDescription"), u"Cost of growth"_s);
        type(shown.part<QLineEdit>("newTagColour"), u"#12ab"_s);
        QVERIFY(!shown.part<QPushButton>("newTagCreate")->isEnabled());
        QCOMPARE(shown.message("newTagMessage"), u"A colour is written #rrggbb."_s);
        type(shown.part<QLineEdit>("newTagColour"), u"#12ab34"_s);
        QTest::keyClick(shown.part<QLineEdit>("newTagColour"), Qt::Key_Return);
        const QString urn = u"urn:li:tag:growth"_s;
        QVERIFY(!form->isVisible());
        QVERIFY(shown.world.tags(shown.urn).contains(urn));
        QVERIFY(shown.world.pending(urn, changes::aspect::tagProperties)
                == (changes::Json {{"name", "growth"},
                                   {"description", "Cost of growth"},
                                   {"colorHex", "#12ab34"}}));
        QCOMPARE(shown.editing().changes().editCount(), 2U);
        shown.editing().undo();
        QVERIFY(shown.editing().changes().isEmpty());
        QVERIFY(!shown.editing().canUndo());
    }

    void escLeavesTheNewTagAndNothingIsMade()
    {
        Shown shown;
        type(shown.field(), u"growth"_s);
        QTest::keyClick(shown.field(), Qt::Key_Return);
        auto *form = shown.form->findChild<NewTagForm *>();
        QVERIFY(form->isVisible());
        QTest::keyClick(shown.part<QLineEdit>("newTagName"), Qt::Key_Escape);
        QVERIFY(!form->isVisible());
        QVERIFY(shown.editing().changes().isEmpty());
    }

    void aReadOnlyConnectionShowsChipsOnly()
    {
        Shown shown(true);
        QVERIFY(shown.form->findChildren<QLineEdit *>().isEmpty());
        QVERIFY(!shown.chip(pii)->isEnabled());
    }
};

QTEST_MAIN(TestTags)
#include "tst_tags.moc"
