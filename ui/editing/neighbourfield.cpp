// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/neighbourfield.h"

#include "models/domain/urn.h"
#include "ui/common/buttons.h"
#include "ui/editing/formgroup.h"
#include "ui/editing/formkeys.h"
#include "ui/editing/formwords.h"
#include "ui/editing/pickfield.h"

#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostNeighbours = 60;

} // namespace

NeighbourField::NeighbourField(const EditTarget &target, const QString &entityType,
                               const QString &prefix, const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_target(target)
    , m_type(entityType)
    , m_prefix(prefix)
    , m_line(new PickField(this))
    , m_message(new FieldMessage(this))
{
    setFocusProxy(m_line);
    m_line->setObjectName(objectName);
    m_message->setObjectName(objectName + u"Message"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_line);
    column->addWidget(m_message);
    target.editing->neighbours(m_type);
    connect(target.editing, &store::Editing::directoryChanged, this, [this](const QString &type) {
        if (type != m_type)
            return;
        m_built = false;
        if (m_line->isOpen())
            offer(m_line->text());
        else if (m_urn && !m_line->hasFocus())
            showValue(*m_urn);
    });
    if (target.isReadOnly()) {
        m_line->setPlaceholderText(tr("none"));
        m_line->setReadOnly(true);
        m_line->setFrame(false);
        return;
    }
    m_line->setPlaceholderText(tr("None: name or URN…"));
    formkeys::watchPicked(m_line, target.editing);
    connect(m_line, &PickField::asked, this, &NeighbourField::offer);
    connect(m_line, &PickField::taken, this, [this](const Choice &choice) { choose(choice.urn); });
    connect(m_line, &PickField::entered, this, &NeighbourField::enter);
    connect(m_line, &PickField::cleared, this, [this] { choose({}); });
}

//! A container with those around it.
QString NeighbourField::nameOf(const QString &urn) const
{
    if (urn.isEmpty())
        return {};
    if (m_type != "container"_L1)
        return formwords::oneLine(m_target.nameOf(urn), 200);
    QStringList names;
    for (const QString &each : m_target.catalog()->directory().containerPath(urn))
        names.append(formwords::oneLine(m_target.nameOf(each), 80));
    return names.isEmpty() ? formwords::oneLine(m_target.nameOf(urn), 200) : names.join(u" / "_s);
}

void NeighbourField::showValue(const QString &urn)
{
    const QString name = nameOf(urn);
    if (m_urn == urn && m_name == name)
        return;
    const QString place = m_line->objectName();
    const QString draft = m_urn ? QString() : m_target.draft(place);
    if (m_urn != urn)
        m_target.setDraft(place, {});
    m_urn = urn;
    m_name = name;
    m_line->setKept(name);
    m_line->setToolTip(servertext::toolTip(urn));
    say({}, false);
    if (!draft.isEmpty()) {
        m_line->setText(draft);
        enter(draft);
    }
}

void NeighbourField::offer(const QString &text)
{
    if (!m_built) {
        QHash<QString, catalog::Neighbour> fitting = m_target.editing->neighbours(m_type);
        fitting.removeIf([this](const std::pair<const QString &, catalog::Neighbour &> &one) {
            return !one.first.startsWith(m_prefix) || !one.second.exists;
        });
        m_index.build(fitting);
        m_built = true;
    }
    std::vector<Choice> choices;
    for (const NeighbourIndex::Entry *entry : m_index.search(text, mostNeighbours))
        choices.push_back({.urn = entry->urn, .name = nameOf(entry->urn), .detail = entry->detail});
    const bool none = choices.empty() && !text.trimmed().isEmpty();
    m_line->offer(std::move(choices),
                  none ? tr("Nothing matches; a whole URN is fine") : QString());
}

void NeighbourField::enter(const QString &text)
{
    const QString typed = text.trimmed();
    const auto urn = domain::Urn::tryParse(typed);
    if (const NeighbourIndex::Entry *known = m_index.exactly(typed))
        choose(known->urn);
    else if (urn && urn->entityType() == m_type && typed.startsWith(m_prefix))
        choose(urn->toString());
    else {
        m_target.setDraft(m_line->objectName(), text);
        say(urn ? tr("That URN is of something else.")
                : tr("Nothing is called “%1”.").arg(formwords::oneLine(typed, 60)),
            true);
    }
}

void NeighbourField::choose(const QString &urn)
{
    if (urn.isEmpty() && !m_needed.isEmpty()) {
        m_line->setKept(m_name);
        say(m_needed, true);
        return;
    }
    m_target.setDraft(m_line->objectName(), {});
    const bool other = m_urn != urn;
    m_urn = urn;
    m_name = nameOf(urn);
    m_line->setKept(m_name);
    say({}, false);
    if (other)
        Q_EMIT edited(urn);
}

void NeighbourField::say(const QString &text, bool wrong)
{
    looks::setInvalid(m_line, wrong);
    m_message->say(text, Tone::Danger);
    m_line->setAccessibleDescription(text);
}
