// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/drawing.h"

#include "models/graph/bundles.h"
#include "models/graph/cardwords.h"
#include "models/graph/graphviz.h"
#include "models/graph/linepaths.h"
#include "models/graph/usage.h"

#include <QSet>

#include <algorithm>
#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace graph {

namespace {

constexpr std::array cardHeights {44.0, 46.0, 40.0, 31.0, 28.0, 46.0, 40.0}; // by CardKind
constexpr std::array cardColumns {0, 1, 2, 2, 1, 1, 2};
static_assert(cardHeights.size() == std::size_t(CardKind::Place) + 1);

//! Cards and lines without places first; a layout gives them those.
class Drawing
{
public:
    Drawing(const Graph &graph, std::span<const Node> part, const DrawOptions &options)
        : m_graph(graph)
        , m_options(options)
        , m_words(graph, options)
        , m_cardOf(graph.size(), noCard)
    {
        m_inPart.assign(graph.size(), 0);
        for (const Node node : part) {
            if (options.removed || graph.state(node) != State::Removed)
                m_inPart[node] = 1;
        }
        m_picture.colour = options.colour;
        m_picture.linksKnown = graph.linksKnown();
        sortNodes();
    }

    bool addCards(const std::atomic_bool *cancelled)
    {
        for (const Node group : m_groups) {
            if (cancelled && cancelled->load(std::memory_order_relaxed))
                return false;
            addGroup(group);
        }
        for (const Node model : m_models) {
            if (m_parent[model] == noNode)
                addModel(model, noCard);
        }
        addNobody();
        if (m_options.places)
            addPlaces();
        addReplacements();
        m_words.nameHues(m_picture);
        return true;
    }

    Picture finish()
    {
        m_picture.fellBack = m_options.places && !layOutAsAnyGraph();
        if (!m_options.places || m_picture.fellBack)
            layOutAsForest();
        addPaths(m_picture, m_paths);
        m_picture.finish();
        return std::move(m_picture);
    }

private:
    void sortNodes()
    {
        m_parent.assign(m_graph.size(), noNode);
        std::vector<Node> deployments;
        for (Node node = 0; node < m_graph.size(); ++node) {
            if (!m_inPart[node])
                continue;
            switch (m_graph.kind(node)) {
            case Kind::Group:
                m_groups.push_back(node);
                break;
            case Kind::Model:
                m_models.push_back(node);
                break;
            case Kind::Deployment:
                deployments.push_back(node);
                break;
            case Kind::Container:
            case Kind::Instance:
                m_places.push_back(node);
                break;
            case Kind::Other:
                break;
            }
        }
        m_words.sortByName(m_groups);
        m_words.sortModels(m_models);
        m_words.sortDeployments(deployments);
        m_children.resize(m_graph.size() - m_graph.catalog()->size());
        // In their order, so that the first parent is the one that stands first.
        for (const Node group : m_groups) {
            for (const Edge &edge : m_graph.in(group))
                adopt(group, edge, EdgeType::MemberOf);
        }
        for (const Node model : m_models) {
            if (m_parent[model] != noNode)
                childrenOf(m_parent[model]).push_back(model);
            for (const Edge &edge : m_graph.out(model))
                adopt(model, edge, EdgeType::DeployedTo);
        }
        for (const Node node : deployments) {
            if (m_parent[node] != noNode)
                childrenOf(m_parent[node]).push_back(node);
            else if (m_graph.row(node))
                m_alone.push_back(node);
        }
    }

    void adopt(Node parent, const Edge &edge, EdgeType type)
    {
        if (edge.type == type && m_inPart[edge.node] && m_parent[edge.node] == noNode)
            m_parent[edge.node] = parent;
    }

    //! Only groups and models have any, and these stand behind the deployments of the catalog.
    std::vector<Node> &childrenOf(Node node)
    {
        return m_children[node - m_graph.catalog()->size()];
    }

