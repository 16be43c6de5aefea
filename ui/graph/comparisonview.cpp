// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/graph/comparisonview.h"

#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"
#include "ui/common/buttons.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/markwidgets.h"
#include "ui/common/servertext.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int fieldWidth = 224;
constexpr int lineHeight = 28;
constexpr int headerHeight = 42;

//! How many characters two texts have in common at their beginnings and ends.
struct Common
{
    qsizetype head = 0;
    qsizetype tail = 0;
};

Common commonOf(const QString &a, const QString &b)
{
    const qsizetype most = std::min(a.size(), b.size());
    Common common;
    while (common.head < most && a[common.head] == b[common.head])
        ++common.head;
    while (common.tail < most - common.head
           && a[a.size() - 1 - common.tail] == b[b.size() - 1 - common.tail])
        ++common.tail;
    return common;
}

class ComparisonDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const auto *model = static_cast<const ComparisonModel *>(index.model());
        const Theme &theme = Theme::of(option.palette);
        const auto &line = model->line(index.row());
        const bool differs = model->differs(index);
        painter->save();
        painter->fillRect(option.rect, differs ? theme.warnTint : theme.base);
        QRectF room = QRectF(option.rect).adjusted(10, 0, -6, 0);
        const QFont plain = line.property ? fonts::mono() : fonts::ui();
        const bool none = !line.values[std::size_t(index.column())];
        const QString text = index.data().toString();
        painter->setPen(none ? theme.muted : theme.text);
        if (!differs || none) {
            painter->setFont(plain);
            painter->drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                              QFontMetricsF(plain).elidedText(text, Qt::ElideRight, room.width()));
        } else {
            paintChanged(*painter, room, plain, text,
                         index.siblingAtColumn(model->reference()).data().toString());
        }
        if (option.state.testFlag(QStyle::State_HasFocus))
            flat::box(*painter, option.rect, {}, theme.focus, 0, 1);
        painter->restore();
    }

private:
    //! What is not as in the reference is strong; where nothing is in common, nothing is.
    static void paintChanged(QPainter &painter, QRectF room, const QFont &plain,
                             const QString &text, const QString &reference)
    {
        const Common common = commonOf(text, reference);
        QFont strong = plain;
        strong.setWeight(QFont::Bold);
        const bool alike = common.head + common.tail >= 3;
        const QString parts[] {text.left(common.head),
                               text.mid(common.head, text.size() - common.head - common.tail),
                               text.right(common.tail)};
        for (int i = 0; i < 3; ++i) {
            const QFont &font = alike && i == 1 ? strong : plain;
            const QFontMetricsF metrics(font);
            painter.setFont(font);
            painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                             metrics.elidedText(parts[i], Qt::ElideRight, room.width()));
            room.setLeft(room.left() + metrics.horizontalAdvance(parts[i]));
            if (room.width() < 4)
                return;
        }
    }
};

class ComparedHeader final : public QHeaderView
{
public:
    explicit ComparedHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent) { }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        const auto *compared = static_cast<const ComparisonModel *>(model());
        const Theme &theme = Theme::of(this);
        painter->save();
        painter->fillRect(rect, theme.header);
        flat::edge(*painter, rect, Qt::BottomEdge, theme.border);
        flat::edge(*painter, rect, Qt::RightEdge, theme.border);
        QRectF room = QRectF(rect).adjusted(10, 4, -8, -4);
        const bool reference = section == compared->reference();
        const QFont small = fonts::ui(fonts::Size::Small);
        const QString word
            = reference ? ComparisonView::tr("compared with") : ComparisonView::tr("compare with");
        painter->setFont(small);
        painter->setPen(reference ? theme.text : theme.accent);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, word);
        room.setRight(room.right() - QFontMetricsF(small).horizontalAdvance(word) - 8);
        const QFont strong = fonts::ui(fonts::Size::Base, QFont::DemiBold);
        painter->setFont(strong);
        painter->setPen(theme.text);
        const QRectF upper(room.left(), room.top(), room.width(), room.height() / 2);
        painter->drawText(upper, Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetricsF(strong).elidedText(compared->name(section), Qt::ElideMiddle,
                                                           room.width()));
        painter->setFont(small);
        painter->setPen(theme.muted);
        painter->drawText(upper.translated(0, room.height() / 2),
                          Qt::AlignVCenter | Qt::TextSingleLine, compared->detail(section));
        painter->restore();
    }
};

