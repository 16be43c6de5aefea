// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/deploymentdelegate.h"

#include "models/domain/vocabulary.h"
#include "ui/common/flatpaint.h"
#include "ui/common/marks.h"
#include "ui/common/theme.h"
#include "ui/deployments/wording.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <array>
#include <cmath>

using namespace Qt::Literals::StringLiterals;
using catalog::Code;
using catalog::Facet;

namespace {

using Column = DeploymentRows::Column;
using Weight = CellCache::Weight;

constexpr int rowGlyph = 14;
constexpr int platformGlyph = 16;
constexpr int lifecycleGlyph = 13;
constexpr qreal ownerGap = 3;
constexpr qreal tagGap = 4;
constexpr qreal leftOverRoom = 14; // for "+1" behind avatars
constexpr qreal barWidth = 3;
constexpr qreal pendingBarWidth = 4; // beside the bar of the selection
constexpr qreal wasGap = 6; // between a new value and the old one
constexpr int wasSlot = 5; // of CellCache::text()

//! "+2": what is left over, in the small room that is kept for it.
QString leftOver(std::size_t count)
{
    return u'+' + QString::number(count);
}

} // namespace

//! One paint of one cell.
struct DeploymentDelegate::Pass
{
    QPainter &painter;
    const QStyleOptionViewItem &option;
    const QModelIndex &index;
    const Theme &theme;
    CellCache &cache;
    qreal dpr;
    catalog::Row row;
    const catalog::Chunk &chunk;
    std::size_t at; //!< in the chunk
    Column column;
    bool selected;
    bool focused; //!< the view has the keyboard
    bool removed;
    QRectF room; //!< without gutter and padding
    const items::PendingRow *pending; //!< null: nothing of the row waits
    bool changes; //!< this cell will be another

    QColor ink() const { return removed ? theme.removed : theme.text; }
    qreal snap(qreal value) const { return std::round(value * dpr) / dpr; }
    Code code(Facet facet) const { return chunk.facets[std::size_t(facet)][at]; }

    void pixmap(qreal x, const QPixmap &pixmap) const
    {
        const qreal height = pixmap.height() / pixmap.devicePixelRatio();
        painter.drawPixmap(QPointF(snap(x), snap(room.top() + (room.height() - height) / 2)),
                           pixmap);
    }

    void line(qreal x, const CellText &text, const QFont &font, const QColor &color) const
    {
        painter.setFont(font);
        painter.setPen(color);
        const qreal height = text.text.size().height();
        painter.drawStaticText(QPointF(snap(x), snap(room.top() + (room.height() - height) / 2)),
                               text.text);
    }

    void strike(qreal x, qreal width) const
    {
        const qreal y = snap(room.center().y() + 0.5);
        painter.fillRect(QRectF(x, y, width, 1 / dpr * std::floor(dpr)), theme.removed);
    }

    void struck(qreal x, const CellText &text, const QFont &font) const
    {
        line(x, text, font, theme.removed);
        strike(x, text.width);
    }
};

DeploymentDelegate::DeploymentDelegate(const DeploymentRows &rows, const DeploymentQuery &query,
                                       QObject *parent)
    : QStyledItemDelegate(parent), m_rows(rows), m_query(query)
{
}

void DeploymentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const qreal dpr = painter->device()->devicePixelRatioF();
    m_cache.begin(m_rows, m_query.productionEnvironments(), option.font, theme, dpr);
    const catalog::Row row = m_rows.rowAt(index.row());
    const auto [chunk, at] = m_rows.catalog()->place(row);
    const bool leads = index.column() == m_leading;
    const auto *view = qobject_cast<const QWidget *>(option.widget);

    Pass pass {*painter,
               option,
               index,
               theme,
               m_cache,
               dpr,
               row,
               chunk,
               at,
               Column(index.column()),
               option.state.testFlag(QStyle::State_Selected),
               view && view->hasFocus() && option.state.testFlag(QStyle::State_Active),
               (chunk.flags[at] & catalog::Removed) != 0,
               QRectF(option.rect).adjusted(padding + (leads ? gutter : 0), 0, -padding, 0),
               m_rows.pendingOf(row),
               m_rows.isPending(row, Column(index.column()))};
    paintGround(pass);
    if (pass.room.width() > 4)
        paintContent(pass);
    if (option.state.testFlag(QStyle::State_HasFocus) && pass.focused)
        flat::box(*painter, option.rect, {}, theme.focus, 0);
}

