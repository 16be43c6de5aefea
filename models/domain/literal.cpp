// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/literal.h"

#include <QString>

namespace domain {

namespace {

using Json = nlohmann::ordered_json;

constexpr int deepest = 64;
constexpr qsizetype longest = 1 << 20;

//! Reads from left to right; every function gives nothing, or a value and stands behind it.
class LiteralReader
{
public:
    explicit LiteralReader(QStringView text) : m_text(text) { }

    std::optional<Json> whole()
    {
        auto value = read(0);
        skipSpace();
        return m_at == m_text.size() ? value : std::nullopt;
    }

private:
    QChar peek() const { return m_at < m_text.size() ? m_text[m_at] : QChar(); }

    void skipSpace()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    bool take(QChar c)
    {
        skipSpace();
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    std::optional<Json> read(int depth)
    {
        if (depth > deepest)
            return std::nullopt;
        skipSpace();
        const QChar c = peek();
        if (c == u'{')
            return readBraces(depth);
        if (c == u'[' || c == u'(')
            return readArray(c == u'[' ? u']' : u')', depth);
        if (c == u'\'' || c == u'"')
            return readText();
        if (c.isDigit() || c == u'-' || c == u'+' || c == u'.')
            return readNumber();
        return readWord();
    }

    std::optional<Json> readArray(QChar end, int depth)
    {
        ++m_at;
        Json array = Json::array();
        while (!take(end)) {
            auto value = read(depth + 1);
            if (!value)
                return std::nullopt;
            array.push_back(std::move(*value));
            if (!take(u',')) {
                if (!take(end))
                    return std::nullopt;
                break;
            }
        }
        return array;
    }

    //! A dict, or a set.
    std::optional<Json> readBraces(int depth)
    {
        ++m_at;
        Json object = Json::object();
        Json set = Json::array();
        while (!take(u'}')) {
            auto key = read(depth + 1);
            if (!key)
                return std::nullopt;
            if (take(u':')) {
                auto value = read(depth + 1);
                if (!value)
                    return std::nullopt;
                object[key->is_string() ? key->get<std::string>() : key->dump()]
                    = std::move(*value);
            } else {
                set.push_back(std::move(*key));
            }
            if (!take(u',')) {
                if (!take(u'}'))
                    return std::nullopt;
                break;
            }
        }
        if (!set.empty() && !object.empty())
            return std::nullopt;
        return set.empty() ? object : set;
    }

    std::optional<Json> readText()
    {
        const QChar quote = m_text[m_at++];
        QString text;
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at++];
            if (c == quote)
                return Json(text.toStdString());
            if (c != u'\\')
                text += c;
            else if (!readEscape(text))
                return std::nullopt;
        }
        return std::nullopt;
    }

    bool readEscape(QString &text)
    {
        const QChar c = peek();
        ++m_at;
        switch (c.unicode()) {
        case u'n':
            text += u'\n';
            return true;
        case u't':
            text += u'\t';
            return true;
        case u'r':
            text += u'\r';
            return true;
        case u'b':
            text += u'\b';
            return true;
        case u'f':
            text += u'\f';
            return true;
        case u'x':
            return readCode(text, 2);
        case u'u':
            return readCode(text, 4);
        case u'U':
            return readCode(text, 8);
        case u'\0':
            return false;
        default:
            text += c;
            return true;
        }
    }

    bool readCode(QString &text, int digits)
    {
        if (m_text.size() - m_at < digits)
            return false;
        bool ok = false;
        const uint code = m_text.mid(m_at, digits).toUInt(&ok, 16);
        if (!ok || code > 0x10FFFF)
            return false;
        m_at += digits;
        if (digits == 4)
            text += QChar(char16_t(code)); // half of a surrogate pair perhaps
        else
            text += QString::fromStdU32String(std::u32string(1, char32_t(code)));
        return true;
    }

    std::optional<Json> readNumber()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size()
               && (m_text[m_at].isLetterOrNumber() || m_text[m_at] == u'.' || m_text[m_at] == u'-'
                   || m_text[m_at] == u'+'))
            ++m_at;
        const QStringView digits = m_text.mid(start, m_at - start);
        bool ok = false;
        const qlonglong whole = digits.toLongLong(&ok);
        if (ok)
            return Json(whole);
        const double number = digits.toDouble(&ok);
        return ok ? std::optional<Json>(number) : std::nullopt;
    }

    //! A constant, or a call or name, which stays as written.
    std::optional<Json> readWord()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size()
               && (m_text[m_at].isLetterOrNumber() || m_text[m_at] == u'_' || m_text[m_at] == u'.'))
            ++m_at;
        const QStringView word = m_text.mid(start, m_at - start);
        if (word.isEmpty())
            return std::nullopt;
        if (word == u"True" || word == u"true")
            return Json(true);
        if (word == u"False" || word == u"false")
            return Json(false);
        if (word == u"None" || word == u"null")
            return Json();
        if ((word == u"b" || word == u"u" || word == u"r") && (peek() == u'\'' || peek() == u'"'))
            return readText();
        if (peek() == u'(' && !skipCall())
            return std::nullopt;
        return Json(m_text.mid(start, m_at - start).toString().toStdString());
    }

    bool skipCall()
    {
        int open = 0;
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if (c == u'\'' || c == u'"') {
                if (!readText())
                    return false;
                continue;
            }
            ++m_at;
            open += c == u'(' ? 1 : c == u')' ? -1 : 0;
            if (open == 0)
                return true;
        }
        return false;
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace

std::optional<Json> parseLiteral(QStringView text)
{
    if (text.size() > longest)
        return std::nullopt;
    return LiteralReader(text).whole();
}

} // namespace domain
