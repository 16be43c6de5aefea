// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/editing/edittarget.h"

#include <QLineEdit>
#include <QPlainTextEdit>

#include <functional>
#include <optional>

class FieldMessage;

//! A line that is a field of an aspect. A valid text is told at once; an invalid one is kept as a
//! draft and said in the message. Undo and redo are those of the change set.
class LineField final : public QLineEdit
{
    Q_OBJECT

public:
    //! \a field names the place for drafts.
    LineField(const EditTarget &target, const QString &field, QWidget *parent);

    //! Why a text cannot be taken; empty: it can.
    std::function<QString(const QString &text)> check;
    //! What the set has: shown unless it is what was told last.
    void showValue(const QString &value);
    FieldMessage *message() const { return m_message; }

Q_SIGNALS:
    void valueEdited(const QString &value);

private:
    void take(const QString &text);

    EditTarget m_target;
    QString m_field;
    std::optional<QString> m_shown;
    FieldMessage *m_message;
};

//! Text of several lines that is a field of an aspect, three lines high and growing to eight. Tab
//! leaves it.
class BlockField final : public QPlainTextEdit
{
    Q_OBJECT

public:
    BlockField(const EditTarget &target, QWidget *parent);

    void showValue(const QString &value);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void valueEdited(const QString &value);

protected:
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    std::optional<QString> m_shown;
    bool m_showing = false;
};
