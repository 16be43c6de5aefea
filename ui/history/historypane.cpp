// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/historypane.h"

#include "models/domain/vocabulary.h"
#include "models/history/timelinewords.h"
#include "ui/common/buttons.h"
#include "ui/common/emptystate.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/common/panes.h"
#include "ui/common/progressstrip.h"
#include "ui/common/segments.h"
#include "ui/common/statusglyph.h"
#include "ui/common/theme.h"
#include "ui/common/windowstate.h"
#include "ui/history/eventview.h"
#include "ui/history/laneview.h"
#include "ui/history/timelinedelegate.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>

using namespace Qt::Literals::StringLiterals;
using history::MemoryEnd;

namespace {

constexpr int timelineWidth = 478;

} // namespace

HistoryPane::HistoryPane(QSettings &settings, QWidget *parent)
    : QWidget(parent), m_progress(new ProgressStrip(this)), m_pages(new QStackedWidget(this))
{
    setObjectName(u"historyPane"_s);
    setAccessibleName(tr("History"));
    m_empty = new EmptyState(m_pages);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(makeBody(settings));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addWidget(m_progress);
    column->addWidget(m_pages, 1);
    connect(m_progress, &ProgressStrip::stopRequested, this, &HistoryPane::stopRequested);
    setFocusProxy(m_list);
    showPage();
}

QWidget *HistoryPane::makeHead()
{
    auto *head = new QWidget(this);
    auto *back = makeButton(tr("Table"), u"back"_s, head);
    back->setObjectName(u"backToTable"_s);
    back->setToolTip(tr("Back to the table (Esc)"));
    connect(back, &QPushButton::clicked, this, &HistoryPane::backRequested);
    m_name = new QLabel(head);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setFont(fonts::ui(fonts::Size::Title, QFont::DemiBold));
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_status = new QLabel(head);
    m_status->setTextFormat(Qt::PlainText);
    auto *shows = new QLabel(tr("Show"), head);
    shows->setForegroundRole(QPalette::PlaceholderText);
    auto *whose = new Segments(head);
    whose->setAccessibleName(tr("Whose changes are shown"));
    whose->add(tr("All"), u"allEvents"_s);
    whose->add(tr("People"), u"eventsOfPeople"_s);
    whose->add(tr("Pipelines"), u"eventsOfPipelines"_s);
    connect(whose, &Segments::currentChanged, this, [this](int index) {
        m_model.setWhose(TimelineModel::Whose(index));
        showPage();
    });
    m_which = new QComboBox(head);
    m_which->setObjectName(u"whichAspect"_s);
    m_which->setAccessibleName(tr("Which aspect is shown"));
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_which->addItem(tr("All aspects"));
    connect(m_which, &QComboBox::activated, this, [this] {
        m_model.setAspect(m_which->currentData().toString());
        showPage();
    });
    m_headRow = new QHBoxLayout(head);
    m_headRow->setContentsMargins(12, 7, 12, 7);
    m_headRow->setSpacing(8);
    m_headRow->addWidget(back);
    m_headRow->addWidget(m_name);
    m_headRow->addWidget(m_status);
    m_headRow->addStretch(1);
    m_headRow->addWidget(shows);
    m_headRow->addWidget(whose);
    m_headRow->addWidget(m_which);
    return head;
}

