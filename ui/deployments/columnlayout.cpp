// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/columnlayout.h"

#include <QCoreApplication>
#include <QMetaEnum>
#include <QSettings>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

using Column = DeploymentRows::Column;

struct ColumnLayoutWords
{
    Q_DECLARE_TR_FUNCTIONS(ColumnLayout)
};

QString nameOf(Column column)
{
    return QString::fromLatin1(QMetaEnum::fromType<Column>().valueToKey(int(column)));
}

std::optional<Column> columnOf(const QString &name)
{
    bool known = false;
    const int value = QMetaEnum::fromType<Column>().keyToValue(name.toLatin1().constData(), &known);
    return known && value < DeploymentRows::columnTotal ? std::optional(Column(value))
                                                        : std::nullopt;
}

//! "Status:124:1": name, width, visible.
SavedView::Column columnFrom(const QString &text)
{
    const QStringList parts = text.split(u':');
    return {parts.value(0), parts.value(2) != u"0"_s, qBound(0, parts.value(1).toInt(), 4000)};
}

bool has(const ColumnLayout &layout, Column column)
{
    return std::any_of(
        layout.entries.begin(), layout.entries.end(),
        [column](const ColumnLayout::Entry &entry) { return entry.column == column; });
}

} // namespace

ColumnLayout ColumnLayout::standard()
{
    ColumnLayout layout;
    for (int c = 0; c < DeploymentRows::columnTotal; ++c)
        layout.entries.push_back({Column(c), c <= int(Column::Decommission), 0});
    return layout;
}

ColumnLayout ColumnLayout::of(const QList<SavedView::Column> &columns)
{
    ColumnLayout layout;
    for (const SavedView::Column &column : columns) {
        if (const auto known = columnOf(column.name); known && !has(layout, *known))
            layout.entries.push_back({*known, column.visible, column.width});
    }
    if (layout.entries.empty())
        layout = standard();
    for (int c = 0; c < DeploymentRows::columnTotal; ++c) {
        if (!has(layout, Column(c)))
            layout.entries.push_back({Column(c), false, 0});
    }
    if (std::none_of(layout.entries.begin(), layout.entries.end(),
                     [](const Entry &e) { return e.visible; }))
        layout.entries.front().visible = true;
    return layout;
}

QList<SavedView::Column> ColumnLayout::columns() const
{
    QList<SavedView::Column> columns;
    for (const Entry &entry : entries)
        columns.append({nameOf(entry.column), entry.visible, entry.width});
    return columns;
}

bool ColumnLayout::looksLike(const ColumnLayout &other) const
{
    const auto onScreen = [](const ColumnLayout &layout) {
        std::vector<Column> columns;
        for (const Entry &entry : layout.entries) {
            if (entry.visible)
                columns.push_back(entry.column);
        }
        return columns;
    };
    return onScreen(*this) == onScreen(other);
}

ColumnLayout ColumnLayout::load(const QSettings &settings, const QString &group)
{
    QList<SavedView::Column> columns;
    for (const QString &text : settings.value(group + u"/columns"_s).toStringList())
        columns.append(columnFrom(text));
    ColumnLayout layout = of(columns);
    layout.sorting = readSorting(settings.value(group + u"/sortedBy"_s).toStringList());
    return layout;
}

void ColumnLayout::save(QSettings &settings, const QString &group) const
{
    QStringList texts;
    for (const Entry &entry : entries)
        texts.append(
            u"%1:%2:%3"_s.arg(nameOf(entry.column)).arg(entry.width).arg(int(entry.visible)));
    settings.setValue(group + u"/columns"_s, texts);
    settings.setValue(group + u"/sortedBy"_s, writeSorting(sorting));
}

QStringList writeSorting(const filter::Sorting &sorting)
{
    QStringList texts;
    for (const filter::SortBy &by : sorting.keys()) {
        for (int c = 0; c < DeploymentRows::columnTotal; ++c) {
            if (DeploymentRows::sortKey(Column(c)) == by.key)
                texts.append((by.descending ? u"-"_s : QString()) + nameOf(Column(c)));
        }
    }
    return texts;
}

QString sortingWords(const filter::Sorting &sorting)
{
    QStringList words;
    for (const filter::SortBy &by : sorting.keys()) {
        for (int c = 0; c < DeploymentRows::columnTotal; ++c) {
            if (DeploymentRows::sortKey(Column(c)) != by.key)
                continue;
            const QString title = DeploymentRows::title(Column(c));
            const QString word = title == title.toUpper() ? title : title.toLower(); // URN stays
            words.append(by.descending ? ColumnLayoutWords::tr("%1 descending").arg(word) : word);
        }
    }
    return ColumnLayoutWords::tr("Sorted by %1").arg(words.join(ColumnLayoutWords::tr(", then ")));
}

filter::Sorting readSorting(const QStringList &texts)
{
    std::vector<filter::SortBy> keys;
    for (const QString &text : texts) {
        const bool descending = text.startsWith(u'-');
        if (const auto column = columnOf(descending ? text.mid(1) : text))
            keys.push_back({DeploymentRows::sortKey(*column), descending});
    }
    return filter::Sorting(keys);
}

int standardWidth(DeploymentRows::Column column)
{
    switch (column) {
    case Column::Name:
        return 206;
    case Column::Platform:
        return 106;
    case Column::Environment:
        return 66;
    case Column::Status:
        return 124;
    case Column::Version:
        return 88;
    case Column::Owners:
        return 74;
    case Column::Tags:
        return 114;
    case Column::Decommission:
        return 162;
    case Column::Instance:
        return 150;
    case Column::Container:
        return 220;
    case Column::Created:
        return 96;
    case Column::Model:
        return 160;
    case Column::Description:
        return 260;
    case Column::Urn:
        return 420;
    case Column::Change:
        return 168;
    }
    return 100;
}
