// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/deploymentrows.h"

#include "models/core/fold.h"
#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"
#include "models/items/rowdifference.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <numeric>

using namespace Qt::Literals::StringLiterals;
using catalog::Catalog;
using catalog::Facet;
using catalog::Row;

namespace {

using Column = DeploymentRows::Column;

struct ColumnFacts
{
    Column column;
    const char *title;
    filter::SortKey sortKey;
    std::optional<Facet> facet;
};

constexpr std::array<ColumnFacts, DeploymentRows::columnTotal + 1> columns {{
    {Column::Name, QT_TRANSLATE_NOOP("DeploymentRows", "Name"), filter::SortKey::Name, {}},
    {Column::Platform, QT_TRANSLATE_NOOP("DeploymentRows", "Platform"), filter::SortKey::Platform,
     Facet::Platform},
    {Column::Environment, QT_TRANSLATE_NOOP("DeploymentRows", "Env"), filter::SortKey::Environment,
     Facet::Environment},
    {Column::Status, QT_TRANSLATE_NOOP("DeploymentRows", "Status"), filter::SortKey::Status,
     Facet::Status},
    {Column::Version, QT_TRANSLATE_NOOP("DeploymentRows", "Version"), filter::SortKey::Version, {}},
    {Column::Owners, QT_TRANSLATE_NOOP("DeploymentRows", "Owners"), filter::SortKey::Owners,
     Facet::Owner},
    {Column::Tags, QT_TRANSLATE_NOOP("DeploymentRows", "Tags"), filter::SortKey::Tags, Facet::Tag},
    {Column::Decommission,
     QT_TRANSLATE_NOOP("DeploymentRows", "Decommission"),
     filter::SortKey::Decommission,
     {}},
    {Column::Instance, QT_TRANSLATE_NOOP("DeploymentRows", "Instance"), filter::SortKey::Instance,
     Facet::Instance},
    {Column::Container, QT_TRANSLATE_NOOP("DeploymentRows", "Container"),
     filter::SortKey::Container, Facet::Container},
    {Column::Created, QT_TRANSLATE_NOOP("DeploymentRows", "Created"), filter::SortKey::Created, {}},
    {Column::Model, QT_TRANSLATE_NOOP("DeploymentRows", "Model"), filter::SortKey::Model, {}},
    {Column::Description,
     QT_TRANSLATE_NOOP("DeploymentRows", "Description"),
     filter::SortKey::Description,
     {}},
    {Column::Urn, QT_TRANSLATE_NOOP("DeploymentRows", "URN"), filter::SortKey::Urn, {}},
    {Column::Change,
     QT_TRANSLATE_NOOP("DeploymentRows", "What will change"),
     filter::SortKey::Name,
     {}},
}};

struct DeploymentRowsWords
{
    Q_DECLARE_TR_FUNCTIONS(DeploymentRows)
};

QStringList displayNames(const Catalog &catalog, const QStringList &urns)
{
    QStringList names;
    for (const QString &urn : urns)
        names.append(catalog.directory().displayName(urn));
    return names;
}

QStringList ownerUrns(const Catalog &catalog, Row row)
{
    QStringList urns;
    for (const catalog::OwnerEntry &owner : catalog.owners(row)) {
        if (!urns.contains(owner.urn))
            urns.append(owner.urn);
    }
    return urns;
}

QString modelNames(const Catalog &catalog, Row row)
{
    QStringList names;
    for (const catalog::Link &link : catalog.links().ofRow(row))
        names.append(catalog.links().models()[link.model].name);
    return names.join(u", "_s);
}

QString containerText(const Catalog &catalog, Row row)
{
    const QString container = catalog.text(row, Facet::Container);
    return displayNames(catalog, catalog.directory().containerPath(container)).join(u" ▸ "_s);
}

QString named(const Catalog &catalog, Row row, Facet facet)
{
    const QString value = catalog.text(row, facet);
    return value.isEmpty() ? value : catalog.directory().displayName(value);
}

QString dueDisplay(const Catalog &catalog, Row row, const QDateTime &now)
{
    const items::DueText due
        = items::dueText(catalog.has(row, catalog::Deprecated), catalog.decommission(row), now);
    return due.date.isEmpty() ? due.distance : due.distance + u"  "_s + due.date;
}

QString display(const Catalog &catalog, Row row, Column column, const QDateTime &now)
{
    switch (column) {
    case Column::Name:
        return catalog.name(row);
    case Column::Platform:
        return domain::platformId(catalog.text(row, Facet::Platform));
    case Column::Environment:
        return catalog.text(row, Facet::Environment);
    case Column::Status:
        return domain::statusLabel(catalog.text(row, Facet::Status));
    case Column::Version:
        return catalog.version(row);
    case Column::Owners:
        return displayNames(catalog, ownerUrns(catalog, row)).join(u", "_s);
    case Column::Tags:
        return displayNames(catalog, catalog.tags(row)).join(u", "_s);
    case Column::Decommission:
        return dueDisplay(catalog, row, now);
    case Column::Instance:
        return named(catalog, row, Facet::Instance);
    case Column::Container:
        return containerText(catalog, row);
    case Column::Created: {
        const std::int64_t created = catalog.created(row);
        return created == catalog::noTime ? QString() : items::shortDate(created, now);
    }
    case Column::Model:
        return modelNames(catalog, row);
    case Column::Description:
        return catalog.description(row).simplified();
    case Column::Urn:
        return catalog.urn(row);
    case Column::Change:
        return {}; // not the catalog's
    }
    return {};
}

QString utc(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate);
}

