// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/connectiontester.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class StepList;

//! Runs the test of a connection, when asked or a pause after a change, and lists what it finds.
class TestPanel final : public QWidget
{
    Q_OBJECT

public:
    //! \a tester outlives this.
    explicit TestPanel(ConnectionTester &tester, QWidget *parent = nullptr);

    //! What would be tested from now on. Another profile clears the list; a test under way is let
    //! go.
    void setTarget(const ConnectionProfile &profile, const QString &token);
    //! Tests a moment from now, unless this is called again before.
    void testSoon();
    void testNow();

private:
    void clear();
    void finish();

    ConnectionTester &m_tester;
    ConnectionProfile m_profile;
    QString m_token;
    Pending m_call;
    QTimer m_pause;
    QLabel *m_when;
    QPushButton *m_again;
    StepList *m_steps;
};
