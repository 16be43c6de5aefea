// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/review/boardview.h"

#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/review/reviewpaint.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using review::Bucket;
using review::bucketCount;

namespace {

constexpr qreal headHeight = 48;
constexpr qreal leastColumn = 150;
constexpr qreal gap = 8;

} // namespace

BoardView::BoardView(QWidget *parent)
    : QAbstractScrollArea(parent), m_answer(review::Reviewer().answer())
{
    setObjectName(u"reviewBoard"_s);
    setAccessibleName(tr("Board of deprecated deployments"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(false);
    verticalScrollBar()->setSingleStep(20);
    horizontalScrollBar()->setSingleStep(20);
    measure();
}

void BoardView::setAnswer(const review::Reviewer::AnswerPtr &answer)
{
    QString urn;
    if (m_current)
        urn = m_answer->catalog().urn(at(*m_current).row);
    m_answer = answer;
    m_current.reset();
    if (const auto row = urn.isEmpty() ? std::nullopt : m_answer->catalog().find(urn))
        m_current = placeOf(*row);
    for (std::size_t c = 0; !m_current && c < bucketCount; ++c) {
        if (!m_answer->columns[c].empty())
            m_current = Place {c, 0};
    }
    measure();
    announce();
    viewport()->update();
}

const review::Assessment &BoardView::at(const Place &place) const
{
    return m_answer->assessments[m_answer->columns[place.column][place.index]];
}

std::optional<catalog::Row> BoardView::current() const
{
    return m_current ? std::optional(at(*m_current).row) : std::nullopt;
}

void BoardView::setCurrent(catalog::Row row)
{
    if (const auto place = placeOf(row))
        go(place);
}

std::optional<BoardView::Place> BoardView::placeOf(catalog::Row row) const
{
    for (std::size_t c = 0; c < bucketCount; ++c) {
        for (std::size_t i = 0; i < m_answer->columns[c].size(); ++i) {
            if (at({c, i}).row == row)
                return Place {c, i};
        }
    }
    return std::nullopt;
}

qreal BoardView::columnWidth() const
{
    return qMax(leastColumn, std::floor(viewport()->width() / qreal(bucketCount)));
}

qreal BoardView::cardHeight() const
{
    return qMax(72.0, std::ceil(QFontMetricsF(fonts::ui()).height() * 3 + 20));
}

QRectF BoardView::rectOf(const Place &place) const
{
    const qreal width = columnWidth();
    return {qreal(place.column) * width + gap - horizontalScrollBar()->value(),
            headHeight + gap + qreal(place.index) * (cardHeight() + gap)
                - verticalScrollBar()->value(),
            width - 2 * gap, cardHeight()};
}

std::optional<BoardView::Place> BoardView::placeAt(const QPoint &point) const
{
    if (point.y() < headHeight)
        return std::nullopt;
    const qreal x = point.x() + horizontalScrollBar()->value();
    const qreal y = point.y() + verticalScrollBar()->value() - headHeight - gap;
    if (x < 0 || y < 0)
        return std::nullopt;
    const Place place {std::size_t(x / columnWidth()), std::size_t(y / (cardHeight() + gap))};
    const bool there = place.column < bucketCount
                    && place.index < m_answer->columns[place.column].size()
                    && rectOf(place).contains(point);
    return there ? std::optional(place) : std::nullopt;
}

void BoardView::measure()
{
    std::size_t most = 0;
    for (const auto &column : m_answer->columns)
        most = std::max(most, column.size());
    const int height = int(headHeight + gap + qreal(most) * (cardHeight() + gap));
    verticalScrollBar()->setRange(0, qMax(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(qMax(1, viewport()->height() - int(headHeight)));
    const int width = int(columnWidth() * bucketCount);
    horizontalScrollBar()->setRange(0, qMax(0, width - viewport()->width()));
    horizontalScrollBar()->setPageStep(qMax(1, viewport()->width()));
}

void BoardView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    measure();
}

QString BoardView::meaningOf(Bucket bucket) const
{
    const auto day = [](const QDate &date) { return QLocale().toString(date, u"d MMM"_s); };
    const review::Buckets buckets(m_answer->context.when);
    const auto &column = m_answer->columns[std::size_t(bucket)];
    switch (bucket) {
    case Bucket::Overdue: {
        const auto ready = std::ranges::count_if(column, [&](std::size_t i) {
            return m_answer->assessments[i].verdict == review::Verdict::Ready;
        });
        return ready == 1 ? tr("1 ready to go") : tr("%1 ready to go").arg(ready);
    }
    case Bucket::Days7:
    case Bucket::Days30:
    case Bucket::Days90:
        return tr("until %1").arg(day(buckets.lastDay(bucket)));
    case Bucket::Later:
        return tr("after %1").arg(day(buckets.lastDay(Bucket::Days90)));
    case Bucket::NoDate:
        break;
    }
    return tr("nobody said when");
}

void BoardView::paintHead(QPainter &painter, std::size_t column) const
{
    const Theme &theme = Theme::of(this);
    const qreal width = columnWidth();
    const QRectF head(qreal(column) * width - horizontalScrollBar()->value(), 0, width, headHeight);
    painter.fillRect(head, theme.header);
    flat::edge(painter, head, Qt::BottomEdge, theme.border);
    if (column > 0)
        flat::edge(painter, head, Qt::LeftEdge, theme.border);
    const QRectF inner = head.adjusted(gap + 2, 7, -gap, -6);
    const QRectF top(inner.left(), inner.top(), inner.width(), inner.height() / 2);
    const std::size_t count = m_answer->columns[column].size();
    const bool urgent = Bucket(column) == Bucket::Overdue && count > 0;
    const QFont strong = fonts::ui(fonts::Size::Base, QFont::DemiBold);
    const QString title = titleOf(Bucket(column));
    reviewpaint::line(painter, top, title, strong, urgent ? theme.danger : theme.text,
                      Qt::ElideRight);
    const qreal wide = QFontMetricsF(strong).horizontalAdvance(title) + 8;
    reviewpaint::line(painter, top.adjusted(wide, 0, 0, 0), QString::number(count),
                      fonts::ui(fonts::Size::Small), theme.muted, Qt::ElideRight);
    reviewpaint::line(painter, top.translated(0, inner.height() / 2), meaningOf(Bucket(column)),
                      fonts::ui(fonts::Size::Small), theme.muted, Qt::ElideRight);
}

void BoardView::paintColumn(QPainter &painter, std::size_t column) const
{
    const Theme &theme = Theme::of(this);
    const qreal step = cardHeight() + gap;
    const qreal scrolled = verticalScrollBar()->value();
    const auto first = std::size_t(qMax(0.0, std::floor((scrolled - gap) / step)));
    for (std::size_t i = first; i < m_answer->columns[column].size(); ++i) {
        const QRectF rect = rectOf({column, i});
        if (rect.top() > viewport()->height())
            break;
        reviewpaint::card(painter, rect, *m_answer, at({column, i}), theme,
                          m_current == Place {column, i}, hasFocus());
    }
    if (column > 0) {
        const qreal x = qreal(column) * columnWidth() - horizontalScrollBar()->value();
        flat::edge(painter, QRectF(x, headHeight, 1, viewport()->height()), Qt::LeftEdge,
                   theme.border);
    }
}

void BoardView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::of(this).window);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t c = 0; c < bucketCount; ++c)
        paintColumn(painter, c);
    for (std::size_t c = 0; c < bucketCount; ++c)
        paintHead(painter, c);
}

