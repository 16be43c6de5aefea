// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/dashboard/aggregator.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace dashboard {

using AnswerPtr = std::shared_ptr<const Aggregator::Answer>;

Aggregator::Aggregator(QObject *parent) : QObject(parent) { }

Aggregator::~Aggregator()
{
    if (m_cancel)
        m_cancel->store(true);
}

void Aggregator::ask(Question question)
{
    if (m_cancel)
        m_cancel->store(true);
    m_cancel = std::make_shared<std::atomic_bool>(false);
    const auto work = [question = std::move(question), cancel = m_cancel]() -> AnswerPtr {
        QElapsedTimer timer;
        timer.start();
        filter::Context context = filter::Context::current();
        context.production = question.production;
        const catalog::CatalogPtr &catalog = question.catalog;
        auto answer = std::make_shared<Answer>();
        answer->sums
            = aggregate(catalog, maskOf(question.rows, catalog->size()), context, cancel.get());
        if (question.base && !cancel->load())
            answer->base
                = aggregate(catalog, filter::scan(*catalog, *question.base, context, cancel.get()),
                            context, cancel.get());
        answer->microseconds = timer.nsecsElapsed() / 1000;
        return answer;
    };
    auto *watcher = new QFutureWatcher<AnswerPtr>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, cancel = m_cancel] {
        watcher->deleteLater();
        if (cancel->load())
            return;
        m_answer = watcher->result();
        m_cancel.reset();
        Q_EMIT answered();
    });
    watcher->setFuture(QtConcurrent::run(work));
}

} // namespace dashboard
