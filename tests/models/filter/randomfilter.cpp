// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/filter/randomfilter.h"

#include "models/filter/language.h"

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;
using filter::Field;
using filter::Order;
using filter::Term;

namespace naive {

namespace {

const QStringList words {u"churn"_s,      u"MÖBEL"_s,   u"größe"_s,    u"GRÖSSE"_s,
                         u"ランキング"_s, u"-v1"_s,     u"team"_s,     u"xgb"_s,
                         u"tier-1"_s,     u"pii"_s,     u"möller"_s,   u"g5.2"_s,
                         u"arn:"_s,       u"(b)"_s,     u"a(b),"_s,    u"nothing has this"_s,
                         u"e"_s,          u"OR"_s,      u"a\\\"b"_s,   u"urn:li:tag:x"_s,
                         u"status:x"_s,   u"lópez"_s,   u"personal"_s, u"%28b"_s,
                         u"ttl"_s,        u"!x"_s,      u"||"_s,       u"status=x"_s,
                         u"a)"_s,         u" padded "_s};

const QStringList texts {u"e"_s,
                         u"churn"_s,
                         u"(b)"_s,
                         u"GRÖSSE"_s,
                         u"1"_s,
                         u"Team of ana"_s,
                         u"example.com"_s,
                         u"tab=1"_s,
                         u"*shared*"_s,
                         u"sagemaker,churn"_s,
                         u"a\"b\\c"_s,
                         u"PROD)"_s,
                         u"mlmodel"_s,
                         u"x,y"_s,
                         u"ml.m5"_s,
                         u"-2"_s,
                         u"urn:li:mlModelDeployment:(urn:li:dataPlatform:kserve,no one,PROD)"_s,
                         QString()};

const QStringList patterns {u"*"_s,      u"*e*"_s,        u"?hurn*"_s,       u"*-[0-9]*"_s,
                            u"ml.m5*"_s, u"*(b)*"_s,      u"*möbel*"_s,      u"\\*shared\\**"_s,
                            u"*??"_s,    u"*two words"_s, u"urn:li:*:ana"_s, u"*:(urn*PROD)"_s};

std::size_t below(std::mt19937 &random, std::size_t limit)
{
    return random() % limit;
}

QString pick(std::mt19937 &random, const QStringList &list)
{
    return list[qsizetype(below(random, std::size_t(list.size())))];
}

QStringList some(std::mt19937 &random, const QStringList &list, std::size_t most)
{
    QStringList chosen;
    for (std::size_t n = below(random, most + 1); n > 0; --n)
        chosen.append(pick(random, list));
    return chosen;
}

filter::Day randomDay(std::mt19937 &random)
{
    if (below(random, 2) == 0)
        return {.offset = int(below(random, 400)) - 200,
                .unit = filter::Day::Unit(below(random, 4))};
    filter::Day day {.year = 2019 + int(below(random, 9))};
    if (below(random, 3) > 0)
        day.month = 1 + int(below(random, 12));
    if (day.month > 0 && below(random, 3) > 0)
        day.day = 1 + int(below(random, 28));
    return day;
}

Term randomTerm(std::mt19937 &random, int depth);

Term randomLeaf(std::mt19937 &random)
{
    switch (below(random, 8)) {
    case 0:
    case 1:
        return {filter::Contains {pick(random, words)}};
    case 2:
    case 3: {
        const auto facet = Facet(below(random, catalog::facetCount));
        filter::AnyOf anyOf {facet, some(random, someValues(facet), 3)};
        if (below(random, 4) == 0)
            anyOf.patterns = some(random, patterns, 2);
        if (anyOf.values.isEmpty() && anyOf.patterns.isEmpty())
            anyOf.values = {QString()};
        return {anyOf};
    }
    case 4: {
        std::vector<filter::Fact> facts;
        for (std::size_t n = 1 + below(random, 2); n > 0; --n)
            facts.push_back(filter::allFacts()[below(random, filter::allFacts().size())]);
        return {filter::Is(facts)};
    }
    case 5: {
        const std::vector<filter::Day> days {randomDay(random), randomDay(random)};
        const auto order = Order(below(random, 5));
        const std::size_t count = order == Order::In ? 1 + below(random, 2) : 1;
        return {filter::When {below(random, 2) == 0 ? Field::Created : Field::Decommission,
                              order,
                              {days.begin(), days.begin() + std::ptrdiff_t(count)}}};
    }
    case 6:
        return {filter::VersionIs {Order(1 + below(random, 4)),
                                   pick(random, {u"2.10"_s, u"3"_s, u"v4.1"_s, u"10.0"_s})}};
    default:
        const auto field = Field(below(random, 11));
        filter::Matches matches {field, {}, some(random, texts, 2)};
        if (below(random, 3) == 0)
            matches.patterns = some(random, patterns, 2);
        if (field == Field::Property)
            matches.property = pick(random, {u"instance_type"_s, u"ENDPOINTARN"_s, u"no such"_s});
        if (field == Field::Model)
            matches.values.append(pick(random, {u"ranker-1"_s, u"RANKER-2"_s}));
        if (field == Field::Created || field == Field::Decommission)
            matches = {field, {}, {QString()}};
        else if (matches.values.isEmpty() && matches.patterns.isEmpty())
            matches.values = {u"1"_s};
        return {matches};
    }
}

Term randomTerm(std::mt19937 &random, int depth)
{
    Term term;
    if (depth > 0 && below(random, 3) == 0) {
        filter::Group group {filter::Group::Kind(below(random, 2)), {}};
        for (std::size_t n = 1 + below(random, 3); n > 0; --n)
            group.terms.push_back(randomTerm(random, depth - 1));
        term.what = group;
    } else {
        term = randomLeaf(random);
    }
    term.negated = below(random, 3) == 0;
    return term;
}

} // namespace

QStringList someValues(Facet facet)
{
    switch (facet) {
    case Facet::Platform:
        return {u"urn:li:dataPlatform:sagemaker"_s, u"seldon"_s, u"amazon sagemaker"_s,
                u"urn:li:dataPlatform:KServe"_s, u"none"_s};
    case Facet::Environment:
        return {u"PROD"_s, u"staging"_s, u"QA"_s};
    case Facet::Status:
        return {u"FAILED"_s, u"half_drained"_s, u"In service"_s, QString()};
    case Facet::Owner:
        return {u"urn:li:corpuser:ana"_s, u"urn:li:corpGroup:mlops_team"_s, u"ana lópez"_s,
                u"chen"_s, QString()};
    case Facet::Tag:
        return {u"urn:li:tag:PII"_s, u"pii"_s, u"personal data"_s, u"größe"_s, QString()};
    case Facet::Instance:
        return {u"acct-1"_s, QString(),
                u"urn:li:dataPlatformInstance:(urn:li:dataPlatform:sagemaker,acct-2)"_s};
    case Facet::Container:
        return {u"urn:li:container:ws3"_s, u"fraud workspace"_s, u"ws5"_s, u"none, at all"_s};
    }
    return {};
}

filter::Filter randomFilter(std::mt19937 &random)
{
    filter::Filter filter;
    for (std::size_t n = below(random, 4); n > 0; --n)
        filter.add(randomTerm(random, 2));
    return filter;
}

} // namespace naive
