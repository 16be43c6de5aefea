// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/editing/world.h"
#include "ui/editing/editpanel.h"
#include "ui/editing/formgroup.h"

#include <QComboBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
namespace aspect = changes::aspect;

namespace {

struct Shown
{
    Shown()
    {
        world.add(fraud());
        world.show();
        panel.setEditing(&world.editing());
        panel.setNow(samples::today());
        panel.resize(404, 800);
        panel.show();
        panel.activateWindow();
    }

    World world;
    QString original = fraud().urn();
    QTemporaryDir folder;
    QSettings settings {folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    EditPanel panel {settings};
};

} // namespace

class TestNewDeployment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromNothingItIsStagedInOneStepAndEdited()
    {
        Shown shown;
        shown.panel.create();
        auto *create = part<QPushButton>(&shown.panel, u"createDeployment"_s);
        QVERIFY(!create->isEnabled());
        part<QComboBox>(&shown.panel, u"newPlatform"_s)->setEditText(u"kserve"_s);
        type(part<QLineEdit>(&shown.panel, u"newName"_s), u"churn (v2)"_s);
        part<QComboBox>(&shown.panel, u"newEnvironment"_s)->setCurrentText(u"DEV"_s);
        const QString urn
            = domain::Urn::deployment(u"kserve"_s, u"churn (v2)"_s, u"DEV"_s).toString();
        QCOMPARE(part<QLineEdit>(&shown.panel, u"newUrn"_s)->text(), urn);
        QSignalSpy created(&shown.panel, &EditPanel::created);
        create->click();
        QCOMPARE(created.count(), 1);
        QCOMPARE(shown.panel.urn(), urn);
        QVERIFY(shown.world.pending(urn, aspect::properties)
                == (changes::Json {{"status", "CREATING"}}));
        QCOMPARE(shown.world.editing().changes().edits().front().baseVersion, -1);
        shown.world.editing().undo();
        QVERIFY(shown.world.editing().changes().isEmpty());
    }

    void whatIsThereAlreadyIsRefused()
    {
        Shown shown;
        shown.panel.create(shown.original);
        auto *create = part<QPushButton>(&shown.panel, u"createDeployment"_s);
        QVERIFY(!create->isEnabled());
        QCOMPARE(part<FieldMessage>(&shown.panel, u"newMessage"_s)->text(),
                 u"There is a deployment of that name, platform and environment already."_s);
        type(part<QLineEdit>(&shown.panel, u"newName"_s), u"fraud-next"_s);
        QVERIFY(create->isEnabled());
    }

    void aCopyTakesOverWhatWillBeAndNotTheDeprecation()
    {
        Shown shown;
        QVERIFY(shown.world.read(shown.original));
        shown.world.editing().setAspect({shown.original, aspect::tags},
                                        {{"tags", {{{"tag", "urn:li:tag:canary"}}}}}, u"test"_s);
        shown.panel.create(shown.original);
        type(part<QLineEdit>(&shown.panel, u"newName"_s), u"fraud-next"_s);
        part<QPushButton>(&shown.panel, u"createDeployment"_s)->click();
        const QString urn
            = domain::Urn::deployment(u"vertexai"_s, u"fraud-next"_s, u"PROD"_s).toString();
        QCOMPARE(shown.panel.urn(), urn);
        QCOMPARE(shown.world.owners(urn), shown.world.owners(shown.original));
        QCOMPARE(shown.world.tags(urn), QStringList {u"urn:li:tag:canary"_s});
        const changes::Json properties = shown.world.pending(urn, aspect::properties);
        QVERIFY(properties.at("customProperties").at("traffic") == "80");
        QVERIFY(!properties.contains("createdAt"));
        QVERIFY(shown.world.pending(urn, aspect::deprecation).is_null());
    }

    void aFormThatIsOpenedAgainIsEmpty()
    {
        Shown shown;
        shown.panel.create();
        type(part<QLineEdit>(&shown.panel, u"newName"_s), u"first"_s);
        shown.panel.create();
        QVERIFY(part<QLineEdit>(&shown.panel, u"newName"_s)->text().isEmpty());
        QVERIFY(shown.world.editing().changes().isEmpty());
    }
};

QTEST_MAIN(TestNewDeployment)
#include "tst_newdeployment.moc"
