// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/reportcharts.h"

#include "ui/common/theme.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace reportcharts {

namespace {

constexpr qreal sharpness = 4; // about 400 dots an inch
constexpr qreal labelWidth = 136;
constexpr qreal numberWidth = 36;
constexpr qreal rowHeight = 24;

struct Bar
{
    QString label;
    std::size_t count;
    QColor color;
};

QImage drawn(const std::vector<Bar> &bars)
{
    QImage image(QSize(width, height) * int(sharpness), QImage::Format_RGB32);
    image.fill(Qt::white);
    const Theme &theme = Theme::light();
    std::size_t most = 1;
    for (const Bar &bar : bars)
        most = std::max(most, bar.count);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(sharpness, sharpness);
    QFont font;
    font.setPixelSize(12);
    painter.setFont(font);
    qreal y = 2;
    for (const Bar &bar : bars) {
        painter.setPen(theme.text);
        painter.drawText(QRectF(0, y, labelWidth - 8, rowHeight), Qt::AlignLeft | Qt::AlignVCenter,
                         bar.label);
        const qreal room = width - labelWidth - numberWidth;
        const QRectF rect(labelWidth, y + 5, room * qreal(bar.count) / qreal(most), rowHeight - 10);
        painter.fillRect(rect, bar.color);
        painter.drawText(QRectF(rect.right() + 6, y, numberWidth, rowHeight),
                         Qt::AlignLeft | Qt::AlignVCenter, QString::number(bar.count));
        y += rowHeight;
    }
    painter.setPen(QPen(theme.control, 1));
    painter.drawLine(QPointF(labelWidth, 2), QPointF(labelWidth, y));
    return image;
}

} // namespace

QImage byBucket(const review::Sums &sums)
{
    const Theme &theme = Theme::light();
    std::vector<Bar> bars;
    for (std::size_t i = 0; i < review::bucketCount; ++i) {
        const auto bucket = review::Bucket(i);
        bars.push_back({review::titleOf(bucket), sums.buckets[i],
                        bucket == review::Bucket::Overdue  ? theme.danger
                        : bucket == review::Bucket::NoDate ? theme.unknown
                                                           : theme.control});
    }
    return drawn(bars);
}

QImage byVerdict(const review::Sums &sums)
{
    using review::Verdict;
    const Theme &theme = Theme::light();
    return drawn({{review::labelOf(Verdict::Ready), sums.ready, theme.ok},
                  {review::labelOf(Verdict::Warnings), sums.warnings, theme.rollingBack},
                  {review::labelOf(Verdict::Blocked), sums.blocked, theme.danger},
                  {review::labelOf(Verdict::Unknown), sums.unknown, theme.unknown}});
}

} // namespace reportcharts
