// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/graph/matrixview.h"

#include "models/domain/vocabulary.h"
#include "models/graph/usage.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/marks.h"
#include "ui/common/servertext.h"
#include "ui/common/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int modelWidth = 224;
constexpr int cellHeight = 46;
constexpr int headHeight = 28;
constexpr std::size_t mostNames = 2; // in a cell; more are counted
constexpr double nameLine = 20;
constexpr double fullShare = 99.5; // that all of it goes there is nothing to say
constexpr int leastCell = 150;

//! The worst status among some deployments.
QString worstOf(const graph::Graph &graph, const std::vector<graph::Node> &nodes)
{
    QString worst;
    for (const graph::Node node : nodes) {
        const QString status = graph.status(node);
        if (worst.isEmpty() || domain::statusSeverity(status) < domain::statusSeverity(worst))
            worst = status;
    }
    return worst;
}

QString countedWords(const graph::Graph &graph, const std::vector<graph::Node> &nodes)
{
    const QString worst = worstOf(graph, nodes);
    const auto same = std::count_if(nodes.begin(), nodes.end(),
                                    [&](graph::Node node) { return graph.status(node) == worst; });
    const QString all = QLocale().toString(qulonglong(nodes.size()));
    const QString word = domain::statusLabel(worst).toLower();
    if (word.isEmpty())
        return all;
    return std::size_t(same) == nodes.size()
             ? MatrixView::tr("%1, all %2").arg(all, word)
             : MatrixView::tr("%1, %2 of them %3").arg(all, QLocale().toString(same), word);
}

class MatrixDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const auto *model = static_cast<const MatrixModel *>(index.model());
        const Theme &theme = Theme::of(option.palette);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->fillRect(option.rect, theme.base);
        const auto &nodes = model->cell(index);
        QRectF room = QRectF(option.rect).adjusted(4, 3, -4, -3);
        if (selected && !nodes.empty()) {
            flat::box(*painter, room, theme.selection, {}, 4);
            painter->fillRect(QRectF(room.left(), room.top(), 2, room.height()), theme.accent);
        }
        room.adjust(8, 0, -6, 0);
        const graph::Graph &graph = *model->graph();
        if (nodes.size() > mostNames) {
            paintLine(*painter, room, theme, worstOf(graph, nodes), countedWords(graph, nodes), {});
        } else {
            double top = room.center().y() - double(nodes.size()) * nameLine / 2;
            for (const graph::Node node : nodes) {
                const auto share = shareOf(*model, index.row(), node);
                paintLine(*painter, {room.left(), top, room.width(), nameLine}, theme,
                          graph.status(node), servertext::oneLine(graph.displayName(node), 200),
                          share);
                top += nameLine;
            }
        }
        if (option.state.testFlag(QStyle::State_HasFocus))
            flat::box(*painter, option.rect, {}, theme.focus, 0, 2);
        painter->restore();
    }

private:
    static QString shareOf(const MatrixModel &model, int row, graph::Node node)
    {
        const graph::Node served = model.matrix().lines[std::size_t(row)].model;
        const auto share = graph::trafficShare(*model.graph(), served, node);
        return share && *share < fullShare ? MatrixView::tr("%1 %").arg(std::round(*share))
                                           : QString();
    }

    static void paintLine(QPainter &painter, QRectF room, const Theme &theme, const QString &status,
                          const QString &words, const QString &end)
    {
        if (!status.isEmpty())
            icons::paint(painter, {room.left(), std::floor(room.center().y() - 7)},
                         icons::forStatus(status), theme.statusColor(status), 14);
        room.adjust(20, 0, 0, 0);
        const QFont small = fonts::ui(fonts::Size::Small);
        painter.setFont(small);
        painter.setPen(theme.muted);
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, end);
        if (!end.isEmpty())
            room.setRight(room.right() - QFontMetricsF(small).horizontalAdvance(end) - 8);
        const QFont font = fonts::ui();
        painter.setFont(font);
        painter.setPen(theme.text);
        painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetricsF(font).elidedText(words, Qt::ElideMiddle, room.width()));
    }
};

