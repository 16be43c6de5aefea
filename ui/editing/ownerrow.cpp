// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/ownerrow.h"

#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"
#include "ui/common/theme.h"
#include "ui/editing/formwords.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int roleWidth = 138;

} // namespace

OwnerRow::OwnerRow(const EditedOwner &line, const QList<std::pair<QString, QString>> &roles,
                   bool readOnly, QWidget *parent)
    : QWidget(parent), m_line(line)
{
    const bool removed = line.state == EditedOwner::State::Removed;
    setMinimumHeight(27);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 2, 2, 2);
    row->setSpacing(7);
    row->addWidget(new Avatar(line.name, formwords::isGroup(line.urn()), this));
    auto *name = new ElidedLabel(line.name, this);
    name->setHint(line.hint);
    if (removed) {
        QFont struck = name->font();
        struck.setStrikeOut(true);
        name->setFont(struck);
        name->setMuted(true);
    }
    row->addWidget(name, 1);
    if (!line.warning.isEmpty()) {
        auto *warning = new ElidedLabel(line.warning, this);
        warning->setFont(fonts::ui(fonts::Size::Small));
        warning->setTone(Tone::Warn);
        row->addWidget(warning);
    }
    if (line.state == EditedOwner::State::Added)
        row->addWidget(new Badge(tr("added"), Tone::Mine, this));
    addRole(roles, readOnly);
    if (readOnly)
        return;
    if (removed) {
        QPushButton *undo = makeLinkButton(tr("Undo"), this);
        undo->setObjectName(u"undo:"_s + line.item);
        undo->setAccessibleName(tr("Keep owner %1").arg(line.name));
        looks::setSmall(undo);
        row->addWidget(undo);
        connect(undo, &QPushButton::clicked, this, [this] { Q_EMIT undoRequested(m_line.item); });
        return;
    }
    auto *remove = new QToolButton(this);
    remove->setObjectName(u"remove:"_s + line.item);
    remove->setIcon(icons::icon(u"close"_s, icons::Ink::Muted));
    remove->setIconSize(QSize(13, 13));
    remove->setAutoRaise(true);
    remove->setFocusPolicy(Qt::StrongFocus);
    remove->setFixedSize(22, 22);
    remove->setAccessibleName(tr("Remove owner %1").arg(line.name));
    remove->setToolTip(tr("Remove"));
    row->addWidget(remove);
    connect(remove, &QToolButton::clicked, this, [this] { Q_EMIT removeRequested(m_line.item); });
}

void OwnerRow::addRole(const QList<std::pair<QString, QString>> &roles, bool readOnly)
{
    auto *row = static_cast<QHBoxLayout *>(layout());
    QString present;
    for (const auto &[type, name] : roles) {
        if (type == m_line.type())
            present = name;
    }
    if (readOnly || m_line.state == EditedOwner::State::Removed) {
        auto *words = new ElidedLabel(present, this);
        words->setFont(fonts::ui(fonts::Size::Small));
        words->setMuted(true);
        row->addWidget(words);
        return;
    }
    auto *combo = new QComboBox(this);
    combo->setObjectName(u"role:"_s + m_line.item);
    combo->setAccessibleName(tr("Role of %1").arg(m_line.name));
    looks::setSmall(combo);
    combo->setFixedWidth(roleWidth);
    for (const auto &[type, name] : roles)
        combo->addItem(name, type);
    combo->setCurrentIndex(combo->findData(m_line.type()));
    row->addWidget(combo);
    connect(combo, &QComboBox::activated, this, [this, combo] {
        const QString type = combo->currentData().toString();
        if (type != m_line.type())
            Q_EMIT roleChosen(m_line.item, type);
    });
}

void OwnerRow::paintEvent(QPaintEvent *)
{
    if (m_line.state != EditedOwner::State::Added)
        return;
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(rect(), theme.pendingTint);
    painter.fillRect(flat::snapped(painter, QRectF(0, 0, 3, height())), theme.pending);
}
