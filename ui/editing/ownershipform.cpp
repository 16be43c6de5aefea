// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/ownershipform.h"

#include "models/changes/aspects.h"
#include "models/domain/urn.h"
#include "ui/common/buttons.h"
#include "ui/common/icons.h"
#include "ui/editing/formgroup.h"
#include "ui/editing/formkeys.h"
#include "ui/editing/formwords.h"
#include "ui/editing/pickfield.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using changes::Cells;
using changes::FieldKey;

namespace {

constexpr int mostPeople = 50;
const QString userType = u"corpuser"_s;
const QString groupType = u"corpGroup"_s;
const QString roleType = u"ownershipType"_s;

QStringList ownerItems(const changes::Json &ownership)
{
    return aspecttext::items(changes::aspect::ownership, ownership, u"owners"_s);
}

//! The URN that \a text is or, as the id of a user, stands for; empty where it is neither.
QString ownerUrn(const QString &text)
{
    if (text.startsWith("urn:"_L1)) {
        const auto urn = domain::Urn::tryParse(text);
        const bool owner = urn && (urn->entityType() == userType || urn->entityType() == groupType)
                        && !urn->displayName().isEmpty();
        return owner ? urn->toString() : QString();
    }
    static const QRegularExpression id(u"^[^\\s,()]+$"_s);
    return id.match(text).hasMatch() ? domain::Urn::user(text).toString() : QString();
}

} // namespace

OwnershipForm::OwnershipForm(const EditTarget &target, QWidget *parent)
    : AspectForm(target, parent), m_group(new FormGroup(u"owner"_s, tr("Ownership"), this))
{
    setObjectName(u"ownershipForm"_s);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_group);
    m_place = new QVBoxLayout;
    m_place->setSpacing(0);
    m_group->column()->addLayout(m_place);
    if (!target.isReadOnly())
        build();
    connect(target.editing, &store::Editing::directoryChanged, this, &OwnershipForm::takeDirectory);
    for (const QString &type : {userType, groupType, roleType})
        target.editing->neighbours(type);
    refresh();
    showRoles();
}

void OwnershipForm::build()
{
    m_addMe = makeLinkButton(tr("Add &me"), this);
    m_addMe->setObjectName(u"addMe"_s);
    m_addMe->setAccessibleName(tr("Add me as owner"));
    m_group->addAside(m_addMe);
    m_field = new PickField(this);
    m_field->setObjectName(u"addOwner"_s);
    m_field->setPlaceholderText(tr("Add a user or group…"));
    m_field->setAccessibleName(tr("Add a user or group"));
    m_field->addAction(icons::icon(u"plus"_s, icons::Ink::Muted), QLineEdit::LeadingPosition);
    m_role = new QComboBox(this);
    m_role->setObjectName(u"addRole"_s);
    m_role->setAccessibleName(tr("Role of the owner to be added"));
    m_role->setFixedWidth(138);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 2, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_field, 1);
    row->addWidget(m_role);
    m_group->column()->addLayout(row);
    m_message = new FieldMessage(this);
    m_message->setObjectName(u"ownerMessage"_s);
    m_anyway = makeLinkButton(tr("Add anyway"), this);
    m_anyway->setObjectName(u"addAnyway"_s);
    m_anyway->setAccessibleName(tr("Add the owner that the server does not know"));
    m_anyway->setAutoDefault(true); // Enter, like the row of the list that says the same
    looks::setSmall(m_anyway);
    m_anyway->hide();
    auto *below = new QHBoxLayout;
    below->setSpacing(6);
    below->addWidget(m_message, 1);
    below->addWidget(m_anyway, 0, Qt::AlignTop);
    m_group->column()->addLayout(below);
    connectField();
}

void OwnershipForm::connectField()
{
    connect(m_addMe, &QPushButton::clicked, this,
            [this] { swapItems({}, target().editing->me(), m_role->currentData().toString()); });
    connect(m_anyway, &QPushButton::clicked, this, [this] {
        m_field->setFocus();
        add(m_unknown);
    });
    formkeys::watchPicked(m_field, target().editing);
    connect(m_field, &PickField::asked, this, &OwnershipForm::offer);
    connect(m_field, &PickField::taken, this, [this](const Choice &choice) {
        if (choice.mark != Choice::Mark::New)
            add(choice.urn);
        else if (const QString urn = ownerUrn(choice.urn); add(urn)) // the row has said so
            say(tr("Added %1, whom the server does not know.").arg(urn.section(u':', 3)),
                Tone::Warn);
    });
    connect(m_field, &PickField::entered, this, &OwnershipForm::enter);
    connect(m_field, &QLineEdit::textEdited, this, [this](const QString &text) {
        target().setDraft(u"owner"_s, text);
        say({}, Tone::Neutral);
    });
    const QString draft = target().draft(u"owner"_s);
    m_field->setText(draft);
    if (!draft.isEmpty())
        say(tr("Not added yet: choose who is meant."), Tone::Warn);
}

