// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/review/monthgrid.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/review/reviewpaint.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qreal gridHeadHeight = 26;
constexpr qreal weekWidth = 34;
constexpr qreal numberHeight = 26;
constexpr qreal itemHeight = 38;
constexpr qreal itemGap = 2;

} // namespace

MonthGrid::MonthGrid(QWidget *parent) : QWidget(parent), m_answer(review::Reviewer().answer())
{
    setObjectName(u"monthGrid"_s);
    setAccessibleName(tr("Calendar of decommission dates"));
    setFocusPolicy(Qt::StrongFocus);
    m_day = today();
    m_month = QDate(m_day.year(), m_day.month(), 1);
}

QDate MonthGrid::today() const
{
    return m_answer->context.when.now.toTimeZone(m_answer->context.when.zone).date();
}

void MonthGrid::setAnswer(const review::Reviewer::AnswerPtr &answer,
                          const std::vector<review::Freeze> &freezes)
{
    QString urn;
    if (const auto row = current())
        urn = m_answer->catalog().urn(*row);
    m_answer = answer;
    m_freezes = freezes;
    m_byDay.clear();
    for (const auto &column : m_answer->columns) {
        for (const std::size_t i : column) {
            const std::int64_t ms = m_answer->assessments[i].decommission;
            if (ms != catalog::noTime)
                m_byDay[review::dayOf(ms, m_answer->context.when.zone)].push_back(i);
        }
    }
    const auto row = urn.isEmpty() ? std::nullopt : m_answer->catalog().find(urn);
    m_item = itemsOf(m_day).empty() ? -1 : 0;
    if (row)
        setCurrent(*row); // which may have another date now
    announce();
    update();
}

const std::vector<std::size_t> &MonthGrid::itemsOf(const QDate &day) const
{
    static const std::vector<std::size_t> none;
    const auto it = m_byDay.constFind(day);
    return it == m_byDay.constEnd() ? none : *it;
}

std::optional<catalog::Row> MonthGrid::current() const
{
    const auto &items = itemsOf(m_day);
    return m_item >= 0 && std::size_t(m_item) < items.size()
             ? std::optional(m_answer->assessments[items[std::size_t(m_item)]].row)
             : std::nullopt;
}

void MonthGrid::setCurrent(catalog::Row row)
{
    for (auto it = m_byDay.cbegin(); it != m_byDay.cend(); ++it) {
        for (std::size_t k = 0; k < it->size(); ++k) {
            if (m_answer->assessments[(*it)[k]].row == row) {
                setDay(it.key());
                return setItem(int(k));
            }
        }
    }
}

void MonthGrid::showMonth(const QDate &day)
{
    const QDate first(day.year(), day.month(), 1);
    if (!first.isValid() || first == m_month)
        return;
    m_month = first;
    if (m_day.year() != first.year() || m_day.month() != first.month())
        setDay(first.addDays(qMin(m_day.day(), first.daysInMonth()) - 1));
    update();
    Q_EMIT monthChanged();
}

void MonthGrid::setDay(const QDate &day)
{
    if (!day.isValid() || day == m_day)
        return;
    m_day = day;
    m_item = itemsOf(day).empty() ? -1 : 0;
    const QDate first(day.year(), day.month(), 1);
    if (first != m_month) {
        m_month = first;
        Q_EMIT monthChanged();
    }
    announce();
    update();
    Q_EMIT dayChanged();
    Q_EMIT currentChanged();
}

void MonthGrid::setItem(int item)
{
    if (item == m_item)
        return;
    m_item = item;
    announce();
    update();
    Q_EMIT currentChanged();
}

void MonthGrid::step(int by)
{
    const auto &items = itemsOf(m_day);
    const int next = m_item + by;
    if (next >= 0 && next < int(items.size()))
        return setItem(next);
    auto it = by > 0 ? m_byDay.upperBound(m_day) : m_byDay.lowerBound(m_day);
    if (by > 0 ? it == m_byDay.end() : it == m_byDay.begin())
        return;
    if (by < 0)
        --it;
    const int last = int(it->size()) - 1;
    setDay(it.key());
    setItem(by > 0 ? 0 : last);
}