void DeploymentDelegate::paintGround(const Pass &pass) const
{
    const QRectF rect(pass.option.rect);
    const Theme &theme = pass.theme;
    const bool leads = pass.index.column() == m_leading;
    if (!pass.selected) {
        const bool odd = pass.option.features.testFlag(QStyleOptionViewItem::Alternate);
        pass.painter.fillRect(rect, pass.changes ? theme.pendingTint
                                    : odd        ? theme.alternate
                                                 : theme.base);
        if (leads && pass.pending)
            paintPendingBar(pass);
        return;
    }
    pass.painter.fillRect(rect, pass.focused ? theme.selection : theme.selectionIdle);
    if (!pass.focused) { // a ground so quiet has edges
        flat::edge(pass.painter, rect, Qt::TopEdge, theme.edge);
        flat::edge(pass.painter, rect, Qt::BottomEdge, theme.edge);
    }
    if (leads)
        pass.painter.fillRect(QRectF(rect.topLeft(), QSizeF(barWidth, rect.height())),
                              pass.focused ? theme.accent : theme.control);
    if (leads && pass.pending)
        paintPendingBar(pass);
}

void DeploymentDelegate::paintPendingBar(const Pass &pass) const
{
    const QRectF rect(pass.option.rect);
    pass.painter.fillRect(
        QRectF(rect.left() + barWidth, rect.top(), pendingBarWidth, rect.height()),
        pass.theme.pending);
}

//! The value that the server has, struck, at the right end or behind what is to come; the width
//! that it took. Nothing where there is no room: the tooltip has it.
qreal DeploymentDelegate::paintBefore(const Pass &pass, qreal x, qreal limit) const
{
    if (!pass.changes || pass.pending->isNew)
        return 0;
    const QFont &font = pass.cache.font(Weight::Normal);
    const CellText &was
        = pass.cache.text(pass.row, pass.column, wasSlot, font, pass.room.width(), [&] {
              const QString text = m_rows.before(pass.row, pass.column);
              return text.isEmpty() && pass.column != Column::Decommission ? tr("none") : text;
          });
    if (was.width <= 0 || was.elided || x + was.width > limit)
        return 0;
    pass.struck(x, was, font);
    return was.width;
}

//! The same at the right end of a column that stands there.
qreal DeploymentDelegate::paintBeforeAtEnd(const Pass &pass, qreal needed) const
{
    if (!pass.changes || pass.pending->isNew)
        return 0;
    const QFont &font = pass.cache.font(Weight::Normal);
    const CellText &was = pass.cache.text(pass.row, pass.column, wasSlot, font, pass.room.width(),
                                          [&] { return m_rows.before(pass.row, pass.column); });
    if (was.width <= 0 || was.elided || needed + wasGap + was.width > pass.room.width())
        return 0;
    pass.struck(pass.room.right() - was.width, was, font);
    return was.width + wasGap;
}

void DeploymentDelegate::paintContent(Pass &pass) const
{
    switch (pass.column) {
    case Column::Name:
        return paintName(pass);
    case Column::Platform:
        return paintPlatform(pass);
    case Column::Environment:
        return paintEnvironment(pass);
    case Column::Status:
        return paintStatus(pass);
    case Column::Owners:
        return paintOwners(pass);
    case Column::Tags:
        return paintTags(pass);
    case Column::Decommission:
        return paintDecommission(pass);
    case Column::Change:
        return paintChange(pass);
    case Column::Version:
        return paintText(pass, true);
    case Column::Instance:
    case Column::Container:
    case Column::Created:
    case Column::Model:
    case Column::Description:
    case Column::Urn:
        return paintText(pass);
    }
}

