// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/appearance.h"

#include <QSettings>
#include <QString>
#include <QVariant>

#include <array>
#include <functional>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

//! The words of an enum in the settings file, in the order of its values.
template <typename T>
struct EnumWords;

template <>
struct EnumWords<ThemeChoice>
{
    static constexpr std::array<std::string_view, 3> words {"system", "light", "dark"};
};

template <>
struct EnumWords<Density>
{
    static constexpr std::array<std::string_view, 3> words {"compact", "normal", "roomy"};
};

//! One typed entry of the settings. What was never set is not written, so that a better default of
//! a later version reaches the user; what cannot be read counts as not set.
template <typename T>
class Setting
{
public:
    //! \a backend outlives this. \a doc says in a sentence what the entry does.
    Setting(QSettings &backend, QString key, T defaultValue, QString doc)
        : m_backend(backend)
        , m_key(std::move(key))
        , m_default(std::move(defaultValue))
        , m_doc(std::move(doc))
    {
    }

    const QString &key() const { return m_key; }
    const QString &doc() const { return m_doc; }
    const T &defaultValue() const { return m_default; }

    bool isSet() const { return read().has_value(); }
    T value() const { return read().value_or(m_default); }

    //! Writes \a value, even one equal to the default: the user chose it.
    void set(const T &value)
    {
        if (read() == value)
            return;
        m_backend.setValue(m_key, toVariant(value));
        if (onChange)
            onChange();
    }

    void reset()
    {
        if (!m_backend.contains(m_key))
            return;
        m_backend.remove(m_key);
        if (onChange)
            onChange();
    }

    //! Runs after set() and reset() that changed something.
    std::function<void()> onChange;

private:
    static QVariant toVariant(const T &value)
    {
        if constexpr (std::is_enum_v<T>) {
            const std::string_view word = EnumWords<T>::words.at(static_cast<size_t>(value));
            return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
        } else {
            return QVariant::fromValue(value);
        }
    }

    std::optional<T> read() const
    {
        if (!m_backend.contains(m_key))
            return std::nullopt;
        const QVariant stored = m_backend.value(m_key);
        if constexpr (std::is_enum_v<T>) {
            const std::string word = stored.toString().toStdString();
            const auto &words = EnumWords<T>::words;
            for (size_t i = 0; i < words.size(); ++i) {
                if (words[i] == word)
                    return static_cast<T>(i);
            }
            return std::nullopt;
        } else if constexpr (std::is_same_v<T, int>) { // an INI file holds texts
            bool ok = false;
            const int number = stored.toInt(&ok);
            return ok ? std::optional<int>(number) : std::nullopt;
        } else {
            return stored.canConvert<T>() ? std::optional<T>(stored.value<T>()) : std::nullopt;
        }
    }

    QSettings &m_backend;
    QString m_key;
    T m_default;
    QString m_doc;
};
