// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/rowchoice.h"

#include <algorithm>

using catalog::Row;

std::optional<Row> sameDeployment(const catalog::Catalog &from, Row row, const catalog::Catalog &to)
{
    const auto &chunks = from.parts().chunks;
    const auto &others = to.parts().chunks;
    const auto after
        = std::upper_bound(chunks.begin(), chunks.end(), row, [&](Row r, const auto &chunk) {
              const auto i = std::size_t(&chunk - chunks.data());
              return r < from.chunkStart(i);
          });
    const auto c = std::size_t(after - chunks.begin()) - 1;
    // A chunk that both share at the same place needs no look-up.
    if (c < others.size() && chunks[c] == others[c] && from.chunkStart(c) == to.chunkStart(c))
        return row;
    return to.find(from.urn(row));
}

void RowChoice::set(catalog::CatalogPtr catalog, std::vector<Row> rows, std::optional<Row> current)
{
    m_catalog = std::move(catalog);
    m_rows = std::move(rows);
    m_current = current;
    m_absent.clear();
    m_absentCurrent.clear();
}

void RowChoice::carryTo(const catalog::CatalogPtr &catalog)
{
    if (catalog == m_catalog)
        return;
    std::vector<Row> rows;
    QStringList absent;
    for (const Row row : m_rows) {
        if (const auto found = sameDeployment(*m_catalog, row, *catalog))
            rows.push_back(*found);
        else
            absent.append(m_catalog->urn(row));
    }
    for (const QString &urn : std::as_const(m_absent)) {
        if (const auto found = catalog->find(urn))
            rows.push_back(*found);
        else
            absent.append(urn);
    }
    if (m_current) {
        const QString urn = m_catalog->urn(*m_current);
        m_current = sameDeployment(*m_catalog, *m_current, *catalog);
        m_absentCurrent = m_current ? QString() : urn;
    } else if (!m_absentCurrent.isEmpty()) {
        m_current = catalog->find(m_absentCurrent);
    }
    m_rows = std::move(rows);
    m_absent = std::move(absent);
    m_catalog = catalog;
}