    std::uint32_t addCard(Card card, std::uint32_t parent)
    {
        const auto at = std::uint32_t(m_picture.cards.size());
        card.parent = parent;
        if (card.node != noNode)
            m_cardOf[card.node] = at;
        m_lastChild.push_back(noCard);
        if (parent != noCard) {
            std::uint32_t &last = m_lastChild[parent];
            card.previousSibling = last;
            if (last == noCard)
                m_picture.cards[parent].firstChild = at;
            else
                m_picture.cards[last].nextSibling = at;
            last = at;
        }
        m_picture.cards.push_back(std::move(card));
        return at;
    }

    void addLine(std::uint32_t from, std::uint32_t to, LineKind kind, bool dashed = false,
                 bool forest = true)
    {
        Line line;
        line.from = from;
        line.to = to;
        line.kind = kind;
        line.dashed = dashed;
        line.forest = forest;
        m_picture.lines.push_back(line);
    }

    bool isClosed(const QString &key) const { return m_options.toggled.contains(key); }

    void addGroup(Node group)
    {
        std::vector<Node> &models = childrenOf(group);
        Card card = m_words.entity(group, CardKind::Group);
        for (const Node model : models)
            card.count += std::uint32_t(childrenOf(model).size());
        m_words.sayGroup(card, models.size());
        const bool closed = isClosed(card.key);
        if (!models.empty())
            card.marks |= FoldableCard;
        if (!closed)
            card.marks |= OpenCard;
        ++m_picture.groups;
        const QString key = card.key;
        const std::uint32_t at = addCard(std::move(card), noCard);
        if (closed) {
            for (const Node model : models)
                hide(model, at);
            return;
        }
        const auto idle
            = models.size() <= fewModels
                ? models.end()
                : std::stable_partition(models.begin(), models.end(), [this](Node model) {
                      return isServing(model) || isSingle(model);
                  });
        for (auto model = models.begin(); model != idle; ++model)
            addLine(at, addModel(*model, at), LineKind::Member);
        if (idle != models.end())
            addIdleModels(key, {idle, models.end()}, at);
    }

    void addIdleModels(const QString &group, const std::vector<Node> &models, std::uint32_t parent)
    {
        Card card;
        card.kind = CardKind::More;
        card.key = idleModelsKey(group);
        card.marks = FoldableCard;
        for (const Node model : models)
            card.count += std::uint32_t(childrenOf(model).size());
        m_words.sayIdle(card, models.size());
        const bool open = m_options.toggled.contains(card.key);
        if (open)
            card.marks |= OpenCard;
        const std::uint32_t at = addCard(std::move(card), parent);
        addLine(parent, at, LineKind::Unfolds);
        for (const Node model : models) {
            if (open)
                addLine(parent, addModel(model, at), LineKind::Member);
            else
                hide(model, at);
        }
    }

    bool isServing(Node model)
    {
        const std::vector<Node> &nodes = childrenOf(model);
        return std::any_of(nodes.begin(), nodes.end(),
                           [this](Node node) { return m_words.serves(node); });
    }

    bool isSingle(Node model)
    {
        const std::vector<Node> &nodes = childrenOf(model);
        return m_options.singles.contains(m_graph.urn(model))
            || std::any_of(nodes.begin(), nodes.end(),
                           [this](Node node) { return m_words.isSingle(node); });
    }

    //! What stands behind a closed card is found there.
    void hide(Node model, std::uint32_t card)
    {
        m_cardOf[model] = card;
        for (const Node node : childrenOf(model))
            m_cardOf[node] = card;
        ++m_picture.models;
        m_picture.deployments += std::uint32_t(childrenOf(model).size());
        m_picture.folded += std::uint32_t(childrenOf(model).size());
    }

    std::uint32_t addModel(Node model, std::uint32_t parent)
    {
        const std::vector<Node> &nodes = childrenOf(model);
        Card card = m_words.entity(model, CardKind::Model);
        card.count = std::uint32_t(nodes.size());
        m_words.sayModel(card);
        const bool closed = isClosed(card.key);
        if (!nodes.empty())
            card.marks |= FoldableCard;
        if (!closed)
            card.marks |= OpenCard;
        const auto missing = [this](Node node) { return m_graph.state(node) == State::Missing; };
        if (std::any_of(nodes.begin(), nodes.end(), missing))
            card.marks |= TroubledCard;
        const std::uint32_t at = addCard(std::move(card), parent);
        if (closed) {
            hide(model, at);
            return at;
        }
        ++m_picture.models;
        addStack(at, nodes, model);
        return at;
    }

