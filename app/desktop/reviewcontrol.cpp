// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/reviewcontrol.h"

#include "models/cache/folder.h"
#include "models/filter/language.h"
#include "ui/deployments/deploymentspage.h"
#include "ui/deployments/filtereditor.h"
#include "ui/deployments/filterline.h"
#include "ui/deployments/loadwords.h"
#include "ui/review/checksdialog.h"
#include "ui/review/reportsaver.h"
#include "ui/review/reviewpage.h"
#include "ui/shell/mainwindow.h"

#include <QFile>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;
using store::LoadState;

namespace {

const auto reviewPage = u"review"_s;
const auto reportKey = u"report"_s;
const auto freezeKey = u"freezes"_s;

} // namespace

ReviewControl::ReviewControl(MainWindow &window, const QString &deploymentsId,
                             DeploymentsPage &deployments, DeploymentQuery &query,
                             QSettings &settings)
    : m_window(window)
    , m_deploymentsId(deploymentsId)
    , m_deployments(deployments)
    , m_query(query)
    , m_settings(settings)
{
    auto *line = new FilterLine;
    m_page = new ReviewPage(m_reviewer, line);
    auto *filterEditor = new FilterEditor(m_query, *line);
    filterEditor->setParent(m_page);
    connect(filterEditor, &FilterEditor::left, m_page, &ReviewPage::focusView);
    m_reports = new ReportSaver(m_reviewer, *m_page->reportMenu());
    m_window.addPage(reviewPage, u"review"_s, tr("Review"), m_page);
    m_window.addShortcutHelp(ReviewPage::keys());
    connectPage();
    connect(&m_query, &DeploymentQuery::answered, this, &ReviewControl::askIfShown);
    connect(&m_query, &DeploymentQuery::answered, this, &ReviewControl::countOverdue);
    connect(&m_query, &DeploymentQuery::productionEnvironmentsChanged, this,
            &ReviewControl::askIfShown);
    connect(&m_window, &MainWindow::pageChanged, this, &ReviewControl::pageChanged);
    m_clock.setInterval(60'000);
    connect(&m_clock, &QTimer::timeout, this, &ReviewControl::askIfShown);
    connect(&m_clock, &QTimer::timeout, this, &ReviewControl::countOverdue);
    m_clock.start();
    m_clashRules.workdays = QLocale().weekdays();
}

ReviewControl::~ReviewControl()
{
    delete m_checks;
}

void ReviewControl::connectPage()
{
    connect(m_page, &ReviewPage::wishRequested, this, &ReviewControl::wishRequested);
    connect(m_page, &ReviewPage::editRequested, this,
            [this](const QStringList &urns, const QString &aspect) {
                m_window.showPage(m_deploymentsId);
                if (urns.size() == 1)
                    m_deployments.select(urns.first());
                Q_EMIT m_deployments.editRequested(urns, aspect);
            });
    connect(m_page, &ReviewPage::showRequested, this, [this](const QString &urn) {
        m_window.showPage(m_deploymentsId);
        m_deployments.select(urn);
        m_deployments.focusTable();
    });
    connect(m_page, &ReviewPage::checksRequested, this, &ReviewControl::showChecks);
    connect(m_page, &ReviewPage::clearFilterRequested, this, [this] { m_query.setFilter({}); });
    connect(m_page, &ReviewPage::loadActionRequested, this, &ReviewControl::act);
    connect(m_page, &ReviewPage::statusTextChanged, this, [this](const QString &text) {
        if (isShown())
            Q_EMIT statusTextChanged(text);
    });
    connect(m_reports, &ReportSaver::mailRequested, this, &ReviewControl::openUrlRequested);
    connect(m_reports, &ReportSaver::saved, this, [this](const QString &path) {
        m_window.setBanner(reportKey, {Tone::Info, tr("The report is saved."), path, {}, true});
    });
    connect(m_reports, &ReportSaver::failed, this, [this](const QString &path, const QString &why) {
        m_window.setBanner(reportKey,
                           {Tone::Danger, tr("%1 could not be written.").arg(path), why, {}, true});
    });
}

void ReviewControl::setStore(store::CatalogStore *store)
{
    if (m_store)
        disconnect(m_store, nullptr, this, nullptr);
    m_store = store;
    delete m_checks;
    if (store)
        connect(store, &store::CatalogStore::stateChanged, this, &ReviewControl::showState);
    m_page->setServer(serverName(), !store || store->server().readOnly);
    readChoices();
    showState();
    askIfShown();
    countOverdue();
}

QString ReviewControl::serverName() const
{
    if (!m_store)
        return {};
    const store::ServerDescription &server = m_store->server();
    return server.name.isEmpty() ? server.url.host() : server.name;
}

//! The embedded GMS has another port at each start.
QString ReviewControl::settingsKey() const
{
    return m_store && !m_store->server().embedded ? cache::identityOf(m_store->server().url)
                                                  : QString();
}

void ReviewControl::readChoices()
{
    m_choices = readReviewChoices(m_settings, settingsKey());
    m_clashRules.mostADay = m_choices.mostADay;
    m_clashRules.freezes.clear();
    m_window.clearBanner(freezeKey);
    if (!m_choices.freezeFile.isEmpty()) {
        QFile file(m_choices.freezeFile);
        const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        const auto freezes = review::readFreezes(bytes, QTimeZone::systemTimeZone());
        if (freezes)
            m_clashRules.freezes = *freezes;
        else if (!m_checks) // while one types its name, it is not there yet
            m_window.setBanner(freezeKey, {Tone::Warn,
                                           tr("The calendar of freezes cannot be read."),
                                           m_choices.freezeFile,
                                           {},
                                           true});
    }
    m_page->setFreezes(m_clashRules.freezes);
}

void ReviewControl::takeChoices(const ReviewChoices &choices)
{
    if (choices == m_choices)
        return;
    writeReviewChoices(m_settings, settingsKey(), choices);
    readChoices();
    ask();
}

void ReviewControl::showChecks()
{
    if (!m_checks) {
        m_checks = new ChecksDialog(m_choices, serverName(), &m_window);
        m_checks->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_checks, &ChecksDialog::chosen, this, &ReviewControl::takeChoices);
    }
    m_checks->show();
    m_checks->raise();
    m_checks->activateWindow();
}

