// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/deploymentquery.h"

#include "models/domain/vocabulary.h"
#include "models/filter/meaning.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <algorithm>
#include <deque>
#include <mutex>
#include <span>

using catalog::Row;
using filter::SortKey;

namespace {

//! Below this a question is answered within a frame, so nothing has to wait for a worker.
constexpr std::size_t askAtOnce = 20'000;
//! The same for the first picture of a start, where the order is known.
constexpr std::size_t showAtOnce = 200'000;
//! Kept for a catalog, beside the one by name: four bytes a deployment each.
constexpr std::size_t mostOrders = 12;

} // namespace

//! The permutations of one catalog, made when first needed, in any thread.
struct DeploymentQuery::Orders
{
    using Order = std::shared_ptr<const std::vector<Row>>;

    explicit Orders(catalog::CatalogPtr of)
        : catalog(std::move(of)), byName(catalog->parts().byName)
    {
    }

    Order by(const filter::Sorting &sorting)
    {
        const std::lock_guard guard(mutex);
        if (!byName)
            byName = std::make_shared<const std::vector<Row>>(order(*catalog, SortKey::Name));
        return orderOf(sorting.keys());
    }

    const catalog::CatalogPtr catalog;

private:
    using Keys = std::span<const filter::SortBy>;

    //! The last key first, so that what the others find equal is in its order already.
    Order orderOf(Keys keys)
    {
        if (keys.empty() || (keys.size() == 1 && keys.front() == filter::SortBy()))
            return byName;
        const auto known = std::find_if(made.begin(), made.end(), [keys](const Made &one) {
            return std::equal(one.keys.begin(), one.keys.end(), keys.begin(), keys.end());
        });
        if (known != made.end()) {
            std::rotate(made.begin(), known, known + 1);
            return made.front().order;
        }
        const Order rest = orderOf(keys.subspan(1));
        Order whole;
        if (keys.size() == 1 && keys.front().key == SortKey::Name)
            whole = std::make_shared<const std::vector<Row>>(byName->rbegin(), byName->rend());
        else
            whole = std::make_shared<const std::vector<Row>>(
                order(*catalog, keys.front(), *rest, *byName));
        made.push_front({{keys.begin(), keys.end()}, whole});
        if (made.size() > mostOrders)
            made.pop_back();
        return whole;
    }

    struct Made
    {
        std::vector<filter::SortBy> keys;
        Order order;
    };

    std::mutex mutex;
    Order byName;
    std::deque<Made> made; //!< the last used one first
};

DeploymentQuery::DeploymentQuery(QObject *parent)
    : QObject(parent)
    , m_catalog(std::make_shared<const catalog::Catalog>())
    , m_production(domain::defaultProductionEnvironments())
    , m_orders(std::make_shared<Orders>(m_catalog))
{
    m_answer.catalog = m_catalog;
}

DeploymentQuery::~DeploymentQuery()
{
    if (m_cancel)
        m_cancel->store(true);
}

void DeploymentQuery::setCatalog(catalog::CatalogPtr catalog)
{
    if (catalog == m_catalog)
        return;
    m_catalog = std::move(catalog);
    m_orders = std::make_shared<Orders>(m_catalog);
    ask();
}

void DeploymentQuery::setFilter(const filter::Filter &filter)
{
    if (filter == m_filter) {
        Q_EMIT filterConfirmed();
        return;
    }
    m_filter = filter;
    Q_EMIT filterChanged();
    ask();
}

void DeploymentQuery::add(const filter::Term &term)
{
    const filter::Term wanted = filter::normalised(term);
    if (const auto *anyOf = std::get_if<filter::AnyOf>(&wanted.what);
        anyOf && anyOf->patterns.isEmpty() && anyOf->values.size() == 1) {
        addValue(*anyOf, wanted.negated);
        return;
    }
    filter::Filter filter;
    bool isThere = false;
    for (const filter::Term &other : m_filter.terms()) {
        isThere = isThere || other == wanted;
        if (other.what != wanted.what || other == wanted)
            filter.add(other);
    }
    if (!isThere)
        filter.add(wanted);
    setFilter(filter);
}

void DeploymentQuery::addValue(const filter::AnyOf &value, bool excluded)
{
    filter::Filter filter = filter::resolved(m_filter, *m_catalog);
    QStringList other = filter.values(value.facet, !excluded);
    other.removeAll(value.values.first());
    filter.setValues(value.facet, other, !excluded);
    QStringList values = excluded ? filter.values(value.facet, true) : QStringList();
    values.append(value.values);
    values.removeDuplicates();
    filter.setValues(value.facet, values, excluded);
    setFilter(filter);
}

void DeploymentQuery::setSorting(const filter::Sorting &sorting)
{
    if (sorting == m_sorting)
        return;
    m_sorting = sorting;
    Q_EMIT sortingChanged();
    ask();
}

void DeploymentQuery::setProductionEnvironments(const QStringList &environments)
{
    if (environments == m_production)
        return;
    m_production = environments;
    Q_EMIT productionEnvironmentsChanged();
    ask();
}

void DeploymentQuery::ask()
{
    if (m_cancel)
        m_cancel->store(true);
    m_cancel = std::make_shared<std::atomic_bool>(false);
    const auto work = [orders = m_orders, filter = m_filter, sorting = m_sorting,
                       production = m_production, cancel = m_cancel]() -> Answer {
        Answer answer {orders->catalog, {}, {}};
        filter::Context context = filter::Context::current();
        context.production = production;
        auto evaluation = filter::evaluate(*orders->catalog, filter, context, cancel.get());
        if (cancel->load())
            return answer;
        answer.rows = filter::arrange(*orders->by(sorting), evaluation.mask, false);
        answer.counts = std::move(evaluation.counts);
        return answer;
    };
    const bool first = m_answer.catalog->isEmpty() && m_catalog->parts().byName;
    if (m_catalog->size() <= (first ? showAtOnce : askAtOnce)) {
        take(work());
        return;
    }
    if (!m_busy) {
        m_busy = true;
        Q_EMIT busyChanged();
    }
    auto *watcher = new QFutureWatcher<Answer>(this);
    connect(watcher, &QFutureWatcher<Answer>::finished, this, [this, watcher, cancel = m_cancel] {
        watcher->deleteLater();
        if (!cancel->load())
            take(watcher->future().takeResult());
    });
    watcher->setFuture(QtConcurrent::run(work));
}

void DeploymentQuery::take(Answer answer)
{
    m_answer = std::move(answer);
    const bool wasBusy = m_busy;
    m_busy = false;
    if (wasBusy)
        Q_EMIT busyChanged();
    Q_EMIT answered();
}
