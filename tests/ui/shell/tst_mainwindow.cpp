// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/mainwindow.h"

#include "ui/common/messageslot.h"
#include "ui/common/panes.h"
#include "ui/common/slipwaystyle.h"
#include "ui/shell/connectionchip.h"
#include "ui/shell/helpwindow.h"
#include "ui/shell/shortcutsdialog.h"

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

const ConnectionInfo readOnly {u"eu"_s, u"Production EU"_s, u"https://h/gms"_s, u"#C8421F"_s, true,
                               true};
const ConnectionInfo writable {u"stg"_s,     u"Staging EU"_s, u"https://s/gms"_s,
                               u"#2C7FB8"_s, false,           false};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new SlipwayStyle(ThemeChoice::Light)); }

    void init()
    {
        m_window.reset(); // before the settings that it saves to
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings
            = std::make_unique<QSettings>(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat);
        makeWindow();
    }

    void pagesAreButtonsAndMenuEntries()
    {
        QSignalSpy changed(m_window.get(), &MainWindow::pageChanged);
        m_window->addPage(u"graph"_s, u"graph"_s, u"Graph"_s, new QWidget);
        QCOMPARE(m_window->currentPage(), u"deployments"_s);

        button(u"page-graph"_s)->click();
        QCOMPARE(m_window->currentPage(), u"graph"_s);
        action(u"goPage1"_s)->trigger();

        QCOMPARE(m_window->currentPage(), u"deployments"_s);
        QVERIFY(button(u"page-deployments"_s)->isChecked());
        QCOMPARE(changed.count(), 2);
        QCOMPARE(action(u"goPage2"_s)->shortcut(), QKeySequence(u"Ctrl+2"_s));
    }

    void menusWithNothingInThemAreNotShown()
    {
        QVERIFY(!menu(u"Deployment"_s)->menuAction()->isVisible());

        auto *copy = new QAction(u"Copy &URN"_s, m_window.get());
        m_window->addMenuActions(WindowMenu::Deployment, {copy});

        QVERIFY(menu(u"Deployment"_s)->menuAction()->isVisible());
        QVERIFY(menu(u"Deployment"_s)->actions().contains(copy));
    }

    void theConnectionIsSaidEverywhere()
    {
        m_window->setConnection(readOnly);

        QCOMPARE(m_window->windowTitle(), u"Production EU – Slipway"_s);
        const QString chip = m_window->findChild<ConnectionChip *>()->accessibleName();
        QVERIFY2(chip.contains(u"Production EU, production, read-only"_s), qPrintable(chip));
        QVERIFY(action(u"refresh"_s)->isEnabled());

        m_window->setConnection({});
        QCOMPARE(m_window->windowTitle(), u"Slipway"_s);
        QVERIFY(!action(u"refresh"_s)->isEnabled());
    }

    void nothingIsImportedIntoAReadOnlyConnection()
    {
        QVERIFY(action(u"import"_s)->isEnabled());

        m_window->setConnection(readOnly);
        QVERIFY(!action(u"import"_s)->isEnabled());
        QCOMPARE(dropped(), 0);

        m_window->setConnection(writable);
        QVERIFY(action(u"import"_s)->isEnabled());
        QCOMPARE(dropped(), 1);
    }

    void theChipOffersTheOtherConnections()
    {
        QSignalSpy chosen(m_window.get(), &MainWindow::connectionChosen);
        QSignalSpy asked(m_window.get(), &MainWindow::connectionsRequested);
        m_window->setConnection(readOnly);
        m_window->setConnections({readOnly, writable});
        QMenu *offered = m_window->findChild<ConnectionChip *>()->menu();
        Q_EMIT offered->aboutToShow();

        QCOMPARE(offered->actions().size(), 4); // two, a line, "Connections…"
        offered->actions().at(1)->trigger();
        offered->actions().last()->trigger();

        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.at(0).at(0).toString(), u"stg"_s);
        QCOMPARE(asked.count(), 1);
    }

    void theFirstStartLeavesThePagesOut()
    {
        QSignalSpy chosen(m_window.get(), &MainWindow::firstStartChosen);

        m_window->showFirstStart({327, {}, {}, {}});
        QVERIFY(!button(u"page-deployments"_s)->isEnabled());
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::AltModifier);
        QCOMPARE(chosen.count(), 1);
        QVERIFY(chosen.at(0).at(0).value<FirstStart>() == FirstStart::Connect);

        m_window->showPage(u"deployments"_s);
        QVERIFY(button(u"page-deployments"_s)->isEnabled());
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::AltModifier);
        QCOMPARE(chosen.count(), 1);
    }

    void anErrorTakesTheFocusToItsNextStep()
    {
        QSignalSpy triggered(m_window.get(), &MainWindow::errorActionTriggered);
        m_window->showError({u"No"_s, {}, {}, {{u"retry"_s, u"Retry"_s, {}, {}, {}}}, {}, {}, {}});

        QCOMPARE(QApplication::focusWidget()->objectName(), u"error-retry"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);

        QCOMPARE(triggered.count(), 1);
    }

    void messagesStandWhereThePageWantsThem()
    {
        auto *slot = m_page->findChild<MessageSlot *>();
        m_window->setBanner(u"missing"_s, {Tone::Warn, u"Missing"_s, {}, {}, false});
        auto *area = m_window->findChild<BannerArea *>();
        QVERIFY(slot->isAncestorOf(area));
        QVERIFY(area->isVisible());

        m_window->addPage(u"plain"_s, u"graph"_s, u"Plain"_s, new QWidget);
        m_window->showPage(u"plain"_s);
        QVERIFY(!slot->isAncestorOf(area));
        QVERIFY(area->isVisible());

        m_window->showPage(u"deployments"_s);
        QVERIFY(slot->isAncestorOf(area));
        m_window->clearBanner(u"missing"_s);
        QVERIFY(!area->isVisible());
    }

    void backAndForwardWaitForSomethingToGoTo()
    {
        QSignalSpy back(m_window.get(), &MainWindow::backRequested);
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(back.count(), 0);

        m_window->setHistory(true, false);
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);

        QCOMPARE(back.count(), 1);
        QVERIFY(!action(u"forward"_s)->isEnabled());
    }

    void theIntervalIsChosenByTheUserOnly()
    {
        QSignalSpy chosen(m_window.get(), &MainWindow::refreshMinutesChosen);

        m_window->setRefreshMinutes(5);
        QVERIFY(action(u"refreshEvery5"_s)->isChecked());
        m_window->setRefreshMinutes(7); // of a profile; the menu does not offer it
        QVERIFY(!action(u"refreshEvery5"_s)->isChecked());
        QCOMPARE(chosen.count(), 0);

        action(u"refreshEvery60"_s)->trigger();
        action(u"refreshEvery0"_s)->trigger();
        QCOMPARE(chosen.at(0).at(0).toInt(), 60);
        QCOMPARE(chosen.at(1).at(0).toInt(), 0);
    }

    void clearingTheCacheIsInTheFileMenu()
    {
        QSignalSpy asked(m_window.get(), &MainWindow::clearCacheRequested);

        action(u"clearCache"_s)->trigger();

        QCOMPARE(asked.count(), 1);
    }

    void themeAndDensityAreChosenByTheUserOnly()
    {
        QSignalSpy theme(m_window.get(), &MainWindow::themeChosen);
        QSignalSpy density(m_window.get(), &MainWindow::densityChosen);

        m_window->setTheme(ThemeChoice::Dark);
        m_window->setDensity(Density::Compact);
        QCOMPARE(theme.count() + density.count(), 0);
        QVERIFY(action(u"themeDark"_s)->isChecked());
        QVERIFY(!action(u"themeSystem"_s)->isChecked());

        action(u"themeLight"_s)->trigger();
        action(u"densityRoomy"_s)->trigger();
        QVERIFY(theme.at(0).at(0).value<ThemeChoice>() == ThemeChoice::Light);
        QVERIFY(density.at(0).at(0).value<Density>() == Density::Roomy);
    }

    void narrowWindowsShowIconsButKeepTheConnection()
    {
        m_window->setConnection(readOnly);
        m_window->resize(1200, 700);
        QTRY_VERIFY(button(u"page-deployments"_s)->toolTip().isEmpty());
        const int wide = button(u"page-deployments"_s)->sizeHint().width();

        m_window->resize(900, 560);
        QTRY_VERIFY(button(u"page-deployments"_s)->width() < wide);

        auto *chip = m_window->findChild<ConnectionChip *>();
        QVERIFY(chip->width() >= chip->minimumSizeHint().width());
        QCOMPARE(button(u"page-deployments"_s)->toolTip(), u"Deployments"_s);
        QCOMPARE(m_window->minimumSize(), QSize(900, 560));
    }

    void sizeIsRemembered()
    {
        m_window->resize(1013, 611);
        m_window->close();

        makeWindow();

        QCOMPARE(m_window->size(), QSize(1013, 611));
    }

    void f6WalksThePanes()
    {
        m_page->findChild<QLineEdit *>()->setFocus();

        QTest::keyClick(m_window.get(), Qt::Key_F6);
        QVERIFY(QApplication::focusWidget() != m_page->findChild<QLineEdit *>());
        for (int i = 0; i < 5 && QApplication::focusWidget() != m_page->findChild<QLineEdit *>();
             ++i)
            QTest::keyClick(m_window.get(), Qt::Key_F6);

        QCOMPARE(QApplication::focusWidget(), m_page->findChild<QLineEdit *>());
    }

    void tabOrderIsVisualOrder()
    {
        m_window->setHistory(true, true);
        m_window->setConnection(readOnly);
        const QStringList expected {u"backButton"_s,    u"forwardButton"_s, u"page-deployments"_s,
                                    u"paletteButton"_s, u"refreshButton"_s, u"connectionChip"_s};
        button(expected.first())->setFocus();

        QStringList order;
        for (qsizetype i = 0; i < expected.size(); ++i) {
            order += QApplication::focusWidget()->objectName();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }

        QCOMPARE(order, expected);
    }

    void allKeysAreListed()
    {
        m_window->addShortcutHelp({{u"Table"_s, u"Open the details"_s, u"Enter"_s}});

        action(u"shortcuts"_s)->trigger();

        auto *dialog = m_window->findChild<ShortcutsDialog *>();
        QVERIFY(dialog);
        const QStringList names = listed(*dialog);
        QVERIFY(names.contains(u"Refresh: F5"_s));
        QVERIFY(names.contains(u"Deployments: Ctrl+1"_s));
        QVERIFY(names.contains(u"Open the details: Enter"_s));
        QVERIFY(names.contains(u"Keyboard shortcuts: question mark"_s));
    }

    void keysAreSearchedByWhatTheyDoAndByTheirNames()
    {
        action(u"shortcuts"_s)->trigger();
        auto *dialog = m_window->findChild<ShortcutsDialog *>();
        auto *search = dialog->findChild<QLineEdit *>();
        const qsizetype all = listed(*dialog).size();

        search->setText(u"refr"_s);
        QCOMPARE(listed(*dialog), QStringList {u"Refresh: F5"_s});
        search->setText(u"alt+left"_s);
        QCOMPARE(listed(*dialog), QStringList {u"Back: Alt+Left"_s});
        search->setText(u"nothing like it"_s);
        QVERIFY(listed(*dialog).isEmpty());
        search->clear();
        QCOMPARE(listed(*dialog).size(), all);
    }

    void theListOpensByAQuestionMark()
    {
        auto *line = m_page->findChild<QLineEdit *>();
        line->setFocus();
        QTest::keyClick(line, u'?');
        QCOMPARE(line->text(), u"?"_s);
        QVERIFY(!m_window->findChild<ShortcutsDialog *>());

        button(u"page-deployments"_s)->setFocus();
        QTest::keyClick(QApplication::focusWidget(), u'?');
        QVERIFY(m_window->findChild<ShortcutsDialog *>());
    }

    void thePaletteOpensFromAnyField()
    {
        QSignalSpy asked(m_window.get(), &MainWindow::paletteRequested);
        auto *text = new QPlainTextEdit(u"keep this"_s, m_page);
        m_page->layout()->addWidget(text);
        for (QWidget *field : QList<QWidget *> {m_page->findChild<QLineEdit *>(), text,
                                                button(u"page-deployments"_s)}) {
            field->setFocus();
            QTest::keyClick(field, Qt::Key_K, Qt::ControlModifier);
        }

        QCOMPARE(asked.count(), 3);
        QCOMPARE(text->toPlainText(), u"keep this"_s);
    }

    void mouseButtonsGoBackAndForward()
    {
        QSignalSpy back(m_window.get(), &MainWindow::backRequested);
        QSignalSpy forward(m_window.get(), &MainWindow::forwardRequested);
        QTest::mouseClick(m_page, Qt::BackButton);
        QCOMPARE(back.count(), 0); // there is nowhere to go

        m_window->setHistory(true, true);
        QTest::mouseClick(m_page, Qt::BackButton);
        QTest::mouseClick(m_page, Qt::ForwardButton);

        QCOMPARE(back.count(), 1);
        QCOMPARE(forward.count(), 1);
    }

    void helpIsOfferedOnlyWhereThereIsSome()
    {
        QVERIFY(!m_window->addHelpPage(u"helpNone"_s, u"&None"_s, u":/slipway/help/none.md"_s));
        QVERIFY(!action(u"helpNone"_s));

        QVERIFY(m_window->addHelpPage(u"helpGms"_s, u"The &embedded GMS"_s,
                                      u":/slipway/help/embedded-gms.md"_s,
                                      QKeySequence(Qt::Key_F1)));
        QTest::keyClick(m_window.get(), Qt::Key_F1);

        auto *help = m_window->findChild<HelpWindow *>();
        QVERIFY(help);
        QCOMPARE(help->windowTitle(), u"The embedded GMS"_s);
        QVERIFY(menu(u"Help"_s)->actions().contains(action(u"helpGms"_s)));
    }

    void noTwoActionsShareAKey()
    {
        QStringList keys;
        for (const QAction *each : m_window->findChildren<QAction *>()) {
            if (!each->shortcut().isEmpty())
                keys += each->shortcut().toString();
        }
        const qsizetype all = keys.size();

        QVERIFY(all > 8);
        QCOMPARE(keys.removeDuplicates(), 0);
    }

