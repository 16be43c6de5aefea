// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/graph/graphview.h"

#include "ui/common/flatpaint.h"
#include "ui/common/servertext.h"
#include "ui/graph/minimap.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace Qt::Literals::StringLiterals;
using graph::Card;
using graph::CardKind;
using graph::noCard;

namespace {

constexpr double mostScale = 4;
constexpr double leastScale = 0.02;
constexpr double zoomStep = 1.25;
constexpr double margin = 24; // around the picture, in the viewport
constexpr double panStep = 60;
constexpr int motion = 120; // ms
constexpr double readable = 0.6; // smaller is never chosen for a start

//! A canvas whose value is the current card in words.
class GraphAccessible final : public QAccessibleWidget
{
public:
    explicit GraphAccessible(GraphView *view) : QAccessibleWidget(view, QAccessible::Canvas) { }
    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value)
            return static_cast<GraphView *>(object())->currentWords();
        return QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface *makeGraphAccessible(const QString &className, QObject *object)
{
    if (className == "GraphView"_L1)
        return new GraphAccessible(static_cast<GraphView *>(object));
    return nullptr;
}

int columnOf(CardKind kind)
{
    return kind == CardKind::Group                                  ? 0
         : kind == CardKind::Deployment || kind == CardKind::Bundle ? 2
         : kind == CardKind::Place                                  ? 3
                                                                    : 1;
}

} // namespace

GraphView::GraphView(QWidget *parent)
    : QAbstractScrollArea(parent), m_minimap(new Minimap(viewport()))
{
    static const bool installed = (QAccessible::installFactory(makeGraphAccessible), true);
    Q_UNUSED(installed)
    setObjectName(u"graphView"_s);
    setAccessibleName(tr("Graph of models and deployments"));
    setAccessibleDescription(tr("The outline says the same as a tree"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Window);
    viewport()->setMouseTracking(true);
    m_glide.setDuration(motion);
    m_glide.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_glide, &QVariantAnimation::valueChanged, this,
            [this](const QVariant &value) { moveTo(value.toPointF()); });
    connect(m_minimap, &Minimap::centreRequested, this, [this](const QPointF &point) {
        m_glide.stop();
        moveTo(point - QPointF(viewport()->width(), viewport()->height()) / (2 * m_scale));
    });
}

void GraphView::setPicture(graph::PicturePtr picture, const QString &anchor)
{
    m_glide.stop();
    const QStringList chosen = [this] {
        QStringList keys;
        for (const std::uint32_t card : m_marks.selected)
            keys += pic().cards[card].key;
        return keys;
    }();
    const QString current = currentKey();
    const QString fixed = anchor.isEmpty() ? current : anchor;
    const std::uint32_t before = isEmpty() || fixed.isEmpty() ? noCard : pic().find(fixed);
    const QPointF at
        = before == noCard ? QPointF() : toViewport(pic().cards[before].rect.topLeft());

    m_marks = {};
    m_marks.focused = hasFocus();
    m_painter.setPicture(std::move(picture));
    if (isEmpty()) {
        m_minimap->setPicture(nullptr);
        viewport()->update();
        return;
    }
    orderCards();
    for (const QString &key : chosen) {
        if (const std::uint32_t card = pic().find(key); card != noCard)
            m_marks.selected.push_back(card);
    }
    std::sort(m_marks.selected.begin(), m_marks.selected.end());
    m_marks.current = current.isEmpty() ? noCard : pic().find(current);
    m_minimap->setPicture(this->picture());
    const std::uint32_t after = before == noCard ? noCard : pic().find(fixed);
    if (!m_started)
        showStart();
    else if (after != noCard)
        moveTo(pic().cards[after].rect.topLeft() - at / m_scale);
    else
        moveTo(m_origin);
    showChoice(false);
}

