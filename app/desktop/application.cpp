// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/application.h"

#include "app/commands/session.h"
#include "app/desktop/arrivals.h"
#include "app/desktop/dashboardcontrol.h"
#include "app/desktop/editor.h"
#include "app/desktop/graphcontrol.h"
#include "app/desktop/historycontrol.h"
#include "app/desktop/instancebus.h"
#include "app/desktop/navigator.h"
#include "app/desktop/reviewcontrol.h"
#include "app/desktop/singleinstance.h"
#include "app/desktop/support.h"
#include "models/cache/folder.h"
#include "ui/common/slipwaystyle.h"
#include "ui/connections/connectionsdialog.h"
#include "ui/deployments/deploymentspage.h"
#include "ui/deployments/loadwords.h"

#include <QApplication>
#include <QDesktopServices>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QLocale>
#include <QStackedWidget>

#include <algorithm>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace {

const auto localId = u"local"_s;
const auto namedId = u"named"_s;
const auto foundId = u"found"_s;
const auto deploymentsPage = u"deployments"_s;
const auto sampleKey = u"local/sample"_s;
const auto neutralColour = u"#667488"_s;
constexpr int sampleDeployments = 300;
constexpr int mostRefreshMinutes = 24 * 60;

//! The pages of a load leave free memory behind, several times the size of the catalog, which the
//! allocator keeps otherwise.
void giveBackMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace

Application::Application(const commands::WindowOptions &options, SlipwayStyle &style)
    : m_options(options)
    , m_style(style)
    , m_backend(Settings::privateFile(), QSettings::IniFormat)
    , m_settings(m_backend)
    , m_profiles(Profiles::defaultFile())
    , m_secrets(u"slipway"_s)
    , m_tokens(m_secrets)
{
    m_style.setChoice(m_settings.theme.value());
    m_refreshTimer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_refreshTimer, &QTimer::timeout, this, &Application::refreshUnasked);
    startLocal(); // while the window is built
    buildWindow();
    wireWindow();
}

Application::~Application()
{
    m_importer.reset();
    m_history->setStore(nullptr, {}, {});
    m_arrivals.reset();
    m_support.reset();
    m_review->setStore(nullptr);
    m_editor->setStore(nullptr, {}, {});
    m_graph->setStore(nullptr);
    m_page->setStore(nullptr);
    m_dashboard->setStore(nullptr);
    m_store.reset();
    m_history.reset();
    m_dashboard.reset();
    m_review.reset();
    m_editor.reset();
    m_graph.reset();
    m_navigator.reset();
    m_window.reset();
}

void Application::buildWindow()
{
    m_window = std::make_unique<MainWindow>(m_backend);
    m_window->setVersion(QCoreApplication::applicationVersion());
    m_window->setTheme(m_settings.theme.value());
    m_window->setDensity(m_settings.density.value());
    m_window->setImportFolder(m_settings.lastImportFolder.value());
    m_page = new DeploymentsPage(m_query, m_backend);
    m_page->setDensity(m_settings.density.value());
    auto *deployments = new QStackedWidget; // the table, and what takes its place for a while
    deployments->addWidget(m_page);
    m_window->addPage(deploymentsPage, u"table"_s, tr("Deployments"), deployments);
    m_graph = std::make_unique<GraphControl>(*m_window, deploymentsPage, *m_page, m_query);
    m_review
        = std::make_unique<ReviewControl>(*m_window, deploymentsPage, *m_page, m_query, m_backend);
    m_dashboard
        = std::make_unique<DashboardControl>(*m_window, deploymentsPage, m_query, m_backend);
    addPageActions();
    addHelp();
    m_navigator
        = std::make_unique<Navigator>(*m_window, deploymentsPage, *m_page, m_query, m_backend);
    m_support = std::make_unique<Support>(*m_window, [this] { return facts(); });
    m_arrivals = std::make_unique<Arrivals>(*m_window, *m_navigator, m_query);
    m_importer = std::make_unique<Importer>(m_window.get());
    m_editor = std::make_unique<Editor>(*m_window, deploymentsPage, *m_page, m_backend,
                                        m_options.target.dataFile);
    m_history = std::make_unique<HistoryControl>(
        HistoryControl::Parts {*m_window, deploymentsPage, *deployments, *m_page, m_query,
                               *m_editor, m_backend},
        m_options.target.dataFile);
    connect(m_history.get(), &HistoryControl::storeShown, this, [this](store::CatalogStore *shown) {
        m_graph->setStore(shown);
        m_dashboard->setStore(shown);
        m_review->setStore(shown);
        if (m_store)
            stateChanged();
    });
    connect(m_history.get(), &HistoryControl::daysCounted, m_dashboard.get(),
            &DashboardControl::setDays);
    connect(m_arrivals.get(), &Arrivals::snapshotRequested, m_history.get(), &HistoryControl::open);
}

