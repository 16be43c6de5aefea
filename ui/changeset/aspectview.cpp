// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/aspectview.h"

#include "models/changes/words.h"
#include "ui/changeset/changewords.h"
#include "ui/changeset/diffview.h"
#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using changes::EditState;
using changes::Json;

namespace {

constexpr int readDelayMs = 250; // who walks through the list by arrow asks for none in between

QWidget *headSide(QLabel *&aspect, ElidedLabel *&words, QWidget *parent)
{
    auto *side = new QWidget(parent);
    aspect = new QLabel(side);
    aspect->setTextFormat(Qt::PlainText);
    aspect->setFont(fonts::mono());
    words = new ElidedLabel(side);
    words->setFont(fonts::ui(fonts::Size::Small));
    words->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(side);
    row->setContentsMargins(10, 0, 8, 0);
    row->setSpacing(6);
    row->addWidget(aspect);
    row->addWidget(words, 1);
    return side;
}

//! The fields of \a delta alone: what is known of an aspect without having read it.
Json partOf(const QString &aspect, const changes::Delta &delta, Json changes::FieldChange::*side)
{
    changes::Cells cells = changes::Cells::of(aspect, Json());
    for (const changes::FieldChange &change : delta) {
        if (!(change.*side).is_null())
            cells.set(change.key, change.*side);
    }
    return cells.document(aspect);
}

} // namespace

AspectView::AspectView(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"aspectView"_s);
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(readDelayMs);
    connect(&m_readSoon, &QTimer::timeout, this, [this] {
        if (m_editing && !m_shown.edit.delta.empty())
            m_editing->read(m_shown.edit.key.urn);
    });

    m_head = new QWidget(this);
    m_left = headSide(m_leftAspect, m_leftWords, m_head);
    QWidget *right = headSide(m_rightAspect, m_rightWords, m_head);
    m_leftWords->setMuted(true);
    m_rightWords->setTone(Tone::Mine);
    m_place = new QLabel(m_head);
    m_place->setObjectName(u"place"_s);
    m_place->setFont(fonts::ui(fonts::Size::Small));
    m_place->setForegroundRole(QPalette::PlaceholderText);
    auto *head = new QHBoxLayout(m_head);
    head->setContentsMargins(0, 0, 12, 0);
    head->setSpacing(0);
    head->addWidget(m_left);
    head->addWidget(right, 1);
    head->addWidget(m_place);
    m_head->setFixedHeight(qMax(26, fontMetrics().height() + 8));

    m_reasonRow = new QWidget(this);
    m_reasonMark = new Glyph(u"error"_s, Tone::Danger, 14, m_reasonRow);
    m_reason = new ElidedLabel(m_reasonRow);
    m_reason->setObjectName(u"reason"_s);
    m_reason->setFont(fonts::ui(fonts::Size::Small));
    m_reason->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_remedy = makeButton(tr("Try again"), {}, m_reasonRow);
    m_remedy->setObjectName(u"remedy"_s);
    looks::setSmall(m_remedy);
    connect(m_remedy, &QPushButton::clicked, this, [this] {
        const changes::EditKey key = m_shown.edit.key;
        if (m_editing && m_editing->stateOf(key).kind == EditState::Kind::Conflict)
            Q_EMIT conflictsRequested(key.urn);
        else
            Q_EMIT retryRequested(key);
    });
    auto *reason = new QHBoxLayout(m_reasonRow);
    reason->setContentsMargins(10, 3, 8, 3);
    reason->setSpacing(6);
    reason->addWidget(m_reasonMark);
    reason->addWidget(m_reason, 1);
    reason->addWidget(m_remedy);

    m_diff = new DiffView(this);
    connect(m_diff, &DiffView::middleChanged, this, &AspectView::placeHead);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addWidget(m_reasonRow);
    column->addWidget(m_diff, 1);
    refresh(false);
}

void AspectView::setEditing(store::Editing *editing)
{
    if (m_editing)
        m_editing->disconnect(this);
    m_editing = editing;
    m_shown = {};
    if (editing) {
        connect(editing, &store::Editing::aspectsRead, this, [this](const QString &urn) {
            if (urn == m_shown.edit.key.urn)
                refresh(true);
        });
        connect(editing, &store::Editing::presentChanged, this, [this] { refresh(true); });
    }
    refresh(false);
}

