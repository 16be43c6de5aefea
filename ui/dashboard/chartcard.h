// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/dashboard/chartmodel.h"
#include "ui/charts/chartview.h"

#include <QFrame>

class ElidedLabel;
class QLabel;
class QSettings;
class QStackedWidget;
class QTableView;
class QToolButton;

//! A chart with its title, the table behind it, and ways to take it along.
class ChartCard final : public QFrame
{
    Q_OBJECT

public:
    //! \a settings keeps the folder of exports; it outlives the card. \a id names the chart.
    ChartCard(const QString &id, ChartKind kind, QSettings &settings, QWidget *parent = nullptr);
    ~ChartCard() override;

    const QString &id() const { return m_id; }
    void show(dashboard::ChartTable table);
    const dashboard::ChartModel &model() const { return m_model; }
    ChartView &chart() { return *m_chart; }
    bool showsTable() const;
    void setShowsTable(bool table);

    enum class Format { Png, Svg, Csv };
    //! \a path is replaced at the end or stays as it was. Fails as File.
    Result<void> write(const QString &path, Format format);

Q_SIGNALS:
    //! A bar, or a cell of the table; column 0 is a whole line.
    void chosen(int row, int column, Qt::KeyboardModifiers modifiers);
    void written(const QString &path);
    void failed(const QString &path, const Error &error);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void makeTable();
    QToolButton *makeTool(const QString &icon, const QString &name);
    void askForFile(Format format);

    const QString m_id;
    QSettings &m_settings;
    dashboard::ChartModel m_model;
    QLabel *m_title;
    ElidedLabel *m_counted;
    QToolButton *m_toggle;
    QToolButton *m_export;
    QStackedWidget *m_body;
    ChartView *m_chart;
    QTableView *m_table = nullptr; //!< made when it is first asked for
};
