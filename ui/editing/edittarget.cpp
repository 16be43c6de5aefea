// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/edittarget.h"

#include "models/changes/aspects.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using changes::Json;

Json EditTarget::present(const QString &aspect) const
{
    return editing->presentOf(key(aspect)).value;
}

Json EditTarget::pending(const QString &aspect) const
{
    return editing->pendingOf(key(aspect));
}

bool EditTarget::isChanged(const QString &aspect) const
{
    return editing->changes().find(key(aspect)) != nullptr;
}

bool EditTarget::isChanged(const QString &aspect, const changes::FieldKey &field) const
{
    const changes::AspectEdit *edit = editing->changes().find(key(aspect));
    return edit && std::ranges::any_of(edit->delta, [&](const changes::FieldChange &change) {
               return change.key == field;
           });
}

changes::Naming EditTarget::naming() const
{
    return {[editing = editing](const QString &what) { return editing->nameOf(what); }, zone};
}

QStringList EditTarget::production() const
{
    return editing->catalogs().server().productionEnvironments;
}

bool EditTarget::write(const QString &aspect, const Json &mine, const QString &field) const
{
    changes::Delta delta = changes::difference(aspect, pending(aspect), mine);
    if (delta.empty())
        return false;
    // What is typed in one field is one step: it leads from what the server has, letter by letter.
    const changes::Cells had = changes::Cells::of(aspect, present(aspect));
    for (changes::FieldChange &change : delta) {
        const Json *before = had.find(change.key);
        if (!field.isEmpty() && (before ? *before : Json()) != change.after)
            change.before = before ? *before : Json();
    }
    return editing->setAspect(key(aspect), mine, changes::stepTitle(aspect, delta, naming()),
                              field.isEmpty() ? QString() : urn + u'/' + aspect + u'/' + field);
}

bool EditTarget::writeField(const QString &aspect, const changes::FieldKey &field,
                            const Json &value, bool typed) const
{
    changes::Cells cells = changes::Cells::of(aspect, pending(aspect));
    if (value.is_null())
        cells.remove(field);
    else
        cells.set(field, value);
    return write(aspect, cells.document(aspect),
                 typed ? field.field + u'/' + field.item : QString());
}

changes::Step::Swap EditTarget::swap(const QString &entity, const QString &aspect,
                                     const Json &mine) const
{
    const changes::EditKey where {entity, aspect};
    return editing->changes().added(where, editing->presentOf(where).version,
                                    changes::difference(aspect, editing->pendingOf(where), mine));
}

QString EditTarget::draft(const QString &field) const
{
    return editing->draft(urn + u'/' + field);
}

void EditTarget::setDraft(const QString &field, const QString &text) const
{
    if (draft(field) != text)
        editing->setDraft(urn + u'/' + field, text);
}

namespace aspecttext {

QString text(const Json &aspect, const char *field)
{
    if (!aspect.is_object())
        return {};
    const auto it = aspect.find(field);
    return it != aspect.end() && it->is_string() ? QString::fromStdString(it->get<std::string>())
                                                 : QString();
}

std::optional<qint64> number(const Json &aspect, const char *field)
{
    if (!aspect.is_object())
        return std::nullopt;
    const auto it = aspect.find(field);
    return it != aspect.end() && it->is_number_integer() ? std::optional(it->get<qint64>())
                                                         : std::nullopt;
}

bool flag(const Json &aspect, const char *field)
{
    return aspect.is_object() && aspect.contains(field) && aspect.at(field) == true;
}

QStringList items(const QString &aspect, const Json &value, const QString &field)
{
    QStringList result;
    const changes::Cells cells = changes::Cells::of(aspect, value);
    for (const changes::Cell &cell : cells.all()) {
        if (cell.key.field == field && !changes::isKept(cell.key))
            result.append(cell.key.item);
    }
    return result;
}

Json orNull(const QString &text)
{
    return text.isEmpty() ? Json() : Json(text.toStdString());
}

} // namespace aspecttext
