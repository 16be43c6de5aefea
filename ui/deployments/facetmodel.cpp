// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/facetmodel.h"

#include "models/core/fold.h"
#include "models/filter/language.h"
#include "models/filter/meaning.h"
#include "models/filter/scan.h"
#include "ui/deployments/wording.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;

namespace {

//! Counting them twice stays within some frames.
constexpr std::size_t mostCountedTwice = 200'000;

constexpr std::array facetOrder {Facet::Platform, Facet::Environment, Facet::Status,   Facet::Owner,
                                 Facet::Tag,      Facet::Instance,    Facet::Container};
constexpr std::array facts {filter::Fact::Deprecated, filter::Fact::Removed,
                            filter::Fact::Evaluation, filter::Fact::Ephemeral};

//! How many values a group shows at first.
std::size_t shortLength(Facet facet)
{
    switch (facet) {
    case Facet::Platform:
    case Facet::Environment:
        return 8;
    case Facet::Status:
        return 10;
    case Facet::Owner:
    case Facet::Tag:
    case Facet::Instance:
    case Facet::Container:
        return 5;
    }
    return 5;
}

} // namespace

FacetModel::FacetModel(DeploymentQuery &query, QObject *parent)
    : QAbstractItemModel(parent), m_query(query)
{
    for (const Facet facet : facetOrder)
        m_groups.push_back({facet, {}, {}, 0, false, 1, 0});
    m_groups.push_back({});
    m_groups.back().shown = {0, 1, 2, 3};
    connect(&query, &DeploymentQuery::answered, this, &FacetModel::update);
    connect(&query, &DeploymentQuery::filterChanged, this, &FacetModel::update);
    update();
}

QModelIndex FacetModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : 0);
}

QModelIndex FacetModel::parent(const QModelIndex &index) const
{
    return index.internalId() == 0 ? QModelIndex()
                                   : createIndex(int(index.internalId()) - 1, 0, quintptr(0));
}

int FacetModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    if (parent.internalId() != 0)
        return 0;
    const Group &group = m_groups[std::size_t(parent.row())];
    return int(group.shown.size()) + (hasMore(group) ? 1 : 0);
}

bool FacetModel::hasMore(const Group &group) const
{
    return group.facet && group.seen > shortLength(*group.facet);
}

Qt::ItemFlags FacetModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