    //! The deployments without a model.
    void addNobody()
    {
        if (m_alone.empty())
            return;
        Card card;
        card.kind = CardKind::Nobody;
        card.key = u"nobody"_s;
        card.count = std::uint32_t(m_alone.size());
        card.marks = FoldableCard;
        m_words.sayNobody(card);
        const bool closed = isClosed(card.key);
        if (!closed)
            card.marks |= OpenCard;
        const std::uint32_t at = addCard(std::move(card), noCard);
        if (!closed) {
            addStack(at, m_alone, noNode);
            return;
        }
        for (const Node node : m_alone)
            m_cardOf[node] = at;
        m_picture.deployments += std::uint32_t(m_alone.size());
        m_picture.folded += std::uint32_t(m_alone.size());
    }

    void addStack(std::uint32_t parent, const std::vector<Node> &nodes, Node model)
    {
        std::vector<Served> served = m_words.served(nodes);
        const auto entries = stackOf(m_picture.cards[parent].key, served, m_words.environments(),
                                     m_options.toggled);
        m_picture.deployments += std::uint32_t(nodes.size());
        std::vector<std::uint32_t> cards;
        for (const StackEntry &entry : entries) {
            const std::uint32_t around = entry.around == UINT32_MAX ? parent : cards[entry.around];
            if (entry.node == noNode) {
                cards.push_back(addBundle(entry, served, around));
                addLine(parent, cards.back(), LineKind::Unfolds);
            } else {
                cards.push_back(addCard(m_words.entity(entry.node, CardKind::Deployment), around));
                addServed(parent, cards.back(), model, entry.node);
            }
        }
    }

    std::uint32_t addBundle(const StackEntry &entry, const std::vector<Served> &served,
                            std::uint32_t parent)
    {
        const std::span inside(served.data() + entry.first, entry.last - entry.first);
        Card card = m_words.bundle(entry, inside);
        const std::uint32_t at = addCard(std::move(card), parent);
        ++m_picture.bundles;
        if (entry.open)
            return at;
        m_picture.folded += std::uint32_t(inside.size());
        for (const Served &one : inside)
            m_cardOf[one.node] = at;
        return at;
    }

    void addServed(std::uint32_t from, std::uint32_t to, Node model, Node deployment)
    {
        const bool missing = m_graph.state(deployment) == State::Missing;
        addLine(from, to, LineKind::Serves, missing || model == noNode);
        if (missing)
            ++m_picture.missing;
        if (model == noNode)
            return;
        for (const Edge &edge : m_graph.out(model)) {
            if (edge.node == deployment && (edge.flags & ReconciledEdge) != 0)
                m_picture.cards[to].marks |= ReconciledCard;
        }
        if (const auto share = trafficShare(m_graph, model, deployment))
            m_picture.lines.back().share = float(*share);
    }

    //! Edges that the layout does not follow: further models of a deployment, and replacements.
    void addReplacements()
    {
        QSet<std::pair<std::uint32_t, std::uint32_t>> seen;
        const auto add = [&](Node a, Node b, LineKind kind) {
            const std::uint32_t from = m_cardOf[a];
            const std::uint32_t to = m_cardOf[b];
            const bool drawn = from == to || seen.contains({from, to});
            if (from == noCard || to == noCard || drawn)
                return;
            seen.insert({from, to});
            addLine(from, to, kind, kind == LineKind::Replaced, false);
        };
        for (const Node model : m_models) {
            for (const Edge &edge : m_graph.out(model)) {
                if (edge.type == EdgeType::DeployedTo && m_inPart[edge.node]
                    && m_parent[edge.node] != model)
                    add(model, edge.node, LineKind::Serves);
                if (edge.type == EdgeType::MemberOf && m_inPart[edge.node]
                    && m_parent[model] != edge.node)
                    add(edge.node, model, LineKind::Member);
            }
        }
        const std::size_t rows = m_graph.catalog()->size();
        for (Node node = 0; node < rows; ++node) {
            if (!m_inPart[node])
                continue;
            for (const Edge &edge : m_graph.in(node)) {
                if (edge.type == EdgeType::Replaces && m_inPart[edge.node])
                    add(node, edge.node, LineKind::Replaced);
            }
        }
    }

