// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/profiles.h"

#include "models/core/fold.h"
#include "models/core/privatefiles.h"
#include "models/domain/vocabulary.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUuid>

#include <nlohmann/json.hpp>

using namespace Qt::Literals::StringLiterals;
using nlohmann::json;

namespace {

constexpr int saveDelayMs = 300;
constexpr int profilesVersion = 1;

Failure fileError(const QString &detail)
{
    Error error;
    error.kind = Error::Kind::File;
    error.detail = detail;
    return Failure(error);
}

json parse(const QByteArray &text)
{
    return json::parse(text.cbegin(), text.cend(), nullptr, false);
}

QByteArray print(const json &value)
{
    return QByteArray::fromStdString(value.dump(2, ' ', false, json::error_handler_t::replace));
}

QString textAt(const json &object, const char *key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string())
        return {};
    return fromUtf8(found->get_ref<const std::string &>());
}

bool boolAt(const json &object, const char *key, bool otherwise)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() ? found->get<bool>() : otherwise;
}

QStringList textsAt(const json &object, const char *key)
{
    QStringList texts;
    const auto found = object.find(key);
    if (found == object.end() || !found->is_array())
        return domain::defaultProductionEnvironments();
    for (const json &item : *found) {
        if (item.is_string())
            texts += fromUtf8(item.get_ref<const std::string &>());
    }
    return texts;
}

//! A profile that is not read-only says so in so many words; anything else is read-only.
ConnectionProfile readProfile(const json &object)
{
    ConnectionProfile profile;
    profile.id = textAt(object, "id");
    profile.name = textAt(object, "name");
    profile.url = readServerUrl(textAt(object, "url")).url;
    profile.colour = textAt(object, "colour");
    profile.readOnly = boolAt(object, "readOnly", true);
    profile.production = boolAt(object, "production", false);
    profile.productionEnvironments = textsAt(object, "productionEnvironments");
    const auto minutes = object.find("refreshMinutes");
    if (minutes != object.end() && minutes->is_number_integer())
        profile.refreshMinutes = qBound(0, minutes->get<int>(), 24 * 60);
    return profile;
}

void writeProfile(const ConnectionProfile &profile, json &object)
{
    object["name"] = toUtf8(profile.name);
    object["url"] = toUtf8(profile.url.toString());
    object["colour"] = toUtf8(profile.colour);
    object["readOnly"] = profile.readOnly;
    object["production"] = profile.production;
    json environments = json::array();
    for (const QString &environment : profile.productionEnvironments)
        environments.push_back(toUtf8(environment));
    object["productionEnvironments"] = std::move(environments);
    object["refreshMinutes"] = profile.refreshMinutes;
}

Result<void> write(const QString &path, const QByteArray &text)
{
    if (!privatefiles::makeFolder(QFileInfo(path).path()))
        return fileError(u"%1 cannot be made"_s.arg(QFileInfo(path).path()));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fileError(u"%1: %2"_s.arg(path, file.errorString()));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(text);
    if (!file.commit())
        return fileError(u"%1: %2"_s.arg(path, file.errorString()));
    return {};
}

} // namespace

Profiles::Profiles(QString file, QObject *parent) : QObject(parent), m_file(std::move(file))
{
    m_saving.setSingleShot(true);
    m_saving.setInterval(saveDelayMs);
    connect(&m_saving, &QTimer::timeout, this, [this] {
        if (const auto saved = save(); !saved)
            Q_EMIT saveFailed(saved.error());
    });
}

Profiles::~Profiles()
{
    if (m_saving.isActive())
        save();
}

QString Profiles::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
         + u"/slipway/connections.json"_s;
}

