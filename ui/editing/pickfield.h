// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/editing/choice.h"

#include <QLineEdit>
#include <QPointer>

class PickPopup;

//! A line to type some letters of what is meant; what may be meant appears below it. Whoever owns
//! it answers asked() with offer(), then or later.
class PickField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit PickField(QWidget *parent);
    ~PickField() override;

    //! What may be meant by the text as it is now; \a note is said below. Shown while the field has
    //! the focus and was asked.
    void offer(std::vector<Choice> choices, const QString &note = {});
    void closePopup();
    bool isOpen() const;
    //! What is offered; empty while it is closed.
    std::vector<Choice> offered() const;
    //! Ask as soon as the field gets the focus by the keyboard's Down or a click, text or not.
    void open();
    //! The field shows what was chosen, and typing replaces it: Esc brings it back.
    void setKept(const QString &text);
    //! False while another text stands in it than what was chosen.
    bool isSettled() const { return text() == m_kept; }

Q_SIGNALS:
    void asked(const QString &text);
    void taken(const Choice &choice);
    //! Enter without anything chosen.
    void entered(const QString &text);
    //! Backspace in an empty field, and Left at its start.
    void backspaced();
    void wentLeft();
    void cleared(); //!< all text was deleted, and Enter pressed or the field left

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void take(const Choice &choice);

    QPointer<PickPopup> m_popup; //!< the window's child
    QString m_kept;
    bool m_keeps = false;
    bool m_wanted = false;
};
