// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/sincepage.h"

#include "models/history/phrase.h"
#include "ui/changeset/changewords.h"
#include "ui/common/buttons.h"
#include "ui/common/emptystate.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/markwidgets.h"
#include "ui/common/panes.h"
#include "ui/common/theme.h"
#include "ui/history/sincedelegate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using history::SnapshotInfo;

namespace {

constexpr int mostOpened = 500; // rows of a group that opens by itself

} // namespace

SincePage::SincePage(QWidget *parent) : QWidget(parent), m_pages(new QStackedWidget(this))
{
    setObjectName(u"sincePage"_s);
    setAccessibleName(tr("What changed"));
    m_empty = new EmptyState(m_pages);
    makeTree();
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_tree);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addWidget(m_pages, 1);
    setFocusProxy(m_tree);
    setSnapshots({}, QDateTime::currentDateTime());
}

QWidget *SincePage::makeHead()
{
    auto *head = new QWidget(this);
    auto *title = new QLabel(tr("What changed since"), head);
    title->setFont(fonts::ui(fonts::Size::Title, QFont::DemiBold));
    m_since = new QComboBox(head);
    m_since->setObjectName(u"since"_s);
    m_since->setAccessibleName(tr("Since which snapshot"));
    m_since->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    title->setBuddy(m_since);
    connect(m_since, &QComboBox::activated, this, [this] {
        m_chose = true;
        Q_EMIT sinceChosen();
    });
    m_count = new QLabel(head);
    m_count->setObjectName(u"sinceCount"_s);
    m_count->setFont(fonts::ui(fonts::Size::Small));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_filter = new QCheckBox(tr("Only what the filter leaves"), head);
    m_filter->setObjectName(u"sinceFilter"_s);
    m_filter->setChecked(true);
    connect(m_filter, &QCheckBox::clicked, this, &SincePage::sinceChosen);
    m_open = makeButton(tr("Open this snapshot"), u"history"_s, head);
    m_open->setObjectName(u"openThisSnapshot"_s);
    m_open->setToolTip(tr("Show the catalog of that day in the table, read-only"));
    connect(m_open, &QPushButton::clicked, this,
            [this] { Q_EMIT openSnapshotRequested(chosenPath()); });
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(12, 7, 12, 7);
    row->setSpacing(8);
    row->addWidget(title);
    row->addWidget(m_since);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_filter);
    row->addWidget(m_open);
    return head;
}

void SincePage::makeTree()
{
    m_tree = new QTreeView(m_pages);
    m_tree->setObjectName(u"changesSince"_s);
    m_tree->setAccessibleName(tr("What changed, by kind"));
    m_tree->setAccessibleDescription(tr("Enter shows the deployment in the table."));
    m_tree->setModel(&m_model);
    m_tree->setItemDelegate(new SinceDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(0);
    m_tree->setUniformRowHeights(true);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->installEventFilter(this);
    panes::mark(m_tree);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &SincePage::openMenu);
    connect(m_tree, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (m_model.isGroup(index))
            m_tree->setExpanded(index, !m_tree->isExpanded(index));
    });
    connect(m_tree, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (!m_model.isGroup(index))
            Q_EMIT showRequested(index.data(SinceModel::UrnRole).toString());
    });
}

void SincePage::setSnapshots(const std::vector<SnapshotInfo> &snapshots, const QDateTime &now)
{
    const QString chosen = chosenPath();
    m_since->clear();
    for (const SnapshotInfo &one : snapshots) {
        const qint64 days = one.day.daysTo(now.date());
        const QString day = days == 0 ? tr("today")
                          : days == 1 ? tr("yesterday")
                                      : QLocale().toString(one.day, u"d MMM yyyy"_s);
        m_since->addItem(tr("%1, %2", "a day and a time")
                             .arg(day, one.takenAt.toLocalTime().toString(u"HH:mm"_s)),
                         one.path);
    }
    m_chose = m_chose && !snapshots.empty();
    int current = m_chose ? m_since->findData(chosen) : -1;
    if (current < 0) {
        // Today's is replaced as the day goes on: what it has is hardly news.
        const bool skipsToday = snapshots.size() > 1 && snapshots.front().day == now.date();
        current = snapshots.empty() ? -1 : skipsToday ? 1 : 0;
    }
    m_since->setCurrentIndex(current);
    m_since->setEnabled(!snapshots.empty());
    m_open->setEnabled(!snapshots.empty());
    if (snapshots.empty())
        showNothing(u"history"_s, tr("Nothing to compare with yet"),
                    tr("Slipway keeps a snapshot of the catalog each day that you use it. From the "
                       "second one on, what changed is listed here."));
}

