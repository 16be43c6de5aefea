// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/diagnostics/redaction.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace diagnostics {

namespace {

struct Secret
{
    QRegularExpression pattern;
    QString replacement;
};

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption);
}

// A quote is written as \042 here: moc loses its way over one inside a string.
const QList<Secret> &secrets()
{
    static const QList<Secret> all {
        {pattern(u"\\b(bearer|basic)(\\s+|%20|\\+)[^\\s,;\042']+"_s), u"\\1 [hidden]"_s},
        {pattern(u"\\beyJ[A-Za-z0-9_-]{6,}(\\.[A-Za-z0-9_-]*){1,2}"_s), u"[hidden]"_s},
        // token=…, "token": "…", --token …, DATAHUB_GMS_TOKEN=…, X-Api-Key: …
        {pattern(
             u"([A-Za-z0-9_-]*(token|password|passwd|secret|api[_-]?key|credential)s?[\042']?"
             "\\s*[:=]\\s*|--(token|password)[ =])(\042[^\042]*\042|'[^']*'|[^\\s,;&\042']+)"_s),
         u"\\1[hidden]"_s},
        {pattern(u"\\bauthorization[\042']?\\s*[:=]\\s*[\042']?(?!(bearer|basic) \\[hidden\\])"
                 "[^\\s,;\042']+"_s),
         u"Authorization: [hidden]"_s},
        {pattern(u"(\\b[a-z][a-z0-9+.-]*://)[^\\s/@]*@"_s), u"\\1[hidden]@"_s}};
    return all;
}

} // namespace

QString redacted(const QString &text)
{
    QString result = text;
    for (const Secret &secret : secrets())
        result.replace(secret.pattern, secret.replacement);
    return result;
}

} // namespace diagnostics
