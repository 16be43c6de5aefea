// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/editing/world.h"
#include "ui/common/segments.h"
#include "ui/editing/editpanel.h"
#include "ui/editing/panelheader.h"
#include "ui/editing/writersnote.h"

#include "tests/ui/shell/accessibilitywalk.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Shown
{
    explicit Shown(bool readOnly = false) : world(readOnly), panel(settings)
    {
        world.add(fraud());
        samples::Sample other;
        other.name = u"other"_s;
        world.add(other);
        world.show();
        panel.setEditing(&world.editing());
        panel.setNow(QDateTime(samples::today()));
        panel.resize(404, 800);
        panel.show();
        panel.activateWindow();
    }
    bool isRead(const QString &what)
    {
        return QTest::qWaitFor([&] {
            return world.editing().presentOf({what, changes::aspect::properties}).fromServer;
        });
    }
    QString about() { return panel.findChild<PanelHeader *>()->about(); }

    World world;
    QString urn = fraud().urn();
    QTemporaryDir folder;
    QSettings settings {folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    EditPanel panel;
};

} // namespace

class TestPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHeadSaysWhichOneAndHowFresh()
    {
        Shown shown;
        shown.panel.edit(shown.urn);
        QCOMPARE(shown.about(), u"PROD · reading aspects…"_s);
        QVERIFY(shown.isRead(shown.urn));
        const QString at
            = samples::today().toTimeZone(QTimeZone::systemTimeZone()).toString(u"HH:mm"_s);
        QTRY_COMPARE(shown.about(), u"PROD · aspects read at "_s + at);
    }

    void theHeadSaysWhyAspectsWereNotRead()
    {
        Shown shown;
        shown.world.gms().fault("/openapi/v3", Fault::Forbidden, -1);
        shown.panel.edit(shown.urn);
        QTRY_VERIFY2(shown.about().startsWith(u"PROD · aspects not read: "_s),
                     qPrintable(shown.about()));
    }

    void theSectionIsRememberedAndAskedFor()
    {
        Shown shown;
        shown.panel.edit(shown.urn, EditPanel::Section::Links);
        QCOMPARE(shown.panel.section(), EditPanel::Section::Links);
        EditPanel again(shown.settings);
        again.setEditing(&shown.world.editing());
        again.edit(shown.urn);
        QCOMPARE(again.section(), EditPanel::Section::Links);
    }

    void undoAndRedoFollowTheHistory()
    {
        Shown shown;
        shown.panel.edit(shown.urn);
        QVERIFY(shown.isRead(shown.urn));
        auto *undo = part<QToolButton>(&shown.panel, u"undoEdit"_s);
        auto *redo = part<QToolButton>(&shown.panel, u"redoEdit"_s);
        QVERIFY(!undo->isEnabled() && !redo->isEnabled());
        shown.world.editing().setAspect({shown.urn, changes::aspect::status}, {{"removed", true}},
                                        u"Soft-delete"_s);
        QVERIFY(undo->isEnabled());
        QCOMPARE(undo->toolTip(), u"Undo: Soft-delete"_s);
        undo->click();
        QVERIFY(shown.world.editing().changes().isEmpty());
        QVERIFY(redo->isEnabled());
        redo->click();
        QVERIFY(!shown.world.editing().changes().isEmpty());
    }

    void escClosesAndCtrlEnterGoesOn()
    {
        Shown shown;
        QVERIFY(QTest::qWaitForWindowActive(&shown.panel));
        shown.panel.edit(shown.urn, EditPanel::Section::Governance);
        auto *field = part<QLineEdit>(&shown.panel, u"addOwner"_s);
        field->setFocus();
        QSignalSpy next(&shown.panel, &EditPanel::nextRequested);
        QSignalSpy closed(&shown.panel, &EditPanel::closed);
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(next.count(), 1);
        QTest::keyClick(field, Qt::Key_Down);
        QVERIFY(shown.panel.findChild<QWidget *>(u"pickPopup"_s)->isVisible());
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(closed.count(), 0);
        QVERIFY(!shown.panel.findChild<QWidget *>(u"pickPopup"_s)->isVisible());
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(closed.count(), 1);
    }

    void theNextDeploymentKeepsTheFocusInTheSameField()
    {
        Shown shown;
        QVERIFY(QTest::qWaitForWindowActive(&shown.panel));
        shown.panel.edit(shown.urn, EditPanel::Section::Governance);
        auto *field = part<QLineEdit>(&shown.panel, u"addOwner"_s);
        type(field, u"some"_s);
        samples::Sample other;
        other.name = u"other"_s;
        shown.panel.edit(other.urn());
        QCOMPARE(shown.panel.focusWidget()->objectName(), u"addOwner"_s);
        QVERIFY(static_cast<QLineEdit *>(shown.panel.focusWidget())->text().isEmpty());
        shown.panel.edit(shown.urn);
        QCOMPARE(static_cast<QLineEdit *>(shown.panel.focusWidget())->text(), u"some"_s);
    }

    void theFootSaysWhoWritesWhat()
    {
        Shown shown;
        shown.panel.edit(shown.urn);
        auto *note = shown.panel.findChild<WritersNote *>();
        QVERIFY(!note->isVisibleTo(&shown.panel));
        QVERIFY(shown.isRead(shown.urn));
        const QString text = WritersNote::sentences(shown.world.target(shown.urn));
        QVERIFY2(text.startsWith(u"pipeline last wrote description, status, version and "
                                 "properties (today 06:00) and may overwrite them."_s),
                 qPrintable(text));
        QVERIFY2(text.contains(u"owners, tags and deprecation by x"_s), qPrintable(text));
        QVERIFY2(text.endsWith(u"Not set: the container and the platform instance."_s),
                 qPrintable(text));
        QTRY_VERIFY(note->isVisibleTo(&shown.panel));
    }

    void lettingGoOfTheConnectionLeavesAnEmptyPanel()
    {
        Shown shown;
        shown.panel.edit(shown.urn);
        shown.panel.setEditing(nullptr);
        QVERIFY(shown.panel.urn().isEmpty());
        QVERIFY(!shown.panel.findChild<QLineEdit *>());
    }

    void everyControlHasANameAndIsReachedByTab()
    {
        for (const bool readOnly : {false, true}) {
            Shown shown(readOnly);
            for (int section = 0; section < 4; ++section) {
                shown.panel.edit(shown.urn, EditPanel::Section(section));
                QVERIFY(shown.isRead(shown.urn));
                QStringList faults = accessibilitywalk::faults(&shown.panel);
                faults.removeIf([](const QString &fault) {
                    return fault.contains(u"Segment"_s) || fault.startsWith(u"QAbstractButton"_s);
                });
                QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
            }
        }
    }
};

QTEST_MAIN(TestPanel)
#include "tst_panel.moc"
