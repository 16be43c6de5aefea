// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/navigationhistory.h"

void NavigationHistory::start(const Place &place)
{
    m_places = {place};
    m_at = 0;
    m_settled = true;
}

void NavigationHistory::visit(const Place &place)
{
    if (place == present())
        return;
    m_places.resize(m_at + 1);
    if (m_settled) {
        m_places.push_back(place);
        m_settled = false;
    } else {
        m_places.back() = place;
    }
    const std::size_t count = m_places.size();
    if (count > 1 && m_places[count - 2] == place) { // what was typed was taken back
        m_places.pop_back();
        m_settled = true;
    }
    if (m_places.size() > most)
        m_places.erase(m_places.begin());
    m_at = m_places.size() - 1;
}

std::optional<NavigationHistory::Place> NavigationHistory::back()
{
    if (!canGoBack())
        return std::nullopt;
    m_settled = true;
    return m_places[--m_at];
}

std::optional<NavigationHistory::Place> NavigationHistory::forward()
{
    if (!canGoForward())
        return std::nullopt;
    m_settled = true;
    return m_places[++m_at];
}
