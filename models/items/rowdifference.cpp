// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/rowdifference.h"

#include <QHash>

#include <algorithm>

using catalog::Catalog;
using catalog::Row;

RowDifference::RowDifference(const Catalog &now, const Catalog &before)
    : m_now(now), m_before(before), m_sameLinks(&now.links() == &before.links())
{
    m_anyMayDiffer
        = now.links().known() != before.links().known()
       || (&now.directory() != &before.directory() && now.directory() != before.directory());
    if (m_anyMayDiffer || m_sameLinks)
        return;
    QHash<QString, std::uint32_t> byUrn;
    const auto &modelsBefore = before.links().models();
    for (std::uint32_t i = 0; i < modelsBefore.size(); ++i)
        byUrn.insert(modelsBefore[i].urn, i);
    const auto &models = now.links().models();
    m_modelBefore.resize(models.size());
    for (std::size_t i = 0; i < models.size(); ++i) {
        const auto it = byUrn.constFind(models[i].urn);
        if (it != byUrn.constEnd() && modelsBefore[*it] == models[i])
            m_modelBefore[i] = *it;
    }
}

bool RowDifference::sameUrn(Row now, Row before) const
{
    const auto a = m_now.place(now);
    const auto b = m_before.place(before);
    return (&a.chunk == &b.chunk && a.i == b.i) || m_now.urnUtf8(now) == m_before.urnUtf8(before);
}

bool RowDifference::same(Row now, Row before) const
{
    const auto a = m_now.place(now);
    const auto b = m_before.place(before);
    const bool shared = &a.chunk == &b.chunk && a.i == b.i;
    if (!shared && !(m_now.record(now) == m_before.record(before)))
        return false;
    return m_sameLinks || sameLinks(now, before);
}

bool RowDifference::sameLinks(Row now, Row before) const
{
    const auto a = m_now.links().ofRow(now);
    const auto b = m_before.links().ofRow(before);
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [this](const catalog::Link &x, const catalog::Link &y) {
                          return m_modelBefore[x.model] == y.model && x.reconciled == y.reconciled;
                      });
}
