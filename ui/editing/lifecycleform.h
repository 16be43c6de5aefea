// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/editing/aspectform.h"

class FieldMessage;
class FormGroup;
class QLabel;
class QPushButton;

//! Soft deletion and what it means.
class LifecycleForm final : public AspectForm
{
    Q_OBJECT

public:
    LifecycleForm(const EditTarget &target, QWidget *parent);

    void refresh() override;

private:
    void toggle();

    FormGroup *m_group;
    FieldMessage *m_state;
    QLabel *m_meaning;
    QPushButton *m_button;
};
