// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows the panel over invented data and saves a picture of each section:
// show_editing <folder> [light|dark] [width]

#include "tests/ui/editing/world.h"
#include "ui/common/slipwaystyle.h"
#include "ui/editing/deprecationform.h"
#include "ui/editing/editpanel.h"
#include "ui/editing/pickfield.h"

#include <QApplication>
#include <QComboBox>
#include <QPushButton>
#include <QSettings>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString modelUrn = u"urn:li:mlModel:(urn:li:dataPlatform:mlflow,two-tower,PROD)"_s;

void fill(World &world)
{
    const samples::Sample good {.name = u"fraud-graphsage"_s, .platform = u"seldon"_s};
    world.add(fraud());
    world.add(good);
    world.add({.name = u"fraud-two-tower-canary"_s, .platform = u"vertexai"_s});
    world.add({.name = u"fraud-legacy"_s, .status = u"FAILED"_s});
    world.addModel(modelUrn, u"two-tower"_s, {fraud().urn(), good.urn()});
    world.addModel(u"urn:li:mlModel:(urn:li:dataPlatform:mlflow,graphsage,PROD)"_s, u"graphsage"_s,
                   {good.urn()});
    world.show();
}

void edit(World &world)
{
    const EditTarget target = world.target(fraud().urn());
    store::Editing &editing = world.editing();
    changes::Wish wish;
    wish.addOwners
        = {{u"urn:li:corpuser:mtanaka"_s, u"urn:li:ownershipType:__system__data_steward"_s}};
    wish.removeOwners = {{u"urn:li:corpuser:ana"_s, {}}};
    wish.addTags = {u"urn:li:tag:canary"_s};
    wish.removeTags = {u"urn:li:tag:pii"_s};
    wish.properties = {{u"team"_s, u"risk"_s}, {u"traffic"_s, u"100"_s}};
    wish.removeProperties = {u"cost_center"_s};
    wish.removed = true;
    changes::Wish::Deprecation deprecation;
    deprecation.decommissionMs
        = QDateTime(QDate(2026, 12, 13), QTime(), QTimeZone::systemTimeZone()).toMSecsSinceEpoch();
    deprecation.replacement
        = domain::Urn::deployment(u"seldon"_s, u"fraud-graphsage"_s, u"PROD"_s).toString();
    wish.deprecate = deprecation;
    editing.setWish({target.urn}, wish, u"test"_s);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList words = app.arguments();
    const bool dark = words.value(2) == "dark"_L1;
    QApplication::setStyle(new SlipwayStyle(dark ? ThemeChoice::Dark : ThemeChoice::Light));
    const int width = words.value(3, u"404"_s).toInt();
    QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    World world(words.value(4) == "readonly"_L1);
    fill(world);
    EditPanel panel(settings);
    panel.setEditing(&world.editing());
    panel.setNow(samples::today());
    panel.resize(width, 860);
    panel.show();
    if (!QTest::qWaitForWindowExposed(&panel) || !world.read(fraud().urn()))
        return 1;
    QApplication::setActiveWindow(&panel); // there may be no window manager
    edit(world);
    const auto save = [&](const QString &name) {
        QTest::qWait(400);
        panel.grab().save(words.value(1) + u'/' + name + u'-' + words.value(2) + u'-'
                          + QString::number(width) + u'-'
                          + QString::number(qRound(panel.devicePixelRatioF())) + words.value(4)
                          + u".png"_s);
    };
    const QStringList names {u"governance"_s, u"properties"_s, u"links"_s, u"lifecycle"_s};
    for (int section = 0; section < names.size(); ++section) {
        panel.edit(fraud().urn(), EditPanel::Section(section));
        save(names[section]);
    }
    if (world.editing().isReadOnly())
        return 0;
    panel.edit(fraud().urn(), EditPanel::Section::Governance);
    type(part<QLineEdit>(&panel, u"replacement"_s), u"fraud"_s);
    save(u"picker"_s);
    type(part<QLineEdit>(&panel, u"addOwner"_s), u"e"_s);
    save(u"owners"_s);
    type(part<QLineEdit>(&panel, u"addOwner"_s), u"jdoe2"_s);
    QTest::keyClick(part<QLineEdit>(&panel, u"addOwner"_s), Qt::Key_Return);
    type(part<QLineEdit>(&panel, u"decommissionTimeDay"_s), u"soon"_s);
    type(part<QLineEdit>(&panel, u"addTag"_s), u"growth"_s);
    QTest::keyClick(part<QLineEdit>(&panel, u"addTag"_s), Qt::Key_Return);
    save(u"wrong"_s);
    panel.create(fraud().urn());
    save(u"copy"_s);
    return 0;
}
