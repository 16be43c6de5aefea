// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/deployments/suggestions.h"

#include <array>

namespace suggestions::detail {

inline constexpr std::array facets {catalog::Facet::Platform, catalog::Facet::Environment,
                                    catalog::Facet::Status,   catalog::Facet::Owner,
                                    catalog::Facet::Tag,      catalog::Facet::Instance,
                                    catalog::Facet::Container};

//! A value that fits what is typed, before its words are made.
struct Candidate
{
    int rank = 0; //!< 0 goes on with what is typed, 1 begins a word with it, 2 contains it
    quint32 count = 0;
    QString wire {};
    QString id {};
    QString name {};
    bool isExact = false;
};

//! Of a text that is typed so far; -1: does not fit.
int rankOf(const QString &text, const QString &typed);
//! Those to offer, the best first.
void keepBest(std::vector<Candidate> &candidates, std::size_t most);

//! One question while it is answered. What stands at the caret chooses what is called.
class Asked
{
public:
    Asked(const Question &question, const filter::AtCursor &at) : m_question(question), m_at(at) { }

    void facetValues(catalog::Facet facet);
    void modelValues();
    void property();
    void field();
    void facts();
    void dates();
    void keys();
    void propertyKeys();
    void related();
    void history(const QString &needle);

    Answer take();

private:
    void put(const QString &title, const std::vector<Suggestion> &lines);
    void head(const QString &text)
    {
        m_answer.lines.push_back({Suggestion::Kind::Head, text, {}, {}});
    }
    std::vector<Candidate> candidates(catalog::Facet facet) const;
    std::vector<std::uint8_t> alreadyThere(catalog::Facet facet) const;
    Suggestion valueLine(catalog::Facet facet, const Candidate &candidate,
                         const QString &before) const;
    QString typedAs(catalog::Facet facet, const QString &wire) const;
    //! What Question::values has, called \a name; a part of a value may be enough.
    void listedValues(const QString &name, bool partIsEnough, const QString &icon = {});
    void noticeTyped(const std::vector<Candidate> &found);
    void forms(const QString &has, std::optional<quint32> with, std::optional<quint32> without);
    std::optional<quint32> countOf(filter::Fact fact) const;

    const Question &m_question;
    const filter::AtCursor &m_at;
    Answer m_answer;
};

} // namespace suggestions::detail
