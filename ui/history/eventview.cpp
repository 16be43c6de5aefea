// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/eventview.h"

#include "models/history/timelinewords.h"
#include "ui/changeset/changewords.h"
#include "ui/changeset/diffview.h"
#include "ui/common/buttons.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/common/segments.h"
#include "ui/common/theme.h"
#include "ui/history/phrasepaint.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

using namespace Qt::Literals::StringLiterals;
using history::Event;

namespace {

constexpr int mostLines = 200;

enum Form { Words, Diff, Whole };

//! A phrase as a line of a pane; its words are its accessible name.
class PhraseLine final : public QWidget
{
public:
    PhraseLine(history::Phrase phrase, QWidget *parent)
        : QWidget(parent), m_phrase(std::move(phrase))
    {
        setAccessibleName(m_phrase.plain());
        setToolTip(changewords::toolTip(m_phrase.plain()));
        setFixedHeight(fontMetrics().height() + 8);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        phrasepaint::paint(painter, rect(), m_phrase, fonts::ui(), Theme::of(this));
    }

private:
    history::Phrase m_phrase;
};

} // namespace

EventView::EventView(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"eventView"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head = makeHead());
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addWidget(m_facts = makeFacts());
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addWidget(makeContent(), 1);
    show(nullptr, {}, {});
}

QWidget *EventView::makeHead()
{
    auto *head = new QWidget(this);
    m_glyph = new Glyph(u"edit"_s, Tone::Neutral, 16, head);
    m_aspect = new QLabel(head);
    m_aspect->setFont(fonts::mono(fonts::Size::Base));
    m_aspect->setTextFormat(Qt::PlainText);
    m_versions = new QLabel(head);
    m_versions->setForegroundRole(QPalette::PlaceholderText);
    m_form = new Segments(head);
    m_form->setAccessibleName(tr("How the change is shown"));
    m_form->add(tr("In words"), u"inWords"_s);
    m_form->add(tr("Diff"), u"asDiff"_s);
    m_form->add(tr("JSON"), u"asJson"_s);
    m_form->setCurrent(Diff);
    connect(m_form, &Segments::currentChanged, this, &EventView::showContent);
    m_compare = makeButton(tr("Compare with now"), u"compare"_s, head);
    m_compare->setObjectName(u"compareWithNow"_s);
    m_compare->setCheckable(true);
    connect(m_compare, &QPushButton::toggled, this, &EventView::showContent);
    m_bringBack = makeButton({}, u"restore"_s, head);
    m_bringBack->setObjectName(u"bringBack"_s);
    connect(m_bringBack, &QPushButton::clicked, this, [this] {
        if (m_hasEvent)
            Q_EMIT bringBackRequested(m_event.aspect, m_event.before, m_event.versionBefore);
    });
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(m_glyph);
    row->addWidget(m_aspect);
    row->addWidget(m_versions);
    row->addStretch(1);
    row->addWidget(m_form);
    row->addWidget(m_compare);
    row->addWidget(m_bringBack);
    return head;
}

QWidget *EventView::makeFacts()
{
    auto *facts = new QWidget(this);
    auto *grid = new QGridLayout(facts);
    grid->setContentsMargins(12, 8, 12, 8);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    const auto fact = [&](int row, int column, const QString &label, const QString &name) {
        auto *words = new QLabel(label, facts);
        words->setForegroundRole(QPalette::PlaceholderText);
        words->setMinimumWidth(64);
        auto *value = new ElidedLabel(facts);
        value->setObjectName(name);
        words->setBuddy(value);
        grid->addWidget(words, row, column);
        grid->addWidget(value, row, column + 1);
        return value;
    };
    m_who = fact(0, 0, tr("Who"), u"who"_s);
    m_when = fact(0, 2, tr("When"), u"when"_s);
    m_by = fact(1, 0, tr("By"), u"by"_s);
    m_source = fact(1, 2, tr("Source"), u"source"_s);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    return facts;
}

QWidget *EventView::makeContent()
{
    m_content = new QStackedWidget(this);
    auto *scroll = new QScrollArea(m_content);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(tr("What changed, in words"));
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    m_words = new QWidget(scroll);
    m_words->setAutoFillBackground(true);
    m_words->setBackgroundRole(QPalette::Base);
    m_wordLines = new QVBoxLayout(m_words);
    m_wordLines->setContentsMargins(12, 8, 12, 8);
    m_wordLines->setSpacing(0);
    scroll->setWidget(m_words);
    m_diff = new DiffView(m_content);
    m_json = new QPlainTextEdit(m_content);
    m_json->setObjectName(u"eventJson"_s);
    m_json->setReadOnly(true);
    m_json->setFrameShape(QFrame::NoFrame);
    m_json->setFont(fonts::mono());
    m_json->setAccessibleName(tr("The aspect after the change, as JSON"));
    m_json->setTabChangesFocus(true);
    m_content->addWidget(scroll);
    m_content->addWidget(m_diff);
    m_content->addWidget(m_json);
    return m_content;
}

