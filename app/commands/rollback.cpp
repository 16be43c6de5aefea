// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/rollback.h"
#include "app/commands/loadedgraph.h"
#include "app/commands/recordtext.h"
#include "app/commands/run.h"
#include "models/domain/vocabulary.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;
using graph::Rollback;

namespace commands {

namespace {

struct RollbackWords
{
    Q_DECLARE_TR_FUNCTIONS(Rollback)
};

QStringList ownersOfRecord(const catalog::Record &record)
{
    QStringList owners;
    for (const catalog::OwnerEntry &owner : record.owners)
        owners.append(owner.urn);
    owners.removeDuplicates();
    return owners;
}

QByteArray rollbackJson(const graph::Graph &graph, graph::Node node, const Rollback &rollback)
{
    GraphJson object;
    object["urn"] = graph.urn(node).toStdString();
    object["outcome"] = graph::outcomeName(rollback.outcome).toStdString();
    object["candidates"] = GraphJson::array();
    for (const Rollback::Candidate &candidate : rollback.candidates) {
        const catalog::Record record = graph.catalog()->record(candidate.node);
        object["candidates"].push_back(
            {{"urn", record.urn.toStdString()},
             {"name", record.name.toStdString()},
             {"status", jsonOrNull(record.status)},
             {"version", jsonOrNull(candidate.version.text())},
             {"model_version", jsonOrNull(candidate.version.ofModel)},
             {"owners", jsonList(ownersOfRecord(record))},
             {"link", jsonOrNull(record.url)},
             {"models", jsonList(graph::urnsOf(graph, candidate.models))},
             {"same_model", candidate.sameModel},
             {"deprecated", record.deprecated}});
    }
    object["undecided"] = jsonList(graph::urnsOf(graph, rollback.undecided));
    return jsonText(object);
}

QByteArray rollbackTable(const graph::Graph &graph, const Rollback &rollback)
{
    std::vector<QStringList> lines {
        {u"NAME"_s, u"STATUS"_s, u"VERSION"_s, u"MODEL"_s, u"OWNERS"_s, u"LINK"_s}};
    for (const Rollback::Candidate &candidate : rollback.candidates) {
        const catalog::Record record = graph.catalog()->record(candidate.node);
        QStringList owners;
        for (const QString &urn : ownersOfRecord(record))
            owners.append(graph.catalog()->directory().displayName(urn));
        lines.push_back({record.name, domain::statusLabel(record.status), candidate.version.text(),
                         graph.displayName(candidate.models.front()), owners.join(u", "_s),
                         record.url});
    }
    return aligned(lines).toUtf8();
}

//! What an empty list, or one that may not be whole, means.
QString rollbackRemark(const graph::Graph &graph, graph::Node node, const Rollback &rollback)
{
    const QString name = graph.displayName(node);
    const QString environment = graph.environment(node);
    if (rollback.outcome == graph::Outcome::No)
        return RollbackWords::tr("There is nothing that %1 could go back to in %2.")
            .arg(name, environment);
    if (!rollback.undecided.empty())
        return RollbackWords::tr("Nobody can tell whether these are older than %1, or whether they "
                                 "serve: %2")
            .arg(name, graph::urnsOf(graph, rollback.undecided).join(u", "_s));
    if (rollback.outcome == graph::Outcome::Unknown)
        return !graph.linksKnown()
                 ? RollbackWords::tr("Unknown: which models are deployed where was not loaded.")
                 : RollbackWords::tr("Unknown: no model names %1, so that nobody can tell what it "
                                     "serves.")
                       .arg(name);
    return {};
}

} // namespace

int runRollback(const RollbackOptions &options)
{
    if (const auto wrong = checkUrn(options.urn, {u"mlModelDeployment"_s}))
        return *wrong;
    const auto loaded = LoadedGraph::open(options.target);
    if (!loaded)
        return loaded.error();
    const auto node = loaded->find(options.urn);
    if (!node)
        return node.error();
    const Rollback rollback = graph::rollbackOf(loaded->graph(), *node);
    if (options.format == "json"_L1) {
        print(rollbackJson(loaded->graph(), *node, rollback));
        return loaded->exitCode();
    }
    if (!rollback.candidates.empty())
        print(rollbackTable(loaded->graph(), rollback));
    const QString remark = rollbackRemark(loaded->graph(), *node, rollback);
    if (!remark.isEmpty())
        print(remark.toUtf8() + '\n');
    return loaded->exitCode();
}

} // namespace commands
