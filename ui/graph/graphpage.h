// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/filter.h"
#include "models/store/loadstate.h"
#include "ui/common/shortcuthelp.h"
#include "ui/graph/graphbar.h"
#include "ui/graph/graphexport.h"
#include "ui/graph/picturemaker.h"

#include <QWidget>

class AnswersPane;
class Banner;
class ComparisonView;
class EmptyState;
class GraphLegend;
class GraphOutline;
class GraphView;
class MatrixView;
class OrphansView;
class QSplitter;
class QStackedWidget;
class WindowState;

//! What the graph page is told of the connection.
struct GraphSource
{
    catalog::CatalogPtr catalog; //!< null: there is no connection
    std::vector<catalog::Row> rows; //!< what the filter leaves of it
    bool filtered = false; //!< the filter says something
    store::LoadState state;
    QString server;
    QString whyReadOnly; //!< empty: it can be written
    QStringList production; //!< environments, as on the wire
};

//! Models, their deployments and what hangs on them: as a graph, as a version matrix, and what is
//! wrong with the links. It is told plain values and says by signals what the user wants.
class GraphPage final : public QWidget
{
    Q_OBJECT

public:
    explicit GraphPage(QWidget *parent = nullptr);
    ~GraphPage() override;

    void setSource(const GraphSource &source);
    //! What is chosen elsewhere; the next showing starts from it. Emits nothing.
    void setSelection(const QStringList &urns);
    QStringList selection() const { return m_selection; }
    void setNow(const QDateTime &now); //!< for tests and pictures; the clock otherwise
    //! Remembers where the splitters stand.
    void keepSplitters(WindowState &state);
    QString statusText() const { return m_status; }
    static QList<ShortcutHelp> keys();

    bool isBusy() const { return m_maker.isBusy(); }
    GraphBar &bar() { return *m_bar; }
    GraphView &view() { return *m_view; }

Q_SIGNALS:
    void selectionChanged(const QStringList &urns); //!< deployments only
    void editRequested(const QStringList &urns, const QString &aspect);
    void filterRequested(const filter::Filter &filter);
    void openInTableRequested(const QString &urn);
    void statusTextChanged(const QString &text);
    void retryRequested();
    void connectRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildGraph();
    void buildOthers();
    void connectParts();
    void connectView();
    void makeExportMenu();
    void askSoon();
    void ask(const QString &anchor = {});
    void take(const PictureMaker::Answer &answer);
    void takeFindings(const PictureMaker::Findings &findings);
    void showState();
    void showPlaces();
    void showBanner();
    void showAnswers();
    void showMatrix();
    void choose(const QStringList &urns);
    void chooseNode(const QString &urn);
    void focusOn(const QString &urn);
    void toggle(const QString &key);
    void find(const QString &text);
    void findFolded();
    void showMenu(const QPoint &at, const QString &key);
    void exportAs(graphexport::Format format);
    void printPicture();
    void setStatus(const QString &text);
    void arrange();

    GraphSource m_source;
    QStringList m_selection;
    QStringList m_focus;
    QSet<QString> m_toggled;
    QSet<QString> m_revealed; //!< URNs that were looked for inside of bundles
    QString m_anchor; //!< the card that is to stay where it is
    QString m_wanted; //!< to be chosen when the next picture is there
    bool m_asked = false; //!< there was a question about this connection
    bool m_stale = true; //!< what is shown is not of the present source
    PictureMaker m_maker;
    PictureMaker::Answer m_answer;
    std::optional<PictureMaker::Findings> m_findings;
    QDateTime m_now;
    QString m_status;

    GraphBar *m_bar;
    Banner *m_banner;
    QStackedWidget *m_views;
    QSplitter *m_split;
    QWidget *m_left;
    GraphOutline *m_outline;
    GraphLegend *m_legend;
    QStackedWidget *m_middle;
    GraphView *m_view;
    EmptyState *m_empty;
    AnswersPane *m_answers;
    MatrixView *m_matrix;
    ComparisonView *m_comparison;
    OrphansView *m_orphans;
};