void Application::addPageActions()
{
    const QHash<QString, WindowMenu> menus {
        {u"copyLink"_s, WindowMenu::Edit},    {u"copyFilterLink"_s, WindowMenu::Edit},
        {u"copyUrn"_s, WindowMenu::Edit},     {u"copyJson"_s, WindowMenu::Edit},
        {u"copyCurl"_s, WindowMenu::Edit},    {u"copyRows"_s, WindowMenu::Edit},
        {u"focusFilter"_s, WindowMenu::Edit}, {u"clearFilterAction"_s, WindowMenu::Edit},
        {u"showRemoved"_s, WindowMenu::View}, {u"toggleFacets"_s, WindowMenu::View},
        {u"showTree"_s, WindowMenu::View},    {u"toggleDetails"_s, WindowMenu::View},
        {u"columns"_s, WindowMenu::View},     {u"nextPane"_s, WindowMenu::Go},
        {u"saveView"_s, WindowMenu::View},    {u"savedViews"_s, WindowMenu::View},
        {u"export"_s, WindowMenu::File}};
    for (QAction *action : m_page->actions())
        m_window->addMenuActions(menus.value(action->objectName(), WindowMenu::Deployment),
                                 {action});
}

void Application::addHelp()
{
    m_window->addShortcutHelp(DeploymentsPage::keys());
    m_window->addHelpPage(u"helpFilter"_s, tr("Filter &language"),
                          u":/slipway/help/filter-language.md"_s, QKeySequence(Qt::Key_F1));
    m_window->addHelpPage(u"helpEditing"_s, tr("&Editing"), u":/slipway/help/editing.md"_s);
    m_window->addHelpPage(u"helpDashboard"_s, tr("The &dashboard"),
                          u":/slipway/help/dashboard.md"_s);
    m_window->addHelpPage(u"helpReview"_s, tr("The &review"), u":/slipway/help/review.md"_s);
    m_window->addHelpPage(u"helpHistory"_s, tr("&History and snapshots"),
                          u":/slipway/help/history.md"_s);
    m_window->addHelpPage(u"helpEmbedded"_s, tr("The &embedded server"),
                          u":/slipway/help/embedded-gms.md"_s);
}

void Application::wireWindow()
{
    MainWindow *window = m_window.get();
    connect(window, &MainWindow::firstStartChosen, this, &Application::choose);
    connect(window, &MainWindow::connectionChosen, this, &Application::connectTo);
    connect(window, &MainWindow::connectionsRequested, this, &Application::showConnections);
    connect(window, &MainWindow::refreshRequested, this, &Application::refresh);
    connect(window, &MainWindow::refreshMinutesChosen, this, &Application::setRefreshMinutes);
    connect(window, &MainWindow::clearCacheRequested, this, &Application::clearCache);
    connect(window, &MainWindow::stopRequested, this, [this] {
        if (m_store)
            m_store->stop();
    });
    connect(window, &MainWindow::importRequested, this, &Application::importFiles);
    connect(window, &MainWindow::themeChosen, this, [this](ThemeChoice choice) {
        m_settings.theme.set(choice);
        m_style.setChoice(choice);
    });
    connect(window, &MainWindow::densityChosen, this, [this](Density density) {
        m_settings.density.set(density);
        m_page->setDensity(density);
    });
    connect(m_graph.get(), &GraphControl::statusTextChanged, this, [this](const QString &text) {
        if (!m_review->isShown()) // which has counts of its own
            setStatusCounts(text);
    });
    connect(m_graph.get(), &GraphControl::connectRequested, this, &Application::showConnections);
    connect(m_page, &DeploymentsPage::connectRequested, this, &Application::showConnections);
    connect(m_page, &DeploymentsPage::importRequested, this, [this] { importFiles({}); });
    connect(m_page, &DeploymentsPage::openUrlRequested, this, &Application::openUrl);
    connect(m_dashboard.get(), &DashboardControl::connectRequested, this,
            &Application::showConnections);
    connect(m_dashboard.get(), &DashboardControl::showDeploymentsRequested, m_page,
            &DeploymentsPage::focusTable);
    connect(m_editor.get(), &Editor::openUrlRequested, this, &Application::openUrl);
    connect(m_review.get(), &ReviewControl::wishRequested, m_editor.get(), &Editor::stage);
    connect(m_review.get(), &ReviewControl::openUrlRequested, this, &QDesktopServices::openUrl);
    connect(m_review.get(), &ReviewControl::connectionsRequested, this,
            &Application::showConnections);
    connect(m_review.get(), &ReviewControl::statusTextChanged, this, &Application::setStatusCounts);
    connect(m_importer.get(), &Importer::finished, this, [this](bool wroteAnything) {
        const bool sample = std::exchange(m_loadingSample, false);
        if (sample)
            m_window->clearProgress();
        if (m_store && (wroteAnything || sample))
            m_store->refresh();
    });
    m_arrivals->setConnections([this](const QUrl &server) { return connectionTo(server); });
    connect(m_arrivals.get(), &Arrivals::connectRequested, this, &Application::connectTo);
    connect(m_arrivals.get(), &Arrivals::newConnectionRequested, this, &Application::addConnection);
    connect(m_arrivals.get(), &Arrivals::importRequested, this, &Application::importFiles);
    connect(m_arrivals.get(), &Arrivals::viewsRequested, m_page, &DeploymentsPage::importViews);
    connect(&m_profiles, &Profiles::added, this, &Application::offerConnections);
    connect(&m_profiles, &Profiles::changed, this, &Application::offerConnections);
    connect(&m_profiles, &Profiles::removed, this, &Application::offerConnections);
}

