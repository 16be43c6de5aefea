// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/datahubenv.h"

#include <QDir>
#include <QFile>

#include <yaml-cpp/yaml.h>

using namespace Qt::Literals::StringLiterals;

namespace {

Failure unreadable(const QString &detail)
{
    Error error;
    error.kind = Error::Kind::File;
    error.detail = detail;
    return Failure(error);
}

//! A scalar as text; empty for null and for what is no scalar.
QString textOf(const YAML::Node &node)
{
    if (!node.IsDefined() || !node.IsScalar())
        return {};
    return QString::fromStdString(node.Scalar());
}

Result<DatahubEnv> readDocument(const YAML::Node &document)
{
    if (!document.IsMap() || !document["gms"] || !document["gms"].IsMap())
        return unreadable(u"it has no gms section"_s);
    const YAML::Node gms = document["gms"];
    DatahubEnv env {textOf(gms["server"]), textOf(gms["token"])};
    if (env.server.isEmpty())
        return unreadable(u"gms.server is missing"_s);
    return env;
}

} // namespace

QString DatahubEnv::defaultFile()
{
    return QDir::home().filePath(u".datahubenv"_s);
}

Result<std::optional<DatahubEnv>> DatahubEnv::read(const QString &file)
{
    QFile source(file);
    if (!source.exists())
        return std::optional<DatahubEnv>();
    if (!source.open(QIODevice::ReadOnly))
        return unreadable(u"%1: %2"_s.arg(file, source.errorString()));
    return parse(source.readAll()).map([](DatahubEnv env) {
        return std::optional(std::move(env));
    });
}

Result<DatahubEnv> DatahubEnv::parse(const QByteArray &yaml)
{
    // yaml-cpp reports by exceptions; this is the only place that sees them.
    try {
        return readDocument(YAML::Load(yaml.toStdString()));
    } catch (const YAML::Exception &error) {
        return unreadable(u"it is not YAML: line %1"_s.arg(error.mark.line + 1));
    }
}
