// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUrl>

#include <optional>

//! Where a slipway: link leads. A link only navigates; docs/links.md describes its text.
struct LinkTarget
{
    enum class Kind {
        Deployment,
        Filter,
    };

    Kind kind = Kind::Deployment;
    QString urn; //!< of a deployment, whole
    QString filter; //!< in the filter language; whether it can be read is not known yet
    QUrl server; //!< as readServerUrl() gives it; empty: whatever is open

    bool operator==(const LinkTarget &) const = default;
};

struct LinkReading
{
    std::optional<LinkTarget> target;
    QString problem; //!< a sentence for the user, without text of the link; empty with a target
};

constexpr qsizetype mostLinkCharacters = 8192;

bool isLink(const QString &text); //!< begins with slipway:, in letters of either case
//! Reads a link that may come from anywhere. Refuses what is not written exactly as documented:
//! unknown, repeated, empty or missing parameters, characters that ought to be encoded, encodings
//! that are not UTF-8 or hide control characters, and what is too long.
LinkReading readLink(const QString &text);
//! The text of \a target: readLink() of it gives the same.
QString linkText(const LinkTarget &target);
