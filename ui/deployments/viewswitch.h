// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/viewcounts.h"
#include "models/settings/savedviews.h"
#include "ui/deployments/columnlayout.h"

#include <QObject>

#include <functional>

class BannerArea;
class DeploymentTable;
class QAction;
class QMenu;
class QSettings;
class ViewBar;
class ViewFiles;

//! Keeps filter, columns and sorting in step with the saved views of the connection: recalls them,
//! says which one is shown and whether it is still what was saved, and remembers all that for the
//! next start. A view without columns or sorting of its own takes those that were there before.
class ViewSwitch final : public QObject
{
    Q_OBJECT

public:
    //! \a page is what the keystrokes are for; all outlive this, but for the bar, which it makes.
    ViewSwitch(DeploymentTable &table, BannerArea &banners, QWidget *page);

    ViewBar *bar() const { return m_bar; }
    QAction *saveAction() const { return m_save; }
    QAction *menuAction() const { return m_menuAction; } //!< a menu of all views
    const SavedViews &views() const { return m_views; }
    //! The view that is shown: empty for all deployments, none where it is no view.
    std::optional<QString> active() const { return m_active; }
    bool isChanged() const;
    QString activeName() const; //!< empty where it is none, or that of all

    //! The views of the connection that \a group is for, and what was shown of it last; kept there
    //! from now on. Views lie in a file beside that of \a settings.
    void useSettings(QSettings &settings, const QString &group);
    //! False, with a banner that says why, where the filter of the view cannot be read.
    bool recall(const QString &id);
    //! Asked before a view is saved: whether what the user sees as the filter is the filter.
    void setFilterCheck(std::function<bool()> isUnderstood);
    //! What is shown now, under a name that the user types.
    void saveAs();
    void importViews(const QString &file);
    void update(const QString &id); //!< makes the view what is shown now
    void remove(const QString &id);
    //! Counts anew what depends on the date.
    void recount() { m_counts.recount(); }

Q_SIGNALS:
    void message(const QString &text); //!< for the status bar
    void left(); //!< to the table

private:
    void connectParts();
    void makeActions(QWidget *page);
    void onStateChanged();
    void onNamed(const QString &id, const QString &name);
    void onBanner(const QString &key);
    void keepBase();
    bool isSame(const filter::Filter &a, const filter::Filter &b) const;
    std::optional<QString> viewOf(const filter::Filter &filter) const;
    bool sharesTerms(const SavedView &view) const;
    void keepActive();
    void setActive(const std::optional<QString> &id);
    void showViews();
    void showActive();
    void fillMenu(QMenu &menu);
    void showTabMenu(const QString &id, const QPoint &at);
    SavedView present() const;
    QString suggestedName() const;

    DeploymentTable &m_table;
    BannerArea &m_banners;
    QWidget *m_page;
    ViewBar *m_bar;
    QAction *m_save;
    QAction *m_menuAction;
    SavedViews m_views;
    ViewCounts m_counts;
    ViewFiles *m_files;
    std::function<bool()> m_isUnderstood;
    QSettings *m_settings = nullptr;
    QString m_group;
    std::optional<QString> m_active = QString();
    ColumnLayout m_base = ColumnLayout::standard(); //!< of views that have none of their own
    ColumnLayout m_shown; //!< when it was last looked at
    SavedView m_removed; //!< to be brought back
    qsizetype m_removedAt = 0;
    bool m_applying = false; //!< filter and columns are being set by us
};
