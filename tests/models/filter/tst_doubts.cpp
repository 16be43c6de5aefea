// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/doubts.h"
#include "tests/support/sampledata.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestDoubts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        support::Made made;
        made.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,a,PROD)";
        made.status = "FAILED";
        made.owners = {{"urn:li:corpuser:ana", ""}, {"urn:li:corpuser:nobody", ""}};
        made.tags = {"urn:li:tag:pii"};
        catalog::Directory names;
        catalog::Neighbour ana;
        ana.name = u"Ana Petrović"_s;
        names.insert(u"urn:li:corpuser:ana"_s, ana);
        m_catalog = support::makeCatalog({made}, 1000, names);
    }

    void whatIsHardlyMeantIsDoubted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("place"); // empty: nothing is doubted
        QTest::addColumn<QString>("mended"); // by the first remedy, if there is one
        const auto row = [](const QString &text, const QString &place, const QString &mended) {
            QTest::newRow(qPrintable(text)) << text << place << mended;
        };
        row(u"status:FAILD"_s, u"FAILD"_s, u"status:FAILED"_s);
        row(u"a -(b OR status:faild,FAILED)"_s, u"faild"_s, u"a -(b OR status:FAILED,FAILED)"_s);
        row(u"env:PRODUCTION"_s, u"PRODUCTION"_s, u"env:PROD"_s);
        row(u"owner:nobdy"_s, u"nobdy"_s, u"owner:nobody"_s);
        row(u"owner:\"Ana Petrovic\""_s, u"\"Ana Petrovic\""_s, u"owner:ana"_s);
        row(u"urn:li:tag:pi"_s, u"urn:li:tag:pi"_s, QString());
        row(u"platform:zzz"_s, u"zzz"_s, QString());
        row(u"platform:sagemaker status:failed"_s, QString(), QString());
        row(u"status:\"Out of service\" env:qa"_s, QString(), QString()); // nobody has it, and may
        row(u"owner:x* tag:*"_s, QString(), QString());
        row(u"a or b"_s, u"or"_s, u"a OR b"_s);
        row(u"(a) Or b"_s, u"Or"_s, u"(a) OR b"_s);
        row(u"env:PROD and a"_s, u"and"_s, u"env:PROD  a"_s);
        row(u"not a"_s, u"not"_s, u"NOT a"_s);
        row(u"a \"or\" b"_s, QString(), QString());
        row(u"or a"_s, QString(), QString());
        row(u"a and"_s, QString(), QString());
        row(u"status:"_s, QString(), QString()); // no filter
    }

    void whatIsHardlyMeantIsDoubted()
    {
        QFETCH(QString, text);
        QFETCH(QString, place);
        QFETCH(QString, mended);

        const auto found = filter::doubts(text, *m_catalog);

        QCOMPARE(found.empty(), place.isEmpty());
        if (found.empty())
            return;
        const filter::ParseError &first = found.front();
        QCOMPARE(text.mid(first.position, first.length), place);
        QVERIFY(first.reason.endsWith(u'.') || first.reason.endsWith(u'?'));
        QCOMPARE(first.remedies.empty(), mended.isEmpty());
        for (const filter::Remedy &remedy : first.remedies) {
            QString better = text;
            better.replace(remedy.position, remedy.length, remedy.text);
            QVERIFY2(filter::doubts(better, *m_catalog).empty(), qPrintable(better));
            if (remedy == first.remedies.front())
                QCOMPARE(better, mended);
        }
    }

    void allPlacesAreNamedInTheirOrder()
    {
        const auto found = filter::doubts(u"env:X or status:Y", *m_catalog);

        QCOMPARE(found.size(), std::size_t(3));
        QVERIFY(found[0].position < found[1].position && found[1].position < found[2].position);
    }

    void anEmptyCatalogHasNobodyToDoubt()
    {
        QVERIFY(filter::doubts(u"status:FAILD", catalog::Catalog()).empty());
    }

    void unknownValuesAreFoundHoweverDeep()
    {
        const auto parsed = filter::parse(u"a OR (status:FAILD -owner:ana,nobdy)");

        const auto found = filter::unknownValues(parsed.filter, *m_catalog);

        const std::vector<filter::UnknownValue> expected {
            {catalog::Facet::Status, u"FAILD"_s, {u"FAILED"_s}},
            {catalog::Facet::Owner, u"nobdy"_s, {u"nobody"_s}}};
        QVERIFY(found == expected);
    }

private:
    catalog::CatalogPtr m_catalog;
};

QTEST_GUILESS_MAIN(TestDoubts)
#include "tst_doubts.moc"
