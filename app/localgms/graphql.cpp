// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/graphql.h"

#include <charconv>
#include <stdexcept>

namespace localgms::graphql {

namespace {

constexpr int maxNesting = 60;

struct SyntaxError : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

struct Token
{
    enum Kind { Punctuator, Name, Number, String, End } kind = End;
    std::string text; //!< of a string its value
    std::size_t at = 0;
};

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

class Lexer
{
public:
    explicit Lexer(std::string_view text) : m_text(text) { }

    Token next()
    {
        skipIgnored();
        Token token;
        token.at = m_at;
        if (m_at >= m_text.size())
            return token;
        const char c = m_text[m_at];
        if (isNameStart(c)) {
            token.kind = Token::Name;
            while (m_at < m_text.size() && (isNameStart(m_text[m_at]) || isDigit(m_text[m_at])))
                token.text += m_text[m_at++];
        } else if (isDigit(c) || c == '-') {
            token.kind = Token::Number;
            do {
                token.text += m_text[m_at++];
            } while (m_at < m_text.size() && isNumberPart(m_text[m_at]));
        } else if (c == '"') {
            token.kind = Token::String;
            token.text = m_text.substr(m_at).starts_with("\"\"\"") ? block() : string();
        } else {
            token.kind = Token::Punctuator;
            const std::size_t size = m_text.substr(m_at).starts_with("...") ? 3 : 1;
            token.text = m_text.substr(m_at, size);
            m_at += size;
        }
        return token;
    }

private:
    static bool isNumberPart(char c)
    {
        return isDigit(c) || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-';
    }

