// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/words.h"

#include "models/domain/vocabulary.h"
#include "models/filter/language.h"

#include <algorithm>
#include <array>

namespace filter {

using namespace detail;

namespace {

struct Named
{
    QStringView word;
    Key key;
};

const std::array namedKeys {
    Named {u"name", Field::Name},
    Named {u"platform", Facet::Platform},
    Named {u"env", Facet::Environment},
    Named {u"status", Facet::Status},
    Named {u"version", Field::Version},
    Named {u"owner", Facet::Owner},
    Named {u"tag", Facet::Tag},
    Named {u"instance", Facet::Instance},
    Named {u"container", Facet::Container},
    Named {u"model", Field::Model},
    Named {u"description", Field::Description},
    Named {u"url", Field::Url},
    Named {u"created", Field::Created},
    Named {u"decommission", Field::Decommission},
    Named {u"note", Field::Note},
    Named {u"replacement", Field::Replacement},
    Named {u"urn", Field::Urn},
    Named {u"is", IsKey {}},
    Named {u"prop", Field::Property},
};

struct NamedFact
{
    QStringView word;
    Fact fact;
};

constexpr std::array namedFacts {
    NamedFact {u"deprecated", Fact::Deprecated}, NamedFact {u"removed", Fact::Removed},
    NamedFact {u"overdue", Fact::Overdue},       NamedFact {u"ephemeral", Fact::Ephemeral},
    NamedFact {u"linked", Fact::Linked},         NamedFact {u"orphan", Fact::Orphan},
    NamedFact {u"owned", Fact::Owned},           NamedFact {u"production", Fact::Production},
    NamedFact {u"evaluation", Fact::Evaluation}, NamedFact {u"present", Fact::Present},
    NamedFact {u"pending", Fact::Pending},
};

//! Words of other tools, and what they are called here.
struct Alias
{
    QStringView word;
    QStringView meant;
};

constexpr std::array keyAliases {
    Alias {u"environment", u"env"},    Alias {u"fabric", u"env"},
    Alias {u"origin", u"env"},         Alias {u"state", u"status"},
    Alias {u"due", u"decommission"},   Alias {u"endpoint", u"url"},
    Alias {u"link", u"url"},           Alias {u"externalurl", u"url"},
    Alias {u"createdat", u"created"},  Alias {u"property", u"prop."},
    Alias {u"text", u"description"},   Alias {u"id", u"urn"},
    Alias {u"title", u"name"},         Alias {u"customproperties", u"prop."},
    Alias {u"user", u"owner"},         Alias {u"team", u"owner"},
    Alias {u"workspace", u"container"}};

constexpr std::array factAliases {
    Alias {u"deleted", u"removed"}, Alias {u"temporary", u"ephemeral"},
    Alias {u"expired", u"overdue"}, Alias {u"prod", u"production"},
    Alias {u"orphaned", u"orphan"}, Alias {u"late", u"overdue"},
    Alias {u"active", u"present"},  Alias {u"edited", u"pending"},
    Alias {u"changed", u"pending"}, Alias {u"waiting", u"pending"}};

//! Ids of platforms that serve models.
constexpr std::array namedPlatforms {QStringView(u"sagemaker"),  QStringView(u"vertexai"),
                                     QStringView(u"azureml"),    QStringView(u"kserve"),
                                     QStringView(u"kubernetes"), QStringView(u"mlflow"),
                                     QStringView(u"databricks")};

template <typename Aliases>
QStringList wordsLike(QStringView word, const QStringList &all, const Aliases &aliases)
{
    const QString low = word.toString().toLower();
    QStringList found;
    for (const Alias &alias : aliases) {
        if (alias.word == low)
            found.append(alias.meant.toString());
    }
    if (low.size() > 30) // no slip of a key, and the distance takes its square
        return found;
    std::vector<std::pair<int, QString>> near;
    for (const QString &candidate : all) {
        const int far = distance(low, candidate);
        const bool begins = low.size() >= 2 && candidate.startsWith(low);
        if (begins || far <= (low.size() <= 4 ? 1 : 2))
            near.emplace_back(begins ? 0 : far, candidate);
    }
    std::stable_sort(near.begin(), near.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    for (const auto &[far, candidate] : near)
        found.append(candidate);
    found.removeDuplicates();
    return found;
}

QString keyText(const Key &wanted)
{
    const auto it = std::find_if(namedKeys.begin(), namedKeys.end(), [&](const Named &named) {
        if (wanted.index() != named.key.index())
            return false;
        if (const auto *facet = std::get_if<Facet>(&wanted))
            return *facet == std::get<Facet>(named.key);
        const auto *field = std::get_if<Field>(&wanted);
        return !field || *field == std::get<Field>(named.key);
    });
    return it == namedKeys.end() ? QString() : it->word.toString();
}

} // namespace

namespace detail {

std::optional<Key> keyNamed(QStringView word)
{
    for (const Named &named : namedKeys) {
        if (named.word.compare(word, Qt::CaseInsensitive) == 0)
            return named.key;
    }
    return std::nullopt;
}

QStringList keysLike(QStringView word)
{
    return wordsLike(word, keys(), keyAliases);
}

QStringList factsLike(QStringView word)
{
    QStringList all;
    for (const NamedFact &named : namedFacts)
        all.append(named.word.toString());
    return wordsLike(word, all, factAliases);
}

QString termLike(QStringView word)
{
    const auto plain = [](QStringView text) {
        QString low = text.toString().toLower();
        low.remove(u'_').remove(u'-').remove(u' ');
        return low;
    };
    const QString wanted = plain(word);
    for (const QString &status : domain::statusSymbols()) {
        if (plain(status) == wanted)
            return keyOf(Facet::Status) + u':' + status;
    }
    for (const QString &environment : domain::environments()) {
        if (plain(environment) == wanted)
            return keyOf(Facet::Environment) + u':' + environment;
    }
    for (const QStringView platform : namedPlatforms) {
        if (platform == wanted)
            return keyOf(Facet::Platform) + u':' + platform.toString();
    }
    return {};
}

std::optional<Fact> factNamed(QStringView word)
{
    for (const NamedFact &named : namedFacts) {
        if (named.word.compare(word, Qt::CaseInsensitive) == 0)
            return named.fact;
    }
    return std::nullopt;
}

std::optional<Key> keyOfUrn(QStringView urn)
{
    const QStringView rest = urn.mid(7);
    const QStringView type = rest.left(rest.indexOf(u':'));
    if (type == u"corpuser" || type == u"corpGroup")
        return Facet::Owner;
    if (type == u"tag")
        return Facet::Tag;
    if (type == u"dataPlatform")
        return Facet::Platform;
    if (type == u"dataPlatformInstance")
        return Facet::Instance;
    if (type == u"container")
        return Facet::Container;
    if (type == u"mlModel")
        return Field::Model;
    return std::nullopt;
}

int distance(QStringView a, QStringView b)
{
    std::vector<std::vector<int>> cost(std::size_t(a.size()) + 1,
                                       std::vector<int>(std::size_t(b.size()) + 1));
    for (std::size_t i = 0; i < cost.size(); ++i) {
        for (std::size_t k = 0; k < cost[i].size(); ++k) {
            if (i == 0 || k == 0) {
                cost[i][k] = int(i + k);
                continue;
            }
            const auto x = qsizetype(i) - 1;
            const auto y = qsizetype(k) - 1;
            cost[i][k] = std::min({cost[i - 1][k] + 1, cost[i][k - 1] + 1,
                                   cost[i - 1][k - 1] + (a[x] != b[y] ? 1 : 0)});
            if (i > 1 && k > 1 && a[x] == b[y - 1] && a[x - 1] == b[y])
                cost[i][k] = std::min(cost[i][k], cost[i - 2][k - 2] + 1);
        }
    }
    return cost.back().back();
}

} // namespace detail

QStringList keys()
{
    QStringList all;
    for (const Named &named : namedKeys)
        all.append(named.word == u"prop" ? QStringLiteral("prop.") : named.word.toString());
    return all;
}

QString keyOf(Facet facet)
{
    return keyText(facet);
}

QString keyOf(Field field)
{
    return keyText(field);
}

QString wordOf(Fact fact)
{
    const auto it = std::find_if(namedFacts.begin(), namedFacts.end(),
                                 [fact](const NamedFact &named) { return named.fact == fact; });
    return it == namedFacts.end() ? QString() : it->word.toString();
}

const std::vector<Fact> &allFacts()
{
    static const std::vector<Fact> all = [] {
        std::vector<Fact> facts(std::size(namedFacts));
        std::transform(std::begin(namedFacts), std::end(namedFacts), facts.begin(),
                       [](const NamedFact &named) { return named.fact; });
        return facts;
    }();
    return all;
}

} // namespace filter
