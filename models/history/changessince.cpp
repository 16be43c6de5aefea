// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/history/changessince.h"

#include "models/core/fold.h"
#include "models/domain/vocabulary.h"
#include "models/filter/sort.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

using namespace Qt::Literals::StringLiterals;
using catalog::Catalog;
using catalog::Code;
using catalog::DictionaryView;
using catalog::Facet;
using catalog::Row;

namespace history {

namespace {

//! No word for it is no good news and no bad: as with one that nobody knows.
int severityOf(const QString &status)
{
    return domain::statusSeverity(status.isEmpty() ? u"UNKNOWN"_s : status);
}

constexpr Code foreign = ~Code(0); //!< of a text that the other catalog does not have

//! The codes of one dictionary in another one.
class Translation
{
public:
    Translation(const DictionaryView &from, const DictionaryView &to)
    {
        std::unordered_map<std::string_view, Code> codes;
        codes.reserve(to.size());
        for (Code code = 0; code < to.size(); ++code)
            codes.emplace(to[code], code);
        m_codes.reserve(from.size());
        for (Code code = 0; code < from.size(); ++code) {
            const auto found = codes.find(from[code]);
            m_codes.push_back(found == codes.end() ? foreign : found->second);
        }
    }
    Code operator[](Code code) const { return m_codes[code]; }

private:
    std::vector<Code> m_codes;
};

//! Compares the rows of two catalogs, which have dictionaries of their own.
class Comparison
{
public:
    Comparison(const Catalog &before, const Catalog &after, const QStringList &production)
        : m_before(before)
        , m_after(after)
        , m_afterHashes(after)
        , m_platforms(before.dictionary(Facet::Platform), after.dictionary(Facet::Platform))
        , m_environments(before.dictionary(Facet::Environment),
                         after.dictionary(Facet::Environment))
        , m_owners(before.dictionary(Facet::Owner), after.dictionary(Facet::Owner))
        , m_ownerTypes(before.ownerTypes(), after.ownerTypes())
        , m_tags(before.dictionary(Facet::Tag), after.dictionary(Facet::Tag))
        , m_keys(before.propertyKeys(), after.propertyKeys())
        , m_production(production)
    {
        for (const Facet facet : {Facet::Status, Facet::Instance, Facet::Container})
            m_facets.emplace_back(before.dictionary(facet), after.dictionary(facet));
    }

    std::vector<Change> run()
    {
        indexBefore();
        std::vector<std::uint8_t> seen(m_before.size());
        std::unordered_set<std::string> news; // by which doubles are told
        forEachRow(m_after, m_afterHashes, [&](const Place &place, Row row, std::size_t hash) {
            const std::optional<Row> found = find(place, hash);
            if (found) {
                if (!std::exchange(seen[*found], 1))
                    compare(*found, row);
            } else if (news.insert(m_after.urnUtf8(row)).second
                       && !m_after.has(row, catalog::Removed)) {
                add(ChangeKind::New, std::nullopt, row, {}, m_after.text(row, Facet::Status));
            }
        });
        for (const Row slot : m_slots) {
            if (slot != 0 && !seen[slot - 1] && !m_before.has(slot - 1, catalog::Removed))
                add(ChangeKind::Gone, slot - 1, std::nullopt,
                    m_before.text(slot - 1, Facet::Status), {});
        }
        sort();
        return std::move(m_changes);
    }

private:
    using Place = Catalog::Place;

    //! Of the parts of a URN that are in dictionaries, by code.
    struct PartHashes
    {
        explicit PartHashes(const Catalog &catalog)
        {
            for (const Facet facet : {Facet::Platform, Facet::Environment}) {
                const DictionaryView &dictionary = catalog.dictionary(facet);
                auto &hashes = facet == Facet::Platform ? platforms : environments;
                for (Code code = 0; code < dictionary.size(); ++code)
                    hashes.push_back(std::hash<std::string_view>()(dictionary[code])
                                     * (facet == Facet::Platform ? 3 : 5));
            }
        }
        std::vector<std::size_t> platforms;
        std::vector<std::size_t> environments;
    };

    static Code codeOf(const Place &place, Facet facet)
    {
        return place.chunk.facets[std::size_t(facet)][place.i];
    }

    //! \a row(place, row number, hash of its URN), without making a text of the URN.
    template <typename Do>
    static void forEachRow(const Catalog &catalog, const PartHashes &hashes, Do row)
    {
        const std::hash<std::string_view> hash;
        for (std::size_t c = 0; c < catalog.chunkCount(); ++c) {
            const catalog::Chunk &chunk = catalog.chunk(c);
            for (std::size_t i = 0; i < chunk.size(); ++i) {
                const Place place {chunk, i};
                const std::string_view whole = chunk.urns[i];
                row(place, catalog.chunkStart(c) + Row(i),
                    !whole.empty()
                        ? hash(whole)
                        : hash(chunk.names[i]) ^ hashes.platforms[codeOf(place, Facet::Platform)]
                              ^ hashes.environments[codeOf(place, Facet::Environment)]);
            }
        }
    }

