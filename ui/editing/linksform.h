// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/pending.h"
#include "models/items/catalogsearch.h"
#include "ui/editing/aspectform.h"

#include <vector>

class FieldMessage;
class FormGroup;
class PickField;
class QVBoxLayout;

//! Which models say that they are deployed here. A link is a member of the model's own properties;
//! nothing else of the model is changed.
class LinksForm final : public AspectForm
{
    Q_OBJECT

public:
    LinksForm(const EditTarget &target, QWidget *parent);
    ~LinksForm() override;

    void refresh() override;
    void letGo() override;

private:
    struct Line
    {
        enum class State { Same, Added, Removed };
        QString model; //!< URN
        QString name;
        QString version;
        QString fixed; //!< why it cannot be unlinked; empty: it can
        State state = State::Same;

        bool operator==(const Line &) const = default;
    };

    void build();
    void askServer();
    EditTarget modelTarget(const QString &model) const;
    bool names(const changes::Json &properties) const;
    void collect();
    Line lineOf(const QString &model) const;
    void showLines();
    QWidget *rowOf(const Line &line, QWidget *parent);
    void offer();
    void enter(const QString &text);
    void link(const QString &model);
    void finishLink();
    void setLinked(const QString &model, bool linked);

    FormGroup *m_group;
    QVBoxLayout *m_place;
    QWidget *m_rows = nullptr;
    PickField *m_field = nullptr;
    FieldMessage *m_asking;
    FieldMessage *m_message;
    CatalogSearch *m_search;
    std::vector<catalog::ModelEntry> m_known; //!< by the catalog and by the server
    catalog::CatalogPtr m_knownOf;
    std::vector<Line> m_lines;
    QString m_linking; //!< model whose aspects are being read to link it
    Pending m_pending;
};
