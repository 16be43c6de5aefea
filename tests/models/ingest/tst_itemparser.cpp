// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/ingest/itemparser.h"

#include "models/ingest/aspectnames.h"
#include "models/ingest/avro.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace ingest;
using namespace Qt::Literals::StringLiterals;
using nlohmann::json;

namespace {

const std::string urn = "urn:li:tag:t";

std::vector<Item> itemsOf(const json &object)
{
    std::vector<Item> items;
    parseItem(7, object.dump(), items);
    return items;
}

json proposalOf(const json &aspect)
{
    return {
        {"entityType", "tag"}, {"entityUrn", urn}, {"aspectName", "status"}, {"aspect", aspect}};
}

json snapshotOf(const char *aspectClass, const json &aspect)
{
    return {{"auditHeader", nullptr},
            {"proposedDelta", nullptr},
            {"proposedSnapshot",
             {{"com.linkedin.pegasus2avro.metadata.snapshot.TagSnapshot",
               {{"urn", urn}, {"aspects", json::array({{{aspectClass, aspect}}})}}}}}};
}

} // namespace

class TestItemParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAspectMayStandInSeveralForms()
    {
        const json status {{"removed", true}};
        const json forms[] {
            {{"json", status}},
            {{"json", status}, {"contentType", "application/json"}},
            {{"value", status.dump()}, {"contentType", "application/json"}},
            status,
            {{"com.linkedin.pegasus2avro.mxe.GenericAspect",
              {{"value", status.dump()}, {"contentType", "application/json"}}}},
        };
        for (const json &form : forms) {
            const auto items = itemsOf(proposalOf(form));

            QCOMPARE(items.size(), 1u);
            QVERIFY2(items[0].proposal, form.dump().c_str());
            QCOMPARE(items[0].line, 7);
            QCOMPARE(items[0].proposal->aspect, status.dump());
            QCOMPARE(items[0].proposal->entityType, u"tag"_s);
            QCOMPARE(items[0].proposal->changeType, u"UPSERT"_s);
            QCOMPARE(items[0].proposal->contentType, u"application/json"_s);
        }
    }

    void whatStandsBesideTheAspectIsKept()
    {
        json object = proposalOf({{"json", json::array()}});
        object["changeType"] = "PATCH";
        object["aspect"] = {{"value", "[]"}, {"contentType", "application/json-patch+json"}};
        object["headers"] = {{"If-Version-Match", "3"}};
        object["systemMetadata"] = {{"runId", "r"}, {"pipelineName", nullptr}};

        const auto items = itemsOf(object);

        QVERIFY(items[0].proposal);
        QCOMPARE(items[0].proposal->changeType, u"PATCH"_s);
        QCOMPARE(items[0].proposal->contentType, u"application/json-patch+json"_s);
        QCOMPARE(items[0].proposal->headers.at(u"If-Version-Match"_s), u"3"_s);
        QVERIFY(json::parse(items[0].proposal->systemMetadata) == json({{"runId", "r"}}));
    }

    void optionalValuesOfAvroAreUnwrapped()
    {
        json object = proposalOf({{"removed", {{"boolean", true}}}});
        object["entityUrn"] = {{"string", urn}};
        object["aspectName"] = {{"string", "status"}};

        const auto items = itemsOf(object);

        QVERIFY(items[0].proposal);
        QCOMPARE(items[0].proposal->aspect, std::string("{\"removed\":true}"));
    }

    void anEntityTypeMayBeLeftToTheUrn()
    {
        json object = proposalOf({{"json", {{"removed", true}}}});
        object.erase("entityType");

        QCOMPARE(itemsOf(object)[0].proposal->entityType, u"tag"_s);
    }

    void aDeletionNeedsNoAspect()
    {
        json object = proposalOf(nullptr);
        object["changeType"] = "DELETE";

        const auto items = itemsOf(object);

        QVERIFY(items[0].proposal);
        QVERIFY(items[0].proposal->aspect.empty());
    }

    void aSnapshotIsOneItemAnAspect()
    {
        json object = snapshotOf("com.linkedin.pegasus2avro.common.Status", {{"removed", false}});
        object["proposedSnapshot"].front()["aspects"].push_back(
            {{"com.linkedin.pegasus2avro.tag.TagProperties",
              {{"name", "n"}, {"description", nullptr}}}});

        const auto items = itemsOf(object);

        QCOMPARE(items.size(), 2u);
        QCOMPARE(items[0].proposal->aspectName, u"status"_s);
        QCOMPARE(items[1].proposal->aspectName, u"tagProperties"_s);
        QCOMPARE(items[1].proposal->aspect, std::string("{\"name\":\"n\"}"));
        QCOMPARE(items[1].proposal->entityUrn, u"urn:li:tag:t"_s);
    }

    void aBadAspectOfASnapshotSpoilsNoOther()
    {
        json object = snapshotOf("com.linkedin.pegasus2avro.common.Status", 7);
        object["proposedSnapshot"].front()["aspects"].push_back(
            {{"com.linkedin.pegasus2avro.tag.TagProperties", {{"name", "n"}}}});

        const auto items = itemsOf(object);

        QCOMPARE(items.size(), 2u);
        QVERIFY(!items[0].proposal);
        QCOMPARE(items[0].proposal.error().aspect, u"status"_s);
        QCOMPARE(items[0].proposal.error().urn, u"urn:li:tag:t"_s);
        QVERIFY(items[1].proposal);
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("urn");
        const auto row = [](const char *name, const json &object, const QString &known = {}) {
            QTest::newRow(name) << QByteArray::fromStdString(object.dump()) << known;
        };
        QTest::newRow("no JSON") << QByteArray("{\"a\":}") << QString();
        QTest::newRow("bad UTF-8") << QByteArray("{\"a\":\"\xff\"}") << QString();
        row("something else", {{"hello", "world"}});
        row("no URN", {{"aspectName", "status"}, {"aspect", json::object()}});
        json object = proposalOf({{"json", json::object()}});
        object["entityUrn"] = "tag:t";
        row("no URN but a text", object, u"tag:t"_s);
        object = proposalOf({{"json", json::object()}});
        object["entityType"] = "dataset";
        row("type and URN differ", object, u"urn:li:tag:t"_s);
        object = proposalOf({{"json", json::object()}});
        object.erase("aspectName");
        row("no aspect name", object, u"urn:li:tag:t"_s);
        object = proposalOf(nullptr);
        row("no aspect", object, u"urn:li:tag:t"_s);
        row("an aspect that is a number", proposalOf(3), u"urn:li:tag:t"_s);
        row("a value that is no JSON",
            proposalOf({{"value", "{"}, {"contentType", "application/json"}}), u"urn:li:tag:t"_s);
        row("a snapshot without a class",
            {{"proposedSnapshot", {{"urn", urn}, {"aspects", json::array()}}}});
        row("an empty snapshot", {{"proposedSnapshot", {{"x.TagSnapshot", {{"urn", urn}}}}}},
            u"urn:li:tag:t"_s);
        row("a snapshot that is null", {{"proposedSnapshot", nullptr}});
    }

    void whatIsWrongIsSaid()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, urn);
        std::vector<Item> items;

        parseItem(3, text.toStdString(), items);

        QCOMPARE(items.size(), 1u);
        QVERIFY(!items[0].proposal);
        QCOMPARE(items[0].line, 3);
        QCOMPARE(items[0].proposal.error().urn, urn);
        QVERIFY(!items[0].proposal.error().reason.isEmpty());
    }

    void aUrnWithOddPartsIsLeftToTheServer()
    {
        json object = proposalOf({{"json", {{"removed", true}}}});
        object["entityType"] = "mlModelDeployment";
        object["entityUrn"] = "urn:li:mlModelDeployment:(sagemaker,x)";

        QVERIFY(itemsOf(object)[0].proposal);
    }

    void namesFollowFromClasses_data()
    {
        QTest::addColumn<QString>("className");
        QTest::addColumn<QString>("aspect");
        const auto row = [](const char *className, const char *aspect) {
            QTest::newRow(className)
                << QString::fromLatin1(className) << QString::fromLatin1(aspect);
        };
        row("com.linkedin.pegasus2avro.ml.metadata.MLModelDeploymentProperties",
            "mlModelDeploymentProperties");
        row("com.linkedin.common.Ownership", "ownership");
        row("com.linkedin.common.GlobalTags", "globalTags");
        row("com.linkedin.metadata.key.MLModelKey", "mlModelKey");
        row("com.linkedin.ml.metadata.Metrics", "mlModelMetrics");
        row("com.linkedin.ml.metadata.EditableMLModelProperties", "editableMlModelProperties");
        row("com.linkedin.identity.CorpUserInfo", "corpUserInfo");
        row("com.linkedin.ermodelrelation.ERModelRelationshipProperties",
            "erModelRelationshipProperties");
        row("Status", "status");
        row("", "");
    }

    void namesFollowFromClasses()
    {
        QFETCH(QString, className);
        QFETCH(QString, aspect);

        QCOMPARE(aspectNameOf(className), aspect);
    }

    void unionsOfTheSchemaStay()
    {
        const json schema {
            {"platformSchema",
             {{"com.linkedin.pegasus2avro.schema.MySqlDDL", {{"x", nullptr}, {"y", 1}}}}}};
        const json expected {{"platformSchema", {{"com.linkedin.schema.MySqlDDL", {{"y", 1}}}}}};
        QVERIFY(fromAvro(u"schemaMetadata"_s, schema) == expected);

        const json model {{"hyperParameters", {{"rate", {{"double", 0.5}}}}}};
        QVERIFY(fromAvro(u"mlModelProperties"_s, model) == model);

        const json cost {{"costType", "x"},
                         {"cost", {{"costCode", "c"}, {"fieldDiscriminator", "costCode"}}}};
        const json plain {{"costType", "x"}, {"cost", {{"costCode", "c"}}}};
        QVERIFY(fromAvro(u"cost"_s, cost) == plain);
    }

    void wrappersOfAvroGo()
    {
        const json wrapped {{"description", {{"string", "d"}}},
                            {"createdAt", {{"long", 5}}},
                            {"externalUrl", nullptr},
                            {"version",
                             {{"com.linkedin.pegasus2avro.common.VersionTag",
                               {{"versionTag", {{"string", "3"}}}}}}},
                            {"customProperties", {{"string", "a value, not a wrapper"}}}};
        const json expected {{"description", "d"},
                             {"createdAt", 5},
                             {"version", {{"versionTag", "3"}}},
                             {"customProperties", {{"string", "a value, not a wrapper"}}}};

        QVERIFY(fromAvro(u"mlModelDeploymentProperties"_s, wrapped) == expected);
    }
};

QTEST_GUILESS_MAIN(TestItemParser)

#include "tst_itemparser.moc"