void EventView::show(const Event *event, const changes::Json &present,
                     const changes::Naming &naming)
{
    m_hasEvent = event != nullptr;
    m_event = event ? *event : Event();
    m_present = present;
    m_naming = naming;
    for (QWidget *part : {m_head, m_facts, static_cast<QWidget *>(m_content)})
        part->setVisible(m_hasEvent);
    if (!m_hasEvent)
        return;
    m_glyph->set(changewords::iconName(m_event.aspect), Tone::Neutral);
    m_aspect->setText(m_event.aspect);
    showFacts();
    showActions();
    showContent();
}

void EventView::setLocked(const QString &reason)
{
    m_locked = reason;
    showActions();
}

void EventView::showFacts()
{
    const history::AspectVersion &made = m_event.made;
    const bool snapshot = m_event.source == Event::Source::Snapshot;
    m_versions->setText(snapshot ? tr("from snapshots")
                        : m_event.versionBefore > 0
                            ? tr("version %1 → %2").arg(m_event.versionBefore).arg(made.version)
                        : made.version > 0 ? tr("version %1").arg(made.version)
                                           : QString());
    m_who->setText(history::authorName(m_event, m_naming));
    m_who->setHint(made.actor);
    const QString means = history::meansText(m_event);
    m_by->setText(means.isEmpty() ? tr("not said") : means);
    m_by->setHint(made.runId);
    m_when->setText(made.timeMs > 0 ? changewords::spelledOut(made.timeMs) : tr("not known"));
    m_when->setHint(made.timeMs > 0 ? QDateTime::fromMSecsSinceEpoch(made.timeMs, Qt::UTC)
                                          .toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s)
                                    : QString());
    m_source->setText(snapshot ? tr("your daily snapshots") : tr("aspect version on the server"));
}

void EventView::showActions()
{
    const bool can = m_hasEvent && m_event.isBeforeKnown && !m_event.delta.empty();
    m_bringBack->setText(m_event.versionBefore > 0
                             ? tr("Bring version %1 back").arg(m_event.versionBefore)
                             : tr("Bring back"));
    m_bringBack->setEnabled(can && m_locked.isEmpty());
    m_bringBack->setIcon(icons::icon(m_locked.isEmpty() ? u"restore"_s : u"lock"_s));
    m_bringBack->setToolTip(!m_locked.isEmpty() ? m_locked
                            : can
                                ? tr("Put what was before into the change set; nothing is sent yet")
                                : tr("What was before is not known"));
    m_bringBack->setAccessibleDescription(m_bringBack->toolTip());
    m_compare->setEnabled(m_hasEvent && m_event.made.value != m_present);
}

void EventView::showContent()
{
    if (!m_hasEvent)
        return;
    const bool withNow = m_compare->isChecked() && m_compare->isEnabled();
    m_content->setCurrentIndex(withNow ? int(Diff) : m_form->current());
    const changes::Json &left = withNow ? m_event.made.value : m_event.before;
    const changes::Json &right = withNow ? m_present : m_event.made.value;
    m_diff->setAbsent(m_event.isBeforeKnown || withNow ? tr("There was none")
                                                       : tr("What was before is not known"),
                      tr("There is none"));
    m_diff->setRows(aspectdiff::rows(left, right, &changewords::spelledOut), false);
    m_json->setPlainText(QString::fromStdString(
        m_event.made.value.dump(2, ' ', false, changes::Json::error_handler_t::replace)));
    showWords();
}

void EventView::showWords()
{
    while (QLayoutItem *item = m_wordLines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    std::vector<history::Phrase> lines = history::details(m_event, m_naming);
    if (lines.empty())
        lines.push_back(history::headline(m_event, m_naming));
    if (lines.size() > mostLines) {
        const auto more = lines.size() - mostLines;
        lines.resize(mostLines);
        lines.push_back(history::Phrase().add(tr("and %1 more").arg(more)));
    }
    for (const history::Phrase &line : lines)
        m_wordLines->addWidget(new PhraseLine(line, m_words));
    m_wordLines->addStretch(1);
}

void EventView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(rect(), theme.base);
    if (m_hasEvent)
        painter.fillRect(m_head->geometry(), theme.window);
}
