// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

//! The drawing of a platform, or a frame with two initials of its name.
class PlatformGlyph final : public QWidget
{
    Q_OBJECT

public:
    PlatformGlyph(int size, QWidget *parent);

    //! \a platform: an id such as sagemaker.
    void set(const QString &platform, const QString &name);
    QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_size;
    QString m_platform;
    QString m_name;
};
