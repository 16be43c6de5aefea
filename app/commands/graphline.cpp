// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/graphline.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace commands {

struct GraphLine::Raw
{
    std::string urn;
    std::vector<std::string> urns;
    std::string hops = "2";
    std::string graphFormat = "json";
    std::string format = "table";
    const CLI::App *graph = nullptr;
    const CLI::App *impact = nullptr;
    const CLI::App *rollback = nullptr;
    const CLI::App *orphans = nullptr;
    const CLI::App *matrix = nullptr;
    const CLI::App *compare = nullptr;
};

namespace {

std::string words(const char *source)
{
    return QCoreApplication::translate("CommandLine", source).toStdString();
}

std::string example(const char *line)
{
    return words("Example:") + "\n  slipway " + line;
}

void addFormat(CLI::App &app, std::string &format)
{
    app.add_option("--format", format, words("table or json"))
        ->check(CLI::IsMember({"table", "json"}))
        ->capture_default_str();
}

std::string checkHops(const std::string &hops)
{
    bool ok = false;
    const int number = QString::fromStdString(hops).toInt(&ok);
    return hops == "all" || (ok && number >= 0) ? std::string()
                                                : words("neither a number from 0 on nor all");
}

} // namespace

GraphLine::GraphLine(CLI::App &app, const std::function<void(CLI::App &)> &addTarget)
    : m_raw(std::make_unique<Raw>())
{
    Raw &raw = *m_raw;

    CLI::App *graph = app.add_subcommand(
        "graph", words("print what is linked with a model, a deployment, a group or a container"));
    addTarget(*graph);
    graph->add_option("urn", raw.urn, words("where to start"))->required();
    graph->add_option("--hops", raw.hops, words("how many edges to go, or all"))
        ->check(checkHops)
        ->capture_default_str();
    graph->add_option("--format", raw.graphFormat, words("dot or json"))
        ->check(CLI::IsMember({"dot", "json"}))
        ->capture_default_str();
    graph->footer(example("graph 'urn:li:mlModel:(urn:li:dataPlatform:mlflow,churn,PROD)' "
                          "--hops all --format dot | dot -Tsvg -o churn.svg"));
    raw.graph = graph;

    CLI::App *impact = app.add_subcommand(
        "impact", words("what a deployment, a model or a group takes with it, and whom to tell"));
    addTarget(*impact);
    impact->add_option("urn", raw.urn, words("what is to go"))->required();
    addFormat(*impact, raw.format);
    impact->footer(
        example("impact 'urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,churn-eu,PROD)'"));
    raw.impact = impact;

    CLI::App *rollback = app.add_subcommand(
        "rollback", words("previous versions that a deployment can go back to"));
    addTarget(*rollback);
    rollback->add_option("urn", raw.urn, words("URN of the deployment"))->required();
    addFormat(*rollback, raw.format);
    rollback->footer(example(
        "rollback 'urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,churn-eu,PROD)'"));
    raw.rollback = rollback;

    CLI::App *orphans = app.add_subcommand(
        "orphans", words("deployments without a model, models without a deployment, links to "
                         "nothing, and bad chains of replacements"));
    addTarget(*orphans);
    addFormat(*orphans, raw.format);
    orphans->footer(example("orphans --format json"));
    raw.orphans = orphans;

    CLI::App *matrix
        = app.add_subcommand("matrix", words("the versions of a group by environment, with drift"));
    addTarget(*matrix);
    matrix->add_option("group", raw.urn, words("URN of the model group; all groups without it"));
    addFormat(*matrix, raw.format);
    matrix->footer(example("matrix 'urn:li:mlModelGroup:(urn:li:dataPlatform:mlflow,churn,PROD)'"));
    raw.matrix = matrix;

    CLI::App *compare = app.add_subcommand("compare", words("two to six deployments side by side"));
    addTarget(*compare);
    compare->add_option("urn", raw.urns, words("URNs of the deployments"))
        ->required()
        ->expected(2, 6);
    addFormat(*compare, raw.format);
    compare->footer(
        example("compare 'urn:li:mlModelDeployment:(urn:li:dataPlatform:seldon,churn,PROD)' "
                "'urn:li:mlModelDeployment:(urn:li:dataPlatform:seldon,churn-b,PROD)'"));
    raw.compare = compare;
}

GraphLine::~GraphLine() = default;

std::optional<Invocation> GraphLine::parsed(const Target &target) const
{
    const QString urn = QString::fromStdString(m_raw->urn);
    const QString format = QString::fromStdString(m_raw->format);
    if (m_raw->graph->parsed()) {
        std::optional<int> hops;
        if (m_raw->hops != "all")
            hops = QString::fromStdString(m_raw->hops).toInt();
        return GraphOptions {target, urn, hops, QString::fromStdString(m_raw->graphFormat)};
    }
    if (m_raw->impact->parsed())
        return ImpactOptions {target, urn, format};
    if (m_raw->rollback->parsed())
        return RollbackOptions {target, urn, format};
    if (m_raw->orphans->parsed())
        return OrphansOptions {target, format};
    if (m_raw->matrix->parsed())
        return MatrixOptions {target, urn, format};
    if (m_raw->compare->parsed()) {
        QStringList urns;
        for (const std::string &one : m_raw->urns)
            urns.append(QString::fromStdString(one));
        return CompareOptions {target, urns, format};
    }
    return std::nullopt;
}

} // namespace commands
