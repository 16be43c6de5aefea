// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/savedviews.h"

#include "models/core/privatefiles.h"
#include "models/settings/savedviewjson.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using nlohmann::json;

namespace {

constexpr int storedVersion = 1; // of the file of one connection; a missing one is 1, too

Failure viewsFailure(const QString &detail)
{
    Error error;
    error.kind = Error::Kind::File;
    error.detail = detail;
    return Failure(error);
}

const SavedView *shippedView(const QString &id)
{
    const auto &views = shippedViews();
    const auto it = std::find_if(views.begin(), views.end(),
                                 [&id](const SavedView &view) { return view.id == id; });
    return it == views.end() ? nullptr : &*it;
}

} // namespace

SavedViews::SavedViews(QObject *parent) : QObject(parent), m_views(shippedViews()) { }

bool SavedViews::isShipped(const QString &id)
{
    return shippedView(id) != nullptr;
}

Result<void> SavedViews::open(const QString &path)
{
    m_file = path;
    m_views = shippedViews();
    QFile file(path);
    if (!file.exists()) {
        Q_EMIT changed();
        return {};
    }
    QByteArray text;
    if (file.open(QIODevice::ReadOnly))
        text = file.readAll();
    const json document = json::parse(text.cbegin(), text.cend(), nullptr, false);
    const auto list = document.is_object() ? document.find("views") : document.end();
    const bool later = document.is_object() && document.value("version", json()).is_number_integer()
                    && document["version"] > storedVersion;
    if (later || !document.is_object() || list == document.end() || !list->is_array()) {
        const QString aside = path + u".broken"_s;
        QFile::remove(aside);
        QFile::rename(path, aside);
        Q_EMIT changed();
        return viewsFailure(tr("%1 could not be read; it is kept as %2.")
                                .arg(QFileInfo(path).fileName(), QFileInfo(aside).fileName()));
    }
    m_views.clear();
    for (const json &object : *list) {
        SavedView view = viewfile::fromJson(object);
        // A shipped one that is as it was shipped is kept by its id, in whatever language it is.
        if (const SavedView *known = shippedView(view.id); known && view.name.isEmpty())
            view = *known;
        if (!view.id.isEmpty() && !view.name.isEmpty() && !find(view.id))
            m_views.append(std::move(view));
    }
    QStringList removed;
    if (const auto ids = document.find("removed"); ids != document.end() && ids->is_array()) {
        for (const json &id : *ids) {
            if (id.is_string())
                removed.append(QString::fromStdString(id.get_ref<const std::string &>()));
        }
    }
    addMissing(removed);
    Q_EMIT changed();
    return {};
}

void SavedViews::addMissing(const QStringList &removed)
{
    for (const SavedView &view : shippedViews()) {
        if (!find(view.id) && !removed.contains(view.id))
            m_views.append(view);
    }
}

void SavedViews::save()
{
    Q_EMIT changed();
    if (m_file.isEmpty())
        return;
    json document {
        {"version", storedVersion}, {"views", json::array()}, {"removed", json::array()}};
    for (const SavedView &view : std::as_const(m_views)) {
        const SavedView *known = shippedView(view.id);
        document["views"].push_back(known && *known == view ? json {{"id", view.id.toStdString()}}
                                                            : viewfile::toJson(view));
    }
    for (const SavedView &view : shippedViews()) {
        if (!find(view.id))
            document["removed"].push_back(view.id.toStdString());
    }
    QSaveFile file(m_file);
    const bool written = privatefiles::makeFolder(QFileInfo(m_file).path())
                      && file.open(QIODevice::WriteOnly)
                      && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
                      && file.write(QByteArray::fromStdString(
                             document.dump(2, ' ', false, json::error_handler_t::replace) + '\n'))
                             > 0
                      && file.commit();
    if (!written)
        Q_EMIT saveFailed(viewsFailure(u"%1: %2"_s.arg(m_file, file.errorString())).value());
}

qsizetype SavedViews::indexOf(const QString &id) const
{
    for (qsizetype i = 0; i < m_views.size(); ++i) {
        if (m_views[i].id == id)
            return i;
    }
    return -1;
}

const SavedView *SavedViews::find(const QString &id) const
{
    const qsizetype index = indexOf(id);
    return index < 0 ? nullptr : &m_views[index];
}

QString SavedViews::freeName(const QString &name, const QString &id) const
{
    const auto isTaken = [&](const QString &wanted) {
        return std::any_of(m_views.begin(), m_views.end(), [&](const SavedView &view) {
            return view.id != id && view.name.compare(wanted, Qt::CaseInsensitive) == 0;
        });
    };
    const QString plain = name.simplified().left(viewfile::mostName);
    QString free = plain;
    for (int number = 2; isTaken(free); ++number)
        free = u"%1 (%2)"_s.arg(plain).arg(number);
    return free;
}

QString SavedViews::add(SavedView view, qsizetype at)
{
    if (view.id.isEmpty() || find(view.id))
        view.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    view.name = freeName(view.name);
    const QString id = view.id;
    m_views.insert(at < 0 ? m_views.size() : qMin(at, m_views.size()), std::move(view));
    save();
    return id;
}

int SavedViews::addAll(const QList<SavedView> &views)
{
    int renamed = 0;
    for (SavedView view : views) {
        if (m_views.size() >= viewfile::mostViews)
            break;
        view.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        const QString name = freeName(view.name);
        renamed += name == view.name ? 0 : 1;
        view.name = name;
        m_views.append(std::move(view));
    }
    save();
    return renamed;
}

bool SavedViews::change(const SavedView &view)
{
    const qsizetype index = indexOf(view.id);
    if (index < 0)
        return false;
    SavedView changed = view;
    changed.name
        = view.name.simplified().isEmpty() ? m_views[index].name : freeName(view.name, view.id);
    if (changed == m_views[index])
        return false;
    m_views[index] = std::move(changed);
    save();
    return true;
}

bool SavedViews::move(const QString &id, qsizetype to)
{
    const qsizetype from = indexOf(id);
    const qsizetype place = qBound<qsizetype>(0, to, m_views.size() - 1);
    if (from < 0 || place == from)
        return false;
    m_views.move(from, place);
    save();
    return true;
}

std::optional<SavedView> SavedViews::remove(const QString &id)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return std::nullopt;
    SavedView view = m_views.takeAt(index);
    save();
    return view;
}

bool SavedViews::lacksShipped() const
{
    return std::any_of(shippedViews().begin(), shippedViews().end(), [this](const SavedView &view) {
        const SavedView *here = find(view.id);
        return !here || *here != view;
    });
}

void SavedViews::restoreShipped()
{
    for (const SavedView &view : shippedViews()) {
        if (const qsizetype index = indexOf(view.id); index >= 0)
            m_views[index] = view;
    }
    addMissing({});
    save();
}
