// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/complaints.h"
#include "models/filter/days.h"
#include "models/filter/language.h"
#include "models/filter/lexer.h"
#include "models/filter/versions.h"
#include "models/filter/words.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace filter {

using namespace detail;

namespace {

constexpr int deepest = 100; // more parentheses inside each other than anybody writes

Order orderOf(QStringView signs)
{
    const QStringView bare = signs.startsWith(u':') ? signs.mid(1) : signs;
    return bare.isEmpty() ? Order::In
         : bare == u"<"   ? Order::Before
         : bare == u"<="  ? Order::UpTo
         : bare == u">"   ? Order::After
                          : Order::From;
}

class Parser
{
public:
    explicit Parser(QStringView text) : m_lexemes(lex(text)), m_complain(text) { }

    Parsed run()
    {
        Parsed parsed;
        parsed.tokens = tokens();
        if (!m_lexemes.empty()) {
            if (auto term = any(0); term && !m_error && !done())
                fail(m_complain.closesNothing(now()));
            else if (term && !m_error)
                parsed.filter.add(*term);
        }
        parsed.error = m_error;
        return parsed;
    }

private:
    bool done() const { return m_next >= m_lexemes.size(); }
    const Lexeme &now() const { return m_lexemes[m_next]; }
    bool is(Lexeme::Kind kind) const { return !done() && now().kind == kind; }

    std::nullopt_t fail(ParseError error)
    {
        if (!m_error)
            m_error = std::move(error);
        return std::nullopt;
    }

    std::optional<Term> any(int depth)
    {
        Group group {Group::Kind::Any, {}};
        for (;;) {
            auto term = all(depth);
            if (!term)
                return std::nullopt;
            group.terms.push_back(std::move(*term));
            if (!is(Lexeme::Kind::Or))
                return Term {std::move(group), false};
            ++m_next;
        }
    }

    std::optional<Term> all(int depth)
    {
        Group group {Group::Kind::All, {}};
        while (!done() && !is(Lexeme::Kind::Or) && !is(Lexeme::Kind::Close)) {
            if (is(Lexeme::Kind::And) && !group.terms.empty()) {
                ++m_next;
                if (done() || is(Lexeme::Kind::Or) || is(Lexeme::Kind::Close))
                    return fail(m_complain.nothingBehind(m_lexemes[m_next - 1], done()));
                continue;
            }
            auto term = one(depth);
            if (!term)
                return std::nullopt;
            group.terms.push_back(std::move(*term));
        }
        if (!group.terms.empty())
            return Term {std::move(group), false};
        if (m_next > 0 && m_lexemes[m_next - 1].kind != Lexeme::Kind::Open)
            return fail(m_complain.nothingBehind(m_lexemes[m_next - 1], done()));
        if (done())
            return fail(m_complain.neverCloses(m_lexemes[m_next - 1]));
        return fail(m_complain.nothingBefore(now(), m_next > 0));
    }

    std::optional<Term> one(int depth)
    {
        bool negated = false;
        while (is(Lexeme::Kind::Minus) || is(Lexeme::Kind::Not)) {
            negated = !negated;
            ++m_next;
            if (done() || is(Lexeme::Kind::Or) || is(Lexeme::Kind::And) || is(Lexeme::Kind::Close))
                return fail(m_complain.nothingBehind(m_lexemes[m_next - 1], done()));
        }
        auto term = is(Lexeme::Kind::Open) ? parentheses(depth)
                  : is(Lexeme::Kind::Key)  ? keyed()
                  : is(Lexeme::Kind::Word) ? word()
                                           : fail(m_complain.nothingBefore(now(), false));
        if (term)
            term->negated = term->negated != negated;
        return term;
    }

    std::optional<Term> parentheses(int depth)
    {
        const Lexeme &open = now();
        if (depth >= deepest)
            return fail(m_complain.tooDeep(open));
        ++m_next;
        auto term = any(depth + 1);
        if (!term)
            return std::nullopt;
        if (!is(Lexeme::Kind::Close))
            return fail(m_complain.neverCloses(open));
        ++m_next;
        return term;
    }

    std::optional<Term> word()
    {
        const Lexeme &word = now();
        if (auto error = m_complain.aboutWord(word))
            return fail(std::move(*error));
        ++m_next;
        if (!word.isUrn)
            return Term {Contains {word.text}, false};
        const Key key = keyOfUrn(word.text).value_or(Field::Urn);
        QStringList values {word.text};
        QStringList patterns;
        if (word.wild)
            patterns.swap(values), patterns = {word.pattern};
        if (const auto *facet = std::get_if<Facet>(&key))
            return Term {AnyOf {*facet, values, patterns}, false};
        return Term {Matches {std::get<Field>(key), {}, values, patterns}, false};
    }

