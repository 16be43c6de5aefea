// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changes/aspects.h"
#include "tests/support/sampledata.h"
#include "tests/ui/shell/accessibilitywalk.h"
#include "ui/changeset/diffview.h"
#include "ui/common/slipwaystyle.h"
#include "ui/history/historypane.h"
#include "ui/history/laneview.h"
#include "ui/history/sincepage.h"
#include "ui/history/snapshotdialog.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using changes::Json;
using history::AspectVersions;
using history::MemoryEnd;

namespace {

const auto ana = u"urn:li:corpuser:ana"_s;
const auto urn = u"urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,fraud,PROD)"_s;
const changes::Naming naming {[](const QString &name) { return name.section(u':', -1); },
                              QTimeZone::utc()};
const QDateTime now(QDate(2026, 10, 14), QTime(12, 0), Qt::UTC);

Json tags(std::initializer_list<const char *> names)
{
    Json list = Json::array();
    for (const char *name : names)
        list.push_back({{"tag", std::string("urn:li:tag:") + name}});
    return {{"tags", list}};
}

qint64 at(int day, int hour)
{
    return QDateTime(QDate(2026, 10, day), QTime(hour, 0), Qt::UTC).toMSecsSinceEpoch();
}

//! A pipeline took a tag back that ana had added with Slipway; of properties the server forgot
//! the beginning.
std::vector<AspectVersions> sample(MemoryEnd propertiesEnd = MemoryEnd::Forgotten)
{
    return {{changes::aspect::properties,
             {{{{"status", "IN_SERVICE"}},
               31,
               at(14, 4),
               u"urn:li:corpuser:bot"_s,
               u"run-9"_s,
               u"vertexai-prod"_s},
              {{{"status", "UPDATING"}},
               30,
               at(13, 16),
               u"urn:li:corpuser:bot"_s,
               u"run-8"_s,
               u"vertexai-prod"_s}},
             propertiesEnd,
             {}},
            {changes::aspect::tags,
             {{tags({}), 3, at(12, 18), u"urn:li:corpuser:bot"_s, u"run-7"_s, u"vertexai-prod"_s},
              {tags({"gdpr"}), 2, at(11, 15), ana, u"slipway-1"_s, {}},
              {tags({}), 1, at(10, 4), u"urn:li:corpuser:bot"_s, u"run-6"_s, {}}},
             MemoryEnd::Start,
             {}}};
}

struct ShownPane
{
    ShownPane() : settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat), pane(settings)
    {
        pane.resize(1200, 700);
        pane.setNow(now);
        pane.setNaming(naming, ana);
        pane.setSubject({urn, u"fraud"_s, u"PROD"_s, true, u"IN_SERVICE"_s});
        pane.show();
    }
    QStringList lines()
    {
        QStringList texts;
        for (int i = 0; i < pane.model().rowCount(); ++i)
            texts.append(pane.model().index(i).data().toString());
        return texts;
    }
    template <typename T>
    T *part(const QString &name)
    {
        return pane.findChild<T *>(name);
    }
    QTemporaryDir folder;
    QSettings settings;
    HistoryPane pane;
};

history::SnapshotInfo snapshot(int day)
{
    history::SnapshotInfo info;
    info.path = u"/snapshots/%1"_s.arg(day);
    info.server.name = u"Production"_s;
    info.day = QDate(2026, 10, day);
    info.takenAt = QDateTime(info.day, QTime(9, 0));
    info.deployments = 300;
    info.bytes = 40'000;
    return info;
}

} // namespace

