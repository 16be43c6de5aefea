// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/history/snapshotfile.h"

#include "models/cache/catalogfile.h"
#include "models/cache/checksum.h"
#include "models/filter/sort.h"

#include <nlohmann/json.hpp>
#include <zstd.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QTemporaryFile>
#include <QtEndian>

#include <array>
#include <cstring>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using nlohmann::json;

namespace history::snapshotfile {

namespace {

constexpr std::array<char, 8> magicBytes {'S', 'L', 'I', 'P', 'S', 'N', 'A', 'P'};
constexpr quint32 formatVersion = 1;
constexpr quint32 longestHead = 64 << 10;
constexpr qint64 mostUnpacked = 8ll << 30; // some ten million deployments
constexpr int compression = 3; // higher ones take much longer for a few per cent

struct SnapshotWords
{
    Q_DECLARE_TR_FUNCTIONS(Snapshots)
};

//! The first bytes of a file; the head in JSON stands behind them. Numbers are little-endian.
struct Prefix
{
    std::array<char, 8> magic = magicBytes;
    quint32_le version {formatVersion};
    quint32_le headSize {0};
    quint64_le headChecksum {0};
};
static_assert(sizeof(Prefix) == 24 && std::is_trivially_copyable_v<Prefix>);

Failure refused(const QString &detail, Error::Kind kind = Error::Kind::File)
{
    Error error;
    error.kind = kind;
    error.detail = detail;
    return Failure(std::move(error));
}

Failure damaged()
{
    return refused(SnapshotWords::tr("The snapshot is damaged, or of another version."));
}

struct Release
{
    void operator()(ZSTD_CCtx *context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx *context) const { ZSTD_freeDCtx(context); }
};

//! Without a look at file sizes: \a in is read to its end.
bool compress(QFile &in, QIODevice &out)
{
    const std::unique_ptr<ZSTD_CCtx, Release> context(ZSTD_createCCtx());
    if (!context)
        return false;
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, compression);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    QByteArray from(qsizetype(ZSTD_CStreamInSize()), Qt::Uninitialized);
    QByteArray to(qsizetype(ZSTD_CStreamOutSize()), Qt::Uninitialized);
    for (;;) {
        const qint64 read = in.read(from.data(), from.size());
        if (read < 0)
            return false;
        const bool last = in.atEnd();
        ZSTD_inBuffer input {from.constData(), std::size_t(read), 0};
        for (std::size_t left = 1; last ? left != 0 : input.pos < input.size;) {
            ZSTD_outBuffer output {to.data(), std::size_t(to.size()), 0};
            left = ZSTD_compressStream2(context.get(), &output, &input,
                                        last ? ZSTD_e_end : ZSTD_e_continue);
            if (ZSTD_isError(left) || out.write(to.constData(), qint64(output.pos)) < 0)
                return false;
        }
        if (last)
            return true;
    }
}

//! Writes at most \a size bytes, and says whether it were exactly those.
bool decompress(QFile &in, QIODevice &out, qint64 size)
{
    const std::unique_ptr<ZSTD_DCtx, Release> context(ZSTD_createDCtx());
    if (!context)
        return false;
    QByteArray from(qsizetype(ZSTD_DStreamInSize()), Qt::Uninitialized);
    QByteArray to(qsizetype(ZSTD_DStreamOutSize()), Qt::Uninitialized);
    qint64 written = 0;
    std::size_t left = 1;
    while (left != 0) {
        const qint64 read = in.read(from.data(), from.size());
        if (read <= 0)
            return false; // it ends in the middle
        ZSTD_inBuffer input {from.constData(), std::size_t(read), 0};
        while (input.pos < input.size && left != 0) {
            ZSTD_outBuffer output {to.data(), std::size_t(to.size()), 0};
            left = ZSTD_decompressStream(context.get(), &output, &input);
            written += qint64(output.pos);
            if (ZSTD_isError(left) || written > size
                || out.write(to.constData(), qint64(output.pos)) < 0)
                return false;
        }
    }
    return written == size;
}

struct HeadRead
{
    SnapshotInfo info;
    qint64 unpacked = 0;
};

QString textAt(const json &object, const char *key)
{
    const auto it = object.find(key);
    return it != object.end() && it->is_string() ? QString::fromStdString(it->get<std::string>())
                                                 : QString();
}

qint64 numberAt(const json &object, const char *key)
{
    const auto it = object.find(key);
    return it != object.end() && it->is_number_integer() ? it->get<qint64>() : -1;
}

//! Leaves \a file where the compressed catalog begins.
Result<HeadRead> readHead(QFile &file)
{
    Prefix prefix;
    if (file.read(reinterpret_cast<char *>(&prefix), sizeof prefix) != sizeof prefix
        || prefix.magic != magicBytes || prefix.version != formatVersion
        || prefix.headSize > longestHead)
        return damaged();
    const QByteArray text = file.read(prefix.headSize);
    const std::string_view bytes(text.constData(), std::size_t(text.size()));
    if (text.size() != qsizetype(prefix.headSize) || cache::checksum(bytes) != prefix.headChecksum)
        return damaged();
    const json head = json::parse(bytes, nullptr, false);
    if (!head.is_object())
        return damaged();
    HeadRead read;
    SnapshotInfo &info = read.info;
    info.path = file.fileName();
    info.bytes = file.size();
    info.server.identity = textAt(head, "server");
    info.server.name = textAt(head, "name");
    info.server.version = textAt(head, "version");
    if (const auto it = head.find("production"); it != head.end() && it->is_array()) {
        for (const json &environment : *it) {
            if (environment.is_string())
                info.server.productionEnvironments.append(
                    QString::fromStdString(environment.get<std::string>()));
        }
    }
    info.day = QDate::fromString(textAt(head, "day"), Qt::ISODate);
    info.takenAt = QDateTime::fromMSecsSinceEpoch(numberAt(head, "takenAt"), Qt::UTC);
    info.deployments = numberAt(head, "deployments");
    read.unpacked = numberAt(head, "bytes");
    if (!info.day.isValid() || info.takenAt.toMSecsSinceEpoch() < 0 || info.deployments <= 0
        || read.unpacked <= 0 || read.unpacked > mostUnpacked)
        return damaged();
    return read;
}

Result<void> openToRead(QFile &file)
{
    if (!file.exists())
        return refused(file.fileName(), Error::Kind::NotFound);
    if (!file.open(QIODevice::ReadOnly))
        return refused(file.errorString());
    return {};
}

} // namespace