review::Context ReviewControl::context() const
{
    review::Context context;
    context.when.production = m_query.productionEnvironments();
    if (m_store) {
        const LoadState &state = m_store->state();
        // A refresh leaves the catalog as it is until it has all of the new one.
        context.complete = state.phase == LoadState::Phase::Complete
                        || (state.isBusy() && state.refreshing && !state.kept);
        context.readAt = state.finished;
    }
    return context;
}

bool ReviewControl::isShown() const
{
    return m_window.currentPage() == reviewPage;
}

void ReviewControl::askIfShown()
{
    m_stale = true;
    if (isShown())
        ask();
}

void ReviewControl::ask()
{
    m_stale = false;
    const DeploymentQuery::Answer &answer = m_query.answer();
    if (!answer.catalog)
        return;
    review::Reviewer::Question question;
    question.catalog = answer.catalog;
    question.rows = answer.rows;
    question.within = m_query.filter();
    question.context = context();
    question.policy = review::Policy::fromWords(m_choices.checks);
    const auto own = filter::parse(m_choices.ephemeral);
    question.ephemeral = own.error || m_choices.ephemeral.isEmpty()
                           ? filter::parse(review::usualEphemeralFilter()).filter
                           : own.filter;
    question.clashRules = m_clashRules;
    m_page->setFiltered(!m_query.filter().isEmpty());
    m_reports->setOrigin({serverName(), filter::toText(m_query.filter())});
    m_reviewer.ask(question);
}

//! Of all deployments, whatever the filter.
void ReviewControl::countOverdue()
{
    int count = 0;
    if (m_query.catalog() && m_store) {
        filter::Filter overdue;
        overdue.add({filter::Is {filter::Fact::Overdue}});
        count = int(filter::matchingRows(*m_query.catalog(), overdue, context().when).size());
    }
    m_window.setPageBadge(reviewPage, count, true);
}

void ReviewControl::showState()
{
    const LoadState state = m_store ? m_store->state() : LoadState();
    m_page->setBanner(loadwords::banner(state, serverName(),
                                        qint64(m_query.catalog() ? m_query.catalog()->size() : 0)));
    m_page->setProgress(state.isBusy() ? std::optional(loadwords::progress(state)) : std::nullopt);
    m_page->setError(state.phase == LoadState::Phase::Failed
                         ? std::optional(loadwords::errorPage(state, serverName()))
                         : std::nullopt);
    if (!state.isBusy())
        askIfShown(); // what was not known because it was not read may be known now
}

void ReviewControl::act(const QString &id)
{
    if (id == loadwords::connections)
        Q_EMIT connectionsRequested();
    else if (m_store && id == loadwords::retryMissing)
        m_store->retryMissing();
    else if (m_store && id == loadwords::reload)
        m_store->refresh();
}

void ReviewControl::pageChanged(const QString &id)
{
    if (id != reviewPage)
        return;
    if (m_stale)
        ask();
    const QStringList chosen = m_deployments.selectedUrns();
    if (chosen.size() == 1)
        m_page->choose(chosen.first());
    m_page->focusView();
    Q_EMIT statusTextChanged(m_page->statusText());
}
