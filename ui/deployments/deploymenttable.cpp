// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/deploymenttable.h"

#include "ui/deployments/columnheader.h"
#include "ui/deployments/deploymentdelegate.h"
#include "ui/deployments/placeholders.h"

#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using catalog::Row;

namespace {

constexpr qreal sampleWidth
    = 192; // of the sample in widthOf(), in the font that the widths are for
constexpr int spareRoom = 60; // what name and tags give up before the table scrolls sideways

} // namespace

DeploymentTable::DeploymentTable(DeploymentQuery &query, QWidget *parent)
    : QTableView(parent)
    , m_query(query)
    , m_header(new ColumnHeader(this))
    , m_delegate(new DeploymentDelegate(m_rows, query, this))
{
    setObjectName(u"deploymentTable"_s);
    setAccessibleName(tr("Deployments"));
    setModel(&m_rows);
    setItemDelegate(m_delegate);
    setHorizontalHeader(m_header);
    m_header->setSortIndicatorShown(true); // the view has just switched it off: it does not sort
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setAlternatingRowColors(true);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    applyRowHeight();

    connect(&m_rows, &QAbstractItemModel::modelReset, this, [this] { m_disturbed = true; });
    connect(&m_rows, &QAbstractItemModel::layoutChanged, this, [this] { m_disturbed = true; });
    connect(&m_query, &DeploymentQuery::answered, this, &DeploymentTable::showAnswer);
    connect(&m_query, &DeploymentQuery::productionEnvironmentsChanged, viewport(),
            qOverload<>(&QWidget::update));
    connect(&m_query, &DeploymentQuery::sortingChanged, this, &DeploymentTable::showSorting);
    connect(m_header, &QHeaderView::sectionClicked, this, &DeploymentTable::onHeaderClicked);
    connect(m_header, &QHeaderView::sectionHandleDoubleClicked, this, &DeploymentTable::fitColumn);
    connect(m_header, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        Q_EMIT columnMenuRequested(m_header->mapToGlobal(at), m_header->logicalIndexAt(at));
    });
    connect(m_header, &QHeaderView::sectionMoved, this, &DeploymentTable::columnsTouched);
    connect(m_header, &QHeaderView::sectionResized, this, [this](int logical, int, int width) {
        if (m_arranging || width == 0 || logical >= DeploymentRows::columnTotal)
            return;
        m_userWidths[std::size_t(logical)] = width;
        columnsTouched();
    });
    connect(this, &QAbstractItemView::doubleClicked, this, &DeploymentTable::opened);
    setColumnLayout(ColumnLayout::standard());
    showAnswer();
}

DeploymentTable::~DeploymentTable()
{
    setModel(nullptr); // the rows are a member and go before the view does
}

std::vector<Row> DeploymentTable::chosenRows() const
{
    std::vector<Row> rows;
    for (const int position : chosenPositions())
        rows.push_back(m_rows.rowAt(position));
    return rows;
}

QStringList DeploymentTable::chosenUrns() const
{
    QStringList urns;
    for (const Row row : chosenRows())
        urns.append(m_rows.catalog()->urn(row));
    return urns;
}

std::optional<Row> DeploymentTable::currentRow() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() ? std::optional(m_rows.rowAt(index.row())) : std::nullopt;
}

bool DeploymentTable::choose(const QString &urn)
{
    const int position = m_rows.indexOfUrn(urn);
    if (position < 0)
        return false;
    const int column = currentIndex().isValid() ? currentIndex().column() : m_header->leading();
    const QModelIndex index = m_rows.index(position, column);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect
                                                 | QItemSelectionModel::Rows);
    scrollTo(index);
    return true;
}

void DeploymentTable::choose(const std::vector<Row> &rows)
{
    m_choice.set(m_rows.catalog(), rows, rows.empty() ? std::nullopt : std::optional(rows.front()));
    restoreChoice();
    if (currentIndex().isValid())
        scrollTo(currentIndex());
    takeChoice();
}

