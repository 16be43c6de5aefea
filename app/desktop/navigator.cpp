// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/navigator.h"

#include "ui/deployments/deploymentspage.h"
#include "ui/palette/actionentries.h"
#include "ui/palette/catalogentries.h"
#include "ui/shell/mainwindow.h"

#include <chrono>

using namespace std::chrono_literals;
using Place = NavigationHistory::Place;

namespace {

constexpr auto settlesAfter = 800ms; // longer than between two keys of a word

} // namespace

Navigator::Navigator(MainWindow &window, const QString &deploymentsId, DeploymentsPage &page,
                     DeploymentQuery &query, QSettings &settings)
    : m_window(window)
    , m_deploymentsId(deploymentsId)
    , m_page(page)
    , m_query(query)
    , m_palette(new Palette(settings, &window))
    , m_settles(this)
{
    m_settles.setSingleShot(true);
    m_settles.setInterval(settlesAfter);
    connect(&m_settles, &QTimer::timeout, this, [this] { m_history.settle(); });
    connect(&m_query, &DeploymentQuery::filterChanged, this, &Navigator::note);
    connect(&m_page, &DeploymentsPage::selectionChanged, this, &Navigator::note);
    connect(&m_page, &DeploymentsPage::restored, this, &Navigator::arrived);
    connect(&m_window, &MainWindow::pageChanged, this, [this] {
        settle();
        note();
    });
    connect(&m_window, &MainWindow::backRequested, this, [this] { go(m_history.back()); });
    connect(&m_window, &MainWindow::forwardRequested, this, [this] { go(m_history.forward()); });

    m_palette->addSource([this] { return palette::actionEntries(*m_window.menuBar()); });
    connect(&m_window, &MainWindow::paletteRequested, this, &Navigator::openPalette);
    connect(m_palette, &Palette::chosen, this, &Navigator::follow);
    connect(&m_query, &DeploymentQuery::answered, this,
            [this] { m_palette->setCatalog(m_query.catalog()); });
    start();
}

void Navigator::start()
{
    m_settles.stop();
    m_restoring = false;
    m_history.start(present());
    showHistory();
}

Place Navigator::present() const
{
    const QStringList urns = m_page.selectedUrns();
    return {m_window.currentPage(), m_query.filter(), urns.isEmpty() ? QString() : urns.first()};
}

void Navigator::note()
{
    if (m_restoring)
        return;
    m_history.visit(present());
    m_settles.start();
    showHistory();
}

void Navigator::settle()
{
    m_settles.stop();
    m_history.settle();
}

void Navigator::go(const std::optional<Place> &place)
{
    if (!place)
        return;
    m_settles.stop();
    m_restoring = true;
    m_window.showPage(place->page);
    m_page.restore(place->filter, place->urn);
}

void Navigator::arrived()
{
    m_restoring = false;
    const Place &wanted = m_history.present();
    if (m_query.filter() != wanted.filter || m_window.currentPage() != wanted.page)
        note(); // the user went on before it was there
    showHistory();
}

void Navigator::showHistory()
{
    m_window.setHistory(m_history.canGoBack(), m_history.canGoForward());
}

void Navigator::openPalette()
{
    m_palette->open(m_query.catalog());
}

//! However soon after one another, each of these is a place of its own.
void Navigator::follow(const PaletteEntry &entry)
{
    if (entry.kind == PaletteEntry::Kind::Deployment)
        showDeployment(entry.id);
    else
        showFilter(palette::filterFor(entry));
}

void Navigator::showDeployment(const QString &urn)
{
    settle();
    m_window.showPage(m_deploymentsId);
    m_page.select(urn);
    m_page.focusTable();
}

void Navigator::showFilter(const filter::Filter &filter)
{
    settle();
    m_window.showPage(m_deploymentsId);
    m_query.setFilter(filter);
    m_page.focusTable();
}
