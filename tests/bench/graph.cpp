// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/drawing.h"
#include "tests/bench/groups.h"
#include "tests/bench/rounds.h"
#include "ui/common/slipwaystyle.h"
#include "ui/graph/graphview.h"

#include <QApplication>
#include <QGraphicsItem>
#include <QGraphicsView>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace bench {

namespace {

constexpr QSize windowSize(1400, 900);

//! Groups of five models of fifteen deployments, a tenth of the edges across.
struct Forest
{
    std::vector<std::uint8_t> column;
    std::vector<double> height;
    std::vector<graph::LayoutEdge> edges;
};

Forest forestOf(std::size_t nodes)
{
    Forest forest;
    std::uint32_t group = 0;
    std::uint32_t model = 0;
    while (forest.column.size() < nodes) {
        const auto at = std::uint32_t(forest.column.size());
        const std::uint32_t turn = at % 81;
        const std::uint8_t column = turn == 0 ? 0 : turn % 16 == 1 ? 1 : 2;
        forest.column.push_back(column);
        forest.height.push_back(column == 2 ? 40 : 45);
        if (column == 0)
            group = at;
        else
            forest.edges.push_back({column == 1 ? group : model, at});
        if (column == 1)
            model = at;
        if (column == 2 && at % 10 == 0)
            forest.edges.push_back({group, at});
    }
    return forest;
}

void layOutOurs(const Forest &made)
{
    const graph::LayoutForest forest = graph::spanningForest(made.column, made.height, made.edges);
    keep(std::uint64_t(graph::layOut(forest, graph::forestMetrics()).size()));
}

char *mutableText(const char *text)
{
    return const_cast<char *>(text); // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

void layOutBy(const char *engine, const Forest &forest)
{
    static GVC_t *context = gvContext();
    agseterr(AGMAX);
    Agraph_t *graph = agopen(mutableText("g"), Agdirected, nullptr);
    agattr(graph, AGRAPH, mutableText("pack"), mutableText("true"));
    agattr(graph, AGRAPH, mutableText("rankdir"), mutableText("LR"));
    std::vector<Agnode_t *> nodes;
    for (std::size_t i = 0; i < forest.column.size(); ++i)
        nodes.push_back(agnode(graph, nullptr, 1));
    for (const graph::LayoutEdge &edge : forest.edges)
        agedge(graph, nodes[edge.parent], nodes[edge.child], nullptr, 1);
    keep(std::uint64_t(gvLayout(context, graph, engine)));
    gvFreeLayout(context, graph);
    agclose(graph);
}

graph::PicturePtr pictureOf(const Forest &made)
{
    graph::Picture picture;
    graph::LayoutForest forest = graph::spanningForest(made.column, made.height, made.edges);
    graph::LayoutMetrics metrics = graph::forestMetrics();
    metrics.stripHeight = graph::balancedStrip(forest, metrics, 1.6);
    const auto rects = graph::layOut(forest, metrics);
    for (std::size_t i = 0; i < rects.size(); ++i) {
        graph::Card card;
        card.rect = rects[i];
        card.kind = made.column[i] == 0 ? graph::CardKind::Group
                  : made.column[i] == 1 ? graph::CardKind::Model
                                        : graph::CardKind::Deployment;
        card.key = u"urn:%1"_s.arg(i);
        card.title = u"churn-xgboost-endpoint-%1"_s.arg(i);
        card.detail = u"7.3.1 · 3 owners"_s;
        card.status = i % 7 == 0 ? u"FAILED"_s : u"IN_SERVICE"_s;
        card.environment = u"PROD"_s;
        card.platform = u"sagemaker"_s;
        picture.cards.push_back(std::move(card));
    }
    for (const graph::LayoutEdge &edge : made.edges) {
        graph::Line line;
        line.from = edge.parent;
        line.to = edge.child;
        const QRectF &a = rects[edge.parent];
        const QRectF &b = rects[edge.child];
        const QPointF start(a.right(), a.center().y());
        const QPointF end(b.left(), b.center().y());
        line.start = std::uint32_t(picture.points.size());
        line.count = 4;
        picture.points.insert(picture.points.end(), {start,
                                                     {(start.x() + end.x()) / 2, start.y()},
                                                     {(start.x() + end.x()) / 2, end.y()},
                                                     end});
        picture.lines.push_back(line);
    }
    picture.finish();
    return std::make_shared<const graph::Picture>(std::move(picture));
}

//! What others would do: an item a node that paints less when it is small.
class DetailItem final : public QGraphicsItem
{
public:
    explicit DetailItem(const graph::Card &card) : m_card(card) { setPos(card.rect.topLeft()); }
    QRectF boundingRect() const override { return {QPointF(), m_card.rect.size()}; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *) override
    {
        const qreal detail = option->levelOfDetailFromTransform(painter->worldTransform());
        painter->setBrush(m_card.status == "FAILED"_L1 ? Qt::red : Qt::darkGreen);
        if (detail < 0.3) {
            painter->setPen(Qt::NoPen);
            painter->drawRect(boundingRect());
            return;
        }
        painter->setPen(Qt::gray);
        painter->drawRect(boundingRect());
        if (detail < 0.5)
            return;
        painter->setPen(Qt::white);
        painter->drawText(boundingRect().adjusted(44, 2, -4, -20), m_card.title);
        painter->drawText(boundingRect().adjusted(44, 20, -4, -2), m_card.detail);
    }

private:
    const graph::Card &m_card;
};

void addItems(QGraphicsScene &scene, const graph::Picture &picture)
{
    for (const graph::Card &card : picture.cards)
        scene.addItem(new DetailItem(card));
    for (const graph::Line &line : picture.lines)
        scene.addLine(QLineF(picture.points[line.start], picture.points[line.start + 3]));
}

void paintOnce(QWidget &viewport)
{
    QPixmap pixmap(viewport.size());
    viewport.render(&pixmap);
    keep(std::uint64_t(pixmap.width()));
}

//! The same rectangles and lines, in as few calls as can be.
void paintBatched(const graph::Picture &picture, double scale)
{
    static QImage image(windowSize, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    painter.translate(-picture.bounds.topLeft());
    QList<QLineF> lines;
    for (const graph::Line &line : picture.lines)
        lines.append({picture.points[line.start], picture.points[line.start + 3]});
    QPen pen(Qt::gray);
    pen.setCosmetic(true);
    painter.setPen(pen);
    painter.drawLines(lines);
    QList<QRectF> good;
    QList<QRectF> bad;
    QList<QRectF> others;
    for (const graph::Card &card : picture.cards)
        (card.kind != graph::CardKind::Deployment ? others
         : card.status == "FAILED"_L1             ? bad
                                                  : good)
            .append(card.rect);
    painter.setPen(Qt::NoPen);
    for (const auto &[colour, rects] :
         {std::pair {Qt::darkGreen, &good}, {Qt::red, &bad}, {Qt::gray, &others}}) {
        painter.setBrush(QColor(colour));
        painter.drawRects(*rects);
    }
    keep(std::uint64_t(image.width()));
}

void layouts(std::size_t nodes, int rounds)
{
    const Forest forest = forestOf(nodes);
    const QString name = u"layout of a forest of %1"_s.arg(nodes);
    const double target = nodes >= 10'000 ? 1.0 / 500 : 1.0 / 100;
    compare(
        {name, u"dot, pack=true"_s, target}, [&] { layOutOurs(forest); },
        [&] { layOutBy("dot", forest); }, rounds);
    compare(
        {name, u"sfdp"_s, target}, [&] { layOutOurs(forest); }, [&] { layOutBy("sfdp", forest); },
        rounds);
}

void frames(std::size_t nodes)
{
    const QString at = u", %1 nodes"_s.arg(nodes);
    const graph::PicturePtr picture = pictureOf(forestOf(nodes));
    GraphView view;
    view.resize(windowSize);
    view.show();
    view.setPicture(picture);
    view.fit();
    compare(
        {u"all in view, with edges"_s + at, u"the same shapes, batched"_s, 1.5},
        [&] { paintOnce(*view.viewport()); }, [&] { paintBatched(*picture, view.scale()); });

    QGraphicsScene scene;
    addItems(scene, *picture);
    QGraphicsView items(&scene);
    items.resize(windowSize);
    items.setFrameShape(QFrame::NoFrame);
    items.show();
    view.setScale(1);
    const QRectF bounds = picture->bounds;
    int turn = 0;
    const auto place = [&] {
        return QPointF(bounds.center().x(),
                       bounds.top() + std::fmod(200 + 37.0 * turn++, bounds.height() - 400));
    };
    compare(
        {u"pan at 1:1"_s + at, u"QGraphicsView, items with detail by scale"_s, 0.8},
        [&] {
            view.reveal(picture->cards[std::size_t(turn++) % 400].key);
            paintOnce(*view.viewport());
        },
        [&] {
            items.centerOn(place());
            paintOnce(*items.viewport());
        },
        25);
    compare(
        {u"build and first frame"_s + at, u"QGraphicsView, items with detail by scale"_s, 0.25},
        [&] {
            const graph::PicturePtr made = pictureOf(forestOf(nodes));
            GraphView fresh;
            fresh.resize(windowSize);
            fresh.show();
            fresh.setPicture(made);
            paintOnce(*fresh.viewport());
        },
        [&] {
            const graph::PicturePtr made = pictureOf(forestOf(nodes));
            QGraphicsScene fresh;
            addItems(fresh, *made);
            QGraphicsView shown(&fresh);
            shown.resize(windowSize);
            shown.show();
            paintOnce(*shown.viewport());
        });
}

} // namespace

void benchGraph()
{
    QApplication::setStyle(new SlipwayStyle(ThemeChoice::Light));
    layouts(100, 9);
    layouts(1'000, 9);
    layouts(10'000, 7);
    layouts(50'000, 3); // Graphviz takes seconds
    frames(10'000);
    frames(50'000);
}

} // namespace bench
