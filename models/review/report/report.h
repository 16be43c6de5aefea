// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/review/assess.h"

#include <QByteArray>
#include <QUrl>

//! A review as something to be passed on. All texts of the catalog in it are as the catalog has
//! them; each format makes them harmless in its own way.
namespace review {

//! One deployment.
struct ReportLine
{
    QString urn;
    QString name;
    QString platform; //!< for people
    QString env;
    QString status; //!< symbol
    QStringList ownerUrns; //!< each once
    QStringList owners; //!< their names
    QString note;
    QString replacement; //!< URN
    QString replacementName;
    std::optional<QDateTime> decommission; //!< in the zone of the report
    Bucket bucket = Bucket::NoDate;
    Verdict verdict = Verdict::Unknown;
    std::vector<Finding> findings; //!< the worst first

    int count(Outcome outcome) const;
};

//! What one owner has to do with.
struct ReportOwner
{
    QString urn; //!< empty: of those without owner
    QString name;
    QString mail; //!< an address, where the server has one
    std::vector<std::size_t> lines; //!< numbers into Report::lines
};

struct Report
{
    QString server; //!< name of the connection
    QString filter; //!< its text; empty: all
    QDateTime made; //!< in the user's zone
    QDateTime readAt; //!< when the catalog was read; may be invalid
    bool complete = true; //!< false: something of the catalog was not read
    Sums sums;
    std::vector<ReportLine> lines; //!< by date, undated ones last
    std::vector<ReportOwner> owners; //!< by name; those without owner last
};

//! What a report says of itself.
struct ReportOrigin
{
    QString server;
    QString filter;
};

Report makeReport(const Index &index, const Context &context, const Policy &policy,
                  const std::vector<Assessment> &assessments, const ReportOrigin &origin);

namespace report {

//! [{"urn", "verdict", "checks": [{"id", "outcome", "evidence": {"rule", "value", "source",
//! "time"}}]}], as docs/review.md describes it; UTF-8, a line end behind it.
QByteArray toJson(const Report &report);
//! A head and a line each; RFC 4180 and UTF-8, with nothing in it that a spreadsheet would run.
QByteArray toCsv(const Report &report);
//! Columns for a terminal.
QByteArray toTable(const Report &report);
//! A page without script that loads nothing.
QByteArray toHtml(const Report &report);
//! RFC 5545: a whole-day event for each date, with an alarm a week before. A deployment keeps its
//! UID from file to file, so that importing once more moves events instead of doubling them.
QByteArray toCalendar(const Report &report);

//! Why something is not ready, in a line: what blocks, then what warns and what is not known.
QString reasonsOf(const ReportLine &line);
//! "9 d overdue", "in 7 d", "no date".
QString distanceOf(const ReportLine &line, const QDateTime &now);

//! A mailto: link with a draft for \a owner: what is due and what stands in the way. Of few
//! characters, as mail programs want it.
QUrl mailDraft(const Report &report, const ReportOwner &owner);

} // namespace report

} // namespace review
