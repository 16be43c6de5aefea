// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/errorpage.h"

#include "ui/common/steplist.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

ErrorPageContent refused()
{
    ErrorPageContent content;
    content.title = u"The server <b>does not accept</b> this token"_s;
    content.advice = u"Enter a new one."_s;
    content.steps = {{Outcome::Ok, u"Address found"_s, u"h"_s, 12},
                     {Outcome::Fail, u"Deployments, 401"_s, u"GET /x"_s, 19}};
    content.actions
        = {{u"token"_s, u"Enter a new token…"_s, u"lock"_s, {}, {}},
           {u"other"_s, u"Other connection"_s, u"server"_s, {}, {{u"eu"_s, u"EU"_s, {}, {}, {}}}}};
    content.note = u"A catalog is on this computer."_s;
    content.noteAction = {u"cached"_s, u"Open it"_s, {}, {}, {}};
    content.report = u"GET /x: 401"_s;
    return content;
}

} // namespace

class TestErrorPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<ErrorPage>();
        m_page->setContent(refused());
    }

    void theFirstActionIsTheDefault()
    {
        QVERIFY(m_page->findChild<QPushButton *>(u"error-token"_s)->isDefault());
        QVERIFY(!m_page->findChild<QPushButton *>(u"error-other"_s)->isDefault());
    }

    void actionsAndChoicesTellTheirIds()
    {
        QSignalSpy triggered(m_page.get(), &ErrorPage::actionTriggered);

        m_page->findChild<QPushButton *>(u"error-token"_s)->click();
        m_page->findChild<QPushButton *>(u"error-other"_s)->menu()->actions().first()->trigger();

        QCOMPARE(triggered.count(), 2);
        QCOMPARE(triggered.at(0).at(0).toString(), u"token"_s);
        QCOMPARE(triggered.at(1).at(0).toString(), u"eu"_s);
    }

    void theReportIsCopied()
    {
        m_page->findChild<QPushButton *>(u"copyReport"_s)->click();

        QCOMPARE(QGuiApplication::clipboard()->text(), u"GET /x: 401"_s);
    }

    void whatIsNotThereIsNotShown()
    {
        m_page->setContent({u"No"_s, u"advice"_s, {}, {}, {}, {}, {}});

        QVERIFY(m_page->findChild<QPushButton *>(u"copyReport"_s)->isHidden());
        QVERIFY(m_page->findChild<StepList *>()->isHidden());
    }

    void textIsNeverMarkup()
    {
        for (const QLabel *label : m_page->findChildren<QLabel *>()) {
            if (label->text().contains(u"<b>"_s))
                QCOMPARE(label->textFormat(), Qt::PlainText);
        }
        QCOMPARE(m_page->accessibleName(), refused().title);
    }

    void stepsAreSpokenWithTheirOutcome()
    {
        const QString words = m_page->findChild<StepList *>()->accessibleName();

        QVERIFY2(words.contains(u"Address found: passed"_s), qPrintable(words));
        QVERIFY2(words.contains(u"Deployments, 401: failed"_s), qPrintable(words));
    }

    void otherStepsReplaceTheOldOnes()
    {
        ErrorPageContent next = refused();
        next.steps = {{Outcome::Unknown, u"Only"_s, {}, -1}};

        m_page->setContent(next);

        QCOMPARE(m_page->findChild<StepList *>()->count(), 1);
        QVERIFY(!m_page->findChild<StepList *>()->accessibleName().contains(u"Address"_s));
    }

private:
    std::unique_ptr<ErrorPage> m_page;
};

QTEST_MAIN(TestErrorPage)
#include "tst_errorpage.moc"
