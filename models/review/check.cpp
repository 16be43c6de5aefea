// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/check.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace review {

namespace {

struct CheckWords
{
    Q_DECLARE_TR_FUNCTIONS(Review)
};

struct Entry
{
    const char16_t *id;
    const char *title;
    const char *problem;
    const char *rule;
    Severity usual;
};

// In the order of Check.
constexpr std::array<Entry, checkCount> entries {
    Entry {u"replacement-named", QT_TRANSLATE_NOOP("Review", "Replacement is named"),
           QT_TRANSLATE_NOOP("Review", "No replacement is named"),
           QT_TRANSLATE_NOOP("Review", "The deprecation names what to use instead."),
           Severity::Warn},
    Entry {u"replacement-present",
           QT_TRANSLATE_NOOP("Review", "Replacement is there, not deprecated"),
           QT_TRANSLATE_NOOP("Review", "Replacement is gone or deprecated"),
           QT_TRANSLATE_NOOP("Review", "The server has the replacement, and it is neither "
                                       "soft-deleted nor deprecated itself."),
           Severity::Block},
    Entry {u"replacement-in-service", QT_TRANSLATE_NOOP("Review", "Replacement is in service"),
           QT_TRANSLATE_NOOP("Review", "Replacement is not in service"),
           QT_TRANSLATE_NOOP("Review", "The status of the replacement is IN_SERVICE."),
           Severity::Block},
    Entry {u"replacement-environment",
           QT_TRANSLATE_NOOP("Review", "Replacement is in the same environment"),
           QT_TRANSLATE_NOOP("Review", "Replacement is in another environment"),
           QT_TRANSLATE_NOOP("Review", "Both are in one environment, such as PROD."),
           Severity::Warn},
    Entry {u"replacement-model",
           QT_TRANSLATE_NOOP("Review", "Replacement serves the same model or group"),
           QT_TRANSLATE_NOOP("Review", "Replacement serves another model"),
           QT_TRANSLATE_NOOP("Review", "Both serve one model, or models of one group."),
           Severity::Warn},
    Entry {u"replacement-chain",
           QT_TRANSLATE_NOOP("Review", "Chain of replacements ends, no cycle"),
           QT_TRANSLATE_NOOP("Review", "Replacements go round in a circle"),
           QT_TRANSLATE_NOOP("Review", "From replacement to replacement one comes to a deployment "
                                       "that names no other."),
           Severity::Block},
    Entry {u"out-of-service", QT_TRANSLATE_NOOP("Review", "No longer in service, or traffic is 0"),
           QT_TRANSLATE_NOOP("Review", "Still in service"),
           QT_TRANSLATE_NOOP("Review", "The deployment is out of service, failed or being deleted, "
                                       "or its properties say that it gets no traffic."),
           Severity::Warn},
    Entry {u"not-last", QT_TRANSLATE_NOOP("Review", "Not the last in service of its model here"),
           QT_TRANSLATE_NOOP("Review", "Last in service of its model here"),
           QT_TRANSLATE_NOOP("Review", "For each model that it serves, another deployment is in "
                                       "service in the same environment."),
           Severity::Block},
    Entry {u"owner-technical", QT_TRANSLATE_NOOP("Review", "Has an owner, one of them technical"),
           QT_TRANSLATE_NOOP("Review", "No technical owner"),
           QT_TRANSLATE_NOOP("Review", "It has owners, and at least one is a technical owner."),
           Severity::Warn},
    Entry {u"owner-active", QT_TRANSLATE_NOOP("Review", "Owners exist and are active"),
           QT_TRANSLATE_NOOP("Review", "An owner is gone or inactive"),
           QT_TRANSLATE_NOOP("Review", "The server has each owner, and none is deactivated."),
           Severity::Warn},
    Entry {u"date-set", QT_TRANSLATE_NOOP("Review", "Date is set"),
           QT_TRANSLATE_NOOP("Review", "No date is set"),
           QT_TRANSLATE_NOOP("Review", "The deprecation has a decommission date."), Severity::Warn},
    Entry {u"date-not-passed", QT_TRANSLATE_NOOP("Review", "Date not passed while in service"),
           QT_TRANSLATE_NOOP("Review", "Date has passed, and it is still in service"),
           QT_TRANSLATE_NOOP("Review", "The decommission date lies ahead, or the deployment is no "
                                       "longer in service."),
           Severity::Block},
    Entry {u"note", QT_TRANSLATE_NOOP("Review", "Note says why"),
           QT_TRANSLATE_NOOP("Review", "Note does not say why"),
           QT_TRANSLATE_NOOP("Review", "The note has at least two words that are more than a link "
                                       "or a ticket's number."),
           Severity::Warn},
    Entry {u"not-a-replacement", QT_TRANSLATE_NOOP("Review", "No other deployment names it"),
           QT_TRANSLATE_NOOP("Review", "Another deployment names it"),
           QT_TRANSLATE_NOOP("Review", "No deprecated deployment has it as its replacement."),
           Severity::Block},
};

} // namespace

