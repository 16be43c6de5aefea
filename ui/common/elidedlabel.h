// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/tone.h"

#include <QFrame>

//! A line of plain text that is cut where there is no room, with the whole in the tooltip (only
//! then) and for screen readers. Never rich text: what a server wrote stays what it wrote.
class ElidedLabel : public QFrame
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    explicit ElidedLabel(const QString &text, QWidget *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);
    //! The tooltip where the text is not cut; empty by default.
    void setHint(const QString &hint);
    void setElideMode(Qt::TextElideMode mode);
    void setAlignment(Qt::Alignment alignment);
    //! Muted instead of text colour.
    void setMuted(bool muted);
    //! Ink of a tone; Neutral with setMuted(false) is the text colour.
    void setTone(Tone tone);

    bool isElided() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QColor ink() const;

    QString m_text;
    QString m_hint;
    Qt::TextElideMode m_mode = Qt::ElideRight;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
    Tone m_tone = Tone::Neutral;
    bool m_muted = false;
};
