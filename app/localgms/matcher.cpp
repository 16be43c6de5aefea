// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/matcher.h"

#include "app/localgms/apierror.h"
#include "app/localgms/document.h"
#include "app/localgms/extract.h"

#include <algorithm>
#include <charconv>

namespace localgms {

namespace {

//! Whole text against a pattern with * in it.
bool globMatches(std::string_view text, std::string_view pattern)
{
    std::size_t t = 0;
    std::size_t p = 0;
    std::size_t star = pattern.npos;
    std::size_t mark = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            mark = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != pattern.npos) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

template <typename Predicate>
bool anyValue(std::string_view blob, std::uint16_t field, Predicate holds)
{
    SearchReader reader(blob);
    while (reader.next()) {
        if (reader.field() == field && holds(reader.text()))
            return true;
    }
    return false;
}

struct Token
{
    enum Kind { Word, Phrase, Open, Close, End } kind = End;
    std::string text; //!< escapes resolved; * of a wildcard is kept, an escaped one too
};

class QueryParser
{
public:
    QueryParser(const std::string &text, const Database &database)
        : m_text(text), m_database(database)
    {
        next();
    }

    //! Nothing: everything matches.
    Matches parse()
    {
        Matches result = either();
        return m_token.kind == Token::End ? result : nullptr;
    }

private:
    void next();
    Matches either();
    Matches both();
    Matches single();
    Matches term(const Token &token) const;
    bool isWord(const char *word) const
    {
        return m_token.kind == Token::Word && m_token.text == word;
    }

