// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/suggestionwords.h"

#include "models/items/deploymentrows.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;
using filter::Facet;
using filter::Fact;

namespace suggestions::words {

namespace {

struct SuggestionWords
{
    Q_DECLARE_TR_FUNCTIONS(Suggestions)
};

} // namespace

QString keys()
{
    return SuggestionWords::tr("Keys");
}

QString key(const QString &key)
{
    const QHash<QString, QString> meanings {
        {u"name"_s, SuggestionWords::tr("text in the name")},
        {u"platform"_s, SuggestionWords::tr("where it runs")},
        {u"env"_s, SuggestionWords::tr("environment")},
        {u"status"_s, SuggestionWords::tr("state of the deployment")},
        {u"version"_s, SuggestionWords::tr("version, also with < and >")},
        {u"owner"_s, SuggestionWords::tr("user or group")},
        {u"tag"_s, SuggestionWords::tr("tag")},
        {u"instance"_s, SuggestionWords::tr("platform instance")},
        {u"container"_s, SuggestionWords::tr("container around it")},
        {u"model"_s, SuggestionWords::tr("model that it serves")},
        {u"description"_s, SuggestionWords::tr("text in the description")},
        {u"url"_s, SuggestionWords::tr("text in the external URL")},
        {u"created"_s, SuggestionWords::tr("date of creation")},
        {u"decommission"_s, SuggestionWords::tr("date on which it goes")},
        {u"note"_s, SuggestionWords::tr("text in the note of the deprecation")},
        {u"replacement"_s, SuggestionWords::tr("what replaces it")},
        {u"urn"_s, SuggestionWords::tr("text in the URN, or all of it")},
        {u"is"_s, SuggestionWords::tr("a fact, such as deprecated")},
        {u"prop."_s, SuggestionWords::tr("a custom property")},
    };
    return meanings.value(key);
}

QString beforeDate()
{
    return SuggestionWords::tr("before a date");
}

QString propertyKeys()
{
    return SuggestionWords::tr("Custom properties");
}

QString valuesOf(const QString &key)
{
    return SuggestionWords::tr("Values of %1, counted with the rest of the filter").arg(key);
}

QString inAll(const QString &what)
{
    return SuggestionWords::tr("Values of %1, counted over all deployments").arg(what);
}

QString valuesInsteadOfWord()
{
    return SuggestionWords::tr("Instead of the word");
}

QString factsHead()
{
    return SuggestionWords::tr("Facts");
}

QString fact(Fact fact)
{
    switch (fact) {
    case Fact::Deprecated:
        return SuggestionWords::tr("marked as deprecated");
    case Fact::Removed:
        return SuggestionWords::tr("removed (soft-deleted)");
    case Fact::Evaluation:
        return SuggestionWords::tr("a model evaluation of Vertex AI");
    case Fact::Present:
        return SuggestionWords::tr("not removed");
    case Fact::Overdue:
        return SuggestionWords::tr("its decommission date is past");
    case Fact::Ephemeral:
        return SuggestionWords::tr("made for a short life");
    case Fact::Linked:
        return SuggestionWords::tr("some model names it");
    case Fact::Orphan:
        return SuggestionWords::tr("no model names it");
    case Fact::Owned:
        return SuggestionWords::tr("has an owner");
    case Fact::Production:
        return SuggestionWords::tr("in an environment of production");
    case Fact::Pending:
        return SuggestionWords::tr("changed by you, not yet sent");
    }
    return {};
}

QString dates()
{
    return SuggestionWords::tr("Dates; a day, a month or a year can be typed as well");
}

QString day(const QDate &day)
{
    return QLocale().toString(day, u"ddd d MMM yyyy"_s);
}

QString thisMonth()
{
    return SuggestionWords::tr("this month");
}

QString severalOrNone()
{
    return SuggestionWords::tr("Several, or none");
}

QString anyOfThem()
{
    return SuggestionWords::tr("any of them");
}

QString has(const QString &what)
{
    return SuggestionWords::tr("has %1").arg(what);
}

QString hasNone()
{
    return SuggestionWords::tr("has none");
}

QString facetName(Facet facet)
{
    switch (facet) {
    case Facet::Platform:
        return SuggestionWords::tr("a platform");
    case Facet::Environment:
        return SuggestionWords::tr("an environment");
    case Facet::Status:
        return SuggestionWords::tr("a status");
    case Facet::Instance:
        return SuggestionWords::tr("an instance");
    case Facet::Container:
        return SuggestionWords::tr("a container");
    case Facet::Owner:
        return SuggestionWords::tr("an owner");
    case Facet::Tag:
        return SuggestionWords::tr("a tag");
    }
    return {};
}

QString models()
{
    return SuggestionWords::tr("model");
}

QString model()
{
    return SuggestionWords::tr("a model");
}

QString property()
{
    return SuggestionWords::tr("this property");
}

QString date()
{
    return SuggestionWords::tr("a date");
}

QString something()
{
    return SuggestionWords::tr("any text");
}

QString historyHead()
{
    return SuggestionWords::tr("From your history");
}

QString savedViews()
{
    return SuggestionWords::tr("Saved views");
}

QString used(const QDateTime &time, const QDate &today)
{
    const QDateTime local = time.toLocalTime();
    if (local.date() == today)
        return SuggestionWords::tr("used today, %1").arg(QLocale().toString(local, u"HH:mm"_s));
    return SuggestionWords::tr("used %1").arg(
        items::shortDate(time.toMSecsSinceEpoch(), today.endOfDay()));
}

} // namespace suggestions::words
