// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/bundles.h"

#include "models/domain/vocabulary.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace graph {

namespace {

//! A line break stands in no URN.
QString joined(const QString &owner, const QString &part)
{
    return owner + u'\n' + part;
}

class Stack
{
public:
    Stack(const QString &owner, std::vector<Served> &served, const QStringList &environments,
          const QSet<QString> &open)
        : m_owner(owner), m_served(served), m_environments(environments), m_open(open)
    {
    }

    std::vector<StackEntry> build()
    {
        for (std::size_t first = 0; first < m_served.size();) {
            std::size_t last = first;
            while (last < m_served.size()
                   && m_served[last].environment == m_served[first].environment)
                ++last;
            addEnvironment(first, last);
            first = last;
        }
        return std::move(m_entries);
    }

private:
    void addEnvironment(std::size_t first, std::size_t last)
    {
        const auto begin = m_served.begin();
        const auto folded
            = std::stable_partition(begin + std::ptrdiff_t(first), begin + std::ptrdiff_t(last),
                                    [](const Served &one) { return one.single; });
        const auto middle = std::size_t(folded - begin);
        const std::size_t most = m_served[first].production ? mostInProduction : mostElsewhere;
        if (m_served.size() <= fewDeployments || last - middle <= most) {
            addEach(first, last, UINT32_MAX);
            return;
        }
        addEach(first, middle, UINT32_MAX);
        const QString key = bundleKey(m_owner, m_environments[m_served[middle].environment]);
        const std::uint32_t bundle = addBundle(key, middle, last, UINT32_MAX);
        if (!m_entries[bundle].open)
            return;
        if (last - middle > mostInOpenBundle)
            addStatuses(key, middle, last, bundle);
        else
            addEach(middle, last, bundle);
    }

    void addStatuses(const QString &key, std::size_t first, std::size_t last, std::uint32_t around)
    {
        const auto begin = m_served.begin();
        std::stable_sort(begin + std::ptrdiff_t(first), begin + std::ptrdiff_t(last),
                         [](const Served &a, const Served &b) { return a.status < b.status; });
        for (std::size_t from = first; from < last;) {
            std::size_t to = from;
            while (to < last && m_served[to].status == m_served[from].status)
                ++to;
            const QString symbol = domain::statusSymbols().value(m_served[from].status);
            const std::uint32_t bundle = addBundle(joined(key, symbol), from, to, around);
            m_entries[bundle].byStatus = true;
            if (m_entries[bundle].open)
                addEach(from, to, bundle);
            from = to;
        }
    }

    std::uint32_t addBundle(const QString &key, std::size_t first, std::size_t last,
                            std::uint32_t around)
    {
        StackEntry entry;
        entry.key = key;
        entry.first = first;
        entry.last = last;
        entry.around = around;
        entry.open = m_open.contains(key);
        m_entries.push_back(std::move(entry));
        return std::uint32_t(m_entries.size() - 1);
    }

    void addEach(std::size_t first, std::size_t last, std::uint32_t around)
    {
        for (std::size_t i = first; i < last; ++i) {
            StackEntry entry;
            entry.node = m_served[i].node;
            entry.around = around;
            m_entries.push_back(std::move(entry));
        }
    }

    const QString &m_owner;
    std::vector<Served> &m_served;
    const QStringList &m_environments;
    const QSet<QString> &m_open;
    std::vector<StackEntry> m_entries;
};

} // namespace

QString bundleKey(const QString &owner, const QString &environment)
{
    return joined(owner, environment);
}

QString idleModelsKey(const QString &group)
{
    return joined(group, u"idle"_s);
}

std::vector<StackEntry> stackOf(const QString &owner, std::vector<Served> &served,
                                const QStringList &environments, const QSet<QString> &open)
{
    return Stack(owner, served, environments, open).build();
}

} // namespace graph
