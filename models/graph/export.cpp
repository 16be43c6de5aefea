// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/export.h"

#include "models/domain/vocabulary.h"

#include <nlohmann/json.hpp>

using namespace Qt::Literals::StringLiterals;

namespace graph {

namespace {

//! In quotes, as DOT has them: only the quote and the backslash are special.
QString dotText(QString text)
{
    text.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1).replace(u'\n', "\\n"_L1);
    return u'"' + text + u'"';
}

QString dotLabel(const Graph &graph, Node node)
{
    QStringList facts;
    for (const QString &fact :
         {graph.version(node),
          graph.kind(node) == Kind::Deployment ? graph.environment(node) : QString(),
          domain::statusLabel(graph.status(node)),
          graph.state(node) == State::Present ? QString() : stateName(graph.state(node))}) {
        if (!fact.isEmpty())
            facts.append(fact);
    }
    const QString name = graph.displayName(node);
    return facts.isEmpty() ? name : name + u'\n' + facts.join(u" · "_s);
}

QString dotNode(const Graph &graph, Node node)
{
    static const char16_t *const shapes[kindCount]
        = {u"box", u"box3d", u"folder", u"tab", u"component", u"ellipse"};
    QString style;
    if (graph.state(node) == State::Missing)
        style = u", style=dashed, color=red"_s;
    else if (graph.state(node) == State::Removed)
        style = u", color=gray, fontcolor=gray"_s;
    return u"  n%1 [label=%2, tooltip=%3, shape=%4%5];\n"_s.arg(
        QString::number(node), dotText(dotLabel(graph, node)), dotText(graph.urn(node)),
        QString::fromUtf16(shapes[std::size_t(graph.kind(node))]), style);
}

QString dotEdge(Node from, Node to, EdgeType type, std::uint8_t flags)
{
    QString style;
    if (type == EdgeType::Replaces)
        style = u", style=dashed, constraint=false"_s;
    else if ((flags & DanglingEdge) != 0)
        style = u", style=dashed, color=red"_s;
    else if ((flags & ReconciledEdge) != 0)
        style = u", style=dotted"_s;
    // MemberOf and IsPartOf point from the part to the whole, which is drawn on the left.
    const bool backwards = type == EdgeType::MemberOf;
    const QString name = edgeTypeName(type);
    return u"  n%1 -> n%2 [%3tooltip=%4%5];\n"_s.arg(
        QString::number(backwards ? to : from), QString::number(backwards ? from : to),
        backwards ? u"dir=back, "_s : QString(), dotText(name), style);
}

} // namespace

QByteArray toJson(const Graph &graph, const Subgraph &part)
{
    nlohmann::ordered_json nodes = nlohmann::ordered_json::array();
    std::vector<std::string> urns;
    for (const Node node : part.nodes) {
        urns.push_back(graph.urn(node).toStdString());
        nodes.push_back({{"urn", urns.back()},
                         {"type", entityTypeName(graph, node).toStdString()},
                         {"state", stateName(graph.state(node)).toStdString()}});
    }
    nlohmann::ordered_json edges = nlohmann::ordered_json::array();
    for (const Subgraph::Line &line : part.lines)
        edges.push_back({{"source", urns[line.from]},
                         {"target", urns[line.to]},
                         {"type", edgeTypeName(line.type).toStdString()}});
    const nlohmann::ordered_json document {{"nodes", std::move(nodes)},
                                           {"edges", std::move(edges)}};
    return QByteArray::fromStdString(
               document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace))
         + '\n';
}

QByteArray toDot(const Graph &graph, const Subgraph &part)
{
    QString text = u"digraph slipway {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n"_s;
    for (const Node node : part.nodes)
        text += dotNode(graph, node);
    for (const Subgraph::Line &line : part.lines)
        text += dotEdge(part.nodes[line.from], part.nodes[line.to], line.type, line.flags);
    return (text + u"}\n"_s).toUtf8();
}

} // namespace graph
