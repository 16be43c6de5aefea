// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/treebranches.h"

#include "models/core/fold.h"
#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"
#include "models/filter/sort.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <map>

using catalog::Catalog;
using catalog::Code;
using catalog::Facet;
using catalog::Row;

namespace items {

namespace {

constexpr QChar keySeparator = u'\n'; // in no URN

//! What decides where a deployment stands.
using Site = std::array<Code, 3>;

Site siteOf(const Catalog &catalog, Row row)
{
    const auto [chunk, i] = catalog.place(row);
    return {chunk.facets[std::size_t(Facet::Platform)][i],
            chunk.facets[std::size_t(Facet::Instance)][i],
            chunk.facets[std::size_t(Facet::Container)][i]};
}

QString keyOf(const QString &parent, Branch::Kind kind, const QString &urn)
{
    return parent + keySeparator + QChar(u'0' + int(kind)) + urn;
}

//! A step on the way to a deployment.
struct Step
{
    Branch::Kind kind;
    QString urn;
};

std::vector<Step> wayTo(const Catalog &catalog, const Site &site)
{
    const auto value
        = [&](Facet facet, Code code) { return fromUtf8(catalog.dictionary(facet)[code]); };
    std::vector<Step> way {{Branch::Kind::Platform, value(Facet::Platform, site[0])}};
    if (site[1] != catalog::absent)
        way.push_back({Branch::Kind::Instance, value(Facet::Instance, site[1])});
    if (site[2] != catalog::absent) {
        for (const QString &urn :
             catalog.directory().containerPath(value(Facet::Container, site[2])))
            way.push_back({Branch::Kind::Container, urn});
    }
    return way;
}

QString nameOf(const Catalog &catalog, const Step &step)
{
    return step.kind == Branch::Kind::Platform ? domain::platformId(step.urn)
                                               : catalog.directory().displayName(step.urn);
}

class Grower
{
public:
    explicit Grower(const Catalog &catalog) : m_catalog(catalog)
    {
        m_tree.branches.emplace_back();
        const auto &statuses = catalog.dictionary(Facet::Status);
        for (Code code = 0; code < statuses.size(); ++code)
            m_severity.push_back(domain::statusSeverity(fromUtf8(statuses[code])));
    }

    void add(Row row)
    {
        const auto [chunk, i] = m_catalog.place(row);
        const Site site = siteOf(m_catalog, row);
        if (m_last == nullptr || site != m_last->first) {
            const auto [it, isNew] = m_sites.try_emplace(site, 0);
            if (isNew)
                it->second = branchAt(site);
            m_last = &*it;
        }
        Branch &branch = m_tree.branches[m_last->second];
        branch.rows.push_back(row);
        ++branch.count;
        meet(branch, chunk.facets[std::size_t(Facet::Status)][i]);
    }

    BranchTree finish()
    {
        auto &branches = m_tree.branches;
        for (std::size_t b = branches.size() - 1; b > 0; --b) {
            Branch &parent = branches[branches[b].parent];
            parent.count += branches[b].count;
            meet(parent, branches[b].worst);
        }
        for (Branch &branch : branches)
            sort(branch);
        return std::move(m_tree);
    }

private:
    void meet(Branch &branch, Code status) const
    {
        if (m_severity[status] < m_severity[branch.worst])
            branch.worst = status;
    }

    std::size_t branchAt(const Site &site)
    {
        std::size_t at = 0;
        for (const Step &step : wayTo(m_catalog, site)) {
            const QString key = keyOf(m_tree.branches[at].key, step.kind, step.urn);
            auto it = m_byKey.find(key);
            if (it == m_byKey.end()) {
                Branch branch;
                branch.kind = step.kind;
                branch.urn = step.urn;
                branch.name = nameOf(m_catalog, step);
                branch.key = key;
                branch.parent = at;
                it = m_byKey.insert(key, m_tree.branches.size());
                m_tree.branches[at].branches.push_back(*it);
                m_tree.branches.push_back(std::move(branch));
            }
            at = *it;
        }
        return at;
    }

    void sort(Branch &branch)
    {
        auto &branches = m_tree.branches;
        std::vector<std::pair<std::string, std::size_t>> named;
        for (const std::size_t b : branch.branches)
            named.emplace_back(branches[b].name.toStdString(), b);
        std::sort(named.begin(), named.end(), [&](const auto &a, const auto &b) {
            const Branch &x = branches[a.second];
            const Branch &y = branches[b.second];
            if (x.kind != y.kind)
                return x.kind < y.kind;
            const int order = filter::naturalCompare(a.first, b.first);
            return order != 0 ? order < 0 : x.urn < y.urn;
        });
        for (std::size_t i = 0; i < named.size(); ++i) {
            branch.branches[i] = named[i].second;
            branches[named[i].second].position = int(i);
        }
    }

    const Catalog &m_catalog;
    BranchTree m_tree;
    std::vector<int> m_severity; //!< by code of status
    std::map<Site, std::size_t> m_sites;
    const std::pair<const Site, std::size_t> *m_last = nullptr; //!< neighbours often share it
    QHash<QString, std::size_t> m_byKey;
};

} // namespace

std::size_t BranchTree::branchOf(const Catalog &catalog, Row row) const
{
    std::size_t at = 0;
    for (const Step &step : wayTo(catalog, siteOf(catalog, row))) {
        const QString key = keyOf(branches[at].key, step.kind, step.urn);
        const auto &below = branches[at].branches;
        const auto it = std::find_if(below.begin(), below.end(),
                                     [&](std::size_t b) { return branches[b].key == key; });
        if (it == below.end())
            return at;
        at = *it;
    }
    return at;
}

BranchTree growBranches(const Catalog &catalog, const std::vector<Row> &rows)
{
    Grower grower(catalog);
    for (const Row row : rows)
        grower.add(row);
    return grower.finish();
}

} // namespace items
