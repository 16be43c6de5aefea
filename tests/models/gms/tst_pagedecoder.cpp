// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/codec/pagedecoder.h"

#include "models/catalog/catalog.h"

#include <QFile>
#include <QTest>

using namespace gms;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray plainUrn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,e1,PROD)";

QByteArray pageOf(const QByteArray &aspects, const QByteArray &urn = plainUrn)
{
    return "{\"entities\":[{\"urn\":\"" + urn + '"' + (aspects.isEmpty() ? "" : ",") + aspects
         + "}]}";
}

QByteArray aspect(const char *name, const QByteArray &value)
{
    return '"' + QByteArray(name) + "\":{\"value\":" + value + '}';
}

catalog::CatalogPtr catalogOf(DecodedPage page)
{
    catalog::CatalogBuilder builder;
    builder.append(page.rows);
    return builder.snapshot();
}

} // namespace

class TestPageDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldArrives()
    {
        QFile file(QStringLiteral(SLIPWAY_SOURCE_DIR "/tests/models/gms/data/page.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto page = decodePage(file.readAll());

        QVERIFY2(page, qPrintable(page ? QString() : page.error().jsonPath + page.error().detail));
        QCOMPARE(page->nextScrollId, u"next+1"_s);
        QCOMPARE(page->totalCount, 12);
        QCOMPARE(page->rows.rows(), 1u);
        const auto all = catalogOf(std::move(*page));
        const catalog::Record r = all->record(0);
        QCOMPARE(r.urn, QString::fromUtf8(plainUrn));
        QCOMPARE(r.name, u"e1"_s);
        QCOMPARE(r.platform, u"urn:li:dataPlatform:sagemaker"_s);
        QCOMPARE(r.env, u"PROD"_s);
        QCOMPARE(r.status, u"IN_SERVICE"_s);
        QCOMPARE(r.version, u"3"_s);
        QCOMPARE(r.description, u"d €"_s);
        QCOMPARE(r.url, u"https://x/e1"_s);
        QCOMPARE(r.instance, u"raw-text"_s);
        QCOMPARE(r.container, u"urn:li:container:c"_s);
        QCOMPARE(r.created->toMSecsSinceEpoch(), 1420070400000);
        QVERIFY((r.owners
                 == std::vector<catalog::OwnerEntry> {
                     {u"urn:li:corpuser:a"_s, u"urn:li:ownershipType:t"_s},
                     {u"urn:li:corpGroup:g"_s, u"DATA_STEWARD"_s}}));
        QCOMPARE(r.tags, (QStringList {u"urn:li:tag:t1"_s, u"urn:li:tag:t2"_s}));
        QVERIFY(r.deprecated);
        QCOMPARE(r.decommission->toMSecsSinceEpoch(), 1800000000000);
        QCOMPARE(r.note, u"n"_s);
        QVERIFY(r.replacement.contains(u"e2"_s));
        QVERIFY(r.removed);
        QVERIFY((r.properties
                 == std::vector<catalog::Property> {{u"a"_s, u"1"_s}, {u"b \"q\""_s, u"é\né"_s}}));
        const auto &versions = all->chunk(0).aspectVersions;
        QCOMPARE(int(versions[std::size_t(catalog::Aspect::Properties)][0]), 5);
        QCOMPARE(int(versions[std::size_t(catalog::Aspect::Ownership)][0]), 7);
        QCOMPARE(int(versions[std::size_t(catalog::Aspect::Tags)][0]), 0);
    }

    void anEmptyPageIsTheEnd()
    {
        const auto page = decodePage(R"({"entities":[]})");

        QVERIFY(page);
        QVERIFY(page->nextScrollId.isEmpty());
        QCOMPARE(page->totalCount, -1);
        QCOMPARE(page->rows.rows(), 0u);
    }

    void nullIsAbsent()
    {
        auto page = decodePage(
            QByteArray(
                R"({"scrollId":null,"totalCount":null,"entities":[{"urn":"URN","status":null,"container":{"value":null,"systemMetadata":null},
               "ownership":{"value":{"owners":null}},"globalTags":{"value":{}},
               "deprecation":{"value":{"deprecated":null,"decommissionTime":null,"note":null}},
               "mlModelDeploymentProperties":{"value":{"customProperties":{"a":null,"b":"x"},"createdAt":null,
               "version":null,"status":null,"description":null,"externalUrl":null}}}]})")
                .replace("URN", plainUrn));

        QVERIFY2(page, qPrintable(page ? QString() : page.error().jsonPath));
        QCOMPARE(page->totalCount, -1);
        const catalog::Record r = catalogOf(std::move(*page))->record(0);
        QVERIFY(!r.created && !r.decommission && !r.removed && !r.deprecated);
        QVERIFY((r.properties == std::vector<catalog::Property> {{u"b"_s, u"x"_s}}));
    }

    void theUrnIsFoundWhereverItStands()
    {
        auto page = decodePage(
            QByteArray(R"({"entities":[{"status":{"value":{"removed":true}},"urn":"URN",
            "container":{"value":{"container":"urn:li:container:c"}}}]})")
                .replace("URN", plainUrn));

        QVERIFY(page);
        const catalog::Record r = catalogOf(std::move(*page))->record(0);
        QCOMPARE(r.urn, QString::fromUtf8(plainUrn));
        QVERIFY(r.removed);
        QCOMPARE(r.container, u"urn:li:container:c"_s);
    }

    void whatTheSchemaForbidsInPropertiesIsKeptAsText()
    {
        auto page = decodePage(
            pageOf(aspect("mlModelDeploymentProperties",
                          R"({"customProperties":{"n":1.5 ,"b":true,"o":{"x":[1, 2]},"s":"t"}})")));

        QVERIFY(page);
        const auto properties = catalogOf(std::move(*page))->record(0).properties;
        QVERIFY((properties
                 == std::vector<catalog::Property> {{u"n"_s, u"1.5"_s},
                                                    {u"b"_s, u"true"_s},
                                                    {u"o"_s, u"{\"x\":[1, 2]}"_s},
                                                    {u"s"_s, u"t"_s}}));
    }

    void unheardOfWordsAndOddUrnsAreKept_data()
    {
        QTest::addColumn<QByteArray>("urn");
        QTest::newRow("two parts") << QByteArray("urn:li:mlModelDeployment:(sagemaker,x)");
        QTest::newRow("unknown environment")
            << QByteArray("urn:li:mlModelDeployment:(urn:li:dataPlatform:s,n,STAGING)");
        QTest::newRow("encoded name")
            << QByteArray("urn:li:mlModelDeployment:(urn:li:dataPlatform:s,a%2Cb%28c%29,PROD)");
        QTest::newRow("no tuple") << QByteArray("urn:li:mlModelDeployment:x");
        QTest::newRow("other type") << QByteArray("urn:li:dataset:(urn:li:dataPlatform:s,n,PROD)");
        QTest::newRow("no URN at all") << QByteArray("hello");
        QTest::newRow("Unicode") << QByteArray(
            "urn:li:mlModelDeployment:(urn:li:dataPlatform:s,\xc3\xa9\xf0\x9f\x9a\x80,PROD)");
    }

    void unheardOfWordsAndOddUrnsAreKept()
    {
        QFETCH(QByteArray, urn);

        auto page = decodePage(
            pageOf(aspect("mlModelDeploymentProperties", R"({"status":"SLEEPING"})"), urn));

        QVERIFY(page);
        const auto all = catalogOf(std::move(*page));
        QCOMPARE(all->urn(0), QString::fromUtf8(urn));
        QCOMPARE(all->record(0).status, u"SLEEPING"_s);
    }

    void timesMayBeWrittenAsDecimals()
    {
        auto page
            = decodePage(pageOf(aspect("mlModelDeploymentProperties", R"({"createdAt":1.42e12})")));

        QVERIFY(page);
        QCOMPARE(catalogOf(std::move(*page))->created(0), 1420000000000);
    }

    void aModelEvaluationIsTold()
    {
        auto page = decodePage(pageOf(
            {},
            "urn:li:mlModelDeployment:(urn:li:dataPlatform:vertexai,p.model_evaluation.1,PROD)"));

        QVERIFY(page);
        QVERIFY(catalogOf(std::move(*page))->has(0, catalog::Evaluation));
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("path");
        const auto row = [](const char *name, const QByteArray &body, const QString &path) {
            QTest::newRow(name) << body << path;
        };
        const QString one = u"entities[0]."_s;
        row("no entities", R"({"scrollId":"x"})", u"entities"_s);
        row("entities is an object", R"({"entities":{}})", u"entities"_s);
        row("an entity is a text", R"({"entities":["x"]})", u"entities[0]"_s);
        row("the second entity", R"({"entities":[{"urn":"u"},3]})", u"entities[1]"_s);
        row("no urn", R"({"entities":[{"status":{}}]})", one + u"urn"_s);
        row("urn is a number", R"({"entities":[{"urn":3}]})", one + u"urn"_s);
        row("scrollId is a number", R"({"scrollId":3,"entities":[]})", u"scrollId"_s);
        row("totalCount is a text", R"({"totalCount":"3","entities":[]})", u"totalCount"_s);
        row("an aspect is a text", pageOf(R"("ownership":"x")"), one + u"ownership"_s);
        row("a value is a list", pageOf(aspect("ownership", "[]")), one + u"ownership.value"_s);
        row("owners is a text", pageOf(aspect("ownership", R"({"owners":"x"})")),
            one + u"ownership.value.owners"_s);
        row("an owner without owner",
            pageOf(aspect("ownership", R"({"owners":[{"type":"NONE"}]})")),
            one + u"ownership.value.owners[0].owner"_s);
        row("the second owner",
            pageOf(aspect("ownership", R"({"owners":[{"owner":"a"},{"owner":7}]})")),
            one + u"ownership.value.owners[1].owner"_s);
        row("a tag is a number", pageOf(aspect("globalTags", R"({"tags":[7]})")),
            one + u"globalTags.value.tags[0]"_s);
        row("removed is a text", pageOf(aspect("status", R"({"removed":"yes"})")),
            one + u"status.value.removed"_s);
        row("decommissionTime is a text",
            pageOf(aspect("deprecation", R"({"decommissionTime":"x"})")),
            one + u"deprecation.value.decommissionTime"_s);
        row("createdAt beyond reach",
            pageOf(aspect("mlModelDeploymentProperties", R"({"createdAt":1e300})")),
            one + u"mlModelDeploymentProperties.value.createdAt"_s);
        row("versionTag is a number",
            pageOf(aspect("mlModelDeploymentProperties", R"({"version":{"versionTag":3}})")),
            one + u"mlModelDeploymentProperties.value.version.versionTag"_s);
        row("customProperties is a list",
            pageOf(aspect("mlModelDeploymentProperties", R"({"customProperties":[]})")),
            one + u"mlModelDeploymentProperties.value.customProperties"_s);
        row("metadata version is a number",
            pageOf(R"("status":{"value":{},"systemMetadata":{"version":3}})"),
            one + u"status.systemMetadata.version"_s);
    }

    void whatIsWrongIsNamed()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, path);

        const auto page = decodePage(body);

        QVERIFY(!page);
        QCOMPARE(int(page.error().kind), int(Error::Kind::BadReply));
        QCOMPARE(page.error().jsonPath, path);
        QVERIFY(!page.error().detail.isEmpty());
    }

    void whatIsNoPageIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("space") << QByteArray("  \n");
        QTest::newRow("a web page") << QByteArray("<!DOCTYPE html><html></html>");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("a number") << QByteArray("3");
        QTest::newRow("bad UTF-8") << QByteArray("{\"entities\":[{\"urn\":\"\xff\"}]}");
        QTest::newRow("text behind") << QByteArray(R"({"entities":[]} {"entities":[]})");
        QTest::newRow("nested without end")
            << QByteArray(R"({"entities":)" + QByteArray(5'000, '['));
        QTest::newRow("nested deep and closed") << QByteArray(
            R"({"entities":)" + QByteArray(5'000, '[') + QByteArray(5'000, ']') + '}');
        QTest::newRow("a lone surrogate") << QByteArray(R"({"entities":[{"urn":"\ud800"}]})");
        QTest::newRow("a bad escape") << QByteArray(R"({"entities":[{"urn":"\x"}]})");
        QTest::newRow("a NUL") << QByteArray("{\"entities\":[{\"urn\":\"a\0b\"}]}", 27);
    }

    void whatIsNoPageIsRefused()
    {
        QFETCH(QByteArray, body);

        const auto page = decodePage(body);

        QVERIFY(!page);
        QCOMPARE(int(page.error().kind), int(Error::Kind::BadReply));
    }

    //! Whatever is cut off anywhere is refused, and never read as a shorter page.
    void aPageCutOffAnywhereIsRefused()
    {
        const QByteArray whole
            = pageOf(aspect("mlModelDeploymentProperties",
                            R"({"customProperties":{"a":"1"},"createdAt":1,"version":{}})")
                     + ',' + aspect("ownership", R"({"owners":[{"owner":"a"}]})"));
        QVERIFY(decodePage(whole));

        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY2(!decodePage(whole.first(size)), whole.first(size).constData());
    }

    //! Nothing that a byte turned into something else brings about is worse than an error.
    void aPageWithABadByteDoesNoHarm()
    {
        const QByteArray whole
            = pageOf(aspect("ownership", R"({"owners":[{"owner":"a"}]})") + ','
                     + aspect("mlModelDeploymentProperties",
                              R"({"customProperties":{"a":[1]},"createdAt":12})"));
        for (qsizetype i = 0; i < whole.size(); ++i) {
            for (const char c : {'"', '{', '}', '[', ']', ',', ':', '\\', '0', '\0', '\xff'}) {
                QByteArray broken = whole;
                broken[i] = c;
                const auto page = decodePage(broken);
                QVERIFY(page || page.error().kind == Error::Kind::BadReply);
            }
        }
    }

    void roomBehindTheTextOrNotIsTheSame()
    {
        const QByteArray whole = pageOf(aspect("status", R"({"removed":true})"));
        QByteArray roomy;
        roomy.reserve(whole.size() + 64);
        roomy += whole;
        const auto raw = QByteArray::fromRawData(whole.constData(), whole.size());

        for (const QByteArray &body : {whole, roomy, raw}) {
            auto page = decodePage(body);
            QVERIFY(page);
            QVERIFY(catalogOf(std::move(*page))->has(0, catalog::Removed));
        }
    }

    void theScrollIdIsReadFromTheHead_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QString>("id");
        QTest::newRow("first") << QByteArray("{\"scrollId\":\"abc=\",\"ent") << u"abc="_s;
        QTest::newRow("cut") << QByteArray("{\"scrollId\":\"ab") << QString();
        QTest::newRow("null") << QByteArray(R"({"scrollId":null,)") << QString();
        QTest::newRow("later") << QByteArray(R"({"entities":[],"scrollId":"x"})") << QString();
        QTest::newRow("escaped") << QByteArray("{\"scrollId\":\"a\\\"b\",\"e") << QString();
        QTest::newRow("nothing") << QByteArray() << QString();
    }

    void theScrollIdIsReadFromTheHead()
    {
        QFETCH(QByteArray, head);
        QFETCH(QString, id);

        QCOMPARE(peekScrollId(head).value_or(QString()), id);
    }
};

QTEST_GUILESS_MAIN(TestPageDecoder)

#include "tst_pagedecoder.moc"
