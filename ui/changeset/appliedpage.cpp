// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/appliedpage.h"

#include "ui/changeset/changewords.h"
#include "ui/changeset/logdelegate.h"
#include "ui/common/buttons.h"
#include "ui/common/emptystate.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/common/theme.h"
#include "ui/common/tonelabel.h"
#include "ui/common/windowstate.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <set>

using namespace Qt::Literals::StringLiterals;
using changes::LogEntry;

namespace {

constexpr int allColumnsNeed = 1180; // narrower pages say the apply by a line between rows alone
constexpr int aspectNeeds = 1000;
constexpr qsizetype mostSentences = 6;
constexpr int headerVersion = 1;

} // namespace

AppliedPage::AppliedPage(QSettings &settings, QWidget *parent)
    : QWidget(parent), m_pages(new QStackedWidget(this)), m_empty(new EmptyState(m_pages))
{
    setObjectName(u"appliedPage"_s);
    setAccessibleName(tr("What was applied"));
    m_told = new QWidget(this);
    m_told->setObjectName(u"notReverted"_s);
    m_tellTale = new ToneLabel(m_told);
    m_tellTale->setObjectName(u"notRevertedWords"_s);
    auto *close = new QToolButton(m_told);
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::TabFocus);
    close->setIcon(icons::icon(u"close"_s, icons::Ink::Muted));
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close this message"));
    connect(close, &QToolButton::clicked, m_told, &QWidget::hide);
    auto *told = new QHBoxLayout(m_told);
    told->setContentsMargins(12, 6, 8, 6);
    told->addWidget(m_tellTale, 1);
    told->addWidget(close, 0, Qt::AlignTop);
    m_told->hide();

    m_pages->addWidget(m_empty);
    m_pages->addWidget(makeTable(settings));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addWidget(m_told);
    column->addWidget(m_pages, 1);
    setFocusProxy(m_table);

    connect(&m_model, &QAbstractItemModel::modelReset, this, &AppliedPage::contentChanged);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AppliedPage::selectionChanged);
    contentChanged();
}

QWidget *AppliedPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *title = new QLabel(tr("Applied"), head);
    title->setFont(fonts::ui(fonts::Size::Title, QFont::DemiBold));
    m_count = new QLabel(head);
    m_count->setObjectName(u"logCount"_s);
    m_count->setFont(fonts::ui(fonts::Size::Small));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_search = new QLineEdit(head);
    m_search->setObjectName(u"searchLog"_s);
    m_search->setPlaceholderText(tr("Search deployment, change, aspect"));
    m_search->setAccessibleName(tr("Search what was applied"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icons::icon(u"search"_s, icons::Ink::Muted), QLineEdit::LeadingPosition);
    m_search->setMaximumWidth(320);
    connect(m_search, &QLineEdit::textChanged, &m_model, &LogModel::setSearch);
    m_batch = makeButton(tr("Select its apply"), {}, head);
    m_batch->setObjectName(u"selectBatch"_s);
    m_batch->setToolTip(tr("Select all that was applied together with this (A)"));
    connect(m_batch, &QPushButton::clicked, this, &AppliedPage::selectBatch);
    m_revert = makeButton(tr("Revert"), u"undo"_s, head);
    m_revert->setObjectName(u"revert"_s);
    connect(m_revert, &QPushButton::clicked, this, &AppliedPage::revert);
    auto *back = makeButton(tr("Back"), u"back"_s, head);
    back->setObjectName(u"back"_s);
    looks::setKeyHint(back, tr("Esc"));
    connect(back, &QPushButton::clicked, this, &AppliedPage::backRequested);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(12, 7, 8, 7);
    row->setSpacing(8);
    row->addWidget(title);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_search, 2);
    row->addWidget(m_batch);
    row->addWidget(m_revert);
    row->addWidget(back);
    return head;
}

QWidget *AppliedPage::makeTable(QSettings &settings)
{
    m_table = new QTableView(m_pages);
    m_table->setObjectName(u"log"_s);
    m_table->setAccessibleName(tr("What was applied, the newest first"));
    m_table->setAccessibleDescription(tr("A selects a whole apply, Enter shows the deployment."));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new LogDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setWordWrap(false);
    m_table->installEventFilter(this);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(qMax(26, fontMetrics().height() + 8));
    QHeaderView *head = m_table->horizontalHeader();
    head->setHighlightSections(false);
    head->setSectionResizeMode(QHeaderView::Interactive);
    head->setSectionResizeMode(LogModel::Change, QHeaderView::Stretch);
    auto *state = new WindowState(settings, u"applied"_s, this);
    if (!state->keepHeader(u"columns"_s, head, headerVersion)) {
        const std::pair<int, int> widths[] {{LogModel::When, 126},
                                            {LogModel::Deployment, 230},
                                            {LogModel::Aspect, 160},
                                            {LogModel::Batch, 170},
                                            {LogModel::Between, 220}};
        for (const auto &[section, width] : widths)
            head->resizeSection(section, width);
    }
    connect(m_table, &QWidget::customContextMenuRequested, this, &AppliedPage::openMenu);
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT showRequested(index.data(LogModel::UrnRole).toString());
    });
    return m_table;
}

void AppliedPage::setEditing(store::Editing *editing)
{
    m_told->hide();
    m_model.setEditing(editing);
    contentChanged();
}

void AppliedPage::setNow(const QDateTime &now)
{
    m_model.setNow(now);
    m_table->viewport()->update();
}

