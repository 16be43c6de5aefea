// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/platformconcepts.h"

#include "models/domain/literal.h"
#include "models/domain/urn.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace items {

namespace {

using Literal = nlohmann::ordered_json;

struct ConceptWords
{
    Q_DECLARE_TR_FUNCTIONS(PlatformConcepts)
};

//! ProductionVariants, production_variants and production-variants are one name.
QString plainKey(const QString &key)
{
    QString plain;
    for (const QChar c : key) {
        if (c.isLetterOrNumber())
            plain += c.toLower();
    }
    return plain;
}

QString text(const Literal &value)
{
    if (value.is_null())
        return {};
    return QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump());
}

//! A number, also one that is written as a text.
std::optional<double> number(const Literal &value)
{
    bool ok = value.is_number();
    const double result = ok ? value.get<double>() : text(value).toDouble(&ok);
    return ok && std::isfinite(result) ? std::optional(result) : std::nullopt;
}

std::optional<double> percent(const Literal &value)
{
    const auto result = number(value);
    return result && *result >= 0 && *result <= 100 ? result : std::nullopt;
}

//! What \a object has under the first of \a keys that it has; null where it has none of them.
Literal field(const Literal &object, std::initializer_list<const char *> keys)
{
    if (!object.is_object())
        return {};
    for (const char *key : keys) {
        if (const auto it = object.find(key); it != object.end())
            return *it;
    }
    return {};
}

//! The properties by their plain keys.
class PropertySet
{
public:
    explicit PropertySet(const std::vector<catalog::Property> &properties)
    {
        for (const catalog::Property &property : properties)
            m_values.insert(plainKey(property.key), property.value);
    }

    //! The value of the first of \a keys that is there and not empty.
    QString value(std::initializer_list<const char16_t *> keys) const
    {
        for (const char16_t *key : keys) {
            if (const QString value = m_values.value(QString::fromUtf16(key)); !value.isEmpty())
                return value;
        }
        return {};
    }

    Literal literal(std::initializer_list<const char16_t *> keys) const
    {
        const QString written = value(keys);
        return written.isEmpty() ? Literal() : domain::parseLiteral(written).value_or(Literal());
    }

private:
    QHash<QString, QString> m_values;
};

void addRow(ConceptGroup &group, const QString &label, const QString &value)
{
    if (!value.isEmpty())
        group.rows.push_back({label, value, std::nullopt, false});
}

void addGroup(std::vector<ConceptGroup> &groups, ConceptGroup group)
{
    if (!group.rows.empty())
        groups.push_back(std::move(group));
}

QString instanceCount(const QString &count)
{
    return count == "1"_L1 ? ConceptWords::tr("1 instance")
                           : ConceptWords::tr("%1 instances").arg(count);
}

QString replicaCount(double count)
{
    return count == 1 ? ConceptWords::tr("1 replica")
                      : ConceptWords::tr("%1 replicas").arg(QString::number(count));
}

QString instances(const Literal &variant)
{
    const QString now = text(field(variant, {"CurrentInstanceCount"}));
    const QString wanted = text(field(variant, {"DesiredInstanceCount", "InitialInstanceCount"}));
    if (now.isEmpty() && wanted.isEmpty())
        return {};
    if (now.isEmpty() || now == wanted)
        return instanceCount(wanted);
    if (wanted.isEmpty())
        return instanceCount(now);
    return ConceptWords::tr("%1 of %2 instances").arg(now, wanted);
}

//! Weights are relative: a variant's share is its weight in their sum.
ConceptGroup variants(const QString &title, const Literal &list)
{
    ConceptGroup group {title, {}};
    if (!list.is_array())
        return group;
    double sum = 0;
    std::vector<std::optional<double>> weights;
    for (const Literal &variant : list) {
        auto weight
            = number(field(variant, {"CurrentWeight", "DesiredWeight", "InitialVariantWeight"}));
        if (weight && *weight < 0)
            weight.reset();
        sum += weight.value_or(0);
        weights.push_back(weight);
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
        const QString name = text(field(list[i], {"VariantName"}));
        if (name.isEmpty())
            continue;
        QStringList facts;
        for (const QString &fact : {text(field(list[i], {"ModelName"})),
                                    text(field(list[i], {"InstanceType"})), instances(list[i])}) {
            if (!fact.isEmpty())
                facts.append(fact);
        }
        std::optional<double> share;
        if (weights[i] && sum > 0)
            share = *weights[i] * 100 / sum;
        group.rows.push_back({name, facts.join(u" · "_s), share, true});
    }
    return group;
}