void FacetModel::readValues(Group &group) const
{
    const catalog::Catalog &catalog = *m_query.answer().catalog;
    const catalog::DictionaryView &dictionary = catalog.dictionary(*group.facet);
    QHash<QString, std::size_t> before;
    for (std::size_t i = 0; i < group.values.size(); ++i)
        before.insert(group.values[i].wire, i);
    std::vector<std::pair<std::size_t, Value>> placed; // new ones behind those that were there
    for (catalog::Code code = 0; code < dictionary.size(); ++code) {
        Value value {code, fromUtf8(dictionary[code]), {}, 0, false};
        value.name = wording::valueName(catalog.directory(), *group.facet, value.wire);
        const std::size_t place = before.value(value.wire, std::size_t(before.size()));
        if (place < std::size_t(before.size()))
            value.seen = group.values[place].seen;
        placed.emplace_back(place, std::move(value));
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    group.values.clear();
    for (auto &[place, value] : placed)
        group.values.push_back(std::move(value));
}

//! \a whole: the counts are those of all deployments.
void FacetModel::countValues(Group &group, const filter::Counts &all, bool whole) const
{
    const auto &counts = all.byCode[std::size_t(*group.facet)];
    group.largest = 1;
    group.seen = 0;
    for (Value &value : group.values) {
        value.count = value.code < counts.size() ? counts[value.code] : 0;
        value.seen = value.count > 0 || (value.seen && !whole);
        group.seen += value.seen ? 1 : 0;
        group.largest = qMax(group.largest, value.count);
    }
}

void FacetModel::orderValues(Group &group) const
{
    const bool environments = *group.facet == Facet::Environment;
    const QStringList &production = m_query.productionEnvironments();
    std::stable_sort(group.values.begin(), group.values.end(), [&](const Value &a, const Value &b) {
        const bool productionA = environments && wording::isProduction(a.wire, production);
        const bool productionB = environments && wording::isProduction(b.wire, production);
        if (productionA != productionB)
            return productionA;
        return a.count != b.count ? a.count > b.count
                                  : a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
}

std::vector<int> FacetModel::shownOf(const Group &group) const
{
    const QStringList active = m_filter.values(*group.facet) + m_filter.values(*group.facet, true);
    std::vector<int> shown;
    std::size_t passed = 0;
    for (std::size_t i = 0; i < group.values.size(); ++i) {
        const Value &value = group.values[i];
        const bool first = value.seen && passed < shortLength(*group.facet);
        passed += value.seen ? 1 : 0;
        if (first || (value.seen && group.all) || active.contains(value.wire))
            shown.push_back(int(i));
    }
    return shown;
}

std::size_t FacetModel::lookOf(const Group &group) const
{
    std::size_t look = group.largest + group.seen;
    for (int row = 0; row < int(group.shown.size()); ++row) {
        look = qHashMulti(look, int(stateOf(group, row)));
        if (group.facet) {
            const Value &value = group.values[std::size_t(group.shown[std::size_t(row)])];
            look = qHashMulti(look, value.wire, value.name, value.count);
        }
    }
    const filter::Counts &counts = m_query.answer().counts;
    return group.facet ? look
                       : qHashMulti(look, counts.deprecated, counts.removed, counts.hiddenRemoved,
                                    counts.evaluations, counts.ephemeral);
}

void FacetModel::update()
{
    const bool newCatalog = m_query.answer().catalog != m_catalog;
    const std::size_t sizeBefore = m_catalog ? m_catalog->size() : 0;
    m_catalog = m_query.answer().catalog;
    const bool whole = m_query.filter().isEmpty();
    // A filter that is there from the start is to leave the same values in the same order as one
    // that comes later.
    std::optional<filter::Counts> all;
    if (newCatalog && !whole && sizeBefore < m_catalog->size() / 10 * 9
        && m_catalog->size() <= mostCountedTwice)
        all = filter::evaluate(*m_catalog, {}).counts;
    m_filter = filter::resolved(m_query.filter(), *m_catalog);
    std::vector<Group> groups = m_groups;
    bool sameRows = true;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        Group &group = groups[g];
        if (!group.facet) {
            group.look = lookOf(group);
            continue;
        }
        if (newCatalog)
            readValues(group);
        if (all) {
            countValues(group, *all, true);
            orderValues(group);
        }
        countValues(group, m_query.answer().counts, whole);
        if (whole) // by count; with a filter nothing changes its place
            orderValues(group);
        group.shown = shownOf(group);
        group.look = lookOf(group);
        sameRows = sameRows && group.shown.size() == m_groups[g].shown.size()
                && hasMore(group) == hasMore(m_groups[g]);
    }
    if (!sameRows) {
        beginResetModel();
        m_groups = std::move(groups);
        endResetModel();
        return;
    }
    m_groups.swap(groups);
    for (int g = 0; g < rowCount(); ++g) {
        if (m_groups[std::size_t(g)].look == groups[std::size_t(g)].look)
            continue; // a refresh that changes nothing paints nothing
        const QModelIndex group = index(g, 0);
        Q_EMIT dataChanged(group, group);
        if (const int rows = rowCount(group); rows > 0)
            Q_EMIT dataChanged(index(0, 0, group), index(rows - 1, 0, group));
    }
}

FacetModel::State FacetModel::stateOf(const Group &group, int row) const
{
    if (!group.facet) {
        const std::optional<bool> fact = m_filter.fact(facts[std::size_t(row)]);
        return !fact ? State::Off : *fact ? State::Chosen : State::Excluded;
    }
    const QString &wire = group.values[std::size_t(group.shown[std::size_t(row)])].wire;
    if (m_filter.values(*group.facet).contains(wire))
        return State::Chosen;
    return m_filter.values(*group.facet, true).contains(wire) ? State::Excluded : State::Off;
}

QVariant FacetModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == 0)
        return groupData(m_groups[std::size_t(index.row())], role);
    return valueData(m_groups[std::size_t(index.internalId() - 1)], index.row(), role);
}

QVariant FacetModel::groupData(const Group &group, int role) const
{
    switch (role) {
    case KindRole:
        return int(Kind::Group);
    case Qt::DisplayRole:
        return group.facet ? wording::facetTitle(*group.facet) : tr("More");
    case HintRole:
        return hint(group);
    case Qt::AccessibleTextRole: {
        const QString title = groupData(group, Qt::DisplayRole).toString();
        const QString more = hint(group);
        return more.isEmpty() ? title : title + u", "_s + more;
    }
    case FacetRole:
        return group.facet ? QVariant(int(*group.facet)) : QVariant();
    default:
        return {};
    }
}

QString FacetModel::hint(const Group &group) const
{
    int chosen = 0;
    int excluded = 0;
    if (group.facet) {
        chosen = int(m_filter.values(*group.facet).size());
        excluded = int(m_filter.values(*group.facet, true).size());
    }
    if (chosen > 0 && excluded > 0)
        return tr("%1 chosen, %2 excluded").arg(chosen).arg(excluded);
    if (chosen > 0)
        return tr("%1 chosen").arg(chosen);
    return excluded > 0 ? tr("%1 excluded").arg(excluded) : QString();
}

