// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/applyband.h"
#include "ui/changeset/aspectview.h"
#include "ui/changeset/changesetpane.h"
#include "ui/changeset/changesetview.h"
#include "ui/changeset/changewords.h"
#include "ui/changeset/copyas.h"
#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using changes::EditKey;

namespace {

constexpr int wordsNeed = 780; // narrower panes show the icons of some buttons only
constexpr std::size_t countedAtOnce = 2000; // edits; counting more for each that is written would
                                            // take longer than to write it

} // namespace

//! What ChangeSetPane shows and does while it stands.

QString ChangeSetPane::whyNot() const
{
    if (!m_editing)
        return tr("Not connected");
    if (m_editing->isReadOnly())
        return tr("%1 is read-only: open it for writing in Connections").arg(m_server);
    if (m_editing->applyState().running)
        return tr("Applying already");
    const std::optional<Error> &error = m_editing->catalogs().state().error;
    if (error && (error->kind == Error::Kind::Offline || error->kind == Error::Kind::Timeout)
        && !m_editing->catalogs().state().isBusy())
        return tr("%1 cannot be reached: refresh (F5) first").arg(m_server);
    return {};
}

void ChangeSetPane::refreshHead()
{
    const ChangeSetModel::Chosen chosen = m_model.chosen();
    const ChangeSetModel::Waiting waiting = m_model.waiting();
    const int total = waiting.changes;
    m_count->set(total > 0 ? changewords::counted(total, waiting.entities, waiting.areDeployments)
                           : tr("empty"),
                 total > 0 ? Tone::Mine : Tone::Neutral);

    const QString reason = whyNot();
    const bool running = m_editing && m_editing->applyState().running;
    const bool greyed = !reason.isEmpty() && !running;
    m_hint->setText(greyed ? reason : total > 0 ? tr("kept on disk, not sent yet") : QString());
    m_hint->setTone(greyed ? Tone::Warn : Tone::Neutral);
    m_hint->setMuted(!greyed);

    const QString label = tr("Apply %1 to %2").arg(changewords::number(chosen.changes), m_server);
    const bool can = reason.isEmpty() && !chosen.keys.isEmpty()
                  && m_band->phase() != ApplyBand::Phase::Question;
    m_apply->setText(label);
    m_apply->setToolTip(reason.isEmpty() ? label : reason);
    m_apply->setEnabled(can);
    m_applyButton->setText(label);
    m_applyButton->setToolTip(reason);
    m_applyButton->setAccessibleDescription(reason);
    m_applyButton->setEnabled(can);
    m_applyButton->setVisible(total > 0);
    const bool locked = m_editing && m_editing->isReadOnly();
    m_applyButton->setIcon(icons::icon(locked ? u"lock"_s : u"apply"_s, icons::Ink::OnAccent));

    m_discard->setEnabled(total > 0 && !running);
    m_discardButton->setEnabled(total > 0 && !running);
    m_copyButton->setEnabled(total > 0);
    m_undo->setEnabled(m_editing && m_editing->canUndo() && !running);
    m_redo->setEnabled(m_editing && m_editing->canRedo() && !running);
    m_undo->setText(m_undo->isEnabled() ? tr("&Undo: %1").arg(m_editing->undoTitle())
                                        : tr("&Undo"));
    m_redo->setText(m_redo->isEnabled() ? tr("&Redo: %1").arg(m_editing->redoTitle())
                                        : tr("&Redo"));
    m_undo->setToolTip(m_undo->isEnabled() ? tr("Undo: %1").arg(m_editing->undoTitle())
                                           : tr("Undo"));
    m_redo->setToolTip(m_redo->isEnabled() ? tr("Redo: %1").arg(m_editing->redoTitle())
                                           : tr("Redo"));
    m_emptyUndo->setVisible(m_undo->isEnabled());
    m_emptyUndo->setText(m_undo->toolTip());
}

void ChangeSetPane::refreshEmpty()
{
    const bool empty = m_model.rowCount() == 0;
    const bool hadFocus = isAncestorOf(focusWidget()) && focusWidget()->hasFocus();
    m_pages->setCurrentIndex(empty ? 0 : 1);
    QWidget *proxy = m_view;
    if (empty)
        proxy = m_close;
    setFocusProxy(proxy);
    if (empty && hadFocus)
        (m_emptyUndo->isVisibleTo(this) ? m_emptyUndo : proxy)->setFocus(Qt::OtherFocusReason);
    if (empty && m_band->phase() == ApplyBand::Phase::Question)
        m_band->dismiss();
}

void ChangeSetPane::showCurrent()
{
    QModelIndex index = m_view->currentIndex();
    if (!index.isValid())
        index = m_model.index(0, 0);
    const changes::AspectEdit *edit = m_model.editAt(index);
    AspectView::Shown shown;
    if (edit && m_editing) {
        const QModelIndex change = m_model.changeAt(index) ? index : m_model.index(0, 0, index);
        shown.edit = *edit;
        shown.applied = m_model.isApplied(change);
        shown.position = m_model.positionOf(index);
        for (int row = 0; row < m_model.rowCount(); ++row)
            shown.total += m_model.rowCount(m_model.index(row, 0));
    }
    m_aspect->show(shown);
}