//! Cards from top to bottom, column by column, strip by strip: where up and down lead.
void GraphView::orderCards()
{
    m_order.resize(pic().cards.size());
    std::iota(m_order.begin(), m_order.end(), 0U);
    std::sort(m_order.begin(), m_order.end(), [this](std::uint32_t a, std::uint32_t b) {
        const Card &first = pic().cards[a];
        const Card &second = pic().cards[b];
        const int columns = columnOf(first.kind) - columnOf(second.kind);
        if (columns != 0)
            return columns < 0;
        if (first.rect.left() != second.rect.left())
            return first.rect.left() < second.rect.left();
        return first.rect.top() < second.rect.top();
    });
    m_place.resize(m_order.size());
    for (std::uint32_t i = 0; i < m_order.size(); ++i)
        m_place[m_order[i]] = i;
}

void GraphView::setSelection(const QStringList &urns)
{
    m_marks.selected.clear();
    if (isEmpty())
        return;
    for (const QString &urn : urns) {
        if (const std::uint32_t card = pic().find(urn); card != noCard)
            m_marks.selected.push_back(card);
    }
    m_marks.current = m_marks.selected.empty() ? noCard : m_marks.selected.front();
    std::sort(m_marks.selected.begin(), m_marks.selected.end());
    showChoice(false);
    Q_EMIT currentChanged(currentKey());
}

QStringList GraphView::selectedUrns() const
{
    QStringList urns;
    if (m_marks.current != noCard
        && std::binary_search(m_marks.selected.begin(), m_marks.selected.end(), m_marks.current)
        && pic().cards[m_marks.current].isEntity())
        urns += pic().cards[m_marks.current].key;
    for (const std::uint32_t card : m_marks.selected) {
        if (card != m_marks.current && pic().cards[card].isEntity())
            urns += pic().cards[card].key;
    }
    return urns;
}

QString GraphView::currentKey() const
{
    return isEmpty() || m_marks.current == noCard ? QString() : pic().cards[m_marks.current].key;
}

bool GraphView::setCurrentKey(const QString &key)
{
    const std::uint32_t card = isEmpty() ? noCard : pic().find(key);
    if (card == noCard)
        return false;
    choose(card, Qt::NoModifier);
    revealCard(card);
    return true;
}

QString GraphView::currentWords() const
{
    return isEmpty() || m_marks.current == noCard ? tr("Nothing selected")
                                                  : pic().spoken(m_marks.current);
}

QRectF GraphView::window() const
{
    return {m_origin, QSizeF(viewport()->size()) / m_scale};
}

QPointF GraphView::cardCentre(const QString &key) const
{
    const std::uint32_t card = isEmpty() ? noCard : pic().find(key);
    return card == noCard ? QPointF(-1, -1) : toViewport(pic().cards[card].rect.center());
}

void GraphView::choose(std::uint32_t card, Qt::KeyboardModifiers modifiers)
{
    if (modifiers & Qt::ControlModifier) {
        const auto at = std::lower_bound(m_marks.selected.begin(), m_marks.selected.end(), card);
        if (at != m_marks.selected.end() && *at == card)
            m_marks.selected.erase(at);
        else
            m_marks.selected.insert(at, card);
    } else {
        m_marks.selected = {card};
    }
    setCurrent(card);
    showChoice(true);
}

void GraphView::setCurrent(std::uint32_t card)
{
    if (m_marks.current == card)
        return;
    m_marks.current = card;
    QAccessibleValueChangeEvent event(this, currentWords());
    QAccessible::updateAccessibility(&event);
    Q_EMIT currentChanged(currentKey());
}

void GraphView::showChoice(bool tell)
{
    m_marks.path.clear();
    for (const std::uint32_t card : m_marks.selected) {
        const auto path = pic().pathTo(card);
        m_marks.path.insert(m_marks.path.end(), path.begin(), path.end());
    }
    std::sort(m_marks.path.begin(), m_marks.path.end());
    viewport()->update();
    if (tell)
        Q_EMIT selectionChanged(selectedUrns());
}

std::uint32_t GraphView::cardAt(const QPointF &viewport) const
{
    if (isEmpty())
        return noCard;
    const QPointF point = toPicture(viewport);
    std::vector<std::uint32_t> found;
    pic().cardGrid.query(QRectF(point, QSizeF(0, 0)), found);
    return found.empty() ? noCard : found.front();
}

