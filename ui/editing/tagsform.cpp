// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/tagsform.h"

#include "models/changes/aspects.h"
#include "models/domain/urn.h"
#include "ui/common/flatpaint.h"
#include "ui/common/flowlayout.h"
#include "ui/common/markwidgets.h"
#include "ui/common/theme.h"
#include "ui/editing/formgroup.h"
#include "ui/editing/formkeys.h"
#include "ui/editing/formwords.h"
#include "ui/editing/newtagform.h"
#include "ui/editing/pickfield.h"

#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using changes::Cells;
namespace aspect = changes::aspect;

namespace {

constexpr int mostTags = 50;
const QString tagType = u"tag"_s;

//! The outline of a field around chips and line.
class ChipBox final : public QWidget
{
public:
    ChipBox(bool readOnly, QWidget *parent) : QWidget(parent), m_readOnly(readOnly)
    {
        setObjectName(u"tagBox"_s);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (m_readOnly)
            return;
        QPainter painter(this);
        const Theme &theme = Theme::of(this);
        const QWidget *focused = window()->focusWidget();
        const bool strong
            = isActiveWindow() && qobject_cast<const PickField *>(focused) && isAncestorOf(focused);
        flat::box(painter, QRectF(rect()), theme.base, strong ? theme.focus : theme.control, 4,
                  strong ? 2 : 1);
    }
    //! All of the frame looks like a field, and is one.
    void mousePressEvent(QMouseEvent *event) override
    {
        auto *line = findChild<PickField *>();
        if (!line || event->button() != Qt::LeftButton)
            return QWidget::mousePressEvent(event);
        line->setFocus(Qt::MouseFocusReason);
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
            update();
        return QWidget::eventFilter(watched, event);
    }

private:
    bool m_readOnly;
};

QStringList tagsIn(const changes::Json &tags)
{
    return aspecttext::items(aspect::tags, tags, u"tags"_s);
}

} // namespace

TagsForm::TagsForm(const EditTarget &target, QWidget *parent)
    : AspectForm(target, parent)
    , m_group(new FormGroup(u"tag"_s, tr("Tags"), this))
    , m_box(new ChipBox(target.isReadOnly(), this))
    , m_count(new Badge(this))
    , m_message(new FieldMessage(this))
{
    setObjectName(u"tagsForm"_s);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_group);
    m_group->addAside(m_count);
    m_message->setObjectName(u"tagMessage"_s);
    auto *flow = new FlowLayout(m_box, 5, 4);
    if (target.isReadOnly())
        flow->setContentsMargins(0, 0, 0, 0);
    else
        flow->setContentsMargins(5, 3, 5, 3);
    m_flow = flow;
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    m_box->setSizePolicy(policy);
    m_group->column()->addWidget(m_box);
    m_group->column()->addWidget(m_message);
    if (!target.isReadOnly())
        build();
    target.editing->neighbours(tagType);
    connect(target.editing, &store::Editing::directoryChanged, this, [this](const QString &type) {
        if (type != tagType)
            return;
        m_indexBuilt = false;
        refresh();
        if (m_field && m_field->isOpen())
            offer(m_field->text());
    });
    refresh();
}

void TagsForm::build()
{
    m_field = new PickField(m_box);
    m_field->setObjectName(u"addTag"_s);
    m_field->setFrame(false);
    m_field->setAccessibleName(tr("Add or create a tag"));
    m_field->setPlaceholderText(tr("Add or create…"));
    m_field->setMinimumWidth(120);
    m_field->setFixedHeight(22);
    formkeys::watchPicked(m_field, target().editing);
    m_field->installEventFilter(m_box);
    m_new = new NewTagForm(this);
    m_new->hide();
    m_new->check = [this](const QString &name) { return whyNot(name); };
    m_group->column()->addWidget(m_new);
    connect(m_field, &PickField::asked, this, &TagsForm::offer);
    connect(m_field, &PickField::entered, this, &TagsForm::enter);
    connect(m_field, &PickField::taken, this, [this](const Choice &choice) {
        if (choice.mark == Choice::Mark::New)
            m_new->open(choice.urn);
        else
            add(choice.urn);
    });
    connect(m_field, &PickField::backspaced, this, &TagsForm::removeLast);
    connect(m_field, &PickField::wentLeft, this, [this] { step({}, -1); });
    connect(m_field, &QLineEdit::textEdited, this, [this](const QString &text) {
        target().setDraft(u"tag"_s, text);
        m_message->clear();
    });
    connect(m_new, &NewTagForm::confirmed, this, &TagsForm::make);
    connect(m_new, &NewTagForm::cancelled, this, [this] {
        m_new->hide();
        m_field->setFocus();
    });
    m_field->setText(target().draft(u"tag"_s));
}

