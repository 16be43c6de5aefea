// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/selectionsummary.h"

#include <QWidget>

#include <functional>

class QAbstractButton;
class QVBoxLayout;

//! "differs (3)": opens the list of values with how many deployments have each; the tooltip has it,
//! too.
class DiffersField final : public QWidget
{
    Q_OBJECT

public:
    //! \a label is the field's; \a nameOf gives a value for people, such as "In service".
    //! \a none stands for the empty value.
    DiffersField(const QString &label, const items::FieldSummary &summary,
                 const std::function<QString(const QString &)> &nameOf, QWidget *parent,
                 const QString &none = tr("none"));

private:
    struct Line
    {
        QString name;
        QString count;
        bool muted = false;
    };

    void open(bool open);
    void addLine(QVBoxLayout &lines, const Line &line);

    QAbstractButton *m_button;
    QList<Line> m_values;
    QWidget *m_list = nullptr;
};
