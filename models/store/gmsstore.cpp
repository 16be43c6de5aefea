// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/gmsstore.h"

#include "models/cache/catalogfile.h"
#include "models/cache/folder.h"
#include "models/filter/sort.h"
#include "models/gms/codec/pagedecoder.h"

#include <QFile>
#include <QFutureWatcher>
#include <QLocale>
#include <QtConcurrentRun>

using namespace Qt::Literals::StringLiterals;

namespace store {

namespace {

constexpr int firstPageSize = 100; // rows are on screen with the first paint
constexpr int pageSize = 1000;
constexpr int farPageSize = 5000; // where a page waits long, fewer of them are faster
constexpr int farMilliseconds = 20;
constexpr int mostUndecoded = 3;
constexpr int publishEveryMs = 33; // an insert into a shown table costs more than a page's decoding
constexpr int saturatedTotal = 10'000;
constexpr std::size_t linksReadAtOnce = 20'000; // rows; within a frame
constexpr qint64 mostKeptBytes = 1ll << 30; // of all connections together: some million deployments

//! What was asked and what came, for the list of steps; the sentence stands above it.
QString failedStep(const Error &error)
{
    QStringList parts {error.request, error.detail};
    parts.removeAll(QString());
    return parts.isEmpty() ? describe(error, {}).title : parts.join(u": "_s);
}

//! The time, with the day unless it is today.
QString shortTime(const QDateTime &time)
{
    const bool today = time.date() == QDate::currentDate();
    return QLocale().toString(time, today ? u"HH:mm"_s : u"d MMM yyyy, HH:mm"_s);
}

gms::QnamTransport::Options transportOptions(const Connection &connection)
{
    return {connection.server.url, connection.token, connection.server.readOnly,
            connection.silenceMs};
}

} // namespace

GmsStore::GmsStore(const Connection &connection)
    : m_server(connection.server)
    , m_network(transportOptions(connection))
    , m_transport(m_network, m_timers)
    , m_client(m_transport)
    , m_hasToken(!connection.token.isEmpty())
    , m_assembler(std::make_shared<Assembler>())
    , m_catalog(std::make_shared<const catalog::Catalog>())
    , m_cacheFolder(connection.cacheFolder)
{
    if (!m_cacheFolder.isEmpty())
        m_cacheFile = cache::fileFor(m_cacheFolder, cache::identityOf(connection.server.url));
    m_worker.setMaxThreadCount(1);
    m_publishTimer.setSingleShot(true);
    m_publishTimer.setInterval(publishEveryMs);
    connect(&m_publishTimer, &QTimer::timeout, this, [this] { publish(std::move(m_waiting)); });
}

GmsStore::~GmsStore()
{
    ++m_load;
    m_worker.waitForDone();
}

template <typename Work, typename Then>
void GmsStore::inWorker(Work work, Then done)
{
    using T = std::invoke_result_t<Work>;
    auto *watcher = new QFutureWatcher<T>(this);
    connect(watcher, &QFutureWatcher<T>::finished, this, [this, watcher, done, load = m_load] {
        watcher->deleteLater();
        if (load == m_load)
            done(watcher->future().takeResult());
    });
    watcher->setFuture(QtConcurrent::run(&m_worker, work));
}

void GmsStore::refresh()
{
    if (m_state.isBusy()) {
        m_again = true;
        return;
    }
    m_again = false;
    showKept();
    ++m_load;
    m_shownAsItComes = m_catalog->isEmpty();
    m_state = LoadState {.phase = LoadState::Phase::Connecting,
                         .refreshing = !m_shownAsItComes,
                         .loaded = 0,
                         .total = -1,
                         .totalIsLowerBound = false,
                         .pages = 0,
                         .bytes = 0,
                         .missing = {},
                         .error = {},
                         .steps = {},
                         .started = QDateTime::currentDateTime(),
                         .finished = m_state.finished,
                         .kept = m_state.kept};
    m_page = 0;
    m_undecoded = 0;
    m_firstPage = true;
    m_asked = false;
    m_namesFailed = false;
    m_nextScrollId.clear();
    m_failedScrollId.clear();
    inWorker([assembler = m_assembler] { return assembler->begin(), true; }, [](bool) {});
    m_stepClock.start();
    m_call = m_client.probe([this](const Result<gms::ServerInfo> &server) { probed(server); });
    tell();
}

void GmsStore::showKept()
{
    if (m_cacheFile.isEmpty() || std::exchange(m_keptShown, true))
        return;
    auto restored = cache::read(m_cacheFile, cache::identityOf(m_server.url));
    if (!restored) {
        if (restored.error().kind != Error::Kind::NotFound)
            QFile::remove(m_cacheFile);
        return;
    }
    m_state.finished = restored->origin.savedAt;
    m_state.kept = true;
    m_pageSizes = restored->origin.pageSizes;
    publish(m_assembler->adopt(std::move(*restored)));
    m_kept = m_catalog;
    const auto showLinks = [this](const catalog::CatalogPtr &linked) {
        if (!linked || m_kept.lock() != m_catalog)
            return; // a refresh was quicker
        publish(linked);
        m_kept = m_catalog;
    };
    if (m_catalog->size() <= linksReadAtOnce) {
        showLinks(m_assembler->adoptLinks());
    } else {
        auto *watcher = new QFutureWatcher<catalog::CatalogPtr>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [watcher, showLinks] {
            watcher->deleteLater();
            showLinks(watcher->future().takeResult());
        });
        watcher->setFuture(QtConcurrent::run(
            &m_worker, [assembler = m_assembler] { return assembler->adoptLinks(); }));
    }
    tell();
}

