// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/svg.h"

#include "models/domain/vocabulary.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace graph {

namespace {

struct SvgWords
{
    Q_DECLARE_TR_FUNCTIONS(Svg)
};

constexpr double margin = 24;
constexpr double statusField = 34;
constexpr float wholeShare = 99.5F;
constexpr double wide = 6.9; // a character of 13 px, on average
constexpr double narrow = 5.9; // of 11.5 px

//! The marks of statuses in a box of 24, as the icons have them.
constexpr std::array<const char *, statusKinds> shapes {
    R"(<path d='M6 6l12 12M18 6 6 18' stroke-width='4'/>)",
    R"(<path d='M20 5v14L9 12Z' fill='currentColor'/><path d='M5 5v14' stroke-width='3'/>)",
    R"(<path d='M4.5 6h15L12 19Z' stroke-width='2.5'/>)",
    R"(<path d='M12 4l8 8-8 8-8-8Z' stroke-width='2'/><path d='M12 12h.01' stroke-width='3'/>)",
    R"(<circle cx='12' cy='12' r='7'/><path d='M12 5a7 7 0 0 1 0 14Z' fill='currentColor'/>)",
    R"(<path d='M12 4.5 20 19H4Z' fill='currentColor'/>)",
    R"(<circle cx='12' cy='12' r='6.5' stroke-width='3'/>)",
    R"(<circle cx='12' cy='12' r='7' fill='currentColor'/>)"};

QString num(double value)
{
    return QString::number(std::round(value * 10) / 10);
}

//! Cut in the middle, where names of one family are alike.
QString cut(const QString &text, double room, double character)
{
    const auto most = std::max<qsizetype>(1, qsizetype(room / character));
    if (text.size() <= most)
        return text;
    const qsizetype tail = (most - 1) / 2;
    return text.left(most - 1 - tail) + u'…' + text.right(tail);
}

int shapeOf(const QString &symbol)
{
    const qsizetype at = domain::statusSymbols().indexOf(symbol);
    return at < 0 ? 3 : int(at);
}

class SvgWriter
{
public:
    SvgWriter(const Picture &picture, const SvgColours &colours)
        : m_picture(picture), m_colours(colours)
    {
    }

    QByteArray write()
    {
        begin();
        for (const Line &line : m_picture.lines)
            addLine(line);
        for (const Card &card : m_picture.cards)
            addCard(card);
        for (const Line &line : m_picture.lines)
            addLabel(line);
        m_svg += u"</svg>\n"_s;
        return m_svg.toUtf8();
    }

private:
    void begin()
    {
        const QRectF box = m_picture.bounds.adjusted(-margin, -margin, margin, margin);
        m_svg += u"<svg xmlns='http://www.w3.org/2000/svg' width='%1' height='%2' "
                 "viewBox='%3 %4 %1 %2' font-family='Inter, sans-serif'>\n"_s.arg(
                     num(box.width()), num(box.height()), num(box.left()), num(box.top()));
        m_svg += u"<title>%1</title>\n<defs>\n"_s.arg(SvgWords::tr("%1 models, %2 deployments")
                                                          .arg(m_picture.models)
                                                          .arg(m_picture.deployments)
                                                          .toHtmlEscaped());
        for (std::size_t i = 0; i < statusKinds; ++i) {
            m_svg += u"<symbol id='s%1' viewBox='0 0 24 24'><g fill='none' stroke='currentColor' "
                     "color='%2' stroke-width='1.75' stroke-linecap='round' "
                     "stroke-linejoin='round'>%3</g></symbol>\n"_s.arg(i)
                         .arg(m_colours.status[i], QString::fromLatin1(shapes[i]));
        }
        m_svg += u"<marker id='arrow' viewBox='0 0 8 8' refX='7' refY='4' markerWidth='7' "
                 "markerHeight='7' orient='auto'><path d='M0 0 8 4 0 8Z' fill='%1'/></marker>\n"
                 "</defs>\n"_s.arg(m_colours.warn);
        rect(box, 0, m_colours.ground, {});
    }

