// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/savedviews.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

SavedView sample(const QString &name)
{
    return {{},
            name,
            u"status:FAILED \"två ord\""_s,
            {{u"Status"_s, true, 90}, {u"Name"_s, false, 0}},
            {u"Status"_s, u"-Version"_s}};
}

QStringList namesOf(const QList<SavedView> &views)
{
    QStringList names;
    for (const SavedView &view : views)
        names.append(view.name);
    return names;
}

} // namespace

class TestSavedViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"views/a.json"_s);
    }

    void theShippedOnesAreThereFromTheStart()
    {
        SavedViews views;
        QVERIFY(views.open(m_file));

        QCOMPARE(views.views(), shippedViews());
        QCOMPARE(views.views().size(), 5);
        QVERIFY(!QFile::exists(m_file)); // nothing was changed yet
        QVERIFY(!views.lacksShipped());
    }

    void whatIsAddedChangedAndMovedIsThereAtTheNextStart()
    {
        SavedViews views;
        QVERIFY(views.open(m_file));
        const QString id = views.add(sample(u"Mine"_s));
        QVERIFY(views.move(id, 1));
        QVERIFY(!views.move(id, 1));
        SavedView overdue = *views.find(u"shipped.overdue"_s);
        overdue.filter = u"is:overdue env:PROD"_s;
        QVERIFY(views.change(overdue));
        QVERIFY(!views.change(overdue));
        QVERIFY(views.remove(u"shipped.orphans"_s));

        SavedViews again;
        QVERIFY(again.open(m_file));

        QCOMPARE(again.views(), views.views());
        QCOMPARE(again.indexOf(id), 1);
        QCOMPARE(again.find(id)->columns, sample({}).columns);
        QVERIFY(!again.find(u"shipped.orphans"_s));
        again.restoreShipped();
        QVERIFY(!again.lacksShipped());
        QVERIFY(again.find(id));
        QCOMPARE(again.find(u"shipped.overdue"_s)->filter, u"is:overdue"_s);
    }

    void aViewThatWasTakenAwayComesBackToItsPlace()
    {
        SavedViews views;
        QVERIFY(views.open(m_file));
        const auto before = views.views();
        const auto taken = views.remove(before[2].id);
        QVERIFY(taken);
        QVERIFY(!views.remove(before[2].id));

        QCOMPARE(views.add(*taken, 2), before[2].id);

        QCOMPARE(views.views(), before);
    }

    void namesAreUnique()
    {
        SavedViews views;
        const QString first = views.add(sample(u"Mine"_s));
        const QString second = views.add(sample(u" mine "_s));
        QCOMPARE(views.find(second)->name, u"mine (2)"_s);

        SavedView renamed = *views.find(second);
        renamed.name = u"Overdue"_s;
        QVERIFY(views.change(renamed));
        QCOMPARE(views.find(second)->name, u"Overdue (2)"_s);
        renamed.name = u"  "_s;
        QVERIFY(!views.change(renamed));
        renamed = *views.find(first);
        renamed.name = u"MINE"_s; // its own, written otherwise
        QVERIFY(views.change(renamed));
        QCOMPARE(views.find(first)->name, u"MINE"_s);
    }

    void aDamagedFileIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("cut off") << QByteArray("{\042views\042: [");
        QTest::newRow("something else") << QByteArray("[1, 2]");
        QTest::newRow("no list") << QByteArray("{\042views\042: 3}");
        QTest::newRow("empty") << QByteArray();
    }

    void aDamagedFileIsSetAside()
    {
        QFETCH(QByteArray, text);
        write(text);
        SavedViews views;

        const auto opened = views.open(m_file);

        QVERIFY(!opened);
        QVERIFY(opened.error().detail.contains(u"a.json.broken"_s));
        QVERIFY(QFile::exists(m_file + u".broken"_s));
        QVERIFY(!QFile::exists(m_file));
        QCOMPARE(views.views(), shippedViews());
    }

    void whatCannotBeReadInAFileDoesNoHarm()
    {
        write("{\042views\042: [7, {\042id\042: \042a\042}, {\042id\042: \042b\042, \042name\042: "
              "\042B\042, \042filter\042: \042nosuch:x\042, \042columns\042: [1, {\042name\042: "
              "\042Mood\042, \042width\042: -5}], \042sorting\042: {}}, {\042id\042: \042b\042, "
              "\042name\042: \042twice\042}], \042removed\042: [1, \042shipped.due\042]}");
        SavedViews views;
        QVERIFY(views.open(m_file));

        QCOMPARE(views.views().size(), 5);
        QCOMPARE(views.views()[0].name, u"B"_s);
        QCOMPARE(views.views()[0].filter, u"nosuch:x"_s); // kept, though it is no filter
        QCOMPARE(views.views()[0].columns, (QList<SavedView::Column> {{u"Mood"_s, true, 0}}));
        QVERIFY(!views.find(u"shipped.due"_s));
    }

    void viewsArePassedOnAsAFile()
    {
        const QList<SavedView> mine {sample(u"Mine"_s), sample(u"Other"_s)};

        const auto read = viewfile::parse(viewfile::print(mine));

        QVERIFY(read);
        QCOMPARE(*read, mine);
        SavedViews views;
        views.add(sample(u"mine"_s));
        QCOMPARE(views.addAll(*read), 1);
        QCOMPARE(namesOf(views.views()).mid(5),
                 (QStringList {u"mine"_s, u"Mine (2)"_s, u"Other"_s}));
    }

    void aFileThatHoldsNoViewsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("no JSON") << QByteArray("name,filter") << u"JSON"_s;
        QTest::newRow("other JSON") << QByteArray("{\042views\042: []}") << u"does not hold"_s;
        QTest::newRow("later") << QByteArray("{\042format\042: \042slipway-views\042, "
                                             "\042version\042: 2, \042views\042: []}")
                               << u"later version"_s;
        QTest::newRow("none") << QByteArray("{\042format\042: \042slipway-views\042, "
                                            "\042version\042: 1, \042views\042: [{}]}")
                              << u"no view"_s;
        QTest::newRow("large") << QByteArray(viewfile::mostBytes + 1, ' ') << u"too large"_s;
    }

    void aFileThatHoldsNoViewsIsRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, said);

        const auto read = viewfile::parse(text);

        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::File);
        QVERIFY2(read.error().detail.contains(said), qPrintable(read.error().detail));
    }

    void whatCannotBeWrittenIsSaid()
    {
        SavedViews views;
        QVERIFY(views.open(m_folder->filePath(u"views"_s) + u"/x/y.json"_s));
        QFile blocked(m_folder->filePath(u"views"_s)); // a file where a folder should be
        QVERIFY(blocked.open(QIODevice::WriteOnly));
        QSignalSpy failures(&views, &SavedViews::saveFailed);

        views.add(sample(u"Mine"_s));

        QCOMPARE(failures.size(), 1);
        QCOMPARE(views.views().size(), 6);
    }

private:
    void write(const QByteArray &text)
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_file).path()));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestSavedViews)
#include "tst_savedviews.moc"
