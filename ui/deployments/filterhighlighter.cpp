// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/filterhighlighter.h"

#include "models/filter/language.h"
#include "ui/common/theme.h"

#include <QPlainTextEdit>

FilterHighlighter::FilterHighlighter(QPlainTextEdit &edit)
    : QSyntaxHighlighter(edit.document()), m_edit(edit)
{
}

void FilterHighlighter::setFaulty(qsizetype position, qsizetype length)
{
    if (position == m_position && length == m_length)
        return;
    m_position = position;
    m_length = length;
    rehighlight();
}

void FilterHighlighter::highlightBlock(const QString &text)
{
    using Kind = filter::Token::Kind;
    const Theme &theme = Theme::of(&m_edit);
    for (const filter::Token &token : filter::parse(text).tokens) {
        QTextCharFormat format;
        switch (token.kind) {
        case Kind::Key:
            format.setForeground(theme.accent);
            break;
        case Kind::Operator:
        case Kind::Parenthesis:
            format.setForeground(theme.muted);
            break;
        case Kind::Keyword:
            format.setForeground(theme.pending);
            format.setFontWeight(QFont::DemiBold);
            break;
        case Kind::Value:
        case Kind::Word:
            format.setForeground(theme.text);
            break;
        }
        setFormat(int(token.position), int(token.length), format);
    }
    for (qsizetype i = m_position; i < qMin(m_position + m_length, text.size()); ++i) {
        QTextCharFormat faulty = format(int(i));
        faulty.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        faulty.setUnderlineColor(theme.danger);
        setFormat(int(i), 1, faulty);
    }
}
