// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>

//! A JSON file; discarded where it cannot be read.
inline nlohmann::json readJsonFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return nlohmann::json(nlohmann::json::value_t::discarded);
    return nlohmann::json::parse(file.readAll().toStdString(), nullptr, false);
}

//! Where recordings of others lie that are no part of this repository; empty where they are not
//! there.
inline QString sharedFolder()
{
    const QString named = qEnvironmentVariable("SLIPWAY_SHARED");
    const QDir beside(QStringLiteral(SLIPWAY_SOURCE_DIR "/../shared"));
    const QString path = named.isEmpty() ? beside.absolutePath() : named;
    return QFile::exists(path + QStringLiteral("/data/golden")) ? path : QString();
}
