// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/servertext.h"

#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;

namespace servertext {

QString oneLine(const QString &text, qsizetype atMost)
{
    return text.size() > atMost ? text.left(atMost).simplified() + u'…' : text.simplified();
}

QString toolTip(const QString &text)
{
    return text.isEmpty() ? QString() : Qt::convertFromPlainText(text.left(4000));
}

std::optional<QUrl> webUrl(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const QString scheme = url.scheme().toLower();
    if (!url.isValid() || url.host().isEmpty() || (scheme != u"https"_s && scheme != u"http"_s))
        return std::nullopt;
    return url;
}

} // namespace servertext
