// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/appearance.h"

#include <QColor>
#include <QPalette>
#include <QString>

class QWidget;

//! Every colour of the program, as a value for delegates; Fusion and plain widgets get the same
//! colours through palette(). Statuses have colours of their own: see statusColor().
struct Theme
{
    bool isDark = false;

    QColor window, base, alternate, header; //!< grounds
    QColor text, muted, removed; //!< removed: struck text
    QColor border, edge, control; //!< decorative line, button outline, field outline
    QColor accent, accentFill, onAccent, focus;
    QColor selection, selectionIdle;
    QColor danger, dangerTint, warn, warnTint, ok, okTint, infoTint;
    QColor pending, pendingTint; //!< mine, not yet sent
    QColor theirs, theirsTint;
    QColor prodFill; //!< production marks, meters, avatars

    QColor creating, deleting, failed, inService, outOfService, rollingBack, unknown, updating;

    static const Theme &light();
    static const Theme &dark();

    //! The one that \a palette was made of, told by the lightness of its window colour.
    static const Theme &of(const QPalette &palette);
    static const Theme &of(const QWidget *widget);

    //! System takes the lightness of \a system, the desktop's own palette.
    static const Theme &chosen(ThemeChoice choice, const QPalette &system);

    QPalette palette() const;

    //! \a symbol as on the wire, such as IN_SERVICE; a word never heard of gets Unknown's colour.
    QColor statusColor(const QString &symbol) const;

    //! The ground of a chip: the base with some of \a color, so that text stays readable on it.
    //! An invalid colour stands for "none on the server".
    QColor chipFill(const QColor &color) const;
};
