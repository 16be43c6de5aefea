// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/reviewsettings.h"

#include <QCryptographicHash>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace {

const auto checksKey = u"checks"_s;
const auto ephemeralKey = u"ephemeral"_s;
const auto freezeKey = u"freezeFile"_s;
const auto mostKey = u"mostADay"_s;

//! A URL has slashes, which would be groups.
QString groupOf(const QString &server)
{
    if (server.isEmpty())
        return u"review/embedded"_s;
    const QByteArray digest
        = QCryptographicHash::hash(server.toUtf8(), QCryptographicHash::Sha256).toHex();
    return u"review/"_s + QString::fromLatin1(digest.left(16));
}

} // namespace

ReviewChoices readReviewChoices(QSettings &settings, const QString &server)
{
    ReviewChoices choices;
    settings.beginGroup(groupOf(server));
    choices.ephemeral = settings.value(ephemeralKey).toString();
    choices.freezeFile = settings.value(freezeKey).toString();
    bool ok = false;
    const int most = settings.value(mostKey).toInt(&ok);
    if (ok && most >= 0)
        choices.mostADay = most;
    settings.beginGroup(checksKey);
    for (const QString &id : settings.childKeys())
        choices.checks.insert(id, settings.value(id).toString());
    settings.endGroup();
    settings.endGroup();
    return choices;
}

void writeReviewChoices(QSettings &settings, const QString &server, const ReviewChoices &choices)
{
    const ReviewChoices usual;
    settings.beginGroup(groupOf(server));
    settings.remove(QString());
    if (!choices.ephemeral.isEmpty())
        settings.setValue(ephemeralKey, choices.ephemeral);
    if (!choices.freezeFile.isEmpty())
        settings.setValue(freezeKey, choices.freezeFile);
    if (choices.mostADay != usual.mostADay)
        settings.setValue(mostKey, choices.mostADay);
    for (auto it = choices.checks.cbegin(); it != choices.checks.cend(); ++it)
        settings.setValue(checksKey + u'/' + it.key(), it.value());
    settings.endGroup();
}
