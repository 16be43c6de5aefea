// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/changeset.h"

#include <QTimeZone>

#include <functional>

namespace changes {

//! How values are called for a person.
struct Naming
{
    std::function<QString(const QString &urn)> name; //!< of any URN
    QTimeZone zone; //!< of dates
};

//! What a change does, in a few words: "Add owner Mei Tanaka (Data steward)",
//! "Move date 21 Oct 2026 → 14 Dec 2026".
QString sentence(const QString &aspect, const FieldChange &change, const Naming &naming);

//! What a field is called: "Owner", "Goes on", "Custom property cost_center".
QString fieldLabel(const QString &aspect, const FieldKey &key);

//! A value of a field for a person: a name with its role, a date, the text itself; "none" for null.
QString valueText(const QString &aspect, const FieldKey &key, const Json &value,
                  const Naming &naming);

//! "Ownership", "Tags", "Deprecation" …; for others the aspect's own name.
QString aspectLabel(const QString &aspect);

//! A title for undo: the sentence of a single change, else a count.
QString stepTitle(const QString &aspect, const Delta &delta, const Naming &naming);

} // namespace changes
