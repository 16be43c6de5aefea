// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/drawing.h"
#include "models/graph/matrix.h"
#include "models/graph/neighbourhood.h"
#include "models/graph/orphans.h"

#include <QObject>

//! Makes pictures in workers; the latest question wins. The graph of a catalog is made once, and
//! what is wrong with it is looked for behind the first picture.
class PictureMaker final : public QObject
{
    Q_OBJECT

public:
    struct Question
    {
        catalog::CatalogPtr catalog;
        bool complete = true; //!< all deployments of the server are in it
        enum class From { Focus, Rows, All } from = From::All;
        QStringList focus; //!< URNs
        std::vector<catalog::Row> rows;
        std::optional<int> hops = 1; //!< from the focus; nothing: all
        graph::DrawOptions draw;
    };
    struct Answer
    {
        std::shared_ptr<const graph::Graph> graph;
        graph::Subgraph part;
        graph::PicturePtr picture;
        qint64 layoutMs = 0;
        bool focusFound = true; //!< false: the catalog has none of the focus
    };
    struct Findings
    {
        std::shared_ptr<const graph::Graph> graph;
        graph::Orphans orphans;
        std::vector<graph::Matrix> matrices;
    };

    explicit PictureMaker(QObject *parent = nullptr);
    ~PictureMaker() override;

    void ask(const Question &question);
    //! Lets go of the graph, such as when the connection goes.
    void clear();
    bool isBusy() const { return m_asked != m_answered; }

Q_SIGNALS:
    void made(const PictureMaker::Answer &answer);
    void found(const PictureMaker::Findings &findings);

private:
    void lookThrough(const std::shared_ptr<const graph::Graph> &graph,
                     const QStringList &production);

    std::shared_ptr<const graph::Graph> m_graph; //!< of the catalog asked for last, if known yet
    std::shared_ptr<const graph::Graph> m_lookedThrough;
    QStringList m_production;
    std::shared_ptr<std::atomic_bool> m_cancel;
    quint64 m_asked = 0;
    quint64 m_answered = 0;
};