    const std::string &m_text;
    const Database &m_database;
    std::size_t m_at = 0;
    Token m_token;
    int m_depth = 0;
};

void QueryParser::next()
{
    while (m_at < m_text.size()
           && (m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\n'))
        ++m_at;
    m_token = {};
    if (m_at >= m_text.size())
        return;
    const char first = m_text[m_at];
    if (first == '(' || first == ')') {
        m_token.kind = first == '(' ? Token::Open : Token::Close;
        ++m_at;
        return;
    }
    const bool phrase = first == '"';
    m_token.kind = phrase ? Token::Phrase : Token::Word;
    m_at += phrase;
    int depth = 0;
    for (; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (c == '\\' && m_at + 1 < m_text.size()) {
            m_token.text += m_text[++m_at];
            continue;
        }
        if (phrase ? c == '"' : (c == ' ' || c == '\t' || c == '\n' || (c == ')' && depth == 0)))
            break;
        // A parenthesis inside a word belongs to it: urns have them.
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        m_token.text += c;
    }
    m_at += phrase && m_at < m_text.size();
}

Matches QueryParser::either()
{
    if (++m_depth > 50)
        throw ApiError(Fault::BadRequest, "The query is nested too deeply.");
    Matches left = both();
    while (isWord("OR") || isWord("||")) {
        next();
        const Matches right = both();
        if (!left || !right) {
            left = nullptr;
        } else {
            left = [a = left, b = right](const Candidate &c) { return a(c) || b(c); };
        }
    }
    --m_depth;
    return left;
}

Matches QueryParser::both()
{
    Matches all;
    while (m_token.kind != Token::End && m_token.kind != Token::Close && !isWord("OR")
           && !isWord("||")) {
        if (isWord("AND") || isWord("&&")) {
            next();
            continue;
        }
        const Matches right = single();
        if (!all) {
            all = right;
        } else if (right) {
            all = [a = all, b = right](const Candidate &c) { return a(c) && b(c); };
        }
    }
    return all;
}

Matches QueryParser::single()
{
    const bool dash
        = m_token.kind == Token::Word && m_token.text.size() > 1 && m_token.text.front() == '-';
    if (isWord("NOT") || dash) {
        if (dash) {
            m_token.text.erase(0, 1);
        } else {
            next();
        }
        const Matches inner = single();
        return [inner](const Candidate &c) { return inner && !inner(c); };
    }
    if (m_token.kind == Token::Open) {
        next();
        const Matches inner = either();
        if (m_token.kind == Token::Close)
            next();
        return inner;
    }
    if (m_token.kind == Token::End || m_token.kind == Token::Close)
        return nullptr;
    const Token token = m_token;
    next();
    return term(token);
}

Matches QueryParser::term(const Token &token) const
{
    std::string text = token.text;
    if (token.kind == Token::Word && text.size() > 1 && text.front() == '+')
        text.erase(0, 1);
    const std::size_t colon = token.kind == Token::Word ? text.find(':') : text.npos;
    const bool isUrn = text.starts_with("urn:li:");
    const std::uint16_t field
        = colon == text.npos || isUrn ? 0 : m_database.idOf(text.substr(0, colon));
    if (field != 0) {
        const std::string pattern = foldCase(text.substr(colon + 1));
        return [field, pattern](const Candidate &c) {
            return anyValue(c.fields, field, [&pattern](std::string_view value) {
                return globMatches(foldCase(value), pattern);
            });
        };
    }
    const std::string folded = foldCase(text);
    if (folded.find_first_not_of('*') == folded.npos)
        return nullptr;
    if (folded.find('*') == folded.npos)
        return [folded](const Candidate &c) { return c.words.find(folded) != c.words.npos; };
    const std::string pattern = "*" + folded + "*";
    return [pattern](const Candidate &c) { return globMatches(c.words, pattern); };
}

double numberOf(std::string_view text)
{
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

bool holds(const std::string &condition, std::string_view value, const std::string &wanted)
{
    if (condition == "EQUAL" || condition == "IN")
        return value == wanted;
    if (condition == "IEQUAL")
        return foldCase(value) == foldCase(wanted);
    if (condition == "CONTAIN")
        return foldCase(value).find(foldCase(wanted)) != std::string::npos;
    if (condition == "START_WITH")
        return foldCase(value).starts_with(foldCase(wanted));
    if (condition == "END_WITH")
        return foldCase(value).ends_with(foldCase(wanted));
    if (condition == "GREATER_THAN")
        return numberOf(value) > numberOf(wanted);
    if (condition == "GREATER_THAN_OR_EQUAL_TO")
        return numberOf(value) >= numberOf(wanted);
    if (condition == "LESS_THAN")
        return numberOf(value) < numberOf(wanted);
    return numberOf(value) <= numberOf(wanted);
}

void checkCondition(const std::string &condition)
{
    static const std::vector<std::string> known {"EQUAL",        "IN",
                                                 "IEQUAL",       "CONTAIN",
                                                 "START_WITH",   "END_WITH",
                                                 "GREATER_THAN", "GREATER_THAN_OR_EQUAL_TO",
                                                 "LESS_THAN",    "LESS_THAN_OR_EQUAL_TO",
                                                 "EXISTS",       "IS_NULL"};
    if (std::find(known.begin(), known.end(), condition) == known.end())
        throw ApiError(Fault::BadRequest,
                       "No enum constant com.linkedin.metadata.query.filter.Condition."
                           + condition);
}

std::string withoutKeyword(const std::string &field)
{
    constexpr std::string_view suffix = ".keyword";
    return field.ends_with(suffix) ? field.substr(0, field.size() - suffix.size()) : field;
}

//! The fields of the index that a filter's field stands for.
std::vector<std::string> expanded(const std::string &field)
{
    if (field == "origin" || field == "env")
        return {"origin", "env"};
    if (field == "description")
        return {"description", "editedDescription"};
    if (field == "tags")
        return {"tags", "fieldTags", "editedFieldTags"};
    if (field == "glossaryTerms")
        return {"glossaryTerms", "fieldGlossaryTerms", "editedFieldGlossaryTerms"};
    if (field == "_entityName")
        return {"name", "displayName"};
    return {field};
}

//! MLMODEL_DEPLOYMENT, ML_MODEL_DEPLOYMENT and mlModelDeployment are one.
std::string bareTypeName(std::string_view text)
{
    std::string result;
    for (const char c : toLower(text)) {
        if (c != '_')
            result += c;
    }
    return result;
}

Matches compileOnUrn(const Criterion &criterion)
{
    const bool onType = criterion.field != "urn";
    return [criterion, onType](const Candidate &candidate) {
        const std::string type = onType ? bareTypeName(entityTypeOf(candidate.urn)) : std::string();
        return std::any_of(criterion.values.begin(), criterion.values.end(),
                           [&](const std::string &wanted) {
                               return onType ? type == bareTypeName(wanted)
                                             : holds(criterion.condition, candidate.urn, wanted);
                           });
    };
}

Matches compileCriterion(const Criterion &criterion, const Database &database)
{
    checkCondition(criterion.condition);
    if (criterion.field == "urn" || criterion.field == "_entityType" || criterion.field == "entity")
        return compileOnUrn(criterion);
    std::vector<std::uint16_t> fields;
    for (const std::string &name : expanded(withoutKeyword(criterion.field))) {
        if (const std::uint16_t id = database.idOf(name))
            fields.push_back(id);
    }
    const bool exists = criterion.condition == "EXISTS" || criterion.condition == "IS_NULL";
    return [criterion, fields, exists](const Candidate &candidate) {
        const bool any = std::any_of(fields.begin(), fields.end(), [&](std::uint16_t field) {
            return anyValue(candidate.fields, field, [&](std::string_view value) {
                return exists
                    || std::any_of(criterion.values.begin(), criterion.values.end(),
                                   [&](const std::string &wanted) {
                                       return holds(criterion.condition, value, wanted);
                                   });
            });
        });
        return criterion.condition == "IS_NULL" ? !any : any;
    };
}

} // namespace

Matches compileQuery(const std::string &query, const Database &database)
{
    const std::string text = query.starts_with("/q ") ? query.substr(3) : query;
    return QueryParser(text, database).parse();
}

Matches compileFilter(const Filter &filter, const Database &database)
{
    struct Part
    {
        Matches matches;
        bool negated;
    };
    std::vector<std::vector<Part>> groups;
    for (const std::vector<Criterion> &criteria : filter) {
        std::vector<Part> &group = groups.emplace_back();
        for (const Criterion &criterion : criteria)
            group.push_back({compileCriterion(criterion, database), criterion.negated});
    }
    if (groups.empty())
        return nullptr;
    return [groups](const Candidate &candidate) {
        return std::any_of(
            groups.begin(), groups.end(), [&candidate](const std::vector<Part> &group) {
                return std::all_of(group.begin(), group.end(), [&candidate](const Part &part) {
                    return part.matches(candidate) != part.negated;
                });
            });
    };
}

} // namespace localgms
