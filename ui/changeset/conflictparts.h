// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/changeset/conflictmodel.h"

#include <QWidget>

//! Whose conflict is shown: name, environment, status.
class EntityTitle final : public QWidget
{
    Q_OBJECT

public:
    explicit EntityTitle(QWidget *parent);

    void set(const store::Editing *editing, const QString &urn);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QString m_environment;
    QString m_status; //!< as on the wire
    bool m_production = false;
};

//! What will be written, a line per aspect.
class PlanList final : public QWidget
{
    Q_OBJECT

public:
    explicit PlanList(QWidget *parent);

    void set(std::vector<ConflictModel::Plan> plans);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int lineHeight() const;

    std::vector<ConflictModel::Plan> m_plans;
};