    std::optional<Term> keyed()
    {
        const Lexeme &key = now();
        ++m_next;
        if (!key.isClosed)
            return fail(m_complain.openQuotes(key));
        const Lexeme &signs = now();
        ++m_next;
        std::vector<Lexeme> values;
        bool wantsValue = true;
        const auto known = keyNamed(key.text);
        for (; is(Lexeme::Kind::Value) || is(Lexeme::Kind::Comma); ++m_next) {
            if (is(Lexeme::Kind::Comma) && wantsValue && known)
                return fail(m_complain.emptyValue(now()));
            wantsValue = is(Lexeme::Kind::Comma);
            if (is(Lexeme::Kind::Value))
                values.push_back(now());
        }
        if (!known)
            return fail(m_complain.unknownKey(key, m_lexemes[m_next - 1].end()));
        if (wantsValue)
            return fail(
                m_complain.valueMissing(key, m_lexemes[m_next - 1], done() ? nullptr : &now()));
        for (const Lexeme &value : values) {
            if (!value.isClosed)
                return fail(value.isQuoted ? m_complain.openQuotes(value)
                                           : m_complain.openParenthesis(value));
        }
        const Order order = orderOf(signs.text);
        if (std::holds_alternative<IsKey>(*known))
            return order == Order::In ? facts(values)
                                      : fail(m_complain.hasNoOrder(key, signs, values));
        if (const auto *facet = std::get_if<Facet>(&*known)) {
            if (order != Order::In)
                return fail(m_complain.hasNoOrder(key, signs, values));
            AnyOf anyOf {*facet, {}};
            fill(anyOf, values);
            return Term {std::move(anyOf), false};
        }
        const Field field = std::get<Field>(*known);
        if (field == Field::Property && key.property.isEmpty())
            return fail(m_complain.propertyMissing(key, values));
        if (field == Field::Created || field == Field::Decommission)
            return dates(key, field, order, values);
        if (order == Order::In) {
            Matches matches {field, key.property, {}};
            fill(matches, values);
            return Term {std::move(matches), false};
        }
        if (field != Field::Version)
            return fail(m_complain.hasNoOrder(key, signs, values));
        if (values.size() > 1)
            return fail(m_complain.onlyOne(values[1], signs));
        if (values.front().wild || !beginsWithNumber(values.front().text))
            return fail(m_complain.noVersion(key, values.front()));
        return Term {VersionIs {order, values.front().text}, false};
    }

    template <typename Texts>
    static void fill(Texts &texts, const std::vector<Lexeme> &values)
    {
        for (const Lexeme &value : values) {
            if (value.wild)
                texts.patterns.append(value.pattern);
            else
                texts.values.append(value.text);
        }
    }

    std::optional<Term> facts(const std::vector<Lexeme> &values)
    {
        std::vector<Fact> facts;
        for (const Lexeme &value : values) {
            const auto fact = factNamed(value.text);
            if (!fact)
                return fail(m_complain.noFact(value));
            facts.push_back(*fact);
        }
        return Term {Is(std::move(facts)), false};
    }

    std::optional<Term> dates(const Lexeme &key, Field field, Order order,
                              const std::vector<Lexeme> &values)
    {
        const bool one = values.size() == 1 && order == Order::In;
        if (one && values.front().pattern == u"*"_s && values.front().wild)
            return Term {Matches {field, {}, {}, {u"*"_s}}, false};
        if (one && values.front().text.isEmpty())
            return Term {Matches {field, {}, {QString()}}, false};
        When when {field, order, {}};
        for (const Lexeme &value : values) {
            const auto day = value.wild ? std::nullopt : dayNamed(value.text);
            if (!day)
                return fail(m_complain.noDate(key, value));
            when.days.push_back(*day);
        }
        if (order != Order::In && values.size() > 1)
            return fail(m_complain.onlyOne(values[1], m_lexemes[m_next - 2 * values.size()]));
        return Term {std::move(when), false};
    }

