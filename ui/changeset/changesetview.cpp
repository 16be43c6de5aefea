// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changeset/changesetview.h"

#include "ui/changeset/changesetdelegate.h"
#include "ui/changeset/changesetmodel.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QScrollBar>

using namespace Qt::Literals::StringLiterals;

ChangeSetView::ChangeSetView(ChangeSetModel &model, QWidget *parent)
    : QTreeView(parent), m_model(model)
{
    setObjectName(u"changes"_s);
    setAccessibleName(tr("Changes that wait"));
    setAccessibleDescription(
        tr("Space takes a deployment out of the next apply or puts it back, Delete drops a change, "
           "Enter shows the deployment in the table."));
    setModel(&model);
    setItemDelegate(new ChangeSetDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setHeaderHidden(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    header()->setStretchLastSection(true);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &ChangeSetView::keepPlace);
    connect(&model, &QAbstractItemModel::modelReset, this, &ChangeSetView::restorePlace);
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &above) {
        if (!above.isValid())
            openSoon();
        if (!currentIndex().isValid())
            setCurrentIndex(m_model.index(0, 0));
    });
    expandAll();
}

//! Once for all rows that come in one turn: opening them one by one lays all out each time.
void ChangeSetView::openSoon()
{
    if (m_opening)
        return;
    m_opening = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_opening = false;
            expandAll();
        },
        Qt::QueuedConnection);
}

void ChangeSetView::keepPlace()
{
    const QModelIndex current = currentIndex();
    m_scroll = verticalScrollBar()->value();
    m_urn = current.data(ChangeSetModel::UrnRole).toString();
    m_row = current.parent().isValid() ? current.parent().row() : current.row();
    m_line = current.parent().isValid() ? current.row() : -1;
}

void ChangeSetView::restorePlace()
{
    expandAll();
    const int count = m_model.rowCount();
    QModelIndex entity = m_model.indexOf(m_urn);
    if (!entity.isValid() && count > 0)
        entity = m_model.index(qBound(0, m_row, count - 1), 0);
    const int line = qMin(m_line, m_model.rowCount(entity) - 1);
    setCurrentIndex(line < 0 ? entity : m_model.index(line, 0, entity));
    verticalScrollBar()->setValue(m_scroll);
    Q_EMIT currentMoved();
}

void ChangeSetView::toggle(const QModelIndex &index)
{
    const QModelIndex entity = index.parent().isValid() ? index.parent() : index;
    if (entity.isValid() && !m_model.isApplied(entity))
        m_model.setData(entity,
                        entity.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked
                                                                               : Qt::Checked,
                        Qt::CheckStateRole);
}

void ChangeSetView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    switch (event->key()) {
    case Qt::Key_Space:
        return toggle(current);
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (current.isValid())
            Q_EMIT dropRequested(current);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier) {
            if (current.isValid())
                Q_EMIT showRequested(current);
            return;
        }
        break;
    case Qt::Key_Left: // closes a branch in other trees
        if (current.parent().isValid())
            setCurrentIndex(current.parent());
        return;
    default:
        break;
    }
    QTreeView::keyPressEvent(event);
}

void ChangeSetView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool onBox = index.isValid() && !index.parent().isValid()
                    && event->button() == Qt::LeftButton
                    && ChangeSetDelegate::boxRect(QRectF(visualRect(index)))
                           .adjusted(-6, -6, 4, 6)
                           .contains(event->position());
    QTreeView::mousePressEvent(event);
    if (onBox)
        toggle(index);
}

void ChangeSetView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && event->position().x() > 30)
        Q_EMIT showRequested(index);
}

void ChangeSetView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    Q_EMIT menuRequested(
        index, byMouse ? event->globalPos()
                       : viewport()->mapToGlobal(visualRect(index).bottomLeft() + QPoint(40, 0)));
}

void ChangeSetView::focusInEvent(QFocusEvent *event)
{
    QTreeView::focusInEvent(event);
    if (!currentIndex().isValid())
        setCurrentIndex(m_model.index(0, 0));
    viewport()->update();
}

void ChangeSetView::focusOutEvent(QFocusEvent *event)
{
    QTreeView::focusOutEvent(event);
    viewport()->update();
}

void ChangeSetView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    Q_EMIT currentMoved();
}
