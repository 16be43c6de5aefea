// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/settings.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"with space/slipway.ini"_s);
    }

    void untouchedValuesAreNotWritten()
    {
        QSettings backend(m_file, QSettings::IniFormat);
        Settings settings(backend);

        QCOMPARE(settings.localPort.value(), 8080);
        QVERIFY(settings.theme.value() == ThemeChoice::System);
        QVERIFY(!settings.theme.isSet());
        QVERIFY(backend.allKeys().isEmpty());
    }

    void valuesComeBackFromTheFile()
    {
        {
            QSettings backend(m_file, QSettings::IniFormat);
            Settings settings(backend);
            settings.theme.set(ThemeChoice::Dark);
            settings.density.set(Density::Compact);
            settings.lastConnection.set(u"Zürich, \"prod\""_s);
            settings.localPort.set(8091);
        }

        QSettings backend(m_file, QSettings::IniFormat);
        Settings settings(backend);

        QVERIFY(settings.theme.value() == ThemeChoice::Dark);
        QVERIFY(settings.density.value() == Density::Compact);
        QCOMPARE(settings.lastConnection.value(), u"Zürich, \"prod\""_s);
        QCOMPARE(settings.localPort.value(), 8091);
        QCOMPARE(backend.value(u"appearance/theme"_s).toString(), u"dark"_s);
    }

    void aValueEqualToTheDefaultIsKeptWhenChosen()
    {
        QSettings backend(m_file, QSettings::IniFormat);
        Settings settings(backend);

        settings.localPort.set(8080);

        QVERIFY(settings.localPort.isSet());
    }

    void resetGoesBackToTheDefault()
    {
        QSettings backend(m_file, QSettings::IniFormat);
        Settings settings(backend);
        settings.density.set(Density::Roomy);

        settings.density.reset();

        QVERIFY(settings.density.value() == Density::Normal);
        QVERIFY(!backend.contains(u"appearance/density"_s));
    }

    void unreadableValuesCountAsNotSet()
    {
        QSettings backend(m_file, QSettings::IniFormat);
        backend.setValue(u"appearance/theme"_s, u"sepia"_s);
        backend.setValue(u"local/port"_s, u"eighty"_s);
        Settings settings(backend);

        QVERIFY(settings.theme.value() == ThemeChoice::System);
        QCOMPARE(settings.localPort.value(), 8080);
    }

    void unknownKeysStay()
    {
        QSettings backend(m_file, QSettings::IniFormat);
        backend.setValue(u"later/version"_s, u"kept"_s);
        Settings settings(backend);

        settings.theme.set(ThemeChoice::Light);
        settings.theme.reset();

        QCOMPARE(backend.value(u"later/version"_s).toString(), u"kept"_s);
    }

    void onlyRealChangesAreAnnounced()
    {
        QSettings backend(m_file, QSettings::IniFormat);
        Settings settings(backend);
        QSignalSpy changed(&settings, &Settings::changed);

        settings.theme.set(ThemeChoice::Light);
        settings.theme.set(ThemeChoice::Light);
        settings.density.reset();

        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.at(0).at(0).toString(), settings.theme.key());
    }

    void everySettingHasADocument()
    {
        QSettings backend(m_file, QSettings::IniFormat);
        const Settings settings(backend);

        for (const QString &doc :
             {settings.theme.doc(), settings.density.doc(), settings.lastConnection.doc(),
              settings.lastImportFolder.doc(), settings.localPort.doc()})
            QVERIFY(doc.size() > 10);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