void DeploymentDelegate::paintName(Pass &pass) const
{
    const std::uint8_t flags = pass.chunk.flags[pass.at];
    const bool deprecated = (flags & catalog::Deprecated) != 0;
    const bool evaluation = (flags & catalog::Evaluation) != 0;
    const bool overdue
        = deprecated && pass.cache.due(pass.row).kind == items::DueText::Kind::Overdue;

    qreal marks = deprecated ? lifecycleGlyph + 5 : 0;
    if (evaluation)
        marks += pass.cache.evaluationMark().deviceIndependentSize().width() + 6;
    using Mark = items::PendingRow::Mark;
    const bool conflict = pass.pending && pass.pending->mark == Mark::Conflict;
    const bool failed = pass.pending && pass.pending->mark == Mark::Failed;
    if (conflict || failed)
        marks += rowGlyph + 5;
    const bool leaving = (flags & catalog::Leaving) != 0;
    const QPixmap *chip = leaving                             ? &pass.cache.removedMark()
                        : pass.pending && pass.pending->isNew ? &pass.cache.newMark()
                                                              : nullptr;
    if (chip)
        marks += chip->deviceIndependentSize().width() + 6;
    const QFont &font = pass.cache.font(pass.selected ? Weight::Medium : Weight::Normal);
    const CellText &name = pass.cache.text(pass.row, Column::Name, pass.selected ? 1 : 0, font,
                                           qMax(20.0, pass.room.width() - marks),
                                           [&] { return pass.index.data().toString(); });
    qreal x = pass.room.left();
    pass.line(x, name, font, pass.ink());
    if (pass.removed)
        pass.strike(x, name.width);
    x += name.width;
    if (chip) {
        pass.pixmap(x + 6, *chip);
        x += chip->deviceIndependentSize().width() + 6;
    }
    if (conflict || failed) {
        pass.pixmap(x + 5, pass.cache.glyphs().glyph(conflict ? u"conflict"_s : u"error"_s,
                                                     conflict ? pass.theme.warn : pass.theme.danger,
                                                     rowGlyph, pass.dpr));
        x += rowGlyph + 5;
    }
    if (deprecated) {
        const QColor ink = overdue ? pass.theme.danger : pass.theme.warn;
        const QString glyph = overdue ? u"overdue"_s : u"deprecate"_s;
        pass.pixmap(x + 5, pass.cache.glyphs().glyph(glyph, ink, lifecycleGlyph, pass.dpr));
        x += lifecycleGlyph + 5;
    }
    if (evaluation)
        pass.pixmap(x + 6, pass.cache.evaluationMark());
}

void DeploymentDelegate::paintPlatform(Pass &pass) const
{
    const Code code = pass.code(Facet::Platform);
    if (code == catalog::absent)
        return;
    const CellCache::Platform &platform = pass.cache.platform(code);
    if (platform.glyph.isEmpty())
        pass.pixmap(pass.room.left(), pass.cache.fallbackPlatform(code));
    else
        pass.pixmap(pass.room.left(), pass.cache.glyphs().glyph(platform.glyph, pass.theme.muted,
                                                                platformGlyph, pass.dpr));
    const qreal indent = platformGlyph + 6;
    const QFont &font = pass.cache.font(Weight::Normal);
    pass.line(pass.room.left() + indent,
              pass.cache.text(pass.row, Column::Platform, 0, font, pass.room.width() - indent,
                              [&] { return platform.id; }),
              font, pass.ink());
}

void DeploymentDelegate::paintEnvironment(Pass &pass) const
{
    const Code code = pass.code(Facet::Environment);
    // Into the padding at the right: the mark has its own.
    if (code != catalog::absent)
        pass.pixmap(pass.room.left(),
                    pass.cache.environment(code, int(pass.room.width() + padding - 2)));
}

void DeploymentDelegate::paintStatus(Pass &pass) const
{
    const Code code = pass.code(Facet::Status);
    const QFont &plain = pass.cache.font(Weight::Normal);
    if (code == catalog::absent) {
        const CellText &none = pass.cache.text(pass.row, Column::Status, 0, plain,
                                               pass.room.width(), [] { return u"–"_s; });
        pass.line(pass.room.left() + rowGlyph + 6, none, plain, pass.theme.muted);
        paintBefore(pass, pass.room.left() + rowGlyph + 6 + none.width + wasGap, pass.room.right());
        return;
    }
    const CellCache::Status &status = pass.cache.status(code);
    pass.pixmap(pass.room.left(),
                pass.cache.glyphs().glyph(status.glyph, status.color, rowGlyph, pass.dpr));
    const bool failed = domain::deploymentStatus(status.symbol) == domain::DeploymentStatus::Failed;
    const QFont &font = failed ? pass.cache.font(Weight::DemiBold) : plain;
    const qreal indent = rowGlyph + 6;
    const CellText &word = pass.cache.text(pass.row, Column::Status, 0, font,
                                           pass.room.width() - indent, [&] { return status.word; });
    pass.line(pass.room.left() + indent, word, font,
              failed && !pass.removed ? pass.theme.danger : pass.ink());
    paintBefore(pass, pass.room.left() + indent + word.width + wasGap, pass.room.right());
}

