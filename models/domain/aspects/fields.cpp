// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/aspects/fields.h"

#include <QCoreApplication>

namespace domain {

namespace {

QString textOf(const nlohmann::json &value)
{
    return QString::fromStdString(value.get_ref<const std::string &>());
}

struct JsonWords
{
    Q_DECLARE_TR_FUNCTIONS(Json)
};

} // namespace

Fields::Fields(const nlohmann::json &object, QString path) : m_rest(object), m_path(std::move(path))
{
    if (m_rest.is_object())
        return;
    wrong(m_path, Reason::NoObject);
    m_rest = nlohmann::json::object();
}

std::optional<nlohmann::json> Fields::take(const char *key)
{
    const auto it = m_rest.find(key);
    if (it == m_rest.end())
        return std::nullopt;
    nlohmann::json value = std::move(*it);
    m_rest.erase(it);
    if (value.is_null())
        return std::nullopt;
    return value;
}

std::optional<QString> Fields::text(const char *key)
{
    const auto value = take(key);
    if (!value)
        return std::nullopt;
    if (value->is_string())
        return textOf(*value);
    wrong(at(key), Reason::NoText);
    return QString();
}

std::optional<bool> Fields::boolean(const char *key)
{
    const auto value = take(key);
    if (!value)
        return std::nullopt;
    if (value->is_boolean())
        return value->get<bool>();
    wrong(at(key), Reason::NoBoolean);
    return false;
}

std::optional<qint64> Fields::integer(const char *key)
{
    const auto value = take(key);
    if (!value)
        return std::nullopt;
    if (value->is_number_integer())
        return value->get<qint64>();
    wrong(at(key), Reason::NoInteger);
    return 0;
}

std::optional<QStringList> Fields::texts(const char *key)
{
    const auto value = take(key);
    if (!value)
        return std::nullopt;
    QStringList result;
    if (!value->is_array())
        wrong(at(key), Reason::NoArray);
    for (std::size_t i = 0; value->is_array() && i < value->size(); ++i) {
        if ((*value)[i].is_string())
            result.append(textOf((*value)[i]));
        else
            wrong(at(key) + u'[' + QString::number(i) + u']', Reason::NoText);
    }
    return result;
}

std::optional<std::map<QString, QString>> Fields::textMap(const char *key)
{
    const auto value = take(key);
    if (!value)
        return std::nullopt;
    std::map<QString, QString> result;
    if (!value->is_object())
        wrong(at(key), Reason::NoObject);
    for (const auto &[name, member] : value->items()) {
        if (member.is_string())
            result.emplace(QString::fromStdString(name), textOf(member));
        else
            wrong(at(key) + u'.' + QString::fromStdString(name), Reason::NoText);
    }
    return result;
}

void Fields::wrong(const QString &path, Reason reason)
{
    if (m_error)
        return;
    Error error;
    error.kind = Error::Kind::BadReply;
    error.jsonPath = path;
    switch (reason) {
    case Reason::Missing:
        error.detail = JsonWords::tr("missing");
        break;
    case Reason::NoObject:
        error.detail = JsonWords::tr("not an object");
        break;
    case Reason::NoArray:
        error.detail = JsonWords::tr("not an array");
        break;
    case Reason::NoText:
        error.detail = JsonWords::tr("not a text");
        break;
    case Reason::NoBoolean:
        error.detail = JsonWords::tr("neither true nor false");
        break;
    case Reason::NoInteger:
        error.detail = JsonWords::tr("not a whole number");
        break;
    }
    m_error = error;
}

void Fields::adopt(const Fields &inner)
{
    if (!m_error)
        m_error = inner.m_error;
}

QString Fields::at(const char *key) const
{
    return m_path.isEmpty() ? QString::fromLatin1(key) : m_path + u'.' + QString::fromLatin1(key);
}

Writer &Writer::put(const char *key, const QString &text)
{
    m_object[key] = text.toStdString();
    return *this;
}

Writer &Writer::put(const char *key, bool value)
{
    m_object[key] = value;
    return *this;
}

Writer &Writer::put(const char *key, qint64 value)
{
    m_object[key] = value;
    return *this;
}

Writer &Writer::put(const char *key, const QStringList &texts)
{
    nlohmann::json &array = m_object[key] = nlohmann::json::array();
    for (const QString &text : texts)
        array.push_back(text.toStdString());
    return *this;
}

Writer &Writer::put(const char *key, const std::map<QString, QString> &texts)
{
    nlohmann::json &object = m_object[key] = nlohmann::json::object();
    for (const auto &[name, text] : texts)
        object[name.toStdString()] = text.toStdString();
    return *this;
}

} // namespace domain