void GmsStore::setToken(const QByteArray &token)
{
    m_network.setToken(token);
    m_hasToken = !token.isEmpty();
}

//! Keeps the catalog for the next start.
void GmsStore::keep()
{
    if (m_cacheFile.isEmpty())
        return;
    const QDateTime savedAt = m_state.finished;
    const bool same = m_kept.lock() == m_catalog;
    m_kept = m_catalog;
    const auto work = [same, assembler = m_assembler, catalog = m_catalog, folder = m_cacheFolder,
                       file = m_cacheFile, savedAt, pages = m_pageSizes,
                       identity = cache::identityOf(m_server.url)] {
        if (same && cache::confirm(file, savedAt))
            return;
        if (catalog->isEmpty()) {
            QFile::remove(file);
            return;
        }
        const cache::Origin origin {identity, savedAt, pages, assembler->linksDigest()};
        // What cannot be kept is loaded at the next start, which is all that would be lost.
        if (cache::makeFolder(folder)
            && cache::write(file, *catalog, origin, filter::order(*catalog, filter::SortKey::Name)))
            cache::trim(folder, mostKeptBytes, file);
    };
    m_worker.start(work);
}

void GmsStore::stop()
{
    if (!m_state.isBusy())
        return;
    m_call.reset();
    m_names.reset();
    m_state.missing = m_state.refreshing
                        ? tr("The refresh was stopped: this is the catalog of before.")
                        : tr("Loading was stopped. Counts are of what came.");
    m_state.error = Error {.kind = Error::Kind::Cancelled,
                           .httpStatus = 0,
                           .detail = {},
                           .jsonPath = {},
                           .retryAfterSeconds = -1,
                           .request = {}};
    if (m_waiting)
        publish(std::move(m_waiting));
    finish(LoadState::Phase::Stopped);
}

void GmsStore::retryMissing()
{
    if (m_state.isBusy())
        return;
    m_state.missing.clear();
    m_state.error.reset();
    if (m_namesFailed && m_state.phase == LoadState::Phase::Partial) {
        askForNames();
        return;
    }
    if (m_failedScrollId.isEmpty() || m_state.refreshing) {
        refresh();
        return;
    }
    // What was under way when it failed never reports back.
    m_undecoded = 0;
    m_nextScrollId.clear();
    m_state.phase = LoadState::Phase::Loading;
    const QString scrollId = std::exchange(m_failedScrollId, {});
    askForPage(scrollId);
    tell();
}

void GmsStore::probed(const Result<gms::ServerInfo> &server)
{
    const qint64 ms = m_stepClock.restart();
    if (!server) {
        addStep(tr("Is a DataHub"), failedStep(server.error()), Step::Outcome::Failed, ms);
        listingFailed(server.error());
        return;
    }
    m_server.version = server->version.startsWith(u'v') ? server->version.mid(1) : server->version;
    addStep(tr("Is a DataHub"), tr("GET /config: GMS %1").arg(m_server.version), Step::Outcome::Ok,
            ms);
    m_state.phase = LoadState::Phase::Loading;
    askForPage({});
    tell();
}

