// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/wish.h"
#include "models/review/reviewer.h"
#include "ui/common/banner.h"
#include "ui/common/errorpage.h"
#include "ui/common/progressstrip.h"
#include "ui/common/shortcuthelp.h"

#include <QPointer>
#include <QWidget>

class BoardView;
class CalendarPane;
class CandidateTable;
class EmptyState;
class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;
class ReviewActs;
class ReviewTable;
class Segments;
class VerdictPanel;

//! Deprecated deployments under review: board, table, calendar and candidates over one answer of a
//! reviewer, and beside them the checks of the one that is chosen. Changes nothing itself: what the
//! user wants is said by signals.
class ReviewPage final : public QWidget
{
    Q_OBJECT

public:
    enum class View { Board, Table, Calendar, Candidates };

    //! \a reviewer outlives it. \a filterLine, if any, is shown at the top and owned from then on.
    ReviewPage(review::Reviewer &reviewer, QWidget *filterLine, QWidget *parent = nullptr);
    ~ReviewPage() override;

    void setServer(const QString &name, bool readOnly);
    //! Where loading stands: a banner above the views, a line of progress, or a page in their
    //! place. Nothing: none.
    void setBanner(const std::optional<BannerContent> &content);
    void setProgress(const std::optional<ProgressContent> &content);
    void setError(const std::optional<ErrorPageContent> &content);
    //! Some deployments may be hidden by a filter.
    void setFiltered(bool filtered) { m_filtered = filtered; }
    void setFreezes(std::vector<review::Freeze> freezes);

    View view() const;
    void setView(View view);
    QString chosenUrn() const; //!< empty: none
    void choose(const QString &urn);
    QString statusText() const;
    void focusView();
    QMenu *reportMenu() const { return m_reports; }
    static QList<ShortcutHelp> keys();

Q_SIGNALS:
    void chosenChanged(const QString &urn);
    void statusTextChanged(const QString &text);
    void wishRequested(const QStringList &urns, const changes::Wish &wish, const QString &title);
    void editRequested(const QStringList &urns, const QString &aspect);
    void showRequested(const QString &urn); //!< among all deployments
    void checksRequested();
    void clearFilterRequested();
    void loadActionRequested(const QString &id); //!< of a banner or the error page

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildTop(QWidget *filterLine);
    void buildViews();
    void buildPanel();
    void buildKeys();
    void connectParts();
    void take();
    void showContent();
    void showCounts();
    void chooseRow(std::optional<catalog::Row> row);
    void openPanel();
    void step(int by);
    void showMenu(const QPoint &at);
    void fillMore(QMenu &menu);
    void deprecateCandidates();
    void arrange();
    QWidget *viewWidget() const;

    review::Reviewer &m_reviewer;
    review::Reviewer::AnswerPtr m_answer;
    QString m_chosen; //!< URN
    bool m_readOnly = true;
    bool m_filtered = false;
    bool m_failed = false;
    bool m_panelWanted = false; //!< over what else stands at the right
    QString m_server;
    std::vector<review::Freeze> m_freezes;

    Segments *m_segments;
    QPushButton *m_checksButton;
    QPushButton *m_reportButton;
    QMenu *m_reports;
    BannerArea *m_banners;
    ProgressStrip *m_progress;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    BoardView *m_board;
    ReviewTable *m_rows;
    QTableView *m_table;
    CalendarPane *m_calendar;
    CandidateTable *m_candidateRows;
    QTableView *m_candidates;
    QWidget *m_candidatePane;
    QPushButton *m_deprecate;
    EmptyState *m_empty;
    ErrorPage *m_error;
    VerdictPanel *m_panel;
    ReviewActs *m_acts;
    QString m_status;
};
