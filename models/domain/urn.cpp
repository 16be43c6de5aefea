// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/urn.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace domain {

namespace {

constexpr QStringView prefix = u"urn:li:";
constexpr QStringView platformPrefix = u"urn:li:dataPlatform:";

struct UrnWords
{
    Q_DECLARE_TR_FUNCTIONS(Urn)
};

tl::unexpected<UrnError> fail(qsizetype position, const QString &reason)
{
    return tl::unexpected(UrnError {position, reason});
}

struct Shape
{
    QStringView entityType;
    qsizetype parts;
    bool platformFirst;
};

constexpr std::array shapes {
    Shape {u"mlModelDeployment", 3, true},
    Shape {u"mlModel", 3, true},
    Shape {u"mlModelGroup", 3, true},
    Shape {u"dataPlatformInstance", 2, true},
    Shape {u"dataPlatform", 1, false},
    Shape {u"container", 1, false},
    Shape {u"corpuser", 1, false},
    Shape {u"corpGroup", 1, false},
    Shape {u"tag", 1, false},
    Shape {u"ownershipType", 1, false},
};

//! The SDK's set: what would break the tuple, and the separator that it uses inside strings.
QString encodeReserved(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u'(':
            result += u"%28"_s;
            break;
        case u')':
            result += u"%29"_s;
            break;
        case u',':
            result += u"%2C"_s;
            break;
        case u'\u241F':
            result += u"%E2%90%9F"_s;
            break;
        default:
            result += c;
        }
    }
    return result;
}

QString decodeReserved(QString text)
{
    if (!text.contains(u'%'))
        return text;
    text.replace("%28"_L1, "("_L1).replace("%29"_L1, ")"_L1);
    text.replace("%2C"_L1, ","_L1, Qt::CaseInsensitive);
    return text;
}

QString platformText(const QString &platform)
{
    return platform.startsWith(platformPrefix)
             ? platform
             : platformPrefix.toString() + encodeReserved(platform);
}

//! Where the id begins: behind urn:li:<type>:
qsizetype idStart(QStringView text)
{
    return text.indexOf(u':', prefix.size()) + 1;
}

struct Part
{
    qsizetype start;
    QStringView text;
};

//! Splits (a,b(c,d),e) at the commas of the outermost parentheses.
tl::expected<std::vector<Part>, UrnError> splitTuple(QStringView id, qsizetype offset)
{
    std::vector<Part> parts;
    qsizetype start = 1;
    int depth = 0;
    for (qsizetype i = 0; i < id.size(); ++i) {
        const QChar c = id[i];
        const bool closesAll = c == u')' && depth == 1;
        if (c == u'(') {
            ++depth;
        } else if (c == u')') {
            --depth;
        }
        if (closesAll && i + 1 != id.size())
            return fail(offset + i + 1, UrnWords::tr("text after the closing parenthesis"));
        if (closesAll || (c == u',' && depth == 1)) {
            if (i == start)
                return fail(offset + i, UrnWords::tr("an empty part"));
            parts.push_back({offset + start, id.mid(start, i - start)});
            start = i + 1;
        }
    }
    if (depth != 0)
        return fail(offset + id.size(), UrnWords::tr("a closing parenthesis is missing"));
    return parts;
}

std::optional<UrnError> checkShape(const Shape &shape, const std::vector<Part> &parts,
                                   qsizetype end, bool tuple)
{
    const auto count = qsizetype(parts.size());
    if (count < shape.parts)
        return UrnError {end, UrnWords::tr("%1 needs %2 parts, this has %3")
                                  .arg(shape.entityType.toString())
                                  .arg(shape.parts)
                                  .arg(count)};
    if (count > shape.parts || tuple != (shape.parts > 1)) {
        const qsizetype at
            = count > shape.parts ? parts[std::size_t(shape.parts)].start : parts.front().start;
        return UrnError {
            at, UrnWords::tr("%1 takes %2 parts; inside a name, ( ) , are written %28 %29 %2C")
                    .arg(shape.entityType.toString())
                    .arg(shape.parts)};
    }
    for (const Part &part : parts) {
        const auto bad = std::find_if(part.text.begin(), part.text.end(),
                                      [](QChar c) { return c == u'(' || c == u')'; });
        if (bad != part.text.end())
            return UrnError {part.start + (bad - part.text.begin()),
                             UrnWords::tr("a parenthesis inside a name is written %28 or %29")};
    }
    const QStringView first = parts.front().text;
    if (shape.platformFirst
        && (!first.startsWith(platformPrefix) || first.size() == platformPrefix.size()))
        return UrnError {parts.front().start,
                         UrnWords::tr("the first part is no urn:li:dataPlatform:…")};
    return std::nullopt;
}

} // namespace

