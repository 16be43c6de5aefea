// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/bulkfields.h"

#include "models/changes/aspects.h"
#include "ui/editing/bulkrow.h"
#include "ui/editing/datefield.h"
#include "ui/editing/formgroup.h"
#include "ui/editing/formkeys.h"
#include "ui/editing/formwords.h"
#include "ui/editing/pickfield.h"
#include "ui/editing/replacementfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t mostOffered = 60;

const auto draftField = u"bulk"_s; // all that is typed here, as one draft
const auto dateField = u"bulkDate"_s;

} // namespace

BulkFields::BulkFields(store::Editing &editing, const QDateTime &now, QWidget *parent)
    : QWidget(parent), m_editing(editing), m_now(now)
{
    setObjectName(u"bulkPage"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 12);
    column->setSpacing(0);
    buildOwnerRows();
    buildTagRows();
    buildDeprecationRows();
    buildOtherRows();
    column->addStretch(1);
    restore();
}

BulkRow *BulkFields::addRow(const QString &icon, const QString &title, const QString &name)
{
    auto *row = new BulkRow(icon, title, name, this);
    layout()->addWidget(row);
    m_rows.insert(name, row);
    connect(row, &BulkRow::toggled, this, &BulkFields::touched);
    return row;
}

//! Both at once would contradict each other.
void BulkFields::exclusive(BulkRow *one, BulkRow *other)
{
    connect(one, &BulkRow::toggled, other, [other](bool on) {
        if (on)
            other->setOn(false);
    });
    connect(other, &BulkRow::toggled, one, [one](bool on) {
        if (on)
            one->setOn(false);
    });
}

//! A field that completes over what the server has of \a types, and keeps the chosen URN.
PickField *BulkFields::addPicker(BulkRow *row, QVBoxLayout *column, const QString &name,
                                 const QStringList &types, const QString &placeholder)
{
    auto *field = new PickField(row);
    field->setObjectName(name);
    field->setPlaceholderText(placeholder);
    field->setAccessibleName(placeholder);
    column->addWidget(field);
    const auto index = [this, name, types] {
        QHash<QString, catalog::Neighbour> all;
        for (const QString &type : types)
            all.insert(m_editing.neighbours(type));
        m_indexes[name].build(all);
    };
    index();
    connect(&m_editing, &store::Editing::directoryChanged, field,
            [types, index](const QString &type) {
                if (types.contains(type))
                    index();
            });
    formkeys::watchPicked(field, &m_editing);
    connect(field, &PickField::asked, this,
            [this, field, name, types](const QString &text) { offer(field, name, types, text); });
    const auto pick = [this, field, name](const QString &urn) {
        m_picked.insert(name, urn);
        field->setKept(m_editing.nameOf(urn));
        touched();
    };
    const auto enter = [this, name, types, pick](const QString &text) {
        if (const NeighbourIndex::Entry *entry = m_indexes[name].exactly(text.trimmed()))
            return pick(entry->urn);
        const auto urn = domain::Urn::tryParse(text.trimmed());
        if (urn && types.contains(urn->entityType()))
            pick(urn->toString());
        else if (types.contains("tag"_L1) && !text.trimmed().isEmpty())
            pick(domain::Urn::tag(text.trimmed()).toString());
        else if (types.contains("corpuser"_L1) && !text.trimmed().isEmpty())
            pick(domain::Urn::user(text.trimmed()).toString());
    };
    connect(field, &PickField::taken, this, [pick, enter](const Choice &choice) {
        choice.mark == Choice::Mark::New ? enter(choice.urn) : pick(choice.urn);
    });
    connect(field, &PickField::entered, this, enter);
    connect(field, &QLineEdit::textEdited, this, &BulkFields::touched);
    connect(field, &PickField::cleared, this, [this, name] {
        m_picked.remove(name);
        touched();
    });
    connect(row, &BulkRow::toggled, field, [this, field](bool on) {
        if (on && !m_restoring)
            field->setFocus();
    });
    return field;
}

