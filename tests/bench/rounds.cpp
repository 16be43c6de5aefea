// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/rounds.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace bench {

namespace {

struct Spread
{
    double min = 0;
    double median = 0;
    double max = 0;
};

Spread spreadOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return {values.front(), values[values.size() / 2], values.back()};
}

QString verdict(const Figure &figure, double ratio)
{
    if (figure.target <= 0)
        return {};
    const bool met = figure.higherIsBetter ? ratio >= figure.target : ratio <= figure.target;
    return u"  target %1 %2: %3"_s.arg(figure.higherIsBetter ? u"≥"_s : u"≤"_s)
        .arg(figure.target)
        .arg(met ? u"met"_s : u"MISSED"_s);
}

void print(const QString &line)
{
    std::printf("%s\n", line.toUtf8().constData());
    std::fflush(stdout);
}

} // namespace

double seconds(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void keep(std::uint64_t value)
{
    static std::atomic<std::uint64_t> sink;
    sink.store(value, std::memory_order_relaxed);
}

void compare(const Figure &figure, const std::function<void()> &measured,
             const std::function<void()> &yardstick, int rounds)
{
    measured(); // both once for the caches
    yardstick();
    std::vector<double> ratios;
    std::vector<double> times;
    std::vector<double> bases;
    for (int i = 0; i < rounds; ++i) {
        bases.push_back(seconds(yardstick));
        times.push_back(seconds(measured));
        ratios.push_back(times.back() / bases.back());
    }
    const Spread ratio = spreadOf(ratios);
    const Spread base = spreadOf(bases);
    print(u"%1  %2× [%3–%4]%5  (%6 ms; %7: %8 ms)"_s.arg(figure.name, -46)
              .arg(ratio.median, 0, 'f', 2)
              .arg(ratio.min, 0, 'f', 2)
              .arg(ratio.max, 0, 'f', 2)
              .arg(verdict(figure, ratio.median))
              .arg(spreadOf(times).median * 1000, 0, 'f', 3)
              .arg(figure.yardstick)
              .arg(base.median * 1000, 0, 'f', 3));
    if (base.max > base.min * 1.3)
        print(u"    the yardstick itself spread by %1 %: repeat on a quiet machine"_s.arg(
            int((base.max / base.min - 1) * 100)));
}

void tell(const Figure &figure, double ratio, const QString &detail)
{
    print(u"%1  %2×%3  (%4; %5)"_s.arg(figure.name, -46)
              .arg(ratio, 0, 'f', 3)
              .arg(verdict(figure, ratio))
              .arg(detail, figure.yardstick));
}

} // namespace bench
