// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/review/reviewlists.h"

#include "models/domain/vocabulary.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/marks.h"
#include "ui/review/reviewpaint.h"

#include <QApplication>
#include <QPainter>

#include <numeric>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;
using review::Assessment;

namespace {

QString ownerText(const catalog::Catalog &catalog, catalog::Row row)
{
    QStringList names;
    for (const catalog::OwnerEntry &owner : catalog.owners(row))
        names.append(catalog.directory().displayName(owner.urn));
    names.removeDuplicates();
    return names.join(u", "_s);
}

QString statusText(const catalog::Catalog &catalog, catalog::Row row)
{
    return domain::statusLabel(catalog.text(row, Facet::Status));
}

QIcon statusIcon(const catalog::Catalog &catalog, catalog::Row row)
{
    const QString status = catalog.text(row, Facet::Status);
    const QColor color = Theme::of(QApplication::palette()).statusColor(status);
    return QIcon(icons::glyph(icons::forStatus(status), color, 14, qApp->devicePixelRatio()));
}

QString whyText(const Assessment &assessment)
{
    QStringList reasons;
    for (const review::Outcome outcome :
         {review::Outcome::Block, review::Outcome::Warn, review::Outcome::Unknown}) {
        for (const review::Check check : review::allChecks()) {
            if (assessment.outcomes[std::size_t(check)] == outcome)
                reasons.append(complaintOf(check, outcome));
        }
    }
    return reasons.join(u"; "_s);
}

int severity(const Assessment &one)
{
    return one.verdict == review::Verdict::Blocked  ? 0
         : one.verdict == review::Verdict::Unknown  ? 1
         : one.verdict == review::Verdict::Warnings ? 2
                                                    : 3;
}

} // namespace

ReviewTable::ReviewTable(QObject *parent)
    : QAbstractTableModel(parent), m_answer(review::Reviewer().answer())
{
}

void ReviewTable::setAnswer(const review::Reviewer::AnswerPtr &answer)
{
    beginResetModel();
    m_answer = answer;
    arrange();
    endResetModel();
}

catalog::Row ReviewTable::rowAt(int row) const
{
    return m_answer->assessments[m_order[std::size_t(row)]].row;
}

int ReviewTable::indexOf(catalog::Row row) const
{
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        if (m_answer->assessments[m_order[i]].row == row)
            return int(i);
    }
    return -1;
}

int ReviewTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int ReviewTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ReviewTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Assessment &one = m_answer->assessments[m_order[std::size_t(index.row())]];
    const catalog::Catalog &catalog = m_answer->catalog();
    const Theme &theme = Theme::of(QApplication::palette());
    if (role == Qt::AccessibleTextRole && index.column() == Name)
        return reviewpaint::spoken(*m_answer, one);
    if (role == Qt::DecorationRole) {
        if (index.column() == Status)
            return statusIcon(catalog, one.row);
        if (index.column() == VerdictColumn)
            return QIcon(icons::glyph(reviewpaint::iconOf(one.verdict),
                                      reviewpaint::inkOf(one.verdict, theme), 14,
                                      qApp->devicePixelRatio()));
        return {};
    }
    if (role == Qt::ForegroundRole) {
        if (index.column() == VerdictColumn)
            return reviewpaint::inkOf(one.verdict, theme);
        if (index.column() == Decommission && one.bucket == review::Bucket::Overdue)
            return theme.danger;
        return {};
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    QString text;
    switch (Column(index.column())) {
    case Name:
        text = catalog.name(one.row);
        break;
    case Environment:
        text = catalog.text(one.row, Facet::Environment);
        break;
    case Status:
        text = statusText(catalog, one.row);
        break;
    case Decommission:
        text = reviewpaint::dateText(one.decommission, m_answer->context);
        break;
    case VerdictColumn:
        text = labelOf(one.verdict);
        break;
    case Owners:
        text = ownerText(catalog, one.row);
        break;
    case Why:
        text = whyText(one);
        break;
    case ColumnCount:
        break;
    }
    return role == Qt::ToolTipRole ? text.toHtmlEscaped() : text;
}

QVariant ReviewTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles {tr("Name"),    tr("Env"),    tr("Status"), tr("Decommission"),
                              tr("Verdict"), tr("Owners"), tr("Why")};
    return titles.value(section);
}

void ReviewTable::sort(int column, Qt::SortOrder order)
{
    m_column = column;
    m_sorting = order;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::size_t> items;
    for (const QModelIndex &index : before)
        items.push_back(m_order[std::size_t(index.row())]);
    arrange();
    std::vector<int> places(m_order.size());
    for (std::size_t i = 0; i < m_order.size(); ++i)
        places[m_order[i]] = int(i);
    for (qsizetype i = 0; i < before.size(); ++i)
        changePersistentIndex(before[i], index(places[items[std::size_t(i)]], before[i].column()));
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void ReviewTable::arrange()
{
    // Undated ones last, as on the board, is what equal keys fall back to.
    m_order.clear();
    for (const auto &column : m_answer->columns)
        m_order.insert(m_order.end(), column.begin(), column.end());
    const auto key = [this](std::size_t i) -> QString {
        const Assessment &one = m_answer->assessments[i];
        switch (Column(m_column)) {
        case Environment:
            return m_answer->catalog().text(one.row, Facet::Environment);
        case Status:
            return QString::number(
                domain::statusSeverity(m_answer->catalog().text(one.row, Facet::Status)));
        case VerdictColumn:
            return QString::number(severity(one));
        case Owners:
            return ownerText(m_answer->catalog(), one.row).toCaseFolded();
        case Why:
            return whyText(one);
        default:
            return m_answer->catalog().name(one.row).toCaseFolded();
        }
    };
    if (m_column == Decommission) {
        if (m_sorting == Qt::DescendingOrder)
            std::ranges::reverse(m_order);
        return;
    }
    std::vector<QString> keys(m_answer->assessments.size());
    for (const std::size_t i : m_order)
        keys[i] = key(i);
    std::ranges::stable_sort(m_order, [&](std::size_t a, std::size_t b) {
        return m_sorting == Qt::AscendingOrder ? keys[a] < keys[b] : keys[b] < keys[a];
    });
}

CandidateTable::CandidateTable(QObject *parent)
    : QAbstractTableModel(parent), m_answer(review::Reviewer().answer())
{
}

void CandidateTable::setAnswer(const review::Reviewer::AnswerPtr &answer)
{
    beginResetModel();
    m_answer = answer;
    endResetModel();
}

QString CandidateTable::urnAt(int row) const
{
    return m_answer->catalog().urn(m_answer->candidates[std::size_t(row)].row);
}

int CandidateTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_answer->candidates.size());
}

int CandidateTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CandidateTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const review::Candidate &one = m_answer->candidates[std::size_t(index.row())];
    const catalog::Catalog &catalog = m_answer->catalog();
    if (role == Qt::DecorationRole && index.column() == Status)
        return statusIcon(catalog, one.row);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    QString text;
    switch (Column(index.column())) {
    case Name:
        text = catalog.name(one.row);
        break;
    case Environment:
        text = catalog.text(one.row, Facet::Environment);
        break;
    case Status:
        text = statusText(catalog, one.row);
        break;
    case Version:
        text = catalog.version(one.row);
        break;
    case Reasons: {
        QStringList words;
        for (const review::Reason reason : review::allReasons()) {
            if (one.has(reason))
                words.append(labelOf(reason));
        }
        text = words.join(u", "_s);
        break;
    }
    case Successor:
        if (one.successor)
            text = tr("%1, version %2")
                       .arg(catalog.name(*one.successor), catalog.version(*one.successor));
        break;
    case ColumnCount:
        break;
    }
    return role == Qt::ToolTipRole ? text.toHtmlEscaped() : text;
}

QVariant CandidateTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles {tr("Name"),    tr("Env"), tr("Status"),
                              tr("Version"), tr("Why"), tr("In service instead")};
    return titles.value(section);
}

Agenda::Agenda(QObject *parent) : QAbstractListModel(parent), m_answer(review::Reviewer().answer())
{
}

void Agenda::setAnswer(const review::Reviewer::AnswerPtr &answer)
{
    beginResetModel();
    m_answer = answer;
    m_order.clear();
    for (const review::Bucket bucket : {review::Bucket::Days7, review::Bucket::Days30,
                                        review::Bucket::Days90, review::Bucket::Later}) {
        const auto &column = m_answer->columns[std::size_t(bucket)];
        m_order.insert(m_order.end(), column.begin(), column.end());
    }
    endResetModel();
}

const Assessment &Agenda::at(int row) const
{
    return m_answer->assessments[m_order[std::size_t(row)]];
}

catalog::Row Agenda::rowAt(int row) const
{
    return at(row).row;
}

int Agenda::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

QVariant Agenda::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return reviewpaint::spoken(*m_answer, at(index.row()));
    if (role == Qt::ToolTipRole)
        return whyText(at(index.row())).toHtmlEscaped();
    return {};
}

QSize AgendaDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, 46};
}

void AgendaDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const Assessment &one = m_agenda.at(index.row());
    const review::Reviewer::Answer &answer = m_agenda.answer();
    const catalog::Catalog &catalog = answer.catalog();
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    const QRectF rect = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (chosen) {
        painter->fillRect(rect, theme.selection);
        painter->fillRect(QRectF(rect.topLeft(), QSizeF(3, rect.height())), theme.accent);
    }
    flat::edge(*painter, rect, Qt::BottomEdge, theme.border);
    constexpr qreal dates = 58;
    const QRectF inner = rect.adjusted(12, 4, -10, -4);
    const QRectF top(inner.left(), inner.top(), inner.width(), inner.height() / 2);
    const QRectF bottom = top.translated(0, inner.height() / 2);
    reviewpaint::line(*painter, QRectF(top.left(), top.top(), dates - 6, top.height()),
                      reviewpaint::dateText(one.decommission, answer.context),
                      fonts::ui(fonts::Size::Small), theme.muted, Qt::ElideRight);
    const QString environment = catalog.text(one.row, Facet::Environment);
    const bool production = answer.context.when.production.contains(environment);
    const qreal wide = marks::environmentWidth(environment, production);
    marks::environment(*painter, QRectF(top.right() - wide, top.top(), wide, top.height()),
                       environment, production, theme);
    const QString status = catalog.text(one.row, Facet::Status);
    const qreal x = top.left() + dates;
    icons::paint(*painter, {x, std::round(top.center().y() - 7)}, icons::forStatus(status),
                 theme.statusColor(status), 14);
    reviewpaint::line(*painter,
                      QRectF(x + 20, top.top(), top.right() - wide - 8 - x - 20, top.height()),
                      catalog.name(one.row), fonts::ui(), theme.text);
    const QColor ink = reviewpaint::inkOf(one.verdict, theme);
    icons::paint(*painter, {x, std::round(bottom.center().y() - 7)},
                 reviewpaint::iconOf(one.verdict), ink, 14);
    const QString why = whyText(one).section(u"; "_s, 0, 0);
    reviewpaint::line(*painter, bottom.adjusted(dates + 20, 0, 0, 0),
                      why.isEmpty() ? labelOf(one.verdict) : why, fonts::ui(fonts::Size::Small),
                      theme.muted, Qt::ElideRight);
    painter->restore();
}
