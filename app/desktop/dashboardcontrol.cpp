// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/dashboardcontrol.h"

#include "models/filter/language.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/deployments/filtereditor.h"
#include "ui/deployments/filterline.h"
#include "ui/shell/mainwindow.h"

#include <QAction>
#include <QHBoxLayout>

using namespace Qt::Literals::StringLiterals;

DashboardControl::DashboardControl(MainWindow &window, const QString &deploymentsId,
                                   DeploymentQuery &query, QSettings &settings)
    : m_window(window), m_query(query), m_page(new DashboardPage(query, settings))
{
    m_window.addPage(u"dashboard"_s, u"dashboard"_s, tr("Dashboard"), m_page);
    m_window.addShortcutHelp(DashboardPage::keys());
    makeFilterLine();
    connect(m_page, &DashboardPage::filterRequested, this,
            [this](const QString &text) { m_query.setFilter(filter::parse(text).filter); });
    connect(m_page, &DashboardPage::connectRequested, this, &DashboardControl::connectRequested);
    connect(m_page, &DashboardPage::showRequested, this, [this, deploymentsId] {
        m_window.showPage(deploymentsId);
        Q_EMIT showDeploymentsRequested();
    });
}

void DashboardControl::makeFilterLine()
{
    auto *bar = new QWidget;
    auto *line = new FilterLine(bar);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 5, 8, 5);
    row->addWidget(line);
    m_page->setFilterLine(bar);
    m_filter = new FilterEditor(m_query, *line);
    m_filter->setParent(bar);
    connect(m_filter, &FilterEditor::left, m_page, &DashboardPage::focusCharts);
    auto *focus = new QAction(m_page);
    focus->setShortcut(QKeySequence(Qt::Key_Slash));
    focus->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(focus, &QAction::triggered, line, &FilterLine::focus);
    m_page->addAction(focus);
}

void DashboardControl::setStore(store::CatalogStore *store)
{
    m_page->setStore(store);
    m_page->setDays({});
}

void DashboardControl::setDays(std::vector<dashboard::DayCounts> days)
{
    m_page->setDays(std::move(days));
}
