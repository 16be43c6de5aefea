// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/chunkbuilder.h"
#include "models/core/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace gms {

//! A page of deployments, in columns.
struct DecodedPage
{
    catalog::ChunkBuilder rows;
    QString nextScrollId; //!< empty on the last page
    qint64 totalCount
        = -1; //!< of all pages, as the server says; -1 where it does not. Stays at 10000
};

//! Reads an answer of POST /openapi/v3/entity/scroll or GET /openapi/v3/entity/mlmodeldeployment.
//! Pure, for any thread. What is not known is skipped, a missing optional field is absent, an
//! unknown word is kept; what is there but of another type than the schema's is BadReply with the
//! place. Bodies that come from a transport have room behind their text, others are copied first.
Result<DecodedPage> decodePage(const QByteArray &body);

//! The scrollId, if \a head is the beginning of a page that names it before anything else.
std::optional<QString> peekScrollId(const QByteArray &head);

} // namespace gms
