// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/editing/bulkpreview.h"
#include "ui/editing/edittarget.h"
#include "ui/editing/neighbourindex.h"

#include <QMap>
#include <QTimer>
#include <QWidget>

class BulkRow;
class FieldMessage;
class PickField;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QSettings;
class Segments;

//! Changes many deployments at once: each kind of change is off until its box is set, and says how
//! many it would really change. Nothing is staged before the button is pressed, and then as one
//! step.
class BulkForm final : public QWidget
{
    Q_OBJECT

public:
    explicit BulkForm(QSettings &settings, QWidget *parent = nullptr);
    ~BulkForm() override;

    //! Null: none. \a editing outlives this or is taken away by another call.
    void setEditing(store::Editing *editing);
    //! \a selected are edited, or, when that is chosen, all of \a matching.
    void edit(const QStringList &selected, const QStringList &matching);
    //! Takes the focus; the kind of change that \a aspect is about is on.
    void begin(const QString &aspect);
    void setNow(const QDateTime &now) { m_now = now; }

Q_SIGNALS:
    void closed();
    void staged(int deployments);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildHead(class QVBoxLayout *column);
    void buildRows();
    void buildOwnerRows();
    void buildTagRows();
    void buildDeprecationRows();
    void buildOtherRows();
    void buildFoot(class QVBoxLayout *column);
    BulkRow *addRow(const QString &icon, const QString &title, const QString &name);
    void exclusive(BulkRow *one, BulkRow *other);
    PickField *addPicker(BulkRow *row, const QString &name, const QStringList &types,
                         const QString &placeholder, bool canMake);
    void askAgain();
    void take(const bulkpreview::Answer &answer);
    void showPresent(const bulkpreview::Present &present);
    QMap<QString, changes::Wish> wishes() const;
    changes::Wish wish() const;
    const QStringList &affected() const;
    void stage();
    bulkpreview::Question question() const;
    std::optional<qint64> date() const;
    void sayDate();

    store::Editing *m_editing = nullptr;
    QDateTime m_now;
    QStringList m_selected;
    QStringList m_matching;
    QMap<QString, BulkRow *> m_rows;
    QMap<QString, QString> m_picked; //!< URN by the picker's name
    QMap<QString, NeighbourIndex> m_indexes; //!< by the picker's name
    QLabel *m_title;
    QLabel *m_summary;
    Segments *m_scope;
    QScrollArea *m_scroll;
    QComboBox *m_role = nullptr;
    QComboBox *m_ownersThere = nullptr;
    QComboBox *m_tagsThere = nullptr;
    QLineEdit *m_day = nullptr;
    FieldMessage *m_dayMessage = nullptr;
    QCheckBox *m_keepsDates = nullptr;
    QPlainTextEdit *m_note = nullptr;
    FieldMessage *m_noReplacement = nullptr;
    QLineEdit *m_key = nullptr;
    QLineEdit *m_value = nullptr;
    QLineEdit *m_goneKey = nullptr;
    QLabel *m_sum;
    QPushButton *m_add;
    QTimer m_soon;
    int m_asked = 0; //!< the latest question wins
};