void BulkFields::offer(PickField *field, const QString &name, const QStringList &types,
                       const QString &text)
{
    std::vector<Choice> choices;
    for (const NeighbourIndex::Entry *entry : m_indexes[name].search(text, mostOffered)) {
        Choice choice;
        choice.mark = types.contains("tag"_L1)       ? Choice::Mark::Tag
                    : formwords::isGroup(entry->urn) ? Choice::Mark::Group
                                                     : Choice::Mark::User;
        choice.urn = entry->urn;
        choice.name = entry->name;
        choice.detail = entry->detail;
        choices.push_back(choice);
    }
    if (choices.empty() && !text.trimmed().isEmpty()) {
        Choice choice;
        choice.mark = Choice::Mark::New;
        choice.urn = text.trimmed();
        choice.name = tr("Use “%1” all the same").arg(text.trimmed());
        choices.push_back(choice);
    }
    field->offer(choices);
}

void BulkFields::buildOwnerRows()
{
    BulkRow *add = addRow(u"owner"_s, tr("Add &owner"), u"bulkAddOwner"_s);
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    auto *who = new QVBoxLayout;
    line->addLayout(who, 3);
    addPicker(add, who, u"bulkOwner"_s, {u"corpuser"_s, u"corpGroup"_s}, tr("User or group…"));
    m_role = new QComboBox(add);
    m_role->setObjectName(u"bulkRole"_s);
    m_role->setAccessibleName(tr("Role of the owner"));
    for (const QString &type : formwords::systemRoles())
        m_role->addItem(formwords::roleName(type, {}), type);
    const auto &custom = m_editing.neighbours(u"ownershipType"_s);
    for (auto it = custom.begin(); it != custom.end(); ++it) {
        if (it->exists && !formwords::systemRoles().contains(it.key()))
            m_role->addItem(formwords::roleName(it.key(), m_editing.nameOf(it.key())), it.key());
    }
    m_role->setMinimumContentsLength(12);
    m_role->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    line->addWidget(m_role, 2);
    add->fields()->addLayout(line);
    connect(m_role, &QComboBox::currentIndexChanged, this, &BulkFields::touched);
    BulkRow *remove = addRow(u"owner"_s, tr("&Remove owner"), u"bulkRemoveOwner"_s);
    m_ownersThere = new QComboBox(remove);
    m_ownersThere->setAccessibleName(tr("Owner to be removed, in whatever role"));
    remove->fields()->addWidget(m_ownersThere);
    connect(m_ownersThere, &QComboBox::currentIndexChanged, this, &BulkFields::touched);
}

void BulkFields::buildTagRows()
{
    BulkRow *add = addRow(u"tag"_s, tr("Add &tag"), u"bulkAddTag"_s);
    addPicker(add, add->fields(), u"bulkTag"_s, {u"tag"_s}, tr("Tag…"));
    BulkRow *remove = addRow(u"tag"_s, tr("Re&move tag"), u"bulkRemoveTag"_s);
    m_tagsThere = new QComboBox(remove);
    m_tagsThere->setAccessibleName(tr("Tag to be removed"));
    remove->fields()->addWidget(m_tagsThere);
    connect(m_tagsThere, &QComboBox::currentIndexChanged, this, &BulkFields::touched);
}

