// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samples.h"

#include "models/filter/meaning.h"
#include "ui/deployments/errorpopup.h"
#include "ui/deployments/facetpanel.h"
#include "ui/deployments/filterbar.h"
#include "ui/deployments/filteredit.h"
#include "ui/deployments/filterline.h"
#include "ui/deployments/suggestionpopup.h"

#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QVBoxLayout>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;
using State = FilterLine::State;

class TestFilterLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_query = std::make_unique<DeploymentQuery>();
        auto rows = samples::manyKinds();
        rows.push_back({.name = u"big"_s,
                        .replacement = rows.front().urn(),
                        .properties = {{u"instance_type"_s, u"ml.m5.large"_s}}});
        rows.push_back({.name = u"bigger"_s, .properties = {{u"instance_type"_s, u"ml.m5.xl"_s}}});
        m_query->setCatalog(samples::catalogOf(rows, samples::names()));
        m_window = std::make_unique<QWidget>();
        auto *column = new QVBoxLayout(m_window.get());
        m_bar = new FilterBar(*m_query, m_window.get());
        column->addWidget(m_bar);
        column->addStretch();
        m_window->resize(1100, 500);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        edit()->setFocus();
    }

    void cleanup()
    {
        m_window.reset();
        m_query.reset();
    }

    void whatIsTypedIsTheFilter()
    {
        QTest::keyClicks(edit(), u"env:DEV -tag:canary OR kserve"_s);

        QVERIFY(m_query->filter() == filter::parse(u"env:DEV -tag:canary OR kserve").filter);
        QCOMPARE(m_bar->line()->state(), State::Valid);
        QCOMPARE(result(), u"1 of 25"_s);
    }

    void anErrorLeavesTheTableAndSaysSo()
    {
        QTest::keyClicks(edit(), u"env:DEV"_s);
        QCOMPARE(m_query->answer().rows.size(), std::size_t(6));
        QTest::keyClicks(edit(), u" created<30days x"_s);

        QCOMPARE(m_query->answer().rows.size(), std::size_t(6));
        QCOMPARE(m_bar->line()->state(), State::Invalid);
        QCOMPARE(result(), u"not understood · showing the last complete filter"_s);
        QTRY_VERIFY(error() && error()->isVisible());
        QVERIFY(error()->accessibleName().endsWith(u"Column 17"_s));
        QVERIFY(error()->findChild<QPushButton *>(u"remedy0"_s));

        QTest::keyClick(edit(), Qt::Key_Escape);
        QVERIFY(!error()->isVisible());
        QVERIFY(edit()->hasFocus());
    }

    void altEnterTakesTheFirstRemedy()
    {
        QTest::keyClicks(edit(), u"created<30days x"_s);
        QTRY_VERIFY(error() && error()->isVisible());

        QTest::keyClick(edit(), Qt::Key_Return, Qt::AltModifier);

        QCOMPARE(edit()->text(), u"created<+30d x"_s);
        QVERIFY(!error()->isVisible());
        QCOMPARE(m_bar->line()->state(), State::Valid);

        QTest::keyClick(edit(), Qt::Key_Z, Qt::ControlModifier); // and back
        QCOMPARE(edit()->text(), u"created<30days x"_s);
    }

    void aRemedyIsAButton()
    {
        QTest::keyClicks(edit(), u"created<30days x"_s);
        QTRY_VERIFY(error() && error()->isVisible());
        auto *second = error()->findChild<QPushButton *>(u"remedy1"_s);
        QVERIFY(second);

        QTest::mouseClick(second, Qt::LeftButton);

        QCOMPARE(edit()->text(), u"created<-30d x"_s);
        QVERIFY(edit()->hasFocus());
    }

    void whatIsUnfinishedIsNoErrorYet()
    {
        QTest::keyClicks(edit(), u"kserve name:"_s);

        QCOMPARE(m_bar->line()->state(), State::Unfinished);
        QCOMPARE(result(), u"unfinished · showing the last complete filter"_s);
        QCOMPARE(m_query->filter().text(), u"kserve"_s);

        QTest::keyClick(edit(), Qt::Key_Escape); // of the list
        QTest::keyClick(edit(), Qt::Key_Return);
        QVERIFY(error() && error()->isVisible()); // one who has done asks
        QVERIFY(edit()->hasFocus());
    }

    void aValueThatNobodyHasIsSaid()
    {
        QTest::keyClicks(edit(), u"status:FAILD"_s);

        QTRY_COMPARE(m_bar->line()->state(), State::Doubtful);
        QCOMPARE(m_query->answer().rows.size(), std::size_t(0));
        QCOMPARE(result(), u"0 of 25"_s);
        QTRY_VERIFY(error() && error()->isVisible());
        QVERIFY(error()->accessibleName().startsWith(u"No deployment has status FAILD."_s));

        QTest::keyClick(edit(), Qt::Key_Return, Qt::AltModifier);
        QCOMPARE(edit()->text(), u"status:FAILED"_s);
        QCOMPARE(m_bar->line()->state(), State::Valid);
        QVERIFY(!error()->isVisible());
    }

    void enterSaysADoubtOnce()
    {
        QSignalSpy left(m_bar, &FilterBar::left);
        QTest::keyClicks(edit(), u"kserve or lattice"_s);
        QTest::keyClick(edit(), Qt::Key_Escape); // of the list
        left.clear();
        QTest::keyClick(edit(), Qt::Key_Return);
        QVERIFY(error() && error()->isVisible());
        QCOMPARE(left.size(), 0);

        QTest::keyClick(edit(), Qt::Key_Return);
        QCOMPARE(left.size(), 1);
    }

    void valuesStillToComeAreNotDoubted()
    {
        m_bar->setLoading(true);
        edit()->setText(u"owner:nobdy"_s);
        QTest::keyClick(edit(), Qt::Key_Return);
        QCOMPARE(m_bar->line()->state(), State::Valid);

        m_bar->setLoading(false);
        QTRY_COMPARE(m_bar->line()->state(), State::Doubtful);
    }

    void valuesAreOfferedWithTheirCounts()
    {
        QTest::keyClicks(edit(), u"env:DEV platform:ks"_s);

        QVERIFY(popup() && popup()->isVisible());
        const Suggestion *first = popup()->chosen();
        QVERIFY(first);
        QCOMPARE(first->label, u"kserve"_s);
        QCOMPARE(first->count, std::optional<quint32>(1));
        QCOMPARE(edit()->ghost(), u"erve"_s);
        QCOMPARE(edit()->text(), u"env:DEV platform:ks"_s); // nothing unasked

        QTest::keyClick(edit(), Qt::Key_Tab);
        QCOMPARE(edit()->text(), u"env:DEV platform:kserve"_s);
        QVERIFY(!popup()->isVisible());
        QVERIFY(edit()->hasFocus());
        QCOMPARE(m_query->answer().rows.size(), std::size_t(1));
    }

    void theBeginningOfAValueDoesNotEmptyTheTable()
    {
        QTest::keyClicks(edit(), u"status:FAIL"_s);

        QCOMPARE(m_bar->line()->state(), State::Unfinished);
        QVERIFY(m_query->filter().isEmpty());

        QTest::keyClicks(edit(), u"ED"_s);
        QCOMPARE(m_query->answer().rows.size(), std::size_t(1));
        QCOMPARE(m_bar->line()->state(), State::Valid);
    }

    void aWordThatBeginsAKeyIsAWordAfterAPause()
    {
        QTest::keyClicks(edit(), u"env:DEV stat"_s);
        QCOMPARE(m_query->answer().rows.size(), std::size_t(6)); // it may become status:
        QTRY_COMPARE(m_query->answer().rows.size(), std::size_t(0));

        QTest::keyClicks(edit(), u"us:"_s);
        QCOMPARE(m_query->answer().rows.size(), std::size_t(6)); // and it did
    }

    void aKeyThatThereIsNotWasNeverAWord()
    {
        QTest::keyClicks(edit(), u"env:DEV"_s);
        QTest::keyClicks(edit(), u" stauts:FAILED"_s);

        QVERIFY(m_query->filter() == filter::parse(u"env:DEV").filter);
    }

    void whatIsNoFilterGivesWayToTheOneThatIs()
    {
        QTest::keyClicks(edit(), u"is:failed "_s);
        QVERIFY(!m_bar->isUnderstood());

        m_query->setFilter({}); // it is that already

        QVERIFY(m_bar->isUnderstood());
        QCOMPARE(edit()->toPlainText(), QString());
    }

    void oneWhoMeansItIsHeard()
    {
        QTest::keyClicks(edit(), u"status:FAIL"_s);
        QTest::keyClick(edit(), Qt::Key_Escape);

        QCOMPARE(m_query->answer().rows.size(), std::size_t(0));
    }

    void aCommaAddsAValue()
    {
        QTest::keyClicks(edit(), u"status:FAIL"_s);
        QTest::keyClicks(edit(), u","_s);
        QCOMPARE(edit()->text(), u"status:FAILED,"_s);
        QVERIFY(popup()->isVisible());
        for (int row = 0; row < popup()->view()->model()->rowCount(); ++row)
            QVERIFY(labelAt(row) != u"FAILED"_s);

        QTest::keyClicks(edit(), u"unk"_s);
        QTest::keyClick(edit(), Qt::Key_Tab);
        QCOMPARE(edit()->text(), u"status:FAILED,UNKNOWN"_s);
        QCOMPARE(m_query->answer().rows.size(), std::size_t(2));
    }

    void aKeyLeadsToItsValues()
    {
        QTest::keyClicks(edit(), u"pla"_s);
        QCOMPARE(popup()->chosen()->label, u"platform:"_s);
        QTest::keyClick(edit(), Qt::Key_Tab);

        QCOMPARE(edit()->text(), u"platform:"_s);
        QVERIFY(popup()->isVisible());
        QTest::keyClick(edit(), Qt::Key_Down);
        QTest::keyClick(edit(), Qt::Key_Down);
        const QString label = popup()->chosen()->label;
        QTest::keyClick(edit(), Qt::Key_Return); // takes what was chosen, and stays
        QCOMPARE(edit()->text(), u"platform:"_s + label);
        QVERIFY(edit()->hasFocus());
    }

    void displayNamesLeadToWhatIsTyped()
    {
        QTest::keyClicks(edit(), u"owner:petro"_s);
        QTest::keyClick(edit(), Qt::Key_Down);
        QCOMPARE(popup()->chosen()->detail, u"Ana Petrović"_s);
        QTest::keyClick(edit(), Qt::Key_Tab);

        QCOMPARE(edit()->text(), u"owner:ana"_s);
        QCOMPARE(m_query->answer().rows.size(), std::size_t(6));
    }

    void propertiesAreOffered()
    {
        QTest::keyClicks(edit(), u"prop.inst"_s);
        QTest::keyClick(edit(), Qt::Key_Tab);
        QCOMPARE(edit()->text(), u"prop.instance_type:"_s);
        QTest::keyClicks(edit(), u"xl"_s);
        QTest::keyClick(edit(), Qt::Key_Down);
        QTest::keyClick(edit(), Qt::Key_Tab);

        QCOMPARE(edit()->text(), u"prop.instance_type:ml.m5.xl"_s);
        QCOMPARE(m_query->answer().rows.size(), std::size_t(1));
    }

    void everyFactHasItsCount()
    {
        QTest::keyClicks(edit(), u"is:"_s);
        QVERIFY(popup() && popup()->isVisible());
        int facts = 0;
        for (int row = 0; row < popup()->view()->model()->rowCount(); ++row) {
            const QModelIndex index = popup()->view()->model()->index(row, 0);
            if (!filter::parse(u"is:"_s + index.data().toString()).error) {
                ++facts;
                QVERIFY2(index.data(Qt::AccessibleTextRole)
                             .toString()
                             .contains(QRegularExpression(u"[0-9]"_s)),
                         qPrintable(index.data().toString()));
            }
        }
        QCOMPARE(facts, int(filter::allFacts().size()));
    }

    void namesVersionsAndReplacementsAreOffered()
    {
        QTest::keyClicks(edit(), u"name:igge"_s);
        QTest::keyClick(edit(), Qt::Key_Down);
        QCOMPARE(popup()->chosen()->label, u"bigger"_s);
        QCOMPARE(m_query->answer().rows.size(), std::size_t(1)); // a part is enough

        for (const QString &key : {u"version:"_s, u"replacement:"_s}) {
            edit()->setText({});
            QTest::keyClicks(edit(), key);
            QVERIFY2(popup()->chosen() && popup()->chosen()->kind == Suggestion::Kind::Value,
                     qPrintable(key));
            QVERIFY(popup()->chosen()->count.value_or(0) > 0);
            QTest::keyClick(edit(), Qt::Key_Tab);
            QVERIFY(!m_query->answer().rows.empty());
        }
    }

    void savedViewsAreNoHistory()
    {
        m_bar->setSavedFilters({{u"Mine"_s, u"env:DEV"_s}});
        QTest::keyClicks(edit(), u"env:D"_s);

        QStringList heads;
        const QAbstractItemModel *model = popup()->view()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (!model->flags(model->index(row, 0)).testFlag(Qt::ItemIsSelectable))
                heads.append(labelAt(row));
        }
        QVERIFY(heads.contains(u"Saved views"_s));
        QVERIFY(!heads.contains(u"From your history"_s));
    }

    void factsAndDatesAreOffered()
    {
        QTest::keyClicks(edit(), u"is:ove"_s);
        QCOMPARE(popup()->chosen()->label, u"overdue"_s);
        QTest::keyClick(edit(), Qt::Key_Tab);
        QTest::keyClicks(edit(), u" decommission<+3"_s);
        QCOMPARE(popup()->chosen()->label, u"+30d"_s);
        QTest::keyClick(edit(), Qt::Key_Tab);

        QCOMPARE(edit()->text(), u"is:overdue decommission<+30d"_s);
    }

    void ctrlSpaceOpensAndEscapeClosesThenLeaves()
    {
        QSignalSpy left(m_bar, &FilterBar::left);
        QVERIFY(!popup());
        QTest::keyClick(edit(), Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(popup() && popup()->isVisible());

        QTest::keyClick(edit(), Qt::Key_Escape);
        QVERIFY(!popup()->isVisible());
        QCOMPARE(left.size(), 0);
        QTest::keyClick(edit(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }

    void enterRemembersAndDownShowsWhatWas()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        m_bar->useSettings(settings, u"here"_s);
        QSignalSpy left(m_bar, &FilterBar::left);
        for (const QString &text : {u"env:DEV"_s, u"kserve"_s, u"env:DEV"_s}) {
            edit()->setText(text);
            QTest::keyClick(edit(), Qt::Key_Return);
        }
        QCOMPARE(left.size(), 3);
        const QStringList lines = settings.value(u"here/filterHistory"_s).toStringList();
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines.first().endsWith(u" env:DEV"_s));

        edit()->setText({});
        QTest::keyClick(edit(), Qt::Key_Down);
        QCOMPARE(popup()->chosen()->label, u"env:DEV"_s);
        QTest::keyClick(edit(), Qt::Key_Down);
        QTest::keyClick(edit(), Qt::Key_Return);
        QCOMPARE(edit()->text(), u"kserve"_s);

        m_bar->useSettings(settings, u"elsewhere"_s);
        edit()->setText({});
        QTest::keyClick(edit(), Qt::Key_Down, Qt::ControlModifier);
        QVERIFY(!popup()->chosen()); // keys instead
    }

    void panelAndLineAreViewsOfOneFilter()
    {
        FacetPanel panel(*m_query);
        QTest::keyClicks(edit(), u"status- env:DEV "_s);
        m_query->add({filter::AnyOf {Facet::Owner, {u"urn:li:corpuser:ana"_s}}, true});
        QCOMPARE(edit()->text(), u"status- env:DEV -owner:ana"_s);

        QTest::keyClick(edit(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(edit()->text(), u"status- env:DEV "_s);
        QCOMPARE(panel.activeCount(), 1);
    }

    void whatMeansTheSameStaysAsTyped()
    {
        edit()->insertPlainText(u"owner:\"Ana Petrović\""_s);
        m_query->setFilter(filter::resolved(m_query->filter(), *m_query->catalog()));

        QCOMPARE(edit()->text(), u"owner:\"Ana Petrović\""_s);
    }

    void severalLinesBecomeOne()
    {
        QGuiApplication::clipboard()->setText(u"env:DEV\n  kserve\r\n"_s);
        edit()->paste();

        QCOMPARE(edit()->blockCount(), 1);
        QCOMPARE(m_query->answer().rows.size(), std::size_t(1));
    }

    void thePanelNamesWhatItCannotShow()
    {
        FacetPanel panel(*m_query);
        auto *beyond = panel.findChild<QLabel *>(u"facetBeyond"_s);
        QVERIFY(beyond->isHidden());

        QTest::keyClicks(edit(), u"env:DEV is:owned (a OR b)"_s);

        QVERIFY(!beyond->isHidden());
        QVERIFY(beyond->text().contains(u"(a OR b)"_s));
        QVERIFY(beyond->text().contains(u"is:owned"_s));
        QVERIFY(!beyond->text().contains(u"env:DEV"_s));
    }

    void theListSpeaks()
    {
        QTest::keyClicks(edit(), u"status:"_s);
        QVERIFY(!popup()->view()->accessibleName().isEmpty());
        const QAbstractItemModel *model = popup()->view()->model();
        QVERIFY(!model->flags(model->index(0, 0)).testFlag(Qt::ItemIsSelectable));
        QVERIFY(model->index(1, 0).data(Qt::AccessibleTextRole).toString().contains(u", "_s));
        QCOMPARE(edit()->accessibleName(), u"Filter"_s);
        QVERIFY(!edit()->accessibleDescription().isEmpty());
    }

private:
    FilterEdit *edit() const { return m_bar->line()->edit(); }
    ErrorPopup *error() const { return m_window->findChild<ErrorPopup *>(); }
    SuggestionPopup *popup() const { return m_window->findChild<SuggestionPopup *>(); }
    QString result() const { return m_bar->findChild<QLabel *>(u"filterResult"_s)->text(); }
    QString labelAt(int row) const
    {
        return popup()->view()->model()->index(row, 0).data().toString();
    }

    std::unique_ptr<DeploymentQuery> m_query;
    std::unique_ptr<QWidget> m_window;
    FilterBar *m_bar = nullptr;
};

QTEST_MAIN(TestFilterLine)
#include "tst_filterline.moc"
