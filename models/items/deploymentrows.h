// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"
#include "models/filter/sort.h"
#include "models/items/pendingcells.h"
#include "models/items/rowchange.h"

#include <QAbstractTableModel>
#include <QDateTime>

#include <optional>
#include <vector>

class RowDifference;

//! One row per deployment of a filter's result, in the order of a sort. Holds row numbers only: a
//! cell is whatever the catalog says, so the two cannot disagree.
class DeploymentRows final : public QAbstractTableModel
{
    Q_OBJECT

public:
    //! Logical columns; their numbers are stored in settings, so new ones go to the end.
    enum class Column {
        Name,
        Platform,
        Environment,
        Status,
        Version,
        Owners,
        Tags,
        Decommission,
        Instance,
        Container,
        Created,
        Model,
        Description,
        Urn,
        Change, //!< what an edit that is being prepared would do; there while setChanges() says so
    };
    Q_ENUM(Column)
    static constexpr int columnTotal = 14; //!< those that a user arranges: all but Change

    enum Role {
        UrnRole = Qt::UserRole, //!< QString; the stable identity of the row
        WireRole, //!< QVariant: what a filter for this cell would compare: a symbol, a URN, a list
                  //!< of URNs
    };

    explicit DeploymentRows(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    //! DisplayRole: words for people; ToolTipRole: the whole text; AccessibleTextRole: the cell in
    //! words; the delegate of ui/deployments reads the catalog itself.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    //! Puts another result under the view. A result of as many rows that says the same emits
    //! nothing; one of as many rows emits dataChanged; any other resets. Persistent indexes follow
    //! the URN.
    void show(catalog::CatalogPtr catalog, std::vector<catalog::Row> rows);

    //! What of the rows waits to be sent: of the catalog that is shown, or of one that will be.
    //! Null: nothing.
    void setPending(std::shared_ptr<const items::PendingCells> pending);
    //! What an edit that is being prepared would do to each row; null takes the column away again.
    void setChanges(items::RowChanges changes);
    bool hasChanges() const { return m_changes != nullptr; }
    //! Only where hasChanges().
    items::RowChange changeOf(catalog::Row row) const { return m_changes(m_catalog->urn(row)); }

    //! Null where nothing of \a row waits.
    const items::PendingRow *pendingOf(catalog::Row row) const;
    //! True where the cell will be another by what waits.
    bool isPending(catalog::Row row, Column column) const;
    //! The catalog without what waits; only where pendingOf() is not null. Holds the row unless
    //! that isNew.
    const catalog::Catalog &server() const { return *m_pending->server; }
    //! The cell as the server has it, in words; only where isPending(). Empty: it has none.
    QString before(catalog::Row row, Column column) const;

    const catalog::CatalogPtr &catalog() const { return m_catalog; }
    catalog::Row rowAt(int row) const { return m_rows[std::size_t(row)]; }
    const std::vector<catalog::Row> &rows() const { return m_rows; }
    //! -1 when the rows shown do not hold \a urn.
    int indexOfUrn(const QString &urn) const;

    static QString title(Column column);
    //! The cell as a file has it: what the table shows, but times in ISO 8601 in UTC and texts with
    //! their line breaks.
    static QString exported(const catalog::Catalog &catalog, catalog::Row row, Column column);
    static filter::SortKey sortKey(Column column);
    //! The facet whose values stand in the column, if it is one.
    static std::optional<catalog::Facet> facet(Column column);

    //! What "today" is; for tests and for a day that passes.
    void setNow(const QDateTime &now);
    QDateTime now() const { return m_now; }

private:
    void replaceCells(const RowDifference &difference, const items::PendingCells *pendingBefore,
                      catalog::CatalogPtr catalog, std::vector<catalog::Row> rows);
    void reorder(catalog::CatalogPtr catalog, std::vector<catalog::Row> rows);

    QString pendingToolTip(catalog::Row row, Column column) const;
    QString pendingWords(catalog::Row row, Column column) const;

    catalog::CatalogPtr m_catalog;
    std::vector<catalog::Row> m_rows;
    QDateTime m_now;
    std::shared_ptr<const items::PendingCells> m_pending; //!< of m_catalog
    std::shared_ptr<const items::PendingCells> m_nextPending; //!< of a catalog that is to come
    items::RowChanges m_changes;
};

namespace items {

//! How a decommission date stands against today, for text and colour.
struct DueText
{
    enum class Kind { None, NoDate, Later, Soon, Overdue };
    Kind kind = Kind::None; //!< None: not deprecated; Soon: within 30 days
    QString distance; //!< "in 7 d", "9 d overdue", "no date"
    QString date; //!< "21 Oct", with the year when it is 12 months away or more

    bool operator==(const DueText &) const = default;
};

DueText dueText(bool deprecated, std::int64_t decommissionMs, const QDateTime &now);
//! "3 Feb 2026, 09:41 CET" in the local zone.
QString longTime(std::int64_t ms);
//! "21 Oct", with the year unless within 12 months of \a now.
QString shortDate(std::int64_t ms, const QDateTime &now);

} // namespace items
