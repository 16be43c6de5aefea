// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/bulkform.h"

#include "models/changes/aspects.h"
#include "ui/common/buttons.h"
#include "ui/common/icons.h"
#include "ui/common/segments.h"
#include "ui/editing/bulkrow.h"
#include "ui/editing/datefield.h"
#include "ui/editing/formgroup.h"
#include "ui/editing/formwords.h"
#include "ui/editing/pickfield.h"
#include "ui/editing/replacementfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t mostOffered = 60;

} // namespace

BulkForm::BulkForm(QSettings &, QWidget *parent) : QWidget(parent)
{
    setObjectName(u"bulkForm"_s);
    setAccessibleName(tr("Edit several deployments"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHead(column);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_scroll, 1);
    buildFoot(column);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &BulkForm::askAgain);
}

BulkForm::~BulkForm() = default;

void BulkForm::buildHead(QVBoxLayout *column)
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 8, 8, 4);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_title = new QLabel(this);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_summary = new QLabel(this);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_summary->setWordWrap(true);
    words->addWidget(m_title);
    words->addWidget(m_summary);
    head->addLayout(words, 1);
    auto *close = makeButton({}, u"close"_s, this);
    close->setFlat(true);
    close->setObjectName(u"closeBulk"_s);
    close->setAccessibleName(tr("Close"));
    close->setToolTip(tr("Close (Esc)"));
    connect(close, &QPushButton::clicked, this, &BulkForm::closed);
    head->addWidget(close, 0, Qt::AlignTop);
    column->addLayout(head);
    auto *scope = new QHBoxLayout;
    scope->setContentsMargins(12, 4, 12, 8);
    scope->addWidget(new QLabel(tr("Apply to"), this));
    m_scope = new Segments(this);
    m_scope->setAccessibleName(tr("Which deployments"));
    m_scope->add(tr("selected"), u"scopeSelected"_s);
    m_scope->add(tr("all that match"), u"scopeMatching"_s);
    scope->addWidget(m_scope, 1);
    column->addLayout(scope);
    connect(m_scope, &Segments::currentChanged, this, [this] {
        m_title->setText(tr("Edit %1 deployments").arg(affected().size()));
        showPresent(bulkpreview::present(question()));
        m_soon.start();
    });
}

void BulkForm::buildFoot(QVBoxLayout *column)
{
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(12, 8, 12, 10);
    m_sum = new QLabel(this);
    m_sum->setObjectName(u"bulkSum"_s);
    foot->addWidget(m_sum, 1);
    auto *cancel = makeButton(tr("Cancel"), {}, this);
    cancel->setObjectName(u"cancelBulk"_s);
    connect(cancel, &QPushButton::clicked, this, &BulkForm::closed);
    foot->addWidget(cancel);
    m_add = makeButton(tr("&Add to change set"), {}, this);
    m_add->setObjectName(u"addToSet"_s);
    m_add->setDefault(true);
    looks::setKeyHint(m_add, u"Ctrl+Enter"_s);
    connect(m_add, &QPushButton::clicked, this, &BulkForm::stage);
    foot->addWidget(m_add);
    column->addLayout(foot);
}

BulkRow *BulkForm::addRow(const QString &icon, const QString &title, const QString &name)
{
    auto *row = new BulkRow(icon, title, name, m_scroll->widget());
    m_scroll->widget()->layout()->addWidget(row);
    m_rows.insert(name, row);
    connect(row, &BulkRow::toggled, &m_soon, qOverload<>(&QTimer::start));
    return row;
}

//! Both at once would contradict each other.
void BulkForm::exclusive(BulkRow *one, BulkRow *other)
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

void BulkForm::buildRows()
{
    m_rows.clear();
    m_picked.clear();
    m_indexes.clear();
    auto *page = new QWidget(m_scroll);
    page->setObjectName(u"bulkPage"_s);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 12);
    column->setSpacing(0);
    m_scroll->setWidget(page);
    buildOwnerRows();
    buildTagRows();
    buildDeprecationRows();
    buildOtherRows();
    column->addStretch(1);
}

