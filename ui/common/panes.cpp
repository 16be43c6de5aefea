// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/panes.h"

#include <QApplication>
#include <QVariant>

#include <algorithm>

namespace panes {

namespace {

constexpr char property[] = "slipwayPane";

//! Rows of panes are told apart coarsely: what begins within a few pixels of height is one row.
bool before(const QWidget *root, const QWidget *a, const QWidget *b)
{
    const QPoint first = a->mapTo(root, QPoint(0, 0));
    const QPoint second = b->mapTo(root, QPoint(0, 0));
    constexpr int sameRow = 8;
    if (qAbs(first.y() - second.y()) > sameRow)
        return first.y() < second.y();
    return first.x() < second.x();
}

} // namespace

void mark(QWidget *widget)
{
    widget->setProperty(property, true);
}

QList<QWidget *> visible(QWidget *root)
{
    QList<QWidget *> found;
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        if (widget->property(property).toBool() && widget->isVisibleTo(root) && widget->isEnabled()
            && widget->window() == root)
            found.append(widget);
    }
    std::stable_sort(found.begin(), found.end(),
                     [root](const QWidget *a, const QWidget *b) { return before(root, a, b); });
    return found;
}

bool walk(QWidget *root, bool forward)
{
    const QList<QWidget *> all = visible(root);
    if (all.isEmpty())
        return false;
    const QWidget *focus = QApplication::focusWidget();
    qsizetype here = -1;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (focus && (all.at(i) == focus || all.at(i)->isAncestorOf(focus)))
            here = i;
    }
    const qsizetype count = all.size();
    const qsizetype next
        = here < 0 ? (forward ? 0 : count - 1) : (here + (forward ? 1 : count - 1)) % count;
    all.at(next)->setFocus(forward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

} // namespace panes
