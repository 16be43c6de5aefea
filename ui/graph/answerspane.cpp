// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/graph/answerspane.h"

#include "models/domain/urn.h"
#include "models/domain/vocabulary.h"
#include "models/graph/orphans.h"
#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/flowlayout.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/common/servertext.h"
#include "ui/common/statusglyph.h"
#include "ui/common/theme.h"
#include "ui/common/tonelabel.h"
#include "ui/graph/tintnote.h"

#include <QFutureWatcher>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;
using graph::Kind;

namespace {

constexpr int pad = 12;
constexpr int mostCandidates = 6;
constexpr int mostOwners = 12;
constexpr int mostGhosts = 5;

bool isOwnerGroup(const QString &urn)
{
    return urn.startsWith("urn:li:corpGroup:"_L1);
}

QStringList missingEnds(const graph::Graph &graph, graph::Node node)
{
    QStringList urns;
    for (const graph::Edge &edge : graph.out(node)) {
        if (edge.type == graph::EdgeType::DeployedTo
            && graph.state(edge.node) == graph::State::Missing)
            urns += graph.urn(edge.node);
    }
    for (const graph::Edge &edge : graph.in(node)) {
        if (edge.type == graph::EdgeType::Replaces
            && graph.state(edge.node) == graph::State::Missing)
            urns += graph.urn(edge.node);
    }
    return urns;
}

QLabel *plainLabel(const QString &text, const QFont &font, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(font);
    label->setWordWrap(true);
    return label;
}

} // namespace

AnswersPane::AnswersPane(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(u"answersPane"_s);
    setAccessibleName(tr("Answers"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(240);
    viewport()->setBackgroundRole(QPalette::Base);
    showNothing();
}

void AnswersPane::setProduction(const QStringList &environments)
{
    m_production = environments;
}

void AnswersPane::setReadOnly(const QString &why)
{
    if (m_whyReadOnly == why)
        return;
    m_whyReadOnly = why;
    if (m_graph && m_node != graph::noNode)
        show(m_graph, m_node);
}

void AnswersPane::show(const std::shared_ptr<const graph::Graph> &graph, graph::Node node)
{
    const quint64 turn = ++m_turn;
    m_graph = graph;
    m_node = graph ? node : graph::noNode;
    if (m_node == graph::noNode) {
        showNothing();
        Q_EMIT answered();
        return;
    }
    auto *watcher = new QFutureWatcher<Answers>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, turn] {
        watcher->deleteLater();
        if (turn != m_turn)
            return;
        build(watcher->future().result());
        Q_EMIT answered();
    });
    watcher->setFuture(QtConcurrent::run([graph, node, production = m_production] {
        Answers answers;
        answers.impact = graph::impactOf(*graph, node, production);
        if (graph->kind(node) == Kind::Deployment) {
            answers.rollback = graph::rollbackOf(*graph, node);
            answers.replacement = graph::replacementOf(*graph, node);
        }
        answers.ghosts = missingEnds(*graph, node);
        return answers;
    }));
}

void AnswersPane::showNothing()
{
    auto *page = new QWidget(this);
    page->setObjectName(u"nothingChosen"_s);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(pad, 92, pad, pad);
    column->addWidget(new Glyph(u"graph"_s, Tone::Neutral, 24, page), 0, Qt::AlignHCenter);
    QLabel *words = plainLabel(tr("Choose a model or a deployment to see what hangs on it"),
                               fonts::ui(), page);
    words->setForegroundRole(QPalette::PlaceholderText);
    words->setAlignment(Qt::AlignHCenter);
    column->addWidget(words);
    column->addStretch(1);
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    setWidget(page);
}

QString AnswersPane::nameOf(const QString &urn) const
{
    if (const auto node = m_graph->find(urn))
        return m_graph->displayName(*node);
    return m_graph->catalog()->directory().displayName(urn);
}

QStringList AnswersPane::namesOf(const QStringList &urns, int most) const
{
    QStringList names;
    for (const QString &urn : urns.mid(0, most))
        names += nameOf(urn);
    if (urns.size() > most)
        names += tr("%1 more").arg(QLocale().toString(urns.size() - most));
    return names;
}

