// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/timelinemodel.h"

#include "models/changes/aspects.h"
#include "models/history/timelinewords.h"
#include "ui/changeset/changewords.h"
#include "ui/common/servertext.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using history::Author;
using history::Event;

namespace {

//! The status that \a event set; empty where it set none.
QString statusSet(const Event &event)
{
    if (event.aspect != changes::aspect::properties)
        return {};
    for (const changes::FieldChange &change : event.delta) {
        if (change.key.field == "status"_L1 && change.after.is_string())
            return QString::fromStdString(change.after.get<std::string>());
    }
    return {};
}

QString iconOf(const Event &event)
{
    if (event.source == Event::Source::Snapshot)
        return u"history"_s;
    if (event.delta.empty())
        return changewords::iconName(event.aspect);
    return changewords::iconName(event.aspect, event.delta.front());
}

} // namespace

void TimelineModel::setNaming(const changes::Naming &naming, const QString &me)
{
    m_naming = naming;
    m_me = me;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

void TimelineModel::setNow(const QDateTime &now)
{
    const bool sameDay = now.date() == m_now.date();
    m_now = now;
    if (!sameDay)
        build();
}

void TimelineModel::setAspects(std::vector<history::AspectVersions> aspects,
                               std::vector<history::SnapshotRecord> snapshots)
{
    m_aspects = std::move(aspects);
    m_snapshots = std::move(snapshots);
    m_events = history::timelineOf(m_aspects, m_snapshots);
    build();
}

void TimelineModel::setWhose(Whose whose)
{
    m_whose = whose;
    build();
}

void TimelineModel::setAspect(const QString &aspect)
{
    m_aspect = aspect;
    build();
}

bool TimelineModel::isShown(const Event &event) const
{
    if (!m_aspect.isEmpty() && event.aspect != m_aspect)
        return false;
    switch (m_whose) {
    case Whose::All:
        return true;
    case Whose::People:
        return event.author == Author::Person;
    case Whose::Pipelines:
        return event.author == Author::Pipeline || event.author == Author::Server;
    }
    return true;
}

QDate TimelineModel::dayOf(qint64 ms) const
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toTimeZone(m_naming.zone).date();
}

QString TimelineModel::dayText(const QDate &day) const
{
    const QDate today = m_now.toTimeZone(m_naming.zone).date();
    if (day == today)
        return tr("Today");
    if (day.addDays(1) == today)
        return tr("Yesterday");
    return QLocale().toString(day, u"d MMM yyyy"_s);
}

void TimelineModel::build()
{
    beginResetModel();
    m_rows.clear();
    // Where an aspect's memory ends, in time: below its oldest version.
    std::vector<std::pair<qint64, QString>> ends;
    for (const history::AspectVersions &aspect : m_aspects) {
        if (!m_aspect.isEmpty() && aspect.aspect != m_aspect)
            continue;
        const QString text = history::memoryText(aspect, m_naming);
        if (!text.isEmpty())
            ends.emplace_back(history::knownSince(aspect), text);
    }
    std::ranges::stable_sort(ends, std::ranges::greater(), &std::pair<qint64, QString>::first);
    auto end = ends.begin();
    QDate day;
    for (std::size_t i = 0; i < m_events.size(); ++i) {
        const Event &event = m_events[i];
        if (!isShown(event))
            continue;
        for (; end != ends.end() && end->first > event.made.timeMs; ++end)
            m_rows.push_back({Kind::Memory, 0, end->second});
        const QDate its = dayOf(event.made.timeMs);
        if (event.made.timeMs > 0 && its != day) {
            day = its;
            m_rows.push_back({Kind::Day, 0, dayText(day)});
        }
        m_rows.push_back({Kind::Event, i, {}});
    }
    for (; end != ends.end(); ++end)
        m_rows.push_back({Kind::Memory, 0, end->second});
    endResetModel();
}

const Event *TimelineModel::eventAt(const QModelIndex &index) const
{
    if (!index.isValid() || m_rows[std::size_t(index.row())].kind != Kind::Event)
        return nullptr;
    return &m_events[m_rows[std::size_t(index.row())].event];
}

history::Phrase TimelineModel::phraseAt(const QModelIndex &index) const
{
    const Event *event = eventAt(index);
    if (!event)
        return history::Phrase().add(index.data().toString());
    history::Phrase phrase = history::headline(*event, m_naming);
    const QString undone = history::undoneText(*event, m_me, m_naming);
    if (!undone.isEmpty())
        phrase.add(u"; "_s).add(undone, history::Phrase::Style::Warn);
    return phrase;
}

QModelIndex TimelineModel::indexOf(std::size_t event) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].kind == Kind::Event && m_rows[i].event == event)
            return index(int(i));
    }
    return {};
}

QModelIndex TimelineModel::next(const QModelIndex &from, int step) const
{
    for (int row = from.row() + step; row >= 0 && row < rowCount(); row += step) {
        if (m_rows[std::size_t(row)].kind == Kind::Event)
            return index(row);
    }
    return {};
}

QString TimelineModel::toolTip(const Event &event) const
{
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(event.made.timeMs, Qt::UTC);
    QStringList lines {history::headline(event, m_naming).plain(),
                       history::authorName(event, m_naming)};
    if (event.made.timeMs > 0)
        lines.append(tr("%1 (%2 UTC)")
                         .arg(changewords::spelledOut(event.made.timeMs),
                              utc.toString(u"yyyy-MM-dd HH:mm:ss"_s)));
    if (!event.made.runId.isEmpty())
        lines.append(tr("run %1").arg(history::oneLine(event.made.runId, 80)));
    if (event.author == Author::Pipeline && !event.made.actor.isEmpty())
        lines.append(tr("with the rights of %1").arg(event.made.actor));
    return servertext::toolTip(lines.join(u'\n'));
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    if (role == KindRole)
        return int(row.kind);
    if (row.kind != Kind::Event)
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? row.text : QVariant();
    const Event &event = m_events[row.event];
    switch (role) {
    case Qt::DisplayRole:
        return phraseAt(index).plain();
    case Qt::ToolTipRole:
        return toolTip(event);
    case Qt::AccessibleTextRole:
        return u"%1, %2, %3, %4"_s.arg(
            phraseAt(index).plain(), history::authorName(event, m_naming),
            changewords::spelledOut(event.made.timeMs), data(index, VersionRole).toString());
    case TimeRole:
        if (event.made.timeMs <= 0 || event.source == Event::Source::Snapshot)
            return QString();
        return QDateTime::fromMSecsSinceEpoch(event.made.timeMs, Qt::UTC)
            .toTimeZone(m_naming.zone)
            .toString(u"HH:mm"_s);
    case IconRole:
        return iconOf(event);
    case StatusRole:
        return statusSet(event);
    case AuthorRole:
        return history::authorName(event, m_naming);
    case IsPersonRole:
        return event.source == Event::Source::Server && event.author == Author::Person;
    case IsMineRole:
        return event.author == Author::Person && !m_me.isEmpty() && event.made.actor == m_me;
    case IsWarnRole:
        return !event.undone.empty();
    case VersionRole:
        if (event.source == Event::Source::Snapshot)
            return tr("snapshot");
        return event.made.version > 0
                 ? u"%1 %2"_s.arg(history::aspectWord(event.aspect)).arg(event.made.version)
                 : history::aspectWord(event.aspect);
    default:
        return {};
    }
}

Qt::ItemFlags TimelineModel::flags(const QModelIndex &index) const
{
    return eventAt(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemIsEnabled;
}
