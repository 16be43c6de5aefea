// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/viewcounts.h"

#include "models/domain/vocabulary.h"
#include "models/filter/language.h"
#include "models/filter/scan.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

ViewCounts::ViewCounts(QObject *parent)
    : QObject(parent)
    , m_catalog(std::make_shared<const catalog::Catalog>())
    , m_production(domain::defaultProductionEnvironments())
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(200ms);
    connect(&m_pause, &QTimer::timeout, this, &ViewCounts::start);
}

ViewCounts::~ViewCounts()
{
    if (m_cancel)
        m_cancel->store(true);
}

void ViewCounts::setCatalog(catalog::CatalogPtr catalog)
{
    if (catalog == m_catalog)
        return;
    m_catalog = std::move(catalog);
    if (m_catalog->isEmpty()) { // of no connection, or of one that has not answered
        m_numbers.clear();
        Q_EMIT counted();
    }
    recount();
}

void ViewCounts::setFilters(const QStringList &texts)
{
    for (const QString &text : texts) {
        if (!m_texts.contains(text) && !m_missing.contains(text))
            m_missing.append(text);
    }
    m_texts = texts;
    start();
}

void ViewCounts::setProductionEnvironments(const QStringList &environments)
{
    if (environments == m_production)
        return;
    m_production = environments;
    recount();
}

void ViewCounts::recount()
{
    m_missing = m_texts;
    start();
}

std::optional<qint64> ViewCounts::count(const QString &text) const
{
    const auto it = m_numbers.constFind(text);
    return it == m_numbers.constEnd() ? std::nullopt : std::optional(*it);
}

void ViewCounts::start()
{
    if (m_catalog->isEmpty())
        m_missing.clear();
    if (m_cancel || m_pause.isActive() || m_missing.isEmpty())
        return;
    m_cancel = std::make_shared<std::atomic_bool>(false);
    const auto work = [catalog = m_catalog, texts = std::exchange(m_missing, {}),
                       production = m_production, cancel = m_cancel] {
        Numbers numbers;
        filter::Context context = filter::Context::current();
        context.production = production;
        for (const QString &text : texts) {
            const filter::Parsed parsed = filter::parse(text);
            if (parsed.error)
                continue;
            const filter::Mask mask = filter::scan(*catalog, parsed.filter, context, cancel.get());
            if (cancel->load())
                break;
            numbers.insert(text, std::count(mask.begin(), mask.end(), 1));
        }
        return numbers;
    };
    auto *watcher = new QFutureWatcher<Numbers>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        take(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(work));
}

void ViewCounts::take(const Numbers &numbers)
{
    m_cancel.reset();
    if (m_catalog->isEmpty())
        return;
    m_numbers.insert(numbers);
    m_numbers.removeIf([this](const Numbers::iterator &it) { return !m_texts.contains(it.key()); });
    m_pause.start();
    Q_EMIT counted();
}
