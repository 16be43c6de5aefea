// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/laneview.h"

#include "models/changes/aspects.h"
#include "models/domain/vocabulary.h"
#include "models/history/timelinewords.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/servertext.h"
#include "ui/common/theme.h"

#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;
using history::Author;
using history::Event;

namespace {

constexpr qint64 dayMs = 86'400'000;
constexpr qint64 usualSpan = 30 * dayMs;
constexpr int labelWidth = 126;
constexpr int sidePad = 12;
constexpr int laneHeight = 25;
constexpr int topPad = 10;
constexpr qreal dot = 10;
constexpr qreal bandHeight = 12;

QString statusIn(const changes::Json &properties)
{
    return properties.is_object() && properties.contains("status")
                && properties["status"].is_string()
             ? QString::fromStdString(properties["status"].get<std::string>())
             : QString();
}

} // namespace

LaneView::LaneView(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"lanes"_s);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Versions of the aspects over time"));
    setAccessibleDescription(tr("Left and right step through the versions."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
}

void LaneView::setEvents(const std::vector<Event> &events, const QDateTime &now,
                         const changes::Naming &naming)
{
    m_events = &events;
    m_current = nullptr;
    m_naming = naming;
    m_lanes.clear();
    m_bands.clear();
    m_to = now.toMSecsSinceEpoch();
    m_from = m_to - usualSpan;
    for (const QString &aspect : changes::aspect::ofDeployment) {
        const auto has = [&](const Event &event) { return event.aspect == aspect; };
        if (std::ranges::any_of(events, has))
            m_lanes.append(aspect);
    }
    if (!events.empty()) {
        // What is older than the usual span makes it longer only where nothing else is there.
        const qint64 newest = events.front().made.timeMs;
        if (newest > 0 && newest < m_from)
            m_from = std::max<qint64>(0, events.back().made.timeMs - dayMs);
    }
    qint64 until = m_to;
    for (const Event &event : events) {
        if (event.aspect != changes::aspect::properties || event.made.timeMs <= 0)
            continue;
        const QString status = statusIn(event.made.value);
        if (!status.isEmpty() && until > m_from)
            m_bands.push_back({status, std::max(m_from, event.made.timeMs), until});
        until = std::min(until, event.made.timeMs);
    }
    updateGeometry();
    update();
}

void LaneView::setCurrent(const Event *event)
{
    m_current = event;
    update();
}

QSize LaneView::minimumSizeHint() const
{
    return {320, topPad + (int(m_lanes.size()) + 1) * laneHeight + 44};
}

QSize LaneView::sizeHint() const
{
    return minimumSizeHint().expandedTo({600, 0});
}

QRectF LaneView::track(std::size_t lane) const
{
    const qreal left = sidePad + labelWidth;
    return {left, topPad + qreal(lane) * laneHeight, width() - left - 2.0 * sidePad,
            qreal(laneHeight)};
}

qreal LaneView::xOf(qint64 ms) const
{
    const QRectF all = track(0);
    const qreal part = qreal(ms - m_from) / qreal(std::max<qint64>(1, m_to - m_from));
    return all.left() + std::clamp(part, 0.0, 1.0) * all.width();
}

std::size_t LaneView::laneOf(const QString &aspect) const
{
    return std::size_t(m_lanes.indexOf(aspect)) + 1;
}

void LaneView::paintBands(QPainter &painter) const
{
    const Theme &theme = Theme::of(this);
    const QRectF all = track(0);
    const qreal top = all.center().y() - bandHeight / 2;
    for (const Band &band : m_bands) {
        const QRectF area(xOf(band.from), top, std::max(2.0, xOf(band.to) - xOf(band.from)),
                          bandHeight);
        painter.fillRect(flat::snapped(painter, area), theme.statusColor(band.status));
        painter.fillRect(flat::snapped(painter, QRectF(area.left(), top, 1, bandHeight)),
                         theme.base);
    }
    if (m_bands.empty())
        painter.fillRect(
            flat::snapped(painter, QRectF(all.left(), all.center().y(), all.width(), 1)),
            theme.border);
}

void LaneView::paintAxis(QPainter &painter) const
{
    const Theme &theme = Theme::of(this);
    const QRectF below = track(std::size_t(m_lanes.size()) + 1);
    painter.setFont(fonts::ui(fonts::Size::Tiny));
    painter.setPen(theme.muted);
    const QFontMetricsF metrics(painter.font());
    const int steps = below.width() > 420 ? 4 : 2;
    for (int i = 0; i <= steps; ++i) {
        const qint64 ms = m_from + (m_to - m_from) * i / steps;
        const QDate day
            = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toTimeZone(m_naming.zone).date();
        const bool far = m_to - m_from > 300 * dayMs;
        const QString text
            = i == steps ? tr("now") : QLocale().toString(day, far ? u"MMM yyyy"_s : u"d MMM"_s);
        const qreal wide = metrics.horizontalAdvance(text) + 2;
        const qreal left = i == 0 ? xOf(ms) : i == steps ? xOf(ms) - wide : xOf(ms) - wide / 2;
        painter.drawText(QRectF(left, below.top(), wide, 16), Qt::AlignLeft | Qt::AlignVCenter,
                         text);
    }
}

void LaneView::paintLegend(QPainter &painter) const
{
    const Theme &theme = Theme::of(this);
    const QRectF below = track(std::size_t(m_lanes.size()) + 1).translated(0, 18);
    painter.setFont(fonts::ui(fonts::Size::Tiny));
    const QFontMetricsF metrics(painter.font());
    qreal left = below.left();
    const auto entry = [&](bool filled, const QString &word) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(filled ? theme.accent : theme.control, 1.5));
        painter.setBrush(filled ? theme.accent : theme.base);
        painter.drawEllipse(QRectF(left + 1, below.top() + 4, 7, 7));
        painter.setPen(theme.muted);
        painter.drawText(QRectF(left + 13, below.top(), 200, 16), Qt::AlignLeft | Qt::AlignVCenter,
                         word);
        left += 13 + metrics.horizontalAdvance(word) + 16;
    };
    entry(true, tr("a person"));
    entry(false, tr("a pipeline"));
    const QString hint = tr("step through");
    const qreal words = metrics.horizontalAdvance(hint);
    const QString back = u"←"_s;
    const QString forward = u"→"_s;
    qreal right = below.right() - words;
    painter.setPen(theme.muted);
    painter.drawText(QRectF(right, below.top(), words + 2, 16), Qt::AlignLeft | Qt::AlignVCenter,
                     hint);
    right -= flat::keyBadgeWidth(forward) + 6;
    flat::keyBadge(painter, QRectF(right, below.top(), 30, 16), forward, theme.muted, theme.edge);
    right -= flat::keyBadgeWidth(back) + 4;
    flat::keyBadge(painter, QRectF(right, below.top(), 30, 16), back, theme.muted, theme.edge);
}

