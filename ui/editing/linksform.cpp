// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/editing/linksform.h"

#include "models/changes/aspects.h"
#include "models/domain/urn.h"
#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/flatpaint.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/common/theme.h"
#include "ui/editing/formgroup.h"
#include "ui/editing/formkeys.h"
#include "ui/editing/formwords.h"
#include "ui/editing/pickfield.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;
namespace aspect = changes::aspect;

namespace {

constexpr std::size_t mostModels = 60;

//! A line on the ground of what waits.
class LinkRow final : public QWidget
{
public:
    LinkRow(bool pending, QWidget *parent) : QWidget(parent), m_pending(pending) { }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (!m_pending)
            return;
        QPainter painter(this);
        const Theme &theme = Theme::of(this);
        painter.fillRect(rect(), theme.pendingTint);
        painter.fillRect(flat::snapped(painter, QRectF(0, 0, 3, height())), theme.pending);
    }

private:
    bool m_pending;
};

} // namespace

LinksForm::LinksForm(const EditTarget &target, QWidget *parent)
    : AspectForm(target, parent)
    , m_group(new FormGroup(u"link"_s, tr("Models"), this))
    , m_place(new QVBoxLayout)
    , m_asking(new FieldMessage(this))
    , m_message(new FieldMessage(this))
    , m_search(new CatalogSearch(this))
{
    setObjectName(u"linksForm"_s);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_group);
    m_message->setObjectName(u"linkMessage"_s);
    m_place->setSpacing(0);
    m_group->column()->addLayout(m_place);
    m_group->column()->addWidget(m_asking);
    if (!target.isReadOnly())
        build();
    m_group->column()->addWidget(m_message);
    connect(target.editing, &store::Editing::aspectsRead, this, [this](const QString &urn) {
        if (urn == m_linking)
            finishLink();
    });
    askServer();
    refresh();
}

LinksForm::~LinksForm() = default;

void LinksForm::letGo()
{
    AspectForm::letGo();
    m_pending.reset();
    m_search->clear();
}

void LinksForm::build()
{
    m_field = new PickField(this);
    m_field->setObjectName(u"linkModel"_s);
    m_field->setAccessibleName(tr("Link to a model"));
    m_field->setPlaceholderText(tr("Link to a model: name or URN…"));
    m_field->addAction(icons::icon(u"plus"_s, icons::Ink::Muted), QLineEdit::LeadingPosition);
    formkeys::watchPicked(m_field, target().editing);
    m_group->column()->addWidget(m_field);
    auto *about = new FieldMessage(this);
    about->say(tr("A link is kept by the model: it adds this deployment to the model's list and "
                  "changes nothing else of it."),
               Tone::Neutral, u"info"_s);
    m_group->column()->addWidget(about);
    connect(m_field, &PickField::asked, this, [this](const QString &text) {
        m_message->clear();
        m_search->ask(target().catalog(), text.trimmed(),
                      items::kindBit(items::SearchHit::Kind::Model));
    });
    connect(m_search, &CatalogSearch::changed, this, &LinksForm::offer);
    connect(m_field, &PickField::taken, this, [this](const Choice &choice) { link(choice.urn); });
    connect(m_field, &PickField::entered, this, &LinksForm::enter);
}

void LinksForm::askServer()
{
    const auto urn = domain::Urn::tryParse(target().urn);
    if (!urn)
        return;
    m_asking->say(tr("Asking the server…"), Tone::Neutral, u"refresh"_s);
    m_pending
        = target().editing->catalogs().fetchModels(*urn, [this](Result<store::ServedModels> found) {
              const Pending ended = std::move(m_pending);
              if (!found) {
                  m_asking->say(
                      tr("The server did not say which models link here: %1")
                          .arg(oneLine(found.error(), target().editing->catalogs().server().name)),
                      Tone::Warn);
                  return;
              }
              m_asking->say(found->more ? tr("There are more than these.") : QString(),
                            Tone::Neutral, u"info"_s);
              for (const catalog::ModelEntry &model : found->models) {
                  if (std::ranges::find(m_known, model.urn, &catalog::ModelEntry::urn)
                      == m_known.end())
                      m_known.push_back(model);
                  target().editing->read(model.urn);
              }
              refresh();
          });
}

