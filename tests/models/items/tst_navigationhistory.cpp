// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/navigationhistory.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Place = NavigationHistory::Place;

namespace {

Place place(const QString &text, const QString &urn = {}, const QString &page = u"deployments"_s)
{
    Place result;
    result.page = page;
    result.filter.setText(text);
    result.urn = urn;
    return result;
}

} // namespace

class TestNavigationHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_history = NavigationHistory();
        m_history.start(place({}));
    }

    void placesAreWalkedBothWays()
    {
        stay(place(u"a"_s));
        stay(place(u"a"_s, u"urn:1"_s));
        stay(place(u"a"_s, u"urn:1"_s, u"graph"_s));

        QVERIFY(!m_history.canGoForward());
        QVERIFY(m_history.back() == place(u"a"_s, u"urn:1"_s));
        QVERIFY(m_history.back() == place(u"a"_s));
        QVERIFY(m_history.back() == place({}));
        QVERIFY(!m_history.canGoBack());
        QVERIFY(!m_history.back());
        QVERIFY(m_history.forward() == place(u"a"_s));
        QVERIFY(m_history.present() == place(u"a"_s));
    }

    void whatIsTypedIsOnePlace()
    {
        for (const QString &text : {u"f"_s, u"fr"_s, u"fra"_s})
            m_history.visit(place(text));

        QCOMPARE(m_history.size(), std::size_t(2));
        QVERIFY(m_history.back() == place({}));
        QVERIFY(m_history.forward() == place(u"fra"_s));
    }

    void aPauseBeginsAnotherPlace()
    {
        stay(place(u"f"_s));
        m_history.visit(place(u"fr"_s));
        m_history.visit(place(u"fra"_s));

        QVERIFY(m_history.back() == place(u"f"_s));
    }

    void whatIsTakenBackLeavesNoPlace()
    {
        m_history.visit(place(u"f"_s));
        m_history.visit(place({}));

        QCOMPARE(m_history.size(), std::size_t(1));
        QVERIFY(!m_history.canGoBack());
        m_history.visit(place(u"g"_s)); // and the first one is not overwritten
        QVERIFY(m_history.back() == place({}));
    }

    void equalNeighboursAreOne()
    {
        stay(place(u"a"_s));
        stay(place(u"a"_s));

        QCOMPARE(m_history.size(), std::size_t(2));
    }

    void anotherWayForgetsWhatLayAhead()
    {
        stay(place(u"a"_s));
        stay(place(u"b"_s));
        m_history.back();
        m_history.visit(place(u"c"_s));

        QVERIFY(!m_history.canGoForward());
        QVERIFY(m_history.back() == place(u"a"_s));
    }

    void goingBackToWhereOneIsKeepsWhatLiesAhead()
    {
        stay(place(u"a"_s));
        m_history.back();
        m_history.visit(place({})); // what the views say of it afterwards

        QVERIFY(m_history.canGoForward());
    }

    void theOldestPlacesGo()
    {
        for (int i = 0; i < 250; ++i)
            stay(place(QString::number(i)));

        QCOMPARE(m_history.size(), NavigationHistory::most);
        while (m_history.canGoBack())
            m_history.back();
        QVERIFY(m_history.present() == place(u"150"_s));
    }

    void aStartForgetsEverything()
    {
        stay(place(u"a"_s));
        m_history.start(place(u"b"_s));

        QVERIFY(!m_history.canGoBack());
        QVERIFY(m_history.present() == place(u"b"_s));
    }

private:
    void stay(const Place &at)
    {
        m_history.visit(at);
        m_history.settle();
    }

    NavigationHistory m_history;
};

QTEST_GUILESS_MAIN(TestNavigationHistory)
#include "tst_navigationhistory.moc"