class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new SlipwayStyle(ThemeChoice::Light)); }

    void theTimelineTellsDayByDay()
    {
        ShownPane shown;
        shown.pane.setHistory(sample(), {false, 2, 2, std::nullopt, u"Test"_s});
        QCOMPARE(
            shown.lines(),
            QStringList({u"Today"_s, u"Status Updating → In service"_s, u"Yesterday"_s,
                         u"The oldest version that is known"_s,
                         u"The server keeps 2 versions of properties, from 13 Oct 2026 on."_s,
                         u"12 Oct 2026"_s, u"Tag removed: gdpr; you had added it on 11 Oct 2026"_s,
                         u"11 Oct 2026"_s, u"Tag added: gdpr"_s, u"10 Oct 2026"_s,
                         u"Written again, nothing changed"_s}));
        const QModelIndex undone = shown.pane.model().index(6);
        QVERIFY(undone.data(TimelineModel::IsWarnRole).toBool());
        QVERIFY(undone.data(Qt::AccessibleTextRole).toString().contains(u"vertexai-prod"_s));
        QVERIFY(undone.data(Qt::ToolTipRole).toString().contains(u"run-7"_s));
        QVERIFY(shown.pane.model().index(8).data(TimelineModel::IsMineRole).toBool());
    }

    void keysStepThroughVersionsAndLanesFollow()
    {
        ShownPane shown;
        shown.pane.setHistory(sample(), {false, 2, 2, std::nullopt, u"Test"_s});
        auto *list = shown.part<QListView>(u"timeline"_s);
        QCOMPARE(list->currentIndex().row(), 1); // the newest event, not its day
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Left);
        QCOMPARE(list->currentIndex().row(), 3);
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(list->currentIndex().row(), 6);
        QTest::keyClick(shown.part<LaneView>(u"lanes"_s), Qt::Key_Right);
        QCOMPARE(list->currentIndex().row(), 3);
        QTest::keyClick(list, Qt::Key_Up);
        QTest::keyClick(list, Qt::Key_Up);
        QCOMPARE(list->currentIndex().row(), 1);
        QSignalSpy back(&shown.pane, &HistoryPane::backRequested);
        QTest::keyClick(list, Qt::Key_Escape);
        QCOMPARE(back.size(), 1);
    }

    void whatWasIsBroughtBackByASignal()
    {
        ShownPane shown;
        shown.pane.setHistory(sample(), {false, 2, 2, std::nullopt, u"Test"_s});
        auto *list = shown.part<QListView>(u"timeline"_s);
        auto *bring = shown.part<QPushButton>(u"bringBack"_s);
        list->setCurrentIndex(shown.pane.model().index(6));
        QCOMPARE(bring->text(), u"Bring version 2 back"_s);
        QVERIFY(bring->isEnabled());
        QSignalSpy asked(&shown.pane, &HistoryPane::bringBackRequested);
        bring->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), urn);
        QCOMPARE(asked[0][1].toString(), changes::aspect::tags);
        QVERIFY(asked[0][2].value<changes::Json>() == tags({"gdpr"}));
        shown.pane.setLocked(u"Production is read-only"_s);
        QVERIFY(!bring->isEnabled());
        QCOMPARE(bring->toolTip(), u"Production is read-only"_s);
        shown.pane.setLocked({});
        list->setCurrentIndex(shown.pane.model().index(3)); // what was before it is not known
        QVERIFY(!bring->isEnabled());
    }

    void whoseAndWhichNarrowTheTimeline()
    {
        ShownPane shown;
        shown.pane.setHistory(sample(), {false, 2, 2, std::nullopt, u"Test"_s});
        shown.part<QAbstractButton>(u"eventsOfPeople"_s)->click();
        QCOMPARE(shown.lines().filter(u"Tag added"_s).size(), 1);
        QCOMPARE(shown.lines().filter(u"Status"_s).size(), 0);
        shown.part<QAbstractButton>(u"allEvents"_s)->click();
        auto *which = shown.part<QComboBox>(u"whichAspect"_s);
        QCOMPARE(which->count(), 3);
        which->setCurrentIndex(1);
        Q_EMIT which->activated(1);
        QCOMPARE(shown.lines().filter(u"Tag"_s).size(), 0);
        QCOMPARE(shown.lines().filter(u"Status"_s).size(), 1);
    }

    void whatComesKeepsTheChoice()
    {
        ShownPane shown;
        auto less = sample(MemoryEnd::Unread);
        less[1].versions.pop_back();
        less[1].end = MemoryEnd::Unread;
        shown.pane.setHistory(less, {true, 1, 2, std::nullopt, u"Test"_s});
        auto *list = shown.part<QListView>(u"timeline"_s);
        list->setCurrentIndex(shown.pane.model().index(6));
        const QString chosen = list->currentIndex().data().toString();
        shown.pane.setHistory(sample(), {false, 2, 2, std::nullopt, u"Test"_s});
        QVERIFY(list->currentIndex().data(TimelineModel::VersionRole).toString().contains(u"3"_s));
        QVERIFY(chosen.startsWith(u"Tag removed"_s));
        QVERIFY(list->currentIndex().data().toString().startsWith(u"Tag removed"_s));
    }

    void readingFaultsAndNothingLookDifferent()
    {
        ShownPane shown;
        const auto says = [&](const QString &text) {
            for (const QLabel *label : shown.pane.findChildren<QLabel *>()) {
                if (label->isVisible() && label->text().contains(text))
                    return true;
            }
            return false;
        };
        QVERIFY(says(u"Reading the history"_s));
        Error error;
        error.kind = Error::Kind::Forbidden;
        error.httpStatus = 403;
        shown.pane.setHistory({}, {false, 0, 0, error, u"Test"_s});
        QVERIFY(says(describe(error, u"Test"_s).title));
        shown.pane.setHistory({}, {false, 0, 0, std::nullopt, u"Test"_s});
        QVERIFY(says(u"No history"_s));
        auto failed = sample(MemoryEnd::Failed);
        failed[0].error = error;
        shown.pane.setHistory(failed, {false, 2, 2, std::nullopt, u"Test"_s});
        QVERIFY(!shown.lines().filter(u"could not be read"_s).isEmpty());
        auto *more = shown.part<QPushButton>(u"readMore"_s);
        QVERIFY(more->isVisible());
        QCOMPARE(more->text(), u"Try again"_s);
        QSignalSpy asked(&shown.pane, &HistoryPane::moreRequested);
        more->click();
        QCOMPARE(asked.size(), 1);
    }

    void snapshotsTellWhatTheServerForgot()
    {
        ShownPane shown;
        shown.pane.setHistory(sample(), {false, 2, 2, std::nullopt, u"Test"_s});
        auto *look = shown.part<QPushButton>(u"lookIntoSnapshots"_s);
        QVERIFY(!look->isVisible());
        shown.pane.setSnapshots(31, std::nullopt, false);
        QVERIFY(look->isVisible());
        QCOMPARE(look->text(), u"Look into 31 snapshots"_s);
        catalog::Record older;
        older.version = u"7.3.0"_s;
        catalog::Record newer = older;
        newer.version = u"7.3.1"_s;
        shown.pane.setSnapshots(
            31, std::vector<history::SnapshotRecord> {{at(9, 1), newer}, {at(8, 1), older}}, false);
        QCOMPARE(shown.lines().last(), u"Version 7.3.0 → 7.3.1"_s);
        QVERIFY(!look->isVisible());
    }

    void whatChangedIsGroupedAndLeadsToTheTable()
    {
        const auto before = support::makeDeployments(300, 4);
        auto after = before;
        for (std::size_t i = 0; i < 40; ++i)
            after[i].status = i % 2 == 0 ? "FAILED" : "IN_SERVICE";
        after.erase(after.end() - 10, after.end());
        const auto changes = std::make_shared<const std::vector<history::Change>>(
            history::changesBetween(*support::makeCatalog(before), *support::makeCatalog(after),
                                    {u"PROD"_s, u"PRD"_s}));
        SincePage page;
        page.resize(1000, 600);
        page.show();
        page.setSnapshots({snapshot(14), snapshot(13), snapshot(9)}, now);
        QCOMPARE(page.chosenPath(), u"/snapshots/13"_s); // today's own is hardly news
        page.setChanges(changes, naming, 3, u"env:PROD"_s);
        QVERIFY(page.model().rowCount() >= 3);
        QCOMPARE(page.model().index(0, 0).data().toString(), u"Status got worse"_s);
        QVERIFY(page.findChild<QLabel *>(u"sinceCount"_s)->text().contains(u"hides 3"_s));
        auto *tree = page.findChild<QTreeView *>(u"changesSince"_s);
        const QModelIndex first = page.model().index(0, 0, page.model().index(0, 0));
        QCOMPARE(tree->currentIndex(), first);
        QSignalSpy shown(&page, &SincePage::showRequested);
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(shown.size(), 1);
        QCOMPARE(shown[0][0].toString(), (*changes)[0].urn);
        tree->setCurrentIndex(page.model().index(0, 0));
        QTest::keyClick(tree, Qt::Key_Return);
        QVERIFY(!tree->isExpanded(page.model().index(0, 0)));
        QCOMPARE(shown.size(), 1);
        // What the user chose stays where the list grows.
        auto *since = page.findChild<QComboBox *>(u"since"_s);
        since->setCurrentIndex(1);
        Q_EMIT since->activated(1);
        page.setSnapshots({snapshot(15), snapshot(14), snapshot(13)}, now.addDays(1));
        QCOMPARE(page.chosenPath(), u"/snapshots/13"_s);
        page.setChanges(std::make_shared<const std::vector<history::Change>>(), naming, 0, {});
        QVERIFY(!tree->isVisible());
        QCOMPARE(accessibilitywalk::faults(&page), QStringList());
    }

    void theDialogOpensOneAndDeletesSome()
    {
        SnapshotDialog dialog;
        dialog.setSnapshots({snapshot(14), snapshot(13)});
        dialog.show();
        QSignalSpy deleted(&dialog, &SnapshotDialog::deleteRequested);
        auto *list = dialog.findChild<QTreeWidget *>(u"snapshots"_s);
        list->selectAll();
        QVERIFY(!dialog.findChild<QPushButton *>(u"openSnapshot"_s)->isEnabled());
        dialog.findChild<QPushButton *>(u"deleteSnapshots"_s)->click();
        QCOMPARE(deleted[0][0].toStringList(),
                 QStringList({u"/snapshots/14"_s, u"/snapshots/13"_s}));
        list->setCurrentItem(list->topLevelItem(1));
        QSignalSpy opened(&dialog, &SnapshotDialog::openRequested);
        dialog.findChild<QPushButton *>(u"openSnapshot"_s)->click();
        QCOMPARE(opened[0][0].toString(), u"/snapshots/13"_s);
        QVERIFY(!dialog.isVisible());
        QCOMPARE(accessibilitywalk::faults(&dialog), QStringList());
    }

    void everythingHasANameAndTakesKeys()
    {
        ShownPane shown;
        shown.pane.setHistory(sample(), {false, 2, 2, std::nullopt, u"Test"_s});
        QCOMPARE(accessibilitywalk::faults(&shown.pane), QStringList());
    }
};

QTEST_MAIN(TestHistory)
#include "tst_history.moc"
