// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/appearance.h"

#include <QHash>
#include <QMenuBar>
#include <QObject>

class QAction;
class QActionGroup;

//! A menu that pages may add to.
enum class WindowMenu {
    File,
    Edit,
    View,
    Go,
    Deployment,
    Help,
};

//! The window's own actions and its menu bar. A menu that has nothing in it is not shown.
class WindowMenus final : public QObject
{
    Q_OBJECT

public:
    explicit WindowMenus(QMenuBar &bar, QObject *parent = nullptr);

    //! Before the window's own entries of that menu, in their order, set off by a line.
    void add(WindowMenu menu, const QList<QAction *> &actions);
    //! An entry of Go with Ctrl+1, Ctrl+2, …
    QAction *addPage(const QString &title);
    //! An entry of Help.
    QAction *addHelpPage(const QString &name, const QString &title, const QKeySequence &keys);
    void setTheme(ThemeChoice choice);
    void setDensity(Density density);
    //! 0: only when asked. An interval that the menu does not offer is chosen by none of its
    //! entries.
    void setRefreshMinutes(int minutes);
    QMenu *menu(WindowMenu menu) const { return m_menus.value(menu); }

    QAction *importFile;
    QAction *connections;
    QAction *quit;
    QAction *palette;
    QAction *back;
    QAction *forward;
    QAction *refresh;
    QAction *clearCache;
    QAction *switchConnection;
    QAction *nextPane;
    QAction *previousPane;
    QAction *fullScreen;
    QAction *shortcuts;
    QAction *about;

Q_SIGNALS:
    void themeChosen(ThemeChoice choice);
    void densityChosen(Density density);
    void refreshMinutesChosen(int minutes);

private:
    QMenu *addMenu(QMenuBar &bar, WindowMenu id, const QString &title);
    QAction *make(const QString &name, const QString &text, const QString &icon,
                  const QKeySequence &keys);
    void makeActions();
    void fillMenus();
    void addThemes();
    void addDensities();
    void addIntervals();

    QHash<WindowMenu, QMenu *> m_menus;
    QHash<WindowMenu, QAction *> m_ownBegins; //!< the line before the window's own entries
    QAction *m_pagesEnd;
    QAction *m_helpEnd;
    QActionGroup *m_themes;
    QActionGroup *m_densities;
    QActionGroup *m_intervals;
    int m_pageCount = 0;
};
