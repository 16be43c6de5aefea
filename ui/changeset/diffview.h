// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/changeset/aspectdiff.h"

#include <QAbstractScrollArea>

//! Two texts side by side in one scroll area, so that lines that belong together stay beside each
//! other. Read-only; the arrow keys scroll, Ctrl+C copies the right side.
class DiffView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit DiffView(QWidget *parent = nullptr);

    //! Keeps the place where \a keepsPlace, else begins where the first change is.
    void setRows(std::vector<aspectdiff::Row> rows, bool keepsPlace);
    const std::vector<aspectdiff::Row> &rows() const { return m_rows; }
    //! What stands there instead of lines of a side that has none.
    void setAbsent(const QString &before, const QString &after);
    //! The left edge of the right side, in this widget.
    int middle() const;

Q_SIGNALS:
    void middleChanged(int x);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void layOut();
    int lineHeight() const;
    int heightOf(const aspectdiff::Row &row) const;
    void paintSide(QPainter &painter, const QRectF &area, const aspectdiff::Side &side,
                   bool changed, bool isAfter) const;

    std::vector<aspectdiff::Row> m_rows;
    QString m_absentBefore;
    QString m_absentAfter;
    int m_height = 0;
    int m_digits = 1;
};
