// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deployments/recordview.h"

#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"
#include "models/items/deploymentrows.h"
#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/flowlayout.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/markdownview.h"
#include "ui/common/markwidgets.h"
#include "ui/deployments/conceptview.h"
#include "ui/deployments/modelsfield.h"
#include "ui/deployments/panesection.h"
#include "ui/deployments/propertylist.h"
#include "ui/deployments/recordparts.h"
#include "ui/deployments/tintedbox.h"
#include "ui/deployments/wording.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using catalog::Facet;

RecordView::RecordView(Context context, catalog::Record record, QWidget *parent)
    : QWidget(parent), m_context(std::move(context)), m_record(std::move(record))
{
    setObjectName(u"recordView"_s);
    setAccessibleName(m_record.name);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    const QList<QWidget *> parts {makeHead(),   makeNotices(), makeFields(),   makeDescription(),
                                  makeOwners(), makeTags(),    makeConcepts(), makeProperties()};
    for (QWidget *part : parts) {
        if (part)
            column->addWidget(part);
    }
    column->addStretch(1);
}

QString RecordView::nameOf(const QString &urn) const
{
    return m_context.catalog->directory().displayName(urn);
}

QWidget *RecordView::makeHead()
{
    auto *head = new PaneSection(this);
    auto *titleRow = new QHBoxLayout;
    titleRow->setSpacing(8);
    titleRow->addWidget(
        new PlatformMark(m_context.catalog->directory(), m_record.platform, 20, head));
    auto *title = new ElidedLabel(wording::oneLine(m_record.name, 500), head);
    title->setObjectName(u"recordTitle"_s);
    title->setFont(fonts::ui(fonts::Size::Title, QFont::DemiBold));
    title->setElideMode(Qt::ElideMiddle);
    titleRow->addWidget(title, 1);
    head->column()->addLayout(titleRow);
    head->column()->addSpacing(2);
    head->column()->addWidget(makeMarks());
    head->column()->addSpacing(3);
    head->column()->addWidget(makeButtons());
    return head;
}

QWidget *RecordView::makeMarks()
{
    auto *marks = new QWidget(this);
    auto *row = new QHBoxLayout(marks);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    if (!m_record.env.isEmpty())
        row->addWidget(new EnvironmentMark(
            m_record.env, wording::isProduction(m_record.env, m_context.production), marks));
    row->addWidget(new StatusMark(m_record.status, marks));
    if (!m_record.version.isEmpty()) {
        auto *version
            = new ElidedLabel(tr("version %1").arg(wording::oneLine(m_record.version, 100)), marks);
        version->setMuted(true);
        row->addWidget(version, 1);
    }
    row->addStretch();
    return marks;
}

QWidget *RecordView::makeButtons()
{
    auto *buttons = new QWidget(this);
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    QPushButton *copy = makeButton(tr("Copy"), u"copy"_s, buttons);
    copy->setObjectName(u"copyButton"_s);
    looks::setSmall(copy);
    copy->setMenu(m_context.copyMenu);
    row->addWidget(copy);
    if (const auto url = wording::webUrl(m_record.url)) {
        // The host as the network has it: letters that only look like others do not help here.
        const QString host = url->host(QUrl::FullyEncoded);
        QPushButton *open = makeButton(fontMetrics().elidedText(host, Qt::ElideMiddle, 150),
                                       u"external-link"_s, buttons);
        open->setObjectName(u"openUrl"_s);
        open->setAccessibleName(tr("Open %1 in the browser").arg(host));
        open->setToolTip(wording::toolTip(url->toString(QUrl::FullyEncoded)));
        looks::setSmall(open);
        connect(open, &QPushButton::clicked, this,
                [this, url = *url] { Q_EMIT urlRequested(url); });
        row->addWidget(open);
    }
    QPushButton *history = makeButton({}, u"history"_s, buttons);
    history->setObjectName(u"historyButton"_s);
    history->setAccessibleName(tr("History"));
    history->setToolTip(tr("History: who changed what, and when (Ctrl+H)"));
    looks::setSmall(history);
    connect(history, &QPushButton::clicked, this,
            [this] { Q_EMIT historyRequested(m_record.urn); });
    row->addWidget(history);
    row->addStretch();
    return buttons;
}

QWidget *RecordView::makeNotices()
{
    if (!m_record.removed && !m_record.evaluation && !m_record.deprecated)
        return nullptr;
    auto *section = new PaneSection(this);
    if (m_record.removed) {
        auto *box = new TintedBox(Tone::Neutral, section);
        box->addHead(u"discard"_s, tr("Removed"));
        box->addText(
            tr("Soft-deleted in DataHub: its aspects are still there, and it is left out of "
               "searches."));
        section->column()->addWidget(box);
    }
    if (m_record.evaluation) {
        auto *box = new TintedBox(Tone::Info, section);
        box->addHead(u"info"_s, tr("A model evaluation"));
        box->addText(tr("Vertex AI ingestion stores evaluations of a model as deployments. Nothing "
                        "runs here."));
        section->column()->addWidget(box);
    }
    if (m_record.deprecated)
        section->column()->addWidget(makeDeprecation());
    return section;
}

