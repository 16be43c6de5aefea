// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/outcomelist.h"

#include "ui/changeset/changewords.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/marks.h"
#include "ui/common/theme.h"

#include <QElapsedTimer>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;
using changes::EditState;

namespace {

constexpr int followDelayMs = 60; // states come one by one, and by the thousand
constexpr int mostApplied = 500; // of the log, to be listed

void paintOne(QPainter &painter, const QRectF &room, const QFont &font, const QColor &ink,
              const QString &text, Qt::TextElideMode mode = Qt::ElideRight)
{
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(
        room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetricsF(font).elidedText(text.left(400).simplified(), mode, room.width()));
}

} // namespace

OutcomeModel::OutcomeModel(QObject *parent) : QAbstractListModel(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(followDelayMs);
    connect(&m_soon, &QTimer::timeout, this, &OutcomeModel::reload);
}

void OutcomeModel::setEditing(store::Editing *editing)
{
    if (m_editing)
        m_editing->disconnect(this);
    m_editing = editing;
    if (editing) {
        const auto soon = [this] {
            if (!m_soon.isActive())
                m_soon.start();
        };
        connect(editing, &store::Editing::changed, this, soon);
        connect(editing, &store::Editing::stateChanged, this, soon);
        connect(editing, &store::Editing::applyFinished, this, soon);
        connect(editing, &store::Editing::logChanged, this, soon);
    }
    reload();
}

void OutcomeModel::reload()
{
    m_soon.stop();
    QElapsedTimer clock;
    clock.start();
    std::vector<Row> conflicts;
    std::vector<Row> failed;
    m_conflicts.clear();
    if (m_editing) {
        for (const QString &urn : m_editing->changes().entities()) {
            std::size_t collisions = 0;
            QString conflict;
            QString reason;
            for (const changes::AspectEdit &edit : m_editing->changes().of(urn)) {
                const EditState state = m_editing->stateOf(edit.key);
                if (state.kind == EditState::Kind::Conflict) {
                    collisions += m_editing->collisionsOf(edit.key).size();
                    conflict = state.reason;
                } else if (state.kind == EditState::Kind::Failed
                           || state.kind == EditState::Kind::Unknown) {
                    reason = state.reason;
                }
            }
            const QString name = m_editing->nameOf(urn);
            if (!conflict.isEmpty()) {
                m_conflicts.append(urn);
                const QString words = collisions == 0 ? conflict
                                    : collisions == 1 ? tr("1 field collides")
                                                      : tr("%1 fields collide").arg(collisions);
                conflicts.push_back({Kind::Conflict, urn, name, words, {}, Tone::Warn});
            }
            if (!reason.isEmpty())
                failed.push_back({Kind::Failed, urn, name, reason, {}, Tone::Danger});
        }
    }
    m_failed = int(failed.size());
    std::vector<Row> rows;
    const auto add = [&rows](const QString &title, const QString &icon, Tone tone,
                             const std::vector<Row> &below) {
        rows.push_back(
            {Kind::Head, {}, title, changewords::number(qint64(below.size())), icon, tone});
        rows.insert(rows.end(), below.begin(), below.end());
    };
    add(tr("Needs you"), u"conflict"_s, Tone::Warn, conflicts);
    add(tr("Failed"), u"error"_s, Tone::Danger, failed);
    std::vector<Row> applied;
    addApplied(applied);
    add(tr("Applied and read back"), u"check-pass"_s, Tone::Ok, applied);
    m_soon.setInterval(std::max(followDelayMs, 8 * int(clock.elapsed())));
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void OutcomeModel::addApplied(std::vector<Row> &rows) const
{
    if (!m_editing)
        return;
    qint64 batch = 0;
    for (const changes::LogEntry &entry : m_editing->log(mostApplied)) {
        if (batch == 0)
            batch = entry.batch;
        if (entry.batch != batch)
            break;
        auto it = std::ranges::find(rows, entry.key.urn, &Row::urn);
        if (it == rows.end()) {
            rows.push_back(
                {Kind::Applied, entry.key.urn, m_editing->nameOf(entry.key.urn), {}, {}, Tone::Ok});
            it = std::prev(rows.end());
        }
        if (!entry.note.isEmpty())
            it->words = entry.note;
        else if (it->words.isEmpty())
            it->words = tr("as it was sent");
    }
}

int OutcomeModel::rowOf(const QString &urn, Kind kind) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].kind == kind && m_rows[i].urn == urn)
            return int(i);
    }
    return -1;
}

int OutcomeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

Qt::ItemFlags OutcomeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    return m_rows[std::size_t(index.row())].kind == Kind::Head
             ? Qt::ItemIsEnabled
             : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QVariant OutcomeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_editing)
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.title;
    case Qt::ToolTipRole:
        return row.kind == Kind::Head ? QVariant()
                                      : changewords::toolTip(row.urn + u'\n' + row.words);
    case Qt::AccessibleTextRole:
        return QString(row.title + u", "_s + row.words);
    case KindRole:
        return int(row.kind);
    case UrnRole:
        return row.urn;
    case WordsRole:
        return row.words;
    case ToneRole:
        return int(row.tone);
    case IconRole:
        return row.icon;
    case EnvironmentRole:
        return changewords::environment(row.urn);
    case ProductionRole:
        return changewords::isProduction(*m_editing, row.urn);
    default:
        return {};
    }
}

QSize OutcomeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool head = index.data(OutcomeModel::KindRole).toInt() == int(OutcomeModel::Kind::Head);
    const int line = option.fontMetrics.height();
    return {160, head ? qMax(30, line + 10) : qMax(50, 2 * line + 14)};
}

void OutcomeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const QRectF row(option.rect);
    const Tone tone = Tone(index.data(OutcomeModel::ToneRole).toInt());
    const QString words = index.data(OutcomeModel::WordsRole).toString();
    const QFont strong = fonts::ui(fonts::Size::Base, QFont::DemiBold);
    painter->save();
    QRectF room = row.adjusted(12, 0, -12, 0);
    if (index.data(OutcomeModel::KindRole).toInt() == int(OutcomeModel::Kind::Head)) {
        painter->fillRect(row, theme.window);
        icons::paint(*painter, {room.left(), std::floor(room.center().y() - 7)},
                     index.data(OutcomeModel::IconRole).toString(), tones::ink(tone, theme), 14);
        room.setLeft(room.left() + 22);
        paintOne(*painter, room, strong, theme.text, index.data().toString());
        room.setLeft(room.left() + QFontMetricsF(strong).horizontalAdvance(index.data().toString())
                     + 8);
        marks::badge(*painter, room, words, words == u"0"_s ? Tone::Neutral : tone, theme);
        flat::edge(*painter, row, Qt::BottomEdge, theme.border);
        painter->restore();
        return;
    }
    const bool focused = option.widget && option.widget->hasFocus();
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(row, focused ? theme.selection : theme.selectionIdle);
        painter->fillRect(QRectF(row.left(), row.top(), 3, row.height()),
                          focused ? theme.accent : theme.control);
    }
    flat::edge(*painter, row, Qt::BottomEdge, theme.border);
    const QString environment = index.data(OutcomeModel::EnvironmentRole).toString();
    const bool production = index.data(OutcomeModel::ProductionRole).toBool();
    QRectF first = room.adjusted(0, 5, 0, 0);
    first.setHeight((row.height() - 10) / 2);
    qreal markWidth = 0;
    if (!environment.isEmpty()) {
        markWidth = marks::environmentWidth(environment, production);
        QRectF end = first;
        end.setLeft(first.right() - markWidth);
        marks::environment(*painter, end, environment, production, theme);
    }
    paintOne(*painter, first.adjusted(0, 0, -markWidth - 8, 0),
             fonts::ui(fonts::Size::Base, QFont::Medium), theme.text, index.data().toString(),
             Qt::ElideMiddle);
    paintOne(*painter, first.translated(0, first.height()), fonts::ui(fonts::Size::Small),
             tone == Tone::Ok ? theme.muted : tones::ink(tone, theme), words);
    painter->restore();
}