    void skipIgnored()
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '#') {
                while (m_at < m_text.size() && m_text[m_at] != '\n')
                    ++m_at;
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',') {
                ++m_at;
            } else if (m_text.substr(m_at).starts_with("\xEF\xBB\xBF")) {
                m_at += 3;
            } else {
                return;
            }
        }
    }

    //! JSON has the same escapes, so its parser reads them.
    std::string string()
    {
        const std::size_t start = m_at++;
        while (m_at < m_text.size() && m_text[m_at] != '"' && m_text[m_at] != '\n')
            m_at += m_text[m_at] == '\\' ? 2 : 1;
        if (m_at >= m_text.size() || m_text[m_at] != '"')
            throw SyntaxError("an unterminated string at offset " + std::to_string(start));
        ++m_at;
        const Json value = Json::parse(m_text.substr(start, m_at - start), nullptr, false);
        if (!value.is_string())
            throw SyntaxError("a malformed string at offset " + std::to_string(start));
        return value.get<std::string>();
    }

    std::string block()
    {
        const std::size_t end = m_text.find("\"\"\"", m_at + 3);
        if (end == m_text.npos)
            throw SyntaxError("an unterminated string at offset " + std::to_string(m_at));
        std::string text(m_text.substr(m_at + 3, end - m_at - 3));
        m_at = end + 3;
        return text;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

class Parser
{
public:
    explicit Parser(std::string_view text) : m_lexer(text) { advance(); }

    Document document()
    {
        Document result;
        while (m_token.kind != Token::End) {
            if (isName("fragment")) {
                fragment(result);
            } else {
                result.operations.push_back(operation());
            }
        }
        if (result.operations.empty())
            fail("an operation");
        return result;
    }

private:
    void advance() { m_token = m_lexer.next(); }
    bool is(std::string_view text) const
    {
        return m_token.kind == Token::Punctuator && m_token.text == text;
    }
    bool isName(std::string_view text) const
    {
        return m_token.kind == Token::Name && m_token.text == text;
    }

    [[noreturn]] void fail(const std::string &expected) const
    {
        const std::string found = m_token.kind == Token::End ? "the end" : "'" + m_token.text + "'";
        throw SyntaxError("expected " + expected + ", found " + found + " at offset "
                          + std::to_string(m_token.at));
    }

    bool take(std::string_view text)
    {
        if (!is(text))
            return false;
        advance();
        return true;
    }

    void expect(std::string_view text)
    {
        if (!take(text))
            fail("'" + std::string(text) + "'");
    }

    std::string name()
    {
        if (m_token.kind != Token::Name)
            fail("a name");
        std::string text = m_token.text;
        advance();
        return text;
    }

    Operation operation();
    void fragment(Document &document);
    std::vector<VariableDefinition> variables();
    bool type();
    std::vector<Selection> selections();
    Selection selection();
    std::map<std::string, Value> arguments();
    std::vector<Directive> directives();
    Value value();
    Value number() const;

    Lexer m_lexer;
    Token m_token;
    int m_depth = 0;
};

Operation Parser::operation()
{
    Operation result;
    if (!is("{")) {
        result.kind = name();
        if (result.kind != "query" && result.kind != "mutation" && result.kind != "subscription")
            throw SyntaxError("expected an operation, found '" + result.kind + "'");
        if (m_token.kind == Token::Name)
            result.name = name();
        result.variables = variables();
        directives();
    }
    result.selections = selections();
    return result;
}

void Parser::fragment(Document &document)
{
    advance();
    const std::string key = name();
    Fragment result;
    if (name() != "on")
        fail("'on'");
    result.onType = name();
    directives();
    result.selections = selections();
    document.fragments.emplace(key, std::move(result));
}

std::vector<VariableDefinition> Parser::variables()
{
    std::vector<VariableDefinition> result;
    if (!take("("))
        return result;
    while (!take(")")) {
        expect("$");
        VariableDefinition variable;
        variable.name = name();
        expect(":");
        variable.required = type();
        if (take("=")) {
            variable.required = false;
            variable.fallback = resolve(value(), Json::object());
        }
        directives();
        result.push_back(std::move(variable));
    }
    return result;
}

//! True for a type that may not be null.
bool Parser::type()
{
    if (++m_depth > maxNesting)
        fail("less nesting");
    if (take("[")) {
        type();
        expect("]");
    } else {
        name();
    }
    --m_depth;
    return take("!");
}

std::vector<Selection> Parser::selections()
{
    if (++m_depth > maxNesting)
        fail("less nesting");
    expect("{");
    std::vector<Selection> result;
    while (!take("}"))
        result.push_back(selection());
    if (result.empty())
        throw SyntaxError("an empty selection");
    --m_depth;
    return result;
}

Selection Parser::selection()
{
    Selection result;
    if (take("...")) {
        const bool typed = isName("on");
        if (m_token.kind == Token::Name && !typed) {
            result.kind = Selection::Spread;
            result.name = name();
            result.directives = directives();
            return result;
        }
        result.kind = Selection::Inline;
        if (typed) {
            advance();
            result.onType = name();
        }
        result.directives = directives();
        result.selections = selections();
        return result;
    }
    result.name = name();
    if (take(":")) {
        result.alias = result.name;
        result.name = name();
    } else {
        result.alias = result.name;
    }
    result.arguments = arguments();
    result.directives = directives();
    if (is("{"))
        result.selections = selections();
    return result;
}

std::map<std::string, Value> Parser::arguments()
{
    std::map<std::string, Value> result;
    if (!take("("))
        return result;
    while (!take(")")) {
        const std::string key = name();
        expect(":");
        result.insert_or_assign(key, value());
    }
    return result;
}

std::vector<Directive> Parser::directives()
{
    std::vector<Directive> result;
    while (take("@")) {
        Directive directive;
        directive.name = name();
        directive.arguments = arguments();
        result.push_back(std::move(directive));
    }
    return result;
}

Value Parser::number() const
{
    Value result;
    result.constant = Json::parse(m_token.text, nullptr, false);
    if (!result.constant.is_number())
        fail("a number");
    return result;
}

Value Parser::value()
{
    if (++m_depth > maxNesting)
        fail("less nesting");
    Value result;
    if (take("$")) {
        result.kind = Value::Variable;
        result.variable = name();
    } else if (take("[")) {
        result.kind = Value::List;
        while (!take("]"))
            result.items.push_back(value());
    } else if (take("{")) {
        result.kind = Value::Object;
        while (!take("}")) {
            std::string key = name();
            expect(":");
            result.members.emplace_back(std::move(key), value());
        }
    } else if (m_token.kind == Token::Number) {
        result = number();
        advance();
    } else if (m_token.kind == Token::String || m_token.kind == Token::Name) {
        const bool isString = m_token.kind == Token::String;
        const std::string text = m_token.text;
        advance();
        if (!isString && (text == "true" || text == "false")) {
            result.constant = text == "true";
        } else if (isString || text != "null") {
            result.constant = text;
        }
    } else {
        fail("a value");
    }
    --m_depth;
    return result;
}

} // namespace

tl::expected<Document, std::string> parse(std::string_view text)
{
    try {
        return Parser(text).document();
    } catch (const SyntaxError &error) {
        return tl::unexpected(std::string("Invalid syntax: ") + error.what());
    }
}

Json resolve(const Value &value, const Json &variables)
{
    switch (value.kind) {
    case Value::Constant:
        return value.constant;
    case Value::Variable: {
        const auto it = variables.find(value.variable);
        return it == variables.end() ? Json() : *it;
    }
    case Value::List: {
        Json result = Json::array();
        for (const Value &item : value.items)
            result.push_back(resolve(item, variables));
        return result;
    }
    case Value::Object:
        break;
    }
    Json result = Json::object();
    for (const auto &[key, member] : value.members)
        result[key] = resolve(member, variables);
    return result;
}

} // namespace localgms::graphql
