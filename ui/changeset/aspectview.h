// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/editing.h"

#include <QDateTime>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class DiffView;
class ElidedLabel;
class QLabel;
class QPushButton;
class Badge;

//! The right half of the change set's pane: the aspect of one edit as it is on the server and as it
//! will be, and how the edit stands. Reads the aspect from the server where only the catalog's idea
//! of it is known.
class AspectView final : public QWidget
{
    Q_OBJECT

public:
    explicit AspectView(QWidget *parent = nullptr);

    void setEditing(store::Editing *editing);
    void setNow(const QDateTime &now) { m_now = now; }

    struct Shown
    {
        changes::AspectEdit edit; //!< with an empty delta: nothing is shown
        bool applied = false;
        int position = 0; //!< from 1 on
        int total = 0;
    };
    void show(const Shown &shown);
    DiffView *diff() const { return m_diff; }

Q_SIGNALS:
    void conflictsRequested(const QString &urn);
    void retryRequested(const changes::EditKey &key);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh(bool keepsPlace);
    void placeHead(int middle);
    QString standing(const store::Present &present) const;

    QPointer<store::Editing> m_editing;
    QDateTime m_now;
    Shown m_shown;
    QTimer m_readSoon;
    QLabel *m_leftAspect;
    ElidedLabel *m_leftWords;
    QLabel *m_rightAspect;
    ElidedLabel *m_rightWords;
    QLabel *m_place;
    QWidget *m_left;
    QWidget *m_head;
    QWidget *m_reasonRow;
    class Glyph *m_reasonMark;
    ElidedLabel *m_reason;
    QPushButton *m_remedy;
    DiffView *m_diff;
};
