// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settings/link.h"

#include "models/domain/urn.h"
#include "models/settings/connectionprofile.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringDecoder>

using namespace Qt::Literals::StringLiterals;

namespace {

const auto linkScheme = u"slipway:"_s;
constexpr qsizetype mostUrn = 2048;
constexpr qsizetype mostFilter = 4096;
constexpr qsizetype mostServer = 1024;

struct LinkWords
{
    Q_DECLARE_TR_FUNCTIONS(Link)
};

LinkReading refused(const QString &problem)
{
    return {std::nullopt, problem};
}

int hexDigit(QChar character)
{
    const char16_t c = character.unicode();
    if (c >= u'0' && c <= u'9')
        return c - u'0';
    if (c >= u'a' && c <= u'f')
        return c - u'a' + 10;
    if (c >= u'A' && c <= u'F')
        return c - u'A' + 10;
    return -1;
}

//! Of RFC 3986's query without + (a space to some, a plus to others), & and #.
bool mayStandPlain(QChar character)
{
    const char16_t c = character.unicode();
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z')
        || QStringView(u"-._~!$'()*,;=:@/?").contains(character);
}

//! Reorders or hides text, or breaks a line: never in a name that one reads before trusting it.
bool misleads(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return QChar::isNonCharacter(character);
    }
}

std::optional<QString> decoded(QStringView encoded)
{
    QByteArray bytes;
    bytes.reserve(encoded.size());
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        const QChar character = encoded[i];
        if (character == u'%') {
            const int high = i + 2 < encoded.size() ? hexDigit(encoded[i + 1]) : -1;
            const int low = high >= 0 ? hexDigit(encoded[i + 2]) : -1;
            if (low < 0)
                return std::nullopt;
            bytes.append(char(high * 16 + low));
            i += 2;
        } else if (mayStandPlain(character)) {
            bytes.append(char(character.unicode()));
        } else {
            return std::nullopt;
        }
    }
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = utf8(bytes);
    if (utf8.hasError())
        return std::nullopt;
    for (const char32_t character : text.toUcs4()) {
        if (misleads(character))
            return std::nullopt;
    }
    return text;
}

//! The parameters by name; nothing where one has no name, no value, or stands twice.
std::optional<QHash<QString, QString>> parametersOf(QStringView query)
{
    QHash<QString, QString> parameters;
    for (const QStringView pair : query.split(u'&')) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals <= 0)
            return std::nullopt;
        const QString name = pair.first(equals).toString();
        const auto value = decoded(pair.sliced(equals + 1));
        if (!value || value->isEmpty() || parameters.contains(name))
            return std::nullopt;
        parameters.insert(name, *value);
    }
    return parameters;
}

//! Nothing for what is no whole address: what a user may type is more than what a link may say.
QUrl serverFrom(const QString &text)
{
    const bool whole = text.startsWith("http://"_L1) || text.startsWith("https://"_L1);
    if (!whole || text.size() > mostServer)
        return {};
    return readServerUrl(text).url;
}

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

} // namespace

bool isLink(const QString &text)
{
    return text.startsWith(linkScheme, Qt::CaseInsensitive);
}

LinkReading readLink(const QString &text)
{
    if (!isLink(text))
        return refused(LinkWords::tr("It does not begin with slipway:"));
    if (text.size() > mostLinkCharacters)
        return refused(LinkWords::tr("It is too long."));
    const QStringView rest = QStringView(text).sliced(linkScheme.size());
    const qsizetype mark = rest.indexOf(u'?');
    const QStringView kind = mark < 0 ? rest : rest.first(mark);
    LinkTarget target;
    QString subject;
    if (kind == "deployment"_L1) {
        subject = u"urn"_s;
    } else if (kind == "filter"_L1) {
        target.kind = LinkTarget::Kind::Filter;
        subject = u"q"_s;
    } else {
        return refused(LinkWords::tr("It leads neither to a deployment nor to a filter."));
    }
    auto parameters = parametersOf(mark < 0 ? QStringView() : rest.sliced(mark + 1));
    if (!parameters)
        return refused(LinkWords::tr("It is not written as a link of Slipway has to be."));
    const QString value = parameters->take(subject);
    const QString server = parameters->take(u"server"_s);
    if (value.isEmpty() || !parameters->isEmpty())
        return refused(LinkWords::tr("It says less, or more, than a link of Slipway may."));
    if (target.kind == LinkTarget::Kind::Deployment) {
        const auto urn = domain::Urn::tryParse(value);
        if (!urn || !urn->isDeployment() || value.size() > mostUrn)
            return refused(LinkWords::tr("What it names is not the URN of a deployment."));
        target.urn = urn->toString();
    } else {
        if (value.size() > mostFilter)
            return refused(LinkWords::tr("Its filter is too long."));
        target.filter = value;
    }
    if (!server.isEmpty()) {
        target.server = serverFrom(server);
        if (target.server.isEmpty())
            return refused(LinkWords::tr("What it names as its server is no address of one."));
    }
    return {target, {}};
}

QString linkText(const LinkTarget &target)
{
    QString text = target.kind == LinkTarget::Kind::Deployment
                     ? u"slipway:deployment?urn="_s + encoded(target.urn)
                     : u"slipway:filter?q="_s + encoded(target.filter);
    if (!target.server.isEmpty())
        text += u"&server="_s + encoded(target.server.toString(QUrl::FullyEncoded));
    return text;
}
