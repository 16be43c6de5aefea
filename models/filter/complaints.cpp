// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/complaints.h"

#include "models/filter/days.h"
#include "models/filter/words.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace filter::detail {

namespace {

struct FilterWords
{
    Q_DECLARE_TR_FUNCTIONS(Filter)
};

Remedy replace(qsizetype position, qsizetype length, const QString &text)
{
    return {FilterWords::tr("Write %1").arg(text.trimmed()), position, length, text};
}

//! A date that \a text may mean: digits left out, or other separators in the same order.
QStringList datesLike(const QString &text)
{
    static const QRegularExpression loose(u"^([0-9]{4})[-./]([0-9]{1,2})(?:[-./]([0-9]{1,2}))?$"_s);
    static const QRegularExpression compact(u"^([0-9]{4})([0-9]{2})([0-9]{2})$"_s);
    static const QRegularExpression span(u"^([0-9]{1,5})([dwmyDWMY])[a-z]*$"_s);
    QStringList found;
    if (const auto match = span.match(text); match.hasMatch()) {
        const QString amount = match.captured(1) + match.captured(2).toLower();
        found = {u'+' + amount, u'-' + amount};
    }
    for (const QRegularExpression &form : {loose, compact}) {
        const auto match = form.match(text);
        if (!match.hasMatch())
            continue;
        QString date = match.captured(1) + u'-' + match.captured(2).rightJustified(2, u'0');
        if (!match.captured(3).isEmpty())
            date += u'-' + match.captured(3).rightJustified(2, u'0');
        if (dayNamed(date))
            found.append(date);
    }
    for (const QString &word : {u"today"_s, u"yesterday"_s, u"tomorrow"_s}) {
        if (text.size() > 2 && (word.startsWith(text.left(4).toLower())))
            found.append(word);
    }
    return found;
}

} // namespace

QString Complaints::textOf(qsizetype from, qsizetype to) const
{
    return m_text.mid(from, to - from).toString();
}

Remedy Complaints::asText(qsizetype from, qsizetype to) const
{
    return {FilterWords::tr("Search for this text"), from, to - from, quoted(textOf(from, to))};
}

Remedy Complaints::without(qsizetype from, qsizetype to) const
{
    return {FilterWords::tr("Delete %1").arg(textOf(from, to)), from, to - from, {}};
}

ParseError Complaints::closesNothing(const Lexeme &close) const
{
    return {close.position,
            1,
            FilterWords::tr("This parenthesis closes nothing."),
            {without(close.position, close.end()),
             {FilterWords::tr("Open one at the beginning"), 0, 0, u"("_s}}};
}

ParseError Complaints::neverCloses(const Lexeme &open) const
{
    return {open.position,
            1,
            FilterWords::tr("This parenthesis is never closed."),
            {{FilterWords::tr("Close it at the end"), m_text.size(), 0, u")"_s},
             without(open.position, open.end())},
            true};
}

ParseError Complaints::tooDeep(const Lexeme &open) const
{
    return {open.position,
            1,
            FilterWords::tr("There are too many parentheses inside each other."),
            {without(open.position, open.end())}};
}

ParseError Complaints::nothingBehind(const Lexeme &what, bool atEnd) const
{
    const bool minus = what.kind == Lexeme::Kind::Minus;
    ParseError error {
        what.position,
        what.length,
        FilterWords::tr("Something has to follow %1.").arg(textOf(what.position, what.end())),
        {without(what.position, what.end())},
        atEnd};
    error.remedies.push_back({minus ? FilterWords::tr("Search for a dash")
                                    : FilterWords::tr("Search for the word %1").arg(what.text),
                              what.position, what.length,
                              quoted(textOf(what.position, what.end()))});
    return error;
}

ParseError Complaints::nothingBefore(const Lexeme &what, bool inside) const
{
    if (what.kind == Lexeme::Kind::Close && inside) {
        const qsizetype open = m_text.left(what.position).lastIndexOf(u'(');
        return {open,
                what.end() - open,
                FilterWords::tr("There is nothing between these parentheses."),
                {without(open, what.end())}};
    }
    if (what.kind == Lexeme::Kind::Close)
        return closesNothing(what);
    return {
        what.position,
        what.length,
        FilterWords::tr("Something has to stand before %1.").arg(textOf(what.position, what.end())),
        {without(what.position, what.end()), asText(what.position, what.end())}};
}

