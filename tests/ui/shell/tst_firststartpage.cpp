// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/firststartpage.h"

#include "ui/common/note.h"
#include "ui/shell/choicecard.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestFirstStartPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<FirstStartPage>();
        m_page->setContent({327, u"http://127.0.0.1:8080"_s, u"https://h/gms"_s, {}});
        m_page->resize(1200, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    void everyChoiceHasItsKey_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("choice");
        QTest::addRow("Alt+1") << int(Qt::Key_1) << int(FirstStart::Sample);
        QTest::addRow("Alt+2") << int(Qt::Key_2) << int(FirstStart::Empty);
        QTest::addRow("Alt+3") << int(Qt::Key_3) << int(FirstStart::Connect);
    }

    void everyChoiceHasItsKey()
    {
        QFETCH(int, key);
        QFETCH(int, choice);
        QSignalSpy chosen(m_page.get(), &FirstStartPage::chosen);

        QTest::keyClick(m_page.get(), Qt::Key(key), Qt::AltModifier);

        QCOMPARE(chosen.count(), 1);
        QCOMPARE(int(chosen.at(0).at(0).value<FirstStart>()), choice);
    }

    void aClickOnACardChooses()
    {
        QSignalSpy chosen(m_page.get(), &FirstStartPage::chosen);
        auto *second = m_page->findChildren<ChoiceCard *>().at(1);

        QTest::mouseClick(second, Qt::LeftButton, {}, {100, 50});

        QCOMPARE(chosen.count(), 1);
        QVERIFY(chosen.at(0).at(0).value<FirstStart>() == FirstStart::Empty);
    }

    void theSampleIsTheDefault()
    {
        m_page->begin();

        const auto *button = qobject_cast<QPushButton *>(QApplication::focusWidget());
        QVERIFY(button && button->isDefault());
        QVERIFY(m_page->findChildren<ChoiceCard *>().first()->isAncestorOf(button));
    }

    void whatTheEnvironmentFileNamesIsOffered()
    {
        QSignalSpy chosen(m_page.get(), &FirstStartPage::chosen);
        auto *note = m_page->findChild<Note *>(u"datahubEnv"_s);
        QVERIFY(note->isVisible());
        QVERIFY(note->accessibleName().contains(u"https://h/gms"_s));

        note->findChild<QPushButton *>()->click();
        QVERIFY(chosen.at(0).at(0).value<FirstStart>() == FirstStart::DatahubEnv);

        m_page->setContent({});
        QVERIFY(!note->isVisible());
    }

    void wordsAreWholeWithoutNumbers()
    {
        m_page->setContent({});

        for (const QLabel *label : m_page->findChildren<QLabel *>()) {
            QVERIFY2(!label->text().contains(u'%'), qPrintable(label->text()));
            QVERIFY2(label->text().isEmpty() || label->text().at(0) != u' ',
                     qPrintable(label->text()));
        }
    }

private:
    std::unique_ptr<FirstStartPage> m_page;
};

QTEST_MAIN(TestFirstStartPage)
#include "tst_firststartpage.moc"
