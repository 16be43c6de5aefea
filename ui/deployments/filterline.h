// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

//! The one line that is typed into: a bar at the left says how the filter stands, a count at the
//! right what it leaves. Knows text and state only; what they mean is the filter bar's business.
class FilterLine final : public QWidget
{
    Q_OBJECT

public:
    enum class State {
        Empty,
        Valid,
        Busy,
    };

    explicit FilterLine(QWidget *parent = nullptr);

    QString text() const;
    //! Leaves the caret alone where the text is the same but for space around it.
    void setText(const QString &text);
    void setState(State state);
    void setResult(const QString &result);
    void focus();
    QLineEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void textEdited();
    void cleared(); //!< by the button or by Esc
    void left(); //!< Esc in an empty line, Enter, or Down: to the table

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool handleKey(int key);

    QLineEdit *m_edit;
    QLabel *m_result;
    QToolButton *m_clear;
    State m_state = State::Empty;
};