EditTarget LinksForm::modelTarget(const QString &model) const
{
    EditTarget other = target();
    other.urn = model;
    return other;
}

bool LinksForm::names(const changes::Json &properties) const
{
    return aspecttext::items(aspect::modelProperties, properties, u"deployments"_s)
        .contains(target().urn);
}

//! Models that the catalog links to this one; those of a pending link stand in the change set.
void LinksForm::collect()
{
    const catalog::CatalogPtr catalog = target().catalog();
    if (m_knownOf == catalog)
        return;
    m_knownOf = catalog;
    if (const auto row = catalog->find(target().urn)) {
        const catalog::Record record = catalog->record(*row);
        for (const catalog::ModelEntry &model : record.models) {
            if (std::ranges::find(m_known, model.urn, &catalog::ModelEntry::urn) == m_known.end())
                m_known.push_back(model);
            target().editing->read(model.urn);
        }
    }
}

LinksForm::Line LinksForm::lineOf(const QString &model) const
{
    Line line;
    line.model = model;
    line.name = formwords::oneLine(target().nameOf(model), 200);
    const auto known = std::ranges::find(m_known, model, &catalog::ModelEntry::urn);
    const bool linked = known != m_known.end();
    if (linked) {
        line.version = known->version;
        if (!known->name.isEmpty())
            line.name = formwords::oneLine(known->name, 200);
    }
    const EditTarget its = modelTarget(model);
    const store::Present present = target().editing->presentOf({model, aspect::modelProperties});
    const bool will = names(its.pending(aspect::modelProperties));
    if (present.fromServer) {
        const bool is = names(present.value);
        line.state = is == will ? Line::State::Same
                   : will       ? Line::State::Added
                                : Line::State::Removed;
        if (!is && !will)
            line.fixed = tr("The model names it by something else, such as its ARN.");
    } else if (!linked) {
        line.state = Line::State::Added;
    } else {
        const QString error = target().editing->readError(model);
        line.fixed = error.isEmpty() ? tr("reading the model…") : error;
    }
    return line;
}

void LinksForm::refresh()
{
    collect();
    std::vector<Line> lines;
    bool changed = false;
    const auto put = [&](const QString &model) {
        lines.push_back(lineOf(model));
        changed = changed || lines.back().state != Line::State::Same;
    };
    for (const catalog::ModelEntry &model : m_known)
        put(model.urn);
    for (const QString &urn : target().editing->changes().entities()) {
        const bool known
            = std::ranges::find(m_known, urn, &catalog::ModelEntry::urn) != m_known.end();
        if (!known && urn.startsWith("urn:li:mlModel:"_L1)
            && names(modelTarget(urn).pending(aspect::modelProperties)))
            put(urn);
    }
    m_group->setChanged(changed);
    if (m_rows && lines == m_lines)
        return;
    m_lines = std::move(lines);
    showLines();
}

void LinksForm::showLines()
{
    const QWidget *focused = window()->focusWidget();
    const bool inside = m_rows && focused && m_rows->isAncestorOf(focused);
    const QString name = inside ? focused->objectName() : QString();
    QWidget *old = m_rows;
    m_rows = new QWidget(this);
    auto *column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (const Line &line : m_lines)
        column->addWidget(rowOf(line, m_rows));
    if (m_lines.empty()) {
        auto *none = new FieldMessage(m_rows);
        none->say(tr("No model says that it is deployed here."), Tone::Neutral, u"unlink"_s);
        column->addWidget(none);
    }
    m_place->addWidget(m_rows);
    formkeys::chain(nullptr, m_rows, m_field);
    if (!old)
        return;
    m_place->removeWidget(old);
    old->hide();
    old->setParent(nullptr);
    old->deleteLater(); // one of its buttons was pressed to get here
    if (!inside)
        return;
    if (auto *again = m_rows->findChild<QWidget *>(name); again && again->isEnabled())
        again->setFocus(Qt::OtherFocusReason);
    else if (m_field)
        m_field->setFocus(Qt::OtherFocusReason);
}