void ChangeSetPane::refreshHeadSoon()
{
    if (!m_editing || m_editing->changes().editCount() <= countedAtOnce)
        refreshHead();
    else if (!m_headSoon.isActive())
        m_headSoon.start();
}

void ChangeSetPane::applyWentOn()
{
    refreshHeadSoon();
    if (!m_editing)
        return;
    const store::ApplyState &state = m_editing->applyState();
    if (state.running) {
        if (!m_hasRun)
            m_model.keepApplied();
        m_hasRun = true;
        m_band->showState(state);
        return;
    }
    if (std::exchange(m_hasRun, false)) {
        const QWidget *now = QApplication::focusWidget();
        const bool waits = !now || now == this || isAncestorOf(now);
        m_band->showState(state);
        contentChanged();
        if (waits && isVisible() && isActiveWindow())
            m_band->focusClose();
    }
}

void ChangeSetPane::ask()
{
    if (!whyNot().isEmpty())
        return;
    m_model.letGoApplied();
    const ChangeSetModel::Chosen chosen = m_model.chosen();
    if (chosen.keys.isEmpty())
        return;
    m_cameFrom = QApplication::focusWidget();
    m_cameFromOutside = m_cameFrom && m_cameFrom != this && !isAncestorOf(m_cameFrom);
    m_band->ask(chosen, m_editing->conflictCount(), m_editing->unfinishedFields());
    refreshHead();
}

//! To where it was before the question, unless the user has gone elsewhere in the meantime.
void ChangeSetPane::giveFocusBack(bool hadFocus)
{
    const QWidget *now = QApplication::focusWidget();
    if (!hadFocus && now && now != this && !isAncestorOf(now))
        return;
    if (m_cameFromOutside && m_cameFrom && m_cameFrom->isVisible() && m_cameFrom->isEnabled())
        m_cameFrom->setFocus(Qt::OtherFocusReason);
    else if (!m_cameFromOutside && m_model.rowCount() > 0)
        m_view->setFocus(Qt::OtherFocusReason);
    else
        Q_EMIT left();
}

void ChangeSetPane::send()
{
    // As of now: what was dropped since the question does not go.
    const ChangeSetModel::Chosen chosen = m_model.chosen();
    m_band->dismiss();
    m_view->setFocus(Qt::OtherFocusReason);
    if (m_editing && !chosen.keys.isEmpty())
        m_editing->apply(chosen.isAll ? QList<EditKey>() : chosen.keys);
}

void ChangeSetPane::retry(const QList<EditKey> &keys)
{
    if (!m_editing || keys.isEmpty() || !whyNot().isEmpty())
        return;
    m_model.letGoApplied();
    m_editing->apply(keys);
}

void ChangeSetPane::drop(const QModelIndex &index)
{
    const changes::AspectEdit *edit = m_model.editAt(index);
    if (!edit || !m_editing || m_model.isApplied(index))
        return;
    const changes::FieldChange *change = m_model.changeAt(index);
    if (change)
        m_editing->drop(EditKey(edit->key), changes::FieldKey(change->key));
    else
        m_editing->dropEntity(QString(edit->key.urn));
}

void ChangeSetPane::openMenu(const QModelIndex &index, const QPoint &at)
{
    const changes::AspectEdit *edit = m_model.editAt(index);
    if (!edit || !m_editing)
        return;
    const EditKey key = edit->key;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"changeMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QPersistentModelIndex place = index;
    QAction *dropOne = menu->addAction(icons::icon(u"discard"_s), m_model.changeAt(index)
                                                                      ? tr("&Drop this change")
                                                                      : tr("&Drop its changes"));
    dropOne->setObjectName(u"dropChange"_s);
    dropOne->setShortcut(QKeySequence::Delete);
    dropOne->setEnabled(!m_model.isApplied(index));
    connect(dropOne, &QAction::triggered, this, [this, place] { drop(place); });
    QAction *edits = menu->addAction(icons::icon(u"edit"_s), tr("&Edit…"));
    connect(edits, &QAction::triggered, this,
            [this, key] { Q_EMIT editRequested(key.urn, key.aspect); });
    QAction *shows = menu->addAction(icons::icon(u"table"_s), tr("&Show in table"));
    shows->setObjectName(u"showInTable"_s);
    connect(shows, &QAction::triggered, this, [this, key] { Q_EMIT showRequested(key.urn); });
    menu->addSeparator();
    QList<EditKey> keys;
    for (const changes::AspectEdit &one : m_editing->changes().of(key.urn)) {
        if (!m_model.changeAt(index) || one.key == key)
            keys.append(one.key);
    }
    QMenu *copies = menu->addMenu(icons::icon(u"copy"_s), tr("&Copy as"));
    if (keys.isEmpty())
        copies->setEnabled(false);
    else
        m_copyAs->fill(*copies, keys);
    menu->popup(at);
}

void ChangeSetPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier) {
        Q_EMIT closed();
        return;
    }
    QWidget::keyPressEvent(event);
}

void ChangeSetPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool words = width() >= wordsNeed;
    m_copyButton->setText(words ? tr("Copy as") : QString());
    m_discardButton->setText(words ? tr("Discard all") : QString());
}

void ChangeSetPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(this).window);
    painter.fillRect(m_pages->geometry(), Theme::of(this).base);
}
