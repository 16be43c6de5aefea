// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/pdfreport.h"

#include "models/domain/vocabulary.h"
#include "models/review/report/text.h"
#include "ui/report/reportcharts.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;
using review::Outcome;
using review::Report;
using review::ReportLine;
using review::Verdict;

namespace pdfreport {

namespace {

struct PdfWords
{
    Q_DECLARE_TR_FUNCTIONS(PdfReport)
};

constexpr qreal marginMm = 16;
constexpr int dotsPerInch = 300;
constexpr qsizetype mostOfNoteOnPaper = 700;

// Text on paper; as in the light theme.
QString colourOf(Verdict verdict)
{
    return verdict == Verdict::Ready    ? u"#0f704a"_s
         : verdict == Verdict::Blocked  ? u"#ad130e"_s
         : verdict == Verdict::Warnings ? u"#855000"_s
                                        : u"#556070"_s;
}

QString colourOf(Outcome outcome)
{
    return outcome == Outcome::Block ? colourOf(Verdict::Blocked)
         : outcome == Outcome::Warn  ? colourOf(Verdict::Warnings)
                                     : colourOf(Verdict::Unknown);
}

QString shown(const QString &text, qsizetype most = 240)
{
    return review::report::tameLine(text, most).toHtmlEscaped();
}

//! A word without a place to break, such as a long name, gets places.
QString breakable(const QString &text)
{
    constexpr int longest = 40;
    QString result;
    int run = 0;
    for (const QChar c : text) {
        run = c.isSpace() ? 0 : run + 1;
        result += c;
        if (run >= longest && !c.isHighSurrogate()) {
            result += QChar(0x200B);
            run = 0;
        }
    }
    return result;
}

QString timeText(const QDateTime &time)
{
    return time.toString(u"yyyy-MM-dd HH:mm"_s);
}

QString paragraph(const QString &html, const QString &css = {})
{
    return u"<p style=\""_s + css + u"\">"_s + html + u"</p>\n"_s;
}

const auto muted = u"color:#556070;"_s;
const auto tight = u"margin-top:0px;margin-bottom:2px;"_s;

QString checksOf(const ReportLine &line)
{
    QString text;
    for (const review::Finding &finding : line.findings) {
        if (finding.outcome == Outcome::Pass)
            continue;
        text += u"<tr><td width=\"12%\" style=\"color:%1\">%2</td><td width=\"44%\">%3</td>"
                "<td width=\"44%\" style=\"color:#556070\">%4</td></tr>\n"_s.arg(
                    colourOf(finding.outcome), labelOf(finding.outcome).toHtmlEscaped(),
                    infoOf(finding.check).title.toHtmlEscaped(),
                    breakable(shown(finding.evidence.value)));
    }
    return text.isEmpty() ? QString()
                          : u"<table width=\"100%\" cellspacing=\"0\" cellpadding=\"1\">\n"_s + text
                                + u"</table>\n"_s;
}

QString blockOf(const Report &report, const ReportLine &line)
{
    QString text = paragraph(
        u"<b>%1</b> &nbsp;<span style=\"background-color:#dfe5ec\">&nbsp;%2&nbsp;</span> &nbsp;"
        "<span style=\"color:%3\"><b>%4</b></span>"_s.arg(breakable(shown(line.name)),
                                                          shown(line.env), colourOf(line.verdict),
                                                          labelOf(line.verdict).toHtmlEscaped()),
        u"margin-top:10px;margin-bottom:2px;"_s);
    QStringList facts;
    const QString distance = review::report::distanceOf(line, report.made).toHtmlEscaped();
    facts.append(line.decommission
                     ? line.decommission->date().toString(Qt::ISODate) + u", "_s + distance
                     : distance);
    facts.append(line.status.isEmpty() ? PdfWords::tr("no status")
                                       : shown(domain::statusLabel(line.status)));
    facts.append(shown(line.platform));
    facts.append(PdfWords::tr("%1 of %2 checks pass")
                     .arg(line.count(Outcome::Pass))
                     .arg(line.findings.size()));
    if (!line.replacementName.isEmpty())
        facts.append(PdfWords::tr("replaced by %1").arg(breakable(shown(line.replacementName))));
    text += paragraph(facts.join(u" · "_s), muted + tight);
    if (const QString note = review::report::tameLine(line.note, mostOfNoteOnPaper);
        !note.isEmpty())
        text += paragraph(breakable(note).toHtmlEscaped(), tight);
    return text + checksOf(line);
}

QString headOf(const Report &report)
{
    QString text = paragraph(PdfWords::tr("Decommission review").toHtmlEscaped(),
                             u"font-size:18pt;font-weight:600;margin-bottom:4px;"_s);
    QString origin = shown(report.server) + u" · "_s + timeText(report.made) + u' '
                   + QString::fromUtf8(report.made.timeZone().id()).toHtmlEscaped();
    if (report.readAt.isValid())
        origin += u" · "_s
                + PdfWords::tr("catalog of %1")
                      .arg(timeText(report.readAt.toTimeZone(report.made.timeZone())));
    text += paragraph(origin, muted + tight);
    if (!report.filter.isEmpty())
        text += paragraph(PdfWords::tr("Filter: %1").arg(breakable(shown(report.filter))),
                          muted + tight);
    if (!report.complete)
        text += paragraph(PdfWords::tr("Not all of the catalog was read: what was not found is "
                                       "not known."),
                          u"color:#855000;"_s);
    text += u"<table width=\"100%\" style=\"margin-top:12px\"><tr>"_s;
    for (const auto &[name, title] : {std::pair {u"buckets"_s, PdfWords::tr("When they are due")},
                                      {u"verdicts"_s, PdfWords::tr("Whether they can go")}})
        text += u"<td width=\"50%\"><b>%1</b><br><img src=\"chart:%2\" width=\"%3\" height=\"%4\">"
                "</td>"_s.arg(title.toHtmlEscaped(), name, QString::number(reportcharts::width),
                              QString::number(reportcharts::height));
    return text + u"</tr></table>\n"_s;
}

QString ownersOf(const Report &report)
{
    QString text
        = u"<table width=\"100%\" cellspacing=\"0\" cellpadding=\"2\" style=\"margin-top:16px\">\n<tr>"_s;
    for (const QString &title : {PdfWords::tr("Owner"), PdfWords::tr("Deployments"),
                                 PdfWords::tr("Overdue"), PdfWords::tr("Blocked")})
        text += u"<td style=\"color:#556070\">%1</td>"_s.arg(title.toHtmlEscaped());
    text += u"</tr>\n"_s;
    for (const review::ReportOwner &owner : report.owners) {
        int overdue = 0;
        int blocked = 0;
        for (const std::size_t i : owner.lines) {
            overdue += report.lines[i].bucket == review::Bucket::Overdue ? 1 : 0;
            blocked += report.lines[i].verdict == Verdict::Blocked ? 1 : 0;
        }
        text += u"<tr><td>%1</td><td>%2</td><td>%3</td><td>%4</td></tr>\n"_s.arg(
            breakable(shown(owner.name)), QString::number(owner.lines.size()),
            QString::number(overdue), QString::number(blocked));
    }
    return text + u"</table>\n"_s;
}

QString htmlOf(const Report &report)
{
    QString text = headOf(report);
    if (report.lines.empty())
        return text + paragraph(PdfWords::tr("Nothing is deprecated."));
    text += ownersOf(report);
    for (const review::ReportOwner &owner : report.owners) {
        text += paragraph(breakable(shown(owner.name)),
                          u"font-size:14pt;font-weight:600;page-break-before:always;"_s);
        for (const std::size_t line : owner.lines)
            text += blockOf(report, report.lines[line]);
    }
    return text;
}

void print(const Report &report, QTextDocument &document, QPdfWriter &writer)
{
    QPainter painter(&writer);
    const QRectF page(QPointF(0, 0), QSizeF(writer.width(), writer.height()));
    const qreal footer = writer.logicalDpiY() * 0.3;
    document.documentLayout()->setPaintDevice(&writer);
    document.setDocumentMargin(0);
    document.setPageSize(QSizeF(page.width(), page.height() - footer));
    const int pages = document.pageCount();
    const QRectF body(0, 0, page.width(), page.height() - footer);
    const QRectF foot(0, page.height() - footer, page.width(), footer);
    QFont small = document.defaultFont();
    small.setPointSizeF(8);
    for (int i = 0; i < pages; ++i) {
        if (i > 0)
            writer.newPage();
        painter.save();
        painter.translate(0, -i * body.height());
        painter.setClipRect(body.translated(0, i * body.height()));
        QAbstractTextDocumentLayout::PaintContext context;
        context.palette.setColor(QPalette::Text, QColor(0x17, 0x20, 0x2C));
        context.clip = body.translated(0, i * body.height());
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        painter.setFont(small);
        painter.setPen(QColor(0x55, 0x60, 0x70));
        painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom,
                         review::report::tameLine(report.server, 60) + u" · "_s
                             + timeText(report.made));
        painter.drawText(foot, Qt::AlignRight | Qt::AlignBottom,
                         PdfWords::tr("Page %1 of %2").arg(i + 1).arg(pages));
    }
}

} // namespace

QByteArray write(const Report &report)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(dotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(marginMm, marginMm, marginMm, marginMm),
                          QPageLayout::Millimeter);
    writer.setTitle(
        PdfWords::tr("Decommission review: %1").arg(review::report::tameLine(report.server, 60)));
    writer.setCreator(u"Slipway"_s);
    QTextDocument document;
    document.setUndoRedoEnabled(false);
    QFont font = document.defaultFont();
    font.setPointSizeF(9.5);
    document.setDefaultFont(font);
    document.addResource(QTextDocument::ImageResource, QUrl(u"chart:buckets"_s),
                         reportcharts::byBucket(report.sums));
    document.addResource(QTextDocument::ImageResource, QUrl(u"chart:verdicts"_s),
                         reportcharts::byVerdict(report.sums));
    document.setHtml(htmlOf(report));
    print(report, document, writer);
    return bytes;
}

} // namespace pdfreport
