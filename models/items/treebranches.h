// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"

#include <QString>

#include <vector>

namespace items {

//! A platform, an instance or a container, and what is in it.
struct Branch
{
    enum class Kind { Root, Platform, Instance, Container };

    Kind kind = Kind::Root;
    QString urn; //!< as on the wire; empty of a platform where the URN names none
    QString name; //!< for people
    QString key; //!< the way from the root, in URNs
    std::size_t parent = 0; //!< an index into BranchTree::branches; the root is its own
    int position = 0; //!< among the parent's branches
    std::vector<std::size_t> branches; //!< by name
    std::vector<catalog::Row> rows; //!< deployments directly in it, in the order of the result
    std::uint32_t count = 0; //!< deployments in it and below
    catalog::Code worst = catalog::absent; //!< status
};

struct BranchTree
{
    std::vector<Branch> branches; //!< the root first; a parent before what is in it

    //! The branch that \a row of the result stands in.
    std::size_t branchOf(const catalog::Catalog &catalog, catalog::Row row) const;
};

//! Pure, any thread. Groups by codes: names are looked up once a branch, not once a row.
BranchTree growBranches(const catalog::Catalog &catalog, const std::vector<catalog::Row> &rows);

} // namespace items
