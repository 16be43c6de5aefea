// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/history/snapshotfile.h"
#include "models/store/catalogstore.h"

namespace store {

//! The catalog of a snapshot as a CatalogStore: read-only, complete, as of the day it was taken,
//! and without a server to be asked for anything else.
class SnapshotStore final : public CatalogStore
{
    Q_OBJECT

public:
    SnapshotStore(catalog::CatalogPtr catalog, const history::SnapshotInfo &info);

    catalog::CatalogPtr catalog() const override { return m_catalog; }
    const LoadState &state() const override { return m_state; }
    const ServerDescription &server() const override { return m_server; }

    void refresh() override { } //!< it is what it was
    void stop() override { }
    void retryMissing() override { }

    //! The models that the snapshot knows.
    Pending fetchModels(const domain::Urn &deployment, Done<ServedModels> done) override;
    Pending fetchJson(const domain::Urn &urn, Done<QString> done) override; //!< Offline
    QString curlCommand(const domain::Urn &urn) const override; //!< empty

private:
    catalog::CatalogPtr m_catalog;
    LoadState m_state;
    ServerDescription m_server;
};

} // namespace store
