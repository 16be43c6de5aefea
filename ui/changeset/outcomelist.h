// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/editing.h"
#include "ui/common/tone.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QStyledItemDelegate>
#include <QTimer>

//! What came of applying, by entity: what needs the user, what failed, what was applied by the last
//! apply. Heads stand among the rows.
class OutcomeModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Kind { Head, Conflict, Failed, Applied };
    enum Role {
        KindRole = Qt::UserRole + 1, //!< int(Kind)
        UrnRole,
        WordsRole, //!< the second line; of a head its count
        ToneRole, //!< int(Tone)
        IconRole, //!< of a head
        EnvironmentRole,
        ProductionRole,
    };

    explicit OutcomeModel(QObject *parent = nullptr);

    void setEditing(store::Editing *editing);
    int rowOf(const QString &urn, Kind kind) const; //!< -1: none
    QStringList conflicts() const { return m_conflicts; } //!< URNs, in order
    int failedCount() const { return m_failed; } //!< entities

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        Kind kind = Kind::Head;
        QString urn;
        QString title;
        QString words;
        QString icon;
        Tone tone = Tone::Neutral;
        bool operator==(const Row &) const = default;
    };
    void reload();
    void addApplied(std::vector<Row> &rows) const;

    QPointer<store::Editing> m_editing;
    std::vector<Row> m_rows;
    QStringList m_conflicts;
    int m_failed = 0;
    QTimer m_soon;
};

class OutcomeDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};
