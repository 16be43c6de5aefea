// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/vocabulary.h"
#include "models/graph/bundles.h"
#include "models/graph/drawing.h"
#include "models/graph/svg.h"
#include "tests/support/sampledata.h"

#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace graph;

namespace {

using support::Made;

Made deployment(const std::string &name, const std::string &env, const std::string &status,
                const std::string &model = "m1")
{
    Made made;
    made.urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker," + name + ',' + env + ')';
    made.status = status;
    made.version = "1.2";
    if (!model.empty())
        made.models = {"urn:li:mlModel:(urn:li:dataPlatform:sagemaker," + model + ",PROD)"};
    return made;
}

QString urnOf(const Made &made)
{
    return QString::fromStdString(made.urn);
}

std::vector<Made> many(std::size_t count, const std::string &env, const std::string &model = "m1")
{
    std::vector<Made> all;
    for (std::size_t i = 0; i < count; ++i)
        all.push_back(deployment(env + "-" + std::to_string(1000 + i), env,
                                 i % 5 == 0 ? "FAILED" : "IN_SERVICE", model));
    return all;
}

DrawOptions options(const QSet<QString> &toggled = {})
{
    DrawOptions options;
    options.toggled = toggled;
    options.production = {u"PROD"_s, u"PRD"_s};
    options.now = QDateTime(QDate(2026, 10, 14), QTime(12, 0), Qt::UTC);
    return options;
}

Picture drawn(const std::vector<Made> &made, const DrawOptions &how = options())
{
    const Graph graph = fromCatalog(support::makeCatalog(made));
    std::vector<Node> all(graph.size());
    std::iota(all.begin(), all.end(), 0U);
    return draw(graph, all, how);
}

const Card *cardOf(const Picture &picture, const QString &key)
{
    const std::uint32_t at = picture.find(key);
    return at == noCard ? nullptr : &picture.cards[at];
}

const QString modelUrn = u"urn:li:mlModel:(urn:li:dataPlatform:sagemaker,m1,PROD)"_s;

bool overlaps(const Picture &picture)
{
    std::vector<const Card *> order;
    for (const Card &card : picture.cards)
        order.push_back(&card);
    std::sort(order.begin(), order.end(),
              [](const Card *a, const Card *b) { return a->rect.top() < b->rect.top(); });
    std::vector<const Card *> open;
    for (const Card *card : order) {
        std::erase_if(open,
                      [&](const Card *other) { return other->rect.bottom() <= card->rect.top(); });
        for (const Card *other : open) {
            if (other->rect.intersects(card->rect))
                return true;
        }
        open.push_back(card);
    }
    return false;
}

} // namespace

class TestPicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFewDeploymentsStandForThemselvesProductionFirst()
    {
        const auto made
            = std::vector {deployment("b", "DEV", "FAILED"), deployment("a", "STG", "CREATING"),
                           deployment("z", "PROD", "IN_SERVICE")};

        const Picture picture = drawn(made);

        QCOMPARE(picture.cards.size(), std::size_t(4));
        const Card *production = cardOf(picture, urnOf(made[2]));
        QVERIFY(production->has(ProductionCard));
        QVERIFY(production->rect.top() < cardOf(picture, urnOf(made[0]))->rect.top());
        QVERIFY(production->rect.top() < cardOf(picture, urnOf(made[1]))->rect.top());
        QCOMPARE(cardOf(picture, modelUrn)->count, 3U);
        QVERIFY(!overlaps(picture));
    }

    void manyAreBundledByEnvironmentWithCounts()
    {
        auto made = many(12, "STG");
        made.push_back(deployment("p", "PROD", "IN_SERVICE"));

        const Picture picture = drawn(made);

        QCOMPARE(picture.cards.size(), std::size_t(3));
        QCOMPARE(picture.bundles, 1U);
        QCOMPARE(picture.folded, 12U);
        QCOMPARE(picture.deployments, 13U);
        const Card *bundle = cardOf(picture, bundleKey(modelUrn, u"STG"_s));
        QVERIFY(bundle);
        QCOMPARE(bundle->count, 12U);
        QCOMPARE(bundle->statuses[0], 3U); // FAILED
        QCOMPARE(bundle->statuses[7], 9U); // IN_SERVICE
        QCOMPARE(bundle->status, u"FAILED"_s);
    }

    void anOpenBundleShowsWhatIsInIt()
    {
        const QString key = bundleKey(modelUrn, u"STG"_s);

        const Picture picture = drawn(many(12, "STG"), options({key}));

        const Card *bundle = cardOf(picture, key);
        QVERIFY(bundle->has(OpenCard));
        std::size_t inside = 0;
        for (const Card &card : picture.cards)
            inside += card.parent != noCard && picture.cards[card.parent].key == key;
        QCOMPARE(inside, std::size_t(12));
        QCOMPARE(picture.folded, 0U);
        QVERIFY(!overlaps(picture));
    }

    void aLargeOpenBundleIsBundledByStatus()
    {
        const QString key = bundleKey(modelUrn, u"STG"_s);
        const auto made = many(5000, "STG");

        const Picture closed = drawn(made);
        const Picture open = drawn(made, options({key}));
        const Picture inside = drawn(made, options({key, key + u"\nFAILED"_s}));

        QCOMPARE(closed.cards.size(), std::size_t(2));
        QCOMPARE(open.cards.size(), std::size_t(4));
        QCOMPARE(inside.cards.size(), std::size_t(1004));
        QCOMPARE(cardOf(open, key + u"\nFAILED"_s)->count, 1000U);
        QVERIFY(!overlaps(inside));
    }

    void whatIsSingledOutNeverHides()
    {
        const auto made = many(12, "STG");
        DrawOptions how = options();
        how.singles = {urnOf(made[7])};

        const Picture picture = drawn(made, how);

        QVERIFY(cardOf(picture, urnOf(made[7])));
        QCOMPARE(cardOf(picture, bundleKey(modelUrn, u"STG"_s))->count, 11U);
    }

    void aClosedModelHidesItsDeployments()
    {
        const auto made = std::vector {deployment("a", "PROD", "IN_SERVICE"),
                                       deployment("b", "PROD", "IN_SERVICE", "m2")};

        const Picture picture = drawn(made, options({modelUrn}));

        QVERIFY(!cardOf(picture, urnOf(made[0])));
        QVERIFY(cardOf(picture, urnOf(made[1])));
        QVERIFY(!cardOf(picture, modelUrn)->has(OpenCard));
        QCOMPARE(picture.folded, 1U);
    }

    void withoutAModelTheyStandBehindNobody()
    {
        const auto made = std::vector {deployment("a", "PROD", "IN_SERVICE", ""),
                                       deployment("b", "PROD", "IN_SERVICE")};

        const Picture picture = drawn(made);

        const Card *card = cardOf(picture, urnOf(made[0]));
        QVERIFY(picture.cards[card->parent].kind == CardKind::Nobody);
        QVERIFY(picture.linksKnown);
    }

    void unknownLinksAreNotTakenForNone()
    {
        const Picture picture = drawn({deployment("a", "PROD", "IN_SERVICE", "")});

        QVERIFY(!picture.linksKnown);
        const Card &nobody = picture.cards.front();
        QVERIFY(nobody.kind == CardKind::Nobody);
        QCOMPARE(nobody.title, u"Models not read"_s);
    }

    void replacementsAreDrawnFromTheReplaced()
    {
        auto made = std::vector {deployment("old", "PROD", "IN_SERVICE"),
                                 deployment("new", "PROD", "IN_SERVICE")};
        made[0].deprecated = true;
        made[0].replacement = made[1].urn;
        made[0].decommission
            = QDateTime(QDate(2026, 10, 1), QTime(12, 0), Qt::UTC).toMSecsSinceEpoch();

        const Picture picture = drawn(made);

        const auto line
            = std::find_if(picture.lines.begin(), picture.lines.end(),
                           [](const Line &one) { return one.kind == LineKind::Replaced; });
        QVERIFY(line != picture.lines.end());
        QCOMPARE(picture.cards[line->from].key, urnOf(made[0]));
        QCOMPARE(picture.cards[line->to].key, urnOf(made[1]));
        QVERIFY(line->dashed);
        QVERIFY(picture.cards[line->from].has(OverdueCard));
        QVERIFY(picture.cards[line->from].detail.contains(u"overdue"_s));
        QVERIFY(picture.spoken(line->from).contains(u"deprecated"_s));
        QVERIFY(picture.bounds.contains(picture.points[line->start + 1]));
    }

    void theSameInputGivesTheSamePicture()
    {
        const auto made = support::makeDeployments(2000, 3);

        const Picture first = drawn(made);
        const Picture second = drawn(made);

        QVERIFY(first.points == second.points);
        QVERIFY(!overlaps(first));
        QVERIFY(first.cards.size() == second.cards.size());
    }

    void everythingIsShownOrFoldedExactlyOnce()
    {
        const auto made = support::makeDeployments(3000, 5);

        const Picture picture = drawn(made);

        std::uint32_t counted = 0;
        std::set<QString> keys;
        for (const Card &card : picture.cards) {
            QVERIFY(keys.insert(card.key).second);
            if (card.kind == CardKind::Deployment && !card.has(MissingCard))
                ++counted;
            if (card.kind == CardKind::Bundle)
                counted += card.count;
        }
        const auto live
            = std::count_if(made.begin(), made.end(), [](const Made &one) { return !one.removed; });
        QCOMPARE(qint64(counted), qint64(live));
        for (const Line &line : picture.lines) {
            if (line.forest)
                QVERIFY(picture.cards[line.to].rect.left() > picture.cards[line.from].rect.right());
        }
    }

    void huesGoToWhatIsThereMost()
    {
        auto made = many(5, "DEV");
        made.push_back(deployment("p", "PROD", "IN_SERVICE"));
        DrawOptions how = options();
        how.colour = ColourBy::Environment;

        const Picture picture = drawn(made, how);

        QCOMPARE(picture.hues.size(), std::size_t(2));
        QCOMPARE(picture.hues[0].value, u"DEV"_s);
        QCOMPARE(picture.hues[0].count, 5U);
        QCOMPARE(cardOf(picture, urnOf(made.back()))->hue, std::uint8_t(1));
    }

    void placesAreLaidOutByGraphviz()
    {
        auto made = many(4, "PROD");
        for (Made &one : made)
            one.container = "urn:li:container:workspace";
        DrawOptions how = options();
        how.places = true;

        const Picture picture = drawn(made, how);

        QVERIFY(!picture.fellBack);
        const Card *place = cardOf(picture, u"urn:li:container:workspace"_s);
        QVERIFY(place);
        for (const Made &one : made)
            QVERIFY(cardOf(picture, urnOf(one))->rect.right() < place->rect.left());
        QVERIFY(!overlaps(picture));
    }

    void pathLeadsFromTheModel()
    {
        const auto made = many(3, "PROD");
        const Picture picture = drawn(made);
        const std::uint32_t card = picture.find(urnOf(made[1]));

        const auto path = picture.pathTo(card);

        QCOMPARE(path.size(), std::size_t(1));
        QCOMPARE(picture.cards[picture.lines[path[0]].from].key, modelUrn);
    }

    void svgIsWellFormedAndSaysEveryName()
    {
        auto made = many(3, "PROD");
        made[0].urn = "urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,a<b>&'c,PROD)";
        const Picture picture = drawn(made);

        QXmlStreamReader xml(toSvg(picture));
        QString said;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::Characters)
                said += xml.text();
        }

        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(said.contains(u"a<b>&'c"_s));
        for (const Card &card : picture.cards)
            QVERIFY(said.contains(card.title));
    }
};

QTEST_GUILESS_MAIN(TestPicture)
#include "tst_picture.moc"
