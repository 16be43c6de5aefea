// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/profiles.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

ConnectionProfile production()
{
    ConnectionProfile profile;
    profile.name = u"Production EU – A"_s;
    profile.url = QUrl(u"https://datahub.acme.example/gms"_s);
    profile.colour = u"#C8421F"_s;
    profile.readOnly = false;
    profile.production = true;
    profile.productionEnvironments = {u"PROD"_s, u"EI"_s};
    profile.refreshMinutes = 0;
    return profile;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class TestProfiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"connections.json"_s);
    }

    void noFileIsAnEmptyList()
    {
        Profiles profiles(m_file);

        QVERIFY(profiles.load());
        QVERIFY(profiles.all().isEmpty());
        QVERIFY(!QFile::exists(m_file));
    }

    void everyFieldComesBack()
    {
        QString id;
        {
            Profiles profiles(m_file);
            id = profiles.add(production());
        } // saved by the destructor

        Profiles again(m_file);
        QVERIFY(again.load());

        ConnectionProfile expected = production();
        expected.id = id;
        QVERIFY(again.find(id));
        QVERIFY(*again.find(id) == expected);
    }

    void changesAreSavedByThemselves()
    {
        Profiles profiles(m_file);
        profiles.add(production());

        QTRY_VERIFY(contents(m_file).contains("datahub.acme.example"));
    }

    void onlyTheUserCanReadTheFile()
    {
        const QString deep = m_folder->filePath(u"not/yet/there.json"_s);
        Profiles profiles(deep);
        profiles.add(production());
        QVERIFY(profiles.save());

        const auto open = QFileInfo(deep).permissions()
                        & (QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
                           | QFileDevice::WriteOther);
        QCOMPARE(open, QFileDevice::Permissions());
    }

    void aNewOneGetsIdNameAndColour()
    {
        Profiles profiles(m_file);
        ConnectionProfile plain;
        plain.url = QUrl(u"http://localhost:8080"_s);

        const QString first = profiles.add(plain);
        const QString second = profiles.add(plain);

        QVERIFY(first != second);
        QCOMPARE(profiles.find(first)->name, u"localhost:8080"_s);
        QVERIFY(profiles.find(first)->colour != profiles.find(second)->colour);
        QVERIFY(profiles.find(first)->readOnly);
    }

    void whatIsNotKnownIsKept()
    {
        put(m_file, "{\"version\": 9, \"connections\": ["
                    "{\"id\": \"a\", \"name\": \"A\", \"url\": \"http://h\", \"proxy\": {\"host\": "
                    "\"p\"}}]}");
        Profiles profiles(m_file);
        QVERIFY(profiles.load());

        ConnectionProfile changed = *profiles.find(u"a"_s);
        changed.name = u"B"_s;
        QVERIFY(profiles.change(changed));
        QVERIFY(profiles.save());

        const QByteArray text = contents(m_file);
        QVERIFY(text.contains("\"proxy\""));
        QVERIFY(text.contains("\"version\": 9"));
        QVERIFY(text.contains("\"B\""));
    }

    void whatDoesNotSayWritableIsReadOnly()
    {
        put(m_file,
            "{\"connections\": ["
            "{\"id\": \"a\", \"name\": \"A\", \"url\": \"http://h\"},"
            "{\"id\": \"b\", \"name\": \"B\", \"url\": \"http://h\", \"readOnly\": \"false\"},"
            "{\"id\": \"c\", \"name\": \"C\", \"url\": \"http://h\", \"readOnly\": false}]}");
        Profiles profiles(m_file);
        QVERIFY(profiles.load());

        QVERIFY(profiles.find(u"a"_s)->readOnly);
        QVERIFY(profiles.find(u"b"_s)->readOnly);
        QVERIFY(!profiles.find(u"c"_s)->readOnly);
    }

    void aBrokenFileIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addRow("no JSON") << QByteArray("{\"connections\": [");
        QTest::addRow("another shape") << QByteArray("[1, 2]");
        QTest::addRow("empty") << QByteArray();
    }

    void aBrokenFileIsSetAside()
    {
        QFETCH(QByteArray, text);
        put(m_file, text);
        Profiles profiles(m_file);

        const auto loaded = profiles.load();

        QVERIFY(!loaded);
        QCOMPARE(loaded.error().kind, Error::Kind::File);
        QVERIFY(!QFile::exists(m_file));
        QCOMPARE(contents(m_file + u".broken"_s), text);
    }

    void changesAndRemovalsAreAnnouncedOnce()
    {
        Profiles profiles(m_file);
        const QString id = profiles.add(production());
        QSignalSpy changed(&profiles, &Profiles::changed);
        QSignalSpy removed(&profiles, &Profiles::removed);
        ConnectionProfile other = *profiles.find(id);
        other.name = u"Other"_s;

        QVERIFY(profiles.change(other));
        QVERIFY(!profiles.change(other));
        QVERIFY(profiles.remove(id));
        QVERIFY(!profiles.remove(id));

        QCOMPARE(changed.count(), 1);
        QCOMPARE(removed.count(), 1);
        QVERIFY(!profiles.find(id));
    }

    void aRemovedOneComesBackAsItWas()
    {
        Profiles profiles(m_file);
        const QString id = profiles.add(production());
        const ConnectionProfile before = *profiles.find(id);
        profiles.remove(id);

        QVERIFY(profiles.restore(before));
        QVERIFY(!profiles.restore(before));

        QVERIFY(*profiles.find(id) == before);
    }

    void savingWhereItCannotBeIsAnError()
    {
        put(m_folder->filePath(u"file"_s), "x");
        Profiles profiles(m_folder->filePath(u"file/connections.json"_s));
        QSignalSpy failed(&profiles, &Profiles::saveFailed);

        profiles.add(production());

        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.at(0).at(0).value<Error>().kind, Error::Kind::File);
    }

    void anExportImportsReadOnlyAndWithoutIds()
    {
        ConnectionProfile profile = production();
        profile.id = u"private"_s;

        const QByteArray text = Profiles::exported({profile});
        const auto back = Profiles::imported(text);

        QVERIFY(!text.contains("private"));
        QVERIFY(back);
        QCOMPARE(back->size(), 1);
        QCOMPARE(back->first().url, profile.url);
        QVERIFY(back->first().readOnly);
        QVERIFY(!Profiles::imported("{}"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestProfiles)
#include "tst_profiles.moc"
