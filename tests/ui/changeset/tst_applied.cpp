// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/changeset/editingbed.h"
#include "tests/ui/shell/accessibilitywalk.h"
#include "ui/changeset/appliedpage.h"
#include "ui/common/emptystate.h"
#include "ui/common/slipwaystyle.h"
#include "ui/common/tonelabel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;

class TestApplied : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new SlipwayStyle(ThemeChoice::Light)); }

    //! Two applies: of three deployments, then of one.
    void init()
    {
        m_page.reset();
        m_bed = std::make_unique<EditingBed>();
        m_settings
            = std::make_unique<QSettings>(m_bed->folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        m_page = std::make_unique<AppliedPage>(*m_settings);
        m_page->setNow(QDateTime::currentDateTime());
        m_page->setEditing(m_bed->editing.get());
        m_page->resize(1280, 500);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QVERIFY(find<EmptyState>(u"emptyState"_s)->isVisible());
        for (const int i : {0, 7, 14})
            m_bed->note(i, u"before"_s);
        QVERIFY(m_bed->apply());
        m_bed->addTag(3, u"pii"_s);
        QVERIFY(m_bed->apply());
        QTRY_COMPARE(model()->rowCount(), 4);
    }

    void cleanup() { m_page.reset(); }

    void theNewestComesFirst()
    {
        const QAbstractItemModelTester tester(model());
        QCOMPARE(cell(0, LogModel::Change), u"Add tag pii"_s);
        QVERIFY(cell(0, LogModel::Aspect).startsWith(u"Tags"_s));
        QVERIFY(cell(1, LogModel::Batch).contains(u"3 writes"_s));
        QVERIFY(model()->index(1, 0).data(LogModel::BatchStartRole).toBool());
        QVERIFY(!model()->index(2, 0).data(LogModel::BatchStartRole).toBool());
    }

    void theSearchKeepsWhatHasAllWords()
    {
        auto *search = find<QLineEdit>(u"searchLog"_s);
        QTest::keyClick(table(), Qt::Key_Slash);
        QVERIFY(search->hasFocus());
        QTest::keyClicks(search, u"PII tags"_s);
        QCOMPARE(model()->rowCount(), 1);
        QCOMPARE(find<QLabel>(u"logCount"_s)->text(), u"1 of 4"_s);
        search->setText(u"nowhere"_s);
        QVERIFY(find<EmptyState>(u"emptyState"_s)->isVisible());
        QTest::keyClick(search, Qt::Key_Escape);
        QCOMPARE(model()->rowCount(), 4);
        QVERIFY(table()->isVisible());
    }

    void aWholeApplyIsRevertedAndMarked()
    {
        QVERIFY(find<QPushButton>(u"revert"_s)->isEnabled()); // of the newest
        table()->setCurrentIndex(model()->index(2, 0));
        QTest::keyClick(table(), Qt::Key_A);
        QCOMPARE(table()->selectionModel()->selectedRows().size(), 3);
        auto *revert = find<QPushButton>(u"revert"_s);
        QCOMPARE(revert->text(), u"Revert 3"_s);
        QSignalSpy reverted(m_page.get(), &AppliedPage::reverted);

        revert->click();
        QCOMPARE(reverted.size(), 1);
        QCOMPARE(reverted.front().front().toInt(), 3);
        QCOMPARE(m_bed->editing->changes().entityCount(), 3);
        QVERIFY(!find<QWidget>(u"notReverted"_s)->isVisible());

        QVERIFY(m_bed->apply());
        QCOMPARE(m_bed->noteOnServer(7), std::string("Replaced"));
        QTRY_COMPARE(model()->rowCount(), 7);
        for (int row = 4; row < 7; ++row)
            QVERIFY(model()->index(row, 0).data(LogModel::RevertedRole).toBool());
        QVERIFY(!model()->index(3, 0).data(LogModel::RevertedRole).toBool());
        table()->selectRow(5);
        QVERIFY(!revert->isEnabled());
    }

    void whatIsAnotherByNowStaysAndIsTold()
    {
        m_bed->noteOfSomeoneElse(7, u"theirs"_s);
        m_bed->editing->read(EditingBed::urn(7), true);
        QTRY_VERIFY(m_bed->editing->presentOf(EditingBed::key(7, "deprecation")).value["note"]
                    == "theirs");
        table()->setCurrentIndex(model()->index(1, 0));
        find<QPushButton>(u"selectBatch"_s)->click();
        find<QPushButton>(u"revert"_s)->click();

        QCOMPARE(m_bed->editing->changes().entityCount(), 2);
        QVERIFY(find<QWidget>(u"notReverted"_s)->isVisible());
        QVERIFY(find<ToneLabel>(u"notRevertedWords"_s)
                    ->text()
                    .contains(m_bed->editing->nameOf(EditingBed::urn(7))));
    }

    void everyControlHasANameAndAKey()
    {
        const QStringList faults = accessibilitywalk::faults(m_page.get());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

private:
    QTableView *table() { return find<QTableView>(u"log"_s); }
    LogModel *model() { return qobject_cast<LogModel *>(table()->model()); }
    QString cell(int row, int column) { return model()->index(row, column).data().toString(); }
    template <typename T>
    T *find(const QString &name)
    {
        auto *found = m_page->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }

    std::unique_ptr<EditingBed> m_bed;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<AppliedPage> m_page;
};

QTEST_MAIN(TestApplied)
#include "tst_applied.moc"
