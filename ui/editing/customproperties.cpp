// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/customproperties.h"

#include "models/changes/aspects.h"
#include "ui/common/buttons.h"
#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/editing/formgroup.h"
#include "ui/editing/formwords.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using changes::Json;
namespace aspect = changes::aspect;

namespace {

constexpr int propertyRow = 26;
constexpr int mostPropertyRows = 12;

changes::FieldKey propertyKey(const QString &key)
{
    return {u"customProperties"_s, key};
}

std::map<QString, QString> propertiesIn(const Json &properties)
{
    std::map<QString, QString> result;
    const changes::Cells cells = changes::Cells::of(aspect::properties, properties);
    for (const changes::Cell &cell : cells.all()) {
        if (cell.key.field == "customProperties"_L1 && !changes::isKept(cell.key))
            result[cell.key.item] = QString::fromStdString(
                cell.value.is_string() ? cell.value.get<std::string>() : cell.value.dump());
    }
    return result;
}

} // namespace

CustomPropertyModel::CustomPropertyModel(const EditTarget &target, QObject *parent)
    : QAbstractTableModel(parent), m_target(target)
{
    refresh();
}

void CustomPropertyModel::refresh()
{
    const auto present = propertiesIn(m_target.present(aspect::properties));
    const auto pending = propertiesIn(m_target.pending(aspect::properties));
    std::vector<Line> lines;
    for (const auto &[key, value] : present) {
        const auto now = pending.find(key);
        if (now == pending.end())
            lines.push_back({key, value, {}, State::Removed});
        else if (now->second != value)
            lines.push_back({key, now->second, value, State::Changed});
        else
            lines.push_back({key, value, {}, State::Same});
    }
    for (const auto &[key, value] : pending) {
        if (!present.contains(key))
            lines.push_back({key, value, {}, State::Added});
    }
    if (lines == m_lines)
        return;
    if (lines.size() == m_lines.size()) {
        m_lines = std::move(lines);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
        return;
    }
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

bool CustomPropertyModel::refuse(const QString &key)
{
    const bool there = std::ranges::any_of(
        m_lines, [&](const Line &line) { return line.key == key && line.state != State::Removed; });
    if (key.isEmpty())
        Q_EMIT refused(tr("A property needs a key."));
    else if (there)
        Q_EMIT refused(tr("There is a property %1 already.").arg(formwords::oneLine(key, 60)));
    return key.isEmpty() || there;
}

bool CustomPropertyModel::add(const QString &key, const QString &value)
{
    if (refuse(key))
        return false;
    Q_EMIT accepted();
    m_target.writeField(aspect::properties, propertyKey(key), value.toStdString());
    return true;
}

void CustomPropertyModel::remove(int row)
{
    m_target.writeField(aspect::properties, propertyKey(at(row).key), nullptr);
}

void CustomPropertyModel::putBack(int row)
{
    const Line line = at(row);
    m_target.writeField(aspect::properties, propertyKey(line.key), line.value.toStdString());
}

bool CustomPropertyModel::rename(const Line &line, const QString &key)
{
    if (key == line.key)
        return false;
    if (refuse(key))
        return false;
    Q_EMIT accepted();
    changes::Cells cells
        = changes::Cells::of(aspect::properties, m_target.pending(aspect::properties));
    cells.remove(propertyKey(line.key));
    cells.set(propertyKey(key), line.value.toStdString());
    return m_target.write(aspect::properties, cells.document(aspect::properties));
}

int CustomPropertyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int CustomPropertyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant CustomPropertyModel::data(const QModelIndex &index, int role) const
{
    const Line &line = at(index.row());
    const bool isKey = index.column() == KeyColumn;
    switch (role) {
    case Qt::DisplayRole:
        return formwords::oneLine(isKey ? line.key : line.value, 400);
    case Qt::EditRole:
        return isKey ? line.key : line.value;
    case Qt::ToolTipRole:
        return servertext::toolTip(line.state == State::Changed && !isKey
                                       ? tr("%1\nbefore: %2").arg(line.value, line.before)
                                       : line.key + u": "_s + line.value);
    case Qt::FontRole: {
        QFont font = fonts::mono();
        font.setStrikeOut(line.state == State::Removed);
        return font;
    }
    case Qt::BackgroundRole:
        return line.state == State::Same
                 ? QVariant()
                 : QVariant(Theme::of(static_cast<const QWidget *>(QObject::parent())).pendingTint);
    case Qt::ForegroundRole:
        return line.state == State::Removed
                 ? QVariant(Theme::of(static_cast<const QWidget *>(QObject::parent())).removed)
                 : QVariant();
    case Qt::AccessibleTextRole: {
        const QString text = isKey ? line.key : line.value;
        return line.state == State::Added   ? tr("%1, added").arg(text)
             : line.state == State::Removed ? tr("%1, removed").arg(text)
             : line.state == State::Changed ? tr("%1, before: %2").arg(text, line.before)
                                            : text;
    }
    default:
        return {};
    }
}

QVariant CustomPropertyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == KeyColumn ? tr("Key") : tr("Value");
}

