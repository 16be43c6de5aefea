// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/arrivals.h"

#include "app/desktop/navigator.h"
#include "models/cache/folder.h"
#include "models/filter/language.h"
#include "models/settings/connectionprofile.h"
#include "ui/deployments/wording.h"
#include "ui/shell/mainwindow.h"

#include <QFileInfo>
#include <QMetaMethod>

using namespace Qt::Literals::StringLiterals;

namespace {

const auto bannerKey = u"arrival"_s;
const auto addAction = u"addConnection"_s;
const auto importAction = u"importFile"_s;
const auto viewsAction = u"importViews"_s;
constexpr int mostShown = 80;

bool sameServer(const QUrl &a, const QUrl &b)
{
    return cache::identityOf(a) == cache::identityOf(b);
}

} // namespace

Arrivals::Arrivals(MainWindow &window, Navigator &navigator, DeploymentQuery &query)
    : m_window(window), m_navigator(navigator), m_query(query)
{
    connect(&m_window, &MainWindow::bannerActionTriggered, this, &Arrivals::onBanner);
    connect(&m_window, &MainWindow::bannerClosed, this, [this](const QString &key) {
        if (key == bannerKey)
            m_awaited.reset();
    });
    // Queued: following changes what was just answered.
    connect(&m_query, &DeploymentQuery::answered, this, &Arrivals::follow, Qt::QueuedConnection);
}

void Arrivals::setConnections(std::function<QString(const QUrl &)> connectionTo)
{
    m_connectionTo = std::move(connectionTo);
}

void Arrivals::setStore(store::CatalogStore *store)
{
    if (m_store)
        disconnect(m_store, nullptr, this, nullptr);
    m_store = store;
    if (!store)
        return;
    connect(store, &store::CatalogStore::stateChanged, this, &Arrivals::follow,
            Qt::QueuedConnection);
    QMetaObject::invokeMethod(this, &Arrivals::follow, Qt::QueuedConnection);
    // It may be what the user was asked to add.
    if (m_awaited && !m_awaited->server.isEmpty()
        && sameServer(m_awaited->server, store->server().url))
        m_window.clearBanner(bannerKey);
}

void Arrivals::take(const InstanceRequest &request)
{
    bringForward(request.activationToken);
    if (!request.action.isEmpty())
        act(request.action, request.arguments);
    for (const QString &uri : request.uris) {
        const QUrl url(uri);
        if (url.isLocalFile())
            openFile(url.toLocalFile());
        else
            openLink(uri);
    }
}

void Arrivals::bringForward(const QString &token)
{
    if (!token.isEmpty()) // where Qt's Wayland plugin looks for it
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

void Arrivals::act(const QString &action, const QStringList &arguments)
{
    if (action == "new-connection"_L1)
        Q_EMIT newConnectionRequested({});
    else if (action == "open-snapshot"_L1)
        openSnapshot({});
    else if (action == "import"_L1 && !arguments.isEmpty())
        Q_EMIT importRequested(arguments);
}

void Arrivals::openSnapshot(const QString &file)
{
    if (isSignalConnected(QMetaMethod::fromSignal(&Arrivals::snapshotRequested)))
        Q_EMIT snapshotRequested(file);
    else
        say(tr("Snapshots cannot be opened."), tr("This version of Slipway keeps none."));
}

void Arrivals::openFile(const QString &file)
{
    const QFileInfo info(file);
    const QString name = wording::oneLine(info.fileName(), mostShown);
    if (info.suffix() == "slipway-snapshot"_L1 || info.suffix() == "snapshot"_L1)
        return openSnapshot(info.absoluteFilePath());
    m_offeredFile = info.absoluteFilePath();
    const bool views = info.suffix() == "slipway-views"_L1;
    const BannerAction action = views ? BannerAction {viewsAction, tr("Import views"), u"import"_s}
                                      : BannerAction {importAction, tr("Import"), u"import"_s};
    m_window.setBanner(bannerKey, {Tone::Info,
                                   views ? tr("%1 holds saved views.").arg(name)
                                         : tr("Import %1 into this catalog?").arg(name),
                                   {},
                                   {action},
                                   true});
}

void Arrivals::openLink(const QString &link)
{
    const LinkReading reading = readLink(link);
    if (!reading.target)
        return say(tr("The link cannot be followed."), reading.problem);
    m_window.clearBanner(bannerKey);
    m_awaited = reading.target;
    followWhereItLeads();
}

void Arrivals::followWhereItLeads()
{
    const QUrl server = m_awaited->server;
    if (server.isEmpty() || (m_store && sameServer(server, m_store->server().url)))
        return follow();
    const QString known = m_connectionTo ? m_connectionTo(server) : QString();
    if (!known.isEmpty()) {
        // A connection may differ from the link in its path; it is what the user has for it.
        m_awaited->server.clear();
        m_store = nullptr; // what is open now is not where it leads
        Q_EMIT connectRequested(known);
        return;
    }
    m_window.setBanner(
        bannerKey,
        {Tone::Warn,
         tr("The link leads to %1, which is none of your connections.").arg(hostLabel(server)),
         tr("Add it only if you know it. Nothing was sent there."),
         {{addAction, tr("Add connection…"), u"plus"_s}},
         true});
}

//! Called again whenever more is known.
void Arrivals::follow()
{
    if (!m_awaited || !m_store || m_query.isBusy())
        return;
    if (!m_awaited->server.isEmpty() && !sameServer(m_awaited->server, m_store->server().url))
        return;
    if (m_awaited->kind == LinkTarget::Kind::Filter) {
        const QString filter = m_awaited->filter;
        m_awaited.reset();
        return showFilter(filter);
    }
    const QString urn = m_awaited->urn;
    if (m_query.catalog() && m_query.catalog()->find(urn)) {
        m_awaited.reset();
        return m_navigator.showDeployment(urn);
    }
    if (m_store->state().isBusy() || m_store->state().phase == store::LoadState::Phase::Idle
        || m_query.catalog() != m_store->catalog())
        return;
    m_awaited.reset();
    say(tr("The deployment of the link is not in this catalog."),
        tr("%1, in %2").arg(wording::oneLine(urn, 200), m_store->server().name));
}

void Arrivals::showFilter(const QString &text)
{
    const filter::Parsed parsed = filter::parse(text);
    if (parsed.error)
        return say(tr("The filter of the link cannot be understood."), parsed.error->reason);
    m_navigator.showFilter(parsed.filter);
}

void Arrivals::say(const QString &title, const QString &text)
{
    m_window.setBanner(bannerKey, {Tone::Warn, title, text, {}, true});
}

void Arrivals::onBanner(const QString &key, const QString &action)
{
    if (key != bannerKey)
        return;
    m_window.clearBanner(bannerKey);
    if (action == addAction && m_awaited)
        Q_EMIT newConnectionRequested(m_awaited->server);
    else if (action == importAction)
        Q_EMIT importRequested({m_offeredFile});
    else if (action == viewsAction)
        Q_EMIT viewsRequested(m_offeredFile);
}
