// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/tokens.h"

using namespace Qt::Literals::StringLiterals;

namespace {

QString keyOf(const QString &profileId)
{
    return u"connection/"_s + profileId;
}

//! The origin, a line break, the token.
StoredToken decode(const QString &text)
{
    const qsizetype end = text.indexOf(u'\n');
    if (end < 0)
        return {text, {}};
    return {text.mid(end + 1), text.left(end)};
}

} // namespace

Pending Tokens::read(const QString &profileId, Done<std::optional<StoredToken>> done)
{
    return m_store.read(keyOf(profileId),
                        [done = std::move(done)](Result<std::optional<QString>> stored) {
                            if (!stored)
                                return done(Failure(stored.error()));
                            if (!*stored)
                                return done(std::optional<StoredToken>());
                            done(std::optional(decode(**stored)));
                        });
}

Pending Tokens::write(const ConnectionProfile &profile, const QString &secret, Done<void> done)
{
    return m_store.write(keyOf(profile.id), originOf(profile.url) + u'\n' + secret.trimmed(),
                         std::move(done));
}

Pending Tokens::remove(const QString &profileId, Done<void> done)
{
    return m_store.remove(keyOf(profileId), std::move(done));
}
