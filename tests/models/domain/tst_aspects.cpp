// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/aspects/common.h"
#include "models/domain/aspects/deployment.h"
#include "models/domain/aspects/model.h"
#include "models/domain/aspects/names.h"

#include "tests/models/domain/fixtures.h"

#include <QDirIterator>
#include <QTest>

#include <set>

using namespace domain;
using namespace Qt::Literals::StringLiterals;
using nlohmann::json;

namespace {

struct Codec
{
    std::function<Result<json>(const json &)> roundTrip;
    std::function<std::size_t(const json &)> restSize;
};

template <typename T>
void add(std::map<std::string, Codec> &codecs)
{
    codecs[T::aspectName]
        = {[](const json &value) {
               return readAspect<T>(value).map([](const T &aspect) { return aspect.toJson(); });
           },
           [](const json &value) { return readAspect<T>(value).value().rest.size(); }};
}

const std::map<std::string, Codec> &codecs()
{
    static const auto all = [] {
        std::map<std::string, Codec> map;
        add<DeploymentKey>(map);
        add<DeploymentProperties>(map);
        add<Ownership>(map);
        add<GlobalTags>(map);
        add<Deprecation>(map);
        add<Status>(map);
        add<DataPlatformInstance>(map);
        add<Container>(map);
        add<SubTypes>(map);
        add<ModelProperties>(map);
        add<ModelGroupProperties>(map);
        add<ContainerProperties>(map);
        add<TagProperties>(map);
        add<UserInfo>(map);
        add<UserEditableInfo>(map);
        add<GroupInfo>(map);
        add<PlatformInfo>(map);
        add<OwnershipTypeInfo>(map);
        return map;
    }();
    return all;
}

json parse(const char *text)
{
    return json::parse(text);
}

} // namespace