    void addPlaces()
    {
        for (const Node place : m_places) {
            Card card = m_words.entity(place, CardKind::Place);
            m_words.sayPlace(card, m_graph.kind(place));
            addCard(std::move(card), noCard);
        }
        QSet<std::pair<std::uint32_t, std::uint32_t>> seen;
        for (const Node place : m_places) {
            for (const Edge &edge : m_graph.in(place)) {
                const std::uint32_t from = m_cardOf[edge.node];
                const std::uint32_t to = m_cardOf[place];
                if (from == noCard || !m_inPart[edge.node] || seen.contains({from, to}))
                    continue;
                seen.insert({from, to});
                addLine(from, to, LineKind::Lies, false, false);
            }
        }
    }

    void layOutAsForest()
    {
        std::vector<std::uint8_t> columns;
        std::vector<double> heights;
        for (const Card &card : m_picture.cards) {
            columns.push_back(std::uint8_t(cardColumns[std::size_t(card.kind)]));
            heights.push_back(cardHeights[std::size_t(card.kind)]);
        }
        std::vector<LayoutEdge> edges;
        for (const Line &line : m_picture.lines) {
            if (line.forest)
                edges.push_back({line.from, line.to});
        }
        const LayoutForest forest = spanningForest(std::move(columns), std::move(heights), edges);
        LayoutMetrics metrics = forestMetrics();
        if (m_picture.groups == 0 && !m_picture.cards.empty())
            metrics.columns[0] = {0, 0, 0};
        metrics.stripHeight = balancedStrip(forest, metrics, m_options.aspect);
        const std::vector<QRectF> rects = layOut(forest, metrics);
        for (std::size_t i = 0; i < rects.size(); ++i)
            m_picture.cards[i].rect = rects[i];
    }

    bool layOutAsAnyGraph()
    {
        GeneralGraph general;
        const LayoutMetrics metrics = forestMetrics();
        for (const Card &card : m_picture.cards) {
            const std::size_t column = std::size_t(cardColumns[std::size_t(card.kind)]);
            general.sizes.emplace_back(metrics.columns[column].width,
                                       cardHeights[std::size_t(card.kind)]);
        }
        for (const Line &line : m_picture.lines)
            general.edges.push_back({line.from, line.to});
        auto layout = layOutGeneral(general);
        if (!layout)
            return false;
        for (std::size_t i = 0; i < layout->rects.size(); ++i)
            m_picture.cards[i].rect = layout->rects[i];
        m_paths = std::move(layout->paths);
        return true;
    }

    const Graph &m_graph;
    const DrawOptions &m_options;
    CardWords m_words;
    Picture m_picture;
    std::vector<char> m_inPart;
    std::vector<Node> m_groups;
    std::vector<Node> m_models;
    std::vector<Node> m_places;
    std::vector<Node> m_alone; //!< deployments without a model
    std::vector<Node> m_parent; //!< the one below which a node stands
    std::vector<std::vector<Node>> m_children; //!< of what stands behind the deployments
    std::vector<std::uint32_t> m_cardOf; //!< the card of a node, or the one that it hides behind
    std::vector<std::uint32_t> m_lastChild; //!< of a card
    std::vector<std::vector<QPointF>> m_paths; //!< of Graphviz
};

} // namespace

Picture draw(const Graph &graph, std::span<const Node> part, const DrawOptions &options,
             const std::atomic_bool *cancelled)
{
    Drawing drawing(graph, part, options);
    if (!drawing.addCards(cancelled))
        return {};
    return drawing.finish();
}

} // namespace graph