void DeploymentTable::showAnswer()
{
    const DeploymentQuery::Answer &answer = m_query.answer();
    const bool sameCatalog = answer.catalog == m_rows.catalog();
    Anchor place = anchor(sameCatalog);
    if (place.row && !sameCatalog)
        place.row = sameDeployment(*m_rows.catalog(), *place.row, *answer.catalog);
    const auto before = chosenRows();
    m_choice.carryTo(answer.catalog);

    // A reset of another length would paint twice: once for the rows, once for the scroll bar.
    const bool resets = answer.rows.size() != m_rows.rows().size();
    m_disturbed = false;
    if (resets)
        setUpdatesEnabled(false);
    {
        const QScopedValueRollback guard(m_restoring, true);
        m_rows.show(answer.catalog, answer.rows);
    }
    if (resets)
        doItemsLayout();
    if (m_disturbed) {
        restoreChoice();
        restoreScroll(place);
    }
    if (resets)
        setUpdatesEnabled(true);
    if (!sameCatalog || chosenRows() != before)
        Q_EMIT choiceChanged();
}

DeploymentTable::Anchor DeploymentTable::anchor(bool sameCatalog) const
{
    const int top = verticalScrollBar()->value();
    if (m_rows.rowCount() == 0)
        return {};
    const int current = currentIndex().row();
    const int visible = viewport()->height() / qMax(1, verticalHeader()->defaultSectionSize());
    if (sameCatalog) { // the user filters or sorts: what is looked at stays in sight
        if (current >= top && current < top + visible && selectionModel()->hasSelection())
            return {m_rows.rowAt(current), current - top};
        return {};
    }
    if (top == 0 || top >= m_rows.rowCount())
        return {};
    return {m_rows.rowAt(top), 0};
}

void DeploymentTable::restoreScroll(const Anchor &anchor)
{
    int top = 0;
    if (anchor.row) {
        const auto &rows = m_rows.rows();
        const auto it = std::find(rows.begin(), rows.end(), *anchor.row);
        if (it != rows.end())
            top = qMax(0, int(it - rows.begin()) - anchor.offset);
    }
    verticalScrollBar()->setValue(top);
}

std::vector<int> DeploymentTable::chosenPositions() const
{
    std::vector<int> positions;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            positions.push_back(row);
    }
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
    return positions;
}

void DeploymentTable::restoreChoice()
{
    const QScopedValueRollback guard(m_restoring, true);
    const bool follows = hasAutoScroll();
    setAutoScroll(false);
    selectionModel()->reset();
    const auto &rows = m_rows.rows();
    const int lastColumn = m_rows.columnCount() - 1;
    if (!m_choice.rows().empty()) {
        std::vector<std::uint8_t> chosen(m_rows.catalog()->size(), 0);
        for (const Row row : m_choice.rows())
            chosen[row] = 1;
        QItemSelection selection;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!chosen[rows[i]])
                continue;
            std::size_t end = i + 1;
            while (end < rows.size() && chosen[rows[end]])
                ++end;
            selection.append(QItemSelectionRange(m_rows.index(int(i), 0),
                                                 m_rows.index(int(end) - 1, lastColumn)));
            i = end;
        }
        selectionModel()->select(selection, QItemSelectionModel::Select);
    }
    if (const auto current = m_choice.current()) {
        const auto it = std::find(rows.begin(), rows.end(), *current);
        if (it != rows.end())
            selectionModel()->setCurrentIndex(
                m_rows.index(int(it - rows.begin()), m_header->leading()),
                QItemSelectionModel::NoUpdate);
    }
    setAutoScroll(follows);
    viewport()->update();
}

void DeploymentTable::selectionChanged(const QItemSelection &selected,
                                       const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (!m_restoring)
        takeChoice();
}

void DeploymentTable::takeChoice()
{
    m_choice.set(m_rows.catalog(), chosenRows(), currentRow());
    Q_EMIT choiceChanged();
}

void DeploymentTable::useSettings(QSettings &settings, const QString &group)
{
    m_settings = nullptr; // what is set now was there already
    const ColumnLayout layout = ColumnLayout::load(settings, group);
    setColumnLayout(layout);
    m_query.setSorting(layout.sorting);
    m_settings = &settings;
    m_group = group;
}

ColumnLayout DeploymentTable::columnLayout() const
{
    ColumnLayout layout;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int logical = m_header->logicalIndex(visual);
        if (logical >= DeploymentRows::columnTotal)
            continue;
        layout.entries.push_back({DeploymentRows::Column(logical),
                                  !m_header->isSectionHidden(logical),
                                  m_userWidths[std::size_t(logical)]});
    }
    layout.sorting = m_query.sorting();
    return layout;
}