std::vector<TagsForm::Line> TagsForm::linesNow() const
{
    const QStringList present = tagsIn(target().present(aspect::tags));
    QStringList pending = tagsIn(target().pending(aspect::tags));
    std::vector<Line> lines;
    const auto put = [&](const QString &urn, EditChip::State state) {
        lines.push_back({urn, formwords::oneLine(target().nameOf(urn), 40), colourOf(urn), state});
    };
    for (const QString &urn : present)
        put(urn, pending.removeAll(urn) > 0 ? EditChip::State::Same : EditChip::State::Removed);
    for (const QString &urn : std::as_const(pending))
        put(urn, EditChip::State::Added);
    return lines;
}

//! Of a tag that is being made, what it is to have.
QString TagsForm::colourOf(const QString &urn) const
{
    const store::Editing &editing = *target().editing;
    if (editing.changes().find({urn, aspect::tagProperties}))
        return aspecttext::text(editing.pendingOf({urn, aspect::tagProperties}), "colorHex");
    const auto &known = target().editing->neighbours(tagType);
    const auto it = known.constFind(urn);
    return it == known.constEnd() ? QString() : it->colour;
}

void TagsForm::refresh()
{
    m_group->setChanged(target().isChanged(aspect::tags));
    std::vector<Line> lines = linesNow();
    if (m_shown && lines == m_lines)
        return;
    m_lines = std::move(lines);
    m_shown = true;
    showChips();
    const auto removed = std::ranges::count(m_lines, EditChip::State::Removed, &Line::state);
    m_count->setVisible(removed > 0);
    m_count->set(tr("%n removed", nullptr, int(removed)), Tone::Mine);
}

void TagsForm::showChips()
{
    QString focused;
    for (const EditChip *chip : std::as_const(m_chips)) {
        if (chip->hasFocus())
            focused = chip->urn();
    }
    for (EditChip *chip : std::as_const(m_chips)) {
        m_flow->removeWidget(chip);
        chip->hide();
        chip->setParent(nullptr);
        chip->deleteLater(); // it may be the one that was pressed
    }
    m_chips.clear();
    if (m_field)
        m_flow->removeWidget(m_field);
    QWidget *last = nullptr;
    for (const Line &line : m_lines) {
        auto *chip = new EditChip(line.urn, line.name, formwords::tagColor(line.colour), line.state,
                                  target().isReadOnly(), m_box);
        connect(chip, &EditChip::clicked, this,
                [this, urn = line.urn, state = line.state] { toggle(urn, state); });
        connect(chip, &EditChip::stepped, this, [this, urn = line.urn](int by) { step(urn, by); });
        m_flow->addWidget(chip);
        m_chips.append(chip);
        chip->show();
        if (last)
            setTabOrder(last, chip);
        last = chip;
        if (line.urn == focused)
            chip->setFocus(Qt::OtherFocusReason);
    }
    if (m_field) {
        m_flow->addWidget(m_field);
        if (last)
            setTabOrder(last, m_field);
        if (!focused.isEmpty() && !window()->focusWidget())
            m_field->setFocus(Qt::OtherFocusReason);
    }
    if (!m_field && m_lines.empty())
        m_message->say(tr("No tags."), Tone::Neutral, u"tag"_s);
    m_box->updateGeometry();
}

//! From the line to the last chip, between chips, and back to the line.
void TagsForm::step(const QString &urn, int by)
{
    qsizetype at = m_chips.size();
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        if (m_chips[i]->urn() == urn)
            at = i;
    }
    at += by;
    if (at >= m_chips.size())
        m_field->setFocus();
    else if (at >= 0)
        m_chips[at]->setFocus();
}