void BulkFields::buildDeprecationRows()
{
    BulkRow *row = addRow(u"deprecate"_s, tr("Depre&cate"), u"bulkDeprecate"_s);
    m_editing.setDraft(u'/' + dateField, {}); // of a form that is no more
    m_date = new DateField({.editing = &m_editing, .urn = {}, .now = m_now}, dateField,
                           tr("They go on"), {30, 60, 90}, row);
    m_date->showValue({}, {});
    row->fields()->addWidget(m_date);
    m_past = new FieldMessage(row);
    row->fields()->addWidget(m_past);
    connect(m_date, &DateField::edited, this, [this](std::optional<qint64> ms) {
        m_dateMs = ms;
        sayDate();
        touched();
    });
    // What is no date counts as little as what is missing.
    for (QLineEdit *edit : m_date->findChildren<QLineEdit *>())
        connect(edit, &QLineEdit::textEdited, this, &BulkFields::touched);
    m_keepsDates = new QCheckBox(tr("Keep the dates that are there"), row);
    m_keepsDates->setObjectName(u"bulkKeepsDates"_s);
    m_keepsDates->setChecked(true);
    row->fields()->addWidget(m_keepsDates);
    m_note = new QPlainTextEdit(row);
    m_note->setObjectName(u"bulkNote"_s);
    m_note->setPlaceholderText(tr("Note (Markdown); empty: notes stay as they are"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(56);
    row->fields()->addWidget(m_note);
    buildReplacement(row);
    connect(m_keepsDates, &QCheckBox::toggled, this, &BulkFields::touched);
    connect(m_note, &QPlainTextEdit::textChanged, this, &BulkFields::touched);
    connect(row, &BulkRow::toggled, m_date, [this](bool on) {
        if (on && !m_restoring)
            m_date->dayEdit()->setFocus();
    });
    exclusive(row, addRow(u"undo"_s, tr("&Un-deprecate"), u"bulkUndeprecate"_s));
    m_rows[u"bulkUndeprecate"_s]->setHint(tr("Clears note, date and replacement, too."));
}

void BulkFields::buildReplacement(BulkRow *row)
{
    m_replacement = new ReplacementField({.editing = &m_editing, .urn = {}, .now = m_now}, row);
    m_replacement->setObjectName(u"bulkReplacement"_s);
    m_replacement->line()->setPlaceholderText(tr("Replaced by: name, platform or URN…"));
    m_replacement->line()->setAccessibleName(tr("Replaced by"));
    m_replacement->showValue({});
    row->fields()->addWidget(m_replacement);
    connect(m_replacement, &ReplacementField::edited, this, [this](const QString &urn) {
        if (urn.isEmpty())
            m_picked.remove(u"bulkReplacement"_s);
        else
            m_picked.insert(u"bulkReplacement"_s, urn);
        m_replacement->showValue(urn);
        touched();
    });
    connect(m_replacement, &ReplacementField::finishedChanged, this, &BulkFields::touched);
    m_noReplacement = new FieldMessage(row);
    row->fields()->addWidget(m_noReplacement);
}

void BulkFields::buildOtherRows()
{
    const auto edit = [this](BulkRow *row, const QString &name, const QString &words) {
        auto *field = new QLineEdit(row);
        field->setObjectName(name);
        field->setPlaceholderText(words);
        field->setAccessibleName(words);
        connect(field, &QLineEdit::textChanged, this, &BulkFields::touched);
        return field;
    };
    BulkRow *set = addRow(u"settings"_s, tr("Set &property"), u"bulkSetProperty"_s);
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    m_key = edit(set, u"bulkKey"_s, tr("Key"));
    m_value = edit(set, u"bulkValue"_s, tr("Value"));
    line->addWidget(m_key, 1);
    line->addWidget(new QLabel(u"="_s, set));
    line->addWidget(m_value, 2);
    set->fields()->addLayout(line);
    connect(set, &BulkRow::toggled, m_key, [this](bool on) {
        if (on && !m_restoring)
            m_key->setFocus();
    });
    BulkRow *unset = addRow(u"settings"_s, tr("Remove propert&y"), u"bulkRemoveProperty"_s);
    m_goneKey = edit(unset, u"bulkGoneKey"_s, tr("Key"));
    unset->fields()->addWidget(m_goneKey);
    BulkRow *remove = addRow(u"discard"_s, tr("Soft-de&lete"), u"bulkRemove"_s);
    exclusive(remove, addRow(u"restore"_s, tr("Re&store"), u"bulkRestore"_s));
}

void BulkFields::setNow(const QDateTime &now)
{
    m_now = now;
    m_date->setNow(now);
}

void BulkFields::begin(const QString &aspect)
{
    if (aspect == changes::aspect::deprecation) {
        m_rows[u"bulkDeprecate"_s]->setOn(true);
        m_date->dayEdit()->setFocus();
    } else {
        m_rows[u"bulkAddOwner"_s]->box()->setFocus();
    }
}

void BulkFields::clear()
{
    {
        const QScopedValueRollback guard(m_restoring, true);
        for (BulkRow *row : std::as_const(m_rows))
            row->setOn(false);
        m_picked.clear();
        for (PickField *field : findChildren<PickField *>())
            field->setKept({});
        m_replacement->clear();
        m_date->clear();
        m_dateMs.reset();
        m_note->clear();
        for (QLineEdit *edit : {m_key, m_value, m_goneKey})
            edit->clear();
        m_keepsDates->setChecked(true);
    }
    sayDate();
    touched();
}

void BulkFields::touched()
{
    if (m_restoring)
        return;
    keep();
    Q_EMIT changed();
}

//! A crash, or a look at another page, does not lose what was chosen.
void BulkFields::keep()
{
    QJsonArray on;
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        if (it.value()->isOn())
            on.append(it.key());
    }
    QJsonObject picked;
    for (auto it = m_picked.cbegin(); it != m_picked.cend(); ++it)
        picked.insert(it.key(), *it);
    if (on.isEmpty() && picked.isEmpty() && m_note->toPlainText().isEmpty() && !m_dateMs)
        return m_editing.setDraft(draftField, {});
    QJsonObject all {{u"on"_s, on},
                     {u"picked"_s, picked},
                     {u"role"_s, m_role->currentData().toString()},
                     {u"keepsDates"_s, m_keepsDates->isChecked()},
                     {u"note"_s, m_note->toPlainText()},
                     {u"key"_s, m_key->text()},
                     {u"value"_s, m_value->text()},
                     {u"goneKey"_s, m_goneKey->text()}};
    if (m_dateMs)
        all.insert(u"date"_s, double(*m_dateMs));
    m_editing.setDraft(draftField,
                       QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact)));
}