QString timeToolTip(std::int64_t ms)
{
    return ms == catalog::noTime ? QString() : items::longTime(ms) + u'\n' + utc(ms);
}

QString toolTip(const Catalog &catalog, Row row, Column column, const QDateTime &now)
{
    switch (column) {
    case Column::Created:
        return timeToolTip(catalog.created(row));
    case Column::Decommission:
        return timeToolTip(catalog.decommission(row));
    case Column::Platform:
        return named(catalog, row, Facet::Platform);
    case Column::Description:
        return catalog.description(row);
    default:
        return display(catalog, row, column, now);
    }
}

//! The name cell says what its marks say to the eye.
QString accessible(const Catalog &catalog, Row row, Column column, const QDateTime &now)
{
    QString text = display(catalog, row, column, now);
    if (text.isEmpty())
        return column == Column::Owners ? DeploymentRowsWords::tr("no owner")
                                        : DeploymentRowsWords::tr("none");
    if (column == Column::Decommission)
        return DeploymentRowsWords::tr("deprecated, %1").arg(text);
    if (column != Column::Name)
        return text;
    if (catalog.has(row, catalog::Evaluation))
        text = DeploymentRowsWords::tr("%1, a model evaluation").arg(text);
    if (catalog.has(row, catalog::Deprecated))
        text = DeploymentRowsWords::tr("%1, deprecated").arg(text);
    if (catalog.has(row, catalog::Removed))
        text = DeploymentRowsWords::tr("%1, removed").arg(text);
    return text;
}

bool samePending(const items::PendingRow *a, const items::PendingRow *b)
{
    return a && b ? *a == *b : a == b;
}

QVariant wire(const Catalog &catalog, Row row, Column column)
{
    const auto &facet = columns[std::size_t(column)].facet;
    if (column == Column::Owners)
        return ownerUrns(catalog, row);
    if (column == Column::Tags)
        return catalog.tags(row);
    if (facet)
        return catalog.text(row, *facet);
    return display(catalog, row, column, {});
}

} // namespace

DeploymentRows::DeploymentRows(QObject *parent)
    : QAbstractTableModel(parent)
    , m_catalog(std::make_shared<const Catalog>())
    , m_now(QDateTime::currentDateTime())
{
}

int DeploymentRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DeploymentRows::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal + (m_changes ? 1 : 0);
}

QVariant DeploymentRows::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row row = rowAt(index.row());
    const auto column = Column(index.column());
    if (column == Column::Change
        && (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole))
        return items::words(changeOf(row));
    switch (role) {
    case Qt::DisplayRole:
        return display(*m_catalog, row, column, m_now);
    case Qt::ToolTipRole:
        return (toolTip(*m_catalog, row, column, m_now) + pendingToolTip(row, column))
            .toHtmlEscaped()
            .replace(u'\n', u"<br>"_s);
    case Qt::AccessibleTextRole:
        return accessible(*m_catalog, row, column, m_now) + pendingWords(row, column);
    case Qt::TextAlignmentRole:
        if (column == Column::Version || column == Column::Decommission)
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case UrnRole:
        return m_catalog->urn(row);
    case WireRole:
        return wire(*m_catalog, row, column);
    default:
        return {};
    }
}

