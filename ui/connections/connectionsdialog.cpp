// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/connectionsdialog.h"

#include "models/domain/vocabulary.h"
#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/connections/connectiondelegate.h"
#include "ui/connections/connectionform.h"

#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int listWidth = 288;

} // namespace

ConnectionsDialog::ConnectionsDialog(Profiles &profiles, Tokens &tokens, ConnectionTester &tester,
                                     QWidget *parent)
    : QDialog(parent)
    , m_profiles(profiles)
    , m_tokens(tokens)
    , m_items(new ConnectionItems(profiles, this))
{
    setObjectName(u"connectionsDialog"_s);
    setWindowTitle(tr("Connections"));
    setModal(false);
    resize(904, 640);

    m_form = new ConnectionForm(tokens, tester, this);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_form);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(scroll);
    m_pages->addWidget(makeFixedPage());

    auto *sides = new QHBoxLayout;
    sides->setSpacing(0);
    sides->addWidget(makeListSide());
    sides->addWidget(new Line(Qt::Vertical, this));
    sides->addWidget(m_pages, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addLayout(sides, 1);
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addWidget(makeFooter());

    connect(m_form, &ConnectionForm::edited, this, &ConnectionsDialog::keepEdited);
    connect(m_items, &QAbstractItemModel::modelReset, this, [this] { select(m_selected); });
    connect(&profiles, &Profiles::saveFailed, this, [this](const Error &error) {
        say(tr("The connections could not be saved: %1").arg(error.detail));
    });
    select({});
}

ConnectionsDialog::~ConnectionsDialog()
{
    hide(); // while this is whole: what was typed is taken when the focus goes
}

QWidget *ConnectionsDialog::makeListSide()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(listWidth);
    m_list = new QListView(side);
    m_list->setObjectName(u"connectionList"_s);
    m_list->setAccessibleName(tr("Connections"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(m_items);
    m_list->setItemDelegate(new ConnectionDelegate(m_list));
    m_list->setUniformItemSizes(true);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ConnectionsDialog::showSelected);
    connect(m_list, &QListView::doubleClicked, this, [this] {
        if (m_connect->isEnabled())
            Q_EMIT connectRequested(selectedId());
    });

    auto *tools = new QWidget(side);
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(10, 8, 10, 8);
    row->setSpacing(6);
    connect(addTool(row, tr("Add"), u"plus"_s, tr("Add a connection")), &QPushButton::clicked, this,
            [this] { addNew(); });
    m_copy = addTool(row, tr("Copy"), u"copy"_s, tr("Copy this connection"));
    connect(m_copy, &QPushButton::clicked, this, &ConnectionsDialog::copySelected);
    m_delete = addTool(row, {}, u"discard"_s, tr("Remove this connection"));
    connect(m_delete, &QPushButton::clicked, this, &ConnectionsDialog::removeSelected);
    row->addStretch(1);
    connect(addTool(row, {}, u"import"_s, tr("Import connections from a file")),
            &QPushButton::clicked, this, &ConnectionsDialog::importFile);
    connect(addTool(row, {}, u"export"_s, tr("Export the connections, without tokens")),
            &QPushButton::clicked, this, &ConnectionsDialog::exportFile);

    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(new Line(Qt::Horizontal, side));
    column->addWidget(tools);
    return side;
}

QPushButton *ConnectionsDialog::addTool(QHBoxLayout *row, const QString &text, const QString &icon,
                                        const QString &name)
{
    QPushButton *button = makeButton(text, icon, this);
    looks::setSmall(button);
    button->setObjectName(u"tool-"_s + icon);
    button->setToolTip(name);
    button->setAccessibleName(name);
    row->addWidget(button);
    return button;
}

