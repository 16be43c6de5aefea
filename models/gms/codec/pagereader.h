// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/gms/codec/pagedecoder.h"

#include <simdjson.h>

#include <string>

namespace gms {

//! The work of decodePage(): walks the page once, front to back, and hands each text on as a view.
//! Functions are false on failure; on the way out each adds its part to the path.
class PageReader
{
public:
    explicit PageReader(DecodedPage &page) : m_page(page), m_rows(page.rows) { }

    bool read(simdjson::ondemand::parser &parser, simdjson::padded_string_view text);
    QString path() const;
    QString reason() const;

private:
    using Value = simdjson::ondemand::value;
    using Object = simdjson::ondemand::object;
    using Read = bool (PageReader::*)(Value);

    struct KnownAspect
    {
        const char *name;
        catalog::Aspect aspect;
        Read read;
    };
    static const KnownAspect *knownAspect(simdjson::ondemand::field &field);

    bool readDocument(simdjson::ondemand::document &document);
    bool readEntities(Value value);
    bool readEntity(Value value);
    bool readAspect(Value value, const KnownAspect &known);
    bool readMetadata(Value value, catalog::Aspect aspect);

    bool readProperties(Value value);
    bool readCustomProperties(Value value);
    bool readVersion(Value value);
    bool readOwnership(Value value);
    bool readOwner(Value value);
    bool readTags(Value value);
    bool readTag(Value value);
    bool readDeprecation(Value value);
    bool readStatus(Value value);
    bool readInstance(Value value);
    bool readContainer(Value value);

    //! Runs \a each for every field of an object; null is an object without fields.
    template <typename Each>
    bool fields(Value value, Each each);
    //! Runs \a each for every element of an array; null is an empty one.
    template <typename Each>
    bool elements(Value value, const char *name, Each each);

    bool text(Value value, const char *name, std::string_view &out);
    bool noTextAt(Value value, const char *name, simdjson::error_code error, std::string_view &out);
    bool integer(Value value, const char *name, std::int64_t &out);
    bool boolean(Value value, const char *name, bool &out);

    bool wrong(simdjson::error_code error, const char *expected);
    bool in(const char *name, bool ok); //!< \a ok, with the path begun or continued by \a name
    void prepend(const std::string &part);

    DecodedPage &m_page;
    catalog::ChunkBuilder &m_rows;
    std::string m_path;
    const char *m_expected = nullptr;
    simdjson::error_code m_error = simdjson::SUCCESS;
};

} // namespace gms
