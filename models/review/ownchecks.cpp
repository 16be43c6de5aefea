// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/fold.h"
#include "models/domain/vocabulary.h"
#include "models/review/checkwords.h"
#include "models/review/traffic.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using catalog::Aspect;
using catalog::Facet;

namespace review {

namespace {

std::optional<double> trafficOf(const Case &c)
{
    const auto keys = c.chunk.propertyKeys.row(c.i);
    if (std::ranges::none_of(keys, [&](Code key) { return c.index.isAboutTraffic(key); }))
        return std::nullopt;
    std::vector<catalog::Property> properties;
    const std::size_t start = c.chunk.propertyKeys.start[c.i];
    for (std::size_t k = 0; k < keys.size(); ++k)
        properties.push_back({fromUtf8(c.catalog().propertyKeys()[keys[k]]),
                              fromUtf8(c.chunk.propertyValues[start + k])});
    return traffic::share(properties);
}

QString statusText(const Case &c)
{
    const QString status = c.catalog().text(c.row, Facet::Status);
    return status.isEmpty() ? EvidenceWords::tr("no status") : status;
}

QString dayText(const Case &c)
{
    const QDateTime time
        = QDateTime::fromMSecsSinceEpoch(c.chunk.decommission[c.i]).toTimeZone(c.context.when.zone);
    const bool midnight = time.time() == QTime(0, 0);
    return time.toString(midnight ? u"yyyy-MM-dd"_s : u"yyyy-MM-dd HH:mm"_s) + u' '
         + QString::fromUtf8(c.context.when.zone.id());
}

bool hasDate(const Case &c)
{
    return c.chunk.decommission[c.i] != catalog::noTime;
}

//! What a note is worth, by its words.
enum class NoteKind { Empty, TooShort, OnlyLinks, Says };

bool isReference(QStringView word)
{
    while (!word.isEmpty() && !word.back().isLetterOrNumber() && word.back() != u'/')
        word.chop(1);
    while (!word.isEmpty() && !word.front().isLetterOrNumber() && word.front() != u'#')
        word = word.mid(1);
    if (word.contains(u"://"_s) || word.startsWith(u"urn:li:"_s) || word.startsWith(u"www."_s))
        return true;
    const auto digits = [](QStringView text) {
        return !text.isEmpty() && std::ranges::all_of(text, [](QChar q) { return q.isDigit(); });
    };
    if (word.startsWith(u'#'))
        return digits(word.mid(1));
    // ML-123: a ticket.
    const qsizetype dash = word.lastIndexOf(u'-');
    return dash > 0 && digits(word.mid(dash + 1))
        && std::ranges::all_of(word.left(dash), [](QChar q) { return q.isUpper() || q.isDigit(); });
}

NoteKind noteKind(const QString &note)
{
    constexpr int enoughLetters = 8;
    constexpr int enoughWords = 2;
    int letters = 0;
    int words = 0;
    bool references = false;
    for (const QStringView word : QStringView(note).split(u' ', Qt::SkipEmptyParts)) {
        if (isReference(word)) {
            references = true;
            continue;
        }
        int own = 0;
        for (const QChar q : word) {
            if (!q.isLetterOrNumber())
                continue;
            // Where words are not divided, two characters are about as much as one of them.
            const bool undivided = q.unicode() >= 0x2E80;
            own += undivided ? 4 : 1;
            words += undivided ? 1 : 0;
        }
        letters += own;
        words += own > 0 ? 1 : 0;
    }
    if (letters >= enoughLetters && words >= enoughWords)
        return NoteKind::Says;
    return references ? NoteKind::OnlyLinks : letters > 0 ? NoteKind::TooShort : NoteKind::Empty;
}

QString ownerNames(const Case &c, const std::vector<Code> &owners)
{
    QStringList names;
    for (const Code owner : owners)
        names.append(c.catalog().directory().displayName(
            fromUtf8(c.catalog().dictionary(Facet::Owner)[owner])));
    names.removeDuplicates();
    return detail::listed(names);
}

} // namespace

namespace checks {

Judgement outOfService(const Case &c, Evidence *evidence)
{
    const Serving serving = c.serving();
    const auto share = serving == Serving::Yes ? trafficOf(c) : std::nullopt;
    if (evidence)
        detail::tell(evidence, c.catalog(), c.row, Aspect::Properties,
                     !share       ? statusText(c)
                     : *share > 0 ? EvidenceWords::tr("%1, with traffic").arg(statusText(c))
                                  : EvidenceWords::tr("%1, no traffic").arg(statusText(c)));
    if (serving == Serving::Yes)
        return share && *share == 0 ? Judgement::Holds : Judgement::Broken;
    return serving == Serving::No ? Judgement::Holds : Judgement::NotKnown;
}

Judgement notLast(const Case &c, Evidence *evidence)
{
    const catalog::Links &links = c.catalog().links();
    const auto models = links.ofRow(c.row);
    const Serving serving = c.serving();
    const Code environment = c.code(Facet::Environment);
    const bool counted = serving == Serving::Yes && !c.catalog().has(c.row, catalog::Removed);
    // The model of which it is the last, or would be.
    const catalog::Model *last = nullptr;
    for (const catalog::Link &link : models) {
        if (c.index.inService(link.model, environment) == (counted ? 1U : 0U))
            last = &links.models()[link.model];
    }
    const bool modelsKnown = links.known() && !models.empty() && environment != catalog::absent;
    Judgement judgement = Judgement::Holds;
    if (serving == Serving::No)
        judgement = Judgement::Holds;
    else if (!modelsKnown)
        judgement = Judgement::NotKnown;
    else if (last)
        judgement = serving == Serving::Yes && c.context.complete ? Judgement::Broken
                                                                  : Judgement::NotKnown;
    if (evidence) {
        const QString env = c.catalog().text(c.row, Facet::Environment);
        detail::tell(evidence, c.catalog(), c.row, Aspect::Properties,
                     serving == Serving::No ? statusText(c)
                     : !links.known()       ? EvidenceWords::tr("model links were not read")
                     : models.empty()       ? EvidenceWords::tr("no model names it")
                     : !modelsKnown         ? EvidenceWords::tr("its URN names no environment")
                     : last ? EvidenceWords::tr("no other serves %1 in %2").arg(last->name, env)
                            : EvidenceWords::tr("others serve %1 in %2")
                                  .arg(links.models()[models.front().model].name, env));
    }
    return judgement;
}

Judgement ownerTechnical(const Case &c, Evidence *evidence)
{
    const std::size_t start = c.chunk.owners.start[c.i];
    const std::size_t end = c.chunk.owners.start[c.i + 1];
    bool technical = false;
    bool custom = false;
    std::vector<Code> named;
    for (std::size_t k = start; k < end; ++k) {
        const Index::Ownership kind = c.index.ownership(c.chunk.ownerTypes[k]);
        const bool first = kind == Index::Ownership::Technical && !technical;
        technical = technical || first;
        custom = custom || kind == Index::Ownership::Custom;
        if (evidence && (kind == Index::Ownership::Technical || !technical)) {
            if (first)
                named.clear();
            named.push_back(c.chunk.owners.values[k]);
        }
    }
    if (evidence)
        detail::tell(
            evidence, c.catalog(), c.row, Aspect::Ownership,
            start == end ? EvidenceWords::tr("no owner")
            : technical  ? ownerNames(c, named)
            : custom     ? EvidenceWords::tr("%1, by types of your own").arg(ownerNames(c, named))
                     : EvidenceWords::tr("%1, none of them technical").arg(ownerNames(c, named)));
    return technical ? Judgement::Holds : custom ? Judgement::NotKnown : Judgement::Broken;
}

Judgement ownerActive(const Case &c, Evidence *evidence)
{
    using Person = Index::Person;
    const auto owners = c.chunk.owners.row(c.i);
    if (owners.empty())
        return Judgement::DoesNotApply;
    std::vector<Code> gone;
    bool unknown = false;
    bool broken = false;
    for (const Code owner : owners) {
        const Person person = c.index.person(owner);
        unknown = unknown || person == Person::NotKnown;
        broken = broken || person == Person::Missing || person == Person::Inactive;
        if (evidence && (person == Person::Missing || person == Person::Inactive))
            gone.push_back(owner);
    }
    if (evidence)
        detail::tell(evidence, c.catalog(), c.row, Aspect::Ownership,
                     broken    ? EvidenceWords::tr("%1: gone or inactive").arg(ownerNames(c, gone))
                     : unknown ? EvidenceWords::tr("not all owners could be looked up")
                               : ownerNames(c, {owners.begin(), owners.end()}));
    return broken ? Judgement::Broken : unknown ? Judgement::NotKnown : Judgement::Holds;
}

Judgement dateSet(const Case &c, Evidence *evidence)
{
    if (evidence)
        detail::tell(evidence, c.catalog(), c.row, Aspect::Deprecation,
                     hasDate(c) ? dayText(c) : EvidenceWords::tr("no date"));
    if (!hasDate(c))
        return Judgement::Broken;
    return c.chunk.decommission[c.i] < earliestMeant ? Judgement::NotKnown : Judgement::Holds;
}

Judgement dateNotPassed(const Case &c, Evidence *evidence)
{
    if (!hasDate(c))
        return Judgement::DoesNotApply;
    if (evidence)
        detail::tell(evidence, c.catalog(), c.row, Aspect::Deprecation,
                     u"%1; %2"_s.arg(dayText(c), statusText(c)));
    const std::int64_t date = c.chunk.decommission[c.i];
    const Serving serving = c.serving();
    if (serving == Serving::No || date >= c.context.when.now.toMSecsSinceEpoch())
        return Judgement::Holds;
    return serving == Serving::Yes && date >= earliestMeant ? Judgement::Broken
                                                            : Judgement::NotKnown;
}

Judgement noteSaysWhy(const Case &c, Evidence *evidence)
{
    // What stands further down makes no better reason.
    constexpr std::size_t enough = 2000;
    const std::string_view note = c.chunk.notes[c.i];
    QString begin = fromUtf8(note.substr(0, enough));
    begin.replace(u'\n', u' ').replace(u'\r', u' ').replace(u'\t', u' ');
    const NoteKind kind = noteKind(begin);
    if (evidence)
        detail::tell(evidence, c.catalog(), c.row, Aspect::Deprecation,
                     kind == NoteKind::Empty ? EvidenceWords::tr("no note")
                                             : detail::excerpt(fromUtf8(note)));
    return kind == NoteKind::Says      ? Judgement::Holds
         : kind == NoteKind::OnlyLinks ? Judgement::NotKnown
                                       : Judgement::Broken;
}

} // namespace checks

} // namespace review
