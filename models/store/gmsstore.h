// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/gms/client.h"
#include "models/gms/qnamtransport.h"
#include "models/gms/retryingtransport.h"
#include "models/store/assembler.h"
#include "models/store/catalogstore.h"
#include "models/store/names.h"
#include "models/store/servedmodels.h"

#include <QElapsedTimer>
#include <QThreadPool>
#include <QTimer>

namespace store {

//! How to reach a server.
struct Connection
{
    ServerDescription server;
    QByteArray token; //!< empty for none; the transport alone keeps it
    int silenceMs = 60'000; //!< the longest that the server may say nothing before a request fails
    QString cacheFolder; //!< where the last catalog is kept for the next start; empty: nowhere
};

//! A CatalogStore over a GMS. Nothing is sent before refresh().
//! The life of one refresh: probe, pages (the next under way while one is decoded), then names and
//! links. The first load is shown as it comes; a later one replaces the snapshot when it is whole.
//! Where a catalog was kept, the first refresh() shows it before it returns and is a later one.
class GmsStore final : public CatalogStore
{
    Q_OBJECT

public:
    explicit GmsStore(const Connection &connection);
    ~GmsStore() override;

    catalog::CatalogPtr catalog() const override { return m_catalog; }
    const LoadState &state() const override { return m_state; }
    const ServerDescription &server() const override { return m_server; }

    //! Shows the catalog that was kept, without asking the server; refresh() does it where this did
    //! not. For a token that takes its time.
    void showKept();
    //! For the requests that begin after it.
    void setToken(const QByteArray &token);

    void refresh() override;
    void stop() override;
    void retryMissing() override;

    Pending fetchModels(const domain::Urn &deployment, Done<ServedModels> done) override;
    Pending fetchModelDetails(const domain::Urn &urn, Done<ModelDetails> done) override;
    Pending fetchRelations(const domain::Urn &urn, Done<Relations> done) override;
    Pending fetchJson(const domain::Urn &urn, Done<QString> done) override;
    QString curlCommand(const domain::Urn &urn) const override;
    //! One deployment without loading the others; NotFound where the server does not have it.
    Pending fetchRecord(const domain::Urn &deployment, Done<catalog::Record> done);
    gms::Client &client() { return m_client; }

private:
    void keep();
    void probed(const Result<gms::ServerInfo> &server);
    void continueListing();
    void askForPage(const QString &scrollId);
    void pageCame(int page, Result<QByteArray> body);
    void decode(const QByteArray &body);
    void pageDecoded(Result<Assembler::Page> page);
    void listingFailed(const Error &error);
    void listed();
    void askForNames();
    void namesCame(Names::Found found);
    void finish(LoadState::Phase phase);

    void addStep(const QString &title, const QString &detail, Step::Outcome outcome,
                 qint64 ms = -1);
    void publishSoon(catalog::CatalogPtr catalog);
    void publish(catalog::CatalogPtr catalog);
    void tell();
    int nextPageSize();
    QString requestName() const;
    //! Runs \a work in the worker and \a done with its result here, unless this load was given up.
    template <typename Work, typename Then>
    void inWorker(Work work, Then done);

    ServerDescription m_server;
    gms::QnamTransport m_network;
    gms::QtTimers m_timers;
    gms::RetryingTransport m_transport;
    gms::Client m_client;
    bool m_hasToken;

    std::shared_ptr<Assembler> m_assembler;
    QThreadPool m_worker; //!< one thread: pages are assembled in order
    catalog::CatalogPtr m_catalog;
    catalog::CatalogPtr m_waiting; //!< to be published when the timer fires
    QTimer m_publishTimer;
    LoadState m_state;

    QString m_cacheFolder;
    QString m_cacheFile; //!< empty: nothing is kept
    bool m_keptShown = false;
    std::weak_ptr<const catalog::Catalog> m_kept; //!< what the file holds

    int m_load = 0; //!< counts loads; an answer of another one is dropped
    bool m_shownAsItComes = true;
    std::vector<int>
        m_pageSizes; //!< asked for by the last load: the next asks for the same, so chunks match
    std::size_t m_page = 0; //!< of m_pageSizes, to be asked for next
    int m_undecoded = 0;
    QString m_nextScrollId; //!< known, not asked for yet
    QString m_failedScrollId; //!< where retryMissing() goes on
    bool m_firstPage = true;
    bool m_asked = false; //!< a page is under way
    bool m_namesFailed = false;
    bool m_again = false; //!< asked for while one was under way: what it read may be old by now
    QElapsedTimer m_stepClock;
    Pending m_call;
    Pending m_endedCall;
    std::unique_ptr<Names> m_names;
};

} // namespace store
