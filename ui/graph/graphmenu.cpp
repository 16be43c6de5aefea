// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/graph/graphmenu.h"

#include "ui/common/icons.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;
using graph::CardKind;

namespace {

struct GraphMenuWords
{
    Q_DECLARE_TR_FUNCTIONS(GraphMenu)
};

} // namespace

GraphMenuActions fillGraphMenu(QMenu &menu, const graph::Card &card, bool inCatalog,
                               const QString &whyReadOnly)
{
    GraphMenuActions actions;
    const bool deployment = card.kind == CardKind::Deployment && inCatalog;
    const bool foldable = card.has(graph::FoldableCard);
    menu.setToolTipsVisible(true);
    if (foldable)
        actions.toggle = menu.addAction(card.has(graph::OpenCard) ? GraphMenuWords::tr("&Close")
                                                                  : GraphMenuWords::tr("&Open"));
    if (card.isEntity())
        actions.focus
            = menu.addAction(icons::icon(u"fit"_s), GraphMenuWords::tr("Show what is &around it"));
    if (deployment) {
        menu.addSeparator();
        const QString icon = whyReadOnly.isEmpty() ? QString() : u"lock"_s;
        const auto add = [&](const QString &text, const QString &name) {
            QAction *action = menu.addAction(icons::icon(icon.isEmpty() ? name : icon), text);
            action->setEnabled(whyReadOnly.isEmpty());
            action->setToolTip(whyReadOnly);
            return action;
        };
        actions.edit = add(GraphMenuWords::tr("&Edit…"), u"edit"_s);
        actions.owners = add(GraphMenuWords::tr("O&wners…"), u"owner"_s);
        actions.tags = add(GraphMenuWords::tr("&Tags…"), u"tag"_s);
        actions.deprecation = add(GraphMenuWords::tr("&Deprecation…"), u"deprecate"_s);
    }
    menu.addSeparator();
    if (deployment)
        actions.table
            = menu.addAction(icons::icon(u"table"_s), GraphMenuWords::tr("Show in the &table"));
    const bool filters = card.kind != CardKind::Group && card.kind != CardKind::More;
    if (filters)
        actions.filter
            = menu.addAction(icons::icon(u"filter"_s),
                             card.kind == CardKind::Deployment
                                 ? GraphMenuWords::tr("&Filter for its platform and environment")
                                 : GraphMenuWords::tr("&Filter for these deployments"));
    if (card.isEntity())
        actions.copyUrn = menu.addAction(icons::icon(u"copy"_s), GraphMenuWords::tr("Copy &URN"));
    return actions;
}
