// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalog/directory.h"
#include "models/filter/filter.h"
#include "ui/common/servertext.h"

#include <QColor>
#include <QPixmap>
#include <QString>

//! How the deployments page says and shows what the catalog holds.
namespace wording {

//! \a production: what counts as production on the server, as on the wire.
bool isProduction(const QString &environment, const QStringList &production);
bool isGroup(const QString &ownerUrn);

using servertext::oneLine;
using servertext::toolTip;
using servertext::webUrl;

//! The server's colour of a tag; invalid where it has none or none that can be read.
QColor tagColor(const catalog::Directory &directory, const QString &tagUrn);

//! The drawing of a platform, or a frame with two initials of its name.
QPixmap platformPixmap(const catalog::Directory &directory, const QString &platformUrn,
                       const QColor &color, int size, qreal dpr);

//! "12 Mar 2026, 16:20" in the local zone, and "CET"; \a utc in full for a tooltip.
struct TimeWords
{
    QString local;
    QString zone;
    QString utc;
};
TimeWords timeWords(const QDateTime &time);

//! The name of a value of a facet for people, such as "In service" or "no owner".
QString valueName(const catalog::Directory &directory, catalog::Facet facet, const QString &value);
QString facetTitle(catalog::Facet facet);

//! A term of a filter as it would be typed: status:FAILED,UNKNOWN.
QString termText(const catalog::Directory &directory, const filter::Term &term);

//! 1,234 as the locale writes it.
QString number(qint64 value);

} // namespace wording
