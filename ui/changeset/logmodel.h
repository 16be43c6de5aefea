// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/editing.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QPointer>
#include <QTimer>

//! What was applied and read back on this connection, the newest first: a row per aspect written.
//! A search keeps the rows that have all of its words.
class LogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, Deployment, Change, Aspect, Batch, Between, columns };
    enum Role {
        RevertedRole = Qt::UserRole + 1, //!< bool
        UrnRole,
        EnvironmentRole,
        ProductionRole, //!< bool
        IconRole, //!< of Change: a name of icons::
        BatchStartRole, //!< bool: the first row of its apply
    };
    static constexpr int most = 5000; //!< entries that are read; older ones stay in the file

    explicit LogModel(QObject *parent = nullptr);

    void setEditing(store::Editing *editing);
    store::Editing *editing() const { return m_editing; }
    void setNow(const QDateTime &now) { m_now = now; }
    void setSearch(const QString &text);

    const changes::LogEntry &entryAt(int row) const { return m_entries[m_rows[std::size_t(row)]]; }
    //! All rows shown of the apply that \a row is of.
    std::vector<int> rowsOfBatch(int row) const;
    int total() const { return int(m_entries.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void reload();
    void filter();
    QString words(std::size_t entry) const;
    QString text(int row, int column) const;

    QPointer<store::Editing> m_editing;
    QDateTime m_now;
    QStringList m_wanted; //!< words of the search
    std::vector<changes::LogEntry> m_entries;
    std::vector<std::size_t> m_rows; //!< of m_entries
    mutable std::vector<QString> m_words; //!< of entries; made when first asked for
    QHash<qint64, int> m_batchSizes; //!< entries
    QTimer m_soon;
};