Qt::ItemFlags CustomPropertyModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!m_target.isReadOnly() && at(index.row()).state != State::Removed)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool CustomPropertyModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole)
        return false;
    const Line line = at(index.row());
    if (index.column() == KeyColumn)
        return rename(line, value.toString().trimmed());
    Q_EMIT accepted();
    return m_target.writeField(aspect::properties, propertyKey(line.key),
                               value.toString().toStdString());
}

CustomProperties::CustomProperties(const EditTarget &target, QWidget *parent)
    : QWidget(parent)
    , m_target(target)
    , m_model(new CustomPropertyModel(target, this))
    , m_table(new QTableView(this))
    , m_message(new FieldMessage(this))
{
    m_message->setObjectName(u"customMessage"_s);
    m_table->setObjectName(u"customTable"_s);
    m_table->setAccessibleName(tr("Custom properties"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(propertyRow);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setShowGrid(false);
    m_table->setEditTriggers(target.isReadOnly() ? QAbstractItemView::NoEditTriggers
                                                 : QAbstractItemView::DoubleClicked
                                                       | QAbstractItemView::EditKeyPressed
                                                       | QAbstractItemView::AnyKeyPressed);
    m_table->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_table);
    if (!target.isReadOnly())
        buildAdder();
    column->addWidget(m_message);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CustomProperties::fit);
    connect(m_model, &CustomPropertyModel::refused, this,
            [this](const QString &why) { m_message->say(why, Tone::Danger); });
    connect(m_model, &CustomPropertyModel::accepted, this, [this] { m_message->clear(); });
    fit();
}

void CustomProperties::buildAdder()
{
    m_key = new QLineEdit(this);
    m_key->setObjectName(u"newKey"_s);
    m_key->setAccessibleName(tr("Key of a new property"));
    m_key->setPlaceholderText(tr("New key"));
    m_value = new QLineEdit(this);
    m_value->setObjectName(u"newValue"_s);
    m_value->setAccessibleName(tr("Value of a new property"));
    m_value->setPlaceholderText(tr("Value"));
    m_add = makeButton(tr("Add"), u"plus"_s, this);
    m_add->setObjectName(u"addProperty"_s);
    m_add->setAccessibleName(tr("Add the property"));
    m_remove = makeButton(tr("Remove"), {}, this);
    m_remove->setObjectName(u"removeProperty"_s);
    looks::setSmall(m_remove);
    for (QLineEdit *field : {m_key, m_value}) {
        field->setFont(fonts::mono());
        connect(field, &QLineEdit::returnPressed, this, &CustomProperties::add);
        connect(field, &QLineEdit::textEdited, this, [this] { m_message->clear(); });
    }
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_key, 1);
    row->addWidget(m_value, 1);
    row->addWidget(m_add);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_remove, 0, Qt::AlignLeft);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_add, &QPushButton::clicked, this, &CustomProperties::add);
    connect(m_remove, &QPushButton::clicked, this, &CustomProperties::removeChosen);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CustomProperties::showRemove);
    showRemove();
}

void CustomProperties::refresh()
{
    const int row = m_table->currentIndex().row();
    m_model->refresh();
    if (!m_table->currentIndex().isValid() && row >= 0)
        m_table->setCurrentIndex(m_model->index(qMin(row, m_model->rowCount() - 1), 0));
    showRemove();
}

void CustomProperties::fit()
{
    const int rows = qBound(1, m_model->rowCount(), mostPropertyRows);
    m_table->setFixedHeight(rows * m_table->verticalHeader()->defaultSectionSize()
                            + m_table->horizontalHeader()->sizeHint().height()
                            + 2 * m_table->frameWidth());
}

void CustomProperties::showRemove()
{
    if (!m_remove)
        return;
    const QModelIndex current = m_table->currentIndex();
    const bool removed = current.isValid()
                      && m_model->at(current.row()).state == CustomPropertyModel::State::Removed;
    m_remove->setVisible(m_model->rowCount() > 0);
    m_remove->setEnabled(current.isValid());
    m_remove->setText(removed ? tr("Put back") : tr("Remove"));
    m_remove->setAccessibleName(removed ? tr("Put the chosen property back")
                                        : tr("Remove the chosen property"));
}

void CustomProperties::removeChosen()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid() || m_target.isReadOnly())
        return;
    if (m_model->at(current.row()).state == CustomPropertyModel::State::Removed)
        m_model->putBack(current.row());
    else
        m_model->remove(current.row());
}

void CustomProperties::add()
{
    if (!m_model->add(m_key->text().trimmed(), m_value->text())) {
        m_key->setFocus();
        return;
    }
    m_key->clear();
    m_value->clear();
    m_key->setFocus();
}

bool CustomProperties::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        removeChosen();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}