void OwnershipForm::refresh()
{
    m_group->setChanged(target().isChanged(changes::aspect::ownership));
    if (m_addMe)
        m_addMe->setEnabled(!target().editing->me().isEmpty());
    std::vector<EditedOwner> lines = linesNow();
    if (m_rows && lines == m_lines)
        return;
    m_lines = std::move(lines);
    showLines();
}

EditedOwner OwnershipForm::lineOf(const QString &item, EditedOwner::State state) const
{
    EditedOwner line {item, state, {}, {}, {}};
    const QString urn = line.urn();
    line.name = formwords::oneLine(target().nameOf(urn), 200);
    const auto &known
        = target().editing->neighbours(formwords::isGroup(urn) ? groupType : userType);
    const auto it = known.constFind(urn);
    line.hint = it != known.constEnd() && !it->detail.isEmpty() ? it->detail + u'\n' + urn : urn;
    if (it != known.constEnd() && !it->exists)
        line.warning = tr("unknown to the server");
    else if (it != known.constEnd() && !it->active)
        line.warning = tr("inactive");
    return line;
}

//! Those of the server in their order, the struck ones at their place; what an owner's role is
//! changed to stands below the old one.
std::vector<EditedOwner> OwnershipForm::linesNow() const
{
    const QStringList present = ownerItems(target().present(changes::aspect::ownership));
    QStringList pending = ownerItems(target().pending(changes::aspect::ownership));
    std::vector<EditedOwner> lines;
    for (const QString &item : present) {
        const bool stays = pending.removeAll(item) > 0;
        lines.push_back(
            lineOf(item, stays ? EditedOwner::State::Same : EditedOwner::State::Removed));
    }
    for (const QString &item : std::as_const(pending)) {
        const EditedOwner line = lineOf(item, EditedOwner::State::Added);
        const auto old = std::ranges::find_if(lines, [&](const EditedOwner &other) {
            return other.state == EditedOwner::State::Removed && other.urn() == line.urn();
        });
        lines.insert(old == lines.end() ? lines.end() : old + 1, line);
    }
    return lines;
}

QList<std::pair<QString, QString>> OwnershipForm::roles(const QString &own) const
{
    QList<std::pair<QString, QString>> result;
    for (const QString &type : formwords::systemRoles())
        result.append({type, formwords::roleName(type, {})});
    QList<std::pair<QString, QString>> custom;
    const auto &known = target().editing->neighbours(roleType);
    for (auto it = known.begin(); it != known.end(); ++it) {
        if (it->exists && !formwords::systemRoles().contains(it.key()))
            custom.append({it.key(), formwords::roleName(it.key(), target().nameOf(it.key()))});
    }
    std::ranges::sort(custom, [](const auto &a, const auto &b) {
        return a.second.localeAwareCompare(b.second) < 0;
    });
    result += custom;
    const bool there
        = std::ranges::any_of(result, [&](const auto &one) { return one.first == own; });
    if (!there && !own.isNull())
        result.append({own, formwords::roleName(own, target().nameOf(own))});
    return result;
}

