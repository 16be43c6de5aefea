// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/graph/picture.h"

#include <QMenu>

//! What can be done with a card.
struct GraphMenuActions
{
    QAction *toggle = nullptr; //!< null where the card neither opens nor closes
    QAction *focus = nullptr;
    QAction *edit = nullptr;
    QAction *owners = nullptr;
    QAction *tags = nullptr;
    QAction *deprecation = nullptr;
    QAction *table = nullptr;
    QAction *filter = nullptr;
    QAction *copyUrn = nullptr;
};

//! Fills \a menu for \a card. \a whyReadOnly: why nothing can be edited; empty: it can.
GraphMenuActions fillGraphMenu(QMenu &menu, const graph::Card &card, bool inCatalog,
                               const QString &whyReadOnly);