//! Environments with what drifts there.
class EnvironmentHeader final : public QHeaderView
{
public:
    explicit EnvironmentHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent) { }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        const auto *matrix = static_cast<const MatrixModel *>(model());
        const Theme &theme = Theme::of(this);
        painter->save();
        painter->fillRect(rect, theme.header);
        flat::edge(*painter, rect, Qt::BottomEdge, theme.border);
        flat::edge(*painter, rect, Qt::RightEdge, theme.border);
        const QString name = matrix->matrix().environments.value(section);
        QRectF room = QRectF(rect).adjusted(8, 0, -6, 0);
        room.setLeft(
            room.left()
            + marks::environment(*painter, room, name.isEmpty() ? MatrixView::tr("none") : name,
                                 matrix->matrix().isProduction[std::size_t(section)], theme)
            + 8);
        const QString drift = matrix->drift(section);
        if (!drift.isEmpty()) {
            icons::paint(*painter, {room.left(), std::floor(room.center().y() - 7)}, u"warning"_s,
                         theme.warn, 13);
            room.setLeft(room.left() + 18);
            const QFont font = fonts::ui(fonts::Size::Small);
            painter->setFont(font);
            painter->setPen(theme.warn);
            painter->drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                              QFontMetricsF(font).elidedText(drift, Qt::ElideRight, room.width()));
        }
        painter->restore();
    }
};

//! Models with their versions; stays where the cells scroll.
class ModelHeader final : public QHeaderView
{
public:
    explicit ModelHeader(QWidget *parent) : QHeaderView(Qt::Vertical, parent)
    {
        setFixedWidth(modelWidth);
    }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        const auto *matrix = static_cast<const MatrixModel *>(model());
        const Theme &theme = Theme::of(this);
        const graph::Node node = matrix->matrix().lines[std::size_t(section)].model;
        const graph::Graph &graph = *matrix->graph();
        painter->save();
        painter->fillRect(rect, theme.window);
        flat::edge(*painter, rect, Qt::BottomEdge, theme.border);
        flat::edge(*painter, rect, Qt::RightEdge, theme.border);
        QRectF room = QRectF(rect).adjusted(8, 0, -10, 0);
        icons::paint(*painter, {room.left(), std::floor(room.center().y() - 8)}, u"kind-model"_s,
                     theme.muted, 16);
        room.setLeft(room.left() + 23);
        const QFont strong = fonts::ui(fonts::Size::Base, QFont::DemiBold);
        const QFontMetricsF metrics(strong);
        painter->setFont(strong);
        painter->setPen(theme.text);
        const QString name = servertext::oneLine(graph.displayName(node), 200);
        const QString own = graph.version(node).left(24);
        const QString version = name.endsWith(own) ? QString() : own;
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, version);
        room.setRight(room.right() - metrics.horizontalAdvance(version) - 8);
        painter->drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                          metrics.elidedText(name, Qt::ElideMiddle, room.width()));
        painter->restore();
    }
};

} // namespace

void MatrixModel::show(std::shared_ptr<const graph::Graph> graph, graph::Matrix matrix)
{
    beginResetModel();
    m_graph = std::move(graph);
    m_matrix = std::move(matrix);
    endResetModel();
}

const std::vector<graph::Node> &MatrixModel::cell(const QModelIndex &index) const
{
    return m_matrix.lines[std::size_t(index.row())].cells[std::size_t(index.column())];
}

QString MatrixModel::drift(int column) const
{
    const QString environment = m_matrix.environments.value(column);
    for (const graph::Matrix::Drift &drift : m_matrix.drifts) {
        if (drift.environment != environment)
            continue;
        return drift.kind == graph::Matrix::Drift::Kind::SeveralVersions
                 ? tr("%1 versions serve").arg(drift.versions.size())
                 : tr("behind %1 by %2").arg(drift.than).arg(drift.steps);
    }
    return {};
}

int MatrixModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_matrix.lines.size());
}

int MatrixModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_matrix.environments.size());
}

QVariant MatrixModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()
        || (role != Qt::AccessibleTextRole && role != Qt::ToolTipRole && role != Qt::DisplayRole))
        return {};
    const auto &nodes = cell(index);
    if (nodes.empty())
        return role == Qt::AccessibleTextRole ? tr("nothing") : QString();
    QStringList names;
    for (const graph::Node node : nodes) {
        if (names.size() == 20) {
            names += tr("and %1 more").arg(nodes.size() - 20);
            break;
        }
        const QString status = domain::statusLabel(m_graph->status(node));
        names += status.isEmpty() ? m_graph->displayName(node)
                                  : QString(m_graph->displayName(node) + u", "_s + status);
    }
    if (role == Qt::DisplayRole)
        return names.join(u"; "_s);
    return role == Qt::ToolTipRole ? servertext::toolTip(names.join(u'\n')) : names.join(u"; "_s);
}

QVariant MatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    if (orientation == Qt::Vertical) {
        const graph::Node node = m_matrix.lines[std::size_t(section)].model;
        return QString(m_graph->displayName(node) + u' ' + m_graph->version(node));
    }
    const QString drifts = drift(section);
    const QString name = m_matrix.environments.value(section);
    return drifts.isEmpty() ? name : QString(name + u", "_s + drifts);
}

MatrixView::MatrixView(QWidget *parent) : QTableView(parent), m_model(new MatrixModel(this))
{
    setObjectName(u"matrixView"_s);
    setAccessibleName(tr("Version matrix"));
    setModel(m_model);
    setItemDelegate(new MatrixDelegate(this));
    auto *across = new EnvironmentHeader(this);
    setHorizontalHeader(across);
    auto *down = new ModelHeader(this);
    setVerticalHeader(down);
    across->setFixedHeight(headHeight);
    across->setSectionsClickable(true);
    across->setDefaultSectionSize(leastCell);
    across->setMinimumSectionSize(leastCell / 2);
    down->setSectionResizeMode(QHeaderView::Fixed);
    down->setDefaultSectionSize(cellHeight);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(true);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &MatrixView::chosenChanged);
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        const auto &nodes = m_model->cell(index);
        if (!nodes.empty())
            Q_EMIT openRequested(m_model->graph()->urn(nodes.front()));
    });
}

void MatrixView::show(const std::shared_ptr<const graph::Graph> &graph, const graph::Matrix &matrix)
{
    m_model->show(graph, matrix);
    fitColumns();
    Q_EMIT chosenChanged();
}

//! All the room where there is enough for each, else they scroll.
void MatrixView::fitColumns()
{
    const int columns = m_model->columnCount();
    const bool fits = columns > 0 && (width() - modelWidth) / columns >= leastCell;
    horizontalHeader()->setSectionResizeMode(fits ? QHeaderView::Stretch
                                                  : QHeaderView::Interactive);
}

void MatrixView::resizeEvent(QResizeEvent *event)
{
    fitColumns();
    QTableView::resizeEvent(event);
}

std::vector<graph::Node> MatrixView::chosen() const
{
    QModelIndexList cells = selectionModel()->selectedIndexes();
    std::sort(cells.begin(), cells.end());
    std::vector<graph::Node> nodes;
    for (const QModelIndex &index : cells) {
        const auto &cell = m_model->cell(index);
        nodes.insert(nodes.end(), cell.begin(), cell.end());
    }
    return nodes;
}

void MatrixView::clearChoice()
{
    clearSelection();
}

void MatrixView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && currentIndex().isValid()) {
        selectionModel()->select(currentIndex(), QItemSelectionModel::Toggle);
        return;
    }
    QTableView::keyPressEvent(event);
}
