// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/tone.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace tones {

QColor ink(Tone tone, const Theme &theme)
{
    switch (tone) {
    case Tone::Neutral:
        return theme.muted;
    case Tone::Info:
        return theme.accent;
    case Tone::Ok:
        return theme.ok;
    case Tone::Warn:
        return theme.warn;
    case Tone::Danger:
        return theme.danger;
    case Tone::Mine:
        return theme.pending;
    case Tone::Theirs:
        return theme.theirs;
    }
    return theme.muted;
}

QColor ground(Tone tone, const Theme &theme)
{
    switch (tone) {
    case Tone::Neutral:
        return theme.header;
    case Tone::Info:
        return theme.infoTint;
    case Tone::Ok:
        return theme.okTint;
    case Tone::Warn:
        return theme.warnTint;
    case Tone::Danger:
        return theme.dangerTint;
    case Tone::Mine:
        return theme.pendingTint;
    case Tone::Theirs:
        return theme.theirsTint;
    }
    return theme.header;
}

QString iconName(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
    case Tone::Info:
    case Tone::Mine:
    case Tone::Theirs:
        return u"info"_s;
    case Tone::Ok:
        return u"check-pass"_s;
    case Tone::Warn:
        return u"warning"_s;
    case Tone::Danger:
        return u"error"_s;
    }
    return u"info"_s;
}

QString spoken(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return {};
    case Tone::Info:
    case Tone::Mine:
    case Tone::Theirs:
        return QCoreApplication::translate("Tone", "Note");
    case Tone::Ok:
        return QCoreApplication::translate("Tone", "Done");
    case Tone::Warn:
        return QCoreApplication::translate("Tone", "Warning");
    case Tone::Danger:
        return QCoreApplication::translate("Tone", "Error");
    }
    return {};
}

} // namespace tones
