// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/panes.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

class TestPanes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(400, 300);
        m_right = add(200, 52);
        m_left = add(0, 50);
        m_top = add(100, 0);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void theyAreWalkedInVisualOrder()
    {
        const QList<QWidget *> expected {m_top, m_left, m_right};

        QCOMPARE(panes::visible(m_window.get()), expected);
    }

    void walkingGoesRoundBothWays()
    {
        m_top->setFocus();

        QVERIFY(panes::walk(m_window.get(), true));
        QCOMPARE(QApplication::focusWidget(), m_left);
        QVERIFY(panes::walk(m_window.get(), true));
        QVERIFY(panes::walk(m_window.get(), true));
        QCOMPARE(QApplication::focusWidget(), m_top);
        QVERIFY(panes::walk(m_window.get(), false));
        QCOMPARE(QApplication::focusWidget(), m_right);
    }

    void hiddenAndDisabledOnesAreLeftOut()
    {
        m_left->hide();
        m_right->setEnabled(false);

        QCOMPARE(panes::visible(m_window.get()), QList<QWidget *> {m_top});
    }

    void focusOutsideBeginsAtTheFirst()
    {
        auto *other = new QLineEdit(m_window.get());
        other->show();
        other->setFocus();

        QVERIFY(panes::walk(m_window.get(), true));

        QCOMPARE(QApplication::focusWidget(), m_top);
    }

private:
    QWidget *add(int x, int y)
    {
        auto *pane = new QLineEdit(m_window.get());
        pane->setGeometry(x, y, 90, 20);
        panes::mark(pane);
        return pane;
    }

    std::unique_ptr<QWidget> m_window;
    QWidget *m_top = nullptr;
    QWidget *m_left = nullptr;
    QWidget *m_right = nullptr;
};

QTEST_MAIN(TestPanes)
#include "tst_panes.moc"
