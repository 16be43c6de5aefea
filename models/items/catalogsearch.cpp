// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/catalogsearch.h"

#include "models/core/fold.h"
#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"
#include "models/filter/fuzzy.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QtConcurrentRun>

#include <algorithm>
#include <chrono>

using catalog::Catalog;
using catalog::Facet;
using catalog::Row;

namespace items {

namespace {

using Clock = std::chrono::steady_clock;
using Kind = SearchHit::Kind;

constexpr auto untilFirst = std::chrono::milliseconds(12);
constexpr auto untilNext = std::chrono::milliseconds(50);
constexpr std::size_t lookEvery = 1024; //!< names between two looks at clock and cancellation

constexpr int byItsId = -40; //!< found by the id in the URN, not by the name that is shown
constexpr int ofProduction = 8;
constexpr int ofRemoved = -400;

bool better(const SearchHit &a, const SearchHit &b)
{
    if (a.score != b.score)
        return a.score > b.score;
    return a.kind != b.kind ? a.kind < b.kind : a.at < b.at;
}

//! The best so many, and when to tell of them.
class Best
{
public:
    explicit Best(const SearchLimits &limits) : m_limits(limits) { m_hits.reserve(limits.hits); }

    void add(const SearchHit &hit)
    {
        if (m_hits.size() < m_limits.hits) {
            m_hits.push_back(hit);
            std::push_heap(m_hits.begin(), m_hits.end(), better); // the worst is at the front
        } else if (better(hit, m_hits.front())) {
            std::pop_heap(m_hits.begin(), m_hits.end(), better);
            m_hits.back() = hit;
            std::push_heap(m_hits.begin(), m_hits.end(), better);
        } else {
            return;
        }
        m_news = true;
    }

    //! False where the search is to end.
    bool goesOn()
    {
        if (m_limits.cancelled && m_limits.cancelled->load(std::memory_order_relaxed))
            return false;
        if (m_news && Clock::now() >= m_next) {
            m_news = false;
            tell();
            m_next = Clock::now() + untilNext;
        }
        return true;
    }

