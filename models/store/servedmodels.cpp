// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/servedmodels.h"

#include "models/gms/codec/pagedecoder.h"

using namespace Qt::Literals::StringLiterals;

namespace store {

namespace {

constexpr int mostModels = 100;

std::vector<catalog::ModelEntry> reconciled(const catalog::Catalog &catalog, const domain::Urn &urn)
{
    std::vector<catalog::ModelEntry> models;
    const auto row = catalog.find(urn.toString());
    if (!row)
        return models;
    for (const catalog::ModelEntry &model : catalog.record(*row).models) {
        if (model.reconciled)
            models.push_back(model);
    }
    return models;
}

//! The name under which SageMaker ingestion lists this deployment in its models: the one with the
//! ARN, which the server takes for another entity.
std::optional<domain::Urn> otherName(const catalog::Catalog &catalog, const domain::Urn &urn)
{
    const auto row = catalog.find(urn.toString());
    const auto key = domain::platformKey(urn);
    if (!row || !key)
        return std::nullopt;
    for (const catalog::Property &property : catalog.record(*row).properties) {
        if (property.key == "EndpointArn"_L1 && property.value.startsWith("arn:"_L1))
            return domain::Urn::deployment(key->platform, property.value, key->env);
    }
    return std::nullopt;
}

//! The edges of the deployment, those of its other name, and the models at their ends, as one call.
class ServedModelsCall final : public Operation
{
public:
    ServedModelsCall(gms::Client &client, catalog::CatalogPtr catalog, domain::Urn urn,
                     Done<ServedModels> done)
        : m_client(client)
        , m_catalog(std::move(catalog))
        , m_urn(std::move(urn))
        , m_done(std::move(done))
    {
        m_edges = ask(m_urn, [this](const gms::Related &related) {
            add(related, false);
            if (const auto other = otherName(*m_catalog, m_urn))
                m_otherEdges = ask(*other, [this](const gms::Related &more) {
                    add(more, true);
                    askForNames();
                });
            else
                askForNames();
        });
    }

private:
    Pending ask(const domain::Urn &urn, std::function<void(const gms::Related &)> then)
    {
        return m_client.related(
            urn, gms::Direction::Incoming, {u"DeployedTo"_s}, 0, mostModels,
            [this, then = std::move(then)](const Result<gms::Related> &related) {
                if (related)
                    then(*related);
                else
                    end(Failure(related.error()));
            });
    }

    void add(const gms::Related &related, bool reconciled)
    {
        m_served.more = m_served.more || related.total > int(related.items.size());
        for (const auto &item : related.items) {
            if (m_urns.contains(item.entity))
                continue;
            m_urns.append(item.entity);
            m_reconciled.append(reconciled);
        }
    }

    void askForNames()
    {
        if (m_urns.isEmpty()) {
            addRecognised();
            return;
        }
        m_names
            = m_client.models(m_urns, [this](const Result<std::vector<catalog::Model>> &models) {
                  if (!models) {
                      end(Failure(models.error()));
                      return;
                  }
                  for (const catalog::Model &model : *models)
                      m_served.models.push_back({model.urn, model.name, model.version,
                                                 m_reconciled.value(m_urns.indexOf(model.urn))});
                  addRecognised();
              });
    }

    void addRecognised()
    {
        for (catalog::ModelEntry &model : reconciled(*m_catalog, m_urn)) {
            if (!m_urns.contains(model.urn))
                m_served.models.push_back(std::move(model));
        }
        end(std::move(m_served));
    }

    void end(Result<ServedModels> result)
    {
        const auto done = std::move(m_done); // done() may destroy this
        done(std::move(result));
    }

    gms::Client &m_client;
    catalog::CatalogPtr m_catalog;
    domain::Urn m_urn;
    Done<ServedModels> m_done;
    ServedModels m_served;
    QStringList m_urns;
    QList<bool> m_reconciled; //!< beside m_urns
    Pending m_edges;
    Pending m_otherEdges;
    Pending m_names;
};

//! Probe, the entity, its models.
class RecordCall final : public Operation
{
public:
    RecordCall(gms::Client &client, domain::Urn urn, Done<catalog::Record> done)
        : m_client(client), m_urn(std::move(urn)), m_done(std::move(done))
    {
        m_probe = m_client.probe([this](const Result<gms::ServerInfo> &server) {
            if (!server)
                end(Failure(server.error()));
            else
                askForEntity();
        });
    }

private:
    void askForEntity()
    {
        m_entity = m_client.entityJson(m_urn, [this](const Result<QByteArray> &body) {
            if (!body)
                end(Failure(body.error()));
            else
                decode(*body);
        });
    }

    void decode(const QByteArray &entity)
    {
        // One entity is read as a page of one.
        auto page = gms::decodePage("{\"entities\":[" + entity + "]}");
        if (!page || page->rows.rows() != 1) {
            end(Failure(page ? Error {} : page.error()));
            return;
        }
        catalog::CatalogBuilder builder;
        builder.append(page->rows);
        m_catalog = builder.snapshot();
        m_models
            = fetchServedModels(m_client, m_catalog, m_urn, [this](Result<ServedModels> models) {
                  if (!models) {
                      end(Failure(models.error()));
                      return;
                  }
                  catalog::Record record = m_catalog->record(0);
                  record.models = std::move(models->models);
                  end(std::move(record));
              });
    }

    void end(Result<catalog::Record> result)
    {
        const auto done = std::move(m_done); // done() may destroy this
        done(std::move(result));
    }

    gms::Client &m_client;
    domain::Urn m_urn;
    Done<catalog::Record> m_done;
    catalog::CatalogPtr m_catalog;
    Pending m_probe;
    Pending m_entity;
    Pending m_models;
};

} // namespace

Pending fetchOneRecord(gms::Client &client, const domain::Urn &deployment,
                       Done<catalog::Record> done)
{
    return std::make_unique<RecordCall>(client, deployment, std::move(done));
}

Pending fetchServedModels(gms::Client &client, catalog::CatalogPtr catalog,
                          const domain::Urn &deployment, Done<ServedModels> done)
{
    return std::make_unique<ServedModelsCall>(client, std::move(catalog), deployment,
                                              std::move(done));
}

} // namespace store