void OwnershipForm::showLines()
{
    QWidget *focused = m_rows && m_rows->isAncestorOf(window()->focusWidget())
                         ? window()->focusWidget()
                         : nullptr;
    const QString name = focused ? focused->objectName() : QString();
    QWidget *old = m_rows;
    m_rows = new QWidget(this);
    auto *column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (const EditedOwner &line : m_lines) {
        auto *row = new OwnerRow(line, roles(line.type()), target().isReadOnly(), m_rows);
        connect(row, &OwnerRow::roleChosen, this, &OwnershipForm::changeRole);
        connect(row, &OwnerRow::removeRequested, this, &OwnershipForm::remove);
        connect(row, &OwnerRow::undoRequested, this, &OwnershipForm::undo);
        column->addWidget(row);
    }
    if (m_lines.empty()) {
        auto *none = new FieldMessage(m_rows);
        none->say(tr("Nobody owns this deployment."), Tone::Neutral, u"owner"_s);
        column->addWidget(none);
    }
    m_place->addWidget(m_rows);
    if (m_field)
        formkeys::chain(m_addMe, m_rows, m_field);
    if (!old)
        return;
    m_place->removeWidget(old);
    old->hide();
    old->setParent(nullptr);
    old->deleteLater(); // one of its buttons was pressed to get here
    if (!focused)
        return;
    // The same owner's control, whatever it has become.
    const QString item = name.section(u':', 1);
    for (const QString &kind : {name.section(u':', 0, 0), u"undo"_s, u"remove"_s}) {
        if (auto *again = m_rows->findChild<QWidget *>(kind + u':' + item)) {
            again->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    if (m_field)
        m_field->setFocus(Qt::OtherFocusReason);
}

void OwnershipForm::showRoles()
{
    if (!m_role)
        return;
    const QString chosen = m_role->currentData().toString();
    m_role->clear();
    for (const auto &[type, name] : roles(formwords::systemRoles().first()))
        m_role->addItem(name, type);
    m_role->setCurrentIndex(qMax(0, m_role->findData(chosen)));
}

void OwnershipForm::takeDirectory(const QString &entityType)
{
    if (entityType == userType || entityType == groupType) {
        m_peopleBuilt = false;
        refresh();
        if (m_field && m_field->isOpen())
            offer(m_field->text());
    } else if (entityType == roleType) {
        showRoles();
        m_lines.clear();
        refresh();
    }
}

void OwnershipForm::offer(const QString &text)
{
    if (!m_peopleBuilt) {
        QHash<QString, catalog::Neighbour> all = target().editing->neighbours(userType);
        all.insert(target().editing->neighbours(groupType));
        m_people.build(all);
        m_peopleBuilt = true;
    }
    std::vector<Choice> choices;
    for (const NeighbourIndex::Entry *entry : m_people.search(text, mostPeople)) {
        const bool group = formwords::isGroup(entry->urn);
        choices.push_back({group ? Choice::Mark::Group : Choice::Mark::User, entry->urn,
                           entry->name,
                           entry->detail.isEmpty() ? entry->urn.section(u':', 3) : entry->detail});
    }
    const QString typed = text.trimmed();
    const QString urn = typed.isEmpty() ? QString() : ownerUrn(typed);
    if (choices.empty() && !urn.isEmpty())
        choices.push_back(
            {Choice::Mark::New, typed, tr("Add “%1”").arg(typed), tr("unknown to the server")});
    m_field->offer(std::move(choices), typed.isEmpty() ? tr("By name, id or e-mail") : QString());
}

void OwnershipForm::enter(const QString &text)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty())
        return;
    const NeighbourIndex::Entry *known = m_people.exactly(typed);
    const QString urn = known ? known->urn : ownerUrn(typed);
    if (urn.isEmpty()) {
        say(typed.startsWith("urn:"_L1)
                ? tr("That is not the URN of a user or a group.")
                : tr("Nobody is called “%1”, and it cannot be an id.").arg(typed),
            Tone::Danger);
        return;
    }
    const auto &people
        = target().editing->neighbours(formwords::isGroup(urn) ? groupType : userType);
    const auto it = people.constFind(urn);
    if (it != people.constEnd() && it->exists) {
        add(urn);
        return;
    }
    m_unknown = urn;
    say(tr("The server does not know %1.").arg(urn.section(u':', 3)), Tone::Warn);
    m_anyway->show();
}

bool OwnershipForm::add(const QString &owner)
{
    if (owner.isEmpty() || !swapItems({}, owner, m_role->currentData().toString()))
        return false;
    m_field->clear();
    target().setDraft(u"owner"_s, {});
    say({}, Tone::Neutral);
    return true;
}

void OwnershipForm::changeRole(const QString &item, const QString &type)
{
    if (!swapItems({item}, item.section(u'|', 0, 0), type)) {
        m_lines.clear(); // the combo shows what was refused
        refresh();
    }
}

//! One step: \a gone go, and \a owner comes in the role \a type.
bool OwnershipForm::swapItems(const QStringList &gone, const QString &owner, const QString &type)
{
    Cells cells
        = Cells::of(changes::aspect::ownership, target().pending(changes::aspect::ownership));
    const changes::Json entry = changes::ownerEntry(owner, type);
    const FieldKey key {u"owners"_s, changes::ownerItem(entry)};
    if (cells.find(key)) {
        refuse(owner, type);
        return false;
    }
    for (const QString &item : gone)
        cells.remove({u"owners"_s, item});
    // What is back again is back as it was, with all that the server says of it.
    const Cells before
        = Cells::of(changes::aspect::ownership, target().present(changes::aspect::ownership));
    const changes::Json *was = before.find(key);
    cells.set(key, was ? *was : entry);
    say({}, Tone::Neutral);
    return target().write(changes::aspect::ownership, cells.document(changes::aspect::ownership));
}

void OwnershipForm::refuse(const QString &owner, const QString &type)
{
    say(tr("%1 is %2 already.")
            .arg(formwords::oneLine(target().nameOf(owner), 80),
                 formwords::roleName(type, target().nameOf(type)).toLower()),
        Tone::Danger);
}

void OwnershipForm::remove(const QString &item)
{
    say({}, Tone::Neutral);
    target().writeField(changes::aspect::ownership, {u"owners"_s, item}, nullptr);
}

//! Of an owner whose role was changed: the old one again, instead of the new one.
void OwnershipForm::undo(const QString &item)
{
    const QString owner = item.section(u'|', 0, 0);
    QStringList added;
    for (const EditedOwner &line : m_lines) {
        if (line.urn() == owner && line.state == EditedOwner::State::Added)
            added.append(line.item);
    }
    swapItems(added.size() == 1 ? added : QStringList(), owner, item.section(u'|', 1));
}

void OwnershipForm::say(const QString &text, Tone tone)
{
    if (!m_field)
        return;
    m_message->say(text, tone);
    m_anyway->hide();
    looks::setInvalid(m_field, tone == Tone::Danger);
    m_field->setAccessibleDescription(text);
}
