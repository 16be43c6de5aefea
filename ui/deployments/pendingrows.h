// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/records.h"
#include "models/items/deploymentquery.h"
#include "models/items/pendingcells.h"
#include "models/store/editing.h"

#include <QPointer>
#include <QTimer>

//! Gives the query the catalog as it will be when the change set is applied, and says what in it
//! waits. Small catalogs are made at once, large ones and large change sets in a worker; the latest
//! wins.
class PendingRows final : public QObject
{
    Q_OBJECT

public:
    explicit PendingRows(DeploymentQuery &query, QObject *parent = nullptr);
    ~PendingRows() override;

    //! Each null where there is none; the query has the catalog of \a store when this returns.
    void setStore(store::CatalogStore *store);
    void setEditing(store::Editing *editing);
    store::Editing *editing() const { return m_editing; }

    //! Null where nothing waits. Of the query's catalog, which its answer may not be of yet.
    const std::shared_ptr<const items::PendingCells> &cells() const { return m_cells; }
    //! How many deployments have changes that wait.
    qsizetype count() const { return m_cells ? qsizetype(m_cells->rows.size()) : 0; }

Q_SIGNALS:
    void changed(); //!< cells() and the query's catalog

private:
    struct Made;
    struct Task;

    void refreshSoon();
    void refresh();
    void take(Made made);
    static Made make(const Task &task);

    DeploymentQuery &m_query;
    QPointer<store::CatalogStore> m_store;
    QPointer<store::Editing> m_editing;
    std::shared_ptr<changes::Overlay> m_overlay; //!< the worker's while it runs
    std::shared_ptr<const items::PendingCells> m_cells;
    QTimer m_soon;
    bool m_running = false;
    bool m_again = false; //!< something changed while it ran
    int m_generation = 0; //!< of store and editing: what was made for others is let go
};
