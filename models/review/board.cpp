// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/board.h"

#include "models/review/assess.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace review {

namespace {

struct BucketWords
{
    Q_DECLARE_TR_FUNCTIONS(ReviewBoard)
};

int rankOf(Verdict verdict)
{
    return verdict == Verdict::Blocked  ? 0
         : verdict == Verdict::Unknown  ? 1
         : verdict == Verdict::Warnings ? 2
                                        : 3;
}

} // namespace

QString titleOf(Bucket bucket)
{
    switch (bucket) {
    case Bucket::Overdue:
        return BucketWords::tr("Overdue");
    case Bucket::Days7:
        return BucketWords::tr("7 days");
    case Bucket::Days30:
        return BucketWords::tr("30 days");
    case Bucket::Days90:
        return BucketWords::tr("90 days");
    case Bucket::Later:
        return BucketWords::tr("Later");
    case Bucket::NoDate:
        break;
    }
    return BucketWords::tr("No date");
}

QString wordOf(Bucket bucket)
{
    static const std::array<QString, bucketCount> words {u"overdue"_s, u"7"_s,     u"30"_s,
                                                         u"90"_s,      u"later"_s, u"undated"_s};
    return words[std::size_t(bucket)];
}

Buckets::Buckets(const filter::Context &when) : m_now(when.now.toMSecsSinceEpoch())
{
    const QDate today = when.now.toTimeZone(when.zone).date();
    constexpr std::array<int, 3> days {7, 30, 90};
    for (std::size_t i = 0; i < days.size(); ++i) {
        m_lastDays[i] = today.addDays(days[i]);
        m_ends[i] = m_lastDays[i].addDays(1).startOfDay(when.zone).toMSecsSinceEpoch();
    }
}

Bucket Buckets::of(std::int64_t decommissionMs) const
{
    if (decommissionMs == catalog::noTime)
        return Bucket::NoDate;
    if (decommissionMs < m_now)
        return Bucket::Overdue;
    for (std::size_t i = 0; i < m_ends.size(); ++i) {
        if (decommissionMs < m_ends[i])
            return Bucket(std::size_t(Bucket::Days7) + i);
    }
    return Bucket::Later;
}

QDate Buckets::lastDay(Bucket bucket) const
{
    const std::size_t i = std::size_t(bucket) - std::size_t(Bucket::Days7);
    return i < m_lastDays.size() ? m_lastDays[i] : QDate();
}

QDate dayOf(std::int64_t ms, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(ms).toTimeZone(zone).date();
}

std::array<std::vector<std::size_t>, bucketCount> columnsOf(
    const catalog::Catalog &catalog, const std::vector<Assessment> &assessments)
{
    std::array<std::vector<std::size_t>, bucketCount> columns;
    for (std::size_t i = 0; i < assessments.size(); ++i)
        columns[std::size_t(assessments[i].bucket)].push_back(i);
    const auto nameOf = [&](const Assessment &one) {
        const auto [chunk, i] = catalog.place(one.row);
        return chunk.names[i];
    };
    for (auto &column : columns) {
        std::ranges::sort(column, [&](std::size_t a, std::size_t b) {
            const Assessment &one = assessments[a];
            const Assessment &other = assessments[b];
            if (one.decommission != other.decommission)
                return one.decommission < other.decommission;
            if (one.verdict != other.verdict)
                return rankOf(one.verdict) < rankOf(other.verdict);
            const int names = nameOf(one).compare(nameOf(other));
            return names != 0 ? names < 0 : one.row < other.row;
        });
    }
    return columns;
}

} // namespace review
