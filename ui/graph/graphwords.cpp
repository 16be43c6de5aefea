// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/graph/graphwords.h"

#include "models/domain/urn.h"
#include "models/filter/language.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using graph::CardKind;

namespace graphwords {

namespace {

struct GraphText
{
    Q_DECLARE_TR_FUNCTIONS(GraphWords)
};

QString number(std::uint32_t value)
{
    return QLocale().toString(value);
}

filter::Term modelIs(const QString &urn)
{
    filter::Filter made = filter::parse(u"model:\042%1\042"_s.arg(urn)).filter;
    return made.terms().front();
}

} // namespace

QString status(const graph::Picture &picture, qint64 milliseconds)
{
    QString counts;
    if (picture.groups > 0)
        counts = (picture.groups == 1 ? GraphText::tr("1 group")
                                      : GraphText::tr("%1 groups").arg(number(picture.groups)))
               + u" · "_s;
    counts += picture.models == 1 ? GraphText::tr("1 model")
                                  : GraphText::tr("%1 models").arg(number(picture.models));
    counts += u" · "_s;
    counts += picture.deployments == 1
                ? GraphText::tr("1 deployment")
                : GraphText::tr("%1 deployments").arg(number(picture.deployments));
    if (picture.folded > 0)
        counts += u", "_s + GraphText::tr("%1 of them folded away").arg(number(picture.folded));
    QStringList parts {counts};
    if (picture.missing > 0)
        parts += picture.missing == 1
                   ? GraphText::tr("1 dangling link")
                   : GraphText::tr("%1 dangling links").arg(number(picture.missing));
    parts += GraphText::tr("laid out in %1 ms").arg(std::max<qint64>(1, milliseconds));
    return parts.join(u"   "_s);
}

std::optional<filter::Filter> filterFor(const graph::Graph &graph, const graph::Picture &picture,
                                        std::uint32_t at)
{
    const graph::Card &card = picture.cards[at];
    filter::Filter result;
    switch (card.kind) {
    case CardKind::Model:
        result.add(modelIs(card.key));
        return result;
    case CardKind::Bundle: {
        std::uint32_t around = at;
        while (around != graph::noCard && picture.cards[around].kind == CardKind::Bundle)
            around = picture.cards[around].parent;
        if (around == graph::noCard)
            return std::nullopt;
        if (picture.cards[around].kind == CardKind::Model)
            result.add(modelIs(picture.cards[around].key));
        else
            result.setFact(filter::Fact::Orphan, true);
        if (!card.environment.isEmpty())
            result.setValues(filter::Facet::Environment, {card.environment});
        if (picture.cards[card.parent].kind == CardKind::Bundle)
            result.setValues(filter::Facet::Status, {card.status});
        return result;
    }
    case CardKind::Nobody:
        result.setFact(filter::Fact::Orphan, true);
        return result;
    case CardKind::Place:
        result.setValues(graph.kind(card.node) == graph::Kind::Instance ? filter::Facet::Instance
                                                                        : filter::Facet::Container,
                         {card.key});
        return result;
    case CardKind::Deployment:
        if (!card.platform.isEmpty())
            result.setValues(filter::Facet::Platform, {graph.platform(card.node)});
        if (!card.environment.isEmpty())
            result.setValues(filter::Facet::Environment, {card.environment});
        return result.isEmpty() ? std::nullopt : std::optional(result);
    case CardKind::Group:
    case CardKind::More:
        break;
    }
    return std::nullopt;
}

QString focusName(const graph::Graph *graph, const QStringList &urns)
{
    if (urns.isEmpty())
        return GraphText::tr("Selection");
    if (urns.size() > 1)
        return GraphText::tr("%1 selected").arg(QLocale().toString(urns.size()));
    const auto node = graph ? graph->find(urns.first()) : std::nullopt;
    if (node)
        return graph->displayName(*node);
    const auto urn = domain::Urn::tryParse(urns.first());
    return urn ? urn->displayName() : urns.first();
}

} // namespace graphwords
