// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/catalog.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace items {

//! Something of a catalog that a user may want to go to.
struct SearchHit
{
    enum class Kind : std::uint8_t { Owner, Tag, Model, Deployment };
    static constexpr int kinds = 4;

    Kind kind = Kind::Deployment;
    std::uint32_t at = 0; //!< code in the dictionary, index into Links::models(), or row
    int score = 0; //!< of filter::FuzzyPattern, so that it compares with what others score

    bool operator==(const SearchHit &) const = default;
};

//! Bits of SearchHit::Kind.
using SearchKinds = unsigned;
constexpr SearchKinds kindBit(SearchHit::Kind kind)
{
    return 1U << unsigned(kind);
}
inline constexpr SearchKinds allKinds = (1U << SearchHit::kinds) - 1;

//! Of one look: what was found so far, best first, at most so many.
struct SearchLimits
{
    std::size_t hits = 200;
    std::atomic_bool *cancelled = nullptr; //!< ends early once it is set
    //! Called now and then, in the thread that searches, and once at the end.
    std::function<void(std::vector<SearchHit>)> found;
};

//! Looks through names of owners, tags and models, then of deployments; a text that begins with
//! "urn:" is looked for in deployments' URNs. A word may also name a deployment's platform,
//! environment or status from its beginning: "fraud prod". Removed deployments are found, after the
//! others. An empty text finds owners, tags and models by name and no deployment. Pure, any thread.
void search(const catalog::Catalog &catalog, const QString &text, SearchKinds kinds,
            const SearchLimits &limits);

} // namespace items

//! search() from a worker; the latest question wins. Hits arrive while it runs.
class CatalogSearch final : public QObject
{
    Q_OBJECT

public:
    explicit CatalogSearch(QObject *parent = nullptr);
    ~CatalogSearch() override;

    //! Asks anew. The hits of the last question stay until the first of this one are there.
    void ask(catalog::CatalogPtr catalog, const QString &text, items::SearchKinds kinds);
    //! Lets the question and its hits go.
    void clear();

    const std::vector<items::SearchHit> &hits() const { return m_hits; }
    //! What the hits are of; null where there was no question.
    const catalog::CatalogPtr &catalog() const { return m_catalog; }
    bool isBusy() const { return m_busy; }
    //! The hits are those of the question before.
    bool isStale() const { return m_stale; }

Q_SIGNALS:
    void changed(); //!< hits(), or isBusy(), or both

private:
    void cancel();

    std::vector<items::SearchHit> m_hits;
    catalog::CatalogPtr m_catalog;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    bool m_busy = false;
    bool m_stale = false;
};
