// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>
#include <tl/expected.hpp>

namespace domain {

//! Why a text is no URN, and where.
struct UrnError
{
    qsizetype position
        = 0; //!< index of the offending character; the length where something is missing
    QString reason; //!< translated, without the position

    bool operator==(const UrnError &) const = default;
};

//! A DataHub URN: urn:li:<entityType>:<id>, the id either one text or a tuple in parentheses.
//!
//! The text is the identity: it is kept to the character and never decoded, since the official SDK
//! stores names with ( ) , as %28 %29 %2C and reads them back as they are. Types that are listed in
//! the factories below are checked for their number of parts (and a platform in the first one); any
//! other type is kept as it is.
class Urn
{
public:
    static tl::expected<Urn, UrnError> parse(QStringView text);
    //! Nothing where parse() has an error.
    static std::optional<Urn> tryParse(QStringView text);

    //! The factories encode ( ) , in \a name or \a id as the SDK does, and nothing else.
    //! \a platform is an id such as sagemaker, or a whole dataPlatform URN.
    static Urn deployment(const QString &platform, const QString &name, const QString &env);
    static Urn model(const QString &platform, const QString &name, const QString &env);
    static Urn modelGroup(const QString &platform, const QString &name, const QString &env);
    static Urn platform(const QString &id);
    static Urn platformInstance(const QString &platform, const QString &instance);
    static Urn container(const QString &guid);
    static Urn user(const QString &id);
    static Urn group(const QString &id);
    static Urn tag(const QString &name);
    static Urn ownershipType(const QString &id);

    const QString &toString() const { return m_text; }
    QString entityType() const;
    //! The parts of a tuple, or the one id; as written, not decoded.
    QStringList parts() const;
    //! The last part that a person would call its name: of a tuple the second, else the id; %28 %29
    //! %2C decoded for the eye.
    QString displayName() const;

    //! With everything encoded that a path segment or a query value could trip over: only letters,
    //! digits and -._~ stay.
    QByteArray toPathSegment() const;
    QByteArray toQueryValue() const { return toPathSegment(); }

    bool isDeployment() const;

    bool operator==(const Urn &) const = default;
    auto operator<=>(const Urn &other) const { return m_text.compare(other.m_text) <=> 0; }

private:
    explicit Urn(QString text) : m_text(std::move(text)) { }

    QString m_text;
};

//! platform, name and env of a deployment, a model or a model group, as the key aspect has them.
struct PlatformKey
{
    QString platform; //!< the whole dataPlatform URN
    QString name; //!< as in the URN
    QString env;

    bool operator==(const PlatformKey &) const = default;
};

//! Nothing for other types and for the two-part URNs that some writers make.
std::optional<PlatformKey> platformKey(const Urn &urn);

//! The id in urn:li:dataPlatform:<id>; of anything else the text itself.
QString platformId(const QString &platformUrn);

size_t qHash(const Urn &urn, size_t seed = 0);

} // namespace domain

Q_DECLARE_METATYPE(domain::Urn)
