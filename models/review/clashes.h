// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/review/assess.h"

#include <QByteArray>
#include <QDate>
#include <QList>

namespace review {

//! Days on which nothing is to be taken down.
struct Freeze
{
    QString name;
    QDate first;
    QDate last; //!< belongs to it

    bool contains(const QDate &day) const { return day >= first && day <= last; }
    bool operator==(const Freeze &) const = default;
};

//! The events of an iCalendar file, times in \a zone; repetitions count once. Fails as File.
Result<std::vector<Freeze>> readFreezes(const QByteArray &calendar, const QTimeZone &zone);

//! A date that someone should look at again.
struct Clash
{
    enum class Kind { Weekend, Freeze, Crowded };
    Kind kind = Kind::Weekend;
    QDate day;
    std::optional<std::size_t> item; //!< number of the assessment; of Crowded: nothing
    int count = 0; //!< of Crowded: how many
    QString freeze; //!< its name

    bool operator==(const Clash &) const = default;
};

struct ClashRules
{
    QList<Qt::DayOfWeek> workdays {Qt::Monday, Qt::Tuesday, Qt::Wednesday, Qt::Thursday,
                                   Qt::Friday};
    std::vector<Freeze> freezes;
    int mostADay = 5; //!< 0: any number

    bool operator==(const ClashRules &) const = default;
};

//! Of dates that lie ahead: those that are past cannot be helped. In the order of the days.
std::vector<Clash> clashes(const std::vector<Assessment> &assessments, const ClashRules &rules,
                           const filter::Context &when);

} // namespace review
