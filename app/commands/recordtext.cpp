// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/recordtext.h"

#include "models/domain/urn.h"

#include <nlohmann/json.hpp>

#include <QRegularExpression>

#include <functional>

using namespace Qt::Literals::StringLiterals;
using catalog::Record;
using Json = nlohmann::ordered_json;

namespace commands {

namespace {

Json textOrNull(const QString &text)
{
    return text.isEmpty() ? Json() : Json(text.toStdString());
}

Json timeOrNull(const std::optional<QDateTime> &time)
{
    if (!time)
        return {};
    return time->toUTC()
        .toString(time->time().msec() ? Qt::ISODateWithMs : Qt::ISODate)
        .toStdString();
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

struct Key
{
    std::string name;
    std::function<Json(const Record &)> value;
};

const std::vector<Key> &keyTable()
{
    static const std::vector<Key> table {
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

std::vector<Key> chosen(const QStringList &keys)
{
    if (keys.isEmpty())
        return keyTable();
    std::vector<Key> result;
    for (const QString &name : keys) {
        for (const Key &key : keyTable()) {
            if (key.name == name.toStdString())
                result.push_back(key);
        }
    }
    return result;
}

//! A value as one text: what a cell of a table holds.
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

QString csvCell(QString text)
{
    if (!text.contains(u'"') && !text.contains(u',') && !text.contains(u'\n')
        && !text.contains(u'\r'))
        return text;
    text.replace(u'"', u"\"\""_s);
    return u'"' + text + u'"';
}

//! For the eye: references by their names, no line breaks.
QString eyeText(const Json &value)
{
    if (value.is_array()) {
        QStringList parts;
        for (const Json &part : value)
            parts.append(eyeText(part));
        return parts.join(u", "_s);
    }
    if (value.is_boolean())
        return value.get<bool>() ? u"yes"_s : QString();
    const QString text = cellText(value);
    const auto urn = domain::Urn::tryParse(text);
    return urn ? urn->displayName() : text.simplified();
}

} // namespace

const std::vector<std::string> &recordKeyNames()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> result;
        for (const Key &key : keyTable())
            result.push_back(key.name);
        return result;
    }();
    return names;
}

namespace {

Json objectOf(const Record &record, const std::vector<Key> &keys)
{
    Json object = Json::object();
    for (const Key &key : keys)
        object[key.name] = key.value(record);
    return object;
}

QByteArray dumped(const Json &json)
{
    return QByteArray::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace))
         + '\n';
}

} // namespace

QByteArray toJson(const std::vector<Record> &records, const QStringList &keys)
{
    const auto columns = chosen(keys);
    Json array = Json::array();
    for (const Record &record : records)
        array.push_back(objectOf(record, columns));
    return dumped(array);
}

QByteArray toJson(const Record &record)
{
    return dumped(objectOf(record, keyTable()));
}

QByteArray toCsv(const std::vector<Record> &records, const QStringList &keys)
{
    const auto columns = chosen(keys);
    QString text;
    const auto addLine
        = [&text](const QStringList &cells) { text += cells.join(u',') + u"\r\n"_s; };
    QStringList head;
    for (const Key &key : columns)
        head.append(QString::fromStdString(key.name));
    addLine(head);
    for (const Record &record : records) {
        QStringList cells;
        for (const Key &key : columns)
            cells.append(csvCell(cellText(key.value(record))));
        addLine(cells);
    }
    return text.toUtf8();
}

QByteArray toTable(const std::vector<Record> &records, const QStringList &keys)
{
    static const QStringList usual {u"name"_s,    u"platform"_s, u"env"_s,         u"status"_s,
                                    u"version"_s, u"owners"_s,   u"decommission"_s};
    const auto columns = chosen(keys.isEmpty() ? usual : keys);
    std::vector<QStringList> lines(1);
    for (const Key &key : columns)
        lines[0].append(QString::fromStdString(key.name).toUpper());
    for (const Record &record : records) {
        QStringList cells;
        for (const Key &key : columns)
            cells.append(key.name == "urn" ? record.urn : eyeText(key.value(record)));
        lines.push_back(cells);
    }
    std::vector<qsizetype> widths(columns.size());
    for (const QStringList &line : lines) {
        for (std::size_t i = 0; i < widths.size(); ++i)
            widths[i] = std::max(widths[i], line[qsizetype(i)].size());
    }
    QString text;
    for (const QStringList &line : lines) {
        QString padded;
        for (std::size_t i = 0; i < widths.size(); ++i)
            padded += line[qsizetype(i)].leftJustified(widths[i] + 2);
        text += padded.trimmed().isEmpty()
                  ? u"\n"_s
                  : padded.replace(QRegularExpression(u" +$"_s), {}) + u'\n';
    }
    return text.toUtf8();
}

QByteArray toFields(const Record &record)
{
    QString text;
    for (const Key &key : keyTable()) {
        const Json value = key.value(record);
        if (key.name == "properties") {
            for (const catalog::Property &property : record.properties)
                text += u"  "_s + property.key + u" = "_s + property.value + u'\n';
            continue;
        }
        const QString shown
            = value.is_array() || value.is_string() ? cellText(value) : eyeText(value);
        if (!shown.isEmpty())
            text += QString::fromStdString(key.name).leftJustified(14) + shown + u'\n';
    }
    return text.toUtf8();
}

} // namespace commands
