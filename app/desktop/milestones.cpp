// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/milestones.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QEvent>
#include <QLoggingCategory>
#include <QTableView>
#include <QTimer>

namespace {

Q_LOGGING_CATEGORY(logStart, "slipway.start", QtWarningMsg)

} // namespace

bool Milestones::areWanted()
{
    return logStart().isInfoEnabled();
}

Milestones::Milestones(QWidget &window) : m_window(window)
{
    qApp->installEventFilter(this);
}

void Milestones::catalogComplete(qint64 deployments, qint64 bytes)
{
    if (!std::exchange(m_completeTold, true))
        qCInfo(logStart).noquote()
            << "complete" << deployments << "deployments" << bytes << "bytes";
}

bool Milestones::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Paint || !watched->isWidgetType())
        return false;
    auto *widget = static_cast<QWidget *>(watched);
    if (widget->window() != &m_window)
        return false;
    // The timer fires when all that waits to be painted has been.
    if (!std::exchange(m_windowTold, true))
        QTimer::singleShot(0, this, [] { qCInfo(logStart) << "window painted"; });
    const auto *table = qobject_cast<QTableView *>(widget->parentWidget());
    if (!m_rowsTold && table && table->viewport() == widget && table->model()
        && table->model()->rowCount() > 0) {
        m_rowsTold = true;
        QTimer::singleShot(0, this, [] { qCInfo(logStart) << "rows painted"; });
    }
    return false;
}