int GmsStore::nextPageSize()
{
    if (m_page == m_pageSizes.size())
        m_pageSizes.push_back(m_pageSizes.empty()       ? firstPageSize
                              : m_pageSizes.size() == 1 ? pageSize
                                                        : m_pageSizes.back());
    return m_pageSizes[m_page++];
}

void GmsStore::askForPage(const QString &scrollId)
{
    m_asked = true;
    const int load = m_load;
    const int page = int(m_page);
    m_endedCall = std::move(m_call);
    m_call = m_client.deploymentsPage(scrollId, nextPageSize(),
                                      [this, load, page, scrollId](Result<QByteArray> body) {
                                          if (load != m_load)
                                              return;
                                          m_asked = false;
                                          m_failedScrollId = scrollId;
                                          pageCame(page, std::move(body));
                                      });
}

void GmsStore::pageCame(int page, Result<QByteArray> body)
{
    const qint64 ms = m_stepClock.restart();
    if (m_firstPage) {
        addStep(body ? tr("Deployments") : tr("Deployments, %1").arg(body.error().httpStatus),
                body ? tr("the first page came") : failedStep(body.error()),
                body ? Step::Outcome::Ok : Step::Outcome::Failed, ms);
        m_firstPage = false;
    }
    if (!body) {
        // The same pages again where it goes on, so that the chunks of the next load match.
        m_page = std::size_t(page);
        listingFailed(body.error());
        return;
    }
    if (m_page == m_pageSizes.size() && m_page > 1 && ms >= farMilliseconds)
        m_pageSizes.push_back(farPageSize);
    ++m_state.pages;
    m_state.bytes += body->size();
    const auto next = gms::peekScrollId(body->left(4096));
    m_failedScrollId.clear();
    decode(*body);
    if (next && !next->isEmpty()) {
        m_nextScrollId = *next;
        continueListing();
    }
}

void GmsStore::continueListing()
{
    if (m_asked || m_nextScrollId.isEmpty() || m_undecoded >= mostUndecoded)
        return;
    m_stepClock.restart();
    askForPage(std::exchange(m_nextScrollId, {}));
}

void GmsStore::decode(const QByteArray &body)
{
    ++m_undecoded;
    const auto next = gms::peekScrollId(body.left(4096));
    inWorker([assembler = m_assembler, body] { return assembler->addPage(body); },
             [this, early = next.has_value()](Result<Assembler::Page> page) {
                 --m_undecoded;
                 if (page && !early)
                     m_nextScrollId = page->nextScrollId;
                 pageDecoded(std::move(page));
             });
}

void GmsStore::pageDecoded(Result<Assembler::Page> page)
{
    if (!page) {
        // Pages behind it may be in already: to go on from here would take them in twice.
        m_failedScrollId.clear();
        m_call.reset();
        listingFailed(page.error());
        return;
    }
    m_state.loaded = page->rows;
    if (page->total >= 0) {
        m_state.total = std::max(page->total, page->rows);
        m_state.totalIsLowerBound = page->total >= saturatedTotal;
    }
    if (m_shownAsItComes)
        publishSoon(page->snapshot);
    continueListing();
    if (!m_asked && m_undecoded == 0 && m_nextScrollId.isEmpty())
        listed();
    tell();
}

void GmsStore::listingFailed(const Error &error)
{
    m_state.error = error;
    if (m_catalog->isEmpty() && !m_waiting) {
        finish(LoadState::Phase::Failed);
        return;
    }
    const QString reason = describe(error, m_server.name).title;
    const qint64 left = m_state.total - m_state.loaded;
    m_state.missing = m_state.refreshing ? tr("The refresh failed: this is the catalog of %1. %2")
                                               .arg(shortTime(m_state.finished), reason)
                    : left > 0 ? tr("About %1 deployments are missing. %2 Counts are of what came.")
                                     .arg(left)
                                     .arg(reason)
                               : tr("Some deployments may be missing. %1").arg(reason);
    finish(LoadState::Phase::Partial);
}

void GmsStore::listed()
{
    m_pageSizes.resize(m_page);
    inWorker([assembler = m_assembler, before = m_catalog] { return assembler->settle(before); },
             [this](const catalog::CatalogPtr &settled) {
                 m_state.kept = false;
                 publish(settled);
                 askForNames();
             });
}

