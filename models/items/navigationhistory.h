// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/filter.h"

#include <QString>

#include <optional>
#include <vector>

//! Where a user was, for Back and Forward: pages, filters and selections. The present place is one
//! of the list. Until settle() says that the user stayed there it is replaced by the next one, so
//! that a text that is typed, or a walk through rows, becomes one place.
class NavigationHistory
{
public:
    struct Place
    {
        QString page; //!< its id
        filter::Filter filter;
        QString urn; //!< of the deployment that is selected; empty for none

        bool operator==(const Place &) const = default;
    };
    static constexpr std::size_t most = 100; //!< places; the oldest go

    //! Forgets everything and begins at \a place, which is settled.
    void start(const Place &place);

    //! The user is at \a place now; what lay ahead is forgotten. Nothing happens where that is the
    //! present place; a place that equals the one before it becomes that one.
    void visit(const Place &place);
    //! The present place stays in the list whatever comes.
    void settle() { m_settled = true; }

    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_places.size(); }
    //! The place to show, which is the present one from now on; nothing at the end of the list.
    std::optional<Place> back();
    std::optional<Place> forward();

    const Place &present() const { return m_places[m_at]; }
    std::size_t size() const { return m_places.size(); }

private:
    std::vector<Place> m_places {Place()};
    std::size_t m_at = 0;
    bool m_settled = true;
};
