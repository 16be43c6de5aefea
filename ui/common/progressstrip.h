// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QTimer>
#include <QWidget>

class ElidedLabel;
class QLabel;
class QProgressBar;
class QPushButton;

struct ProgressContent
{
    QString title; //!< "Loading deployments"
    qint64 done = 0;
    qint64 total = -1; //!< -1: not known
    QString count; //!< "3,500 of 5,120"; made of done and total where empty
    QString detail; //!< "page 16 of 21 · 8.4 MB"
    QString hint; //!< what can be done meanwhile
    QString stopLabel; //!< empty: cannot be stopped
};

//! A line with a meter and a count under the filter. What ends within 0.3 s is never shown.
class ProgressStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressStrip(QWidget *parent = nullptr);

    void setContent(const ProgressContent &content);
    void finish();
    //! Between the first setContent() and finish(), whether shown yet or not.
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    void stopRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QLabel *m_title;
    QProgressBar *m_bar;
    QLabel *m_count;
    ElidedLabel *m_detail;
    QLabel *m_hint;
    QPushButton *m_stop;
    QTimer m_delay;
    bool m_running = false;
};
