// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/changeset/editingbed.h"
#include "tests/ui/shell/accessibilitywalk.h"
#include "ui/changeset/conflictpage.h"
#include "ui/changeset/conflictview.h"
#include "ui/changeset/othervalue.h"
#include "ui/changeset/outcomelist.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/emptystate.h"
#include "ui/common/slipwaystyle.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using Kind = ConflictModel::Kind;

namespace {

constexpr qint64 day = 86'400'000;

} // namespace

class TestConflicts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new SlipwayStyle(ThemeChoice::Light)); }

    //! Two deployments whose deprecations collide in two fields and in one.
    void init()
    {
        m_page.reset();
        m_bed = std::make_unique<EditingBed>();
        m_settings
            = std::make_unique<QSettings>(m_bed->folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        change(0, "mine", 10);
        change(7, "mine", 0);
        theirs(0, "theirs", 20);
        theirs(7, "theirs", 0);
        QVERIFY(m_bed->apply());
        QCOMPARE(m_bed->editing->conflictCount(), 2);
        m_page = std::make_unique<ConflictPage>(*m_settings);
        m_page->setNow(QDateTime::currentDateTime());
        m_page->setEditing(m_bed->editing.get());
        m_page->show({});
        m_page->resize(1280, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    void cleanup() { m_page.reset(); }

    void saysWhoChangedWhatAndChoosesNothing()
    {
        const QAbstractItemModelTester tester(&model());
        QCOMPARE(model().urn(), EditingBed::urn(0));
        QCOMPARE(model().openCount(), 2);
        QVERIFY(
            model().index(0, 0).data(ConflictModel::AsideRole).toString().contains(u"User 3"_s));
        QVERIFY(!find<QPushButton>(u"writeResult"_s)->isEnabled());
        QCOMPARE(view()->currentIndex().row(), rowOf(u"decommissionTime"_s));
    }

    void whatMergesByItselfNeedsNoChoice()
    {
        m_page->show(EditingBed::urn(7));
        QCOMPARE(model().openCount(), 1);
        const int replaced = rowOf(u"replacement"_s);
        QCOMPARE(model().index(replaced, 0).data(ConflictModel::KindRole).toInt(), int(Kind::Mine));
        QCOMPARE(model()
                     .index(replaced, ConflictModel::Result)
                     .data(ConflictModel::BadgeRole)
                     .toString(),
                 u"mine"_s);
    }

    void keysChooseAndGoOnAndWrite()
    {
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_2);
        QCOMPARE(model().openCount(), 1);
        QTest::keyClick(view(), Qt::Key_F8);
        QCOMPARE(view()->currentIndex().row(), rowOf(u"note"_s));
        QTest::keyClick(view(), Qt::Key_1);
        QCOMPARE(model().openCount(), 0);
        QVERIFY(model().plans().front().words.contains(u"only if still version"_s));

        QTest::keyClick(view(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!m_bed->editing->applyState().running);
        QTRY_VERIFY(!m_bed->editing->changes().touches(EditingBed::urn(0)));
        const auto *now = m_bed->gms.data().find(EditingBed::urn(0).toStdString(), "deprecation");
        QCOMPARE(now->value.value("note", std::string()), std::string("theirs"));
        QCOMPARE(now->value.value("decommissionTime", qint64(0)), base + 10 * day);
        QTRY_COMPARE(model().urn(), EditingBed::urn(7));
    }

    void allTheirsLeavesNothingToWrite()
    {
        find<QPushButton>(u"allTheirs"_s)->click();
        const int writes = m_bed->gms.writes();
        find<QPushButton>(u"writeResult"_s)->click();
        QVERIFY(!m_bed->editing->changes().touches(EditingBed::urn(0)));
        QCOMPARE(m_bed->gms.writes(), writes);
        QTRY_COMPARE(model().urn(), EditingBed::urn(7));
        m_bed->editing->undo();
        QVERIFY(m_bed->editing->changes().touches(EditingBed::urn(0)));
    }

    void anotherValueTakesThePlaceOfBoth()
    {
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_3);
        auto *other = find<OtherValue>(u"otherValue"_s);
        QVERIFY(other->isVisible());
        const qint64 wanted = base + 15 * day;
        find<QDateTimeEdit>(u"otherTime"_s)->setDateTime(QDateTime::fromMSecsSinceEpoch(wanted));
        QTest::keyClick(find<QDateTimeEdit>(u"otherTime"_s), Qt::Key_Return);
        QVERIFY(!other->isVisible());
        QCOMPARE(model().openCount(), 1);

        view()->goToNextOpen();
        QTest::keyClick(view(), Qt::Key_3);
        auto *text = find<QLineEdit>(u"otherText"_s);
        QVERIFY(text->isVisible());
        text->setText(u"agreed"_s);
        find<QPushButton>(u"useOther"_s)->click();
        find<QPushButton>(u"writeResult"_s)->click();
        QTRY_COMPARE(m_bed->noteOnServer(0), std::string("agreed"));
        const auto *now = m_bed->gms.data().find(EditingBed::urn(0).toStdString(), "deprecation");
        QCOMPARE(now->value.value("decommissionTime", qint64(0)), wanted);
    }

    void theMouseChoosesToo()
    {
        const QModelIndex result = model().index(rowOf(u"note"_s), ConflictModel::Result);
        QStyleOptionViewItem option;
        option.rect = view()->visualRect(result);
        const auto places = ConflictDelegate::buttons(option, result);
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, places.mine.center().toPoint());
        QCOMPARE(result.data(ConflictModel::ChoiceRole).toInt(),
                 int(store::Editing::Choice::Kind::Mine));
    }

    void choicesOutliveWhatElseHappens()
    {
        view()->choose(store::Editing::Choice::Kind::Mine);
        m_bed->addTag(3, u"pii"_s);
        QCOMPARE(model().openCount(), 1);
    }

    void whatIsNotChangedIsShownOnRequest()
    {
        const int before = model().rowCount();
        model().setShown(ConflictModel::Shown::All);
        QVERIFY(model().rowCount() > before);
        model().setShown(ConflictModel::Shown::Open);
        QCOMPARE(model().rowCount(), 3);
    }

    void aFailureIsToldAndTriedAgain()
    {
        m_bed->addTag(3, u"pii"_s);
        m_bed->gms.fault("globalTags?", Fault::Forbidden, 1);
        QVERIFY(m_bed->apply({EditingBed::key(3, "globalTags")}));
        auto *outcomes = m_page->findChild<OutcomeModel *>();
        QTRY_COMPARE(outcomes->failedCount(), 1);
        m_page->show(EditingBed::urn(3));
        QVERIFY(find<EmptyState>(u"emptyState"_s)->isVisible());
        find<QPushButton>(u"tryAgain"_s)->click();
        QTRY_COMPARE(outcomes->failedCount(), 0);
        QVERIFY(m_bed->waitForApply());
        QTRY_VERIFY(outcomes->rowOf(EditingBed::urn(3), OutcomeModel::Kind::Applied) >= 0);
    }

    void theBaseFoldsWhereItIsNarrow()
    {
        QVERIFY(!view()->isColumnHidden(ConflictModel::Base));
        m_page->resize(950, 600);
        QVERIFY(view()->isColumnHidden(ConflictModel::Base));
        find<QPushButton>(u"showBase"_s)->click();
        QVERIFY(!view()->isColumnHidden(ConflictModel::Base));
    }

    void escapeGoesBack()
    {
        QSignalSpy back(m_page.get(), &ConflictPage::backRequested);
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_Escape);
        QCOMPARE(back.size(), 1);
    }

    void everyControlHasANameAndAKey()
    {
        const QStringList faults = accessibilitywalk::faults(m_page.get());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

private:
    static constexpr qint64 base = 1'800'000'000'000;

    void change(int i, const char *note, int days)
    {
        changes::Json value = m_bed->editing->pendingOf(EditingBed::key(i, "deprecation"));
        value["note"] = note;
        if (days > 0)
            value["decommissionTime"] = base + days * day;
        else
            value["replacement"] = EditingBed::urn(2).toStdString();
        m_bed->editing->setAspect(EditingBed::key(i, "deprecation"), value, u"Change"_s);
    }
    void theirs(int i, const char *note, int days)
    {
        nlohmann::json value
            = m_bed->gms.data().find(EditingBed::urn(i).toStdString(), "deprecation")->value;
        value["note"] = note;
        if (days > 0)
            value["decommissionTime"] = base + days * day;
        FakeData::Stamp stamp;
        stamp.actor = "urn:li:corpuser:user3";
        m_bed->gms.data().set(EditingBed::urn(i), u"deprecation"_s, value, stamp);
    }
    ConflictView *view() { return find<ConflictView>(u"conflictFields"_s); }
    ConflictModel &model() { return *qobject_cast<ConflictModel *>(view()->model()); }
    int rowOf(const QString &field)
    {
        for (int row = 0; row < model().rowCount(); ++row) {
            if (model().placeAt(row).field.field == field)
                return row;
        }
        return -1;
    }
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
    std::unique_ptr<ConflictPage> m_page;
};

QTEST_MAIN(TestConflicts)
#include "tst_conflicts.moc"
