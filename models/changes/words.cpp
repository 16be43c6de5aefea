// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changes/words.h"

#include "models/changes/aspects.h"
#include "models/domain/vocabulary.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace changes {

namespace {

struct ChangeWords
{
    Q_DECLARE_TR_FUNCTIONS(ChangeWords)
};

QString nameOf(const QString &urn, const Naming &naming)
{
    return naming.name ? naming.name(urn) : urn;
}

QString plain(const Json &value)
{
    if (value.is_null())
        return ChangeWords::tr("none");
    return QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump());
}

QString quoted(const QString &text)
{
    constexpr qsizetype longest = 40;
    const QString line = text.simplified();
    return u'“' + (line.size() > longest ? line.left(longest - 1) + u'…' : line) + u'”';
}

bool isTime(const FieldKey &key)
{
    return key.field == "decommissionTime"_L1 || key.field == "createdAt"_L1;
}

QString timeText(const Json &value, const Naming &naming)
{
    if (!value.is_number_integer())
        return plain(value);
    const QDateTime time
        = QDateTime::fromMSecsSinceEpoch(value.get<qint64>(), Qt::UTC).toTimeZone(naming.zone);
    const QString day = QLocale().toString(time.date(), u"d MMM yyyy"_s);
    return time.time() == QTime(0, 0) ? day : day + time.toString(u", HH:mm"_s);
}

QString roleOf(const QString &item, const Naming &naming)
{
    const QString type = item.section(u'|', 1);
    static const QString system = u"urn:li:ownershipType:__system__"_s;
    if (type.startsWith(system))
        return domain::ownershipTypeLabel(type.mid(system.size()).toUpper());
    return type.startsWith("urn:"_L1) ? nameOf(type, naming) : domain::ownershipTypeLabel(type);
}

QString ownerText(const QString &item, const Naming &naming)
{
    return ChangeWords::tr("%1 (%2)", "an owner, and in which role")
        .arg(nameOf(item.section(u'|', 0, 0), naming), roleOf(item, naming).toLower());
}

QString membershipSentence(const FieldKey &key, bool added, const Naming &naming)
{
    if (key.field == "owners"_L1) {
        const QString who = ownerText(key.item, naming);
        return added ? ChangeWords::tr("Add owner %1").arg(who)
                     : ChangeWords::tr("Remove owner %1").arg(who);
    }
    const QString name = nameOf(key.item, naming);
    if (key.field == "tags"_L1)
        return added ? ChangeWords::tr("Add tag %1").arg(name)
                     : ChangeWords::tr("Remove tag %1").arg(name);
    return added ? ChangeWords::tr("Link deployment %1").arg(name)
                 : ChangeWords::tr("Unlink deployment %1").arg(name);
}

} // namespace

QString sentence(const QString &aspect, const FieldChange &change, const Naming &naming)
{
    const FieldKey &key = change.key;
    if (isMembership(aspect, key))
        return membershipSentence(key, !change.after.is_null(), naming);
    if (aspect == aspect::deprecation && key.field == "deprecated"_L1)
        return change.after == true ? ChangeWords::tr("Deprecate")
                                    : ChangeWords::tr("Un-deprecate");
    if (aspect == aspect::status && key.field == "removed"_L1)
        return change.after == true ? ChangeWords::tr("Soft-delete") : ChangeWords::tr("Restore");
    const QString label = fieldLabel(aspect, key);
    const bool isText = key.field == "note"_L1 || key.field == "description"_L1;
    const auto shown = [&](const Json &value) {
        const QString text = valueText(aspect, key, value, naming);
        return isText && !value.is_null() ? quoted(text) : text;
    };
    const Json fallback = defaultOf(aspect, key);
    const bool hadNone = change.before.is_null() || change.before == fallback;
    const bool hasNone = change.after.is_null() || change.after == fallback;
    if (key.field == "decommissionTime"_L1 && (hasNone || hadNone))
        return hasNone ? ChangeWords::tr("Has no date any more (%1)").arg(shown(change.before))
                       : ChangeWords::tr("Goes on %1").arg(shown(change.after));
    if (key.field == "replacement"_L1 && (hasNone || hadNone))
        return hasNone
                 ? ChangeWords::tr("Has no replacement any more (%1)").arg(shown(change.before))
                 : ChangeWords::tr("Replaced by %1").arg(shown(change.after));
    if (hasNone)
        return ChangeWords::tr("Clear %1 (%2)").arg(label.toLower(), shown(change.before));
    if (hadNone)
        return ChangeWords::tr("Set %1 to %2").arg(label.toLower(), shown(change.after));
    if (key.field == "decommissionTime"_L1)
        return ChangeWords::tr("Move date %1 → %2").arg(shown(change.before), shown(change.after));
    return ChangeWords::tr("Change %1: %2 → %3")
        .arg(label.toLower(), shown(change.before), shown(change.after));
}

