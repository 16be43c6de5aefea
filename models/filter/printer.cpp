// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/days.h"
#include "models/filter/glob.h"
#include "models/filter/language.h"
#include "models/filter/lexer.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace filter {

namespace {

bool isPlain(QStringView text, QStringView signs)
{
    return std::all_of(text.begin(), text.end(),
                       [signs](QChar c) { return c.isLetterOrNumber() || signs.contains(c); });
}

QString word(const QString &text)
{
    const QString small = text.toLower();
    if (small == u"or" || small == u"and" || small == u"not")
        return quoted(text); // said to be meant
    const Parsed bare = parse(text);
    const Term wanted {Contains {text}, false};
    return bare.filter.terms() == std::vector {wanted} ? text : quoted(text);
}

//! The pattern with its literal pieces in quotes where they need them.
QString patternText(const QString &pattern)
{
    QString result;
    eachPieceOfGlob(
        pattern,
        [&result](const QString &literal) {
            result
                += literal.isEmpty() || isPlain(literal, u"_-./@+%:=") ? literal : quoted(literal);
        },
        [&result](QChar c) { result += c; });
    return result;
}

QString shortValue(const std::optional<Facet> &facet, const QString &value)
{
    constexpr QLatin1StringView prefix("urn:li:dataPlatform:");
    if (facet != Facet::Platform || !value.startsWith(prefix))
        return value;
    const QString id = value.mid(prefix.size());
    const Term read = normalised({AnyOf {Facet::Platform, {id}}, false});
    return std::get<AnyOf>(read.what).values.front() == value ? id : value;
}

QString listText(const QString &key, const std::optional<Facet> &facet, const QStringList &values,
                 const QStringList &patterns, bool negated)
{
    if (values == QStringList {QString()} && patterns.isEmpty())
        return (negated ? QString() : u"-"_s) + key + u":*"_s;
    QStringList texts;
    for (const QString &value : values)
        texts.append(asValue(shortValue(facet, value)));
    for (const QString &pattern : patterns)
        texts.append(patternText(pattern));
    return (negated ? u"-"_s : QString()) + key + u':' + texts.join(u',');
}

QString signsOf(Order order)
{
    switch (order) {
    case Order::In:
        return u":"_s;
    case Order::Before:
        return u"<"_s;
    case Order::UpTo:
        return u"<="_s;
    case Order::After:
        return u">"_s;
    case Order::From:
        return u">="_s;
    }
    return {};
}

QString print(const Term &term, bool insideAny);

class Printer
{
public:
    Printer(bool negated, bool insideAny)
        : m_negated(negated), m_insideAny(insideAny), m_sign(negated ? u"-"_s : QString())
    {
    }

    QString operator()(const Contains &contains) const { return m_sign + word(contains.text); }
    QString operator()(const AnyOf &anyOf) const
    {
        const QString &key = keyOf(anyOf.facet);
        return listText(key, anyOf.facet, anyOf.values, anyOf.patterns, m_negated);
    }
    QString operator()(const Is &is) const
    {
        QStringList words;
        for (const Fact fact : is.facts)
            words.append(wordOf(fact));
        return m_sign + u"is:"_s + words.join(u',');
    }
    QString operator()(const Matches &matches) const
    {
        if (matches.field == Field::Urn && matches.values.size() == 1
            && matches.patterns.isEmpty()) {
            const Term same {matches, false};
            const QString &bare = matches.values.front();
            if (parse(bare).filter.terms() == std::vector {same})
                return m_sign + bare;
        }
        QString key = keyOf(matches.field);
        if (matches.field == Field::Property)
            key += u'.'
                 + (isPlain(matches.property, u"_-./@+%") ? matches.property
                                                          : quoted(matches.property));
        return listText(key, std::nullopt, matches.values, matches.patterns, m_negated);
    }
    QString operator()(const When &when) const
    {
        QStringList days;
        for (const Day &day : when.days)
            days.append(textOf(day));
        return m_sign + keyOf(when.field) + signsOf(when.order) + days.join(u',');
    }
    QString operator()(const VersionIs &versionIs) const
    {
        return m_sign + keyOf(Field::Version) + signsOf(versionIs.order)
             + asValue(versionIs.version);
    }
    QString operator()(const Group &group) const
    {
        const bool any = group.kind == Group::Kind::Any;
        QStringList texts;
        for (const Term &child : group.terms)
            texts.append(print(child, any));
        const QString inside = texts.join(any ? u" OR "_s : u" "_s);
        // AND binds closer than OR, so only an AND may stand bare inside the other.
        const bool bare = !m_negated && !any && m_insideAny;
        return bare ? inside : m_sign + u'(' + inside + u')';
    }

private:
    bool m_negated;
    bool m_insideAny;
    QString m_sign;
};

QString print(const Term &term, bool insideAny)
{
    return std::visit(Printer(term.negated, insideAny), term.what);
}

} // namespace

QString quoted(const QString &value)
{
    QString inside = value;
    inside.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + inside + u'"';
}

QString asValue(const QString &value)
{
    const auto lexemes = detail::lex(QString(u"name:"_s + value));
    const bool plain = lexemes.size() == 3 && lexemes[2].text == value && lexemes[2].isClosed
                    && !lexemes[2].wild && !lexemes[2].isQuoted
                    && lexemes[2].end() == value.size() + 5;
    return plain ? value : quoted(value);
}

QString toText(const Term &term)
{
    const auto *group = std::get_if<Group>(&term.what);
    const bool alone = group && group->kind == Group::Kind::Any && !term.negated;
    const QString text = print(term, true);
    return alone ? text.mid(1, text.size() - 2) : text;
}

QString toText(const Filter &filter)
{
    if (filter.terms().size() == 1)
        return toText(filter.terms().front());
    QStringList texts;
    for (const Term &term : filter.terms())
        texts.append(print(term, false));
    return texts.join(u' ');
}

} // namespace filter