    void tell() const
    {
        std::vector<SearchHit> hits = m_hits;
        std::sort(hits.begin(), hits.end(), better);
        m_limits.found(std::move(hits));
    }

private:
    const SearchLimits &m_limits;
    std::vector<SearchHit> m_hits;
    Clock::time_point m_next = Clock::now() + untilFirst;
    bool m_news = false;
};

std::optional<int> scoreOfNamed(const filter::FuzzyPattern &pattern, const QString &name,
                                const QString &urn)
{
    const auto byName = pattern.score(QStringView(name));
    const QString id = urn.section(u':', 3);
    if (id == name)
        return byName;
    const auto byId = pattern.score(QStringView(id));
    if (!byId || (byName && *byName >= *byId + byItsId))
        return byName;
    return *byId + byItsId;
}

bool searchNamed(const Catalog &catalog, Facet facet, Kind kind,
                 const filter::FuzzyPattern &pattern, Best &best)
{
    const catalog::DictionaryView &dictionary = catalog.dictionary(facet);
    for (catalog::Code code = 1; code < dictionary.size(); ++code) {
        if (code % lookEvery == 0 && !best.goesOn())
            return false;
        const QString urn = fromUtf8(dictionary[code]);
        if (const auto score = scoreOfNamed(pattern, catalog.directory().displayName(urn), urn))
            best.add({kind, code, *score});
    }
    return best.goesOn();
}

bool searchModels(const Catalog &catalog, const filter::FuzzyPattern &pattern, Best &best)
{
    const auto &models = catalog.links().models();
    for (std::uint32_t i = 0; i < models.size(); ++i) {
        if (i % lookEvery == 0 && !best.goesOn())
            return false;
        if (const auto score = pattern.score(QStringView(models[i].name)))
            best.add({Kind::Model, i, *score});
    }
    return best.goesOn();
}

//! Everything of a kind by name, for a user who wants to see what there is.
void listNamed(const Catalog &catalog, SearchKinds kinds, Best &best)
{
    struct Named
    {
        QString name;
        SearchHit hit;
    };
    std::vector<Named> all;
    const auto addFacet = [&](Facet facet, Kind kind) {
        const catalog::DictionaryView &dictionary = catalog.dictionary(facet);
        for (catalog::Code code = 1; code < dictionary.size(); ++code)
            all.push_back(
                {catalog.directory().displayName(fromUtf8(dictionary[code])), {kind, code, 0}});
    };
    if (kinds & kindBit(Kind::Owner))
        addFacet(Facet::Owner, Kind::Owner);
    if (kinds & kindBit(Kind::Tag))
        addFacet(Facet::Tag, Kind::Tag);
    if (kinds & kindBit(Kind::Model)) {
        const auto &models = catalog.links().models();
        for (std::uint32_t i = 0; i < models.size(); ++i)
            all.push_back({models[i].name, {Kind::Model, i, 0}});
    }
    std::sort(all.begin(), all.end(), [](const Named &a, const Named &b) {
        const int order = a.name.compare(b.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : better(a.hit, b.hit);
    });
    int score = 0;
    for (const Named &named : all) {
        SearchHit hit = named.hit;
        hit.score = --score;
        best.add(hit);
    }
}

//! The search through deployments, made ready for one catalog.
class DeploymentScan
{
public:
    DeploymentScan(const Catalog &catalog, const filter::FuzzyPattern &pattern)
        : m_catalog(catalog), m_words(pattern.words())
    {
        for (std::size_t f = 0; f < facets.size(); ++f)
            m_begins[f] = codesThatBegin(facets[f]);
        const catalog::DictionaryView &environments = catalog.dictionary(Facet::Environment);
        m_production.resize(environments.size());
        for (catalog::Code code = 0; code < environments.size(); ++code)
            m_production[code]
                = domain::defaultProductionEnvironments().contains(fromUtf8(environments[code]));
    }

    //! What a word is worth that names platform, environment or status: beside another word about
    //! as much as the beginning of a name, alone less than any name that is like it.
    int byItsFacet(std::size_t w) const
    {
        return m_words.size() == 1 ? 120 : 200 * int(m_words[w].folded().size());
    }

    //! False where the search was ended.
    bool run(Best &best) const
    {
        for (std::size_t c = 0; c < m_catalog.chunkCount(); ++c) {
            if (!runChunk(c, best))
                return false;
        }
        return true;
    }

private:
    static constexpr std::array facets {Facet::Platform, Facet::Environment, Facet::Status};
    using Words = std::uint32_t; //!< a bit a word; more than 32 words are looked for in names only

    std::vector<Words> codesThatBegin(Facet facet) const
    {
        const catalog::DictionaryView &dictionary = m_catalog.dictionary(facet);
        std::vector<Words> codes(dictionary.size(), 0);
        for (catalog::Code code = 1; code < dictionary.size(); ++code) {
            const QString wire = fromUtf8(dictionary[code]);
            const std::string folded
                = foldedUtf8(facet == Facet::Platform ? domain::platformId(wire)
                             : facet == Facet::Status ? domain::statusLabel(wire)
                                                      : wire);
            for (std::size_t w = 0; w < qMin<std::size_t>(m_words.size(), 32); ++w) {
                const std::string &word = m_words[w].folded();
                if (word.size() > 1 && folded.compare(0, word.size(), word) == 0)
                    codes[code] |= Words(1) << w;
            }
        }
        return codes;
    }

    bool runChunk(std::size_t c, Best &best) const
    {
        const catalog::Chunk &chunk = m_catalog.chunk(c);
        const auto &twins = chunk.names.foldedRows();
        std::size_t k = 0;
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            if (i % lookEvery == 0 && !best.goesOn())
                return false;
            const bool twin = k < twins.size() && twins[k] == i;
            const auto score = scoreOf(chunk, i, twin ? chunk.names.folded(k) : chunk.names[i]);
            k += twin ? 1 : 0;
            if (score)
                best.add({Kind::Deployment, m_catalog.chunkStart(c) + Row(i), *score});
        }
        return true;
    }

    std::optional<int> scoreOf(const catalog::Chunk &chunk, std::size_t i,
                               std::string_view name) const
    {
        const auto codeOf = [&](Facet facet) { return chunk.facets[std::size_t(facet)][i]; };
        Words named = 0;
        for (std::size_t f = 0; f < facets.size(); ++f)
            named |= m_begins[f][codeOf(facets[f])];
        int sum = 0;
        for (std::size_t w = 0; w < m_words.size(); ++w) {
            const bool byFacet = w < 32 && (named >> w & 1U);
            const auto byName = m_words[w].score(name);
            if (!byName && !byFacet)
                return std::nullopt;
            sum += byFacet ? qMax(byItsFacet(w), byName.value_or(0)) : *byName;
        }
        if (m_production[codeOf(Facet::Environment)])
            sum += ofProduction;
        return sum + (chunk.flags[i] & catalog::Removed ? ofRemoved : 0);
    }

    const Catalog &m_catalog;
    const std::vector<filter::FuzzyWord> &m_words;
    std::array<std::vector<Words>, facets.size()> m_begins;
    std::vector<std::uint8_t> m_production;
};

void searchUrns(const Catalog &catalog, const filter::FuzzyPattern &pattern, Best &best)
{
    for (Row row = 0; row < catalog.size(); ++row) {
        if (row % lookEvery == 0 && !best.goesOn())
            return;
        const std::string urn = catalog.urnUtf8(row);
        const auto score = pattern.score(isAscii(urn) ? urn : foldedUtf8(std::string_view(urn)));
        if (score)
            best.add({Kind::Deployment, row, *score});
    }
}

void searchAll(const Catalog &catalog, const QString &text, SearchKinds kinds, Best &best)
{
    const filter::FuzzyPattern pattern {QStringView(text)};
    if (pattern.isEmpty())
        return listNamed(catalog, kinds, best);
    const auto wants = [kinds](Kind kind) { return (kinds & kindBit(kind)) != 0; };
    if (wants(Kind::Owner) && !searchNamed(catalog, Facet::Owner, Kind::Owner, pattern, best))
        return;
    if (wants(Kind::Tag) && !searchNamed(catalog, Facet::Tag, Kind::Tag, pattern, best))
        return;
    if (wants(Kind::Model) && !searchModels(catalog, pattern, best))
        return;
    if (!wants(Kind::Deployment))
        return;
    if (text.trimmed().startsWith(u"urn:", Qt::CaseInsensitive))
        searchUrns(catalog, pattern, best);
    else
        DeploymentScan(catalog, pattern).run(best);
}

} // namespace

void search(const Catalog &catalog, const QString &text, SearchKinds kinds,
            const SearchLimits &limits)
{
    Best best(limits);
    searchAll(catalog, text, kinds, best);
    if (!limits.cancelled || !limits.cancelled->load())
        best.tell();
}

} // namespace items

