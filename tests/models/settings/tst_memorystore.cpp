// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/memorystore.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestMemoryStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsRead()
    {
        MemoryStore store;
        std::optional<Result<void>> written;
        std::optional<Result<std::optional<QString>>> got;

        const Pending write = store.write(u"k"_s, u"secret"_s, [&](auto r) { written = r; });
        const Pending read = store.read(u"k"_s, [&](auto r) { got = r; });

        QVERIFY(!got); // answers come later
        QTRY_VERIFY(written && got);
        QVERIFY(*written && *got);
        QCOMPARE(**got, std::optional(u"secret"_s));
    }

    void whatIsNotThereIsNoValue()
    {
        MemoryStore store;
        std::optional<Result<std::optional<QString>>> got;

        const Pending read = store.read(u"k"_s, [&](auto r) { got = r; });

        QTRY_VERIFY(got);
        QVERIFY(*got && !**got);
    }

    void whatIsRemovedIsGone()
    {
        MemoryStore store;
        store.put(u"k"_s, u"secret"_s);
        std::optional<Result<std::optional<QString>>> got;

        const Pending removal = store.remove(u"k"_s, [](auto) {});
        const Pending read = store.read(u"k"_s, [&](auto r) { got = r; });

        QTRY_VERIFY(got);
        QVERIFY(!**got);
    }

    void lettingGoCancels()
    {
        MemoryStore store;
        bool second = false;

        Pending first = store.read(u"k"_s, [](auto) { QFAIL("answered after it was let go"); });
        first.reset();
        const Pending next = store.read(u"k"_s, [&](auto) { second = true; });

        QTRY_VERIFY(second);
    }

    void theAnswerMayLetItsOwnCallGo()
    {
        MemoryStore store;
        Pending call;
        bool answered = false;

        call = store.read(u"k"_s, [&](auto) {
            call.reset();
            answered = true;
        });

        QTRY_VERIFY(answered);
    }

    void itSaysWhereSecretsLive()
    {
        QVERIFY(describe(SecretStore::Kind::Memory).contains(u"until you quit"_s));
        QVERIFY(describe(SecretStore::Kind::Keychain).contains(u"keychain"_s));
    }
};

QTEST_GUILESS_MAIN(TestMemoryStore)
#include "tst_memorystore.moc"
