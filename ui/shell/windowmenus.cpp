// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/windowmenus.h"

#include "ui/common/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;

WindowMenus::WindowMenus(QMenuBar &bar, QObject *parent)
    : QObject(parent)
    , m_themes(new QActionGroup(this))
    , m_densities(new QActionGroup(this))
    , m_intervals(new QActionGroup(this))
{
    addMenu(bar, WindowMenu::File, tr("&File"));
    addMenu(bar, WindowMenu::Edit, tr("&Edit"));
    addMenu(bar, WindowMenu::View, tr("&View"));
    addMenu(bar, WindowMenu::Go, tr("&Go"));
    addMenu(bar, WindowMenu::Deployment, tr("&Deployment"));
    addMenu(bar, WindowMenu::Help, tr("&Help"));
    makeActions();
    fillMenus();
    for (const WindowMenu empty : {WindowMenu::Edit, WindowMenu::Deployment})
        menu(empty)->menuAction()->setVisible(false);
}

QMenu *WindowMenus::addMenu(QMenuBar &bar, WindowMenu id, const QString &title)
{
    QMenu *menu = bar.addMenu(title);
    m_menus.insert(id, menu);
    m_ownBegins.insert(id, menu->addSeparator());
    return menu;
}

QAction *WindowMenus::make(const QString &name, const QString &text, const QString &icon,
                           const QKeySequence &keys)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    if (!icon.isEmpty())
        action->setIcon(icons::icon(icon));
    if (!keys.isEmpty())
        action->setShortcut(keys);
    const QString plain = QString(text).remove(u'&').remove(u'…');
    const QString shown = keys.toString(QKeySequence::NativeText);
    action->setToolTip(shown.isEmpty() ? plain : u"%1 (%2)"_s.arg(plain, shown));
    return action;
}

void WindowMenus::makeActions()
{
    importFile = make(u"import"_s, tr("&Import…"), u"import"_s, QKeySequence(Qt::CTRL | Qt::Key_O));
    connections = make(u"connections"_s, tr("&Connections…"), u"server"_s, {});
    clearCache = make(u"clearCache"_s, tr("Clear the cac&he"), {}, {});
    quit = make(u"quit"_s, tr("&Quit"), {}, QKeySequence(Qt::CTRL | Qt::Key_Q));
    palette = make(u"palette"_s, tr("&Go to or run…"), u"palette"_s,
                   QKeySequence(Qt::CTRL | Qt::Key_K));
    back = make(u"back"_s, tr("&Back"), u"back"_s, QKeySequence(Qt::ALT | Qt::Key_Left));
    forward
        = make(u"forward"_s, tr("&Forward"), u"forward"_s, QKeySequence(Qt::ALT | Qt::Key_Right));
    back->setShortcuts({back->shortcut(), QKeySequence(Qt::Key_Back)}); // of keyboards that have it
    forward->setShortcuts({forward->shortcut(), QKeySequence(Qt::Key_Forward)});
    refresh = make(u"refresh"_s, tr("&Refresh"), u"refresh"_s, QKeySequence(Qt::Key_F5));
    switchConnection = make(u"switchConnection"_s, tr("&Switch connection…"), {},
                            QKeySequence(Qt::CTRL | Qt::Key_L));
    nextPane = make(u"nextPane"_s, tr("&Next pane"), {}, QKeySequence(Qt::Key_F6));
    previousPane
        = make(u"previousPane"_s, tr("&Previous pane"), {}, QKeySequence(Qt::SHIFT | Qt::Key_F6));
    fullScreen = make(u"fullScreen"_s, tr("&Full screen"), {}, QKeySequence(Qt::Key_F11));
    fullScreen->setCheckable(true);
    shortcuts = make(u"shortcuts"_s, tr("&Keyboard shortcuts"), {}, QKeySequence(u"?"_s));
    about = make(u"about"_s, tr("&About Slipway"), u"info"_s, {});
    back->setEnabled(false);
    forward->setEnabled(false);
    refresh->setEnabled(false);
}

