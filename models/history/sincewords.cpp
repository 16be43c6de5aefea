// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/history/sincewords.h"

#include "models/changes/aspects.h"
#include "models/domain/vocabulary.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace history {

namespace {

using Style = Phrase::Style;

constexpr qsizetype mostNamed = 4;
constexpr qsizetype longestWord = 60;

struct SinceWords
{
    Q_DECLARE_TR_FUNCTIONS(ChangesSince)
};

QString statusWord(const QString &symbol)
{
    return symbol.isEmpty() ? SinceWords::tr("no status") : domain::statusLabel(symbol);
}

//! In the middle of a sentence; a word never heard of stays as it is written.
QString statusInside(const QString &symbol)
{
    const bool known = domain::deploymentStatus(symbol) != domain::DeploymentStatus::Other;
    return known ? statusWord(symbol).toLower() : symbol;
}

QString dateWord(const QString &ms, const changes::Naming &naming)
{
    if (ms.isEmpty())
        return SinceWords::tr("no date");
    return changes::valueText(changes::aspect::deprecation, {u"decommissionTime"_s, {}},
                              ms.toLongLong(), naming);
}

QString named(const QString &urn, const changes::Naming &naming)
{
    return oneLine(naming.name ? naming.name(urn) : urn, longestWord);
}

Phrase fromTo(const QString &was, const QString &is)
{
    return Phrase().add(was, Style::Struck).add(u" → "_s).add(is, Style::Strong);
}

QString list(QStringList names)
{
    const qsizetype more = names.size() - mostNamed;
    if (more > 1) {
        names.resize(mostNamed);
        names.append(SinceWords::tr("%1 more").arg(more));
    }
    return names.join(u", "_s);
}

QString namedList(const QStringList &urns, const changes::Naming &naming)
{
    QStringList names;
    for (const QString &urn : urns)
        names.append(named(urn, naming));
    return list(names);
}

//! "+ Ana, Bo  − Chen"; of whom both lists name, only another role.
Phrase members(const Change &change, const changes::Naming &naming)
{
    QStringList came;
    QStringList other;
    QStringList went;
    for (const QString &urn : change.added)
        (change.removed.contains(urn) ? other : came).append(urn);
    for (const QString &urn : change.removed) {
        if (!change.added.contains(urn))
            went.append(urn);
    }
    Phrase phrase;
    const auto separate = [&phrase] {
        if (!phrase.isEmpty())
            phrase.add(u"; "_s);
    };
    if (!came.isEmpty())
        phrase.add(SinceWords::tr("added ")).add(namedList(came, naming), Style::Strong);
    if (!went.isEmpty()) {
        separate();
        phrase.add(SinceWords::tr("removed ")).add(namedList(went, naming), Style::Struck);
    }
    if (!other.isEmpty()) {
        separate();
        phrase.add(namedList(other, naming), Style::Strong).add(SinceWords::tr(" in another role"));
    }
    return phrase;
}

QString fieldWord(const QString &field)
{
    if (field == "description"_L1)
        return SinceWords::tr("description");
    if (field == "url"_L1)
        return SinceWords::tr("external URL");
    if (field == "note"_L1)
        return SinceWords::tr("note");
    if (field == "instance"_L1)
        return SinceWords::tr("platform instance");
    if (field == "container"_L1)
        return SinceWords::tr("container");
    return oneLine(field.mid(field.indexOf(u':') + 1), longestWord);
}

Phrase others(const Change &change)
{
    QStringList words;
    for (const QString &field : change.added)
        words.append(fieldWord(field));
    return Phrase().add(list(words), Style::Strong).add(SinceWords::tr(" changed"));
}

} // namespace

QString kindTitle(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::GotWorse:
        return SinceWords::tr("Status got worse");
    case ChangeKind::Gone:
        return SinceWords::tr("Gone");
    case ChangeKind::SoftDeleted:
        return SinceWords::tr("Soft-deleted");
    case ChangeKind::LostOwners:
        return SinceWords::tr("Lost all owners");
    case ChangeKind::Deprecated:
        return SinceWords::tr("Newly deprecated");
    case ChangeKind::DateMoved:
        return SinceWords::tr("Date moved");
    case ChangeKind::ReplacementChanged:
        return SinceWords::tr("Replacement changed");
    case ChangeKind::VersionChanged:
        return SinceWords::tr("Version changed");
    case ChangeKind::StatusChanged:
        return SinceWords::tr("Status got better");
    case ChangeKind::OwnersChanged:
        return SinceWords::tr("Owners changed");
    case ChangeKind::TagsChanged:
        return SinceWords::tr("Tags changed");
    case ChangeKind::New:
        return SinceWords::tr("New");
    case ChangeKind::Restored:
        return SinceWords::tr("Restored");
    case ChangeKind::Undeprecated:
        return SinceWords::tr("No longer deprecated");
    case ChangeKind::OtherChanged:
        return SinceWords::tr("Other fields changed");
    }
    return {};
}

Phrase phraseOf(const Change &change, const changes::Naming &naming)
{
    switch (change.kind) {
    case ChangeKind::GotWorse:
    case ChangeKind::StatusChanged:
        return fromTo(statusWord(change.was), statusWord(change.is));
    case ChangeKind::Gone:
        return Phrase().add(SinceWords::tr("the server does not list it any more; it was %1")
                                .arg(statusInside(change.was)));
    case ChangeKind::SoftDeleted:
        return Phrase().add(SinceWords::tr("it was %1").arg(statusInside(change.was)));
    case ChangeKind::LostOwners:
        return Phrase()
            .add(namedList(change.removed, naming), Style::Struck)
            .add(u" → "_s)
            .add(SinceWords::tr("none"), Style::Strong);
    case ChangeKind::Deprecated:
        return change.is.isEmpty() ? Phrase().add(SinceWords::tr("without a date"))
                                   : Phrase()
                                         .add(SinceWords::tr("goes on "))
                                         .add(dateWord(change.is, naming), Style::Strong);
    case ChangeKind::DateMoved:
        return fromTo(dateWord(change.was, naming), dateWord(change.is, naming));
    case ChangeKind::ReplacementChanged:
        return fromTo(
            change.was.isEmpty() ? SinceWords::tr("no replacement") : named(change.was, naming),
            change.is.isEmpty() ? SinceWords::tr("no replacement") : named(change.is, naming));
    case ChangeKind::VersionChanged:
        return fromTo(
            change.was.isEmpty() ? SinceWords::tr("no version") : oneLine(change.was, longestWord),
            change.is.isEmpty() ? SinceWords::tr("no version") : oneLine(change.is, longestWord));
    case ChangeKind::OwnersChanged:
    case ChangeKind::TagsChanged:
        return members(change, naming);
    case ChangeKind::New:
        return Phrase().add(statusWord(change.is));
    case ChangeKind::Restored:
        return Phrase().add(SinceWords::tr("it had been soft-deleted"));
    case ChangeKind::Undeprecated:
        return change.was.isEmpty()
                 ? Phrase().add(SinceWords::tr("it had no date"))
                 : Phrase().add(
                     SinceWords::tr("it was to go on %1").arg(dateWord(change.was, naming)));
    case ChangeKind::OtherChanged:
        return others(change);
    }
    return {};
}

} // namespace history
