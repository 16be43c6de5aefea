// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/catalogsearch.h"
#include "ui/editing/choice.h"
#include "ui/editing/edittarget.h"
#include "ui/editing/replacement.h"

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
    void clear(); //!< what stands in it, right or not
    //! In a form for several: those whose replacement it is.
    void setAffected(const QStringList &urns);
    //! False while something else stands in it than what is chosen, or what was chosen is refused.
    bool isFinished() const;
    PickField *line() const { return m_line; }
    FieldMessage *message() const { return m_message; }

Q_SIGNALS:
    //! Empty: none.
    void edited(const QString &urn);
    void finishedChanged(); //!< isFinished(), or it is the same again

private:
    void ask(const QString &text);
    void offer();
    Choice choiceOf(catalog::Row row) const;
    bool choose(const QString &urn);
    void enter(const QString &text);
    void judgeShown();
    void saySuitability(const replacement::Verdict &verdict);
    replacement::Verdict judge(const QString &urn) const;
    void retyped(const QString &text);

    EditTarget m_target;
    QString m_urn;
    bool m_shown = false;
    QStringList m_affected; //!< of a form for several
    QString m_asked;
    std::vector<catalog::Row> m_sameModel;
    catalog::CatalogPtr m_sameModelOf;
    PickField *m_line;
    class StatusDot *m_dot;
    FieldMessage *m_message;
    CatalogSearch *m_search;
};