    //! Of two rows of the first catalog.
    static bool isSame(const Place &a, const Place &b)
    {
        return a.chunk.urns[a.i] == b.chunk.urns[b.i] && a.chunk.names[a.i] == b.chunk.names[b.i]
            && (!a.chunk.urns[a.i].empty()
                || (codeOf(a, Facet::Platform) == codeOf(b, Facet::Platform)
                    && codeOf(a, Facet::Environment) == codeOf(b, Facet::Environment)));
    }

    //! Open addressing; of doubles the first has the slot.
    void indexBefore()
    {
        std::size_t size = 16;
        while (size < m_before.size() * 2)
            size *= 2;
        m_slots.assign(size, 0);
        forEachRow(
            m_before, PartHashes(m_before), [&](const Place &place, Row row, std::size_t hash) {
                std::size_t slot = hash & (size - 1);
                while (m_slots[slot] != 0 && !isSame(m_before.place(m_slots[slot] - 1), place))
                    slot = (slot + 1) & (size - 1);
                if (m_slots[slot] == 0)
                    m_slots[slot] = row + 1;
            });
    }

    //! The row of the first catalog with the URN of \a place, which is of the second.
    std::optional<Row> find(const Place &place, std::size_t hash) const
    {
        const std::size_t mask = m_slots.size() - 1;
        for (std::size_t slot = hash & mask; m_slots[slot] != 0; slot = (slot + 1) & mask) {
            const Place then = m_before.place(m_slots[slot] - 1);
            const std::string_view whole = place.chunk.urns[place.i];
            if (then.chunk.urns[then.i] == whole
                && then.chunk.names[then.i] == place.chunk.names[place.i]
                && (!whole.empty()
                    || (m_platforms[codeOf(then, Facet::Platform)] == codeOf(place, Facet::Platform)
                        && m_environments[codeOf(then, Facet::Environment)]
                               == codeOf(place, Facet::Environment))))
                return m_slots[slot] - 1;
        }
        return std::nullopt;
    }

    Change &add(ChangeKind kind, std::optional<Row> before, std::optional<Row> after, QString was,
                QString is)
    {
        const Catalog &catalog = after ? m_after : m_before;
        const Row row = after ? *after : *before;
        Change change;
        change.kind = kind;
        change.urn = catalog.urn(row);
        change.name = catalog.name(row);
        change.environment = catalog.text(row, Facet::Environment);
        change.production = m_production.contains(change.environment);
        change.before = before;
        change.after = after;
        change.was = std::move(was);
        change.is = std::move(is);
        m_changes.push_back(std::move(change));
        return m_changes.back();
    }

    void compare(Row before, Row after)
    {
        const Catalog::Place then = m_before.place(before);
        const Catalog::Place now = m_after.place(after);
        const bool wasRemoved = (then.chunk.flags[then.i] & catalog::Removed) != 0;
        const bool isRemoved = (now.chunk.flags[now.i] & catalog::Removed) != 0;
        if (isRemoved) {
            if (!wasRemoved)
                add(ChangeKind::SoftDeleted, before, after, m_before.text(before, Facet::Status),
                    m_after.text(after, Facet::Status));
            return; // what else of it changed is of no use to anyone
        }
        if (wasRemoved)
            add(ChangeKind::Restored, before, after, {}, {});
        compareStatus(before, after, then, now);
        compareDeprecation(before, after, then, now);
        compareOwners(before, after, then, now);
        compareTags(before, after, then, now);
        if (then.chunk.versions[then.i] != now.chunk.versions[now.i])
            add(ChangeKind::VersionChanged, before, after, m_before.version(before),
                m_after.version(after));
        compareOthers(before, after, then, now);
    }

    void compareStatus(Row before, Row after, const Catalog::Place &then, const Catalog::Place &now)
    {
        constexpr auto status = std::size_t(Facet::Status);
        if (m_facets[0][then.chunk.facets[status][then.i]] == now.chunk.facets[status][now.i])
            return;
        QString was = m_before.text(before, Facet::Status);
        QString is = m_after.text(after, Facet::Status);
        const bool worse = severityOf(is) < severityOf(was);
        add(worse ? ChangeKind::GotWorse : ChangeKind::StatusChanged, before, after, std::move(was),
            std::move(is));
    }

    static QString dateText(std::int64_t ms)
    {
        return ms == catalog::noTime ? QString() : QString::number(ms);
    }

