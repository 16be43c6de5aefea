// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/layout.h"

#include <algorithm>
#include <cmath>

namespace graph {

namespace {

constexpr std::uint32_t noParent = UINT32_MAX;
constexpr double shortEnough = 2600; // one strip of about this can be read by scrolling

//! The nodes with every parent before its children.
std::vector<std::uint32_t> parentsFirst(const LayoutForest &forest)
{
    std::vector<std::uint32_t> order;
    order.reserve(forest.size());
    order.assign(forest.roots.begin(), forest.roots.end());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto children = forest.childrenOf(order[i]);
        order.insert(order.end(), children.begin(), children.end());
    }
    return order;
}

double gapBetween(const LayoutForest &forest, const LayoutMetrics &metrics, std::uint32_t a,
                  std::uint32_t b)
{
    return std::max(metrics.columns[forest.column[a]].gapBelow,
                    metrics.columns[forest.column[b]].gapBelow);
}

//! How tall the stack of some nodes' bands is.
double stackHeight(const LayoutForest &forest, const LayoutMetrics &metrics,
                   std::span<const std::uint32_t> nodes, const std::vector<double> &bands)
{
    double height = 0;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (i > 0)
            height += gapBetween(forest, metrics, nodes[i - 1], nodes[i]);
        height += bands[nodes[i]];
    }
    return height;
}

//! The height that each node and all below it take.
std::vector<double> bandsOf(const LayoutForest &forest, const LayoutMetrics &metrics,
                            const std::vector<std::uint32_t> &order)
{
    std::vector<double> bands(forest.size());
    for (auto node = order.rbegin(); node != order.rend(); ++node)
        bands[*node] = std::max(forest.height[*node],
                                stackHeight(forest, metrics, forest.childrenOf(*node), bands));
    return bands;
}

struct Strip
{
    std::vector<double> left; //!< of each column
    double width = 0;
};

Strip stripOf(const LayoutMetrics &metrics)
{
    Strip strip;
    double x = 0;
    for (const LayoutMetrics::Column &column : metrics.columns) {
        strip.left.push_back(x);
        strip.width = x + column.width;
        x = strip.width + column.gapRight;
    }
    return strip;
}

//! The middle of a node's children: half way between the first and the last one.
double middleOf(std::span<const std::uint32_t> children, const std::vector<QRectF> &rects)
{
    return (rects[children.front()].center().y() + rects[children.back()].center().y()) / 2;
}

} // namespace

LayoutForest spanningForest(std::vector<std::uint8_t> column, std::vector<double> height,
                            std::span<const LayoutEdge> edges)
{
    LayoutForest forest;
    forest.column = std::move(column);
    forest.height = std::move(height);
    const std::size_t count = forest.size();
    std::vector<std::uint32_t> parent(count, noParent);
    std::vector<char> kept(edges.size(), 0);
    forest.start.assign(count + 1, 0);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const LayoutEdge &edge = edges[i];
        if (parent[edge.child] != noParent
            || forest.column[edge.parent] >= forest.column[edge.child])
            continue;
        parent[edge.child] = edge.parent;
        kept[i] = 1;
        ++forest.start[edge.parent + 1];
    }
    for (std::size_t i = 0; i < count; ++i)
        forest.start[i + 1] += forest.start[i];
    forest.children.resize(forest.start[count]);
    std::vector<std::uint32_t> next(forest.start.begin(), forest.start.end() - 1);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (kept[i])
            forest.children[next[edges[i].parent]++] = edges[i].child;
    }
    for (std::uint32_t node = 0; node < count; ++node) {
        if (parent[node] == noParent)
            forest.roots.push_back(node);
    }
    return forest;
}

LayoutMetrics forestMetrics()
{
    return {{{176, 30, 46}, {196, 24, 58}, {268, 6, 58}}, 0, 170};
}

double balancedStrip(const LayoutForest &forest, const LayoutMetrics &metrics, double aspect)
{
    const auto order = parentsFirst(forest);
    const auto bands = bandsOf(forest, metrics, order);
    const double whole = stackHeight(forest, metrics, forest.roots, bands);
    if (whole <= shortEnough)
        return 0;
    const double width = stripOf(metrics).width + metrics.stripGap;
    const double wanted = std::sqrt(whole * width / aspect);
    return shortEnough * std::exp2(std::round(2 * std::log2(wanted / shortEnough)) / 2);
}

std::vector<QRectF> layOut(const LayoutForest &forest, const LayoutMetrics &metrics)
{
    const auto order = parentsFirst(forest);
    const auto bands = bandsOf(forest, metrics, order);
    const Strip strip = stripOf(metrics);

    // Bands from the top: those of roots one below the other, then those of children inside.
    std::vector<double> top(forest.size());
    std::vector<double> left(forest.size());
    double x = 0;
    double y = 0;
    for (std::size_t i = 0; i < forest.roots.size(); ++i) {
        const std::uint32_t root = forest.roots[i];
        if (i > 0)
            y += gapBetween(forest, metrics, forest.roots[i - 1], root);
        const bool full = metrics.stripHeight > 0 && y > 0 && y + bands[root] > metrics.stripHeight;
        if (full) {
            x += strip.width + metrics.stripGap;
            y = 0;
        }
        left[root] = x;
        top[root] = y;
        y += bands[root];
    }
    for (const std::uint32_t node : order) {
        const auto children = forest.childrenOf(node);
        if (children.empty())
            continue;
        double at = top[node] + (bands[node] - stackHeight(forest, metrics, children, bands)) / 2;
        for (std::size_t i = 0; i < children.size(); ++i) {
            if (i > 0)
                at += gapBetween(forest, metrics, children[i - 1], children[i]);
            left[children[i]] = left[node];
            top[children[i]] = at;
            at += bands[children[i]];
        }
    }

    // The nodes in their bands, children first.
    std::vector<QRectF> rects(forest.size());
    for (auto it = order.rbegin(); it != order.rend(); ++it) {
        const std::uint32_t node = *it;
        const std::size_t column = forest.column[node];
        const auto children = forest.childrenOf(node);
        const double height = forest.height[node];
        const double lowest = top[node] + bands[node] - height;
        double at = top[node] + (bands[node] - height) / 2;
        if (!children.empty())
            at = std::clamp(std::round(middleOf(children, rects) - height / 2), top[node],
                            std::max(top[node], lowest));
        rects[node] = {left[node] + strip.left[column], at, metrics.columns[column].width, height};
    }
    return rects;
}

} // namespace graph