void Application::start()
{
    if (Milestones::areWanted())
        m_milestones = std::make_unique<Milestones>(*m_window);
    m_window->show();
    if (const auto loaded = m_profiles.load(); !loaded)
        m_window->setBanner(u"profiles"_s, {Tone::Warn,
                                            tr("The connections could not be read."),
                                            loaded.error().detail,
                                            {},
                                            true});
    takeLocal();
    findOthers();
    offerConnections();
    begin();
    m_support->begin();
    take(requestOf(m_options));
}

void Application::take(const InstanceRequest &request)
{
    m_arrivals->take(request);
}

void Application::startLocal()
{
    localgms::Options options;
    options.dataFile = m_options.target.dataFile.isEmpty() ? commands::defaultDataFile()
                                                           : m_options.target.dataFile;
    options.port = quint16(m_settings.localPort.value());
    options.nextFreePort = true;
    m_localStart = std::async(std::launch::async, [options = std::move(options)]() mutable {
        return localgms::Server::start(std::move(options));
    });
}

void Application::takeLocal()
{
    auto server = m_localStart.get();
    if (!server) {
        m_localError = server.error();
        return;
    }
    m_local = std::move(*server);
    m_status.embedded = tr("embedded on 127.0.0.1:%1").arg(m_local->port());
    m_window->setStatus(m_status);
}

void Application::findOthers()
{
    const Environment environment = datahubEnvironment();
    m_named = resolveServer(m_options.target.server, environment, std::nullopt);
    if (skipsDatahubEnv(environment))
        return;
    const auto file = DatahubEnv::read(DatahubEnv::defaultFile());
    if (file && *file)
        m_found = resolveServer({}, {}, *file);
}

void Application::begin()
{
    if (!m_named.problem.isEmpty())
        m_window->setBanner(u"named"_s, {Tone::Danger,
                                         tr("The server that was named cannot be used."),
                                         m_named.problem,
                                         {},
                                         true});
    const QString last = m_settings.lastConnection.value();
    if (!m_options.target.dataFile.isEmpty()) {
        openLocal();
    } else if (m_named.source != ServerChoice::Source::None && m_named.problem.isEmpty()) {
        connectTo(namedId);
    } else if (!last.isEmpty() && (last == localId || m_profiles.find(last))) {
        connectTo(last);
    } else if (m_local && !m_local->isEmpty()) {
        openLocal();
    } else {
        m_window->showFirstStart(
            {sampleDeployments, m_local ? m_local->url().toString() : QString(),
             m_found.url.toString(),
             m_secrets.kind() == SecretStore::Kind::Keychain ? tr("your keychain")
                                                             : tr("memory until you quit")});
    }
}

