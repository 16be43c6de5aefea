// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/recordjson.h"

using namespace Qt::Literals::StringLiterals;
using catalog::Record;

namespace items {

namespace {

Json textOrNull(const QString &text)
{
    return text.isEmpty() ? Json() : Json(text.toStdString());
}

Json timeOrNull(const std::optional<QDateTime> &time)
{
    return time ? Json(timeText(time->toMSecsSinceEpoch()).toStdString()) : Json();
}

Json list(const QStringList &texts)
{
    Json array = Json::array();
    for (const QString &text : texts)
        array.push_back(text.toStdString());
    return array;
}

Json owners(const Record &record)
{
    QStringList urns;
    for (const catalog::OwnerEntry &owner : record.owners) {
        if (!urns.contains(owner.urn))
            urns.append(owner.urn);
    }
    return list(urns);
}

Json models(const Record &record)
{
    QStringList urns;
    for (const catalog::ModelEntry &model : record.models)
        urns.append(model.urn);
    return list(urns);
}

Json properties(const Record &record)
{
    Json object = Json::object();
    for (const catalog::Property &property : record.properties)
        object[property.key.toStdString()] = property.value.toStdString();
    return object;
}

} // namespace

const std::vector<RecordKey> &recordKeys()
{
    static const std::vector<RecordKey> table {
        {"urn", [](const Record &r) { return textOrNull(r.urn); }},
        {"name", [](const Record &r) { return textOrNull(r.name); }},
        {"platform", [](const Record &r) { return textOrNull(r.platform); }},
        {"env", [](const Record &r) { return textOrNull(r.env); }},
        {"status", [](const Record &r) { return textOrNull(r.status); }},
        {"version", [](const Record &r) { return textOrNull(r.version); }},
        {"description", [](const Record &r) { return textOrNull(r.description); }},
        {"url", [](const Record &r) { return textOrNull(r.url); }},
        {"created", [](const Record &r) { return timeOrNull(r.created); }},
        {"owners", owners},
        {"tags", [](const Record &r) { return list(r.tags); }},
        {"instance", [](const Record &r) { return textOrNull(r.instance); }},
        {"container", [](const Record &r) { return textOrNull(r.container); }},
        {"deprecated", [](const Record &r) { return Json(r.deprecated); }},
        {"decommission", [](const Record &r) { return timeOrNull(r.decommission); }},
        {"note", [](const Record &r) { return textOrNull(r.note); }},
        {"replacement", [](const Record &r) { return textOrNull(r.replacement); }},
        {"removed", [](const Record &r) { return Json(r.removed); }},
        {"properties", properties},
        {"models", models},
    };
    return table;
}

std::vector<RecordKey> recordKeys(const QStringList &names)
{
    if (names.isEmpty())
        return recordKeys();
    std::vector<RecordKey> result;
    for (const QString &name : names) {
        for (const RecordKey &key : recordKeys()) {
            if (key.name == name.toStdString())
                result.push_back(key);
        }
    }
    return result;
}

QString cellText(const Json &value)
{
    if (value.is_null())
        return {};
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    if (value.is_array()) {
        QStringList parts;
        for (const Json &part : value)
            parts.append(cellText(part));
        return parts.join(u' ');
    }
    return QString::fromStdString(value.dump());
}

Json objectOf(const Record &record, const std::vector<RecordKey> &keys)
{
    Json object = Json::object();
    for (const RecordKey &key : keys)
        object[key.name] = key.value(record);
    return object;
}

QString timeText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC)
        .toString(ms % 1000 ? Qt::ISODateWithMs : Qt::ISODate);
}

QByteArray dumped(const Json &json)
{
    return QByteArray::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace));
}

QByteArray JsonArrayText::next(const Json &element)
{
    // A line break within a text is escaped: those that are there belong to the layout.
    const QByteArray text = dumped(element).replace('\n', "\n  ");
    const QByteArray before = m_empty ? "[\n  " : ",\n  ";
    m_empty = false;
    return before + text;
}

QByteArray JsonArrayText::end() const
{
    return m_empty ? "[]\n" : "\n]\n";
}

} // namespace items
