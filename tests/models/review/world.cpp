// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/review/world.h"

#include <random>

using namespace Qt::Literals::StringLiterals;

namespace reviewtest {

support::Made &World::at(const std::string &name)
{
    const auto it = std::ranges::find_if(made, [&](const support::Made &one) {
        return one.urn.find(',' + name + ',') != std::string::npos;
    });
    return *it;
}

catalog::CatalogPtr World::catalog() const
{
    catalog::CatalogBuilder builder;
    catalog::ChunkBuilder rows;
    for (const support::Made &one : made) {
        support::addTo(rows, one);
        if (rows.rows() == 64)
            builder.append(rows);
    }
    builder.append(rows);
    builder.setDirectory(std::make_shared<catalog::Directory>(directory));
    if (linksKnown) {
        std::vector<catalog::Edge> edges;
        for (const support::Made &one : made) {
            for (const std::string &model : one.models)
                edges.push_back({QString::fromStdString(model), QString::fromStdString(one.urn)});
        }
        const catalog::CatalogPtr unlinked = builder.snapshot();
        builder.setLinks(
            std::make_shared<catalog::Links>(catalog::Links::resolve(*unlinked, edges, models)));
    }
    return builder.snapshot();
}

std::string urnOf(const std::string &name, const std::string &env)
{
    return "urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker," + name + ',' + env + ')';
}

review::Context noon(const QByteArray &zone)
{
    review::Context context;
    context.when.zone = QTimeZone(zone);
    context.when.now = QDateTime(QDate(2026, 10, 14), QTime(12, 0), context.when.zone).toUTC();
    context.when.production = {u"PROD"_s, u"PRD"_s};
    context.readAt = context.when.now.addSecs(-600);
    return context;
}

std::int64_t msOf(const QDate &day, const QTime &time, const QByteArray &zone)
{
    return QDateTime(day, time, QTimeZone(zone)).toMSecsSinceEpoch();
}

World goodWorld()
{
    World world;
    world.context = noon();
    const auto know = [&](const QString &id, const QString &name, const QString &mail,
                          bool exists = true, bool active = true) {
        world.directory.insert(u"urn:li:corpuser:"_s + id,
                               {name, mail, {}, {}, {}, exists, active});
    };
    know(u"ana"_s, u"Ana"_s, u"ana@example.com"_s);
    know(u"bo"_s, u"Bo"_s, {});
    know(u"gone"_s, {}, {}, false);
    know(u"left"_s, u"Left"_s, {}, true, false);
    world.models.push_back(
        {u"urn:li:mlModel:churn"_s, u"churn"_s, u"1"_s, {u"urn:li:mlModelGroup:g"_s}});
    world.models.push_back(
        {u"urn:li:mlModel:cousin"_s, u"cousin"_s, u"1"_s, {u"urn:li:mlModelGroup:g"_s}});
    world.models.push_back({u"urn:li:mlModel:stranger"_s, u"stranger"_s, u"1"_s, {}});
    for (const char *name : {"old", "new", "third"}) {
        support::Made made;
        made.urn = urnOf(name);
        made.status = "IN_SERVICE";
        made.owners = {{"urn:li:corpuser:ana", "TECHNICAL_OWNER"}};
        made.models = {"urn:li:mlModel:churn"};
        world.made.push_back(made);
    }
    support::Made &old = world.made.front();
    old.status = "OUT_OF_SERVICE";
    old.deprecated = true;
    old.decommission = msOf(QDate(2026, 11, 20), QTime(0, 0));
    old.note = "Superseded by a newer version";
    old.replacement = urnOf("new");
    return world;
}

namespace {

template <typename T>
T pick(std::mt19937 &random, std::initializer_list<T> values)
{
    return *(values.begin() + std::ptrdiff_t(random() % values.size()));
}

bool chance(std::mt19937 &random, unsigned percent)
{
    return random() % 100 < percent;
}

std::string someReplacement(std::mt19937 &random, const std::vector<support::Made> &made)
{
    switch (random() % 12) {
    case 0:
        return {};
    case 1:
        return "see the wiki";
    case 2:
        return urnOf("was-never-there", pick<const char *>(random, {"PROD", "DEV"}));
    case 3:
        return "urn:li:mlModel:(urn:li:dataPlatform:mlflow,churn,PROD)";
    case 4:
        return "urn:li:corpuser:gone";
    case 5:
        return "  " + made[random() % made.size()].urn + ' ';
    default:
        // Of a few, so that chains and circles come about.
        return made[random() % std::min<std::size_t>(40, made.size())].urn;
    }
}

void addOwners(std::mt19937 &random, support::Made &made)
{
    made.owners.clear();
    for (unsigned k = random() % 3; k > 0; --k)
        made.owners.emplace_back(
            pick<const char *>(random,
                               {"urn:li:corpuser:ana", "urn:li:corpuser:bo", "urn:li:corpuser:gone",
                                "urn:li:corpuser:left", "urn:li:corpuser:who"}),
            pick<const char *>(random, {"TECHNICAL_OWNER", "BUSINESS_OWNER", "DEVELOPER", "CUSTOM",
                                        "urn:li:ownershipType:__system__technical_owner",
                                        "urn:li:ownershipType:on_call", "NONE"}));
}

} // namespace

World randomWorld(std::uint32_t seed)
{
    std::mt19937 random(seed);
    World world = goodWorld();
    world.made = support::makeDeployments(150 + random() % 150, seed);
    world.linksKnown = chance(random, 90);
    world.context.complete = chance(random, 80);
    for (support::Made &made : world.made) {
        made.deprecated = chance(random, 60);
        made.removed = chance(random, 10);
        if (chance(random, 70))
            made.status = "IN_SERVICE";
        made.replacement = someReplacement(random, world.made);
        made.note = pick<const char *>(
            random, {"", "old", "deprecated", "Replaced by v2", "https://wiki.example.com/x",
                     "ML-12, ML-13", "#4711", "see #4711 for why it goes", "旧模型将被替换",
                     "Unused since May", "  \n ", "see (https://wiki.example.com/x)."});
        made.decommission = pick<std::int64_t>(
            random,
            {catalog::noTime, 0, 1'790'000'000, msOf(QDate(2026, 10, 14), QTime(0, 0)),
             msOf(QDate(2026, 10, 14), QTime(18, 0)), msOf(QDate(2026, 10, 21), QTime(0, 0)),
             msOf(QDate(2026, 10, 21), QTime(23, 59)), msOf(QDate(2026, 10, 22), QTime(0, 0)),
             msOf(QDate(2026, 11, 13), QTime(0, 0)), msOf(QDate(2027, 1, 12), QTime(0, 0)),
             msOf(QDate(2027, 1, 13), QTime(0, 0)), msOf(QDate(2026, 9, 30), QTime(0, 0))});
        addOwners(random, made);
        for (unsigned k = random() % 3; k > 0; --k)
            made.models.push_back(pick<const char *>(
                random, {"urn:li:mlModel:churn", "urn:li:mlModel:cousin", "urn:li:mlModel:stranger",
                         "urn:li:mlModel:churn2", "urn:li:mlModel:eta"}));
        if (chance(random, 20))
            made.properties.emplace_back(
                pick<const char *>(random, {"traffic", "Traffic_Percent", "traffic_split"}),
                pick<const char *>(random, {"0", "0%", "35", "{\042blue\042: 0, \042green\042: 0}",
                                            "{\042blue\042: 10}", "off"}));
    }
    return world;
}

} // namespace reviewtest
