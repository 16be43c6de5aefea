// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/orphans.h"
#include "app/commands/loadedgraph.h"
#include "app/commands/recordtext.h"
#include "app/commands/run.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;
using graph::Orphans;

namespace commands {

namespace {

struct OrphansWords
{
    Q_DECLARE_TR_FUNCTIONS(Orphans)
};

//! Of the end that is not there.
graph::State ghostState(const graph::Graph &graph, const Orphans::Ghost &ghost)
{
    return graph.state(ghost.type == graph::EdgeType::Replaces ? ghost.from : ghost.to);
}

QByteArray orphansJson(const graph::Graph &graph, const Orphans &orphans)
{
    GraphJson object;
    putPart(object, "deployments_without_model", orphans.deploymentsWithoutModel);
    putPart(object, "models_without_deployment", orphans.modelsWithoutDeployment);
    object["links_to_nothing"] = GraphJson::array();
    for (const Orphans::Ghost &ghost : orphans.ghosts) {
        object["links_to_nothing"].push_back(
            {{"source", graph.urn(ghost.from).toStdString()},
             {"target", graph.urn(ghost.to).toStdString()},
             {"type", graph::edgeTypeName(ghost.type).toStdString()},
             {"state", graph::stateName(ghostState(graph, ghost)).toStdString()}});
    }
    object["links_to_nothing_outcome"] = graph::outcomeName(orphans.ghostsOutcome).toStdString();
    object["replacement_chains"] = GraphJson::array();
    for (const Orphans::Chain &chain : orphans.chains)
        object["replacement_chains"].push_back(
            {{"fault", graph::faultName(chain.fault).toStdString()},
             {"urns", jsonList(graph::urnsOf(graph, chain.nodes))}});
    object["replacement_chains_outcome"] = graph::outcomeName(orphans.chainsOutcome).toStdString();
    return jsonText(object);
}

QString orphansHead(const QString &title, graph::Outcome outcome, std::size_t count)
{
    return title + u": "_s
         + (outcome == graph::Outcome::Yes ? QString::number(count) : outcomeLabel(outcome))
         + u'\n';
}

QString orphansPart(const QString &title, const graph::Part &part)
{
    QString text = orphansHead(title, part.outcome, std::size_t(part.urns.size()));
    for (const QString &urn : part.urns)
        text += u"  "_s + urn + u'\n';
    return text;
}

QString faultLabel(Orphans::Chain::Fault fault)
{
    switch (fault) {
    case Orphans::Chain::Fault::Cyclic:
        return OrphansWords::tr("goes round");
    case Orphans::Chain::Fault::Dead:
        return OrphansWords::tr("leads nowhere");
    case Orphans::Chain::Fault::TooLong:
        break;
    }
    return OrphansWords::tr("too long");
}

QByteArray orphansTable(const graph::Graph &graph, const Orphans &orphans)
{
    QString text = orphansPart(OrphansWords::tr("deployments without a model"),
                               orphans.deploymentsWithoutModel)
                 + orphansPart(OrphansWords::tr("models without a deployment"),
                               orphans.modelsWithoutDeployment);
    text += orphansHead(OrphansWords::tr("links to nothing"), orphans.ghostsOutcome,
                        orphans.ghosts.size());
    for (const Orphans::Ghost &ghost : orphans.ghosts)
        text += u"  %1 %2 %3 (%4)\n"_s.arg(
            graph.urn(ghost.from), graph::edgeTypeName(ghost.type), graph.urn(ghost.to),
            ghostState(graph, ghost) == graph::State::Missing ? OrphansWords::tr("missing")
                                                              : OrphansWords::tr("removed"));
    text += orphansHead(OrphansWords::tr("bad chains of replacements"), orphans.chainsOutcome,
                        orphans.chains.size());
    for (const Orphans::Chain &chain : orphans.chains) {
        QStringList names;
        for (const graph::Node node : chain.nodes)
            names.append(graph.displayName(node));
        text += u"  "_s + faultLabel(chain.fault) + u": "_s + names.join(u" → "_s) + u'\n';
    }
    return text.toUtf8();
}

} // namespace

int runOrphans(const OrphansOptions &options)
{
    const auto loaded = LoadedGraph::open(options.target, {}, LoadedGraph::Models::All);
    if (!loaded)
        return loaded.error();
    const Orphans orphans = graph::orphansOf(loaded->graph());
    print(options.format == "json"_L1 ? orphansJson(loaded->graph(), orphans)
                                      : orphansTable(loaded->graph(), orphans));
    return loaded->exitCode();
}

} // namespace commands
