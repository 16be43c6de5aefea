// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/reviewer.h"

#include <QFutureWatcher>
#include <QtConcurrent>

#include <algorithm>

namespace review {

namespace {

//! Up to here an answer takes less than a frame.
constexpr std::size_t answeredAtOnce = 20'000;

} // namespace

Reviewer::Reviewer(QObject *parent) : QObject(parent)
{
    Question nothing;
    nothing.catalog = std::make_shared<const Catalog>();
    m_answer = answered(nothing, nullptr);
}

Reviewer::~Reviewer()
{
    if (m_cancel)
        *m_cancel = true;
}

std::optional<std::size_t> Reviewer::Answer::find(Row row) const
{
    const auto it = std::ranges::find(assessments, row, &Assessment::row);
    return it == assessments.end() ? std::nullopt
                                   : std::optional(std::size_t(it - assessments.begin()));
}

Reviewer::AnswerPtr Reviewer::answered(const Question &question, std::shared_ptr<const Index> index,
                                       const std::atomic_bool *cancelled)
{
    auto answer = std::make_shared<Answer>();
    answer->index = index ? std::move(index) : std::make_shared<const Index>(question.catalog);
    answer->context = question.context;
    answer->policy = question.policy;
    std::vector<Row> rows;
    std::ranges::copy_if(question.rows, std::back_inserter(rows),
                         [&](Row row) { return question.catalog->has(row, catalog::Deprecated); });
    std::ranges::sort(rows);
    answer->assessments
        = assess(*answer->index, question.context, question.policy, rows, cancelled);
    answer->columns = columnsOf(*question.catalog, answer->assessments);
    answer->sums = sumsOf(answer->assessments);
    answer->clashes
        = review::clashes(answer->assessments, question.clashRules, question.context.when);
    answer->candidates = review::candidates(*question.catalog, question.within, question.ephemeral,
                                            question.context.when, cancelled);
    return answer;
}

void Reviewer::ask(const Question &question)
{
    const bool wasBusy = isBusy();
    if (m_cancel)
        *m_cancel = true;
    m_cancel.reset();
    auto index = m_answer->index->catalogPtr() == question.catalog ? m_answer->index : nullptr;
    if (question.catalog->size() <= answeredAtOnce) {
        take(answered(question, std::move(index)));
        if (wasBusy)
            Q_EMIT busyChanged();
        return;
    }
    m_cancel = std::make_shared<std::atomic_bool>(false);
    auto *watcher = new QFutureWatcher<AnswerPtr>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, cancel = m_cancel] {
        watcher->deleteLater();
        if (cancel != m_cancel)
            return; // another question came
        m_cancel.reset();
        take(watcher->result());
        Q_EMIT busyChanged();
    });
    watcher->setFuture(QtConcurrent::run(
        [question, index, cancel = m_cancel] { return answered(question, index, cancel.get()); }));
    if (!wasBusy)
        Q_EMIT busyChanged();
}

void Reviewer::take(AnswerPtr answer)
{
    m_answer = std::move(answer);
    Q_EMIT changed();
}

} // namespace review
