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

//! Two requests one after the other, as one call.
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
        m_first
            = m_client.related(m_urn, gms::Direction::Incoming, {u"DeployedTo"_s}, 0, mostModels,
                               [this](const Result<gms::Related> &related) { take(related); });
    }

private:
    void take(const Result<gms::Related> &related)
    {
        if (!related) {
            end(Failure(related.error()));
            return;
        }
        m_more = related->total > int(related->items.size());
        QStringList urns;
        for (const auto &item : related->items)
            urns.append(item.entity);
        if (urns.isEmpty()) {
            end(ServedModels {reconciled(*m_catalog, m_urn), m_more});
            return;
        }
        m_second = m_client.models(
            urns, [this](const Result<std::vector<catalog::Model>> &models) { takeNames(models); });
    }

    void takeNames(const Result<std::vector<catalog::Model>> &models)
    {
        if (!models) {
            end(Failure(models.error()));
            return;
        }
        ServedModels served {reconciled(*m_catalog, m_urn), m_more};
        for (const catalog::Model &model : *models)
            served.models.push_back({model.urn, model.name, model.version, false});
        end(std::move(served));
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
    bool m_more = false;
    Pending m_first;
    Pending m_second;
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