QVariant DeploymentRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return title(Column(section));
    if (role == Qt::TextAlignmentRole) {
        const bool right
            = Column(section) == Column::Version || Column(section) == Column::Decommission;
        return QVariant((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    return {};
}

void DeploymentRows::setChanges(items::RowChanges changes)
{
    const int column = int(Column::Change);
    if (changes && m_changes) {
        m_changes = std::move(changes);
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
    } else if (changes) {
        beginInsertColumns({}, column, column);
        m_changes = std::move(changes);
        endInsertColumns();
    } else if (m_changes) {
        beginRemoveColumns({}, column, column);
        m_changes = nullptr;
        endRemoveColumns();
    }
}

void DeploymentRows::setPending(std::shared_ptr<const items::PendingCells> pending)
{
    if (pending && pending->shown != m_catalog) {
        m_nextPending = std::move(pending);
        return;
    }
    m_nextPending.reset();
    if (pending == m_pending)
        return;
    const auto before = std::exchange(m_pending, std::move(pending));
    for (int i = 0; i < rowCount(); ++i) {
        if (!samePending(pendingOf(rowAt(i)), before ? before->find(rowAt(i)) : nullptr))
            Q_EMIT dataChanged(index(i, 0), index(i, columnCount() - 1));
    }
}

const items::PendingRow *DeploymentRows::pendingOf(Row row) const
{
    return m_pending ? m_pending->find(row) : nullptr;
}

bool DeploymentRows::isPending(Row row, Column column) const
{
    const items::PendingRow *pending = pendingOf(row);
    return pending && (pending->columns >> int(column) & 1) != 0;
}

QString DeploymentRows::before(Row row, Column column) const
{
    if (row >= server().size())
        return {};
    if (column == Column::Decommission) {
        const items::DueText due = items::dueText(server().has(row, catalog::Deprecated),
                                                  server().decommission(row), m_now);
        return due.date.isEmpty() ? due.distance : due.date;
    }
    return display(server(), row, column, m_now);
}

QString DeploymentRows::pendingToolTip(Row row, Column column) const
{
    const items::PendingRow *pending = pendingOf(row);
    if (!pending)
        return {};
    QStringList lines {QString()};
    if (column == Column::Name) {
        lines.append(
            pending->isNew ? DeploymentRowsWords::tr("new, not yet sent")
            : m_catalog->has(row, catalog::Leaving)
                ? DeploymentRowsWords::tr("to be removed, not yet sent")
            : pending->changes == 1
                ? DeploymentRowsWords::tr("1 change, not yet sent")
                : DeploymentRowsWords::tr("%1 changes, not yet sent").arg(pending->changes));
        if (pending->mark == items::PendingRow::Mark::Conflict)
            lines.append(DeploymentRowsWords::tr("Someone else changed the same meanwhile"));
        else if (pending->mark == items::PendingRow::Mark::Failed)
            lines.append(pending->reason.isEmpty() ? DeploymentRowsWords::tr("It was not applied")
                                                   : pending->reason);
    } else if (isPending(row, column) && !pending->isNew) {
        const QString was = column == Column::Description ? server().description(row)
                          : column == Column::Decommission && server().has(row, catalog::Deprecated)
                                    && server().decommission(row) != catalog::noTime
                              ? items::longTime(server().decommission(row))
                              : before(row, column);
        lines.append(DeploymentRowsWords::tr("was: %1").arg(
            was.isEmpty() ? DeploymentRowsWords::tr("none") : was));
    }
    return lines.join(u'\n');
}

QString DeploymentRows::pendingWords(Row row, Column column) const
{
    const items::PendingRow *pending = pendingOf(row);
    if (!pending)
        return {};
    if (column != Column::Name) {
        if (!isPending(row, column) || pending->isNew)
            return {};
        const QString was = before(row, column);
        return u", "_s
             + DeploymentRowsWords::tr("was %1").arg(was.isEmpty() ? DeploymentRowsWords::tr("none")
                                                                   : was);
    }
    QStringList words {QString()};
    if (pending->isNew)
        words.append(DeploymentRowsWords::tr("new"));
    words.append(pending->changes == 1
                     ? DeploymentRowsWords::tr("1 pending change")
                     : DeploymentRowsWords::tr("%1 pending changes").arg(pending->changes));
    switch (pending->mark) {
    case items::PendingRow::Mark::Waiting:
        break;
    case items::PendingRow::Mark::Sending:
        words.append(DeploymentRowsWords::tr("being sent"));
        break;
    case items::PendingRow::Mark::Failed:
        words.append(DeploymentRowsWords::tr("not applied"));
        break;
    case items::PendingRow::Mark::Conflict:
        words.append(DeploymentRowsWords::tr("in conflict"));
        break;
    }
    return words.join(u", "_s);
}

void DeploymentRows::show(catalog::CatalogPtr catalog, std::vector<Row> rows)
{
    if (catalog == m_catalog && rows == m_rows)
        return;
    const auto pendingBefore = m_pending;
    if (m_nextPending && m_nextPending->shown == catalog)
        m_pending = std::exchange(m_nextPending, nullptr);
    else if (catalog != m_catalog)
        m_pending.reset();
    if (rows.size() != m_rows.size()) {
        beginResetModel();
        m_catalog = std::move(catalog);
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    const RowDifference difference(*catalog, *m_catalog);
    const bool sameOrder
        = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                     [&](Row now, Row before) { return difference.sameUrn(now, before); });
    if (sameOrder)
        replaceCells(difference, pendingBefore.get(), std::move(catalog), std::move(rows));
    else
        reorder(std::move(catalog), std::move(rows));
}

void DeploymentRows::replaceCells(const RowDifference &difference,
                                  const items::PendingCells *pendingBefore,
                                  catalog::CatalogPtr catalog, std::vector<Row> rows)
{
    std::vector<int> changed;
    if (!difference.anyMayDiffer()) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!difference.same(rows[i], m_rows[i])
                || !samePending(pendingOf(rows[i]),
                                pendingBefore ? pendingBefore->find(m_rows[i]) : nullptr))
                changed.push_back(int(i));
        }
    } else {
        changed.resize(rows.size());
        std::iota(changed.begin(), changed.end(), 0);
    }
    m_catalog = std::move(catalog);
    m_rows = std::move(rows);
    for (std::size_t i = 0; i < changed.size();) {
        std::size_t end = i + 1;
        while (end < changed.size() && changed[end] == changed[end - 1] + 1)
            ++end;
        Q_EMIT dataChanged(index(changed[i], 0), index(changed[end - 1], columnCount() - 1));
        i = end;
    }
}

