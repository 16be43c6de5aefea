// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/urn.h"
#include "tests/models/review/world.h"

#include <QRegularExpression>

#include <set>

using namespace Qt::Literals::StringLiterals;
using support::Made;

namespace reviewtest {

namespace {

// What a rule says of itself; the severity comes later.
enum class Says { Yes, No, DontKnow, Nothing };

std::string trimmed(const std::string &text)
{
    return QString::fromStdString(text).trimmed().toStdString();
}

const Made *madeOf(const World &world, const std::string &urn)
{
    for (const Made &one : world.made) {
        if (one.urn == urn)
            return &one;
    }
    return nullptr;
}

bool isUrn(const std::string &text)
{
    return domain::Urn::tryParse(QString::fromStdString(text)).has_value();
}

bool isDeploymentUrn(const std::string &text)
{
    return text.starts_with("urn:li:mlModelDeployment:") && isUrn(text);
}

std::string envOf(const std::string &urn)
{
    const auto parsed = domain::Urn::tryParse(QString::fromStdString(urn));
    const auto key = parsed ? domain::platformKey(*parsed) : std::nullopt;
    return key ? key->env.toStdString() : std::string();
}

std::set<std::string> familyOf(const World &world, const Made &made)
{
    std::set<std::string> family(made.models.begin(), made.models.end());
    for (const std::string &model : made.models) {
        for (const catalog::Model &known : world.models) {
            if (known.urn.toStdString() != model)
                continue;
            for (const QString &group : known.groups)
                family.insert(group.toStdString());
        }
    }
    return family;
}

bool isOneOf(const std::string &text, std::initializer_list<const char *> words)
{
    return std::ranges::any_of(words, [&](const char *word) { return text == word; });
}

bool isAway(const Made &made)
{
    return isOneOf(made.status, {"OUT_OF_SERVICE", "FAILED", "DELETING"});
}

bool hasNoTraffic(const Made &made)
{
    for (const auto &[key, value] : made.properties) {
        if (!isOneOf(key, {"traffic", "Traffic_Percent", "traffic_split"}))
            continue;
        if (isOneOf(value, {"0", "0%"}))
            return true;
        if (value.starts_with('{'))
            return value.find("10") == std::string::npos;
        if (value != "off")
            return false;
    }
    return false;
}

Says chain(const World &world, const Made &made)
{
    std::set<std::string> been {made.urn};
    const Made *at = &made;
    while (true) {
        const std::string next = at->deprecated ? trimmed(at->replacement) : std::string();
        if (next.empty())
            return Says::Yes;
        at = madeOf(world, next);
        if (!at)
            return Says::DontKnow;
        if (!been.insert(next).second)
            return Says::No;
    }
}

Says lastOfModel(const World &world, const Made &made)
{
    if (isAway(made))
        return Says::Yes;
    if (!world.linksKnown || made.models.empty())
        return Says::DontKnow;
    for (const std::string &model : made.models) {
        const bool another = std::ranges::any_of(world.made, [&](const Made &other) {
            return other.urn != made.urn && other.status == "IN_SERVICE" && !other.removed
                && envOf(other.urn) == envOf(made.urn)
                && std::ranges::find(other.models, model) != other.models.end();
        });
        if (!another)
            return made.status == "IN_SERVICE" && world.context.complete ? Says::No
                                                                         : Says::DontKnow;
    }
    return Says::Yes;
}

Says technical(const Made &made)
{
    bool own = false;
    for (const auto &[owner, type] : made.owners) {
        if (isOneOf(type, {"TECHNICAL_OWNER", "DEVELOPER",
                           "urn:li:ownershipType:__system__technical_owner"}))
            return Says::Yes;
        own = own || isOneOf(type, {"CUSTOM", "urn:li:ownershipType:on_call"});
    }
    return own ? Says::DontKnow : Says::No;
}

Says active(const Made &made)
{
    Says says = made.owners.empty() ? Says::Nothing : Says::Yes;
    for (const auto &[owner, type] : made.owners) {
        if (isOneOf(owner, {"urn:li:corpuser:gone", "urn:li:corpuser:left"}))
            return Says::No;
        if (!isOneOf(owner, {"urn:li:corpuser:ana", "urn:li:corpuser:bo"}))
            says = Says::DontKnow;
    }
    return says;
}

//! By expression instead of letter by letter.
Says note(const Made &made)
{
    static const QRegularExpression reference(
        u"(?:^|\\s)[(]?(?:https?://\\S+|#[0-9]+|[A-Z]+-[0-9]+,?)(?=\\s|$)"_s);
    QString text = QString::fromStdString(made.note);
    const bool references = reference.match(text).hasMatch();
    text.replace(reference, u" "_s);
    static const QRegularExpression cjk(u"\\p{Han}"_s);
    int letters = 0;
    int words = 0;
    for (const QString &word : text.split(QRegularExpression(u"\\s+"_s), Qt::SkipEmptyParts)) {
        const int undivided = int(word.count(cjk));
        const int rest = int(word.count(QRegularExpression(u"[A-Za-z0-9]"_s)));
        letters += rest + 4 * undivided;
        words += undivided + (rest + undivided > 0 ? 1 : 0);
    }
    if (letters >= 8 && words >= 2)
        return Says::Yes;
    return references ? Says::DontKnow : Says::No;
}

Says notPassed(const World &world, const Made &made)
{
    if (made.decommission == catalog::noTime)
        return Says::Nothing;
    const QDateTime date = QDateTime::fromMSecsSinceEpoch(made.decommission, Qt::UTC);
    if (date >= world.context.when.now || isAway(made))
        return Says::Yes;
    return made.status == "IN_SERVICE" && date.date().year() >= 2000 ? Says::No : Says::DontKnow;
}

std::map<std::string, Says> all(const World &world, const Made &made)
{
    std::map<std::string, Says> says;
    const std::string replacement = trimmed(made.replacement);
    const Made *there = madeOf(world, replacement);
    const bool whole = world.context.complete;
    says["replacement-named"] = replacement.empty() ? Says::No
                              : isUrn(replacement)  ? Says::Yes
                                                    : Says::DontKnow;
    if (!replacement.empty()) {
        const bool surelyGone
            = replacement == "urn:li:corpuser:gone" || (isDeploymentUrn(replacement) && whole);
        says["replacement-present"]
            = there      ? (there->removed || there->deprecated ? Says::No : Says::Yes)
            : surelyGone ? Says::No
                         : Says::DontKnow;
        if (!there)
            says["replacement-in-service"]
                = isDeploymentUrn(replacement) && whole ? Says::No : Says::DontKnow;
        else if (isOneOf(there->status, {"", "UNKNOWN", "HALF_DRAINED"}))
            says["replacement-in-service"] = Says::DontKnow;
        else
            says["replacement-in-service"] = there->status == "IN_SERVICE" ? Says::Yes : Says::No;
        says["replacement-environment"] = envOf(replacement).empty()            ? Says::DontKnow
                                        : envOf(replacement) == envOf(made.urn) ? Says::Yes
                                                                                : Says::No;
        says["replacement-model"] = Says::DontKnow;
        if (there && world.linksKnown && !made.models.empty() && !there->models.empty()) {
            const auto mine = familyOf(world, made);
            const auto theirs = familyOf(world, *there);
            const bool shared = std::ranges::any_of(
                mine, [&](const std::string &one) { return theirs.contains(one); });
            says["replacement-model"] = shared ? Says::Yes : whole ? Says::No : Says::DontKnow;
        }
        says["replacement-chain"] = chain(world, made);
    }
    says["out-of-service"] = isAway(made)                ? Says::Yes
                           : made.status != "IN_SERVICE" ? Says::DontKnow
                           : hasNoTraffic(made)          ? Says::Yes
                                                         : Says::No;
    says["not-last"] = lastOfModel(world, made);
    says["owner-technical"] = technical(made);
    says["owner-active"] = active(made);
    says["date-set"] = made.decommission == catalog::noTime ? Says::No
                     : made.decommission < 946'684'800'000  ? Says::DontKnow
                                                            : Says::Yes;
    says["date-not-passed"] = notPassed(world, made);
    says["note"] = note(made);
    const bool named = std::ranges::any_of(world.made, [&](const Made &other) {
        return other.urn != made.urn && other.deprecated && !other.removed
            && trimmed(other.replacement) == made.urn;
    });
    says["not-a-replacement"] = named ? Says::No : whole ? Says::Yes : Says::DontKnow;
    return says;
}

std::string bucketOf(const World &world, const Made &made)
{
    if (made.decommission == catalog::noTime)
        return "undated";
    const QDateTime now = world.context.when.now.toTimeZone(world.context.when.zone);
    const QDateTime date = QDateTime::fromMSecsSinceEpoch(made.decommission, Qt::UTC)
                               .toTimeZone(world.context.when.zone);
    if (date < now)
        return "overdue";
    const qint64 days = now.date().daysTo(date.date());
    return days <= 7 ? "7" : days <= 30 ? "30" : days <= 90 ? "90" : "later";
}

} // namespace

PlainReview plainReview(const World &world, const Made &made,
                        const std::map<std::string, std::string> &severities)
{
    PlainReview review;
    std::set<std::string> seen;
    for (const auto &[id, says] : all(world, made)) {
        const std::string severity = severities.at(id);
        if (severity == "off" || says == Says::Nothing)
            continue;
        review.outcomes[id] = says == Says::Yes ? "pass" : says == Says::No ? severity : "unknown";
        seen.insert(review.outcomes[id]);
    }
    review.verdict = seen.contains("block")   ? "blocked"
                   : seen.contains("unknown") ? "unknown"
                   : seen.contains("warn")    ? "warnings"
                                              : "ready";
    review.bucket = bucketOf(world, made);
    return review;
}

} // namespace reviewtest