void DeploymentDelegate::paintOwners(Pass &pass) const
{
    const std::span<const Code> owners = pass.chunk.owners.row(pass.at);
    const QFont &font = pass.cache.font(Weight::Normal);
    if (owners.empty()) {
        const Code env = pass.code(Facet::Environment);
        const bool production
            = env != catalog::absent
           && wording::isProduction(pass.cache.catalog().text(pass.row, Facet::Environment),
                                    pass.cache.production());
        const CellText &none = pass.cache.text(pass.row, Column::Owners, 0, font, pass.room.width(),
                                               [] { return tr("none"); });
        pass.line(pass.room.left(), none, font, production ? pass.theme.warn : pass.theme.muted);
        paintOwnersBefore(pass, pass.room.left() + none.width + wasGap);
        return;
    }
    constexpr qreal step = marks::avatarSize + ownerGap;
    std::size_t fits = std::size_t(qMax(1.0, std::floor((pass.room.width() + ownerGap) / step)));
    if (fits < owners.size()) // room for "+n"
        fits = std::size_t(
            qMax(1.0, std::floor((pass.room.width() - leftOverRoom + ownerGap) / step)));
    fits = qMin(fits, owners.size());
    qreal x = pass.room.left();
    for (std::size_t i = 0; i < fits; ++i, x += step)
        pass.pixmap(x, pass.cache.owner(owners[i]));
    if (fits < owners.size())
        pass.line(x + 1,
                  pass.cache.text(pass.row, Column::Owners, 1, font, 40,
                                  [&] { return leftOver(owners.size() - fits); }),
                  font, pass.changes ? pass.theme.pending : pass.theme.muted);
    else
        paintOwnersBefore(pass, x + ownerGap);
}

//! Those that will be gone, struck; "none" where there was none. Where not all fit, the tooltip
//! has them.
void DeploymentDelegate::paintOwnersBefore(const Pass &pass, qreal x) const
{
    if (!pass.changes || pass.pending->isNew)
        return;
    const auto [chunk, at] = m_rows.server().place(pass.row);
    const std::span<const Code> before = chunk.owners.row(at);
    if (before.empty()) {
        paintBefore(pass, x, pass.room.right());
        return;
    }
    const std::span<const Code> now = pass.chunk.owners.row(pass.at);
    for (auto owner = before.begin(); owner != before.end(); ++owner) {
        if (std::find(now.begin(), now.end(), *owner) != now.end()
            || std::find(before.begin(), owner, *owner) != owner)
            continue;
        if (x + marks::avatarSize > pass.room.right())
            return;
        pass.painter.setOpacity(0.55);
        pass.pixmap(x, pass.cache.owner(*owner));
        pass.painter.setOpacity(1);
        pass.strike(x, marks::avatarSize);
        x += marks::avatarSize + ownerGap;
    }
}

void DeploymentDelegate::paintTags(Pass &pass) const
{
    const std::span<const Code> tags = pass.chunk.tags.row(pass.at);
    if (tags.empty()) {
        paintTagsBefore(pass, pass.room.left());
        return;
    }
    const QFont &font = pass.cache.font(Weight::Normal);
    constexpr qreal rest = 20;
    qreal x = pass.room.left();
    std::size_t shown = 0;
    for (; shown < tags.size(); ++shown) {
        const QPixmap &chip = pass.cache.tag(tags[shown]);
        const qreal width = chip.deviceIndependentSize().width();
        const qreal limit = pass.room.right() - (shown + 1 < tags.size() ? rest : 0);
        if (shown > 0 && x + width > limit)
            break;
        // The first is shown in any case, with its word cut.
        const bool cut = x + width > limit;
        const QPixmap &painted = cut ? pass.cache.narrowTag(tags[shown], int(limit - x)) : chip;
        pass.pixmap(x, painted);
        x += painted.deviceIndependentSize().width() + tagGap;
    }
    if (shown < tags.size())
        pass.line(x,
                  pass.cache.text(pass.row, Column::Tags, int(qMin<std::size_t>(shown, 7)), font,
                                  40, [&] { return leftOver(tags.size() - shown); }),
                  font, pass.changes ? pass.theme.pending : pass.theme.muted);
    else
        paintTagsBefore(pass, x);
}