    void compareDeprecation(Row before, Row after, const Catalog::Place &then,
                            const Catalog::Place &now)
    {
        const bool was = (then.chunk.flags[then.i] & catalog::Deprecated) != 0;
        const bool is = (now.chunk.flags[now.i] & catalog::Deprecated) != 0;
        const std::int64_t wasDate = then.chunk.decommission[then.i];
        const std::int64_t isDate = now.chunk.decommission[now.i];
        if (was != is)
            add(is ? ChangeKind::Deprecated : ChangeKind::Undeprecated, before, after,
                dateText(wasDate), dateText(isDate));
        else if (is && wasDate != isDate)
            add(ChangeKind::DateMoved, before, after, dateText(wasDate), dateText(isDate));
        if (then.chunk.replacements[then.i] != now.chunk.replacements[now.i])
            add(ChangeKind::ReplacementChanged, before, after, m_before.replacement(before),
                m_after.replacement(after));
    }

    void compareOwners(Row before, Row after, const Catalog::Place &then, const Catalog::Place &now)
    {
        const auto was = then.chunk.owners.row(then.i);
        const auto is = now.chunk.owners.row(now.i);
        const std::size_t wasAt = then.chunk.owners.start[then.i];
        const std::size_t isAt = now.chunk.owners.start[now.i];
        bool same = was.size() == is.size();
        for (std::size_t k = 0; same && k < was.size(); ++k)
            same = m_owners[was[k]] == is[k]
                && m_ownerTypes[then.chunk.ownerTypes[wasAt + k]] == now.chunk.ownerTypes[isAt + k];
        if (same)
            return;
        const auto owners = [](const std::vector<catalog::OwnerEntry> &entries) {
            QStringList texts;
            for (const catalog::OwnerEntry &entry : entries)
                texts.append(entry.urn + u'|' + entry.type);
            return texts;
        };
        const auto people = [](QStringList texts) {
            for (QString &text : texts)
                text = text.section(u'|', 0, -2);
            texts.removeDuplicates();
            return texts;
        };
        const QStringList had = owners(m_before.owners(before));
        const QStringList has = owners(m_after.owners(after));
        const QStringList came = people(missing(has, had));
        const QStringList went = people(missing(had, has));
        if (came.isEmpty() && went.isEmpty())
            return; // another order
        Change &change = add(has.isEmpty() ? ChangeKind::LostOwners : ChangeKind::OwnersChanged,
                             before, after, {}, {});
        change.added = came;
        change.removed = went;
    }

    void compareTags(Row before, Row after, const Catalog::Place &then, const Catalog::Place &now)
    {
        const auto was = then.chunk.tags.row(then.i);
        const auto is = now.chunk.tags.row(now.i);
        bool same = was.size() == is.size();
        for (std::size_t k = 0; same && k < was.size(); ++k)
            same = m_tags[was[k]] == is[k];
        if (same)
            return;
        const QStringList had = m_before.tags(before);
        const QStringList has = m_after.tags(after);
        const QStringList came = missing(has, had);
        const QStringList went = missing(had, has);
        if (came.isEmpty() && went.isEmpty())
            return;
        Change &change = add(ChangeKind::TagsChanged, before, after, {}, {});
        change.added = came;
        change.removed = went;
    }

    void compareOthers(Row before, Row after, const Catalog::Place &then, const Catalog::Place &now)
    {
        QStringList changed;
        if (then.chunk.descriptions[then.i] != now.chunk.descriptions[now.i])
            changed.append(u"description"_s);
        const bool sameUrl = then.chunk.urls[then.i] == now.chunk.urls[now.i];
        if (!sameUrl && m_before.url(before) != m_after.url(after))
            changed.append(u"url"_s);
        if (then.chunk.notes[then.i] != now.chunk.notes[now.i])
            changed.append(u"note"_s);
        constexpr auto instance = std::size_t(Facet::Instance);
        constexpr auto container = std::size_t(Facet::Container);
        if (m_facets[1][then.chunk.facets[instance][then.i]] != now.chunk.facets[instance][now.i])
            changed.append(u"instance"_s);
        if (m_facets[2][then.chunk.facets[container][then.i]] != now.chunk.facets[container][now.i])
            changed.append(u"container"_s);
        changed += changedProperties(before, after, then, now);
        if (!changed.isEmpty())
            add(ChangeKind::OtherChanged, before, after, {}, {}).added = changed;
    }