QWidget *RecordView::makeDeprecation()
{
    const std::int64_t due
        = m_record.decommission ? m_record.decommission->toMSecsSinceEpoch() : catalog::noTime;
    const items::DueText words = items::dueText(true, due, m_context.now);
    const bool overdue = words.kind == items::DueText::Kind::Overdue;
    auto *box = new TintedBox(overdue ? Tone::Danger : Tone::Warn, this);
    box->setObjectName(u"deprecation"_s);
    if (m_record.decommission) {
        const QString date
            = QLocale().toString(m_record.decommission->toLocalTime().date(), u"d MMM yyyy"_s);
        box->addHead(overdue ? u"overdue"_s : u"deprecate"_s,
                     overdue ? tr("Deprecated, due %1").arg(date)
                             : tr("Deprecated, goes on %1").arg(date),
                     words.distance);
        box->setToolTip(wording::toolTip(wording::timeWords(*m_record.decommission).utc));
    } else {
        box->addHead(u"deprecate"_s, tr("Deprecated"), tr("no date"));
    }
    if (!m_record.note.trimmed().isEmpty()) {
        auto *note = new MarkdownView(box);
        note->setObjectName(u"deprecationNote"_s);
        note->setAccessibleName(tr("Note of the deprecation"));
        note->showMarkdown(m_record.note);
        connect(note, &MarkdownView::urlRequested, this, &RecordView::urlRequested);
        box->column()->addWidget(note);
    }
    if (!m_record.replacement.isEmpty())
        box->column()->addWidget(makeReplacement());
    return box;
}

QWidget *RecordView::makeReplacement()
{
    auto *line = new QWidget(this);
    auto *flow = new FlowLayout(line, 5, 2);
    auto *word = new QLabel(tr("Replaced by"), line);
    word->setForegroundRole(QPalette::PlaceholderText);
    flow->addWidget(word);
    const auto target = m_context.catalog->find(m_record.replacement);
    if (!target) {
        const QString name = wording::oneLine(nameOf(m_record.replacement), 200);
        auto *words = new ElidedLabel(fontMetrics().elidedText(name, Qt::ElideMiddle, 200), line);
        words->setHint(m_record.replacement);
        flow->addWidget(words);
        auto *missing = new QLabel(tr("not in this catalog"), line);
        missing->setObjectName(u"replacementMissing"_s);
        missing->setForegroundRole(QPalette::PlaceholderText);
        flow->addWidget(missing);
        return line;
    }
    const QString status = m_context.catalog->text(*target, Facet::Status);
    const QString env = m_context.catalog->text(*target, Facet::Environment);
    auto *mark = new StatusMark(status, line);
    mark->setWordShown(false);
    flow->addWidget(mark);
    const QString name = wording::oneLine(m_context.catalog->name(*target), 200);
    QPushButton *link = makeLinkButton(
        fontMetrics().elidedText(name, Qt::ElideMiddle, 190).replace(u'&', u"&&"_s), line);
    looks::setSmall(link);
    link->setObjectName(u"replacement"_s);
    link->setToolTip(wording::toolTip(name + u'\n' + m_record.replacement));
    link->setAccessibleName(tr("Show the replacement %1").arg(name));
    connect(link, &QPushButton::clicked, this,
            [this] { Q_EMIT replacementRequested(m_record.replacement); });
    flow->addWidget(link);
    if (!env.isEmpty())
        flow->addWidget(
            new EnvironmentMark(env, wording::isProduction(env, m_context.production), line));
    return line;
}

QStringList RecordView::groupNames() const
{
    QStringList names;
    const catalog::Links &links = m_context.catalog->links();
    for (const catalog::Link &link : links.ofRow(m_context.row)) {
        for (const QString &group : links.models()[link.model].groups) {
            if (const QString name = nameOf(group); !names.contains(name))
                names.append(name);
        }
    }
    return names;
}

QWidget *RecordView::makeFields()
{
    auto *fields = new PaneSection(this);
    fields->addField(tr("Model"),
                     new ModelsField(m_record.urn, m_record.models, m_context.store, fields));
    if (const QStringList groups = groupNames(); !groups.isEmpty())
        fields->addField(tr("Group"), groups.join(u", "_s));
    const QString none = tr("none");
    const auto field = [&](const QString &label, const QString &text, const QString &hint) {
        ElidedLabel *value = fields->addField(label, text.isEmpty() ? none : text, hint);
        value->setMuted(text.isEmpty());
        return value;
    };
    field(tr("Platform"), nameOf(m_record.platform), m_record.platform);
    field(tr("Instance"), m_record.instance.isEmpty() ? QString() : nameOf(m_record.instance),
          m_record.instance);
    QStringList path;
    for (const QString &container :
         m_context.catalog->directory().containerPath(m_record.container))
        path.append(nameOf(container));
    field(tr("Container"), path.join(u" ▸ "_s), m_record.container)->setObjectName(u"container"_s);
    fields->addField(tr("Created"), makeCreated());
    if (!m_record.url.isEmpty() && !wording::webUrl(m_record.url))
        fields
            ->addField(tr("External URL"), m_record.url,
                       tr("Only http and https addresses are opened."))
            ->setObjectName(u"refusedUrl"_s);
    fields->addField(tr("URN"), makeUrn());
    return fields;
}