    void rect(const QRectF &box, double radius, const QString &fill, const QString &stroke,
              const QString &more = {})
    {
        m_svg += u"<rect x='%1' y='%2' width='%3' height='%4'"_s.arg(
            num(box.left()), num(box.top()), num(box.width()), num(box.height()));
        if (radius > 0)
            m_svg += u" rx='%1'"_s.arg(num(radius));
        m_svg += u" fill='%1'"_s.arg(fill.isEmpty() ? u"none"_s : fill);
        if (!stroke.isEmpty())
            m_svg += u" stroke='%1'"_s.arg(stroke);
        m_svg += more + u"/>\n"_s;
    }

    void text(double x, double y, const QString &words, const QString &colour, double size,
              const QString &more = {})
    {
        m_svg += u"<text x='%1' y='%2' font-size='%3' fill='%4'%5>%6</text>\n"_s.arg(
            num(x), num(y), num(size), colour, more, words.toHtmlEscaped());
    }

    void addLine(const Line &line)
    {
        const QPointF *points = m_picture.points.data() + line.start;
        QString path = u"M%1 %2"_s.arg(num(points[0].x()), num(points[0].y()));
        for (std::uint32_t i = 1; i + 2 < line.count; i += 3) {
            path += u'C';
            for (std::uint32_t k = i; k < i + 3; ++k)
                path += num(points[k].x()) + u' ' + num(points[k].y()) + u' ';
        }
        const bool replaced = line.kind == LineKind::Replaced;
        m_svg += u"<path d='%1' fill='none' stroke='%2' stroke-width='%3'%4%5/>\n"_s.arg(
            path.trimmed(), replaced ? m_colours.warn : m_colours.control,
            replaced ? u"1.6"_s : u"1.2"_s, line.dashed ? u" stroke-dasharray='5 4'"_s : QString(),
            replaced ? u" marker-end='url(#arrow)'"_s : QString());
    }

    void addLabel(const Line &line)
    {
        const bool split = line.share >= 0 && line.share < wholeShare;
        if (!split && line.kind != LineKind::Replaced)
            return;
        const QPointF *points = m_picture.points.data() + line.start;
        const QPointF end = points[line.count - 1];
        if (line.kind == LineKind::Replaced) {
            const QPointF middle
                = (points[0] + 3 * points[1] + 3 * points[line.count - 2] + end) / 8;
            text(middle.x(), middle.y() + 4, SvgWords::tr("replaced by"), m_colours.warn, 11,
                 u" text-anchor='middle' stroke='%1' stroke-width='4' paint-order='stroke'"_s.arg(
                     m_colours.ground));
            return;
        }
        text(end.x() - 10, end.y() + 4, SvgWords::tr("%1 %").arg(std::round(line.share)),
             m_colours.text, 11,
             u" text-anchor='end' font-weight='600' stroke='%1' stroke-width='4' "
             "paint-order='stroke'"_s.arg(m_colours.ground));
    }

    QString statusColour(const Card &card) const
    {
        if (m_picture.colour == ColourBy::Status)
            return m_colours.status[std::size_t(shapeOf(card.status))];
        return card.hue < hueCount ? m_colours.hue[card.hue] : m_colours.control;
    }

    void addCard(const Card &card)
    {
        switch (card.kind) {
        case CardKind::Deployment:
            return addDeployment(card);
        case CardKind::Bundle:
            return addBundle(card);
        case CardKind::Group:
        case CardKind::Model:
        case CardKind::More:
        case CardKind::Nobody:
        case CardKind::Place:
            break;
        }
        const bool missing = card.has(MissingCard);
        rect(card.rect, 4, card.kind == CardKind::Group ? m_colours.header : m_colours.base,
             missing ? m_colours.danger : m_colours.control,
             missing ? u" stroke-dasharray='5 4'"_s : QString());
        const double room = card.rect.width() - 24;
        if (card.kind == CardKind::More) {
            text(card.rect.left() + 12, card.rect.center().y() + 4.5,
                 cut(card.title + u' ' + card.detail, room, narrow), m_colours.text, 12);
            return;
        }
        addTexts(card, card.rect.left() + 12, room, u"600"_s);
    }

    void addTexts(const Card &card, double x, double room, const QString &weight)
    {
        const QString struck
            = card.has(RemovedCard) ? u" text-decoration='line-through'"_s : QString();
        text(x, card.rect.top() + card.rect.height() * 0.43, cut(card.title, room, wide),
             card.has(RemovedCard) ? m_colours.muted : m_colours.text, 13,
             u" font-weight='%1'%2"_s.arg(weight, struck));
        text(x, card.rect.top() + card.rect.height() * 0.81, cut(card.detail, room * 0.62, narrow),
             card.has(OverdueCard) ? m_colours.danger : m_colours.muted, 11.5);
    }

