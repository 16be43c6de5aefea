// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/columnlayout.h"

#include <QMetaEnum>
#include <QSettings>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

using Column = DeploymentRows::Column;

QString nameOf(Column column)
{
    return QString::fromLatin1(QMetaEnum::fromType<Column>().valueToKey(int(column)));
}

std::optional<Column> columnOf(const QString &name)
{
    bool known = false;
    const int value = QMetaEnum::fromType<Column>().keyToValue(name.toLatin1().constData(), &known);
    return known ? std::optional(Column(value)) : std::nullopt;
}

//! "Status:124:1": name, width, visible.
std::optional<ColumnLayout::Entry> entryOf(const QString &text)
{
    const QStringList parts = text.split(u':');
    const auto column = columnOf(parts.value(0));
    if (!column)
        return std::nullopt;
    return ColumnLayout::Entry {*column, parts.value(2) != u"0"_s,
                                qBound(0, parts.value(1).toInt(), 4000)};
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

ColumnLayout ColumnLayout::load(const QSettings &settings, const QString &group)
{
    ColumnLayout layout;
    const QStringList texts = settings.value(group + u"/columns"_s).toStringList();
    for (const QString &text : texts) {
        if (const auto entry = entryOf(text); entry && !has(layout, entry->column))
            layout.entries.push_back(*entry);
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
    if (const auto column = columnOf(settings.value(group + u"/sortedBy"_s).toString()))
        layout.sorting.key = DeploymentRows::sortKey(*column);
    layout.sorting.descending = settings.value(group + u"/descending"_s, false).toBool();
    return layout;
}

void ColumnLayout::save(QSettings &settings, const QString &group) const
{
    QStringList texts;
    for (const Entry &entry : entries)
        texts.append(
            u"%1:%2:%3"_s.arg(nameOf(entry.column)).arg(entry.width).arg(int(entry.visible)));
    settings.setValue(group + u"/columns"_s, texts);
    for (const Entry &entry : entries) {
        if (DeploymentRows::sortKey(entry.column) == sorting.key)
            settings.setValue(group + u"/sortedBy"_s, nameOf(entry.column));
    }
    settings.setValue(group + u"/descending"_s, sorting.descending);
}

int standardWidth(DeploymentRows::Column column)
{
    switch (column) {
    case Column::Name:
        return 194;
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
        return 148;
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
    }
    return 100;
}
