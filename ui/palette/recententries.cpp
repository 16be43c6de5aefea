// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/recententries.h"

#include <QSettings>

#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using Kind = PaletteEntry::Kind;

namespace {

const auto settingsKey = u"palette/recent"_s;
const std::array kindWords {
    std::pair {Kind::Action, u"action"_s}, std::pair {Kind::View, u"view"_s},
    std::pair {Kind::Model, u"model"_s},   std::pair {Kind::Owner, u"owner"_s},
    std::pair {Kind::Tag, u"tag"_s},       std::pair {Kind::Deployment, u"deployment"_s}};

} // namespace

RecentEntries::RecentEntries(QSettings &settings) : m_settings(settings)
{
    for (const QString &line : settings.value(settingsKey).toStringList()) {
        const QString word = line.section(u' ', 0, 0);
        for (const auto &[kind, name] : kindWords) {
            if (name == word && m_keys.size() < most)
                m_keys.append({kind, line.section(u' ', 1)});
        }
    }
}

void RecentEntries::add(const PaletteEntry &entry)
{
    const Key key {entry.kind, entry.id};
    m_keys.removeAll(key);
    m_keys.prepend(key);
    while (m_keys.size() > most)
        m_keys.removeLast();
    QStringList lines;
    for (const Key &each : std::as_const(m_keys)) {
        for (const auto &[kind, name] : kindWords) {
            if (kind == each.kind)
                lines.append(name + u' ' + each.id);
        }
    }
    m_settings.setValue(settingsKey, lines);
}
