// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/vocabulary.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace domain {

namespace {

struct StatusWord
{
    DeploymentStatus status;
    QStringView symbol;
    const char *label;
};

constexpr std::array statusWords {
    StatusWord {DeploymentStatus::Failed, u"FAILED", QT_TRANSLATE_NOOP("Status", "Failed")},
    StatusWord {DeploymentStatus::RollingBack, u"ROLLING_BACK",
                QT_TRANSLATE_NOOP("Status", "Rolling back")},
    StatusWord {DeploymentStatus::Deleting, u"DELETING", QT_TRANSLATE_NOOP("Status", "Deleting")},
    StatusWord {DeploymentStatus::Unknown, u"UNKNOWN", QT_TRANSLATE_NOOP("Status", "Unknown")},
    StatusWord {DeploymentStatus::Updating, u"UPDATING", QT_TRANSLATE_NOOP("Status", "Updating")},
    StatusWord {DeploymentStatus::Creating, u"CREATING", QT_TRANSLATE_NOOP("Status", "Creating")},
    StatusWord {DeploymentStatus::OutOfService, u"OUT_OF_SERVICE",
                QT_TRANSLATE_NOOP("Status", "Out of service")},
    StatusWord {DeploymentStatus::InService, u"IN_SERVICE",
                QT_TRANSLATE_NOOP("Status", "In service")},
};

struct OwnerWord
{
    QStringView symbol;
    const char *label;
    QStringView systemUrn;
};

constexpr std::array ownerWords {
    OwnerWord {u"TECHNICAL_OWNER", QT_TRANSLATE_NOOP("Owner", "technical"),
               u"urn:li:ownershipType:__system__technical_owner"},
    OwnerWord {u"BUSINESS_OWNER", QT_TRANSLATE_NOOP("Owner", "business"),
               u"urn:li:ownershipType:__system__business_owner"},
    OwnerWord {u"DATA_STEWARD", QT_TRANSLATE_NOOP("Owner", "data steward"),
               u"urn:li:ownershipType:__system__data_steward"},
    OwnerWord {u"NONE", QT_TRANSLATE_NOOP("Owner", "no type"),
               u"urn:li:ownershipType:__system__none"},
    OwnerWord {u"CUSTOM", QT_TRANSLATE_NOOP("Owner", "custom"), u""},
    OwnerWord {u"DEVELOPER", QT_TRANSLATE_NOOP("Owner", "developer"), u""},
    OwnerWord {u"DATAOWNER", QT_TRANSLATE_NOOP("Owner", "data owner"), u""},
    OwnerWord {u"DELEGATE", QT_TRANSLATE_NOOP("Owner", "delegate"), u""},
    OwnerWord {u"PRODUCER", QT_TRANSLATE_NOOP("Owner", "producer"), u""},
    OwnerWord {u"CONSUMER", QT_TRANSLATE_NOOP("Owner", "consumer"), u""},
    OwnerWord {u"STAKEHOLDER", QT_TRANSLATE_NOOP("Owner", "stakeholder"), u""},
};

const StatusWord *findStatus(QStringView symbol)
{
    const auto it = std::find_if(statusWords.begin(), statusWords.end(),
                                 [symbol](const StatusWord &w) { return w.symbol == symbol; });
    return it == statusWords.end() ? nullptr : &*it;
}

const OwnerWord *findOwner(const QString &symbol)
{
    const auto it = std::find_if(ownerWords.begin(), ownerWords.end(),
                                 [&symbol](const OwnerWord &w) { return w.symbol == symbol; });
    return it == ownerWords.end() ? nullptr : &*it;
}

} // namespace

DeploymentStatus deploymentStatus(QStringView symbol)
{
    if (symbol.isEmpty())
        return DeploymentStatus::Absent;
    const StatusWord *word = findStatus(symbol);
    return word ? word->status : DeploymentStatus::Other;
}

QString statusSymbol(DeploymentStatus status)
{
    for (const StatusWord &word : statusWords) {
        if (word.status == status)
            return word.symbol.toString();
    }
    return {};
}

QString statusLabel(const QString &symbol)
{
    const StatusWord *word = findStatus(symbol);
    return word ? QCoreApplication::translate("Status", word->label) : symbol;
}

int statusSeverity(const QString &symbol)
{
    const DeploymentStatus status = deploymentStatus(symbol);
    return int(status == DeploymentStatus::Other ? DeploymentStatus::Unknown : status);
}

const QStringList &statusSymbols()
{
    static const QStringList symbols = [] {
        QStringList list;
        for (const StatusWord &word : statusWords)
            list.append(word.symbol.toString());
        return list;
    }();
    return symbols;
}

const QStringList &environments()
{
    static const QStringList values {u"PROD"_s,    u"PRD"_s,  u"CORP"_s, u"PRE"_s,  u"STG"_s,
                                     u"UAT"_s,     u"CERT"_s, u"RVW"_s,  u"SIT"_s,  u"NON_PROD"_s,
                                     u"QA"_s,      u"EI"_s,   u"TST"_s,  u"TEST"_s, u"SBX"_s,
                                     u"SANDBOX"_s, u"DEV"_s};
    return values;
}

const QStringList &defaultProductionEnvironments()
{
    static const QStringList values {u"PROD"_s, u"PRD"_s};
    return values;
}

QString ownershipTypeLabel(const QString &symbol)
{
    const OwnerWord *word = findOwner(symbol);
    return word ? QCoreApplication::translate("Owner", word->label) : symbol;
}

QString systemOwnershipTypeUrn(const QString &symbol)
{
    const OwnerWord *word = findOwner(symbol);
    return word ? word->systemUrn.toString() : QString();
}

} // namespace domain
