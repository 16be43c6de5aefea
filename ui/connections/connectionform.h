// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/connectionprofile.h"
#include "models/settings/tokens.h"

#include <QTimer>
#include <QWidget>

class ColourPicker;
class ConnectionTester;
class EnvironmentsField;
class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;
class TestPanel;
class TokenField;
class ToneLabel;

//! The fields of one connection. What is typed is told at once, but an address only after a pause
//! or when its field is left: half of one may be another host. One that cannot be is marked and not
//! told.
class ConnectionForm final : public QWidget
{
    Q_OBJECT

public:
    ConnectionForm(Tokens &tokens, ConnectionTester &tester, QWidget *parent = nullptr);

    //! By value: what was typed into the one before is told first, and may move the list it is in.
    void setProfile(ConnectionProfile profile);
    const ConnectionProfile &profile() const { return m_profile; }
    //! Puts the cursor where a new connection begins.
    void focusAddress();

Q_SIGNALS:
    //! By the user only.
    void edited(const ConnectionProfile &profile);

private:
    void buildFields(Tokens &tokens);
    void buildSafety();
    void connectFields();
    ToneLabel *addRow(const QString &label, QWidget *field, const QString &help = {});
    void editAddress(const QString &text);
    void keepAddress();
    void tellProblem(const QString &problem);
    void changed();

    ConnectionProfile m_profile;
    QTimer m_addressPause;
    bool m_addressTyped = false; //!< and not told yet
    QGridLayout *m_grid;
    QLineEdit *m_name;
    QLineEdit *m_url;
    ToneLabel *m_urlHelp = nullptr;
    TokenField *m_token;
    ColourPicker *m_colour;
    QWidget *m_safety;
    QCheckBox *m_readOnly;
    QCheckBox *m_production;
    EnvironmentsField *m_environments;
    QComboBox *m_refresh;
    TestPanel *m_test;
};
