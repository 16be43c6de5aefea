// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/catalogfile.h"

#include "models/cache/checksum.h"
#include "models/cache/codec.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>
#include <QtConcurrentMap>

#include <atomic>
#include <limits>
#include <numeric>

using namespace Qt::Literals::StringLiterals;
using catalog::Array;

namespace cache {

namespace {

constexpr std::array<char, 8> magicBytes {'S', 'L', 'I', 'P', 'W', 'A', 'Y', '\n'};
constexpr std::uint32_t formatVersion = 1; // another one for whatever changes a column
constexpr std::uint32_t byteOrderMark = 0x01020304;
constexpr qint64 judgedInParallel = 8 << 20; // below this threads cost more than they save
constexpr int mostAskedFor = 100'000; // deployments a page

//! A block of the file.
struct Extent
{
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint64_t checksum = 0;
};

//! The beginning of the file; the head that it points at says the rest.
struct Header
{
    std::array<char, 8> magic = magicBytes;
    std::uint32_t version = formatVersion;
    std::uint32_t byteOrder = byteOrderMark;
    std::uint64_t fileSize = 0;
    std::int64_t savedAt = 0; //!< ms since the epoch
    Extent head;
    std::uint64_t checksum = 0; //!< of all that stands before it

    std::uint64_t sum() const
    {
        return cache::checksum({reinterpret_cast<const char *>(this), offsetof(Header, checksum)});
    }
};
static_assert(std::is_trivially_copyable_v<Header> && sizeof(Header) % alignment == 0);

struct CacheWords
{
    Q_DECLARE_TR_FUNCTIONS(CatalogCache)
};

Failure refused(const QString &detail)
{
    return Failure(Error {.kind = Error::Kind::File,
                          .httpStatus = 0,
                          .detail = detail,
                          .jsonPath = {},
                          .retryAfterSeconds = -1,
                          .request = {}});
}

//! A mapped file; the mapping lasts as long as the object.
class Mapping
{
public:
    explicit Mapping(const QString &path) : m_file(path)
    {
        if (m_file.open(QIODevice::ReadOnly) && m_file.size() > 0)
            m_bytes = m_file.map(0, m_file.size(), QFileDevice::MapPrivateOption);
        m_size = m_bytes ? std::size_t(m_file.size()) : 0;
        m_file.close(); // the mapping needs no descriptor
    }
    bool isOpen() const { return m_bytes != nullptr; }
    std::string_view bytes() const { return {reinterpret_cast<const char *>(m_bytes), m_size}; }
    //! Empty where \a extent lies outside, or its bytes are not those that were written.
    std::string_view block(const Extent &extent) const
    {
        if (extent.offset % alignment != 0 || extent.offset > m_size
            || extent.size > m_size - extent.offset)
            return {};
        const std::string_view found = bytes().substr(extent.offset, extent.size);
        return checksum(found) == extent.checksum ? found : std::string_view();
    }

private:
    QFile m_file;
    uchar *m_bytes = nullptr;
    std::size_t m_size = 0;
};

//! A chunk whose columns lie in a mapping.
struct MappedChunk
{
    std::shared_ptr<const Mapping> mapping;
    catalog::Chunk chunk;
};

std::shared_ptr<const catalog::Chunk> readChunk(const std::shared_ptr<const Mapping> &mapping,
                                                const Extent &extent, const CodeLimits &limits)
{
    BlockReader reader(mapping->block(extent));
    auto mapped = std::make_shared<MappedChunk>();
    mapped->mapping = mapping;
    take(reader, limits, mapped->chunk);
    if (!reader.ok())
        return nullptr;
    return {mapped, &mapped->chunk};
}

//! Puts \a writer's block behind what is written, and empties it.
Extent writeBlock(QSaveFile &file, BlockWriter &writer)
{
    const std::string_view bytes = writer.bytes();
    const Extent extent {std::uint64_t(file.pos()), bytes.size(), checksum(bytes)};
    file.write(bytes.data(), qint64(bytes.size()));
    writer.clear();
    return extent;
}

void putExtents(BlockWriter &writer, const std::vector<Extent> &extents)
{
    Array<std::uint64_t> numbers;
    for (const Extent &extent : extents) {
        for (const std::uint64_t number : {extent.offset, extent.size, extent.checksum})
            numbers.push_back(number);
    }
    writer.put(numbers);
}

std::vector<Extent> takeExtents(BlockReader &reader)
{
    const auto numbers = reader.take<std::uint64_t>();
    reader.require(numbers.size() % 3 == 0);
    std::vector<Extent> extents;
    for (std::size_t i = 0; reader.ok() && i < numbers.size(); i += 3)
        extents.push_back({numbers[i], numbers[i + 1], numbers[i + 2]});
    return extents;
}

bool isHeader(const Header &header)
{
    return header.magic == magicBytes && header.version == formatVersion
        && header.byteOrder == byteOrderMark && header.checksum == header.sum();
}

//! What the head says, before any row is looked at.
struct Head
{
    Origin origin;
    Extent byName;
    Extent links;
    std::vector<Extent> chunks;
    CodeLimits limits;
};

void putHead(BlockWriter &writer, const catalog::Catalog &catalog, const Origin &origin,
             const Extent &byName, const Extent &links, const std::vector<Extent> &chunks)
{
    Array<std::uint32_t> pages;
    for (const int size : origin.pageSizes)
        pages.push_back(std::uint32_t(size));
    writer.put(origin.identity);
    writer.put(pages);
    writer.put(Array<std::uint64_t> {origin.linksDigest});
    putExtents(writer, {byName, links});
    putExtents(writer, chunks);
    for (const auto &dictionary : catalog.parts().dictionaries)
        put(writer, dictionary);
    put(writer, catalog.ownerTypes());
    put(writer, catalog.propertyKeys());
    put(writer, catalog.directory());
}

void takeHead(BlockReader &reader, Head &head, Restored &restored)
{
    head.origin.identity = reader.takeText();
    for (const std::uint32_t size : reader.take<std::uint32_t>()) {
        reader.require(size > 0 && size <= mostAskedFor);
        head.origin.pageSizes.push_back(int(size));
    }
    const auto digest = reader.take<std::uint64_t>();
    const auto links = takeExtents(reader);
    reader.require(digest.size() == 1 && links.size() == 2);
    head.chunks = takeExtents(reader);
    if (!reader.ok())
        return;
    head.origin.linksDigest = digest[0];
    head.byName = links[0];
    head.links = links[1];
    restored.dictionaries = std::make_unique<catalog::Dictionaries>();
    catalog::Dictionaries &dictionaries = *restored.dictionaries;
    for (std::size_t i = 0; i < catalog::facetCount; ++i) {
        take(reader, dictionaries.facets[i]);
        head.limits.facets[i] = dictionaries.facets[i].size();
        restored.parts.dictionaries[i] = dictionaries.facets[i].view();
    }
    take(reader, dictionaries.ownerTypes);
    take(reader, dictionaries.propertyKeys);
    head.limits.ownerTypes = dictionaries.ownerTypes.size();
    head.limits.propertyKeys = dictionaries.propertyKeys.size();
    restored.parts.ownerTypes = dictionaries.ownerTypes.view();
    restored.parts.propertyKeys = dictionaries.propertyKeys.view();
    auto directory = std::make_shared<catalog::Directory>();
    take(reader, *directory);
    restored.parts.directory = std::move(directory);
    reader.require(reader.atEnd());
}

//! The rows of all chunks; 0 where one of them is damaged, or there are none.
std::size_t readChunks(const std::shared_ptr<const Mapping> &mapping, const Head &head,
                       Restored &restored)
{
    auto &chunks = restored.parts.chunks;
    chunks.resize(head.chunks.size());
    std::vector<std::size_t> numbers(chunks.size());
    std::iota(numbers.begin(), numbers.end(), std::size_t(0));
    const auto readOne
        = [&](std::size_t i) { chunks[i] = readChunk(mapping, head.chunks[i], head.limits); };
    if (qint64(mapping->bytes().size()) > judgedInParallel)
        QtConcurrent::blockingMap(numbers, readOne);
    else
        std::for_each(numbers.begin(), numbers.end(), readOne);
    std::size_t rows = 0;
    for (const auto &chunk : chunks) {
        if (!chunk)
            return 0;
        rows += chunk->size();
    }
    return rows < std::numeric_limits<std::int32_t>::max() ? rows : 0;
}

//! Null where it does not name each of \a rows rows once.
std::shared_ptr<const std::vector<catalog::Row>> readOrder(const Mapping &mapping,
                                                           const Extent &extent, std::size_t rows)
{
    BlockReader reader(mapping.block(extent));
    const auto order = reader.take<catalog::Row>();
    reader.require(order.size() == rows && areBelow(order, rows));
    if (!reader.ok())
        return nullptr;
    std::vector<std::uint8_t> seen(rows);
    for (const catalog::Row row : order)
        seen[row] = 1;
    if (std::count(seen.begin(), seen.end(), 1) != std::ptrdiff_t(rows))
        return nullptr;
    return std::make_shared<const std::vector<catalog::Row>>(order.begin(), order.end());
}

} // namespace

Result<void> write(const QString &path, const catalog::Catalog &catalog, const Origin &origin,
                   const std::vector<catalog::Row> &byName)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return refused(file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    Header header;
    file.write(reinterpret_cast<const char *>(&header), sizeof header); // its place
    BlockWriter writer;
    std::vector<Extent> chunks;
    for (const auto &chunk : catalog.parts().chunks) {
        put(writer, *chunk);
        chunks.push_back(writeBlock(file, writer));
    }
    Array<catalog::Row> order;
    order.append(byName.data(), byName.size());
    writer.put(order);
    const Extent orderPlace = writeBlock(file, writer);
    put(writer, catalog.links());
    const Extent links = writeBlock(file, writer);
    putHead(writer, catalog, origin, orderPlace, links, chunks);
    header.head = writeBlock(file, writer);
    header.fileSize = std::uint64_t(file.pos());
    header.savedAt = origin.savedAt.toMSecsSinceEpoch();
    header.checksum = header.sum();
    file.seek(0);
    file.write(reinterpret_cast<const char *>(&header), sizeof header);
    if (!file.commit())
        return refused(file.errorString());
    return {};
}

Result<Restored> read(const QString &path, const QString &identity)
{
    if (!QFile::exists(path)) {
        Failure missing = refused(path);
        missing.value().kind = Error::Kind::NotFound;
        return missing;
    }
    const auto mapping = std::make_shared<const Mapping>(path);
    Header header;
    if (!mapping->isOpen() || mapping->bytes().size() < sizeof header)
        return refused(CacheWords::tr("The file cannot be read."));
    std::memcpy(&header, mapping->bytes().data(), sizeof header);
    if (!isHeader(header) || header.fileSize != mapping->bytes().size())
        return refused(CacheWords::tr("The file is damaged, or of another version."));
    Restored restored;
    Head head;
    BlockReader reader(mapping->block(header.head));
    takeHead(reader, head, restored);
    if (!reader.ok())
        return refused(CacheWords::tr("The head of the file is damaged."));
    if (head.origin.identity != identity)
        return refused(CacheWords::tr("The file is of another connection."));
    const std::size_t rows = readChunks(mapping, head, restored);
    restored.parts.byName = readOrder(*mapping, head.byName, rows);
    if (rows == 0 || !restored.parts.byName)
        return refused(CacheWords::tr("The rows of the file are damaged."));
    restored.origin = std::move(head.origin);
    restored.origin.savedAt = QDateTime::fromMSecsSinceEpoch(header.savedAt);
    restored.readLinks = [mapping, extent = head.links, rows] {
        BlockReader linksReader(mapping->block(extent));
        auto links = std::make_shared<const catalog::Links>(takeLinks(linksReader, rows));
        return linksReader.ok() && linksReader.atEnd() ? links : nullptr;
    };
    return restored;
}

bool confirm(const QString &path, const QDateTime &savedAt)
{
    QFile file(path);
    Header header;
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly)
        || file.read(reinterpret_cast<char *>(&header), sizeof header) != sizeof header
        || !isHeader(header))
        return false;
    header.savedAt = savedAt.toMSecsSinceEpoch();
    header.checksum = header.sum();
    return file.seek(0)
        && file.write(reinterpret_cast<const char *>(&header), sizeof header) == sizeof header;
}

} // namespace cache
