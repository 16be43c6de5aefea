// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/chunkwise.h"
#include "models/filter/language.h"
#include "models/filter/scan.h"
#include "models/filter/textsearch.h"
#include "tests/models/filter/naive.h"
#include "tests/models/filter/randomfilter.h"

#include <QTest>

#include <random>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;
using catalog::Row;

namespace {

std::vector<support::Made> madeWithModels(std::size_t count, std::uint32_t seed)
{
    auto made = support::makeDeployments(count, seed);
    for (std::size_t i = 0; i < count; i += 3)
        made[i].models.push_back("urn:li:mlModel:(urn:li:dataPlatform:mlflow,ranker-"
                                 + std::to_string(i % 5) + ",PROD)");
    return made;
}

} // namespace

class TestScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsTheNaiveOne()
    {
        const auto made = madeWithModels(1200, 11);
        const auto catalog = support::makeCatalog(made, 400, naive::directory());
        std::mt19937 random(5);

        for (int round = 0; round < 400; ++round) {
            const filter::Filter filter = naive::randomFilter(random);

            const filter::Mask mask = filter::scan(*catalog, filter, naive::context());

            for (Row row = 0; row < made.size(); ++row) {
                if (bool(mask[row]) != naive::matches(made[row], filter))
                    QFAIL(qPrintable(u"round %1, %2\n%3, %4"_s.arg(round)
                                         .arg(filter::toText(filter), catalog->urn(row))
                                         .arg(mask[row])));
            }
        }
    }

    void countsEqualTheNaiveOnes()
    {
        const auto made = madeWithModels(300, 12);
        const auto catalog = support::makeCatalog(made, 120, naive::directory());
        std::mt19937 random(6);

        for (int round = 0; round < 30; ++round) {
            const filter::Filter filter = naive::randomFilter(random);

            const filter::Evaluation evaluation
                = filter::evaluate(*catalog, filter, naive::context());

            QCOMPARE(evaluation.mask, filter::scan(*catalog, filter, naive::context()));
            const auto matching = [&](const auto &also) {
                return std::uint32_t(std::count_if(made.begin(), made.end(), [&](const auto &one) {
                    return naive::matches(one, filter) && also(one);
                }));
            };
            QCOMPARE(evaluation.counts.matching, matching([](const auto &) { return true; }));
            QCOMPARE(evaluation.counts.deprecated,
                     matching([](const auto &one) { return one.deprecated; }));
            QCOMPARE(evaluation.counts.removed,
                     matching([](const auto &one) { return one.removed; }));
            for (std::size_t f = 0; f < catalog::facetCount; ++f)
                compareFacet(*catalog, made, filter, Facet(f), evaluation.counts.byCode[f]);
        }
    }

    void manyRowsAreSharedOutAndNothingIsLost()
    {
        const auto made = support::makeDeployments(3000, 13);
        catalog::CatalogBuilder builder;
        catalog::ChunkBuilder rows;
        for (const auto &one : made)
            support::addTo(rows, one);
        builder.append(rows);
        const auto chunk = builder.chunks().front();
        while (builder.chunks().size() * made.size() <= filter::worthThreads)
            builder.append(chunk);
        const auto catalog = builder.snapshot();
        filter::Filter filter;
        filter.add({filter::Contains {u"team"_s}});

        const filter::Evaluation evaluation = filter::evaluate(*catalog, filter, naive::context());

        QCOMPARE(evaluation.mask, filter::scan(*catalog, filter, naive::context()));
        const auto once
            = std::uint32_t(std::count_if(made.begin(), made.end(), [&](const auto &one) {
                  return naive::matches(one, filter);
              }));
        QCOMPARE(evaluation.counts.matching, once * std::uint32_t(builder.chunks().size()));
    }

    void whatIsShortLivedSaysSoInItsProperties_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("ephemeral");
        QTest::addRow("flag") << u"ephemeral"_s << u"true"_s << true;
        QTest::addRow("other words") << u"Is-Temporary"_s << u"YES"_s << true;
        QTest::addRow("not") << u"ephemeral"_s << u"false"_s << false;
        QTest::addRow("kind") << u"lifecycle"_s << u"Transient"_s << true;
        QTest::addRow("another kind") << u"lifecycle"_s << u"production"_s << false;
        QTest::addRow("time to live") << u"ttl_hours"_s << u"6"_s << true;
        QTest::addRow("end") << u"expires.at"_s << u"2027-01-01T00:00:00Z"_s << true;
        QTest::addRow("no end") << u"expires_at"_s << u"never"_s << false;
        QTest::addRow("something else") << u"ttl_policy"_s << u"6"_s << false;
    }

    void whatIsShortLivedSaysSoInItsProperties()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(bool, ephemeral);
        support::Made made;
        made.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:x,a,PROD)";
        made.properties = {{key.toStdString(), value.toStdString()}};

        QCOMPARE(support::makeCatalog({made})->record(0).ephemeral, ephemeral);

        made.properties.emplace_back("temporary", "no"); // has the last word
        QVERIFY(!support::makeCatalog({made})->record(0).ephemeral);
    }

    void removedOnesAreHiddenUnlessAskedFor()
    {
        support::Made present;
        present.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:x,a,PROD)";
        support::Made removed = present;
        removed.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:x,b,PROD)";
        removed.removed = true;
        const auto catalog = support::makeCatalog({present, removed});

        filter::Filter filter;
        QCOMPARE(filter::matchingRows(*catalog, filter), std::vector<Row> {0});
        QCOMPARE(filter::evaluate(*catalog, filter).counts.hiddenRemoved, 1u);
        filter.setFact(filter::Fact::Removed, true);
        QCOMPARE(filter::matchingRows(*catalog, filter), std::vector<Row> {1});
        filter.setFact(filter::Fact::Removed, {});
        filter.setShowsRemoved(true);
        QCOMPARE(filter::toText(filter), u"is:removed,present"_s);
        QCOMPARE(filter::matchingRows(*catalog, filter), (std::vector<Row> {0, 1}));
    }

    void findsAtEveryPlace_data()
    {
        QTest::addColumn<int>("before");
        for (const int before : {0, 1, 30, 31, 32, 33, 63, 64, 65, 200})
            QTest::addRow("%d bytes before it", before) << before;
    }

    void findsAtEveryPlace()
    {
        QFETCH(int, before);
        const std::string text
            = std::string(std::size_t(before), 'n') + "NeeDle" + std::string(40, 'e');

        const std::size_t found = filter::findIgnoringAsciiCase(text, "needle", 0);

        QCOMPARE(found, std::size_t(before));
        QCOMPARE(found, filter::detail::findScalar(text, "needle", 0));
        QCOMPARE(
            filter::findIgnoringAsciiCase(text.substr(0, std::size_t(before) + 5), "needle", 0),
            std::string::npos);
    }

    void marksWhatATextAloneContains()
    {
        std::mt19937 random(9);
        for (int round = 0; round < 300; ++round) {
            catalog::TextColumn column;
            std::vector<std::string> texts;
            const std::size_t longest = round % 50 == 0 ? 70'000 : round % 2 == 0 ? 12 : 200;
            for (std::size_t n = 1 + random() % (longest > 1000 ? 3 : 400); n > 0; --n) {
                std::string text;
                for (std::size_t k = random() % longest; k > 0; --k)
                    text += "abAB@`["[random() % 7];
                texts.push_back(text);
                column.append(text);
            }
            column.freeze();
            std::string needle;
            for (std::size_t k = 1 + random() % 9; k > 0; --k)
                needle += "ab`@"[random() % 4];
            std::vector<std::uint8_t> mask(texts.size());

            filter::Needle(QString::fromStdString(needle)).mark(column, mask.data());

            for (std::size_t i = 0; i < texts.size(); ++i)
                QCOMPARE(mask[i] != 0,
                         filter::detail::findScalar(texts[i], needle, 0) != std::string::npos);
        }
    }

    void doesNotFindOverTheEdgeOfATextOrAtSign()
    {
        catalog::TextColumn column;
        column.append("abc");
        column.append("def");
        column.append("`@[");
        column.freeze();
        std::vector<std::uint8_t> mask(3);

        filter::Needle(u"cd"_s).mark(column, mask.data());
        filter::Needle(u"{"_s).mark(column, mask.data());

        QCOMPARE(mask, std::vector<std::uint8_t>({0, 0, 0}));
    }

private:
    static void compareFacet(const catalog::Catalog &catalog,
                             const std::vector<support::Made> &made, const filter::Filter &filter,
                             Facet facet, const std::vector<std::uint32_t> &counts)
    {
        for (catalog::Code code = 0; code < catalog.dictionary(facet).size(); ++code) {
            const auto wire = catalog.dictionary(facet)[code];
            if (facet == Facet::Platform)
                continue; // a name of one is the id of another: a value may mean two
            filter::Filter chosen = filter::without(filter, facet);
            chosen.add(
                {filter::AnyOf {facet, {QString::fromUtf8(wire.data(), qsizetype(wire.size()))}}});
            const auto expected = std::count_if(made.begin(), made.end(), [&](const auto &one) {
                return naive::matches(one, chosen);
            });
            QCOMPARE(qsizetype(counts[code]), qsizetype(expected));
        }
    }
};

QTEST_GUILESS_MAIN(TestScan)
#include "tst_scan.moc"
