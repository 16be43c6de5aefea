// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/graph/picturemaker.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace {

using Question = PictureMaker::Question;
using Answer = PictureMaker::Answer;

//! Where a deployment that nobody filtered for is drawn with all that lies around it, few are
//! enough: more would take Graphviz, or a reader, seconds.
constexpr std::size_t mostAround = 200'000;

graph::Subgraph partOf(const graph::Graph &graph, const Question &question, bool &found)
{
    switch (question.from) {
    case Question::From::All:
        return graph::whole(graph);
    case Question::From::Rows:
        return graph::around(graph, question.rows);
    case Question::From::Focus:
        break;
    }
    std::vector<graph::Node> nodes;
    for (const QString &urn : question.focus) {
        if (const auto node = graph.find(urn))
            nodes.push_back(*node);
    }
    found = !nodes.empty();
    graph::Reach reach;
    reach.hops = question.hops;
    reach.most = mostAround;
    return graph::neighbourhood(graph, nodes, reach);
}

Answer answerTo(const Question &question, std::shared_ptr<const graph::Graph> graph,
                const std::atomic_bool &cancelled)
{
    Answer answer;
    if (!graph)
        graph = std::make_shared<const graph::Graph>(
            graph::fromCatalog(question.catalog, question.complete));
    answer.graph = std::move(graph);
    if (cancelled)
        return answer;
    answer.part = partOf(*answer.graph, question, answer.focusFound);
    if (cancelled)
        return answer;
    QElapsedTimer clock;
    clock.start();
    answer.picture = std::make_shared<const graph::Picture>(
        graph::draw(*answer.graph, answer.part.nodes, question.draw, &cancelled));
    answer.layoutMs = clock.elapsed();
    return answer;
}

} // namespace

PictureMaker::PictureMaker(QObject *parent) : QObject(parent) { }

PictureMaker::~PictureMaker()
{
    if (m_cancel)
        *m_cancel = true;
}

void PictureMaker::clear()
{
    if (m_cancel)
        *m_cancel = true;
    m_answered = ++m_asked;
    m_graph.reset();
    m_lookedThrough.reset();
}

void PictureMaker::ask(const Question &question)
{
    if (m_cancel)
        *m_cancel = true;
    m_cancel = std::make_shared<std::atomic_bool>(false);
    const bool same = m_graph && m_graph->catalog() == question.catalog
                   && m_graph->complete() == question.complete;
    const quint64 turn = ++m_asked;
    auto *watcher = new QFutureWatcher<Answer>(this);
    connect(watcher, &QFutureWatcherBase::finished, this,
            [this, watcher, turn, production = question.draw.production] {
                watcher->deleteLater();
                if (turn != m_asked)
                    return;
                m_answered = turn;
                Answer answer = watcher->future().takeResult();
                m_graph = answer.graph;
                Q_EMIT made(answer);
                if (m_lookedThrough != m_graph || m_production != production)
                    lookThrough(m_graph, production);
            });
    watcher->setFuture(
        QtConcurrent::run([question, known = same ? m_graph : nullptr, cancel = m_cancel] {
            return answerTo(question, known, *cancel);
        }));
}

void PictureMaker::lookThrough(const std::shared_ptr<const graph::Graph> &graph,
                               const QStringList &production)
{
    m_lookedThrough = graph;
    m_production = production;
    auto *watcher = new QFutureWatcher<Findings>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, graph] {
        watcher->deleteLater();
        if (graph == m_lookedThrough)
            Q_EMIT found(watcher->future().takeResult());
    });
    watcher->setFuture(QtConcurrent::run([graph, production] {
        return Findings {graph, graph::orphansOf(*graph), graph::matrices(*graph, production)};
    }));
}