std::pair<int, int> MonthGrid::countOf(const QDate &day) const
{
    const QDate first(day.year(), day.month(), 1);
    const QDate end = first.addMonths(1);
    std::pair<int, int> count {0, 0};
    for (auto it = m_byDay.lowerBound(first); it != m_byDay.end() && it.key() < end; ++it) {
        count.first += int(it->size());
        for (const std::size_t i : *it)
            count.second += m_answer->assessments[i].bucket == review::Bucket::Overdue ? 1 : 0;
    }
    return count;
}

QDate MonthGrid::firstShown() const
{
    const int first = QLocale().firstDayOfWeek();
    return m_month.addDays(-((m_month.dayOfWeek() - first + 7) % 7));
}

int MonthGrid::weeks() const
{
    const qint64 days = firstShown().daysTo(m_month) + m_month.daysInMonth();
    return int((days + 6) / 7);
}

QRectF MonthGrid::cellOf(const QDate &day) const
{
    const qint64 n = firstShown().daysTo(day);
    if (n < 0 || n >= weeks() * 7)
        return {};
    const qreal wide = (width() - weekWidth) / 7;
    const qreal high = (height() - gridHeadHeight) / weeks();
    const int week = n / 7;
    return {weekWidth + (n % 7) * wide, gridHeadHeight + week * high, wide, high};
}

int MonthGrid::mostItems(const QRectF &cell) const
{
    return qBound(0, int((cell.height() - numberHeight - 4) / (itemHeight + itemGap)), 3);
}

QRectF MonthGrid::itemRect(const QRectF &cell, int item) const
{
    return {cell.left() + 3, cell.top() + numberHeight + item * (itemHeight + itemGap),
            cell.width() - 6, itemHeight};
}

MonthGrid::Hit MonthGrid::hit(const QPointF &point) const
{
    for (QDate day = firstShown(); day < firstShown().addDays(weeks() * 7); day = day.addDays(1)) {
        const QRectF cell = cellOf(day);
        if (!cell.contains(point))
            continue;
        const int count = qMin(int(itemsOf(day).size()), mostItems(cell));
        for (int i = 0; i < count; ++i) {
            if (itemRect(cell, i).contains(point))
                return {day, i};
        }
        return {day, -1};
    }
    return {};
}

QString MonthGrid::clashOf(const QDate &day) const
{
    for (const review::Freeze &freeze : m_freezes) {
        if (freeze.contains(day))
            return tr("freeze");
    }
    for (const review::Clash &clash : m_answer->clashes) {
        if (clash.day == day)
            return clash.kind == review::Clash::Kind::Crowded ? tr("many") : tr("weekend");
    }
    return {};
}

void MonthGrid::paintHead(QPainter &painter) const
{
    const Theme &theme = Theme::of(this);
    painter.fillRect(QRectF(0, 0, width(), gridHeadHeight), theme.header);
    painter.fillRect(QRectF(0, 0, weekWidth, height()), theme.header);
    const QFont small = fonts::ui(fonts::Size::Small);
    const qreal wide = (width() - weekWidth) / 7;
    for (int i = 0; i < 7; ++i) {
        const QString name
            = QLocale().dayName(firstShown().addDays(i).dayOfWeek(), QLocale::ShortFormat);
        reviewpaint::line(painter, QRectF(weekWidth + i * wide + 8, 0, wide - 8, gridHeadHeight),
                          name, small, theme.muted);
    }
    for (int week = 0; week < weeks(); ++week) {
        const QDate day = firstShown().addDays(week * 7);
        const QRectF cell = cellOf(day);
        // Weeks are numbered by their Thursday, wherever they begin.
        const int toThursday = (Qt::Thursday - day.dayOfWeek() + 7) % 7;
        reviewpaint::line(painter, QRectF(0, cell.top(), weekWidth, numberHeight),
                          QString::number(day.addDays(toThursday).weekNumber()),
                          fonts::ui(fonts::Size::Tiny), theme.muted, Qt::ElideRight,
                          Qt::AlignHCenter);
        flat::edge(painter, QRectF(0, cell.top(), weekWidth, 1), Qt::TopEdge, theme.border);
    }
}

