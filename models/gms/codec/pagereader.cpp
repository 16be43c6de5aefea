// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/gms/codec/pagereader.h"

#include "models/core/fold.h"
#include "models/gms/codec/reasons.h"

#include <QCoreApplication>

#include <charconv>
#include <cstring>

namespace gms {

namespace {

using namespace simdjson;

using namespace reasons;

//! Keys of the schemas have no escapes, so the raw text tells. Compares without a call.
template <std::size_t n>
bool isKey(ondemand::field &field, const char (&name)[n])
{
    const char *const raw = field.key().raw();
    return raw[n - 1] == '"' && std::memcmp(raw, name, n - 1) == 0;
}

bool isNull(ondemand::value value)
{
    bool null = false;
    return !value.is_null().get(null) && null;
}

std::string_view trimmedRight(std::string_view text)
{
    const std::size_t end = text.find_last_not_of(" \t\r\n");
    return text.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

} // namespace

const PageReader::KnownAspect *PageReader::knownAspect(ondemand::field &field)
{
    using catalog::Aspect;
    static constexpr KnownAspect properties {"mlModelDeploymentProperties", Aspect::Properties,
                                             &PageReader::readProperties};
    static constexpr KnownAspect ownership {"ownership", Aspect::Ownership,
                                            &PageReader::readOwnership};
    static constexpr KnownAspect tags {"globalTags", Aspect::Tags, &PageReader::readTags};
    static constexpr KnownAspect deprecation {"deprecation", Aspect::Deprecation,
                                              &PageReader::readDeprecation};
    static constexpr KnownAspect status {"status", Aspect::Status, &PageReader::readStatus};
    static constexpr KnownAspect instance {"dataPlatformInstance", Aspect::Instance,
                                           &PageReader::readInstance};
    static constexpr KnownAspect container {"container", Aspect::Container,
                                            &PageReader::readContainer};
    switch (field.key().raw()[0]) {
    case 'm':
        return isKey(field, "mlModelDeploymentProperties") ? &properties : nullptr;
    case 'o':
        return isKey(field, "ownership") ? &ownership : nullptr;
    case 'g':
        return isKey(field, "globalTags") ? &tags : nullptr;
    case 'd':
        if (isKey(field, "deprecation"))
            return &deprecation;
        return isKey(field, "dataPlatformInstance") ? &instance : nullptr;
    case 's':
        return isKey(field, "status") ? &status : nullptr;
    case 'c':
        return isKey(field, "container") ? &container : nullptr;
    default:
        return nullptr;
    }
}

inline bool PageReader::text(Value value, const char *name, std::string_view &out)
{
    const auto error = value.get_string().get(out);
    return error == SUCCESS || noTextAt(value, name, error, out);
}

template <typename Each>
bool PageReader::fields(Value value, Each each)
{
    Object object;
    if (const auto error = value.get_object().get(object))
        return isNull(value) || wrong(error, noObject);
    for (auto result : object) {
        ondemand::field field;
        if (const auto error = std::move(result).get(field))
            return wrong(error, noObject);
        if (!each(field))
            return false;
    }
    return true;
}

template <typename Each>
bool PageReader::elements(Value value, const char *name, Each each)
{
    ondemand::array array;
    if (const auto error = value.get_array().get(array))
        return isNull(value) || in(name, wrong(error, noArray));
    std::size_t index = 0;
    for (auto result : array) {
        Value element;
        if (const auto error = std::move(result).get(element))
            return in(name, wrong(error, noArray));
        if (!each(element)) {
            prepend('[' + std::to_string(index) + ']');
            return in(name, false);
        }
        ++index;
    }
    return true;
}

bool PageReader::read(ondemand::parser &parser, padded_string_view input)
{
    ondemand::document document;
    if (const auto error = parser.iterate(input).get(document))
        return wrong(error, noObject);
    return readDocument(document);
}

bool PageReader::readDocument(ondemand::document &document)
{
    Object object;
    if (const auto error = document.get_object().get(object))
        return wrong(error, noObject);
    bool hasEntities = false;
    for (auto result : object) {
        ondemand::field field;
        if (const auto error = std::move(result).get(field))
            return wrong(error, noObject);
        bool ok = true;
        if (isKey(field, "entities")) {
            hasEntities = true;
            ok = readEntities(field.value());
        } else if (isKey(field, "scrollId")) {
            std::string_view id;
            ok = text(field.value(), "scrollId", id);
            m_page.nextScrollId = fromUtf8(id);
        } else if (isKey(field, "totalCount")) {
            std::int64_t count = -1;
            ok = integer(field.value(), "totalCount", count);
            m_page.totalCount = count;
        }
        if (!ok)
            return false;
    }
    if (document.current_location().error() != OUT_OF_BOUNDS)
        return wrong(TRAILING_CONTENT, trailing);
    return hasEntities || in("entities", wrong(NO_SUCH_FIELD, missing));
}

bool PageReader::readEntities(Value value)
{
    return elements(value, "entities", [this](Value entity) { return readEntity(entity); });
}

bool PageReader::readEntity(Value value)
{
    Object object;
    if (const auto error = value.get_object().get(object))
        return wrong(error, noObject);
    // The URN comes first from every server that is known; the look-up finds it anywhere.
    std::string_view urn;
    if (const auto error = object.find_field_unordered("urn").get_string().get(urn))
        return in("urn", wrong(error, error == NO_SUCH_FIELD ? missing : noText));
    if (const auto error = object.reset().error())
        return wrong(error, noObject);
    m_rows.beginRow(urn);
    for (auto result : object) {
        ondemand::field field;
        if (const auto error = std::move(result).get(field))
            return wrong(error, noObject);
        const KnownAspect *known = knownAspect(field);
        if (known && !readAspect(field.value(), *known))
            return in(known->name, false);
    }
    m_rows.endRow();
    return true;
}

bool PageReader::readAspect(Value value, const KnownAspect &known)
{
    return fields(value, [&](ondemand::field &field) {
        if (isKey(field, "value"))
            return in("value", (this->*known.read)(field.value()));
        if (isKey(field, "systemMetadata"))
            return in("systemMetadata", readMetadata(field.value(), known.aspect));
        return true;
    });
}

bool PageReader::readMetadata(Value value, catalog::Aspect aspect)
{
    return fields(value, [&](ondemand::field &field) {
        if (!isKey(field, "version"))
            return true;
        std::string_view version;
        if (!text(field.value(), "version", version))
            return false;
        std::uint64_t number = 0;
        std::from_chars(version.data(), version.data() + version.size(), number);
        m_rows.setAspectVersion(aspect, number);
        return true;
    });
}

bool PageReader::readProperties(Value value)
{
    m_rows.setHasProperties();
    return fields(value, [this](ondemand::field &field) {
        std::string_view string;
        if (isKey(field, "customProperties"))
            return readCustomProperties(field.value());
        if (isKey(field, "version"))
            return in("version", readVersion(field.value()));
        if (isKey(field, "description")) {
            const bool ok = text(field.value(), "description", string);
            m_rows.setDescription(string);
            return ok;
        }
        if (isKey(field, "externalUrl")) {
            const bool ok = text(field.value(), "externalUrl", string);
            m_rows.setUrl(string);
            return ok;
        }
        if (isKey(field, "status")) {
            const bool ok = text(field.value(), "status", string);
            m_rows.set(catalog::Facet::Status, string);
            return ok;
        }
        if (isKey(field, "createdAt")) {
            std::int64_t time = catalog::noTime;
            const bool ok = integer(field.value(), "createdAt", time);
            m_rows.setCreated(time);
            return ok;
        }
        return true;
    });
}

bool PageReader::readCustomProperties(Value value)
{
    const bool ok = fields(value, [this](ondemand::field &field) {
        std::string_view key;
        if (const auto error = field.unescaped_key().get(key))
            return wrong(error, noText);
        Value property = field.value();
        std::string_view string;
        auto error = property.get_string().get(string);
        if (error == INCORRECT_TYPE && isNull(property))
            return true;
        if (error == INCORRECT_TYPE) { // against the schema, and still not to be lost
            error = to_json_string(property).get(string);
            string = trimmedRight(string);
        }
        if (error)
            return in(std::string(key).c_str(), wrong(error, noText));
        m_rows.addProperty(key, string);
        return true;
    });
    return in("customProperties", ok);
}

bool PageReader::readVersion(Value value)
{
    return fields(value, [this](ondemand::field &field) {
        if (!isKey(field, "versionTag"))
            return true;
        std::string_view tag;
        const bool ok = text(field.value(), "versionTag", tag);
        m_rows.setVersion(tag);
        return ok;
    });
}

bool PageReader::readOwnership(Value value)
{
    return fields(value, [this](ondemand::field &field) {
        return !isKey(field, "owners")
            || elements(field.value(), "owners", [this](Value owner) { return readOwner(owner); });
    });
}

bool PageReader::readOwner(Value value)
{
    std::string_view owner;
    std::string_view type;
    std::string_view typeUrn;
    const bool ok = fields(value, [&](ondemand::field &field) {
        if (isKey(field, "owner"))
            return text(field.value(), "owner", owner);
        if (isKey(field, "type"))
            return text(field.value(), "type", type);
        if (isKey(field, "typeUrn"))
            return text(field.value(), "typeUrn", typeUrn);
        return true;
    });
    if (!ok)
        return false;
    if (owner.empty())
        return in("owner", wrong(NO_SUCH_FIELD, missing));
    m_rows.addOwner(owner, typeUrn.empty() ? type : typeUrn);
    return true;
}

bool PageReader::readTags(Value value)
{
    return fields(value, [this](ondemand::field &field) {
        return !isKey(field, "tags")
            || elements(field.value(), "tags", [this](Value tag) { return readTag(tag); });
    });
}

bool PageReader::readTag(Value value)
{
    std::string_view tag;
    const bool ok = fields(value, [&](ondemand::field &field) {
        return !isKey(field, "tag") || text(field.value(), "tag", tag);
    });
    if (!ok)
        return false;
    if (tag.empty())
        return in("tag", wrong(NO_SUCH_FIELD, missing));
    m_rows.addTag(tag);
    return true;
}

bool PageReader::readDeprecation(Value value)
{
    bool deprecated = false;
    std::int64_t decommission = catalog::noTime;
    std::string_view note;
    std::string_view replacement;
    const bool ok = fields(value, [&](ondemand::field &field) {
        if (isKey(field, "deprecated"))
            return boolean(field.value(), "deprecated", deprecated);
        if (isKey(field, "decommissionTime"))
            return integer(field.value(), "decommissionTime", decommission);
        if (isKey(field, "note"))
            return text(field.value(), "note", note);
        if (isKey(field, "replacement"))
            return text(field.value(), "replacement", replacement);
        return true;
    });
    if (ok)
        m_rows.setDeprecation(deprecated, decommission, note, replacement);
    return ok;
}

bool PageReader::readStatus(Value value)
{
    bool removed = false;
    const bool ok = fields(value, [&](ondemand::field &field) {
        return !isKey(field, "removed") || boolean(field.value(), "removed", removed);
    });
    m_rows.setRemoved(removed);
    return ok;
}

bool PageReader::readInstance(Value value)
{
    std::string_view instance;
    const bool ok = fields(value, [&](ondemand::field &field) {
        return !isKey(field, "instance") || text(field.value(), "instance", instance);
    });
    m_rows.set(catalog::Facet::Instance, instance);
    return ok;
}

bool PageReader::readContainer(Value value)
{
    std::string_view container;
    const bool ok = fields(value, [&](ondemand::field &field) {
        return !isKey(field, "container") || text(field.value(), "container", container);
    });
    m_rows.set(catalog::Facet::Container, container);
    return ok;
}

bool PageReader::noTextAt(Value value, const char *name, error_code error, std::string_view &out)
{
    out = {};
    return (error == INCORRECT_TYPE && isNull(value)) || in(name, wrong(error, noText));
}

bool PageReader::integer(Value value, const char *name, std::int64_t &out)
{
    const std::int64_t unless = out;
    auto error = value.get_int64().get(out);
    if (!error)
        return true;
    out = unless;
    if (error == INCORRECT_TYPE && isNull(value))
        return true;
    double number = 0; // 1.7e12 is a whole number, too
    if (!value.get_double().get(number) && number > -9e18 && number < 9e18) {
        out = std::int64_t(number);
        return true;
    }
    return in(name, wrong(error, noNumber));
}

bool PageReader::boolean(Value value, const char *name, bool &out)
{
    const auto error = value.get_bool().get(out);
    if (!error)
        return true;
    out = false;
    return isNull(value) || in(name, wrong(error, noBoolean));
}

bool PageReader::wrong(error_code error, const char *expected)
{
    m_error = error;
    m_expected = expected;
    return false;
}

bool PageReader::in(const char *name, bool ok)
{
    if (!ok)
        prepend(name);
    return ok;
}

void PageReader::prepend(const std::string &part)
{
    const bool joint = !m_path.empty() && m_path.front() != '[';
    m_path.insert(0, joint ? part + '.' : part);
}

QString PageReader::path() const
{
    return fromUtf8(m_path);
}

QString PageReader::reason() const
{
    if (m_error == INCORRECT_TYPE || m_error == NO_SUCH_FIELD || m_error == TRAILING_CONTENT
        || m_error == NUMBER_OUT_OF_RANGE)
        return QCoreApplication::translate("Json", m_expected);
    return QCoreApplication::translate("Json", "broken JSON: %1")
        .arg(QString::fromUtf8(simdjson::error_message(m_error)));
}

} // namespace gms
