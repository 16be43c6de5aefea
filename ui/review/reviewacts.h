// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changes/wish.h"
#include "models/review/reviewer.h"

#include <QObject>

class QMenu;

//! What can be done about a deployment under review: other dates, replacements and owners to choose
//! from, each of which becomes an edit that waits to be sent.
class ReviewActs final : public QObject
{
    Q_OBJECT

public:
    explicit ReviewActs(QObject *parent = nullptr);

    void show(const review::Reviewer::AnswerPtr &answer, std::optional<catalog::Row> row);

    void fillDates(QMenu &menu);
    void fillReplacements(QMenu &menu);
    void fillOwners(QMenu &menu);
    //! Another day for \a row, at the time of day that it has.
    void moveTo(catalog::Row row, const QDate &day);
    void softDelete();

    //! Deployments that could take over: in service, of the same model and environment, neither
    //! deprecated nor removed; at most \a atMost.
    static std::vector<catalog::Row> successors(const catalog::Catalog &catalog, catalog::Row row,
                                                std::size_t atMost);

Q_SIGNALS:
    void wishRequested(const QStringList &urns, const changes::Wish &wish, const QString &title);
    void editRequested(const QStringList &urns, const QString &aspect);

private:
    void wish(const changes::Wish &wish, const QString &title);
    void addOther(QMenu &menu, const QString &text, const QString &aspect);
    QStringList ownersNearby() const;

    review::Reviewer::AnswerPtr m_answer;
    std::optional<catalog::Row> m_row;
};