void Application::choose(FirstStart choice)
{
    switch (choice) {
    case FirstStart::Sample:
        loadSample();
        break;
    case FirstStart::Empty:
        openLocal();
        break;
    case FirstStart::Connect:
        addConnection({});
        break;
    case FirstStart::DatahubEnv:
        connectTo(foundId);
        break;
    }
}

void Application::connectTo(const QString &id)
{
    m_tokenCall.reset();
    m_awaitsToken = false;
    if (id == localId) {
        openLocal();
    } else if (id == namedId || id == foundId) {
        const ServerChoice &choice = id == namedId ? m_named : m_found;
        store::Connection connection;
        connection.server.url = choice.url;
        connection.server.name = hostLabel(choice.url);
        connection.token = choice.token.toUtf8();
        open(connection,
             {id, connection.server.name, choice.url.toString(), neutralColour, false, true});
    } else if (const ConnectionProfile *profile = m_profiles.find(id)) {
        openProfile(*profile);
    }
}

void Application::openProfile(const ConnectionProfile &profile)
{
    store::Connection connection;
    connection.server.url = profile.url;
    connection.server.name = profile.name;
    connection.server.readOnly = profile.readOnly;
    connection.server.productionEnvironments = profile.productionEnvironments;
    const ConnectionInfo info = infoOf(profile);
    // The keychain may want its password first; what was kept can be seen without it.
    const QString kept = cache::fileFor(cache::defaultFolder(), cache::identityOf(profile.url));
    if (QFile::exists(kept))
        open(connection, info, true);
    m_tokenCall = m_tokens.read(
        info.id, [this, connection, info](Result<std::optional<StoredToken>> token) mutable {
            if (!m_profiles.find(info.id))
                return;
            if (token && *token && (*token)->belongsTo(connection.server.url))
                connection.token = (*token)->secret.toUtf8();
            if (m_awaitsToken) {
                m_awaitsToken = false;
                m_store->setToken(connection.token);
                m_store->refresh();
            } else {
                open(connection, info);
            }
        });
}

void Application::openLocal()
{
    if (!m_local) {
        ErrorPageContent content;
        content.title = tr("The catalog of this computer cannot be opened.");
        content.advice = m_localError ? m_localError->detail : QString();
        content.actions = {{u"connections"_s, tr("Other connection…"), u"server"_s, {}, {}}};
        m_window->showError(content);
        return;
    }
    store::Connection connection;
    connection.server.url = m_local->url();
    connection.server.name = localInfo().name;
    connection.server.readOnly = false;
    connection.server.embedded = true;
    open(connection, localInfo());
}

void Application::open(const store::Connection &connection, const ConnectionInfo &info,
                       bool awaitsToken)
{
    m_importer->cancel();
    m_history->setStore(nullptr, {}, {});
    m_review->setStore(nullptr);
    m_arrivals->setStore(nullptr);
    m_editor->setStore(nullptr, {}, {});
    m_graph->setStore(nullptr);
    m_page->setStore(nullptr);
    m_dashboard->setStore(nullptr);
    store::Connection kept = connection;
    if (!connection.server.embedded) // which is as near as a file
        kept.cacheFolder = cache::defaultFolder();
    m_store = std::make_unique<store::GmsStore>(kept);
    m_connection = info;
    m_settings.lastConnection.set(info.id == localId || m_profiles.find(info.id) ? info.id
                                                                                 : QString());
    connect(m_store.get(), &store::CatalogStore::stateChanged, this, &Application::stateChanged);
    m_awaitsToken = awaitsToken;
    // Before the page hears of it, so that the first rows are asked for while it is laid out.
    if (awaitsToken)
        m_store->showKept();
    else
        m_store->refresh();
    m_page->setStore(m_store.get());
    m_graph->setStore(m_store.get());
    m_dashboard->setStore(m_store.get());
    m_editor->setStore(m_store.get(), connection, info);
    m_review->setStore(m_store.get());
    m_arrivals->setStore(m_store.get());
    m_history->setStore(m_store.get(), connection, info);
    m_window->setConnection(info);
    m_window->setConnections(allConnections());
    m_window->showPage(deploymentsPage);
    m_page->focusTable();
    m_navigator->start();
    if (m_dialog)
        m_dialog->setConnected(info.id);
    followInterval();
    stateChanged();
}

