// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changes/fields.h"

#include "models/domain/vocabulary.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace changes {

namespace {

enum class Kind {
    Field, //!< changed as a whole
    Members, //!< a list of things that are in it or not
    Map, //!< an object that is changed key by key
    Kept, //!< comes back as it was; nobody changes it
};

Kind kindOf(const QString &aspect, const QString &field)
{
    if (aspect == "ownership"_L1)
        return field == "owners"_L1                                   ? Kind::Members
             : field == "ownerTypes"_L1 || field == "lastModified"_L1 ? Kind::Kept
                                                                      : Kind::Field;
    if (aspect == "globalTags"_L1 && field == "tags"_L1)
        return Kind::Members;
    if (aspect == "mlModelProperties"_L1 && field == "deployments"_L1)
        return Kind::Members;
    if (aspect == "deprecation"_L1 && field == "actor"_L1)
        return Kind::Kept;
    if (field == "customProperties"_L1
        || (aspect == "mlModelDeploymentProperties"_L1 && field == "version"_L1))
        return Kind::Map;
    return Kind::Field;
}

//! For cells that nobody changes: the item is this, so that no user's key can meet it.
const QString keptMark = u"\x1f"_s;

QString textAt(const Json &object, const char *key)
{
    const auto it = object.is_object() ? object.find(key) : object.end();
    return it != object.end() && it->is_string() ? QString::fromStdString(it->get<std::string>())
                                                 : QString();
}

QString memberItem(const QString &field, const Json &entry)
{
    if (field == "owners"_L1)
        return ownerItem(entry);
    if (field == "tags"_L1)
        return textAt(entry, "tag");
    return entry.is_string() ? QString::fromStdString(entry.get<std::string>()) : QString();
}

} // namespace

Cells Cells::of(const QString &aspect, const Json &value)
{
    Cells cells;
    if (!value.is_object())
        return cells;
    cells.m_fromNothing = false;
    for (const auto &[name, content] : value.items()) {
        const QString field = QString::fromStdString(name);
        const Kind kind = kindOf(aspect, field);
        if (kind == Kind::Members && content.is_array()) {
            for (const Json &entry : content) {
                // What is no such entry, or there twice, is kept under a name of its own.
                FieldKey key {field, memberItem(field, entry)};
                if (key.item.isEmpty() || cells.find(key))
                    key.item += keptMark + QString::number(cells.m_cells.size());
                cells.m_cells.push_back({key, entry});
            }
        } else if (kind == Kind::Map && content.is_object()) {
            for (const auto &[item, inner] : content.items())
                cells.m_cells.push_back({{field, QString::fromStdString(item)}, inner});
        } else if (kind != Kind::Field) {
            cells.m_cells.push_back({{field, keptMark}, content});
        } else if (!content.is_null()) {
            cells.m_cells.push_back({{field, {}}, content});
        }
    }
    return cells;
}

const Json *Cells::find(const FieldKey &key) const
{
    const auto it
        = std::ranges::find_if(m_cells, [&](const Cell &cell) { return cell.key == key; });
    return it == m_cells.end() ? nullptr : &it->value;
}

void Cells::set(const FieldKey &key, const Json &value)
{
    const auto it
        = std::ranges::find_if(m_cells, [&](const Cell &cell) { return cell.key == key; });
    if (it != m_cells.end())
        it->value = value;
    else
        m_cells.push_back({key, value});
    m_fromNothing = false;
}

void Cells::remove(const FieldKey &key)
{
    const QString again = key.item + keptMark;
    std::erase_if(m_cells, [&](const Cell &cell) {
        return cell.key == key
            || (!key.item.isEmpty() && cell.key.field == key.field
                && cell.key.item.startsWith(again));
    });
}

Json Cells::document(const QString &aspect) const
{
    if (m_fromNothing)
        return nullptr;
    Json result = Json::object();
    for (const Cell &cell : m_cells) {
        const std::string field = cell.key.field.toStdString();
        const Kind kind = kindOf(aspect, cell.key.field);
        if (cell.key.item == keptMark || kind == Kind::Field || kind == Kind::Kept)
            result[field] = cell.value;
        else if (kind == Kind::Members)
            result[field].push_back(cell.value);
        else
            result[field][cell.key.item.toStdString()] = cell.value;
    }
    return result;
}

bool isMembership(const QString &aspect, const FieldKey &key)
{
    return kindOf(aspect, key.field) == Kind::Members;
}

Json defaultOf(const QString &aspect, const FieldKey &key)
{
    if (aspect == "deprecation"_L1) {
        if (key.field == "deprecated"_L1)
            return false;
        if (key.field == "note"_L1)
            return "";
    }
    if (aspect == "status"_L1 && key.field == "removed"_L1)
        return false;
    return nullptr;
}

bool isKept(const FieldKey &key)
{
    return key.item.contains(keptMark);
}

QString ownerItem(const Json &owner)
{
    const QString urn = textAt(owner, "owner");
    if (urn.isEmpty())
        return {};
    QString type = textAt(owner, "typeUrn");
    if (type.isEmpty()) {
        const QString symbol = textAt(owner, "type");
        type = domain::systemOwnershipTypeUrn(symbol);
        if (type.isEmpty())
            type = symbol;
    }
    return urn + u'|' + type;
}

Json ownerEntry(const QString &owner, const QString &type)
{
    Json entry {{"owner", owner.toStdString()}};
    static const QString system = u"urn:li:ownershipType:__system__"_s;
    if (type.startsWith(system))
        entry["type"] = type.mid(system.size()).toUpper().toStdString();
    else if (type.startsWith("urn:li:ownershipType:"_L1))
        entry["type"] = "CUSTOM";
    else
        entry["type"] = type.toStdString();
    if (type.startsWith("urn:li:ownershipType:"_L1))
        entry["typeUrn"] = type.toStdString();
    return entry;
}

Json finished(const QString &aspect, Json value, const Stamp &stamp)
{
    if (!value.is_object())
        value = Json::object();
    const auto otherwise = [&value](const char *key, Json fallback) {
        if (!value.contains(key))
            value[key] = std::move(fallback);
    };
    if (aspect == "ownership"_L1) {
        otherwise("owners", Json::array());
        value.erase("ownerTypes");
        value["lastModified"] = {{"time", stamp.timeMs}, {"actor", stamp.actor.toStdString()}};
    } else if (aspect == "globalTags"_L1) {
        otherwise("tags", Json::array());
    } else if (aspect == "deprecation"_L1) {
        otherwise("deprecated", false);
        otherwise("note", "");
        value["actor"] = stamp.actor.toStdString();
    } else if (aspect == "status"_L1) {
        otherwise("removed", false);
    } else if (aspect == "mlModelDeploymentProperties"_L1) {
        otherwise("customProperties", Json::object());
    }
    return value;
}

} // namespace changes
