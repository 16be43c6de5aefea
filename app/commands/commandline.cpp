// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/commandline.h"

#include "app/commands/editwords.h"
#include "app/commands/graphline.h"
#include "app/commands/recordtext.h"
#include "app/commands/run.h"
#include "models/settings/link.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QFileInfo>
#include <QUrl>

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
    std::vector<std::string> urns;
    std::string out;
    std::string actor;
    std::vector<std::string> addOwners;
    std::vector<std::string> removeOwners;
    std::vector<std::string> addTags;
    std::vector<std::string> removeTags;
    std::vector<std::string> properties;
    std::string decommission;
    std::string note;
    std::string replacement;
    bool deprecate = false;
    bool undeprecate = false;
    bool remove = false;
    bool restore = false;
    bool dryRun = false;
    std::string since;
    std::vector<std::string> files;
    std::vector<std::string> opened;
    bool newConnection = false;
    bool openSnapshot = false;
    std::string log;
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

void addLog(CLI::App &app, Raw &raw)
{
    app.add_option("--log", raw.log, tr("write a log, without tokens, to this file"));
}

//! A line that can be run as it stands.
void addExample(CLI::App &app, const std::string &line, const std::string &more = {})
{
    app.footer((more.empty() ? std::string() : more + "\n") + tr("Example:") + "\n  " + line);
}

void addTarget(CLI::App &app, Raw &raw)
{
    addLog(app, raw);
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
    addExample(*list, "slipway list --env PROD --filter 'status:FAILED -owner:*' --format csv");
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
    addExample(*show, "slipway show "
                      "'urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,fraud-eu,PROD)'");
    return show;
}

CLI::App *addImport(CLI::App &app, Raw &raw)
{
    CLI::App *import = app.add_subcommand(
        "import", tr("write a file of DataHub's file sink (MCPs or MCEs) into the catalog"));
    addTarget(*import, raw);
    import->add_option("file", raw.file, tr("the file, or - for standard input"))->required();
    addExample(*import, "slipway import mcps.json");
    return import;
}

//! A check that CLI11 makes: the complaint, or nothing.
std::function<std::string(const std::string &)> readableAs(Result<void> (*check)(const QString &))
{
    return [check](const std::string &value) {
        const Result<void> readable = check(text(value));
        return readable ? std::string() : readable.error().detail.toStdString();
    };
}

CLI::App *addEdit(CLI::App &app, Raw &raw)
{
    CLI::App *edit = app.add_subcommand(
        "edit", tr("change owners, tags, deprecation, lifecycle and properties of deployments"));
    addTarget(*edit, raw);
    auto *urns = edit->add_option("urn", raw.urns, tr("URNs of the deployments"));
    edit->add_option("--filter", raw.filter,
                     tr("all deployments that this filter leaves, instead of URNs"))
        ->excludes(urns);
    edit->add_option("--add-owner", raw.addOwners,
                     tr("id of a user or URN of a user or group, and =TYPE: TECHNICAL_OWNER where "
                        "it is left out, "
                        "BUSINESS_OWNER, DATA_STEWARD, NONE or an ownershipType URN; may be "
                        "repeated"))
        ->check(readableAs(checkOwner));
    edit->add_option("--remove-owner", raw.removeOwners,
                     tr("the same; without =TYPE in whatever type"))
        ->check(readableAs(checkOwner));
    edit->add_option("--add-tag", raw.addTags, tr("tag, by name or URN; may be repeated"));
    edit->add_option("--remove-tag", raw.removeTags, tr("tag, by name or URN; may be repeated"));
    auto *deprecate = edit->add_flag("--deprecate", raw.deprecate, tr("mark as deprecated"));
    edit->add_option("--decommission", raw.decommission,
                     tr("day on which it goes, such as 2027-01-31, +30d, +6m or 2027-01-31T18:00"))
        ->check(readableAs(checkDate))
        ->needs(deprecate);
    edit->add_option("--note", raw.note, tr("why it is deprecated, and what to do"))
        ->needs(deprecate);
    edit->add_option("--replacement", raw.replacement, tr("URN of what replaces it"))
        ->check(readableAs(checkUrn))
        ->needs(deprecate);
    edit->add_flag("--undeprecate", raw.undeprecate,
                   tr("take the deprecation back, with note, date and replacement"))
        ->excludes(deprecate);
    auto *remove = edit->add_flag("--remove", raw.remove, tr("soft-delete"));
    edit->add_flag("--restore", raw.restore, tr("take a soft-deletion back"))->excludes(remove);
    edit->add_option("--set-prop", raw.properties, tr("KEY=VALUE; may be repeated"))
        ->check(readableAs(checkProperty));
    edit->add_option("--actor", raw.actor,
                     tr("user URN that the edits name where the server does not say who one is"))
        ->check(readableAs(checkUrn));
    edit->add_flag("--dry-run", raw.dryRun, tr("say what would change, and change nothing"));
    edit->add_option("--format", raw.format, tr("table or json"))
        ->check(CLI::IsMember({"table", "json"}))
        ->capture_default_str();
    addExample(*edit,
               "slipway edit --filter is:overdue --add-owner urn:li:corpGroup:mlops --dry-run",
               tr("Exit codes: 0 all applied, 1 some not, 2 wrong usage."));
    return edit;
}

