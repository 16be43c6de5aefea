// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/reviewer.h"
#include "ui/common/theme.h"
#include "ui/common/tone.h"

#include <QRectF>

class QPainter;

//! How verdicts and deployments look on the board, in the calendar and in lists; pure functions.
namespace reviewpaint {

QString iconOf(review::Verdict verdict);
QString iconOf(review::Outcome outcome);
Tone toneOf(review::Verdict verdict);
Tone toneOf(review::Outcome outcome);
//! Muted for what is not known: a Tone has no such word.
QColor inkOf(review::Verdict verdict, const Theme &theme);
QColor inkOf(review::Outcome outcome, const Theme &theme);

//! "2 blocking", "1 warning", "3 unknown", "ready": the worst with its count.
QString countText(const review::Assessment &assessment);

//! "warns": where there is little room.
QString shortLabel(review::Verdict verdict);

//! "21 Oct", with the year where it is far away.
QString dateText(std::int64_t ms, const review::Context &context);

//! All that a card says, for screen readers.
QString spoken(const review::Reviewer::Answer &answer, const review::Assessment &assessment);

//! A card of the board, 72 px high: status and name, environment and owners, verdict and date.
void card(QPainter &painter, const QRectF &rect, const review::Reviewer::Answer &answer,
          const review::Assessment &assessment, const Theme &theme, bool current, bool focused);

//! An item of a day, 38 px high. \a overdue colours the name and adds the hourglass.
void item(QPainter &painter, const QRectF &rect, const review::Reviewer::Answer &answer,
          const review::Assessment &assessment, const Theme &theme, bool current);

//! One line of text, elided where there is no room.
void line(QPainter &painter, const QRectF &rect, const QString &text, const QFont &font,
          const QColor &ink, Qt::TextElideMode mode = Qt::ElideMiddle,
          Qt::Alignment align = Qt::AlignLeft);

} // namespace reviewpaint
