// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/formwords.h"

#include "models/domain/vocabulary.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace formwords {

namespace {

struct FormWords
{
    Q_DECLARE_TR_FUNCTIONS(FormWords)
};

const QString systemPrefix = u"urn:li:ownershipType:__system__"_s;

QString capitalised(const QString &text)
{
    return text.isEmpty() ? text : text.left(1).toUpper() + text.mid(1);
}

} // namespace

QString roleName(const QString &type, const QString &name)
{
    const QString symbol
        = type.startsWith(systemPrefix) ? type.mid(systemPrefix.size()).toUpper() : type;
    if (symbol == "TECHNICAL_OWNER"_L1)
        return FormWords::tr("Technical owner");
    if (symbol == "BUSINESS_OWNER"_L1)
        return FormWords::tr("Business owner");
    if (symbol == "DATA_STEWARD"_L1)
        return FormWords::tr("Data steward");
    if (symbol == "NONE"_L1 || symbol.isEmpty())
        return FormWords::tr("None", "type of an owner");
    if (type.startsWith("urn:"_L1))
        return oneLine(name, 60);
    if (isDeprecatedRole(type))
        return FormWords::tr("%1 (old)", "a type of owners that is kept for old data only")
            .arg(capitalised(domain::ownershipTypeLabel(type)));
    return capitalised(domain::ownershipTypeLabel(type));
}

bool isDeprecatedRole(const QString &type)
{
    static const QStringList old {u"DEVELOPER"_s, u"DATAOWNER"_s, u"DELEGATE"_s,
                                  u"PRODUCER"_s,  u"CONSUMER"_s,  u"STAKEHOLDER"_s};
    return old.contains(type);
}

const QStringList &systemRoles()
{
    static const QStringList roles {domain::systemOwnershipTypeUrn(u"TECHNICAL_OWNER"_s),
                                    domain::systemOwnershipTypeUrn(u"BUSINESS_OWNER"_s),
                                    domain::systemOwnershipTypeUrn(u"DATA_STEWARD"_s),
                                    domain::systemOwnershipTypeUrn(u"NONE"_s)};
    return roles;
}

bool isGroup(const QString &ownerUrn)
{
    return ownerUrn.startsWith("urn:li:corpGroup:"_L1);
}

QColor tagColor(const QString &colour)
{
    return colour.startsWith(u'#') ? QColor(colour) : QColor();
}

QString dateText(qint64 ms, const QTimeZone &zone)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toTimeZone(zone);
    const QString day = QLocale().toString(time.date(), u"d MMM yyyy"_s);
    return time.time() == QTime(0, 0) ? day : day + time.toString(u", HH:mm"_s);
}

QString dayText(qint64 ms, const QDateTime &now, const QTimeZone &zone)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toTimeZone(zone).date();
    const bool near = qAbs(now.toTimeZone(zone).date().daysTo(day)) < 365;
    return QLocale().toString(day, near ? u"d MMM"_s : u"d MMM yyyy"_s);
}

QString whenText(qint64 ms, const QDateTime &now, const QTimeZone &zone)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toTimeZone(zone);
    const qint64 days = time.date().daysTo(now.toTimeZone(zone).date());
    if (days == 0)
        return FormWords::tr("today %1").arg(time.toString(u"HH:mm"_s));
    if (days == 1)
        return FormWords::tr("yesterday %1").arg(time.toString(u"HH:mm"_s));
    return QLocale().toString(time.date(), u"d MMM yyyy"_s);
}

QString zoneName(const QTimeZone &zone)
{
    return QString::fromUtf8(zone.id());
}

QString listed(const QStringList &words)
{
    if (words.size() < 2)
        return words.join(QString());
    return FormWords::tr("%1 and %2")
        .arg(words.mid(0, words.size() - 1).join(u", "_s), words.last());
}

} // namespace formwords
