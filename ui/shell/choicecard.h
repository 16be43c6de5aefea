// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

//! A card with a title, some words and one button; a click anywhere on it is a click on the button.
class ChoiceCard final : public QWidget
{
    Q_OBJECT

public:
    ChoiceCard(const QString &iconName, const QString &title, const QString &button,
               const QString &key, QWidget *parent);

    void setText(const QString &text);
    void setPreferred(bool preferred);
    QPushButton *button() const { return m_button; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    class Glyph *m_glyph;
    QString m_icon;
    QLabel *m_text;
    QPushButton *m_button;
    bool m_preferred = false;
};
