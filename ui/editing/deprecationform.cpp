// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/deprecationform.h"

#include "models/changes/aspects.h"
#include "ui/common/buttons.h"
#include "ui/editing/datefield.h"
#include "ui/editing/formgroup.h"
#include "ui/editing/formwords.h"
#include "ui/editing/markdownfield.h"
#include "ui/editing/replacementfield.h"
#include "ui/editing/textfields.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>

using namespace Qt::Literals::StringLiterals;
using changes::Json;
namespace aspect = changes::aspect;

namespace {

const changes::FieldKey dateKey {u"decommissionTime"_s, {}};
const changes::FieldKey noteKey {u"note"_s, {}};
const changes::FieldKey replacementKey {u"replacement"_s, {}};
const changes::FieldKey flagKey {u"deprecated"_s, {}};

} // namespace

DeprecationForm::DeprecationForm(const EditTarget &target, QWidget *parent)
    : AspectForm(target, parent)
    , m_group(new FormGroup(u"deprecate"_s, tr("Deprecation"), this))
    , m_flag(new QCheckBox(tr("Depre&cated"), this))
    , m_fields(new QWidget(this))
    , m_date(new DateField(target, u"decommissionTime"_s, tr("Goes on"), {30, 60, 90}, this))
    , m_note(new MarkdownField(target, u"note"_s, tr("Note"), this))
    , m_replacement(new ReplacementField(target, this))
    , m_past(new FieldMessage(this))
    , m_clearing(new QWidget(this))
    , m_cleared(new FieldMessage(m_clearing))
    , m_undo(makeLinkButton(tr("Undo"), m_clearing))
{
    setObjectName(u"deprecationForm"_s);
    build();
    connectFields();
    refresh();
}

void DeprecationForm::build()
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_group);
    m_flag->setObjectName(u"deprecated"_s);
    m_flag->setAccessibleName(tr("Deprecated"));
    m_flag->setEnabled(!target().isReadOnly());
    m_group->addAside(m_flag);
    m_past->setObjectName(u"pastMessage"_s);
    m_cleared->setObjectName(u"clearedMessage"_s);
    m_undo->setObjectName(u"undoClearing"_s);
    m_undo->setAccessibleName(tr("Deprecate again, as it was"));

    auto *row = new QHBoxLayout(m_clearing);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_cleared, 1);
    row->addWidget(m_undo, 0, Qt::AlignTop);
    m_group->column()->addWidget(m_clearing);
    m_clearing->hide();

    auto *date = new QWidget(m_fields);
    auto *dates = new QVBoxLayout(date);
    dates->setContentsMargins(0, 0, 0, 0);
    dates->setSpacing(0);
    dates->addWidget(m_date);
    dates->addWidget(m_past);
    date->setFocusProxy(m_date);
    date->setAccessibleName(tr("Goes on"));
    auto *grid = new QGridLayout(m_fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    grid->setColumnMinimumWidth(0, FormGroup::labelWidth - 8);
    grid->setColumnStretch(1, 1);
    int line = 0;
    for (const auto &[label, field] : {std::pair<QString, QWidget *> {tr("Goes &on"), date},
                                       {tr("&Note"), m_note},
                                       {tr("Re&placed by"), m_replacement}}) {
        grid->addWidget(FormGroup::makeLabel(label, field, m_fields), line, 0, Qt::AlignTop);
        grid->addWidget(field, line++, 1);
    }
    m_group->column()->addWidget(m_fields);
}

void DeprecationForm::connectFields()
{
    connect(m_note, &MarkdownField::urlRequested, this, &AspectForm::openUrlRequested);
    if (target().isReadOnly())
        return;
    connect(m_flag, &QCheckBox::toggled, this, &DeprecationForm::toggle);
    connect(m_undo, &QPushButton::clicked, this, &DeprecationForm::undoClearing);
    connect(m_date, &DateField::edited, this, [this](std::optional<qint64> ms, bool typed) {
        target().writeField(aspect::deprecation, dateKey, ms ? Json(*ms) : Json(), typed);
    });
    connect(m_note, &MarkdownField::valueEdited, this, [this](const QString &text) {
        target().writeField(aspect::deprecation, noteKey, text.toStdString(), true);
    });
    connect(m_replacement, &ReplacementField::edited, this, [this](const QString &urn) {
        target().writeField(aspect::deprecation, replacementKey, aspecttext::orNull(urn));
    });
}

void DeprecationForm::refresh()
{
    const Json present = target().present(aspect::deprecation);
    const Json pending = target().pending(aspect::deprecation);
    const bool deprecated = aspecttext::flag(pending, "deprecated");
    m_group->setChanged(target().isChanged(aspect::deprecation));
    const QSignalBlocker blocker(m_flag);
    m_flag->setChecked(deprecated);
    const auto ms = aspecttext::number(pending, "decommissionTime");
    m_date->setNow(target().now);
    m_date->showValue(ms, aspecttext::number(present, "decommissionTime"));
    m_note->showValue(aspecttext::text(pending, "note"));
    m_replacement->showValue(aspecttext::text(pending, "replacement"));
    m_fields->setVisible(deprecated);
    judgeDate(deprecated ? ms : std::nullopt);
    showCleared(present);
}

void DeprecationForm::judgeDate(std::optional<qint64> ms)
{
    const bool past = ms && *ms < target().now.toMSecsSinceEpoch();
    m_past->say(past ? tr("That is in the past: it counts as overdue at once.") : QString(),
                Tone::Warn);
}

void DeprecationForm::toggle(bool deprecated)
{
    changes::Cells cells
        = changes::Cells::of(aspect::deprecation, target().pending(aspect::deprecation));
    if (!deprecated)
        m_before = target().pending(aspect::deprecation);
    cells.set(flagKey, deprecated);
    if (!deprecated) {
        for (const changes::FieldKey &key : {dateKey, noteKey, replacementKey})
            cells.remove(key);
    }
    target().write(aspect::deprecation, cells.document(aspect::deprecation));
}

//! Also where the form was opened after the flag had gone: then it is what the server has.
void DeprecationForm::undoClearing()
{
    const Json &before = m_before.is_null() ? target().present(aspect::deprecation) : m_before;
    target().write(aspect::deprecation, before);
    m_flag->setFocus();
}

void DeprecationForm::showCleared(const Json &present)
{
    const bool clears = aspecttext::flag(present, "deprecated") && !m_flag->isChecked();
    m_clearing->setVisible(clears);
    if (!clears)
        return;
    QStringList gone;
    if (const auto ms = aspecttext::number(present, "decommissionTime"))
        gone.append(tr("the date %1").arg(formwords::dateText(*ms, target().zone)));
    if (!aspecttext::text(present, "note").isEmpty())
        gone.append(tr("the note"));
    if (const QString urn = aspecttext::text(present, "replacement"); !urn.isEmpty())
        gone.append(tr("the replacement %1").arg(formwords::oneLine(target().nameOf(urn), 60)));
    m_cleared->say(gone.isEmpty()
                       ? tr("No longer deprecated.")
                       : tr("No longer deprecated. Clears %1.").arg(formwords::listed(gone)),
                   Tone::Mine, u"info"_s);
    m_undo->setVisible(!target().isReadOnly());
}