QWidget *ConnectionsDialog::makeFixedPage()
{
    auto *page = new QWidget(this);
    m_fixedTitle = new QLabel(page);
    m_fixedTitle->setTextFormat(Qt::PlainText);
    m_fixedTitle->setFont(fonts::ui(fonts::Size::Title, QFont::DemiBold));
    m_fixedText = new QLabel(page);
    m_fixedText->setTextFormat(Qt::PlainText);
    m_fixedText->setWordWrap(true);
    m_fixedText->setForegroundRole(QPalette::PlaceholderText);
    m_keepFound = makeButton(tr("Keep as a connection"), u"plus"_s, page);
    m_keepFound->setObjectName(u"keepFound"_s);
    connect(m_keepFound, &QPushButton::clicked, this, &ConnectionsDialog::keepFound);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(22, 18, 22, 18);
    column->setSpacing(6);
    column->addWidget(m_fixedTitle);
    column->addWidget(m_fixedText);
    column->addSpacing(8);
    column->addWidget(m_keepFound, 0, Qt::AlignLeft);
    column->addStretch(1);
    return page;
}

QWidget *ConnectionsDialog::makeFooter()
{
    auto *footer = new QWidget(this);
    m_words = new ElidedLabel(footer);
    m_words->setObjectName(u"words"_s);
    m_words->setFont(fonts::ui(fonts::Size::Small));
    m_words->setMuted(true);
    m_undo = makeLinkButton(tr("Undo"), footer);
    m_undo->setObjectName(u"undo"_s);
    connect(m_undo, &QPushButton::clicked, this, &ConnectionsDialog::undoRemove);
    QPushButton *close = makeButton(tr("Close"), {}, footer);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    m_connect = makeButton(tr("Connect"), {}, footer);
    m_connect->setObjectName(u"connect"_s);
    m_connect->setDefault(true);
    looks::setKeyHint(m_connect, tr("Enter"));
    connect(m_connect, &QPushButton::clicked, this,
            [this] { Q_EMIT connectRequested(selectedId()); });

    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(14, 10, 14, 10);
    row->setSpacing(8);
    row->addWidget(m_words);
    row->addWidget(m_undo);
    row->addStretch(1);
    row->addWidget(close);
    row->addWidget(m_connect);
    say({});
    return footer;
}

void ConnectionsDialog::say(const QString &text, bool canUndo)
{
    m_words->setText(text.isEmpty() ? tr("Changes are kept as you make them.") : text);
    m_undo->setVisible(canUndo);
}

void ConnectionsDialog::setLocal(const FixedConnection &local)
{
    m_items->setLocal(local);
}

void ConnectionsDialog::setFound(const FixedConnection &found, const QUrl &url,
                                 const QString &token)
{
    m_foundUrl = url;
    m_foundToken = token;
    m_items->setFound(found);
}

void ConnectionsDialog::setConnected(const QString &id)
{
    m_items->setConnected(id);
}

QString ConnectionsDialog::selectedId() const
{
    return m_list->currentIndex().data(ConnectionItems::IdRole).toString();
}

void ConnectionsDialog::select(const QString &id)
{
    QModelIndex index = m_items->indexOf(id);
    if (!index.isValid())
        index = m_items->index(0);
    m_list->setCurrentIndex(index);
    showSelected();
}

void ConnectionsDialog::showSelected()
{
    const QString id = selectedId();
    if (id.isEmpty() && m_items->rowCount() > 0)
        return; // between a reset and the selection after it
    m_selected = id;
    const ConnectionProfile *profile = m_profiles.find(id);
    m_copy->setEnabled(profile != nullptr);
    m_delete->setEnabled(profile != nullptr);
    if (profile) {
        m_form->setProfile(*profile);
        m_pages->setCurrentIndex(0);
        m_connect->setEnabled(!profile->url.isEmpty());
        return;
    }
    const FixedConnection *fixed = m_items->fixed(id);
    showFixed(fixed ? *fixed
                    : FixedConnection {{},
                                       tr("No connections yet"),
                                       tr("Add one to reach a DataHub by its URL."),
                                       {},
                                       false});
    m_connect->setEnabled(fixed != nullptr);
    m_keepFound->setVisible(fixed && !m_foundUrl.isEmpty()
                            && fixed->detail == m_foundUrl.toString());
}

