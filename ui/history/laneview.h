// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/words.h"
#include "models/history/timeline.h"

#include <QDateTime>
#include <QWidget>

#include <vector>

//! The events of a deployment over time, a lane for each aspect that has any: filled where a person
//! did it, a ring where a pipeline. The status is a band in its colours. A click chooses an event;
//! the keys ← and → step through them.
class LaneView final : public QWidget
{
    Q_OBJECT

public:
    explicit LaneView(QWidget *parent = nullptr);

    //! \a events has the newest first and outlives the next call or this.
    void setEvents(const std::vector<history::Event> &events, const QDateTime &now,
                   const changes::Naming &naming);
    void setCurrent(const history::Event *event); //!< of events; null: none

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(std::size_t event); //!< its place in events
    void stepped(int step); //!< -1 towards the past, 1 towards now

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Band
    {
        QString status;
        qint64 from;
        qint64 to;
    };
    QRectF track(std::size_t lane) const; //!< lane 0 is the status
    qreal xOf(qint64 ms) const;
    std::size_t laneOf(const QString &aspect) const;
    std::ptrdiff_t eventNear(const QPointF &at) const; //!< -1: none
    void paintBands(QPainter &painter) const;
    void paintAxis(QPainter &painter) const;
    void paintLegend(QPainter &painter) const;

    const std::vector<history::Event> *m_events = nullptr;
    const history::Event *m_current = nullptr;
    changes::Naming m_naming;
    QStringList m_lanes; //!< aspects
    std::vector<Band> m_bands;
    qint64 m_from = 0;
    qint64 m_to = 0;
};