QWidget *LinksForm::rowOf(const Line &line, QWidget *parent)
{
    const bool removed = line.state == Line::State::Removed;
    auto *widget = new LinkRow(line.state == Line::State::Added, parent);
    widget->setMinimumHeight(27);
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(8, 2, 2, 2);
    row->setSpacing(7);
    row->addWidget(new Glyph(u"kind-model"_s, Tone::Neutral, 14, widget));
    auto *name = new ElidedLabel(line.name, widget);
    name->setHint(line.model);
    if (removed) {
        QFont struck = name->font();
        struck.setStrikeOut(true);
        name->setFont(struck);
        name->setMuted(true);
    }
    row->addWidget(name, 1);
    if (!line.version.isEmpty()) {
        auto *version = new ElidedLabel(formwords::oneLine(line.version, 40), widget);
        version->setFont(fonts::ui(fonts::Size::Small));
        version->setMuted(true);
        row->addWidget(version);
    }
    if (line.state == Line::State::Added)
        row->addWidget(new Badge(tr("added"), Tone::Mine, widget));
    if (target().isReadOnly())
        return widget;
    QPushButton *button = makeLinkButton(removed ? tr("Undo") : tr("Unlink"), widget);
    button->setObjectName(u"unlink:"_s + line.model);
    button->setAccessibleName(removed ? tr("Keep the link to %1").arg(line.name)
                                      : tr("Unlink %1").arg(line.name));
    looks::setSmall(button);
    button->setEnabled(line.fixed.isEmpty());
    button->setToolTip(line.fixed);
    button->setAccessibleDescription(line.fixed);
    row->addWidget(button);
    connect(button, &QPushButton::clicked, this,
            [this, model = line.model, removed] { setLinked(model, removed); });
    return widget;
}

void LinksForm::offer()
{
    if (m_search->isStale() || m_search->catalog() != target().catalog())
        return;
    std::vector<Choice> choices;
    for (const items::SearchHit &hit : m_search->hits()) {
        const catalog::Model &model = m_search->catalog()->links().models()[hit.at];
        const bool there = std::ranges::any_of(m_lines, [&](const Line &line) {
            return line.model == model.urn && line.state != Line::State::Removed;
        });
        if (there || choices.size() == mostModels)
            continue;
        choices.push_back({.mark = Choice::Mark::Model,
                           .urn = model.urn,
                           .name = model.name.isEmpty() ? target().nameOf(model.urn) : model.name,
                           .detail = model.version});
    }
    const bool none = choices.empty() && !m_search->isBusy();
    m_field->offer(std::move(choices),
                   none ? tr("No model of the catalog matches; a whole URN is fine") : QString());
}

void LinksForm::enter(const QString &text)
{
    const auto urn = domain::Urn::tryParse(text.trimmed());
    if (urn && urn->entityType() == "mlModel"_L1)
        link(urn->toString());
    else
        m_message->say(urn ? tr("That is not the URN of a model.")
                           : tr("No model is called “%1”.").arg(formwords::oneLine(text, 60)),
                       Tone::Danger);
}

//! The model's list has to be known before something can be added to it.
void LinksForm::link(const QString &model)
{
    m_field->clear();
    m_linking = model;
    if (target().editing->presentOf({model, aspect::modelProperties}).fromServer) {
        finishLink();
        return;
    }
    m_message->say(tr("Reading %1…").arg(formwords::oneLine(target().nameOf(model), 80)),
                   Tone::Neutral, u"refresh"_s);
    target().editing->read(model);
}

void LinksForm::finishLink()
{
    const QString model = std::exchange(m_linking, {});
    const store::Present present = target().editing->presentOf({model, aspect::modelProperties});
    const QString name = formwords::oneLine(target().nameOf(model), 80);
    if (!present.fromServer)
        m_message->say(target().editing->readError(model), Tone::Danger);
    else if (present.value.is_null())
        m_message->say(tr("The server has no properties of a model %1.").arg(name), Tone::Danger);
    else if (names(modelTarget(model).pending(aspect::modelProperties)))
        m_message->say(tr("%1 is linked already.").arg(name), Tone::Danger);
    else {
        m_message->clear();
        setLinked(model, true);
    }
}

void LinksForm::setLinked(const QString &model, bool linked)
{
    modelTarget(model).writeField(aspect::modelProperties, {u"deployments"_s, target().urn},
                                  linked ? changes::Json(target().urn.toStdString())
                                         : changes::Json());
}
