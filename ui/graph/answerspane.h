// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/impact.h"
#include "models/graph/picture.h"
#include "models/graph/rollback.h"

#include <QScrollArea>

#include <memory>

class QVBoxLayout;

//! What the graph says of the card that is chosen: what happens if it is taken down, whom to tell,
//! what to go back to, and which of its links lead nowhere.
class AnswersPane final : public QScrollArea
{
    Q_OBJECT

public:
    explicit AnswersPane(QWidget *parent = nullptr);

    void setProduction(const QStringList &environments);
    //! Writing is not allowed, for the reason \a why; empty: it is.
    void setReadOnly(const QString &why);
    //! Answers come a moment later, from a worker. \a node may be graph::noNode: nothing is chosen.
    void show(const std::shared_ptr<const graph::Graph> &graph, graph::Node node);
    graph::Node node() const { return m_node; }

Q_SIGNALS:
    void nodeRequested(const QString &urn); //!< to be chosen in the graph
    void focusRequested(const QString &urn);
    void editRequested(const QString &urn);
    void tableRequested(const QString &urn);
    void answered(); //!< what is shown belongs to node()

private:
    struct Answers
    {
        graph::Impact impact;
        graph::Rollback rollback;
        std::optional<graph::Node> replacement;
        QStringList ghosts; //!< URNs that it names and the server does not have
    };
    void build(const Answers &answers);
    void showNothing();
    void addHead(QVBoxLayout *column);
    void addTakenDown(QVBoxLayout *column, const Answers &answers);
    void addAlternatives(QVBoxLayout *column, const graph::Impact &impact);
    void addReplacement(QVBoxLayout *column, const Answers &answers);
    void addOwners(QVBoxLayout *column, const graph::Impact &impact);
    void addRollback(QVBoxLayout *column, const graph::Rollback &rollback);
    void addPiles(QVBoxLayout *column, const graph::Impact &impact);
    void addGhosts(QVBoxLayout *column, const QStringList &ghosts);
    void addHeading(QVBoxLayout *column, const QString &text, const QString &detail = {});
    void addVerdict(QVBoxLayout *column, const QString &icon, const QString &title,
                    const QString &detail, const QString &linkUrn = {});
    void addLink(QVBoxLayout *column, const QString &status, const QString &urn,
                 const QString &end);
    QString nameOf(const QString &urn) const;
    QStringList namesOf(const QStringList &urns, int most) const;

    std::shared_ptr<const graph::Graph> m_graph;
    graph::Node m_node = graph::noNode;
    QStringList m_production;
    QString m_whyReadOnly;
    quint64 m_turn = 0;
    QWidget *m_content = nullptr; //!< being built
};
