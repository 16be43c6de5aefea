// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/editing.h"
#include "ui/common/tone.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QPointer>

//! The edits of one entity that are in conflict, field by field: what was, theirs, mine, and what
//! comes of it. A row per field under a row per aspect. What collides waits for a choice; nothing
//! is chosen beforehand.
class ConflictModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Field, Base, Theirs, Mine, Result, columns };
    enum class Kind {
        Section, //!< an aspect
        Untouched, //!< mine does not change it
        Mine, //!< merges by itself
        Same, //!< theirs is by now what mine wants
        Collision,
    };
    enum Role {
        KindRole = Qt::UserRole + 1, //!< int(Kind)
        ChoiceRole, //!< of a collision: -1 open, else int(Choice::Kind)
        DiffersRole, //!< bool: the cell is another than the base
        HasOtherRole, //!< bool: a value besides theirs and mine can be typed
        BadgeRole, //!< of Result: whose it is
        BadgeToneRole, //!< int(Tone)
        IconRole, //!< of a section
        AsideRole, //!< of a section or a column's head: what stands behind or below it
    };
    enum class Shown { All, Changed, Open };

    explicit ConflictModel(QObject *parent = nullptr);

    void setEditing(store::Editing *editing);
    store::Editing *editing() const { return m_editing; }
    void setNow(const QDateTime &now) { m_now = now; }
    //! Choices of the same entity stay.
    void setUrn(const QString &urn);
    const QString &urn() const { return m_urn; }
    void setShown(Shown shown);
    void reload();

    using Choice = store::Editing::Choice;
    void choose(int row, const Choice &choice);
    void chooseAll(Choice::Kind kind);
    int openCount() const;
    //! The row of the next collision without a choice after \a row, beginning anew at the end; -1
    //! where there is none.
    int nextOpen(int row) const;
    bool isCollision(int row) const;

    struct Place
    {
        changes::EditKey key;
        changes::FieldKey field;
        changes::Json base;
        changes::Json theirs;
        changes::Json mine;
    };
    Place placeAt(int row) const;

    //! What will be written of one aspect, in words.
    struct Plan
    {
        QString icon;
        QString words;
        Tone tone = Tone::Neutral; //!< Warn: something is open
    };
    std::vector<Plan> plans() const;

    //! Resolves all conflicts of the entity by the choices, and sends what is left of them. False
    //! where something is open, or nothing can be sent now.
    bool write();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void choicesChanged();

private:
    struct Row
    {
        Kind kind = Kind::Section;
        Place place;
        std::optional<Choice> choice;
    };
    void gather(const changes::AspectEdit &edit);
    bool isShown(const Row &row) const;
    const Row &at(int row) const { return m_rows[m_shownRows[std::size_t(row)]]; }
    QString valueText(const Row &row, const changes::Json &value) const;
    QString resultText(const Row &row) const;
    QString sectionAside(const Row &row) const;
    changes::Delta resolved(const changes::AspectEdit &edit) const;
    QVariant sectionData(const Row &row, int role) const;

    QPointer<store::Editing> m_editing;
    QDateTime m_now;
    QString m_urn;
    Shown m_shown = Shown::Changed;
    std::vector<Row> m_rows;
    std::vector<std::size_t> m_shownRows; //!< of m_rows
};
