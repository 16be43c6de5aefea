// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/commandline.h"

#include "app/commands/recordtext.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace commands {

namespace {

//! What CLI11 fills: it knows std::string only.
struct Raw
{
    std::string server;
    std::string data;
    std::string filter;
    std::vector<std::string> platforms;
    std::vector<std::string> environments;
    std::vector<std::string> statuses;
    std::string text;
    std::vector<std::string> columns;
    std::string format = "table";
    bool withRemoved = false;
    bool deprecatedOnly = false;
    std::string urn;
    std::string file;
    std::vector<std::string> files;
    int port = 8080;
    std::string token;
    std::string actAs;
    bool check = false;
};

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

QStringList texts(const std::vector<std::string> &values)
{
    QStringList list;
    for (const std::string &value : values)
        list.append(text(value));
    return list;
}

std::string tr(const char *source)
{
    return QCoreApplication::translate("CommandLine", source).toStdString();
}

void addTarget(CLI::App &app, Raw &raw)
{
    auto *server = app.add_option("--server", raw.server,
                                  tr("GMS to work on, such as https://datahub.example.com/gms; "
                                     "DATAHUB_GMS_URL is taken otherwise"));
    app.add_option("--data", raw.data, tr("data file of the embedded GMS to work on"))
        ->excludes(server);
}

CLI::App *addList(CLI::App &app, Raw &raw)
{
    CLI::App *list = app.add_subcommand("list", tr("print deployments"));
    addTarget(*list, raw);
    list->add_option(
        "--filter", raw.filter,
        tr("only what this filter leaves, such as 'status:FAILED owner:ana'; the other "
           "options add to it"));
    list->add_option("--platform", raw.platforms, tr("only of this platform; may be repeated"));
    list->add_option("--env", raw.environments, tr("only in this environment; may be repeated"));
    list->add_option("--status", raw.statuses, tr("only with this status; may be repeated"));
    list->add_option("--text", raw.text,
                     tr("only with this text in name, description, owners, tags or properties"));
    list->add_flag("--deprecated", raw.deprecatedOnly, tr("only deprecated ones"));
    list->add_flag("--removed", raw.withRemoved, tr("removed ones, too"));
    list->add_option("--columns", raw.columns, tr("keys to print, separated by commas"))
        ->delimiter(',')
        ->check(CLI::IsMember(recordKeyNames()));
    list->add_option("--format", raw.format, tr("table, csv or json"))
        ->check(CLI::IsMember({"table", "csv", "json"}))
        ->capture_default_str();
    return list;
}

CLI::App *addShow(CLI::App &app, Raw &raw)
{
    CLI::App *show = app.add_subcommand("show", tr("print one deployment"));
    addTarget(*show, raw);
    show->add_option("urn", raw.urn, tr("URN of the deployment"))->required();
    show->add_option("--format", raw.format, tr("table or json"))
        ->check(CLI::IsMember({"table", "json"}))
        ->capture_default_str();
    return show;
}

CLI::App *addImport(CLI::App &app, Raw &raw)
{
    CLI::App *import = app.add_subcommand(
        "import", tr("write a file of DataHub's file sink (MCPs or MCEs) into the catalog"));
    addTarget(*import, raw);
    import->add_option("file", raw.file, tr("the file, or - for standard input"))->required();
    return import;
}

CLI::App *addServe(CLI::App &app, Raw &raw)
{
    CLI::App *serve = app.add_subcommand(
        "serve", tr("run the embedded GMS without a window, on loopback only"));
    serve->add_option("--port", raw.port, tr("0 takes a free one"))
        ->check(CLI::Range(0, 65535))
        ->capture_default_str();
    serve->add_option("--data", raw.data, tr("data file; made when it is not there"));
    serve->add_option("--token", raw.token, tr("ask every request for this token"));
    serve->add_option("--act-as", raw.actAs, tr("behave as this release of DataHub, such as 1.2"));
    serve->add_flag("--check", raw.check, tr("check the data file, say what is wrong, and end"));
    return serve;
}

void addWindow(CLI::App &app, Raw &raw)
{
    addTarget(app, raw);
    app.add_option("--import", raw.files, tr("files to import"));
    app.footer(tr("Without a command the window opens.\n"
                  "Exit codes: 0 done, 1 failed, 2 wrong usage."));
}

} // namespace

Invocation parseCommandLine(int argc, char **argv)
{
    Raw raw;
    CLI::App app(tr("Slipway: browse, edit and review the ML model deployments of a DataHub."),
                 "slipway");
    app.set_version_flag("--version", "slipway " SLIPWAY_VERSION);
    app.require_subcommand(0, 1);
    addWindow(app, raw);
    const CLI::App *list = addList(app, raw);
    const CLI::App *show = addShow(app, raw);
    const CLI::App *import = addImport(app, raw);
    const CLI::App *serve = addServe(app, raw);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return Ended {app.exit(error) == 0 ? succeeded : wrongUsage};
    }
    const Target target {text(raw.server), text(raw.data)};
    if (list->parsed())
        return ListOptions {target,
                            text(raw.filter),
                            texts(raw.platforms),
                            texts(raw.environments),
                            texts(raw.statuses),
                            text(raw.text),
                            texts(raw.columns),
                            text(raw.format),
                            raw.withRemoved,
                            raw.deprecatedOnly};
    if (show->parsed())
        return ShowOptions {target, text(raw.urn), text(raw.format)};
    if (import->parsed())
        return ImportOptions {target, text(raw.file)};
    if (serve->parsed())
        return ServeOptions {text(raw.data), raw.port, text(raw.token), text(raw.actAs), raw.check};
    return WindowOptions {target, texts(raw.files)};
}

} // namespace commands
