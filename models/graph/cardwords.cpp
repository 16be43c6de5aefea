// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/cardwords.h"

#include "models/core/fold.h"
#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"
#include "models/filter/sort.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using catalog::Code;
using catalog::Facet;

namespace graph {

namespace {

struct CardText
{
    Q_DECLARE_TR_FUNCTIONS(Card)
};

constexpr qint64 soonDays = 30;
constexpr std::uint8_t unknownStatus = 3;
constexpr std::uint8_t inService = 7;
constexpr std::uint8_t outOfService = 6;

QString counted(std::size_t number)
{
    return QLocale().toString(qulonglong(number));
}

QString deploymentCount(std::size_t number)
{
    return number == 1 ? CardText::tr("1 deployment")
                       : CardText::tr("%1 deployments").arg(counted(number));
}

QString modelCount(std::size_t number)
{
    return number == 1 ? CardText::tr("1 model") : CardText::tr("%1 models").arg(counted(number));
}

std::uint8_t statusIndex(const QString &symbol)
{
    const qsizetype at = domain::statusSymbols().indexOf(symbol);
    return at < 0 ? unknownStatus : std::uint8_t(at);
}

QString withDot(const QString &a, const QString &b)
{
    if (a.isEmpty() || b.isEmpty())
        return a + b;
    return a + u" · "_s + b;
}

//! "fraud-platform" FP, "Olu Adeyemi" OA, "sagemaker" SA.
QString initialsOf(const QString &name)
{
    QString first;
    bool begins = true;
    for (const QChar c : name) {
        if (c.isLetterOrNumber() && begins)
            first += c.toUpper();
        begins = !c.isLetterOrNumber();
    }
    return first.size() >= 2 ? first.left(2) : name.left(2).toUpper();
}

//! The words that are said of what serves beside another.
QString roleNamed(const QString &tag)
{
    static const QStringList roles {u"champion"_s, u"challenger"_s, u"shadow"_s, u"canary"_s};
    const QString name = tag.toLower();
    for (const QString &role : roles) {
        if (name == role || name.endsWith(u':' + role) || name.endsWith(u'.' + role))
            return role;
    }
    return {};
}

} // namespace

CardWords::CardWords(const Graph &graph, const DrawOptions &options)
    : m_graph(graph), m_catalog(*graph.catalog()), m_options(options)
{
    m_environments = options.production;
    m_environments.removeDuplicates();
    m_lastProduction = std::uint16_t(m_environments.size());
    for (const QString &known : domain::environments()) {
        if (!m_environments.contains(known))
            m_environments.append(known);
    }
    const auto &environments = m_catalog.dictionary(Facet::Environment);
    for (std::size_t code = 0; code < environments.size(); ++code) {
        const QString name = fromUtf8(environments[Code(code)]);
        qsizetype at = m_environments.indexOf(name);
        if (at < 0) {
            at = m_environments.size();
            m_environments.append(name);
        }
        m_rankOfCode.push_back(std::uint16_t(std::min<qsizetype>(at, UINT16_MAX)));
    }
    const auto &statuses = m_catalog.dictionary(Facet::Status);
    for (std::size_t code = 0; code < statuses.size(); ++code)
        m_statusOfCode.push_back(statusIndex(fromUtf8(statuses[Code(code)])));
    const auto &tags = m_catalog.dictionary(Facet::Tag);
    for (std::size_t code = 0; code < tags.size(); ++code)
        m_roleOfTag.push_back(roleNamed(fromUtf8(tags[Code(code)])));
}

std::string_view CardWords::nameOf(Node node, std::vector<std::string> &kept) const
{
    if (const auto row = m_graph.row(node)) {
        const auto [chunk, i] = m_catalog.place(*row);
        return chunk.names[i];
    }
    return kept.emplace_back(toUtf8(m_graph.displayName(node)));
}

void CardWords::sortByName(std::vector<Node> &nodes) const
{
    std::vector<std::pair<std::string, Node>> named;
    named.reserve(nodes.size());
    for (const Node node : nodes)
        named.emplace_back(foldedUtf8(m_graph.displayName(node)), node);
    std::stable_sort(named.begin(), named.end(), [](const auto &a, const auto &b) {
        return filter::naturalCompare(a.first, b.first) < 0;
    });
    std::transform(named.begin(), named.end(), nodes.begin(),
                   [](const auto &entry) { return entry.second; });
}

void CardWords::sortModels(std::vector<Node> &models) const
{
    struct Named
    {
        std::string name;
        std::string version;
        Node node;
    };
    std::vector<Named> named;
    named.reserve(models.size());
    for (const Node node : models)
        named.push_back(
            {foldedUtf8(m_graph.displayName(node)), toUtf8(m_graph.version(node)), node});
    std::stable_sort(named.begin(), named.end(), [](const Named &a, const Named &b) {
        const int byName = filter::naturalCompare(a.name, b.name);
        return byName != 0 ? byName < 0 : filter::naturalCompare(a.version, b.version) > 0;
    });
    std::transform(named.begin(), named.end(), models.begin(),
                   [](const Named &entry) { return entry.node; });
}

void CardWords::sortDeployments(std::vector<Node> &nodes) const
{
    struct Named
    {
        std::uint16_t environment;
        std::string_view name;
        Node node;
    };
    std::vector<std::string> kept;
    kept.reserve(nodes.size()); // views point into it
    std::vector<Named> named;
    named.reserve(nodes.size());
    for (const Node node : nodes)
        named.push_back({environmentOf(node), nameOf(node, kept), node});
    std::stable_sort(named.begin(), named.end(), [](const Named &a, const Named &b) {
        return a.environment != b.environment ? a.environment < b.environment : a.name < b.name;
    });
    std::transform(named.begin(), named.end(), nodes.begin(),
                   [](const Named &entry) { return entry.node; });
}

std::uint16_t CardWords::environmentOf(Node deployment) const
{
    if (const auto row = m_graph.row(deployment)) {
        const auto [chunk, i] = m_catalog.place(*row);
        return m_rankOfCode[chunk.facets[std::size_t(Facet::Environment)][i]];
    }
    const qsizetype at = m_environments.indexOf(m_graph.environment(deployment));
    return at >= 0 ? std::uint16_t(at) : m_rankOfCode.empty() ? 0 : m_rankOfCode[catalog::absent];
}

std::uint8_t CardWords::statusOf(Node deployment) const
{
    const auto row = m_graph.row(deployment);
    if (!row)
        return unknownStatus;
    const auto [chunk, i] = m_catalog.place(*row);
    return m_statusOfCode[chunk.facets[std::size_t(Facet::Status)][i]];
}

bool CardWords::serves(Node deployment) const
{
    const std::uint8_t status = statusOf(deployment);
    return m_graph.state(deployment) != State::Removed && status != outOfService
        && (status == inService || status != unknownStatus);
}

bool CardWords::isSingle(Node deployment) const
{
    return !m_options.singles.isEmpty() && m_options.singles.contains(m_graph.urn(deployment));
}

std::vector<Served> CardWords::served(const std::vector<Node> &deployments) const
{
    std::vector<Served> result;
    result.reserve(deployments.size());
    for (const Node node : deployments) {
        const std::uint16_t environment = environmentOf(node);
        const bool missing = m_graph.state(node) == State::Missing;
        result.push_back({node, environment, statusOf(node), environment < m_lastProduction,
                          missing || isSingle(node)});
    }
    return result;
}

Card CardWords::entity(Node node, CardKind kind) const
{
    Card card;
    card.kind = kind;
    card.node = node;
    card.key = m_graph.urn(node);
    card.title = m_graph.displayName(node);
    card.platform = domain::platformId(m_graph.platform(node));
    if (kind != CardKind::Deployment) {
        if (m_graph.state(node) == State::Missing)
            card.marks |= MissingCard;
        return card;
    }
    card.count = 1;
    card.environment = m_graph.environment(node);
    if (m_options.production.contains(card.environment))
        card.marks |= ProductionCard;
    if (m_graph.state(node) == State::Removed)
        card.marks |= RemovedCard;
    if (const auto row = m_graph.row(node)) {
        sayDeployment(card, *row);
    } else {
        card.marks |= MissingCard;
        card.detail = m_graph.complete() ? CardText::tr("named by the model, not on the server")
                                         : CardText::tr("named by the model, not loaded");
    }
    return card;
}

void CardWords::sayDeployment(Card &card, catalog::Row row) const
{
    const auto [chunk, i] = m_catalog.place(row);
    card.status = m_catalog.text(row, Facet::Status);
    const std::uint8_t flags = chunk.flags[i];
    if ((flags & catalog::Pending) != 0)
        card.marks |= PendingCard;
    if ((flags & catalog::Deprecated) != 0) {
        card.marks |= DeprecatedCard;
        const std::int64_t at = chunk.decommission[i];
        if (at != catalog::noTime) {
            const std::int64_t now = m_options.now.toMSecsSinceEpoch();
            const QDateTime soon = m_options.now.addDays(soonDays);
            if (at < now)
                card.marks |= OverdueCard;
            else if (at < soon.toMSecsSinceEpoch())
                card.marks |= DueSoonCard;
        }
    }
    card.detail = withDot(m_catalog.version(row), factOf(card, row));
}

//! The one thing that is said besides the version: the most pressing.
QString CardWords::factOf(const Card &card, catalog::Row row) const
{
    const auto [chunk, i] = m_catalog.place(row);
    if (card.has(OverdueCard)) {
        const QDate date = QDateTime::fromMSecsSinceEpoch(chunk.decommission[i]).date();
        const qint64 days = date.daysTo(m_options.now.toLocalTime().date());
        return days == 0 ? CardText::tr("overdue today") : CardText::tr("%1 d overdue").arg(days);
    }
    if (const QString role = roleOf(row); !role.isEmpty())
        return role;
    const std::size_t owners = chunk.owners.row(i).size();
    return owners == 0 ? CardText::tr("no owner")
         : owners == 1 ? CardText::tr("1 owner")
                       : CardText::tr("%1 owners").arg(owners);
}

QString CardWords::roleOf(catalog::Row row) const
{
    const auto [chunk, i] = m_catalog.place(row);
    for (const Code tag : chunk.tags.row(i)) {
        if (!m_roleOfTag[tag].isEmpty())
            return m_roleOfTag[tag];
    }
    return {};
}

Card CardWords::bundle(const StackEntry &entry, std::span<const Served> inside) const
{
    Card card;
    card.kind = CardKind::Bundle;
    card.key = entry.key;
    card.count = std::uint32_t(inside.size());
    card.environment = m_environments[inside.front().environment];
    card.marks = FoldableCard;
    if (entry.open)
        card.marks |= OpenCard;
    if (inside.front().production)
        card.marks |= ProductionCard;
    std::uint8_t worst = inService;
    for (const Served &one : inside) {
        ++card.statuses[one.status];
        worst = std::min(worst, one.status);
    }
    card.status = domain::statusSymbols().value(worst);
    card.title = entry.byStatus             ? domain::statusLabel(card.status)
               : card.environment.isEmpty() ? CardText::tr("no environment")
                                            : card.environment;
    return card;
}

void CardWords::sayGroup(Card &card, std::size_t number) const
{
    card.detail = withDot(modelCount(number), counted(card.count));
}

void CardWords::sayModel(Card &card) const
{
    card.detail = card.has(MissingCard)
                    ? CardText::tr("not on the server")
                    : withDot(m_graph.version(card.node), deploymentCount(card.count));
}

void CardWords::sayIdle(Card &card, std::size_t number) const
{
    card.title = number == 1 ? CardText::tr("1 more model")
                             : CardText::tr("%1 more models").arg(counted(number));
    card.detail = CardText::tr("not in service");
}

void CardWords::sayNobody(Card &card) const
{
    card.title = m_graph.linksKnown() ? CardText::tr("No model") : CardText::tr("Models not read");
    card.detail = !m_graph.linksKnown() ? deploymentCount(card.count)
                : card.count == 1       ? CardText::tr("names this deployment")
                                        : CardText::tr("names these %1").arg(counted(card.count));
}

void CardWords::sayPlace(Card &card, Kind kind) const
{
    const catalog::Neighbour *known = m_catalog.directory().find(card.key);
    card.detail = kind == Kind::Instance             ? CardText::tr("platform instance")
                : known && !known->subType.isEmpty() ? known->subType
                                                     : CardText::tr("container");
}

QString CardWords::hueValue(const Card &card) const
{
    switch (m_options.colour) {
    case ColourBy::Status:
        return {};
    case ColourBy::Environment:
        return card.environment;
    case ColourBy::Platform:
        return card.platform;
    case ColourBy::Owner:
        break;
    }
    const auto row = card.node == noNode ? std::nullopt : m_graph.row(card.node);
    if (!row)
        return {};
    const auto [chunk, i] = m_catalog.place(*row);
    const auto owners = chunk.owners.row(i);
    return owners.empty() ? QString() : fromUtf8(m_catalog.dictionary(Facet::Owner)[owners[0]]);
}

void CardWords::nameHues(Picture &picture) const
{
    if (m_options.colour == ColourBy::Status)
        return;
    QHash<QString, std::uint32_t> counts;
    std::vector<QString> values;
    values.reserve(picture.cards.size());
    for (const Card &card : picture.cards) {
        values.push_back(card.kind == CardKind::Deployment || card.kind == CardKind::Bundle
                             ? hueValue(card)
                             : QString());
        if (!values.back().isEmpty())
            counts[values.back()] += std::max(1U, card.count);
    }
    std::vector<std::pair<QString, std::uint32_t>> frequent;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        frequent.emplace_back(it.key(), it.value());
    std::sort(frequent.begin(), frequent.end(), [](const auto &a, const auto &b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    const bool owner = m_options.colour == ColourBy::Owner;
    QHash<QString, QString> initials;
    QHash<QString, std::uint8_t> hues;
    for (const auto &[value, number] : frequent) {
        const QString name = owner ? m_catalog.directory().displayName(value) : value;
        initials.insert(value, initialsOf(name));
        if (picture.hues.size() >= hueCount)
            continue;
        hues.insert(value, std::uint8_t(picture.hues.size()));
        picture.hues.push_back({name, initials.value(value), number});
    }
    for (std::size_t i = 0; i < picture.cards.size(); ++i) {
        picture.cards[i].hue = hues.value(values[i], noHue);
        picture.cards[i].initials = initials.value(values[i]);
    }
}

} // namespace graph
