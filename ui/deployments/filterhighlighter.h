// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSyntaxHighlighter>

class QPlainTextEdit;

//! Colours the text of a filter: keys, signs, values and the words OR, NOT and AND.
class FilterHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit FilterHighlighter(QPlainTextEdit &edit);

protected:
    void highlightBlock(const QString &text) override;

private:
    QPlainTextEdit &m_edit;
};
