// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>
#include <QColor>

//! A tag in the field of tags. Space or a click takes it off, or puts it back; Delete and Backspace
//! do, too.
class EditChip final : public QAbstractButton
{
    Q_OBJECT

public:
    enum class State { Same, Added, Removed };

    EditChip(const QString &urn, const QString &name, const QColor &color, State state,
             bool readOnly, QWidget *parent);

    const QString &urn() const { return m_urn; }
    State state() const { return m_state; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    //! The arrow keys: -1 to the chip before, +1 to what follows.
    void stepped(int by);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_urn;
    QString m_name;
    QColor m_color;
    State m_state;
    bool m_readOnly;
};