QString lineTitle(const graph::Comparison::Line &line)
{
    static const QHash<QString, const char *> titles {
        {u"urn"_s, QT_TRANSLATE_NOOP("ComparisonView", "URN")},
        {u"name"_s, QT_TRANSLATE_NOOP("ComparisonView", "Name")},
        {u"platform"_s, QT_TRANSLATE_NOOP("ComparisonView", "Platform")},
        {u"env"_s, QT_TRANSLATE_NOOP("ComparisonView", "Environment")},
        {u"status"_s, QT_TRANSLATE_NOOP("ComparisonView", "Status")},
        {u"version"_s, QT_TRANSLATE_NOOP("ComparisonView", "Version")},
        {u"description"_s, QT_TRANSLATE_NOOP("ComparisonView", "Description")},
        {u"url"_s, QT_TRANSLATE_NOOP("ComparisonView", "URL")},
        {u"instance"_s, QT_TRANSLATE_NOOP("ComparisonView", "Instance")},
        {u"container"_s, QT_TRANSLATE_NOOP("ComparisonView", "Container")},
        {u"created"_s, QT_TRANSLATE_NOOP("ComparisonView", "Created")},
        {u"owners"_s, QT_TRANSLATE_NOOP("ComparisonView", "Owners")},
        {u"tags"_s, QT_TRANSLATE_NOOP("ComparisonView", "Tags")},
        {u"deprecated"_s, QT_TRANSLATE_NOOP("ComparisonView", "Deprecated")},
        {u"decommission"_s, QT_TRANSLATE_NOOP("ComparisonView", "Goes on")},
        {u"note"_s, QT_TRANSLATE_NOOP("ComparisonView", "Note")},
        {u"replacement"_s, QT_TRANSLATE_NOOP("ComparisonView", "Replacement")},
        {u"removed"_s, QT_TRANSLATE_NOOP("ComparisonView", "Removed")},
        {u"models"_s, QT_TRANSLATE_NOOP("ComparisonView", "Models")},
        {u"traffic"_s, QT_TRANSLATE_NOOP("ComparisonView", "Traffic")}};
    const auto found = titles.constFind(line.key);
    return line.property || found == titles.constEnd() ? line.key : ComparisonView::tr(*found);
}

} // namespace

void ComparisonModel::show(const graph::Comparison &comparison, const QStringList &names,
                           const QStringList &details)
{
    beginResetModel();
    m_comparison = comparison;
    m_names = names;
    m_details = details;
    m_reference = 0;
    choose();
    endResetModel();
}

void ComparisonModel::setOnlyDifferences(bool only)
{
    beginResetModel();
    m_onlyDifferences = only;
    choose();
    endResetModel();
}

void ComparisonModel::setReference(int column)
{
    if (column < 0 || column >= columnCount())
        return;
    beginResetModel();
    m_reference = column;
    endResetModel();
}

//! Names differ always: the heads say them.
void ComparisonModel::choose()
{
    m_shown.clear();
    for (std::size_t i = 0; i < m_comparison.lines.size(); ++i) {
        const graph::Comparison::Line &line = m_comparison.lines[i];
        const bool head = !line.property && (line.key == "urn"_L1 || line.key == "name"_L1);
        if (!m_onlyDifferences || (line.differs && !head))
            m_shown.push_back(i);
    }
}

const graph::Comparison::Line &ComparisonModel::line(int row) const
{
    return m_comparison.lines[m_shown[std::size_t(row)]];
}

bool ComparisonModel::differs(const QModelIndex &index) const
{
    const auto &values = line(index.row()).values;
    return values[std::size_t(index.column())] != values[std::size_t(m_reference)];
}

QString ComparisonModel::textOf(const graph::Comparison::Line &line, int column) const
{
    const auto &value = line.values[std::size_t(column)];
    if (!value)
        return line.property ? tr("not set") : u"–"_s;
    if (line.key == "status"_L1 && !line.property)
        return domain::statusLabel(*value);
    // References as people know them.
    QStringList shown;
    for (const QString &part : value->split(u'\n')) {
        const auto urn
            = line.property || line.key == "urn"_L1 ? std::nullopt : domain::Urn::tryParse(part);
        shown += urn ? urn->displayName() : part;
    }
    return servertext::oneLine(shown.join(u", "_s), 400);
}

