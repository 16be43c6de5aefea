// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/changeset/changesetmodel.h"

#include <algorithm>

//! A row of ChangeSetModel and those below it.
struct ChangeSetModel::Entity
{
    QString urn;
    int row = 0;
    std::vector<changes::AspectEdit> edits;
    std::vector<bool> applied; //!< of edits
    //! One line per change: of edits, and of its delta.
    std::vector<std::pair<int, int>> lines;

    void makeLines()
    {
        lines.clear();
        for (std::size_t e = 0; e < edits.size(); ++e) {
            for (std::size_t c = 0; c < edits[e].delta.size(); ++c)
                lines.emplace_back(int(e), int(c));
        }
    }
    bool isWhollyApplied() const
    {
        return std::ranges::all_of(applied, [](bool one) { return one; });
    }
};
