// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/words.h"
#include "models/history/phrase.h"
#include "models/history/timeline.h"

namespace history {

//! What an event did, in the past: "Owner added: Olu Adeyemi, technical owner".
Phrase headline(const Event &event, const changes::Naming &naming);

//! Each change of it in a phrase of its own, all of them.
std::vector<Phrase> details(const Event &event, const changes::Naming &naming);

//! "you had added it on 28 Sep": for an edit that was undone. \a me is a corpuser URN.
QString undoneText(const Event &event, const QString &me, const changes::Naming &naming);

//! Who did it: a person's name, "pipeline vertexai-prod", "DataHub itself".
QString authorName(const Event &event, const changes::Naming &naming);

//! By what means: "Slipway, run slipway-1c9e…", "run vertexai-2026_10_14", or an empty text.
QString meansText(const Event &event);

//! "The server keeps 20 versions …": why the versions end; empty where they begin with the first.
QString memoryText(const AspectVersions &aspect, const changes::Naming &naming);

//! The short name of an aspect: properties, instance, and its own for the others.
QString aspectWord(const QString &aspect);

} // namespace history