QWidget *RecordView::makeCreated()
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    if (!m_record.created) {
        auto *none = new ElidedLabel(tr("not known"), line);
        none->setMuted(true);
        row->addWidget(none, 1);
        return line;
    }
    const wording::TimeWords words = wording::timeWords(*m_record.created);
    auto *local = new ElidedLabel(words.local, line);
    auto *zone = new ElidedLabel(words.zone, line);
    zone->setMuted(true);
    for (ElidedLabel *label : {local, zone}) {
        label->setHint(words.utc);
        row->addWidget(label);
    }
    row->addStretch(1);
    return line;
}

QWidget *RecordView::makeUrn()
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    auto *urn = new ElidedLabel(m_record.urn, line);
    urn->setObjectName(u"urn"_s);
    urn->setFont(fonts::mono());
    urn->setElideMode(Qt::ElideLeft);
    urn->setAccessibleName(tr("URN %1").arg(m_record.urn));
    row->addWidget(urn, 1);
    auto *copy = new QToolButton(line);
    copy->setObjectName(u"copyUrn"_s);
    copy->setIcon(icons::icon(u"copy"_s, icons::Ink::Muted));
    copy->setIconSize({14, 14});
    copy->setAutoRaise(true);
    copy->setToolTip(tr("Copy the URN"));
    copy->setAccessibleName(tr("Copy the URN"));
    connect(copy, &QToolButton::clicked, this, [this] { Q_EMIT copyRequested(m_record.urn); });
    row->addWidget(copy);
    return line;
}

QWidget *RecordView::makeDescription()
{
    if (m_record.description.trimmed().isEmpty())
        return nullptr;
    auto *section = new PaneSection(tr("Description"), {}, this);
    auto *text = new MarkdownView(section);
    text->setObjectName(u"description"_s);
    text->setAccessibleName(tr("Description"));
    text->showMarkdown(m_record.description);
    connect(text, &MarkdownView::urlRequested, this, &RecordView::urlRequested);
    section->column()->addWidget(text);
    return section;
}

QWidget *RecordView::makeOwners()
{
    auto *section = new PaneSection(
        tr("Owners"),
        m_record.owners.empty() ? tr("none") : wording::number(qint64(m_record.owners.size())),
        this);
    for (const catalog::OwnerEntry &owner : m_record.owners)
        section->column()->addWidget(offerFilter(
            new OwnerLine(m_context.catalog->directory(), owner.urn, owner.type, section),
            Facet::Owner, owner.urn));
    return section;
}

QWidget *RecordView::makeTags()
{
    auto *section = new PaneSection(
        tr("Tags"), m_record.tags.isEmpty() ? tr("none") : wording::number(m_record.tags.size()),
        this);
    if (m_record.tags.isEmpty())
        return section;
    auto *chips = new TagFlow(m_context.catalog->directory(), m_record.tags, section);
    for (qsizetype i = 0; i < m_record.tags.size(); ++i)
        offerFilter(chips->chip(i), Facet::Tag, m_record.tags[i]);
    section->column()->addWidget(chips);
    return section;
}

//! The same can be had in the table and the panel, with keys.
QWidget *RecordView::offerFilter(QWidget *mark, Facet facet, const QString &value)
{
    const QString name = wording::oneLine(nameOf(value), 40).replace(u'&', u"&&"_s);
    mark->setContextMenuPolicy(Qt::ActionsContextMenu);
    for (const bool excluded : {false, true}) {
        auto *action = new QAction(
            excluded ? tr("Exclude “%1”").arg(name) : tr("Filter for “%1”").arg(name), mark);
        connect(action, &QAction::triggered, this, [this, facet, value, excluded] {
            Q_EMIT filterRequested({filter::AnyOf {facet, {value}, {}}, excluded});
        });
        mark->addAction(action);
    }
    return mark;
}

//! What the properties below say, for those who know the platform.
QWidget *RecordView::makeConcepts()
{
    const auto groups = items::platformConcepts(m_record.properties, m_record.platform);
    return groups.empty() ? nullptr : new ConceptView(groups, this);
}

QWidget *RecordView::makeProperties()
{
    if (m_record.properties.empty())
        return new PaneSection(tr("Custom properties"), tr("none"), this);
    auto *section = new PaneSection(this);
    auto *list = new PropertyList(section);
    list->setProperties(m_record.properties);
    connect(list, &PropertyList::filterRequested, this,
            [this](const catalog::Property &property, bool excluded) {
                Q_EMIT filterRequested(
                    {filter::Matches {filter::Field::Property, property.key, {property.value}, {}},
                     excluded});
            });
    section->column()->addWidget(list);
    return section;
}
