// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"

#include <QWidget>

class QMenu;

//! What several deployments have in common, and how many ways they differ where they do not.
class CommonView final : public QWidget
{
    Q_OBJECT

public:
    CommonView(const catalog::Catalog &catalog, const std::vector<catalog::Row> &rows,
               QMenu *copyMenu, QWidget *parent);
};

namespace common {

//! How many different values the rows have, where "none" is one too; \a facet with one or several a
//! row (several are compared as a set).
std::size_t distinct(const catalog::Catalog &catalog, const std::vector<catalog::Row> &rows,
                     catalog::Facet facet);
//! The same of a text.
std::size_t distinctTexts(const catalog::Catalog &catalog, const std::vector<catalog::Row> &rows,
                          catalog::PooledColumn catalog::Chunk::*column);

} // namespace common
