// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QWidget;

//! Says on stderr when the window and when its first rows are painted, and when the catalog is
//! complete; what `./dev bench start` reads. Only with QT_LOGGING_RULES=slipway.start=true.
class Milestones final : public QObject
{
    Q_OBJECT

public:
    static bool areWanted();

    explicit Milestones(QWidget &window);

    void catalogComplete(qint64 deployments, qint64 bytes);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget &m_window;
    bool m_windowTold = false;
    bool m_rowsTold = false;
    bool m_completeTold = false;
};