ConceptGroup shadow(const PropertySet &properties)
{
    ConceptGroup group = variants(ConceptWords::tr("Shadow variants"),
                                  properties.literal({u"shadowproductionvariants"}));
    const QString name = properties.value({u"shadowvariant"});
    if (group.rows.empty() && !name.isEmpty())
        group.rows.push_back(
            {name, {}, percent(properties.value({u"shadowsamplingpercent"}).toStdString()), true});
    return group;
}

QString size(const Literal &canary)
{
    const QString value = text(field(canary, {"Value"}));
    if (value.isEmpty())
        return {};
    return text(field(canary, {"Type"})) == "CAPACITY_PERCENT"_L1 ? u"%1 %"_s.arg(value)
                                                                  : instanceCount(value);
}

QString seconds(const Literal &value)
{
    const QString written = text(value);
    return written.isEmpty() ? QString() : ConceptWords::tr("%1 s").arg(written);
}

QString routing(const QString &type)
{
    if (type == "ALL_AT_ONCE"_L1)
        return ConceptWords::tr("all at once");
    if (type == "CANARY"_L1)
        return ConceptWords::tr("canary, then the rest");
    if (type == "LINEAR"_L1)
        return ConceptWords::tr("in equal steps");
    return type;
}

ConceptGroup updatePolicy(const Literal &config)
{
    const Literal policy = field(config, {"BlueGreenUpdatePolicy"});
    const Literal traffic = field(policy, {"TrafficRoutingConfiguration"});
    const Literal rolling = field(config, {"RollingUpdatePolicy"});
    ConceptGroup group {policy.is_object() ? ConceptWords::tr("Blue/green update")
                                           : ConceptWords::tr("Rolling update"),
                        {}};
    addRow(group, ConceptWords::tr("Traffic moves"), routing(text(field(traffic, {"Type"}))));
    if (text(field(traffic, {"Type"})) != "ALL_AT_ONCE"_L1) // the size is not used then
        addRow(group, ConceptWords::tr("Step"),
               size(field(traffic, {"CanarySize", "LinearStepSize"})));
    addRow(group, ConceptWords::tr("Batch"), size(field(rolling, {"MaximumBatchSize"})));
    addRow(group, ConceptWords::tr("Wait between"),
           seconds(field(traffic.is_object() ? traffic : rolling, {"WaitIntervalInSeconds"})));
    addRow(group, ConceptWords::tr("Old one ends"),
           seconds(field(policy, {"TerminationWaitInSeconds"})));
    QStringList alarms;
    for (const Literal &alarm : field(field(config, {"AutoRollbackConfiguration"}), {"Alarms"})) {
        if (const QString name = text(field(alarm, {"AlarmName"})); !name.isEmpty())
            alarms.append(name);
    }
    addRow(group, ConceptWords::tr("Rolls back on"), alarms.join(u", "_s));
    return group;
}

ConceptGroup dataCapture(const PropertySet &properties)
{
    ConceptGroup group {ConceptWords::tr("Data capture"), {}};
    const Literal config = properties.literal({u"datacaptureconfig"});
    const Literal enabled = field(config, {"EnableCapture"});
    if (enabled.is_boolean())
        addRow(group, ConceptWords::tr("Capture"),
               !enabled.get<bool>() ? ConceptWords::tr("off")
               : text(field(config, {"CaptureStatus"})) == "Stopped"_L1
                   ? ConceptWords::tr("stopped")
                   : ConceptWords::tr("on"));
    Literal sampling = field(config, {"CurrentSamplingPercentage"});
    if (sampling.is_null())
        sampling = properties.value({u"datacapturepercentage"}).toStdString();
    if (const QString written = text(sampling); !written.isEmpty())
        addRow(group, ConceptWords::tr("Sampled"), u"%1 %"_s.arg(written));
    addRow(group, ConceptWords::tr("Destination"), text(field(config, {"DestinationS3Uri"})));
    return group;
}