    void addDeployment(const Card &card)
    {
        const QRectF &box = card.rect;
        if (card.has(MissingCard)) {
            rect(box, 4, m_colours.ground, m_colours.danger, u" stroke-dasharray='5 4'"_s);
            text(box.left() + 12, box.top() + 17, cut(card.title, box.width() - 24, wide),
                 m_colours.text, 13);
            text(box.left() + 12, box.top() + 32, cut(card.detail, box.width() - 24, narrow),
                 m_colours.muted, 11.5);
            return;
        }
        rect(box, 4, m_colours.base, m_colours.border);
        const QString colour = statusColour(card);
        rect({box.left() + 0.5, box.top() + 0.5, statusField, box.height() - 1}, 3.5, colour, {},
             u" fill-opacity='0.14'"_s);
        if (m_picture.colour == ColourBy::Status)
            m_svg += u"<use href='#s%1' x='%2' y='%3' width='16' height='16'/>\n"_s.arg(
                QString::number(shapeOf(card.status)), num(box.left() + (statusField - 16) / 2),
                num(box.center().y() - 8));
        else
            text(box.left() + statusField / 2, box.center().y() + 4, card.initials, colour, 11,
                 u" text-anchor='middle' font-weight='600'"_s);
        addTexts(card, box.left() + statusField + 10, box.width() - statusField - 36, u"500"_s);
        const double right = box.right() - 10;
        if (!card.environment.isEmpty())
            text(right, box.top() + box.height() * 0.81, card.environment,
                 card.has(ProductionCard) ? m_colours.text : m_colours.muted, 11.5,
                 card.has(ProductionCard) ? u" text-anchor='end' font-weight='600'"_s
                                          : u" text-anchor='end'"_s);
        if (card.has(DeprecatedCard))
            text(right, box.top() + box.height() * 0.43, u"⧗"_s,
                 card.has(OverdueCard) ? m_colours.danger : m_colours.warn, 12,
                 u" text-anchor='end'"_s);
    }

    void addBundle(const Card &card)
    {
        const QRectF box = card.rect.adjusted(0, 0, -6, -4);
        if (!card.has(OpenCard)) {
            rect(box.translated(6, 4), 4, m_colours.base, m_colours.border);
            rect(box.translated(3, 2), 4, m_colours.base, m_colours.border);
        }
        rect(box, 4, m_colours.base, m_colours.border);
        const double y = box.center().y() + 4.5;
        text(box.left() + 12, y, cut(card.title, 70, wide), m_colours.text, 13,
             u" font-weight='600'"_s);
        text(box.left() + 84, y, QString::number(card.count), m_colours.text, 13,
             u" text-anchor='end'"_s);
        double x = box.left() + 94;
        const double whole = box.width() - 94 - 14;
        // Most of them first, as in the window.
        for (std::size_t k = statusKinds; k-- > 0;) {
            if (card.statuses[k] == 0)
                continue;
            const double width = whole * card.statuses[k] / card.count;
            rect({x, box.center().y() - 4, std::max(1.0, width - 1), 8}, 0, m_colours.status[k],
                 {});
            x += width;
        }
    }

    const Picture &m_picture;
    const SvgColours &m_colours;
    QString m_svg;
};

} // namespace

SvgColours SvgColours::light()
{
    return {u"#F3F5F8"_s,
            u"#FFFFFF"_s,
            u"#EAEEF3"_s,
            u"#C3CBD6"_s,
            u"#808C9C"_s,
            u"#17202C"_s,
            u"#556070"_s,
            u"#AD130E"_s,
            u"#855000"_s,
            u"#DFE5EC"_s,
            {u"#AD130E"_s, u"#B77000"_s, u"#6B1B4B"_s, u"#83817B"_s, u"#333FA6"_s, u"#1689C2"_s,
             u"#626B7C"_s, u"#0F704A"_s},
            {u"#0F704A"_s, u"#333FA6"_s, u"#1689C2"_s, u"#B77000"_s, u"#626B7C"_s, u"#AD130E"_s,
             u"#6B1B4B"_s, u"#83817B"_s}};
}

QByteArray toSvg(const Picture &picture, const SvgColours &colours)
{
    return SvgWriter(picture, colours).write();
}

} // namespace graph
