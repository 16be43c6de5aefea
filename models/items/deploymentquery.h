// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/filter/filter.h"
#include "models/filter/scan.h"
#include "models/filter/sort.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <vector>

//! Filter and sorting over a catalog, and what comes of them. Small catalogs are answered at once,
//! large ones from a worker; the latest question wins.
class DeploymentQuery final : public QObject
{
    Q_OBJECT

public:
    struct Answer
    {
        catalog::CatalogPtr catalog;
        std::vector<catalog::Row> rows; //!< sorted
        filter::Counts counts;
    };

    explicit DeploymentQuery(QObject *parent = nullptr);
    ~DeploymentQuery() override;

    void setCatalog(catalog::CatalogPtr catalog);
    void setFilter(const filter::Filter &filter);
    //! Narrows the filter by \a term; a term that says the contrary goes. A value of a facet takes
    //! the place of those that are chosen there; an excluded one joins those that are excluded.
    void add(const filter::Term &term);
    void setSorting(const filter::Sorting &sorting);
    //! What is:production asks for; domain::defaultProductionEnvironments() unless it is said.
    void setProductionEnvironments(const QStringList &environments);
    const QStringList &productionEnvironments() const { return m_production; }
    const filter::Filter &filter() const { return m_filter; }
    const filter::Sorting &sorting() const { return m_sorting; }
    const catalog::CatalogPtr &catalog() const { return m_catalog; }
    const Answer &answer() const { return m_answer; }
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void filterChanged();
    void filterConfirmed(); //!< the filter that is there was set again
    void sortingChanged();
    void busyChanged();
    void productionEnvironmentsChanged();
    void answered(); //!< answer() is new; it belongs to the present filter, sorting and catalog

private:
    struct Orders;

    void addValue(const filter::AnyOf &value, bool excluded);
    void ask();
    void take(Answer answer);

    catalog::CatalogPtr m_catalog;
    filter::Filter m_filter;
    filter::Sorting m_sorting;
    QStringList m_production;
    Answer m_answer;
    std::shared_ptr<Orders> m_orders; //!< permutations already made of m_catalog
    std::shared_ptr<std::atomic_bool> m_cancel;
    bool m_busy = false;
};
