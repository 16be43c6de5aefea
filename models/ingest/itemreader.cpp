// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/ingest/itemreader.h"

#include <QIODevice>

namespace ingest {

namespace {

constexpr qint64 chunkSize = 64 * 1024;

} // namespace

ItemReader::ItemReader(QIODevice &device)
    : m_device(device), m_scanner([this](qint64 line, std::string text, Break broken) {
        take(line, std::move(text), broken);
    })
{
}

void ItemReader::take(qint64 line, std::string text, Break broken)
{
    if (broken != Break::None) {
        m_items.push_back(brokenItem(line, text, broken));
        return;
    }
    m_parsed.clear();
    parseItem(line, text, m_parsed);
    for (Item &item : m_parsed)
        m_items.push_back(std::move(item));
}

Result<std::optional<Item>> ItemReader::next()
{
    while (m_items.empty() && !m_atEnd) {
        QByteArray chunk(chunkSize, Qt::Uninitialized);
        const qint64 size = m_device.read(chunk.data(), chunkSize);
        if (size < 0) {
            Error error;
            error.kind = Error::Kind::File;
            error.detail = m_device.errorString();
            return Failure(std::move(error));
        }
        m_bytes += size;
        m_atEnd = size == 0;
        m_scanner.feed(QByteArrayView(chunk).first(size));
        if (m_atEnd)
            m_scanner.finish();
    }
    if (m_items.empty())
        return std::optional<Item>();
    std::optional<Item> item = std::move(m_items.front());
    m_items.pop_front();
    return item;
}

Result<void> parseFile(QIODevice &device, const std::function<void(Item)> &each)
{
    ItemReader reader(device);
    while (true) {
        auto item = reader.next();
        if (!item)
            return Failure(std::move(item.error()));
        if (!*item)
            return {};
        each(std::move(**item));
    }
}

} // namespace ingest
