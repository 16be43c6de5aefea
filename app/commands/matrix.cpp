// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/matrix.h"
#include "app/commands/loadedgraph.h"
#include "app/commands/recordtext.h"
#include "app/commands/run.h"
#include "models/domain/vocabulary.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

using namespace Qt::Literals::StringLiterals;
using graph::Matrix;

namespace commands {

namespace {

struct MatrixWords
{
    Q_DECLARE_TR_FUNCTIONS(Matrix)
};

GraphJson matrixObject(const graph::Graph &graph, const Matrix &matrix)
{
    GraphJson object;
    object["group"] = matrix.group == graph::noNode
                        ? GraphJson()
                        : GraphJson(graph.urn(matrix.group).toStdString());
    object["environments"] = jsonList(matrix.environments);
    object["models"] = GraphJson::array();
    for (const Matrix::Line &line : matrix.lines) {
        GraphJson cells = GraphJson::object();
        for (qsizetype i = 0; i < matrix.environments.size(); ++i) {
            GraphJson cell = GraphJson::array();
            for (const graph::Node node : line.cells[std::size_t(i)])
                cell.push_back({{"urn", graph.urn(node).toStdString()},
                                {"status", jsonOrNull(graph.status(node))},
                                {"version", jsonOrNull(graph.version(node))}});
            if (!cell.empty())
                cells[matrix.environments[i].toStdString()] = std::move(cell);
        }
        object["models"].push_back({{"urn", graph.urn(line.model).toStdString()},
                                    {"name", graph.displayName(line.model).toStdString()},
                                    {"version", jsonOrNull(graph.version(line.model))},
                                    {"deployments", std::move(cells)}});
    }
    object["drift_outcome"] = graph::outcomeName(matrix.drifted).toStdString();
    object["drift"] = GraphJson::array();
    for (const Matrix::Drift &drift : matrix.drifts)
        object["drift"].push_back({{"kind", graph::driftName(drift.kind).toStdString()},
                                   {"env", drift.environment.toStdString()},
                                   {"than", jsonOrNull(drift.than)},
                                   {"versions", jsonList(drift.versions)},
                                   {"steps", drift.steps}});
    return object;
}

QString statusWord(const graph::Graph &graph, graph::Node node)
{
    const QString status = graph.status(node);
    return status.isEmpty() ? MatrixWords::tr("no status") : domain::statusLabel(status);
}

//! The worst status and how many, as one reads it from afar.
QString matrixCell(const graph::Graph &graph, const std::vector<graph::Node> &nodes)
{
    if (nodes.empty())
        return u"-"_s;
    if (nodes.size() == 1)
        return statusWord(graph, nodes.front());
    std::map<int, std::pair<QString, int>> bySeverity;
    for (const graph::Node node : nodes) {
        auto &[label, count] = bySeverity[domain::statusSeverity(graph.status(node))];
        label = statusWord(graph, node);
        ++count;
    }
    const auto &[label, count] = bySeverity.begin()->second;
    return count == int(nodes.size())
             ? u"%1 × %2"_s.arg(count).arg(label)
             : MatrixWords::tr("%1, %2 of them %3").arg(nodes.size()).arg(count).arg(label);
}

QString driftSentence(const Matrix::Drift &drift)
{
    if (drift.kind == Matrix::Drift::Kind::Behind)
        return MatrixWords::tr("%1 is behind %2: %3 there, %4 here")
            .arg(drift.environment, drift.than, drift.versions.last(), drift.versions.first());
    return MatrixWords::tr("%1 serves several versions: %2")
        .arg(drift.environment, drift.versions.join(u", "_s));
}

QString matrixTable(const graph::Graph &graph, const Matrix &matrix)
{
    QString text = matrix.group == graph::noNode ? MatrixWords::tr("Models without a group")
                                                 : graph.displayName(matrix.group);
    text += u'\n';
    std::vector<QStringList> lines {QStringList {u"MODEL"_s, u"VERSION"_s} + matrix.environments};
    for (const Matrix::Line &line : matrix.lines) {
        QStringList cells {graph.displayName(line.model), graph.version(line.model)};
        for (const auto &cell : line.cells)
            cells.append(matrixCell(graph, cell));
        lines.push_back(cells);
    }
    text += aligned(lines);
    for (const Matrix::Drift &drift : matrix.drifts)
        text += driftSentence(drift) + u'\n';
    if (matrix.group != graph::noNode
        && (matrix.drifted == graph::Outcome::Unknown || matrix.drifted == graph::Outcome::Partly))
        text += MatrixWords::tr("Whether there is (more) drift is unknown: a status or a version "
                                "says nothing.")
              + u'\n';
    return text;
}

} // namespace

int runMatrix(const MatrixOptions &options)
{
    const bool one = !options.group.isEmpty();
    if (const auto wrong = one ? checkUrn(options.group, {u"mlModelGroup"_s}) : std::nullopt)
        return *wrong;
    const auto loaded
        = LoadedGraph::open(options.target, one ? QStringList {options.group} : QStringList());
    if (!loaded)
        return loaded.error();
    std::vector<Matrix> matrices;
    if (one) {
        const auto node = loaded->find(options.group);
        if (!node)
            return node.error();
        matrices.push_back(graph::matrixOf(loaded->graph(), *node, loaded->production()));
    } else {
        matrices = graph::matrices(loaded->graph(), loaded->production());
    }
    if (options.format == "json"_L1) {
        GraphJson object;
        object["groups"] = GraphJson::array();
        for (const Matrix &matrix : matrices)
            object["groups"].push_back(matrixObject(loaded->graph(), matrix));
        print(jsonText(object));
    } else {
        QStringList tables;
        for (const Matrix &matrix : matrices)
            tables.append(matrixTable(loaded->graph(), matrix));
        print(tables.join(u'\n').toUtf8());
    }
    return loaded->exitCode();
}

} // namespace commands
