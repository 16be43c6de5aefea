// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QtGlobal>

#include <functional>
#include <string>

namespace ingest {

//! What may stand between two items, or ends one before its time.
enum class Break {
    None, //!< a whole item
    Unbalanced, //!< the next item begins, or the file ends, before this one is closed
    LineInText, //!< a line ends inside a text
    TooDeep,
    TooLarge,
    Stray, //!< text that belongs to no item
};

//! Cuts a stream of bytes into the JSON objects of a list, or of lines, or of both: {…} {…},
//! [{…},{…}]. Knows brackets and texts only; what it hands out may still be no JSON. After a broken
//! item it goes on at the next line that begins as items do. Holds one item at a time.
class ItemScanner
{
public:
    //! \a line is that of the item's first byte, from 1.
    using Found = std::function<void(qint64 line, std::string text, Break broken)>;

    explicit ItemScanner(Found found) : m_found(std::move(found)) { }

    void feed(QByteArrayView bytes);
    //! The stream is over.
    void finish();

private:
    void outside(char c);
    void inside(char c);
    void insideText(char c);
    void begin();
    void open();
    void end(Break broken);
    void endStray();
    void countColumn(char c);
    bool beginsLikeAnItem() const;

    Found m_found;
    std::string m_text; //!< of the item under way
    std::string m_stray;
    qint64 m_line = 1;
    qint64 m_itemLine = 0;
    qint64 m_strayLine = 0;
    int m_depth = 0; //!< 0 outside an item
    bool m_quoted = false;
    bool m_escaped = false;
    bool m_skipping = false; //!< after a broken item, up to the next beginning of one
    bool m_onlySpace = true; //!< nothing but blanks came in this line so far
    int m_column = 0; //!< of blanks at the line's start
    int m_itemColumn = -1; //!< of items that begin a line; -1 where they do not
    bool m_learnt = false; //!< a whole item was seen without a line in it that begins like an item
    bool m_ambiguous
        = false; //!< some line in an item begins like one: lines tell nothing in this file
    char m_last = 0; //!< the last byte that is no blank, in an item
};

} // namespace ingest
