// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/editwords.h"

#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"
#include "models/filter/days.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace commands {

namespace {

struct EditOptionWords
{
    Q_DECLARE_TR_FUNCTIONS(Edit)
};

Failure wrong(const QString &complaint)
{
    Error error;
    error.kind = Error::Kind::Rejected;
    error.detail = complaint;
    return Failure(std::move(error));
}

std::optional<qint64> timeNamed(const QString &text)
{
    if (const auto day = filter::dayNamed(text)) {
        const auto spans = filter::spansOf({filter::Field::Decommission, filter::Order::In, {*day}},
                                           filter::Context::current());
        if (!spans.empty())
            return spans.front().from;
    }
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    return time.isValid() && text.contains(u'T') ? std::optional(time.toMSecsSinceEpoch())
                                                 : std::nullopt;
}

//! The URN that \a text is or, as the id of a user, stands for; empty where it is neither.
QString ownerUrn(const QString &text)
{
    if (text.startsWith("urn:"_L1)) {
        const auto urn = domain::Urn::tryParse(text);
        const bool owner
            = urn && (urn->entityType() == "corpuser"_L1 || urn->entityType() == "corpGroup"_L1);
        return owner ? text : QString();
    }
    static const QRegularExpression id(u"^[^\\s,()]+$"_s);
    return id.match(text).hasMatch() ? domain::Urn::user(text).toString() : QString();
}

bool isKnownType(const QString &type)
{
    static const QStringList symbols {
        u"CUSTOM"_s,   u"TECHNICAL_OWNER"_s, u"BUSINESS_OWNER"_s, u"DATA_STEWARD"_s,
        u"NONE"_s,     u"DEVELOPER"_s,       u"DATAOWNER"_s,      u"DELEGATE"_s,
        u"PRODUCER"_s, u"CONSUMER"_s,        u"STAKEHOLDER"_s};
    return symbols.contains(type);
}

} // namespace

Result<void> checkUrn(const QString &text)
{
    if (domain::Urn::tryParse(text))
        return {};
    return wrong(EditOptionWords::tr("%1 is no URN, such as urn:li:corpuser:ana").arg(text));
}

Result<void> checkOwner(const QString &text)
{
    if (ownerUrn(text.section(u'=', 0, 0)).isEmpty())
        return wrong(EditOptionWords::tr("%1 is no user or group, such as ana, "
                                         "urn:li:corpuser:ana or urn:li:corpGroup:mlops")
                         .arg(text.section(u'=', 0, 0)));
    if (!text.contains(u'='))
        return {};
    const QString type = text.section(u'=', 1);
    const auto typeUrn = domain::Urn::tryParse(type);
    if (isKnownType(type) || (typeUrn && typeUrn->entityType() == "ownershipType"_L1))
        return {};
    return wrong(EditOptionWords::tr("%1 is no type of owner: TECHNICAL_OWNER, BUSINESS_OWNER, "
                                     "DATA_STEWARD, NONE or urn:li:ownershipType:…")
                     .arg(type));
}

Result<void> checkDate(const QString &text)
{
    if (timeNamed(text))
        return {};
    return wrong(EditOptionWords::tr("%1 is no date, such as 2027-01-31, +30d or 2027-01-31T18:00")
                     .arg(text));
}

Result<void> checkProperty(const QString &text)
{
    if (text.indexOf(u'=') > 0)
        return {};
    return wrong(EditOptionWords::tr("%1 is not KEY=VALUE").arg(text));
}

changes::Wish::Owner ownerFrom(const QString &text, const QString &type)
{
    return {ownerUrn(text.section(u'=', 0, 0)), text.contains(u'=') ? text.section(u'=', 1) : type};
}

QString tagFrom(const QString &text)
{
    return text.startsWith("urn:li:tag:"_L1) ? text : domain::Urn::tag(text).toString();
}

qint64 dateFrom(const QString &text)
{
    return timeNamed(text).value_or(0);
}

} // namespace commands