private:
    void makeWindow()
    {
        m_window.reset();
        m_window = std::make_unique<MainWindow>(*m_settings);
        m_page = new QWidget;
        auto *column = new QVBoxLayout(m_page);
        auto *line = new QLineEdit(m_page);
        column->addWidget(line);
        column->addWidget(new MessageSlot(m_page));
        panes::mark(line);
        m_window->addPage(u"deployments"_s, u"table"_s, u"Deployments"_s, m_page);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    QAction *action(const QString &name) { return m_window->findChild<QAction *>(name); }
    QToolButton *button(const QString &name) { return m_window->findChild<QToolButton *>(name); }
    QMenu *menu(const QString &title)
    {
        for (const QAction *each : m_window->menuBar()->actions()) {
            if (each->text().remove(u'&') == title)
                return each->menu();
        }
        return nullptr;
    }

    //! What a screen reader hears of the keys that are shown.
    static QStringList listed(const ShortcutsDialog &dialog)
    {
        QStringList names;
        const auto *view = dialog.findChild<QTreeView *>();
        const QAbstractItemModel *model = view->model();
        for (int s = 0; s < model->rowCount(); ++s) {
            const QModelIndex section = model->index(s, 0);
            for (int r = 0; r < model->rowCount(section); ++r) {
                if (!view->isRowHidden(s, {}) && !view->isRowHidden(r, section))
                    names += model->index(r, 0, section).data(Qt::AccessibleTextRole).toString();
            }
        }
        return names;
    }

    //! How often a dropped file asked for an import.
    qsizetype dropped()
    {
        QSignalSpy asked(m_window.get(), &MainWindow::importRequested);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(u"/data/a b.json"_s)});
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.setAccepted(false);
        QApplication::sendEvent(m_window.get(), &enter);
        if (!enter.isAccepted())
            return asked.count();
        QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &drop);
        const QStringList expected {u"/data/a b.json"_s};
        return asked.count() == 1 && asked.at(0).at(0).toStringList() != expected ? -1
                                                                                  : asked.count();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    QWidget *m_page = nullptr;
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
