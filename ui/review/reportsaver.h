// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/report/report.h"
#include "models/review/reviewer.h"

#include <QObject>
#include <QUrl>

class QMenu;

//! The menu of reports: asks where one is to be put, and makes it in a worker.
class ReportSaver final : public QObject
{
    Q_OBJECT

public:
    enum class Format { Html, Pdf, Csv, Json, Calendar };

    //! Both outlive it. \a menu is filled each time it opens.
    ReportSaver(review::Reviewer &reviewer, QMenu &menu);

    //! What reports say of themselves.
    void setOrigin(const review::ReportOrigin &origin) { m_origin = origin; }

    void save(Format format, const QString &path);

Q_SIGNALS:
    void saved(const QString &path);
    void failed(const QString &path, const QString &why);
    void mailRequested(const QUrl &draft);

private:
    void fill();
    void addOwners(QMenu &menu);
    void ask(Format format);

    review::Reviewer &m_reviewer;
    QMenu &m_menu;
    review::ReportOrigin m_origin;
};
