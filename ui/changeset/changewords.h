// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/editing.h"
#include "ui/common/tone.h"

#include <QDateTime>
#include <QString>

//! How the change set, its conflicts and its log say and show what is to be changed.
namespace changewords {

//! Names from \a editing, dates in the local zone.
changes::Naming naming(const store::Editing &editing);

//! The environment of a deployment or a model as in its URN; empty for what has none.
QString environment(const QString &urn);
bool isProduction(const store::Editing &editing, const QString &urn);

bool isDeployment(const QString &urn);

//! The drawing that stands for a change; \a field may be empty for the aspect as a whole.
QString iconName(const QString &aspect, const changes::FieldChange &change);
QString iconName(const QString &aspect);

//! How an edit stands: icon, tone and a word. Waiting has none of them.
struct Mark
{
    QString icon;
    Tone tone = Tone::Neutral;
    QString word;
};
Mark mark(changes::EditState::Kind kind);
Mark appliedMark();

//! "14:19" of today, else "21 Oct 2026, 14:19", in the local zone.
QString time(qint64 ms, const QDateTime &now);
//! What a number of milliseconds means: "21 Oct 2026, 00:00 CEST".
QString spelledOut(qint64 ms);

//! "7 changes on 5 deployments"; models and tags among them are counted as entities.
QString counted(qint64 changes, qint64 entities, bool areDeployments);
QString counted(qint64 changes, const QStringList &urns);
//! "5 deployments"
QString countedEntities(qint64 count, bool areDeployments);
QString countedEntities(const QStringList &urns);
QString countedConflicts(int count); //!< "3 conflicts"
//! 1,234 as the locale writes it.
QString number(qint64 value);

//! A tooltip that shows \a text to the letter: one that looks like HTML would be read as such.
QString toolTip(const QString &text);

} // namespace changewords
