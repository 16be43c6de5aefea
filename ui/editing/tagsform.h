// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/editing/aspectform.h"
#include "ui/editing/choice.h"
#include "ui/editing/neighbourindex.h"
#include "ui/editing/tagchips.h"

#include <vector>

class Badge;
class FieldMessage;
class FormGroup;
class NewTagForm;
class PickField;
class QLayout;
struct NewTag;

//! Tags as chips in one field with the line that adds to them.
class TagsForm final : public AspectForm
{
    Q_OBJECT

public:
    TagsForm(const EditTarget &target, QWidget *parent);

    void refresh() override;

private:
    struct Line
    {
        QString urn;
        QString name;
        QString colour;
        EditChip::State state = EditChip::State::Same;

        bool operator==(const Line &) const = default;
    };

    void build();
    std::vector<Line> linesNow() const;
    QString colourOf(const QString &urn) const;
    void showChips();
    void step(const QString &urn, int by);
    void offer(const QString &text);
    void enter(const QString &text);
    void add(const QString &urn);
    void toggle(const QString &urn, EditChip::State state);
    void removeLast();
    void make(const NewTag &tag);
    QString whyNot(const QString &name) const;

    FormGroup *m_group;
    QWidget *m_box;
    QLayout *m_flow;
    PickField *m_field = nullptr;
    Badge *m_count;
    FieldMessage *m_message;
    NewTagForm *m_new = nullptr;
    std::vector<Line> m_lines;
    QList<EditChip *> m_chips;
    bool m_shown = false;
    NeighbourIndex m_index;
    bool m_indexBuilt = false;
};
