// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"

#include <QStringList>

#include <optional>
#include <vector>

//! The deployments that the user chose, kept over every change of catalog: by row while the catalog
//! is the same, by URN into the next one. What a catalog does not hold is remembered, and comes
//! back.
class RowChoice
{
public:
    void set(catalog::CatalogPtr catalog, std::vector<catalog::Row> rows,
             std::optional<catalog::Row> current);
    void carryTo(const catalog::CatalogPtr &catalog);

    const std::vector<catalog::Row> &rows() const { return m_rows; }
    std::optional<catalog::Row> current() const { return m_current; }

private:
    catalog::CatalogPtr m_catalog;
    std::vector<catalog::Row> m_rows;
    QStringList m_absent; //!< chosen, but not in this catalog
    std::optional<catalog::Row> m_current;
    QString m_absentCurrent;
};

//! The row of \a to that is the same deployment as \a row of \a from.
std::optional<catalog::Row> sameDeployment(const catalog::Catalog &from, catalog::Row row,
                                           const catalog::Catalog &to);
