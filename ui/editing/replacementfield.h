// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/catalogsearch.h"
#include "ui/editing/choice.h"
#include "ui/editing/edittarget.h"

#include <QWidget>

class FieldMessage;
class PickField;

//! Chooses the deployment that takes over: by a few of its letters, those of the same model first,
//! each with its status and environment. Says why the one that is chosen is good or not.
class ReplacementField final : public QWidget
{
    Q_OBJECT

public:
    ReplacementField(const EditTarget &target, QWidget *parent);

    void showValue(const QString &urn);
    PickField *line() const { return m_line; }
    FieldMessage *message() const { return m_message; }

Q_SIGNALS:
    //! Empty: none.
    void edited(const QString &urn);

private:
    void ask(const QString &text);
    void offer();
    Choice choiceOf(catalog::Row row) const;
    bool choose(const QString &urn);
    void enter(const QString &text);
    void judgeShown();

    EditTarget m_target;
    QString m_urn;
    bool m_shown = false;
    QString m_asked;
    std::vector<catalog::Row> m_sameModel;
    catalog::CatalogPtr m_sameModelOf;
    PickField *m_line;
    class StatusDot *m_dot;
    FieldMessage *m_message;
    CatalogSearch *m_search;
};
