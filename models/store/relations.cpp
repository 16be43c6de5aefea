// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/relations.h"

#include "models/gms/client.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QSet>

#include <deque>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace store {

namespace {

constexpr int edgesAtOnce = 500;
constexpr std::size_t mostInFlight = 4;

struct RelationsWords
{
    Q_DECLARE_TR_FUNCTIONS(Relations)
};

QStringList urnsAt(const std::optional<nlohmann::json> &aspect, const char *key)
{
    QStringList urns;
    if (!aspect || !aspect->is_object())
        return urns;
    const auto list = aspect->find(key);
    if (list == aspect->end() || !list->is_array())
        return urns;
    for (const nlohmann::json &urn : *list) {
        if (urn.is_string())
            urns.append(QString::fromStdString(urn.get<std::string>()));
    }
    return urns;
}

//! Those of \a some that are not in \a others.
QStringList without(const QStringList &some, const QStringList &others)
{
    const QSet<QString> known(others.begin(), others.end());
    QStringList result;
    for (const QString &urn : some) {
        if (!known.contains(urn))
            result.append(urn);
    }
    return result;
}

class RelationsCall final : public Operation
{
public:
    RelationsCall(gms::Client &client, catalog::CatalogPtr catalog, domain::Urn urn,
                  Done<Relations> done)
        : m_client(client)
        , m_catalog(std::move(catalog))
        , m_urn(std::move(urn))
        , m_isModel(!m_urn.isDeployment())
        , m_done(std::move(done))
    {
        m_relations.urn = m_urn.toString();
        m_relations.listedKnown = true;
        m_waiting.push_back([this] { askForEdges({0, edgesAtOnce}); });
        if (m_isModel)
            m_waiting.push_back([this] { askForAspect(m_urn); });
        fly();
    }

private:
    struct Range
    {
        int start;
        int count;
    };

    //! Starts what waits, as far as the bound allows; ends the call when nothing is left.
    void fly()
    {
        while (m_flying.size() < mostInFlight && !m_waiting.empty()) {
            const auto next = std::move(m_waiting.front());
            m_waiting.pop_front();
            next();
        }
        if (!m_flying.empty())
            return;
        if (!m_isModel && !std::exchange(m_modelsAsked, true)) {
            askForModels();
            return;
        }
        end();
    }

    void askForEdges(Range range)
    {
        const int flight = ++m_flights;
        m_flying[flight] = m_client.related(
            m_urn, m_isModel ? gms::Direction::Outgoing : gms::Direction::Incoming,
            {u"DeployedTo"_s}, range.start, range.count,
            [this, flight, range](const Result<gms::Related> &related) {
                if (related)
                    take(*related, range);
                else
                    failEdges(related.error(), range);
                landed(flight);
            });
    }

    void take(const gms::Related &related, Range range)
    {
        m_anythingCame = true;
        for (const auto &item : related.items) {
            if (!m_seen.contains(item.entity))
                m_relations.related.append(item.entity);
            m_seen.insert(item.entity);
        }
        const int came = int(related.items.size());
        const bool first = range.start == 0 && m_relations.total == 0;
        m_relations.total = std::max(m_relations.total, qint64(related.total));
        // A server may give less than was asked for; nothing at all is the end.
        if (came > 0 && came < range.count && range.start + came < related.total)
            waitForEdges({range.start + came, range.count - came});
        if (!first)
            return;
        for (int start = range.count; start < related.total; start += edgesAtOnce)
            waitForEdges({start, edgesAtOnce});
    }

    void waitForEdges(Range range)
    {
        m_waiting.push_back([this, range] { askForEdges(range); });
    }

    void failEdges(const Error &error, Range range)
    {
        const qint64 last = std::min(qint64(range.start) + range.count, m_relations.total);
        if (m_relations.total == 0)
            fail(error, RelationsWords::tr("The edges in the server's graph were not read."));
        else
            fail(error, RelationsWords::tr("Edges %1 to %2 of %3 were not read.")
                            .arg(range.start + 1)
                            .arg(last)
                            .arg(m_relations.total));
    }

    void askForModels()
    {
        QStringList models = m_relations.related;
        if (const auto row = m_catalog->find(m_relations.urn)) {
            for (const catalog::ModelEntry &model : m_catalog->record(*row).models) {
                if (!m_seen.contains(model.urn))
                    models.append(model.urn);
            }
        }
        for (const QString &text : std::as_const(models)) {
            if (const auto model = domain::Urn::tryParse(text))
                m_waiting.push_back([this, model = *model] { askForAspect(model); });
        }
        fly();
    }

    void askForAspect(const domain::Urn &model)
    {
        const int flight = ++m_flights;
        m_flying[flight]
            = m_client.aspects(model, {u"mlModelProperties"_s},
                               [this, flight, urn = model.toString()](
                                   const Result<std::map<QString, gms::AspectState>> &states) {
                                   if (states)
                                       takeAspect(urn, states->at(u"mlModelProperties"_s));
                                   else
                                       failAspect(states.error(), urn);
                                   landed(flight);
                               });
    }

    void takeAspect(const QString &model, const gms::AspectState &state)
    {
        m_anythingCame = true;
        const QStringList deployments = urnsAt(state.value, "deployments");
        if (m_isModel) {
            m_relations.listed = deployments;
            m_relations.listed.removeDuplicates();
            m_relations.groups = urnsAt(state.value, "groups");
        } else if (deployments.contains(m_relations.urn)) {
            m_relations.listed.append(model);
        }
    }

    void failAspect(const Error &error, const QString &model)
    {
        m_relations.listedKnown = false;
        fail(error, RelationsWords::tr("What %1 lists was not read.").arg(model));
    }

    void fail(const Error &error, const QString &sentence)
    {
        m_relations.missing.append(sentence);
        if (!m_relations.error)
            m_relations.error = error;
    }

    void landed(int flight)
    {
        const auto it = m_flying.find(flight);
        m_landed.push_back(std::move(it->second)); // not destroyed inside its own answer
        m_flying.erase(it);
        fly();
    }

    void end()
    {
        const auto done = std::move(m_done); // done() may destroy this
        if (m_anythingCame || !m_relations.error)
            done(std::move(m_relations));
        else
            done(Failure(*m_relations.error));
    }

    gms::Client &m_client;
    catalog::CatalogPtr m_catalog;
    domain::Urn m_urn;
    bool m_isModel;
    Done<Relations> m_done;
    Relations m_relations;
    QSet<QString> m_seen; //!< what m_relations.related has
    std::deque<std::function<void()>> m_waiting;
    std::map<int, Pending> m_flying;
    std::vector<Pending> m_landed;
    int m_flights = 0;
    bool m_modelsAsked = false;
    bool m_anythingCame = false;
};

} // namespace

QStringList Relations::onlyRelated() const
{
    return listedKnown ? without(related, listed) : QStringList();
}

QStringList Relations::onlyListed() const
{
    return related.size() >= total && isWhole() ? without(listed, related) : QStringList();
}

Pending fetchRelations(gms::Client &client, catalog::CatalogPtr catalog, const domain::Urn &urn,
                       Done<Relations> done)
{
    return std::make_unique<RelationsCall>(client, std::move(catalog), urn, std::move(done));
}

} // namespace store