QString fieldLabel(const QString &aspect, const FieldKey &key)
{
    const QString &field = key.field;
    if (field == "customProperties"_L1)
        return ChangeWords::tr("Property %1").arg(key.item);
    if (field == "owners"_L1)
        return ChangeWords::tr("Owner");
    if (field == "tags"_L1)
        return ChangeWords::tr("Tag");
    if (field == "deployments"_L1)
        return ChangeWords::tr("Deployment");
    if (field == "deprecated"_L1)
        return ChangeWords::tr("Deprecated");
    if (field == "decommissionTime"_L1)
        return ChangeWords::tr("Goes on");
    if (field == "note"_L1)
        return ChangeWords::tr("Note");
    if (field == "replacement"_L1)
        return ChangeWords::tr("Replaced by");
    if (field == "removed"_L1)
        return ChangeWords::tr("Soft-deleted");
    if (field == "description"_L1)
        return ChangeWords::tr("Description");
    if (field == "version"_L1)
        return ChangeWords::tr("Version");
    if (field == "status"_L1)
        return ChangeWords::tr("Status");
    if (field == "createdAt"_L1)
        return ChangeWords::tr("Created");
    if (field == "externalUrl"_L1)
        return ChangeWords::tr("External URL");
    if (field == "instance"_L1)
        return ChangeWords::tr("Platform instance");
    if (field == "platform"_L1)
        return ChangeWords::tr("Platform");
    if (field == "container"_L1)
        return ChangeWords::tr("Container");
    if (aspect == aspect::tagProperties && field == "name"_L1)
        return ChangeWords::tr("Tag name");
    if (aspect == aspect::tagProperties && field == "colorHex"_L1)
        return ChangeWords::tr("Colour");
    return field;
}

QString valueText(const QString &aspect, const FieldKey &key, const Json &value,
                  const Naming &naming)
{
    if (value.is_null())
        return ChangeWords::tr("none");
    if (key.field == "owners"_L1)
        return ownerText(ownerItem(value), naming);
    if (isMembership(aspect, key))
        return nameOf(key.item, naming);
    if (isTime(key))
        return timeText(value, naming);
    if (value.is_boolean())
        return value.get<bool>() ? ChangeWords::tr("yes") : ChangeWords::tr("no");
    const QString text = plain(value);
    if (aspect == aspect::properties && key.field == "status"_L1)
        return domain::statusLabel(text);
    if (text.startsWith("urn:li:"_L1))
        return nameOf(text, naming);
    return text;
}

QString aspectLabel(const QString &aspect)
{
    if (aspect == aspect::ownership)
        return ChangeWords::tr("Ownership");
    if (aspect == aspect::tags)
        return ChangeWords::tr("Tags");
    if (aspect == aspect::deprecation)
        return ChangeWords::tr("Deprecation");
    if (aspect == aspect::status)
        return ChangeWords::tr("Lifecycle");
    if (aspect == aspect::properties)
        return ChangeWords::tr("Properties");
    if (aspect == aspect::instance)
        return ChangeWords::tr("Platform instance");
    if (aspect == aspect::container)
        return ChangeWords::tr("Container");
    if (aspect == aspect::modelProperties)
        return ChangeWords::tr("Model link");
    if (aspect == aspect::tagProperties)
        return ChangeWords::tr("Tag");
    return aspect;
}

QString stepTitle(const QString &aspect, const Delta &delta, const Naming &naming)
{
    if (delta.size() == 1)
        return sentence(aspect, delta.front(), naming);
    return ChangeWords::tr("%1: %n change(s)", nullptr, int(delta.size())).arg(aspectLabel(aspect));
}

} // namespace changes
