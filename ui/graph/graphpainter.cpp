// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/graph/graphpainter.h"

#include "models/domain/vocabulary.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/marks.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;
using graph::Card;
using graph::CardKind;
using graph::LineKind;

namespace {

struct GraphPainterWords
{
    Q_DECLARE_TR_FUNCTIONS(GraphPainter)
};

constexpr double outlinesFrom = 0.3;
constexpr double curvesFrom = 0.2; // below, a curve is a straight line
constexpr double statusField = 34;
constexpr double statusGlyphSize = 16;
constexpr double smallGlyph = 14;
constexpr double padding = 10;
constexpr double fan = 3; // between the frames of a bundle
constexpr double barHeight = 8;
constexpr int mostGlyphs = 600;
constexpr double lineWidth = 1.2;
constexpr float wholeShare = 99.5F; // that all of it goes here is nothing to say

bool holds(const std::vector<std::uint32_t> &sorted, std::uint32_t value)
{
    return std::binary_search(sorted.begin(), sorted.end(), value);
}

QColor thinned(const QColor &ground, const QColor &colour, double share)
{
    const auto part = [share](int a, int b) { return qRound(a * (1 - share) + b * share); };
    return {part(ground.red(), colour.red()), part(ground.green(), colour.green()),
            part(ground.blue(), colour.blue())};
}

//! Rectangles of one colour, painted in one call.
class Batches
{
public:
    void add(const QColor &colour, const QRectF &rect)
    {
        for (auto &[rgb, rects] : m_batches) {
            if (rgb == colour.rgb()) {
                rects.append(rect);
                return;
            }
        }
        m_batches.push_back({colour.rgb(), {rect}});
    }
    void paint(QPainter &painter) const
    {
        painter.setPen(Qt::NoPen);
        for (const auto &[rgb, rects] : m_batches) {
            painter.setBrush(QColor(rgb));
            painter.drawRects(rects);
        }
    }

private:
    std::vector<std::pair<QRgb, QList<QRectF>>> m_batches;
};

//! Room for a title and a line below it, centred in the height of a card.
struct TwoLines
{
    double title;
    double detail;
};

TwoLines twoLines(const QRectF &box, const QFont &title, const QFont &detail)
{
    const double upper = QFontMetricsF(title).height();
    const double lower = QFontMetricsF(detail).height();
    const double top = box.top() + std::floor((box.height() - upper - lower) / 2);
    return {top, top + upper};
}

} // namespace

struct GraphPainter::Pass
{
    QPainter &painter;
    QRectF window;
    double scale;
    double dpr;
    const Theme &theme;
    const GraphMarks &marks;
    GraphDetail detail;
    QFont base, strong, medium, small, smallStrong;

    bool isSelected(std::uint32_t card) const { return holds(marks.selected, card); }
};

void GraphPainter::setPicture(graph::PicturePtr picture)
{
    m_picture = std::move(picture);
    m_texts.clear();
}

void GraphPainter::forget()
{
    m_texts.clear();
    m_words.clear();
    m_glyphs.clear();
    m_glyphCount = 0;
}

GraphDetail GraphPainter::detailAt(double scale)
{
    return scale >= 0.6  ? GraphDetail::Full
         : scale >= 0.5  ? GraphDetail::Titles
         : scale >= 0.15 ? GraphDetail::Fields
                         : GraphDetail::Dots;
}

QColor GraphPainter::hueColour(std::size_t hue, const Theme &theme)
{
    const std::array colours {&theme.inService,   &theme.updating,     &theme.creating,
                              &theme.rollingBack, &theme.outOfService, &theme.failed,
                              &theme.deleting,    &theme.unknown};
    return hue < colours.size() ? *colours[hue] : theme.control;
}

QColor GraphPainter::colourOf(const Card &card, const Theme &theme) const
{
    if (m_picture->colour == graph::ColourBy::Status)
        return theme.statusColor(card.status);
    return hueColour(card.hue, theme);
}

