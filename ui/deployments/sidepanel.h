// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class DeploymentTree;
class FacetPanel;
class QAction;
class QSettings;
class QStackedWidget;
class Segments;

//! The panel at the left: facets or tree, by a switch at its head that is remembered per
//! connection.
class SidePanel final : public QWidget
{
    Q_OBJECT

public:
    SidePanel(FacetPanel *facets, DeploymentTree *tree, QWidget *parent = nullptr);

    void useSettings(QSettings &settings, const QString &group);
    bool showsTree() const;
    void showTree(bool tree);
    //! Checkable: the tree instead of the facets.
    QAction *treeAction() const { return m_treeAction; }

Q_SIGNALS:
    void shown(); //!< the other one is on screen

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void takeChoice();

    QSettings *m_settings = nullptr;
    QString m_group;
    FacetPanel *m_facets;
    DeploymentTree *m_tree;
    Segments *m_switch;
    QStackedWidget *m_pages;
    QAction *m_treeAction;
};
