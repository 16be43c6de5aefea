// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/editing/bulkpreview.h"

#include "models/store/editing.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class BulkFields;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;
class Segments;

//! Changes many deployments at once: each kind of change is off until its box is set, and says how
//! many it would really change. Nothing is staged before the button is pressed, and then as one
//! step.
class BulkForm final : public QWidget
{
    Q_OBJECT

public:
    explicit BulkForm(QWidget *parent = nullptr);
    ~BulkForm() override;

    //! Null: none. \a editing outlives this or is taken away by another call.
    void setEditing(store::Editing *editing);
    //! \a selected are edited, or, when that is chosen, all of \a matching.
    void edit(const QStringList &selected, const QStringList &matching);
    //! Takes the focus; the kind of change that \a aspect is about is on.
    void begin(const QString &aspect);
    void setNow(const QDateTime &now);

Q_SIGNALS:
    void closed();
    void staged(int deployments);
    //! What it would do to each deployment, for whoever shows them; null when it is hidden.
    void previewChanged(const items::RowChanges &changes);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildHead(QVBoxLayout *column);
    void buildFoot(QVBoxLayout *column);
    void askAgain();
    void askWhatIsThere();
    void preview(const bulkpreview::Question &question);
    void take(const bulkpreview::Answer &answer);
    void takePresent(const bulkpreview::Present &present);
    const QStringList &affected() const;
    void stage();
    bulkpreview::Question question() const;

    store::Editing *m_editing = nullptr;
    QDateTime m_now;
    QStringList m_selected;
    QStringList m_matching;
    BulkFields *m_fields = nullptr; //!< null without an editing
    QLabel *m_title;
    QLabel *m_summary;
    Segments *m_scope;
    QScrollArea *m_scroll;
    QLabel *m_sum;
    QPushButton *m_add;
    QTimer m_soon;
    QTimer m_soonPresent;
    int m_asked = 0; //!< the latest question wins
    int m_askedPresent = 0;
};