void GraphPainter::paint(QPainter &painter, const QRectF &window, double scale, const Theme &theme,
                         const GraphMarks &marks)
{
    if (!m_picture || m_picture->cards.empty())
        return;
    if (m_glyphCount > mostGlyphs)
        forget();
    using fonts::Size;
    Pass pass {painter,
               window,
               scale,
               m_glyphRatio > 0 ? m_glyphRatio : painter.device()->devicePixelRatioF(),
               theme,
               marks,
               detailAt(scale),
               fonts::ui(),
               fonts::ui(Size::Base, QFont::DemiBold),
               fonts::ui(Size::Base, QFont::Medium),
               fonts::ui(Size::Small),
               fonts::ui(Size::Small, QFont::DemiBold)};
    painter.save();
    painter.scale(scale, scale);
    painter.translate(-window.topLeft());
    const double around = 8 / scale; // rings and frames reach beyond their cards
    m_cards.clear();
    m_lines.clear();
    m_picture->cardGrid.query(window.adjusted(-around, -around, around, around), m_cards);
    m_picture->lineGrid.query(window, m_lines);
    if (scale >= curvesFrom)
        paintLines(pass);
    else
        paintStraightLines(pass);
    if (pass.detail == GraphDetail::Dots) {
        paintDots(pass);
    } else {
        for (const std::uint32_t card : m_cards)
            paintCard(pass, card);
    }
    if (pass.detail >= GraphDetail::Titles)
        paintLabels(pass);
    painter.restore();
}

void GraphPainter::paintLines(Pass &pass)
{
    QPainterPath plain;
    QPainterPath dashed;
    QPainterPath replaced;
    QPainterPath chosen;
    for (const std::uint32_t at : m_lines) {
        const graph::Line &line = m_picture->lines[at];
        QPainterPath &path = holds(pass.marks.path, at)      ? chosen
                           : line.kind == LineKind::Replaced ? replaced
                           : line.dashed                     ? dashed
                                                             : plain;
        const QPointF *points = m_picture->points.data() + line.start;
        path.moveTo(points[0]);
        for (std::uint32_t i = 1; i + 2 < line.count; i += 3)
            path.cubicTo(points[i], points[i + 1], points[i + 2]);
    }
    QPainter &painter = pass.painter;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const auto stroke
        = [&painter](const QPainterPath &path, const QColor &colour, double width, bool dashes) {
              if (path.isEmpty())
                  return;
              QPen pen(colour, width, Qt::SolidLine, Qt::FlatCap);
              if (dashes)
                  pen.setDashPattern({5 / width, 4 / width});
              painter.setPen(pen);
              painter.drawPath(path);
          };
    const double wide = std::max(1.0, 0.7 / pass.scale);
    stroke(plain, pass.theme.control, lineWidth * wide, false);
    stroke(dashed, pass.theme.control, lineWidth * wide, true);
    stroke(replaced, pass.theme.warn, 1.6 * wide, true);
    stroke(chosen, pass.theme.accent, 2 * wide, false);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pass.theme.warn);
    for (const std::uint32_t at : m_lines) {
        if (m_picture->lines[at].kind == LineKind::Replaced)
            paintArrow(pass, m_picture->lines[at]);
    }
}

void GraphPainter::paintArrow(Pass &pass, const graph::Line &line)
{
    const QPointF *points = m_picture->points.data() + line.start;
    const QPointF tip = points[line.count - 1];
    const QPointF from = points[line.count - 2];
    QPointF way = tip - from;
    const double length = std::hypot(way.x(), way.y());
    if (length < 0.1)
        return;
    way /= length;
    const QPointF side(-way.y() * 4, way.x() * 4);
    const QPointF foot = tip - way * 8;
    const std::array corners {tip, foot + side, foot - side};
    pass.painter.drawPolygon(corners.data(), int(corners.size()));
}

void GraphPainter::paintStraightLines(Pass &pass)
{
    QList<QLineF> plain;
    QList<QLineF> replaced;
    QList<QLineF> chosen;
    for (const std::uint32_t at : m_lines) {
        const graph::Line &line = m_picture->lines[at];
        const QPointF *points = m_picture->points.data() + line.start;
        QList<QLineF> &list = holds(pass.marks.path, at)      ? chosen
                            : line.kind == LineKind::Replaced ? replaced
                                                              : plain;
        list.append({points[0], points[line.count - 1]});
    }
    QPainter &painter = pass.painter;
    painter.setRenderHint(QPainter::Antialiasing, false);
    const auto stroke = [&painter](const QList<QLineF> &lines, const QColor &colour, double width) {
        QPen pen(colour, width);
        pen.setCosmetic(true);
        painter.setPen(pen);
        painter.drawLines(lines);
    };
    stroke(plain, pass.theme.edge, 0);
    stroke(replaced, pass.theme.warn, 0);
    stroke(chosen, pass.theme.accent, 2);
}

