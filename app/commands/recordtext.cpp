// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/recordtext.h"

#include "models/domain/urn.h"
#include "models/items/csv.h"
#include "models/items/recordjson.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;
using catalog::Record;
using items::cellText;
using items::Json;

namespace commands {

namespace {

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
        for (const items::RecordKey &key : items::recordKeys())
            result.push_back(key.name);
        return result;
    }();
    return names;
}

QByteArray toJson(const std::vector<Record> &records, const QStringList &keys)
{
    const auto columns = items::recordKeys(keys);
    items::JsonArrayText array;
    QByteArray text;
    for (const Record &record : records)
        text += array.next(items::objectOf(record, columns));
    return text + array.end();
}

QByteArray toJson(const Record &record)
{
    return items::dumped(items::objectOf(record, items::recordKeys())) + '\n';
}

QByteArray toCsv(const std::vector<Record> &records, const QStringList &keys)
{
    const auto columns = items::recordKeys(keys);
    QStringList head;
    for (const items::RecordKey &key : columns)
        head.append(QString::fromStdString(key.name));
    QByteArray text = items::csvLine(head);
    for (const Record &record : records) {
        QStringList cells;
        for (const items::RecordKey &key : columns)
            cells.append(cellText(key.value(record)));
        text += items::csvLine(cells);
    }
    return text;
}

QString aligned(const std::vector<QStringList> &lines)
{
    std::vector<qsizetype> widths;
    for (const QStringList &line : lines) {
        widths.resize(std::max(widths.size(), std::size_t(line.size())));
        for (qsizetype i = 0; i < line.size(); ++i)
            widths[std::size_t(i)] = std::max(widths[std::size_t(i)], line[i].size());
    }
    QString text;
    for (const QStringList &line : lines) {
        QString padded;
        for (qsizetype i = 0; i < line.size(); ++i)
            padded += line[i].leftJustified(widths[std::size_t(i)] + 2);
        text += padded.replace(QRegularExpression(u" +$"_s), {}) + u'\n';
    }
    return text;
}

QByteArray toTable(const std::vector<Record> &records, const QStringList &keys)
{
    static const QStringList usual {u"name"_s,    u"platform"_s, u"env"_s,         u"status"_s,
                                    u"version"_s, u"owners"_s,   u"decommission"_s};
    const auto columns = items::recordKeys(keys.isEmpty() ? usual : keys);
    std::vector<QStringList> lines(1);
    for (const items::RecordKey &key : columns)
        lines[0].append(QString::fromStdString(key.name).toUpper());
    for (const Record &record : records) {
        QStringList cells;
        for (const items::RecordKey &key : columns)
            cells.append(key.name == "urn" ? record.urn : eyeText(key.value(record)));
        lines.push_back(cells);
    }
    return aligned(lines).toUtf8();
}

QByteArray toFields(const Record &record)
{
    QString text;
    for (const items::RecordKey &key : items::recordKeys()) {
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
