// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <cstddef>
#include <functional>

namespace filter {

//! Above this, starting threads costs less than they save.
inline constexpr std::size_t worthThreads = 100'000;

//! How many threads work on a catalog of \a rows.
std::size_t workersFor(std::size_t rows);

//! Calls \a work with (worker, item) for each of \a items, in \a workers threads of which the
//! caller is one; an item is done by one of them. Ends early once \a cancelled is set.
void shareOut(std::size_t items, std::size_t workers, const std::atomic_bool *cancelled,
              const std::function<void(std::size_t worker, std::size_t item)> &work);

} // namespace filter
