// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/changesetpane.h"

#include "ui/changeset/applyband.h"
#include "ui/changeset/aspectview.h"
#include "ui/changeset/changesetview.h"
#include "ui/changeset/changewords.h"
#include "ui/changeset/copyas.h"
#include "ui/changeset/diffview.h"
#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/emptystate.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/common/windowstate.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using changes::EditKey;
using changes::EditState;
using store::Editing;

namespace {

QToolButton *actionButton(QAction *action, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setDefaultAction(action);
    QObject::connect(action, &QAction::changed, button,
                     [action, button] { button->setAccessibleName(action->toolTip()); });
    return button;
}

} // namespace

ChangeSetPane::ChangeSetPane(QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_model(this)
    , m_apply(makeAction(u"apply"_s, u"applyChanges"_s))
    , m_undo(makeAction(u"undo"_s, u"undoChange"_s))
    , m_redo(makeAction(u"redo"_s, u"redoChange"_s))
    , m_discard(makeAction(u"discard"_s, u"discardChanges"_s))
    , m_copyAs(new CopyAs(settings, this))
    , m_band(new ApplyBand(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyState(m_pages))
    , m_splitter(new QSplitter(Qt::Horizontal, m_pages))
    , m_view(new ChangeSetView(m_model, m_splitter))
    , m_aspect(new AspectView(m_splitter))
{
    setObjectName(u"changeSetPane"_s);
    setAccessibleName(tr("Change set"));
    setFocusPolicy(Qt::StrongFocus);
    m_apply->setShortcut(QKeySequence::Save);
    m_apply->setAutoRepeat(false);
    m_undo->setShortcut(QKeySequence::Undo);
    m_redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence::Redo});
    m_discard->setText(tr("&Discard all changes"));
    m_headSoon.setSingleShot(true);
    m_headSoon.setInterval(250);
    connect(&m_headSoon, &QTimer::timeout, this, &ChangeSetPane::refreshHead);

    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_aspect);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->setStretchFactor(1, 1);
    m_view->setMinimumWidth(220);
    m_aspect->setMinimumWidth(320);
    auto *state = new WindowState(settings, u"changeset"_s, this);
    if (!state->keepSplitter(u"splitter"_s, m_splitter))
        m_splitter->setSizes({348, 700});
    m_empty->setContent(u"apply"_s, tr("Edits gather here before they are sent"),
                        tr("Change owners, tags, deprecation and more in the form beside the "
                           "table. Nothing is sent until you apply it."));
    m_emptyUndo = m_empty->addAction({}, u"undo"_s);
    m_emptyUndo->setDefault(false);
    connect(m_emptyUndo, &QPushButton::clicked, m_undo, &QAction::trigger);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_splitter);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addWidget(m_band);
    column->addWidget(m_pages, 1);

    connect(m_apply, &QAction::triggered, this, &ChangeSetPane::ask);
    connect(m_undo, &QAction::triggered, this, [this] {
        if (m_editing)
            m_editing->undo();
    });
    connect(m_redo, &QAction::triggered, this, [this] {
        if (m_editing)
            m_editing->redo();
    });
    connect(m_discard, &QAction::triggered, this, [this] {
        if (m_editing)
            m_editing->discardAll();
    });
    connect(m_copyAs, &CopyAs::done, this, &ChangeSetPane::message);
    connect(m_copyAs, &CopyAs::failed, this, &ChangeSetPane::failed);
    connect(&m_model, &ChangeSetModel::contentChanged, this, &ChangeSetPane::contentChanged);
    connect(m_view, &ChangeSetView::currentMoved, this, &ChangeSetPane::showCurrent);
    connect(m_view, &ChangeSetView::dropRequested, this, &ChangeSetPane::drop);
    connect(m_view, &ChangeSetView::menuRequested, this, &ChangeSetPane::openMenu);
    connect(m_view, &ChangeSetView::showRequested, this, [this](const QModelIndex &index) {
        Q_EMIT showRequested(index.data(ChangeSetModel::UrnRole).toString());
    });
    connect(m_aspect, &AspectView::conflictsRequested, this, &ChangeSetPane::conflictsRequested);
    connect(m_aspect, &AspectView::retryRequested, this,
            [this](const EditKey &key) { retry({key}); });
    connect(m_band, &ApplyBand::confirmed, this, &ChangeSetPane::send);
    connect(m_band, &ApplyBand::cancelled, this, [this](bool hadFocus) {
        refreshHead();
        giveFocusBack(hadFocus);
    });
    connect(m_band, &ApplyBand::dismissed, this, [this](bool hadFocus) {
        m_model.letGoApplied();
        refreshHead();
        giveFocusBack(hadFocus);
    });
    connect(m_band, &ApplyBand::pauseRequested, this, [this](bool pause) {
        if (m_editing)
            pause ? m_editing->pause() : m_editing->resume();
    });
    connect(m_band, &ApplyBand::stopRequested, this, [this] {
        if (m_editing)
            m_editing->cancel();
    });
    connect(m_band, &ApplyBand::conflictsRequested, this,
            [this] { Q_EMIT conflictsRequested({}); });
    connect(m_band, &ApplyBand::retryRequested, this, [this] {
        QList<EditKey> keys;
        for (const changes::AspectEdit &edit : m_editing->changes().edits()) {
            const auto kind = m_editing->stateOf(edit.key).kind;
            if (kind == EditState::Kind::Failed || kind == EditState::Kind::Unknown
                || (kind == EditState::Kind::Waiting && !m_editing->applyState().stopped.isEmpty()))
                keys.append(edit.key);
        }
        retry(keys);
    });
    setEditing(nullptr);
}

