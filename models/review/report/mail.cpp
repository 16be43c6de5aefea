// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/report/report.h"
#include "models/review/report/text.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace review::report {

namespace {

struct MailWords
{
    Q_DECLARE_TR_FUNCTIONS(ReviewMail)
};

//! Longer links are cut off by some mail programs.
constexpr qsizetype mostOfBody = 1500;

} // namespace

QUrl mailDraft(const Report &report, const ReportOwner &owner)
{
    QString body = MailWords::tr("Hello %1,\n\nthese deployments on %2 are on their way out:\n\n")
                       .arg(tameLine(owner.name, 60), tameLine(report.server, 60));
    std::size_t left = owner.lines.size();
    for (const std::size_t i : owner.lines) {
        const ReportLine &line = report.lines[i];
        const QString date = line.decommission
                               ? line.decommission->date().toString(Qt::ISODate) + u", "_s
                               : QString();
        QString entry
            = u"- %1 (%2): %3%4, %5\n"_s.arg(tameLine(line.name, 60), line.env, date,
                                             distanceOf(line, report.made), labelOf(line.verdict));
        if (const QString reasons = reasonsOf(line); !reasons.isEmpty())
            entry += u"  %1\n"_s.arg(reasons);
        if (body.size() + entry.size() > mostOfBody)
            break;
        body += entry;
        --left;
    }
    if (left > 0)
        body += MailWords::tr("and %n more\n", nullptr, int(left));
    body += MailWords::tr("\nPlease say whether they can go, or until when they are needed.\n");
    QUrl url;
    url.setScheme(u"mailto"_s);
    url.setPath(owner.mail);
    const QString subject
        = MailWords::tr("%n deployments to be decommissioned", nullptr, int(owner.lines.size()));
    const auto encoded = [](const QString &text) {
        QString lines = text;
        lines.replace(u'\n', u"\r\n"_s); // as RFC 6068 has them
        return QString::fromLatin1(QUrl::toPercentEncoding(lines));
    };
    url.setQuery(u"subject="_s + encoded(subject) + u"&body="_s + encoded(body));
    return url;
}

} // namespace review::report
