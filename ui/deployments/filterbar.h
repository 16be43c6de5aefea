// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/deploymentquery.h"

#include <QWidget>

class FilterEditor;
class FilterLine;
class QMenu;
class QPushButton;
class QSettings;
struct SavedFilter;

//! The row above the table: facets on and off, the filter line, columns.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(DeploymentQuery &query, QWidget *parent = nullptr);

    FilterLine *line() const { return m_line; }
    //! Keeps the history of filters of a connection in \a group.
    void useSettings(QSettings &settings, const QString &group);
    //! Filters with a name, offered beside the history.
    void setSavedFilters(const QList<SavedFilter> &saved);
    //! What the line says at its right end while deployments are still coming: "3,500 so far".
    void setLoading(bool loading);
    bool isUnderstood() const; //!< what stands in the line is a filter
    //! Whether the facets are on screen, and how many are chosen in them.
    void setFacets(bool shown, int active);
    //! The buttons at the right end folded into one menu, where there is little room.
    void setCompact(bool compact);
    QMenu *columnMenu() const { return m_columnMenu; }
    //! A button for \a action at the right end, or before that of the columns.
    void addButton(QAction *action, bool beforeColumns = false);
    //! What Tab reaches last.
    QWidget *lastStop() const;

Q_SIGNALS:
    void facetsToggled(bool shown);
    void columnMenuAboutToShow();
    void left(); //!< to the table

private:
    QPushButton *m_facets;
    FilterLine *m_line;
    FilterEditor *m_editor;
    QPushButton *m_columns;
    QMenu *m_columnMenu;
    QPushButton *m_more;
    QMenu *m_moreMenu;
    QList<QPushButton *> m_buttons; //!< from left to right
    QList<QAction *> m_entries; //!< theirs, for the menu
};
