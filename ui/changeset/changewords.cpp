// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/changewords.h"

#include "models/changes/aspects.h"
#include "models/domain/urn.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTextDocument>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using changes::EditState;

namespace changewords {

namespace {

struct PaneWords
{
    Q_DECLARE_TR_FUNCTIONS(ChangeSet)
};

} // namespace

changes::Naming naming(const store::Editing &editing)
{
    return {[&editing](const QString &urn) { return editing.nameOf(urn); },
            QTimeZone::systemTimeZone()};
}

QString environment(const QString &urn)
{
    const auto parsed = domain::Urn::tryParse(urn);
    const auto key = parsed ? domain::platformKey(*parsed) : std::nullopt;
    return key ? key->env : QString();
}

bool isProduction(const store::Editing &editing, const QString &urn)
{
    return editing.catalogs().server().productionEnvironments.contains(environment(urn));
}

bool isDeployment(const QString &urn)
{
    return urn.startsWith("urn:li:mlModelDeployment:"_L1);
}

QString iconName(const QString &aspect, const changes::FieldChange &change)
{
    if (aspect == changes::aspect::status)
        return change.after == true ? u"discard"_s : u"restore"_s;
    if (aspect == changes::aspect::modelProperties)
        return change.after.is_null() ? u"unlink"_s : u"link"_s;
    return iconName(aspect);
}

QString iconName(const QString &aspect)
{
    if (aspect == changes::aspect::ownership)
        return u"owner"_s;
    if (aspect == changes::aspect::tags || aspect == changes::aspect::tagProperties)
        return u"tag"_s;
    if (aspect == changes::aspect::deprecation)
        return u"deprecate"_s;
    if (aspect == changes::aspect::status)
        return u"discard"_s;
    if (aspect == changes::aspect::modelProperties)
        return u"link"_s;
    if (aspect == changes::aspect::instance)
        return u"kind-instance"_s;
    if (aspect == changes::aspect::container)
        return u"kind-container"_s;
    return u"edit"_s;
}

Mark mark(EditState::Kind kind)
{
    switch (kind) {
    case EditState::Kind::Waiting:
        return {};
    case EditState::Kind::Sending:
        return {u"clock"_s, Tone::Info, PaneWords::tr("sending")};
    case EditState::Kind::Unknown:
        return {u"check-unknown"_s, Tone::Warn, PaneWords::tr("not known")};
    case EditState::Kind::Conflict:
        return {u"conflict"_s, Tone::Warn, PaneWords::tr("conflict")};
    case EditState::Kind::Failed:
        return {u"error"_s, Tone::Danger, PaneWords::tr("failed")};
    }
    return {};
}

Mark appliedMark()
{
    return {u"ok"_s, Tone::Ok, PaneWords::tr("applied")};
}

QString time(qint64 ms, const QDateTime &now)
{
    if (ms <= 0)
        return {};
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(ms);
    const QString clock = local.toString(u"HH:mm"_s);
    if (local.date() == now.toLocalTime().date())
        return clock;
    return QLocale().toString(local.date(), u"d MMM yyyy"_s) + u", "_s + clock;
}

QString spelledOut(qint64 ms)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(ms);
    return QLocale().toString(local.date(), u"d MMM yyyy"_s) + local.toString(u", HH:mm "_s)
         + local.timeZoneAbbreviation();
}

QString countedEntities(qint64 count, bool areDeployments)
{
    if (areDeployments)
        return count == 1 ? PaneWords::tr("1 deployment")
                          : PaneWords::tr("%1 deployments").arg(number(count));
    return count == 1 ? PaneWords::tr("1 entity") : PaneWords::tr("%1 entities").arg(number(count));
}

QString countedEntities(const QStringList &urns)
{
    return countedEntities(urns.size(), std::ranges::all_of(urns, isDeployment));
}

QString counted(qint64 changes, qint64 entities, bool areDeployments)
{
    const QString on = countedEntities(entities, areDeployments);
    return changes == 1 ? PaneWords::tr("1 change on %1").arg(on)
                        : PaneWords::tr("%1 changes on %2").arg(number(changes), on);
}

QString counted(qint64 changes, const QStringList &urns)
{
    return counted(changes, urns.size(), std::ranges::all_of(urns, isDeployment));
}

QString countedConflicts(int count)
{
    return count == 1 ? PaneWords::tr("1 conflict")
                      : PaneWords::tr("%1 conflicts").arg(number(count));
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString toolTip(const QString &text)
{
    return text.isEmpty() ? QString() : Qt::convertFromPlainText(text.left(4000));
}

} // namespace changewords
