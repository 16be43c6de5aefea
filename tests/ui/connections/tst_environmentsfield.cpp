// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/environmentsfield.h"

#include <QAbstractButton>
#include <QDialog>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestEnvironmentsField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_field = std::make_unique<EnvironmentsField>();
        m_field->setEnvironments({u"PROD"_s, u"PRD"_s});
        m_field->show();
        QVERIFY(QTest::qWaitForWindowActive(m_field.get()));
        m_line = m_field->findChild<QLineEdit *>(u"addEnvironment"_s);
    }

    void enterAddsInCapitalsAndStaysInTheField()
    {
        QSignalSpy edited(m_field.get(), &EnvironmentsField::edited);

        QTest::keyClicks(m_line, u"ei"_s);
        QTest::keyClick(m_line, Qt::Key_Return);

        QCOMPARE(edited.count(), 1);
        QCOMPARE(m_field->environments(), (QStringList {u"PROD"_s, u"PRD"_s, u"EI"_s}));
        QVERIFY(m_line->text().isEmpty());
        QVERIFY(m_line->hasFocus());
    }

    void aCommaAddsToo()
    {
        QTest::keyClicks(m_line, u"CANARY,"_s);

        QCOMPARE(m_field->environments().last(), u"CANARY"_s);
    }

    void nothingIsAddedTwice()
    {
        QSignalSpy edited(m_field.get(), &EnvironmentsField::edited);

        QTest::keyClicks(m_line, u"prod"_s);
        QTest::keyClick(m_line, Qt::Key_Return);

        QCOMPARE(edited.count(), 0);
        QCOMPARE(m_field->environments().size(), 2);
    }

    void backspaceInTheEmptyLineTakesTheLast()
    {
        QTest::keyClick(m_line, Qt::Key_Backspace);

        QCOMPARE(m_field->environments(), QStringList {u"PROD"_s});
    }

    void aMarkGoesByClickAndByKey()
    {
        auto marks = m_field->findChildren<QAbstractButton *>();
        QCOMPARE(marks.size(), 2);
        QVERIFY(!marks.first()->accessibleName().isEmpty());

        QTest::keyClick(marks.first(), Qt::Key_Delete);

        QCOMPARE(m_field->environments(), QStringList {u"PRD"_s});
    }

private:
    std::unique_ptr<EnvironmentsField> m_field;
    QLineEdit *m_line = nullptr;
};

QTEST_MAIN(TestEnvironmentsField)
#include "tst_environmentsfield.moc"