CatalogSearch::CatalogSearch(QObject *parent) : QObject(parent) { }

CatalogSearch::~CatalogSearch()
{
    cancel();
}

void CatalogSearch::cancel()
{
    if (m_cancelled)
        m_cancelled->store(true);
    m_cancelled.reset();
}

void CatalogSearch::clear()
{
    cancel();
    m_hits.clear();
    m_catalog.reset();
    m_busy = false;
    m_stale = false;
    Q_EMIT changed();
}

void CatalogSearch::ask(catalog::CatalogPtr catalog, const QString &text, items::SearchKinds kinds)
{
    cancel();
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    m_busy = true;
    m_stale = true;
    using Hits = std::vector<items::SearchHit>;
    auto *watcher = new QFutureWatcher<Hits>(this);
    const auto take = [this, watcher, catalog, cancelled = m_cancelled](int from, int to) {
        if (cancelled->load() || to <= from)
            return;
        m_catalog = catalog;
        m_stale = false;
        m_hits = watcher->future().resultAt(to - 1);
        Q_EMIT changed();
    };
    connect(watcher, &QFutureWatcher<Hits>::resultsReadyAt, this, take);
    connect(watcher, &QFutureWatcher<Hits>::finished, this,
            [this, watcher, cancelled = m_cancelled] {
                watcher->deleteLater();
                if (cancelled->load())
                    return;
                m_busy = false;
                Q_EMIT changed();
            });
    watcher->setFuture(QtConcurrent::run([catalog = std::move(catalog), text, kinds,
                                          cancelled = m_cancelled](QPromise<Hits> &promise) {
        items::SearchLimits limits;
        limits.cancelled = cancelled.get();
        limits.found = [&promise](Hits hits) { promise.addResult(std::move(hits)); };
        items::search(*catalog, text, kinds, limits);
    }));
}
