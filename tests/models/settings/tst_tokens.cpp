// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/tokens.h"

#include "models/settings/memorystore.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

ConnectionProfile profileAt(const QString &url)
{
    ConnectionProfile profile;
    profile.id = u"p"_s;
    profile.url = QUrl(url);
    return profile;
}

} // namespace

class TestTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTokenKnowsWhereItBelongs()
    {
        MemoryStore store;
        Tokens tokens(store);
        const Pending write
            = tokens.write(profileAt(u"https://h/gms"_s), u" eyJ.x \n"_s, [](auto) {});

        const auto token = read(tokens, u"p"_s);

        QVERIFY(token);
        QCOMPARE(token->secret, u"eyJ.x"_s);
        QVERIFY(token->belongsTo(QUrl(u"https://h/api/gms"_s)));
        QVERIFY(!token->belongsTo(QUrl(u"https://h:8443/gms"_s)));
        QVERIFY(!token->belongsTo(QUrl(u"http://h/gms"_s)));
        QVERIFY(!token->belongsTo(QUrl(u"https://elsewhere/gms"_s)));
        QVERIFY(!token->belongsTo(QUrl()));
    }

    void aSecretWithoutOriginBelongsNowhere()
    {
        MemoryStore store;
        store.put(u"connection/p"_s, u"bare"_s);
        Tokens tokens(store);

        const auto token = read(tokens, u"p"_s);

        QVERIFY(token);
        QVERIFY(!token->belongsTo(QUrl(u"https://h"_s)));
    }

    void removedTokensAreGone()
    {
        MemoryStore store;
        Tokens tokens(store);
        const Pending write = tokens.write(profileAt(u"https://h"_s), u"t"_s, [](auto) {});
        const Pending removal = tokens.remove(u"p"_s, [](auto) {});

        QVERIFY(!read(tokens, u"p"_s));
    }

private:
    static std::optional<StoredToken> read(Tokens &tokens, const QString &id)
    {
        std::optional<Result<std::optional<StoredToken>>> got;
        const Pending call = tokens.read(id, [&](auto r) { got = r; });
        if (!QTest::qWaitFor([&] { return got.has_value(); }) || !*got)
            return std::nullopt;
        return **got;
    }
};

QTEST_GUILESS_MAIN(TestTokens)
#include "tst_tokens.moc"
