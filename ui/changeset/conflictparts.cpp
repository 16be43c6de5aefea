// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/conflictparts.h"

#include "models/domain/vocabulary.h"
#include "ui/changeset/changewords.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/marks.h"
#include "ui/common/theme.h"

#include <QPainter>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace {

QFont nameFont()
{
    return fonts::ui(fonts::Size::Title, QFont::DemiBold);
}

//! Returns how wide the text was.
qreal paintPart(QPainter &painter, const QRectF &room, const QFont &font, const QColor &ink,
                const QString &text, Qt::TextElideMode mode)
{
    const QFontMetricsF metrics(font);
    const QString line = metrics.elidedText(text.left(400), mode, room.width());
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, line);
    return std::ceil(metrics.horizontalAdvance(line));
}

} // namespace

EntityTitle::EntityTitle(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void EntityTitle::set(const store::Editing *editing, const QString &urn)
{
    m_name = editing ? editing->nameOf(urn) : QString();
    m_environment = changewords::environment(urn);
    m_production = editing && changewords::isProduction(*editing, urn);
    m_status.clear();
    if (editing) {
        const catalog::CatalogPtr catalog = editing->catalogs().catalog();
        if (const auto row = catalog->find(urn))
            m_status = catalog->text(*row, catalog::Facet::Status);
    }
    setToolTip(changewords::toolTip(urn));
    setAccessibleName(m_name + u' ' + m_environment + u' ' + domain::statusLabel(m_status));
    update();
}

QSize EntityTitle::sizeHint() const
{
    return {320, QFontMetrics(nameFont()).height() + 6};
}

void EntityTitle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    QRectF room(rect());
    icons::paint(painter, {0, std::floor(room.center().y() - 8)}, u"kind-deployment"_s, theme.muted,
                 16);
    room.setLeft(24);
    const qreal mark
        = m_environment.isEmpty() ? 0 : marks::environmentWidth(m_environment, m_production) + 10;
    const QString status = domain::statusLabel(m_status);
    const QFont plain = fonts::ui();
    const qreal statusWidth
        = status.isEmpty() ? 0 : QFontMetricsF(plain).horizontalAdvance(status) + 30;
    // A narrow window keeps the name and lets the status go.
    const bool hasStatus = statusWidth > 0 && room.width() - mark - statusWidth > 140;
    const qreal nameRoom = room.width() - mark - (hasStatus ? statusWidth : 0);
    const qreal used = paintPart(painter, {room.left(), 0, nameRoom, room.height()}, nameFont(),
                                 theme.text, m_name, Qt::ElideMiddle);
    room.setLeft(room.left() + used + 10);
    if (!m_environment.isEmpty())
        room.setLeft(room.left()
                     + marks::environment(painter, room, m_environment, m_production, theme) + 12);
    if (!hasStatus)
        return;
    icons::paint(painter, {room.left(), std::floor(room.center().y() - 6)},
                 icons::forStatus(m_status), theme.statusColor(m_status), 12);
    paintPart(painter, room.adjusted(18, 0, 0, 0), plain, theme.text, status, Qt::ElideRight);
}

PlanList::PlanList(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

int PlanList::lineHeight() const
{
    return QFontMetrics(fonts::ui(fonts::Size::Small)).height() + 4;
}

void PlanList::set(std::vector<ConflictModel::Plan> plans)
{
    m_plans = std::move(plans);
    QStringList words;
    for (const ConflictModel::Plan &plan : m_plans)
        words.append(plan.words);
    setAccessibleName(tr("What will be written"));
    setAccessibleDescription(words.join(u". "_s));
    setToolTip(changewords::toolTip(words.join(u'\n')));
    updateGeometry();
    update();
}

QSize PlanList::sizeHint() const
{
    return {400, lineHeight() * int(m_plans.size() + 1) + 2};
}

void PlanList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    QRectF line(0, 0, width(), lineHeight());
    paintPart(painter, line, fonts::ui(fonts::Size::Small, QFont::DemiBold), theme.text,
              tr("What will be written"), Qt::ElideRight);
    for (const ConflictModel::Plan &plan : m_plans) {
        line.translate(0, lineHeight());
        const QColor ink = plan.tone == Tone::Neutral ? theme.text : tones::ink(plan.tone, theme);
        icons::paint(painter, {0, std::floor(line.center().y() - 6)}, plan.icon,
                     plan.tone == Tone::Neutral ? theme.muted : ink, 12);
        paintPart(painter, line.adjusted(20, 0, 0, 0), fonts::ui(fonts::Size::Small), ink,
                  plan.words, Qt::ElideRight);
    }
}
