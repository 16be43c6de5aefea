// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/codec/pagedecoder.h"

#include "models/core/fold.h"
#include "models/gms/codec/pagereader.h"
#include "models/gms/errors.h"

#include <QCoreApplication>

#include <cstring>

namespace gms {

namespace {

//! Bytes that \a body owns beyond its text: what append() would use without moving it.
qsizetype roomBehind(QByteArray body)
{
    return body.data_ptr()
        .freeSpaceAtEnd(); // the argument shares the text, so this reads and no more
}

//! \a body as the parser wants it, copied into \a copy only where there is no room behind it.
simdjson::padded_string_view padded(const QByteArray &body, simdjson::padded_string &copy)
{
    const auto size = std::size_t(body.size());
    const qsizetype room = roomBehind(body);
    if (room >= qsizetype(simdjson::SIMDJSON_PADDING))
        return simdjson::padded_string_view(body.constData(), size, size + std::size_t(room));
    copy = simdjson::padded_string(body.constData(), size);
    return copy;
}

} // namespace

Result<DecodedPage> decodePage(const QByteArray &body)
{
    // Its buffers are as large as the page; making them anew costs as much as decoding.
    static thread_local simdjson::ondemand::parser parser;
    simdjson::padded_string copy;
    DecodedPage page;
    PageReader reader(page);
    if (!reader.read(parser, padded(body, copy)))
        return Failure(badReply(reader.path(), reader.reason()));
    return page;
}

std::optional<QString> peekScrollId(const QByteArray &head)
{
    constexpr QByteArrayView start = "{\"scrollId\":\"";
    const QByteArray text = head.trimmed();
    if (!text.startsWith(start))
        return std::nullopt;
    const qsizetype end = text.indexOf('"', start.size());
    const QByteArray id = text.mid(start.size(), end < 0 ? -1 : end - start.size());
    if (end < 0 || id.contains('\\')) // an escape in it: rare, and the whole page will tell
        return std::nullopt;
    return QString::fromUtf8(id);
}

} // namespace gms
