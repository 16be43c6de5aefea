// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/focus.h"

#include <QWidget>

namespace {

bool takesTab(const QWidget *widget)
{
    return (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && widget->isEnabled();
}

} // namespace

void focusInto(QWidget *page)
{
    if (page->focusProxy())
        return page->setFocus(Qt::OtherFocusReason);
    if (page->window()->focusWidget() && page->isAncestorOf(page->window()->focusWidget()))
        return;
    for (QWidget *widget = page->nextInFocusChain(); widget != page;
         widget = widget->nextInFocusChain()) {
        if (page->isAncestorOf(widget) && takesTab(widget) && widget->isVisibleTo(page))
            return widget->setFocus(Qt::OtherFocusReason);
    }
}
