// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/lexer.h"

#include "models/filter/glob.h"

namespace filter::detail {

namespace {

using Kind = Lexeme::Kind;

constexpr QStringView urnStart = u"urn:li:";

class Lexer
{
public:
    explicit Lexer(QStringView text) : m_text(text) { }

    std::vector<Lexeme> run()
    {
        while (skipSpace())
            lexOne();
        return std::move(m_lexemes);
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    QChar here() const { return m_text[m_at]; }

    bool skipSpace()
    {
        while (!atEnd() && here().isSpace())
            ++m_at;
        return !atEnd();
    }

    void put(Kind kind, qsizetype length, QString text = {})
    {
        m_lexemes.push_back({kind, m_at, length, std::move(text), {}, {}});
        m_at += length;
    }

    void lexOne()
    {
        if (here() == u'(')
            put(Kind::Open, 1);
        else if (here() == u')')
            put(Kind::Close, 1);
        else if (here() == u'-')
            put(Kind::Minus, 1);
        else if (m_text.mid(m_at).startsWith(urnStart) || !lexKey())
            lexWord();
    }

    //! A key with its operator and values, if this is one.
    bool lexKey()
    {
        qsizetype end = m_at;
        while (end < m_text.size() && isKeyCharacter(m_text[end]))
            ++end;
        const QStringView run = m_text.mid(m_at, end - m_at);
        Lexeme key {Kind::Key, m_at, end - m_at, run.toString(), {}, {}};
        if (run.startsWith(u"prop.", Qt::CaseInsensitive)) {
            end = m_at + 5;
            key.text = QStringLiteral("prop");
            key.isClosed = readProperty(end, key.property);
            key.length = end - m_at;
            if (!key.isClosed) {
                m_lexemes.push_back(key);
                m_at = end;
                return true;
            }
        } else if (!run.isEmpty() && !run.front().isLetter()) {
            return false;
        }
        const qsizetype signs = operatorLength(end);
        if (signs == 0)
            return false;
        m_lexemes.push_back(key);
        m_at = end;
        put(Kind::Operator, signs, m_text.mid(end, signs).toString());
        lexValues();
        return true;
    }

    static bool isKeyCharacter(QChar c)
    {
        return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.';
    }

    bool readProperty(qsizetype &end, QString &name) const
    {
        if (end < m_text.size() && m_text[end] == u'"')
            return readQuotes(end, name, nullptr);
        const qsizetype start = end;
        while (end < m_text.size() && !m_text[end].isSpace()
               && !QStringView(u":<>\"()").contains(m_text[end]))
            ++end;
        name = m_text.mid(start, end - start).toString();
        return true;
    }

    qsizetype operatorLength(qsizetype at) const
    {
        const QStringView rest = m_text.mid(at, 3);
        for (const QStringView signs :
             {u":<=", u":>=", u":<", u":>", u"<=", u">=", u"<", u">", u":"}) {
            if (rest.startsWith(signs))
                return signs.size();
        }
        return 0;
    }

    void lexValues()
    {
        while (!atEnd() && !here().isSpace() && here() != u')') {
            if (here() == u',') {
                put(Kind::Comma, 1);
                continue;
            }
            if (here() == u'(')
                return;
            m_lexemes.push_back(read(Kind::Value));
            if (atEnd() || here() != u',')
                return;
        }
    }

    void lexWord()
    {
        Lexeme word = read(Kind::Word);
        if (!word.isQuoted && word.text == u"OR")
            word.kind = Kind::Or;
        else if (!word.isQuoted && word.text == u"NOT")
            word.kind = Kind::Not;
        else if (!word.isQuoted && word.text == u"AND")
            word.kind = Kind::And;
        m_lexemes.push_back(std::move(word));
    }

    //! Quoted and bare pieces that stand together, up to a space (or a comma, in a value). A pair
    //! of parentheses belongs to it, in a URN whatever is inside.
    Lexeme read(Kind kind)
    {
        Lexeme lexeme {kind, m_at, 0, {}, {}, {}};
        lexeme.isUrn = m_text.mid(m_at).startsWith(urnStart);
        int depth = 0;
        for (; !atEnd(); ++m_at) {
            const QChar c = here();
            if (c == u'"') {
                lexeme.isQuoted = true;
                if (!readQuotes(m_at, lexeme.text, &lexeme.pattern))
                    lexeme.isClosed = false;
                --m_at;
                continue;
            }
            if (c.isSpace() && !(lexeme.isUrn && depth > 0 && closesBehind(m_at, depth)))
                break;
            if (c == u'(' && depth == 0 && isOperatorWord(lexeme))
                break;
            if ((c == u')' || (c == u',' && kind == Kind::Value)) && depth == 0)
                break;
            depth += c == u'(' ? 1 : c == u')' ? -1 : 0;
            lexeme.text += c;
            const bool wild = c == u'*' || c == u'?';
            lexeme.wild = lexeme.wild || wild;
            lexeme.pattern += wild ? QString(c) : escapedForGlob(c);
        }
        lexeme.isClosed = lexeme.isClosed && depth == 0;
        lexeme.length = m_at - lexeme.position;
        return lexeme;
    }

    static bool isOperatorWord(const Lexeme &lexeme)
    {
        return lexeme.kind == Kind::Word && !lexeme.isQuoted
            && (lexeme.text == u"OR" || lexeme.text == u"NOT" || lexeme.text == u"AND");
    }

    bool closesBehind(qsizetype at, int depth) const
    {
        for (; at < m_text.size() && depth > 0; ++at)
            depth += m_text[at] == u'(' ? 1 : m_text[at] == u')' ? -1 : 0;
        return depth == 0;
    }

    //! Reads from the quote at \a at to behind the one that ends it; false where none does.
    bool readQuotes(qsizetype &at, QString &text, QString *pattern) const
    {
        QString inside;
        bool closed = false;
        for (++at; at < m_text.size() && !closed; ++at) {
            const bool escapes = m_text[at] == u'\\' && at + 1 < m_text.size()
                              && (m_text[at + 1] == u'"' || m_text[at + 1] == u'\\');
            if (escapes)
                inside += m_text[++at];
            else if (m_text[at] == u'"')
                closed = true;
            else
                inside += m_text[at];
        }
        text += inside;
        if (pattern)
            *pattern += escapedForGlob(inside);
        return closed;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    std::vector<Lexeme> m_lexemes;
};

} // namespace

std::vector<Lexeme> lex(QStringView text)
{
    return Lexer(text).run();
}

bool isSmallOperator(const std::vector<Lexeme> &lexemes, std::size_t index)
{
    const Lexeme &word = lexemes[index];
    const QString small = word.text.toLower();
    if (word.kind != Kind::Word || word.isQuoted
        || (small != u"or" && small != u"and" && small != u"not"))
        return false;
    const auto begins
        = [](Kind kind) { return kind != Kind::Or && kind != Kind::And && kind != Kind::Close; };
    const bool termBehind = index + 1 < lexemes.size() && begins(lexemes[index + 1].kind);
    const bool termBefore
        = index > 0
       && (lexemes[index - 1].kind == Kind::Word || lexemes[index - 1].kind == Kind::Value
           || lexemes[index - 1].kind == Kind::Close);
    return termBehind && (small == u"not" || termBefore);
}

} // namespace filter::detail
