// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/filtertext.h"
#include "app/commands/run.h"
#include "app/commands/session.h"
#include "models/cache/folder.h"
#include "models/filter/scan.h"
#include "models/review/report/report.h"
#include "models/settings/reviewsettings.h"
#include "models/settings/settings.h"

#include <QCoreApplication>
#include <QSaveFile>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace commands {

namespace {

struct ReviewCommandWords
{
    Q_DECLARE_TR_FUNCTIONS(ReviewCommand)
};

QByteArray written(const review::Report &report, const QString &format, const PdfWriter &pdf)
{
    return format == "json"_L1 ? review::report::toJson(report)
         : format == "csv"_L1  ? review::report::toCsv(report)
         : format == "html"_L1 ? review::report::toHtml(report)
         : format == "ics"_L1  ? review::report::toCalendar(report)
         : format == "pdf"_L1  ? pdf(report)
                               : review::report::toTable(report);
}

bool save(const QByteArray &text, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        complain(
            ReviewCommandWords::tr("%1 could not be written: %2").arg(path, file.errorString()));
        return false;
    }
    return true;
}

review::Policy policyOf(const Session &session)
{
    QSettings settings(Settings::defaultFile(), QSettings::IniFormat);
    const store::ServerDescription &server = session.connection().server;
    return review::Policy::fromWords(
        readReviewChoices(settings, server.embedded ? QString() : cache::identityOf(server.url))
            .checks);
}

} // namespace

int runReview(const ReviewOptions &options, const PdfWriter &pdf)
{
    filter::Parsed parsed = filter::parse(options.filter);
    if (parsed.error) {
        complain(explained(options.filter, *parsed.error));
        return wrongUsage;
    }
    if (options.format == "pdf"_L1 && options.out.isEmpty()) {
        complain(ReviewCommandWords::tr("a PDF needs a file: add --out review.pdf"));
        return wrongUsage;
    }
    const auto session = Session::open(options.target);
    if (!session) {
        complain(oneLine(session.error(), ReviewCommandWords::tr("The embedded GMS")));
        return failed;
    }
    const store::LoadState &state = (*session)->load();
    const QString server = (*session)->connection().server.name;
    if (state.phase == store::LoadState::Phase::Failed) {
        complain(oneLine(*state.error, server));
        return failed;
    }
    review::Context context;
    context.complete = state.phase == store::LoadState::Phase::Complete;
    context.readAt = state.finished;
    parsed.filter.add({filter::Is {filter::Fact::Deprecated}});
    const review::Index index((*session)->store().catalog());
    const auto rows = filter::matchingRows(index.catalog(), parsed.filter, context.when);
    const review::Policy policy = policyOf(**session);
    const review::Report report
        = review::makeReport(index, context, policy, review::assess(index, context, policy, rows),
                             {server, options.filter});
    const QByteArray text = written(report, options.format, pdf);
    if (options.out.isEmpty())
        print(text);
    else if (!save(text, options.out))
        return failed;
    if (!context.complete) {
        complain(state.missing);
        return failed;
    }
    return report.sums.overdue() > 0 ? somethingOverdue : succeeded;
}

} // namespace commands
