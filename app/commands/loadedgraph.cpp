// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/loadedgraph.h"

#include "models/items/recordjson.h"

#include <QCoreApplication>
#include <QEventLoop>

using namespace Qt::Literals::StringLiterals;

namespace commands {

namespace {

struct GraphWords
{
    Q_DECLARE_TR_FUNCTIONS(GraphCommands)
};

using Neighbours = QHash<QString, catalog::Neighbour>;

//! The server has no more models than this, or the rest is not looked at.
constexpr int mostModels = 1'000'000;

//! Runs \a begin, which is given a Done, and waits for it.
template <typename T, typename Begin>
Result<T> awaited(Begin begin)
{
    std::optional<Result<T>> answer;
    QEventLoop loop;
    const Pending call = begin([&answer, &loop](Result<T> result) {
        answer = std::move(result);
        loop.quit();
    });
    loop.exec();
    return std::move(*answer);
}

QStringList ofType(const QStringList &urns, QLatin1StringView type)
{
    QStringList result;
    for (const QString &text : urns) {
        const auto urn = domain::Urn::tryParse(text);
        if (urn && urn->entityType() == type)
            result.append(text);
    }
    return result;
}

} // namespace

tl::expected<LoadedGraph, int> LoadedGraph::open(const Target &target, const QStringList &urns,
                                                 Models models)
{
    LoadedGraph loaded;
    auto session = Session::open(target);
    if (!session) {
        complain(
            oneLine(session.error(), QCoreApplication::translate("Session", "The embedded GMS")));
        return tl::unexpected(failed);
    }
    loaded.m_session = std::move(*session);
    const store::LoadState &state = loaded.m_session->load();
    if (state.phase == store::LoadState::Phase::Failed) {
        complain(oneLine(*state.error, loaded.m_session->connection().server.name));
        return tl::unexpected(failed);
    }
    loaded.m_missing = state.missing;
    const bool complete = state.phase == store::LoadState::Phase::Complete
                       || (state.phase == store::LoadState::Phase::Partial
                           && state.loaded >= state.total && state.total >= 0);
    const catalog::CatalogPtr catalog = loaded.m_session->store().catalog();
    QStringList unknown;
    for (const QString &urn : urns) {
        const auto &known = catalog->links().models();
        const auto isIt = [&urn](const catalog::Model &model) {
            return model.urn == urn || model.groups.contains(urn);
        };
        if (std::none_of(known.begin(), known.end(), isIt))
            unknown.append(urn);
    }
    loaded.m_graph = graph::fromCatalog(catalog, complete, loaded.ask(unknown, models));
    return loaded;
}

graph::Addition LoadedGraph::ask(const QStringList &urns, Models models)
{
    graph::Addition addition;
    gms::Client &client = m_session->store().client();
    if (models == Models::All) {
        const auto listed = awaited<Neighbours>([&client](auto done) {
            return client.listNeighbours(u"mlModel"_s, mostModels, std::move(done));
        });
        if (!listed)
            note(listed.error());
        for (auto it = listed ? listed->constBegin() : Neighbours::const_iterator();
             listed && it != listed->constEnd(); ++it)
            addition.models.push_back({it.key(), it->name, {}, {}});
        std::sort(addition.models.begin(), addition.models.end(),
                  [](const auto &a, const auto &b) { return a.urn < b.urn; });
        addition.allModels = listed && listed->size() < mostModels;
    }
    for (const auto type : {"mlModel"_L1, "mlModelGroup"_L1}) {
        const QStringList asked = ofType(urns, type);
        if (asked.isEmpty())
            continue;
        const auto found = awaited<Neighbours>(
            [&](auto done) { return client.neighbours(type.toString(), asked, std::move(done)); });
        if (!found) {
            note(found.error());
            continue;
        }
        QStringList there;
        for (const QString &urn : asked) {
            if (found->contains(urn) && found->value(urn).exists)
                there.append(urn);
        }
        if (type == "mlModelGroup"_L1) {
            addition.groups = there;
        } else if (!there.isEmpty()) {
            const auto details = awaited<std::vector<catalog::Model>>(
                [&](auto done) { return client.models(there, std::move(done)); });
            if (details)
                addition.models = *details;
            else
                note(details.error());
        }
    }
    return addition;
}

void LoadedGraph::note(const Error &error)
{
    if (m_missing.isEmpty())
        m_missing = oneLine(error, m_session->connection().server.name);
}

tl::expected<graph::Node, int> LoadedGraph::find(const QString &urn) const
{
    if (const auto node = m_graph.find(urn))
        return *node;
    complain(
        m_graph.complete() && m_graph.linksKnown()
            ? GraphWords::tr("%1 does not have %2").arg(m_session->connection().server.name, urn)
            : GraphWords::tr("%1 is not among what could be read").arg(urn));
    if (!m_missing.isEmpty())
        complain(m_missing);
    return tl::unexpected(failed);
}

int LoadedGraph::exitCode() const
{
    if (m_missing.isEmpty())
        return succeeded;
    complain(m_missing);
    return failed;
}

std::optional<int> checkUrn(const QString &urn, const QStringList &entityTypes)
{
    const auto parsed = domain::Urn::parse(urn);
    if (!parsed) {
        complain(GraphWords::tr("no URN, at character %1: %2")
                     .arg(parsed.error().position + 1)
                     .arg(parsed.error().reason));
        return wrongUsage;
    }
    if (entityTypes.isEmpty() || entityTypes.contains(parsed->entityType()))
        return std::nullopt;
    complain(GraphWords::tr("this is the URN of a %1, not of an %2")
                 .arg(parsed->entityType(), entityTypes.join(GraphWords::tr(" or ", "list"))));
    return wrongUsage;
}

GraphJson jsonList(const QStringList &texts)
{
    GraphJson list = GraphJson::array();
    for (const QString &text : texts)
        list.push_back(text.toStdString());
    return list;
}

GraphJson jsonOrNull(const QString &text)
{
    return text.isEmpty() ? GraphJson() : GraphJson(text.toStdString());
}

void putPart(GraphJson &object, const char *key, const graph::Part &part)
{
    object[key] = jsonList(part.urns);
    object[std::string(key) + "_outcome"] = graph::outcomeName(part.outcome).toStdString();
}

QByteArray jsonText(const GraphJson &json)
{
    return items::dumped(json) + '\n';
}

QString outcomeLabel(graph::Outcome outcome)
{
    switch (outcome) {
    case graph::Outcome::Yes:
        return GraphWords::tr("yes");
    case graph::Outcome::No:
        return GraphWords::tr("none");
    case graph::Outcome::Partly:
        return GraphWords::tr("partly: there may be more");
    case graph::Outcome::Unknown:
        break;
    }
    return GraphWords::tr("unknown");
}

} // namespace commands
