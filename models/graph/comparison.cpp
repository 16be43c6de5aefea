// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/comparison.h"

#include "models/graph/usage.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using catalog::Record;

namespace graph {

namespace {

using Value = std::optional<QString>;

Value textValue(const QString &text)
{
    return text.isEmpty() ? std::nullopt : Value(text);
}

Value yesValue(bool value)
{
    return value ? Value(u"true"_s) : std::nullopt;
}

Value timeValue(const std::optional<QDateTime> &time)
{
    return time ? Value(time->toUTC().toString(Qt::ISODate)) : std::nullopt;
}

Value listValue(QStringList list)
{
    list.sort();
    list.removeDuplicates();
    return textValue(list.join(u'\n'));
}

QStringList modelsIn(const Record &record)
{
    QStringList list;
    for (const catalog::ModelEntry &model : record.models)
        list.append(model.urn);
    return list;
}

QStringList ownersIn(const Record &record)
{
    QStringList list;
    for (const catalog::OwnerEntry &owner : record.owners)
        list.append(owner.urn);
    return list;
}

Value shareValue(const Record &record)
{
    QStringList names;
    for (const catalog::ModelEntry &model : record.models)
        names.append(model.name);
    const auto share = trafficShare(record.properties, names);
    return share ? Value(u"%1 %"_s.arg(*share)) : std::nullopt;
}

struct Field
{
    const char16_t *key;
    Value (*value)(const Record &);
};

constexpr Field fields[] {
    {u"name", [](const Record &r) { return textValue(r.name); }},
    {u"models", [](const Record &r) { return listValue(modelsIn(r)); }},
    {u"platform", [](const Record &r) { return textValue(r.platform); }},
    {u"env", [](const Record &r) { return textValue(r.env); }},
    {u"status", [](const Record &r) { return textValue(r.status); }},
    {u"version", [](const Record &r) { return textValue(r.version); }},
    {u"traffic", shareValue},
    {u"deprecated", [](const Record &r) { return yesValue(r.deprecated); }},
    {u"decommission", [](const Record &r) { return timeValue(r.decommission); }},
    {u"note", [](const Record &r) { return textValue(r.note); }},
    {u"replacement", [](const Record &r) { return textValue(r.replacement); }},
    {u"removed", [](const Record &r) { return yesValue(r.removed); }},
    {u"owners", [](const Record &r) { return listValue(ownersIn(r)); }},
    {u"tags", [](const Record &r) { return listValue(r.tags); }},
    {u"instance", [](const Record &r) { return textValue(r.instance); }},
    {u"container", [](const Record &r) { return textValue(r.container); }},
    {u"description", [](const Record &r) { return textValue(r.description); }},
    {u"url", [](const Record &r) { return textValue(r.url); }},
    {u"created", [](const Record &r) { return timeValue(r.created); }},
};

Value propertyOf(const Record &record, const QString &key)
{
    for (const catalog::Property &property : record.properties) {
        if (property.key == key)
            return property.value;
    }
    return std::nullopt;
}

void addLine(Comparison &comparison, Comparison::Line line)
{
    const bool anySet = std::any_of(line.values.begin(), line.values.end(),
                                    [](const Value &value) { return value.has_value(); });
    if (!anySet)
        return;
    line.differs = std::any_of(line.values.begin(), line.values.end(),
                               [&line](const Value &value) { return value != line.values[0]; });
    comparison.lines.push_back(std::move(line));
}

Outcome sameness(const Comparison &comparison, bool modelsKnown)
{
    std::size_t same = 0;
    std::size_t different = 0;
    for (const Comparison::Line &line : comparison.lines) {
        if (line.key != "name"_L1 || line.property)
            ++(line.differs ? different : same);
    }
    if (different == 0)
        return modelsKnown ? Outcome::Yes : Outcome::Unknown;
    return same == 0 ? Outcome::No : Outcome::Partly;
}

} // namespace

std::size_t Comparison::differences() const
{
    return std::size_t(
        std::count_if(lines.begin(), lines.end(), [](const Line &line) { return line.differs; }));
}

Comparison comparisonOf(const std::vector<Record> &records, bool modelsKnown)
{
    Comparison comparison;
    QStringList keys;
    for (const Record &record : records) {
        comparison.urns.append(record.urn);
        for (const catalog::Property &property : record.properties)
            keys.append(property.key);
    }
    for (const Field &field : fields) {
        Comparison::Line line {QString::fromUtf16(field.key), false, {}, false};
        for (const Record &record : records)
            line.values.push_back(field.value(record));
        addLine(comparison, std::move(line));
    }
    keys.sort();
    keys.removeDuplicates();
    for (const QString &key : std::as_const(keys)) {
        Comparison::Line line {key, true, {}, false};
        for (const Record &record : records)
            line.values.push_back(propertyOf(record, key));
        addLine(comparison, std::move(line));
    }
    comparison.same = sameness(comparison, modelsKnown);
    return comparison;
}

Comparison comparisonOf(const Graph &graph, const std::vector<catalog::Row> &rows)
{
    std::vector<Record> records;
    records.reserve(rows.size());
    for (const catalog::Row row : rows)
        records.push_back(graph.catalog()->record(row));
    return comparisonOf(records, graph.linksKnown());
}

} // namespace graph
