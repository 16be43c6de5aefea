// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMap>
#include <QString>

class QSettings;

//! How deployments of one server are reviewed, as far as somebody chose something.
struct ReviewChoices
{
    QMap<QString, QString> checks; //!< off, warn or block by the id of a check; docs/review.md
    QString ephemeral; //!< the filter that tells the short-lived; empty: the usual one
    QString freezeFile; //!< iCalendar file of days on which nothing goes; empty: none
    int mostADay = 5; //!< more decommissions a day than this clash; 0: never

    bool operator==(const ReviewChoices &) const = default;
};

//! Kept beside the other settings by \a server, what it is recognised by (cache::identityOf()), so
//! that the window and the command line review alike; empty: the embedded GMS.
ReviewChoices readReviewChoices(QSettings &settings, const QString &server);
//! What is as it usually is, is not written.
void writeReviewChoices(QSettings &settings, const QString &server, const ReviewChoices &choices);