void WindowMenus::fillMenus()
{
    menu(WindowMenu::File)->addActions({importFile, connections, clearCache});
    menu(WindowMenu::File)->addSeparator();
    menu(WindowMenu::File)->addAction(quit);
    addThemes();
    addDensities();
    menu(WindowMenu::View)->addSeparator();
    menu(WindowMenu::View)->addAction(refresh);
    addIntervals();
    menu(WindowMenu::View)->addAction(fullScreen);
    menu(WindowMenu::Go)->addActions({palette, back, forward});
    menu(WindowMenu::Go)->addSeparator();
    m_pagesEnd = menu(WindowMenu::Go)->addSeparator();
    menu(WindowMenu::Go)->addActions({switchConnection, nextPane, previousPane});
    menu(WindowMenu::Help)->addAction(shortcuts);
    m_helpEnd = menu(WindowMenu::Help)->addSeparator();
    menu(WindowMenu::Help)->addAction(about);
}

void WindowMenus::addThemes()
{
    QMenu *sub = menu(WindowMenu::View)->addMenu(tr("&Theme"));
    const auto add = [&](ThemeChoice choice, const QString &name, const QString &text) {
        QAction *action = sub->addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
        m_themes->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] { Q_EMIT themeChosen(choice); });
    };
    add(ThemeChoice::System, u"themeSystem"_s, tr("As the &system"));
    add(ThemeChoice::Light, u"themeLight"_s, tr("&Light"));
    add(ThemeChoice::Dark, u"themeDark"_s, tr("&Dark"));
    setTheme(ThemeChoice::System);
}

void WindowMenus::addDensities()
{
    QMenu *sub = menu(WindowMenu::View)->addMenu(tr("&Density"));
    const auto add = [&](Density density, const QString &name, const QString &text) {
        QAction *action = sub->addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setData(static_cast<int>(density));
        m_densities->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, density] { Q_EMIT densityChosen(density); });
    };
    add(Density::Compact, u"densityCompact"_s, tr("&Compact"));
    add(Density::Normal, u"densityNormal"_s, tr("&Normal"));
    add(Density::Roomy, u"densityRoomy"_s, tr("&Roomy"));
    setDensity(Density::Normal);
}

void WindowMenus::addIntervals()
{
    QMenu *sub = menu(WindowMenu::View)->addMenu(tr("Refresh &every"));
    for (const int minutes : {0, 1, 5, 15, 60}) {
        QAction *action = sub->addAction(minutes == 0    ? tr("&Off")
                                         : minutes == 1  ? tr("&Minute")
                                         : minutes == 60 ? tr("&Hour")
                                                         : tr("%1 minutes").arg(minutes));
        action->setObjectName(u"refreshEvery%1"_s.arg(minutes));
        action->setCheckable(true);
        action->setData(minutes);
        m_intervals->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, minutes] { Q_EMIT refreshMinutesChosen(minutes); });
    }
    m_intervals->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
}

void WindowMenus::setRefreshMinutes(int minutes)
{
    for (QAction *action : m_intervals->actions())
        action->setChecked(action->data().toInt() == minutes);
}

void WindowMenus::setTheme(ThemeChoice choice)
{
    for (QAction *action : m_themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(choice));
}

void WindowMenus::setDensity(Density density)
{
    for (QAction *action : m_densities->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(density));
}

void WindowMenus::add(WindowMenu id, const QList<QAction *> &actions)
{
    menu(id)->insertActions(m_ownBegins.value(id), actions);
    menu(id)->menuAction()->setVisible(true);
}

QAction *WindowMenus::addPage(const QString &title)
{
    ++m_pageCount;
    const QKeySequence keys(Qt::CTRL | Qt::Key(Qt::Key_0 + m_pageCount));
    QAction *action = make(u"goPage%1"_s.arg(m_pageCount), title, {}, keys);
    menu(WindowMenu::Go)->insertAction(m_pagesEnd, action);
    return action;
}

QAction *WindowMenus::addHelpPage(const QString &name, const QString &title,
                                  const QKeySequence &keys)
{
    QAction *action = make(name, title, {}, keys);
    menu(WindowMenu::Help)->insertAction(m_helpEnd, action);
    return action;
}
