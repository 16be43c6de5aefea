// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/editing/aspectform.h"

class DateField;
class FieldMessage;
class FormGroup;
class MarkdownField;
class QCheckBox;
class QPushButton;
class ReplacementField;

//! Whether it is on its way out, when it goes, why, and what takes over.
class DeprecationForm final : public AspectForm
{
    Q_OBJECT

public:
    DeprecationForm(const EditTarget &target, QWidget *parent);

    void refresh() override;

private:
    void build();
    void connectFields();
    void toggle(bool deprecated);
    void undoClearing();
    void showCleared(const changes::Json &present);
    void judgeDate(std::optional<qint64> ms);

    FormGroup *m_group;
    QCheckBox *m_flag;
    QWidget *m_fields; //!< shown while it is deprecated
    DateField *m_date;
    MarkdownField *m_note;
    ReplacementField *m_replacement;
    FieldMessage *m_past;
    QWidget *m_clearing; //!< what goes with the flag, and a way back
    FieldMessage *m_cleared;
    QPushButton *m_undo;
    changes::Json m_before; //!< the aspect as it was when the flag went
};
