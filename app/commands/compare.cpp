// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/loadedgraph.h"
#include "app/commands/recordtext.h"
#include "app/commands/run.h"
#include "models/graph/comparison.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;
using graph::Comparison;

namespace commands {

namespace {

QByteArray comparisonJson(const Comparison &comparison)
{
    GraphJson object;
    object["deployments"] = jsonList(comparison.urns);
    object["same"] = graph::outcomeName(comparison.same).toStdString();
    object["rows"] = GraphJson::array();
    for (const Comparison::Line &line : comparison.lines) {
        GraphJson values = GraphJson::array();
        for (const auto &value : line.values)
            values.push_back(value ? GraphJson(value->toStdString()) : GraphJson());
        object["rows"].push_back({{"key", line.key.toStdString()},
                                  {"property", line.property},
                                  {"differs", line.differs},
                                  {"values", std::move(values)}});
    }
    return jsonText(object);
}

QByteArray comparisonTable(const Comparison &comparison)
{
    std::vector<QStringList> lines;
    for (const Comparison::Line &line : comparison.lines) {
        QStringList cells {line.differs ? u"*"_s : u" "_s, line.key};
        for (const auto &value : line.values)
            cells.append(value ? QString(*value).replace(u'\n', u' ').simplified() : u"-"_s);
        lines.push_back(cells);
    }
    const QString differences = QCoreApplication::translate("Compare", "* differs, %1 of %2")
                                    .arg(comparison.differences())
                                    .arg(comparison.lines.size());
    return (aligned(lines) + differences + u'\n').toUtf8();
}

} // namespace

int runCompare(const CompareOptions &options)
{
    for (const QString &urn : options.urns) {
        if (const auto wrong = checkUrn(urn, {u"mlModelDeployment"_s}))
            return *wrong;
    }
    const auto loaded = LoadedGraph::open(options.target);
    if (!loaded)
        return loaded.error();
    std::vector<catalog::Row> rows;
    for (const QString &urn : options.urns) {
        const auto node = loaded->find(urn);
        if (!node)
            return node.error();
        const auto row = loaded->graph().row(*node);
        if (!row) {
            complain(QCoreApplication::translate("Compare", "%1 is named, but not there").arg(urn));
            return failed;
        }
        rows.push_back(*row);
    }
    const Comparison comparison = graph::comparisonOf(loaded->graph(), rows);
    print(options.format == "json"_L1 ? comparisonJson(comparison) : comparisonTable(comparison));
    return loaded->exitCode();
}

} // namespace commands
