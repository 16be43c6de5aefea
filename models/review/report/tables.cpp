// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/vocabulary.h"
#include "models/items/csv.h"
#include "models/review/report/report.h"
#include "models/review/report/text.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace review::report {

namespace {

using Json = nlohmann::ordered_json;

//! What a cell of a spreadsheet holds at most.
constexpr qsizetype mostOfCell = 32'000;

Json textOrNull(const QString &text)
{
    return text.isEmpty() ? Json(nullptr) : Json(text.toStdString());
}

Json timeOrNull(const QDateTime &time)
{
    return time.isValid() ? Json(time.toUTC().toString(Qt::ISODate).toStdString()) : Json(nullptr);
}

Json jsonOf(const Report &report, const Finding &finding)
{
    Json source = nullptr;
    if (!finding.evidence.aspect.isEmpty()) {
        source = {{"urn", finding.evidence.urn.toStdString()},
                  {"aspect", finding.evidence.aspect.toStdString()},
                  {"version", nullptr}};
        if (finding.evidence.version > 0)
            source["version"] = finding.evidence.version;
    }
    const CheckInfo info = infoOf(finding.check);
    return {{"id", info.id.toStdString()},
            {"outcome", wordOf(finding.outcome).toStdString()},
            {"evidence",
             {{"rule", info.rule.toStdString()},
              {"value", finding.evidence.value.toStdString()},
              {"source", source},
              {"time", timeOrNull(report.readAt)}}}};
}

QString idsOf(const ReportLine &line, Outcome outcome)
{
    QStringList ids;
    for (const Finding &finding : line.findings) {
        if (finding.outcome == outcome)
            ids.append(infoOf(finding.check).id);
    }
    return ids.join(u' ');
}

} // namespace

QByteArray toJson(const Report &report)
{
    QByteArray text = "[";
    for (const ReportLine &line : report.lines) {
        Json checks = Json::array();
        for (const Finding &finding : line.findings)
            checks.push_back(jsonOf(report, finding));
        const Json object {{"urn", textOrNull(line.urn)},
                           {"verdict", wordOf(line.verdict).toStdString()},
                           {"checks", checks}};
        text += text.size() > 1 ? ",\n" : "\n";
        text += QByteArray::fromStdString(
            object.dump(2, ' ', false, Json::error_handler_t::replace));
    }
    return text + (text.size() > 1 ? "\n]\n" : "]\n");
}

QByteArray toCsv(const Report &report)
{
    QByteArray text = items::csvLine(
        {u"urn"_s, u"name"_s, u"platform"_s, u"env"_s, u"status"_s, u"owners"_s, u"decommission"_s,
         u"due"_s, u"verdict"_s, u"block"_s, u"warn"_s, u"unknown"_s, u"replacement"_s, u"note"_s});
    for (const ReportLine &line : report.lines) {
        text += items::csvLine(
            {line.urn, line.name, line.platform, line.env, line.status, line.ownerUrns.join(u' '),
             line.decommission ? line.decommission->toUTC().toString(Qt::ISODate) : QString(),
             wordOf(line.bucket), wordOf(line.verdict), idsOf(line, Outcome::Block),
             idsOf(line, Outcome::Warn), idsOf(line, Outcome::Unknown), line.replacement,
             tame(line.note, mostOfCell)});
    }
    return text;
}

QByteArray toTable(const Report &report)
{
    std::vector<QStringList> rows {{u"NAME"_s, u"ENV"_s, u"STATUS"_s, u"DECOMMISSION"_s, u"DUE"_s,
                                    u"VERDICT"_s, u"OWNERS"_s, u"WHY"_s}};
    for (const ReportLine &line : report.lines) {
        rows.push_back(
            {tameLine(line.name, 60), line.env, line.status,
             line.decommission ? line.decommission->date().toString(Qt::ISODate) : QString(),
             distanceOf(line, report.made), labelOf(line.verdict),
             tameLine(line.owners.join(u", "_s), 60), reasonsOf(line)});
    }
    std::vector<qsizetype> widths(std::size_t(rows.front().size()));
    for (const QStringList &row : rows) {
        for (std::size_t i = 0; i < widths.size(); ++i)
            widths[i] = std::max(widths[i], row[qsizetype(i)].size());
    }
    QString text;
    for (const QStringList &row : rows) {
        QString padded;
        for (std::size_t i = 0; i < widths.size(); ++i)
            padded += i + 1 == widths.size() ? row[qsizetype(i)]
                                             : row[qsizetype(i)].leftJustified(widths[i] + 2);
        while (padded.endsWith(u' '))
            padded.chop(1);
        text += padded + u'\n';
    }
    return text.toUtf8();
}

} // namespace review::report
