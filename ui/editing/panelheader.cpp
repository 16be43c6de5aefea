// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/panelheader.h"

#include "models/changes/aspects.h"
#include "models/domain/urn.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/editing/formwords.h"
#include "ui/editing/platformglyph.h"

#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

PanelHeader::PanelHeader(QWidget *parent)
    : QWidget(parent)
    , m_platform(new PlatformGlyph(18, this))
    , m_name(new ElidedLabel(this))
    , m_lock(new Glyph(u"lock"_s, Tone::Neutral, 12, this))
    , m_about(new ElidedLabel(this))
{
    setMinimumHeight(44);
    m_name->setObjectName(u"editName"_s);
    m_name->setElideMode(Qt::ElideMiddle);
    m_name->setFont(fonts::ui(fonts::Size::Base, QFont::DemiBold));
    m_about->setObjectName(u"editAbout"_s);
    m_about->setFont(fonts::ui(fonts::Size::Tiny));
    m_about->setMuted(true);
    auto *second = new QHBoxLayout;
    second->setSpacing(4);
    second->addWidget(m_lock);
    second->addWidget(m_about, 1);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_name);
    words->addLayout(second);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 6, 4);
    row->setSpacing(8);
    row->addWidget(m_platform);
    row->addLayout(words, 1);
    m_undo = addButton(u"undo"_s, tr("Undo"));
    m_redo = addButton(u"redo"_s, tr("Redo"));
    QToolButton *close = addButton(u"close"_s, tr("Close the form"));
    close->setObjectName(u"closeForm"_s);
    close->setToolTip(tr("Close the form (Esc). Edits stay in the change set."));
    connect(m_undo, &QToolButton::clicked, this, &PanelHeader::undoRequested);
    connect(m_redo, &QToolButton::clicked, this, &PanelHeader::redoRequested);
    connect(close, &QToolButton::clicked, this, &PanelHeader::closeRequested);
}

QToolButton *PanelHeader::addButton(const QString &icon, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setObjectName(icon + u"Edit"_s);
    button->setIcon(icons::icon(icon));
    button->setIconSize(QSize(16, 16));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedSize(28, 28);
    button->setAccessibleName(name);
    static_cast<QHBoxLayout *>(layout())->addWidget(button);
    return button;
}

void PanelHeader::show(const EditTarget &target, const QDateTime &readAt)
{
    const auto urn = domain::Urn::tryParse(target.urn);
    const auto key = urn ? domain::platformKey(*urn) : std::nullopt;
    const QString platform = key ? domain::platformId(key->platform) : QString();
    m_platform->set(platform, key ? target.nameOf(key->platform) : QString());
    m_platform->setVisible(!platform.isEmpty());
    m_name->setText(urn ? urn->displayName() : target.urn);
    m_name->setHint(target.urn);

    QStringList parts;
    if (key)
        parts.append(key->env);
    const QString error = target.editing->readError(target.urn);
    const bool read = target.editing->presentOf(target.key(changes::aspect::ownership)).fromServer;
    if (!error.isEmpty())
        parts.append(tr("aspects not read: %1").arg(error));
    else if (readAt.isValid())
        parts.append(
            tr("aspects read at %1").arg(readAt.toTimeZone(target.zone).toString(u"HH:mm"_s)));
    else
        parts.append(read ? tr("aspects read") : tr("reading aspects…"));
    if (target.isReadOnly())
        parts.append(tr("read-only"));
    m_about->setText(parts.join(u" · "_s));
    m_about->setTone(error.isEmpty() ? Tone::Neutral : Tone::Warn);
    m_about->setMuted(error.isEmpty());
    m_lock->setVisible(target.isReadOnly());
    showHistory(target.editing);
}

void PanelHeader::showNew(const QString &title, const QString &about)
{
    m_platform->hide();
    m_name->setText(title);
    m_name->setHint({});
    m_about->setText(about);
    m_about->setMuted(true);
    m_lock->hide();
}

void PanelHeader::showHistory(const store::Editing *editing)
{
    const bool undo = editing && editing->canUndo();
    const bool redo = editing && editing->canRedo();
    m_undo->setEnabled(undo);
    m_redo->setEnabled(redo);
    m_undo->setToolTip(undo ? tr("Undo: %1").arg(editing->undoTitle()) : tr("Nothing to undo"));
    m_redo->setToolTip(redo ? tr("Redo: %1").arg(editing->redoTitle()) : tr("Nothing to redo"));
    m_undo->setVisible(!editing || !editing->isReadOnly());
    m_redo->setVisible(!editing || !editing->isReadOnly());
}

QString PanelHeader::about() const
{
    return m_about->text();
}
