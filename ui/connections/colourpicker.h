// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QList>
#include <QWidget>

class QAbstractButton;
class QHBoxLayout;

//! A row of swatches to choose one from, and any other colour by the dots at its end.
class ColourPicker final : public QWidget
{
    Q_OBJECT

public:
    explicit ColourPicker(QWidget *parent = nullptr);

    void setColour(const QString &colour);
    QString colour() const { return m_colour; }

Q_SIGNALS:
    //! By the user only.
    void picked(const QString &colour);

private:
    void choose(const QString &colour);
    void askForOther();
    void showChosen();

    QString m_colour;
    QList<class Swatch *> m_swatches;
    class Swatch *m_own;
};
