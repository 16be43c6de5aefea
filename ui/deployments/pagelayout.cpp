// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/pagelayout.h"

#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

//! Below this the table would have too few rows with a pane under it.
constexpr int leastHeightForPaneBelow = 320;
constexpr int leastFormWidth = 340;
constexpr int leastBottomHeight = 160;

} // namespace

PageLayout::PageLayout(QWidget *facets, QWidget *table, QWidget *details, QWidget *parent)
    : QWidget(parent)
    , m_root(new QSplitter(Qt::Horizontal, this))
    , m_stack(new QSplitter(Qt::Vertical, this))
    , m_outer(new QSplitter(Qt::Horizontal, this))
    , m_inner(new QSplitter(Qt::Horizontal, this))
    , m_facets(facets)
    , m_details(details)
{
    m_outer->setObjectName(u"outerSplitter"_s);
    m_inner->setObjectName(u"innerSplitter"_s);
    m_inner->addWidget(table);
    m_inner->addWidget(details);
    m_outer->addWidget(facets);
    m_outer->addWidget(m_inner);
    m_root->setObjectName(u"rootSplitter"_s);
    m_stack->setObjectName(u"stackSplitter"_s);
    m_stack->addWidget(m_outer);
    m_root->addWidget(m_stack);
    for (QSplitter *splitter : {m_root, m_stack, m_outer, m_inner}) {
        splitter->setChildrenCollapsible(false);
        connect(splitter, &QSplitter::splitterMoved, this, &PageLayout::keepSizes);
    }
    m_outer->setStretchFactor(0, 0);
    m_outer->setStretchFactor(1, 1);
    m_inner->setStretchFactor(0, 1);
    m_inner->setStretchFactor(1, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_root);
}

void PageLayout::setForm(QWidget *form)
{
    m_form = form;
    m_form->setMinimumWidth(leastFormWidth);
    m_root->addWidget(form);
    m_root->setStretchFactor(0, 1);
    m_root->setStretchFactor(1, 0);
    arrange();
}

void PageLayout::setBottom(QWidget *bottom)
{
    m_bottom = bottom;
    m_bottom->setMinimumHeight(leastBottomHeight);
    m_stack->addWidget(bottom);
    m_stack->setStretchFactor(0, 1);
    m_stack->setStretchFactor(1, 0);
    arrange();
}

void PageLayout::showForm(bool shown)
{
    if (m_formShown == shown)
        return;
    m_formShown = shown;
    arrange();
}

void PageLayout::showBottom(bool shown)
{
    if (m_bottomShown == shown)
        return;
    m_bottomShown = shown;
    arrange();
}

void PageLayout::useSettings(QSettings &settings, const QString &group)
{
    m_settings = &settings;
    m_group = group;
    const auto number = [&](const QString &key, int standard) {
        return qBound(120, settings.value(group + key, standard).toInt(), 900);
    };
    m_wantFacets = settings.value(group + u"/facets"_s, true).toBool();
    m_wantDetails = settings.value(group + u"/details"_s, true).toBool();
    m_facetsWidth = number(u"/facetsWidth"_s, 204);
    m_detailsWidth = number(u"/detailsWidth"_s, 320);
    m_detailsHeight = number(u"/detailsHeight"_s, 240);
    m_formWidth = number(u"/formWidth"_s, 404);
    m_bottomHeight = number(u"/bottomHeight"_s, 268);
    arrange();
}

void PageLayout::save() const
{
    if (!m_settings)
        return;
    m_settings->setValue(m_group + u"/facets"_s, m_wantFacets);
    m_settings->setValue(m_group + u"/details"_s, m_wantDetails);
    m_settings->setValue(m_group + u"/facetsWidth"_s, m_facetsWidth);
    m_settings->setValue(m_group + u"/detailsWidth"_s, m_detailsWidth);
    m_settings->setValue(m_group + u"/detailsHeight"_s, m_detailsHeight);
    m_settings->setValue(m_group + u"/formWidth"_s, m_formWidth);
    m_settings->setValue(m_group + u"/bottomHeight"_s, m_bottomHeight);
}

bool PageLayout::facetsShown() const
{
    return facetsFold() ? m_drawer : m_wantFacets;
}

bool PageLayout::detailsShown() const
{
    if (!m_wantDetails)
        return false;
    return !detailsBelow() || heightAbove() >= leastHeightForPaneBelow || m_detailsOverTable;
}

void PageLayout::showFacets(bool shown)
{
    if (facetsFold())
        m_drawer = shown;
    else
        m_wantFacets = shown;
    save();
    arrange();
}

void PageLayout::showDetails(bool shown)
{
    m_detailsOverTable = shown;
    m_wantDetails
        = shown || (detailsBelow() && heightAbove() < leastHeightForPaneBelow && m_wantDetails);
    save();
    arrange();
}

void PageLayout::setChosen(bool chosen)
{
    if (m_chosen == chosen)
        return;
    m_chosen = chosen;
    if (detailsBelow())
        arrange();
}

//! What the pane at the bottom leaves.
int PageLayout::heightAbove() const
{
    return height() - (m_bottom && m_bottomShown ? m_bottomHeight : 0);
}

//! The rows of the table come first.
int PageLayout::highestBelow() const
{
    return heightAbove() * 2 / 5;
}

void PageLayout::arrange()
{
    m_inner->setOrientation(detailsBelow() ? Qt::Vertical : Qt::Horizontal);
    m_details->setMinimumWidth(detailsBelow() ? 0 : 280);
    m_details->setMinimumHeight(detailsBelow() ? qMin(120, highestBelow()) : 0);
    m_facets->setVisible(facetsShown());
    m_details->setMaximumHeight(detailsBelow() ? highestBelow() : QWIDGETSIZE_MAX);
    m_details->setVisible(detailsShown() && !m_formShown && (m_chosen || !detailsBelow()));
    if (m_form)
        m_form->setVisible(m_formShown);
    if (m_bottom)
        m_bottom->setVisible(m_bottomShown);
    applySizes();
    Q_EMIT arranged();
}

void PageLayout::applySizes()
{
    if (m_form && m_formShown) {
        const int form = qBound(leastFormWidth, m_formWidth, qMax(leastFormWidth, width() / 2));
        m_root->setSizes({qMax(1, width() - form - 1), form});
    }
    if (m_bottom && m_bottomShown) {
        const int bottom
            = qBound(leastBottomHeight, m_bottomHeight, qMax(leastBottomHeight, height() / 2));
        m_stack->setSizes({qMax(1, height() - bottom - 1), bottom});
    }
    if (m_facets->isVisibleTo(this))
        m_outer->setSizes({m_facetsWidth, qMax(1, width() - m_facetsWidth - 1)});
    if (m_details->isVisibleTo(this)) {
        const int whole = detailsBelow() ? heightAbove() : m_inner->width();
        const int pane = detailsBelow() ? qMin(m_detailsHeight, highestBelow()) : m_detailsWidth;
        m_inner->setSizes({qMax(1, whole - pane - 1), pane});
    }
}

void PageLayout::keepSizes()
{
    if (m_form && m_formShown)
        m_formWidth = m_form->width();
    if (m_bottom && m_bottomShown)
        m_bottomHeight = m_bottom->height();
    if (m_facets->isVisibleTo(this))
        m_facetsWidth = m_facets->width();
    if (m_details->isVisibleTo(this))
        (detailsBelow() ? m_detailsHeight : m_detailsWidth)
            = detailsBelow() ? m_details->height() : m_details->width();
    save();
}

void PageLayout::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}
