// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/appearance.h"
#include "ui/common/banner.h"
#include "ui/common/errorpage.h"
#include "ui/common/progressstrip.h"
#include "ui/common/shortcuthelp.h"
#include "ui/common/windowstate.h"
#include "ui/shell/connectioninfo.h"
#include "ui/shell/firststartpage.h"
#include "ui/shell/statusline.h"
#include "ui/shell/windowmenus.h"

#include <QKeySequence>
#include <QMainWindow>
#include <QPointer>

class ConnectionStrip;
class QDialog;
class QSettings;
class QStackedWidget;
class TopBar;

//! The window around the pages. It is told plain values and says what the user wants by signals; it
//! knows neither catalog nor server.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    //! \a settings keeps size and place; it outlives this.
    explicit MainWindow(QSettings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    //! In the order of the toolbar; Ctrl+1 is the first. The window owns \a page. One with a
    //! MessageSlot gets the banner and the progress line there.
    void addPage(const QString &id, const QString &iconName, const QString &title, QWidget *page);
    void setPageBadge(const QString &id, int count, bool urgent = false);
    void showPage(const QString &id);
    //! The one that is shown, or would be if there were neither an error nor the first start.
    QString currentPage() const { return m_page; }

    void showFirstStart(const FirstStartContent &content);
    //! In place of the pages; showPage() ends it.
    void showError(const ErrorPageContent &content);

    void setConnection(const ConnectionInfo &connection);
    //! What the chip offers.
    void setConnections(const QList<ConnectionInfo> &choices);
    void setStatus(const StatusContent &status);
    void setBanner(const QString &key, const BannerContent &content);
    void clearBanner(const QString &key);
    void setProgress(const ProgressContent &content);
    void clearProgress();
    void setHistory(bool canGoBack, bool canGoForward);

    void setTheme(ThemeChoice choice) { m_menus->setTheme(choice); }
    void setDensity(Density density) { m_menus->setDensity(density); }
    void setRefreshMinutes(int minutes) { m_menus->setRefreshMinutes(minutes); }
    void setImportFolder(const QString &folder) { m_importFolder = folder; }
    //! Opens the file dialog of File ▸ Import.
    void askForImport();
    //! An entry of Help that opens \a resource, a Markdown file that is compiled in. False, and no
    //! entry, where it is not.
    bool addHelpPage(const QString &name, const QString &title, const QString &resource,
                     const QKeySequence &keys = {});
    void setVersion(const QString &version) { m_version = version; }

    //! A page's own entries, such as "Copy URN" in Edit and "Columns…" in View.
    void addMenuActions(WindowMenu menu, const QList<QAction *> &actions);
    //! A button of the toolbar that says what waits to be sent (QAction::iconText()); violet where
    //! its property "waiting" is true.
    void addChangesAction(QAction *action);
    //! Keys that views answer to without an action.
    void addShortcutHelp(const QList<ShortcutHelp> &keys) { m_viewKeys += keys; }

    //! For pages that keep their splitters and headers with the window.
    WindowState &state() { return *m_state; }

Q_SIGNALS:
    void pageChanged(const QString &id);
    void firstStartChosen(FirstStart choice);
    void connectionChosen(const QString &id);
    void connectionsRequested();
    void refreshRequested();
    void refreshMinutesChosen(int minutes); //!< 0: only when asked
    void clearCacheRequested();
    void importRequested(const QStringList &files);
    void backRequested();
    void forwardRequested();
    void paletteRequested();
    void stopRequested();
    void errorActionTriggered(const QString &id);
    void bannerActionTriggered(const QString &key, const QString &action);
    void bannerClosed(const QString &key);
    void themeChosen(ThemeChoice choice);
    void densityChosen(Density density);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Page
    {
        QString id;
        QWidget *widget;
        QAction *action;
    };
    void buildBody();
    void connectMenus();
    void connectParts();
    const Page *find(const QString &id) const;
    void placeMessages(QWidget *page);
    void setPagesEnabled(bool enabled);
    bool canImport() const;
    void showShortcuts();
    void showHelp(const QString &title, const QString &resource);
    bool isOurs(const QObject *object) const;
    void showAbout();

    QSettings &m_settings;
    QString m_page;
    QList<Page> m_pages;
    ConnectionInfo m_connection;
    QString m_importFolder;
    QString m_version;
    QList<ShortcutHelp> m_viewKeys;
    QPointer<QDialog> m_shortcuts;
    QPointer<QDialog> m_help;

    WindowMenus *m_menus;
    TopBar *m_bar;
    ConnectionStrip *m_strip;
    QWidget *m_body;
    QWidget *m_messages;
    BannerArea *m_banners;
    ProgressStrip *m_progress;
    QStackedWidget *m_stack;
    FirstStartPage *m_firstStart;
    ErrorPage *m_error;
    StatusLine *m_status;
    WindowState *m_state;
};
