// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartinks.h"

using namespace Qt::Literals::StringLiterals;
using dashboard::Ink;

namespace chartinks {

QColor color(Ink ink, const Theme &theme)
{
    switch (ink) {
    case Ink::InService:
    case Ink::GoalMet:
        return theme.inService;
    case Ink::Updating:
        return theme.updating;
    case Ink::Creating:
        return theme.creating;
    case Ink::RollingBack:
        return theme.rollingBack;
    case Ink::OutOfService:
        return theme.outOfService;
    case Ink::Failed:
        return theme.failed;
    case Ink::Deleting:
        return theme.deleting;
    case Ink::Unknown:
        return theme.unknown;
    case Ink::Plain:
        return theme.control;
    case Ink::Overdue:
        return theme.danger;
    case Ink::Missing:
    case Ink::GoalMissed:
        return theme.warn;
    case Ink::Rest:
        return theme.prodFill;
    }
    return theme.control;
}

QString shape(Ink ink)
{
    switch (ink) {
    case Ink::InService:
        return u"status-in-service"_s;
    case Ink::Updating:
        return u"status-updating"_s;
    case Ink::Creating:
        return u"status-creating"_s;
    case Ink::RollingBack:
        return u"status-rolling-back"_s;
    case Ink::OutOfService:
        return u"status-out-of-service"_s;
    case Ink::Failed:
        return u"status-failed"_s;
    case Ink::Deleting:
        return u"status-deleting"_s;
    case Ink::Unknown:
        return u"status-unknown"_s;
    case Ink::Overdue:
        return u"overdue"_s;
    case Ink::Plain:
    case Ink::Missing:
    case Ink::GoalMet:
    case Ink::GoalMissed:
    case Ink::Rest:
        return {};
    }
    return {};
}

QVector<qreal> dashes(Ink ink)
{
    switch (ink) {
    case Ink::Updating:
        return {6, 2, 1, 2};
    case Ink::Creating:
        return {2, 2};
    case Ink::RollingBack:
        return {4, 2, 1, 2, 1, 2};
    case Ink::OutOfService:
        return {3.5, 1.5};
    case Ink::Failed:
        return {1, 1.5};
    case Ink::Deleting:
        return {6, 3};
    case Ink::Unknown:
        return {1, 3};
    default:
        return {};
    }
}

} // namespace chartinks
