// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/keysort.h"

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <optional>
#include <thread>

namespace filter {

namespace {

std::uint64_t headAt(const SortEntry &entry, std::size_t depth)
{
    std::uint64_t head = 0;
    if (depth + 8 <= entry.length) {
        std::memcpy(&head, entry.bytes + depth, 8);
        return __builtin_bswap64(head);
    }
    for (std::size_t i = depth; i < depth + 8; ++i)
        head = head << 8 | (i < entry.length ? static_cast<unsigned char>(entry.bytes[i]) : 0u);
    return head;
}

struct Stretch
{
    SortEntry *begin;
    SortEntry *end;
    std::size_t depth; //!< bytes that all keys in it share

    std::size_t size() const { return std::size_t(end - begin); }
};

bool isBefore(const SortEntry &a, const SortEntry &b, std::size_t depth)
{
    if (a.head != b.head)
        return a.head < b.head;
    const std::size_t read = depth + 8;
    const auto rest = [read](const SortEntry &entry) {
        return entry.key().substr(std::min<std::size_t>(read, entry.length));
    };
    if (const int compared = rest(a).compare(rest(b)); compared != 0)
        return compared < 0;
    return a.length != b.length ? a.length < b.length : a.index < b.index;
}

void sortFew(const Stretch &stretch)
{
    for (SortEntry *at = stretch.begin; at < stretch.end; ++at) {
        const SortEntry entry = *at;
        SortEntry *place = at;
        for (; place > stretch.begin && isBefore(entry, place[-1], stretch.depth); --place)
            *place = place[-1];
        *place = entry;
    }
}

std::uint64_t median(std::uint64_t a, std::uint64_t b, std::uint64_t c)
{
    return std::max(std::min(a, b), std::min(std::max(a, b), c));
}

std::uint64_t pivotOf(const Stretch &stretch)
{
    const std::size_t step = stretch.size() / 9;
    const auto at = [&](std::size_t i) { return stretch.begin[i * step].head; };
    return median(median(at(0), at(1), at(2)), median(at(3), at(4), at(5)),
                  median(at(6), at(7), at(8)));
}

//! Splits into what is below, at and above a pivot, and hands each to \a next. Those at it go on
//! eight bytes further, behind the ones that end here.
template <typename Next>
void splitUp(const Stretch &stretch, Next next)
{
    const std::uint64_t pivot = pivotOf(stretch);
    SortEntry *low = stretch.begin;
    SortEntry *high = stretch.end;
    for (SortEntry *at = low; at < high;) {
        if (at->head < pivot)
            std::swap(*low++, *at++);
        else if (at->head > pivot)
            std::swap(*at, *--high);
        else
            ++at;
    }
    next(Stretch {stretch.begin, low, stretch.depth});
    next(Stretch {high, stretch.end, stretch.depth});
    const std::size_t deeper = stretch.depth + 8;
    SortEntry *const going = std::partition(
        low, high, [deeper](const SortEntry &entry) { return entry.length <= deeper; });
    std::sort(low, going, [](const SortEntry &a, const SortEntry &b) {
        return a.length != b.length ? a.length < b.length : a.index < b.index;
    });
    for (SortEntry *at = going; at < high; ++at)
        at->head = headAt(*at, deeper);
    next(Stretch {going, high, deeper});
}

void sortAlone(const Stretch &first)
{
    // No recursion: keys of a million equal bytes would go deep.
    std::vector<Stretch> open {first};
    while (!open.empty()) {
        const Stretch stretch = open.back();
        open.pop_back();
        if (stretch.size() <= 16)
            sortFew(stretch);
        else
            splitUp(stretch, [&open](const Stretch &part) {
                if (part.size() > 1)
                    open.push_back(part);
            });
    }
}

//! Stretches that any of some threads may take.
class Jobs
{
public:
    explicit Jobs(const Stretch &first) : m_open {first}, m_left(1) { }

    void work()
    {
        constexpr std::size_t worthSharing = 8192;
        while (const auto taken = take()) {
            const Stretch mine = *taken;
            if (mine.size() <= worthSharing)
                sortAlone(mine);
            else
                splitUp(mine, [this](const Stretch &part) { put(part); });
            done();
        }
    }

private:
    std::optional<Stretch> take()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_open.empty() || m_left == 0; });
        if (m_open.empty())
            return std::nullopt;
        const Stretch stretch = m_open.back();
        m_open.pop_back();
        return stretch;
    }

    void put(const Stretch &part)
    {
        const std::lock_guard lock(m_mutex);
        m_open.push_back(part);
        ++m_left;
        m_changed.notify_one();
    }

    void done()
    {
        const std::lock_guard lock(m_mutex);
        if (--m_left == 0)
            m_changed.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Stretch> m_open;
    std::size_t m_left; //!< open or in work
};

} // namespace

SortEntry::SortEntry(std::string_view text, std::uint32_t owner)
    : bytes(text.data()), length(std::uint32_t(text.size())), index(owner)
{
    head = headAt(*this, 0);
}

void sortByKey(std::vector<SortEntry> &entries, std::size_t workers)
{
    const Stretch all {entries.data(), entries.data() + entries.size(), 0};
    if (workers < 2) {
        sortAlone(all);
        return;
    }
    Jobs jobs(all);
    std::vector<std::thread> helpers;
    for (std::size_t i = 1; i < workers; ++i)
        helpers.emplace_back([&jobs] { jobs.work(); });
    jobs.work();
    for (std::thread &helper : helpers)
        helper.join();
}

} // namespace filter
