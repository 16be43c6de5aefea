// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

#include <QString>

#include <memory>

namespace diagnostics {

//! As long as it lives, everything that the program and Qt log goes into a file, too, without
//! secrets (redacted()), a line each: time in UTC, level, category, text. The categories slipway.*
//! are logged from debug level on, unless QT_LOGGING_RULES says otherwise. At most five files of
//! 4 MiB are kept, with .1 to .4 in their names; they are readable by their owner alone.
class LogFile
{
public:
    //! Goes on writing where the file is there. One at a time. Errors: File.
    static Result<std::unique_ptr<LogFile>> open(const QString &path);
    ~LogFile();

    QString path() const { return m_path; }
    //! slipway.log in the state folder.
    static QString defaultPath();

private:
    class Sink;

    explicit LogFile(QString path);

    QString m_path;
    std::unique_ptr<Sink> m_sink;
};

} // namespace diagnostics