Result<void> Profiles::load()
{
    QFile file(m_file);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return fileError(u"%1: %2"_s.arg(m_file, file.errorString()));
    const QByteArray text = file.readAll();
    const json document = parse(text);
    const auto list = document.is_object() ? document.find("connections") : document.end();
    if (!document.is_object() || list == document.end() || !list->is_array()) {
        const QString aside = m_file + u".broken"_s;
        QFile::remove(aside);
        QFile::rename(m_file, aside);
        return fileError(u"%1 is not a list of connections; it is kept as %2"_s.arg(m_file, aside));
    }
    m_rawDocument = text;
    for (const json &object : *list) {
        if (!object.is_object())
            continue;
        ConnectionProfile profile = readProfile(object);
        if (profile.id.isEmpty() || find(profile.id))
            continue;
        m_raw.insert(profile.id, print(object));
        m_profiles.append(std::move(profile));
    }
    return {};
}

Result<void> Profiles::save()
{
    m_saving.stop();
    json document = parse(m_rawDocument);
    if (!document.is_object())
        document = json::object();
    json list = json::array();
    for (const ConnectionProfile &profile : std::as_const(m_profiles)) {
        json object = parse(m_raw.value(profile.id));
        if (!object.is_object())
            object = json::object();
        object["id"] = toUtf8(profile.id);
        writeProfile(profile, object);
        list.push_back(std::move(object));
    }
    if (!document.contains("version")) // a later one is not ours to take back
        document["version"] = profilesVersion;
    document["connections"] = std::move(list);
    return write(m_file, print(document) + '\n');
}

const ConnectionProfile *Profiles::find(const QString &id) const
{
    const qsizetype index = indexOf(id);
    return index < 0 ? nullptr : &m_profiles.at(index);
}

QString Profiles::add(ConnectionProfile profile)
{
    profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (profile.name.isEmpty())
        profile.name = profile.url.isEmpty()
                         ? QCoreApplication::translate("Profiles", "New connection")
                         : hostLabel(profile.url);
    if (profile.colour.isEmpty())
        profile.colour = connectionColours().at(m_profiles.size() % connectionColours().size());
    m_profiles.append(profile);
    saveSoon();
    Q_EMIT added(profile.id);
    return profile.id;
}

bool Profiles::change(const ConnectionProfile &profile)
{
    const qsizetype index = indexOf(profile.id);
    if (index < 0 || m_profiles.at(index) == profile)
        return false;
    m_profiles[index] = profile;
    saveSoon();
    Q_EMIT changed(profile.id);
    return true;
}

bool Profiles::remove(const QString &id)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return false;
    m_profiles.removeAt(index);
    m_raw.remove(id);
    saveSoon();
    Q_EMIT removed(id);
    return true;
}

bool Profiles::restore(const ConnectionProfile &profile)
{
    if (profile.id.isEmpty() || find(profile.id))
        return false;
    m_profiles.append(profile);
    saveSoon();
    Q_EMIT added(profile.id);
    return true;
}

QByteArray Profiles::exported(const QList<ConnectionProfile> &profiles)
{
    json list = json::array();
    for (const ConnectionProfile &profile : profiles) {
        json object = json::object();
        writeProfile(profile, object);
        list.push_back(std::move(object));
    }
    return print(json {{"connections", std::move(list)}}) + '\n';
}

Result<QList<ConnectionProfile>> Profiles::imported(const QByteArray &text)
{
    const json document = parse(text);
    const auto list = document.is_object() ? document.find("connections") : document.end();
    if (!document.is_object() || list == document.end() || !list->is_array())
        return fileError(u"this is not a list of connections"_s);
    QList<ConnectionProfile> profiles;
    for (const json &object : *list) {
        if (!object.is_object())
            continue;
        ConnectionProfile profile = readProfile(object);
        profile.id.clear();
        profile.readOnly = true; // a file from elsewhere gives no leave to write
        if (!profile.url.isEmpty())
            profiles.append(std::move(profile));
    }
    return profiles;
}

qsizetype Profiles::indexOf(const QString &id) const
{
    for (qsizetype i = 0; i < m_profiles.size(); ++i) {
        if (m_profiles.at(i).id == id)
            return i;
    }
    return -1;
}

void Profiles::saveSoon()
{
    m_saving.start();
}
