// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/record.h"
#include "models/core/pending.h"
#include "models/domain/urn.h"

#include <optional>
#include <vector>

namespace gms {
class Client;
}

namespace store {

//! An mlModel or an mlModelGroup as its page shows it. An absent text is empty.
struct ModelDetails
{
    //! A training metric or a hyper-parameter.
    struct Value
    {
        QString name;
        QString value;
        QString description;

        bool operator==(const Value &) const = default;
    };

    QString urn;
    bool isGroup = false;
    QString name; //!< the server's, else that of the URN
    QString description; //!< what people wrote in DataHub goes before what ingestion wrote
    QString version;
    QString type; //!< such as classification; of a model
    QString url; //!< externalUrl
    std::optional<QDateTime> created; //!< UTC
    QStringList groups; //!< URNs; of a model
    QStringList deployments; //!< URNs as mlModelProperties has them; of a model
    std::vector<Value> trainingMetrics;
    std::vector<Value> hyperParameters;
    std::vector<catalog::OwnerEntry> owners;
    QStringList tags; //!< URNs
    std::vector<catalog::Property> properties;
    bool deprecated = false;
    QString note; //!< of the deprecation
    bool removed = false;

    bool operator==(const ModelDetails &) const = default;
};

//! \a urn is that of a model or a group. NotFound where the server does not have it.
Pending fetchModelDetails(gms::Client &client, const domain::Urn &urn, Done<ModelDetails> done);

} // namespace store