QVariant FacetModel::valueData(const Group &group, int row, int role) const
{
    if (row >= int(group.shown.size())) { // the last line
        switch (role) {
        case KindRole:
            return int(Kind::More);
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return group.all ? tr("Show fewer")
                             : tr("Show all %1").arg(wording::number(qint64(group.seen)));
        case FacetRole:
            return int(*group.facet);
        default:
            return {};
        }
    }
    if (!group.facet) {
        const filter::Counts &counts = m_query.answer().counts;
        const std::array names {tr("Deprecated"), tr("Removed"), tr("Model evaluations"),
                                tr("Ephemeral")};
        const std::array numbers {counts.deprecated, counts.removed + counts.hiddenRemoved,
                                  counts.evaluations, counts.ephemeral};
        const State state = stateOf(group, row);
        switch (role) {
        case KindRole:
            return int(Kind::Fact);
        case StateRole:
            return int(state);
        case Qt::DisplayRole:
            return names[std::size_t(row)];
        case Qt::ToolTipRole:
            return facts[std::size_t(row)] == filter::Fact::Removed && state == State::Off
                     ? tr("Removed deployments are hidden. Click to see them, and only them.")
                     : tr("Click for only these, Alt+click for all but these.");
        case CountRole:
            return numbers[std::size_t(row)];
        case ShareRole:
            return 0.0;
        case Qt::AccessibleTextRole: {
            const QString words
                = names[std::size_t(row)] + u", "_s + wording::number(numbers[std::size_t(row)]);
            return state == State::Chosen   ? words + u", "_s + tr("only these")
                 : state == State::Excluded ? words + u", "_s + tr("excluded")
                                            : words;
        }
        default:
            return {};
        }
    }
    const Value &value = group.values[std::size_t(group.shown[std::size_t(row)])];
    switch (role) {
    case KindRole:
        return int(Kind::Value);
    case StateRole:
        return int(stateOf(group, row));
    case Qt::DisplayRole:
        return value.name;
    case Qt::ToolTipRole:
        return wording::toolTip(value.wire.isEmpty() || value.wire == value.name
                                    ? value.name
                                    : value.name + u'\n' + value.wire);
    case CountRole:
        return value.count;
    case ShareRole:
        return double(value.count) / group.largest;
    case FacetRole:
        return int(*group.facet);
    case WireRole:
        return value.wire;
    case Qt::AccessibleTextRole: {
        const State state = stateOf(group, row);
        const QString words = value.name + u", "_s + wording::number(value.count);
        return state == State::Chosen   ? words + u", "_s + tr("chosen")
             : state == State::Excluded ? words + u", "_s + tr("excluded")
                                        : words;
    }
    default:
        return {};
    }
}

void FacetModel::toggle(const QModelIndex &index, State wanted)
{
    if (!index.isValid() || index.internalId() == 0)
        return;
    Group &group = m_groups[std::size_t(index.internalId() - 1)];
    if (index.row() >= int(group.shown.size())) {
        group.all = !group.all;
        update();
        return;
    }
    if (!group.facet) {
        toggleFact(facts[std::size_t(index.row())], wanted);
        return;
    }
    const Facet facet = *group.facet;
    const QString wire = group.values[std::size_t(group.shown[std::size_t(index.row())])].wire;
    const State next = stateOf(group, index.row()) == wanted ? State::Off : wanted;
    filter::Filter filter = m_filter;
    for (const bool excluded : {false, true}) {
        QStringList values = filter.values(facet, excluded);
        values.removeAll(wire);
        if (next == (excluded ? State::Excluded : State::Chosen))
            values.append(wire);
        filter.setValues(facet, values, excluded);
    }
    m_query.setFilter(filter);
}

void FacetModel::toggleFact(filter::Fact fact, State wanted)
{
    filter::Filter filter = m_query.filter();
    const bool value = wanted == State::Chosen;
    const bool off = filter.fact(fact) == std::optional(value);
    filter.setFact(fact, off ? std::nullopt : std::optional(value));
    m_query.setFilter(filter);
}

void FacetModel::clearAll()
{
    filter::Filter filter = m_query.filter();
    for (const Facet facet : facetOrder) {
        filter.setValues(facet, {});
        filter.setValues(facet, {}, true);
    }
    for (const filter::Fact fact : facts)
        filter.setFact(fact, std::nullopt);
    m_query.setFilter(filter);
}

QStringList FacetModel::beyond() const
{
    const filter::Filter &filter = m_query.filter();
    std::vector<filter::Term> terms = filter.beyondPanel();
    for (const filter::Term &term : filter.terms()) {
        const auto *is = std::get_if<filter::Is>(&term.what);
        const bool isShown
            = !is || is->facts.size() != 1
           || std::find(facts.begin(), facts.end(), is->facts.front()) != facts.end();
        if (!isShown)
            terms.push_back(term);
    }
    QStringList texts;
    for (const filter::Term &term : terms) {
        filter::Filter one;
        one.add(term);
        const QString text = filter::toText(filter::spelled(one, *m_query.catalog()));
        const auto *group = std::get_if<filter::Group>(&term.what);
        const bool anyOf = group && group->kind == filter::Group::Kind::Any && !term.negated;
        texts.append(anyOf ? u'(' + text + u')' : text);
    }
    return texts;
}

int FacetModel::activeCount() const
{
    qsizetype count = 0;
    for (const Facet facet : facetOrder)
        count += m_filter.values(facet).size() + m_filter.values(facet, true).size();
    for (const filter::Fact fact : facts)
        count += m_filter.fact(fact) ? 1 : 0;
    return int(count);
}
