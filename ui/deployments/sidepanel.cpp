// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/sidepanel.h"

#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/common/segments.h"
#include "ui/common/theme.h"
#include "ui/deployments/deploymenttree.h"
#include "ui/deployments/facetpanel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QSettings>
#include <QStackedWidget>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int treePage = 1;
constexpr auto panelKey = "/panel"_L1;

} // namespace

SidePanel::SidePanel(FacetPanel *facets, DeploymentTree *tree, QWidget *parent)
    : QWidget(parent)
    , m_facets(facets)
    , m_tree(tree)
    , m_switch(new Segments(this))
    , m_pages(new QStackedWidget(this))
    , m_treeAction(new QAction(tr("&Tree instead of facets"), this))
{
    setObjectName(u"sidePanel"_s);
    m_switch->setAccessibleName(tr("Facets or tree"));
    m_switch->add(tr("Facets"), u"showFacetsSegment"_s);
    m_switch->add(tr("Tree"), u"showTreeSegment"_s);
    m_treeAction->setObjectName(u"showTree"_s);
    m_treeAction->setIcon(icons::icon(u"tree"_s));
    m_treeAction->setCheckable(true);
    m_treeAction->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F7));
    m_treeAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(10, 4, 6, 4);
    head->addWidget(m_switch);
    head->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addWidget(m_pages, 1);
    facets->lendHead(*head);
    m_pages->addWidget(facets);
    m_pages->addWidget(tree);
    setMinimumWidth(180);
    setFocusProxy(facets);

    connect(m_switch, &Segments::currentChanged, this, &SidePanel::takeChoice);
    connect(m_treeAction, &QAction::triggered, this, &SidePanel::showTree);
}

void SidePanel::useSettings(QSettings &settings, const QString &group)
{
    m_settings = nullptr; // what is set now was there already
    showTree(settings.value(group + panelKey).toString() == "tree"_L1);
    m_settings = &settings;
    m_group = group;
}

bool SidePanel::showsTree() const
{
    return m_switch->current() == treePage;
}

void SidePanel::showTree(bool tree)
{
    m_switch->setCurrent(tree ? treePage : 0);
}

void SidePanel::takeChoice()
{
    const bool tree = showsTree();
    const bool hadFocus = m_pages->isAncestorOf(focusWidget());
    m_pages->setCurrentIndex(m_switch->current());
    m_treeAction->setChecked(tree);
    setFocusProxy(tree ? static_cast<QWidget *>(m_tree) : m_facets);
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
    if (m_settings)
        m_settings->setValue(m_group + panelKey, tree ? u"tree"_s : u"facets"_s);
    Q_EMIT shown();
}

void SidePanel::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::of(this).window);
}
