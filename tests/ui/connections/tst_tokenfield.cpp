// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/tokenfield.h"

#include "models/settings/memorystore.h"
#include "ui/common/tonelabel.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
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

class TestTokenField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<MemoryStore>();
        m_tokens = std::make_unique<Tokens>(*m_store);
        m_field = std::make_unique<TokenField>(*m_tokens);
        m_field->show();
        QVERIFY(QTest::qWaitForWindowActive(m_field.get()));
    }

    void withoutATokenItSaysSo()
    {
        m_field->setProfile(profileAt(u"https://h/gms"_s));

        QCOMPARE(line()->placeholderText(), u"None"_s);
        QVERIFY(line()->isReadOnly());
        QVERIFY(!forget()->isEnabled());
        QVERIFY(m_field->usableToken().isEmpty());
    }

    void aTokenIsKeptAndNeverShown()
    {
        m_field->setProfile(profileAt(u"https://h/gms"_s));
        QSignalSpy changed(m_field.get(), &TokenField::tokenChanged);
        enter(u"eyJ.secret"_s);

        QTRY_COMPARE(m_field->usableToken(), u"eyJ.secret"_s);
        QVERIFY(changed.count() > 0);
        QVERIFY(!line()->text().contains(u"eyJ"_s));
        QVERIFY(!line()->displayText().contains(u"eyJ"_s));
        QVERIFY(line()->isReadOnly());
        QVERIFY(words().contains(u"Only ever sent to h"_s));
        QVERIFY2(words().contains(u"until you quit"_s), qPrintable(words()));
    }

    void whatIsTypedIsDots()
    {
        m_field->setProfile(profileAt(u"https://h/gms"_s));
        replace()->click();

        QTest::keyClicks(line(), u"secret"_s);

        QVERIFY(!line()->displayText().contains(u"secret"_s));
    }

    void aStoredTokenIsFound()
    {
        m_store->put(u"connection/p"_s, u"https://h:443\nstored"_s);

        m_field->setProfile(profileAt(u"https://h/gms"_s));

        QTRY_COMPARE(m_field->usableToken(), u"stored"_s);
        QVERIFY(!line()->text().isEmpty());
    }

    void anotherHostDoesNotGetTheToken()
    {
        m_store->put(u"connection/p"_s, u"https://h:443\nstored"_s);
        m_field->setProfile(profileAt(u"https://h/gms"_s));
        QTRY_COMPARE(m_field->usableToken(), u"stored"_s);

        m_field->setProfile(profileAt(u"https://evil.example/gms"_s));

        QVERIFY(m_field->usableToken().isEmpty());
        QVERIFY2(words().contains(u"not sent to evil.example"_s), qPrintable(words()));
    }

    void forgettingRemovesIt()
    {
        m_store->put(u"connection/p"_s, u"https://h:443\nstored"_s);
        m_field->setProfile(profileAt(u"https://h/gms"_s));
        QTRY_VERIFY(forget()->isEnabled());

        forget()->click();

        QTRY_VERIFY(m_field->usableToken().isEmpty());
        QCOMPARE(line()->text(), QString());
    }

    void escapeGivesUpEditing()
    {
        m_field->setProfile(profileAt(u"https://h/gms"_s));
        replace()->click();
        QTest::keyClicks(line(), u"secret"_s);

        QTest::keyClick(line(), Qt::Key_Escape);

        QVERIFY(line()->isReadOnly());
        QVERIFY(line()->text().isEmpty());
        QVERIFY(m_field->isVisible());
    }

    void emptyIsNoToken()
    {
        m_field->setProfile(profileAt(u"https://h/gms"_s));
        replace()->click();
        QVERIFY(!replace()->isEnabled());

        QTest::keyClicks(line(), u"   "_s);

        QVERIFY(!replace()->isEnabled());
    }

private:
    void enter(const QString &secret)
    {
        replace()->click();
        QTest::keyClicks(line(), secret);
        QTest::keyClick(line(), Qt::Key_Return);
    }

    QLineEdit *line() { return m_field->findChild<QLineEdit *>(u"token"_s); }
    QPushButton *replace() { return m_field->findChild<QPushButton *>(u"replaceToken"_s); }
    QPushButton *forget() { return m_field->findChild<QPushButton *>(u"forgetToken"_s); }
    QString words() { return m_field->findChild<ToneLabel *>(u"tokenWords"_s)->text(); }

    std::unique_ptr<MemoryStore> m_store;
    std::unique_ptr<Tokens> m_tokens;
    std::unique_ptr<TokenField> m_field;
};

QTEST_MAIN(TestTokenField)
#include "tst_tokenfield.moc"
