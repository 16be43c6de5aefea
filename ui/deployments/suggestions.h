// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/language.h"
#include "models/filter/scan.h"
#include "models/items/propertyvalues.h"
#include "ui/deployments/filterhistory.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

//! A filter with a name, such as a saved view.
struct SavedFilter
{
    QString name;
    QString text;

    bool operator==(const SavedFilter &) const = default;
};

//! A line of the list below the filter line.
struct Suggestion
{
    enum class Kind {
        Head, //!< says what follows; cannot be taken
        Key,
        Value,
        Form, //!< several values, any, none
        History,
        Saved,
    };

    Kind kind = Kind::Head;
    QString label {}; //!< as it is typed; of a Head and of Saved words
    QString detail {}; //!< what it is, in words
    QString insert {}; //!< what it puts in place of what is typed, or of the whole text
    bool whole = false; //!< replaces the whole text
    std::optional<quint32> count {}; //!< deployments that it would give
    QString icon {}; //!< may be empty
    QString status {}; //!< as on the wire, where it is one: it colours the icon

    bool operator==(const Suggestion &) const = default;
};

//! What may be meant at a place of a filter's text. A pure function of what is asked.
namespace suggestions {

struct Question
{
    QString text;
    qsizetype caret = 0;
    bool unasked = true; //!< the user is typing: nothing is said where nothing is typed yet
    const catalog::Catalog *catalog = nullptr;
    const filter::Counts *counts = nullptr; //!< of the last complete filter over the catalog
    //! Of what stands before the caret: of a property, name, version or replacement its values, of
    //! is: how many each word would give. Null: not known yet.
    const std::vector<items::PropertyValue> *values = nullptr;
    QList<FilterHistory::Entry> history;
    QList<SavedFilter> saved;
    QDate today;
};

struct Answer
{
    std::vector<Suggestion> lines; //!< empty: nothing to say
    qsizetype position = 0; //!< what the taken one replaces
    qsizetype length = 0;
    QString typed; //!< of that, what stands before the caret
    bool likely = false; //!< the first goes on with what is typed
    bool halfTyped = false; //!< a value that equals none and may become one of these
    bool beginsKey = false; //!< a word that may become a key
    bool canAdd = false; //!< behind the taken one another value may follow
};

Answer answer(const Question &question);
//! The history alone, and what is saved: each replaces the whole text.
Answer history(const Question &question);

} // namespace suggestions
