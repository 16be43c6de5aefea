// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/savedview.h"

#include <QObject>

class BannerArea;
class QMenu;
class QSettings;
class QWidget;
class SavedViews;

//! Views to and from files that are passed on. What goes wrong is said in a banner.
class ViewFiles final : public QObject
{
    Q_OBJECT

public:
    //! All outlive this.
    ViewFiles(SavedViews &views, BannerArea &banners, QWidget *page);

    //! Remembers the folder; may be null.
    void setSettings(QSettings *settings) { m_settings = settings; }
    //! To export, import and bring back; \a id is the view that the menu is of, or empty.
    void addActions(QMenu &menu, const QString &id);
    void exportTo(const QString &path, const QList<SavedView> &views);
    //! Views whose name is taken get another one.
    void importFrom(const QString &path);

Q_SIGNALS:
    void message(const QString &text); //!< for the status bar

private:
    void askForExport(const QList<SavedView> &views);
    void askForImport();

    SavedViews &m_views;
    BannerArea &m_banners;
    QWidget *m_page;
    QSettings *m_settings = nullptr;
};