bool GraphView::isOnChevron(std::uint32_t card, const QPointF &viewport) const
{
    const Card &at = pic().cards[card];
    const QPointF point = toPicture(viewport);
    if (!at.has(graph::FoldableCard) || GraphPainter::detailAt(m_scale) < GraphDetail::Titles)
        return false;
    const bool left = at.kind == CardKind::Bundle || at.kind == CardKind::More;
    return left ? point.x() < at.rect.left() + 26
                : !at.has(graph::OpenCard) && point.x() > at.rect.right() - 26;
}

// Where one looks.

void GraphView::moveTo(QPointF origin)
{
    if (isEmpty())
        return;
    const QRectF bounds = pic().bounds;
    const QSizeF size = QSizeF(viewport()->size()) / m_scale;
    const double slackX = std::max(margin / m_scale, size.width() * 0.6);
    const double slackY = std::max(margin / m_scale, size.height() * 0.6);
    origin.setX(
        std::clamp(origin.x(), bounds.left() - slackX,
                   std::max(bounds.left() - slackX, bounds.right() + slackX - size.width())));
    origin.setY(
        std::clamp(origin.y(), bounds.top() - slackY,
                   std::max(bounds.top() - slackY, bounds.bottom() + slackY - size.height())));
    const double pixel = m_scale * devicePixelRatioF();
    m_origin = {std::round(origin.x() * pixel) / pixel, std::round(origin.y() * pixel) / pixel};
    m_minimap->setWindow(window());
    placeMinimap();
    viewport()->update();
}

void GraphView::glideTo(const QPointF &origin)
{
    m_glide.stop();
    if (!isVisible()
        || style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) == 0) {
        moveTo(origin);
        return;
    }
    m_glide.setStartValue(m_origin);
    m_glide.setEndValue(origin);
    m_glide.start();
}

double GraphView::fitScale() const
{
    if (isEmpty())
        return 1;
    const QRectF bounds = pic().bounds;
    const double across = (viewport()->width() - 2 * margin) / std::max(1.0, bounds.width());
    const double down = (viewport()->height() - 2 * margin) / std::max(1.0, bounds.height());
    return std::max(1e-4, std::min(across, down));
}

void GraphView::zoomAt(const QPointF &viewport, double scale)
{
    if (isEmpty())
        return;
    m_glide.stop();
    scale = std::clamp(scale, std::min(leastScale, fitScale()), mostScale);
    if (std::abs(scale - 1) < 0.02)
        scale = 1;
    const QPointF fixed = toPicture(viewport);
    m_scale = scale;
    moveTo(fixed - viewport / m_scale);
    Q_EMIT scaleChanged(m_scale);
}

void GraphView::zoomBy(double factor)
{
    QPointF at(viewport()->width() / 2.0, viewport()->height() / 2.0);
    if (m_marks.current != noCard && !isEmpty()) {
        const QRectF rect = pic().cards[m_marks.current].rect;
        if (window().contains(rect.center()))
            at = toViewport(rect.center());
    }
    zoomAt(at, m_scale * factor);
}

void GraphView::setScale(double scale)
{
    zoomBy(scale / m_scale);
}

void GraphView::fit()
{
    if (isEmpty())
        return;
    m_glide.stop();
    m_scale = std::min(1.0, fitScale());
    const QSizeF size = QSizeF(viewport()->size()) / m_scale;
    moveTo(pic().bounds.center() - QPointF(size.width(), size.height()) / 2);
    Q_EMIT scaleChanged(m_scale);
}

void GraphView::showStart()
{
    if (isEmpty())
        return;
    m_started = isVisible(); // before that, the size is not known
    const double all = fitScale();
    m_scale = all >= readable ? std::min(1.0, all) : 1.0;
    const QSizeF size = QSizeF(viewport()->size()) / m_scale;
    const QRectF bounds = pic().bounds;
    const double spareX = std::max(0.0, size.width() - bounds.width()) / 2;
    const double spareY = std::max(0.0, size.height() - bounds.height()) / 2;
    const double least = margin / m_scale;
    moveTo({bounds.left() - std::max(least, spareX),
            bounds.top() - std::clamp(spareY, least, 3 * least)});
    Q_EMIT scaleChanged(m_scale);
}