void MonthGrid::paintNumber(QPainter &painter, const QRectF &cell, const QDate &day) const
{
    const Theme &theme = Theme::of(this);
    const bool isToday = day == today();
    const QFont font = fonts::ui(fonts::Size::Small, QFont::DemiBold);
    QRectF room(cell.left() + 8, cell.top() + 3, cell.width() - 12, numberHeight - 6);
    QString text = QString::number(day.day());
    if (isToday) {
        text = tr("%1 today").arg(day.day());
        const QRectF pill(room.left() - 2, room.top(),
                          QFontMetricsF(font).horizontalAdvance(text) + 14, room.height());
        flat::box(painter, pill, theme.accentFill, {}, room.height() / 2);
        room = pill.adjusted(7, 0, 0, 0);
    } else if (day.day() == 1 || day == firstShown()) {
        text += u' ' + QLocale().monthName(day.month(), QLocale::ShortFormat);
    }
    const bool inMonth = day.month() == m_month.month();
    reviewpaint::line(painter, room, text, font,
                      isToday   ? theme.onAccent
                      : inMonth ? theme.text
                                : theme.muted,
                      Qt::ElideRight);
    if (const QString clash = clashOf(day); !clash.isEmpty())
        reviewpaint::line(
            painter, QRectF(cell.left(), cell.top() + 3, cell.width() - 6, numberHeight - 6), clash,
            fonts::ui(fonts::Size::Tiny), theme.warn, Qt::ElideRight, Qt::AlignRight);
}

void MonthGrid::paintCell(QPainter &painter, const QDate &day) const
{
    const Theme &theme = Theme::of(this);
    const QRectF cell = cellOf(day);
    const bool workday = QLocale().weekdays().contains(Qt::DayOfWeek(day.dayOfWeek()));
    painter.fillRect(cell, workday ? theme.base : theme.window);
    if (std::ranges::any_of(m_freezes,
                            [&](const review::Freeze &one) { return one.contains(day); }))
        painter.fillRect(cell, QBrush(theme.border, Qt::BDiagPattern));
    flat::edge(painter, cell, Qt::TopEdge, theme.border);
    flat::edge(painter, cell, Qt::LeftEdge, theme.border);
    if (m_target == day)
        painter.fillRect(cell, theme.pendingTint);
    paintNumber(painter, cell, day);
    const auto &items = itemsOf(day);
    const int most = mostItems(cell);
    const bool all = int(items.size()) <= most;
    for (int i = 0; i < qMin(int(items.size()), most); ++i)
        reviewpaint::item(painter, itemRect(cell, i), *m_answer,
                          m_answer->assessments[items[std::size_t(i)]], theme,
                          day == m_day && i == m_item);
    if (!all)
        reviewpaint::line(painter,
                          QRectF(cell.left() + 8, cell.bottom() - 16, cell.width() - 12, 14),
                          u'+' + QString::number(items.size() - std::size_t(most)),
                          fonts::ui(fonts::Size::Tiny, QFont::Medium), theme.muted, Qt::ElideRight,
                          Qt::AlignRight);
    if (day == m_day)
        flat::box(painter, cell, {}, hasFocus() ? theme.focus : theme.control, 0,
                  hasFocus() ? 2 : 1);
}

void MonthGrid::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHead(painter);
    for (QDate day = firstShown(); day < firstShown().addDays(weeks() * 7); day = day.addDays(1))
        paintCell(painter, day);
}

