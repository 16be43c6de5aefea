// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changes/words.h"
#include "ui/changeset/changewords.h"
#include "ui/changeset/conflictpage.h"
#include "ui/changeset/conflictparts.h"
#include "ui/changeset/conflictview.h"
#include "ui/changeset/othervalue.h"
#include "ui/changeset/outcomelist.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/emptystate.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using Outcome = OutcomeModel::Kind;

//! What ConflictPage shows and does while it stands.

namespace {

constexpr int baseNeeds = 1120; // narrower pages fold the base column away

} // namespace

void ConflictPage::show(const QString &urn)
{
    int row = m_outcomes->rowOf(urn, Outcome::Conflict);
    if (row < 0)
        row = m_outcomes->rowOf(urn, Outcome::Failed);
    if (row < 0 && !m_outcomes->conflicts().isEmpty())
        row = m_outcomes->rowOf(m_outcomes->conflicts().front(), Outcome::Conflict);
    for (int i = 0; row < 0 && i < m_outcomes->rowCount(); ++i) {
        if (m_outcomes->index(i).flags().testFlag(Qt::ItemIsSelectable))
            row = i;
    }
    m_list->setCurrentIndex(row < 0 ? QModelIndex() : m_outcomes->index(row));
    currentChanged();
    // Where there is something to choose, the keys of choosing work at once.
    if (m_outcomes->rowOf(urn, Outcome::Conflict) >= 0)
        m_view->setFocus(Qt::OtherFocusReason);
    else
        m_list->setFocus(Qt::OtherFocusReason);
}

void ConflictPage::outcomesChanged()
{
    const auto conflicts = m_outcomes->conflicts().size();
    const int failed = m_outcomes->failedCount();
    QStringList parts;
    if (conflicts > 0)
        parts.append(
            conflicts == 1
                ? tr("1 deployment met someone else's edit")
                : tr("%1 deployments met someone else's edit").arg(changewords::number(conflicts)));
    if (failed > 0)
        parts.append(failed == 1 ? tr("1 failed")
                                 : tr("%1 failed").arg(changewords::number(failed)));
    m_summary->setText(parts.isEmpty() ? tr("Nothing is in conflict")
                                       : parts.join(u", "_s)
                                             + tr(". What did not apply stays in your change "
                                                  "set."));
    show(m_model.urn());
}

void ConflictPage::currentChanged()
{
    const QModelIndex current = m_list->currentIndex();
    const QString urn = current.data(OutcomeModel::UrnRole).toString();
    const auto kind = Outcome(current.data(OutcomeModel::KindRole).toInt());
    m_other->hide();
    if (current.isValid() && kind == Outcome::Conflict) {
        m_model.setUrn(urn);
        m_pages->setCurrentIndex(1);
    } else {
        m_model.setUrn(urn);
        m_pages->setCurrentIndex(0);
        showPlain(urn, kind == Outcome::Failed);
    }
    refreshHead();
    refreshFoot();
}

//! In place of the fields, where nothing collides.
void ConflictPage::showPlain(const QString &urn, bool failed)
{
    m_plain->clearActions();
    if (urn.isEmpty() || !m_editing) {
        m_plain->setContent(u"check-pass"_s, tr("Nothing needs you"),
                            tr("Conflicts stand here: where someone else changed the same field "
                               "while you did."));
        return;
    }
    QStringList lines;
    if (failed) {
        QList<changes::EditKey> keys;
        for (const changes::AspectEdit &edit : m_editing->changes().of(urn)) {
            const changes::EditState state = m_editing->stateOf(edit.key);
            if (state.kind != changes::EditState::Kind::Failed
                && state.kind != changes::EditState::Kind::Unknown)
                continue;
            keys.append(edit.key);
            lines.append(changes::aspectLabel(edit.key.aspect) + u": "_s + state.reason);
        }
        m_plain->setContent(u"error"_s, tr("%1: not applied").arg(m_editing->nameOf(urn)),
                            lines.join(u'\n'));
        QPushButton *again = m_plain->addAction(tr("Try again"), u"refresh"_s);
        again->setObjectName(u"tryAgain"_s);
        again->setDefault(false);
        again->setEnabled(!m_editing->isReadOnly());
        connect(again, &QPushButton::clicked, this, [this, keys] {
            if (m_editing)
                m_editing->apply(keys);
        });
        QPushButton *edit = m_plain->addAction(tr("Edit…"), u"edit"_s);
        connect(edit, &QPushButton::clicked, this, [this, urn] { Q_EMIT editRequested(urn); });
        return;
    }
    qint64 batch = 0;
    for (const changes::LogEntry &entry : m_editing->log(500)) {
        if (batch == 0)
            batch = entry.batch;
        if (entry.batch != batch)
            break;
        if (entry.key.urn != urn)
            continue;
        for (const changes::FieldChange &change : entry.delta)
            lines.append(
                changes::sentence(entry.key.aspect, change, changewords::naming(*m_editing)));
        if (!entry.note.isEmpty())
            lines.append(entry.note);
    }
    m_plain->setContent(u"check-pass"_s,
                        tr("%1: applied and read back").arg(m_editing->nameOf(urn)),
                        lines.join(u'\n'));
}

