// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/graph.h"
#include "models/graph/grid.h"
#include "models/graph/layout.h"

#include <QPointF>
#include <QSet>
#include <QString>
#include <QStringList>

#include <array>
#include <memory>

//! What of a graph is painted, as a value: made in a worker, shown, exported and tested.
namespace graph {

inline constexpr std::uint32_t noCard = UINT32_MAX;

enum class CardKind : std::uint8_t {
    Group,
    Model,
    Deployment,
    Bundle, //!< the deployments of a model in one environment, or of one status there
    More, //!< the models of a group that serve nothing now
    Nobody, //!< stands where a model would: no model names the deployments behind it
    Place, //!< a container or platform instance
};

enum CardMark : std::uint16_t {
    ProductionCard = 1,
    DeprecatedCard = 2,
    DueSoonCard = 4, //!< within 30 days
    OverdueCard = 8,
    PendingCard = 16, //!< something of it waits to be sent
    RemovedCard = 32,
    MissingCard = 64, //!< named by something, not on the server
    ReconciledCard = 128, //!< its model names it by something else than its URN
    OpenCard = 256, //!< what belongs to it is shown
    FoldableCard = 512, //!< Enter opens and closes it
    TroubledCard = 1024, //!< of a model: a link leads nowhere
};

enum class ColourBy : std::uint8_t { Status, Environment, Owner, Platform };

inline constexpr std::size_t statusKinds = 8; //!< of domain::statusSymbols(), worst first
using StatusCounts = std::array<std::uint32_t, statusKinds>;

inline constexpr std::uint8_t hueCount = 8; //!< the hues that the most frequent values get
inline constexpr std::uint8_t noHue = 255; //!< a rarer value, or none

struct Card
{
    QRectF rect;
    CardKind kind = CardKind::Deployment;
    std::uint8_t hue = noHue; //!< unless coloured by status
    std::uint16_t marks = 0;
    Node node = noNode; //!< of the graph; noNode unless isEntity()
    std::uint32_t parent = noCard; //!< the card whose child it is, in outline and for the keyboard
    std::uint32_t firstChild = noCard;
    std::uint32_t nextSibling = noCard;
    std::uint32_t previousSibling = noCard;
    std::uint32_t count = 0; //!< deployments that it stands for
    QString key; //!< lasts over pictures: the URN, or the bundle's name in the set of toggled ones
    QString title;
    QString detail; //!< the second line
    QString status; //!< symbol of a deployment; of others the worst one behind it
    QString environment; //!< as on the wire
    QString platform; //!< the id, such as sagemaker
    QString initials; //!< of the value that gives the hue
    StatusCounts statuses {}; //!< of a bundle

    bool has(CardMark mark) const { return (marks & mark) != 0; }
    //! It is one entity of the server, so that key is its URN.
    bool isEntity() const
    {
        return kind != CardKind::Bundle && kind != CardKind::More && kind != CardKind::Nobody;
    }
};

enum class LineKind : std::uint8_t {
    Member, //!< group to model
    Serves, //!< model to deployment
    Unfolds, //!< to a bundle, or from it to what is in it
    Replaced, //!< from the replaced deployment to its replacement
    Lies, //!< deployment to its container or instance
};

struct Line
{
    std::uint32_t from; //!< cards
    std::uint32_t to;
    LineKind kind = LineKind::Serves;
    bool dashed = false; //!< dangling, or known only from one of two sources
    bool forest = true; //!< one of those that the layout follows
    float share = -1; //!< of the traffic, in percent; negative: not known
    std::uint32_t start = 0; //!< its points are Picture::points[start, start + count)
    std::uint32_t count = 0; //!< 3 n + 1: start, then Bezier curves of three points each
};

struct HueName
{
    QString value; //!< as shown
    QString initials;
    std::uint32_t count = 0;
};

struct Picture
{
    std::vector<Card> cards; //!< parents before children; siblings in the order of their stack
    std::vector<Line> lines;
    std::vector<QPointF> points;
    std::vector<HueName> hues; //!< legend where not coloured by status; at most hueCount
    ColourBy colour = ColourBy::Status;
    QRectF bounds;
    Grid cardGrid;
    Grid lineGrid;
    // What the status line says.
    std::uint32_t groups = 0;
    std::uint32_t models = 0;
    std::uint32_t deployments = 0; //!< shown or folded
    std::uint32_t bundles = 0;
    std::uint32_t folded = 0; //!< deployments in closed bundles
    std::uint32_t missing = 0;
    bool linksKnown = true; //!< false: which models the deployments serve was not read
    bool fellBack = false; //!< too large for Graphviz, laid out as a forest

    //! noCard where no card has the key.
    std::uint32_t find(const QString &key) const;
    //! The lines from the outermost card to \a card.
    std::vector<std::uint32_t> pathTo(std::uint32_t card) const;
    //! "PROD, in service, deprecated …": the card in words, for screen readers.
    QString spoken(std::uint32_t card) const;

    //! Makes grids, bounds and the look-up of keys; after all else is there.
    void finish();

private:
    std::vector<std::uint32_t> m_byKey; //!< cards ordered by key
    std::vector<std::uint32_t> m_lineTo; //!< of each card: the forest line that leads to it
};

using PicturePtr = std::shared_ptr<const Picture>;

//! The rectangle around all points of \a line.
QRectF boundsOf(const Picture &picture, const Line &line);

} // namespace graph