void ConnectionsDialog::showFixed(const FixedConnection &fixed)
{
    m_fixedTitle->setText(fixed.name);
    m_fixedText->setText(fixed.detail);
    m_pages->setCurrentIndex(1);
}

void ConnectionsDialog::keepEdited(const ConnectionProfile &profile)
{
    m_profiles.change(profile);
    m_connect->setEnabled(!profile.url.isEmpty());
}

void ConnectionsDialog::addNew(const QUrl &server)
{
    ConnectionProfile profile;
    profile.url = server;
    profile.productionEnvironments = domain::defaultProductionEnvironments();
    select(m_profiles.add(profile));
    m_form->focusAddress();
}

void ConnectionsDialog::copySelected()
{
    const ConnectionProfile *source = m_profiles.find(selectedId());
    if (!source)
        return;
    ConnectionProfile copy = *source;
    copy.name = tr("Copy of %1").arg(source->name);
    select(m_profiles.add(copy));
    say(tr("The copy has no token; enter one where the server wants it."));
}

void ConnectionsDialog::removeSelected()
{
    const ConnectionProfile *profile = m_profiles.find(selectedId());
    if (!profile)
        return;
    forgetRemoved();
    const int row = m_list->currentIndex().row();
    m_removed = *profile;
    m_profiles.remove(m_removed->id);
    const int next = qMin(row, m_items->rowCount() - 1);
    select(m_items->index(next).data(ConnectionItems::IdRole).toString());
    say(tr("Removed %1.").arg(m_removed->name), true);
}

void ConnectionsDialog::undoRemove()
{
    if (!m_removed)
        return;
    const ConnectionProfile profile = *m_removed;
    m_removed.reset();
    m_profiles.restore(profile);
    select(profile.id);
    say({});
}

//! The token goes only when the connection cannot come back any more.
void ConnectionsDialog::forgetRemoved()
{
    if (!m_removed)
        return;
    m_tokenCall = m_tokens.remove(m_removed->id, [](Result<void>) {});
    const ConnectionProfile profile = *m_removed;
    m_removed.reset();
    Q_EMIT forgotten(profile);
    say({});
}

void ConnectionsDialog::keepFound()
{
    ConnectionProfile profile;
    profile.url = m_foundUrl;
    profile.productionEnvironments = domain::defaultProductionEnvironments();
    const QString id = m_profiles.add(profile);
    if (m_foundToken.isEmpty())
        return select(id);
    m_tokenCall = m_tokens.write(*m_profiles.find(id), m_foundToken,
                                 [this, id](Result<void>) { select(id); });
}

void ConnectionsDialog::importFile()
{
    auto *dialog = new QFileDialog(this, tr("Import connections"), {}, tr("Connections (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return say(tr("%1 cannot be read: %2").arg(path, file.errorString()));
        const auto profiles = Profiles::imported(file.readAll());
        if (!profiles)
            return say(tr("%1 cannot be imported: %2").arg(path, profiles.error().detail));
        QString last;
        for (const ConnectionProfile &profile : *profiles)
            last = m_profiles.add(profile);
        select(last);
        say(tr("%n connections were added, read-only and without tokens.", nullptr,
               static_cast<int>(profiles->size())));
    });
    dialog->open();
}

void ConnectionsDialog::exportFile()
{
    auto *dialog = new QFileDialog(this, tr("Export the connections"), u"connections.json"_s,
                                   tr("Connections (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)
            || file.write(Profiles::exported(m_profiles.all())) < 0)
            return say(tr("%1 cannot be written: %2").arg(path, file.errorString()));
        say(tr("Written to %1. It holds no tokens.").arg(path));
    });
    dialog->open();
}

void ConnectionsDialog::hideEvent(QHideEvent *event)
{
    forgetRemoved();
    QDialog::hideEvent(event);
}
