// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/graphql.h"
#include "app/localgms/patch.h"
#include "app/localgms/registry.h"
#include "app/localgms/request.h"

#include <QtTest>

using namespace localgms;

//! What is pure: reading requests, urns, values, patches and queries.
class PartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void decodesOnce();
    void readsLists_data();
    void readsLists();
    void checksUrns_data();
    void checksUrns();
    void normalises_data();
    void normalises();
    void keepsWholeNumbersExact();
    void patches_data();
    void patches();
    void parsesQueries();
    void refusesBrokenQueries_data();
    void refusesBrokenQueries();

private:
    std::shared_ptr<const Registry> m_registry;
};

void PartsTest::initTestCase()
{
    auto registry = Registry::load();
    QVERIFY(registry);
    m_registry = *registry;
}

void PartsTest::decodesOnce()
{
    Request request;
    request.target = "/aspects/urn%253A?a=x+y%2Bz&a=%2528&empty=&bad=%zz";
    splitTarget(request);
    QCOMPARE(request.path, std::string("/aspects/urn%253A"));
    QCOMPARE(percentDecode(request.path), std::string("/aspects/urn%3A"));
    QCOMPARE(request.param("a"), std::string("%28"));
    QCOMPARE(request.query.front().second, std::string("x y+z"));
    QCOMPARE(request.param("bad"), std::string("%zz"));
    QVERIFY(request.hasParam("empty"));
}

void PartsTest::readsLists_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArrayList>("items");
    QTest::newRow("repeated") << QByteArray("t=a&t=b") << QByteArrayList {"a", "b"};
    QTest::newRow("commas") << QByteArray("t=a,b") << QByteArrayList {"a", "b"};
    QTest::newRow("list") << QByteArray("t=List(a,b)") << QByteArrayList {"a", "b"};
    QTest::newRow("encoded list") << QByteArray("t=List%28a%2Cb%29") << QByteArrayList {"a", "b"};
    QTest::newRow("urns inside") << QByteArray("t=List(urn%3Ali%3Atag%3Aa%2Cb,urn%3Ali%3Atag%3Ac)")
                                 << QByteArrayList {"urn:li:tag:a,b", "urn:li:tag:c"};
    QTest::newRow("tuples stay whole")
        << QByteArray("t=urn:li:x:(a,b)&t=c") << QByteArrayList {"urn:li:x:(a,b)", "c"};
    QTest::newRow("brackets") << QByteArray("t[]=a&t%5B%5D=b") << QByteArrayList {"a", "b"};
    QTest::newRow("none") << QByteArray("u=a") << QByteArrayList {};
}

void PartsTest::readsLists()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArrayList, items);
    Request request;
    request.target = "/x?" + query.toStdString();
    splitTarget(request);
    QByteArrayList got;
    for (const std::string &item : request.list("t"))
        got.append(QByteArray::fromStdString(item));
    QCOMPARE(got, items);
}

void PartsTest::checksUrns_data()
{
    QTest::addColumn<QByteArray>("urn");
    QTest::addColumn<bool>("valid");
    const auto row
        = [](const char *urn, bool valid) { QTest::newRow(urn) << QByteArray(urn) << valid; };
    row("urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,e1,PROD)", true);
    row("urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,a %28b%29%2C c/d 100% +?#,PROD)",
        true);
    row("urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,\xC3\xA9\xF0\x9F\x9A\x80,PROD)",
        true);
    row("urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,e1,NOWHERE)", false);
    row("urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,e1)", false);
    row("urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,a,b,PROD)", false);
    row("urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,a (b),PROD)", false);
    row("urn:li:mlModelDeployment:(sagemaker,e1,PROD)", false);
    row("urn:li:mlModelDeployment:e1", false);
    row("urn:li:tag:a", true);
    row("urn:li:tag:", false);
    row("urn:li:noSuchThing:a", false);
    row("urn:x:tag:a", false);
    row("tag:a", false);
    row("urn:li:tag:a\nb", false);
    QTest::newRow("long") << QByteArray("urn:li:tag:" + QByteArray(600, 'a')) << false;
}

void PartsTest::checksUrns()
{
    QFETCH(QByteArray, urn);
    QFETCH(bool, valid);
    QCOMPARE(m_registry->keyOf(urn.toStdString()).has_value(), valid);
}

void PartsTest::normalises_data()
{
    QTest::addColumn<QByteArray>("aspect");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("expected"); // empty: refused
    const auto row = [](const char *name, const char *aspect, const char *value,
                        const char *expected) {
        QTest::newRow(name) << QByteArray(aspect) << QByteArray(value) << QByteArray(expected);
    };
    const char *properties = "mlModelDeploymentProperties";
    row("defaults", properties, R"({"status":"FAILED"})",
        R"({"customProperties":{},"status":"FAILED"})");
    row("unknown field", properties, R"({"statuss":1})", R"({"customProperties":{}})");
    row("null is absent", properties, R"({"description":null})", R"({"customProperties":{}})");
    row("unknown symbol", properties, R"({"status":"RUNNING"})", "");
    row("text for a number", properties, R"({"createdAt":"1"})", "");
    row("fraction for a long", properties, R"({"createdAt":1.5})", "");
    row("number too large", properties, R"({"createdAt":9223372036854775808})", "");
    row("number for a text", properties, R"({"customProperties":{"a":1}})", "");
    row("no record", properties, "[]", "");
    row("missing", "deprecation", R"({"deprecated":true,"actor":"urn:li:corpuser:a"})", "");
    row("bad urn inside", "ownership", R"({"owners":[{"owner":"me","type":"NONE"}]})", "");
    row("urn", "container", R"({"container":"urn:li:container:a"})",
        R"({"container":"urn:li:container:a"})");
    row("union by the short name", "cost", R"({"costType":"ORG_COST_TYPE","cost":{"costId":1.5}})",
        R"({"cost":{"costId":1.5},"costType":"ORG_COST_TYPE"})");
}