void TagsForm::offer(const QString &text)
{
    if (!m_indexBuilt) {
        m_index.build(target().editing->neighbours(tagType));
        m_indexBuilt = true;
    }
    const QStringList there = tagsIn(target().pending(aspect::tags));
    std::vector<Choice> choices;
    for (const NeighbourIndex::Entry *entry : m_index.search(text, mostTags)) {
        if (!there.contains(entry->urn))
            choices.push_back({Choice::Mark::Tag, entry->urn, entry->name, entry->detail,
                               formwords::tagColor(colourOf(entry->urn))});
    }
    const QString typed = text.trimmed();
    if (!typed.isEmpty() && !m_index.exactly(typed) && whyNot(typed).isEmpty())
        choices.push_back({Choice::Mark::New, typed, tr("Create tag “%1”").arg(typed)});
    m_field->offer(std::move(choices));
}

void TagsForm::enter(const QString &text)
{
    const QString typed = text.trimmed();
    const NeighbourIndex::Entry *known = m_index.exactly(typed);
    const auto urn = domain::Urn::tryParse(typed);
    if (known)
        add(known->urn);
    else if (urn && urn->entityType() == tagType)
        add(urn->toString());
    else if (const QString why = whyNot(typed); why.isEmpty())
        m_new->open(typed);
    else
        m_message->say(why, Tone::Danger);
}

void TagsForm::add(const QString &urn)
{
    if (tagsIn(target().pending(aspect::tags)).contains(urn)) {
        m_message->say(tr("The tag %1 is there already.").arg(target().nameOf(urn)), Tone::Danger);
        return;
    }
    m_field->clear();
    target().setDraft(u"tag"_s, {});
    m_message->clear();
    toggle(urn, EditChip::State::Removed);
}

//! A removed one comes back as it was.
void TagsForm::toggle(const QString &urn, EditChip::State state)
{
    const changes::FieldKey key {u"tags"_s, urn};
    if (state != EditChip::State::Removed) {
        target().writeField(aspect::tags, key, nullptr);
        return;
    }
    const Cells before = Cells::of(aspect::tags, target().present(aspect::tags));
    const changes::Json *was = before.find(key);
    target().writeField(aspect::tags, key, was ? *was : changes::Json {{"tag", urn.toStdString()}});
}

void TagsForm::removeLast()
{
    for (auto line = m_lines.rbegin(); line != m_lines.rend(); ++line) {
        if (line->state != EditChip::State::Removed) {
            toggle(QString(line->urn), line->state);
            return;
        }
    }
}

QString TagsForm::whyNot(const QString &name) const
{
    const QString urn = domain::Urn::tag(name).toString();
    if (m_index.exactly(name))
        return tr("The server has a tag of that name.");
    if (target().editing->changes().find({urn, aspect::tagProperties}))
        return tr("A tag of that name waits to be made.");
    if (name.startsWith("urn:"_L1))
        return tr("That is not the URN of a tag.");
    return {};
}

//! The tag and what it is put on, in one step.
void TagsForm::make(const NewTag &tag)
{
    const QString urn = domain::Urn::tag(tag.name).toString();
    changes::Json properties {{"name", tag.name.toStdString()}};
    if (!tag.description.isEmpty())
        properties["description"] = tag.description.toStdString();
    if (!tag.colour.isEmpty())
        properties["colorHex"] = tag.colour.toStdString();
    Cells cells = Cells::of(aspect::tags, target().pending(aspect::tags));
    cells.set({u"tags"_s, urn}, {{"tag", urn.toStdString()}});
    changes::Step step {tr("Create tag %1 and add it").arg(tag.name), {}, {}};
    step.swaps.push_back(target().swap(urn, aspect::tagProperties, properties));
    step.swaps.push_back(target().swap(target().urn, aspect::tags, cells.document(aspect::tags)));
    m_new->hide();
    m_field->clear();
    m_field->setFocus();
    target().setDraft(u"tag"_s, {});
    target().editing->make(std::move(step));
}