//! The shares of traffic and "replaced by", above everything they cross.
void GraphPainter::paintLabels(Pass &pass)
{
    QPainter &painter = pass.painter;
    for (const std::uint32_t at : m_lines) {
        const graph::Line &line = m_picture->lines[at];
        const bool replaced = line.kind == LineKind::Replaced;
        if (!replaced && (line.share < 0 || line.share >= wholeShare))
            continue;
        const QPointF *points = m_picture->points.data() + line.start;
        const QPointF end = points[line.count - 1];
        const QFont &font = replaced ? pass.small : pass.smallStrong;
        const CutText &label
            = word(replaced ? GraphPainterWords::tr("replaced by")
                            : GraphPainterWords::tr("%1 %").arg(std::round(line.share)),
                   font);
        const double height = QFontMetricsF(font).height();
        QRectF box(0, 0, label.width + 8, height);
        if (replaced)
            box.moveCenter((points[0] + 3 * points[1] + 3 * points[line.count - 2] + end) / 8);
        else
            box.moveCenter({end.x() - 10 - box.width() / 2, end.y()});
        painter.fillRect(box, pass.theme.window);
        text(pass, box.topLeft() + QPointF(4, 0), label, font,
             replaced ? pass.theme.warn : pass.theme.text);
    }
}

void GraphPainter::paintDots(Pass &pass)
{
    const Theme &theme = pass.theme;
    Batches batches;
    const double least = 1 / pass.scale; // a pixel
    for (const std::uint32_t at : m_cards) {
        const Card &card = m_picture->cards[at];
        QRectF box = card.rect;
        box.setHeight(std::max(box.height(), least));
        const bool bundle = card.kind == CardKind::Bundle && !card.has(graph::OpenCard);
        if (bundle && m_picture->colour == graph::ColourBy::Status && pass.scale > 0.04) {
            double x = box.left();
            for (std::size_t k = graph::statusKinds; k-- > 0;) {
                if (card.statuses[k] == 0)
                    continue;
                const double width = box.width() * card.statuses[k] / card.count;
                batches.add(theme.statusColor(domain::statusSymbols().at(qsizetype(k))),
                            {x, box.top(), width, box.height()});
                x += width;
            }
        } else if (card.kind == CardKind::Deployment || bundle) {
            batches.add(card.has(graph::MissingCard) ? theme.danger : colourOf(card, theme), box);
        } else {
            batches.add(theme.control, box);
        }
    }
    pass.painter.setRenderHint(QPainter::Antialiasing, false);
    batches.paint(pass.painter);
    Batches rings;
    for (const std::uint32_t at : pass.marks.selected) {
        const QRectF box
            = m_picture->cards[at].rect.adjusted(-3 * least, -3 * least, 3 * least, 3 * least);
        QPen pen(theme.accent, 2);
        pen.setCosmetic(true);
        pass.painter.setPen(pen);
        pass.painter.setBrush(Qt::NoBrush);
        pass.painter.drawRect(box);
    }
    for (const std::uint32_t at : pass.marks.hits) {
        QPen pen(theme.warn, 2);
        pen.setCosmetic(true);
        pass.painter.setPen(pen);
        pass.painter.setBrush(Qt::NoBrush);
        pass.painter.drawRect(m_picture->cards[at].rect);
    }
}

void GraphPainter::paintCard(Pass &pass, std::uint32_t at)
{
    switch (m_picture->cards[at].kind) {
    case CardKind::Deployment:
        return paintDeployment(pass, at);
    case CardKind::Bundle:
        return paintBundle(pass, at);
    case CardKind::Group:
    case CardKind::Model:
    case CardKind::More:
    case CardKind::Nobody:
    case CardKind::Place:
        return paintNode(pass, at);
    }
}