ParseError Complaints::openQuotes(const Lexeme &lexeme) const
{
    const qsizetype quote = m_text.indexOf(u'"', lexeme.position);
    return {quote,
            m_text.size() - quote,
            FilterWords::tr("These quotes are never closed."),
            {{FilterWords::tr("Close them at the end"), m_text.size(), 0, u"\""_s},
             without(quote, quote + 1)},
            true};
}

ParseError Complaints::openParenthesis(const Lexeme &lexeme) const
{
    const bool atEnd = lexeme.end() == m_text.size();
    ParseError error {lexeme.position,
                      lexeme.length,
                      lexeme.isUrn
                          ? FilterWords::tr("A closing parenthesis is missing in this URN.")
                          : FilterWords::tr("The parenthesis in this word is never closed."),
                      {asText(lexeme.position, lexeme.end())},
                      atEnd};
    if (lexeme.isUrn)
        error.remedies.insert(error.remedies.begin(),
                              {FilterWords::tr("Close it"), lexeme.end(), 0, u")"_s});
    return error;
}

std::optional<ParseError> Complaints::aboutWord(const Lexeme &word) const
{
    if (!word.isClosed)
        return word.isQuoted ? openQuotes(word) : openParenthesis(word);
    if (word.isQuoted)
        return std::nullopt;
    const qsizetype end = word.end();
    const Remedy text = asText(word.position, end);
    if (word.text == u"||"_s || word.text == u"|"_s)
        return ParseError {word.position,
                           word.length,
                           FilterWords::tr("“Or” is written OR."),
                           {replace(word.position, word.length, u"OR"_s), text}};
    if (word.text == u"&&"_s || word.text == u"&"_s)
        return ParseError {word.position,
                           word.length,
                           FilterWords::tr("Terms that stand side by side must all hold; %1 is not "
                                           "needed.")
                               .arg(word.text),
                           {without(word.position, end), text}};
    if (word.text.startsWith(u'!'))
        return ParseError {word.position,
                           1,
                           FilterWords::tr("“Not” is written - or NOT."),
                           {replace(word.position, 1, u"-"_s), text}};
    const qsizetype equals = word.text.indexOf(u'=');
    if (equals > 0 && keyNamed(QStringView(word.text).left(equals)))
        return ParseError {word.position + equals,
                           1,
                           FilterWords::tr("A value follows its key behind a colon."),
                           {replace(word.position + equals, 1, u":"_s), text}};
    return std::nullopt;
}

ParseError Complaints::unknownKey(const Lexeme &key, qsizetype end) const
{
    if (key.text.isEmpty())
        return {key.position,
                1,
                FilterWords::tr("A key is missing before %1.").arg(m_text[key.position]),
                {asText(key.position, end)}};
    ParseError error {
        key.position, key.length, FilterWords::tr("There is no key “%1”.").arg(key.text), {}};
    for (const QString &like : keysLike(key.text)) {
        if (error.remedies.size() == 2)
            break;
        Remedy remedy = replace(key.position, key.length, like);
        if (!like.endsWith(u'.'))
            remedy.label = FilterWords::tr("Write %1").arg(like + u':');
        error.remedies.push_back(std::move(remedy));
    }
    error.remedies.push_back(asText(key.position, end));
    return error;
}

ParseError Complaints::valueMissing(const Lexeme &key, const Lexeme &before,
                                    const Lexeme *next) const
{
    const bool adds = before.kind == Lexeme::Kind::Comma;
    ParseError error {
        before.position,
        before.length,
        adds ? FilterWords::tr("A value has to follow the comma.")
             : FilterWords::tr("A value has to follow %1.").arg(textOf(key.position, before.end())),
        {},
        next == nullptr};
    const bool joins = next && next->kind == Lexeme::Kind::Word && next->position > before.end();
    if (joins)
        error.remedies.push_back(
            replace(key.position, next->end() - key.position,
                    textOf(key.position, before.end()) + textOf(next->position, next->end())));
    if (adds)
        error.remedies.push_back(without(before.position, before.end()));
    else if (before.text == u":"_s)
        error.remedies.push_back(
            {FilterWords::tr("Whatever has one: %1").arg(textOf(key.position, before.end()) + u'*'),
             before.end(), 0, u"*"_s});
    if (!adds)
        error.remedies.push_back(asText(key.position, before.end()));
    return error;
}

