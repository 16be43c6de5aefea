// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/ingest/itemparser.h"

#include <deque>

class QIODevice;

namespace ingest {

//! Reads a file of proposals or snapshots item by item, with little memory however large it is.
class ItemReader
{
public:
    //! \a device is open for reading, and outlives this.
    explicit ItemReader(QIODevice &device);

    //! The next item; nothing at the end. An error is one of the device.
    Result<std::optional<Item>> next();
    qint64 bytesRead() const { return m_bytes; }

private:
    void take(qint64 line, std::string text, Break broken);

    QIODevice &m_device;
    ItemScanner m_scanner;
    std::deque<Item> m_items;
    std::vector<Item> m_parsed;
    qint64 m_bytes = 0;
    bool m_atEnd = false;
};

//! Calls \a each for every item of \a device, in order. Pure: nothing is sent anywhere.
Result<void> parseFile(QIODevice &device, const std::function<void(Item)> &each);

} // namespace ingest
