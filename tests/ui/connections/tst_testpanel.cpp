// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/testpanel.h"

#include "tests/ui/connections/faketester.h"
#include "ui/common/steplist.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

ConnectionProfile profileAt(const QString &id, const QString &url)
{
    ConnectionProfile profile;
    profile.id = id;
    profile.url = QUrl(url);
    return profile;
}

} // namespace

class TestTestPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_tester = std::make_unique<FakeTester>();
        m_panel = std::make_unique<TestPanel>(*m_tester);
        m_panel->setTarget(profileAt(u"a"_s, u"https://h"_s), u"secret"_s);
    }

    void findingsAreListedAsTheyCome()
    {
        button()->click();
        QCOMPARE(m_tester->calls.size(), 1);
        QCOMPARE(m_tester->calls.first()->token, u"secret"_s);

        m_tester->calls.first()->found({Outcome::Ok, u"Reached"_s, {}, 12});
        m_tester->calls.first()->found({Outcome::Unknown, u"Edit"_s, {}, -1});
        QCOMPARE(steps()->count(), 2);
        m_tester->calls.first()->done();

        QVERIFY(steps()->accessibleName().contains(u"Edit: not known"_s));
        QVERIFY(state().startsWith(u"at "_s));
    }

    void pausesRunTogether()
    {
        m_panel->testSoon();
        m_panel->testSoon();
        QCOMPARE(m_tester->calls.size(), 0);

        QTRY_COMPARE(m_tester->calls.size(), 1);
    }

    void anotherTargetLetsTheTestGo()
    {
        button()->click();
        m_tester->calls.first()->found({Outcome::Ok, u"Reached"_s, {}, 12});

        m_panel->setTarget(profileAt(u"b"_s, u"https://other"_s), {});

        QVERIFY(m_tester->calls.first()->letGo);
        QCOMPARE(steps()->count(), 0);
        QCOMPARE(state(), u"not tested yet"_s);
    }

    void theSameTargetKeepsWhatWasFound()
    {
        button()->click();
        m_tester->calls.first()->found({Outcome::Ok, u"Reached"_s, {}, 12});

        ConnectionProfile renamed = profileAt(u"a"_s, u"https://h"_s);
        renamed.name = u"New name"_s;
        m_panel->setTarget(renamed, u"secret"_s);

        QCOMPARE(steps()->count(), 1);
        QVERIFY(!m_tester->calls.first()->letGo);
    }

    void withoutAnAddressNothingIsTested()
    {
        m_panel->setTarget(profileAt(u"c"_s, {}), {});
        m_panel->testSoon();
        m_panel->testNow();

        QCOMPARE(m_tester->calls.size(), 0);
        QVERIFY(!button()->isEnabled());
    }

private:
    QPushButton *button() { return m_panel->findChild<QPushButton *>(u"testAgain"_s); }
    StepList *steps() { return m_panel->findChild<StepList *>(); }
    QString state() { return m_panel->findChild<QLabel *>(u"testState"_s)->text(); }

    std::unique_ptr<FakeTester> m_tester;
    std::unique_ptr<TestPanel> m_panel;
};

QTEST_MAIN(TestTestPanel)
#include "tst_testpanel.moc"
