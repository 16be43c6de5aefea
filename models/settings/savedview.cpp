// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/savedview.h"

#include "models/settings/savedviewjson.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using nlohmann::json;

namespace {

constexpr auto formatName = "slipway-views";
constexpr int formatVersion = 1;
constexpr int mostWidth = 4000;
constexpr qsizetype mostColumns = 100;

struct SavedViewWords
{
    Q_DECLARE_TR_FUNCTIONS(SavedView)
};

Failure notViews(const QString &sentence)
{
    Error error;
    error.kind = Error::Kind::File;
    error.detail = sentence;
    return Failure(error);
}

QString wordAt(const json &object, const char *key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string())
        return {};
    return QString::fromStdString(found->get_ref<const std::string &>());
}

const json &listAt(const json &object, const char *key)
{
    static const json none = json::array();
    const auto found = object.find(key);
    return found != object.end() && found->is_array() ? *found : none;
}

SavedView::Column readColumn(const json &object)
{
    SavedView::Column column {wordAt(object, "name"), true, 0};
    if (const auto visible = object.find("visible");
        visible != object.end() && visible->is_boolean())
        column.visible = visible->get<bool>();
    if (const auto width = object.find("width");
        width != object.end() && width->is_number_integer())
        column.width = int(std::clamp<std::int64_t>(width->get<std::int64_t>(), 0, mostWidth));
    return column;
}

SavedView shipped(const QString &id, const char *name, const QString &filter,
                  const QStringList &sorting = {})
{
    return {u"shipped."_s + id, SavedViewWords::tr(name), filter, {}, sorting};
}

} // namespace

json viewfile::toJson(const SavedView &view)
{
    json object {{"name", view.name.toStdString()}, {"filter", view.filter.toStdString()}};
    if (!view.id.isEmpty())
        object["id"] = view.id.toStdString();
    for (const SavedView::Column &column : view.columns)
        object["columns"].push_back({{"name", column.name.toStdString()},
                                     {"visible", column.visible},
                                     {"width", column.width}});
    for (const QString &key : view.sorting)
        object["sorting"].push_back(key.toStdString());
    return object;
}

SavedView viewfile::fromJson(const json &object)
{
    SavedView view;
    if (!object.is_object())
        return view;
    view.id = wordAt(object, "id");
    view.name = wordAt(object, "name").simplified().left(mostName);
    view.filter = wordAt(object, "filter").simplified();
    for (const json &column : listAt(object, "columns")) {
        if (column.is_object() && view.columns.size() < mostColumns)
            view.columns.append(readColumn(column));
    }
    for (const json &key : listAt(object, "sorting")) {
        if (key.is_string() && view.sorting.size() < mostColumns)
            view.sorting.append(QString::fromStdString(key.get_ref<const std::string &>()));
    }
    return view;
}

QByteArray viewfile::print(const QList<SavedView> &views)
{
    json document {{"format", formatName}, {"version", formatVersion}, {"views", json::array()}};
    for (SavedView view : views) {
        view.id.clear();
        document["views"].push_back(toJson(view));
    }
    return QByteArray::fromStdString(document.dump(2, ' ', false, json::error_handler_t::replace))
         + '\n';
}

Result<QList<SavedView>> viewfile::parse(const QByteArray &text)
{
    if (text.size() > mostBytes)
        return notViews(SavedViewWords::tr("The file is too large to hold saved views."));
    const json document = json::parse(text.cbegin(), text.cend(), nullptr, false);
    if (document.is_discarded())
        return notViews(SavedViewWords::tr("The file is not JSON."));
    if (!document.is_object() || wordAt(document, "format") != QLatin1StringView(formatName))
        return notViews(SavedViewWords::tr("The file does not hold saved views of Slipway."));
    const auto version = document.find("version");
    if (version == document.end() || !version->is_number_integer() || *version > formatVersion)
        return notViews(SavedViewWords::tr("The file is of a later version of Slipway."));
    QList<SavedView> views;
    for (const json &object : listAt(document, "views")) {
        SavedView view = fromJson(object);
        view.id.clear();
        if (!view.name.isEmpty() && views.size() < mostViews)
            views.append(std::move(view));
    }
    if (views.isEmpty())
        return notViews(SavedViewWords::tr("There is no view in the file."));
    return views;
}

const QList<SavedView> &shippedViews()
{
    static const QList<SavedView> views {
        shipped(u"failed"_s, QT_TRANSLATE_NOOP("SavedView", "Failed in production"),
                u"status:FAILED is:production"_s),
        shipped(u"unowned"_s, QT_TRANSLATE_NOOP("SavedView", "Without owner"), u"-owner:*"_s),
        shipped(u"overdue"_s, QT_TRANSLATE_NOOP("SavedView", "Overdue"), u"is:overdue"_s,
                {u"Decommission"_s}),
        shipped(u"due"_s, QT_TRANSLATE_NOOP("SavedView", "Due in 30 days"),
                u"is:deprecated -is:overdue decommission<=+30d"_s, {u"Decommission"_s}),
        shipped(u"orphans"_s, QT_TRANSLATE_NOOP("SavedView", "Orphans"), u"is:orphan"_s)};
    return views;
}
