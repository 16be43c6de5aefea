// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/report/report.h"

#include "models/core/fold.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;

namespace review {

namespace {

struct ReportWords
{
    Q_DECLARE_TR_FUNCTIONS(ReviewReport)
};

//! A plain address and nothing that a mail program could take for more.
QString mailIn(const QString &text)
{
    static const QRegularExpression address(
        u"^[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+$"_s);
    return address.match(text).hasMatch() ? text : QString();
}

ReportLine lineOf(const Index &index, const Context &context, const Policy &policy,
                  const Assessment &assessment)
{
    const Catalog &catalog = index.catalog();
    const Row row = assessment.row;
    ReportLine line;
    line.urn = catalog.urn(row);
    line.name = catalog.name(row);
    line.platform = catalog.directory().displayName(catalog.text(row, Facet::Platform));
    line.env = catalog.text(row, Facet::Environment);
    line.status = catalog.text(row, Facet::Status);
    for (const catalog::OwnerEntry &owner : catalog.owners(row)) {
        if (!line.ownerUrns.contains(owner.urn)) {
            line.ownerUrns.append(owner.urn);
            line.owners.append(catalog.directory().displayName(owner.urn));
        }
    }
    line.note = catalog.note(row);
    line.replacement = catalog.replacement(row);
    if (!line.replacement.isEmpty()) {
        const auto there = catalog.find(line.replacement);
        line.replacementName
            = there ? catalog.name(*there) : catalog.directory().displayName(line.replacement);
    }
    if (assessment.decommission != catalog::noTime)
        line.decommission
            = QDateTime::fromMSecsSinceEpoch(assessment.decommission).toTimeZone(context.when.zone);
    line.bucket = assessment.bucket;
    line.verdict = assessment.verdict;
    line.findings = findings(index, context, policy, row);
    return line;
}

std::vector<ReportOwner> ownersOf(const Report &report, const Catalog &catalog)
{
    QHash<QString, std::size_t> places;
    std::vector<ReportOwner> owners;
    for (std::size_t i = 0; i < report.lines.size(); ++i) {
        const ReportLine &line = report.lines[i];
        for (const QString &urn :
             line.ownerUrns.isEmpty() ? QStringList {QString()} : line.ownerUrns) {
            if (!places.contains(urn)) {
                places.insert(urn, owners.size());
                const catalog::Neighbour *known = catalog.directory().find(urn);
                owners.push_back({urn,
                                  urn.isEmpty() ? ReportWords::tr("No owner")
                                                : catalog.directory().displayName(urn),
                                  known ? mailIn(known->detail) : QString(),
                                  {}});
            }
            owners[places.value(urn)].lines.push_back(i);
        }
    }
    std::ranges::sort(owners, [](const ReportOwner &a, const ReportOwner &b) {
        if (a.urn.isEmpty() != b.urn.isEmpty())
            return b.urn.isEmpty();
        const int names = QString::compare(a.name, b.name, Qt::CaseInsensitive);
        return names != 0 ? names < 0 : a.urn < b.urn;
    });
    return owners;
}

} // namespace

int ReportLine::count(Outcome outcome) const
{
    return int(std::ranges::count(findings, outcome, &Finding::outcome));
}

Report makeReport(const Index &index, const Context &context, const Policy &policy,
                  const std::vector<Assessment> &assessments, const ReportOrigin &origin)
{
    Report report;
    report.server = origin.server;
    report.filter = origin.filter;
    report.made = context.when.now.toTimeZone(context.when.zone);
    report.readAt = context.readAt;
    report.complete = context.complete;
    report.sums = sumsOf(assessments);
    for (const auto &column : columnsOf(index.catalog(), assessments)) {
        for (const std::size_t i : column)
            report.lines.push_back(lineOf(index, context, policy, assessments[i]));
    }
    report.owners = ownersOf(report, index.catalog());
    return report;
}

namespace report {

QString reasonsOf(const ReportLine &line)
{
    QStringList reasons;
    for (const Finding &finding : line.findings) {
        if (finding.outcome == Outcome::Unknown)
            reasons.append(complaintOf(finding.check, finding.outcome));
        else if (finding.outcome != Outcome::Pass)
            reasons.append(u"%1: %2"_s.arg(labelOf(finding.outcome),
                                           complaintOf(finding.check, finding.outcome)));
    }
    return reasons.join(u"; "_s);
}

QString distanceOf(const ReportLine &line, const QDateTime &now)
{
    if (!line.decommission)
        return ReportWords::tr("no date");
    const qint64 days
        = now.toTimeZone(line.decommission->timeZone()).date().daysTo(line.decommission->date());
    if (line.bucket == Bucket::Overdue)
        return days == 0 ? ReportWords::tr("overdue today")
                         : ReportWords::tr("%1 d overdue").arg(-days);
    return days == 0 ? ReportWords::tr("today") : ReportWords::tr("in %1 d").arg(days);
}

} // namespace report

} // namespace review
