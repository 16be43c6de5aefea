// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/usage.h"

#include "models/domain/literal.h"
#include "models/domain/urn.h"

#include <nlohmann/json.hpp>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace graph {

namespace {

using PropertyLiteral = nlohmann::ordered_json;

//! trafficSplit, traffic_split and traffic-split are one key.
QString keyWithoutMarks(const QString &key)
{
    QString plain;
    for (const QChar c : key) {
        if (c.isLetterOrNumber())
            plain += c.toLower();
    }
    return plain;
}

QString valueOf(const std::vector<catalog::Property> &properties, const QStringList &keys)
{
    for (const QString &key : keys) {
        for (const catalog::Property &property : properties) {
            if (!property.value.isEmpty() && keyWithoutMarks(property.key) == key)
                return property.value;
        }
    }
    return {};
}

PropertyLiteral literalOf(const std::vector<catalog::Property> &properties, const QStringList &keys)
{
    const QString written = valueOf(properties, keys);
    return written.isEmpty() ? PropertyLiteral()
                             : domain::parseLiteral(written).value_or(PropertyLiteral());
}

std::optional<double> numberIn(const PropertyLiteral &value)
{
    double number = 0;
    bool ok = false;
    if (value.is_number()) {
        number = value.get<double>();
        ok = true;
    } else if (value.is_string()) {
        QString text = QString::fromStdString(value.get<std::string>()).trimmed();
        if (text.endsWith(u'%'))
            text = text.chopped(1).trimmed();
        number = text.toDouble(&ok);
    }
    return ok && std::isfinite(number) && number >= 0 ? std::optional(number) : std::nullopt;
}

std::optional<double> percentIn(const PropertyLiteral &value)
{
    const auto number = numberIn(value);
    return number && *number <= 100 ? number : std::nullopt;
}

std::optional<double> partOfSplit(const PropertyLiteral &split, const QString &own)
{
    if (!split.is_object() || own.isEmpty())
        return std::nullopt;
    const auto it = split.find(own.toStdString());
    return it == split.end() ? std::nullopt : percentIn(*it);
}

std::optional<double> weightOf(const PropertyLiteral &variant)
{
    for (const char *key : {"CurrentWeight", "DesiredWeight", "InitialVariantWeight"}) {
        if (const auto it = variant.find(key); it != variant.end())
            return numberIn(*it);
    }
    return std::nullopt;
}

//! Weights are relative: a variant's share is its weight in their sum.
std::optional<double> partOfVariants(const PropertyLiteral &variants, const QStringList &names)
{
    if (!variants.is_array())
        return std::nullopt;
    double sum = 0;
    double ours = 0;
    bool found = false;
    for (const PropertyLiteral &variant : variants) {
        if (!variant.is_object())
            return std::nullopt;
        const auto weight = weightOf(variant);
        if (!weight)
            return std::nullopt;
        sum += *weight;
        const auto name = variant.find("ModelName");
        const bool named = name != variant.end() && name->is_string()
                        && names.contains(QString::fromStdString(name->get<std::string>()));
        if (named || variants.size() == 1) {
            ours += *weight;
            found = true;
        }
    }
    return found && sum > 0 ? std::optional(ours * 100 / sum) : std::nullopt;
}

std::optional<QString> written(const std::vector<catalog::Property> &properties,
                               const QStringList &keys)
{
    const QString value = valueOf(properties, keys);
    return value.isEmpty() ? std::nullopt : std::optional(value);
}

} // namespace

std::optional<double> trafficShare(const std::vector<catalog::Property> &properties,
                                   const QStringList &modelNames)
{
    const PropertyLiteral split
        = literalOf(properties, {u"trafficsplit"_s, u"traffic"_s, u"trafficpercent"_s,
                                 u"trafficpercentage"_s, u"trafficweight"_s, u"trafficshare"_s});
    if (const auto alone = percentIn(split))
        return alone;
    const QString own = valueOf(properties, {u"deployedmodelid"_s, u"deployment"_s});
    if (const auto part = partOfSplit(split, own))
        return part;
    return partOfVariants(literalOf(properties, {u"productionvariants"_s}), modelNames);
}

std::optional<double> trafficShare(const Graph &graph, Node model, Node deployment)
{
    const auto row = graph.row(deployment);
    if (!row)
        return std::nullopt;
    QStringList names {graph.displayName(model)};
    if (const auto urn = domain::Urn::tryParse(graph.urn(model)))
        names.append(urn->displayName());
    return trafficShare(graph.catalog()->record(*row).properties, names);
}

Usage usageOf(const std::vector<catalog::Property> &properties)
{
    return {written(properties, {u"callers"_s, u"consumers"_s, u"clients"_s, u"calledby"_s}),
            trafficShare(properties),
            written(properties, {u"cost"_s, u"monthlycost"_s, u"costpermonth"_s, u"dailycost"_s,
                                 u"costperday"_s, u"costusd"_s})};
}

} // namespace graph
