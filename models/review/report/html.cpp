// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/vocabulary.h"
#include "models/review/report/report.h"
#include "models/review/report/text.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace review::report {

namespace {

struct HtmlWords
{
    Q_DECLARE_TR_FUNCTIONS(ReviewHtml)
};

//! Every text that a person wrote goes through here. <bdi> keeps its direction to itself.
QString shown(const QString &text)
{
    return u"<bdi>"_s + tameLine(text).toHtmlEscaped() + u"</bdi>"_s;
}

QString plain(const QString &text)
{
    return text.toHtmlEscaped();
}

const auto style = uR"(
:root { color-scheme: light; }
body { font: 14px/1.45 system-ui, sans-serif; color: #17202c; background: #fff; margin: 2rem auto;
  max-width: 62rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
.muted, dt { color: #556070; } .incomplete { background: #fdf3df; padding: .5rem .75rem; }
.sums { display: flex; flex-wrap: wrap; gap: 2rem; margin: 1.25rem 0; }
.bars { border-collapse: collapse; } .bars th { text-align: left; font-weight: 400;
  padding: .15rem .75rem .15rem 0; white-space: nowrap; }
.bars td { padding: .15rem 0; width: 16rem; } .bars meter { display: none; }
.bar { display: inline-block; height: .8rem; background: #808c9c; vertical-align: middle;
  margin-right: .5rem; }
.bar.overdue, .bar.blocked { background: #ad130e; } .bar.warnings { background: #b77000; }
.bar.ready { background: #0f704a; } .bar.unknown { background: #83817b; }
article { border: 1px solid #d7dde5; border-radius: 4px; padding: .6rem .9rem; margin: .6rem 0;
  break-inside: avoid; overflow: hidden; }
article h3 { font-size: 1rem; margin: 0; display: flex; gap: .75rem; flex-wrap: wrap; }
.verdict { font-weight: 600; } .blocked, .block { color: #ad130e; } .warnings, .warn { color: #855000; }
.ready, .pass { color: #0f704a; } .overdue { color: #ad130e; }
.env { background: #dfe5ec; padding: 0 .4rem; border-radius: 2px; font-weight: 400; }
.note { white-space: pre-wrap; overflow-wrap: anywhere; margin: .4rem 0; border-left: 3px solid #d7dde5;
  padding-left: .6rem; max-height: 20rem; overflow: auto; }
.urn { font: 12px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
.checks { border-collapse: collapse; width: 100%; margin-top: .4rem; }
.checks td, .checks th { text-align: left; padding: .15rem .75rem .15rem 0; vertical-align: top;
  border-top: 1px solid #eaeef3; overflow-wrap: anywhere; font-weight: 400; }
.checks td:first-child { width: 6rem; white-space: nowrap; }
@media print { body { margin: 0; max-width: none; } .owner { break-before: page; } nav { display: none; } }
)"_s;

QString barRow(const QString &title, const QString &kind, std::size_t count, std::size_t most)
{
    const int width = most == 0 ? 0 : int((count * 180 + most - 1) / most);
    return u"<tr><th scope=\"row\">%1</th><td><span class=\"bar %2\" style=\"width:%3px\"></span>%4"
           "</td></tr>\n"_s.arg(plain(title), kind, QString::number(width), QString::number(count));
}

QString bars(const Report &report)
{
    std::size_t most = 1;
    for (const std::size_t count : report.sums.buckets)
        most = std::max(most, count);
    QString text = u"<div class=\"sums\">\n<table class=\"bars\"><caption>%1</caption>\n"_s.arg(
        plain(HtmlWords::tr("When they are due")));
    for (std::size_t i = 0; i < bucketCount; ++i)
        text += barRow(titleOf(Bucket(i)), Bucket(i) == Bucket::Overdue ? u"overdue"_s : u"due"_s,
                       report.sums.buckets[i], most);
    most = std::max({report.sums.ready, report.sums.warnings, report.sums.blocked,
                     report.sums.unknown, std::size_t(1)});
    text += u"</table>\n<table class=\"bars\"><caption>%1</caption>\n"_s.arg(
        plain(HtmlWords::tr("Whether they can go")));
    for (const auto &[verdict, count] : {std::pair {Verdict::Ready, report.sums.ready},
                                         {Verdict::Warnings, report.sums.warnings},
                                         {Verdict::Blocked, report.sums.blocked},
                                         {Verdict::Unknown, report.sums.unknown}})
        text += barRow(labelOf(verdict), wordOf(verdict), count, most);
    return text + u"</table>\n</div>\n"_s;
}

QString checksTable(const ReportLine &line)
{
    QString text = u"<table class=\"checks\">\n"_s;
    for (const Finding &finding : line.findings) {
        text += u"<tr><td class=\"%1\">%2</td><th scope=\"row\">%3</th><td>%4</td></tr>\n"_s.arg(
            wordOf(finding.outcome), plain(labelOf(finding.outcome)),
            plain(infoOf(finding.check).title), shown(finding.evidence.value));
    }
    return text + u"</table>\n"_s;
}

QString article(const Report &report, const ReportLine &line)
{
    const QString date
        = line.decommission ? line.decommission->date().toString(Qt::ISODate) + u" · "_s : u""_s;
    QString text = u"<article>\n<h3>"_s + shown(line.name) + u" <span class=\"env\">"_s
                 + plain(tameLine(line.env)) + u"</span> <span class=\"verdict "_s
                 + wordOf(line.verdict) + u"\">"_s + plain(labelOf(line.verdict))
                 + u"</span></h3>\n"_s;
    text += u"<p><span class=\"%1\">%2%3</span> · %4 · %5</p>\n"_s.arg(
        line.bucket == Bucket::Overdue ? u"overdue"_s : u"due"_s, date,
        plain(distanceOf(line, report.made)),
        line.status.isEmpty() ? plain(HtmlWords::tr("no status"))
                              : shown(domain::statusLabel(line.status)),
        shown(line.platform));
    if (!line.owners.isEmpty())
        text += u"<p>"_s + plain(HtmlWords::tr("Owners:")) + u' ' + shown(line.owners.join(u", "_s))
              + u"</p>\n"_s;
    if (!line.replacementName.isEmpty())
        text += u"<p>"_s + plain(HtmlWords::tr("Replacement:")) + u' ' + shown(line.replacementName)
              + u"</p>\n"_s;
    if (!line.note.trimmed().isEmpty())
        text += u"<div class=\"note\"><bdi>"_s + tame(line.note).toHtmlEscaped()
              + u"</bdi></div>\n"_s;
    text += checksTable(line);
    return text + u"<p class=\"urn muted\">"_s + plain(tameLine(line.urn, 1000))
         + u"</p>\n</article>\n"_s;
}

QString head(const Report &report)
{
    QString text = u"<h1>"_s + plain(HtmlWords::tr("Decommission review")) + u"</h1>\n"_s;
    const QString made = report.made.toString(u"yyyy-MM-dd HH:mm"_s) + u' '
                       + QString::fromUtf8(report.made.timeZone().id());
    text += u"<p class=\"muted\">"_s + shown(report.server) + u" · "_s + plain(made);
    if (report.readAt.isValid())
        text += u" · "_s
              + plain(HtmlWords::tr("catalog of %1")
                          .arg(report.readAt.toTimeZone(report.made.timeZone())
                                   .toString(u"yyyy-MM-dd HH:mm"_s)));
    text += u"</p>\n"_s;
    if (!report.filter.isEmpty())
        text += u"<p class=\"muted\">"_s + plain(HtmlWords::tr("Filter:")) + u" <code>"_s
              + shown(report.filter) + u"</code></p>\n"_s;
    if (!report.complete)
        text += u"<p class=\"incomplete\">"_s
              + plain(HtmlWords::tr("Not all of the catalog was read: what was not found is not "
                                    "known."))
              + u"</p>\n"_s;
    return text;
}

} // namespace

QByteArray toHtml(const Report &report)
{
    QString text
        = u"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
          "'unsafe-inline'\">\n"
          "<meta name=\"viewport\" content=\"width=device-width\">\n<title>"_s
        + plain(HtmlWords::tr("Decommission review: %1").arg(tameLine(report.server)))
        + u"</title>\n<style>"_s + style + u"</style>\n</head>\n<body>\n"_s + head(report)
        + bars(report);
    if (report.lines.empty())
        text += u"<p>"_s + plain(HtmlWords::tr("Nothing is deprecated.")) + u"</p>\n"_s;
    else {
        text += u"<nav>\n<h2>"_s + plain(HtmlWords::tr("Owners")) + u"</h2>\n<ul>\n"_s;
        for (std::size_t i = 0; i < report.owners.size(); ++i)
            text
                += u"<li><a href=\"#owner-%1\">%2</a> <span class=\"muted\">%3</span></li>\n"_s.arg(
                    QString::number(i), shown(report.owners[i].name),
                    QString::number(report.owners[i].lines.size()));
        text += u"</ul>\n</nav>\n"_s;
    }
    for (std::size_t i = 0; i < report.owners.size(); ++i) {
        const ReportOwner &owner = report.owners[i];
        text += u"<section class=\"owner\" id=\"owner-"_s + QString::number(i) + u"\">\n<h2>"_s
              + shown(owner.name) + u"</h2>\n"_s;
        if (!owner.mail.isEmpty())
            text += u"<p><a href=\"%1\">%2</a></p>\n"_s.arg(
                QString::fromLatin1(mailDraft(report, owner).toEncoded()).toHtmlEscaped(),
                plain(owner.mail));
        for (const std::size_t line : owner.lines)
            text += article(report, report.lines[line]);
        text += u"</section>\n"_s;
    }
    return (text + u"</body>\n</html>\n"_s).toUtf8();
}

} // namespace review::report
