// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/filter/naive.h"

#include "models/domain/urn.h"

using namespace Qt::Literals::StringLiterals;

namespace naive {

namespace {

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

bool contains(const std::string &utf8, const QString &needle)
{
    return text(utf8).toCaseFolded().contains(needle.toCaseFolded());
}

bool containsByUrn(const std::string &urn, const QString &needle)
{
    const auto parsed = domain::Urn::tryParse(text(urn));
    return contains(urn, needle)
        || (parsed && parsed->displayName().toCaseFolded().contains(needle.toCaseFolded()));
}

bool holds(const support::Made &made, const filter::Contains &term)
{
    bool found
        = contains(support::partsOf(made).name, term.text) || contains(made.description, term.text);
    for (const auto &[owner, type] : made.owners)
        found = found || containsByUrn(owner, term.text);
    for (const std::string &tag : made.tags)
        found = found || containsByUrn(tag, term.text);
    for (const auto &[key, value] : made.properties)
        found = found || contains(key, term.text) || contains(value, term.text);
    return found;
}

QStringList valuesOf(const support::Made &made, catalog::Facet facet)
{
    const support::Parts parts = support::partsOf(made);
    QStringList values;
    switch (facet) {
    case catalog::Facet::Platform:
        return {text(parts.platform)};
    case catalog::Facet::Environment:
        return {text(parts.env)};
    case catalog::Facet::Status:
        return {text(made.status)};
    case catalog::Facet::Instance:
        return {text(made.instance)};
    case catalog::Facet::Container:
        return {text(made.container)};
    case catalog::Facet::Owner:
        for (const auto &[owner, type] : made.owners)
            values.append(text(owner));
        break;
    case catalog::Facet::Tag:
        for (const std::string &tag : made.tags)
            values.append(text(tag));
        break;
    }
    return values.isEmpty() ? QStringList {QString()} : values;
}

bool holds(const support::Made &made, const filter::AnyOf &term)
{
    for (const QString &value : valuesOf(made, term.facet)) {
        if (term.values.contains(value))
            return true;
    }
    return false;
}

bool holds(const support::Made &made, const filter::Is &term)
{
    switch (term.fact) {
    case filter::Fact::Deprecated:
        return made.deprecated;
    case filter::Fact::Removed:
        return made.removed;
    case filter::Fact::Evaluation:
        return made.urn.find(".model_evaluation.") != std::string::npos;
    }
    return false;
}

} // namespace

bool matches(const support::Made &made, const filter::Filter &filter)
{
    if (made.removed && !filter.showsRemoved() && !filter.asksAbout(filter::Fact::Removed))
        return false;
    for (const filter::Term &term : filter.terms()) {
        const bool yes
            = std::visit([&made](const auto &what) { return holds(made, what); }, term.what);
        if (yes == term.negated)
            return false;
    }
    return true;
}

} // namespace naive
