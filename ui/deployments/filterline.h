// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class FilterEdit;
class QLabel;
class QToolButton;

//! The one line that is typed into: a bar at the left says how the filter stands, a count or a word
//! about it at the right. Knows text and state only; what they mean is FilterEditor's business.
class FilterLine final : public QWidget
{
    Q_OBJECT

public:
    enum class State {
        Empty,
        Valid,
        Doubtful, //!< valid, but hardly what was meant
        Busy,
        Unfinished,
        Invalid,
    };

    explicit FilterLine(QWidget *parent = nullptr);

    QString text() const;
    void setText(const QString &text);
    //! \a word is what stands at the right end.
    void setState(State state, const QString &word);
    State state() const { return m_state; }
    //! Takes the keyboard and chooses the text.
    void focus();
    FilterEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void textEdited(); //!< by the user or by setText()
    void stateChanged();
    void cleared(); //!< by the button
    void entered(); //!< by Enter
    void historyRequested(); //!< Down in an empty line, Ctrl+Down
    void left(); //!< Esc, or Down: to the table

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);

    FilterEdit *m_edit;
    QLabel *m_result;
    QToolButton *m_clear;
    State m_state = State::Empty;
};