void GraphView::reveal(const QString &key)
{
    if (const std::uint32_t card = isEmpty() ? noCard : pic().find(key); card != noCard)
        revealCard(card);
}

void GraphView::revealCard(std::uint32_t card)
{
    const double around = margin / m_scale;
    const QRectF wanted = pic().cards[card].rect.adjusted(-around, -around, around, around);
    const QRectF seen = window();
    QPointF origin = m_origin;
    if (wanted.left() < seen.left())
        origin.setX(wanted.left());
    else if (wanted.right() > seen.right())
        origin.setX(std::min(wanted.left(), wanted.right() - seen.width()));
    if (wanted.top() < seen.top())
        origin.setY(wanted.top());
    else if (wanted.bottom() > seen.bottom())
        origin.setY(std::min(wanted.top(), wanted.bottom() - seen.height()));
    if (origin != m_origin)
        glideTo(origin);
}

void GraphView::centreOn(const QString &key)
{
    const std::uint32_t card = isEmpty() ? noCard : pic().find(key);
    if (card == noCard)
        return;
    const QSizeF size = QSizeF(viewport()->size()) / m_scale;
    glideTo(pic().cards[card].rect.center() - QPointF(size.width(), size.height()) / 2);
}

int GraphView::find(const QString &text)
{
    m_marks.hits.clear();
    const QString wanted = text.trimmed();
    if (!isEmpty() && !wanted.isEmpty()) {
        for (std::uint32_t i = 0; i < pic().cards.size(); ++i) {
            const Card &card = pic().cards[i];
            const bool says = card.title.contains(wanted, Qt::CaseInsensitive)
                           || card.detail.contains(wanted, Qt::CaseInsensitive)
                           || (card.isEntity() && card.key.compare(wanted) == 0);
            if (says)
                m_marks.hits.push_back(i);
        }
    }
    viewport()->update();
    if (!m_marks.hits.empty()) {
        m_marks.selected = {m_marks.hits.front()};
        setCurrent(m_marks.hits.front());
        showChoice(true);
        centreOn(currentKey());
    }
    return int(m_marks.hits.size());
}

void GraphView::findNext(bool forward)
{
    const auto &hits = m_marks.hits;
    if (hits.empty())
        return;
    auto at = std::upper_bound(hits.begin(), hits.end(), m_marks.current);
    if (!forward)
        at = std::lower_bound(hits.begin(), hits.end(), m_marks.current);
    const std::uint32_t card = forward ? (at == hits.end() ? hits.front() : *at)
                                       : (at == hits.begin() ? hits.back() : *std::prev(at));
    choose(card, Qt::NoModifier);
    centreOn(currentKey());
}

void GraphView::placeMinimap()
{
    const QSize size = m_minimap->sizeHint();
    m_minimap->setGeometry(viewport()->width() - size.width() - 10,
                           viewport()->height() - size.height() - 10, size.width(), size.height());
    const bool fits = isEmpty() || window().contains(pic().cardGrid.bounds());
    m_minimap->setVisible(!fits && viewport()->width() >= 560 && viewport()->height() >= 320);
}

// What is painted.

void GraphView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const Theme &theme = Theme::of(this);
    painter.fillRect(viewport()->rect(), theme.window);
    m_painter.paint(painter, window(), m_scale, theme, m_marks);
    if (hasFocus())
        flat::box(painter, viewport()->rect(), {}, theme.focus, 0, 2);
}

void GraphView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (!m_started && !isEmpty())
        showStart();
    else
        moveTo(m_origin);
    placeMinimap();
}

void GraphView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange) {
        m_painter.forget();
        m_minimap->forget();
        viewport()->update();
    }
}

void GraphView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    m_marks.focused = true;
    viewport()->update();
}

void GraphView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    m_marks.focused = false;
    m_spaceHeld = false;
    viewport()->unsetCursor();
    viewport()->update();
}

// Mouse and touch pad.