void GraphPainter::paintBox(Pass &pass, std::uint32_t at, const QRectF &box, const QColor &fill,
                            const QColor &outline)
{
    QPainter &painter = pass.painter;
    const bool selected = pass.isSelected(at);
    if (pass.scale < outlinesFrom) {
        const bool hasField = m_picture->cards[at].kind == CardKind::Deployment
                           || m_picture->cards[at].kind == CardKind::Bundle;
        painter.fillRect(box, selected   ? pass.theme.selection
                              : hasField ? fill
                                         : pass.theme.control);
        if (selected)
            flat::box(painter, box, {}, pass.theme.accent, 0, 2 / pass.scale);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const Card &card = m_picture->cards[at];
    if (card.has(graph::MissingCard)) {
        QPen pen(pass.theme.danger, 1.2);
        pen.setDashPattern({4, 3});
        painter.setPen(pen);
        painter.setBrush(selected ? pass.theme.selection : pass.theme.window);
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    } else {
        flat::box(painter, box, selected ? pass.theme.selection : fill,
                  selected ? pass.theme.accent : outline, 4, 1);
    }
    if (selected || at == pass.marks.current) {
        const QColor ring = pass.marks.focused ? pass.theme.focus : pass.theme.control;
        flat::box(painter, box.adjusted(-3, -3, 3, 3), {}, ring, 6,
                  at == pass.marks.current ? 2 : 1);
    }
    if (holds(pass.marks.hits, at))
        flat::box(painter, box.adjusted(-3, -3, 3, 3), {}, pass.theme.warn, 6, 2);
    if (card.has(graph::PendingCard))
        painter.fillRect(QRectF(box.left() - 6, box.top() + 2, 3, box.height() - 4),
                         pass.theme.pending);
}

void GraphPainter::paintTexts(Pass &pass, std::uint32_t at, const QRectF &room,
                              QFont::Weight weight, double detailRoom)
{
    const Card &card = m_picture->cards[at];
    const QFont &font = weight >= QFont::DemiBold ? pass.strong : pass.medium;
    const bool removed = card.has(graph::RemovedCard);
    const CutText &title = cut(at, 0, card.title, font, room.width());
    const QColor ink = removed ? pass.theme.removed : pass.theme.text;
    if (pass.detail < GraphDetail::Full) {
        const double top = room.center().y() - QFontMetricsF(font).height() / 2;
        text(pass, {room.left(), top}, title, font, ink);
        return;
    }
    const TwoLines lines = twoLines(room, font, pass.small);
    text(pass, {room.left(), lines.title}, title, font, ink);
    if (removed)
        pass.painter.fillRect(
            QRectF(room.left(), lines.title + QFontMetricsF(font).height() / 2, title.width, 1),
            pass.theme.removed);
    const QColor muted = card.has(graph::OverdueCard) ? pass.theme.danger : pass.theme.muted;
    text(pass, {room.left(), lines.detail}, cut(at, 1, card.detail, pass.small, detailRoom),
         pass.small, muted);
}

void GraphPainter::paintNode(Pass &pass, std::uint32_t at)
{
    const Card &card = m_picture->cards[at];
    const Theme &theme = pass.theme;
    const bool group = card.kind == CardKind::Group;
    const bool more = card.kind == CardKind::More;
    const bool quiet = more || card.kind == CardKind::Nobody || card.kind == CardKind::Place;
    paintBox(pass, at, card.rect,
             group   ? theme.header
             : quiet ? theme.window
                     : theme.base,
             quiet ? theme.edge : theme.control);
    const QRectF box = card.rect;
    if (pass.detail == GraphDetail::Fields && pass.scale < outlinesFrom)
        return;
    const QString name = group                         ? u"kind-group"_s
                       : card.kind == CardKind::Nobody ? u"unlink"_s
                       : card.kind == CardKind::Place  ? u"kind-container"_s
                       : more                          ? QString()
                                                       : u"kind-model"_s;
    double left = box.left() + padding;
    if (!name.isEmpty()) {
        glyph(pass, {left, box.center().y() - 8, 16, 16}, name, theme.muted);
        left += 16 + padding;
    } else {
        flat::chevron(pass.painter, QRectF(left, box.center().y() - 6, 12, 12),
                      card.has(graph::OpenCard) ? Qt::DownArrow : Qt::RightArrow, theme.muted);
        left += 12 + 6;
    }
    if (pass.detail < GraphDetail::Titles)
        return;
    double right = box.right() - padding;
    if (card.has(graph::TroubledCard)) {
        glyph(pass, {right - smallGlyph, box.center().y() - smallGlyph / 2, smallGlyph, smallGlyph},
              u"warning"_s, theme.danger);
        right -= smallGlyph + 4;
    }
    const bool closed = card.has(graph::FoldableCard) && !card.has(graph::OpenCard) && !more;
    if (closed) {
        flat::chevron(pass.painter, QRectF(right - 12, box.center().y() - 6, 12, 12),
                      Qt::RightArrow, theme.muted);
        right -= 16;
    }
    const QRectF room(left, box.top(), right - left, box.height());
    if (!more) {
        paintTexts(pass, at, room, QFont::DemiBold, room.width());
        return;
    }
    const CutText &title = cut(at, 0, card.title, pass.medium, room.width());
    const double top = box.center().y() - QFontMetricsF(pass.medium).height() / 2;
    text(pass, {left, top}, title, pass.medium, theme.text);
    const double rest = room.width() - title.width - 6;
    if (pass.detail == GraphDetail::Full && rest > 30)
        text(pass, {left + title.width + 6, top + 1.5}, cut(at, 1, card.detail, pass.small, rest),
             pass.small, theme.muted);
}

void GraphPainter::paintDeployment(Pass &pass, std::uint32_t at)
{
    const Card &card = m_picture->cards[at];
    const QRectF box = card.rect;
    paintBox(pass, at, box, pass.theme.base, pass.theme.edge);
    paintStatusField(pass, at, box);
    if (pass.detail < GraphDetail::Titles)
        return;
    const double left = box.left() + statusField + padding;
    const double markRoom = card.has(graph::DeprecatedCard) ? smallGlyph + 4 : 0;
    const QRectF room(left, box.top(), box.right() - padding - left - markRoom, box.height());
    const double taken = pass.detail == GraphDetail::Full
                           ? environmentWidth(card) + (card.platform.isEmpty() ? 0 : 20)
                           : 0;
    paintTexts(pass, at, room, QFont::Medium, box.right() - padding - left - taken - 4);
    if (pass.detail == GraphDetail::Full)
        paintRightEnd(pass, at, box);
}

void GraphPainter::paintStatusField(Pass &pass, std::uint32_t at, const QRectF &box)
{
    const Card &card = m_picture->cards[at];
    QPainter &painter = pass.painter;
    const double size = std::clamp(6 / pass.scale, statusGlyphSize, statusField);
    const QRectF field(box.left() + 1, box.top() + 1, statusField - 1, box.height() - 2);
    QRectF mark(0, 0, size, size);
    mark.moveCenter(field.center());
    if (card.has(graph::MissingCard)) {
        glyph(pass, mark, u"unlink"_s, pass.theme.danger);
        return;
    }
    const QColor colour = colourOf(card, pass.theme);
    const QColor ground = pass.isSelected(at) ? pass.theme.selection : pass.theme.base;
    if (pass.scale < outlinesFrom) { // so small, the whole card tells its colour
        painter.fillRect(box, thinned(ground, colour, 0.4));
        painter.fillRect(field, ground);
    } else {
        flat::box(painter, field, thinned(ground, colour, 0.14), {}, 3);
        painter.fillRect(QRectF(field.right() - 4, field.top(), 4, field.height()),
                         thinned(ground, colour, 0.14)); // only its left corners are round
    }
    if (m_picture->colour == graph::ColourBy::Status) {
        if (!card.status.isEmpty())
            glyph(pass, mark, statusGlyph(card.status), colour);
    } else if (pass.detail >= GraphDetail::Titles) {
        const CutText &initials = word(card.initials, pass.smallStrong);
        const double height = QFontMetricsF(pass.smallStrong).height();
        text(pass, {field.center().x() - initials.width / 2, field.center().y() - height / 2},
             initials, pass.smallStrong, pass.theme.text);
    }
}

void GraphPainter::paintRightEnd(Pass &pass, std::uint32_t at, const QRectF &box)
{
    const Card &card = m_picture->cards[at];
    const TwoLines lines = twoLines(box, pass.medium, pass.small);
    double right = box.right() - padding;
    const double upper = QFontMetricsF(pass.medium).height();
    const double lower = QFontMetricsF(pass.small).height();
    if (card.has(graph::DeprecatedCard))
        glyph(pass,
              {right - smallGlyph, lines.title + (upper - smallGlyph) / 2, smallGlyph, smallGlyph},
              card.has(graph::OverdueCard) ? u"overdue"_s : u"deprecate"_s,
              card.has(graph::OverdueCard) ? pass.theme.danger : pass.theme.warn);
    const double width = environmentWidth(card);
    paintEnvironment(pass, card, {right - width, lines.detail, width, lower});
    right -= width > 0 ? width + 5 : 0;
    if (!card.platform.isEmpty())
        paintPlatform(
            pass, card.platform,
            {right - smallGlyph, lines.detail + (lower - smallGlyph) / 2, smallGlyph, smallGlyph});
}

void GraphPainter::paintBundle(Pass &pass, std::uint32_t at)
{
    const Card &card = m_picture->cards[at];
    const Theme &theme = pass.theme;
    QPainter &painter = pass.painter;
    const bool open = card.has(graph::OpenCard);
    const QRectF box = card.rect.adjusted(0, 0, -2 * fan, -4);
    if (!open && pass.scale >= outlinesFrom) {
        painter.setRenderHint(QPainter::Antialiasing);
        flat::box(painter, box.translated(2 * fan, 4), theme.base, theme.edge, 4);
        flat::box(painter, box.translated(fan, 2), theme.base, theme.edge, 4);
    }
    paintBox(pass, at, box, open ? theme.window : theme.base, theme.edge);
    const double chevron = 12;
    if (pass.detail < GraphDetail::Titles) {
        paintStatusBar(pass, card, box.adjusted(padding, 0, -padding, 0));
        return;
    }
    flat::chevron(painter, QRectF(box.left() + 7, box.center().y() - 6, chevron, chevron),
                  open ? Qt::DownArrow : Qt::RightArrow, theme.muted);
    const double left = box.left() + 7 + chevron + 4;
    const double height = QFontMetricsF(pass.medium).height();
    const double top = box.center().y() - height / 2;
    const CutText &title = cut(at, 0, card.title, pass.strong, 76);
    text(pass, {left, top}, title, pass.strong, theme.text);
    const CutText &number = word(QLocale().toString(card.count), pass.base);
    text(pass, {left + title.width + 8, top}, number, pass.base, theme.text);

    // The bar begins at the same place in all bundles, unless a number is longer than most.
    const double barLeft = std::max(box.left() + 100, left + title.width + 16 + number.width);
    double right = box.right() - padding;
    if (pass.detail == GraphDetail::Full) {
        int shown = 0;
        for (std::size_t k = 0; k < graph::statusKinds - 1 && shown < 2; ++k) {
            if (card.statuses[k] == 0)
                continue;
            const QString symbol = domain::statusSymbols().at(qsizetype(k));
            const CutText &bad = word(QLocale().toString(card.statuses[k]), pass.small);
            right -= bad.width;
            text(pass, {right, box.center().y() - QFontMetricsF(pass.small).height() / 2}, bad,
                 pass.small, theme.muted);
            right -= 12 + 3;
            glyph(pass, {right, box.center().y() - 6, 12, 12}, statusGlyph(symbol),
                  theme.statusColor(symbol));
            right -= 8;
            ++shown;
        }
    }
    if (right > barLeft + 20)
        paintStatusBar(pass, card,
                       {barLeft, box.top(), std::min(right - barLeft, 100.0), box.height()});
}

//! In the order of charts, so that neighbours differ most.
void GraphPainter::paintStatusBar(Pass &pass, const Card &card, const QRectF &box)
{
    static const QStringList order {u"IN_SERVICE"_s,   u"UPDATING"_s,       u"CREATING"_s,
                                    u"ROLLING_BACK"_s, u"OUT_OF_SERVICE"_s, u"FAILED"_s,
                                    u"DELETING"_s,     u"UNKNOWN"_s};
    pass.painter.setRenderHint(QPainter::Antialiasing, false);
    double x = box.left();
    const double gap = pass.scale >= outlinesFrom ? 1 : 0;
    for (const QString &symbol : order) {
        const auto number = card.statuses[std::size_t(domain::statusSymbols().indexOf(symbol))];
        if (number == 0)
            continue;
        const double width = box.width() * number / std::max(1U, card.count);
        pass.painter.fillRect(
            QRectF(x, box.center().y() - barHeight / 2, std::max(1.0, width - gap), barHeight),
            pass.theme.statusColor(symbol));
        x += width;
    }
}

void GraphPainter::paintPlatform(Pass &pass, const QString &platform, const QRectF &box)
{
    auto found = m_platformGlyphs.constFind(platform);
    if (found == m_platformGlyphs.constEnd())
        found = m_platformGlyphs.insert(platform, icons::forPlatform(platform));
    glyph(pass, box, *found, pass.theme.muted);
    if (*found != "platform-fallback"_L1)
        return;
    QFont font = pass.small;
    font.setPointSizeF(font.pointSizeF() * 0.62);
    font.setWeight(QFont::DemiBold);
    pass.painter.setFont(font);
    pass.painter.setPen(pass.theme.muted);
    pass.painter.drawText(box, Qt::AlignCenter, marks::initials(platform));
}

double GraphPainter::environmentWidth(const Card &card)
{
    if (card.environment.isEmpty())
        return 0;
    const bool production = card.has(graph::ProductionCard);
    const QFont font = fonts::ui(fonts::Size::Small, production ? QFont::DemiBold : QFont::Normal);
    return word(card.environment, font).width + 12;
}

void GraphPainter::paintEnvironment(Pass &pass, const Card &card, const QRectF &room)
{
    if (card.environment.isEmpty())
        return;
    const bool production = card.has(graph::ProductionCard);
    const QFont &font = production ? pass.smallStrong : pass.small;
    if (production) {
        const QRectF box = room.adjusted(0, 0, 0, 0);
        flat::box(pass.painter, box, pass.theme.prodFill, {}, 2);
        pass.painter.fillRect(QRectF(box.left(), box.top(), 2, box.height()), pass.theme.text);
    }
    text(pass, {room.left() + 7, room.top()}, word(card.environment, font), font,
         production ? pass.theme.text : pass.theme.muted);
}

void GraphPainter::text(Pass &pass, const QPointF &topLeft, const CutText &text, const QFont &font,
                        const QColor &ink)
{
    pass.painter.setFont(font);
    pass.painter.setPen(ink);
    if (pass.scale == 1.0) // a laid text is laid again under any other scale
        pass.painter.drawStaticText(topLeft, text.laid);
    else
        pass.painter.drawText(QPointF(topLeft.x(), topLeft.y() + QFontMetricsF(font).ascent()),
                              text.text);
}

//! Drawn at the size that it has on the screen, so that it is crisp at any scale.
void GraphPainter::glyph(Pass &pass, const QRectF &box, const QString &name, const QColor &colour)
{
    const int size = std::max(4, qRound(box.width() * pass.scale));
    const QPixmap &pixmap = m_glyphs.glyph(name, colour, size, pass.dpr);
    ++m_glyphCount;
    if (pass.scale == 1.0)
        pass.painter.drawPixmap(box.topLeft(), pixmap);
    else
        pass.painter.drawPixmap(box, pixmap, QRectF(pixmap.rect()));
}

const GraphPainter::CutText &GraphPainter::cut(std::uint32_t card, int slot, const QString &text,
                                               const QFont &font, double room)
{
    const quint64 key = (quint64(card) << 2) | quint64(slot);
    auto found = m_texts.find(key);
    if (found != m_texts.end())
        return *found;
    const QFontMetricsF metrics(font);
    CutText cut;
    cut.text = metrics.elidedText(text.left(300), Qt::ElideMiddle, std::max(8.0, room));
    cut.width = std::ceil(metrics.horizontalAdvance(cut.text));
    cut.laid.setTextFormat(Qt::PlainText);
    cut.laid.setText(cut.text);
    cut.laid.prepare({}, font);
    return *m_texts.insert(key, cut);
}

const GraphPainter::CutText &GraphPainter::word(const QString &text, const QFont &font)
{
    const QString key = text + (font.weight() >= QFont::DemiBold ? u'\1' : u'\2')
                      + QChar(ushort(font.pointSizeF() * 8));
    auto found = m_words.find(key);
    if (found != m_words.end())
        return *found;
    CutText word;
    word.text = text;
    word.width = std::ceil(QFontMetricsF(font).horizontalAdvance(text));
    word.laid.setTextFormat(Qt::PlainText);
    word.laid.setText(text);
    word.laid.prepare({}, font);
    return *m_words.insert(key, word);
}

const QString &GraphPainter::statusGlyph(const QString &symbol)
{
    auto found = m_statusGlyphs.constFind(symbol);
    if (found == m_statusGlyphs.constEnd())
        found = m_statusGlyphs.insert(symbol, icons::forStatus(symbol));
    return *found;
}
