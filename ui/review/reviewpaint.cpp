// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/review/reviewpaint.h"

#include "models/domain/vocabulary.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/marks.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;
using review::Assessment;
using review::Reviewer;
using review::Verdict;

namespace reviewpaint {

namespace {

struct PaintWords
{
    Q_DECLARE_TR_FUNCTIONS(ReviewPaint)
};

constexpr int glyphSize = 14;
constexpr qreal padding = 8;
constexpr qsizetype mostAvatars = 3;

//! Those who own it, right-aligned; returns where they begin.
qreal owners(QPainter &painter, const QRectF &rect, const catalog::Catalog &catalog,
             catalog::Row row, const Theme &theme)
{
    QStringList urns;
    for (const catalog::OwnerEntry &owner : catalog.owners(row)) {
        if (!urns.contains(owner.urn))
            urns.append(owner.urn);
    }
    if (urns.isEmpty()) {
        const QString none = PaintWords::tr("no owner");
        const QFont font = fonts::ui(fonts::Size::Small);
        line(painter, rect, none, font, theme.danger, Qt::ElideRight, Qt::AlignRight);
        return rect.right() - QFontMetricsF(font).horizontalAdvance(none);
    }
    qreal x = rect.right();
    if (urns.size() > mostAvatars) {
        const QFont font = fonts::ui(fonts::Size::Tiny);
        const QString more = u'+' + QString::number(urns.size() - mostAvatars);
        line(painter, rect, more, font, theme.muted, Qt::ElideRight, Qt::AlignRight);
        x -= QFontMetricsF(font).horizontalAdvance(more) + 3;
    }
    for (qsizetype i = qMin(urns.size(), mostAvatars) - 1; i >= 0; --i) {
        x -= marks::avatarSize;
        marks::avatar(painter, QRectF(x, rect.top(), marks::avatarSize, rect.height()),
                      marks::initials(catalog.directory().displayName(urns[i])),
                      urns[i].startsWith("urn:li:corpGroup:"_L1), theme);
        x -= 3;
    }
    return x;
}

} // namespace

QString iconOf(Verdict verdict)
{
    return verdict == Verdict::Ready    ? u"check-pass"_s
         : verdict == Verdict::Warnings ? u"check-warn"_s
         : verdict == Verdict::Blocked  ? u"check-block"_s
                                        : u"check-unknown"_s;
}

QString iconOf(review::Outcome outcome)
{
    return outcome == review::Outcome::Pass  ? u"check-pass"_s
         : outcome == review::Outcome::Warn  ? u"check-warn"_s
         : outcome == review::Outcome::Block ? u"check-block"_s
                                             : u"check-unknown"_s;
}

Tone toneOf(Verdict verdict)
{
    return verdict == Verdict::Ready    ? Tone::Ok
         : verdict == Verdict::Warnings ? Tone::Warn
         : verdict == Verdict::Blocked  ? Tone::Danger
                                        : Tone::Neutral;
}

Tone toneOf(review::Outcome outcome)
{
    return outcome == review::Outcome::Pass  ? Tone::Ok
         : outcome == review::Outcome::Warn  ? Tone::Warn
         : outcome == review::Outcome::Block ? Tone::Danger
                                             : Tone::Neutral;
}

QColor inkOf(Verdict verdict, const Theme &theme)
{
    return verdict == Verdict::Unknown ? theme.muted : tones::ink(toneOf(verdict), theme);
}

QColor inkOf(review::Outcome outcome, const Theme &theme)
{
    const bool toned = outcome == review::Outcome::Pass || outcome == review::Outcome::Warn
                    || outcome == review::Outcome::Block;
    return toned ? tones::ink(toneOf(outcome), theme) : theme.muted;
}

QString countText(const Assessment &assessment)
{
    const auto counted = [&](review::Outcome outcome, const QString &one, const QString &many) {
        const int count = assessment.count(outcome);
        return count == 1 ? one : many.arg(count);
    };
    switch (assessment.verdict) {
    case Verdict::Blocked:
        return counted(review::Outcome::Block, PaintWords::tr("1 blocking"),
                       PaintWords::tr("%1 blocking"));
    case Verdict::Unknown:
        return counted(review::Outcome::Unknown, PaintWords::tr("1 unknown"),
                       PaintWords::tr("%1 unknown"));
    case Verdict::Warnings:
        return counted(review::Outcome::Warn, PaintWords::tr("1 warning"),
                       PaintWords::tr("%1 warnings"));
    case Verdict::Ready:
        break;
    }
    return labelOf(Verdict::Ready);
}

QString shortLabel(Verdict verdict)
{
    return verdict == Verdict::Warnings ? PaintWords::tr("warns") : labelOf(verdict);
}

QString dateText(std::int64_t ms, const review::Context &context)
{
    if (ms == catalog::noTime)
        return PaintWords::tr("no date");
    const QDate date = review::dayOf(ms, context.when.zone);
    const QDate today = context.when.now.toTimeZone(context.when.zone).date();
    const bool near = date > today.addMonths(-12) && date < today.addMonths(12);
    return QLocale().toString(date, near ? u"d MMM"_s : u"d MMM yyyy"_s);
}

QString spoken(const Reviewer::Answer &answer, const Assessment &assessment)
{
    const catalog::Catalog &catalog = answer.catalog();
    QStringList words {catalog.name(assessment.row)};
    words.append(catalog.text(assessment.row, Facet::Environment));
    const QString status = catalog.text(assessment.row, Facet::Status);
    words.append(status.isEmpty() ? PaintWords::tr("no status") : domain::statusLabel(status));
    QStringList owners;
    for (const catalog::OwnerEntry &owner : catalog.owners(assessment.row))
        owners.append(catalog.directory().displayName(owner.urn));
    owners.removeDuplicates();
    words.append(owners.isEmpty() ? PaintWords::tr("no owner")
                                  : PaintWords::tr("owned by %1").arg(owners.join(u", "_s)));
    words.append(labelOf(assessment.verdict));
    if (assessment.verdict != Verdict::Ready)
        words.append(countText(assessment));
    if (assessment.bucket == review::Bucket::Overdue)
        words.append(PaintWords::tr("overdue since %1")
                         .arg(dateText(assessment.decommission, answer.context)));
    else
        words.append(
            assessment.decommission == catalog::noTime
                ? PaintWords::tr("no date")
                : PaintWords::tr("due %1").arg(dateText(assessment.decommission, answer.context)));
    return words.join(u", "_s);
}

void line(QPainter &painter, const QRectF &rect, const QString &text, const QFont &font,
          const QColor &ink, Qt::TextElideMode mode, Qt::Alignment align)
{
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(rect, int(align | Qt::AlignVCenter) | Qt::TextSingleLine,
                     QFontMetricsF(font).elidedText(text, mode, rect.width()));
}

void card(QPainter &painter, const QRectF &rect, const Reviewer::Answer &answer,
          const Assessment &assessment, const Theme &theme, bool current, bool focused)
{
    const catalog::Catalog &catalog = answer.catalog();
    const catalog::Row row = assessment.row;
    const bool removed = catalog.has(row, catalog::Removed);
    flat::box(painter, rect,
              current ? (focused ? theme.selection : theme.selectionIdle) : theme.base,
              current && focused ? theme.focus : theme.border, 4, current && focused ? 2 : 1);
    const QRectF inner = rect.adjusted(padding, 5, -padding, -5);
    const qreal third = inner.height() / 3;
    const QRectF top(inner.left(), inner.top(), inner.width(), third);
    const QRectF middle = top.translated(0, third);
    const QRectF bottom = middle.translated(0, third);
    const auto glyph = [&](const QRectF &where, const QString &name, const QColor &ink) {
        icons::paint(painter, {where.left(), std::round(where.center().y() - glyphSize / 2.0)},
                     name, ink, glyphSize);
    };

    const QString status = catalog.text(row, Facet::Status);
    glyph(top, icons::forStatus(status), theme.statusColor(status));
    QFont nameFont = fonts::ui(fonts::Size::Base, QFont::Medium);
    nameFont.setStrikeOut(removed);
    line(painter, top.adjusted(glyphSize + 5, 0, 0, 0), catalog.name(row), nameFont,
         removed ? theme.removed : theme.text);

    const qreal end = owners(painter, middle, catalog, row, theme);
    const QString environment = catalog.text(row, Facet::Environment);
    painter.save();
    painter.setClipRect(QRectF(middle.topLeft(), QPointF(end - 4, middle.bottom())));
    marks::environment(painter, middle, environment,
                       answer.context.when.production.contains(environment), theme);
    painter.restore();

    const QColor ink = inkOf(assessment.verdict, theme);
    glyph(bottom, iconOf(assessment.verdict), ink);
    const QFont small = fonts::ui(fonts::Size::Small);
    const QString date = dateText(assessment.decommission, answer.context);
    const qreal dateWidth = QFontMetricsF(small).horizontalAdvance(date) + 1;
    line(painter, bottom, date, small, theme.muted, Qt::ElideRight, Qt::AlignRight);
    line(painter, bottom.adjusted(glyphSize + 5, 0, -dateWidth - 6, 0), countText(assessment),
         fonts::ui(fonts::Size::Small, QFont::Medium), ink, Qt::ElideRight);
}

void item(QPainter &painter, const QRectF &rect, const Reviewer::Answer &answer,
          const Assessment &assessment, const Theme &theme, bool current)
{
    const catalog::Catalog &catalog = answer.catalog();
    const bool overdue = assessment.bucket == review::Bucket::Overdue;
    if (current) {
        flat::box(painter, rect, theme.selection, {}, 3);
        painter.fillRect(flat::snapped(painter, QRectF(rect.topLeft(), QSizeF(3, rect.height()))),
                         theme.accent);
    }
    const bool pending = catalog.has(assessment.row, catalog::Pending);
    if (pending)
        painter.fillRect(flat::snapped(painter, QRectF(rect.left(), rect.top(), 3, rect.height())),
                         theme.pending);
    constexpr int small = 12;
    const QRectF inner = rect.adjusted(6, 2, -4, -2);
    const qreal half = inner.height() / 2;
    const QRectF top(inner.left(), inner.top(), inner.width(), half);
    const QRectF bottom = top.translated(0, half);
    const QString status = catalog.text(assessment.row, Facet::Status);
    const auto glyph = [&](qreal x, const QRectF &row, const QString &name, const QColor &color) {
        icons::paint(painter, {x, std::round(row.center().y() - small / 2.0)}, name, color, small);
    };
    glyph(top.left(), top, icons::forStatus(status), theme.statusColor(status));
    line(painter, top.adjusted(small + 4, 0, 0, 0), catalog.name(assessment.row),
         fonts::ui(fonts::Size::Small), overdue ? theme.danger : theme.text);
    const QColor ink = inkOf(assessment.verdict, theme);
    glyph(bottom.left() + small + 4, bottom, iconOf(assessment.verdict), ink);
    line(painter, bottom.adjusted(2 * small + 8, 0, overdue ? -small - 4 : 0, 0),
         shortLabel(assessment.verdict), fonts::ui(fonts::Size::Tiny), ink, Qt::ElideRight);
    if (overdue)
        glyph(bottom.right() - small, bottom, u"overdue"_s, theme.danger);
}

} // namespace reviewpaint