void LaneView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(rect(), theme.base);
    if (!m_events)
        return;
    painter.setFont(fonts::ui(fonts::Size::Small));
    painter.setPen(theme.muted);
    const auto label = [&](std::size_t lane, const QString &text) {
        painter.drawText(QRectF(sidePad, track(lane).top(), labelWidth - 8, laneHeight),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
    };
    label(0, tr("Status"));
    for (qsizetype i = 0; i < m_lanes.size(); ++i)
        label(std::size_t(i) + 1, history::aspectWord(m_lanes[i]));
    paintBands(painter);
    for (qsizetype i = 0; i < m_lanes.size(); ++i) {
        const QRectF lane = track(std::size_t(i) + 1);
        painter.fillRect(
            flat::snapped(painter, QRectF(lane.left(), lane.center().y(), lane.width(), 1)),
            theme.border);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const auto mark = [&](const Event &event) {
        if (event.made.timeMs < m_from)
            return;
        const QPointF middle(xOf(event.made.timeMs), track(laneOf(event.aspect)).center().y());
        const bool person = event.author == Author::Person;
        const bool current = &event == m_current;
        if (current) {
            painter.setPen(QPen(theme.accent, 2));
            painter.setBrush(theme.base);
            painter.drawEllipse(middle, dot * 0.8, dot * 0.8);
        }
        painter.setPen(QPen(person ? theme.accent : theme.control, 1.5));
        painter.setBrush(person ? theme.accent : theme.base);
        painter.drawEllipse(middle, dot / 2 - 1, dot / 2 - 1);
    };
    for (auto event = m_events->rbegin(); event != m_events->rend(); ++event)
        mark(*event);
    if (m_current)
        mark(*m_current); // above its neighbours
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintAxis(painter);
    paintLegend(painter);
    if (hasFocus())
        flat::box(painter, rect(), {}, theme.focus, 0, 1);
}

std::ptrdiff_t LaneView::eventNear(const QPointF &at) const
{
    if (!m_events)
        return -1;
    std::ptrdiff_t best = -1;
    qreal nearest = dot;
    for (std::size_t i = 0; i < m_events->size(); ++i) {
        const Event &event = (*m_events)[i];
        if (event.made.timeMs < m_from || !track(laneOf(event.aspect)).contains(at))
            continue;
        const qreal distance = std::abs(xOf(event.made.timeMs) - at.x());
        if (distance < nearest) {
            nearest = distance;
            best = std::ptrdiff_t(i);
        }
    }
    return best;
}

void LaneView::mousePressEvent(QMouseEvent *event)
{
    if (const std::ptrdiff_t found = eventNear(event->position()); found >= 0)
        Q_EMIT chosen(std::size_t(found));
}

void LaneView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left)
        return Q_EMIT stepped(-1);
    if (event->key() == Qt::Key_Right)
        return Q_EMIT stepped(1);
    QWidget::keyPressEvent(event);
}

bool LaneView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const std::ptrdiff_t found = eventNear(help->pos());
    QString text;
    if (found >= 0) {
        const Event &one = (*m_events)[std::size_t(found)];
        text
            = history::headline(one, m_naming).plain() + u'\n' + history::authorName(one, m_naming);
    } else if (track(0).contains(help->pos())) {
        for (const Band &band : m_bands) {
            if (help->pos().x() >= xOf(band.from) && help->pos().x() <= xOf(band.to))
                text = domain::statusLabel(band.status);
        }
    }
    QToolTip::showText(help->globalPos(), servertext::toolTip(text), this);
    return true;
}

void LaneView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void LaneView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}