void BulkFields::restore()
{
    const QJsonObject all = QJsonDocument::fromJson(m_editing.draft(draftField).toUtf8()).object();
    if (all.isEmpty())
        return;
    const QScopedValueRollback guard(m_restoring, true);
    const QJsonObject picked = all[u"picked"_s].toObject();
    for (auto it = picked.begin(); it != picked.end(); ++it) {
        m_picked.insert(it.key(), it->toString());
        if (auto *field = findChild<PickField *>(it.key()))
            field->setKept(m_editing.nameOf(it->toString()));
    }
    m_replacement->showValue(m_picked.value(u"bulkReplacement"_s));
    m_role->setCurrentIndex(qMax(0, m_role->findData(all[u"role"_s].toString())));
    m_keepsDates->setChecked(all[u"keepsDates"_s].toBool(true));
    m_note->setPlainText(all[u"note"_s].toString());
    m_key->setText(all[u"key"_s].toString());
    m_value->setText(all[u"value"_s].toString());
    m_goneKey->setText(all[u"goneKey"_s].toString());
    if (all.contains(u"date"_s))
        m_dateMs = qint64(all[u"date"_s].toDouble());
    m_date->showValue(m_dateMs, {});
    const QJsonArray on = all[u"on"_s].toArray();
    for (const auto &name : on) {
        if (BulkRow *row = m_rows.value(name.toString()))
            row->setOn(true);
    }
    sayDate();
}

void BulkFields::sayDate()
{
    if (m_dateMs && *m_dateMs < m_now.toMSecsSinceEpoch())
        m_past->say(tr("This day has passed: they are overdue at once."), Tone::Warn);
    else
        m_past->clear();
}

//! Something was chosen, and nothing else stands there by now.
bool BulkFields::isPicked(const QString &name) const
{
    const auto *field = findChild<PickField *>(name);
    return field && field->isSettled() && m_picked.contains(name);
}

bool BulkFields::isDeprecationFinished() const
{
    return m_editing.draft(u'/' + dateField).isEmpty() && m_replacement->isFinished();
}