void BoardView::go(const std::optional<Place> &place)
{
    if (!place || place == m_current)
        return;
    m_current = place;
    reveal();
    announce();
    viewport()->update();
    Q_EMIT currentChanged();
}

void BoardView::announce()
{
    setAccessibleDescription(m_current
                                 ? tr("%1: %2").arg(titleOf(Bucket(m_current->column)),
                                                    reviewpaint::spoken(*m_answer, at(*m_current)))
                                 : tr("no deployment"));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void BoardView::reveal()
{
    const QRectF rect = rectOf(*m_current);
    if (rect.top() < headHeight + gap)
        verticalScrollBar()->setValue(verticalScrollBar()->value()
                                      + int(rect.top() - headHeight - gap));
    else if (rect.bottom() > viewport()->height() - gap)
        verticalScrollBar()->setValue(verticalScrollBar()->value()
                                      + int(rect.bottom() - viewport()->height() + gap));
    if (rect.left() < 0)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + int(rect.left() - gap));
    else if (rect.right() > viewport()->width())
        horizontalScrollBar()->setValue(horizontalScrollBar()->value()
                                        + int(rect.right() - viewport()->width() + gap));
}

void BoardView::step(int by)
{
    if (!m_current)
        return;
    Place place = *m_current;
    if (by > 0) {
        if (place.index + 1 < m_answer->columns[place.column].size())
            return go(Place {place.column, place.index + 1});
        while (++place.column < bucketCount) {
            if (!m_answer->columns[place.column].empty())
                return go(Place {place.column, 0});
        }
    } else if (place.index > 0) {
        go(Place {place.column, place.index - 1});
    } else {
        while (place.column-- > 0) {
            if (!m_answer->columns[place.column].empty())
                return go(Place {place.column, m_answer->columns[place.column].size() - 1});
        }
    }
}

