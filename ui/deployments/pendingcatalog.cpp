// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/pendingcatalog.h"

PendingCatalog::PendingCatalog(DeploymentQuery &query, QObject *parent)
    : QObject(parent), m_query(query)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &PendingCatalog::show);
}

void PendingCatalog::setStore(store::CatalogStore *store)
{
    if (m_store)
        disconnect(m_store, nullptr, this, nullptr);
    m_store = store;
    if (m_store)
        connect(m_store, &store::CatalogStore::catalogChanged, this, &PendingCatalog::show);
    show();
}

void PendingCatalog::setEditing(store::Editing *editing)
{
    if (m_editing)
        disconnect(m_editing, nullptr, this, nullptr);
    m_editing = editing;
    if (m_editing)
        connect(m_editing, &store::Editing::changed, &m_soon, qOverload<>(&QTimer::start));
    show();
}

void PendingCatalog::show()
{
    m_soon.stop();
    if (!m_store)
        m_query.setCatalog(std::make_shared<const catalog::Catalog>());
    else if (!m_editing)
        m_query.setCatalog(m_store->catalog());
    else
        m_query.setCatalog(m_overlay.of(m_store->catalog(), m_editing->shown()));
    Q_EMIT shown();
}
