// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/keychainstore.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

//! Without a session bus there is no keychain to be reached: the case that must not lose a token.
class TestKeychainStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/slipway-test-bus");
    }

    void withoutAKeychainATokenIsKeptInMemory()
    {
        KeychainStore store(u"slipway-test"_s);
        QSignalSpy kindChanged(&store, &SecretStore::kindChanged);
        QVERIFY(store.kind() == SecretStore::Kind::Keychain);
        std::optional<Result<void>> written;

        const Pending write = store.write(u"k"_s, u"secret"_s, [&](auto r) { written = r; });

        QTRY_VERIFY_WITH_TIMEOUT(written, 30000);
        QVERIFY(*written);
        QVERIFY(store.kind() == SecretStore::Kind::Memory);
        QCOMPARE(kindChanged.count(), 1);
        std::optional<Result<std::optional<QString>>> got;
        const Pending read = store.read(u"k"_s, [&](auto r) { got = r; });
        QTRY_VERIFY(got);
        QCOMPARE(**got, std::optional(u"secret"_s));
    }

    void aWriteThatIsLetGoIsStillWritten()
    {
        KeychainStore store(u"slipway-test"_s);

        Pending write
            = store.write(u"k"_s, u"secret"_s, [](auto) { QFAIL("answered after it was let go"); });
        write.reset();

        QTRY_VERIFY_WITH_TIMEOUT(store.kind() == SecretStore::Kind::Memory, 30000);
        std::optional<Result<std::optional<QString>>> got;
        const Pending read = store.read(u"k"_s, [&](auto r) { got = r; });
        QTRY_VERIFY(got);
        QCOMPARE(**got, std::optional(u"secret"_s));
    }

    void readingAndRemovingWithoutAKeychainFindNothing()
    {
        KeychainStore store(u"slipway-test"_s);
        std::optional<Result<std::optional<QString>>> got;
        std::optional<Result<void>> removed;

        const Pending read = store.read(u"k"_s, [&](auto r) { got = r; });
        QTRY_VERIFY_WITH_TIMEOUT(got, 30000);
        const Pending removal = store.remove(u"k"_s, [&](auto r) { removed = r; });
        QTRY_VERIFY_WITH_TIMEOUT(removed, 30000);

        QVERIFY(*got && !**got);
        QVERIFY(*removed);
    }
};

QTEST_GUILESS_MAIN(TestKeychainStore)
#include "tst_keychainstore.moc"