int BulkFields::unfinished() const
{
    const QMap<QString, changes::Wish> wanted = wishes();
    int count = 0;
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it)
        count += it.value()->isOn() && !wanted.contains(it.key()) ? 1 : 0;
    return count;
}

void BulkFields::setAffected(const QStringList &urns)
{
    m_replacement->setAffected(urns);
}

bool BulkFields::isOn(const QString &name) const
{
    const BulkRow *row = m_rows.value(name);
    return row && row->isOn();
}

void BulkFields::wantPeopleAndTags(QMap<QString, changes::Wish> &result) const
{
    changes::Wish one;
    if (isOn(u"bulkAddOwner"_s) && isPicked(u"bulkOwner"_s)) {
        one.addOwners = {{m_picked.value(u"bulkOwner"_s), m_role->currentData().toString()}};
        result.insert(u"bulkAddOwner"_s, std::exchange(one, {}));
    }
    if (isOn(u"bulkRemoveOwner"_s) && m_ownersThere->currentIndex() >= 0) {
        one.removeOwners = {{m_ownersThere->currentData().toString(), {}}};
        result.insert(u"bulkRemoveOwner"_s, std::exchange(one, {}));
    }
    if (isOn(u"bulkAddTag"_s) && isPicked(u"bulkTag"_s)) {
        one.addTags = {m_picked.value(u"bulkTag"_s)};
        result.insert(u"bulkAddTag"_s, std::exchange(one, {}));
    }
    if (isOn(u"bulkRemoveTag"_s) && m_tagsThere->currentIndex() >= 0) {
        one.removeTags = {m_tagsThere->currentData().toString()};
        result.insert(u"bulkRemoveTag"_s, std::exchange(one, {}));
    }
}

void BulkFields::wantDeprecation(QMap<QString, changes::Wish> &result) const
{
    changes::Wish one;
    if (isOn(u"bulkDeprecate"_s) && isDeprecationFinished()) {
        changes::Wish::Deprecation deprecation;
        deprecation.decommissionMs = m_dateMs;
        deprecation.keepsDates = m_keepsDates->isChecked();
        if (const QString note = m_note->toPlainText(); !note.trimmed().isEmpty())
            deprecation.note = note;
        if (m_picked.contains(u"bulkReplacement"_s))
            deprecation.replacement = m_picked.value(u"bulkReplacement"_s);
        one.deprecate = deprecation;
        result.insert(u"bulkDeprecate"_s, std::exchange(one, {}));
    }
    if (isOn(u"bulkUndeprecate"_s)) {
        one.undeprecate = true;
        result.insert(u"bulkUndeprecate"_s, one);
    }
}

QMap<QString, changes::Wish> BulkFields::wishes() const
{
    QMap<QString, changes::Wish> result;
    wantPeopleAndTags(result);
    wantDeprecation(result);
    changes::Wish one;
    if (isOn(u"bulkSetProperty"_s) && !m_key->text().trimmed().isEmpty()) {
        one.properties = {{m_key->text().trimmed(), m_value->text()}};
        result.insert(u"bulkSetProperty"_s, std::exchange(one, {}));
    }
    if (isOn(u"bulkRemoveProperty"_s) && !m_goneKey->text().trimmed().isEmpty()) {
        one.removeProperties = {m_goneKey->text().trimmed()};
        result.insert(u"bulkRemoveProperty"_s, std::exchange(one, {}));
    }
    for (const bool removed : {true, false}) {
        const QString name = removed ? u"bulkRemove"_s : u"bulkRestore"_s;
        if (!isOn(name))
            continue;
        one.removed = removed;
        result.insert(name, std::exchange(one, {}));
    }
    return result;
}

changes::Wish BulkFields::wish() const
{
    changes::Wish all;
    for (const changes::Wish &one : wishes()) {
        all.addOwners.insert(all.addOwners.end(), one.addOwners.begin(), one.addOwners.end());
        all.removeOwners.insert(all.removeOwners.end(), one.removeOwners.begin(),
                                one.removeOwners.end());
        all.addTags += one.addTags;
        all.removeTags += one.removeTags;
        if (one.deprecate)
            all.deprecate = one.deprecate;
        all.undeprecate = all.undeprecate || one.undeprecate;
        if (one.removed)
            all.removed = one.removed;
        all.properties.insert(one.properties.begin(), one.properties.end());
        all.removeProperties += one.removeProperties;
    }
    return all;
}

