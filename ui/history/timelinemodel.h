// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/words.h"
#include "models/history/phrase.h"
#include "models/history/timeline.h"

#include <QAbstractListModel>
#include <QDateTime>

#include <vector>

//! The events of a deployment below the heads of their days, the newest first; where the server's
//! memory of an aspect ends, a row says so.
class TimelineModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Kind {
        Day,
        Event,
        Memory,
    };
    enum Role {
        KindRole = Qt::UserRole + 1, //!< int of Kind
        TimeRole, //!< "16:41", or a day
        IconRole,
        StatusRole, //!< of an event that set a status its symbol; else empty
        AuthorRole, //!< "Olu Adeyemi"
        IsPersonRole,
        IsMineRole,
        IsWarnRole, //!< it undid an edit
        VersionRole, //!< "deprecation 4"
    };
    //! Whose events are shown.
    enum class Whose {
        All,
        People,
        Pipelines,
    };

    using QAbstractListModel::QAbstractListModel;

    void setNaming(const changes::Naming &naming, const QString &me);
    void setNow(const QDateTime &now);
    void setAspects(std::vector<history::AspectVersions> aspects,
                    std::vector<history::SnapshotRecord> snapshots);
    void setWhose(Whose whose);
    void setAspect(const QString &aspect); //!< empty: all

    const history::Event *eventAt(const QModelIndex &index) const; //!< null where there is none
    history::Phrase phraseAt(const QModelIndex &index) const;
    //! All of them, whatever is shown.
    const std::vector<history::Event> &events() const { return m_events; }
    const std::vector<history::AspectVersions> &aspects() const { return m_aspects; }
    //! The row of \a event, of events(); invalid where it is not shown.
    QModelIndex indexOf(std::size_t event) const;
    QModelIndex next(const QModelIndex &from, int step) const; //!< the event beside it, or invalid
    QString toolTip(const history::Event &event) const;
    const changes::Naming &naming() const { return m_naming; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        Kind kind = Kind::Event;
        std::size_t event = 0;
        QString text; //!< of Day and Memory
    };
    void build();
    bool isShown(const history::Event &event) const;
    QDate dayOf(qint64 ms) const;
    QString dayText(const QDate &day) const;

    changes::Naming m_naming;
    QString m_me;
    QDateTime m_now = QDateTime::currentDateTime();
    Whose m_whose = Whose::All;
    QString m_aspect;
    std::vector<history::AspectVersions> m_aspects;
    std::vector<history::SnapshotRecord> m_snapshots;
    std::vector<history::Event> m_events;
    std::vector<Row> m_rows;
};