tl::expected<Urn, UrnError> Urn::parse(QStringView text)
{
    for (qsizetype i = 0; i < std::min(text.size(), prefix.size()); ++i) {
        if (text[i] != prefix[i])
            return fail(i, UrnWords::tr("a URN begins with urn:li:"));
    }
    if (text.size() < prefix.size())
        return fail(text.size(), UrnWords::tr("a URN begins with urn:li:"));
    const qsizetype colon = text.indexOf(u':', prefix.size());
    const QStringView type = text.mid(prefix.size(), colon < 0 ? -1 : colon - prefix.size());
    for (qsizetype i = 0; i < type.size(); ++i) {
        if (!type[i].isLetterOrNumber() || type[i].unicode() > 127)
            return fail(prefix.size() + i,
                        UrnWords::tr("an entity type has letters and digits only"));
    }
    if (type.isEmpty())
        return fail(prefix.size(), UrnWords::tr("the entity type is missing"));
    if (colon < 0 || colon + 1 == text.size())
        return fail(text.size(), UrnWords::tr("nothing follows the entity type"));

    const QStringView id = text.mid(colon + 1);
    for (qsizetype i = 0; i < id.size(); ++i) {
        if (id[i].unicode() < 0x20 || id[i].unicode() == 0x7f)
            return fail(colon + 1 + i, UrnWords::tr("a control character"));
    }
    if (text.front().isSpace() || text.back().isSpace())
        return fail(text.size() - 1, UrnWords::tr("a space at the end"));
    const bool tuple = id.startsWith(u'(');
    std::vector<Part> parts {{colon + 1, id}};
    if (tuple) {
        auto split = splitTuple(id, colon + 1);
        if (!split)
            return tl::unexpected(split.error());
        parts = std::move(*split);
    }
    const auto shape = std::find_if(shapes.begin(), shapes.end(),
                                    [type](const Shape &s) { return s.entityType == type; });
    if (shape != shapes.end()) {
        if (auto error = checkShape(*shape, parts, text.size(), tuple))
            return tl::unexpected(*error);
    }
    return Urn(text.toString());
}

std::optional<Urn> Urn::tryParse(QStringView text)
{
    auto urn = parse(text);
    return urn ? std::optional(std::move(*urn)) : std::nullopt;
}

namespace {

QString tuple(QStringView type, const QString &platform, const QString &name, const QString &env)
{
    return prefix.toString() + type.toString() + u":("_s + platformText(platform) + u','
         + encodeReserved(name) + u',' + encodeReserved(env) + u')';
}

} // namespace

Urn Urn::deployment(const QString &platform, const QString &name, const QString &env)
{
    return Urn(tuple(u"mlModelDeployment", platform, name, env));
}

Urn Urn::model(const QString &platform, const QString &name, const QString &env)
{
    return Urn(tuple(u"mlModel", platform, name, env));
}

Urn Urn::modelGroup(const QString &platform, const QString &name, const QString &env)
{
    return Urn(tuple(u"mlModelGroup", platform, name, env));
}

Urn Urn::platform(const QString &id)
{
    return Urn(platformText(id));
}

Urn Urn::platformInstance(const QString &platform, const QString &instance)
{
    return Urn(u"urn:li:dataPlatformInstance:("_s + platformText(platform) + u','
               + encodeReserved(instance) + u')');
}

Urn Urn::container(const QString &guid)
{
    return Urn(u"urn:li:container:"_s + encodeReserved(guid));
}

Urn Urn::user(const QString &id)
{
    return Urn(u"urn:li:corpuser:"_s + encodeReserved(id));
}

Urn Urn::group(const QString &id)
{
    return Urn(u"urn:li:corpGroup:"_s + encodeReserved(id));
}

Urn Urn::tag(const QString &name)
{
    return Urn(u"urn:li:tag:"_s + encodeReserved(name));
}

Urn Urn::ownershipType(const QString &id)
{
    return Urn(u"urn:li:ownershipType:"_s + encodeReserved(id));
}

QString Urn::entityType() const
{
    return m_text.mid(prefix.size(), idStart(m_text) - prefix.size() - 1);
}

QStringList Urn::parts() const
{
    const qsizetype start = idStart(m_text);
    const QStringView id = QStringView(m_text).mid(start);
    if (!id.startsWith(u'('))
        return {id.toString()};
    QStringList result;
    const auto split = splitTuple(id, start);
    Q_ASSERT(split); // parse() or a factory made this text
    for (const Part &part : *split)
        result.append(part.text.toString());
    return result;
}

QString Urn::displayName() const
{
    const QStringList all = parts();
    return decodeReserved(all.size() > 1 ? all[1] : all[0]);
}

QByteArray Urn::toPathSegment() const
{
    return m_text.toUtf8().toPercentEncoding();
}

bool Urn::isDeployment() const
{
    return m_text.startsWith("urn:li:mlModelDeployment:"_L1);
}

std::optional<PlatformKey> platformKey(const Urn &urn)
{
    const QStringList parts = urn.parts();
    if (parts.size() != 3 || !parts[0].startsWith(platformPrefix))
        return std::nullopt;
    return PlatformKey {parts[0], parts[1], parts[2]};
}

QString platformId(const QString &platformUrn)
{
    return platformUrn.startsWith(platformPrefix) ? platformUrn.mid(platformPrefix.size())
                                                  : platformUrn;
}

size_t qHash(const Urn &urn, size_t seed)
{
    return ::qHash(urn.toString(), seed);
}

} // namespace domain
