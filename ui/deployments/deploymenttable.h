// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/deploymentquery.h"
#include "models/items/deploymentrows.h"
#include "ui/common/density.h"
#include "ui/deployments/columnlayout.h"
#include "ui/deployments/rowchoice.h"

#include <QTableView>

class ColumnHeader;
class DeploymentDelegate;
class QSettings;

//! The deployments that a query answers with. Selection and scroll position are the user's: they
//! stay with the deployments, whatever comes in or is filtered or sorted.
class DeploymentTable final : public QTableView
{
    Q_OBJECT

public:
    explicit DeploymentTable(DeploymentQuery &query, QWidget *parent = nullptr);
    ~DeploymentTable() override;

    DeploymentQuery &query() const { return m_query; }
    const DeploymentRows &deployments() const { return m_rows; }
    void setNow(const QDateTime &now) { m_rows.setNow(now); }
    //! As DeploymentRows::setPending().
    void setPending(std::shared_ptr<const items::PendingCells> pending)
    {
        m_rows.setPending(std::move(pending));
    }

    //! What an edit that is being prepared would do: a column beside the first one, while there is
    //! such an edit. Null: there is none.
    void setChanges(items::RowChanges changes);

    //! The chosen rows of deployments().catalog(), from top to bottom; those that the filter hides
    //! are not among them.
    std::vector<catalog::Row> chosenRows() const;
    QStringList chosenUrns() const;
    std::optional<catalog::Row> currentRow() const;
    //! False when the rows shown do not hold \a urn.
    bool choose(const QString &urn);
    //! Several of deployments().catalog(); those that are not shown are left out.
    void choose(const std::vector<catalog::Row> &rows);

    void setDensity(Density density);
    //! So many rows are still to come: grey bars stand for them below the last one.
    void setUnderWay(int rows);

    //! Columns and sorting as they were left under \a group, and kept there from now on.
    void useSettings(QSettings &settings, const QString &group);
    ColumnLayout columnLayout() const;
    void setColumnLayout(const ColumnLayout &layout);
    void setColumnVisible(DeploymentRows::Column column, bool visible);
    bool isColumnVisible(DeploymentRows::Column column) const;
    //! As wide as what is on screen needs.
    void fitColumn(int logical);

Q_SIGNALS:
    void choiceChanged();
    void opened(); //!< Enter or a double click on a row
    void menuRequested(const QPoint &global, const QModelIndex &index);
    void columnsChanged();
    void columnMenuRequested(const QPoint &global, int logical);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void keyboardSearch(const QString &) override { } // letters are for the filter line
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;

private:
    //! What was at the top of the view, or where on screen the current row was.
    struct Anchor
    {
        std::optional<catalog::Row> row;
        int offset = 0; //!< in rows from the top of the view
    };

    void showAnswer();
    Anchor anchor(bool sameCatalog) const;
    void restoreScroll(const Anchor &anchor);
    void restoreChoice();
    std::vector<int> chosenPositions() const;
    void takeChoice();
    void onHeaderClicked(int logical);
    void showSorting();
    void applyRowHeight();
    void stretchColumns();
    void placeChanges();
    int widthOf(DeploymentRows::Column column) const;
    void columnsTouched();

    DeploymentQuery &m_query;
    DeploymentRows m_rows;
    ColumnHeader *m_header;
    DeploymentDelegate *m_delegate;
    RowChoice m_choice;
    std::array<int, DeploymentRows::columnTotal> m_userWidths {}; //!< 0: not set by the user
    QSettings *m_settings = nullptr;
    QString m_group;
    Density m_density = Density::Normal;
    int m_underWay = 0;
    bool m_arranging = false; //!< columns are being moved by us
    bool m_restoring = false; //!< the selection is being changed by us
    bool m_disturbed = false; //!< the model said that rows moved
};
