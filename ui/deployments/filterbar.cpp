// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/filterbar.h"

#include "ui/common/buttons.h"
#include "ui/common/icons.h"
#include "ui/deployments/filteredit.h"
#include "ui/deployments/filtereditor.h"
#include "ui/deployments/filterline.h"
#include "ui/deployments/suggestions.h"
#include "ui/deployments/wording.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

FilterBar::FilterBar(DeploymentQuery &query, QWidget *parent)
    : QWidget(parent)
    , m_facets(makeButton({}, u"facets"_s, this))
    , m_line(new FilterLine(this))
    , m_editor(new FilterEditor(query, *m_line))
    , m_columns(makeButton(tr("Columns"), u"columns"_s, this))
    , m_columnMenu(new QMenu(tr("Columns"), m_columns))
    , m_more(makeButton({}, u"more"_s, this))
    , m_moreMenu(new QMenu(m_more))
    , m_buttons {m_columns}
    , m_entries {m_columnMenu->menuAction()}
{
    setObjectName(u"filterBar"_s);
    m_facets->setObjectName(u"facetsButton"_s);
    m_facets->setCheckable(true);
    m_facets->setAccessibleName(tr("Facets"));
    m_columns->setObjectName(u"columnsButton"_s);
    m_columns->setAccessibleName(tr("Columns"));
    m_columns->setToolTip(tr("Choose the columns"));
    m_columns->setMenu(m_columnMenu);
    m_columnMenu->setIcon(icons::icon(u"columns"_s));
    m_more->setObjectName(u"moreButton"_s);
    m_more->setAccessibleName(tr("View, columns and export"));
    m_more->setToolTip(m_more->accessibleName());
    m_more->setMenu(m_moreMenu);
    m_moreMenu->addActions(m_entries);
    m_more->hide();

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 5, 8, 5);
    row->setSpacing(6);
    row->addWidget(m_facets);
    row->addWidget(m_line, 1);
    row->addWidget(m_columns);
    row->addWidget(m_more);
    for (QPushButton *button : {m_facets, m_columns, m_more})
        button->setFixedHeight(m_line->height());

    connect(m_facets, &QPushButton::clicked, this, &FilterBar::facetsToggled);
    connect(m_columnMenu, &QMenu::aboutToShow, this, &FilterBar::columnMenuAboutToShow);
    m_editor->setParent(this);
    connect(m_editor, &FilterEditor::left, this, &FilterBar::left);
}

QWidget *FilterBar::lastStop() const
{
    return m_more;
}

void FilterBar::useSettings(QSettings &settings, const QString &group)
{
    m_editor->useSettings(settings, group);
}

void FilterBar::setSavedFilters(const QList<SavedFilter> &saved)
{
    m_editor->setSaved(saved);
}

bool FilterBar::isUnderstood() const
{
    return m_editor->isUnderstood();
}

void FilterBar::setLoading(bool loading)
{
    m_editor->setLoading(loading);
}

void FilterBar::setFacets(bool shown, int active)
{
    m_facets->setChecked(shown);
    // While the panel is there, it says itself how many are chosen.
    m_facets->setText(shown || active == 0 ? QString() : wording::number(active));
    m_facets->setToolTip(shown ? tr("Hide the facets") : tr("Show the facets"));
    m_facets->setAccessibleDescription(active > 0 ? tr("%n chosen", nullptr, active) : QString());
}

void FilterBar::setCompact(bool compact)
{
    for (QPushButton *button : std::as_const(m_buttons))
        button->setVisible(!compact);
    m_more->setVisible(compact);
}

void FilterBar::addButton(QAction *action, bool beforeColumns)
{
    QPushButton *button = makeButton({}, {}, this);
    button->setObjectName(action->objectName() + u"Button"_s);
    button->setFixedHeight(m_line->height());
    const qsizetype at = beforeColumns ? m_buttons.indexOf(m_columns) : m_buttons.size();
    auto *row = static_cast<QHBoxLayout *>(layout());
    row->insertWidget(row->indexOf(m_buttons.first()) + int(at), button);
    m_buttons.insert(at, button);
    m_entries.insert(at, action);
    QWidget *before = m_line->edit();
    for (QPushButton *stop : std::as_const(m_buttons)) {
        setTabOrder(before, stop);
        before = stop;
    }
    setTabOrder(before, m_more);
    m_moreMenu->insertAction(at < m_entries.size() - 1 ? m_entries[at + 1] : nullptr, action);
    const auto show = [button, action] {
        button->setIcon(action->icon());
        button->setAccessibleName(action->iconText());
        button->setText(action->iconText());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
    };
    connect(action, &QAction::changed, button, show);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    show();
}
