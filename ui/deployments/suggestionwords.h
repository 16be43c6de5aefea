// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/filter/expression.h"

#include <QDate>
#include <QDateTime>
#include <QString>

//! What the list below the filter line says, in words.
namespace suggestions::words {

QString keys();
QString key(const QString &key); //!< what it asks, of a key as filter::keys() has it
QString beforeDate();
QString propertyKeys();
QString valuesOf(const QString &key);
QString inAll(const QString &what); //!< values of \a what, counted over the whole catalog
QString valuesInsteadOfWord();
QString factsHead();
QString fact(filter::Fact fact);
QString dates();
QString day(const QDate &day);
QString thisMonth();
QString severalOrNone();
QString anyOfThem();
QString has(const QString &what);
QString hasNone();
QString facetName(filter::Facet facet);
QString models();
QString model();
QString property();
QString date();
QString something();
QString historyHead();
QString savedViews();
//! "used today, 09:12", "used 3 Oct".
QString used(const QDateTime &time, const QDate &today);

} // namespace suggestions::words
