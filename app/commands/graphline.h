// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commands/commandline.h"

#include <functional>
#include <memory>
#include <optional>

namespace CLI {
class App;
}

namespace commands {

//! The part of the command line that asks about the graph: graph, impact, rollback, orphans,
//! matrix, compare.
class GraphLine
{
public:
    //! Adds the commands to \a app, and to each what \a addTarget adds. CLI11 writes into this
    //! object while it parses.
    GraphLine(CLI::App &app, const std::function<void(CLI::App &)> &addTarget);
    ~GraphLine();
    GraphLine(const GraphLine &) = delete;
    GraphLine &operator=(const GraphLine &) = delete;

    //! The command that was parsed, if it was one of these.
    std::optional<Invocation> parsed(const Target &target) const;

private:
    struct Raw;
    std::unique_ptr<Raw> m_raw;
};

} // namespace commands
