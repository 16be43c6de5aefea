// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/wish.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace commands {

//! Which catalog a command works on: a file of the embedded GMS, or a server.
struct Target
{
    QString server; //!< --server; empty: the environment, else the embedded data
    QString dataFile; //!< --data; empty: the user's own
};

struct ListOptions
{
    Target target;
    QString filter; //!< --filter, as typed
    QStringList platforms;
    QStringList environments;
    QStringList statuses;
    QString text;
    QStringList columns; //!< keys of recordKeys(); empty: a choice that fits a terminal, or all
    QString format; //!< table, csv or json
    bool withRemoved = false;
    bool deprecatedOnly = false;
};

struct ShowOptions
{
    Target target;
    QString urn;
    QString format; //!< table or json
};

struct ImportOptions
{
    Target target;
    QString file; //!< - for standard input
};

struct EditOptions
{
    Target target;
    QStringList urns;
    std::optional<QString> filter; //!< --filter, as typed; instead of URNs
    changes::Wish wish;
    bool dryRun = false;
    QString format; //!< table or json
    QString actor; //!< corpuser URN; empty: the server's word for it, else the login name
};

struct ReviewOptions
{
    Target target;
    QString filter; //!< --filter, as typed
    QString format; //!< table, json, csv, html, pdf or ics
    QString out; //!< --out; empty: standard output
};

struct ChangesOptions
{
    Target target;
    QString since; //!< a day, or last
    QString filter; //!< --filter, as typed
    QString format; //!< table or json
};

struct ServeOptions
{
    QString dataFile;
    int port = 8080;
    QString token;
    QString actAs;
    bool check = false;
};

struct GraphOptions
{
    Target target;
    QString urn;
    std::optional<int> hops; //!< nothing: all
    QString format; //!< dot or json
};

struct ImpactOptions
{
    Target target;
    QString urn; //!< of a deployment, a model or a group
    QString format; //!< table or json
};

struct RollbackOptions
{
    Target target;
    QString urn;
    QString format; //!< table or json
};

struct OrphansOptions
{
    Target target;
    QString format; //!< table or json
};

struct MatrixOptions
{
    Target target;
    QString group; //!< URN; empty: all groups
    QString format; //!< table or json
};

struct CompareOptions
{
    Target target;
    QStringList urns;
    QString format; //!< table or json
};

struct WindowOptions
{
    Target target;
    QStringList files; //!< to be imported
    QStringList opened; //!< slipway: links, and files to be asked about; as typed
    QString action; //!< of the desktop file: "new-connection", "open-snapshot"; else empty
};

//! Nothing to run: what was to be printed is printed.
struct Ended
{
    int exitCode = 0;
};

using Invocation
    = std::variant<Ended, WindowOptions, ListOptions, ShowOptions, ImportOptions, EditOptions,
                   ReviewOptions, ChangesOptions, ServeOptions, GraphOptions, ImpactOptions,
                   RollbackOptions, OrphansOptions, MatrixOptions, CompareOptions>;

//! Reads the arguments; prints help or a usage error itself.
//! \a logFile becomes what --log names, or stays empty.
Invocation parseCommandLine(int argc, char **argv, QString *logFile = nullptr);

// Exit codes of every command.
inline constexpr int succeeded = 0;
inline constexpr int failed = 1;
inline constexpr int wrongUsage = 2;
inline constexpr int somethingOverdue = 3; //!< of review, which has done what it was asked

} // namespace commands
