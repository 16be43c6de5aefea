// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QWidget>

class ConnectionChip;
class PageButton;
class QHBoxLayout;
class QPushButton;
class QToolButton;

//! The toolbar: back and forward, the pages, the palette, refresh, the connection.
class TopBar final : public QWidget
{
    Q_OBJECT

public:
    TopBar(QAction *back, QAction *forward, QAction *palette, QAction *refresh, QWidget *parent);

    PageButton *addPage(const QString &id, const QString &iconName, const QString &title);
    //! Before refresh: what waits to be sent. \a action says how many, and shows them.
    void addChanges(QAction *action);
    PageButton *page(const QString &id) const { return m_pages.value(id); }
    ConnectionChip *chip() const { return m_chip; }

Q_SIGNALS:
    void pageChosen(const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *makeButton(QAction *action);
    QPushButton *makePaletteButton(QAction *action);
    void fit();

    QHBoxLayout *m_row;
    QHBoxLayout *m_pageRow;
    QHash<QString, PageButton *> m_pages;
    QWidget *m_last; //!< of the page buttons, or the one before them
    QPushButton *m_palette;
    QToolButton *m_refresh;
    QToolButton *m_changes = nullptr;
    ConnectionChip *m_chip;
};

//! The 3 px below the toolbar in the connection's colour; without one a hair line.
class ConnectionStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionStrip(QWidget *parent);

    void setColour(const QString &colour);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QColor m_colour;
};
