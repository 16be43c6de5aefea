// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/items/deploymentquery.h"
#include "models/store/catalogstore.h"

#include <QDateTime>

#include <functional>
#include <map>

//! Catalogs and a store for the tests of the page.
namespace samples {

//! One deployment, as far as a test cares; platform, name and environment make the URN.
struct Sample
{
    QString name {};
    QString platform = QStringLiteral("sagemaker");
    QString env = QStringLiteral("PROD");
    QString status = QStringLiteral("IN_SERVICE");
    QString version {};
    QStringList owners {}; //!< ids of users; "group:x" is a group
    QStringList tags {}; //!< ids
    QString description {};
    QString url {};
    QString instance {};
    QString container {};
    qint64 created = catalog::noTime;
    bool deprecated = false;
    qint64 decommission = catalog::noTime;
    QString note {};
    QString replacement {}; //!< URN
    bool removed = false;
    std::vector<catalog::Property> properties {};

    QString urn() const;
};

//! Noon of 14 October 2026, UTC: "today" in all tests.
QDateTime today();
qint64 daysFromToday(int days);

catalog::CatalogPtr catalogOf(const std::vector<Sample> &rows,
                              std::shared_ptr<const catalog::Directory> directory = nullptr,
                              const std::vector<catalog::Edge> &edges = {},
                              std::vector<catalog::Model> models = {});

Error errorOf(Error::Kind kind, int httpStatus = 0);

//! Some twenty deployments with about everything that a cell can hold.
std::vector<Sample> manyKinds();
std::shared_ptr<catalog::Directory> names();

//! A store whose catalog and state are set by the test, and that answers when the test says so.
class FakeStore final : public store::CatalogStore
{
    Q_OBJECT

public:
    catalog::CatalogPtr catalog() const override { return m_catalog; }
    const store::LoadState &state() const override { return m_state; }
    const store::ServerDescription &server() const override { return m_server; }

    void refresh() override { ++refreshes; }
    void stop() override { ++stops; }
    void retryMissing() override { ++retries; }
    Pending fetchModels(const domain::Urn &deployment, Done<store::ServedModels> done) override;
    Pending fetchJson(const domain::Urn &urn, Done<QString> done) override;
    QString curlCommand(const domain::Urn &urn) const override;

    void setCatalog(catalog::CatalogPtr catalog);
    void setState(const store::LoadState &state);
    void setPhase(store::LoadState::Phase phase);
    void setServer(const store::ServerDescription &server) { m_server = server; }

    //! Answers the last question that was not let go; false where there is none.
    bool answerModels(Result<store::ServedModels> result);
    bool answerJson(Result<QString> result);

    int refreshes = 0;
    int stops = 0;
    int retries = 0;
    int modelQuestions = 0;

private:
    class Call;

    catalog::CatalogPtr m_catalog = std::make_shared<const catalog::Catalog>();
    store::LoadState m_state;
    store::ServerDescription m_server {QStringLiteral("Test server"),
                                       QUrl(QStringLiteral("http://127.0.0.1:1")),
                                       QStringLiteral("1.6.0"), true, false};
    std::map<Call *, Done<store::ServedModels>> m_models;
    std::map<Call *, Done<QString>> m_jsons;
};

} // namespace samples