void DeploymentTable::setColumnLayout(const ColumnLayout &layout)
{
    {
        const QScopedValueRollback guard(m_arranging, true);
        for (std::size_t visual = 0; visual < layout.entries.size(); ++visual) {
            const ColumnLayout::Entry &entry = layout.entries[visual];
            const int logical = int(entry.column);
            m_userWidths[std::size_t(logical)] = entry.width;
            m_header->moveSection(m_header->visualIndex(logical), int(visual));
            m_header->setSectionHidden(logical, !entry.visible);
        }
    }
    placeChanges();
    stretchColumns();
    showSorting();
    columnsTouched();
}

void DeploymentTable::setChanges(items::RowChanges changes)
{
    const bool had = m_rows.hasChanges();
    m_rows.setChanges(std::move(changes));
    if (m_rows.hasChanges() == had)
        return;
    placeChanges();
    stretchColumns();
    if (m_rows.hasChanges()) { // of rows that were chosen whole
        restoreChoice();
    }
}

//! Where it is in sight however narrow the table is.
void DeploymentTable::placeChanges()
{
    if (!m_rows.hasChanges())
        return;
    const QScopedValueRollback guard(m_arranging, true);
    const int column = int(DeploymentRows::Column::Change);
    const int leading = m_header->leading() == column
                          ? m_header->logicalIndex(m_header->visualIndex(column) + 1)
                          : m_header->leading();
    const int after = m_header->visualIndex(leading) + 1;
    const int now = m_header->visualIndex(column);
    m_header->moveSection(now, now < after ? after - 1 : after);
    m_header->resizeSection(column, widthOf(DeploymentRows::Column::Change));
}

void DeploymentTable::setColumnVisible(DeploymentRows::Column column, bool visible)
{
    const int arranged = m_header->count() - (m_rows.hasChanges() ? 1 : 0);
    const bool last = arranged - m_header->hiddenSectionCount() == 1;
    if (last && !visible)
        return;
    {
        const QScopedValueRollback guard(m_arranging, true);
        m_header->setSectionHidden(int(column), !visible);
    }
    stretchColumns();
    columnsTouched();
}

bool DeploymentTable::isColumnVisible(DeploymentRows::Column column) const
{
    return !m_header->isSectionHidden(int(column));
}

void DeploymentTable::columnsTouched()
{
    if (m_arranging)
        return;
    m_delegate->setLeadingColumn(m_header->leading());
    stretchColumns();
    viewport()->update();
    if (m_settings)
        columnLayout().save(*m_settings, m_group);
    Q_EMIT columnsChanged();
}

int DeploymentTable::widthOf(DeploymentRows::Column column) const
{
    const bool arranged = column != DeploymentRows::Column::Change;
    if (const int width = arranged ? m_userWidths[std::size_t(column)] : 0; width > 0)
        return width;
    const qreal factor
        = fontMetrics().horizontalAdvance(u"recommendation-endpoint-eu1"_s) / sampleWidth;
    return qRound(standardWidth(column) * qBound(1.0, factor, 2.5))
         + (m_header->leading() == int(column) ? int(DeploymentDelegate::gutter) : 0);
}

void DeploymentTable::stretchColumns()
{
    const QScopedValueRollback guard(m_arranging, true);
    using Column = DeploymentRows::Column;
    std::array<int, DeploymentRows::columnTotal> widths {};
    int free = viewport()->width();
    if (m_rows.hasChanges())
        free -= m_header->sectionSize(int(Column::Change));
    for (int c = 0; c < DeploymentRows::columnTotal; ++c) {
        if (m_header->isSectionHidden(c))
            continue;
        widths[std::size_t(c)] = widthOf(Column(c));
        free -= widths[std::size_t(c)];
    }
    const auto give = [&](Column column, int given) {
        const auto c = std::size_t(column);
        if (given == 0 || m_header->isSectionHidden(int(column)) || m_userWidths[c] > 0)
            return;
        widths[c] += given;
        free -= given;
    };
    if (free > 0) { // to the name, up to what long names need, then to the tags
        give(Column::Name, qMin(free, widths[std::size_t(Column::Name)]));
        give(Column::Tags, free);
        give(Column::Name, free);
    } else if (free >= -spareRoom) { // a little too much: no reason to scroll sideways
        give(Column::Tags, qMax(free, -spareRoom / 2));
        give(Column::Name, free);
    }
    for (int c = 0; c < DeploymentRows::columnTotal; ++c) {
        if (!m_header->isSectionHidden(c) && m_header->sectionSize(c) != widths[std::size_t(c)])
            m_header->resizeSection(c, widths[std::size_t(c)]);
    }
}

