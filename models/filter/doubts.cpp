// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/doubts.h"

#include "models/core/fold.h"
#include "models/domain/vocabulary.h"
#include "models/filter/lexer.h"
#include "models/filter/meaning.h"
#include "models/filter/words.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace filter {

using namespace detail;

namespace {

constexpr std::size_t mostLike = 3;
constexpr qsizetype longestSlip = 60; // of a value whose neighbours are looked for

struct DoubtWords
{
    Q_DECLARE_TR_FUNCTIONS(Doubts)
};

bool isWordOfSchema(Facet facet, const QString &value)
{
    const auto equals = [&value](const QString &word) {
        return word.compare(value, Qt::CaseInsensitive) == 0
            || domain::statusLabel(word).compare(value, Qt::CaseInsensitive) == 0;
    };
    const auto among = [&equals](const QStringList &words) {
        return std::any_of(words.begin(), words.end(), equals);
    };
    return (facet == Facet::Status && among(domain::statusSymbols()))
        || (facet == Facet::Environment && among(domain::environments()));
}

bool isUnknown(Facet facet, const QString &value, const Catalog &catalog)
{
    if (value.isEmpty() || catalog.isEmpty() || isWordOfSchema(facet, value))
        return false;
    const auto codes = codesMeant(catalog, {facet, {value}});
    return std::find(codes.begin(), codes.end(), 1) == codes.end();
}

//! How far \a name is from what was \a typed, both in small letters; nothing where it is another.
std::optional<int> farness(const QString &typed, const QString &name)
{
    const qsizetype shorter = std::min(typed.size(), name.size());
    if (shorter >= 3 && (typed.startsWith(name) || name.startsWith(typed)))
        return 1;
    const int most = typed.size() <= 4 ? 1 : typed.size() <= 8 ? 2 : 3;
    if (std::abs(typed.size() - name.size()) > most || shorter == 0)
        return std::nullopt;
    const int far = distance(typed, name);
    return far <= most ? std::optional(far) : std::nullopt;
}

QString asTyped(Facet facet, const QString &wire, const Catalog &catalog)
{
    Filter one;
    one.add({AnyOf {facet, {wire}}, false});
    return toText(spelled(one, catalog)).mid(keyOf(facet).size() + 1);
}

QStringList valuesLike(Facet facet, const QString &value, const Catalog &catalog)
{
    if (value.size() > longestSlip)
        return {};
    const QString typed = value.toLower();
    const auto &dictionary = catalog.dictionary(facet);
    std::vector<std::pair<int, catalog::Code>> near;
    for (catalog::Code code = 1; code < dictionary.size(); ++code) {
        const QString id = fromUtf8(idOf(dictionary[code])).toLower();
        auto far = farness(typed, id);
        if (const auto *neighbour = catalog.directory().find(fromUtf8(dictionary[code]))) {
            const auto byName = farness(typed, neighbour->name.toLower());
            far = far && byName ? std::min(*far, *byName) : far ? far : byName;
        }
        if (far)
            near.emplace_back(*far, code);
    }
    const auto end = near.begin() + std::ptrdiff_t(std::min(mostLike, near.size()));
    std::partial_sort(near.begin(), end, near.end());
    QStringList like;
    for (auto it = near.begin(); it != end; ++it)
        like.append(asTyped(facet, fromUtf8(dictionary[it->second]), catalog));
    return like;
}

void addUnknown(std::vector<UnknownValue> &found, const Term &term, const Catalog &catalog)
{
    if (const auto *group = std::get_if<Group>(&term.what)) {
        for (const Term &part : group->terms)
            addUnknown(found, part, catalog);
    }
    if (const auto *anyOf = std::get_if<AnyOf>(&term.what)) {
        for (const QString &value : anyOf->values) {
            if (isUnknown(anyOf->facet, value, catalog))
                found.push_back({anyOf->facet, value, valuesLike(anyOf->facet, value, catalog)});
        }
    }
}

ParseError nobodyHas(const Lexeme &lexeme, Facet facet, const Catalog &catalog,
                     const QString &before)
{
    ParseError doubt {lexeme.position,
                      lexeme.length,
                      DoubtWords::tr("No deployment has %1 %2.").arg(keyOf(facet), lexeme.text),
                      {}};
    for (const QString &like : valuesLike(facet, lexeme.text, catalog))
        doubt.remedies.push_back({DoubtWords::tr("Write %1").arg(keyOf(facet) + u':' + like),
                                  lexeme.position, lexeme.length, before + like});
    return doubt;
}

ParseError smallWord(const Lexeme &word)
{
    const QString small = word.text.toLower();
    const Remedy search {DoubtWords::tr("Search for the word %1").arg(word.text), word.position,
                         word.length, quoted(word.text)};
    if (small == u"and"_s)
        return {
            word.position,
            word.length,
            DoubtWords::tr("“%1” is searched for as a word. Terms that stand side by side "
                           "must all hold without it.")
                .arg(word.text),
            {{DoubtWords::tr("Delete %1").arg(word.text), word.position, word.length, {}}, search}};
    const QString meant = small.toUpper();
    return {
        word.position,
        word.length,
        DoubtWords::tr("“%1” is searched for as a word. Did you mean %2?").arg(word.text, meant),
        {{DoubtWords::tr("Write %1").arg(meant), word.position, word.length, meant}, search}};
}

} // namespace

std::vector<UnknownValue> unknownValues(const Filter &filter, const Catalog &catalog)
{
    std::vector<UnknownValue> found;
    for (const Term &term : filter.terms())
        addUnknown(found, term, catalog);
    return found;
}

std::vector<ParseError> smallOperators(QStringView text)
{
    if (parse(text).error)
        return {};
    std::vector<ParseError> found;
    const std::vector<Lexeme> lexemes = lex(text);
    for (std::size_t i = 0; i < lexemes.size(); ++i) {
        if (isSmallOperator(lexemes, i))
            found.push_back(smallWord(lexemes[i]));
    }
    return found;
}

std::vector<ParseError> doubts(QStringView text, const Catalog &catalog)
{
    if (parse(text).error)
        return {};
    std::vector<ParseError> found = smallOperators(text);
    std::optional<Key> key;
    for (const Lexeme &lexeme : lex(text)) {
        if (lexeme.kind == Lexeme::Kind::Key)
            key = keyNamed(lexeme.text);
        const bool isUrn = lexeme.kind == Lexeme::Kind::Word && lexeme.isUrn;
        if (lexeme.wild || !(isUrn || lexeme.kind == Lexeme::Kind::Value))
            continue;
        const auto asked = isUrn ? keyOfUrn(lexeme.text) : key;
        const auto *facet = asked ? std::get_if<Facet>(&*asked) : nullptr;
        if (facet && isUnknown(*facet, lexeme.text, catalog))
            found.push_back(
                nobodyHas(lexeme, *facet, catalog, isUrn ? keyOf(*facet) + u':' : QString()));
    }
    std::sort(found.begin(), found.end(),
              [](const ParseError &a, const ParseError &b) { return a.position < b.position; });
    return found;
}

} // namespace filter
