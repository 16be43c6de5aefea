// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/catalog/catalog.h"
#include "models/core/fold.h"
#include "tests/support/sampledata.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace catalog;

class TestCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldComesBack()
    {
        const auto made = support::makeDeployments(3000, 1);

        const CatalogPtr catalog = support::makeCatalog(made, 700);

        QCOMPARE(catalog->size(), made.size());
        for (Row row = 0; row < made.size(); ++row) {
            const Record record = catalog->record(row);
            const support::Made &source = made[row];
            const support::Parts parts = support::partsOf(source);
            QCOMPARE(record.urn, fromUtf8(source.urn));
            QCOMPARE(record.platform, fromUtf8(parts.platform));
            QCOMPARE(record.env, fromUtf8(parts.env));
            QCOMPARE(record.status, fromUtf8(source.status));
            QCOMPARE(record.version, fromUtf8(source.version));
            QCOMPARE(record.description, fromUtf8(source.description));
            QCOMPARE(record.url, fromUtf8(source.url));
            QCOMPARE(record.instance, fromUtf8(source.instance));
            QCOMPARE(record.container, fromUtf8(source.container));
            QCOMPARE(record.owners.size(), source.owners.size());
            QCOMPARE(record.tags.size(), qsizetype(source.tags.size()));
            QCOMPARE(record.properties.size(), source.properties.size());
            QCOMPARE(record.deprecated, source.deprecated);
            QCOMPARE(record.removed, source.removed);
            QCOMPARE(record.created.has_value(), source.created != noTime);
            if (record.created)
                QCOMPARE(record.created->toMSecsSinceEpoch(), source.created);
        }
    }

    void isFoundByUrn()
    {
        const auto made = support::makeDeployments(2000, 2);
        const CatalogPtr catalog = support::makeCatalog(made, 300);

        for (Row row = 0; row < made.size(); row += 7)
            QCOMPARE(catalog->find(fromUtf8(made[row].urn)), std::optional<Row>(row));

        QVERIFY(!catalog->find(u"urn:li:mlModelDeployment:(urn:li:dataPlatform:x,none,PROD)"_s));
    }

    void snapshotsShareUnchangedChunks()
    {
        CatalogBuilder builder;
        ChunkBuilder rows;
        support::Made made;
        made.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:x,a,PROD)";
        made.status = "FAILED";
        support::addTo(rows, made);
        builder.append(rows);
        const CatalogPtr before = builder.snapshot();
        made.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:x,b,PROD)";
        made.status = "A_NEW_WORD";
        support::addTo(rows, made);
        builder.append(rows);

        const CatalogPtr after = builder.snapshot();

        QCOMPARE(before->size(), std::size_t(1));
        QCOMPARE(after->size(), std::size_t(2));
        QCOMPARE(&before->chunk(0), &after->chunk(0));
        QCOMPARE(before->text(0, Facet::Status), u"FAILED"_s);
        QCOMPARE(after->text(1, Facet::Status), u"A_NEW_WORD"_s);
    }

    void aUrnThatIsNoneIsKeptAsItIs()
    {
        const QByteArrayList urns {
            "urn:li:mlModelDeployment:(urn:li:dataPlatform:x,two-parts)",
            "urn:li:mlModelDeployment:(urn:li:dataPlatform:x,a,b,PROD)",
            "urn:li:mlModelDeployment:(urn:li:dataPlatform:x,a(b),PROD)",
            "not a urn at all",
        };
        CatalogBuilder builder;
        ChunkBuilder rows;
        for (const QByteArray &urn : urns) {
            rows.beginRow(std::string_view(urn.constData(), std::size_t(urn.size())));
            rows.endRow();
        }
        builder.append(rows);

        const CatalogPtr catalog = builder.snapshot();

        for (Row row = 0; row < catalog->size(); ++row) {
            QCOMPARE(catalog->urn(row), QString::fromUtf8(urns[row]));
            QCOMPARE(catalog->find(QString::fromUtf8(urns[row])), std::optional<Row>(row));
        }
    }

    void aLinkWithoutItsNameIsKeptAsItIs_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("with the name twice") << QByteArray("https://x/the-name/the-name");
        QTest::newRow("without it") << QByteArray("https://x/other");
        QTest::newRow("with the mark itself") << QByteArray("https://x/\x01/the-name");
        QTest::newRow("with the escape itself") << QByteArray("\x02https://x/the-name");
    }

    void aLinkWithoutItsNameIsKeptAsItIs()
    {
        QFETCH(QByteArray, url);

        const std::string kept = urlTemplate(url.toStdString(), "the-name");

        QCOMPARE(QByteArray::fromStdString(urlFromTemplate(kept, "the-name")), url);
    }

    void evaluationsAreToldApart()
    {
        support::Made made;
        made.urn
            = "urn:li:mlModelDeployment:(urn:li:dataPlatform:vertexai,p.model_evaluation.7,PROD)";
        support::Made endpoint;
        endpoint.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:vertexai,p.endpoint.7,PROD)";

        const CatalogPtr catalog = support::makeCatalog({made, endpoint});

        QVERIFY(catalog->has(0, Evaluation));
        QVERIFY(!catalog->has(1, Evaluation));
    }

    void anArnInALinkIsReconciled()
    {
        support::Made byArn;
        byArn.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,first,PROD)";
        byArn.properties = {{"EndpointArn", "arn:aws:sagemaker:us-west-2:1:endpoint/The-First"}};
        support::Made byName;
        byName.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,second,PROD)";
        support::Made exact;
        exact.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:kserve,third,PROD)";
        const CatalogPtr catalog = support::makeCatalog({byArn, byName, exact});
        const QString model = u"urn:li:mlModel:(urn:li:dataPlatform:sagemaker,m,PROD)"_s;
        const auto deployment = [](const QString &platform, const QString &name) {
            return u"urn:li:mlModelDeployment:(urn:li:dataPlatform:%1,%2,PROD)"_s.arg(platform,
                                                                                      name);
        };

        const Links links = Links::resolve(
            *catalog,
            {{model,
              deployment(u"sagemaker"_s, u"arn:aws:sagemaker:us-west-2:1:endpoint/The-First"_s)},
             {model,
              deployment(u"sagemaker"_s, u"arn:aws:sagemaker:us-west-2:1:endpoint/second"_s)},
             {model, deployment(u"kserve"_s, u"third"_s)},
             {model, deployment(u"kserve"_s, u"gone"_s)},
             {model, u"urn:li:mlModelDeployment:(urn:li:dataPlatform:x,two-parts)"_s}},
            {{model, u"The model"_s, u"3"_s, {}}});

        QCOMPARE(links.ofRow(0).size(), std::size_t(1));
        QVERIFY(links.ofRow(0)[0].reconciled);
        QVERIFY(links.ofRow(1)[0].reconciled);
        QVERIFY(!links.ofRow(2)[0].reconciled);
        QCOMPARE(links.models()[links.ofRow(2)[0].model].name, u"The model"_s);
        QCOMPARE(links.reconciledCount(), std::size_t(2));
        QCOMPARE(links.dangling().size(), std::size_t(2));
    }

    void containerPathsEndWhereTheyRepeat()
    {
        Directory directory;
        Neighbour inside;
        inside.parent = u"urn:li:container:b"_s;
        Neighbour around;
        around.parent = u"urn:li:container:a"_s;
        directory.insert(u"urn:li:container:a"_s, inside);
        directory.insert(u"urn:li:container:b"_s, around);

        QCOMPARE(directory.containerPath(u"urn:li:container:a"_s),
                 (QStringList {u"urn:li:container:b"_s, u"urn:li:container:a"_s}));
    }
};

QTEST_GUILESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
