// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/dashboard/aggregator.h"
#include "models/dashboard/charts.h"
#include "models/dashboard/narrowing.h"
#include "models/items/deploymentquery.h"
#include "models/store/catalogstore.h"
#include "ui/common/shortcuthelp.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class BannerArea;
class CardGrid;
class ChartCard;
class CountedNote;
class DashboardTile;
class EmptyState;
class QHBoxLayout;
class QScrollArea;
class QSettings;
class QStackedWidget;
class QVBoxLayout;

//! Numbers and charts of what the filter leaves. What is chosen in a chart becomes the filter;
//! that chart then shows what there was to choose from. Everything is counted by a worker, and only
//! while the page is seen; charts are made when it is seen first.
class DashboardPage final : public QWidget
{
    Q_OBJECT

public:
    //! Both outlive the page.
    DashboardPage(DeploymentQuery &query, QSettings &settings, QWidget *parent = nullptr);
    ~DashboardPage() override;

    //! How loading stands; null where there is no connection.
    void setStore(store::CatalogStore *store);
    //! What is typed into stands above everything. The page owns it.
    void setFilterLine(QWidget *line);
    //! Snapshots of the whole catalog, a day each, ascending; today's among them.
    void setDays(std::vector<dashboard::DayCounts> days);
    const std::vector<dashboard::DayCounts> &days() const { return m_days; }

    //! Null before the page was seen, and where there is none of that name.
    ChartCard *card(const QString &id) const;
    DashboardTile *tile(const QString &id) const;
    void focusCharts(); //!< gives the keyboard to the first of them
    bool isBusy() const { return m_aggregator.isBusy() || m_again; }
    static QList<ShortcutHelp> keys();

Q_SIGNALS:
    void filterRequested(const QString &text); //!< in the filter language
    void showRequested(); //!< what is counted, as a table
    void connectRequested();

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void connectCard(ChartCard *card);
    void ask();
    void askSoon();
    void showAnswer();
    void showTiles();
    void showState();
    void showPage();
    void showNote();
    void showChosen();
    void choose(const QString &chart, const filter::Term &term, Qt::KeyboardModifiers modifiers);
    const dashboard::Aggregates &sumsFor(const QString &chart) const;

    DeploymentQuery &m_query;
    QSettings &m_settings;
    QPointer<store::CatalogStore> m_store;
    std::vector<dashboard::DayCounts> m_days;
    dashboard::Aggregator m_aggregator;
    dashboard::Narrowing m_narrowing;
    bool m_stale = true; //!< what is shown is not of the present filter and catalog
    bool m_again = false; //!< the catalog grew while it was counted
    filter::Filter m_asked;

    QVBoxLayout *m_column;
    QStackedWidget *m_pages;
    QWidget *m_content;
    EmptyState *m_empty;
    BannerArea *m_banners;
    CountedNote *m_note;
    QHBoxLayout *m_tileRow;
    QScrollArea *m_scroll;
    CardGrid *m_grid = nullptr;
    QList<DashboardTile *> m_tiles;
    QList<ChartCard *> m_cards;
    QTimer m_clock; //!< what is overdue depends on the time
};
