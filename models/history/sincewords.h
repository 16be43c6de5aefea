// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/words.h"
#include "models/history/changessince.h"
#include "models/history/phrase.h"

namespace history {

//! The head of a group: "Status got worse", "Date moved".
QString kindTitle(ChangeKind kind);

//! What became of the deployment, without its name: "In service → Failed".
Phrase phraseOf(const Change &change, const changes::Naming &naming);

} // namespace history
