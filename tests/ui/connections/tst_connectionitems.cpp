// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/connectionitems.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestConnectionItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_profiles = std::make_unique<Profiles>(m_folder->filePath(u"c.json"_s));
        m_items = std::make_unique<ConnectionItems>(*m_profiles);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_items.get());
    }

    void profilesStandBetweenTheFixedOnes()
    {
        m_items->setLocal({u"local"_s, u"On this computer"_s, u"embedded"_s, u"sample"_s, false});
        m_items->setFound({u"env"_s, u"from ~/.datahubenv"_s, u"http://h"_s, {}, true});
        const QString id = add(u"EU"_s);

        QCOMPARE(ids(), (QStringList {u"local"_s, id, u"env"_s}));
        m_profiles->remove(id);
        QCOMPARE(ids(), (QStringList {u"local"_s, u"env"_s}));
        m_items->setFound({});
        QCOMPARE(ids(), QStringList {u"local"_s});
    }

    void changesOfAProfileAreSeen()
    {
        const QString id = add(u"EU"_s);
        ConnectionProfile changed = *m_profiles->find(id);
        changed.name = u"Europe"_s;
        changed.readOnly = false;

        m_profiles->change(changed);

        QCOMPARE(m_items->indexOf(id).data().toString(), u"Europe"_s);
        QCOMPARE(m_items->indexOf(id).data(ConnectionItems::ReadOnlyRole).toBool(), false);
    }

    void rowsAreSpokenInWords()
    {
        const QString id = add(u"EU"_s);
        ConnectionProfile changed = *m_profiles->find(id);
        changed.production = true;
        m_profiles->change(changed);
        m_items->setConnected(id);

        const QString words = m_items->indexOf(id).data(Qt::AccessibleTextRole).toString();

        QCOMPARE(words, u"EU, https://h/gms, production, read-only, connected"_s);
    }

private:
    QString add(const QString &name)
    {
        ConnectionProfile profile;
        profile.name = name;
        profile.url = QUrl(u"https://h/gms"_s);
        return m_profiles->add(profile);
    }

    QStringList ids() const
    {
        QStringList all;
        for (int i = 0; i < m_items->rowCount(); ++i)
            all += m_items->index(i).data(ConnectionItems::IdRole).toString();
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Profiles> m_profiles;
    std::unique_ptr<ConnectionItems> m_items;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(TestConnectionItems)
#include "tst_connectionitems.moc"