//! To the next column with cards, as far down as before.
void BoardView::walk(int columns, int cards)
{
    if (!m_current)
        return;
    if (columns == 0) {
        const auto size = std::ptrdiff_t(m_answer->columns[m_current->column].size());
        const auto index
            = std::clamp<std::ptrdiff_t>(std::ptrdiff_t(m_current->index) + cards, 0, size - 1);
        return go(Place {m_current->column, std::size_t(index)});
    }
    for (auto c = std::ptrdiff_t(m_current->column) + columns;
         c >= 0 && c < std::ptrdiff_t(bucketCount); c += columns) {
        const auto &column = m_answer->columns[std::size_t(c)];
        if (!column.empty())
            return go(Place {std::size_t(c), std::min(m_current->index, column.size() - 1)});
    }
}

void BoardView::goToEnd(bool last)
{
    if (m_current)
        go(Place {m_current->column,
                  last ? m_answer->columns[m_current->column].size() - 1 : std::size_t(0)});
}

void BoardView::keyPressEvent(QKeyEvent *event)
{
    const int page = qMax(1, int(verticalScrollBar()->pageStep() / (cardHeight() + gap)));
    switch (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier
                ? event->key()
                : 0) {
    case Qt::Key_Up:
        return walk(0, -1);
    case Qt::Key_Down:
        return walk(0, 1);
    case Qt::Key_Left:
        return walk(-1, 0);
    case Qt::Key_Right:
        return walk(1, 0);
    case Qt::Key_PageUp:
        return walk(0, -page);
    case Qt::Key_PageDown:
        return walk(0, page);
    case Qt::Key_Home:
        return goToEnd(false);
    case Qt::Key_End:
        return goToEnd(true);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current)
            Q_EMIT activated();
        return;
    default:
        event->ignore(); // pages and windows have keys, too
    }
}

void BoardView::mousePressEvent(QMouseEvent *event)
{
    go(placeAt(event->pos()));
}

void BoardView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (placeAt(event->pos()))
        Q_EMIT activated();
}

void BoardView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard) {
        if (m_current)
            Q_EMIT menuRequested(viewport()->mapToGlobal(rectOf(*m_current).center().toPoint()));
        return;
    }
    if (const auto place = placeAt(event->pos())) {
        go(place);
        Q_EMIT menuRequested(event->globalPos());
    }
}

void BoardView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void BoardView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool BoardView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const auto place = placeAt(help->pos()))
            QToolTip::showText(help->globalPos(),
                               reviewpaint::spoken(*m_answer, at(*place)).toHtmlEscaped(), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}