void GraphView::wheelEvent(QWheelEvent *event)
{
    event->accept();
    m_glide.stop();
    const QPointF angle = event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier) {
        zoomAt(event->position(), m_scale * std::pow(zoomStep, angle.y() / 120));
        return;
    }
    QPointF delta
        = event->pixelDelta().isNull() ? angle / 120 * panStep : QPointF(event->pixelDelta());
    if (event->modifiers() & Qt::ShiftModifier)
        delta = {delta.y(), delta.x()};
    moveTo(m_origin - delta / m_scale);
}

bool GraphView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomAt(gesture->position(), m_scale * (1 + gesture->value()));
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const std::uint32_t card = cardAt(help->pos());
        if (card == noCard) {
            QToolTip::hideText();
            return true;
        }
        const Card &at = pic().cards[card];
        const QString text
            = at.isEntity() ? pic().spoken(card) + u'\n' + at.key : pic().spoken(card);
        QToolTip::showText(help->globalPos(), servertext::toolTip(text), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void GraphView::mousePressEvent(QMouseEvent *event)
{
    m_glide.stop();
    const std::uint32_t card = cardAt(event->position());
    const bool pans = event->button() == Qt::MiddleButton
                   || (event->button() == Qt::LeftButton && (m_spaceHeld || card == noCard));
    if (pans) {
        m_pressed = true;
        m_dragging = false;
        m_dragFrom = event->position();
        m_dragOrigin = m_origin;
        return;
    }
    if (event->button() != Qt::LeftButton || card == noCard)
        return;
    if (isOnChevron(card, event->position())) {
        setCurrent(card);
        Q_EMIT toggleRequested(pic().cards[card].key);
        return;
    }
    choose(card, event->modifiers());
}

void GraphView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressed)
        return;
    const QPointF way = event->position() - m_dragFrom;
    if (!m_dragging && way.manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragging = true;
    viewport()->setCursor(Qt::ClosedHandCursor);
    moveTo(m_dragOrigin - way / m_scale);
}

void GraphView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_pressed)
        return;
    m_pressed = false;
    if (m_spaceHeld)
        viewport()->setCursor(Qt::OpenHandCursor);
    else
        viewport()->unsetCursor();
    const bool cleared = !m_dragging && event->button() == Qt::LeftButton && !m_spaceHeld;
    if (cleared && !m_marks.selected.empty()) {
        m_marks.selected.clear();
        setCurrent(noCard);
        showChoice(true);
    }
}

void GraphView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const std::uint32_t card = cardAt(event->position());
    if (event->button() != Qt::LeftButton || card == noCard)
        return;
    const Card &at = pic().cards[card];
    if (isOnChevron(card, event->position()) || at.has(graph::FoldableCard))
        Q_EMIT toggleRequested(QString(at.key));
    else
        Q_EMIT activated(QString(at.key));
}

void GraphView::contextMenuEvent(QContextMenuEvent *event)
{
    std::uint32_t card = m_marks.current;
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        card = cardAt(event->pos());
        const bool selected
            = std::binary_search(m_marks.selected.begin(), m_marks.selected.end(), card);
        if (card != noCard && !selected)
            choose(card, Qt::NoModifier);
    } else if (card != noCard && !isEmpty()) {
        const QPointF middle = toViewport(pic().cards[card].rect.center());
        at = viewport()->mapToGlobal(middle.toPoint());
    }
    const QString key = card == noCard || isEmpty() ? QString() : pic().cards[card].key;
    Q_EMIT menuRequested(at, key);
}

// Keys.

