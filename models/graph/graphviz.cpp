// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/graphviz.h"

#include <QThreadPool>

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <future>
#include <memory>

namespace graph {

namespace {

constexpr double pointsAnInch = 72;

struct ContextEnd
{
    void operator()(GVC_t *context) const { gvFreeContext(context); }
};
struct GraphEnd
{
    void operator()(Agraph_t *graph) const { agclose(graph); }
};
using GraphPtr = std::unique_ptr<Agraph_t, GraphEnd>;

//! cgraph takes text that it does not change as char *.
char *text(const char *value)
{
    return const_cast<char *>(value); // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

void setAll(Agraph_t *graph, int kind, const char *name, const char *value)
{
    agattr(graph, kind, text(name), text(value));
}

GraphPtr build(const GeneralGraph &input, std::vector<Agnode_t *> &nodes,
               std::vector<Agedge_t *> &edges)
{
    GraphPtr graph(agopen(text("neighbourhood"), Agdirected, nullptr));
    setAll(graph.get(), AGRAPH, "rankdir", "LR");
    setAll(graph.get(), AGRAPH, "pack", "true");
    setAll(graph.get(), AGRAPH, "nodesep", "0.15");
    setAll(graph.get(), AGRAPH, "ranksep", "0.8");
    setAll(graph.get(), AGNODE, "shape", "box");
    setAll(graph.get(), AGNODE, "label", "");
    setAll(graph.get(), AGNODE, "fixedsize", "true");
    setAll(graph.get(), AGNODE, "width", "1");
    setAll(graph.get(), AGNODE, "height", "1");
    setAll(graph.get(), AGEDGE, "arrowhead", "none");
    for (const QSizeF &size : input.sizes) {
        Agnode_t *node = agnode(graph.get(), nullptr, 1);
        agset(node, text("width"), QByteArray::number(size.width() / pointsAnInch).data());
        agset(node, text("height"), QByteArray::number(size.height() / pointsAnInch).data());
        nodes.push_back(node);
    }
    for (const LayoutEdge &edge : input.edges)
        edges.push_back(agedge(graph.get(), nodes[edge.parent], nodes[edge.child], nullptr, 1));
    return graph;
}

//! The longest part of a spline that is the whole of it: dot draws each edge in one piece.
std::vector<QPointF> pathOf(Agedge_t *edge, double height)
{
    std::vector<QPointF> path;
    const splines *spline = ED_spl(edge);
    if (!spline || spline->size == 0)
        return path;
    const bezier &curve = spline->list[0];
    for (std::size_t i = 0; i < std::size_t(curve.size); ++i)
        path.emplace_back(curve.list[i].x, height - curve.list[i].y);
    return path;
}

std::optional<GeneralLayout> run(const GeneralGraph &input)
{
    static const std::unique_ptr<GVC_t, ContextEnd> context(gvContext());
    agseterr(AGMAX); // what it has to say of our graph is of no use to anyone
    std::vector<Agnode_t *> nodes;
    std::vector<Agedge_t *> edges;
    const GraphPtr graph = build(input, nodes, edges);
    if (gvLayout(context.get(), graph.get(), "dot") != 0)
        return std::nullopt;
    GeneralLayout layout;
    const double height = GD_bb(graph.get()).UR.y;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const pointf middle = ND_coord(nodes[i]);
        const QSizeF size = input.sizes[i];
        layout.rects.emplace_back(
            QPointF(middle.x - size.width() / 2, height - middle.y - size.height() / 2), size);
    }
    for (std::size_t i = 0; i < edges.size(); ++i)
        layout.paths.push_back(input.edges[i].parent == input.edges[i].child
                                   ? std::vector<QPointF>()
                                   : pathOf(edges[i], height));
    gvFreeLayout(context.get(), graph.get());
    return layout;
}

//! The only thread in which Graphviz ever runs.
QThreadPool &graphvizThread()
{
    struct Pool : QThreadPool
    {
        Pool()
        {
            setMaxThreadCount(1);
            setExpiryTimeout(-1);
        }
    };
    static Pool pool;
    return pool;
}

} // namespace

std::optional<GeneralLayout> layOutGeneral(const GeneralGraph &graph)
{
    if (graph.sizes.size() > mostGeneralNodes)
        return std::nullopt;
    if (graph.sizes.empty())
        return GeneralLayout {};
    std::promise<std::optional<GeneralLayout>> layout;
    graphvizThread().start([&] { layout.set_value(run(graph)); });
    return layout.get_future().get();
}

} // namespace graph
