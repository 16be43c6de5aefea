// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/filter/naive.h"

#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"

#include <QRegularExpression>
#include <QVersionNumber>

using namespace Qt::Literals::StringLiterals;
using filter::Field;
using filter::Order;

namespace naive {

namespace {

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

bool contains(const QString &in, const QString &needle)
{
    return in.toCaseFolded().contains(needle.toCaseFolded());
}

bool fits(const QString &all, const QString &pattern)
{
    QString expression;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern[i];
        if (c == u'\\' && i + 1 < pattern.size())
            expression += QRegularExpression::escape(QString(pattern[++i]).toCaseFolded());
        else if (c == u'*')
            expression += u".*"_s;
        else if (c == u'?')
            expression += u'.';
        else
            expression += QRegularExpression::escape(QString(c).toCaseFolded());
    }
    return QRegularExpression(QRegularExpression::anchoredPattern(expression),
                              QRegularExpression::DotMatchesEverythingOption)
        .match(all.toCaseFolded())
        .hasMatch();
}

//! What a name looks like, beside what it is.
QStringList spellings(const QString &name)
{
    QString decoded = name;
    decoded.replace("%28"_L1, "("_L1).replace("%29"_L1, ")"_L1).replace("%2C"_L1, ","_L1);
    return {name, decoded};
}

//! URN, id and display name.
QStringList namesOf(const QString &urn)
{
    QStringList names {urn};
    if (const auto parsed = domain::Urn::tryParse(urn))
        names.append(parsed->displayName());
    if (const auto *known = directory().find(urn))
        names.append(known->name);
    return names;
}

//! Of things that are named: \a all lists the names of each. None of them is "absent".
bool named(const QList<QStringList> &all, const QStringList &values, const QStringList &patterns)
{
    if (all.isEmpty())
        return values.contains(QString());
    for (const QStringList &names : all) {
        for (const QString &name : names) {
            for (const QString &value : values) {
                if (!value.isEmpty() && name.toCaseFolded() == value.toCaseFolded())
                    return true;
            }
            for (const QString &pattern : patterns) {
                if (fits(name, pattern))
                    return true;
            }
        }
    }
    return false;
}

bool written(const QStringList &spelled, const QStringList &values, const QStringList &patterns)
{
    if (spelled.first().isEmpty())
        return values.contains(QString());
    for (const QString &one : spelled) {
        for (const QString &value : values) {
            if (!value.isEmpty() && contains(one, value))
                return true;
        }
        for (const QString &pattern : patterns) {
            if (fits(one, pattern))
                return true;
        }
    }
    return false;
}

QList<QStringList> facetNames(const support::Made &made, catalog::Facet facet)
{
    const support::Parts parts = support::partsOf(made);
    QList<QStringList> all;
    const auto add = [&all](const std::string &urn) {
        if (!urn.empty())
            all.append(namesOf(text(urn)));
    };
    switch (facet) {
    case catalog::Facet::Platform:
        add(parts.platform);
        break;
    case catalog::Facet::Environment:
        all.append({text(parts.env)});
        break;
    case catalog::Facet::Status:
        if (!made.status.empty())
            all.append({text(made.status), domain::statusLabel(text(made.status))});
        break;
    case catalog::Facet::Instance:
        add(made.instance);
        break;
    case catalog::Facet::Container:
        add(made.container);
        break;
    case catalog::Facet::Owner:
        for (const auto &[owner, type] : made.owners)
            add(owner);
        break;
    case catalog::Facet::Tag:
        for (const std::string &tag : made.tags)
            add(tag);
        break;
    }
    return all;
}

bool isEphemeral(const support::Made &made)
{
    bool yes = false;
    for (const auto &[key, value] : made.properties) {
        if (key == "Ephemeral" && value == "false")
            return false;
        yes = yes || (key == "Ephemeral" && value == "true")
           || (key == "ttl_hours" && value != "0");
    }
    return yes;
}

QDateTime timeOf(const support::Made &made, Field field)
{
    const std::int64_t ms = field == Field::Created ? made.created
                          : made.deprecated         ? made.decommission
                                                    : catalog::noTime;
    return ms == catalog::noTime ? QDateTime() : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

//! The last day that is part of it, or the first.
QDate edge(const filter::Day &day, bool last)
{
    const QDate today = context().now.toTimeZone(context().zone).date();
    if (day.year == 0) {
        switch (day.unit) {
        case filter::Day::Unit::Days:
            return today.addDays(day.offset);
        case filter::Day::Unit::Weeks:
            return today.addDays(day.offset * 7);
        case filter::Day::Unit::Months:
            return today.addMonths(day.offset);
        case filter::Day::Unit::Years:
            return today.addYears(day.offset);
        }
    }
    const int month = day.month > 0 ? day.month : last ? 12 : 1;
    if (day.day > 0)
        return QDate(day.year, month, day.day);
    const QDate first(day.year, month, 1);
    return last ? QDate(day.year, month, first.daysInMonth()) : first;
}

struct Holds
{
    const support::Made &made;

    bool operator()(const filter::Contains &term) const
    {
        QStringList all = spellings(text(support::partsOf(made).name));
        all.append(text(made.description));
        for (const catalog::Facet facet : {catalog::Facet::Owner, catalog::Facet::Tag}) {
            for (const QStringList &names : facetNames(made, facet))
                all.append(names);
        }
        for (const auto &[key, value] : made.properties)
            all.append({text(key), text(value)});
        return std::any_of(all.begin(), all.end(),
                           [&](const QString &one) { return contains(one, term.text); });
    }

    bool operator()(const filter::AnyOf &term) const
    {
        QStringList values = term.values;
        for (const QString &value : term.values) {
            // An id is kept as the URN that it says, and may as well be a name.
            if (term.facet == catalog::Facet::Platform && value.startsWith("urn:li:"_L1))
                values.append(domain::platformId(value));
        }
        return named(facetNames(made, term.facet), values, term.patterns);
    }

    bool operator()(const filter::Is &term) const
    {
        return std::any_of(term.facts.begin(), term.facts.end(),
                           [this](filter::Fact fact) { return is(fact); });
    }

    bool is(filter::Fact fact) const
    {
        switch (fact) {
        case filter::Fact::Deprecated:
            return made.deprecated;
        case filter::Fact::Removed:
            return made.removed;
        case filter::Fact::Present:
            return !made.removed;
        case filter::Fact::Evaluation:
            return made.urn.find(".model_evaluation.") != std::string::npos;
        case filter::Fact::Overdue:
            return timeOf(made, Field::Decommission).isValid()
                && timeOf(made, Field::Decommission) < context().now;
        case filter::Fact::Ephemeral:
            return isEphemeral(made);
        case filter::Fact::Linked:
            return !made.models.empty();
        case filter::Fact::Orphan:
            return made.models.empty();
        case filter::Fact::Owned:
            return !made.owners.empty();
        case filter::Fact::Production:
            return context().production.contains(text(support::partsOf(made).env));
        case filter::Fact::Pending:
            return false; // nothing waits in a catalog of a server
        }
        return false;
    }

    bool operator()(const filter::Matches &term) const
    {
        const auto on
            = [&](const QStringList &all) { return written(all, term.values, term.patterns); };
        switch (term.field) {
        case Field::Name:
            return on(spellings(text(support::partsOf(made).name)));
        case Field::Version:
            return on({text(made.version)});
        case Field::Description:
            return on({text(made.description)});
        case Field::Url:
            return on({text(made.url)});
        case Field::Note:
            return on({text(made.note)});
        case Field::Urn:
            return urn(term);
        case Field::Property:
            return property(term);
        case Field::Model: {
            QList<QStringList> all;
            for (const std::string &model : made.models)
                all.append(namesOf(text(model)));
            return named(all, term.values, term.patterns);
        }
        case Field::Replacement:
            return named(made.replacement.empty()
                             ? QList<QStringList>()
                             : QList<QStringList> {namesOf(text(made.replacement))},
                         term.values, term.patterns);
        case Field::Created:
        case Field::Decommission:
            return term.values.contains(QString()) && !timeOf(made, term.field).isValid();
        }
        return false;
    }

    bool urn(const filter::Matches &term) const
    {
        for (const QString &value : term.values) {
            const bool whole = value.startsWith("urn:li:"_L1);
            if (whole ? text(made.urn).toCaseFolded() == value.toCaseFolded()
                      : !value.isEmpty() && contains(text(made.urn), value))
                return true;
        }
        return written({text(made.urn)}, {}, term.patterns);
    }

    bool property(const filter::Matches &term) const
    {
        bool has = false;
        for (const auto &[key, value] : made.properties) {
            if (text(key).toCaseFolded() != term.property.toCaseFolded())
                continue;
            has = true;
            for (const QString &wanted : term.values) {
                if (!wanted.isEmpty() && contains(text(value), wanted))
                    return true;
            }
            for (const QString &pattern : term.patterns) {
                if (fits(text(value), pattern))
                    return true;
            }
        }
        return !has && term.values.contains(QString());
    }

    bool operator()(const filter::When &term) const
    {
        const QDateTime time = timeOf(made, term.field);
        if (!time.isValid())
            return false;
        const QDate day = time.toTimeZone(context().zone).date();
        for (const filter::Day &one : term.days) {
            const QDate first = edge(one, false);
            const QDate last = edge(one, true);
            const bool holds = term.order == Order::Before ? day < first
                             : term.order == Order::UpTo   ? day <= last
                             : term.order == Order::After  ? day > last
                             : term.order == Order::From   ? day >= first
                                                           : day >= first && day <= last;
            if (holds)
                return true;
        }
        return false;
    }

    bool operator()(const filter::VersionIs &term) const
    {
        const auto number
            = [](QString version) { return QVersionNumber::fromString(version.remove(u'v')); };
        if (made.version.empty())
            return false;
        const QVersionNumber mine = number(text(made.version));
        const QVersionNumber other = number(term.version);
        return term.order == Order::Before ? mine < other
             : term.order == Order::UpTo   ? mine <= other
             : term.order == Order::After  ? mine > other
                                           : mine >= other;
    }

    bool operator()(const filter::Group &group) const
    {
        const auto holds = [this](const filter::Term &term) {
            return std::visit(*this, term.what) != term.negated;
        };
        return group.kind == filter::Group::Kind::All
                 ? std::all_of(group.terms.begin(), group.terms.end(), holds)
                 : std::any_of(group.terms.begin(), group.terms.end(), holds);
    }
};

} // namespace

const catalog::Directory &directory()
{
    static const catalog::Directory names = [] {
        catalog::Directory made;
        const auto insert = [&made](const QString &urn, const QString &name) {
            catalog::Neighbour neighbour;
            neighbour.name = name;
            made.insert(urn, neighbour);
        };
        insert(u"urn:li:corpuser:ana"_s, u"Ana López"_s);
        insert(u"urn:li:corpuser:bo"_s, u"chen"_s); // another one's id
        insert(u"urn:li:tag:PII"_s, u"Personal data"_s);
        insert(u"urn:li:container:ws3"_s, u"Fraud workspace"_s);
        insert(u"urn:li:dataPlatform:sagemaker"_s, u"Amazon SageMaker"_s);
        insert(u"urn:li:dataPlatform:vertexai"_s, u"seldon"_s);
        return made;
    }();
    return names;
}

filter::Context context()
{
    return {QDateTime(QDate(2026, 8, 15), QTime(23, 30), Qt::UTC),
            QTimeZone(5 * 3600 + 1800),
            {u"PROD"_s, u"PRD"_s}};
}

bool matches(const support::Made &made, const filter::Filter &filter)
{
    if (made.removed && filter.hidesRemoved())
        return false;
    return Holds {made}({filter::Group::Kind::All, filter.terms()});
}

} // namespace naive
