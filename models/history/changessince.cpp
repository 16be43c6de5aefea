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

using namespace Qt::Literals::StringLiterals;
using catalog::Catalog;
using catalog::Code;
using catalog::DictionaryView;
using catalog::Facet;
using catalog::Row;

namespace history {

namespace {

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
        std::unordered_map<std::string, Row> places;
        places.reserve(m_before.size());
        for (Row row = 0; row < m_before.size(); ++row)
            places.emplace(m_before.urnUtf8(row), row);
        std::vector<std::uint8_t> seen(m_before.size());
        std::unordered_map<std::string, Row> news; // by which doubles are told
        for (Row row = 0; row < m_after.size(); ++row) {
            std::string urn = m_after.urnUtf8(row);
            const auto found = places.find(urn);
            if (found == places.end()) {
                const bool first = news.emplace(std::move(urn), row).second;
                if (first && !m_after.has(row, catalog::Removed))
                    add(ChangeKind::New, std::nullopt, row, {}, m_after.text(row, Facet::Status));
            } else if (!std::exchange(seen[found->second], 1)) {
                compare(found->second, row);
            }
        }
        for (const auto &[urn, row] : places) {
            if (!seen[row] && !m_before.has(row, catalog::Removed))
                add(ChangeKind::Gone, row, std::nullopt, m_before.text(row, Facet::Status), {});
        }
        sort();
        return std::move(m_changes);
    }

private:
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
        const bool worse = domain::statusSeverity(is) < domain::statusSeverity(was);
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
            keys.push_back({int(change.kind), change.production ? 0 : 1,
                            status ? domain::statusSeverity(change.is) : 0,
                            status ? -domain::statusSeverity(change.was) : 0, toUtf8(change.name),
                            keys.size()});
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
