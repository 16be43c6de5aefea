// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/deploymentquery.h"

#include <QAbstractItemModel>

#include <vector>

//! What a catalog can be filtered by, as two levels: facets and their values, with what choosing
//! each would give. Reads and writes the query's filter and holds none of its own.
class FacetModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum class Kind {
        Group,
        Value, //!< of a facet
        Fact, //!< a yes/no question
        More, //!< "show all 80", "show fewer"
    };
    enum class State {
        Off,
        Chosen,
        Excluded,
    };
    enum Role {
        KindRole = Qt::UserRole, //!< Kind as int
        StateRole, //!< State as int
        CountRole, //!< uint
        ShareRole, //!< double, of the largest of the group
        FacetRole, //!< catalog::Facet as int; absent for facts
        WireRole, //!< QString as on the wire
        HintRole, //!< of a group: "2 excluded"
    };

    explicit FacetModel(DeploymentQuery &query, QObject *parent = nullptr);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &) const override { return 1; }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    //! Off, then what is asked for; a second time, off again. Group and More: show all or fewer.
    void toggle(const QModelIndex &index, State wanted);
    //! Takes away all that the panel chose; words in the filter line stay.
    void clearAll();
    //! How many values and facts are chosen or excluded.
    int activeCount() const;
    //! The parts of the filter that no line of the panel shows, as they would be typed; words in
    //! the filter line are none.
    QStringList beyond() const;

    const DeploymentQuery &query() const { return m_query; }

private:
    struct Value
    {
        catalog::Code code = 0;
        QString wire;
        QString name;
        std::uint32_t count = 0;
        bool seen = false; //!< some deployment has it, whatever the filter says
    };

    struct Group
    {
        std::optional<catalog::Facet> facet; //!< none: the facts
        std::vector<Value> values; //!< all, in order
        std::vector<int> shown; //!< indices of those on screen
        std::size_t seen = 0; //!< how many values could be shown
        bool all = false;
        std::uint32_t largest = 1;
        std::size_t look = 0; //!< changes when what is shown does
    };

    void update();
    void readValues(Group &group) const;
    void countValues(Group &group, const filter::Counts &counts, bool whole) const;
    void orderValues(Group &group) const;
    std::vector<int> shownOf(const Group &group) const;
    std::size_t lookOf(const Group &group) const;
    bool hasMore(const Group &group) const;
    State stateOf(const Group &group, int row) const;
    QVariant valueData(const Group &group, int row, int role) const;
    QVariant groupData(const Group &group, int role) const;
    QString hint(const Group &group) const;
    void toggleFact(filter::Fact fact, State wanted);

    DeploymentQuery &m_query;
    catalog::CatalogPtr m_catalog; //!< that the values were read from
    filter::Filter m_filter; //!< the query's, with its values as they are on the wire
    std::vector<Group> m_groups;
};
