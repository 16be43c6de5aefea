// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/wish.h"
#include "models/items/deploymentquery.h"
#include "models/review/reviewer.h"
#include "models/settings/reviewsettings.h"
#include "models/store/catalogstore.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

class ChecksDialog;
class DeploymentsPage;
class MainWindow;
class QSettings;
class ReportSaver;
class ReviewPage;

//! The review in the window: asks the reviewer whenever filter, catalog, settings or the day
//! change, and leads what its page wants to where it is done.
class ReviewControl final : public QObject
{
    Q_OBJECT

public:
    //! All outlive it. \a deployments is where a deployment is shown among all.
    ReviewControl(MainWindow &window, const QString &deploymentsId, DeploymentsPage &deployments,
                  DeploymentQuery &query, QSettings &settings);
    ~ReviewControl() override;

    //! Null before a store goes.
    void setStore(store::CatalogStore *store);
    bool isShown() const;

Q_SIGNALS:
    void openUrlRequested(const QUrl &url);
    void connectionsRequested();
    //! To be staged as one step.
    void wishRequested(const QStringList &urns, const changes::Wish &wish, const QString &title);
    void statusTextChanged(const QString &text); //!< of the page, while it is shown

private:
    void connectPage();
    void readChoices();
    void takeChoices(const ReviewChoices &choices);
    void ask();
    void askIfShown();
    void countOverdue();
    void showState();
    void showChecks();
    void act(const QString &id);
    void pageChanged(const QString &id);
    QString serverName() const;
    QString settingsKey() const;
    review::Context context() const;

    MainWindow &m_window;
    const QString m_deploymentsId;
    DeploymentsPage &m_deployments;
    DeploymentQuery &m_query;
    QSettings &m_settings;
    QPointer<store::CatalogStore> m_store;
    review::Reviewer m_reviewer;
    ReviewPage *m_page; //!< the window's
    ReportSaver *m_reports;
    QPointer<ChecksDialog> m_checks;
    ReviewChoices m_choices;
    review::ClashRules m_clashRules;
    bool m_stale = true; //!< what the page shows is not of what is there
    QTimer m_clock; //!< dates pass while one looks at them
};
