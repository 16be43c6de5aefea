// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/lifecycleform.h"

#include "models/changes/aspects.h"
#include "ui/common/buttons.h"
#include "ui/common/icons.h"
#include "ui/editing/formgroup.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;
namespace aspect = changes::aspect;

LifecycleForm::LifecycleForm(const EditTarget &target, QWidget *parent)
    : AspectForm(target, parent)
    , m_group(new FormGroup(u"history"_s, tr("Lifecycle"), this))
    , m_state(new FieldMessage(this))
    , m_meaning(new QLabel(this))
    , m_button(makeButton({}, {}, this))
{
    setObjectName(u"lifecycleForm"_s);
    m_state->setObjectName(u"lifecycleState"_s);
    m_button->setObjectName(u"softDelete"_s);
    m_meaning->setTextFormat(Qt::PlainText);
    m_meaning->setWordWrap(true);
    m_meaning->setForegroundRole(QPalette::PlaceholderText);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_group);
    m_group->column()->addWidget(m_state);
    m_group->column()->addWidget(m_meaning);
    m_group->column()->addSpacing(4);
    m_group->column()->addWidget(m_button, 0, Qt::AlignLeft);
    m_button->setVisible(!target.isReadOnly());
    connect(m_button, &QPushButton::clicked, this, &LifecycleForm::toggle);
    refresh();
}

void LifecycleForm::refresh()
{
    const bool is = aspecttext::flag(target().present(aspect::status), "removed");
    const bool will = aspecttext::flag(target().pending(aspect::status), "removed");
    m_group->setChanged(target().isChanged(aspect::status));
    if (is != will)
        m_state->say(will ? tr("Will be soft-deleted.") : tr("Will be restored."), Tone::Mine,
                     will ? u"discard"_s : u"restore"_s);
    else if (will)
        m_state->say(tr("Soft-deleted."), Tone::Warn);
    else
        m_state->say(tr("In the catalog."), Tone::Ok);
    m_meaning->setText(
        will
            ? tr("Hidden from search, from everyone else's lists and, unless it is asked for, from "
                 "this table. All that is known of it stays and comes back when it is restored. "
                 "The endpoint itself is not touched: it serves on until its platform stops it. "
                 "Where ingestion still finds it, it may restore it.")
            : tr("To soft-delete hides it from search, from everyone else's lists and, unless it "
                 "is asked for, from this table. All that is known of it stays, and it can be "
                 "restored at any time. The endpoint itself is not touched."));
    m_button->setText(is != will ? tr("Undo") : will ? tr("&Restore") : tr("Soft-de&lete"));
    m_button->setIcon(icons::icon(is != will ? u"undo"_s : will ? u"restore"_s : u"discard"_s));
    m_button->setAccessibleName(is != will
                                    ? (will ? tr("Do not soft-delete") : tr("Do not restore"))
                                : will ? tr("Restore")
                                       : tr("Soft-delete"));
}

void LifecycleForm::toggle()
{
    const bool removed = aspecttext::flag(target().pending(aspect::status), "removed");
    target().writeField(aspect::status, {u"removed"_s, {}}, !removed);
}
