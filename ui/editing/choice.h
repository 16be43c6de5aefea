// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QMetaType>
#include <QString>

#include <vector>

//! One thing that a field offers.
struct Choice
{
    enum class Mark { None, User, Group, Tag, Deployment, Model, New };

    Mark mark = Mark::None;
    QString urn {}; //!< of New, the text that was typed
    QString name {};
    QString detail {}; //!< e-mail, path, why it is good or not
    QColor colour {}; //!< of a tag
    QString status {}; //!< of a deployment: symbol
    QString environment {};
    bool production = false;
    bool faint = false; //!< possible, and not a good idea

    bool operator==(const Choice &) const = default;
};