ParseError Complaints::emptyValue(const Lexeme &comma) const
{
    return {comma.position,
            1,
            FilterWords::tr("A value is missing before this comma."),
            {without(comma.position, comma.end()),
             {FilterWords::tr("Whatever has none: \"\""), comma.position, 0, u"\"\""_s}}};
}

ParseError Complaints::hasNoOrder(const Lexeme &key, const Lexeme &signs,
                                  const std::vector<Lexeme> &values) const
{
    return {
        signs.position,
        signs.length,
        FilterWords::tr("%1 has no order; created, decommission and version have.")
            .arg(textOf(key.position, key.end())),
        {replace(signs.position, signs.length, u":"_s), asText(key.position, values.back().end())}};
}

ParseError Complaints::propertyMissing(const Lexeme &key, const std::vector<Lexeme> &values) const
{
    return {key.position,
            key.length,
            FilterWords::tr("Which custom property? Its name follows a dot: prop.team:risk"),
            {asText(key.position, values.back().end())}};
}

ParseError Complaints::onlyOne(const Lexeme &second, const Lexeme &signs) const
{
    return {second.position - 1,
            second.length + 1,
            FilterWords::tr("Behind %1 stands one value only.")
                .arg(textOf(signs.position, signs.end())),
            {without(second.position - 1, second.end()),
             replace(signs.position, signs.length, u":"_s)}};
}

ParseError Complaints::noFact(const Lexeme &value) const
{
    ParseError error {
        value.position, value.length, FilterWords::tr("Nothing is “%1”.").arg(value.text), {}};
    const bool alone = m_text.left(value.position).endsWith("is:"_L1, Qt::CaseInsensitive)
                    && m_text.mid(value.end(), 1) != u",";
    QStringList words;
    static const QRegularExpression no(u"^(?:un|non|not|no)[-_]?(.+)$"_s,
                                       QRegularExpression::CaseInsensitiveOption);
    const QString contrary = no.match(value.text).captured(1).toLower();
    for (const QString &like : factsLike(value.text)) {
        if (error.remedies.size() >= 3)
            break;
        if (like != contrary)
            error.remedies.push_back(replace(value.position, value.length, like));
        else if (const qsizetype start = value.position - 3;
                 alone && (start == 0 || m_text[start - 1] != u'-'))
            error.remedies.push_back(replace(start, value.length + 3, u"-is:"_s + like));
    }
    if (const QString term = termLike(value.text); alone && !term.isEmpty())
        error.remedies.push_back(replace(value.position - 3, value.length + 3, term));
    for (const Fact fact : allFacts())
        words.append(wordOf(fact));
    if (error.remedies.empty())
        error.reason += u' ' + FilterWords::tr("Known are %1.").arg(words.join(u", "_s));
    return error;
}

ParseError Complaints::noDate(const Lexeme &key, const Lexeme &value) const
{
    static const QRegularExpression date(u"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"_s);
    ParseError error {value.position,
                      value.length,
                      date.match(value.text).hasMatch()
                          ? FilterWords::tr("%1 is not in the calendar.").arg(value.text)
                          : FilterWords::tr("%1 takes a date such as 2027-01-31, 2027-01, today, "
                                            "+30d or -2w.")
                                .arg(key.text.toLower()),
                      {}};
    for (const QString &like : datesLike(value.text))
        error.remedies.push_back(replace(value.position, value.length, like));
    if (error.remedies.empty())
        error.remedies.push_back(replace(value.position, value.length, u"today"_s));
    return error;
}

ParseError Complaints::noVersion(const Lexeme &key, const Lexeme &value) const
{
    return {
        value.position,
        value.length,
        FilterWords::tr("A version with an order begins with a number, such as 2.10."),
        {replace(key.position, value.end() - key.position,
                 textOf(key.position, key.end()) + u':' + textOf(value.position, value.end()))}};
}

} // namespace filter::detail