//! The tags that will be gone, as struck chips where they fit.
void DeploymentDelegate::paintTagsBefore(const Pass &pass, qreal x) const
{
    if (!pass.changes || pass.pending->isNew)
        return;
    const auto [chunk, at] = m_rows.server().place(pass.row);
    const std::span<const Code> now = pass.chunk.tags.row(pass.at);
    for (const Code tag : chunk.tags.row(at)) {
        if (std::find(now.begin(), now.end(), tag) != now.end())
            continue;
        const QPixmap &chip = pass.cache.tag(tag);
        const qreal width = chip.deviceIndependentSize().width();
        if (x + width > pass.room.right())
            return;
        pass.painter.setOpacity(0.55);
        pass.pixmap(x, chip);
        pass.painter.setOpacity(1);
        pass.strike(x + 4, width - 8);
        x += width + tagGap;
    }
}

void DeploymentDelegate::paintDecommission(Pass &pass) const
{
    const bool deprecated = (pass.chunk.flags[pass.at] & catalog::Deprecated) != 0;
    if (!deprecated) {
        paintBeforeAtEnd(pass, 0);
        return;
    }
    using Kind = items::DueText::Kind;
    const items::DueText &due = pass.cache.due(pass.row);
    const bool pressing = due.kind == Kind::Soon || due.kind == Kind::Overdue;
    const QFont &plain = pass.cache.font(Weight::Normal);
    const QFont &font = pressing ? pass.cache.font(Weight::Medium) : plain;
    const auto date = [&]() -> const CellText & {
        return pass.cache.text(pass.row, Column::Decommission, 0, plain, pass.room.width(),
                               [&] { return due.date; });
    };
    const auto distance = [&]() -> const CellText & {
        return pass.cache.text(pass.row, Column::Decommission, 1, font, pass.room.width(),
                               [&] { return due.distance; });
    };
    // Of a date that is changed, the old one says more than the distance.
    const qreal taken
        = paintBeforeAtEnd(pass, due.date.isEmpty() ? distance().width : date().width);
    const qreal dateRoom = due.date.isEmpty() ? 0 : qMax(date().width, pass.cache.dateWidth()) + 8;
    const bool both = dateRoom + distance().width + taken <= pass.room.width();
    // Nothing is cut where both do not fit: how late it is says more than since when, and before
    // that the day says more. The tooltip has the rest.
    qreal right = pass.room.right() - taken;
    if (dateRoom > 0 && (both || !pressing || taken > 0)) {
        pass.line(right - date().width, date(), plain,
                  pass.changes && !pass.removed               ? pass.theme.pending
                  : due.kind == Kind::Overdue || pass.removed ? pass.theme.muted
                                                              : pass.theme.text);
        right -= dateRoom;
    }
    if (both || (pressing && taken == 0) || dateRoom == 0)
        pass.line(right - distance().width, distance(), font,
                  due.kind == Kind::Overdue ? pass.theme.danger
                  : due.kind == Kind::Soon  ? pass.theme.warn
                                            : pass.theme.muted);
}

//! The count, what it is about, and what stays all the same.
void DeploymentDelegate::paintChange(Pass &pass) const
{
    const items::RowChange change = m_rows.changeOf(pass.row);
    const QFontMetricsF plain(pass.cache.font(Weight::Normal));
    const auto write = [&](qreal x, const QString &text, Weight weight, const QColor &ink) {
        const QFont &font = pass.cache.font(weight);
        pass.painter.setFont(font);
        pass.painter.setPen(ink);
        const QRectF room(x, pass.room.top(), pass.room.right() - x, pass.room.height());
        const QString fitting = QFontMetricsF(font).elidedText(text, Qt::ElideRight, room.width());
        pass.painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, fitting);
        return QFontMetricsF(font).horizontalAdvance(text);
    };
    qreal x = pass.room.left();
    if (!change.meant || change.changes == 0) {
        write(x, items::words(change), Weight::Normal, pass.theme.muted);
        return;
    }
    const qreal digits = plain.horizontalAdvance(u"00"_s);
    write(x, QString::number(change.changes), Weight::DemiBold, pass.theme.pending);
    x += digits + 6;
    static const std::array<std::pair<unsigned, QString>, 5> kinds {
        {{items::RowChange::Owners, u"owner"_s},
         {items::RowChange::Tags, u"tag"_s},
         {items::RowChange::Deprecation, u"deprecate"_s},
         {items::RowChange::Properties, u"settings"_s},
         {items::RowChange::Lifecycle, u"discard"_s}}};
    for (const auto &[kind, icon] : kinds) {
        if ((change.kinds & kind) == 0)
            continue;
        pass.pixmap(x, pass.cache.glyphs().glyph(icon, pass.theme.pending, rowGlyph, pass.dpr));
        x += rowGlyph + 6;
    }
    if (change.keepsDate)
        write(x, tr("keeps its date"), Weight::Normal, pass.theme.muted);
}

