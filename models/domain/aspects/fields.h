// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

#include <nlohmann/json.hpp>

#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace domain {

//! Takes the known fields out of a JSON object, and keeps the rest. A field that is missing though
//! it is required, or of another type than the schema's, is remembered as the error; the first one
//! stays. null counts as absent.
class Fields
{
public:
    explicit Fields(const nlohmann::json &object, QString path = {});

    std::optional<QString> text(const char *key);
    std::optional<bool> boolean(const char *key);
    std::optional<qint64> integer(const char *key);
    std::optional<QStringList> texts(const char *key);
    std::optional<std::map<QString, QString>> textMap(const char *key);

    QString requiredText(const char *key) { return required(key, text(key)); }
    bool requiredBoolean(const char *key) { return required(key, boolean(key)); }
    QStringList requiredTexts(const char *key) { return required(key, texts(key)); }

    //! The object at \a key, read by T's own fromFields().
    template <typename T>
    std::optional<T> object(const char *key);
    template <typename T>
    std::vector<T> requiredObjects(const char *key);

    //! What nobody took.
    nlohmann::json takeRest() { return std::move(m_rest); }
    const std::optional<Error> &error() const { return m_error; }

private:
    enum class Reason {
        Missing,
        NoObject,
        NoArray,
        NoText,
        NoBoolean,
        NoInteger,
    };

    std::optional<nlohmann::json> take(const char *key);
    template <typename T>
    T required(const char *key, std::optional<T> value);
    void wrong(const QString &path, Reason reason);
    void adopt(const Fields &inner);
    QString at(const char *key) const;

    nlohmann::json m_rest;
    QString m_path;
    std::optional<Error> m_error;
};

//! Reads an aspect \a T: by its fromFields(), with its errors.
template <typename T>
Result<T> readAspect(const nlohmann::json &value)
{
    Fields fields(value);
    T aspect = T::fromFields(fields);
    aspect.rest = fields.takeRest();
    if (fields.error())
        return Failure(*fields.error());
    return aspect;
}

//! Puts known fields back beside the rest; what is absent stays away.
class Writer
{
public:
    explicit Writer(const nlohmann::json &rest)
        : m_object(rest.is_object() ? rest : nlohmann::json::object())
    {
    }

    Writer &put(const char *key, const QString &text);
    Writer &put(const char *key, bool value);
    Writer &put(const char *key, qint64 value);
    Writer &put(const char *key, const QStringList &texts);
    Writer &put(const char *key, const std::map<QString, QString> &texts);
    template <typename T>
    Writer &put(const char *key, const std::optional<T> &value)
    {
        return value ? put(key, *value) : *this;
    }
    //! Of values that have toJson().
    template <typename T>
    requires requires(const T &value) { value.toJson(); }
    Writer &put(const char *key, const T &value)
    {
        m_object[key] = value.toJson();
        return *this;
    }
    template <typename T>
    Writer &putAll(const char *key, const std::vector<T> &values)
    {
        nlohmann::json &array = m_object[key] = nlohmann::json::array();
        for (const T &value : values)
            array.push_back(value.toJson());
        return *this;
    }

    nlohmann::json take() { return std::move(m_object); }

private:
    nlohmann::json m_object;
};

template <typename T>
T Fields::required(const char *key, std::optional<T> value)
{
    if (!value)
        wrong(at(key), Reason::Missing);
    return value ? std::move(*value) : T();
}

template <typename T>
std::optional<T> Fields::object(const char *key)
{
    const auto value = take(key);
    if (!value)
        return std::nullopt;
    Fields inner(*value, at(key));
    T result = T::fromFields(inner);
    result.rest = inner.takeRest();
    adopt(inner);
    return result;
}

template <typename T>
std::vector<T> Fields::requiredObjects(const char *key)
{
    std::vector<T> result;
    const auto array = required(key, take(key));
    if (!m_error && !array.is_array())
        wrong(at(key), Reason::NoArray);
    for (std::size_t i = 0; !m_error && i < array.size(); ++i) {
        Fields inner(array[i], at(key) + u'[' + QString::number(i) + u']');
        result.push_back(T::fromFields(inner));
        result.back().rest = inner.takeRest();
        adopt(inner);
    }
    return result;
}

} // namespace domain
