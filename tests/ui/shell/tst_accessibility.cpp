// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/shell/accessibilitywalk.h"
#include "ui/common/messageslot.h"
#include "ui/common/slipwaystyle.h"
#include "ui/shell/aboutdialog.h"
#include "ui/shell/helpwindow.h"
#include "ui/shell/importreport.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/shortcutsdialog.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

class TestAccessibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new SlipwayStyle(ThemeChoice::Light)); }

    void theWalkFindsFaults()
    {
        QWidget root;
        auto *nameless = new QToolButton(&root);
        nameless->setFocusPolicy(Qt::NoFocus);

        QCOMPARE(accessibilitywalk::faults(&root).size(), 2);
    }

    void everythingInTheWindowHasANameAndTakesFocus()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        MainWindow window(settings);
        window.addPage(u"deployments"_s, u"table"_s, u"Deployments"_s, new QWidget);
        window.showFirstStart({327, u"http://127.0.0.1:8080"_s, u"https://h/gms"_s, {}});
        window.showError({u"No"_s,
                          u"advice"_s,
                          {{Outcome::Fail, u"a"_s, u"b"_s, 1}},
                          {{u"x"_s, u"X"_s, {}, {}, {}}},
                          u"note"_s,
                          {u"y"_s, u"Y"_s, {}, {}, {}},
                          u"report"_s});
        window.setBanner(u"b"_s, {Tone::Warn, u"t"_s, u"x"_s, {{u"r"_s, u"Retry"_s, {}}}, true});
        window.setProgress({u"Loading"_s, 1, 2, {}, {}, {}, u"Stop"_s});
        window.show();

        const QStringList faults = accessibilitywalk::faults(&window);

        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u"\n"_s)));
    }

    void everythingInTheDialogsHasANameAndTakesFocus()
    {
        ImportReport report(u"/data/a.json"_s, u"On this computer"_s);
        report.setSummary(
            {u"On this computer"_s, {{u"ownership"_s, 1, 0}}, {{1, u"p"_s, u"t"_s}}, 1, false, {}});
        AboutDialog about(u"1.0"_s, nullptr);
        ShortcutsDialog keys({{u"View"_s, u"Refresh"_s, u"F5"_s}}, nullptr);

        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        const HelpWindow help(u"Help"_s, u":/slipway/help/embedded-gms.md"_s, settings);

        for (const QWidget *dialog : QList<const QWidget *> {&report, &about, &keys, &help}) {
            const QStringList faults = accessibilitywalk::faults(dialog);
            QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u"\n"_s)));
        }
    }
};

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
