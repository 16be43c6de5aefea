// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/logmodel.h"

#include "models/changes/words.h"
#include "ui/changeset/changewords.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using changes::LogEntry;

namespace {

constexpr int afterLogMs = 80; // an apply adds entries one by one

} // namespace

LogModel::LogModel(QObject *parent) : QAbstractTableModel(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(afterLogMs);
    connect(&m_soon, &QTimer::timeout, this, &LogModel::reload);
}

void LogModel::setEditing(store::Editing *editing)
{
    if (m_editing)
        m_editing->disconnect(this);
    m_editing = editing;
    if (editing)
        connect(editing, &store::Editing::logChanged, this, [this] {
            if (!m_soon.isActive())
                m_soon.start();
        });
    reload();
}

void LogModel::setSearch(const QString &text)
{
    const QStringList wanted = text.split(u' ', Qt::SkipEmptyParts);
    if (wanted == m_wanted)
        return;
    m_wanted = wanted;
    beginResetModel();
    filter();
    endResetModel();
}

void LogModel::reload()
{
    m_soon.stop();
    QElapsedTimer clock;
    clock.start();
    std::vector<LogEntry> entries;
    if (m_editing)
        entries = m_editing->log(most);
    m_soon.setInterval(std::max(afterLogMs, 8 * int(clock.elapsed())));
    if (entries == m_entries)
        return;
    beginResetModel();
    m_entries = std::move(entries);
    m_words.assign(m_entries.size(), {});
    m_batchSizes.clear();
    for (const LogEntry &entry : m_entries)
        ++m_batchSizes[entry.batch];
    filter();
    endResetModel();
}

void LogModel::filter()
{
    m_rows.clear();
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const LogEntry &entry = m_entries[i];
        if (!m_wanted.isEmpty()) {
            const QString all = m_editing->nameOf(entry.key.urn) + u' ' + entry.key.urn + u' '
                              + words(i) + u' ' + changes::aspectLabel(entry.key.aspect) + u' '
                              + entry.key.aspect + u' ' + entry.note;
            if (!std::ranges::all_of(m_wanted, [&](const QString &word) {
                    return all.contains(word, Qt::CaseInsensitive);
                }))
                continue;
        }
        m_rows.push_back(i);
    }
}

std::vector<int> LogModel::rowsOfBatch(int row) const
{
    std::vector<int> result;
    for (int i = 0; i < rowCount(); ++i) {
        if (entryAt(i).batch == entryAt(row).batch)
            result.push_back(i);
    }
    return result;
}

QString LogModel::words(std::size_t entry) const
{
    QString &made = m_words[entry];
    if (made.isEmpty() && m_editing) {
        QStringList sentences;
        for (const changes::FieldChange &change : m_entries[entry].delta)
            sentences.append(changes::sentence(m_entries[entry].key.aspect, change,
                                               changewords::naming(*m_editing)));
        made = sentences.isEmpty() ? tr("It was so already") : sentences.join(u"; "_s);
    }
    return made;
}

QString LogModel::text(int row, int column) const
{
    const LogEntry &entry = entryAt(row);
    switch (column) {
    case When:
        return changewords::time(entry.timeMs, m_now);
    case Deployment:
        return m_editing->nameOf(entry.key.urn);
    case Change:
        return words(m_rows[std::size_t(row)]);
    case Aspect: {
        const QString label = changes::aspectLabel(entry.key.aspect);
        if (entry.versionAfter <= 0)
            return label;
        return entry.versionBefore > 0 ? tr("%1 %2 → %3", "an aspect, from one version to another")
                                             .arg(label, changewords::number(entry.versionBefore),
                                                  changewords::number(entry.versionAfter))
                                       : tr("%1 → %2", "an aspect, to its first version")
                                             .arg(label, changewords::number(entry.versionAfter));
    }
    case Batch: {
        const int size = m_batchSizes.value(entry.batch);
        const QString when = changewords::time(entry.batch, m_now);
        return size == 1 ? when : tr("%1, %2 writes").arg(when, changewords::number(size));
    }
    case Between:
        if (entry.reverted)
            return entry.note.isEmpty() ? tr("reverted") : tr("reverted; %1").arg(entry.note);
        return entry.note;
    default:
        return {};
    }
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(columns);
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_editing)
        return {};
    const int row = index.row();
    const LogEntry &entry = entryAt(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return changewords::toolTip(index.column() == When ? changewords::spelledOut(entry.timeMs)
                                    : index.column() == Deployment ? entry.key.urn
                                                                   : text(row, index.column()));
    case Qt::AccessibleTextRole:
        if (index.column() == When)
            return QString(text(row, When) + (entry.reverted ? tr(", reverted") : QString()));
        return text(row, index.column());
    case RevertedRole:
        return entry.reverted;
    case UrnRole:
        return entry.key.urn;
    case EnvironmentRole:
        return changewords::environment(entry.key.urn);
    case ProductionRole:
        return changewords::isProduction(*m_editing, entry.key.urn);
    case IconRole:
        return entry.delta.empty() ? changewords::iconName(entry.key.aspect)
                                   : changewords::iconName(entry.key.aspect, entry.delta.front());
    case BatchStartRole:
        return row == 0 || entryAt(row - 1).batch != entry.batch;
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case Deployment:
        return tr("Deployment");
    case Change:
        return tr("Change");
    case Aspect:
        return tr("Aspect and version");
    case Batch:
        return tr("Apply");
    case Between:
        return tr("What came between");
    default:
        return {};
    }
}
