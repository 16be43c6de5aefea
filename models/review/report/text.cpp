// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/report/text.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace review::report {

namespace {

constexpr int mostMarks = 3;

bool turnsDirection(char32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

//! Neither seen nor of use on a page.
bool isDropped(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Other_Control || turnsDirection(c) || c == 0xFEFF
        || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F)
        || category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
}

} // namespace

QString tame(const QString &text, qsizetype most)
{
    QString result;
    int marks = 0;
    qsizetype i = 0;
    for (; i < text.size() && result.size() < most; ++i) {
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        } else if (text[i].isSurrogate()) {
            c = QChar::ReplacementCharacter;
        }
        if (c == U'\n' || c == U'\t') {
            result += c == U'\n' ? u'\n' : u' ';
            continue;
        }
        if (isDropped(c))
            continue;
        const QChar::Category category = QChar::category(c);
        const bool mark = category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
        marks = mark ? marks + 1 : 0;
        if (marks <= mostMarks)
            result += QString::fromUcs4(&c, 1);
    }
    if (i < text.size())
        result += u"… "_s
                + QCoreApplication::translate("ReviewReport", "(%1 characters in all)")
                      .arg(text.size());
    return result;
}

QString tameLine(const QString &text, qsizetype most)
{
    return tame(text, most).simplified();
}

} // namespace review::report
