// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/scan.h"
#include "models/filter/textsearch.h"
#include "tests/models/filter/naive.h"

#include <QTest>

#include <random>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;
using catalog::Row;

namespace {

const QStringList words {u"churn"_s,      u"MÖBEL"_s,       u"größe"_s,  u"GRÖSSE"_s,
                         u"ランキング"_s, u"-v1"_s,         u"team"_s,   u"xgb"_s,
                         u"tier-1"_s,     u"pii"_s,         u"möller"_s, u"g5.2"_s,
                         u"arn:"_s,       u"endpointarn"_s, u"(b)"_s,    u"nothing has this"_s,
                         u"e"_s};

const QList<std::pair<Facet, QStringList>> values {
    {Facet::Platform, {u"urn:li:dataPlatform:sagemaker"_s, u"urn:li:dataPlatform:seldon"_s}},
    {Facet::Environment, {u"PROD"_s, u"STAGING"_s}},
    {Facet::Status, {u"FAILED"_s, u"HALF_DRAINED"_s, QString()}},
    {Facet::Owner, {u"urn:li:corpuser:ana"_s, u"urn:li:corpGroup:mlops_team"_s, QString()}},
    {Facet::Tag, {u"urn:li:tag:PII"_s, QString()}},
    {Facet::Instance, {QString()}},
    {Facet::Container, {u"urn:li:container:ws3"_s, u"urn:li:container:none"_s}},
};

filter::Filter randomFilter(std::mt19937 &random)
{
    filter::Filter filter;
    filter.setShowsRemoved(random() % 4 == 0);
    for (std::size_t n = random() % 4; n > 0; --n) {
        const bool negated = random() % 3 == 0;
        switch (random() % 3) {
        case 0:
            filter.add({filter::Contains {words[qsizetype(random() % std::size_t(words.size()))]},
                        negated});
            break;
        case 1: {
            const auto &[facet, all] = values[qsizetype(random() % std::size_t(values.size()))];
            QStringList some;
            for (const QString &value : all) {
                if (random() % 2 == 0)
                    some.append(value);
            }
            filter.add({filter::AnyOf {facet, some}, negated});
            break;
        }
        default:
            filter.add({filter::Is {filter::Fact(random() % 3)}, negated});
        }
    }
    return filter;
}

} // namespace

class TestScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsTheNaiveOne()
    {
        const auto made = support::makeDeployments(1500, 11);
        const auto catalog = support::makeCatalog(made, 400);
        std::mt19937 random(5);

        for (int round = 0; round < 400; ++round) {
            const filter::Filter filter = randomFilter(random);

            const filter::Mask mask = filter::scan(*catalog, filter);

            for (Row row = 0; row < made.size(); ++row) {
                if (bool(mask[row]) != naive::matches(made[row], filter))
                    QFAIL(qPrintable(u"round %1, %2"_s.arg(round).arg(catalog->urn(row))));
            }
        }
    }

    void countsEqualTheNaiveOnes()
    {
        const auto made = support::makeDeployments(800, 12);
        const auto catalog = support::makeCatalog(made, 300);
        std::mt19937 random(6);

        for (int round = 0; round < 60; ++round) {
            const filter::Filter filter = randomFilter(random);

            const filter::Evaluation evaluation = filter::evaluate(*catalog, filter);

            QCOMPARE(evaluation.mask, filter::scan(*catalog, filter));
            for (const auto &[facet, all] : values) {
                for (const QString &value : all) {
                    filter::Filter chosen = filter::without(filter, facet);
                    chosen.add({filter::AnyOf {facet, {value}}, false});
                    const auto expected
                        = std::count_if(made.begin(), made.end(), [&](const auto &one) {
                              return naive::matches(one, chosen);
                          });
                    const auto code = catalog->dictionary(facet).find(value.toStdString());
                    const auto &counts = evaluation.counts.byCode[std::size_t(facet)];
                    QCOMPARE(code ? qsizetype(counts[*code]) : 0, qsizetype(expected));
                }
            }
        }
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

    void thePanelsViewOfAFilterIsTheFilter()
    {
        filter::Filter filter;
        filter.setText(u"x"_s);
        filter.setValues(Facet::Status, {u"FAILED"_s});
        filter.setValues(Facet::Status, {u"UNKNOWN"_s}, true);
        filter.setFact(filter::Fact::Deprecated, false);

        QCOMPARE(filter.text(), u"x"_s);
        QCOMPARE(filter.values(Facet::Status), QStringList {u"FAILED"_s});
        QCOMPARE(filter.values(Facet::Status, true), QStringList {u"UNKNOWN"_s});
        QCOMPARE(filter.fact(filter::Fact::Deprecated), std::optional(false));
        QCOMPARE(filter.fact(filter::Fact::Removed), std::nullopt);

        filter.setText({});
        filter.setValues(Facet::Status, {});
        filter.setValues(Facet::Status, {}, true);
        filter.setFact(filter::Fact::Deprecated, {});
        QCOMPARE(filter, filter::Filter());
    }
};

QTEST_GUILESS_MAIN(TestScan)
#include "tst_scan.moc"
