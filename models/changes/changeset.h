// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/delta.h"

#include <QHash>

namespace changes {

//! One aspect of one entity.
struct EditKey
{
    QString urn;
    QString aspect;

    bool operator==(const EditKey &) const = default;
};

inline size_t qHash(const EditKey &key, size_t seed = 0)
{
    return qHashMulti(seed, key.urn, key.aspect);
}

//! What is to be changed of one aspect, and which version of it was seen when it was changed.
struct AspectEdit
{
    EditKey key;
    qint64 baseVersion = 0; //!< systemMetadata.version; -1 the aspect was not there; 0 not known
    Delta delta; //!< never empty in a change set

    bool operator==(const AspectEdit &) const = default;
};

//! One step forward or back: some edits as they were and as they are then. What undo undoes.
struct Step
{
    struct Swap
    {
        EditKey key;
        std::optional<AspectEdit> before; //!< nothing: the aspect had no pending edit
        std::optional<AspectEdit> after;

        bool operator==(const Swap &) const = default;
    };

    QString title; //!< "Add owner Mei Tanaka", for the menu
    //! Steps of the same text that follow each other are one for undo: typing in one field. Empty:
    //! a step by itself.
    QString coalesces;
    std::vector<Swap> swaps;

    bool isEmpty() const { return swaps.empty(); }
    bool operator==(const Step &) const = default;
};

Step reversed(const Step &step);

//! The edits that wait to be sent: entities in the order in which they were begun, their aspects
//! in that of aspect::ofDeployment. A value.
class ChangeSet
{
public:
    //! Null where there is none.
    const AspectEdit *find(const EditKey &key) const;
    bool touches(const QString &urn) const { return m_entities.contains(urn); }
    //! The edits of one entity, in order.
    std::vector<AspectEdit> of(const QString &urn) const;

    std::size_t editCount() const { return m_edits.size(); } //!< aspects
    std::size_t changeCount() const; //!< fields
    qsizetype entityCount() const { return m_entities.size(); }
    bool isEmpty() const { return m_edits.empty(); }

    //! Entities in the order in which they were first touched.
    QStringList entities() const;
    //! By the order of entities, then of edits.
    std::vector<AspectEdit> edits() const;

    //! The step that makes \a further to what waits already for \a key. Empty where nothing
    //! changes. Changes that lead back to where they began vanish, and so do edits without any.
    Step::Swap added(const EditKey &key, qint64 baseVersion, const Delta &further) const;
    //! The step that puts \a delta in the place of what waits for \a key.
    Step::Swap replaced(const EditKey &key, qint64 baseVersion, const Delta &delta) const;
    //! The step that takes the change of one field out; of all where \a field is nothing.
    Step::Swap dropped(const EditKey &key, const std::optional<FieldKey> &field = {}) const;

    void apply(const Step &step);

    bool operator==(const ChangeSet &other) const { return m_edits == other.m_edits; }

private:
    void put(const EditKey &key, const std::optional<AspectEdit> &edit);

    QHash<EditKey, AspectEdit> m_edits;
    QHash<QString, QStringList> m_entities; //!< URN to the aspects that have edits
    QHash<QString, qint64> m_place; //!< of entities, those of old ones too: undo restores the order
    qint64 m_nextPlace = 0;
};

//! Undo and redo over a change set.
class History
{
public:
    //! Applies \a step to \a set; empty swaps are left out, an empty step is none.
    bool make(ChangeSet &set, Step step);
    //! The step that was made to \a set; nothing where there is none.
    std::optional<Step> undo(ChangeSet &set);
    std::optional<Step> redo(ChangeSet &set);

    bool canUndo() const { return !m_done.empty(); }
    bool canRedo() const { return !m_undone.empty(); }
    QString undoTitle() const { return canUndo() ? m_done.back().title : QString(); }
    QString redoTitle() const { return canRedo() ? m_undone.back().title : QString(); }

    //! The next step is one by itself, whatever it coalesces with: the field was left.
    void seal();
    //! What was undone and done is forgotten: the set was changed by something that is no step.
    void clear();

private:
    std::vector<Step> m_done;
    std::vector<Step> m_undone;
    bool m_sealed = true;
};

} // namespace changes
