// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/filterbar.h"

#include "ui/common/buttons.h"
#include "ui/common/icons.h"
#include "ui/deployments/filterline.h"
#include "ui/deployments/wording.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

FilterBar::FilterBar(DeploymentQuery &query, QWidget *parent)
    : QWidget(parent)
    , m_query(query)
    , m_facets(makeButton({}, u"facets"_s, this))
    , m_line(new FilterLine(this))
    , m_columns(makeButton(tr("Columns"), u"columns"_s, this))
    , m_columnMenu(new QMenu(m_columns))
{
    setObjectName(u"filterBar"_s);
    m_facets->setObjectName(u"facetsButton"_s);
    m_facets->setCheckable(true);
    m_facets->setAccessibleName(tr("Facets"));
    m_columns->setObjectName(u"columnsButton"_s);
    m_columns->setAccessibleName(tr("Columns"));
    m_columns->setToolTip(tr("Choose the columns"));
    m_columns->setMenu(m_columnMenu);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 5, 8, 5);
    row->setSpacing(6);
    row->addWidget(m_facets);
    row->addWidget(m_line, 1);
    row->addWidget(m_columns);
    for (QPushButton *button : {m_facets, m_columns})
        button->setFixedHeight(m_line->height());

    connect(m_facets, &QPushButton::clicked, this, &FilterBar::facetsToggled);
    connect(m_columnMenu, &QMenu::aboutToShow, this, &FilterBar::columnMenuAboutToShow);
    connect(m_line, &FilterLine::textEdited, this, &FilterBar::takeText);
    connect(m_line, &FilterLine::cleared, this, &FilterBar::clearText);
    connect(m_line, &FilterLine::left, this, &FilterBar::left);
    connect(&m_query, &DeploymentQuery::filterChanged, this, &FilterBar::showFilter);
    connect(&m_query, &DeploymentQuery::answered, this, &FilterBar::showResult);
    connect(&m_query, &DeploymentQuery::busyChanged, this, &FilterBar::showResult);
    showFilter();
}

void FilterBar::takeText()
{
    filter::Filter filter = m_query.filter();
    filter.setText(m_line->text().trimmed());
    m_query.setFilter(filter);
}

void FilterBar::clearText()
{
    m_line->setText({});
    takeText();
}

void FilterBar::showFilter()
{
    m_line->setText(m_query.filter().text());
    showResult();
}

void FilterBar::showResult()
{
    const bool empty = m_query.filter().isEmpty();
    m_line->setState(m_query.isBusy() ? FilterLine::State::Busy
                     : empty          ? FilterLine::State::Empty
                                      : FilterLine::State::Valid);
    const DeploymentQuery::Answer &answer = m_query.answer();
    const QString matching = wording::number(answer.counts.matching);
    if (empty)
        m_line->setResult(answer.catalog->isEmpty() ? QString()
                          : m_loading               ? tr("%1 so far").arg(matching)
                                                    : tr("%1 deployments").arg(matching));
    else
        m_line->setResult(
            tr("%1 of %2").arg(matching, wording::number(qint64(answer.catalog->size()))));
}

void FilterBar::setLoading(bool loading)
{
    m_loading = loading;
    showResult();
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
    m_compact = compact;
    m_columns->setText(compact ? QString() : tr("Columns"));
    for (QPushButton *button : std::as_const(m_actionButtons))
        button->setText(compact ? QString() : button->accessibleName());
}

void FilterBar::addButton(QAction *action)
{
    QPushButton *button = makeButton({}, {}, this);
    button->setObjectName(action->objectName() + u"Button"_s);
    button->setFixedHeight(m_line->height());
    layout()->addWidget(button);
    m_actionButtons.append(button);
    const auto show = [this, button, action] {
        button->setIcon(action->icon());
        button->setAccessibleName(action->iconText());
        button->setText(m_compact ? QString() : action->iconText());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
    };
    connect(action, &QAction::changed, button, show);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    show();
}