void DeploymentTable::fitColumn(int logical)
{
    int width = m_header->titleWidth(logical);
    const int first = verticalScrollBar()->value();
    const int last = first + viewport()->height() / qMax(1, verticalHeader()->defaultSectionSize());
    for (int row = first; row <= qMin(last, m_rows.rowCount() - 1); ++row)
        width = qMax(width, qCeil(m_delegate->neededWidth(m_rows.index(row, logical), font())));
    m_header->resizeSection(logical, qBound(m_header->minimumSectionSize(), width, 1200));
}

void DeploymentTable::onHeaderClicked(int logical)
{
    if (logical >= DeploymentRows::columnTotal)
        return showSorting();
    const filter::SortKey key = DeploymentRows::sortKey(DeploymentRows::Column(logical));
    const bool adds = QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier);
    m_query.setSorting(adds ? m_query.sorting().alsoBy(key) : m_query.sorting().by(key));
    showSorting(); // also where it stayed as it was: the header has turned its arrow by itself
}

void DeploymentTable::showSorting()
{
    m_header->setSorting(m_query.sorting());
    if (m_settings)
        columnLayout().save(*m_settings, m_group);
}

void DeploymentTable::setDensity(Density density)
{
    m_density = density;
    applyRowHeight();
}

void DeploymentTable::applyRowHeight()
{
    const int least = fontMetrics().height() + (m_density == Density::Compact ? 4 : 6);
    const int height = qMax(::rowHeight(m_density), least);
    if (verticalHeader()->defaultSectionSize() != height) {
        verticalHeader()->setMinimumSectionSize(qMin(22, height));
        verticalHeader()->setDefaultSectionSize(height);
    }
}

void DeploymentTable::setUnderWay(int rows)
{
    if (m_underWay == rows)
        return;
    m_underWay = rows;
    viewport()->update();
}

void DeploymentTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_underWay > 0) {
        QPainter painter(viewport());
        const int height = verticalHeader()->defaultSectionSize();
        const int rows = m_rows.rowCount();
        const int top = rows == 0 ? 0 : rowViewportPosition(rows - 1) + height;
        paintPlaceholders(painter, *m_header,
                          {0, top, viewport()->width(), viewport()->height() - top}, height,
                          m_underWay, rows % 2 == 1);
    }
}

void DeploymentTable::resizeEvent(QResizeEvent *event)
{
    const QModelIndex current = currentIndex();
    const QRect before(QPoint(), event->oldSize());
    const bool inSight = current.isValid() && before.intersects(visualRect(current));
    QTableView::resizeEvent(event);
    stretchColumns();
    if (inSight && event->size().height() < event->oldSize().height())
        scrollTo(m_rows.index(current.row(), m_header->logicalIndexAt(0))); // not sideways
}

void DeploymentTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        applyRowHeight();
        stretchColumns();
    }
}

void DeploymentTable::keyPressEvent(QKeyEvent *event)
{
    const bool plain
        = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        if (currentIndex().isValid())
            Q_EMIT opened();
        return;
    }
    if (plain && event->key() == Qt::Key_Escape && selectionModel()->hasSelection()) {
        clearSelection();
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        event->ignore(); // the page's action: URNs, not the text of one cell
        return;
    }
    QTableView::keyPressEvent(event);
}

QModelIndex DeploymentTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int column = currentIndex().isValid() ? currentIndex().column() : m_header->leading();
    if (m_rows.rowCount() > 0 && action == MoveHome)
        return m_rows.index(0, column);
    if (m_rows.rowCount() > 0 && action == MoveEnd)
        return m_rows.index(m_rows.rowCount() - 1, column);
    return QTableView::moveCursor(action, modifiers);
}

void DeploymentTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    const Qt::FocusReason reason = event->reason();
    const bool byKey = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason
                    || reason == Qt::ShortcutFocusReason;
    if (byKey && !selectionModel()->hasSelection() && m_rows.rowCount() > 0) {
        const int row = currentIndex().isValid() ? currentIndex().row() : 0;
        selectionModel()->setCurrentIndex(m_rows.index(row, m_header->leading()),
                                          QItemSelectionModel::ClearAndSelect
                                              | QItemSelectionModel::Rows);
    }
}

void DeploymentTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    const QPoint at
        = byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).bottomLeft());
    Q_EMIT menuRequested(at, index);
}
