// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/shell/connectioninfo.h"

#include <QToolButton>

class QMenu;

//! Which server this window reads and writes: its colour, name, PROD, and lock or pen. Opens a menu
//! of the others. However narrow the window, name and lock stay.
class ConnectionChip final : public QToolButton
{
    Q_OBJECT

public:
    explicit ConnectionChip(QWidget *parent = nullptr);

    void setConnection(const ConnectionInfo &connection);
    void setChoices(const QList<ConnectionInfo> &choices);
    //! The last entry of the menu.
    void setConnectionsAction(QAction *action);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fillMenu();
    QString accessWord() const;
    //! All but the name.
    qreal fixedWidth() const;

    ConnectionInfo m_connection;
    QList<ConnectionInfo> m_choices;
    QAction *m_connectionsAction = nullptr;
    QMenu *m_menu;
};
