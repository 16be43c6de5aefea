// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/snapshotstore.h"

#include "models/gms/timers.h"

#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace store {

namespace {

//! \a answer later, as every call answers.
template <typename T>
Pending answerLater(Result<T> answer, Done<T> done)
{
    gms::QtTimers timers;
    return timers.after(0, [answer = std::move(answer), done = std::move(done)] { done(answer); });
}

} // namespace

SnapshotStore::SnapshotStore(catalog::CatalogPtr catalog, const history::SnapshotInfo &info)
    : m_catalog(std::move(catalog))
{
    m_state.phase = LoadState::Phase::Complete;
    m_state.loaded = qint64(m_catalog->size());
    m_state.total = m_state.loaded;
    m_state.started = info.takenAt.toLocalTime();
    m_state.finished = m_state.started;
    m_server.name = tr("%1, snapshot of %2")
                        .arg(info.server.name, QLocale().toString(info.day, u"d MMM yyyy"_s));
    m_server.url = QUrl(info.server.identity);
    m_server.version = info.server.version;
    m_server.embedded = m_server.url.scheme().isEmpty();
    if (!info.server.productionEnvironments.isEmpty())
        m_server.productionEnvironments = info.server.productionEnvironments;
}

Pending SnapshotStore::fetchModels(const domain::Urn &deployment, Done<ServedModels> done)
{
    ServedModels served;
    if (const auto row = m_catalog->find(deployment.toString()))
        served.models = m_catalog->record(*row).models;
    return answerLater<ServedModels>(std::move(served), std::move(done));
}

Pending SnapshotStore::fetchJson(const domain::Urn &, Done<QString> done)
{
    Error error;
    error.kind = Error::Kind::Offline;
    error.detail = tr("A snapshot has no server that could be asked.");
    return answerLater<QString>(Failure(std::move(error)), std::move(done));
}

QString SnapshotStore::curlCommand(const domain::Urn &) const
{
    return {};
}

} // namespace store
