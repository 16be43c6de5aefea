// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/impact.h"
#include "app/commands/loadedgraph.h"
#include "app/commands/recordtext.h"
#include "app/commands/run.h"
#include "models/domain/vocabulary.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;
using graph::Impact;

namespace commands {

namespace {

struct ImpactWords
{
    Q_DECLARE_TR_FUNCTIONS(Impact)
};

QByteArray impactJson(const LoadedGraph &loaded, graph::Node node, const Impact &impact)
{
    GraphJson object;
    object["urn"] = loaded.graph().urn(node).toStdString();
    object["type"] = graph::entityTypeName(loaded.graph(), node).toStdString();
    putPart(object, "deployments", impact.deployments);
    object["by_environment"] = GraphJson::array();
    for (const Impact::Pile &pile : impact.piles)
        object["by_environment"].push_back({{"env", jsonOrNull(pile.environment)},
                                            {"status", jsonOrNull(pile.status)},
                                            {"deployments", jsonList(pile.urns)}});
    putPart(object, "owners", impact.owners);
    putPart(object, "containers", impact.containers);
    putPart(object, "platforms", impact.platforms);
    putPart(object, "alternatives", impact.alternatives);
    putPart(object, "models_left_without", impact.modelsLeftWithout);
    putPart(object, "replaces", impact.replaces);
    const graph::Usage &usage = impact.usage;
    object["callers"] = usage.callers ? GraphJson(usage.callers->toStdString()) : GraphJson();
    object["traffic"] = usage.traffic ? GraphJson(*usage.traffic) : GraphJson();
    object["cost"] = usage.cost ? GraphJson(usage.cost->toStdString()) : GraphJson();
    return jsonText(object);
}

//! A head with its outcome, then the names, one a line.
QString impactPart(const QString &title, const graph::Part &part)
{
    const QString outcome = part.outcome == graph::Outcome::Yes ? QString::number(part.urns.size())
                                                                : outcomeLabel(part.outcome);
    QString text = title + u": "_s + outcome + u'\n';
    for (const QString &urn : part.urns)
        text += u"  "_s + urn + u'\n';
    return text;
}

QString pilesTable(const Impact &impact)
{
    std::vector<QStringList> lines;
    for (const Impact::Pile &pile : impact.piles)
        lines.push_back({u" "_s, pile.environment,
                         pile.status.isEmpty() ? ImpactWords::tr("no status")
                                               : domain::statusLabel(pile.status),
                         QString::number(pile.urns.size())});
    return aligned(lines);
}

QString impactFacts(const Impact &impact)
{
    const QString unknown = ImpactWords::tr("unknown: no custom property says it");
    const graph::Usage &usage = impact.usage;
    return ImpactWords::tr("callers: %1").arg(usage.callers.value_or(unknown)) + u'\n'
         + ImpactWords::tr("traffic: %1")
               .arg(usage.traffic ? u"%1 %"_s.arg(*usage.traffic) : unknown)
         + u'\n' + ImpactWords::tr("cost: %1").arg(usage.cost.value_or(unknown)) + u'\n';
}

QByteArray impactTable(const Impact &impact)
{
    QString text = impactPart(ImpactWords::tr("deployments"), impact.deployments);
    text += pilesTable(impact);
    text += impactPart(ImpactWords::tr("owners to tell"), impact.owners);
    text += impactPart(ImpactWords::tr("containers"), impact.containers);
    text += impactPart(ImpactWords::tr("platforms"), impact.platforms);
    text += impactPart(ImpactWords::tr("alternatives in service"), impact.alternatives);
    text += impactPart(ImpactWords::tr("models left without production"), impact.modelsLeftWithout);
    text += impactPart(ImpactWords::tr("named as replacement by"), impact.replaces);
    return (text + impactFacts(impact)).toUtf8();
}

} // namespace

int runImpact(const ImpactOptions &options)
{
    if (const auto wrong
        = checkUrn(options.urn, {u"mlModelDeployment"_s, u"mlModel"_s, u"mlModelGroup"_s}))
        return *wrong;
    const auto loaded = LoadedGraph::open(options.target, {options.urn});
    if (!loaded)
        return loaded.error();
    const auto node = loaded->find(options.urn);
    if (!node)
        return node.error();
    const Impact impact = graph::impactOf(loaded->graph(), *node, loaded->production());
    print(options.format == "json"_L1 ? impactJson(*loaded, *node, impact) : impactTable(impact));
    return loaded->exitCode();
}

} // namespace commands
