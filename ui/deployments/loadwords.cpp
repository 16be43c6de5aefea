// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/loadwords.h"

#include "ui/deployments/wording.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;
using store::LoadState;

namespace loadwords {

namespace {

struct LoadSentences
{
    Q_DECLARE_TR_FUNCTIONS(LoadWords)
};

QString total(const LoadState &state)
{
    const QString number = wording::number(state.total);
    return state.totalIsLowerBound ? LoadSentences::tr("more than %1").arg(number) : number;
}

//! About how long the rest takes; empty where that is a guess.
QString remaining(const LoadState &state)
{
    if (state.total <= 0 || state.totalIsLowerBound || state.loaded <= 0
        || !state.started.isValid())
        return {};
    const qint64 spent = state.started.msecsTo(QDateTime::currentDateTime());
    const qint64 left = spent * (state.total - state.loaded) / state.loaded / 1000;
    return spent < 1000 || left < 1
             ? QString()
             : LoadSentences::tr("about %1 s left").arg(wording::number(left));
}

Finding findingOf(const store::Step &step)
{
    Outcome outcome = Outcome::Unknown;
    switch (step.outcome) {
    case store::Step::Outcome::Ok:
        outcome = Outcome::Ok;
        break;
    case store::Step::Outcome::Failed:
        outcome = Outcome::Fail;
        break;
    case store::Step::Outcome::Running:
        break;
    }
    return {outcome, step.title, step.detail, int(step.milliseconds)};
}

//! The time, with the day unless it is that of \a now.
QString shortTime(const QDateTime &time, const QDateTime &now)
{
    const QLocale locale;
    const QDateTime local = time.toLocalTime();
    return local.date() == now.toLocalTime().date()
             ? locale.toString(local.time(), QLocale::ShortFormat)
             : locale.toString(local, QLocale::ShortFormat);
}

//! True where a refresh ended before anything new was shown.
bool showsWhatWas(const LoadState &state)
{
    return state.refreshing && state.finished.isValid() && state.finished < state.started;
}

BannerContent partial(const LoadState &state, const QString &server)
{
    BannerContent content;
    content.tone = Tone::Warn;
    content.title = state.missing.isEmpty() ? LoadSentences::tr("Some deployments are missing.")
                                            : state.missing;
    if (state.error)
        content.text = describe(*state.error, server).title;
    content.actions = {{retryMissing.toString(), LoadSentences::tr("Retry"), u"refresh"_s}};
    content.closable = false;
    return content;
}

BannerContent failedRefresh(const LoadState &state, const QString &server)
{
    BannerContent content;
    content.tone = Tone::Warn;
    const ErrorText text = state.error ? describe(*state.error, server) : ErrorText();
    content.title = text.title;
    content.text = state.finished.isValid()
                     ? LoadSentences::tr("What you see is as of %1.")
                           .arg(shortTime(state.finished, QDateTime::currentDateTime()))
                     : text.advice;
    content.actions = {{reload.toString(), LoadSentences::tr("Retry"), u"refresh"_s},
                       {connections.toString(), LoadSentences::tr("Connections…"), u"server"_s}};
    content.closable = false;
    return content;
}

} // namespace

std::optional<BannerContent> banner(const LoadState &state, const QString &server, qint64 shown)
{
    switch (state.phase) {
    case LoadState::Phase::Partial:
        return showsWhatWas(state) ? failedRefresh(state, server) : partial(state, server);
    case LoadState::Phase::Failed:
        return shown > 0 ? std::optional(failedRefresh(state, server)) : std::nullopt;
    case LoadState::Phase::Stopped: {
        BannerContent content;
        content.tone = Tone::Info;
        if (showsWhatWas(state)) {
            content.title = LoadSentences::tr("The refresh was stopped.");
            content.text = LoadSentences::tr("What you see is as of %1.")
                               .arg(shortTime(state.finished, QDateTime::currentDateTime()));
            content.actions = {{reload.toString(), LoadSentences::tr("Refresh"), u"refresh"_s}};
            return content;
        }
        content.title = LoadSentences::tr("Loading was stopped.");
        content.text = LoadSentences::tr("Counts are of the %1 deployments that came.")
                           .arg(wording::number(shown));
        content.actions
            = {{retryMissing.toString(), LoadSentences::tr("Load the rest"), u"refresh"_s}};
        content.closable = false;
        return content;
    }
    case LoadState::Phase::Loading:
    case LoadState::Phase::Completing:
        return state.missing.isEmpty() ? std::nullopt : std::optional(partial(state, server));
    case LoadState::Phase::Idle:
    case LoadState::Phase::Connecting:
    case LoadState::Phase::Complete:
        return std::nullopt;
    }
    return std::nullopt;
}

ProgressContent progress(const LoadState &state)
{
    ProgressContent content;
    content.done = state.loaded;
    content.total = state.totalIsLowerBound && state.loaded >= state.total ? -1 : state.total;
    content.stopLabel = LoadSentences::tr("Stop here");
    content.hint = LoadSentences::tr("You can filter, sort and select meanwhile");
    QStringList details;
    switch (state.phase) {
    case LoadState::Phase::Connecting:
        content.title = LoadSentences::tr("Connecting");
        content.total = -1;
        content.count = u" "_s;
        content.hint.clear();
        break;
    case LoadState::Phase::Completing:
        content.title = LoadSentences::tr("Loading names and models");
        content.count = LoadSentences::tr("%1 deployments").arg(wording::number(state.loaded));
        content.total = -1;
        break;
    default:
        content.title = state.refreshing ? LoadSentences::tr("Refreshing")
                                         : LoadSentences::tr("Loading deployments");
        content.count
            = state.total < 0
                ? wording::number(state.loaded)
                : LoadSentences::tr("%1 of %2").arg(wording::number(state.loaded), total(state));
        if (state.pages > 0)
            details.append(LoadSentences::tr("page %1").arg(wording::number(state.pages)));
        if (state.bytes > 0)
            details.append(QLocale().formattedDataSize(state.bytes, 1, QLocale::DataSizeSIFormat));
        if (const QString left = remaining(state); !left.isEmpty())
            details.append(left);
        break;
    }
    content.detail = details.join(u" · "_s);
    return content;
}

QString asOf(const LoadState &state, const QDateTime &now)
{
    if (!state.finished.isValid())
        return {};
    const QString time = LoadSentences::tr("as of %1").arg(shortTime(state.finished, now));
    return state.isBusy() ? LoadSentences::tr("%1, refreshing…").arg(time) : time;
}

QString report(const LoadState &state, const QString &server)
{
    QStringList lines {server};
    for (const store::Step &step : state.steps) {
        const QString mark = step.outcome == store::Step::Outcome::Failed
                               ? LoadSentences::tr("failed")
                               : LoadSentences::tr("ok");
        lines.append(u"%1: %2 %3"_s.arg(mark, step.title, step.detail));
    }
    if (state.error) {
        const ErrorText text = describe(*state.error, server);
        lines.append(text.title);
        for (const QString &more :
             {state.error->request, state.error->jsonPath, state.error->detail}) {
            if (!more.isEmpty())
                lines.append(more);
        }
        if (state.error->httpStatus > 0)
            lines.append(u"HTTP %1"_s.arg(state.error->httpStatus));
    }
    return lines.join(u'\n');
}

ErrorPageContent errorPage(const LoadState &state, const QString &server)
{
    ErrorPageContent content;
    const ErrorText text = state.error ? describe(*state.error, server) : ErrorText();
    content.title = text.title;
    content.advice = text.advice;
    for (const store::Step &step : state.steps)
        content.steps.append(findingOf(step));
    const ErrorAction again {
        reload.toString(), LoadSentences::tr("Try again"), u"refresh"_s, u"F5"_s, {}};
    const bool token = state.error
                    && (state.error->kind == Error::Kind::Unauthorized
                        || state.error->kind == Error::Kind::Forbidden);
    const ErrorAction other {connections.toString(),
                             token ? LoadSentences::tr("Enter another token…")
                                   : LoadSentences::tr("Connections…"),
                             token ? u"lock"_s : u"server"_s,
                             {},
                             {}};
    content.actions = token ? QList<ErrorAction> {other, again} : QList<ErrorAction> {again, other};
    content.report = report(state, server);
    return content;
}

QString status(const DeploymentQuery &query, const LoadState *state, qint64 selected,
               qint64 pending)
{
    const DeploymentQuery::Answer &answer = query.answer();
    const auto all = qint64(answer.catalog->size());
    const qint64 shown = answer.counts.matching;
    QStringList parts;
    if (state && state->phase == LoadState::Phase::Failed && all == 0)
        return LoadSentences::tr("Not loaded");
    if (state && state->isBusy() && !state->refreshing)
        parts.append(LoadSentences::tr("%1 shown, loading").arg(wording::number(shown)));
    else
        parts.append(
            LoadSentences::tr("%1 shown of %2").arg(wording::number(shown), wording::number(all)));
    if (pending > 0)
        parts.append(LoadSentences::tr("%1 with pending changes").arg(wording::number(pending)));
    if (selected > 0)
        parts.append(LoadSentences::tr("%1 selected").arg(wording::number(selected)));
    if (answer.counts.hiddenRemoved > 0)
        parts.append(LoadSentences::tr("%1 removed are hidden")
                         .arg(wording::number(answer.counts.hiddenRemoved)));
    return parts.join(u"   "_s);
}

} // namespace loadwords
