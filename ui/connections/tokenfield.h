// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/settings/tokens.h"
#include "ui/common/tone.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

//! Says whether a connection has a token and where it is kept; takes a new one and forgets the old
//! one. It never shows a token, not even one that was just typed.
class TokenField final : public QWidget
{
    Q_OBJECT

public:
    explicit TokenField(Tokens &tokens, QWidget *parent = nullptr);

    //! Asks the store anew when the profile is another one; a changed address only changes the
    //! words.
    void setProfile(const ConnectionProfile &profile);

    //! The token, where there is one and it may be sent to the profile's address.
    QString usableToken() const;

Q_SIGNALS:
    //! What usableToken() gives may have changed.
    void tokenChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask();
    void startEditing();
    void stopEditing();
    void keep();
    void forget();
    void tellState();
    void tell(const QString &icon, Tone tone, const QString &words);
    void tellError(const Error &error);

    Tokens &m_tokens;
    ConnectionProfile m_profile;
    std::optional<StoredToken> m_token;
    Pending m_call;
    bool m_editing = false;
    QLineEdit *m_line;
    QPushButton *m_replace;
    QPushButton *m_forget;
    class Glyph *m_mark;
    class ToneLabel *m_words;
};
