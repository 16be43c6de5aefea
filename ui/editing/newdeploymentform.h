// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/editing/edittarget.h"

#include <QWidget>

class FieldMessage;
class FormGroup;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

//! A deployment that is not there yet, from nothing or as a copy of another. It is put into the
//! change set in one step; nothing is sent.
class NewDeploymentForm final : public QWidget
{
    Q_OBJECT

public:
    //! \a target's URN is that of the original; empty: from nothing.
    NewDeploymentForm(const EditTarget &target, QWidget *parent);

    //! Why it cannot be made as it stands; empty: it can.
    QString problem() const;
    QString urn() const; //!< empty where the fields do not make one

Q_SIGNALS:
    void created(const QString &urn);
    void cancelled();

private:
    void build();
    void fillPlatforms();
    void judge();
    void confirm();
    std::vector<std::pair<QString, changes::Json>> aspects() const;

    EditTarget m_target;
    FormGroup *m_group;
    QComboBox *m_platform;
    QLineEdit *m_name;
    QComboBox *m_environment;
    QComboBox *m_status;
    QLineEdit *m_urn;
    FieldMessage *m_message;
    QPushButton *m_create;
    bool m_touched = false;
};
