// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/editing/bulkpreview.h"
#include "ui/editing/edittarget.h"
#include "ui/editing/neighbourindex.h"

#include <QMap>
#include <QWidget>

class BulkRow;
class DateField;
class FieldMessage;
class PickField;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

//! The kinds of change of a bulk edit with their fields: what they come to as wishes, and what is
//! counted of them.
class BulkFields final : public QWidget
{
    Q_OBJECT

public:
    //! \a editing outlives it.
    BulkFields(store::Editing &editing, const QDateTime &now, QWidget *parent);

    void setNow(const QDateTime &now);
    void setAffected(const QStringList &urns); //!< whom the changes would be made to
    //! The kind of change that \a aspect is about is on, and has the focus.
    void begin(const QString &aspect);
    void clear(); //!< all off, nothing typed

    //! By kind, each by itself; what misses something is not in it.
    QMap<QString, changes::Wish> wishes() const;
    //! All of them as one.
    changes::Wish wish() const;

    //! Kinds that are on and miss something, or hold what is no value.
    int unfinished() const;

    void setCounting(); //!< the counts are on their way
    void showCounts(const bulkpreview::Answer &answer, int total);
    void showPresent(const bulkpreview::Present &present);

Q_SIGNALS:
    void changed(); //!< wishes()

private:
    BulkRow *addRow(const QString &icon, const QString &title, const QString &name);
    void exclusive(BulkRow *one, BulkRow *other);
    PickField *addPicker(BulkRow *row, QVBoxLayout *column, const QString &name,
                         const QStringList &types, const QString &placeholder);
    void offer(PickField *field, const QString &name, const QStringList &types,
               const QString &text);
    void buildOwnerRows();
    void buildTagRows();
    void buildDeprecationRows();
    void buildReplacement(BulkRow *row);
    void buildOtherRows();
    void touched();
    void keep();
    void restore();
    void sayDate();
    bool isOn(const QString &name) const;
    bool isPicked(const QString &name) const;
    bool isDeprecationFinished() const;
    void wantPeopleAndTags(QMap<QString, changes::Wish> &result) const;
    void wantDeprecation(QMap<QString, changes::Wish> &result) const;

    store::Editing &m_editing;
    QDateTime m_now;
    QMap<QString, BulkRow *> m_rows;
    QMap<QString, QString> m_picked; //!< URN by the picker's name
    QMap<QString, NeighbourIndex> m_indexes; //!< by the picker's name
    QComboBox *m_role = nullptr;
    QComboBox *m_ownersThere = nullptr;
    QComboBox *m_tagsThere = nullptr;
    DateField *m_date = nullptr;
    std::optional<qint64> m_dateMs;
    QCheckBox *m_keepsDates = nullptr;
    QPlainTextEdit *m_note = nullptr;
    FieldMessage *m_past = nullptr;
    FieldMessage *m_noReplacement = nullptr;
    class ReplacementField *m_replacement = nullptr;
    bool m_restoring = false;
    QLineEdit *m_key = nullptr;
    QLineEdit *m_value = nullptr;
    QLineEdit *m_goneKey = nullptr;
};
