// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/editing/edittarget.h"
#include "ui/editing/neighbourindex.h"

#include <QWidget>

class FieldMessage;
class PickField;

//! Chooses one entity of a type, such as a container, by name or URN.
class NeighbourField final : public QWidget
{
    Q_OBJECT

public:
    //! Only URNs that begin with \a prefix are offered; all of the type where it is empty.
    NeighbourField(const EditTarget &target, const QString &entityType, const QString &prefix,
                   const QString &objectName, QWidget *parent);

    void showValue(const QString &urn);
    //! The value cannot be taken away, only changed; why, for a message.
    void setNeeded(const QString &why) { m_needed = why; }
    PickField *line() const { return m_line; }
    FieldMessage *message() const { return m_message; }

Q_SIGNALS:
    void edited(const QString &urn); //!< empty: none

private:
    void offer(const QString &text);
    void enter(const QString &text);
    void choose(const QString &urn);
    void say(const QString &text, bool wrong);
    QString nameOf(const QString &urn) const;

    EditTarget m_target;
    QString m_type;
    QString m_prefix;
    QString m_needed;
    std::optional<QString> m_urn;
    QString m_name; //!< that is shown
    NeighbourIndex m_index;
    bool m_built = false;
    PickField *m_line;
    FieldMessage *m_message;
};