void DeploymentDelegate::paintText(Pass &pass, bool right) const
{
    const QFont &font
        = pass.column == Column::Urn ? pass.cache.mono() : pass.cache.font(Weight::Normal);
    const CellText &text = pass.cache.text(pass.row, pass.column, 0, font, pass.room.width(),
                                           [&] { return pass.index.data().toString(); });
    const bool quiet = pass.column == Column::Description || pass.column == Column::Urn;
    const qreal taken = right ? paintBeforeAtEnd(pass, text.width) : 0;
    pass.line(right ? pass.room.right() - taken - text.width : pass.room.left(), text, font,
              quiet && !pass.removed ? pass.theme.muted : pass.ink());
    if (!right)
        paintBefore(pass, pass.room.left() + text.width + (text.width > 0 ? wasGap : 0),
                    pass.room.right());
}

qreal DeploymentDelegate::neededWidth(const QModelIndex &index, const QFont &font) const
{
    const QFontMetricsF metrics(font);
    const qreal text = metrics.horizontalAdvance(wording::oneLine(index.data().toString(), 400));
    const catalog::Row row = m_rows.rowAt(index.row());
    const auto [chunk, at] = m_rows.catalog()->place(row);
    qreal around = 2 * padding + (index.column() == m_leading ? gutter : 0) + 2;
    if (m_rows.isPending(row, Column(index.column())) && !m_rows.pendingOf(row)->isNew)
        around += wasGap
                + metrics.horizontalAdvance(
                    wording::oneLine(m_rows.before(row, Column(index.column())), 400));
    switch (Column(index.column())) {
    case Column::Name:
        return around + text * 1.03 // selected rows are a little bolder
             + ((chunk.flags[at] & catalog::Deprecated) != 0 ? lifecycleGlyph + 5 : 0)
             + ((chunk.flags[at] & catalog::Evaluation) != 0
                    ? marks::badgeWidth(tr("evaluation")) + 6
                    : 0);
    case Column::Platform:
        return around + platformGlyph + 6 + text;
    case Column::Environment:
        return around + marks::environmentWidth(index.data().toString(), true);
    case Column::Status:
        return around + rowGlyph + 6 + text * 1.06;
    case Column::Owners:
        return around
             + qMax<qreal>(qreal(chunk.owners.row(at).size()) * (marks::avatarSize + ownerGap),
                           metrics.horizontalAdvance(tr("none")));
    case Column::Tags: {
        qreal width = around;
        for (const QString &urn : m_rows.catalog()->tags(row))
            width += marks::tagWidth(
                         wording::oneLine(m_rows.catalog()->directory().displayName(urn), 60))
                   + tagGap;
        return width;
    }
    case Column::Urn:
        return around + QFontMetricsF(m_cache.mono()).horizontalAdvance(index.data().toString());
    default:
        return around + text + 8;
    }
}

QSize DeploymentDelegate::sizeHint(const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    return {qCeil(neededWidth(index, option.font)), qMax(22, option.fontMetrics.height() + 6)};
}

bool DeploymentDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                   const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    // The model escapes its tooltips; the frame makes sure that they are read as what they are.
    const QString text = index.data(Qt::ToolTipRole).toString();
    QToolTip::showText(event->globalPos(), text.isEmpty() ? text : u"<qt>"_s + text + u"</qt>"_s,
                       view, view->visualRect(index));
    return true;
}
