// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/expression.h"

#include <QAbstractTableModel>
#include <QDate>

#include <optional>
#include <vector>

namespace dashboard {

//! What the colour and the shape of a bar say; the window has one of each for it.
enum class Ink {
    InService,
    Updating,
    Creating,
    RollingBack,
    OutOfService,
    Failed,
    Deleting,
    Unknown, //!< the status, and "no date"
    Plain, //!< no status
    Overdue,
    Missing, //!< has none, where one should be
    GoalMet,
    GoalMissed,
    Rest, //!< what is left of a whole
};

//! What stands before the name of a bar.
enum class Mark {
    None,
    Environment,
    Production, //!< an environment that counts as such
    Platform,
    Person,
    Group,
    Others, //!< several that have no bar of their own
    Warning,
};

//! What a chart shows, as a table: a bar or a point of each series for each line.
struct ChartTable
{
    struct Series
    {
        QString title;
        Ink ink = Ink::Plain;

        bool operator==(const Series &) const = default;
    };
    struct Line
    {
        QString label;
        Mark mark = Mark::None;
        QString key {}; //!< what the mark is of, as on the wire
        std::vector<qint64> values {}; //!< by series
        //! By series: what asks for exactly the rows of this bar; nothing where it has none.
        std::vector<std::optional<filter::Term>> terms {};
        std::optional<filter::Term> term {}; //!< for the whole line
        std::optional<Ink> ink {}; //!< of its first series, in place of that of the series
        QDate day {}; //!< of a point in time

        bool operator==(const Line &) const = default;
    };

    QString title;
    QString counted; //!< what is counted, or of what
    QString lines; //!< the head of their names: "Environment"
    std::vector<Series> series {};
    std::vector<Line> rows {};
    bool totals = false; //!< a last column has the sums of the lines
    qint64 whole = 0; //!< of which a line is a share; 0: shares mean nothing
    int goal = 0; //!< in per cent of a line; 0: none
    QString note {}; //!< what is missing, in words; empty: nothing

    bool operator==(const ChartTable &) const = default;

    qint64 sum(std::size_t row) const;
};

//! The table of a chart: names of the lines in the first column, then a column a series, then the
//! sums where there are any.
class ChartModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        ValueRole = Qt::UserRole, //!< qint64; invalid for a name
    };

    using QAbstractTableModel::QAbstractTableModel;

    //! One of the same shape tells of the cells that differ, any other resets.
    void show(ChartTable table);
    const ChartTable &table() const { return m_table; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    //! What asks for the rows of a cell: of a bar, or of a whole line by its name or its sum.
    //! Nothing where there are none to ask for.
    std::optional<filter::Term> term(int row, int column) const;
    qint64 value(int row, int column) const; //!< of a name: the sum of the line
    //! "PROD, Failed: 3", for those who hear it.
    QString spoken(int row, int column) const;

    //! As RFC 4180 has it, with a head; numbers as plain digits.
    QByteArray csv() const;

private:
    //! Nothing for the first column and that of the sums.
    std::optional<std::size_t> seriesOf(int column) const;
    bool sameShape(const ChartTable &table) const;

    ChartTable m_table;
};

} // namespace dashboard