QWidget *HistoryPane::makeBody(QSettings &settings)
{
    auto *splitter = new QSplitter(Qt::Horizontal, m_pages);
    splitter->setObjectName(u"historySplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);

    auto *left = new QWidget(splitter);
    m_list = new QListView(left);
    m_list->setObjectName(u"timeline"_s);
    m_list->setAccessibleName(tr("Timeline, the newest first"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new TimelineDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->installEventFilter(this);
    panes::mark(m_list);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &HistoryPane::currentChanged);
    auto *foot = new QWidget(left);
    m_foot = new QLabel(foot);
    m_foot->setObjectName(u"historyFoot"_s);
    m_foot->setFont(fonts::ui(fonts::Size::Small));
    m_foot->setForegroundRole(QPalette::PlaceholderText);
    m_more = makeButton(tr("Read more"), {}, foot);
    m_more->setObjectName(u"readMore"_s);
    looks::setSmall(m_more);
    connect(m_more, &QPushButton::clicked, this, &HistoryPane::moreRequested);
    m_look = makeButton({}, u"history"_s, foot);
    m_look->setObjectName(u"lookIntoSnapshots"_s);
    looks::setSmall(m_look);
    connect(m_look, &QPushButton::clicked, this, &HistoryPane::snapshotsRequested);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(12, 5, 8, 5);
    row->addWidget(m_foot, 1);
    row->addWidget(m_look);
    row->addWidget(m_more);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(new Line(Qt::Horizontal, left));
    column->addWidget(foot);

    auto *right = new QWidget(splitter);
    m_lanes = new LaneView(right);
    panes::mark(m_lanes);
    m_event = new EventView(right);
    connect(m_lanes, &LaneView::stepped, this, &HistoryPane::step);
    connect(m_lanes, &LaneView::chosen, this, [this](std::size_t event) {
        const QModelIndex index = m_model.indexOf(event);
        if (index.isValid())
            m_list->setCurrentIndex(index);
    });
    connect(m_event, &EventView::bringBackRequested, this,
            [this](const QString &aspect, const changes::Json &value, qint64 version) {
                Q_EMIT bringBackRequested(m_subject.urn, aspect, value, version);
            });
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->setSpacing(0);
    rightColumn->addWidget(m_lanes);
    rightColumn->addWidget(new Line(Qt::Horizontal, right));
    rightColumn->addWidget(m_event, 1);
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({timelineWidth, 900});
    auto *state = new WindowState(settings, u"history"_s, this);
    state->keepSplitter(u"splitter"_s, splitter);
    return splitter;
}

void HistoryPane::setSubject(const Subject &subject)
{
    const bool other = subject.urn != m_subject.urn;
    m_subject = subject;
    m_name->setText(history::oneLine(subject.name, 60));
    m_name->setToolTip(subject.name.size() > 60 ? subject.name.left(400).toHtmlEscaped()
                                                : QString());
    delete m_mark;
    m_mark = new QWidget(this);
    auto *row = new QHBoxLayout(m_mark);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    if (!subject.environment.isEmpty())
        row->addWidget(new EnvironmentMark(subject.environment, subject.production, m_mark));
    if (!subject.status.isEmpty())
        row->addWidget(new StatusGlyph(subject.status, 14, m_mark));
    m_headRow->insertWidget(2, m_mark);
    m_status->setText(domain::statusLabel(subject.status));
    if (other) {
        m_records.reset();
        m_readingSnapshots = false;
        setHistory({}, {true, 0, 0, std::nullopt, {}});
    }
}

void HistoryPane::setNaming(const changes::Naming &naming, const QString &me)
{
    m_model.setNaming(naming, me);
}

void HistoryPane::setNow(const QDateTime &now)
{
    m_now = now;
    m_model.setNow(now);
}

void HistoryPane::setHistory(const std::vector<history::AspectVersions> &aspects,
                             const Reading &reading)
{
    m_reading = reading;
    if (aspects != m_aspects || aspects.empty()) {
        m_aspects = aspects;
        showAspects();
    }
    if (reading.running)
        m_progress->setContent({tr("Reading the history"),
                                reading.aspectsDone,
                                reading.aspects > 0 ? reading.aspects : -1,
                                reading.aspects > 0
                                    ? tr("reading %1 of %2 aspects")
                                          .arg(std::min(reading.aspectsDone + 1, reading.aspects))
                                          .arg(reading.aspects)
                                    : QString(),
                                {},
                                {},
                                tr("Stop")});
    else
        m_progress->finish();
    showFoot();
    showPage();
}

void HistoryPane::setSnapshots(int count,
                               std::optional<std::vector<history::SnapshotRecord>> records,
                               bool reading)
{
    const bool other = records != m_records;
    m_snapshotCount = count;
    m_records = std::move(records);
    m_readingSnapshots = reading;
    if (other)
        showAspects();
    showFoot();
}

void HistoryPane::setLocked(const QString &reason)
{
    m_event->setLocked(reason);
}

void HistoryPane::focusTimeline()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

//! The event that was current stays it, wherever it is now.
void HistoryPane::showAspects()
{
    const history::Event *current = m_model.eventAt(m_list->currentIndex());
    const std::optional<history::Event> kept = current ? std::optional(*current) : std::nullopt;
    const int scroll = m_list->verticalScrollBar()->value();
    m_lanes->setCurrent(nullptr);
    m_model.setAspects(m_aspects, m_records.value_or(std::vector<history::SnapshotRecord>()));
    m_lanes->setEvents(m_model.events(), m_now.isValid() ? m_now : QDateTime::currentDateTime(),
                       m_model.naming());
    const QString chosen = m_which->currentData().toString();
    m_which->clear();
    m_which->addItem(tr("All aspects"));
    for (const history::AspectVersions &aspect : m_aspects) {
        if (!aspect.versions.empty())
            m_which->addItem(history::aspectWord(aspect.aspect), aspect.aspect);
    }
    m_which->setCurrentIndex(std::max(0, m_which->findData(chosen)));
    QModelIndex next;
    for (std::size_t i = 0; kept && i < m_model.events().size(); ++i) {
        const history::Event &event = m_model.events()[i];
        if (event.aspect == kept->aspect && event.made == kept->made)
            next = m_model.indexOf(i);
    }
    if (!next.isValid())
        next = m_model.next({}, 1);
    if (next.isValid())
        m_list->setCurrentIndex(next);
    if (kept)
        m_list->verticalScrollBar()->setValue(scroll);
    currentChanged();
}

void HistoryPane::showFoot()
{
    int versions = 0;
    bool more = false;
    bool forgotten = false;
    bool failed = false;
    for (const history::AspectVersions &aspect : m_aspects) {
        versions += int(aspect.versions.size());
        more = more || aspect.end == MemoryEnd::Unread;
        failed = failed || aspect.end == MemoryEnd::Failed;
        forgotten
            = forgotten || aspect.end == MemoryEnd::Forgotten || aspect.end == MemoryEnd::Untold;
    }
    m_foot->setText(versions == 1 ? tr("1 version read from the server")
                                  : tr("%1 versions read from the server").arg(versions));
    m_more->setText(failed ? tr("Try again") : tr("Read more"));
    m_more->setVisible(!m_reading.running && (more || failed));
    m_look->setText(m_readingSnapshots ? tr("Looking…")
                                       : tr("Look into %1 snapshots").arg(m_snapshotCount));
    m_look->setEnabled(!m_readingSnapshots);
    m_look->setVisible(!m_reading.running && forgotten && !m_records && m_snapshotCount > 1);
}

void HistoryPane::showPage()
{
    const bool any = m_model.rowCount() > 0;
    m_pages->setCurrentIndex(any ? 1 : 0);
    if (any) {
        if (!m_model.eventAt(m_list->currentIndex())) {
            const QModelIndex first = m_model.next({}, 1);
            if (first.isValid())
                m_list->setCurrentIndex(first);
            currentChanged();
        }
        return;
    }
    m_empty->clearActions();
    if (m_reading.error) {
        const ErrorText text = describe(*m_reading.error, m_reading.server);
        m_empty->setContent(u"error"_s, text.title, text.advice);
        connect(m_empty->addAction(tr("Try again"), u"refresh"_s), &QPushButton::clicked, this,
                &HistoryPane::moreRequested);
    } else if (m_reading.running) {
        m_empty->setContent(u"history"_s, tr("Reading the history"),
                            tr("Versions arrive newest first."));
    } else if (!m_model.events().empty()) {
        m_empty->setContent(u"search"_s, tr("Nothing of that kind"),
                            tr("There are other versions: choose All, and all aspects."));
    } else {
        m_empty->setContent(u"history"_s, tr("No history"),
                            tr("The server has no aspect of this deployment that could have been "
                               "changed."));
    }
}

void HistoryPane::currentChanged()
{
    const history::Event *event = m_model.eventAt(m_list->currentIndex());
    changes::Json present;
    for (const history::AspectVersions &aspect : m_aspects) {
        if (event && aspect.aspect == event->aspect && !aspect.versions.empty())
            present = aspect.versions.front().value;
    }
    m_lanes->setCurrent(event);
    m_event->show(event, present, m_model.naming());
}

void HistoryPane::step(int step)
{
    // To the left is the past, which is further down.
    const QModelIndex next = m_model.next(m_list->currentIndex(), -step);
    if (next.isValid())
        m_list->setCurrentIndex(next);
}

bool HistoryPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right) {
            step(key == Qt::Key_Left ? -1 : 1);
            return true;
        }
        if (key == Qt::Key_Up || key == Qt::Key_Down) { // past the heads between them
            const QModelIndex next
                = m_model.next(m_list->currentIndex(), key == Qt::Key_Up ? -1 : 1);
            if (next.isValid())
                m_list->setCurrentIndex(next);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void HistoryPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) { // one step back
        if (m_reading.running)
            return Q_EMIT stopRequested();
        return Q_EMIT backRequested();
    }
    QWidget::keyPressEvent(event);
}

void HistoryPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(rect(), theme.window);
    painter.fillRect(m_pages->geometry(), theme.base);
}
