// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>

class QButtonGroup;
class QHBoxLayout;

//! A few views of the same thing side by side, one of them chosen: Facets | Tree. One stop of the
//! tab order; the arrow keys choose.
class Segments final : public QWidget
{
    Q_OBJECT

public:
    explicit Segments(QWidget *parent = nullptr);

    //! Returns its number, from 0. The first one is chosen.
    int add(const QString &text, const QString &objectName);
    //! Shorter or longer words for the same; its accessible name stays.
    void setText(int index, const QString &text);
    int current() const;
    void setCurrent(int index);

Q_SIGNALS:
    void currentChanged(int index);

private:
    QButtonGroup *m_group;
    QHBoxLayout *m_row;
};