EditOptions editOptions(const Target &target, const Raw &raw, bool withFilter)
{
    EditOptions options;
    options.target = target;
    options.urns = texts(raw.urns);
    if (withFilter)
        options.filter = text(raw.filter);
    for (const std::string &owner : raw.addOwners)
        options.wish.addOwners.push_back(ownerFrom(text(owner), defaultOwnerType));
    for (const std::string &owner : raw.removeOwners)
        options.wish.removeOwners.push_back(ownerFrom(text(owner), {}));
    for (const std::string &tag : raw.addTags)
        options.wish.addTags.append(tagFrom(text(tag)));
    for (const std::string &tag : raw.removeTags)
        options.wish.removeTags.append(tagFrom(text(tag)));
    if (raw.deprecate) {
        changes::Wish::Deprecation deprecation;
        if (!raw.decommission.empty())
            deprecation.decommissionMs = dateFrom(text(raw.decommission));
        if (!raw.note.empty())
            deprecation.note = text(raw.note);
        if (!raw.replacement.empty())
            deprecation.replacement = text(raw.replacement);
        options.wish.deprecate = deprecation;
    }
    options.wish.undeprecate = raw.undeprecate;
    if (raw.remove || raw.restore)
        options.wish.removed = raw.remove;
    for (const std::string &property : raw.properties) {
        const QString pair = text(property);
        options.wish.properties.insert_or_assign(pair.section(u'=', 0, 0), pair.section(u'=', 1));
    }
    options.dryRun = raw.dryRun;
    options.format = text(raw.format);
    options.actor = text(raw.actor);
    return options;
}

CLI::App *addReview(CLI::App &app, Raw &raw)
{
    CLI::App *review = app.add_subcommand(
        "review", tr("say which deprecated deployments can go, and what stands in the way"));
    addTarget(*review, raw);
    review->add_option("--filter", raw.filter,
                       tr("only those that this filter leaves, such as 'env:PROD owner:ana'"));
    review->add_option("--format", raw.format, tr("table, json, csv, html, pdf or ics"))
        ->check(CLI::IsMember({"table", "json", "csv", "html", "pdf", "ics"}))
        ->capture_default_str();
    review->add_option("--out", raw.out, tr("file to write; standard output otherwise"));
    addExample(*review, "slipway review --filter 'env:PROD' --format pdf --out review.pdf",
               tr("Exit codes: 0 nothing is overdue, 3 something is, 1 failed, 2 wrong usage."));
    return review;
}

CLI::App *addChanges(CLI::App &app, Raw &raw)
{
    CLI::App *changes
        = app.add_subcommand("changes", tr("print what changed since an earlier day"));
    addTarget(*changes, raw);
    changes
        ->add_option("--since", raw.since,
                     tr("last for the last snapshot, or a day, such as 2026-10-01, yesterday or "
                        "-7d: the newest snapshot until then is compared with the server"))
        ->check([](const std::string &value) {
            return isSince(text(value)) ? std::string()
                                        : tr("no day, such as 2026-10-01 or -7d, and not last");
        })
        ->required();
    changes->add_option("--filter", raw.filter,
                        tr("only deployments that this filter leaves now or left then"));
    changes->add_option("--format", raw.format, tr("table or json"))
        ->check(CLI::IsMember({"table", "json"}))
        ->capture_default_str();
    addExample(*changes, "slipway changes --since last --filter 'env:PROD'",
               tr("Each run keeps a snapshot of its day, as the window does."));
    return changes;
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
    addLog(*serve, raw);
    addExample(*serve, "slipway serve --port 8080");
    return serve;
}

void addWindow(CLI::App &app, Raw &raw)
{
    addTarget(app, raw);
    app.add_option("--import", raw.files, tr("files to import"));
    app.add_option("open", raw.opened, tr("slipway: links to follow, files to open"))
        ->check([](const std::string &value) {
            const QString opened = text(value);
            return isLink(opened) || QUrl(opened).isLocalFile() || QFileInfo::exists(opened)
                     ? std::string()
                     : tr("neither a command nor a link nor a file: ") + value;
        });
    auto *connection = app.add_flag("--new-connection", raw.newConnection,
                                    tr("begin with the form for a new connection"));
    app.add_flag("--open-snapshot", raw.openSnapshot, tr("begin with choosing a snapshot to open"))
        ->excludes(connection);
    addExample(app, "slipway --server https://datahub.example.com/api/gms",
               tr("Without a command the window opens; where it is open already, it comes to the "
                  "front.\nExit codes: 0 done, 1 failed, 2 wrong usage."));
}

} // namespace

Invocation parseCommandLine(int argc, char **argv, QString *logFile)
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
    const CLI::App *edit = addEdit(app, raw);
    const CLI::App *review = addReview(app, raw);
    const CLI::App *changes = addChanges(app, raw);
    const CLI::App *serve = addServe(app, raw);
    const GraphLine graphLine(app, [&raw](CLI::App &command) { addTarget(command, raw); });
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return Ended {app.exit(error) == 0 ? succeeded : wrongUsage};
    }
    if (logFile)
        *logFile = text(raw.log);
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
    if (edit->parsed())
        return editOptions(target, raw, edit->get_option("--filter")->count() > 0);
    if (review->parsed())
        return ReviewOptions {target, text(raw.filter), text(raw.format), text(raw.out)};
    if (changes->parsed())
        return ChangesOptions {target, text(raw.since), text(raw.filter), text(raw.format)};
    if (serve->parsed())
        return ServeOptions {text(raw.data), raw.port, text(raw.token), text(raw.actAs), raw.check};
    if (auto question = graphLine.parsed(target))
        return *std::move(question);
    const QString action = raw.newConnection ? QStringLiteral("new-connection")
                         : raw.openSnapshot  ? QStringLiteral("open-snapshot")
                                             : QString();
    return WindowOptions {target, texts(raw.files), texts(raw.opened), action};
}

} // namespace commands