void GraphView::keyPressEvent(QKeyEvent *event)
{
    if (isEmpty())
        return QAbstractScrollArea::keyPressEvent(event);
    const bool control = event->modifiers() & Qt::ControlModifier;
    const double step = panStep / m_scale;
    const double page = window().height() * 0.8;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
        if (control)
            moveTo(m_origin
                   + QPointF((event->key() == Qt::Key_Right) - (event->key() == Qt::Key_Left),
                             (event->key() == Qt::Key_Down) - (event->key() == Qt::Key_Up))
                         * step);
        else
            walk(event->key());
        return;
    case Qt::Key_PageUp:
        return moveTo(m_origin - QPointF(0, page));
    case Qt::Key_PageDown:
        return moveTo(m_origin + QPointF(0, page));
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (control || !openOrEnter())
            break;
        return;
    case Qt::Key_Backspace:
        if (closeAround())
            return;
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(zoomStep);
    case Qt::Key_Minus:
        return zoomBy(1 / zoomStep);
    case Qt::Key_0:
        return setScale(1);
    case Qt::Key_F:
        if (control)
            break;
        return fit();
    case Qt::Key_Space:
        if (!event->isAutoRepeat()) {
            m_spaceHeld = true;
            viewport()->setCursor(Qt::OpenHandCursor);
        }
        return;
    case Qt::Key_Escape:
        if (!m_marks.hits.empty()) {
            m_marks.hits.clear();
            viewport()->update();
        } else if (!m_marks.selected.empty()) {
            m_marks.selected.clear();
            setCurrent(noCard);
            showChoice(true);
        } else {
            Q_EMIT left();
        }
        return;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void GraphView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space || event->isAutoRepeat())
        return QAbstractScrollArea::keyReleaseEvent(event);
    m_spaceHeld = false;
    if (!m_dragging)
        viewport()->unsetCursor();
}

bool GraphView::walk(int key)
{
    std::uint32_t to = noCard;
    if (m_marks.current == noCard) {
        to = m_order.front();
    } else {
        switch (key) {
        case Qt::Key_Left:
            to = leftOf(m_marks.current);
            break;
        case Qt::Key_Right:
            to = rightOf(m_marks.current);
            break;
        case Qt::Key_Up:
            to = besides(m_marks.current, -1);
            break;
        case Qt::Key_Down:
            to = besides(m_marks.current, 1);
            break;
        case Qt::Key_Home:
            to = m_order.front();
            break;
        case Qt::Key_End:
            to = m_order.back();
            break;
        default:
            break;
        }
    }
    if (to == noCard)
        return false;
    choose(to, Qt::NoModifier);
    revealCard(to);
    return true;
}

//! The other end of an edge that leads to the right; of several, the nearest.
std::uint32_t GraphView::rightOf(std::uint32_t card) const
{
    std::uint32_t best = noCard;
    double distance = 0;
    std::uint32_t replacement = noCard;
    std::vector<std::uint32_t> near;
    const QRectF from = pic().cards[card].rect;
    pic().lineGrid.query(from.adjusted(-2, -2, 2, 2), near);
    for (const std::uint32_t at : near) {
        const graph::Line &line = pic().lines[at];
        if (line.from != card)
            continue;
        if (line.kind == graph::LineKind::Replaced) {
            replacement = line.to;
            continue;
        }
        const double away = std::abs(pic().cards[line.to].rect.center().y() - from.center().y());
        if (best == noCard || away < distance) {
            best = line.to;
            distance = away;
        }
    }
    return best != noCard ? best : replacement;
}

std::uint32_t GraphView::leftOf(std::uint32_t card) const
{
    const auto path = pic().pathTo(card);
    return path.empty() ? noCard : pic().lines[path.back()].from;
}

std::uint32_t GraphView::besides(std::uint32_t card, int step) const
{
    const std::int64_t to = std::int64_t(m_place[card]) + step;
    if (to < 0 || to >= std::int64_t(m_order.size()))
        return noCard;
    const std::uint32_t other = m_order[std::size_t(to)];
    return columnOf(pic().cards[other].kind) == columnOf(pic().cards[card].kind) ? other : noCard;
}

bool GraphView::openOrEnter()
{
    if (m_marks.current == noCard)
        return false;
    const Card &card = pic().cards[m_marks.current];
    if (card.has(graph::FoldableCard))
        Q_EMIT toggleRequested(QString(card.key));
    else
        Q_EMIT activated(QString(card.key));
    return true;
}

//! The current card where it is open, else the nearest open one around it.
bool GraphView::closeAround()
{
    for (std::uint32_t card = m_marks.current; card != noCard; card = pic().cards[card].parent) {
        const Card &at = pic().cards[card];
        const bool closes = at.has(graph::FoldableCard) && at.has(graph::OpenCard);
        if (!closes)
            continue;
        choose(card, Qt::NoModifier);
        Q_EMIT toggleRequested(QString(pic().cards[card].key));
        return true;
    }
    return false;
}