void GmsStore::askForNames()
{
    m_state.phase = LoadState::Phase::Completing;
    m_namesFailed = false;
    tell();
    inWorker([assembler = m_assembler] { return assembler->references(); },
             [this](const std::map<QString, QStringList> &references) {
                 m_names
                     = std::make_unique<Names>(m_client, references, [this](Names::Found found) {
                           namesCame(std::move(found));
                       });
                 m_names->start();
             });
}

void GmsStore::namesCame(Names::Found found)
{
    const auto error = found.error;
    inWorker(
        [assembler = m_assembler, found = std::move(found), before = m_catalog] {
            auto directory = std::make_shared<const catalog::Directory>(found.directory);
            const auto completed
                = assembler->complete(directory, found.edges, found.models, found.edgesKnown);
            const auto &now = completed->parts();
            const auto &then = before->parts();
            const bool same = now.chunks == then.chunks && now.directory == then.directory
                           && now.links == then.links;
            return same ? before : completed;
        },
        [this, error](const catalog::CatalogPtr &completed) {
            m_names.reset();
            publish(completed);
            if (!error) {
                m_state.finished = QDateTime::currentDateTime();
                keep();
                finish(LoadState::Phase::Complete);
                return;
            }
            m_namesFailed = true;
            m_state.finished = QDateTime::currentDateTime(); // of the deployments that are shown
            m_state.error = *error;
            m_state.missing
                = tr("All deployments are here, but some names or model links are missing. %1")
                      .arg(describe(*error, m_server.name).title);
            finish(LoadState::Phase::Partial);
        });
}

void GmsStore::finish(LoadState::Phase phase)
{
    ++m_load;
    m_state.phase = phase;
    const bool shown = !m_state.refreshing && phase != LoadState::Phase::Failed;
    if (shown || phase == LoadState::Phase::Complete)
        m_state.finished = QDateTime::currentDateTime();
    if (m_waiting)
        publish(std::move(m_waiting));
    // Who looks a URN up first is not to wait until a million are indexed.
    m_worker.start([catalog = m_catalog] { catalog->find({}); });
    tell();
    if (std::exchange(m_again, false) && phase != LoadState::Phase::Stopped)
        QTimer::singleShot(0, this, &GmsStore::refresh);
}

void GmsStore::addStep(const QString &title, const QString &detail, Step::Outcome outcome,
                       qint64 ms)
{
    m_state.steps.append({title, detail, outcome, ms});
}

void GmsStore::publishSoon(catalog::CatalogPtr catalog)
{
    if (m_catalog->isEmpty()) {
        publish(std::move(catalog));
        return;
    }
    m_waiting = std::move(catalog);
    if (!m_publishTimer.isActive())
        m_publishTimer.start();
}

void GmsStore::publish(catalog::CatalogPtr catalog)
{
    m_publishTimer.stop();
    m_waiting.reset();
    if (!catalog || catalog == m_catalog)
        return;
    m_catalog = std::move(catalog);
    Q_EMIT catalogChanged();
}

void GmsStore::tell()
{
    Q_EMIT stateChanged();
}

QString GmsStore::requestName() const
{
    return m_server.name.isEmpty() ? m_server.url.host() : m_server.name;
}

Pending GmsStore::fetchModels(const domain::Urn &deployment, Done<ServedModels> done)
{
    return fetchServedModels(m_client, m_catalog, deployment, std::move(done));
}

Pending GmsStore::fetchModelDetails(const domain::Urn &urn, Done<ModelDetails> done)
{
    return store::fetchModelDetails(m_client, urn, std::move(done));
}

Pending GmsStore::fetchRelations(const domain::Urn &urn, Done<Relations> done)
{
    return store::fetchRelations(m_client, m_catalog, urn, std::move(done));
}

Pending GmsStore::fetchJson(const domain::Urn &urn, Done<QString> done)
{
    return m_client.entityJson(urn, [done = std::move(done)](Result<QByteArray> body) {
        done(body.map([](const QByteArray &text) { return QString::fromUtf8(text); }));
    });
}

Pending GmsStore::fetchRecord(const domain::Urn &deployment, Done<catalog::Record> done)
{
    return fetchOneRecord(m_client, deployment, std::move(done));
}

QString GmsStore::curlCommand(const domain::Urn &urn) const
{
    return m_client.curlFor(urn, m_hasToken);
}

} // namespace store