class TestAspects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheSdkWritesComesBackTheSame()
    {
        const json rows = readJsonFile(
            QStringLiteral(SLIPWAY_SOURCE_DIR "/tests/models/domain/data/sdk_aspects.json"));
        QVERIFY(rows.is_array() && rows.size() > 20);
        std::set<std::string> seen;
        for (const json &row : rows) {
            const std::string aspect = row["aspect"];
            seen.insert(aspect);
            QVERIFY2(codecs().count(aspect), aspect.c_str());

            const auto back = codecs().at(aspect).roundTrip(row["value"]);

            QVERIFY2(back, aspect.c_str());
            QVERIFY2(*back == row["value"], back->dump().c_str());
        }
        QCOMPARE(seen.size(), codecs().size() - 1); // all but the key, which the SDK does not send
    }

    void whatIngestionWroteComesBackTheSame()
    {
        if (sharedFolder().isEmpty())
            QSKIP("the golden files are not beside the sources (SLIPWAY_SHARED)");
        int checked = 0;
        QDirIterator files(sharedFolder() + u"/data/golden"_s, {u"*golden.json"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            for (const json &item : readJsonFile(files.next())) {
                if (!item.contains("aspect")
                    || !codecs().count(item.value("aspectName", std::string())))
                    continue;
                const json &value = item["aspect"]["json"];
                const auto back = codecs().at(item["aspectName"]).roundTrip(value);
                QVERIFY2(back,
                         qPrintable(files.filePath() + (back ? QString() : back.error().jsonPath)));
                QVERIFY2(*back == value, back->dump().c_str());
                ++checked;
            }
        }
        QVERIFY(checked > 100);
    }

    void whatIsNotKnownIsWrittenBackUntouched()
    {
        for (const auto &[name, codec] : codecs()) {
            json value = {{"fromTheFuture", {{"deep", {1, 2, {{"x", nullptr}}}}}}};
            for (const char *text :
                 {"platform", "name", "origin", "container", "note", "actor", "type"})
                value[text] = "x";
            for (const char *flag : {"deprecated", "active"})
                value[flag] = true;
            for (const char *list : {"owners", "tags", "typeNames"})
                value[list] = json::array();

            const auto back = codec.roundTrip(value);

            QVERIFY2(back, name.c_str());
            QVERIFY2(*back == value, back->dump().c_str());
            QVERIFY(codec.restSize(value) > 0);
        }
    }

    void typedFieldsAreRead()
    {
        const auto properties = readAspect<DeploymentProperties>(parse(
            R"({"description":"","createdAt":5,"version":{"versionTag":"3"},"status":"NEW","customProperties":{"a":"b"}})"));
        QVERIFY(properties);
        QCOMPARE(*properties->description, QString()); // there and empty is not absent
        QVERIFY(!properties->externalUrl);
        QCOMPARE(*properties->createdAt, 5);
        QCOMPARE(*properties->version->versionTag, u"3"_s);
        QCOMPARE(*properties->status, u"NEW"_s);
        QCOMPARE(properties->customProperties->at(u"a"_s), u"b"_s);

        const auto ownership = readAspect<Ownership>(parse(
            R"({"owners":[{"owner":"u","type":"NONE","source":{"type":"MANUAL"}}],"ownerTypes":{"x":["u"]}})"));
        QVERIFY(ownership);
        QCOMPARE(ownership->owners[0].type, u"NONE"_s);
        QVERIFY(ownership->owners[0].rest.contains("source"));
        QVERIFY(ownership->rest.contains("ownerTypes"));
    }

    void aChangedFieldChangesNothingElse()
    {
        const json before = parse(
            R"({"removed":false,"lifecycleStage":"urn:li:x:y","lifecycleLastUpdated":{"time":1,"actor":"a"}})");
        auto status = readAspect<Status>(before);
        QVERIFY(status);

        status->removed = true;

        json after = before;
        after["removed"] = true;
        QVERIFY(status->toJson() == after);
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("aspect");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("path");
        const auto row = [](const char *aspect, const char *value, const QString &path) {
            QTest::addRow("%s %s", aspect, value)
                << QByteArray(aspect) << QByteArray(value) << path;
        };
        row("deprecation", R"({"deprecated":true,"actor":"a"})", u"note"_s);
        row("deprecation", R"({"deprecated":true,"note":""})", u"actor"_s);
        row("deprecation", R"({"note":"","actor":"a"})", u"deprecated"_s);
        row("deprecation", R"({"deprecated":"yes","note":"","actor":"a"})", u"deprecated"_s);
        row("deprecation", R"({"deprecated":true,"note":null,"actor":"a"})", u"note"_s);
        row("deprecation", R"({"deprecated":true,"note":"","actor":"a","decommissionTime":"x"})",
            u"decommissionTime"_s);
        row("ownership", R"({})", u"owners"_s);
        row("ownership", R"({"owners":{}})", u"owners"_s);
        row("ownership", R"({"owners":[{"owner":"a"}]})", u"owners[0].type"_s);
        row("ownership", R"({"owners":[{"owner":"a","type":"NONE"},7]})", u"owners[1]"_s);
        row("globalTags", R"({"tags":[{"tag":"a"},{"context":"x"}]})", u"tags[1].tag"_s);
        row("container", R"({})", u"container"_s);
        row("status", R"({"removed":1})", u"removed"_s);
        row("status", R"([])", QString());
        row("status", R"("x")", QString());
        row("mlModelDeploymentProperties", R"({"version":"3"})", u"version"_s);
        row("mlModelDeploymentProperties", R"({"version":{"versionTag":3}})",
            u"version.versionTag"_s);
        row("mlModelDeploymentProperties", R"({"createdAt":1.5})", u"createdAt"_s);
        row("mlModelDeploymentProperties", R"({"customProperties":{"a":1}})",
            u"customProperties.a"_s);
        row("mlModelDeploymentProperties", R"({"customProperties":[]})", u"customProperties"_s);
        row("mlModelProperties", R"({"deployments":["a",1]})", u"deployments[1]"_s);
        row("subTypes", R"({"typeNames":"x"})", u"typeNames"_s);
        row("dataPlatformInstance", R"({"instance":"x"})", u"platform"_s);
        row("corpUserInfo", R"({})", u"active"_s);
    }

    void whatIsWrongIsNamed()
    {
        QFETCH(QByteArray, aspect);
        QFETCH(QByteArray, value);
        QFETCH(QString, path);

        const auto back
            = codecs().at(aspect.toStdString()).roundTrip(json::parse(value.toStdString()));

        QVERIFY(!back);
        QCOMPARE(int(back.error().kind), int(Error::Kind::BadReply));
        QCOMPARE(back.error().jsonPath, path);
        QVERIFY(!back.error().detail.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestAspects)

#include "tst_aspects.moc"
