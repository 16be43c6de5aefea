// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/vocabulary.h"

#include <QTest>

using namespace domain;
using namespace Qt::Literals::StringLiterals;

class TestVocabulary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEightStatusesRoundTrip()
    {
        QCOMPARE(statusSymbols().size(), 8);
        for (const QString &symbol : statusSymbols()) {
            QCOMPARE(statusSymbol(deploymentStatus(symbol)), symbol);
            QVERIFY(!statusLabel(symbol).isEmpty());
            QVERIFY(statusLabel(symbol) != symbol);
        }
        for (const char *symbol : {"OUT_OF_SERVICE", "CREATING", "UPDATING", "ROLLING_BACK",
                                   "IN_SERVICE", "DELETING", "FAILED", "UNKNOWN"})
            QVERIFY(statusSymbols().contains(QString::fromLatin1(symbol)));
    }

    void aWordNeverHeardOfStaysAsItIs()
    {
        QCOMPARE(int(deploymentStatus(u"SLEEPING")), int(DeploymentStatus::Other));
        QCOMPARE(int(deploymentStatus(u"in_service")), int(DeploymentStatus::Other));
        QCOMPARE(statusLabel(u"SLEEPING"_s), u"SLEEPING"_s);
        QVERIFY(statusSymbol(DeploymentStatus::Other).isEmpty());
        QCOMPARE(ownershipTypeLabel(u"KING"_s), u"KING"_s);
    }

    void absentIsAbsent()
    {
        QCOMPARE(int(deploymentStatus(u"")), int(DeploymentStatus::Absent));
        QVERIFY(statusLabel(QString()).isEmpty());
        QVERIFY(statusSymbol(DeploymentStatus::Absent).isEmpty());
    }

    void worseComesFirst()
    {
        QVERIFY(statusSeverity(u"FAILED"_s) < statusSeverity(u"IN_SERVICE"_s));
        QCOMPARE(statusSeverity(u"SLEEPING"_s), statusSeverity(u"UNKNOWN"_s));
        QVERIFY(statusSeverity(u"IN_SERVICE"_s) < statusSeverity(QString()));
        for (qsizetype i = 1; i < statusSymbols().size(); ++i)
            QVERIFY(statusSeverity(statusSymbols()[i - 1]) < statusSeverity(statusSymbols()[i]));
    }

    void theSeventeenEnvironments()
    {
        QStringList all = environments();
        all.removeDuplicates();
        QCOMPARE(all.size(), 17);
        for (const char *env : {"DEV", "TEST", "QA", "UAT", "EI", "PRE", "STG", "NON_PROD", "PROD",
                                "CORP", "RVW", "PRD", "TST", "SIT", "SBX", "SANDBOX", "CERT"})
            QVERIFY(all.contains(QString::fromLatin1(env)));
        QCOMPARE(defaultProductionEnvironments(), (QStringList {u"PROD"_s, u"PRD"_s}));
    }

    void ownershipTypesHaveTheirUrns()
    {
        QCOMPARE(systemOwnershipTypeUrn(u"TECHNICAL_OWNER"_s),
                 u"urn:li:ownershipType:__system__technical_owner"_s);
        QVERIFY(systemOwnershipTypeUrn(u"CUSTOM"_s).isEmpty());
        QVERIFY(systemOwnershipTypeUrn(u"PRODUCER"_s).isEmpty());
        for (const char *symbol :
             {"CUSTOM", "TECHNICAL_OWNER", "BUSINESS_OWNER", "DATA_STEWARD", "NONE", "DEVELOPER",
              "DATAOWNER", "DELEGATE", "PRODUCER", "CONSUMER", "STAKEHOLDER"})
            QVERIFY(ownershipTypeLabel(QString::fromLatin1(symbol)) != QString::fromLatin1(symbol));
    }
};

QTEST_GUILESS_MAIN(TestVocabulary)

#include "tst_vocabulary.moc"
