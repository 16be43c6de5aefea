// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/wording.h"

#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/marks.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QPainter>
#include <QRegularExpression>
#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;

namespace wording {

namespace {

struct Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

QString facetKey(Facet facet)
{
    switch (facet) {
    case Facet::Platform:
        return u"platform"_s;
    case Facet::Environment:
        return u"env"_s;
    case Facet::Status:
        return u"status"_s;
    case Facet::Instance:
        return u"instance"_s;
    case Facet::Container:
        return u"container"_s;
    case Facet::Owner:
        return u"owner"_s;
    case Facet::Tag:
        return u"tag"_s;
    }
    return {};
}

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

QString factKey(filter::Fact fact)
{
    switch (fact) {
    case filter::Fact::Deprecated:
        return u"is:deprecated"_s;
    case filter::Fact::Removed:
        return u"is:removed"_s;
    case filter::Fact::Evaluation:
        return u"is:evaluation"_s;
    }
    return {};
}

//! A value as it stands behind "key:", in quotes where it would fall apart.
QString typed(const QString &value)
{
    static const QRegularExpression plain(u"^[\\w.\\-/@*?+]+$"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    if (plain.match(value).hasMatch())
        return value;
    QString quoted = value;
    return u'"' + quoted.replace(u'"', u"\\\""_s) + u'"';
}

//! What stands for a value in the text of a filter: the symbol, or the shortest name.
QString typedValue(const catalog::Directory &directory, Facet facet, const QString &value)
{
    switch (facet) {
    case Facet::Environment:
    case Facet::Status:
        return typed(value);
    case Facet::Platform:
        return typed(domain::platformId(value));
    case Facet::Instance:
    case Facet::Container:
    case Facet::Owner:
    case Facet::Tag:
        return typed(directory.displayName(value));
    }
    return value;
}

QString anyOfText(const catalog::Directory &directory, const filter::AnyOf &anyOf, bool negated)
{
    if (anyOf.values == QStringList {QString()}) // "has none" is not "has one"
        return (negated ? QString() : u"-"_s) + facetKey(anyOf.facet) + u":*"_s;
    QStringList values;
    for (const QString &value : anyOf.values)
        values.append(value.isEmpty() ? absentName(anyOf.facet)
                                      : typedValue(directory, anyOf.facet, value));
    return (negated ? u"-"_s : QString()) + facetKey(anyOf.facet) + u':' + values.join(u',');
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

bool isProduction(const QString &environment)
{
    return domain::defaultProductionEnvironments().contains(environment);
}

bool isGroup(const QString &ownerUrn)
{
    return ownerUrn.startsWith("urn:li:corpGroup:"_L1);
}

QString oneLine(const QString &text, qsizetype atMost)
{
    return text.size() > atMost ? text.left(atMost).simplified() + u'…' : text.simplified();
}

QString toolTip(const QString &text)
{
    return text.isEmpty() ? QString() : Qt::convertFromPlainText(text.left(4000));
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

std::optional<QUrl> webUrl(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const QString scheme = url.scheme().toLower();
    if (!url.isValid() || url.host().isEmpty() || (scheme != u"https"_s && scheme != u"http"_s))
        return std::nullopt;
    return url;
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
    if (const auto *anyOf = std::get_if<filter::AnyOf>(&term.what))
        return anyOfText(directory, *anyOf, term.negated);
    const QString sign = term.negated ? u"-"_s : QString();
    if (const auto *contains = std::get_if<filter::Contains>(&term.what))
        return sign + typed(contains->text);
    return sign + factKey(std::get<filter::Is>(term.what).fact);
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

} // namespace wording
