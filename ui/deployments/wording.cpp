// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/wording.h"

#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"
#include "models/filter/language.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/marks.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QPainter>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;

namespace wording {

namespace {

struct Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

QString absentName(Facet facet)
{
    switch (facet) {
    case Facet::Platform:
        return Sentences::tr("no platform");
    case Facet::Environment:
        return Sentences::tr("no environment");
    case Facet::Status:
        return Sentences::tr("no status");
    case Facet::Instance:
        return Sentences::tr("no instance");
    case Facet::Container:
        return Sentences::tr("no container");
    case Facet::Owner:
        return Sentences::tr("no owner");
    case Facet::Tag:
        return Sentences::tr("no tag");
    }
    return {};
}

//! What stands for a value in the text of a filter: the symbol, or the shortest name.
QString typedValue(const catalog::Directory &directory, Facet facet, const QString &value)
{
    switch (facet) {
    case Facet::Environment:
    case Facet::Status:
        return filter::asValue(value);
    case Facet::Platform:
        return filter::asValue(domain::platformId(value));
    case Facet::Instance:
    case Facet::Container:
    case Facet::Owner:
    case Facet::Tag:
        return filter::asValue(directory.displayName(value));
    }
    return value;
}

QPixmap initialsFrame(const QString &name, const QColor &color, int size, qreal dpr)
{
    QPixmap pixmap(qRound(size * dpr), qRound(size * dpr));
    pixmap.setDevicePixelRatio(dpr);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    flat::box(painter, QRectF(0.5, 0.5, size - 1, size - 1), {}, color, size / 5.0);
    QFont font = fonts::ui(fonts::Size::Tiny, QFont::DemiBold);
    font.setPixelSize(qMax(6, qRound(size * 0.45)));
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(QRectF(0, 0, size, size), Qt::AlignCenter, marks::initials(name));
    return pixmap;
}

} // namespace

bool isProduction(const QString &environment, const QStringList &production)
{
    return production.contains(environment);
}

bool isGroup(const QString &ownerUrn)
{
    return ownerUrn.startsWith("urn:li:corpGroup:"_L1);
}

QColor tagColor(const catalog::Directory &directory, const QString &tagUrn)
{
    const catalog::Neighbour *tag = directory.find(tagUrn);
    return tag && tag->colour.startsWith(u'#') ? QColor(tag->colour) : QColor();
}

QPixmap platformPixmap(const catalog::Directory &directory, const QString &platformUrn,
                       const QColor &color, int size, qreal dpr)
{
    const QString glyph = icons::forPlatform(domain::platformId(platformUrn));
    if (glyph != u"platform-fallback"_s)
        return icons::glyph(glyph, color, size, dpr);
    return initialsFrame(directory.displayName(platformUrn), color, size, dpr);
}

TimeWords timeWords(const QDateTime &time)
{
    const QDateTime local = time.toLocalTime();
    return {QLocale().toString(local, u"d MMM yyyy, HH:mm"_s), local.timeZoneAbbreviation(),
            time.toUTC().toString(Qt::ISODateWithMs)};
}

QString valueName(const catalog::Directory &directory, Facet facet, const QString &value)
{
    if (value.isEmpty())
        return absentName(facet);
    switch (facet) {
    case Facet::Environment:
        return value;
    case Facet::Status:
        return domain::statusLabel(value);
    case Facet::Platform:
        return domain::platformId(value);
    case Facet::Instance:
    case Facet::Container:
    case Facet::Owner:
    case Facet::Tag:
        return directory.displayName(value);
    }
    return value;
}

QString facetTitle(Facet facet)
{
    switch (facet) {
    case Facet::Platform:
        return Sentences::tr("Platform");
    case Facet::Environment:
        return Sentences::tr("Environment");
    case Facet::Status:
        return Sentences::tr("Status");
    case Facet::Instance:
        return Sentences::tr("Instance");
    case Facet::Container:
        return Sentences::tr("Container");
    case Facet::Owner:
        return Sentences::tr("Owner");
    case Facet::Tag:
        return Sentences::tr("Tag");
    }
    return {};
}

QString termText(const catalog::Directory &directory, const filter::Term &term)
{
    const auto *anyOf = std::get_if<filter::AnyOf>(&term.what);
    if (!anyOf || !anyOf->patterns.isEmpty() || anyOf->values == QStringList {QString()})
        return filter::toText(term);
    QStringList values;
    for (const QString &value : anyOf->values)
        values.append(typedValue(directory, anyOf->facet, value));
    return (term.negated ? u"-"_s : QString()) + filter::keyOf(anyOf->facet) + u':'
         + values.join(u',');
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

} // namespace wording
