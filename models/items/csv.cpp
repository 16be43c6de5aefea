// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/csv.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace items {

namespace {

bool allDigits(QStringView text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

//! A sign, digits, and perhaps a fraction: nothing that a formula could be made of.
bool isPlainNumber(QStringView text)
{
    if (text.startsWith(u'+') || text.startsWith(u'-'))
        text = text.mid(1);
    const qsizetype point = text.indexOf(u'.');
    return point < 0 ? allDigits(text)
                     : allDigits(text.left(point)) && allDigits(text.mid(point + 1));
}

bool wouldBeRun(const QString &text)
{
    return !text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()) && !isPlainNumber(text);
}

QString defused(const QString &text)
{
    return wouldBeRun(text) ? u'\'' + text : text;
}

QString csvCell(QString text)
{
    text = defused(text);
    const bool quoted = std::any_of(text.begin(), text.end(), [](QChar c) {
        return c == u'"' || c == u',' || c == u'\n' || c == u'\r';
    });
    return quoted ? u'"' + text.replace(u'"', u"\"\""_s) + u'"' : text;
}

} // namespace

QByteArray csvLine(const QStringList &cells)
{
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            line += u',';
        line += csvCell(cells[i]);
    }
    return (line + u"\r\n"_s).toUtf8();
}

QString tabLine(const QStringList &cells)
{
    QStringList plain;
    for (const QString &cell : cells)
        plain.append(defused(cell.simplified()));
    return plain.join(u'\t') + u'\n';
}

} // namespace items
