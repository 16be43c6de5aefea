// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/windowstate.h"

#include <QEvent>
#include <QHeaderView>
#include <QSettings>
#include <QSplitter>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;

WindowState::WindowState(QSettings &settings, const QString &group, QWidget *window)
    : QObject(window), m_settings(settings), m_group(group), m_window(window)
{
    window->installEventFilter(this);
}

QString WindowState::path(const QString &key) const
{
    return m_group + u'/' + key;
}

bool WindowState::keepGeometry()
{
    m_geometry = true;
    return m_window->restoreGeometry(m_settings.value(path(u"geometry"_s)).toByteArray());
}

bool WindowState::keepSplitter(const QString &key, QSplitter *splitter)
{
    m_splitters.append({key, splitter});
    return splitter->restoreState(m_settings.value(path(key)).toByteArray());
}

bool WindowState::keepHeader(const QString &key, QHeaderView *header, int version)
{
    m_headers.append({key, header, version});
    if (m_settings.value(path(key + u"Version"_s)).toInt() != version)
        return false;
    return header->restoreState(m_settings.value(path(key)).toByteArray());
}

void WindowState::save()
{
    if (m_geometry)
        m_settings.setValue(path(u"geometry"_s), m_window->saveGeometry());
    for (const SplitterEntry &entry : std::as_const(m_splitters)) {
        if (entry.splitter)
            m_settings.setValue(path(entry.key), entry.splitter->saveState());
    }
    for (const HeaderEntry &entry : std::as_const(m_headers)) {
        if (!entry.header)
            continue;
        m_settings.setValue(path(entry.key), entry.header->saveState());
        m_settings.setValue(path(entry.key + u"Version"_s), entry.version);
    }
}

bool WindowState::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && (event->type() == QEvent::Close || event->type() == QEvent::Hide))
        save();
    return QObject::eventFilter(watched, event);
}
