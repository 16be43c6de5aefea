// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/records.h"
#include "models/items/deploymentquery.h"
#include "models/store/editing.h"

#include <QPointer>
#include <QTimer>

//! Gives the query the store's catalog as it will be when the pending edits are applied, so that
//! filters, counts and sorting go by the new values.
class PendingCatalog final : public QObject
{
    Q_OBJECT

public:
    PendingCatalog(DeploymentQuery &query, QObject *parent);

    //! Null: an empty catalog. Shows it before this returns.
    void setStore(store::CatalogStore *store);
    void setEditing(store::Editing *editing);

    //! The deployments without what waits; null where there is no store.
    catalog::CatalogPtr bare() const { return m_store ? m_store->catalog() : nullptr; }

Q_SIGNALS:
    void shown();

private:
    void show();

    DeploymentQuery &m_query;
    QPointer<store::CatalogStore> m_store;
    QPointer<store::Editing> m_editing;
    changes::Overlay m_overlay;
    QTimer m_soon; //!< many edits in one turn of the event loop make one catalog
};