void Application::loadSample()
{
    m_backend.setValue(sampleKey, true);
    openLocal();
    if (!m_local)
        return;
    m_loadingSample = true;
    m_window->setProgress({tr("Loading the sample catalog"), 0, -1, {}, {}, {}, {}});
    auto sample = std::make_unique<QFile>(u":/slipway/sample/sample.jsonl"_s);
    sample->open(QIODevice::ReadOnly);
    m_importer->startQuietly(*m_store, std::move(sample));
}

ConnectionInfo Application::localInfo() const
{
    const bool sample = m_backend.value(sampleKey).toBool();
    return {localId,
            sample ? tr("Sample on this computer") : tr("This computer"),
            m_local ? tr("embedded, 127.0.0.1:%1").arg(m_local->port())
                    : tr("embedded, not running"),
            neutralColour,
            false,
            false};
}

ConnectionInfo Application::infoOf(const ConnectionProfile &profile) const
{
    return {profile.id,     profile.name,       profile.url.toString(),
            profile.colour, profile.production, profile.readOnly};
}

QList<ConnectionInfo> Application::allConnections() const
{
    QList<ConnectionInfo> all {localInfo()};
    if (m_named.source != ServerChoice::Source::None && m_named.problem.isEmpty())
        all.append(
            {namedId, hostLabel(m_named.url), m_named.url.toString(), neutralColour, false, true});
    for (const ConnectionProfile &profile : m_profiles.all())
        all.append(infoOf(profile));
    if (!m_found.url.isEmpty())
        all.append({foundId, tr("from ~/.datahubenv"), m_found.url.toString(), neutralColour, false,
                    true});
    return all;
}

diagnostics::Facts Application::facts() const
{
    diagnostics::Facts facts;
    const QString data = m_options.target.dataFile.isEmpty() ? commands::defaultDataFile()
                                                             : m_options.target.dataFile;
    facts.dataFileBytes = QFileInfo(data).size();
    facts.cacheBytes = cache::size(cache::defaultFolder());
    facts.onBus = InstanceBus::session().isConnected();
    facts.keychain = m_secrets.kind() == SecretStore::Kind::Keychain;
    if (m_store) {
        facts.deployments = qint64(m_store->catalog()->size());
        facts.catalogBytes = qint64(m_store->catalog()->chunkMemory());
    }
    for (const ConnectionInfo &info : allConnections()) {
        diagnostics::ConnectionFacts connection;
        connection.embedded = info.id == localId;
        connection.url = QUrl(info.detail);
        connection.readOnly = info.readOnly;
        connection.connected = info.id == m_connection.id;
        if (connection.connected && m_store)
            connection.serverVersion = m_store->server().version;
        facts.connections.append(connection);
    }
    return facts;
}

void Application::offerConnections()
{
    m_window->setConnections(allConnections());
    const ConnectionProfile *profile = m_profiles.find(m_connection.id);
    if (!profile)
        return;
    const bool rewired = m_store
                      && (m_store->server().readOnly != profile->readOnly
                          || m_store->server().url != profile->url);
    if (rewired) {
        connectTo(profile->id);
    } else {
        m_window->setConnection(m_connection = infoOf(*profile));
        m_query.setProductionEnvironments(profile->productionEnvironments);
        m_editor->setInfo(m_connection);
    }
    followInterval();
}

//! Of the connection that is open: a profile has its own interval, the others share one.
void Application::setRefreshMinutes(int minutes)
{
    if (const ConnectionProfile *profile = m_profiles.find(m_connection.id)) {
        ConnectionProfile changed = *profile;
        changed.refreshMinutes = minutes;
        m_profiles.change(changed);
    } else {
        m_settings.refreshMinutes.set(minutes);
    }
    followInterval();
}

void Application::followInterval()
{
    const ConnectionProfile *profile = m_profiles.find(m_connection.id);
    const int minutes = profile ? profile->refreshMinutes : m_settings.refreshMinutes.value();
    const std::chrono::milliseconds interval
        = std::chrono::minutes(qBound(0, minutes, mostRefreshMinutes));
    m_window->setRefreshMinutes(minutes);
    if (interval.count() == 0)
        m_refreshTimer.stop();
    else if (!m_refreshTimer.isActive() || m_refreshTimer.intervalAsDuration() != interval)
        m_refreshTimer.start(interval);
}

void Application::refresh()
{
    if (m_store && !m_awaitsToken) // it comes with the token
        m_store->refresh();
}

