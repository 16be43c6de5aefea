// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

//! What stands where rows would be when there are none: which kind of nothing it is, and what to
//! do.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    void setContent(const QString &iconName, const QString &title, const QString &text);
    //! The first one added is the default button.
    QPushButton *addAction(const QString &label, const QString &iconName = {});
    void clearActions();

private:
    class Glyph *m_glyph;
    QLabel *m_title;
    QLabel *m_text;
    QHBoxLayout *m_actions;
};
