// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/recordparts.h"

#include "models/domain/vocabulary.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/flowlayout.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/common/theme.h"
#include "ui/deployments/wording.h"

#include <QHBoxLayout>
#include <QPainter>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int statusGlyph = 14;
constexpr int statusGap = 6;

QString typeLabel(const catalog::Directory &directory, const QString &type)
{
    if (!type.startsWith("urn:li:ownershipType:"_L1))
        return domain::ownershipTypeLabel(type);
    if (const catalog::Neighbour *known = directory.find(type); known && !known->name.isEmpty())
        return known->name;
    for (const QString &symbol :
         {u"TECHNICAL_OWNER"_s, u"BUSINESS_OWNER"_s, u"DATA_STEWARD"_s, u"NONE"_s}) {
        if (domain::systemOwnershipTypeUrn(symbol) == type)
            return domain::ownershipTypeLabel(symbol);
    }
    return directory.displayName(type);
}

} // namespace

PlatformMark::PlatformMark(const catalog::Directory &directory, const QString &platformUrn,
                           int size, QWidget *parent)
    : QWidget(parent), m_directory(directory), m_urn(platformUrn), m_size(size)
{
    setFixedSize(size, size);
    const QString name = directory.displayName(platformUrn);
    setAccessibleName(name);
    setToolTip(wording::toolTip(name));
}

void PlatformMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.drawPixmap(QPointF(), wording::platformPixmap(m_directory, m_urn, Theme::of(this).muted,
                                                          m_size, devicePixelRatioF()));
}

StatusMark::StatusMark(const QString &symbol, QWidget *parent)
    : QWidget(parent)
    , m_symbol(symbol)
    , m_word(symbol.isEmpty() ? tr("no status") : wording::oneLine(domain::statusLabel(symbol), 60))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(m_word);
}

void StatusMark::setWordShown(bool shown)
{
    m_wordShown = shown;
    setToolTip(shown ? QString() : wording::toolTip(m_word));
    updateGeometry();
}

QFont StatusMark::wordFont() const
{
    QFont strong = font();
    if (domain::deploymentStatus(m_symbol) == domain::DeploymentStatus::Failed)
        strong.setWeight(QFont::DemiBold);
    return strong;
}

QSize StatusMark::sizeHint() const
{
    const QFontMetrics metrics(wordFont());
    const int glyph = m_symbol.isEmpty() ? 0 : statusGlyph + (m_wordShown ? statusGap : 0);
    return {glyph + (m_wordShown ? metrics.horizontalAdvance(m_word) + 1 : 0),
            qMax(statusGlyph + 2, metrics.height())};
}

void StatusMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    qreal x = 0;
    if (!m_symbol.isEmpty()) {
        icons::paint(painter, QPointF(0, std::floor((height() - statusGlyph) / 2.0)),
                     icons::forStatus(m_symbol), theme.statusColor(m_symbol), statusGlyph);
        x = statusGlyph + statusGap;
    }
    if (!m_wordShown)
        return;
    const auto status = domain::deploymentStatus(m_symbol);
    painter.setFont(wordFont());
    painter.setPen(status == domain::DeploymentStatus::Failed   ? theme.danger
                   : status == domain::DeploymentStatus::Absent ? theme.muted
                                                                : theme.text);
    painter.drawText(QRectF(x, 0, width() - x, height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, m_word);
}

OwnerLine::OwnerLine(const catalog::Directory &directory, const QString &urn, const QString &type,
                     QWidget *parent)
    : QWidget(parent)
{
    const QString name = wording::oneLine(directory.displayName(urn), 200);
    const bool group = wording::isGroup(urn);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(7);
    row->addWidget(new Avatar(name, group, this));
    auto *words = new ElidedLabel(name, this);
    const catalog::Neighbour *known = directory.find(urn);
    words->setHint(known && !known->detail.isEmpty() ? known->detail + u'\n' + urn : urn);
    row->addWidget(words, 1);
    if (known && (!known->exists || !known->active)) {
        auto *gone
            = new ElidedLabel(known->exists ? tr("inactive") : tr("unknown to the server"), this);
        gone->setFont(fonts::ui(fonts::Size::Small));
        gone->setTone(Tone::Warn);
        row->addWidget(gone);
    }
    auto *kind = new ElidedLabel(wording::oneLine(typeLabel(directory, type), 80), this);
    kind->setFont(fonts::ui(fonts::Size::Small));
    kind->setMuted(true);
    kind->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(kind);
}

TagFlow::TagFlow(const catalog::Directory &directory, const QStringList &urns, QWidget *parent)
    : QWidget(parent)
{
    auto *flow = new FlowLayout(this, 5, 5);
    for (const QString &urn : urns) {
        const QString name = wording::oneLine(directory.displayName(urn), 40);
        auto *chip = new TagChip(name, wording::tagColor(directory, urn), this);
        const catalog::Neighbour *known = directory.find(urn);
        chip->setToolTip(wording::toolTip(
            known && !known->detail.isEmpty() ? known->detail + u'\n' + urn : urn));
        flow->addWidget(chip);
        m_chips.append(chip);
    }
}
