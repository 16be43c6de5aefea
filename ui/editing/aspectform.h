// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/editing/edittarget.h"

#include <QWidget>

//! A part of the panel that edits some aspects of one entity. Lives as long as that entity is
//! edited; every valid edit goes into the change set at once.
class AspectForm : public QWidget
{
    Q_OBJECT

public:
    AspectForm(const EditTarget &target, QWidget *parent) : QWidget(parent), m_target(target) { }

    //! Shows what the aspects are now. What has the cursor keeps it, and text that is being typed
    //! stays unless the set has another value for it.
    virtual void refresh() = 0;
    //! Hears and asks nothing any more: another page is shown, and this one is deleted a moment
    //! later, by when the connection may be gone.
    virtual void letGo() { disconnect(m_target.editing, nullptr, this, nullptr); }
    void setNow(const QDateTime &now)
    {
        m_target.now = now;
        refresh();
    }

Q_SIGNALS:
    void openUrlRequested(const QUrl &url);

protected:
    const EditTarget &target() const { return m_target; }

private:
    EditTarget m_target;
};
