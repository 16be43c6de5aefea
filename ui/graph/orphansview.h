// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/orphans.h"

#include <QTreeView>

#include <memory>

class QStandardItemModel;

//! What is wrong with the links of the catalog, by kind: nobody's deployments, idle models, links
//! to nothing, chains of replacements that lead nowhere.
class OrphansView final : public QTreeView
{
    Q_OBJECT

public:
    explicit OrphansView(QWidget *parent = nullptr);

    void show(const std::shared_ptr<const graph::Graph> &graph, const graph::Orphans &orphans);
    //! All that is listed; -1 where that is not known.
    static int count(const graph::Orphans &orphans);

Q_SIGNALS:
    void openRequested(const QString &urn); //!< to be shown in the graph

private:
    QStandardItemModel *m_model;
};
