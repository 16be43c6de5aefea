// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/fields.h"
#include "models/changes/words.h"
#include "models/store/editing.h"

#include <QDateTime>
#include <QTimeZone>

//! What a form edits: some aspects of one entity, in the change set of a connection. Copied freely;
//! the editing outlives it.
struct EditTarget
{
    store::Editing *editing = nullptr; //!< never null in a form
    QString urn;
    QDateTime now; //!< for "today" and what lies in the past
    QTimeZone zone = QTimeZone::systemTimeZone();

    bool isReadOnly() const { return editing->isReadOnly(); }
    changes::EditKey key(const QString &aspect) const { return {urn, aspect}; }
    changes::Json present(const QString &aspect) const;
    changes::Json pending(const QString &aspect) const;
    //! Something waits for \a aspect, or for one field of it.
    bool isChanged(const QString &aspect) const;
    bool isChanged(const QString &aspect, const changes::FieldKey &field) const;

    changes::Naming naming() const;
    QString nameOf(const QString &what) const { return editing->nameOf(what); }
    catalog::CatalogPtr catalog() const { return editing->catalogs().catalog(); }
    QStringList production() const;

    //! One step: the aspect becomes \a mine. Typing in one \a field is one step for undo; empty: a
    //! step by itself. False where nothing changes.
    bool write(const QString &aspect, const changes::Json &mine, const QString &field = {}) const;
    //! One step: \a field of the aspect becomes \a value; null takes it away.
    bool writeField(const QString &aspect, const changes::FieldKey &field,
                    const changes::Json &value, bool typed = false) const;
    //! A part of a step that changes several aspects: what \a aspect of \a entity becoming \a mine
    //! does to the set.
    changes::Step::Swap swap(const QString &entity, const QString &aspect,
                             const changes::Json &mine) const;

    QString draft(const QString &field) const;
    void setDraft(const QString &field, const QString &text) const;
};

//! Reading of aspects, for what is shown.
namespace aspecttext {

//! The text at \a field; empty where there is none.
QString text(const changes::Json &aspect, const char *field);
std::optional<qint64> number(const changes::Json &aspect, const char *field);
bool flag(const changes::Json &aspect, const char *field);
//! The items of a list or map in their order, without what nobody changes by itself.
QStringList items(const QString &aspect, const changes::Json &value, const QString &field);
//! A text as a value; an empty one as none.
changes::Json orNull(const QString &text);

} // namespace aspecttext
