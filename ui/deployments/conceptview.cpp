// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/conceptview.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/deployments/panesection.h"
#include "ui/deployments/wording.h"

#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qreal barHeight = 6;
constexpr qreal gap = 8;

//! A tenth is said where there is one: 33.3 %.
QString percentText(double share)
{
    const bool whole = std::abs(share - std::round(share)) < 0.05;
    return ShareLine::tr("%1 %").arg(QLocale().toString(share, 'f', whole ? 0 : 1));
}

} // namespace

ShareLine::ShareLine(const items::ConceptRow &row, QWidget *parent)
    : QWidget(parent), m_row(row), m_percent(row.share ? percentText(*row.share) : QString())
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    const QString name = wording::oneLine(row.label, 300);
    QStringList words {row.share ? tr("%1: %2").arg(name, m_percent) : name};
    if (!row.value.isEmpty())
        words.append(wording::oneLine(row.value, 500));
    setAccessibleName(words.join(u", "_s));
    setToolTip(wording::toolTip(words.join(u'\n')));
}

QFont ShareLine::nameFont() const
{
    return m_row.given ? fonts::mono() : font();
}

qreal ShareLine::lineHeight() const
{
    return std::max(QFontMetricsF(font()).height(), QFontMetricsF(nameFont()).height());
}

QSize ShareLine::sizeHint() const
{
    const qreal below
        = m_row.value.isEmpty() ? 0 : QFontMetricsF(fonts::ui(fonts::Size::Small)).height();
    return {240, int(std::ceil(lineHeight() + below))};
}

void ShareLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    const qreal height = lineHeight();
    const qreal nameWidth = m_row.share ? std::floor(width() * 0.36) : width();
    const QFont name = nameFont();
    painter.setFont(name);
    painter.setPen(theme.text);
    painter.drawText(QRectF(0, 0, nameWidth, height), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(name).elidedText(wording::oneLine(m_row.label, 300),
                                                    Qt::ElideMiddle, nameWidth));
    if (m_row.share) {
        painter.setFont(font());
        const qreal percentWidth = QFontMetricsF(font()).horizontalAdvance(percentText(99.9));
        painter.drawText(QRectF(width() - percentWidth, 0, percentWidth, height),
                         Qt::AlignRight | Qt::AlignVCenter, m_percent);
        const QRectF track(nameWidth + gap, std::round((height - barHeight) / 2),
                           width() - nameWidth - percentWidth - 2 * gap, barHeight);
        flat::box(painter, track, theme.prodFill, {}, 2);
        if (*m_row.share > 0)
            flat::box(painter,
                      {track.left(), track.top(), std::max(2.0, track.width() * *m_row.share / 100),
                       barHeight},
                      theme.accentFill, {}, 2);
    }
    if (m_row.value.isEmpty())
        return;
    const QFont small = fonts::ui(fonts::Size::Small);
    painter.setFont(small);
    painter.setPen(theme.muted);
    painter.drawText(QRectF(0, height, width(), this->height() - height),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(small).elidedText(wording::oneLine(m_row.value, 500),
                                                     Qt::ElideRight, width()));
}

ConceptView::ConceptView(const std::vector<items::ConceptGroup> &groups, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"concepts"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (const items::ConceptGroup &group : groups) {
        auto *section = new PaneSection(group.title, tr("from custom properties"), this);
        for (const items::ConceptRow &row : group.rows) {
            if (row.share || row.given)
                section->column()->addWidget(new ShareLine(row, section));
            else
                section->addField(wording::oneLine(row.label, 60), row.value, row.value);
        }
        column->addWidget(section);
    }
}
