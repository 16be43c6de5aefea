// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/chunkwise.h"

#include <algorithm>
#include <thread>
#include <vector>

namespace filter {

std::size_t workersFor(std::size_t rows)
{
    if (rows <= worthThreads)
        return 1;
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 4);
}

void shareOut(std::size_t items, std::size_t workers, const std::atomic_bool *cancelled,
              const std::function<void(std::size_t, std::size_t)> &work)
{
    // Neighbours lie together in memory, and a worker that comes late still finds something to do.
    constexpr std::size_t together = 16;
    std::atomic_size_t next {0};
    const auto run = [&](std::size_t worker) {
        for (;;) {
            const std::size_t begin = next.fetch_add(together, std::memory_order_relaxed);
            for (std::size_t i = begin; i < std::min(begin + together, items); ++i) {
                if (cancelled && cancelled->load(std::memory_order_relaxed))
                    return;
                work(worker, i);
            }
            if (begin >= items)
                return;
        }
    };
    std::vector<std::thread> helpers;
    for (std::size_t worker = 1; worker < workers && worker * together < items; ++worker)
        helpers.emplace_back(run, worker);
    run(0);
    for (std::thread &helper : helpers)
        helper.join();
}

} // namespace filter