Result<SnapshotInfo> write(const QString &path, const catalog::Catalog &catalog,
                           const SnapshotServer &server, const QDateTime &takenAt)
{
    // Beside the file to be, so that it is as private and as likely to find room.
    QTemporaryFile plain(QFileInfo(path).path() + u"/.writing-XXXXXX"_s);
    if (!plain.open())
        return refused(plain.errorString());
    const auto &known = catalog.parts().byName;
    const cache::Origin origin {server.identity, takenAt, {}, 0};
    const auto written
        = cache::write(plain.fileName(), catalog, origin,
                       known ? *known : filter::order(catalog, filter::SortKey::Name));
    if (!written)
        return Failure(written.error());
    QFile columns(plain.fileName()); // not the one that was open: its file was replaced
    if (!columns.open(QIODevice::ReadOnly))
        return refused(columns.errorString());

    json environments = json::array();
    for (const QString &environment : server.productionEnvironments)
        environments.push_back(environment.toStdString());
    const QDate day = takenAt.toLocalTime().date();
    const std::string head = json {
        {"server", server.identity.toStdString()},
        {"name", server.name.toStdString()},
        {"version", server.version.toStdString()},
        {"production", environments},
        {"day", day.toString(Qt::ISODate).toStdString()},
        {"takenAt", takenAt.toMSecsSinceEpoch()},
        {"deployments", catalog.size()},
        {"bytes",
         columns.size()}}.dump(-1, ' ', false, json::error_handler_t::replace);
    Prefix prefix;
    prefix.headSize = quint32(head.size());
    prefix.headChecksum = cache::checksum(head);
    QSaveFile file(path);
    if (head.size() > longestHead || !file.open(QIODevice::WriteOnly))
        return refused(file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(reinterpret_cast<const char *>(&prefix), sizeof prefix);
    file.write(head.data(), qint64(head.size()));
    if (!compress(columns, file) || !file.commit())
        return refused(file.errorString());
    return SnapshotInfo {
        path, server, day, takenAt.toUTC(), qint64(catalog.size()), QFileInfo(path).size()};
}

Result<SnapshotInfo> inspect(const QString &path)
{
    QFile file(path);
    if (const auto opened = openToRead(file); !opened)
        return Failure(opened.error());
    auto head = readHead(file);
    if (!head)
        return Failure(head.error());
    return std::move(head->info);
}

Result<catalog::CatalogPtr> read(const QString &path)
{
    QFile file(path);
    if (const auto opened = openToRead(file); !opened)
        return Failure(opened.error());
    const auto head = readHead(file);
    if (!head)
        return Failure(head.error());
    // The catalog is read in place, from a mapping that lasts longer than the name of its file.
    QTemporaryFile plain(QDir::tempPath() + u"/slipway-XXXXXX"_s);
    if (!plain.open())
        return refused(plain.errorString());
    if (!decompress(file, plain, head->unpacked) || !plain.flush())
        return plain.error() == QFileDevice::NoError ? damaged() : refused(plain.errorString());
    auto restored = cache::read(plain.fileName(), head->info.server.identity);
    if (!restored)
        return Failure(restored.error());
    restored->parts.links = restored->readLinks();
    if (!restored->parts.links)
        return damaged();
    return std::make_shared<const catalog::Catalog>(std::move(restored->parts));
}

} // namespace history::snapshotfile
