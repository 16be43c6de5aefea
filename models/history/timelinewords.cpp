// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/history/timelinewords.h"

#include "models/changes/aspects.h"
#include "models/domain/vocabulary.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;
using changes::FieldChange;

namespace history {

namespace {

using Style = Phrase::Style;

constexpr qsizetype longestValue = 48;
constexpr qsizetype longestText = 400;

struct TimelineWords
{
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

QString shortValue(const QString &aspect, const FieldChange &change, bool after,
                   const changes::Naming &naming)
{
    return oneLine(
        changes::valueText(aspect, change.key, after ? change.after : change.before, naming),
        longestValue);
}

//! True for what an absent field means, too.
bool isNone(const QString &aspect, const FieldChange &change, bool after)
{
    const changes::Json &value = after ? change.after : change.before;
    return value.is_null() || value == changes::defaultOf(aspect, change.key);
}

//! \a label was → is, or what came or went.
Phrase moved(const QString &label, Style labelStyle, const QString &aspect,
             const FieldChange &change, const changes::Naming &naming)
{
    Phrase phrase;
    phrase.add(label, labelStyle);
    if (isNone(aspect, change, true))
        return phrase.add(TimelineWords::tr(" cleared, was "))
            .add(shortValue(aspect, change, false, naming), Style::Struck);
    if (isNone(aspect, change, false))
        return phrase.add(u": "_s).add(shortValue(aspect, change, true, naming), Style::Strong);
    return phrase.add(u" "_s)
        .add(shortValue(aspect, change, false, naming), Style::Struck)
        .add(u" → "_s)
        .add(shortValue(aspect, change, true, naming), Style::Strong);
}

Phrase memberPhrase(const QString &aspect, const FieldChange &change, const changes::Naming &naming)
{
    const bool added = !change.after.is_null();
    const QString who = shortValue(aspect, change, added, naming);
    const bool owner = aspect == changes::aspect::ownership;
    if (added)
        return Phrase()
            .add(owner ? TimelineWords::tr("Owner added: ") : TimelineWords::tr("Tag added: "))
            .add(who, Style::Strong);
    return Phrase()
        .add(owner ? TimelineWords::tr("Owner removed: ") : TimelineWords::tr("Tag removed: "))
        .add(who, Style::Strong);
}

//! \a whole: with the words of notes and descriptions, too.
Phrase fieldPhrase(const QString &aspect, const FieldChange &change, const changes::Naming &naming,
                   bool whole = false)
{
    const QString &field = change.key.field;
    if (changes::isMembership(aspect, change.key))
        return memberPhrase(aspect, change, naming);
    if (aspect == changes::aspect::deprecation && field == "deprecated"_L1)
        return change.after == true
                 ? Phrase().add(TimelineWords::tr("Deprecated"), Style::Strong)
                 : Phrase().add(TimelineWords::tr("Deprecation taken back"), Style::Strong);
    if (aspect == changes::aspect::status && field == "removed"_L1)
        return Phrase().add(change.after == true ? TimelineWords::tr("Soft-deleted")
                                                 : TimelineWords::tr("Restored"),
                            Style::Strong);
    if (field == "note"_L1 || field == "description"_L1) {
        const QString label = changes::fieldLabel(aspect, change.key);
        if (whole && !isNone(aspect, change, true))
            return Phrase().add(label).add(u": "_s).add(
                oneLine(changes::valueText(aspect, change.key, change.after, naming), longestText),
                Style::Strong);
        return Phrase().add(
            isNone(aspect, change, true)    ? TimelineWords::tr("%1 cleared").arg(label)
            : isNone(aspect, change, false) ? TimelineWords::tr("%1 written").arg(label)
                                            : TimelineWords::tr("%1 changed").arg(label));
    }
    if (field == "customProperties"_L1)
        return moved(oneLine(change.key.item, longestValue), Style::Code, aspect, change, naming);
    if (field == "decommissionTime"_L1 && isNone(aspect, change, false))
        return Phrase()
            .add(TimelineWords::tr("Goes on "))
            .add(shortValue(aspect, change, true, naming), Style::Strong);
    const QString label = field == "decommissionTime"_L1 ? TimelineWords::tr("Date")
                        : field == "replacement"_L1      ? TimelineWords::tr("Replacement")
                                                         : changes::fieldLabel(aspect, change.key);
    return moved(label, Style::Plain, aspect, change, naming);
}

//! Which change says most of an event: the lower the more.
int weight(const FieldChange &change)
{
    static const QStringList order {u"deprecated"_s,       u"removed"_s,         u"status"_s,
                                    u"version"_s,          u"owners"_s,          u"tags"_s,
                                    u"decommissionTime"_s, u"replacement"_s,     u"container"_s,
                                    u"instance"_s,         u"customProperties"_s};
    const qsizetype at = order.indexOf(change.key.field);
    return int(at < 0 ? order.size() : at);
}

changes::Delta sorted(changes::Delta delta)
{
    std::erase_if(delta, [](const FieldChange &change) { return changes::isKept(change.key); });
    std::ranges::stable_sort(delta, std::ranges::less(), weight);
    return delta;
}

bool isProperty(const FieldChange &change)
{
    return change.key.field == "customProperties"_L1;
}

QString dayText(qint64 ms, const changes::Naming &naming)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toTimeZone(naming.zone);
    return QLocale().toString(time.date(), u"d MMM yyyy"_s);
}

QString lowerFirst(const QString &text)
{
    return text.isEmpty() ? text : text.at(0).toLower() + text.mid(1);
}

} // namespace

Phrase headline(const Event &event, const changes::Naming &naming)
{
    if (!event.isBeforeKnown)
        return Phrase().add(event.made.version > 0
                                ? TimelineWords::tr("The oldest version that is known")
                                : TimelineWords::tr("As it is now"));
    const changes::Delta delta = sorted(event.delta);
    if (delta.empty())
        return Phrase().add(TimelineWords::tr("Written again, nothing changed"));
    const auto properties = std::ranges::count_if(delta, isProperty);
    Phrase phrase;
    if (event.source == Event::Source::Server && event.versionBefore == 0
        && event.aspect == changes::aspect::properties)
        phrase.add(TimelineWords::tr("First written")).add(u", "_s);
    int shown = 0;
    int left = 0;
    for (const FieldChange &change : delta) {
        if (shown == 2) {
            ++left;
            continue;
        }
        if (isProperty(change) && properties > 1) {
            if (shown > 0)
                phrase.add(u", "_s);
            phrase.add(shown > 0 ? TimelineWords::tr("%1 properties").arg(properties)
                                 : TimelineWords::tr("%1 properties: ").arg(properties));
            if (shown == 0)
                phrase.add(fieldPhrase(event.aspect, change, naming)).add(u" …"_s);
            break; // they are the last of an aspect that one would read here
        }
        Phrase one = fieldPhrase(event.aspect, change, naming);
        if (!phrase.isEmpty()) {
            if (shown > 0)
                phrase.add(u", "_s);
            one.parts.front().text = lowerFirst(one.parts.front().text);
        }
        phrase.add(one);
        ++shown;
    }
    if (left > 0)
        phrase.add(TimelineWords::tr(" and %1 more").arg(left));
    return phrase;
}

std::vector<Phrase> details(const Event &event, const changes::Naming &naming)
{
    std::vector<Phrase> phrases;
    for (const FieldChange &change : sorted(event.delta))
        phrases.push_back(fieldPhrase(event.aspect, change, naming, true));
    return phrases;
}

QString undoneText(const Event &event, const QString &me, const changes::Naming &naming)
{
    if (event.undone.empty())
        return {};
    const Undone &edit = event.undone.front();
    const QString day = dayText(edit.timeMs, naming);
    const bool mine = edit.actor == me;
    const QString who = naming.name ? naming.name(edit.actor) : edit.actor;
    const bool added = edit.change.before.is_null();
    const bool gone = edit.change.after.is_null();
    if (added)
        return mine ? TimelineWords::tr("you had added it on %1").arg(day)
                    : TimelineWords::tr("%1 had added it on %2").arg(who, day);
    if (gone)
        return mine ? TimelineWords::tr("you had removed it on %1").arg(day)
                    : TimelineWords::tr("%1 had removed it on %2").arg(who, day);
    return mine ? TimelineWords::tr("you had changed it on %1").arg(day)
                : TimelineWords::tr("%1 had changed it on %2").arg(who, day);
}

QString authorName(const Event &event, const changes::Naming &naming)
{
    if (event.source == Event::Source::Snapshot)
        return TimelineWords::tr("between the snapshots of %1 and %2")
            .arg(dayText(event.sinceMs, naming), dayText(event.made.timeMs, naming));
    const AspectVersion &made = event.made;
    switch (event.author) {
    case Author::Person:
        if (made.actor == "urn:li:corpuser:__datahub_system"_L1) // its authentication is off
            return TimelineWords::tr("someone, with Slipway");
        return made.actor.isEmpty() ? TimelineWords::tr("not known")
             : naming.name          ? naming.name(made.actor)
                                    : made.actor;
    case Author::Pipeline: {
        if (!made.pipeline.isEmpty())
            return TimelineWords::tr("pipeline %1").arg(oneLine(made.pipeline, longestValue));
        // The SDK's runs are called <source>-<time>.
        static const QRegularExpression time(u"-\\d{4}_\\d{2}_\\d{2}.*$"_s);
        return TimelineWords::tr("run %1").arg(
            oneLine(QString(made.runId).remove(time), longestValue));
    }
    case Author::Server:
        return TimelineWords::tr("DataHub itself");
    case Author::Unknown:
        break;
    }
    return TimelineWords::tr("not known");
}

QString meansText(const Event &event)
{
    if (event.source == Event::Source::Snapshot)
        return TimelineWords::tr("your daily snapshots");
    const QString run = oneLine(event.made.runId, longestValue);
    if (isBySlipway(event.made))
        return TimelineWords::tr("Slipway, run %1").arg(run.left(16));
    return event.author == Author::Pipeline ? TimelineWords::tr("run %1").arg(run) : QString();
}

QString memoryText(const AspectVersions &aspect, const changes::Naming &naming)
{
    const QString word = aspectWord(aspect.aspect);
    switch (aspect.end) {
    case MemoryEnd::Start:
        return {};
    case MemoryEnd::Unread:
        return TimelineWords::tr("There are older versions of %1.").arg(word);
    case MemoryEnd::Forgotten: {
        const qint64 since = knownSince(aspect);
        const std::size_t count = aspect.versions.size();
        const QString kept
            = count == 1
                ? TimelineWords::tr("The server keeps 1 version of %1").arg(word)
                : TimelineWords::tr("The server keeps %1 versions of %2").arg(count).arg(word);
        return since > 0 ? TimelineWords::tr("%1, from %2 on.").arg(kept, dayText(since, naming))
                         : TimelineWords::tr("%1.").arg(kept);
    }
    case MemoryEnd::Untold:
        return TimelineWords::tr("This server does not tell the earlier versions of %1.").arg(word);
    case MemoryEnd::Failed:
        return TimelineWords::tr("Older versions of %1 could not be read. %2")
            .arg(word, describe(aspect.error, TimelineWords::tr("the server")).title);
    }
    return {};
}

QString aspectWord(const QString &aspect)
{
    if (aspect == changes::aspect::properties)
        return u"properties"_s;
    if (aspect == changes::aspect::instance)
        return u"instance"_s;
    return aspect;
}

} // namespace history