void PartsTest::normalises()
{
    QFETCH(QByteArray, aspect);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, expected);
    const auto got
        = m_registry->normalise(*m_registry->aspect(aspect.toStdString()), Json::parse(value));
    QCOMPARE(got ? QByteArray::fromStdString(got->dump()) : QByteArray(), expected);
}

void PartsTest::keepsWholeNumbersExact()
{
    const AspectSpec &aspect = *m_registry->aspect("mlModelDeploymentProperties");
    const auto got
        = m_registry->normalise(aspect, Json::parse(R"({"createdAt":9007199254740993})"));
    QCOMPARE((*got)["createdAt"].dump(), std::string("9007199254740993"));
}

void PartsTest::patches_data()
{
    QTest::addColumn<QByteArray>("aspect");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("patch");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *aspect, const char *value, const char *patch,
                        const char *expected) {
        QTest::newRow(name) << QByteArray(aspect) << QByteArray(value) << QByteArray(patch)
                            << QByteArray(expected);
    };
    row("add by key", "globalTags", R"({"tags":[]})",
        R"([{"op":"add","path":"/tags/urn:li:tag:a~1b","value":{"tag":"urn:li:tag:a/b"}}])",
        R"({"tags":[{"tag":"urn:li:tag:a/b"}]})");
    row("add what is there", "globalTags", R"({"tags":[{"tag":"t"}]})",
        R"([{"op":"add","path":"/tags/t","value":{"tag":"t"}}])", R"({"tags":[{"tag":"t"}]})");
    row("remove what is not there", "globalTags", R"({"tags":[{"tag":"t"}]})",
        R"([{"op":"remove","path":"/tags/u"}])", R"({"tags":[{"tag":"t"}]})");
    row("remove all types of an owner", "ownership",
        R"({"owners":[{"owner":"o","type":"A"},{"owner":"o","type":"B"},{"owner":"p","type":"A"}]})",
        R"([{"op":"remove","path":"/owners/o"}])", R"({"owners":[{"owner":"p","type":"A"}]})");
    row("plain", "mlModelDeploymentProperties", R"({"customProperties":{"a":"1"}})",
        R"([{"op":"add","path":"/customProperties/b~1c","value":"2"},{"op":"remove","path":"/customProperties/a"}])",
        R"({"customProperties":{"b/c":"2"}})");
    row("set the whole", "globalTags", R"({"tags":[{"tag":"t"}]})",
        R"([{"op":"add","path":"/tags","value":[]}])", R"({"tags":[]})");
    row("any source", "globalTags",
        R"({"tags":[{"tag":"t","attribution":{"source":"s"}},{"tag":"t"},{"tag":"u"}]})",
        R"({"patch":[{"op":"remove","path":"/tags/*/t"}],"arrayPrimaryKeys":{"tags":["attribution␟source","tag"]}})",
        R"({"tags":[{"tag":"u"}]})");
}

void PartsTest::patches()
{
    QFETCH(QByteArray, aspect);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, patch);
    QFETCH(QByteArray, expected);
    const Json got = applyPatch(aspect.toStdString(), Json::parse(value),
                                PatchRequest::from(Json::parse(patch)));
    QCOMPARE(QByteArray::fromStdString(got.dump()), expected);
}

void PartsTest::parsesQueries()
{
    const auto document
        = graphql::parse("query q($n: Int! = 3, $l: [String!]) { a: f(i: {x: $n, y: [1, -2.5, "
                         "\"t\\n\"], z: E}) @include(if: true) "
                         "{ ... on T { u } ...F } } fragment F on T { v } # the end");
    QVERIFY2(document.has_value(), document ? "" : document.error().c_str());
    const graphql::Operation &operation = document->operations.front();
    QCOMPARE(operation.variables.size(), std::size_t(2));
    const graphql::Selection &field = operation.selections.front();
    QCOMPARE(field.alias, std::string("a"));
    const Json argument = graphql::resolve(field.arguments.at("i"), {{"n", 7}});
    QCOMPARE(argument.dump(), std::string(R"({"x":7,"y":[1,-2.5,"t\n"],"z":"E"})"));
    QVERIFY(document->fragments.contains("F"));
}

void PartsTest::refusesBrokenQueries_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "{", "query { ((( ", "{ }", "{ a(b: ) }", "{ a(b: \"x) }",
                             "nonsense { a }", "{ a ...", "query($x) { a }", "\x01"})
        QTest::addRow("%s", text) << QByteArray(text);
    QTest::newRow("deep") << QByteArray("{a").repeated(500);
}

void PartsTest::refusesBrokenQueries()
{
    QFETCH(QByteArray, text);
    QVERIFY(!graphql::parse(text.toStdString()));
}

QTEST_GUILESS_MAIN(PartsTest)
#include "tst_parts.moc"
