// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/folder.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

void makeFile(const QString &path, int bytes, int daysOld)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(bytes, 'x'));
    file.flush();
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-daysOld),
                             QFileDevice::FileModificationTime));
}

} // namespace

class TestFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aServerIsTheSameHoweverItIsWritten_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("same");
        QTest::newRow("a slash") << u"http://gms/api"_s << u"http://gms/api/"_s << true;
        QTest::newRow("case of the host") << u"http://GMS/x"_s << u"HTTP://gms/x"_s << true;
        QTest::newRow("the port spelled out") << u"https://gms"_s << u"https://gms:443"_s << true;
        QTest::newRow("a password") << u"http://u:secret@gms"_s << u"http://gms"_s << true;
        QTest::newRow("a query") << u"http://gms?token=secret"_s << u"http://gms"_s << true;
        QTest::newRow("another port") << u"http://gms:8080"_s << u"http://gms"_s << false;
        QTest::newRow("another path") << u"http://gms/a"_s << u"http://gms/b"_s << false;
        QTest::newRow("another scheme") << u"http://gms:80"_s << u"https://gms:80"_s << false;
    }

    void aServerIsTheSameHoweverItIsWritten()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QFETCH(bool, same);

        const QString a = cache::identityOf(QUrl(one));
        const QString b = cache::identityOf(QUrl(other));

        QCOMPARE(a == b, same);
        QCOMPARE(cache::fileFor(u"/f"_s, a) == cache::fileFor(u"/f"_s, b), same);
        QVERIFY(!a.contains("secret"_L1));
        QVERIFY(!cache::fileFor(u"/f"_s, a).contains("gms"_L1));
    }

    void theFolderIsItsOwnersAlone()
    {
        const QString folder = m_folder->filePath(u"a/b"_s);

        QVERIFY(cache::makeFolder(folder));

        QVERIFY(!(QFile::permissions(folder) & (QFileDevice::ExeGroup | QFileDevice::ReadOther)));
        QVERIFY(!cache::makeFolder(u"/proc/slipway"_s));
    }

    void theOldestGoFirst()
    {
        const QString folder = m_folder->path();
        const QString kept = folder + u"/kept.catalog"_s;
        makeFile(kept, 100, 30);
        makeFile(folder + u"/new.catalog"_s, 100, 1);
        makeFile(folder + u"/old.catalog"_s, 100, 9);
        makeFile(folder + u"/notes.txt"_s, 100, 99);

        cache::trim(folder, 250, kept);

        QCOMPARE(QDir(folder).entryList(QDir::Files, QDir::Name),
                 (QStringList {u"kept.catalog"_s, u"new.catalog"_s, u"notes.txt"_s}));
    }

    void clearingLeavesWhatIsNotACatalog()
    {
        const QString folder = m_folder->path();
        makeFile(folder + u"/one.catalog"_s, 100, 1);
        makeFile(folder + u"/two.catalog"_s, 50, 9);
        makeFile(folder + u"/notes.txt"_s, 10, 99);

        QCOMPARE(cache::clear(folder), 150);

        QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList {u"notes.txt"_s});
        QCOMPARE(cache::clear(folder), 0);
        QCOMPARE(cache::clear(folder + u"/none"_s), 0);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestFolder)
#include "tst_folder.moc"