//! What a user did not ask for takes place only where someone could see it and nothing is under
//! way.
void Application::refreshUnasked()
{
    const bool seen = m_window->isVisible() && !m_window->isMinimized();
    if (m_store && seen && !m_store->state().isBusy() && !m_importer->isRunning())
        refresh();
}

void Application::clearCache()
{
    const qint64 bytes = cache::clear(cache::defaultFolder());
    m_window->setBanner(
        u"cache"_s, {Tone::Info,
                     tr("The cache is empty."),
                     tr("%1 were removed. The next start of each connection waits for its server.")
                         .arg(QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat)),
                     {},
                     true});
}

//! The catalog that was kept of a server goes with the last connection to it.
void Application::forgetKept(const ConnectionProfile &profile)
{
    const QString identity = cache::identityOf(profile.url);
    const auto isTheSame = [&identity](const ConnectionProfile &other) {
        return cache::identityOf(other.url) == identity;
    };
    if (std::none_of(m_profiles.all().begin(), m_profiles.all().end(), isTheSame))
        QFile::remove(cache::fileFor(cache::defaultFolder(), identity));
}

void Application::showConnections()
{
    if (!m_dialog) {
        m_dialog = new ConnectionsDialog(m_profiles, m_tokens, m_check, m_window.get());
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &ConnectionsDialog::connectRequested, this, &Application::connectTo);
        connect(m_dialog, &ConnectionsDialog::forgotten, this, &Application::forgetKept);
        const ConnectionInfo local = localInfo();
        m_dialog->setLocal({localId, local.name, local.detail,
                            m_backend.value(sampleKey).toBool() ? tr("sample") : QString(), false});
        if (!m_found.url.isEmpty())
            m_dialog->setFound(
                {foundId, tr("from ~/.datahubenv"), m_found.url.toString(), {}, true}, m_found.url,
                m_found.token);
        m_dialog->setConnected(m_connection.id);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void Application::addConnection(const QUrl &server)
{
    showConnections();
    m_dialog->addNew(server);
}

//! The same address, or else the same host and port: who shares a link may reach a server by its
//! frontend, who follows it directly.
QString Application::connectionTo(const QUrl &server) const
{
    QList<std::pair<QString, QUrl>> known;
    for (const ConnectionProfile &profile : m_profiles.all())
        known.append({profile.id, profile.url});
    if (m_named.problem.isEmpty())
        known.append({namedId, m_named.url});
    known.append({foundId, m_found.url});
    if (m_local)
        known.append({localId, m_local->url()});
    for (const auto &[id, url] : std::as_const(known)) {
        if (!url.isEmpty() && cache::identityOf(url) == cache::identityOf(server))
            return id;
    }
    for (const auto &[id, url] : std::as_const(known)) {
        if (!url.isEmpty() && originOf(url) == originOf(server))
            return id;
    }
    return {};
}

void Application::stateChanged()
{
    const store::LoadState &state = m_store->state();
    m_status.asOf = loadwords::asOf(m_history->snapshot() ? m_history->snapshot()->state() : state,
                                    QDateTime::currentDateTime());
    m_status.server = m_store->server().version.isEmpty()
                        ? QString()
                        : tr("GMS %1").arg(m_store->server().version);
    m_window->setStatus(m_status);
    if (state.phase != store::LoadState::Phase::Complete)
        return;
    giveBackMemory();
    if (m_milestones)
        m_milestones->catalogComplete(qint64(m_store->catalog()->size()),
                                      qint64(m_store->catalog()->chunkMemory()));
}

void Application::setStatusCounts(const QString &text)
{
    m_status.counts = text;
    m_window->setStatus(m_status);
}

void Application::importFiles(const QStringList &files)
{
    if (files.isEmpty()) {
        m_window->askForImport();
        return;
    }
    if (!m_store)
        openLocal();
    if (!m_store)
        return;
    if (m_store->server().readOnly) {
        m_window->setBanner(u"import"_s,
                            {Tone::Warn,
                             tr("%1 is read-only.").arg(m_connection.name),
                             tr("Nothing was imported. Allow writing in Connections, or choose "
                                "another connection."),
                             {},
                             true});
        return;
    }
    m_settings.lastImportFolder.set(QFileInfo(files.first()).path());
    m_importer->start(*m_store, files.first());
}

void Application::openUrl(const QUrl &url)
{
    if (url.scheme() == "https"_L1 || url.scheme() == "http"_L1)
        QDesktopServices::openUrl(url);
}
