// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changes/aspects.h"
#include "models/changes/words.h"
#include "ui/changeset/changewords.h"
#include "ui/changeset/conflictmodel.h"

using namespace Qt::Literals::StringLiterals;
using changes::EditState;
using changes::Json;

//! What the cells of ConflictModel say.

namespace {

bool isSame(const Json &a, const Json &b)
{
    return a == b;
}

} // namespace

int ConflictModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shownRows.size());
}

int ConflictModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(columns);
}

Qt::ItemFlags ConflictModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    return at(index.row()).kind == Kind::Section ? Qt::ItemIsEnabled
                                                 : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QString ConflictModel::valueText(const Row &row, const Json &value) const
{
    const QString &aspect = row.place.key.aspect;
    if (value.is_null())
        return changes::isMembership(aspect, row.place.field) && !row.place.base.is_null()
                 ? tr("removed")
                 : u"–"_s;
    return changes::valueText(aspect, row.place.field, value, changewords::naming(*m_editing));
}

QString ConflictModel::resultText(const Row &row) const
{
    switch (row.kind) {
    case Kind::Section:
        return {};
    case Kind::Untouched:
        return tr("as it is");
    case Kind::Same:
        return tr("both set the same");
    case Kind::Mine:
        return row.place.mine.is_null()   ? tr("removed")
             : row.place.theirs.is_null() ? tr("added")
                                          : tr("changed");
    case Kind::Collision:
        if (!row.choice)
            return tr("not chosen yet");
        switch (row.choice->kind) {
        case Choice::Kind::Theirs:
            return tr("theirs");
        case Choice::Kind::Mine:
            return tr("mine");
        case Choice::Kind::Other:
            return valueText(row, row.choice->other);
        }
    }
    return {};
}

QString ConflictModel::sectionAside(const Row &row) const
{
    const EditState state = m_editing->stateOf(row.place.key);
    const changes::AspectEdit *edit = m_editing->changes().find(row.place.key);
    QStringList parts;
    if (state.theirs.is_null())
        parts.append(tr("someone removed it from the server"));
    else if (state.theirsVersion > 0 && edit && edit->baseVersion > 0)
        parts.append(tr("version %1 on the server, yours is based on %2")
                         .arg(changewords::number(state.theirsVersion),
                              changewords::number(edit->baseVersion)));
    else if (state.theirsVersion > 0)
        parts.append(tr("version %1 on the server").arg(changewords::number(state.theirsVersion)));
    if (!state.theirsActor.isEmpty() && state.theirsTimeMs > 0)
        parts.append(tr("changed by %1, %2")
                         .arg(m_editing->nameOf(state.theirsActor),
                              changewords::time(state.theirsTimeMs, m_now)));
    return parts.join(u"; "_s);
}

QVariant ConflictModel::sectionData(const Row &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return changes::aspectLabel(row.place.key.aspect);
    case Qt::AccessibleTextRole:
        return QString(changes::aspectLabel(row.place.key.aspect) + u", "_s + sectionAside(row));
    case AsideRole:
        return sectionAside(row);
    case IconRole:
        return changewords::iconName(row.place.key.aspect);
    case KindRole:
        return int(Kind::Section);
    default:
        return {};
    }
}

QVariant ConflictModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_editing)
        return {};
    const Row &row = at(index.row());
    if (row.kind == Kind::Section)
        return sectionData(row, role);
    const Place &place = row.place;
    const QString &aspect = place.key.aspect;
    const auto text = [&]() -> QString {
        switch (index.column()) {
        case Field:
            return changes::fieldLabel(aspect, place.field);
        case Base:
            return row.kind == Kind::Untouched ? QString() : valueText(row, place.base);
        case Theirs:
            return valueText(row, place.theirs);
        case Mine:
            return row.kind == Kind::Untouched ? tr("not changed") : valueText(row, place.mine);
        default:
            return resultText(row);
        }
    };
    switch (role) {
    case Qt::DisplayRole:
        return text();
    case Qt::ToolTipRole:
        if (index.column() == Theirs || index.column() == Mine)
            return changewords::toolTip(text() + u'\n'
                                        + tr("Base: %1").arg(valueText(row, place.base)));
        return changewords::toolTip(text());
    case Qt::AccessibleTextRole:
        if (index.column() == Field)
            return row.kind == Kind::Collision
                     ? tr("%1, collides: theirs %2, mine %3, %4")
                           .arg(text(), valueText(row, place.theirs), valueText(row, place.mine),
                                resultText(row))
                     : tr("%1, %2").arg(text(), resultText(row));
        return text();
    case KindRole:
        return int(row.kind);
    case ChoiceRole:
        return row.choice ? int(row.choice->kind) : -1;
    case DiffersRole:
        if (row.kind == Kind::Untouched)
            return false;
        return index.column() == Theirs ? !isSame(place.theirs, place.base)
             : index.column() == Mine   ? !isSame(place.mine, place.base)
                                        : false;
    case HasOtherRole:
        return row.kind == Kind::Collision && !changes::isMembership(aspect, place.field)
            && !place.mine.is_boolean() && !place.mine.is_object() && !place.mine.is_array();
    case BadgeRole:
        return row.kind == Kind::Mine      ? tr("mine")
             : row.kind == Kind::Same      ? tr("same")
             : row.kind == Kind::Untouched ? tr("theirs")
                                           : QString();
    case BadgeToneRole:
        return int(row.kind == Kind::Mine        ? Tone::Mine
                   : row.kind == Kind::Untouched ? Tone::Theirs
                                                 : Tone::Neutral);
    default:
        return {};
    }
}

QVariant ConflictModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != AsideRole))
        return {};
    const bool head = role == Qt::DisplayRole;
    switch (section) {
    case Field:
        return head ? tr("Field") : QString();
    case Base:
        return head ? tr("Base") : tr("as it was when you began");
    case Theirs:
        return head ? tr("Theirs") : tr("on the server now");
    case Mine:
        return head ? tr("Mine") : tr("in your change set");
    default:
        return head ? tr("Result") : QString();
    }
}
