// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/traffic.h"

#include "models/core/fold.h"
#include "models/domain/literal.h"

#include <cmath>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace review::traffic {

namespace {

using Literal = nlohmann::ordered_json;

//! Traffic_Percent and trafficPercent are one name.
QString plain(const QString &key)
{
    QString result;
    for (const QChar c : key) {
        if (c.isLetterOrNumber())
            result += c.toLower();
    }
    return result;
}

bool isPlainKey(const QString &key)
{
    static const QStringList keys {
        u"traffic"_s,      u"trafficsplit"_s,  u"trafficpercent"_s,    u"trafficpercentage"_s,
        u"trafficshare"_s, u"trafficweight"_s, u"trafficallocation"_s, u"productionvariants"_s};
    return keys.contains(key);
}

std::optional<double> number(QString text)
{
    text = text.trimmed();
    if (text.endsWith(u'%'))
        text = text.chopped(1).trimmed();
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok && std::isfinite(value) && value >= 0 ? std::optional(value) : std::nullopt;
}

std::optional<double> number(const Literal &value)
{
    if (value.is_number())
        return value.get<double>() >= 0 ? std::optional(value.get<double>()) : std::nullopt;
    return value.is_string() ? number(QString::fromStdString(value.get<std::string>()))
                             : std::nullopt;
}

std::optional<double> ofParts(const Literal &parts, const QStringList &own)
{
    double sum = 0;
    for (const auto &[name, value] : parts.items()) {
        const auto part = number(value);
        if (!part)
            return std::nullopt; // something else that is called traffic
        if (own.contains(QString::fromStdString(name)))
            return part;
        sum += *part;
    }
    return parts.empty() ? std::nullopt : std::optional(sum);
}

std::optional<double> ofVariants(const Literal &variants)
{
    double sum = 0;
    for (const Literal &variant : variants) {
        std::optional<double> weight;
        for (const char *key : {"CurrentWeight", "DesiredWeight", "InitialVariantWeight"}) {
            if (!weight && variant.is_object() && variant.contains(key))
                weight = number(variant[key]);
        }
        if (!weight)
            return std::nullopt;
        sum += *weight;
    }
    return variants.empty() ? std::nullopt : std::optional(sum);
}

} // namespace

bool isKey(std::string_view key)
{
    // Most keys end here.
    if (key.size() < 7 || key.size() > 40)
        return false;
    return isPlainKey(plain(fromUtf8(key)));
}

std::optional<double> share(const std::vector<catalog::Property> &properties)
{
    QStringList own;
    for (const catalog::Property &property : properties) {
        const QString key = plain(property.key);
        if (key == "deployedmodelid"_L1 || key == "deployment"_L1)
            own.append(property.value);
    }
    for (const catalog::Property &property : properties) {
        const QString key = plain(property.key);
        if (!isPlainKey(key))
            continue;
        if (const auto value = number(property.value))
            return value;
        const auto literal = domain::parseLiteral(property.value);
        if (!literal)
            continue;
        const auto found = literal->is_object()                        ? ofParts(*literal, own)
                         : literal->is_array() && key.startsWith(u'p') ? ofVariants(*literal)
                                                                       : std::nullopt;
        if (found)
            return found;
    }
    return std::nullopt;
}

} // namespace review::traffic