//! An object of names and percentages; \a own is the part that the deployment itself is.
ConceptGroup split(const QString &title, const Literal &object, const QString &own)
{
    ConceptGroup group {title, {}};
    if (!object.is_object())
        return group;
    for (const auto &[name, value] : object.items()) {
        const auto share = percent(value);
        if (!share) // something else that is called traffic
            return {title, {}};
        const QString label = QString::fromStdString(name);
        group.rows.push_back(
            {label, label == own ? ConceptWords::tr("this deployment") : QString(), share, true});
    }
    return group;
}

//! A list of predictors with their traffic, as Seldon has it.
ConceptGroup predictors(const Literal &list)
{
    ConceptGroup group {ConceptWords::tr("Predictors"), {}};
    if (!list.is_array())
        return group;
    for (const Literal &predictor : list) {
        const QString name = text(field(predictor, {"name"}));
        if (name.isEmpty())
            continue;
        const auto replicas = number(field(predictor, {"replicas"}));
        auto share = percent(field(predictor, {"traffic"}));
        if (!share && list.size() == 1)
            share = 100; // a predictor alone has it all
        group.rows.push_back({name, replicas ? replicaCount(*replicas) : QString(), share, true});
    }
    return group;
}

ConceptGroup canary(const PropertySet &properties)
{
    ConceptGroup group {ConceptWords::tr("Canary traffic"), {}};
    const QString written = properties.value({u"canarytrafficpercent"});
    const auto share = written.isEmpty() ? std::nullopt : percent(written.toStdString());
    if (share) {
        group.rows.push_back({ConceptWords::tr("Canary"), {}, share, false});
        group.rows.push_back({ConceptWords::tr("Stable"), {}, 100 - *share, false});
    }
    return group;
}

ConceptGroup scaling(const PropertySet &properties)
{
    ConceptGroup group {ConceptWords::tr("Autoscaling"), {}};
    const QString least = properties.value(
        {u"minreplicas", u"minreplicacount", u"autoscalingknativedevminscale", u"minscale"});
    const QString most = properties.value(
        {u"maxreplicas", u"maxreplicacount", u"autoscalingknativedevmaxscale", u"maxscale"});
    if (!least.isEmpty() && !most.isEmpty())
        addRow(group, ConceptWords::tr("Replicas"),
               least == most ? least : ConceptWords::tr("%1 to %2").arg(least, most));
    else
        addRow(group, most.isEmpty() ? ConceptWords::tr("At least") : ConceptWords::tr("At most"),
               most.isEmpty() ? least : most);
    if (group.rows.empty())
        return group; // the rest says nothing without them
    addRow(group, ConceptWords::tr("Target"),
           properties.value(
               {u"scaletarget", u"autoscalingknativedevtarget", u"targetutilizationpercentage"}));
    addRow(group, ConceptWords::tr("Measured by"),
           properties.value({u"scalemetric", u"autoscalingknativedevmetric"}));
    addRow(group, ConceptWords::tr("Mode"),
           properties.value({u"deploymentmode", u"servingkserveiodeploymentmode"}));
    return group;
}

} // namespace

std::vector<ConceptGroup> platformConcepts(const std::vector<catalog::Property> &properties,
                                           const QString &platform)
{
    const PropertySet set(properties);
    std::vector<ConceptGroup> groups;
    addGroup(groups, variants(ConceptWords::tr("Variants"), set.literal({u"productionvariants"})));
    addGroup(groups, shadow(set));
    const bool azure = domain::platformId(platform) == "azureml"_L1;
    const QString own = set.value({u"deployedmodelid", u"deployment"});
    addGroup(groups, split(azure ? ConceptWords::tr("Blue/green traffic")
                                 : ConceptWords::tr("Traffic split"),
                           set.literal({u"trafficsplit", u"traffic"}), own));
    addGroup(groups,
             split(ConceptWords::tr("Mirrored traffic"), set.literal({u"mirrortraffic"}), own));
    addGroup(groups, predictors(set.literal({u"predictors"})));
    addGroup(groups, canary(set));
    addGroup(groups, scaling(set));
    addGroup(groups, updatePolicy(set.literal({u"lastdeploymentconfig", u"deploymentconfig"})));
    addGroup(groups, dataCapture(set));
    return groups;
}

} // namespace items