    QStringList changedProperties(Row before, Row after, const Catalog::Place &then,
                                  const Catalog::Place &now) const
    {
        const auto was = then.chunk.propertyKeys.row(then.i);
        const auto is = now.chunk.propertyKeys.row(now.i);
        const std::size_t wasAt = then.chunk.propertyKeys.start[then.i];
        const std::size_t isAt = now.chunk.propertyKeys.start[now.i];
        bool same = was.size() == is.size();
        for (std::size_t k = 0; same && k < was.size(); ++k)
            same = m_keys[was[k]] == is[k]
                && then.chunk.propertyValues[wasAt + k] == now.chunk.propertyValues[isAt + k];
        if (same)
            return {};
        std::map<QString, QString> had;
        std::map<QString, QString> has;
        for (const catalog::Property &property : m_before.record(before).properties)
            had.insert_or_assign(property.key, property.value);
        for (const catalog::Property &property : m_after.record(after).properties)
            has.insert_or_assign(property.key, property.value);
        QStringList keys;
        for (const auto &[key, value] : had) {
            const auto found = has.find(key);
            if (found == has.end() || found->second != value)
                keys.append(u"property:"_s + key);
        }
        for (const auto &[key, value] : has) {
            if (!had.contains(key))
                keys.append(u"property:"_s + key);
        }
        keys.sort();
        return keys;
    }

    //! What \a all has and \a from has not, each once.
    static QStringList missing(const QStringList &all, const QStringList &from)
    {
        QStringList left;
        for (const QString &one : all) {
            if (!from.contains(one) && !left.contains(one))
                left.append(one);
        }
        return left;
    }

    void sort()
    {
        struct Key
        {
            int kind;
            int production;
            int is;
            int was;
            std::string name;
            std::size_t place;
        };
        std::vector<Key> keys;
        keys.reserve(m_changes.size());
        for (const Change &change : m_changes) {
            const bool status
                = change.kind == ChangeKind::GotWorse || change.kind == ChangeKind::StatusChanged;
            keys.push_back(
                {int(change.kind), change.production ? 0 : 1, status ? severityOf(change.is) : 0,
                 status ? -severityOf(change.was) : 0, toUtf8(change.name), keys.size()});
        }
        std::ranges::sort(keys, [this](const Key &a, const Key &b) {
            const auto numbers = [](const Key &key) {
                return std::tie(key.kind, key.production, key.is, key.was);
            };
            if (numbers(a) != numbers(b))
                return numbers(a) < numbers(b);
            const int order = filter::naturalCompare(a.name, b.name);
            return order != 0 ? order < 0 : m_changes[a.place].urn < m_changes[b.place].urn;
        });
        std::vector<Change> sorted;
        sorted.reserve(m_changes.size());
        for (const Key &key : keys)
            sorted.push_back(std::move(m_changes[key.place]));
        m_changes = std::move(sorted);
    }

    const Catalog &m_before;
    const Catalog &m_after;
    PartHashes m_afterHashes;
    std::vector<Row> m_slots; //!< rows of the first catalog by their URNs; row + 1, 0 is free
    Translation m_platforms;
    Translation m_environments;
    Translation m_owners;
    Translation m_ownerTypes;
    Translation m_tags;
    Translation m_keys;
    std::vector<Translation> m_facets; //!< status, instance, container
    const QStringList m_production;
    std::vector<Change> m_changes;
};

} // namespace

QString changeKindId(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::GotWorse:
        return u"status-worse"_s;
    case ChangeKind::Gone:
        return u"gone"_s;
    case ChangeKind::SoftDeleted:
        return u"soft-deleted"_s;
    case ChangeKind::LostOwners:
        return u"owners-lost"_s;
    case ChangeKind::Deprecated:
        return u"deprecated"_s;
    case ChangeKind::DateMoved:
        return u"date"_s;
    case ChangeKind::ReplacementChanged:
        return u"replacement"_s;
    case ChangeKind::VersionChanged:
        return u"version"_s;
    case ChangeKind::StatusChanged:
        return u"status"_s;
    case ChangeKind::OwnersChanged:
        return u"owners"_s;
    case ChangeKind::TagsChanged:
        return u"tags"_s;
    case ChangeKind::New:
        return u"new"_s;
    case ChangeKind::Restored:
        return u"restored"_s;
    case ChangeKind::Undeprecated:
        return u"undeprecated"_s;
    case ChangeKind::OtherChanged:
        return u"other"_s;
    }
    return {};
}

std::vector<Change> changesBetween(const Catalog &before, const Catalog &after,
                                   const QStringList &production)
{
    return Comparison(before, after, production).run();
}

std::vector<Change> matching(const std::vector<Change> &changes,
                             const std::vector<std::uint8_t> &before,
                             const std::vector<std::uint8_t> &after)
{
    std::vector<Change> left;
    std::ranges::copy_if(changes, std::back_inserter(left), [&](const Change &change) {
        return (change.before && before[*change.before]) || (change.after && after[*change.after]);
    });
    return left;
}

std::array<int, changeKindCount> counted(const std::vector<Change> &changes)
{
    std::array<int, changeKindCount> counts {};
    for (const Change &change : changes)
        ++counts[std::size_t(change.kind)];
    return counts;
}

} // namespace history