void DeploymentRows::reorder(catalog::CatalogPtr catalog, std::vector<Row> rows)
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QStringList urns;
    for (const QModelIndex &index : before)
        urns.append(m_catalog->urn(rowAt(index.row())));
    m_catalog = std::move(catalog);
    m_rows = std::move(rows);
    std::vector<int> positionOf(m_catalog->size(), -1);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        positionOf[m_rows[i]] = int(i);
    QModelIndexList after;
    for (qsizetype k = 0; k < before.size(); ++k) {
        const auto row = m_catalog->find(urns[k]);
        const int position = row ? positionOf[*row] : -1;
        after.append(position < 0 ? QModelIndex() : index(position, before[k].column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

int DeploymentRows::indexOfUrn(const QString &urn) const
{
    const auto row = m_catalog->find(urn);
    if (!row)
        return -1;
    const auto it = std::find(m_rows.begin(), m_rows.end(), *row);
    return it == m_rows.end() ? -1 : int(it - m_rows.begin());
}

QString DeploymentRows::title(Column column)
{
    return DeploymentRowsWords::tr(columns[std::size_t(column)].title);
}

QString DeploymentRows::exported(const Catalog &catalog, Row row, Column column)
{
    std::int64_t time = catalog::noTime;
    switch (column) {
    case Column::Description:
        return catalog.description(row);
    case Column::Created:
        time = catalog.created(row);
        break;
    case Column::Decommission:
        time = catalog.has(row, catalog::Deprecated) ? catalog.decommission(row) : time;
        break;
    default:
        break;
    }
    return time == catalog::noTime ? display(catalog, row, column, {}) : utc(time);
}

filter::SortKey DeploymentRows::sortKey(Column column)
{
    return columns[std::size_t(column)].sortKey;
}

std::optional<Facet> DeploymentRows::facet(Column column)
{
    return columns[std::size_t(column)].facet;
}

void DeploymentRows::setNow(const QDateTime &now)
{
    m_now = now;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, int(Column::Decommission)),
                           index(rowCount() - 1, int(Column::Created)));
}
