// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QVBoxLayout;

//! One kind of change of a bulk edit: off until its box is set, with its fields below, and how many
//! deployments it would change.
class BulkRow final : public QWidget
{
    Q_OBJECT

public:
    BulkRow(const QString &iconName, const QString &title, const QString &objectName,
            QWidget *parent);

    bool isOn() const;
    void setOn(bool on);
    //! Where the fields go; shown while the row is on.
    QVBoxLayout *fields() const { return m_fields; }
    QCheckBox *box() const { return m_box; }

    //! What is said below while the row is off, such as who owns them now.
    void setHint(const QString &hint);
    //! \a rest says what the others are: "6 already there". Negative \a changing: not known yet.
    void setCount(int changing, int total, const QString &rest);
    //! Something is missing before it can be counted.
    void setWanting(const QString &what);

Q_SIGNALS:
    void toggled(bool on);

private:
    void arrange();

    QCheckBox *m_box;
    QWidget *m_body;
    QVBoxLayout *m_fields;
    class CountBar *m_bar;
    QLabel *m_count;
    QLabel *m_hint;
};