void AppliedPage::contentChanged()
{
    const int rows = m_model.rowCount();
    const QString all = changewords::number(m_model.total());
    m_count->setText(m_model.total() == 0     ? QString()
                     : rows < m_model.total() ? tr("%1 of %2").arg(changewords::number(rows), all)
                     : m_model.total() == LogModel::most ? tr("the newest %1").arg(all)
                                                         : all);
    if (m_model.total() == 0)
        m_empty->setContent(u"history"_s, tr("Nothing was applied yet"),
                            tr("What you apply on this connection is listed here, each change "
                               "with what it replaced, so that it can be reverted."));
    else
        m_empty->setContent(u"search"_s, tr("Nothing matches"),
                            tr("No change that was applied has all of these words."));
    m_pages->setCurrentIndex(rows == 0 ? 0 : 1);
    QWidget *proxy = m_table;
    if (rows == 0)
        proxy = m_search;
    setFocusProxy(proxy);
    if (rows > 0 && !m_table->currentIndex().isValid())
        m_table->selectionModel()->setCurrentIndex(
            m_model.index(0, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    selectionChanged();
}

std::vector<LogEntry> AppliedPage::chosen() const
{
    std::set<int> rows; // ascending is the newest first, as revert() wants it
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.insert(index.row());
    std::vector<LogEntry> entries;
    for (const int row : rows) {
        if (!m_model.entryAt(row).reverted && !m_model.entryAt(row).delta.empty())
            entries.push_back(m_model.entryAt(row));
    }
    return entries;
}

void AppliedPage::selectionChanged()
{
    const auto count = qint64(chosen().size());
    const bool readOnly = m_model.editing() && m_model.editing()->isReadOnly();
    const bool running = m_model.editing() && m_model.editing()->applyState().running;
    m_revert->setText(count > 1 ? tr("Revert %1").arg(changewords::number(count)) : tr("Revert"));
    m_revert->setIcon(icons::icon(readOnly ? u"lock"_s : u"undo"_s));
    m_revert->setToolTip(readOnly ? tr("The connection is read-only")
                         : count == 0
                             ? tr("Select what to revert; what was reverted already is left out")
                             : tr("Put the inverse into the change set; nothing is sent yet"));
    m_revert->setAccessibleDescription(m_revert->toolTip());
    m_revert->setEnabled(count > 0 && !readOnly && !running);
    m_batch->setEnabled(m_table->currentIndex().isValid());
}

void AppliedPage::selectBatch()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    QItemSelection selection;
    for (const int row : m_model.rowsOfBatch(current.row()))
        selection.select(m_model.index(row, 0), m_model.index(row, LogModel::columns - 1));
    m_table->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    m_table->setFocus(Qt::OtherFocusReason);
}

void AppliedPage::revert()
{
    store::Editing *editing = m_model.editing();
    const std::vector<LogEntry> entries = chosen();
    if (!editing || entries.empty() || !m_revert->isEnabled())
        return;
    qsizetype all = 0;
    for (const LogEntry &entry : entries)
        all += qsizetype(entry.delta.size());
    const QStringList others = editing->revert(entries);
    const auto done = int(all - others.size());
    if (others.isEmpty())
        m_told->hide();
    else
        say(done == 0   ? tr("Nothing was reverted: it is not as you left it.")
            : done == 1 ? tr("1 change goes back with the next apply. These are not as you left "
                             "them and stay:")
                        : tr("%1 changes go back with the next apply. These are not as you left "
                             "them and stay:")
                              .arg(changewords::number(done)),
            others);
    if (done > 0)
        Q_EMIT reverted(done);
}

void AppliedPage::say(const QString &title, const QStringList &sentences)
{
    QStringList lines {title};
    lines += sentences.mid(0, mostSentences);
    if (sentences.size() > mostSentences)
        lines.append(tr("and %1 more").arg(changewords::number(sentences.size() - mostSentences)));
    m_tellTale->set(lines.join(u'\n'), Tone::Warn);
    m_told->show();
    QAccessibleEvent alert(m_tellTale, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void AppliedPage::openMenu(const QPoint &at)
{
    const QModelIndex index = m_table->indexAt(at);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"logMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *reverts = menu->addAction(icons::icon(u"undo"_s), tr("&Revert"));
    reverts->setEnabled(m_revert->isEnabled());
    connect(reverts, &QAction::triggered, this, &AppliedPage::revert);
    QAction *batch = menu->addAction(tr("Select its &apply"));
    connect(batch, &QAction::triggered, this, &AppliedPage::selectBatch);
    const QString urn = index.data(LogModel::UrnRole).toString();
    QAction *shows = menu->addAction(icons::icon(u"table"_s), tr("&Show in table"));
    connect(shows, &QAction::triggered, this, [this, urn] { Q_EMIT showRequested(urn); });
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

bool AppliedPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_A && key->modifiers() == Qt::NoModifier) {
            selectBatch();
            return true;
        }
        if (key->key() == Qt::Key_Slash) {
            m_search->setFocus(Qt::ShortcutFocusReason);
            m_search->selectAll();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void AppliedPage::foldColumns()
{
    m_table->setColumnHidden(LogModel::Batch, width() < allColumnsNeed);
    m_table->setColumnHidden(LogModel::Aspect, width() < aspectNeeds);
}

void AppliedPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    foldColumns();
}

void AppliedPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (!m_search->hasFocus())
            return Q_EMIT backRequested();
        m_search->clear();
        return m_table->setFocus(Qt::OtherFocusReason);
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if ((enter || event->key() == Qt::Key_Down) && m_search->hasFocus())
        return m_table->setFocus(Qt::OtherFocusReason);
    QWidget::keyPressEvent(event);
}

void AppliedPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(rect(), theme.window);
    painter.fillRect(m_pages->geometry(), theme.base);
    if (m_told->isVisible())
        painter.fillRect(m_told->geometry(), theme.warnTint);
}