void BulkFields::setCounting()
{
    const QMap<QString, changes::Wish> wanted = wishes();
    for (auto it = m_rows.begin(); it != m_rows.end(); ++it) {
        if (!it.value()->isOn())
            continue;
        if (wanted.contains(it.key()))
            it.value()->setCount(-1, 0, {});
        else
            it.value()->setWanting(it.key() == "bulkDeprecate"_L1
                                       ? tr("not finished: a field of it has no right value")
                                       : tr("choose what, and it is counted"));
    }
}

void BulkFields::showCounts(const bulkpreview::Answer &answer, int total)
{
    static const QMap<QString, const char *> others {
        {u"bulkAddOwner"_s, QT_TR_NOOP("%1 already there")},
        {u"bulkAddTag"_s, QT_TR_NOOP("%1 already there")},
        {u"bulkRemoveOwner"_s, QT_TR_NOOP("%1 do not have it")},
        {u"bulkRemoveTag"_s, QT_TR_NOOP("%1 do not have it")},
        {u"bulkRemoveProperty"_s, QT_TR_NOOP("%1 do not have it")},
        {u"bulkSetProperty"_s, QT_TR_NOOP("%1 have it already")}};
    for (auto it = answer.changing.begin(); it != answer.changing.end(); ++it) {
        if (BulkRow *row = m_rows.value(it.key()))
            row->setCount(
                *it, total,
                tr(others.value(it.key(), QT_TR_NOOP("%1 are so already"))).arg(total - *it));
    }
    const bool deprecates = answer.changing.contains(u"bulkDeprecate"_s);
    if (deprecates && answer.withoutReplacement > 0)
        m_noReplacement->say(
            tr("Without a replacement, %1 would fail the review.").arg(answer.withoutReplacement),
            Tone::Warn);
    else
        m_noReplacement->clear();
}

void BulkFields::showPresent(const bulkpreview::Present &present)
{
    const QMap<QString, changes::Wish> before = wishes();
    const auto fill = [this](QComboBox *box, const QList<std::pair<QString, int>> &values) {
        const QString chosen = box->currentData().toString();
        const QSignalBlocker quiet(box);
        box->clear();
        for (const auto &[urn, count] : values.mid(0, 500))
            box->addItem(
                tr("%1 (%2)", "a name, and how many have it").arg(m_editing.nameOf(urn)).arg(count),
                urn);
        box->setCurrentIndex(qMax(values.isEmpty() ? -1 : 0, box->findData(chosen)));
    };
    const auto hint = [this](const QList<std::pair<QString, int>> &values) {
        QStringList words;
        for (const auto &[urn, count] : values.mid(0, 3))
            words.append(u"%1 %2"_s.arg(m_editing.nameOf(urn)).arg(count));
        if (values.size() > 3)
            words.append(tr("%1 more").arg(values.size() - 3));
        return words.isEmpty() ? tr("none now") : tr("Now: %1").arg(words.join(u", "_s));
    };
    fill(m_ownersThere, present.owners);
    fill(m_tagsThere, present.tags);
    m_rows[u"bulkRemoveOwner"_s]->setHint(hint(present.owners));
    m_rows[u"bulkRemoveTag"_s]->setHint(hint(present.tags));
    m_rows[u"bulkDeprecate"_s]->setHint(
        tr("Now: %1 deprecated, %2 with a date").arg(present.deprecated).arg(present.dated));
    m_keepsDates->setText(present.dated == 0
                              ? tr("Keep the dates that are there")
                              : tr("Keep the dates that are there (%1)").arg(present.dated));
    m_rows[u"bulkRestore"_s]->setHint(tr("Now: %1 removed").arg(present.removed));
    if (wishes() != before)
        Q_EMIT changed();
}
