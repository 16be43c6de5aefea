// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/application.h"
#include "models/settings/profiles.h"
#include "models/settings/settings.h"
#include "ui/changeset/changesetpane.h"
#include "ui/common/slipwaystyle.h"

#include <QAction>
#include <QApplication>
#include <QPushButton>
#include <QTimer>

#include <cstdio>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace {

//! A connection that may be written to, and the one that was open last.
bool rememberConnection(const QUrl &url)
{
    Profiles profiles(Profiles::defaultFile());
    for (const ConnectionProfile &profile : profiles.all()) {
        if (profile.url == url)
            return true;
    }
    ConnectionProfile profile;
    profile.url = url;
    profile.readOnly = false;
    const QString id = profiles.add(profile);
    QSettings backend(Settings::defaultFile(), QSettings::IniFormat);
    Settings settings(backend);
    settings.lastConnection.set(id);
    return profiles.save().has_value();
}

} // namespace

//! The whole program, which sends what waits as a user does: Apply, and Apply again in the band
//! that asks. windowcrash.py kills it.
//!   windowapplier URL
int main(int argc, char **argv)
{
    const QApplication program(argc, argv);
    QCoreApplication::setApplicationName(u"slipway"_s);
    if (argc < 2 || !rememberConnection(QUrl(QString::fromLocal8Bit(argv[1]))))
        return 2;
    auto *style = new SlipwayStyle(ThemeChoice::Light);
    QApplication::setStyle(style);
    Application application({}, *style);
    application.start();
    ChangeSetPane *pane = nullptr;
    QAction *changes = nullptr;
    for (QWidget *widget : QApplication::allWidgets()) {
        if (auto *found = qobject_cast<ChangeSetPane *>(widget))
            pane = found;
        for (QAction *action : widget->actions()) {
            if (action->objectName() == "showChanges"_L1)
                changes = action;
        }
    }
    if (!pane || !changes)
        return 3;
    auto *confirm = pane->findChild<QPushButton *>(u"confirmApply"_s);
    bool begun = false;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &program, [&] {
        if (begun && !changes->property("waiting").toBool())
            return QCoreApplication::quit();
        if (!pane->applyAction()->isEnabled() || confirm->isVisible())
            return;
        pane->applyAction()->trigger();
        confirm->click();
        if (!std::exchange(begun, true)) {
            std::puts("begun");
            std::fflush(stdout);
        }
    });
    timer.start(2);
    return QApplication::exec();
}
