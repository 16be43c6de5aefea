// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/ingest/itemscanner.h"

namespace ingest {

namespace {

constexpr std::size_t largestItem = 64u << 20;
constexpr int deepestItem = 200;
constexpr std::size_t longestStray = 80;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

//! What joins items, and the mark of the byte order at the start of some files.
bool isJoint(char c)
{
    return isBlank(c) || c == ',' || c == '[' || c == ']' || c == '\xef' || c == '\xbb'
        || c == '\xbf';
}

} // namespace

void ItemScanner::feed(QByteArrayView bytes)
{
    for (const char c : bytes) {
        if (m_quoted)
            insideText(c);
        else if (m_depth > 0)
            inside(c);
        else
            outside(c);
        countColumn(c);
    }
}

void ItemScanner::finish()
{
    if (m_depth > 0)
        end(Break::Unbalanced);
    endStray();
}

void ItemScanner::countColumn(char c)
{
    if (c == '\n') {
        ++m_line;
        m_onlySpace = true;
        m_column = 0;
    } else if (c == ' ' || c == '\t') {
        m_column += m_onlySpace ? 1 : 0;
    } else if (c != '\r') {
        m_onlySpace = false;
    }
}

void ItemScanner::outside(char c)
{
    if (c == '{' && (!m_skipping || beginsLikeAnItem())) {
        endStray();
        begin();
        return;
    }
    if (m_skipping || isJoint(c)) {
        if (c == '\n')
            endStray();
        return;
    }
    if (m_stray.empty())
        m_strayLine = m_line;
    if (m_stray.size() < longestStray)
        m_stray += c;
}

void ItemScanner::begin()
{
    m_skipping = false;
    m_itemLine = m_line;
    if (!m_learnt)
        m_itemColumn = m_onlySpace ? m_column : -1;
    m_depth = 1;
    m_text = '{';
    m_last = '{';
}

bool ItemScanner::beginsLikeAnItem() const
{
    return m_onlySpace && (m_itemColumn < 0 || m_column == m_itemColumn);
}

//! A bracket inside an item, which may be the beginning of the next one.
void ItemScanner::open()
{
    if (m_onlySpace && m_column == m_itemColumn && !m_ambiguous) {
        // Only a list may go on with an object here; the first whole item shows whether this file's
        // do.
        const bool nested = m_last == '[' || m_last == ',' || m_last == ':';
        if (m_learnt || !nested) {
            end(Break::Unbalanced);
            begin();
            return;
        }
        m_ambiguous = true;
    }
    ++m_depth;
    m_text += '{';
    m_last = '{';
}

void ItemScanner::inside(char c)
{
    if (c == '{')
        return open();
    m_text += c;
    if (isBlank(c))
        return;
    m_last = c;
    if (c == '"')
        m_quoted = true;
    else if (c == '[')
        ++m_depth;
    else if ((c == '}' || c == ']') && --m_depth == 0)
        return end(Break::None);
    if (m_depth > deepestItem)
        end(Break::TooDeep);
    else if (m_text.size() > largestItem)
        end(Break::TooLarge);
}

void ItemScanner::insideText(char c)
{
    if (c == '\n')
        return end(Break::LineInText);
    m_text += c;
    if (m_escaped)
        m_escaped = false;
    else if (c == '\\')
        m_escaped = true;
    else if (c == '"')
        m_quoted = false;
    if (m_text.size() > largestItem)
        end(Break::TooLarge);
}

void ItemScanner::end(Break broken)
{
    m_depth = 0;
    m_quoted = false;
    m_escaped = false;
    m_skipping = broken != Break::None;
    if (broken == Break::None && m_itemColumn >= 0)
        m_learnt = true;
    std::string text;
    text.swap(m_text);
    m_found(m_itemLine, std::move(text), broken);
}

void ItemScanner::endStray()
{
    if (m_stray.empty())
        return;
    std::string text;
    text.swap(m_stray);
    m_found(m_strayLine, std::move(text), Break::Stray);
}

} // namespace ingest
