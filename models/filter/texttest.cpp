// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/filter/texttest.h"

#include "models/core/fold.h"

#include <algorithm>
#include <cstring>

using namespace Qt::Literals::StringLiterals;

namespace filter {

namespace {

QString decodedName(std::string_view name)
{
    QString text = fromUtf8(name);
    text.replace("%28"_L1, "("_L1).replace("%29"_L1, ")"_L1);
    return text.replace("%2C"_L1, ","_L1, Qt::CaseInsensitive);
}

} // namespace

QString encodedName(QString name)
{
    name.replace(u'(', "%28"_L1).replace(u')', "%29"_L1);
    return name.replace(u',', "%2C"_L1);
}

TextTest::TextTest(const QStringList &values, const QStringList &patterns)
    : m_absent(values.contains(QString()))
{
    for (const QString &value : values) {
        if (!value.isEmpty())
            m_needles.emplace_back(value);
    }
    for (const QString &pattern : patterns) {
        Pattern ready {Glob(pattern), std::nullopt};
        if (const std::string &literal = ready.glob.longestLiteral(); !literal.empty())
            ready.literal.emplace(fromUtf8(literal));
        m_patterns.push_back(std::move(ready));
    }
}

TextTest TextTest::forNames(const QStringList &values, const QStringList &patterns)
{
    TextTest test(values, patterns);
    test.m_names = true;
    for (const QString &value : values) {
        if (const QString encoded = encodedName(value); encoded != value)
            test.m_needles.emplace_back(encoded);
    }
    for (Pattern &pattern : test.m_patterns) {
        if (pattern.glob.longestLiteral().find_first_of("(),") != std::string::npos)
            pattern.literal.reset(); // it is not there in this spelling
    }
    return test;
}

void TextTest::mark(const catalog::TextColumn &column, std::uint8_t *mask,
                    masks::Scratch &scratch) const
{
    const std::size_t size = column.size();
    for (const Needle &needle : m_needles)
        needle.mark(column, mask);
    for (const Pattern &pattern : m_patterns) {
        const masks::Scratch::Loan near(scratch, size);
        std::memset(near.data(), pattern.literal ? 0 : 1, size);
        if (pattern.literal)
            pattern.literal->mark(column, near.data());
        for (std::size_t i = 0; i < size; ++i) {
            if (near.data()[i] && !mask[i])
                mask[i] = fits(pattern, column[i]);
        }
    }
}

bool TextTest::fits(const Pattern &pattern, std::string_view utf8) const
{
    if (pattern.glob.fits(utf8))
        return true;
    return m_names && utf8.find('%') != std::string_view::npos
        && pattern.glob.fits(toUtf8(decodedName(utf8)));
}

bool TextTest::holds(std::string_view utf8) const
{
    return std::any_of(m_needles.begin(), m_needles.end(),
                       [utf8](const Needle &needle) { return needle.isIn(utf8); })
        || std::any_of(m_patterns.begin(), m_patterns.end(),
                       [&](const Pattern &pattern) { return fits(pattern, utf8); });
}

} // namespace filter
