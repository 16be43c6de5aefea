// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/graphviz.h"
#include "models/graph/grid.h"
#include "models/graph/layout.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <set>
#include <thread>

using namespace graph;

namespace {

struct Made
{
    std::vector<std::uint8_t> column;
    std::vector<double> height;
    std::vector<LayoutEdge> edges;

    std::uint32_t add(std::uint8_t in, double tall)
    {
        column.push_back(in);
        height.push_back(tall);
        return std::uint32_t(column.size() - 1);
    }
    LayoutForest forest() const { return spanningForest(column, height, edges); }
};

//! Groups of models of deployments, some without one or the other, and a tenth of the edges across.
Made makeGraph(std::size_t nodes, std::uint32_t seed)
{
    std::mt19937 random(seed);
    const auto below
        = [&random](std::uint32_t most) { return std::uint32_t(random() % std::max(1U, most)); };
    Made made;
    std::vector<std::uint32_t> groups;
    std::vector<std::uint32_t> models;
    std::vector<std::uint32_t> deployments;
    while (made.column.size() < nodes) {
        const std::uint32_t kind = below(20);
        if (kind == 0 || groups.empty()) {
            groups.push_back(made.add(0, 44));
        } else if (kind < 5 || models.empty()) {
            models.push_back(made.add(1, 46));
            if (below(8) > 0)
                made.edges.push_back({groups[below(std::uint32_t(groups.size()))], models.back()});
        } else {
            deployments.push_back(made.add(2, below(3) == 0 ? 31 : 40));
            if (below(12) > 0)
                made.edges.push_back(
                    {models[below(std::uint32_t(models.size()))], deployments.back()});
        }
    }
    for (std::size_t i = 0; i < nodes / 10 && !deployments.empty(); ++i)
        made.edges.push_back({models[below(std::uint32_t(models.size()))],
                              deployments[below(std::uint32_t(deployments.size()))]});
    return made;
}

//! By a sweep from top to bottom: the pair that overlaps, or nothing.
std::optional<std::pair<std::size_t, std::size_t>> overlap(const std::vector<QRectF> &rects)
{
    std::vector<std::size_t> order(rects.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return rects[a].top() < rects[b].top(); });
    std::vector<std::size_t> open;
    for (const std::size_t i : order) {
        std::erase_if(open, [&](std::size_t k) { return rects[k].bottom() <= rects[i].top(); });
        for (const std::size_t k : open) {
            if (rects[k].intersects(rects[i]))
                return std::pair {k, i};
        }
        open.push_back(i);
    }
    return std::nullopt;
}

LayoutMetrics inStrips(const LayoutForest &forest)
{
    LayoutMetrics metrics = forestMetrics();
    metrics.stripHeight = balancedStrip(forest, metrics, 1.6);
    return metrics;
}

} // namespace

class TestLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noTwoNodesOverlap_data() { sizes(); }
    void noTwoNodesOverlap()
    {
        QFETCH(int, nodes);
        QFETCH(bool, strips);
        const LayoutForest forest = makeGraph(std::size_t(nodes), 7).forest();

        const auto rects = layOut(forest, strips ? inStrips(forest) : forestMetrics());

        QCOMPARE(rects.size(), std::size_t(nodes));
        QVERIFY(!overlap(rects));
    }

    void edgesPointRightAndNodesStandInTheirColumns_data() { sizes(); }
    void edgesPointRightAndNodesStandInTheirColumns()
    {
        QFETCH(int, nodes);
        QFETCH(bool, strips);
        const LayoutForest forest = makeGraph(std::size_t(nodes), 8).forest();

        const auto rects = layOut(forest, strips ? inStrips(forest) : forestMetrics());

        std::set<double> lefts;
        for (std::uint32_t node = 0; node < forest.size(); ++node) {
            lefts.insert(rects[node].left());
            for (const std::uint32_t child : forest.childrenOf(node))
                QVERIFY(rects[child].left() > rects[node].right());
        }
        if (!strips)
            QVERIFY(lefts.size() <= 3);
    }

    void parentsAreCentredOnTheirChildren()
    {
        const LayoutForest forest = makeGraph(2000, 9).forest();

        const auto rects = layOut(forest, forestMetrics());

        for (std::uint32_t node = 0; node < forest.size(); ++node) {
            const auto children = forest.childrenOf(node);
            if (children.empty())
                continue;
            const double middle
                = (rects[children.front()].center().y() + rects[children.back()].center().y()) / 2;
            // Where a parent is taller than all it has, its band holds it back.
            const double slack = rects[node].height() / 2 + 1;
            QVERIFY(std::abs(rects[node].center().y() - middle) <= slack);
            for (std::size_t i = 1; i < children.size(); ++i)
                QVERIFY(rects[children[i]].top() > rects[children[i - 1]].top());
        }
    }

    void theSameInputGivesTheSamePicture()
    {
        const LayoutForest forest = makeGraph(5000, 10).forest();

        const auto first = layOut(forest, inStrips(forest));
        const auto second = layOut(makeGraph(5000, 10).forest(), inStrips(forest));

        QVERIFY(first == second);
    }

    void aNewLeafMovesOnlyWhatIsBelowIt()
    {
        Made made = makeGraph(3000, 11);
        std::uint32_t model = 0;
        while (made.column[model] != 1 || made.forest().childrenOf(model).size() < 3)
            ++model;
        const auto before = layOut(made.forest(), forestMetrics());
        const double bottom = before[made.forest().childrenOf(model).back()].bottom();

        made.add(2, 40);
        made.edges.insert(made.edges.begin(), {model, std::uint32_t(made.column.size() - 1)});
        std::rotate(made.edges.begin(), made.edges.begin() + 1, made.edges.end());
        const auto after = layOut(made.forest(), forestMetrics());

        std::set<double> shifts;
        for (std::size_t i = 0; i < before.size(); ++i) {
            QCOMPARE(after[i].left(), before[i].left());
            const double shift = after[i].top() - before[i].top();
            QVERIFY(shift >= 0);
            if (made.column[i] == 2)
                shifts.insert(std::round(shift * 100) / 100);
            if (made.column[i] == 2 && before[i].bottom() <= bottom)
                QCOMPARE(shift, 0.0);
        }
        QVERIFY(shifts.size() <= 2); // nothing, or the room of one leaf
        QVERIFY(*shifts.rbegin() <= 40 + 30);
    }

    void aNodeOfSeveralParentsStandsBelowTheFirst()
    {
        Made made;
        const auto a = made.add(1, 46);
        const auto b = made.add(1, 46);
        const auto shared = made.add(2, 40);
        made.edges = {{b, shared}, {a, shared}};

        const LayoutForest forest = made.forest();

        QVERIFY(forest.childrenOf(a).empty());
        QCOMPARE(forest.childrenOf(b).size(), std::size_t(1));
    }

    void edgesBackAndInCirclesAreNotFollowed()
    {
        Made made;
        const auto group = made.add(0, 44);
        const auto model = made.add(1, 46);
        made.edges = {{model, group}, {group, group}, {model, model}, {group, model}};

        const LayoutForest forest = made.forest();

        QCOMPARE(forest.roots.size(), std::size_t(1));
        QCOMPARE(layOut(forest, forestMetrics()).size(), std::size_t(2));
    }

    void nothingGivesNothing()
    {
        QVERIFY(layOut(Made().forest(), forestMetrics()).empty());
        QCOMPARE(balancedStrip(Made().forest(), forestMetrics(), 1.6), 0.0);
    }

    void gridFindsWhatTouchesAWindow()
    {
        const LayoutForest forest = makeGraph(4000, 12).forest();
        const auto rects = layOut(forest, inStrips(forest));
        const Grid grid(rects);
        std::mt19937 random(1);
        for (int turn = 0; turn < 200; ++turn) {
            const QRectF bounds = grid.bounds();
            const auto somewhere
                = [&random](double most) { return double(random() % 1000) / 1000 * most; };
            const QRectF window(bounds.left() + somewhere(bounds.width()),
                                bounds.top() + somewhere(bounds.height()), somewhere(3000),
                                somewhere(2000));
            std::vector<std::uint32_t> expected;
            for (std::uint32_t i = 0; i < rects.size(); ++i) {
                const bool apart
                    = rects[i].left() > window.right() || rects[i].right() < window.left()
                   || rects[i].top() > window.bottom() || rects[i].bottom() < window.top();
                if (!apart)
                    expected.push_back(i);
            }
            std::vector<std::uint32_t> found;
            grid.query(window, found);
            QVERIFY(found == expected);
        }
        std::vector<std::uint32_t> all;
        grid.query(grid.bounds(), all);
        QCOMPARE(all.size(), rects.size());
    }

    void graphvizLaysOutWhatIsNoForest()
    {
        GeneralGraph general;
        for (int i = 0; i < 40; ++i)
            general.sizes.emplace_back(196, 46);
        for (std::uint32_t i = 1; i < 40; ++i)
            general.edges.push_back({i / 2, i});
        general.edges.push_back({39, 0}); // a circle
        general.edges.push_back({5, 5});

        const auto layout = layOutGeneral(general);

        QVERIFY(layout.has_value());
        QCOMPARE(layout->rects.size(), general.sizes.size());
        QVERIFY(!overlap(layout->rects));
        QCOMPARE(layout->rects[3].size(), QSizeF(196, 46));
        for (std::size_t i = 0; i < general.edges.size(); ++i) {
            const bool loop = general.edges[i].parent == general.edges[i].child;
            QVERIFY(loop == layout->paths[i].empty());
            QVERIFY(loop || layout->paths[i].size() % 3 == 1);
        }
        QVERIFY(layout->rects[1].left() > layout->rects[0].right());
        const auto again = layOutGeneral(general);
        QVERIFY(again->rects == layout->rects);
    }

    void graphvizIsAskedFromManyThreadsAtOnce()
    {
        GeneralGraph general;
        for (int i = 0; i < 20; ++i)
            general.sizes.emplace_back(100, 40);
        for (std::uint32_t i = 1; i < 20; ++i)
            general.edges.push_back({0, i});
        const auto expected = layOutGeneral(general)->rects;
        std::vector<std::thread> threads;
        std::atomic_int same = 0;

        for (int i = 0; i < 6; ++i)
            threads.emplace_back([&] { same += layOutGeneral(general)->rects == expected; });
        for (std::thread &thread : threads)
            thread.join();

        QCOMPARE(same.load(), 6);
    }

    void graphvizRefusesWhatWouldTakeSeconds()
    {
        GeneralGraph general;
        general.sizes.assign(mostGeneralNodes + 1, QSizeF(10, 10));
        QVERIFY(!layOutGeneral(general));
        QVERIFY(layOutGeneral({})->rects.empty());
    }

private:
    void sizes()
    {
        QTest::addColumn<int>("nodes");
        QTest::addColumn<bool>("strips");
        for (const int nodes : {1, 2, 100, 1000, 10000, 50000}) {
            QTest::addRow("%d nodes in one strip", nodes) << nodes << false;
            QTest::addRow("%d nodes in strips", nodes) << nodes << true;
        }
    }
};

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
