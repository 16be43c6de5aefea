// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/editor.h"

#include "app/commands/session.h"
#include "models/cache/folder.h"
#include "models/changes/aspects.h"
#include "ui/changeset/appliedpage.h"
#include "ui/changeset/changesetpane.h"
#include "ui/changeset/conflictpage.h"
#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/common/segments.h"
#include "ui/deployments/deploymentspage.h"
#include "ui/deployments/pagelayout.h"
#include "ui/editing/bulkform.h"
#include "ui/editing/editpanel.h"
#include "ui/shell/mainwindow.h"

#include <QAction>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

const auto changesPage = u"changes"_s;
const auto noticeKey = u"edits"_s;

EditPanel::Section sectionOf(const QString &aspect)
{
    if (aspect == changes::aspect::properties || aspect == changes::aspect::instance
        || aspect == changes::aspect::container)
        return EditPanel::Section::Properties;
    if (aspect == changes::aspect::modelProperties)
        return EditPanel::Section::Links;
    if (aspect == changes::aspect::status)
        return EditPanel::Section::Lifecycle;
    return EditPanel::Section::Governance;
}

} // namespace

Editor::Editor(MainWindow &window, const QString &deploymentsId, DeploymentsPage &page,
               QSettings &settings, const QString &dataFile)
    : m_window(window)
    , m_deploymentsId(deploymentsId)
    , m_dataFile(dataFile)
    , m_page(page)
    , m_forms(new QStackedWidget)
    , m_panel(new EditPanel(settings))
    , m_bulk(new BulkForm)
    , m_changes(new ChangeSetPane(settings))
    , m_conflicts(new ConflictPage(settings))
    , m_applied(new AppliedPage(settings))
    , m_changesPages(new QStackedWidget)
    , m_changesViews(new Segments)
{
    m_forms->addWidget(m_panel);
    m_forms->addWidget(m_bulk);
    m_page.layout().setForm(m_forms);
    m_page.layout().setBottom(m_changes);
    m_changesPages->addWidget(m_applied);
    m_changesPages->addWidget(m_conflicts);
    auto *changes = new QWidget;
    auto *views = new QHBoxLayout;
    views->setContentsMargins(12, 6, 12, 6);
    views->addWidget(m_changesViews);
    views->addStretch(1);
    auto *column = new QVBoxLayout(changes);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(views);
    column->addWidget(new Line(Qt::Horizontal, changes));
    column->addWidget(m_changesPages, 1);
    m_changesViews->setAccessibleName(tr("Which changes are shown"));
    m_changesViews->add(tr("Applied"), u"changesApplied"_s);
    connect(m_changesViews, &Segments::currentChanged, this, &Editor::showChosenView);
    m_window.addPage(changesPage, u"history"_s, tr("Changes"), changes);
    makeActions();
    connectParts();
    connectPage();
    countChanges();
    m_clock.setInterval(60'000);
    connect(&m_clock, &QTimer::timeout, this, &Editor::tellTime);
    m_clock.start();
    tellTime();
}

Editor::~Editor() = default;

void Editor::tellTime()
{
    const QDateTime now = QDateTime::currentDateTime();
    m_panel->setNow(now);
    m_bulk->setNow(now);
    m_changes->setNow(now);
    m_conflicts->setNow(now);
    m_applied->setNow(now);
}

void Editor::makeActions()
{
    m_showChanges = new QAction(icons::icon(u"changes"_s), tr("Change &set"), this);
    m_showChanges->setObjectName(u"showChanges"_s);
    m_showChanges->setShortcut(QKeySequence(u"Ctrl+Shift+A"_s));
    m_showChanges->setCheckable(true);
    connect(m_showChanges, &QAction::triggered, this, &Editor::showChanges);
    m_window.addChangesAction(m_showChanges);
    m_window.addMenuActions(WindowMenu::View, {m_showChanges});
    m_window.addMenuActions(WindowMenu::Edit,
                            {m_changes->undoAction(), m_changes->redoAction(),
                             m_changes->applyAction(), m_changes->discardAction()});
}

void Editor::connectParts()
{
    connect(m_panel, &EditPanel::closed, this, &Editor::closeForm);
    connect(m_panel, &EditPanel::nextRequested, this, &Editor::editNext);
    connect(m_panel, &EditPanel::openUrlRequested, this, &Editor::openUrlRequested);
    connect(m_panel, &EditPanel::created, this, [this](const QString &urn) {
        showChanges(true);
        m_page.select(urn);
    });
    connect(m_bulk, &BulkForm::closed, this, &Editor::closeForm);
    connect(m_bulk, &BulkForm::staged, this, [this] {
        closeForm();
        showChanges(true);
        m_changes->setFocus();
    });
    connect(m_bulk, &BulkForm::previewChanged, &m_page, &DeploymentsPage::setChanges);
    connect(m_changes, &ChangeSetPane::closed, this, [this] {
        showChanges(false);
        m_page.focusTable();
    });
    connect(m_changes, &ChangeSetPane::left, this, [this] {
        if (m_page.layout().formShown() && m_forms->currentWidget() == m_panel)
            m_panel->focusForm();
        else
            m_page.focusTable();
    });
    connect(m_changes, &ChangeSetPane::showRequested, &m_page, &DeploymentsPage::select);
    connect(m_changes, &ChangeSetPane::editRequested, this,
            [this](const QString &urn, const QString &aspect) { edit({urn}, aspect); });
    connect(m_changes, &ChangeSetPane::conflictsRequested, this, &Editor::showConflicts);
    connect(
        m_changes, &ChangeSetPane::failed, this, [this](const QString &path, const QString &why) {
            m_window.setBanner(
                noticeKey, {Tone::Danger, tr("%1 could not be written.").arg(path), why, {}, true});
        });
    connect(m_conflicts, &ConflictPage::backRequested, this, [this] {
        m_changesPages->setCurrentWidget(m_applied);
        m_window.showPage(m_deploymentsId);
    });
    connect(m_conflicts, &ConflictPage::editRequested, this, [this](const QString &urn) {
        m_window.showPage(m_deploymentsId);
        edit({urn}, {});
    });
    connect(m_applied, &AppliedPage::backRequested, this,
            [this] { m_window.showPage(m_deploymentsId); });
    connect(m_applied, &AppliedPage::showRequested, this, [this](const QString &urn) {
        m_window.showPage(m_deploymentsId);
        m_page.select(urn);
    });
    connect(m_applied, &AppliedPage::reverted, this, [this](int changes) {
        if (changes == 0)
            return;
        m_window.showPage(m_deploymentsId);
        showChanges(true);
        m_changes->setFocus();
    });
    connect(&m_window, &MainWindow::pageChanged, this, [this](const QString &id) {
        if (id != changesPage)
            return;
        if (m_editing && m_editing->conflictCount() > 0)
            m_changesViews->setCurrent(0); // what needs the user comes first
        showChosenView();
    });
    connect(&m_window, &MainWindow::bannerActionTriggered, this,
            [this](const QString &key, const QString &) {
                if (key == noticeKey)
                    showChanges(true);
            });
}

void Editor::connectPage()
{
    connect(&m_page, &DeploymentsPage::editRequested, this, &Editor::edit);
    connect(&m_page, &DeploymentsPage::newRequested, this, [this](const QString &copyOf) {
        if (!m_editing)
            return;
        m_forms->setCurrentWidget(m_panel);
        m_page.layout().showForm(true);
        m_panel->create(copyOf);
        m_panel->focusForm();
    });
    // The form follows the row that is chosen.
    connect(&m_page, &DeploymentsPage::selectionChanged, this, [this](const QStringList &urns) {
        if (!m_page.layout().formShown() || urns.isEmpty())
            return;
        const bool one = urns.size() == 1;
        if (one && m_forms->currentWidget() == m_panel && m_panel->urn() != urns.first()
            && !m_panel->urn().isEmpty())
            m_panel->edit(urns.first());
        else if (!one || m_forms->currentWidget() == m_bulk)
            showForm(urns, {});
    });
}

void Editor::setStore(store::GmsStore *store, const store::Connection &connection,
                      const ConnectionInfo &info)
{
    closeForm();
    share(nullptr);
    m_editing.reset();
    m_window.clearBanner(noticeKey);
    if (store) {
        const QString data = QFileInfo(commands::defaultDataFile()).path();
        m_editing = std::make_unique<store::Editing>(
            *store, store->client(),
            store::Editing::Options {.folder = data + u"/changes"_s,
                                     // The embedded GMS has another port at each start; its file
                                     // is what it is recognised by.
                                     .identity = connection.server.embedded
                                                   ? u"embedded"_s + m_dataFile
                                                   : cache::identityOf(connection.server.url),
                                     .fallbackActor = store::localActor(),
                                     .readOnly = connection.server.readOnly,
                                     .withToken = !connection.token.isEmpty()});
        connect(m_editing.get(), &store::Editing::changed, this, &Editor::countChanges);
        connect(m_editing.get(), &store::Editing::stateChanged, this, &Editor::countChanges);
        connect(m_editing.get(), &store::Editing::noticeChanged, this, &Editor::showNotice);
        connect(m_editing.get(), &store::Editing::applyFinished, store,
                [store] { store->refresh(); });
        share(m_editing.get());
        setInfo(info);
        showNotice();
    }
    showChanges(m_editing && !m_editing->changes().isEmpty());
    countChanges();
}

void Editor::share(store::Editing *editing)
{
    m_page.setEditing(editing);
    m_panel->setEditing(editing);
    m_bulk->setEditing(editing);
    m_changes->setEditing(editing);
    m_conflicts->setEditing(editing);
    m_applied->setEditing(editing);
}

void Editor::setInfo(const ConnectionInfo &info)
{
    m_changes->setServer(info.name, QColor(info.colour), info.production);
}

void Editor::edit(const QStringList &urns, const QString &aspect)
{
    if (!m_editing || urns.isEmpty())
        return;
    m_window.showPage(m_deploymentsId);
    showForm(urns, aspect);
    if (urns.size() == 1)
        m_panel->focusForm(aspect);
    else
        m_bulk->begin(aspect);
}

void Editor::stage(const QStringList &urns, const changes::Wish &wish, const QString &title)
{
    if (m_editing)
        m_editing->setWish(urns, wish, title);
}

//! Without taking the keyboard from the table.
void Editor::showForm(const QStringList &urns, const QString &aspect)
{
    if (urns.size() == 1) {
        m_forms->setCurrentWidget(m_panel);
        m_page.layout().showForm(true);
        const auto section = aspect.isEmpty() ? std::nullopt : std::optional(sectionOf(aspect));
        m_panel->edit(urns.first(), section);
        return;
    }
    m_forms->setCurrentWidget(m_bulk);
    m_page.layout().showForm(true);
    m_bulk->edit(urns, m_page.matchingUrns());
}

void Editor::editNext()
{
    if (!m_page.selectNext())
        return;
    const QStringList urns = m_page.selectedUrns();
    if (urns.size() == 1)
        m_panel->edit(urns.first());
}

void Editor::closeForm()
{
    if (!m_page.layout().formShown())
        return;
    m_page.layout().showForm(false);
    m_page.focusTable();
}

void Editor::showChanges(bool shown)
{
    if (shown)
        m_window.showPage(m_deploymentsId);
    m_page.layout().showBottom(shown);
    m_showChanges->setChecked(shown);
}

void Editor::addChangesView(const QString &title, const QString &name, QWidget *view)
{
    m_changesViews->add(title, name);
    m_changesPages->addWidget(view);
}

void Editor::showChangesView(QWidget *view)
{
    m_window.showPage(changesPage);
    m_changesViews->setCurrent(m_changesPages->indexOf(view) - 1);
    showChosenView();
}

//! The first two pages are one view: what was applied, and what could not be.
void Editor::showChosenView()
{
    const int view = m_changesViews->current();
    const bool conflicts = m_editing && m_editing->conflictCount() > 0;
    m_changesPages->setCurrentIndex(view > 0 ? view + 1 : conflicts ? 1 : 0);
}

void Editor::showConflicts(const QString &urn)
{
    m_changesViews->setCurrent(0);
    m_changesPages->setCurrentWidget(m_conflicts);
    m_window.showPage(changesPage);
    m_conflicts->show(urn);
}

void Editor::countChanges()
{
    const std::size_t count = m_editing ? m_editing->changes().changeCount() : 0;
    // The first change brings up what it is gathered in; another page stays.
    if (count > 0 && m_count == 0) {
        m_page.layout().showBottom(true);
        m_showChanges->setChecked(true);
    }
    if (count == 0 && m_count > 0)
        m_window.clearBanner(noticeKey); // of what waited from an earlier time
    m_count = count;
    m_showChanges->setEnabled(m_editing != nullptr);
    m_showChanges->setProperty("waiting", count > 0);
    m_showChanges->setIconText(count == 0   ? tr("No changes")
                               : count == 1 ? tr("1 change")
                                            : tr("%1 changes").arg(count));
    m_window.setPageBadge(changesPage, m_editing ? m_editing->conflictCount() : 0, true);
}

void Editor::showNotice()
{
    if (!m_editing || m_editing->notice().isEmpty())
        return m_window.clearBanner(noticeKey);
    m_window.setBanner(
        noticeKey,
        {Tone::Info, m_editing->notice(), {}, {{u"show"_s, tr("Show the change set"), {}}}, true});
}
