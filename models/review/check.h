// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMap>
#include <QString>

#include <array>
#include <cstdint>
#include <optional>

//! Whether a deprecated deployment can go: rules, each a pure function of a catalog, and what they
//! come to.
namespace review {

//! The rules, in the order in which they are listed. docs/review.md says the same to users.
enum class Check : std::uint8_t {
    ReplacementNamed,
    ReplacementPresent, //!< and neither removed nor deprecated
    ReplacementInService,
    ReplacementEnvironment,
    ReplacementModel,
    ReplacementChain,
    OutOfService,
    NotLast,
    OwnerTechnical,
    OwnerActive,
    DateSet,
    DateNotPassed,
    NoteSaysWhy,
    NotAReplacement,
};
inline constexpr std::size_t checkCount = 14;

//! What a rule that is broken amounts to; Off: the rule is not asked.
enum class Severity : std::uint8_t { Off, Warn, Block };

//! What a rule ends as. Left out of what is shown and counted: one that is off, or that does not
//! apply, such as the rules about a replacement where none is named.
enum class Outcome : std::uint8_t { Pass, Warn, Block, Unknown, LeftOut };

//! What the outcomes of a deployment come to. The worst decides, in the order Blocked, Unknown,
//! Warnings: what is not known is never taken for good.
enum class Verdict : std::uint8_t { Ready, Warnings, Blocked, Unknown };

struct CheckInfo
{
    Check check;
    QString id; //!< in JSON and in the settings; never changes
    QString title; //!< what holds when it passes
    QString problem; //!< what is wrong when it does not
    QString rule; //!< a sentence
    Severity usual; //!< where nobody set another
};

CheckInfo infoOf(Check check);
std::optional<Check> checkOf(const QString &id);
constexpr std::array<Check, checkCount> allChecks()
{
    std::array<Check, checkCount> all {};
    for (std::size_t i = 0; i < checkCount; ++i)
        all[i] = Check(i);
    return all;
}

// As in JSON: pass, warn, block, unknown; ready, warnings, blocked, unknown; off, warn, block.
QString wordOf(Outcome outcome);
QString wordOf(Verdict verdict);
QString wordOf(Severity severity);
//! For the eye: "ready with warnings", "not known".
QString labelOf(Outcome outcome);
//! Why a check does not pass: its problem, or of one that is not known its title and that.
QString complaintOf(Check check, Outcome outcome);
QString labelOf(Verdict verdict);

//! The severity of every check.
class Policy
{
public:
    Policy(); //!< the usual ones
    //! What the settings hold: words by ids. What is not there or not understood is as usual.
    static Policy fromWords(const QMap<QString, QString> &words);
    //! Only what is not as usual.
    QMap<QString, QString> toWords() const;

    Severity operator[](Check check) const { return m_severities[std::size_t(check)]; }
    void set(Check check, Severity severity) { m_severities[std::size_t(check)] = severity; }

    bool operator==(const Policy &) const = default;

private:
    std::array<Severity, checkCount> m_severities;
};

} // namespace review
