// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QToolButton>

//! One of the window's pages. In narrow windows only its icon is shown.
class PageButton final : public QToolButton
{
    Q_OBJECT

public:
    PageButton(const QString &iconName, const QString &title, QWidget *parent);

    void setCompact(bool compact);
    //! How many things wait there; 0 shows nothing. \a urgent in danger.
    void setBadge(int count, bool urgent = false);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont titleFont() const;
    void describe();

    QString m_icon;
    QString m_title;
    int m_count = 0;
    bool m_urgent = false;
    bool m_compact = false;
};
