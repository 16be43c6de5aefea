// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/tone.h"
#include "ui/editing/aspectform.h"
#include "ui/editing/choice.h"
#include "ui/editing/neighbourindex.h"
#include "ui/editing/ownerrow.h"

#include <vector>

class FieldMessage;
class FormGroup;
class PickField;
class QComboBox;
class QPushButton;
class QVBoxLayout;

//! Owners and their roles.
class OwnershipForm final : public AspectForm
{
    Q_OBJECT

public:
    OwnershipForm(const EditTarget &target, QWidget *parent);

    void refresh() override;
    //! What the form shows, from the top.
    const std::vector<EditedOwner> &lines() const { return m_lines; }

private:
    void build();
    void connectField();
    std::vector<EditedOwner> linesNow() const;
    EditedOwner lineOf(const QString &item, EditedOwner::State state) const;
    QList<std::pair<QString, QString>> roles(const QString &own) const;
    void showLines();
    void showRoles();
    void takeDirectory(const QString &entityType);
    void offer(const QString &text);
    void enter(const QString &text);
    //! Refuses what is there already and says so.
    bool add(const QString &owner);
    void changeRole(const QString &item, const QString &type);
    void remove(const QString &item);
    void undo(const QString &item);
    bool swapItems(const QStringList &gone, const QString &owner, const QString &type);
    void refuse(const QString &owner, const QString &type);
    void say(const QString &text, Tone tone);

    FormGroup *m_group;
    QWidget *m_rows = nullptr;
    QVBoxLayout *m_place;
    PickField *m_field = nullptr;
    QComboBox *m_role = nullptr;
    QPushButton *m_addMe = nullptr;
    QPushButton *m_anyway = nullptr;
    FieldMessage *m_message = nullptr;
    QString m_unknown; //!< well-formed URN that waits for "add anyway"
    std::vector<EditedOwner> m_lines;
    NeighbourIndex m_people;
    bool m_peopleBuilt = false;
};
