// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSyntaxHighlighter>

class QPlainTextEdit;

//! Colours the text of a filter: keys, signs, values and the words OR, NOT and AND; underlines what
//! is wrong with it.
class FilterHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit FilterHighlighter(QPlainTextEdit &edit);

    //! Nothing where \a length is 0.
    void setFaulty(qsizetype position, qsizetype length);

protected:
    void highlightBlock(const QString &text) override;

private:
    QPlainTextEdit &m_edit;
    qsizetype m_position = 0;
    qsizetype m_length = 0;
};
