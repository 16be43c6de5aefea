// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/deploymentquery.h"
#include "models/items/deploymentrows.h"

#include <QObject>

class QMenu;

//! "Filter for this": what a menu offers to make of a cell's value.
class CellFilters final : public QObject
{
    Q_OBJECT

public:
    //! Both outlive this.
    CellFilters(DeploymentQuery &query, const DeploymentRows &rows);

    //! Adds what can be asked about the cell at \a index to \a menu, and a separator behind it.
    void fill(QMenu &menu, const QModelIndex &index);

private:
    void addValues(QMenu &menu, catalog::Facet facet, QStringList values);
    void addTime(QMenu &menu, filter::Field field, std::int64_t time);
    void addText(QMenu &menu, const filter::Matches &matches, const QString &text);
    void addModels(QMenu &menu, catalog::Row row);
    void addTerm(QMenu &menu, const QString &text, const filter::Term &term);

    DeploymentQuery &m_query;
    const DeploymentRows &m_rows;
};
