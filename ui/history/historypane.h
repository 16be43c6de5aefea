// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/error.h"
#include "models/history/timeline.h"
#include "ui/history/timelinemodel.h"

#include <QWidget>

#include <optional>

class EmptyState;
class EventView;
class LaneView;
class ProgressStrip;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QListView;
class QPushButton;
class QSettings;
class QStackedWidget;

//! The history of one deployment: a timeline, the same as lanes over time, and one event in full.
//! It is told what was read, and asks by signals. Escape goes back, ← and → step through versions.
class HistoryPane final : public QWidget
{
    Q_OBJECT

public:
    //! \a settings outlives it and keeps the splitter.
    explicit HistoryPane(QSettings &settings, QWidget *parent = nullptr);

    struct Subject
    {
        QString urn;
        QString name;
        QString environment;
        bool production = false;
        QString status; //!< symbol; empty: none

        bool operator==(const Subject &) const = default;
    };
    //! Another one clears what is shown.
    void setSubject(const Subject &subject);
    const Subject &subject() const { return m_subject; }
    //! \a me is the corpuser URN of the user.
    void setNaming(const changes::Naming &naming, const QString &me);
    void setNow(const QDateTime &now);

    //! How reading stands.
    struct Reading
    {
        bool running = false;
        int aspectsDone = 0;
        int aspects = 0; //!< 0: not known yet
        std::optional<Error> error; //!< nothing came
        QString server;
    };
    void setHistory(const std::vector<history::AspectVersions> &aspects, const Reading &reading);
    //! How many daily snapshots could be looked into, and what they had; nothing: not looked yet.
    void setSnapshots(int count, std::optional<std::vector<history::SnapshotRecord>> records,
                      bool reading);
    //! Why nothing can be brought back; empty: it can.
    void setLocked(const QString &reason);
    TimelineModel &model() { return m_model; }
    void focusTimeline();

Q_SIGNALS:
    void backRequested();
    void moreRequested(); //!< older versions, or what failed
    void stopRequested();
    void snapshotsRequested();
    void bringBackRequested(const QString &urn, const QString &aspect, const changes::Json &value,
                            qint64 version);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeBody(QSettings &settings);
    void showAspects();
    void showFoot();
    void showPage();
    void currentChanged();
    void step(int step);

    Subject m_subject;
    Reading m_reading;
    std::vector<history::AspectVersions> m_aspects;
    std::optional<std::vector<history::SnapshotRecord>> m_records;
    int m_snapshotCount = 0;
    bool m_readingSnapshots = false;
    QDateTime m_now;
    TimelineModel m_model;

    QLabel *m_name;
    QWidget *m_mark = nullptr;
    QLabel *m_status;
    QHBoxLayout *m_headRow;
    QComboBox *m_which;
    ProgressStrip *m_progress;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QListView *m_list;
    QLabel *m_foot;
    QPushButton *m_more;
    QPushButton *m_look;
    LaneView *m_lanes;
    EventView *m_event;
};
