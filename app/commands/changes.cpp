// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/filtertext.h"
#include "app/commands/run.h"
#include "app/commands/session.h"
#include "models/catalog/directory.h"
#include "models/filter/days.h"
#include "models/filter/scan.h"
#include "models/history/sincewords.h"
#include "models/history/snapshots.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;
using history::Change;
using history::ChangeKind;

namespace commands {

namespace {

using Json = nlohmann::ordered_json;

struct ChangesWords
{
    Q_DECLARE_TR_FUNCTIONS(Changes)
};

Json textOrNull(const QString &text)
{
    return text.isEmpty() ? Json() : Json(text.toStdString());
}

Json timeOrNull(const QString &ms)
{
    if (ms.isEmpty())
        return {};
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms.toLongLong(), Qt::UTC);
    return time.toString(Qt::ISODate).toStdString();
}

Json listOf(const QStringList &texts)
{
    Json list = Json::array();
    for (const QString &text : texts)
        list.push_back(text.toStdString());
    return list;
}

QByteArray asJson(const std::vector<Change> &changes, const history::SnapshotInfo &since)
{
    Json list = Json::array();
    for (const Change &change : changes) {
        const bool dates = change.kind == ChangeKind::DateMoved
                        || change.kind == ChangeKind::Deprecated
                        || change.kind == ChangeKind::Undeprecated;
        list.push_back({{"urn", change.urn.toStdString()},
                        {"kind", history::changeKindId(change.kind).toStdString()},
                        {"production", change.production},
                        {"was", dates ? timeOrNull(change.was) : textOrNull(change.was)},
                        {"is", dates ? timeOrNull(change.is) : textOrNull(change.is)},
                        {"added", listOf(change.added)},
                        {"removed", listOf(change.removed)},
                        {"since", since.takenAt.toString(Qt::ISODate).toStdString()}});
    }
    return QByteArray::fromStdString(list.dump(2, ' ', false, Json::error_handler_t::replace)
                                     + '\n');
}

QByteArray asTable(const std::vector<Change> &changes, const changes::Naming &naming)
{
    QString text;
    std::optional<ChangeKind> group;
    const auto counts = history::counted(changes);
    qsizetype width = 0;
    for (const Change &change : changes)
        width = std::max(width, std::min<qsizetype>(change.name.size(), 48));
    for (const Change &change : changes) {
        if (group != change.kind) {
            text += (group ? u"\n"_s : QString())
                  + u"%1 (%2)\n"_s.arg(history::kindTitle(change.kind))
                        .arg(counts[std::size_t(change.kind)]);
            group = change.kind;
        }
        text += u"  "_s + change.environment.leftJustified(6) + u' '
              + history::oneLine(change.name, 200).leftJustified(width) + u"  "_s
              + history::phraseOf(change, naming).plain() + u'\n';
    }
    return text.toUtf8();
}

//! The last day that \a text names; \a text is "last" or was judged by isSince().
std::optional<QDate> dayIn(const QString &text)
{
    const auto day = filter::dayNamed(text);
    if (!day)
        return std::nullopt;
    const filter::Context context = filter::Context::current();
    const auto spans
        = filter::spansOf({filter::Field::Decommission, filter::Order::In, {*day}}, context);
    if (spans.empty())
        return std::nullopt;
    return QDateTime::fromMSecsSinceEpoch(spans.front().to - 1).date();
}

} // namespace

bool isSince(const QString &text)
{
    return text == "last"_L1 || dayIn(text);
}

int runChanges(const ChangesOptions &options)
{
    const filter::Parsed parsed = filter::parse(options.filter);
    if (parsed.error) {
        complain(explained(options.filter, *parsed.error));
        return wrongUsage;
    }
    const auto session = Session::open(options.target);
    if (!session) {
        complain(
            oneLine(session.error(), QCoreApplication::translate("Session", "The embedded GMS")));
        return failed;
    }
    const store::LoadState state = (*session)->load();
    const store::ServerDescription &server = (*session)->store().server();
    if (state.phase != store::LoadState::Phase::Complete) {
        // What is missing would be taken for gone.
        complain(state.missing.isEmpty() && state.error ? oneLine(*state.error, server.name)
                                                        : state.missing);
        return failed;
    }
    const catalog::CatalogPtr now = (*session)->store().catalog();
    const QString identity = identityOf((*session)->connection(), options.target);
    const history::Snapshots snapshots;
    const auto list = snapshots.list(identity);
    const history::SnapshotInfo *since = options.since == "last"_L1
                                           ? (list.empty() ? nullptr : &list.front())
                                           : history::newestUntil(list, *dayIn(options.since));
    Result<catalog::CatalogPtr> before = catalog::CatalogPtr();
    if (since)
        before = history::snapshotfile::read(since->path); // before it is replaced by today's
    const auto kept = snapshots.keep(
        *now, {identity, server.name, server.version, server.productionEnvironments},
        QDateTime::currentDateTime());
    if (!kept && !now->isEmpty())
        complain(ChangesWords::tr("note: no snapshot could be kept: %1").arg(kept.error().detail));
    if (!since) {
        complain(list.empty()
                     ? ChangesWords::tr("there is no snapshot of %1 to compare with yet; the "
                                        "present state is kept for the next time")
                           .arg(server.name)
                     : ChangesWords::tr("the oldest snapshot of %1 is of %2")
                           .arg(server.name, list.back().day.toString(Qt::ISODate)));
        return failed;
    }
    if (!before) {
        complain(ChangesWords::tr("the snapshot of %1 cannot be read: %2")
                     .arg(since->day.toString(Qt::ISODate), before.error().detail));
        return failed;
    }
    std::vector<Change> changes
        = history::changesBetween(**before, *now, server.productionEnvironments);
    if (!options.filter.isEmpty())
        changes = history::matching(changes, filter::scan(**before, parsed.filter),
                                    filter::scan(*now, parsed.filter));
    complain(ChangesWords::tr("compared with %1")
                 .arg(QLocale().toString(since->takenAt.toLocalTime(), u"d MMM yyyy, HH:mm"_s)));
    if (options.format == "json"_L1)
        print(asJson(changes, *since));
    else
        print(
            asTable(changes, {[&](const QString &urn) { return now->directory().displayName(urn); },
                              QTimeZone::systemTimeZone()}));
    return succeeded;
}

} // namespace commands
