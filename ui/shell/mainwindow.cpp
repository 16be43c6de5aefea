// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/mainwindow.h"

#include "ui/common/focus.h"
#include "ui/common/icons.h"
#include "ui/common/messageslot.h"
#include "ui/common/panes.h"
#include "ui/shell/aboutdialog.h"
#include "ui/shell/connectionchip.h"
#include "ui/shell/helpwindow.h"
#include "ui/shell/pagebutton.h"
#include "ui/shell/shortcutsdialog.h"
#include "ui/shell/topbar.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList localFiles(const QMimeData &data)
{
    QStringList files;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            files += url.toLocalFile();
    }
    return files;
}

} // namespace

MainWindow::MainWindow(QSettings &settings, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_menus(new WindowMenus(*menuBar(), this))
    , m_status(new StatusLine(this))
    , m_state(new WindowState(settings, u"window"_s, this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(u"Slipway"_s);
    setWindowIcon(icons::icon(u"slipway"_s));
    setMinimumSize(900, 560);
    setAcceptDrops(true);
    menuBar()->setAccessibleName(tr("Menu"));
    buildBody();
    setStatusBar(m_status);
    connectMenus();
    connectParts();
    qApp->installEventFilter(this);
    setConnection({});
    if (!m_state->keepGeometry()) {
        const QSize frame(16, 48); // not known before the window is shown
        const QSize room = screen() ? screen()->availableSize() - frame : QSize(1440, 900);
        resize(QSize(1440, 900).boundedTo(room));
    }
}

MainWindow::~MainWindow() = default;

void MainWindow::buildBody()
{
    m_body = new QWidget(this);
    m_bar = new TopBar(m_menus->back, m_menus->forward, m_menus->palette, m_menus->refresh, m_body);
    m_strip = new ConnectionStrip(m_body);
    m_messages = new QWidget(m_body);
    m_banners = new BannerArea(m_messages);
    m_progress = new ProgressStrip(m_messages);
    auto *messages = new QVBoxLayout(m_messages);
    messages->setContentsMargins(0, 0, 0, 0);
    messages->setSpacing(0);
    messages->addWidget(m_banners);
    messages->addWidget(m_progress);
    m_stack = new QStackedWidget(m_body);
    m_firstStart = new FirstStartPage(m_stack);
    m_error = new ErrorPage(m_stack);
    m_stack->addWidget(m_firstStart);
    m_stack->addWidget(m_error);

    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_strip);
    column->addWidget(m_messages);
    column->addWidget(m_stack, 1);
    setCentralWidget(m_body);
    m_bar->chip()->setConnectionsAction(m_menus->connections);
}

void MainWindow::connectMenus()
{
    connect(m_menus->importFile, &QAction::triggered, this, &MainWindow::askForImport);
    connect(m_menus->connections, &QAction::triggered, this, &MainWindow::connectionsRequested);
    connect(m_menus->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_menus->palette, &QAction::triggered, this, &MainWindow::paletteRequested);
    connect(m_menus->back, &QAction::triggered, this, &MainWindow::backRequested);
    connect(m_menus->forward, &QAction::triggered, this, &MainWindow::forwardRequested);
    connect(m_menus->refresh, &QAction::triggered, this, &MainWindow::refreshRequested);
    connect(m_menus->switchConnection, &QAction::triggered, this,
            [this] { m_bar->chip()->showMenu(); });
    connect(m_menus->nextPane, &QAction::triggered, this, [this] { panes::walk(this, true); });
    connect(m_menus->previousPane, &QAction::triggered, this, [this] { panes::walk(this, false); });
    connect(m_menus->fullScreen, &QAction::triggered, this, [this](bool full) {
        setWindowState(full ? windowState() | Qt::WindowFullScreen
                            : windowState() & ~Qt::WindowFullScreen);
    });
    connect(m_menus->shortcuts, &QAction::triggered, this, &MainWindow::showShortcuts);
    connect(m_menus->about, &QAction::triggered, this, &MainWindow::showAbout);
    connect(m_menus, &WindowMenus::themeChosen, this, &MainWindow::themeChosen);
    connect(m_menus->clearCache, &QAction::triggered, this, &MainWindow::clearCacheRequested);
    connect(m_menus, &WindowMenus::refreshMinutesChosen, this, &MainWindow::refreshMinutesChosen);
    connect(m_menus, &WindowMenus::densityChosen, this, &MainWindow::densityChosen);
}

void MainWindow::connectParts()
{
    connect(m_bar, &TopBar::pageChosen, this, &MainWindow::showPage);
    connect(m_bar->chip(), &ConnectionChip::chosen, this, &MainWindow::connectionChosen);
    connect(m_banners, &BannerArea::actionTriggered, this, &MainWindow::bannerActionTriggered);
    connect(m_banners, &BannerArea::closed, this, &MainWindow::bannerClosed);
    connect(m_progress, &ProgressStrip::stopRequested, this, &MainWindow::stopRequested);
    connect(m_firstStart, &FirstStartPage::chosen, this, &MainWindow::firstStartChosen);
    connect(m_error, &ErrorPage::actionTriggered, this, &MainWindow::errorActionTriggered);
}

void MainWindow::addPage(const QString &id, const QString &iconName, const QString &title,
                         QWidget *page)
{
    m_stack->addWidget(page);
    m_bar->addPage(id, iconName, title);
    QAction *action = m_menus->addPage(title);
    connect(action, &QAction::triggered, this, [this, id] { showPage(id); });
    m_pages.append({id, page, action});
    if (m_page.isEmpty())
        showPage(id);
}

void MainWindow::setPageBadge(const QString &id, int count, bool urgent)
{
    if (PageButton *button = m_bar->page(id))
        button->setBadge(count, urgent);
}

const MainWindow::Page *MainWindow::find(const QString &id) const
{
    for (const Page &page : m_pages) {
        if (page.id == id)
            return &page;
    }
    return nullptr;
}

void MainWindow::showPage(const QString &id)
{
    const Page *page = find(id);
    if (!page)
        return;
    const bool differs = m_page != id;
    m_page = id;
    setPagesEnabled(true);
    m_bar->page(id)->setChecked(true);
    placeMessages(page->widget);
    m_stack->setCurrentWidget(page->widget);
    focusInto(page->widget);
    if (differs)
        Q_EMIT pageChanged(id);
}

void MainWindow::placeMessages(QWidget *page)
{
    if (auto *slot = page->findChild<MessageSlot *>()) {
        slot->fill(m_messages);
    } else {
        auto *column = qobject_cast<QVBoxLayout *>(m_body->layout());
        column->removeWidget(m_messages); // else it would be counted, and come below the page
        column->insertWidget(column->indexOf(m_stack), m_messages);
    }
    m_messages->show(); // a layout would show it again only a turn later
}

void MainWindow::setPagesEnabled(bool enabled)
{
    for (const Page &page : std::as_const(m_pages)) {
        m_bar->page(page.id)->setEnabled(enabled);
        page.action->setEnabled(enabled);
    }
}

void MainWindow::showFirstStart(const FirstStartContent &content)
{
    m_firstStart->setContent(content);
    placeMessages(m_firstStart);
    setPagesEnabled(false);
    m_stack->setCurrentWidget(m_firstStart);
    m_firstStart->begin();
}

void MainWindow::showError(const ErrorPageContent &content)
{
    m_error->setContent(content);
    placeMessages(m_error);
    m_stack->setCurrentWidget(m_error);
    focusInto(m_error);
}

void MainWindow::setConnection(const ConnectionInfo &connection)
{
    m_connection = connection;
    m_bar->chip()->setConnection(connection);
    m_strip->setColour(connection.isConnected() ? connection.colour : QString());
    m_menus->refresh->setEnabled(connection.isConnected());
    m_menus->importFile->setEnabled(canImport());
    m_menus->importFile->setIcon(icons::icon(canImport() ? u"import"_s : u"lock"_s));
    m_menus->importFile->setStatusTip(canImport() ? QString()
                                                  : tr("%1 is read-only").arg(connection.name));
    setWindowTitle(connection.isConnected() ? tr("%1 – Slipway").arg(connection.name)
                                            : u"Slipway"_s);
}

void MainWindow::setConnections(const QList<ConnectionInfo> &choices)
{
    m_bar->chip()->setChoices(choices);
}

void MainWindow::setStatus(const StatusContent &status)
{
    m_status->setContent(status);
}

void MainWindow::setBanner(const QString &key, const BannerContent &content)
{
    m_banners->set(key, content);
}

void MainWindow::clearBanner(const QString &key)
{
    m_banners->remove(key);
}

void MainWindow::setProgress(const ProgressContent &content)
{
    m_progress->setContent(content);
}

void MainWindow::clearProgress()
{
    m_progress->finish();
}

void MainWindow::setHistory(bool canGoBack, bool canGoForward)
{
    m_menus->back->setEnabled(canGoBack);
    m_menus->forward->setEnabled(canGoForward);
}

bool MainWindow::addHelpPage(const QString &name, const QString &title, const QString &resource,
                             const QKeySequence &keys)
{
    if (!HelpWindow::exists(resource))
        return false;
    const QAction *action = m_menus->addHelpPage(name, title, keys);
    connect(action, &QAction::triggered, this,
            [this, resource, words = QString(title).remove(u'&')] { showHelp(words, resource); });
    return true;
}

void MainWindow::addChangesAction(QAction *action)
{
    m_bar->addChanges(action);
}

void MainWindow::addMenuActions(WindowMenu menu, const QList<QAction *> &actions)
{
    m_menus->add(menu, actions);
}

//! Without a connection a file goes into the embedded server, which can be written.
bool MainWindow::canImport() const
{
    return !m_connection.isConnected() || !m_connection.readOnly;
}

void MainWindow::askForImport()
{
    auto *dialog = new QFileDialog(this, tr("Import"), m_importFolder,
                                   tr("DataHub files (*.json *.jsonl *.ndjson);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::importRequested);
    dialog->open();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (canImport() && !localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList files = localFiles(*event->mimeData());
    if (!canImport() || files.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT importRequested(files);
}

void MainWindow::showShortcuts()
{
    QList<ShortcutHelp> keys;
    for (const QAction *entry : menuBar()->actions()) {
        if (!entry->menu() || !entry->isVisible())
            continue;
        keys += ShortcutsDialog::fromActions(entry->text().remove(u'&'), entry->menu()->actions());
    }
    delete m_shortcuts;
    m_shortcuts = new ShortcutsDialog(keys + m_viewKeys, this);
    m_shortcuts->setAttribute(Qt::WA_DeleteOnClose);
    m_shortcuts->show();
}

void MainWindow::showHelp(const QString &title, const QString &resource)
{
    delete m_help;
    m_help = new HelpWindow(title, resource, m_settings, this);
    m_help->setAttribute(Qt::WA_DeleteOnClose);
    m_help->show();
}

//! In this window, not in one of its dialogs or menus.
bool MainWindow::isOurs(const QObject *object) const
{
    return object->isWidgetType() && static_cast<const QWidget *>(object)->window() == this;
}

//! Keys and buttons that belong to the window whatever has the focus or lies under the mouse.
bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick: {
        const Qt::MouseButton button = static_cast<const QMouseEvent *>(event)->button();
        if ((button != Qt::BackButton && button != Qt::ForwardButton) || !isOurs(watched))
            break;
        if (event->type() != QEvent::MouseButtonRelease)
            (button == Qt::BackButton ? m_menus->back : m_menus->forward)->trigger();
        return true;
    }
    case QEvent::ShortcutOverride: {
        // Text fields would take Ctrl+K: it deletes to the end of the line there.
        const auto *key = static_cast<const QKeyEvent *>(event);
        if (QKeySequence(key->keyCombination()) != m_menus->palette->shortcut() || !isOurs(watched))
            break;
        event->ignore();
        return true;
    }
    default:
        break;
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::showAbout()
{
    auto *dialog = new AboutDialog(m_version, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}