QString ComparisonModel::asTable() const
{
    QString text = u'\t' + m_names.join(u'\t') + u'\n';
    for (int row = 0; row < rowCount(); ++row) {
        QStringList cells {lineTitle(line(row))};
        for (int column = 0; column < columnCount(); ++column)
            cells += textOf(line(row), column);
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_comparison.urns.size());
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const QString text = textOf(line(index.row()), index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text;
    case Qt::ToolTipRole:
        return servertext::toolTip(
            line(index.row()).values[std::size_t(index.column())].value_or(text));
    case Qt::AccessibleTextRole:
        return differs(index) ? tr("%1, differs").arg(text) : text;
    default:
        return {};
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::FontRole && orientation == Qt::Vertical)
        return line(section).property ? fonts::mono() : fonts::ui();
    if (role == Qt::TextAlignmentRole && orientation == Qt::Vertical)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    return orientation == Qt::Vertical ? lineTitle(line(section)) : m_names.value(section);
}

ComparisonView::ComparisonView(QWidget *parent)
    : QWidget(parent)
    , m_model(new ComparisonModel(this))
    , m_title(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_only(new QCheckBox(this))
    , m_copy(makeButton(tr("Copy as table"), u"copy"_s, this))
    , m_clear(makeLinkButton(tr("Clear"), this))
    , m_table(new QTableView(this))
{
    setObjectName(u"comparisonView"_s);
    m_title->setFont(fonts::ui(fonts::Size::Base, QFont::DemiBold));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_only->setObjectName(u"onlyDifferences"_s);
    m_only->setChecked(true);
    looks::setSmall(m_copy);

    m_table->setObjectName(u"comparisonTable"_s);
    m_table->setAccessibleName(tr("Comparison"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ComparisonDelegate(m_table));
    auto *across = new ComparedHeader(m_table);
    m_table->setHorizontalHeader(across);
    across->setFixedHeight(headerHeight);
    across->setSectionsClickable(true);
    across->setSectionResizeMode(QHeaderView::Stretch);
    across->setMinimumSectionSize(150);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(lineHeight);
    m_table->verticalHeader()->setFixedWidth(fieldWidth);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setCornerButtonEnabled(false);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 8, 6);
    head->setSpacing(10);
    head->addWidget(new Glyph(u"compare"_s, Tone::Neutral, 16, this));
    head->addWidget(m_title);
    head->addWidget(m_hint);
    head->addStretch(1);
    head->addWidget(m_only);
    head->addWidget(m_copy);
    head->addWidget(m_clear);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addLayout(head);
    column->addWidget(m_table, 1);

    const auto count = [this] {
        m_only->setText(tr("Only what differs, %1 of %2")
                            .arg(m_model->comparison().differences())
                            .arg(m_model->comparison().lines.size()));
    };
    connect(m_model, &QAbstractItemModel::modelReset, this, count);
    connect(m_only, &QCheckBox::toggled, m_model, &ComparisonModel::setOnlyDifferences);
    connect(across, &QHeaderView::sectionClicked, m_model, &ComparisonModel::setReference);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_model->asTable()); });
    connect(m_clear, &QPushButton::clicked, this, &ComparisonView::cleared);
}

void ComparisonView::show(const std::shared_ptr<const graph::Graph> &graph,
                          const std::vector<graph::Node> &nodes)
{
    std::vector<catalog::Row> rows;
    for (const graph::Node node : nodes) {
        if (const auto row = graph->row(node); row && rows.size() < graph::mostCompared)
            rows.push_back(*row);
    }
    const bool enough = rows.size() >= graph::fewestCompared;
    m_title->setText(enough ? tr("Comparison of %1").arg(rows.size()) : tr("Comparison"));
    m_hint->setText(nodes.size() > graph::mostCompared
                        ? tr("the first %1 of %2 in the chosen cells")
                              .arg(graph::mostCompared)
                              .arg(nodes.size())
                    : enough ? tr("the cells selected above; up to %1").arg(graph::mostCompared)
                             : tr("choose cells with two to %1 deployments: Space, Ctrl+click")
                                   .arg(graph::mostCompared));
    m_table->setVisible(enough);
    setMaximumHeight(enough ? QWIDGETSIZE_MAX : minimumSizeHint().height());
    m_only->setVisible(enough);
    m_copy->setVisible(enough);
    m_clear->setVisible(!nodes.empty());
    QStringList names;
    QStringList details;
    for (const catalog::Row row : rows) {
        names += graph->displayName(row);
        details += domain::platformId(graph->platform(row)) + u" · "_s + graph->version(row);
    }
    m_model->show(enough ? graph::comparisonOf(*graph, rows) : graph::Comparison(),
                  enough ? names : QStringList(), enough ? details : QStringList());
}
