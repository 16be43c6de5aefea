// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/connectionsdialog.h"

#include "models/settings/memorystore.h"
#include "tests/ui/connections/faketester.h"
#include "tests/ui/shell/accessibilitywalk.h"
#include "ui/common/buttons.h"
#include "ui/common/slipwaystyle.h"
#include "ui/common/tonelabel.h"
#include "ui/connections/connectionform.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestConnectionsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new SlipwayStyle(ThemeChoice::Light)); }

    void init()
    {
        m_dialog.reset(); // before what it refers to
        m_folder = std::make_unique<QTemporaryDir>();
        m_profiles = std::make_unique<Profiles>(m_folder->filePath(u"c.json"_s));
        m_store = std::make_unique<MemoryStore>();
        m_tokens = std::make_unique<Tokens>(*m_store);
        m_tester = std::make_unique<FakeTester>();
        ConnectionProfile profile;
        profile.name = u"Production EU"_s;
        profile.url = QUrl(u"https://datahub.acme.example/gms"_s);
        profile.production = true;
        m_eu = m_profiles->add(profile);
        m_dialog = std::make_unique<ConnectionsDialog>(*m_profiles, *m_tokens, *m_tester);
        m_dialog->setLocal(
            {u"local"_s, u"On this computer"_s, u"embedded, 127.0.0.1:8080"_s, {}, false});
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
        m_dialog->select(m_eu);
    }

    void whatIsTypedIsKept()
    {
        auto *name = line(u"name"_s);
        name->selectAll();
        QTest::keyClicks(name, u"EU"_s);
        box(u"readOnly"_s)->click();

        QCOMPARE(m_profiles->find(m_eu)->name, u"EU"_s);
        QVERIFY(!m_profiles->find(m_eu)->readOnly);
    }

    void anAddressThatCannotBeIsMarkedAndNotKept()
    {
        auto *url = line(u"url"_s);
        url->selectAll();
        QTest::keyClicks(url, u"ftp://h"_s);

        QVERIFY(looks::isInvalid(url));
        QVERIFY(!url->accessibleDescription().isEmpty());
        auto *help = m_dialog->findChild<ToneLabel *>(u"urlHelp"_s);
        QVERIFY(help->tone() == Tone::Danger);
        QVERIFY(m_profiles->find(m_eu)->url.scheme() != u"ftp"_s);

        url->selectAll();
        QTest::keyClicks(url, u"http://localhost:8080/"_s);
        QVERIFY(!looks::isInvalid(url));
        QTRY_COMPARE(m_profiles->find(m_eu)->url, QUrl(u"http://localhost:8080"_s));
        QTRY_COMPARE(m_tester->calls.size(), 1);
        QCOMPARE(m_tester->calls.first()->profile.url, QUrl(u"http://localhost:8080"_s));
    }

    void halfAnAddressIsNotKept()
    {
        QStringList hosts;
        connect(m_profiles.get(), &Profiles::changed, this,
                [&](const QString &id) { hosts += m_profiles->find(id)->url.host(); });
        auto *url = line(u"url"_s);
        url->setFocus();
        url->selectAll();
        QTest::keyClicks(url, u"https://other.example/gms"_s);
        QVERIFY(hosts.isEmpty());

        line(u"name"_s)->setFocus();

        QCOMPARE(hosts, QStringList {u"other.example"_s});
    }

    void choosingAnotherKeepsTheAddressThatWasTyped()
    {
        auto *url = line(u"url"_s);
        url->selectAll();
        QTest::keyClicks(url, u"https://other.example"_s);

        m_dialog->select(u"local"_s);
        button(u"tool-plus"_s)->click();

        QCOMPARE(m_profiles->find(m_eu)->url.host(), u"other.example"_s);
    }

    void aNewOneIsReadOnlyAndAsksForItsAddress()
    {
        button(u"tool-plus"_s)->click();

        const ConnectionProfile *added = m_profiles->find(m_dialog->selectedId());
        QVERIFY(added);
        QVERIFY(added->readOnly);
        QVERIFY(added->productionEnvironments.contains(u"PROD"_s));
        QVERIFY(line(u"url"_s)->hasFocus());
        QVERIFY(!button(u"connect"_s)->isEnabled());
    }

    void enterConnects()
    {
        QSignalSpy connected(m_dialog.get(), &ConnectionsDialog::connectRequested);
        line(u"name"_s)->setFocus();

        QTest::keyClick(line(u"name"_s), Qt::Key_Return);

        QCOMPARE(connected.count(), 1);
        QCOMPARE(connected.at(0).at(0).toString(), m_eu);
    }

    void aRemovedOneCanComeBackWithItsToken()
    {
        m_store->put(u"connection/"_s + m_eu, u"https://datahub.acme.example:443\nsecret"_s);

        button(u"tool-discard"_s)->click();
        QVERIFY(!m_profiles->find(m_eu));
        QCOMPARE(m_dialog->selectedId(), u"local"_s);
        QVERIFY(button(u"undo"_s)->isVisible());

        button(u"undo"_s)->click();
        QVERIFY(m_profiles->find(m_eu));
        QCOMPARE(m_dialog->selectedId(), m_eu);
        QVERIFY(stored(m_eu));
    }

    void closingForgetsTheTokenOfARemovedOne()
    {
        m_store->put(u"connection/"_s + m_eu, u"https://datahub.acme.example:443\nsecret"_s);
        button(u"tool-discard"_s)->click();

        m_dialog->close();

        QVERIFY(!stored(m_eu));
    }

    void aCopyHasNoToken()
    {
        m_store->put(u"connection/"_s + m_eu, u"https://datahub.acme.example:443\nsecret"_s);

        button(u"tool-copy"_s)->click();

        QCOMPARE(m_profiles->all().size(), 2);
        QVERIFY(m_dialog->selectedId() != m_eu);
        QVERIFY(!stored(m_dialog->selectedId()));
    }

    void theEmbeddedServerCannotBeChanged()
    {
        m_dialog->select(u"local"_s);

        QVERIFY(!m_dialog->findChild<ConnectionForm *>()->isVisible());
        QVERIFY(!button(u"tool-discard"_s)->isEnabled());
        QVERIFY(!button(u"tool-copy"_s)->isEnabled());
        QVERIFY(button(u"connect"_s)->isEnabled());
    }

    void whatWasFoundCanBeKeptWithItsToken()
    {
        m_dialog->setFound(
            {u"env"_s, u"from ~/.datahubenv"_s, u"http://localhost:8080"_s, {}, true},
            QUrl(u"http://localhost:8080"_s), u"found-token"_s);
        m_dialog->select(u"env"_s);
        QVERIFY(button(u"keepFound"_s)->isVisible());

        button(u"keepFound"_s)->click();

        QTRY_VERIFY(m_profiles->find(m_dialog->selectedId()));
        const ConnectionProfile *kept = m_profiles->find(m_dialog->selectedId());
        QCOMPARE(kept->url, QUrl(u"http://localhost:8080"_s));
        QVERIFY(kept->readOnly);
        QVERIFY(stored(kept->id));
    }

    void theListIsWalkedByKeys()
    {
        auto *list = m_dialog->findChild<QListView *>(u"connectionList"_s);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Up);

        QCOMPARE(m_dialog->selectedId(), u"local"_s);
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(m_dialog->selectedId(), m_eu);
    }

    void everythingHasANameAndTakesFocus()
    {
        const QStringList faults = accessibilitywalk::faults(m_dialog.get());

        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u"\n"_s)));
    }

    void itIsNotModal() { QVERIFY(!m_dialog->isModal()); }

private:
    QLineEdit *line(const QString &name) { return m_dialog->findChild<QLineEdit *>(name); }
    QCheckBox *box(const QString &name) { return m_dialog->findChild<QCheckBox *>(name); }
    QPushButton *button(const QString &name) { return m_dialog->findChild<QPushButton *>(name); }

    bool stored(const QString &id)
    {
        std::optional<Result<std::optional<StoredToken>>> got;
        const Pending call = m_tokens->read(id, [&](auto r) { got = r; });
        return QTest::qWaitFor([&] { return got.has_value(); }) && *got && got->value().has_value();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Profiles> m_profiles;
    std::unique_ptr<MemoryStore> m_store;
    std::unique_ptr<Tokens> m_tokens;
    std::unique_ptr<FakeTester> m_tester;
    std::unique_ptr<ConnectionsDialog> m_dialog;
    QString m_eu;
};

QTEST_MAIN(TestConnectionsDialog)
#include "tst_connectionsdialog.moc"