    std::vector<Token> tokens() const
    {
        std::vector<Token> all;
        for (const Lexeme &lexeme : m_lexemes) {
            if (lexeme.length == 0)
                continue; // the key that is missing before a colon
            Token::Kind kind = Token::Kind::Word;
            switch (lexeme.kind) {
            case Lexeme::Kind::Word:
                break;
            case Lexeme::Kind::Key:
                kind = Token::Kind::Key;
                break;
            case Lexeme::Kind::Value:
                kind = Token::Kind::Value;
                break;
            case Lexeme::Kind::Operator:
            case Lexeme::Kind::Comma:
            case Lexeme::Kind::Minus:
                kind = Token::Kind::Operator;
                break;
            case Lexeme::Kind::Or:
            case Lexeme::Kind::Not:
            case Lexeme::Kind::And:
                kind = Token::Kind::Keyword;
                break;
            case Lexeme::Kind::Open:
            case Lexeme::Kind::Close:
                kind = Token::Kind::Parenthesis;
                break;
            }
            all.push_back({kind, lexeme.position, lexeme.length});
        }
        return all;
    }

    std::vector<Lexeme> m_lexemes;
    Complaints m_complain;
    std::size_t m_next = 0;
    std::optional<ParseError> m_error;
};

QString mended(QStringView text, const Remedy &remedy)
{
    return text.toString().replace(remedy.position, remedy.length, remedy.text);
}

//! The one change that makes \a after of \a before.
Remedy difference(const QString &label, QStringView before, QStringView after)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head
           && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    return {label, head, before.size() - head - tail,
            after.mid(head, after.size() - head - tail).toString()};
}

//! Drops the remedies behind which as much is wrong as before, or the very term that was mended
//! still is. One that leaves nothing but a parenthesis or quotes open closes them, too.
void keepWhatHelps(ParseError &error, QStringView text)
{
    constexpr int mostClosed = 3;
    std::vector<Remedy> helpful;
    for (const Remedy &remedy : error.remedies) {
        QString better = mended(text, remedy);
        auto rest = Parser(better).run().error;
        const bool closes = error.unfinished && rest && rest->unfinished;
        for (int i = 0;
             closes && i < mostClosed && rest && rest->unfinished && !rest->remedies.empty(); ++i) {
            better = mended(better, rest->remedies.front());
            rest = Parser(better).run().error;
        }
        const qsizetype end = remedy.position + remedy.text.size();
        const auto lessIsWrong = [&] {
            return better.size() - rest->position < text.size() - error.position
                && (rest->unfinished || rest->position > end);
        };
        if (!rest && closes)
            helpful.push_back(difference(remedy.label, text, better));
        else if (!rest || lessIsWrong())
            helpful.push_back(remedy);
    }
    error.remedies = std::move(helpful);
}

} // namespace

Parsed parse(QStringView text)
{
    Parsed parsed = Parser(text).run();
    if (parsed.error)
        keepWhatHelps(*parsed.error, text);
    return parsed;
}

AtCursor atCursor(QStringView text, qsizetype cursor)
{
    const std::vector<Lexeme> lexemes = lex(text);
    const auto before = [&](const Lexeme &lexeme) {
        // Read again as if the text ended at the cursor: what is behind it may close quotes.
        const auto upTo = lex(text.mid(lexeme.position, cursor - lexeme.position));
        return upTo.empty() ? QString() : upTo.back().text;
    };
    const Lexeme *key = nullptr;
    for (const Lexeme &lexeme : lexemes) {
        if (lexeme.kind == Lexeme::Kind::Key)
            key = &lexeme;
        const bool introduces
            = lexeme.kind == Lexeme::Kind::Operator || lexeme.kind == Lexeme::Kind::Comma;
        if (introduces && lexeme.end() == cursor && key) {
            AtCursor found {
                AtCursor::Kind::Value, key->text.toLower(), key->property, {}, cursor, 0};
            for (const Lexeme &next : lexemes) {
                if (next.kind == Lexeme::Kind::Value && next.position == cursor)
                    found.length = next.length;
            }
            return found;
        }
        if (lexeme.position >= cursor || lexeme.end() < cursor)
            continue;
        if (lexeme.kind == Lexeme::Kind::Value && key)
            return {AtCursor::Kind::Value, key->text.toLower(), key->property,
                    before(lexeme),        lexeme.position,     lexeme.length};
        if (lexeme.kind == Lexeme::Kind::Word || lexeme.kind == Lexeme::Kind::Key)
            return {AtCursor::Kind::Term, {}, {}, before(lexeme), lexeme.position, lexeme.length};
        if (lexeme.kind == Lexeme::Kind::Or || lexeme.kind == Lexeme::Kind::Not
            || lexeme.kind == Lexeme::Kind::And)
            return {
                AtCursor::Kind::Term, {},           {}, lexeme.text.left(cursor - lexeme.position),
                lexeme.position,      lexeme.length};
    }
    return {AtCursor::Kind::Term, {}, {}, {}, cursor, 0};
}

} // namespace filter
