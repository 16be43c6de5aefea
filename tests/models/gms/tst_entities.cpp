// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/codec/entities.h"

#include <QTest>

using namespace gms;
using namespace Qt::Literals::StringLiterals;

class TestEntities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesOfNeighbours_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("aspects");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *test, const char *type, const char *aspects,
                            const QString &name, const QString &detail) {
            QTest::newRow(test) << QString::fromLatin1(type) << QByteArray(aspects) << name
                                << detail;
        };
        row("user", "corpuser",
            R"("corpUserInfo":{"value":{"active":true,"displayName":"Ann","email":"a@x"}})",
            u"Ann"_s, u"a@x"_s);
        row("user renamed by hand", "corpuser",
            R"("corpUserInfo":{"value":{"displayName":"Ann"}},"corpUserEditableInfo":{"value":{"displayName":"Anna"}})",
            u"Anna"_s, {});
        row("user with a full name only", "corpuser",
            R"("corpUserInfo":{"value":{"fullName":"A B"}})", u"A B"_s, {});
        row("user without names", "corpuser", R"("corpUserInfo":{"value":{"active":false}})", {},
            {});
        row("group", "corpGroup", R"("corpGroupInfo":{"value":{"displayName":"G","email":"g@x"}})",
            u"G"_s, u"g@x"_s);
        row("tag", "tag",
            R"("tagProperties":{"value":{"name":"T","description":"d","colorHex":"#fff"}})", u"T"_s,
            u"d"_s);
        row("container", "container",
            R"("containerProperties":{"value":{"name":"C","qualifiedName":"q.C"}})", u"C"_s,
            u"q.C"_s);
        row("platform", "dataPlatform",
            R"("dataPlatformInfo":{"value":{"name":"sagemaker","displayName":"SageMaker"}})",
            u"SageMaker"_s, {});
        row("platform without display name", "dataPlatform",
            R"("dataPlatformInfo":{"value":{"name":"sagemaker"}})", u"sagemaker"_s, {});
        row("instance", "dataPlatformInstance",
            R"("dataPlatformInstanceProperties":{"value":{"name":"eu"}})", u"eu"_s, {});
        row("ownership type", "ownershipType", R"("ownershipTypeInfo":{"value":{"name":"Boss"}})",
            u"Boss"_s, {});
        row("a name that is no text", "tag", R"("tagProperties":{"value":{"name":3}})", {}, {});
        row("an aspect that is no object", "tag", R"("tagProperties":[])", {}, {});
        row("a type without names", "dataset", R"("x":{"value":{"name":"n"}})", {}, {});
    }

    void namesOfNeighbours()
    {
        QFETCH(QString, type);
        QFETCH(QByteArray, aspects);
        QFETCH(QString, name);
        QFETCH(QString, detail);

        const auto found = readBatchGet(R"([{"urn":"u",)" + aspects + "}]");

        QVERIFY(found);
        const auto neighbour = readNeighbour(type, found->value(u"u"_s));
        QCOMPARE(neighbour.name, name);
        QCOMPARE(neighbour.detail, detail);
        QVERIFY(neighbour.exists);
    }

    void aContainerKnowsItsParentAndKind()
    {
        const auto found = readBatchGet(
            R"([{"urn":"u","container":{"value":{"container":"urn:li:container:p"}},
                 "subTypes":{"value":{"typeNames":["Project","x"]}}}])");

        const auto neighbour = readNeighbour(u"container"_s, found->value(u"u"_s));

        QCOMPARE(neighbour.parent, u"urn:li:container:p"_s);
        QCOMPARE(neighbour.subType, u"Project"_s);
    }

    void anEntityOfRestLiGetsTheShapeOfV3()
    {
        const auto found = readEntitiesV2(
            R"({"results":{"u":{"entityName":"tag","urn":"u","aspects":{
                 "tagKey":{"name":"tagKey","value":{"name":"t"}},
                 "tagProperties":{"name":"tagProperties","value":{"name":"T"},"created":{"time":1,"actor":"a"},
                                  "systemMetadata":{"version":"4"}}}},
               "made-up":{"urn":"made-up","aspects":{"tagKey":{"value":{"name":"x"}}}}},
               "statuses":{},"errors":{}})");

        QVERIFY(found);
        QCOMPARE(found->size(), 1); // a key alone is no proof of existence
        const auto entity = found->value(u"u"_s);
        QVERIFY(entity["tagProperties"]["value"]["name"] == "T");
        QVERIFY(entity["tagProperties"]["systemMetadata"]["version"] == "4");
        QVERIFY(entity["tagProperties"]["auditStamp"]["time"] == 1);
    }

    void aModelHasItsVersionAndGroups()
    {
        const auto found = readBatchGet(
            R"([{"urn":"m","mlModelProperties":{"value":{"name":"M","version":{"versionTag":"2"},
                 "groups":["g1","g2"],"deployments":["d"]}}}])");

        const auto model = readModel(u"m"_s, found->value(u"m"_s));

        QCOMPARE(model, (catalog::Model {u"m"_s, u"M"_s, u"2"_s, {u"g1"_s, u"g2"_s}}));
    }

    void edgesComeFromTheGraphOrFromModels()
    {
        const auto graph = readEdges(
            R"({"scrollId":"s","results":[{"relationshipType":"DeployedTo",
                "source":{"entityType":"mlModel","urn":"m"},"destination":{"entityType":"mlModelDeployment","urn":"d"}}]})");
        const auto models = readModelEdges(
            R"({"scrollId":null,"entities":[{"urn":"m","mlModelProperties":{"value":{"deployments":["d"]}}},
                {"urn":"without"}]})");

        QVERIFY(graph && models);
        QCOMPARE(*graph, (EdgesPage {{{u"m"_s, u"d"_s}}, u"s"_s}));
        QCOMPARE(*models, (EdgesPage {{{u"m"_s, u"d"_s}}, {}}));
    }

    void relatedEntitiesHaveTheirTypes()
    {
        const auto related = readRelated(
            R"({"start":0,"count":1,"total":9,"relationships":[{"type":"DeployedTo","entity":"urn:x"}]})");

        QVERIFY(related);
        QCOMPARE(*related, (Related {0, 1, 9, {{u"DeployedTo"_s, u"urn:x"_s}}}));
    }

    void whatIsOfAnotherShapeIsNamed()
    {
        QCOMPARE(readEdges(R"({"results":[{"source":{"urn":"a"}}]})").error().jsonPath,
                 u"results[0].destination.urn"_s);
        QCOMPARE(readEdges(R"([])").error().kind, Error::Kind::BadReply);
        QCOMPARE(readModelEdges(R"({"entities":{}})").error().jsonPath, u"entities"_s);
        QCOMPARE(readRelated(R"({"entities":[]})").error().jsonPath, u"relationships"_s);
        QCOMPARE(readRelated(R"({"relationships":[{"type":"x"}]})").error().jsonPath,
                 u"relationships[0].entity"_s);
        QCOMPARE(readBatchGet(R"([{"urn":"a"},{}])").error().jsonPath, u"[1].urn"_s);
        QCOMPARE(readBatchGet("{}").error().kind, Error::Kind::BadReply);
        QCOMPARE(readEntitiesV2("{}").error().jsonPath, u"results"_s);
        QCOMPARE(readUrns(R"({"value":{}})").error().jsonPath, u"value.entities"_s);
        QCOMPARE(readUrns("<html>").error().kind, Error::Kind::BadReply);
    }
};

QTEST_GUILESS_MAIN(TestEntities)

#include "tst_entities.moc"