//! A field that completes over what the server has of \a types, and keeps the chosen URN.
PickField *BulkForm::addPicker(BulkRow *row, const QString &name, const QStringList &types,
                               const QString &placeholder, bool canMake)
{
    auto *field = new PickField(row);
    field->setObjectName(name);
    field->setPlaceholderText(placeholder);
    field->setAccessibleName(placeholder);
    row->fields()->addWidget(field);
    const auto index = [this, name, types] {
        QHash<QString, catalog::Neighbour> all;
        for (const QString &type : types)
            all.insert(m_editing->neighbours(type));
        m_indexes[name].build(all);
    };
    index();
    connect(m_editing, &store::Editing::directoryChanged, field,
            [types, index](const QString &type) {
                if (types.contains(type))
                    index();
            });
    connect(
        field, &PickField::asked, this, [this, field, name, types, canMake](const QString &text) {
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
            if (choices.empty() && canMake && !text.trimmed().isEmpty()) {
                Choice choice;
                choice.mark = Choice::Mark::New;
                choice.urn = text.trimmed();
                choice.name = tr("Use “%1” all the same").arg(text.trimmed());
                choices.push_back(choice);
            }
            field->offer(choices);
        });
    const auto pick = [this, field, name, types](const QString &urn) {
        m_picked.insert(name, urn);
        field->setKept(m_editing->nameOf(urn));
        m_soon.start();
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
    connect(field, &PickField::cleared, this, [this, name] {
        m_picked.remove(name);
        m_soon.start();
    });
    connect(row, &BulkRow::toggled, field, [field](bool on) {
        if (on)
            field->setFocus();
    });
    return field;
}

void BulkForm::buildOwnerRows()
{
    BulkRow *add = addRow(u"owner"_s, tr("Add &owner"), u"bulkAddOwner"_s);
    addPicker(add, u"bulkOwner"_s, {u"corpuser"_s, u"corpGroup"_s}, tr("User or group…"), true);
    m_role = new QComboBox(add);
    m_role->setObjectName(u"bulkRole"_s);
    m_role->setAccessibleName(tr("Role of the owner"));
    for (const QString &type : formwords::systemRoles())
        m_role->addItem(formwords::roleName(type, {}), type);
    const auto &custom = m_editing->neighbours(u"ownershipType"_s);
    for (auto it = custom.begin(); it != custom.end(); ++it) {
        if (it->exists && !formwords::systemRoles().contains(it.key()))
            m_role->addItem(formwords::roleName(it.key(), m_editing->nameOf(it.key())), it.key());
    }
    add->fields()->addWidget(m_role);
    connect(m_role, &QComboBox::currentIndexChanged, &m_soon, qOverload<>(&QTimer::start));
    BulkRow *remove = addRow(u"owner"_s, tr("&Remove owner"), u"bulkRemoveOwner"_s);
    m_ownersThere = new QComboBox(remove);
    m_ownersThere->setAccessibleName(tr("Owner to be removed, in whatever role"));
    remove->fields()->addWidget(m_ownersThere);
    connect(m_ownersThere, &QComboBox::currentIndexChanged, &m_soon, qOverload<>(&QTimer::start));
}

void BulkForm::buildTagRows()
{
    BulkRow *add = addRow(u"tag"_s, tr("Add &tag"), u"bulkAddTag"_s);
    addPicker(add, u"bulkTag"_s, {u"tag"_s}, tr("Tag…"), true);
    BulkRow *remove = addRow(u"tag"_s, tr("Re&move tag"), u"bulkRemoveTag"_s);
    m_tagsThere = new QComboBox(remove);
    m_tagsThere->setAccessibleName(tr("Tag to be removed"));
    remove->fields()->addWidget(m_tagsThere);
    connect(m_tagsThere, &QComboBox::currentIndexChanged, &m_soon, qOverload<>(&QTimer::start));
}

void BulkForm::buildDeprecationRows()
{
    BulkRow *row = addRow(u"deprecate"_s, tr("&Deprecate"), u"bulkDeprecate"_s);
    auto *dates = new QHBoxLayout;
    dates->setSpacing(6);
    m_day = new QLineEdit(row);
    m_day->setObjectName(u"bulkDay"_s);
    m_day->setPlaceholderText(tr("Goes on: 2027-01-31, +60d"));
    m_day->setAccessibleName(tr("Day on which they go"));
    dates->addWidget(m_day, 1);
    for (const int days : {30, 60, 90}) {
        auto *button = makeButton(tr("+%1 d").arg(days), {}, row);
        looks::setSmall(button);
        button->setAccessibleName(tr("In %1 days").arg(days));
        connect(button, &QPushButton::clicked, this,
                [this, days] { m_day->setText(u"+%1d"_s.arg(days)); });
        dates->addWidget(button);
    }
    row->fields()->addLayout(dates);
    m_dayMessage = new FieldMessage(row);
    row->fields()->addWidget(m_dayMessage);
    m_keepsDates = new QCheckBox(tr("Keep the dates that are there"), row);
    m_keepsDates->setChecked(true);
    row->fields()->addWidget(m_keepsDates);
    m_note = new QPlainTextEdit(row);
    m_note->setObjectName(u"bulkNote"_s);
    m_note->setPlaceholderText(tr("Note (Markdown); empty: notes stay as they are"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(56);
    row->fields()->addWidget(m_note);
    auto *replacement = new ReplacementField({.editing = m_editing, .urn = {}, .now = m_now}, row);
    replacement->setObjectName(u"bulkReplacement"_s);
    replacement->line()->setPlaceholderText(tr("Replaced by: name, platform or URN…"));
    replacement->line()->setAccessibleName(tr("Replaced by"));
    replacement->showValue({});
    row->fields()->addWidget(replacement);
    connect(replacement, &ReplacementField::edited, this, [this, replacement](const QString &urn) {
        if (urn.isEmpty())
            m_picked.remove(u"bulkReplacement"_s);
        else
            m_picked.insert(u"bulkReplacement"_s, urn);
        replacement->showValue(urn);
        m_soon.start();
    });
    m_noReplacement = new FieldMessage(row);
    row->fields()->addWidget(m_noReplacement);
    connect(m_day, &QLineEdit::textChanged, this, [this] {
        sayDate();
        m_soon.start();
    });
    connect(m_keepsDates, &QCheckBox::toggled, &m_soon, qOverload<>(&QTimer::start));
    connect(m_note, &QPlainTextEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    exclusive(row, addRow(u"undo"_s, tr("&Un-deprecate"), u"bulkUndeprecate"_s));
    m_rows[u"bulkUndeprecate"_s]->setHint(tr("Clears note, date and replacement, too."));
}

void BulkForm::buildOtherRows()
{
    const auto line = [this](BulkRow *row, const QString &name, const QString &words) {
        auto *field = new QLineEdit(row);
        field->setObjectName(name);
        field->setPlaceholderText(words);
        field->setAccessibleName(words);
        row->fields()->addWidget(field);
        connect(field, &QLineEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
        return field;
    };
    BulkRow *set = addRow(u"settings"_s, tr("Set &property"), u"bulkSetProperty"_s);
    m_key = line(set, u"bulkKey"_s, tr("Key"));
    m_value = line(set, u"bulkValue"_s, tr("Value"));
    BulkRow *unset = addRow(u"settings"_s, tr("Remove propert&y"), u"bulkRemoveProperty"_s);
    m_goneKey = line(unset, u"bulkGoneKey"_s, tr("Key"));
    BulkRow *remove = addRow(u"discard"_s, tr("&Soft-delete"), u"bulkRemove"_s);
    exclusive(remove, addRow(u"restore"_s, tr("R&estore"), u"bulkRestore"_s));
}

void BulkForm::setEditing(store::Editing *editing)
{
    ++m_asked;
    if (QWidget *old = m_scroll->takeWidget())
        old->deleteLater();
    m_rows.clear();
    m_editing = editing;
}

void BulkForm::edit(const QStringList &selected, const QStringList &matching)
{
    if (!m_editing)
        return;
    const bool same = selected == m_selected && !m_rows.isEmpty();
    m_selected = selected;
    m_matching = matching;
    if (!m_now.isValid())
        m_now = QDateTime::currentDateTime();
    // What was typed stays while the selection grows.
    if (m_rows.isEmpty())
        buildRows();
    m_scope->setText(0, tr("%1 selected").arg(selected.size()));
    m_scope->setText(1, tr("all %1 that match").arg(matching.size()));
    if (!same)
        m_scope->setCurrent(0);
    m_title->setText(tr("Edit %1 deployments").arg(affected().size()));
    showPresent(bulkpreview::present(question()));
    m_soon.start();
}

void BulkForm::begin(const QString &aspect)
{
    if (m_rows.isEmpty())
        return;
    if (aspect == changes::aspect::deprecation) {
        m_rows[u"bulkDeprecate"_s]->setOn(true);
        m_day->setFocus();
    } else {
        m_rows[u"bulkAddOwner"_s]->box()->setFocus();
    }
}

const QStringList &BulkForm::affected() const
{
    return m_scope->current() == 1 ? m_matching : m_selected;
}

bulkpreview::Question BulkForm::question() const
{
    return {m_editing->catalogs().catalog(), m_editing->shown(), affected(), wishes()};
}

std::optional<qint64> BulkForm::date() const
{
    const auto day = DateField::readDay(m_day->text().trimmed(), m_now.date());
    return day ? std::optional(day->startOfDay().toMSecsSinceEpoch()) : std::nullopt;
}

void BulkForm::sayDate()
{
    const QString text = m_day->text().trimmed();
    const bool wrong = !text.isEmpty() && !date();
    looks::setInvalid(m_day, wrong);
    if (wrong)
        m_dayMessage->say(tr("This is no day. Try 2027-01-31 or +60d."), Tone::Danger);
    else if (const auto ms = date())
        m_dayMessage->say(tr("%1, %2").arg(formwords::dateText(*ms, QTimeZone::systemTimeZone()),
                                           formwords::zoneName(QTimeZone::systemTimeZone())),
                          *ms < m_now.toMSecsSinceEpoch() ? Tone::Warn : Tone::Neutral);
    else
        m_dayMessage->clear();
}

//! By kind, each by itself; what misses something is not in it.
QMap<QString, changes::Wish> BulkForm::wishes() const
{
    QMap<QString, changes::Wish> result;
    const auto on = [this](const QString &name) {
        const BulkRow *row = m_rows.value(name);
        return row && row->isOn();
    };
    const auto put = [&](const QString &name, changes::Wish one) { result.insert(name, one); };
    changes::Wish one;
    if (on(u"bulkAddOwner"_s) && m_picked.contains(u"bulkOwner"_s)) {
        one.addOwners = {{m_picked.value(u"bulkOwner"_s), m_role->currentData().toString()}};
        put(u"bulkAddOwner"_s, std::exchange(one, {}));
    }
    if (on(u"bulkRemoveOwner"_s) && m_ownersThere->currentIndex() >= 0) {
        one.removeOwners = {{m_ownersThere->currentData().toString(), {}}};
        put(u"bulkRemoveOwner"_s, std::exchange(one, {}));
    }
    if (on(u"bulkAddTag"_s) && m_picked.contains(u"bulkTag"_s)) {
        one.addTags = {m_picked.value(u"bulkTag"_s)};
        put(u"bulkAddTag"_s, std::exchange(one, {}));
    }
    if (on(u"bulkRemoveTag"_s) && m_tagsThere->currentIndex() >= 0) {
        one.removeTags = {m_tagsThere->currentData().toString()};
        put(u"bulkRemoveTag"_s, std::exchange(one, {}));
    }
    if (on(u"bulkDeprecate"_s) && (m_day->text().trimmed().isEmpty() || date())) {
        changes::Wish::Deprecation deprecation;
        deprecation.decommissionMs = date();
        deprecation.keepsDates = m_keepsDates->isChecked();
        if (const QString note = m_note->toPlainText(); !note.trimmed().isEmpty())
            deprecation.note = note;
        if (m_picked.contains(u"bulkReplacement"_s))
            deprecation.replacement = m_picked.value(u"bulkReplacement"_s);
        one.deprecate = deprecation;
        put(u"bulkDeprecate"_s, std::exchange(one, {}));
    }
    if (on(u"bulkUndeprecate"_s)) {
        one.undeprecate = true;
        put(u"bulkUndeprecate"_s, std::exchange(one, {}));
    }
    if (on(u"bulkSetProperty"_s) && !m_key->text().trimmed().isEmpty()) {
        one.properties = {{m_key->text().trimmed(), m_value->text()}};
        put(u"bulkSetProperty"_s, std::exchange(one, {}));
    }
    if (on(u"bulkRemoveProperty"_s) && !m_goneKey->text().trimmed().isEmpty()) {
        one.removeProperties = {m_goneKey->text().trimmed()};
        put(u"bulkRemoveProperty"_s, std::exchange(one, {}));
    }
    for (const bool removed : {true, false}) {
        const QString name = removed ? u"bulkRemove"_s : u"bulkRestore"_s;
        if (!on(name))
            continue;
        one.removed = removed;
        put(name, std::exchange(one, {}));
    }
    return result;
}

changes::Wish BulkForm::wish() const
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

void BulkForm::askAgain()
{
    if (!m_editing || m_rows.isEmpty())
        return;
    const int asked = ++m_asked;
    const bulkpreview::Question question = this->question();
    for (auto it = m_rows.begin(); it != m_rows.end(); ++it) {
        if (!it.value()->isOn())
            continue;
        if (question.wishes.contains(it.key()))
            it.value()->setCount(-1, 0, {});
        else
            it.value()->setWanting(tr("choose what, and it is counted"));
    }
    auto *watcher = new QFutureWatcher<bulkpreview::Answer>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, asked] {
        watcher->deleteLater();
        if (asked == m_asked)
            take(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(bulkpreview::answer, question));
}

void BulkForm::take(const bulkpreview::Answer &answer)
{
    const int total = int(affected().size());
    for (auto it = answer.changing.begin(); it != answer.changing.end(); ++it) {
        if (BulkRow *row = m_rows.value(it.key()))
            row->setCount(*it, total, tr("%1 are so already").arg(total - *it));
    }
    const bool deprecates = answer.changing.contains(u"bulkDeprecate"_s);
    if (deprecates && answer.withoutReplacement > 0)
        m_noReplacement->say(
            tr("Without a replacement, %1 would fail the review.").arg(answer.withoutReplacement),
            Tone::Warn);
    else
        m_noReplacement->clear();
    m_sum->setText(answer.changes == 0
                       ? tr("Nothing would change")
                       : tr("<b>%1 changes</b><br>nothing is sent yet").arg(answer.changes));
    m_add->setEnabled(answer.changes > 0);
}

void BulkForm::showPresent(const bulkpreview::Present &present)
{
    const auto fill = [this](QComboBox *box, const QList<std::pair<QString, int>> &values) {
        const QString chosen = box->currentData().toString();
        const QSignalBlocker quiet(box);
        box->clear();
        for (const auto &[urn, count] : values.mid(0, 500))
            box->addItem(tr("%1 (%2)", "a name, and how many have it")
                             .arg(m_editing->nameOf(urn))
                             .arg(count),
                         urn);
        box->setCurrentIndex(qMax(values.isEmpty() ? -1 : 0, box->findData(chosen)));
    };
    const auto hint = [this](const QList<std::pair<QString, int>> &values) {
        QStringList words;
        for (const auto &[urn, count] : values.mid(0, 3))
            words.append(u"%1 %2"_s.arg(m_editing->nameOf(urn)).arg(count));
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
    m_rows[u"bulkRestore"_s]->setHint(tr("Now: %1 removed").arg(present.removed));
    m_summary->setText(tr("%1 deprecated, %2 removed, %3 owners and %4 tags among them")
                           .arg(present.deprecated)
                           .arg(present.removed)
                           .arg(present.owners.size())
                           .arg(present.tags.size()));
}

void BulkForm::stage()
{
    if (!m_editing || !m_add->isEnabled())
        return;
    const QStringList urns = affected();
    const bool changed
        = m_editing->setWish(urns, wish(), tr("Edit %1 deployments").arg(urns.size()));
    if (!changed)
        return;
    const QMap<QString, BulkRow *> rows = m_rows;
    for (BulkRow *row : rows)
        row->setOn(false);
    Q_EMIT staged(int(urns.size()));
}

void BulkForm::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        return stage();
    if (event->key() == Qt::Key_Escape)
        return Q_EMIT closed();
    QWidget::keyPressEvent(event);
}

void BulkForm::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), palette().window());
}