CheckInfo infoOf(Check check)
{
    const Entry &entry = entries[std::size_t(check)];
    return {check,
            QString::fromUtf16(entry.id),
            CheckWords::tr(entry.title),
            CheckWords::tr(entry.problem),
            CheckWords::tr(entry.rule),
            entry.usual};
}

std::optional<Check> checkOf(const QString &id)
{
    for (const Check check : allChecks()) {
        if (id == QStringView(entries[std::size_t(check)].id))
            return check;
    }
    return std::nullopt;
}

QString wordOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Pass:
        return u"pass"_s;
    case Outcome::Warn:
        return u"warn"_s;
    case Outcome::Block:
        return u"block"_s;
    case Outcome::Unknown:
        return u"unknown"_s;
    case Outcome::LeftOut:
        break;
    }
    return {};
}

QString wordOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ready:
        return u"ready"_s;
    case Verdict::Warnings:
        return u"warnings"_s;
    case Verdict::Blocked:
        return u"blocked"_s;
    case Verdict::Unknown:
        break;
    }
    return u"unknown"_s;
}

QString wordOf(Severity severity)
{
    return severity == Severity::Off  ? u"off"_s
         : severity == Severity::Warn ? u"warn"_s
                                      : u"block"_s;
}

QString labelOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Pass:
        return CheckWords::tr("passes");
    case Outcome::Warn:
        return CheckWords::tr("warns");
    case Outcome::Block:
        return CheckWords::tr("blocks");
    case Outcome::Unknown:
        return CheckWords::tr("not known");
    case Outcome::LeftOut:
        break;
    }
    return CheckWords::tr("not asked");
}

QString complaintOf(Check check, Outcome outcome)
{
    const CheckInfo info = infoOf(check);
    return outcome == Outcome::Unknown ? CheckWords::tr("Not known: %1").arg(info.title)
                                       : info.problem;
}

QString labelOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ready:
        return CheckWords::tr("ready");
    case Verdict::Warnings:
        return CheckWords::tr("ready with warnings");
    case Verdict::Blocked:
        return CheckWords::tr("blocked");
    case Verdict::Unknown:
        break;
    }
    return CheckWords::tr("not known");
}

Policy::Policy()
{
    for (const Check check : allChecks())
        set(check, entries[std::size_t(check)].usual);
}

Policy Policy::fromWords(const QMap<QString, QString> &words)
{
    Policy policy;
    for (const Check check : allChecks()) {
        const QString word = words.value(QString::fromUtf16(entries[std::size_t(check)].id));
        for (const Severity severity : {Severity::Off, Severity::Warn, Severity::Block}) {
            if (word == wordOf(severity))
                policy.set(check, severity);
        }
    }
    return policy;
}

QMap<QString, QString> Policy::toWords() const
{
    QMap<QString, QString> words;
    for (const Check check : allChecks()) {
        const Entry &entry = entries[std::size_t(check)];
        if ((*this)[check] != entry.usual)
            words.insert(QString::fromUtf16(entry.id), wordOf((*this)[check]));
    }
    return words;
}

} // namespace review
