// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <atomic>
#include <memory>
#include <optional>

//! How many deployments of a catalog each of some filters finds. Counted in a worker, one catalog
//! at a time: while a catalog grows, the numbers are of one that was current a moment ago.
class ViewCounts final : public QObject
{
    Q_OBJECT

public:
    explicit ViewCounts(QObject *parent = nullptr);
    ~ViewCounts() override;

    void setCatalog(catalog::CatalogPtr catalog);
    //! In the filter language; those that are no filter are not counted.
    void setFilters(const QStringList &texts);
    void setProductionEnvironments(const QStringList &environments);
    //! Counts anew: for a day that passed, on which "overdue" depends.
    void recount();

    //! The last number that is known; none before the first count, of an empty catalog, and where
    //! \a text is no filter.
    std::optional<qint64> count(const QString &text) const;
    bool isBusy() const { return m_cancel || !m_missing.isEmpty(); }

Q_SIGNALS:
    void counted();

private:
    using Numbers = QHash<QString, qint64>;

    void start();
    void take(const Numbers &numbers);

    catalog::CatalogPtr m_catalog;
    QStringList m_texts;
    QStringList m_production;
    Numbers m_numbers;
    QStringList m_missing; //!< not counted in m_catalog yet
    std::shared_ptr<std::atomic_bool> m_cancel; //!< null: no worker runs
    QTimer m_pause; //!< while a catalog grows, to load it comes first
};