void AnswersPane::build(const Answers &answers)
{
    m_content = new QWidget(this);
    m_content->setObjectName(u"answers"_s);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, pad);
    column->setSpacing(0);
    addHead(column);
    const Kind kind = m_graph->kind(m_node);
    if (m_graph->state(m_node) == graph::State::Missing) {
        addHeading(column, tr("It is not there"));
        addVerdict(column, u"check-block"_s, tr("Something names it"),
                   tr("The server does not have it: it was deleted, or never written."));
    } else if (kind == Kind::Deployment) {
        addTakenDown(column, answers);
        addOwners(column, answers.impact);
        addRollback(column, answers.rollback);
    } else if (kind == Kind::Model || kind == Kind::Group) {
        addPiles(column, answers.impact);
        addOwners(column, answers.impact);
    }
    addGhosts(column, answers.ghosts);
    column->addStretch(1);
    m_content->setAutoFillBackground(true);
    m_content->setBackgroundRole(QPalette::Base);
    m_content->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setWidget(m_content);
    m_content = nullptr;
}

void AnswersPane::addHead(QVBoxLayout *column)
{
    const QString urn = m_graph->urn(m_node);
    const Kind kind = m_graph->kind(m_node);
    auto *head = new QWidget(m_content);
    auto *lines = new QVBoxLayout(head);
    lines->setContentsMargins(pad, pad, pad, pad);
    lines->setSpacing(6);

    auto *first = new QHBoxLayout;
    first->setSpacing(6);
    const QString platform = domain::platformId(m_graph->platform(m_node));
    const QString icon = kind == Kind::Model      ? u"kind-model"_s
                       : kind == Kind::Group      ? u"kind-group"_s
                       : kind == Kind::Deployment ? icons::forPlatform(platform)
                                                  : u"kind-container"_s;
    first->addWidget(new Glyph(icon, Tone::Neutral, 18, head));
    auto *name = new ElidedLabel(m_graph->displayName(m_node), head);
    name->setFont(fonts::ui(fonts::Size::Title, QFont::DemiBold));
    name->setElideMode(Qt::ElideMiddle);
    first->addWidget(name, 1);
    lines->addLayout(first);

    auto *second = new QHBoxLayout;
    second->setSpacing(8);
    const QString environment = m_graph->environment(m_node);
    if (kind == Kind::Deployment && !environment.isEmpty())
        second->addWidget(
            new EnvironmentMark(environment, m_production.contains(environment), head));
    const QString status = m_graph->status(m_node);
    if (!status.isEmpty()) {
        second->addWidget(new StatusGlyph(status, 14, head));
        second->addWidget(new QLabel(domain::statusLabel(status), head));
    }
    const QString version = m_graph->version(m_node);
    if (!version.isEmpty()) {
        QLabel *words = plainLabel(version.left(60), fonts::ui(), head);
        words->setWordWrap(false);
        words->setForegroundRole(QPalette::PlaceholderText);
        second->addWidget(words);
    }
    second->addStretch(1);
    lines->addLayout(second);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    const bool deployment = kind == Kind::Deployment && m_graph->row(m_node);
    if (deployment) {
        QPushButton *edit = makeButton(tr("Edit"), u"edit"_s, head);
        edit->setObjectName(u"answersEdit"_s);
        looks::setSmall(edit);
        edit->setEnabled(m_whyReadOnly.isEmpty());
        edit->setToolTip(m_whyReadOnly);
        connect(edit, &QPushButton::clicked, this, [this, urn] { Q_EMIT editRequested(urn); });
        buttons->addWidget(edit);
    }
    QPushButton *focus = makeButton(tr("Focus"), u"fit"_s, head);
    focus->setObjectName(u"answersFocus"_s);
    focus->setToolTip(tr("Show what is around it, and nothing else"));
    looks::setSmall(focus);
    connect(focus, &QPushButton::clicked, this, [this, urn] { Q_EMIT focusRequested(urn); });
    buttons->addWidget(focus);
    if (deployment || kind == Kind::Model) {
        QPushButton *table = makeButton(tr("In table"), u"table"_s, head);
        table->setObjectName(u"answersTable"_s);
        looks::setSmall(table);
        connect(table, &QPushButton::clicked, this, [this, urn] { Q_EMIT tableRequested(urn); });
        buttons->addWidget(table);
    }
    buttons->addStretch(1);
    lines->addLayout(buttons);
    column->addWidget(head);
}