QAction *ChangeSetPane::makeAction(const QString &icon, const QString &name)
{
    auto *action = new QAction(this);
    action->setIcon(icons::icon(icon));
    action->setObjectName(name);
    addAction(action);
    return action;
}

QWidget *ChangeSetPane::makeHead()
{
    auto *head = new QWidget(this);
    auto *title = new QLabel(tr("Change set"), head);
    title->setFont(fonts::ui(fonts::Size::Base, QFont::DemiBold));
    m_count = new Badge(head);
    m_hint = new ElidedLabel(head);
    m_hint->setObjectName(u"hint"_s);
    m_hint->setFont(fonts::ui(fonts::Size::Small));
    m_hint->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_copyButton = makeButton(tr("Copy as"), u"copy"_s, head);
    m_copyButton->setObjectName(u"copyAs"_s);
    m_copyButton->setAccessibleName(tr("Copy the changes as"));
    m_copyButton->setToolTip(tr("Copy what waits as curl, Python or MCPs"));
    auto *copyMenu = new QMenu(m_copyButton);
    m_copyAs->fill(*copyMenu);
    m_copyButton->setMenu(copyMenu);
    m_discardButton = makeButton(tr("Discard all"), u"discard"_s, head);
    m_discardButton->setObjectName(u"discardAll"_s);
    m_discardButton->setAccessibleName(tr("Discard all changes"));
    m_discardButton->setToolTip(tr("Discard all changes; Undo brings them back"));
    connect(m_discardButton, &QPushButton::clicked, m_discard, &QAction::trigger);
    for (QPushButton *button : {m_copyButton, m_discardButton}) {
        looks::setSmall(button);
        button->setFlat(true);
    }
    m_applyButton = makeButton({}, {}, head);
    m_applyButton->setObjectName(u"apply"_s);
    m_applyButton->setIcon(icons::icon(u"apply"_s, icons::Ink::OnAccent));
    m_applyButton->setDefault(true);
    looks::setSmall(m_applyButton);
    looks::setKeyHint(m_applyButton,
                      QKeySequence(QKeySequence::Save).toString(QKeySequence::NativeText));
    connect(m_applyButton, &QPushButton::clicked, m_apply, &QAction::trigger);
    m_close = new QToolButton(head);
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::TabFocus);
    m_close->setIcon(icons::icon(u"close"_s, icons::Ink::Muted));
    m_close->setObjectName(u"closePane"_s);
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close the change set"));
    connect(m_close, &QToolButton::clicked, this, &ChangeSetPane::closed);

    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(12, 3, 6, 3);
    row->setSpacing(8);
    row->addWidget(new Glyph(u"apply"_s, Tone::Mine, 16, head));
    row->addWidget(title);
    row->addWidget(m_count);
    row->addWidget(m_hint, 1);
    row->addWidget(actionButton(m_undo, head));
    row->addWidget(actionButton(m_redo, head));
    row->addWidget(m_copyButton);
    row->addWidget(m_discardButton);
    row->addWidget(m_applyButton);
    row->addWidget(m_close);
    return head;
}

void ChangeSetPane::setEditing(Editing *editing)
{
    if (m_editing)
        m_editing->disconnect(this);
    m_editing = editing;
    m_hasRun = false;
    m_band->dismiss();
    m_copyAs->setEditing(editing);
    m_aspect->setEditing(editing);
    connectEditing();
    m_model.setEditing(editing);
    applyWentOn();
}

void ChangeSetPane::connectEditing()
{
    if (!m_editing)
        return;
    connect(m_editing, &Editing::historyChanged, this, &ChangeSetPane::refreshHeadSoon);
    connect(m_editing, &Editing::applyChanged, this, &ChangeSetPane::applyWentOn);
    connect(m_editing, &Editing::stateChanged, this, [this](const EditKey &key) {
        const changes::AspectEdit *current = m_model.editAt(m_view->currentIndex());
        if (current && current->key == key)
            showCurrent();
    });
    connect(&m_editing->catalogs(), &store::CatalogStore::stateChanged, this,
            &ChangeSetPane::refreshHead);
}

void ChangeSetPane::setServer(const QString &name, const QColor &colour, bool production)
{
    m_server = name;
    m_band->setServer(name, colour, production);
    refreshHead();
}

void ChangeSetPane::setNow(const QDateTime &now)
{
    m_aspect->setNow(now);
}

void ChangeSetPane::show(const QString &urn)
{
    const QModelIndex index = m_model.indexOf(urn);
    if (index.isValid())
        m_view->setCurrentIndex(index);
}

void ChangeSetPane::contentChanged()
{
    refreshHead();
    refreshEmpty();
    showCurrent();
}
