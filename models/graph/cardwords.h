// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/bundles.h"
#include "models/graph/drawing.h"

#include <array>
#include <string_view>

namespace graph {

//! What cards say: everything of a picture that is read from the catalog.
class CardWords
{
public:
    //! Both outlive this.
    CardWords(const Graph &graph, const DrawOptions &options);

    void sortByName(std::vector<Node> &nodes) const;
    void sortModels(std::vector<Node> &models) const; //!< by name, then the newest version first
    void sortDeployments(std::vector<Node> &nodes) const; //!< by environment, then name

    //! Production first, then as the schema has them, then others.
    const QStringList &environments() const { return m_environments; }
    //! It is in service, or on its way into it or out of it.
    bool serves(Node deployment) const;
    bool isSingle(Node deployment) const;
    std::vector<Served> served(const std::vector<Node> &deployments) const;

    Card entity(Node node, CardKind kind) const;
    Card bundle(const StackEntry &entry, std::span<const Served> inside) const;
    void sayGroup(Card &card, std::size_t models) const;
    void sayModel(Card &card) const;
    void sayIdle(Card &card, std::size_t models) const;
    void sayNobody(Card &card) const;
    void sayPlace(Card &card, Kind kind) const;

    //! Numbers the hues of what is drawn by how often they are there, and names them.
    void nameHues(Picture &picture) const;

private:
    std::uint16_t environmentOf(Node deployment) const;
    std::uint8_t statusOf(Node deployment) const;
    std::string_view nameOf(Node node, std::vector<std::string> &kept) const;
    void sayDeployment(Card &card, catalog::Row row) const;
    QString factOf(const Card &card, catalog::Row row) const;
    QString roleOf(catalog::Row row) const;
    QString hueValue(const Card &card) const;

    const Graph &m_graph;
    const catalog::Catalog &m_catalog;
    const DrawOptions &m_options;
    QStringList m_environments;
    std::uint16_t m_lastProduction = 0; //!< environments before this one are production
    std::vector<std::uint16_t> m_rankOfCode; //!< of the facet Environment
    std::vector<std::uint8_t> m_statusOfCode; //!< of the facet Status
    std::vector<QString> m_roleOfTag; //!< by code; empty for tags that name no role
};

} // namespace graph
