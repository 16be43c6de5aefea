// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/graph/picture.h"

#include "models/domain/vocabulary.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace graph {

namespace {

struct PictureWords
{
    Q_DECLARE_TR_FUNCTIONS(Picture)
};

QString kindName(CardKind kind)
{
    switch (kind) {
    case CardKind::Group:
        return PictureWords::tr("model group");
    case CardKind::Model:
        return PictureWords::tr("model");
    case CardKind::Deployment:
        return PictureWords::tr("deployment");
    case CardKind::Place:
        return PictureWords::tr("place");
    case CardKind::Bundle:
    case CardKind::More:
    case CardKind::Nobody:
        break;
    }
    return {};
}

QString bundled(const Card &card)
{
    QStringList parts {PictureWords::tr("%1 deployments").arg(card.count)};
    for (std::size_t i = 0; i < statusKinds; ++i) {
        if (card.statuses[i] > 0)
            parts += QString::number(card.statuses[i]) + u' '
                   + domain::statusLabel(domain::statusSymbols().value(qsizetype(i)));
    }
    return parts.join(u", "_s);
}

} // namespace

QRectF boundsOf(const Picture &picture, const Line &line)
{
    QPointF least = picture.points[line.start];
    QPointF most = least;
    for (std::uint32_t i = line.start; i < line.start + line.count; ++i) {
        const QPointF &point = picture.points[i];
        least = {std::min(least.x(), point.x()), std::min(least.y(), point.y())};
        most = {std::max(most.x(), point.x()), std::max(most.y(), point.y())};
    }
    return {least, most};
}

void Picture::finish()
{
    std::vector<QRectF> rects;
    rects.reserve(cards.size());
    for (const Card &card : cards)
        rects.push_back(card.rect);
    cardGrid = Grid(rects);
    rects.clear();
    for (const Line &line : lines)
        rects.push_back(boundsOf(*this, line));
    lineGrid = Grid(rects);
    bounds = cards.empty() ? QRectF() : cardGrid.bounds();
    if (!lines.empty())
        bounds = bounds.united(lineGrid.bounds());

    m_byKey.resize(cards.size());
    std::iota(m_byKey.begin(), m_byKey.end(), 0U);
    std::sort(m_byKey.begin(), m_byKey.end(),
              [this](std::uint32_t a, std::uint32_t b) { return cards[a].key < cards[b].key; });
    m_lineTo.assign(cards.size(), noCard);
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
        if (lines[i].forest)
            m_lineTo[lines[i].to] = i;
    }
}

std::uint32_t Picture::find(const QString &key) const
{
    const auto at = std::lower_bound(
        m_byKey.begin(), m_byKey.end(), key,
        [this](std::uint32_t card, const QString &wanted) { return cards[card].key < wanted; });
    return at != m_byKey.end() && cards[*at].key == key ? *at : noCard;
}

std::vector<std::uint32_t> Picture::pathTo(std::uint32_t card) const
{
    std::vector<std::uint32_t> path;
    while (card < m_lineTo.size() && m_lineTo[card] != noCard) {
        path.push_back(m_lineTo[card]);
        card = lines[m_lineTo[card]].from;
    }
    std::reverse(path.begin(), path.end());
    return path;
}

QString Picture::spoken(std::uint32_t at) const
{
    const Card &card = cards[at];
    QStringList parts {card.title};
    if (const QString kind = kindName(card.kind); !kind.isEmpty())
        parts += kind;
    if (card.kind == CardKind::Bundle)
        parts += bundled(card);
    if (card.kind == CardKind::Deployment && !card.status.isEmpty())
        parts += domain::statusLabel(card.status);
    if (card.kind == CardKind::Deployment && !card.environment.isEmpty())
        parts += card.environment;
    if (card.has(ProductionCard))
        parts += PictureWords::tr("production");
    if (!card.detail.isEmpty())
        parts += card.detail;
    const struct
    {
        CardMark mark;
        QString word;
    } words[] {{DeprecatedCard, PictureWords::tr("deprecated")},
               {OverdueCard, PictureWords::tr("overdue")},
               {DueSoonCard, PictureWords::tr("due within 30 days")},
               {PendingCard, PictureWords::tr("changes wait")},
               {RemovedCard, PictureWords::tr("removed")},
               {ReconciledCard, PictureWords::tr("the model names it by another URN")},
               {TroubledCard, PictureWords::tr("a link leads nowhere")}};
    for (const auto &[mark, word] : words) {
        if (card.has(mark))
            parts += word;
    }
    if (card.has(FoldableCard))
        parts += card.has(OpenCard) ? PictureWords::tr("open") : PictureWords::tr("closed");
    return parts.join(u", "_s);
}

} // namespace graph
