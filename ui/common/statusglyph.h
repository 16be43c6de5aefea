// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

//! The mark of a status as a picture; its word is the accessible name.
class StatusGlyph final : public QWidget
{
    Q_OBJECT

public:
    //! \a symbol as on the wire, \a size in logical pixels.
    StatusGlyph(const QString &symbol, int size, QWidget *parent);
    void setSymbol(const QString &symbol);

    QSize sizeHint() const override { return {m_size, m_size}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_symbol;
    int m_size;
};
