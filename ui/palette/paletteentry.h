// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QIcon>
#include <QMetaType>
#include <QString>

#include <functional>

//! Something that the palette offers to do or to go to.
struct PaletteEntry
{
    enum class Kind { Action, View, Model, Owner, Tag, Deployment };

    Kind kind = Kind::Action;
    QString id; //!< the URN; of an action or a view a name that lasts, so that it is found again
    QString title; //!< what is searched and shown
    QString path {}; //!< where an action is, "View ▸ Theme"; is searched too
    QString detail {}; //!< muted, at the right
    QString keys {}; //!< of an action: "Ctrl+K"
    QString icon {}; //!< of ui/common/icons.h
    QIcon picture {}; //!< of an action
    QString status {}; //!< of a deployment, as on the wire: its shape stands in place of the icon
    QColor color {}; //!< of a tag
    bool enabled = true;
    QString reason {}; //!< why it is not enabled
    std::function<void()> run {}; //!< of an action or a view; others are gone to by their URN

    //! Of the same kind and id: what is the same for "recently used" and for the selection.
    bool isSame(const PaletteEntry &other) const { return kind == other.kind && id == other.id; }
};