void AnswersPane::addHeading(QVBoxLayout *column, const QString &text, const QString &detail)
{
    column->addWidget(new Line(Qt::Horizontal, m_content));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(pad, 10, pad, 4);
    row->setSpacing(6);
    QLabel *words = plainLabel(text, fonts::ui(fonts::Size::Small, QFont::DemiBold), m_content);
    words->setWordWrap(false);
    row->addWidget(words);
    if (!detail.isEmpty()) {
        QLabel *more = plainLabel(detail, fonts::ui(fonts::Size::Small), m_content);
        more->setWordWrap(false);
        more->setForegroundRole(QPalette::PlaceholderText);
        row->addWidget(more);
    }
    row->addStretch(1);
    column->addLayout(row);
}

void AnswersPane::addVerdict(QVBoxLayout *column, const QString &icon, const QString &title,
                             const QString &detail, const QString &linkUrn)
{
    const Tone tone = icon == "check-pass"_L1  ? Tone::Ok
                    : icon == "check-warn"_L1  ? Tone::Warn
                    : icon == "check-block"_L1 ? Tone::Danger
                                               : Tone::Neutral;
    auto *row = new QHBoxLayout;
    row->setContentsMargins(pad, 4, pad, 6);
    row->setSpacing(9);
    row->addWidget(new Glyph(icon, tone, 16, m_content), 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(1);
    texts->addWidget(plainLabel(title, fonts::ui(fonts::Size::Base, QFont::Medium), m_content));
    if (!linkUrn.isEmpty()) {
        QPushButton *link = makeLinkButton(servertext::oneLine(nameOf(linkUrn), 60), m_content);
        looks::setSmall(link);
        link->setToolTip(servertext::toolTip(linkUrn));
        connect(link, &QPushButton::clicked, this,
                [this, linkUrn] { Q_EMIT nodeRequested(linkUrn); });
        texts->addWidget(link, 0, Qt::AlignLeft);
    }
    if (!detail.isEmpty()) {
        QLabel *words = plainLabel(detail, fonts::ui(fonts::Size::Small), m_content);
        words->setForegroundRole(QPalette::PlaceholderText);
        texts->addWidget(words);
    }
    row->addLayout(texts, 1);
    column->addLayout(row);
}

void AnswersPane::addLink(QVBoxLayout *column, const QString &status, const QString &urn,
                          const QString &end)
{
    auto *line = new QWidget(m_content);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(pad, 1, pad, 1);
    row->setSpacing(8);
    if (!status.isEmpty())
        row->addWidget(new StatusGlyph(status, 14, line));
    const QString name = nameOf(urn);
    QPushButton *link = makeLinkButton(
        fontMetrics().elidedText(servertext::oneLine(name, 100), Qt::ElideMiddle, 176), line);
    link->setAccessibleName(name);
    link->setToolTip(servertext::toolTip(urn));
    connect(link, &QPushButton::clicked, this, [this, urn] { Q_EMIT nodeRequested(urn); });
    row->addWidget(link);
    row->addStretch(1);
    QLabel *words = plainLabel(end.left(24), fonts::ui(), line);
    words->setWordWrap(false);
    words->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(words);
    column->addWidget(line);
}

void AnswersPane::addTakenDown(QVBoxLayout *column, const Answers &answers)
{
    addHeading(column, tr("If it is taken down"));
    addAlternatives(column, answers.impact);
    addReplacement(column, answers);
    const graph::Impact &impact = answers.impact;
    if (impact.modelsLeftWithout.outcome == graph::Outcome::Yes)
        addVerdict(column, u"check-block"_s,
                   tr("%n model(s) lose their last production deployment", nullptr,
                      int(impact.modelsLeftWithout.urns.size())),
                   namesOf(impact.modelsLeftWithout.urns, 3).join(u", "_s));
    if (!impact.replaces.urns.isEmpty()) {
        const auto count = int(impact.replaces.urns.size());
        addVerdict(column, u"check-block"_s,
                   count == 1 ? tr("1 deployment names it as replacement")
                              : tr("%1 deployments name it as replacement").arg(count),
                   count == 1 ? QString() : namesOf(impact.replaces.urns.mid(1), 3).join(u", "_s),
                   impact.replaces.urns.first());
    }
    const graph::Usage &usage = impact.usage;
    if (usage.callers)
        addVerdict(column, u"check-warn"_s, tr("Who calls it"), usage.callers->left(300));
    else
        addVerdict(column, u"check-unknown"_s, tr("Who calls it: unknown"),
                   tr("no custom property says so"));
    if (usage.traffic)
        addVerdict(column, *usage.traffic > 0 ? u"check-warn"_s : u"check-pass"_s,
                   tr("%1 % of the traffic comes here").arg(std::round(*usage.traffic)), {});
}

void AnswersPane::addAlternatives(QVBoxLayout *column, const graph::Impact &impact)
{
    const QString environment = m_graph->environment(m_node);
    const graph::Part &part = impact.alternatives;
    const QString names = namesOf(part.urns, 2).join(u", "_s);
    switch (part.outcome) {
    case graph::Outcome::Yes:
        return addVerdict(column, u"check-pass"_s,
                          tr("The model keeps serving in %1").arg(environment), names);
    case graph::Outcome::Partly:
        return addVerdict(column, u"check-warn"_s,
                          tr("Only some of its models keep serving in %1").arg(environment), names);
    case graph::Outcome::No:
        return addVerdict(column, u"check-block"_s,
                          tr("Nothing else serves the model in %1").arg(environment), {});
    case graph::Outcome::Unknown:
        return addVerdict(column, u"check-unknown"_s, tr("What else serves the model: unknown"),
                          m_graph->linksKnown() ? tr("no model names it, or statuses say nothing")
                                                : tr("models were not read"));
    }
}

void AnswersPane::addReplacement(QVBoxLayout *column, const Answers &answers)
{
    if (!answers.replacement)
        return;
    const graph::Node node = *answers.replacement;
    const QString urn = m_graph->urn(node);
    const QString version = m_graph->version(node);
    QString status = domain::statusLabel(m_graph->status(node));
    if (!version.isEmpty())
        status = status.isEmpty() ? version : QString(version + u", "_s + status);
    switch (m_graph->state(node)) {
    case graph::State::Missing:
        return addVerdict(column, u"check-block"_s, tr("Its replacement is not on the server"), {},
                          urn);
    case graph::State::Removed:
        return addVerdict(column, u"check-block"_s, tr("Its replacement was removed"), {}, urn);
    case graph::State::Present:
    case graph::State::Reconciled:
        break;
    }
    const bool serves = graph::isInService(*m_graph, node);
    addVerdict(column, serves ? u"check-pass"_s : u"check-warn"_s,
               serves ? tr("Its replacement is in service") : tr("Its replacement does not serve"),
               status, urn);
}

void AnswersPane::addOwners(QVBoxLayout *column, const graph::Impact &impact)
{
    addHeading(column, tr("Tell these owners"),
               impact.owners.outcome == graph::Outcome::Partly ? tr("some have none") : QString());
    if (impact.owners.urns.isEmpty()) {
        addVerdict(column, u"check-warn"_s, tr("No owner is known"), {});
        return;
    }
    auto *box = new QWidget(m_content);
    auto *flow = new FlowLayout(box, 10, 6);
    flow->setContentsMargins(pad, 4, pad, 8);
    for (const QString &urn : impact.owners.urns.mid(0, mostOwners)) {
        const QString name = m_graph->catalog()->directory().displayName(urn);
        auto *owner = new QWidget(box);
        auto *row = new QHBoxLayout(owner);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(6);
        row->addWidget(new Avatar(name, isOwnerGroup(urn), owner));
        QLabel *words = plainLabel(servertext::oneLine(name, 32), fonts::ui(), owner);
        words->setWordWrap(false);
        words->setToolTip(servertext::toolTip(urn));
        row->addWidget(words);
        flow->addWidget(owner);
    }
    if (impact.owners.urns.size() > mostOwners)
        flow->addWidget(plainLabel(tr("and %1 more").arg(impact.owners.urns.size() - mostOwners),
                                   fonts::ui(), box));
    column->addWidget(box);
}

void AnswersPane::addRollback(QVBoxLayout *column, const graph::Rollback &rollback)
{
    const auto count = int(rollback.candidates.size());
    addHeading(column, tr("Roll back to"),
               count == 1  ? tr("1 candidate")
               : count > 1 ? tr("%1 candidates").arg(count)
                           : QString());
    if (count == 0) {
        const bool none = rollback.outcome == graph::Outcome::No;
        addVerdict(column, none ? u"check-block"_s : u"check-unknown"_s,
                   none ? tr("There is none") : tr("Unknown"),
                   none ? tr("no previous version is in or out of service in %1")
                              .arg(m_graph->environment(m_node))
                        : tr("no model names it, or versions have no order"));
        return;
    }
    for (int i = 0; i < std::min(count, mostCandidates); ++i) {
        const graph::Rollback::Candidate &candidate = rollback.candidates[std::size_t(i)];
        addLink(column, m_graph->status(candidate.node), m_graph->urn(candidate.node),
                candidate.version.text());
    }
    if (count > mostCandidates)
        addVerdict(column, u"info"_s, tr("%1 more").arg(count - mostCandidates), {});
    if (rollback.outcome == graph::Outcome::Partly)
        addVerdict(column, u"check-unknown"_s,
                   tr("Of %1 more nobody can say").arg(rollback.undecided.size()),
                   tr("their versions have no order"));
}

void AnswersPane::addPiles(QVBoxLayout *column, const graph::Impact &impact)
{
    addHeading(column, tr("Deployments"),
               impact.deployments.outcome == graph::Outcome::Unknown
                   ? tr("unknown")
                   : QLocale().toString(impact.deployments.urns.size()));
    for (const graph::Impact::Pile &pile : impact.piles) {
        auto *line = new QWidget(m_content);
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(pad, 1, pad, 1);
        row->setSpacing(8);
        if (!pile.environment.isEmpty())
            row->addWidget(new EnvironmentMark(pile.environment,
                                               m_production.contains(pile.environment), line));
        row->addStretch(1);
        const QString word
            = pile.status.isEmpty() ? tr("no status") : domain::statusLabel(pile.status);
        row->addWidget(new QLabel(word, line));
        if (!pile.status.isEmpty())
            row->addWidget(new StatusGlyph(pile.status, 14, line));
        auto *count = new QLabel(QLocale().toString(pile.urns.size()), line);
        count->setMinimumWidth(28);
        count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row->addWidget(count);
        column->addWidget(line);
    }
    column->addSpacing(8);
}

void AnswersPane::addGhosts(QVBoxLayout *column, const QStringList &ghosts)
{
    if (ghosts.isEmpty())
        return;
    auto *note = new TintNote(Tone::Danger, m_content);
    note->setObjectName(u"ghostNote"_s);
    const QString title = ghosts.size() == 1 ? tr("1 link leads nowhere.")
                                             : tr("%1 links lead nowhere.").arg(ghosts.size());
    QStringList names;
    for (const QString &urn : ghosts.mid(0, mostGhosts))
        names += nameOf(urn);
    note->setTexts(title, tr("%1 names %2; the server does not have it.")
                              .arg(m_graph->displayName(m_node), names.join(u", "_s)));
    connect(note->addLink(tr("Show the edge")), &QPushButton::clicked, this,
            [this, urn = ghosts.first()] { Q_EMIT nodeRequested(urn); });
    auto *around = new QVBoxLayout;
    around->setContentsMargins(pad, pad, pad, 0);
    around->addWidget(note);
    column->addLayout(around);
}