void MonthGrid::announce()
{
    QStringList words {QLocale().toString(m_day, QLocale::LongFormat)};
    if (m_day == today())
        words.append(tr("today"));
    const auto &items = itemsOf(m_day);
    words.append(items.empty()       ? tr("no dates")
                 : items.size() == 1 ? tr("1 date")
                                     : tr("%1 dates").arg(items.size()));
    if (const QString clash = clashOf(m_day); !clash.isEmpty())
        words.append(clash);
    if (m_item >= 0 && std::size_t(m_item) < items.size())
        words.append(
            reviewpaint::spoken(*m_answer, m_answer->assessments[items[std::size_t(m_item)]]));
    setAccessibleDescription(words.join(u", "_s));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void MonthGrid::walk(int days)
{
    setDay(m_day.addDays(days));
}

void MonthGrid::moveItem(int days)
{
    if (const auto row = current(); row && m_movable)
        Q_EMIT moveRequested(*row, m_day.addDays(days));
}

void MonthGrid::keyPressEvent(QKeyEvent *event)
{
    const bool alt = event->modifiers() == Qt::AltModifier;
    if (!alt && (event->modifiers() & ~Qt::KeypadModifier) != 0)
        return event->ignore();
    const auto go = [&](int days) { alt ? moveItem(days) : walk(days); };
    switch (event->key()) {
    case Qt::Key_Left:
        return go(-1);
    case Qt::Key_Right:
        return go(1);
    case Qt::Key_Up:
        return go(-7);
    case Qt::Key_Down:
        return go(7);
    default:
        break;
    }
    if (alt)
        return event->ignore();
    switch (event->key()) {
    case Qt::Key_PageUp:
        return showMonth(m_month.addMonths(-1));
    case Qt::Key_PageDown:
        return showMonth(m_month.addMonths(1));
    case Qt::Key_T:
        return setDay(today());
    case Qt::Key_Home:
        return setDay(m_month);
    case Qt::Key_End:
        return setDay(m_month.addDays(m_month.daysInMonth() - 1));
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT activated();
        return;
    default:
        event->ignore();
    }
}

void MonthGrid::mousePressEvent(QMouseEvent *event)
{
    const Hit at = hit(event->position());
    if (!at.day.isValid())
        return;
    // Of a day at the edge, the month comes with it only when it is let go: else the day that is
    // pressed would no longer be under the pointer.
    m_pressed = event->position();
    m_grabbed.reset();
    if (at.item >= 0)
        m_grabbed = m_answer->assessments[itemsOf(at.day)[std::size_t(at.item)]].row;
}

void MonthGrid::mouseMoveEvent(QMouseEvent *event)
{
    const bool far
        = (event->position() - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (!m_grabbed || !m_movable || (!far && !m_target.isValid()))
        return;
    m_target = hit(event->position()).day;
    setCursor(Qt::ClosedHandCursor);
    update();
}

void MonthGrid::mouseReleaseEvent(QMouseEvent *event)
{
    unsetCursor();
    const QDate target = std::exchange(m_target, QDate());
    const auto grabbed = std::exchange(m_grabbed, std::nullopt);
    update();
    const Hit from = hit(m_pressed);
    if (target.isValid() && grabbed) {
        if (target != from.day)
            Q_EMIT moveRequested(*grabbed, target);
        return;
    }
    if (event->button() == Qt::LeftButton && from.day.isValid()) {
        setDay(from.day);
        if (from.item >= 0)
            setItem(from.item);
    }
}

void MonthGrid::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (hit(event->position()).item >= 0)
        Q_EMIT activated();
}

void MonthGrid::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const Hit at = byKey ? Hit {m_day, m_item} : hit(event->pos());
    if (!at.day.isValid() || at.item < 0)
        return;
    setDay(at.day);
    setItem(at.item);
    Q_EMIT menuRequested(byKey ? mapToGlobal(cellOf(m_day).center().toPoint())
                               : event->globalPos());
}

void MonthGrid::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void MonthGrid::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool MonthGrid::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const Hit at = hit(help->pos());
        if (at.item >= 0)
            QToolTip::showText(
                help->globalPos(),
                reviewpaint::spoken(*m_answer,
                                    m_answer->assessments[itemsOf(at.day)[std::size_t(at.item)]])
                    .toHtmlEscaped(),
                this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}
