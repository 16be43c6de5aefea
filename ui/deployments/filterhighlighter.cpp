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
}