QString SincePage::chosenPath() const
{
    return m_since->currentData().toString();
}

bool SincePage::followsFilter() const
{
    return m_filter->isChecked();
}

void SincePage::setChanges(SinceModel::Changes changes, const changes::Naming &naming, int hidden,
                           const QString &filter)
{
    const QString current = m_tree->currentIndex().data(SinceModel::UrnRole).toString();
    m_model.setChanges(std::move(changes), naming);
    const QString all = changewords::number(m_model.total());
    const QString count = m_model.total() == 0 ? tr("no changes")
                        : m_model.total() == 1 ? tr("1 change")
                                               : tr("%1 changes").arg(all);
    m_count->setText(
        hidden > 0 ? tr("%1, the filter hides %2").arg(count, changewords::number(hidden)) : count);
    m_filter->setEnabled(!filter.isEmpty());
    m_filter->setToolTip(filter.isEmpty() ? tr("There is no filter")
                                          : changewords::toolTip(history::oneLine(filter, 400)));
    if (m_model.total() == 0) {
        showNothing(u"ok"_s, hidden > 0 ? tr("Nothing that the filter leaves") : tr("No changes"),
                    hidden > 0
                        ? tr("All that changed is of deployments that the filter does not show.")
                        : tr("All deployments are as they were then."));
        return;
    }
    m_pages->setCurrentWidget(m_tree);
    for (int i = 0; i < m_model.rowCount(); ++i) {
        const QModelIndex group = m_model.index(i, 0);
        m_tree->setExpanded(group, m_model.rowCount(group) <= mostOpened);
        for (int k = 0; !current.isEmpty() && k < std::min(m_model.rowCount(group), mostOpened);
             ++k) {
            const QModelIndex one = m_model.index(k, 0, group);
            if (one.data(SinceModel::UrnRole).toString() == current)
                m_tree->setCurrentIndex(one);
        }
    }
    if (!m_tree->currentIndex().isValid())
        m_tree->setCurrentIndex(m_model.index(0, 0, m_model.index(0, 0)));
}

void SincePage::setBusy()
{
    m_count->setText(tr("comparing…"));
}

void SincePage::setError(const Error &error)
{
    m_count->clear();
    m_model.setChanges(nullptr, {});
    showNothing(u"error"_s, tr("The snapshot cannot be read"), error.detail);
}

void SincePage::showNothing(const QString &icon, const QString &title, const QString &text)
{
    m_empty->setContent(icon, title, text);
    m_pages->setCurrentWidget(m_empty);
}

void SincePage::openMenu(const QPoint &at)
{
    const QModelIndex index = m_tree->indexAt(at);
    const QString urn = index.data(SinceModel::UrnRole).toString();
    if (urn.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"sinceMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(icons::icon(u"table"_s), tr("&Show in table")), &QAction::triggered,
            this, [this, urn] { Q_EMIT showRequested(urn); });
    connect(menu->addAction(icons::icon(u"history"_s), tr("&History")), &QAction::triggered, this,
            [this, urn] { Q_EMIT historyRequested(urn); });
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

bool SincePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const QModelIndex index = m_tree->currentIndex();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)
            && m_model.isGroup(index)) {
            m_tree->setExpanded(index, !m_tree->isExpanded(index));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SincePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return Q_EMIT backRequested();
    QWidget::keyPressEvent(event);
}

void SincePage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(rect(), theme.window);
    painter.fillRect(m_pages->geometry(), theme.base);
}
