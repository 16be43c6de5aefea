// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/dashboard/chartmodel.h"

#include "models/items/csv.h"

#include <QLocale>

#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace dashboard {

qint64 ChartTable::sum(std::size_t row) const
{
    const auto &values = rows[row].values;
    return std::accumulate(values.begin(), values.end(), qint64(0));
}

bool ChartModel::sameShape(const ChartTable &table) const
{
    if (table.rows.size() != m_table.rows.size() || table.series != m_table.series
        || table.totals != m_table.totals || table.lines != m_table.lines)
        return false;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        if (table.rows[i].label != m_table.rows[i].label
            || table.rows[i].key != m_table.rows[i].key)
            return false;
    }
    return true;
}

void ChartModel::show(ChartTable table)
{
    if (table == m_table)
        return;
    if (!sameShape(table)) {
        beginResetModel();
        m_table = std::move(table);
        endResetModel();
        return;
    }
    m_table = std::move(table);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int ChartModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_table.rows.size());
}

int ChartModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1 + int(m_table.series.size()) + (m_table.totals ? 1 : 0);
}

std::optional<std::size_t> ChartModel::seriesOf(int column) const
{
    return column >= 1 && column <= int(m_table.series.size())
             ? std::optional(std::size_t(column - 1))
             : std::nullopt;
}

qint64 ChartModel::value(int row, int column) const
{
    const auto series = seriesOf(column);
    return series ? m_table.rows[std::size_t(row)].values[*series] : m_table.sum(std::size_t(row));
}

QVariant ChartModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isName = index.column() == 0;
    switch (role) {
    case Qt::DisplayRole:
        return isName ? m_table.rows[std::size_t(index.row())].label
                      : QLocale().toString(value(index.row(), index.column()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (isName ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::AccessibleTextRole:
        return isName ? QVariant() : spoken(index.row(), index.column());
    case ValueRole:
        return isName ? QVariant() : value(index.row(), index.column());
    default:
        return {};
    }
}

QVariant ChartModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (section == 0 ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return m_table.lines;
    const auto series = seriesOf(section);
    return series ? m_table.series[*series].title : tr("Total");
}

std::optional<filter::Term> ChartModel::term(int row, int column) const
{
    if (row < 0 || row >= rowCount() || column < 0 || column >= columnCount())
        return std::nullopt;
    const ChartTable::Line &line = m_table.rows[std::size_t(row)];
    const auto series = seriesOf(column);
    if (!series)
        return line.term;
    return *series < line.terms.size() ? line.terms[*series] : std::nullopt;
}

QString ChartModel::spoken(int row, int column) const
{
    const QString label = m_table.rows[std::size_t(row)].label;
    const QString number = QLocale().toString(value(row, column));
    const auto series = seriesOf(column);
    return series && m_table.series.size() > 1
             ? tr("%1, %2: %3").arg(label, m_table.series[*series].title, number)
             : tr("%1: %2").arg(label, number);
}

QByteArray ChartModel::csv() const
{
    QStringList head;
    for (int column = 0; column < columnCount(); ++column)
        head.append(headerData(column, Qt::Horizontal).toString());
    QByteArray text = items::csvLine(head);
    for (int row = 0; row < rowCount(); ++row) {
        const ChartTable::Line &line = m_table.rows[std::size_t(row)];
        QStringList cells {line.day.isValid() ? line.day.toString(Qt::ISODate) : line.label};
        for (int column = 1; column < columnCount(); ++column)
            cells.append(QString::number(value(row, column)));
        text += items::csvLine(cells);
    }
    return text;
}

} // namespace dashboard