void AspectView::show(const Shown &shown)
{
    const bool same = shown.edit.key == m_shown.edit.key;
    m_shown = shown;
    if (!same)
        m_readSoon.start();
    refresh(same);
}

void AspectView::placeHead(int middle)
{
    m_left->setFixedWidth(qMax(0, middle));
}

//! "on the server, version 4 · Jonas Weber, 14:19"
QString AspectView::standing(const store::Present &present) const
{
    if (!present.fromServer) {
        const QString error = m_editing->readError(m_shown.edit.key.urn);
        return error.isEmpty() ? tr("as of the last refresh") : tr("not read: %1").arg(error);
    }
    if (present.value.is_null())
        return tr("not on the server");
    QString words = present.version > 0
                      ? tr("on the server, version %1").arg(changewords::number(present.version))
                      : tr("on the server");
    if (present.timeMs > 0)
        words += u" · "_s
               + (present.actor.isEmpty() ? QString() : m_editing->nameOf(present.actor) + u", "_s)
               + changewords::time(present.timeMs, m_now);
    return words;
}

void AspectView::refresh(bool keepsPlace)
{
    const bool any = m_editing && !m_shown.edit.delta.empty();
    m_head->setVisible(any);
    m_reasonRow->setVisible(false);
    if (!any) {
        m_diff->setAbsent({}, {});
        m_diff->setRows({}, false);
        return;
    }
    const changes::EditKey &key = m_shown.edit.key;
    const store::Present present = m_editing->presentOf(key);
    const store::Written *written = m_shown.applied ? m_editing->writtenOf(key) : nullptr;
    Json before = present.value;
    Json after = m_editing->pendingOf(key);
    if (m_shown.applied) {
        before = written ? written->before
                         : partOf(key.aspect, m_shown.edit.delta, &changes::FieldChange::before);
        after = written ? written->after
                        : partOf(key.aspect, m_shown.edit.delta, &changes::FieldChange::after);
    } else if (present.fromServer) {
        // The catalog keeps no stamps; beside its idea of an aspect they would look like changes.
        after = changes::finished(key.aspect, after, {m_editing->me(), m_now.toMSecsSinceEpoch()});
    }
    // The server's own index of the owners, never sent.
    if (before.is_object())
        before.erase("ownerTypes");
    if (after.is_object())
        after.erase("ownerTypes");

    m_leftAspect->setText(key.aspect);
    m_rightAspect->setText(key.aspect);
    m_leftWords->setText(!m_shown.applied ? standing(present)
                         : written        ? tr("before")
                                          : tr("before, as far as known"));
    m_rightWords->setText(
        !m_shown.applied ? tr("after apply")
        : written && written->version > 0
            ? tr("applied and read back, version %1").arg(changewords::number(written->version))
        : written ? tr("applied and read back")
                  : tr("applied and read back: the changed fields"));
    m_rightWords->setTone(m_shown.applied ? Tone::Ok : Tone::Mine);
    m_place->setText(
        tr("%1 of %2")
            .arg(changewords::number(m_shown.position), changewords::number(m_shown.total)));
    m_diff->setAbsent(tr("There is none."), tr("There will be none."));
    m_diff->setRows(aspectdiff::rows(before, after, &changewords::spelledOut), keepsPlace);

    const EditState state = m_editing->stateOf(key);
    const changewords::Mark mark = changewords::mark(state.kind);
    if (m_shown.applied || state.reason.isEmpty())
        return;
    const bool conflict = state.kind == EditState::Kind::Conflict;
    m_reasonMark->set(mark.icon, mark.tone);
    m_reason->setText(state.reason);
    m_reason->setTone(mark.tone);
    m_remedy->setText(conflict ? tr("Resolve…") : tr("Try again"));
    m_remedy->setEnabled(conflict || !m_editing->applyState().running);
    m_reasonRow->setVisible(true);
}

void AspectView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(this).base);
    painter.fillRect(m_head->geometry(), Theme::of(this).window);
    if (m_reasonRow->isVisible())
        painter.fillRect(m_reasonRow->geometry(), Theme::of(this).warnTint);
}