void ConflictPage::refreshHead()
{
    m_title->set(m_editing, m_model.urn());
    const QStringList conflicts = m_outcomes->conflicts();
    const auto at = conflicts.indexOf(m_model.urn());
    m_place->setText(
        at < 0 ? QString()
               : tr("%1 of %2")
                     .arg(changewords::number(at + 1), changewords::number(conflicts.size())));
    m_before->setEnabled(at > 0);
    m_after->setEnabled(at >= 0 && at + 1 < conflicts.size());
}

void ConflictPage::refreshFoot()
{
    m_plans->set(m_model.plans());
    const int open = m_model.openCount();
    const bool readOnly = m_editing && m_editing->isReadOnly();
    const bool running = m_editing && m_editing->applyState().running;
    const bool any = m_model.rowCount() > 0;
    const QString why = readOnly ? tr("The connection is read-only")
                      : running  ? tr("Applying already")
                      : open > 0 ? tr("Something is open: choose theirs or mine first")
                                 : QString();
    m_write->setEnabled(any && why.isEmpty());
    m_write->setIcon(icons::icon(readOnly ? u"lock"_s : u"apply"_s, icons::Ink::OnAccent));
    m_write->setToolTip(why.isEmpty() ? tr("Write the result (Ctrl+Enter)") : why);
    m_write->setAccessibleDescription(m_write->toolTip());
    m_nextOpen->setEnabled(open > 0);
    m_allMine->setEnabled(any);
    m_allTheirs->setEnabled(any);
    if (std::exchange(m_goesOn, m_goesOn && running) && !running && !any)
        show({});
}

void ConflictPage::step(int by)
{
    const QStringList conflicts = m_outcomes->conflicts();
    const auto next = conflicts.indexOf(m_model.urn()) + by;
    if (next >= 0 && next < conflicts.size())
        show(conflicts.at(next));
}

void ConflictPage::chooseAll(store::Editing::Choice::Kind kind)
{
    m_other->hide();
    m_model.chooseAll(kind);
}

void ConflictPage::write()
{
    if (m_write->isEnabled() && m_model.write())
        m_goesOn = true;
}

void ConflictPage::askForOther(int row)
{
    const ConflictModel::Place place = m_model.placeAt(row);
    m_otherRow = row;
    m_other->ask(changes::fieldLabel(place.key.aspect, place.field),
                 !place.mine.is_null()     ? place.mine
                 : !place.theirs.is_null() ? place.theirs
                                           : place.base);
}

void ConflictPage::foldBase()
{
    const bool narrow = width() < baseNeeds;
    m_base->setVisible(narrow);
    m_view->setColumnHidden(ConflictModel::Base, narrow && !m_base->isChecked());
    m_view->horizontalHeader()->resizeSection(ConflictModel::Field, narrow ? 128 : 150);
    m_view->horizontalHeader()->resizeSection(ConflictModel::Result, narrow ? 212 : 236);
}

void ConflictPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    foldBase();
}

void ConflictPage::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_F8)
        return m_view->goToNextOpen();
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        return write();
    if (enter && m_list->hasFocus() && m_pages->currentIndex() == 1)
        return m_view->setFocus(Qt::OtherFocusReason);
    if (event->key() == Qt::Key_Escape)
        return Q_EMIT backRequested();
    QWidget::keyPressEvent(event);
}

void ConflictPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(rect(), theme.window);
    const bool quiet = m_outcomes->conflicts().isEmpty() && m_outcomes->failedCount() == 0;
    painter.fillRect(QRect(0, 0, width(), m_splitter->y() - 1),
                     quiet ? theme.window : theme.warnTint);
    if (m_pages->currentIndex() == 0)
        painter.fillRect(QRect(m_splitter->pos() + m_pages->pos(), m_pages->size()), theme.base);
}
